//! What can be wrong with a policy or an answers file, said so that whoever wrote it can mend it.

use std::fmt;

/// One fault: where it is, what is wrong, what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path in the file, such as `measures[0].parts[1].amount.share.rate`; empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub wrong: String,
    /// What would be right.
    pub remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            wrong,
            remedy,
        } = self;
        let separator = if path.is_empty() { "" } else { ": " };
        write!(f, "{path}{separator}{wrong}\n    {remedy}")
    }
}

/// The longest piece of a file that a message repeats.
const SHOWN: usize = 60;
/// How many names a remedy lists.
const LISTED: usize = 8;

/// A piece of a file as a message repeats it: short, without what cannot be seen.
pub(super) fn shown(text: &str) -> String {
    let mut short: String = text.escape_debug().take(SHOWN).collect();
    if text.escape_debug().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

/// Which name was meant, or else which there are.
pub(super) fn which<'a>(unknown: &str, known: impl Iterator<Item = &'a str>) -> String {
    let unknown: Vec<char> = unknown.chars().take(SHOWN + 1).collect();
    let (mut all, mut best): (Vec<&str>, Option<(usize, &str)>) = (Vec::new(), None);
    for name in known {
        if unknown.len() <= SHOWN {
            let steps = distance(&unknown, name);
            if best.is_none_or(|(least, _)| steps < least) {
                best = Some((steps, name));
            }
        }
        if all.len() <= LISTED {
            all.push(name);
        }
    }
    match best {
        Some((steps, name)) if steps <= 1 + unknown.len() / 4 => {
            format!("Did you mean `{name}`?")
        }
        _ if all.is_empty() => "There is none at all yet: add it first.".into(),
        _ => {
            let more = if all.len() > LISTED { ", …" } else { "" };
            all.truncate(LISTED);
            format!("There are: {}{more}.", all.join(", "))
        }
    }
}

/// How many letters must change to make one name the other.
fn distance(one: &[char], other: &str) -> usize {
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (line, letter) in other.chars().enumerate() {
        let mut corner = line;
        let mut left = line + 1;
        for (place, own) in one.iter().enumerate() {
            let above = row.get(place + 1).copied().unwrap_or_default();
            let here = (corner + usize::from(*own != letter))
                .min(above + 1)
                .min(left + 1);
            if let Some(cell) = row.get_mut(place) {
                *cell = left;
            }
            corner = above;
            left = here;
        }
        if let Some(cell) = row.last_mut() {
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_the_one_that_was_meant() {
        let names = ["days", "people", "share_rate"];
        let which = |unknown| which(unknown, names.into_iter());
        assert_eq!(which("day"), "Did you mean `days`?");
        assert_eq!(which("poeple"), "Did you mean `people`?");
        assert_eq!(which("sharerate"), "Did you mean `share_rate`?");
        assert_eq!(which("budget"), "There are: days, people, share_rate.");
    }

    #[test]
    fn the_distance_counts_letters() {
        let steps = |one: &str, other| distance(&one.chars().collect::<Vec<_>>(), other);
        assert_eq!(steps("kitten", "sitting"), 3);
        assert_eq!(steps("", "abc"), 3);
        assert_eq!(steps("abc", ""), 3);
        assert_eq!(steps("same", "same"), 0);
    }
}

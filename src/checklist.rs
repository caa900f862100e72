//! What is ticked on the crew's checklist as a device keeps it. Pure: which line means what is not known here.
//!
//! The kept text is `checklist <format> <ids> <checksum>`, with a comma before and after each id. The checksum tells a
//! text that was cut off or changed from one that was kept.
//!
//! In a link the ids would be long: there the lines that have a place in [`CODED`] are bits of a few letters.

use crate::domain::{Ids, checksum};

/// Where a device keeps it.
pub const KEPT: &str = "checklist";

/// What every kept text begins with. The number is counted up when the text is written differently.
const HEAD: &str = "checklist 1 ";

/// The lines whose ticks are bits in a link, by their place. A place is for good: links hold it. A new line goes to the
/// end; one that is not here goes into links with its id.
pub const CODED: [&str; 43] = [
    "status-of-sites",
    "booking",
    "fit-of-scenes",
    "subsidies",
    "filing-early",
    "script-programmes",
    "script-copyright",
    "locations-list",
    "outside-district",
    "trains",
    "flights",
    "shuttle",
    "rooms",
    "insure",
    "contracts",
    "breakdown",
    "last-leg",
    "free-nights",
    "window-visit",
    "site-check",
    "services-on-site",
    "parking",
    "safety-meeting",
    "call-sheets",
    "receipts",
    "location-proof",
    "local-theme",
    "extras",
    "graduates",
    "backups",
    "special-care",
    "leave-clean",
    "release-conditions",
    "review-time",
    "views-record",
    "overseas",
    "claim",
    "credits",
    "archive",
    "keep-receipts",
    "location-log",
    "subject-notes",
    "separate-accounts",
];

/// Before the letters of the bits; no id begins with it.
const BITS: char = '.';

/// Six bits a letter.
const LETTERS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/// What is ticked, as a link holds it; none where nothing is.
pub fn coded(done: &Ids) -> Option<String> {
    let mut letters = Vec::new();
    for places in CODED.chunks(6) {
        let bits = places.iter().enumerate();
        let bits = bits.map(|(bit, id)| usize::from(done.has(id)) << bit).sum();
        letters.extend(LETTERS.get::<usize>(bits).copied().map(char::from));
    }
    let bits: String = letters.into_iter().collect();
    let bits = bits.trim_end_matches('0');
    let others = done.ids().filter(|id| !CODED.contains(id));
    let bits = (!bits.is_empty()).then(|| format!("{BITS}{bits}"));
    let parts: Vec<String> = bits.into_iter().chain(others.map(String::from)).collect();
    (!parts.is_empty()).then(|| parts.join(","))
}

/// Adds what a link holds, as bits or, in links of before, as ids. Hands back what is neither.
pub fn gather(done: &mut Ids, text: &str) -> Vec<String> {
    let mut refused = Vec::new();
    for part in text.split(',') {
        let Some(bits) = part.strip_prefix(BITS) else {
            refused.extend(done.gather(part));
            continue;
        };
        let letter = |letter: u8| LETTERS.iter().position(|one| *one == letter);
        let letters: Option<Vec<usize>> = bits.bytes().map(letter).collect();
        let letters = letters.unwrap_or_default();
        let mut is_known = !letters.is_empty();
        for (at, bits) in letters.into_iter().enumerate() {
            for bit in (0..6).filter(|bit| bits >> bit & 1 == 1) {
                match CODED.get(at * 6 + bit) {
                    Some(id) => is_known &= done.pick(id),
                    None => is_known = false,
                }
            }
        }
        if !is_known {
            refused.push(part.to_owned());
        }
    }
    refused
}

/// The lines that are ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks(pub Ids);

impl Ticks {
    /// Reads a kept text; none where it is not what was kept, or was kept by another version of the site.
    pub fn read(text: &str) -> Option<Self> {
        // The ids hold no space, so whatever follows one is not theirs.
        let end = text.bytes().rposition(|byte| byte == b' ')?;
        let ticks = Self(Ids::read(text.get(HEAD.len()..end)?));
        (ticks.keep().as_deref() == Some(text)).then_some(ticks)
    }

    /// The text to keep; none where nothing is ticked.
    pub fn keep(&self) -> Option<String> {
        let ids = [",", &self.0.written()?, ","].concat();
        let sum = checksum(HEAD, &ids).to_string();
        Some([HEAD, &ids, " ", &sum].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(ids: &[&str]) -> Ticks {
        let mut ticks = Ticks::default();
        for id in ids {
            ticks.0.pick(id);
        }
        ticks
    }

    #[test]
    fn what_is_kept_is_read_again() {
        for ids in [&["a"][..], &["b", "a"], &["route", "where-to-sleep"]] {
            let before = ticks(ids);
            let kept = before.keep().expect("something is ticked");
            assert_eq!(Ticks::read(&kept), Some(before), "{kept}");
        }
        assert_eq!(ticks(&[]).keep(), None);
    }

    #[test]
    fn ticks_are_a_few_letters_of_a_link_and_come_back() {
        let mut all = Ids::default();
        for id in CODED {
            let mut one = Ids::default();
            one.pick(id);
            all.pick(id);
            for ids in [&one, &all] {
                let text = coded(ids).expect("something is ticked");
                assert!(text.len() <= 1 + CODED.len().div_ceil(6), "{text}");
                let mut again = Ids::default();
                assert_eq!(gather(&mut again, &text), [""; 0], "{text}");
                assert_eq!(&again, ids, "{text}");
            }
        }
        assert_eq!(all.ids().len(), CODED.len(), "each has one place");
        assert_eq!(coded(&Ids::default()), None);
    }

    #[test]
    fn a_line_without_a_place_goes_with_its_id_and_old_links_are_read() {
        let mut done = Ids::default();
        let refused = gather(&mut done, "rooms,new-line,.!,booking,.zzzzzzzz");
        assert_eq!(refused, [".!", ".zzzzzzzz"]);
        for id in ["rooms", "new-line", "booking"] {
            assert!(done.has(id), "{id}");
        }
        let mut done = Ids::default();
        assert_eq!(gather(&mut done, "new-line,status-of-sites"), [""; 0]);
        assert_eq!(coded(&done).as_deref(), Some(".1,new-line"));
    }

    #[test]
    fn a_text_that_was_cut_or_changed_is_not_read() {
        let kept = ticks(&["before-a", "before-b"]).keep().expect("two ticks");
        for cut in 0..kept.len() {
            assert_eq!(Ticks::read(&kept[..cut]), None, "{cut}");
        }
        for (from, to) in [("-a", "-c"), (" 1 ", " 2 "), ("check", "other")] {
            assert!(kept.contains(from));
            assert_eq!(Ticks::read(&kept.replacen(from, to, 1)), None, "{from}");
        }
    }

    #[test]
    fn the_format_stays_what_devices_hold() {
        let kept = ticks(&["rooms", "trains"]).keep();
        assert_eq!(
            kept.as_deref(),
            Some("checklist 1 ,rooms,trains, 2782649481")
        );
    }
}

//! Links: with the name of an event, without what was entered.

use crate::routes::EVENT;

/// The most characters of an event's name: in Chinese, each takes nine of the link's.
pub const LONGEST_EVENT: usize = 20;

/// The name of an event as it was typed, fit for a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// The name; empty where none was typed.
    pub name: String,
    /// Whether it was longer.
    pub is_cut: bool,
    /// Whether it held signs that nobody sees.
    pub is_cleaned: bool,
}

impl Event {
    /// Reads what was typed: spaces together, nothing invisible, no more than fits.
    pub fn read(typed: &str) -> Self {
        let mut seen = String::new();
        let mut rest = typed.chars().peekable();
        while let Some(c) = rest.next() {
            let is_kept = match c {
                JOINER => {
                    seen.ends_with(is_picture) && rest.peek().is_some_and(|next| is_picture(*next))
                }
                PICTURE => seen.ends_with(|before: char| !before.is_alphanumeric()),
                c => !is_invisible(c),
            };
            if is_kept {
                seen.push(c);
            }
        }
        let words: Vec<&str> = seen.split_whitespace().collect();
        let whole = words.join(" ");
        let name: String = whole.chars().take(LONGEST_EVENT).collect();
        Self {
            is_cut: name.len() < whole.len(),
            is_cleaned: seen.len() < typed.len(),
            name: name.trim_end_matches([' ', JOINER]).into(),
        }
    }

    /// An address with this event in its query.
    pub fn tag(&self, address: &str) -> String {
        if self.name.is_empty() {
            return address.into();
        }
        let value: String = form_urlencoded::byte_serialize(self.name.as_bytes()).collect();
        format!("{address}?{EVENT}={value}")
    }
}

/// Joins small pictures to one: a family of its members.
const JOINER: char = '\u{200d}';

/// Asks for the sign before it as a small picture.
const PICTURE: char = '\u{fe0f}';

/// Whether a small picture may end or begin here: a sign that is no letter, or what changes the one before it.
fn is_picture(c: char) -> bool {
    c == PICTURE || (c >= '\u{2190}' && !c.is_alphanumeric() && !is_invisible(c))
}

/// Controls, and what nobody sees: a name can hide behind it. Unicode's property `Default_Ignorable_Code_Point`
/// (DerivedCoreProperties.txt), and the blank of Braille.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether an address holds what was entered: a fragment with a key and a value, not the name of an anchor.
pub(super) fn holds_answers(address: &str) -> bool {
    address
        .split_once('#')
        .is_some_and(|(_, fragment)| fragment.contains('='))
}

/// An address without its fragment.
pub(super) fn without_fragment(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_stands_in_the_query_whatever_its_letters() {
        let tagged = |typed: &str| Event::read(typed).tag("https://a.cn/plan/");
        assert_eq!(tagged(""), "https://a.cn/plan/");
        assert_eq!(tagged("   "), "https://a.cn/plan/");
        assert_eq!(tagged("fair-26"), "https://a.cn/plan/?e=fair-26");
        assert_eq!(
            tagged(" 短剧  展 "),
            "https://a.cn/plan/?e=%E7%9F%AD%E5%89%A7+%E5%B1%95"
        );
        // Nothing of it can end the query, begin another key or a fragment, or become markup.
        assert_eq!(
            tagged("a&q=1#b<>\"'+%"),
            "https://a.cn/plan/?e=a%26q%3D1%23b%3C%3E%22%27%2B%25"
        );
        let read: Vec<_> = form_urlencoded::parse(b"e=%E7%9F%AD%E5%89%A7+%E5%B1%95").collect();
        assert_eq!(read[0].1, "短剧 展");
    }

    #[test]
    fn a_name_that_is_too_long_or_hides_something_is_mended_and_that_is_told() {
        let long = Event::read(&"展".repeat(21));
        assert_eq!((long.name.chars().count(), long.is_cut), (20, true));
        assert!(!Event::read(&"展".repeat(20)).is_cut);
        let hidden = Event::read("a\u{202e}b\u{200b}\u{7}c");
        assert_eq!((hidden.name.as_str(), hidden.is_cleaned), ("abc", true));
        for blank in [
            "\u{3164}",
            "\u{115f}",
            "\u{2800}",
            "\u{180e}",
            "\u{e0041}",
            "\u{fe0f}",
            "\u{200d}",
        ] {
            let hidden = Event::read(&format!("展{blank}会"));
            assert_eq!(
                (hidden.name.as_str(), hidden.is_cleaned),
                ("展会", true),
                "{blank:?}"
            );
            assert_eq!(Event::read(blank).name, "", "{blank:?}");
        }
        for whole in ["👨‍👩‍👧‍👦", "❤️展", "🧑🏽‍🎤"] {
            let picture = Event::read(whole);
            assert_eq!((picture.name.as_str(), picture.is_cleaned), (whole, false));
        }
        let spaced = Event::read("a\tb\n c");
        assert_eq!((spaced.name.as_str(), spaced.is_cleaned), ("a b c", false));
    }

    #[test]
    fn what_was_entered_is_told_from_an_anchor() {
        assert!(holds_answers("https://a.cn/case/?e=x#heads=4&scenes=inn"));
        assert!(!holds_answers("https://a.cn/sources/#f37"));
        assert!(!holds_answers("https://a.cn/scenes/?q=a=b"));
        assert_eq!(
            without_fragment("https://a.cn/case/?e=x#heads=4"),
            "https://a.cn/case/?e=x"
        );
    }
}

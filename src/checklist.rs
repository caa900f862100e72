//! What is ticked on the crew's checklist as a device keeps it. Pure: which line means what is not known here.
//!
//! The kept text is `checklist <format> <ids> <checksum>`, with a comma before and after each id. The checksum tells a
//! text that was cut off or changed from one that was kept.

use crate::domain::{Id, checksum};

/// Where a device keeps it.
pub const KEPT: &str = "checklist";

/// What every kept text begins with. The number is counted up when the text is written differently.
const HEAD: &str = "checklist 1 ";

/// The ids of the lines that are ticked, in the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks(String);

impl Ticks {
    /// Reads a kept text; none where it is not what was kept, or was kept by another version of the site.
    pub fn read(text: &str) -> Option<Self> {
        // The ids hold no space, so whatever follows one is not theirs.
        let end = text.bytes().rposition(|byte| byte == b' ')?;
        let ticks = Self(text.get(HEAD.len()..end)?.into());
        (ticks.keep().as_deref() == Some(text)).then_some(ticks)
    }

    /// The text to keep; none where nothing is ticked.
    pub fn keep(&self) -> Option<String> {
        let sum = checksum(HEAD, &self.0).to_string();
        (!self.0.is_empty()).then(|| [HEAD, &self.0, " ", &sum].concat())
    }

    /// Whether a line is ticked.
    pub fn has(&self, id: &str) -> bool {
        let marked = [",", id, ","].concat();
        let mut places = self.0.as_bytes().windows(marked.len());
        places.any(|place| place == marked.as_bytes())
    }

    /// The ids of the lines that are ticked.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.split(',').filter(|id| !id.is_empty())
    }

    /// Ticks a line, or no longer; `false` where the text can be no id.
    pub fn set(&mut self, id: &str, ticked: bool) -> bool {
        if !ticked {
            self.0 = self.0.replacen(&[",", id, ","].concat(), ",", 1);
            if self.0 == "," {
                self.0.clear();
            }
        } else if !self.has(id) {
            if Id::new(id).is_err() {
                return false;
            }
            self.add(id);
        }
        true
    }

    /// Adds a line that is ticked.
    pub fn add(&mut self, id: &str) {
        if self.0.is_empty() {
            self.0 += ",";
        }
        self.0 += id;
        self.0 += ",";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(ids: &[&str]) -> Ticks {
        let mut ticks = Ticks::default();
        for id in ids {
            ticks.add(id);
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
    fn a_line_is_ticked_by_its_whole_id() {
        let some = ticks(&["rooms", "last-leg"]);
        assert!(some.has("rooms") && some.has("last-leg"));
        for other in ["room", "leg", "trains"] {
            assert!(!some.has(other), "{other}");
        }
        assert!(!ticks(&[]).has("rooms"));
    }

    #[test]
    fn a_line_is_ticked_once_and_unticked_alone() {
        let mut some = ticks(&["leg"]);
        assert!(some.set("last-leg", true) && some.set("leg", true));
        assert_eq!(some.ids().collect::<Vec<_>>(), ["leg", "last-leg"]);
        for none in ["", "a,b", "<b>", "房间"] {
            assert!(!some.set(none, true), "{none}");
        }
        some.set("leg", false);
        assert_eq!(some, ticks(&["last-leg"]));
        some.set("last-leg", false);
        assert_eq!(some, Ticks::default());
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

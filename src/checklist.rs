//! What is ticked on the crew's checklist as a device keeps it. Pure: which line means what is not known here.
//!
//! The kept text is `checklist <format> <ids> <checksum>`, with a comma before and after each id. The checksum tells a
//! text that was cut off or changed from one that was kept.

use crate::domain::{Ids, checksum};

/// Where a device keeps it.
pub const KEPT: &str = "checklist";

/// What every kept text begins with. The number is counted up when the text is written differently.
const HEAD: &str = "checklist 1 ";

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

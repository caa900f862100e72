//! What of a shoot no measure asks for: which scenes, when, and with how many.

use crate::domain::{Day, Ids};

/// A shoot as it is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What its owner calls it; stays on the device.
    pub name: String,
    /// The scenes.
    pub scenes: Ids,
    /// What of the crew's checklist is done.
    pub done: Ids,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
    /// How many people come.
    pub heads: Option<u32>,
}

/// The most people of a crew.
pub const MOST_HEADS: u32 = 9_999;

/// The most letters of a name.
const MOST_LETTERS: usize = 40;

impl Plan {
    /// How many things are entered.
    pub fn count(&self) -> usize {
        let days = usize::from(self.from.is_some()) + usize::from(self.until.is_some());
        let named = usize::from(!self.name.is_empty());
        self.scenes.ids().len()
            + self.done.ids().len()
            + days
            + usize::from(self.heads.is_some())
            + named
    }

    /// Names it.
    pub fn rename(&mut self, name: &str) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.name = name.chars().take(MOST_LETTERS).collect();
    }

    /// Whether it ends before it begins.
    pub fn is_backwards(&self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_short_line() {
        let mut plan = Plan::default();
        plan.rename("  夏天\n的 戏 ");
        assert_eq!(plan.name, "夏天 的 戏");
        plan.rename(&"长".repeat(100));
        assert_eq!(plan.name.chars().count(), MOST_LETTERS);
    }
}

//! What of a shoot no measure asks for: which scenes, when, and with how many.

use crate::domain::Day;

/// A shoot as it is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What its owner calls it; stays on the device.
    pub name: String,
    /// The ids of the scenes of the shortlist, in the order in which they were chosen. One may be gone since.
    pub scenes: Vec<String>,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
    /// How many people come.
    pub heads: Option<u32>,
}

/// The most scenes of a shortlist.
pub const MOST_SCENES: usize = 40;

/// The most people of a crew.
pub const MOST_HEADS: u32 = 9_999;

/// The most letters of a name.
const MOST_LETTERS: usize = 40;

impl Plan {
    /// How many things are entered.
    pub fn count(&self) -> usize {
        let days = usize::from(self.from.is_some()) + usize::from(self.until.is_some());
        let named = usize::from(!self.name.is_empty());
        self.scenes.len() + days + usize::from(self.heads.is_some()) + named
    }

    /// Puts a scene on the shortlist; `false` where it is full, or the id can be none.
    pub fn pick(&mut self, id: &str) -> bool {
        if self.scenes.iter().any(|one| one == id) {
            return true;
        }
        let fits = is_id(id) && self.scenes.len() < MOST_SCENES;
        if fits {
            self.scenes.push(id.into());
        }
        fits
    }

    /// Takes a scene off it.
    pub fn unpick(&mut self, id: &str) {
        self.scenes.retain(|one| one != id);
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

/// Whether a text can be the id of a scene: small letters, digits and hyphens.
fn is_id(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=48).contains(&text.len()) && text.bytes().all(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortlist_keeps_its_order_and_holds_each_scene_once() {
        let mut plan = Plan::default();
        for id in ["prison", "inn", "prison"] {
            assert!(plan.pick(id));
        }
        assert_eq!(plan.scenes, ["prison", "inn"]);
        for id in ["", "Prison", "a b", "<b>", "监狱", &"a".repeat(49)] {
            assert!(!plan.pick(id), "{id}");
        }
        plan.unpick("prison");
        assert_eq!(plan.scenes, ["inn"]);
        for number in 0..MOST_SCENES {
            plan.pick(&format!("scene-{number}"));
        }
        assert_eq!(plan.scenes.len(), MOST_SCENES);
        assert!(!plan.pick("one-more"));
        assert!(plan.pick("inn"), "it is on it");
    }

    #[test]
    fn a_name_is_one_short_line() {
        let mut plan = Plan::default();
        plan.rename("  夏天\n的 戏 ");
        assert_eq!(plan.name, "夏天 的 戏");
        plan.rename(&"长".repeat(100));
        assert_eq!(plan.name.chars().count(), MOST_LETTERS);
    }
}

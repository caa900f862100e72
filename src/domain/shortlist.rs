//! The shortlist: which scenes somebody has chosen to look at.

use super::Id;

/// Ids of scenes, each once, in the order in which they were chosen. A scene may be gone since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortlist(Vec<Id>);

impl Shortlist {
    /// Where a device keeps it.
    pub const KEPT: &'static str = "shortlist";

    /// The most scenes that it holds.
    pub const MOST: usize = 40;

    /// Reads ids with commas between them; what is none, or one too many, is left out.
    pub fn read(text: &str) -> Self {
        let mut list = Self::default();
        for id in text.split(',') {
            list.pick(id);
        }
        list
    }

    /// The ids with commas between them; none where there is no scene on it.
    pub fn written(&self) -> Option<String> {
        let ids: Vec<&str> = self.ids().collect();
        (!ids.is_empty()).then(|| ids.join(","))
    }

    /// The ids.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(Id::as_str)
    }

    /// Whether a scene is on it.
    pub fn has(&self, id: &str) -> bool {
        self.ids().any(|one| one == id)
    }

    /// Puts a scene on it; `false` where it is full, or the text can be no id.
    pub fn pick(&mut self, id: &str) -> bool {
        if self.has(id) {
            return true;
        }
        match Id::new(id) {
            Ok(id) if self.0.len() < Self::MOST => {
                self.0.push(id);
                true
            }
            _ => false,
        }
    }

    /// Takes a scene off it.
    pub fn unpick(&mut self, id: &str) {
        self.0.retain(|one| one.as_str() != id);
    }

    /// Whether nothing is on it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortlist_keeps_its_order_and_holds_each_scene_once() {
        let mut list = Shortlist::default();
        for id in ["prison", "inn", "prison"] {
            assert!(list.pick(id));
        }
        assert_eq!(list.written().as_deref(), Some("prison,inn"));
        for id in ["", "Prison", "a b", "<b>", "监狱", &"a".repeat(49)] {
            assert!(!list.pick(id), "{id}");
        }
        list.unpick("prison");
        assert_eq!(list.written().as_deref(), Some("inn"));
        for number in 0..Shortlist::MOST {
            list.pick(&format!("scene-{number}"));
        }
        assert_eq!(list.ids().len(), Shortlist::MOST);
        assert!(!list.pick("one-more"));
        assert!(list.pick("inn"), "it is on it");
    }

    #[test]
    fn what_was_kept_is_read_and_the_rest_left_out() {
        let list = Shortlist::read("inn,,Inn,prison,inn");
        assert_eq!(list.written().as_deref(), Some("inn,prison"));
        assert_eq!(Shortlist::read(""), Shortlist::default());
        assert_eq!(Shortlist::default().written(), None);
    }
}

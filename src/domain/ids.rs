//! Ids that somebody chose: the scenes of a shortlist, the lines of a checklist that are done.

use super::Id;

/// Where a device keeps the shortlist of scenes.
pub const SHORTLIST: &str = "shortlist";

/// Ids, each once, in the order in which they were chosen. What one stands for may be gone since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids(Vec<Id>);

impl Ids {
    /// The most ids that it holds.
    pub const MOST: usize = 100;

    /// Reads ids with commas between them; what is none, or one too many, is left out.
    pub fn read(text: &str) -> Self {
        let mut list = Self::default();
        for id in text.split(',') {
            list.pick(id);
        }
        list
    }

    /// Adds ids as somebody's link holds them, whatever a chat has made of the commas between them, or of small letters.
    /// Hands back what can be none, or is one too many.
    pub fn gather(&mut self, text: &str) -> Vec<String> {
        let ids = text.split([',', '，', '、', ' ']);
        let ids = ids.filter(|id| !id.is_empty());
        let refused = ids.filter(|id| !self.pick(&id.to_ascii_lowercase()));
        refused.map(String::from).collect()
    }

    /// The ids with commas between them; none where there is none.
    pub fn written(&self) -> Option<String> {
        let ids: Vec<&str> = self.ids().collect();
        (!ids.is_empty()).then(|| ids.join(","))
    }

    /// The ids.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(Id::as_str)
    }

    /// Whether an id is among them.
    pub fn has(&self, id: &str) -> bool {
        self.ids().any(|one| one == id)
    }

    /// Adds an id; `false` where there are enough, or the text can be none.
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

    /// Takes an id away.
    pub fn unpick(&mut self, id: &str) {
        self.0.retain(|one| one.as_str() != id);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_their_order_and_stand_once() {
        let mut list = Ids::default();
        for id in ["prison", "inn", "prison"] {
            assert!(list.pick(id));
        }
        assert_eq!(list.written().as_deref(), Some("prison,inn"));
        for id in ["", "Prison", "a b", "<b>", "监狱", &"a".repeat(49)] {
            assert!(!list.pick(id), "{id}");
        }
        list.unpick("prison");
        assert_eq!(list.written().as_deref(), Some("inn"));
        for number in 0..Ids::MOST {
            list.pick(&format!("scene-{number}"));
        }
        assert_eq!(list.ids().len(), Ids::MOST);
        assert!(!list.pick("one-more"));
        assert!(list.pick("inn"), "it is on it");
    }

    #[test]
    fn what_a_link_holds_is_gathered_and_what_is_no_id_handed_back() {
        let mut list = Ids::default();
        let refused = list.gather("Prison，inn、,mansion, <b>,监狱,hall");
        assert_eq!(list.written().as_deref(), Some("prison,inn,mansion,hall"));
        assert_eq!(refused, ["<b>", "监狱"]);
    }

    #[test]
    fn what_was_kept_is_read_and_the_rest_left_out() {
        let list = Ids::read("inn,,Inn,prison,inn");
        assert_eq!(list.written().as_deref(), Some("inn,prison"));
        assert_eq!(Ids::read(""), Ids::default());
        assert_eq!(Ids::default().written(), None);
    }
}

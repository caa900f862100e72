//! The film resource guide: topics and their entries.

use super::{Id, Journey, Localized, PartialDate};

/// How far an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryStatus {
    /// The source says that it exists.
    Available,
    /// Being built.
    UnderConstruction,
    /// Planned or aimed at.
    Planned,
    /// Published nowhere.
    NotPublished,
}

/// A date of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The date.
    pub date: PartialDate,
    /// What happened then, or was planned for then.
    pub what: Localized,
    /// The fact that gives it.
    pub fact: Id,
}

/// An entry of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id in the topic, also its anchor.
    pub id: Id,
    /// What it is.
    pub title: Localized,
    /// How far it stands.
    pub status: EntryStatus,
    /// What is said of it beside its status, where the title is a heading.
    pub said: Option<Localized>,
    /// A line of explanation.
    pub text: Option<Localized>,
    /// Its dates: since when, or for when.
    pub when: Vec<When>,
    /// For whom.
    pub audience: Option<Localized>,
    /// The facts that state it.
    pub facts: Vec<Id>,
    /// What is not known of it.
    pub unknown: Vec<Localized>,
    /// Public places in it, by the names that maps know them by.
    pub places: Vec<Localized>,
    /// Measures that go with it.
    pub measures: Vec<Id>,
    /// Sites or scenes that go with it.
    pub scenes: Vec<Id>,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id, also its path segment.
    pub id: Id,
    /// Its name.
    pub name: Localized,
    /// What a reader finds in it.
    pub summary: Localized,
    /// The lines that lead here, where the topic is about that.
    pub journey: Option<Journey>,
    /// Its entries.
    pub entries: Vec<Entry>,
}

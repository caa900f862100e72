//! What a crew has to see to, phase by phase: lines that rest on something, and lines of general practice.

use super::{Id, Localized};

/// Names an entry of the guide: its topic and its id there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryId {
    /// The topic.
    pub topic: Id,
    /// The entry.
    pub entry: Id,
}

/// Where a line of a checklist comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// General practice, not from the sources.
    General,
    /// What it belongs to; never nothing.
    Ties(Vec<Tie>),
}

/// What a line of a checklist belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    /// A measure.
    Measure(Id),
    /// An entry of the guide.
    Entry(EntryId),
    /// A site or a scene.
    Scene(Id),
}

/// A line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLine {
    /// Its id, under which a device keeps that it is ticked.
    pub id: Id,
    /// What to see to.
    pub text: Localized,
    /// Where it comes from.
    pub basis: Basis,
}

/// A phase of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its id, also its anchor.
    pub id: Id,
    /// Its name.
    pub name: Localized,
    /// Its lines.
    pub lines: Vec<CheckLine>,
}

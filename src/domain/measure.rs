//! The twelve measures: what each gives, to whom, how surely, and what is not published of it.

use super::{Certainty, Gaps, Id, Localized, Role};

/// One of the six areas of the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Localized,
}

/// A part of a measure: one benefit of one certainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its id in the measure.
    pub id: Id,
    /// What is given.
    pub name: Localized,
    /// How surely it can be counted on.
    pub certainty: Certainty,
    /// The figure or the right. Never there when the certainty is `Unpublished`, always otherwise.
    pub figure: Option<Localized>,
    /// What must be so, as far as the sources say.
    pub conditions: Vec<Localized>,
    /// The facts that state it.
    pub facts: Vec<Id>,
}

/// A measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its id, also its path segment.
    pub id: Id,
    /// Its number in our division.
    pub number: u8,
    /// Its area.
    pub area: Id,
    /// Its name.
    pub name: Localized,
    /// What it gives, in a sentence.
    pub summary: Localized,
    /// Who it is for.
    pub who: Vec<Role>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// What the sources leave open or word twice.
    pub cautions: Vec<Localized>,
    /// What is not published of it.
    pub not_published: Gaps,
    /// Guide topics and sites that go with it.
    pub topics: Vec<Id>,
}

/// The policy with its measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures {
    /// The policy's name.
    pub policy: Localized,
    /// The facts on it as a whole.
    pub policy_facts: Vec<Id>,
    /// That the numbering is ours.
    pub division: Localized,
    /// The six areas.
    pub areas: Vec<Area>,
    /// The measures, by number.
    pub measures: Vec<Measure>,
    /// What is not published for any of them.
    pub not_published: Gaps,
}

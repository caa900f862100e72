//! The three-year plan: what it aims at, what it sets itself to do, and by when.

use super::{Bound, Id, Kind, Localized, PartialDate};

/// A short text under a heading, with the facts it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id, also its anchor.
    pub id: Id,
    /// Its heading.
    pub title: Localized,
    /// The text.
    pub text: Localized,
    /// The facts it speaks of.
    pub facts: Vec<Id>,
}

/// One of the five targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its id.
    pub id: Id,
    /// The figure alone.
    pub figure: Localized,
    /// What it counts.
    pub unit: Localized,
    /// Its name in the plan.
    pub name: Localized,
    /// What stands beside it, so that nobody takes the target for a result.
    pub beside: Localized,
    /// The fact that states it.
    pub fact: Id,
    /// Facts to hold beside it.
    pub compare: Vec<Id>,
}

/// A named task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Localized,
    /// What sort of statement it is.
    pub kind: Kind,
    /// The facts that state it.
    pub facts: Vec<Id>,
}

/// One of the five projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its id, also its anchor.
    pub id: Id,
    /// Its name.
    pub name: Localized,
    /// What it is about.
    pub summary: Localized,
    /// Its named tasks.
    pub tasks: Vec<Task>,
}

/// An event, past or promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: Id,
    /// When.
    pub date: PartialDate,
    /// How the date bounds.
    pub bound: Bound,
    /// The source's own words for a relative date.
    pub original: Option<String>,
    /// What happened, or was promised.
    pub text: Localized,
    /// A fact, or a promise.
    pub kind: Kind,
    /// The facts that state it.
    pub facts: Vec<Id>,
}

/// The plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its full name.
    pub name: Localized,
    /// The position it aims at.
    pub position: Localized,
    /// The fact that states the position.
    pub position_fact: Id,
    /// How it came about.
    pub background: Vec<Id>,
    /// The five targets.
    pub targets: Vec<Target>,
    /// How many tasks the source states.
    pub tasks_stated: u16,
    /// Why fewer are named than are stated.
    pub tasks_note: Localized,
    /// The five projects.
    pub projects: Vec<Project>,
    /// What is to carry it through.
    pub safeguards: Vec<Note>,
    /// Dated events in the order of their dates.
    pub timeline: Vec<Event>,
    /// How investors are sought.
    pub investment: Vec<Note>,
    /// Figures that are easily taken for one another.
    pub readings: Vec<Note>,
}

//! How one gets here, as lines with stops: what a schematic drawing and its words are made from.
//!
//! No place on a map and no distance: only what stops in which order, and how far that stands.

use super::{Id, Localized};
use serde::{Deserialize, Serialize};

/// What runs on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum LineKind {
    /// A high-speed railway.
    HighSpeed,
    /// Any other railway.
    Railway,
    /// A shuttle on the road.
    Shuttle,
    /// Flights.
    Flight,
}

/// How far a line or a stop stands, on the source's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum LineStatus {
    /// It runs, or is served.
    InService,
    /// Reserved for the future and not open.
    Reserved,
    /// Planned.
    Planned,
    /// Published nowhere.
    NotPublished,
}

/// How the stops that are named hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum Course {
    /// One after the other.
    InTurn,
    /// From each of the others to the last, by itself.
    EachToLast,
    /// The line goes on at both ends; its other stops are not named.
    Through,
    /// A stop of which no line is named.
    Alone,
}

/// A stop of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Its name.
    pub name: Localized,
    /// What is known of it, in a few words.
    pub note: Option<Localized>,
    /// How far it stands.
    pub status: LineStatus,
    /// Whether one arrives in Quzhou there.
    pub arrival: bool,
    /// The fact that names it.
    pub fact: Id,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry of the same topic that says more; its title is the line's name.
    pub entry: Id,
    /// What runs on it.
    pub kind: LineKind,
    /// How far it stands.
    pub status: LineStatus,
    /// How its stops hang together.
    pub course: Course,
    /// Its stops.
    pub stops: Vec<Stop>,
}

/// All lines, and what lies beyond their last stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// What the drawing is not.
    pub caution: Localized,
    /// The lines, in the order they are drawn.
    pub lines: Vec<Line>,
    /// Where everybody wants to go in the end.
    pub destination: Localized,
    /// What is not published of the way there.
    pub last_leg: Localized,
}

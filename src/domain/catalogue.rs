//! Sites and scenes: where one can shoot, and what is known of each place.

use super::{Day, Id, Localized};
use serde::{Deserialize, Serialize};

/// What can be said of a place's use, on the source's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum SceneStatus {
    /// In use for shooting.
    InUse,
    /// Being built.
    UnderConstruction,
    /// To be built.
    Planned,
    /// A real place that exists; whether and how one may shoot there must be asked.
    Place,
}

/// The period a set stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum Era {
    /// Present day.
    Modern,
    /// Historical.
    Period,
}

/// Inside or outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum Frontage {
    /// 内景
    Interior,
    /// 外景
    Exterior,
}

/// A photograph, with what its use requires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// File name under `public/photos/`.
    pub file: String,
    /// Who took it.
    pub author: String,
    /// When it was taken.
    pub date: Day,
    /// What it shows, for those who do not see it.
    pub alt: Localized,
}

/// A site that holds scenes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Its id, also its path segment.
    pub id: Id,
    /// Its name.
    pub name: Localized,
    /// What it is, in a sentence.
    pub summary: Localized,
    /// Its use on the source's date.
    pub status: SceneStatus,
    /// The drawing that stands for it.
    pub drawing: Id,
    /// How the scenes listed relate to all there are.
    pub listed: Localized,
    /// What the sources say of it.
    pub facts: Vec<Id>,
    /// What they do not say.
    pub unknown: Vec<Localized>,
}

/// A scene or a place to shoot in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// Its id, also its path segment.
    pub id: Id,
    /// The site it belongs to.
    pub site: Id,
    /// Its name.
    pub name: Localized,
    /// What it is, in a sentence.
    pub summary: Localized,
    /// Its use on the source's date.
    pub status: SceneStatus,
    /// The period it stands for, where it stands for one.
    pub era: Option<Era>,
    /// Inside or outside, where the sources say.
    pub frontage: Option<Frontage>,
    /// The drawing that stands for it.
    pub drawing: Id,
    /// A photograph, which then replaces the drawing.
    pub photo: Option<Photo>,
    /// What the sources say of it.
    pub facts: Vec<Id>,
    /// What they do not say.
    pub unknown: Vec<Localized>,
}

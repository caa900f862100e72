//! Sites and scenes: where one can shoot, and what is known of each place.

use super::{Day, Id, Localized, PartialDate};
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

impl SceneStatus {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::InUse,
        Self::UnderConstruction,
        Self::Planned,
        Self::Place,
    ];
}

/// What kind of set or place it is: our grouping, for those who look for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum SceneType {
    /// The inside of a vehicle, a vessel or an aircraft, or where one boards it.
    Transport,
    /// A home of the present day.
    Home,
    /// An office or another place of work.
    Workplace,
    /// A public building: hospital, school, court, prison.
    Institution,
    /// An inn, a restaurant, a shop.
    Hospitality,
    /// A palace or a mansion.
    Palace,
    /// A city wall, a gate, another work of defence.
    Fortification,
    /// A street or a quarter.
    Street,
    /// A monument: temple, grotto, ruin.
    Heritage,
    /// Mountains, water, countryside.
    Nature,
}

impl SceneType {
    /// All of them, in the order they are offered in.
    pub const ALL: [Self; 10] = [
        Self::Transport,
        Self::Home,
        Self::Workplace,
        Self::Institution,
        Self::Hospitality,
        Self::Palace,
        Self::Fortification,
        Self::Street,
        Self::Heritage,
        Self::Nature,
    ];
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

impl Era {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Modern, Self::Period];
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

impl Frontage {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Interior, Self::Exterior];
}

/// What is known of a scene's technique; at least one part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Technique {
    /// Who says so.
    pub source: Id,
    /// The date to which that source speaks.
    pub as_of: PartialDate,
    /// Soundproofing and recording.
    pub sound: Option<Localized>,
    /// Power supply.
    pub power: Option<Localized>,
    /// Size.
    pub size: Option<Localized>,
    /// Access and load-in.
    pub load_in: Option<Localized>,
}

/// Something that was shot at a scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Its title.
    pub title: Localized,
    /// What the sources say of it.
    pub facts: Vec<Id>,
}

/// What a scene that was taken out leaves behind, so that an old link can say which it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedScene {
    /// The id it had.
    pub id: Id,
    /// The name it had.
    pub name: Localized,
    /// The day it was taken out.
    pub on: Day,
    /// Why, where somebody said so.
    pub reason: Option<Localized>,
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
    /// Another name that its place goes by.
    pub also: Option<Localized>,
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
    /// What is missing for the list itself to be whole.
    pub catalogue_gaps: Vec<Localized>,
    /// What they do not say, and is to be asked whichever of its scenes is used.
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
    /// What kind of set or place it is.
    pub scene_type: SceneType,
    /// The period it stands for, where it stands for one.
    pub era: Option<Era>,
    /// Inside or outside, where the sources say.
    pub frontage: Option<Frontage>,
    /// The drawing that stands for it.
    pub drawing: Id,
    /// A photograph, which then replaces the drawing.
    pub photo: Option<Photo>,
    /// What is known of its technique.
    pub technique: Option<Technique>,
    /// What was shot there, as far as the sources say.
    pub works: Vec<Work>,
    /// What the sources say of it.
    pub facts: Vec<Id>,
    /// What they do not say.
    pub unknown: Vec<Localized>,
}

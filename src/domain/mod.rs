//! The field's own nouns: languages, dates, ids, statements and what they are gathered into.
//!
//! Pure values, no browser and no framework: everything here runs in a native test.
//! A value that exists is valid: text has both languages, a date exists in the calendar.

mod catalogue;
mod checklist;
mod checksum;
mod date;
pub mod fragment;
mod guide;
mod id;
mod ids;
mod journey;
mod lang;
mod measure;
mod plan;
mod statement;

pub use catalogue::{
    Era, Frontage, Photo, RemovedScene, Scene, SceneStatus, SceneType, Site, Technique, Work,
};
pub use checklist::{Basis, CheckLine, EntryId, Phase, Tie};
pub use checksum::checksum;
pub use date::{Bound, DateError, Day, MONTHS, PartialDate};
pub use guide::{Entry, EntryStatus, Topic, When};
pub use id::{Id, IdError};
pub use ids::{Ids, SHORTLIST};
pub use journey::{Course, Journey, Line, LineKind, LineStatus, Stop};
pub use lang::{Lang, Localized, MissingTranslation};
pub use measure::{Area, Measure, Measures, Part};
pub use plan::{Event, Note, Plan, Project, Target, Task};
pub use statement::{
    Certainty, DateNote, Due, Fact, Gaps, Grade, Kind, Lies, Role, Source, Speaker, Statement,
};

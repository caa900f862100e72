//! What may be said: a statement with its kind, its source, its date and, where one spoke, its speaker.

use super::{Bound, Id, Localized, PartialDate};
use serde::{Deserialize, Serialize};

/// What sort of statement it is. The site never shows one as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum Kind {
    /// The source reports it as done or so.
    Fact,
    /// A figure or a rank that is aimed at.
    Target,
    /// Something that is to be done.
    Plan,
    /// Somebody's own account of themselves; always shown with its speaker.
    Claim,
    /// The sources do not say.
    NotPublished,
}

/// How surely a benefit can be counted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum Certainty {
    /// The amount is published.
    Published,
    /// A right, a night, a ride: given, but not in money.
    InKind,
    /// Announced, with amount or conditions unpublished.
    Unpublished,
}

/// Who a measure is for, as a visitor would say of themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum Role {
    /// A crew or a production company that comes to shoot.
    Crew,
    /// A firm that is or settles in the district.
    Firm,
    /// A performer or crew member looking for work.
    Performer,
    /// A graduate who takes a job at a firm in the district.
    Graduate,
}

impl Role {
    /// All roles, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Crew, Self::Firm, Self::Performer, Self::Graduate];
}

/// How close a source is to what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum Grade {
    /// The press conference the site is built on.
    #[serde(rename = "primary")]
    Primary,
    /// Government or the owner of a programme.
    A,
    /// Established media.
    B,
}

/// Where a statement comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id, also its anchor on the page of sources.
    pub id: Id,
    /// Its name.
    pub name: Localized,
    /// A shorter name, for use beside statements.
    pub short: Option<Localized>,
    /// How close it is to what it reports.
    pub grade: Grade,
    /// When it appeared, where that is known.
    pub date: Option<PartialDate>,
    /// Where to find it: a place in words, or an address as printed.
    pub locator: Option<String>,
    /// What to know when reading it.
    pub note: Option<Localized>,
}

/// Somebody the sources quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: Localized,
    /// Their office at the time.
    pub role: Localized,
}

/// A date as the page gives it, with the source's own words where they were relative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateNote {
    /// The absolute date.
    pub date: PartialDate,
    /// How it bounds.
    pub bound: Bound,
    /// The source's words, such as `去年2月份`.
    pub original: String,
}

/// A promised date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The latest that was promised.
    pub date: PartialDate,
    /// How it bounds.
    pub bound: Bound,
    /// The source's words.
    pub original: String,
    /// What was promised for then, in a few words.
    pub what: Localized,
}

/// One statement with everything a reader needs to weigh it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What is said.
    pub text: Localized,
    /// What sort of statement it is.
    pub kind: Kind,
    /// Where it comes from.
    pub source: Id,
    /// The date to which it speaks; none where its source bears no date.
    pub as_of: Option<PartialDate>,
    /// Who said it, where one did. Never absent for a claim.
    pub speaker: Option<Id>,
    /// The source's own words.
    pub quote: Option<String>,
    /// Its dates, absolute.
    pub dates: Vec<DateNote>,
    /// What it promises and for when.
    pub due: Vec<Due>,
    /// What the source leaves open or where sources differ.
    pub cautions: Vec<Localized>,
}

/// A statement in the numbered table of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its id, also its anchor on the page of sources.
    pub id: Id,
    /// The group it is listed under.
    pub group: Id,
    /// What it says.
    pub statement: Statement,
    /// Where the place it speaks of lies, where it says so.
    pub lies: Option<Lies>,
}

/// Where a place lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lies {
    /// The county, city, district or township.
    pub within: Localized,
    /// Whether that is outside the district whose measures these are.
    pub is_outside: bool,
}

/// What the sources do not publish, and which source was read for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// The source that does not give it.
    pub source: Id,
    /// When that source spoke.
    pub as_of: PartialDate,
    /// What it does not give.
    pub items: Vec<Localized>,
}

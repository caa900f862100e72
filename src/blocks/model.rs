//! The parts a page is made of. Each is drawn by the file of its name.

use super::Rich;
use crate::{
    document::Link,
    domain::{Certainty, Course, Day, Kind, Lang, LineStatus, Role, SceneStatus},
    estimator::Shoot,
    policy::Policy,
    share::Kit,
};

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The head of the home page.
    Hero(Hero),
    /// The head of any other page.
    Head(PageHead),
    /// A part with a heading.
    Section(Section),
    /// The parts of a long page, to jump to.
    Contents(Vec<Link>),
    /// Paragraphs.
    Prose(Vec<Rich>),
    /// A remark set apart.
    Note(Rich),
    /// Promised dates.
    Dues(Vec<Due>),
    /// Statements with all that a reader needs to weigh them.
    Statements(Vec<Statement>),
    /// Large figures that are aimed at.
    Targets(Vec<Target>),
    /// Upright frames, scenes one can shoot in, in one row that scrolls sideways; with the row's name.
    Strip(String, Vec<Frame>),
    /// Upright frames, as many in a row as fit.
    Grid(Vec<Frame>),
    /// Measures at a glance, by area.
    Measures(Vec<MeasureGroup>),
    /// The parts of one measure.
    Parts(Vec<Part>),
    /// Ways on, one for each kind of reader.
    Ways(Vec<Way>),
    /// Dated events.
    Timeline(Vec<Event>),
    /// Terms and what is said of each.
    Terms(Vec<Term>),
    /// A table.
    Table(Table),
    /// The source's own words.
    Quotes(Vec<Quote>),
    /// What is not published.
    Gaps(Vec<Rich>),
    /// Named tasks.
    Tasks(Vec<Task>),
    /// Entries of the guide.
    Entries(Vec<Entry>),
    /// Lines that lead here, drawn without scale and said in words.
    Journey(Journey),
    /// A checklist.
    Checklist(Checklist),
    /// Links with a line on each.
    Links(Vec<LinkCard>),
    /// Numbered groups of the same kind side by side.
    Groups(Vec<Group>),
    /// The catalogue with its tools.
    Finder(Box<Finder>),
    /// The first question of the estimator.
    Estimator(Box<Estimator>),
    /// The case, as a sheet to hand over.
    Case(Box<CaseSheet>),
    /// Parts in the other language, for a page that does not know its reader's.
    Foreign(Lang, Vec<Self>),
    /// Slides for the booth.
    Deck(Box<Deck>),
    /// The recce list, for the program that fills it.
    Recce(Recce),
    /// A box that puts a scene on the shortlist, and the way to the case.
    Pick(Pick),
    /// How many scenes are chosen, and the ways on; there only once there is one.
    Chosen(Chosen),
    /// The share kit's tool that makes a link.
    Kit(Box<Kit>),
    /// The share kit's sheet of all codes.
    Codes(Box<Kit>),
    /// A button that prints the page; there only with script.
    Print,
    /// The page before and the page after.
    Pager(Option<Link>, Option<Link>),
}

/// The catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finder {
    /// The language of the page.
    pub lang: Lang,
    /// The index, as it travels.
    pub index: String,
    /// Whether the page lists only some of the scenes.
    pub is_paged: bool,
    /// What is claimed, and how much of it is listed; below whatever is found.
    pub claims: Vec<Rich>,
    /// The page's own list of scenes.
    pub whole: Vec<Block>,
}

/// A button-like link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Where it leads.
    pub link: Link,
    /// Whether it is the page's first offer.
    pub primary: bool,
}

/// The head of the home page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hero {
    /// A line above the heading: place and years.
    pub over: String,
    /// The heading.
    pub title: Rich,
    /// The position in one sentence, with its kind.
    pub position: Worded,
    /// First sentences.
    pub lead: Rich,
    /// Where that is from.
    pub source: Reference,
    /// Offers.
    pub actions: Vec<Action>,
    /// Frames beside it.
    pub frames: Vec<Frame>,
}

/// A text with its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// The kind.
    pub kind: Kind,
    /// The text.
    pub text: Rich,
}

/// The head of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageHead {
    /// A line above the heading, such as the area of a measure.
    pub over: Option<String>,
    /// The heading.
    pub title: Rich,
    /// First sentences.
    pub lead: Rich,
    /// Its status, where it has one.
    pub status: Option<Status>,
    /// A frame beside it, where the page is about a scene.
    pub frame: Option<Frame>,
}

/// How far something stands, in a mark and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The mark.
    pub mark: Offer,
    /// The words, with their date.
    pub text: String,
}

/// How far something that is offered stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It exists and is used.
    Open,
    /// It is being built.
    Building,
    /// It is planned or aimed at.
    Planned,
    /// It exists; ask before you count on it.
    Ask,
    /// It is published nowhere.
    Unpublished,
}

impl From<SceneStatus> for Offer {
    fn from(status: SceneStatus) -> Self {
        match status {
            SceneStatus::InUse => Self::Open,
            SceneStatus::UnderConstruction => Self::Building,
            SceneStatus::Planned => Self::Planned,
            SceneStatus::Place => Self::Ask,
        }
    }
}

/// A part of a page with a heading and an anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub title: Rich,
    /// A sentence under the heading.
    pub lead: Option<Rich>,
    /// A way on.
    pub more: Option<Link>,
    /// What it holds.
    pub body: Vec<Block>,
}

/// Where a statement is from: its source, and the number of its fact there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Path and anchor on the page of sources.
    pub href: String,
    /// The source's name and date.
    pub source: String,
    /// The number of the fact.
    pub number: String,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its anchor, where the page is the one that lists it.
    pub id: Option<String>,
    /// Its kind.
    pub kind: Kind,
    /// What is said.
    pub text: Rich,
    /// Who said it.
    pub speaker: Option<String>,
    /// Dates with the source's relative words: 2025年1月2日, 今年1月2日.
    pub dates: Vec<(String, String)>,
    /// What it promises and for when.
    pub due: Vec<Due>,
    /// The source's own words.
    pub quote: Option<String>,
    /// What the source leaves open.
    pub cautions: Vec<Rich>,
    /// Where it is from.
    pub source: Reference,
}

/// A promised date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The date in words.
    pub when: String,
    /// The source's words.
    pub original: String,
    /// What was promised.
    pub what: Rich,
    /// The last day that the date can mean.
    pub last_day: Day,
}

/// A figure that is aimed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The figure.
    pub figure: String,
    /// What it counts.
    pub unit: String,
    /// Its name.
    pub name: Rich,
    /// What stands beside it; left out in short forms.
    pub beside: Option<Rich>,
    /// Where it and what is held beside it are from.
    pub sources: Vec<Reference>,
}

/// An upright frame: a scene one can shoot in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Where it leads; nowhere on its own page.
    pub href: Option<String>,
    /// Path of the picture.
    pub picture: String,
    /// What the picture shows.
    pub alt: String,
    /// The scene's name.
    pub title: Rich,
    /// How far it stands.
    pub status: Status,
    /// The photographer and the day, where it is a photograph.
    pub credit: Option<String>,
    /// The id of the scene and a label, where a box beside it puts it on the shortlist.
    pub pick: Option<(String, String)>,
}

/// A measure at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureCell {
    /// Its number.
    pub number: u8,
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: Rich,
    /// For each certainty it holds, the figure, or what is not published.
    pub marks: Vec<(Certainty, String)>,
    /// Who it is for.
    pub who: Vec<Role>,
}

/// The measures of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureGroup {
    /// The area.
    pub name: Rich,
    /// Its measures.
    pub cells: Vec<MeasureCell>,
}

/// A part of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How surely it can be counted on.
    pub certainty: Certainty,
    /// What is given.
    pub name: Rich,
    /// The figure or the right.
    pub figure: Option<String>,
    /// What must be so.
    pub conditions: Vec<Rich>,
    /// Where that is from.
    pub sources: Vec<Reference>,
}

/// A way on for one kind of reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Who they are.
    pub title: Rich,
    /// What they find.
    pub text: Rich,
    /// Where.
    pub links: Vec<Link>,
}

/// A dated event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The date in words.
    pub when: String,
    /// The source's words for a relative date.
    pub original: Option<String>,
    /// Its kind.
    pub kind: Kind,
    /// What happened, or was promised.
    pub text: Rich,
    /// The last day of a promise; none for what has happened.
    pub due: Option<Day>,
    /// Where it is from.
    pub sources: Vec<Reference>,
}

/// A term and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub name: String,
    /// What is said.
    pub says: Vec<Rich>,
}

/// A table. The first cell of a row heads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// An anchor and the cells, row by row.
    pub rows: Vec<(Option<String>, Vec<Rich>)>,
}

/// The source's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words, always Chinese.
    pub words: String,
    /// Who said them.
    pub speaker: Option<String>,
    /// Where they are from.
    pub source: Reference,
}

/// A named task of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: Rich,
    /// What the sources say of it.
    pub statements: Vec<Statement>,
}

/// An entry of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its anchor.
    pub id: String,
    /// What it is.
    pub title: Rich,
    /// How far it stands.
    pub status: Status,
    /// When, for whom, and where it can be looked up on a map.
    pub terms: Vec<Term>,
    /// A line of explanation.
    pub text: Option<Rich>,
    /// What the sources say.
    pub statements: Vec<Statement>,
    /// What they do not say.
    pub unknown: Vec<Rich>,
    /// Measures, sites and scenes that go with it.
    pub links: Vec<Link>,
}

/// The lines that lead here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// What the drawing shows, for those who do not see it.
    pub drawn: String,
    /// What the drawing is not.
    pub caution: Rich,
    /// The lines, in order.
    pub lines: Vec<JourneyLine>,
    /// What a stop where one arrives is called.
    pub arrival: String,
    /// What the signs of the drawing mean: each status that it shows.
    pub legend: Vec<(LineStatus, String)>,
    /// Where the way on leads.
    pub destination: String,
    /// That it is not published, as a status.
    pub unpublished: String,
    /// What is not published of it.
    pub last_leg: String,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyLine {
    /// To the entry that says more, by its name.
    pub link: Link,
    /// What runs on it, and how far it stands, in words.
    pub kind: String,
    /// How far it stands.
    pub status: LineStatus,
    /// How its stops hang together.
    pub course: Course,
    /// The same in words.
    pub order: String,
    /// Its stops.
    pub stops: Vec<JourneyStop>,
    /// Where that is from.
    pub sources: Vec<Reference>,
}

/// A stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyStop {
    /// Its name.
    pub name: String,
    /// What is known of it, and its status where that differs from its line.
    pub note: Option<String>,
    /// How far it stands.
    pub status: LineStatus,
    /// Whether one arrives in Quzhou there.
    pub arrival: bool,
}

/// A checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// Its phases.
    pub phases: Vec<CheckPhase>,
    /// Before how many lines are done.
    pub done: String,
    /// Before what a line rests on.
    pub basis: String,
    /// The mark of a line that rests on general practice.
    pub general: String,
    /// Whether ticks are kept: without script, with it, where they cannot be, where what was kept is unreadable.
    pub kept: [String; 4],
    /// What opens the way to clear, what clearing does, and what does it.
    pub clear: [String; 3],
}

/// A phase of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckPhase {
    /// Its anchor.
    pub id: String,
    /// Its name.
    pub title: Rich,
    /// Its lines.
    pub lines: Vec<CheckLine>,
}

/// A line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLine {
    /// Its id.
    pub id: String,
    /// What to see to.
    pub text: Rich,
    /// What it rests on; general practice where nothing.
    pub ties: Vec<Link>,
}

/// A link with a line on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkCard {
    /// Where.
    pub href: String,
    /// The words to follow.
    pub title: Rich,
    /// What is found there.
    pub text: Rich,
}

/// A numbered group: one of five projects, one of four safeguards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub title: Rich,
    /// A sentence on it.
    pub text: Rich,
    /// What it holds.
    pub body: Vec<Block>,
}

/// The estimator: what the page gives its component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimator {
    /// The anchor of the part.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The policy.
    pub policy: Policy,
    /// The day the content was checked.
    pub on: Day,
    /// The page's full published address.
    pub address: String,
    /// The page's path.
    pub path: String,
    /// The path of the other page that shows the case.
    pub other: String,
    /// The path of where to ask.
    pub service: String,
    /// For each measure of the policy, the path of its page and the rules of comparable places.
    pub measures: Vec<(String, Vec<Elsewhere>)>,
    /// The names of superseded editions.
    pub editions: Vec<String>,
}

/// A scene that can be put on the shortlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The scene's id.
    pub id: String,
    /// What the box says.
    pub text: String,
    /// The way to the case.
    pub to_case: Link,
}

/// How many scenes are chosen, and where that leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The name of the bar.
    pub name: String,
    /// Before the number.
    pub how_many: String,
    /// The ways on.
    pub ways: [Link; 2],
}

/// The case: what the page gives its frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseSheet {
    /// What the estimator needs.
    pub estimator: Estimator,
    /// What the case is put together from.
    pub shoot: Shoot,
    /// The path of the file of it, for the program.
    pub shoot_at: String,
    /// The ids of the questions that are asked here too.
    pub asked: Vec<String>,
    /// The path of the catalogue.
    pub scenes: String,
    /// The way there, with the page that says more.
    pub way: (Link, Vec<Block>),
    /// What to see to, with its own page.
    pub list: (Link, Checklist),
}

/// Slides for the booth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// The language of the page.
    pub lang: Lang,
    /// The slides.
    pub slides: Vec<Slide>,
}

/// A slide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slide {
    /// A line above the heading.
    pub over: String,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub lead: String,
    /// Scenes.
    pub frames: Vec<Frame>,
    /// Figures, and what each stands for.
    pub lines: Vec<(String, String)>,
    /// Where a visitor can try it.
    pub attempt: Option<Link>,
    /// Codes to scan: title, drawing, address.
    pub codes: Vec<(String, String, String)>,
    /// Where it is from, or what to know beside it.
    pub note: String,
}

/// The recce list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recce {
    /// The language of the page.
    pub lang: Lang,
    /// The path of the catalogue, and of the case.
    pub ways: [Link; 2],
}

/// The published rule of a comparable place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The place.
    pub place: Rich,
    /// Its rule.
    pub rule: Rich,
    /// Where it is from.
    pub source: Rich,
    /// The source's address, where it has one.
    pub url: Option<String>,
}

//! The content files as an editor writes them. Nothing here is checked beyond its shape:
//! that is `check`'s work, which turns these into the domain's types or names every fault.
//!
//! The comments on fields become the descriptions in the JSON Schemas under `schema/`.

use crate::domain::{
    Certainty, Course, Era, Frontage, Grade, Kind, LineKind, LineStatus, Role, SceneStatus,
    SceneType,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Text in both languages; both are required.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Chinese, which prevails.
    #[serde(default)]
    pub zh: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

/// How a date bounds what it dates.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// At that date.
    #[default]
    On,
    /// About that date.
    About,
    /// At that date or before.
    By,
}

/// An absolute date beside the source's relative words.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DateNote {
    /// `2025`, `2025-mid`, `2024-H2`, `2024-02` or `2025-01-02`.
    pub date: String,
    /// How the date bounds; `on` when left out.
    #[serde(default)]
    pub bound: Bound,
    /// The source's own words, such as `去年2月份`.
    pub original: String,
}

/// A promised date.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// The latest that was promised: `2025-12-31`, `2026-06`, `2027`.
    pub date: String,
    /// How the date bounds; `on` when left out.
    #[serde(default)]
    pub bound: Bound,
    /// The source's own words, such as `明年6月竣工`.
    pub original: String,
    /// What was promised for then, in a few words.
    pub what: Text,
}

/// A numbered fact: one statement and what a reader needs to weigh it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Id, unique among facts; also its anchor on the page of sources.
    pub id: String,
    /// The group it is listed under.
    pub group: String,
    /// What is said.
    pub text: Text,
    /// What sort of statement it is.
    pub kind: Kind,
    /// Id of the source, from sources.json.
    pub source: String,
    /// The date to which it speaks; left out only where its source bears no date.
    pub as_of: Option<String>,
    /// Id of the speaker, from sources.json; required for a claim.
    pub speaker: Option<String>,
    /// The source's own words, letter by letter.
    pub quote: Option<String>,
    /// Its dates, absolute, with the source's words where those were relative.
    #[serde(default)]
    pub dates: Vec<DateNote>,
    /// Dates promised in it.
    #[serde(default)]
    pub due: Vec<Due>,
    /// Where the place it speaks of lies, where it says so.
    pub lies: Option<Lies>,
    /// What the source leaves open, or where sources differ.
    #[serde(default)]
    pub cautions: Vec<Text>,
}

/// Where a place lies.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lies {
    /// The county, city, district or township.
    #[serde(rename = "in")]
    pub within: Text,
    /// Whether that is outside the district whose measures these are.
    pub outside_district: bool,
}

/// A named group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Id, unique in its list.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// What the sources do not publish.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gaps {
    /// Id of the source that does not give it.
    pub source: String,
    /// When that source spoke.
    pub as_of: String,
    /// What it does not give, an item each.
    pub items: Vec<Text>,
}

/// facts.json: every fact the site may state.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The JSON Schema, for the editor.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The groups the facts are listed under, in order.
    pub groups: Vec<Group>,
    /// The facts.
    pub facts: Vec<Fact>,
}

/// A source.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id, unique among sources.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// A shorter name, for use beside statements.
    pub short: Option<Text>,
    /// `primary`, `A` (government, programme owner) or `B` (established media).
    pub grade: Grade,
    /// When it appeared.
    pub date: Option<String>,
    /// Where to find it, as printed.
    pub locator: Option<String>,
    /// What to know when reading it.
    pub note: Option<Text>,
}

/// Somebody the sources quote.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// Id, unique among speakers.
    pub id: String,
    /// Their name.
    pub name: Text,
    /// Their office at the time.
    pub role: Text,
}

/// sources.json: where everything comes from, and what is published nowhere.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// The JSON Schema, for the editor.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The sources, the primary one first.
    pub sources: Vec<Source>,
    /// The people quoted.
    pub speakers: Vec<Speaker>,
    /// Where sources or wordings differ, and what the site does about it.
    pub conflicts: Vec<Note>,
    /// What was looked for and found nowhere.
    pub nowhere: Gaps,
}

/// A short text under a heading, with the facts it speaks of.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Id, unique in its list.
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// The text.
    pub text: Text,
    /// Ids of the facts it speaks of.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// One of the five targets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Id, unique among targets.
    pub id: String,
    /// The figure alone, such as `100` or `100亿`.
    pub figure: Text,
    /// Its unit, such as `家企业`.
    pub unit: Text,
    /// Its name in the plan, such as `进驻百家企业`.
    pub name: Text,
    /// What stands beside it, so that nobody takes the target for a result.
    pub beside: Text,
    /// Id of the fact that states it, whose kind must be `target`.
    pub fact: String,
    /// Ids of facts to hold beside it.
    #[serde(default)]
    pub compare: Vec<String>,
}

/// A task of the plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Id, unique among all tasks.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What kind of statement the task is: usually `plan`, or `target`.
    pub kind: Kind,
    /// Ids of the facts that state it.
    pub facts: Vec<String>,
}

/// One of the five projects.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Id, unique among projects.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it is about, in a sentence.
    pub summary: Text,
    /// Its named tasks.
    pub tasks: Vec<Task>,
}

/// An event on the timeline.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Id, unique on the timeline.
    pub id: String,
    /// When: `2025`, `2024-H2`, `2024-02`, `2025-01-02`.
    pub date: String,
    /// How the date bounds; `on` when left out.
    #[serde(default)]
    pub bound: Bound,
    /// The source's own words for the date.
    pub original: Option<String>,
    /// What happened, or was promised.
    pub text: Text,
    /// What sort of statement it is. A `plan` or `target` is shown as due on its date.
    pub kind: Kind,
    /// Ids of the facts that state it.
    pub facts: Vec<String>,
}

/// plan.json: the three-year plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The JSON Schema, for the editor.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// Its full name.
    pub name: Text,
    /// The position it aims at.
    pub position: Text,
    /// Id of the fact that states the position.
    pub position_fact: String,
    /// Ids of the facts on how it came about.
    pub background: Vec<String>,
    /// The five targets.
    pub targets: Vec<Target>,
    /// How many tasks the source states.
    pub tasks_stated: u16,
    /// Why fewer are named than are stated.
    pub tasks_note: Text,
    /// The five projects.
    pub projects: Vec<Project>,
    /// The four safeguards.
    pub safeguards: Vec<Note>,
    /// Dated events, past and promised.
    pub timeline: Vec<Event>,
    /// How investors are sought.
    pub investment: Vec<Note>,
    /// Figures that are easily taken for one another.
    pub readings: Vec<Note>,
}

/// A part of a measure: one benefit of one certainty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Id, unique in its measure.
    pub id: String,
    /// What is given.
    pub name: Text,
    /// How surely it can be counted on.
    pub certainty: Certainty,
    /// The figure or the right, such as `8 万元` or `免费`; left out when unpublished.
    pub figure: Option<Text>,
    /// What must be so, as far as the sources say.
    pub conditions: Vec<Text>,
    /// Ids of the facts that state it.
    pub facts: Vec<String>,
}

/// One of the twelve measures.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Id, unique among measures; also its path segment.
    pub id: String,
    /// Its number in our division, 1 to 12.
    pub number: u8,
    /// Id of its area.
    pub area: String,
    /// Its name.
    pub name: Text,
    /// What it gives, in a sentence.
    pub summary: Text,
    /// Who it is for.
    pub who: Vec<Role>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// What the sources leave open or word twice.
    #[serde(default)]
    pub cautions: Vec<Text>,
    /// What is not published of it.
    pub not_published: Gaps,
    /// Ids of scenes' sites or guide topics that go with it.
    #[serde(default)]
    pub topics: Vec<String>,
}

/// measures.json: the twelve measures.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// The JSON Schema, for the editor.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The policy's name.
    pub policy: Text,
    /// Ids of the facts on the policy as a whole.
    pub policy_facts: Vec<String>,
    /// That the numbering is ours and not the official one.
    pub division: Text,
    /// The six areas.
    pub areas: Vec<Group>,
    /// The measures, by number.
    pub measures: Vec<Measure>,
    /// What is not published for any of them.
    pub not_published: Gaps,
}

/// A photograph.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// File name under `public/photos/`.
    pub file: String,
    /// Who took it.
    pub author: String,
    /// The day it was taken.
    pub date: String,
    /// What it shows, for those who do not see it.
    pub alt: Text,
}

/// A site.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Id, unique among sites and scenes; also its path segment.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Another name that its place goes by; searched, and shown beside its name where something is found.
    pub also: Option<Text>,
    /// What it is, in a sentence.
    pub summary: Text,
    /// Its use on the source's date.
    pub status: SceneStatus,
    /// Name of a drawing in `public/drawings/`, without `.svg`.
    pub drawing: String,
    /// How the scenes listed here relate to all there are.
    pub listed: Text,
    /// Ids of the facts on it.
    pub facts: Vec<String>,
    /// What is missing for the list itself to be whole: shown on the site's page, asked of no scene.
    #[serde(default)]
    pub catalogue_gaps: Vec<Text>,
    /// What the sources do not say, and is to be asked whichever of its scenes is used.
    #[serde(default)]
    pub unknown: Vec<Text>,
}

/// What is known of a scene's technique: sound, power, size, load-in. What is not known is left out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    /// Id of the source that gives it, from sources.json.
    pub source: String,
    /// The date to which that source speaks.
    pub as_of: String,
    /// Soundproofing and recording.
    pub sound: Option<Text>,
    /// Power supply.
    pub power: Option<Text>,
    /// Size.
    pub size: Option<Text>,
    /// Access and load-in.
    pub load_in: Option<Text>,
}

/// Something that was shot at a scene.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Its title.
    pub title: Text,
    /// Ids of the facts that say so.
    pub facts: Vec<String>,
}

/// What a scene that was taken out leaves behind, so that an old link can say which it was.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// The id it had; no site, scene or guide topic may take it.
    pub id: String,
    /// The name it had.
    pub name: Text,
    /// The day it was taken out.
    pub on: String,
    /// Why, where there is something to say.
    pub reason: Option<Text>,
}

/// A scene or a place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// Id, unique among sites and scenes; also its path segment.
    pub id: String,
    /// Id of its site.
    pub site: String,
    /// Its name.
    pub name: Text,
    /// What it is, in a sentence.
    pub summary: Text,
    /// Its use on the source's date.
    pub status: SceneStatus,
    /// What kind of set or place it is: our grouping.
    #[serde(rename = "type")]
    pub scene_type: SceneType,
    /// The period it stands for.
    pub era: Option<Era>,
    /// Inside or outside, where the sources say.
    pub frontage: Option<Frontage>,
    /// Name of a drawing in `public/drawings/`, without `.svg`.
    pub drawing: String,
    /// A photograph; it replaces the drawing.
    pub photo: Option<Photo>,
    /// What is known of its technique.
    pub technique: Option<Technique>,
    /// What was shot there, as far as the sources say.
    #[serde(default)]
    pub works: Vec<Work>,
    /// Ids of the facts on it.
    pub facts: Vec<String>,
    /// What the sources do not say.
    #[serde(default)]
    pub unknown: Vec<Text>,
}

/// scenes.json: sites and scenes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenes {
    /// The JSON Schema, for the editor.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The sites.
    pub sites: Vec<Site>,
    /// The scenes.
    pub scenes: Vec<Scene>,
    /// Scenes that were taken out.
    #[serde(default)]
    pub removed: Vec<Removed>,
}

/// How far an offer of the guide stands.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
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

/// A date of a guide entry.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// `2025-12-26`, `2024-06`, `2024-H2`: as exact as the fact, and written in it.
    pub date: String,
    /// What happened then, or was planned for then, in a few words.
    pub what: Text,
    /// Id of the fact that gives the date.
    pub fact: String,
}

/// An entry of a guide topic.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Id, unique in its topic.
    pub id: String,
    /// What it is.
    pub title: Text,
    /// How far it stands.
    pub status: EntryStatus,
    /// What stands in its place beside its status on a poster, in a few words, where the title alone would state too much or
    /// nothing: "Six indoor scenes that the sources name" for "Scenes named in the sources".
    pub said: Option<Text>,
    /// A line of explanation, where the facts need one.
    pub text: Option<Text>,
    /// Its dates: since when, or for when. Without any the page says that the sources give none.
    #[serde(default)]
    pub when: Vec<When>,
    /// For whom, where the sources say.
    pub audience: Option<Text>,
    /// Ids of the facts that state it.
    #[serde(default)]
    pub facts: Vec<String>,
    /// What is not known of it.
    #[serde(default)]
    pub unknown: Vec<Text>,
    /// Public places in it that the sources name: looked up in the reader's map app by the Chinese name.
    #[serde(default)]
    pub places: Vec<Text>,
    /// Ids of measures that go with it.
    #[serde(default)]
    pub measures: Vec<String>,
    /// Ids of sites or scenes that go with it.
    #[serde(default)]
    pub scenes: Vec<String>,
}

/// A stop of a line.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// Its name.
    pub name: Text,
    /// What is known of it, in a few words.
    pub note: Option<Text>,
    /// How far it stands, where that differs from its line.
    pub status: Option<LineStatus>,
    /// Whether one arrives in Quzhou there.
    #[serde(default)]
    pub arrival: bool,
    /// Id of the fact that names it.
    pub fact: String,
}

/// A line that leads here.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Id of the entry of the same topic that says more; its title is the line's name.
    pub entry: String,
    /// What runs on it.
    pub kind: LineKind,
    /// How far it stands.
    pub status: LineStatus,
    /// How its stops hang together.
    pub course: Course,
    /// Its stops, in order.
    pub stops: Vec<Stop>,
}

/// The lines that lead here, for a drawing without scale.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// What the drawing is not: no map, no boundary, no scale.
    pub caution: Text,
    /// The lines, in the order they are drawn.
    pub lines: Vec<Line>,
    /// Where everybody wants to go in the end.
    pub destination: Text,
    /// What is not published of the way there.
    pub last_leg: Text,
}

/// A topic of the guide.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Id, unique among topics; also its path segment.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What a reader finds in it, in a sentence.
    pub summary: Text,
    /// The lines that lead here, where the topic is about that.
    pub journey: Option<Journey>,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// guide.json: the film resource guide.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The JSON Schema, for the editor.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// Its topics.
    pub topics: Vec<Topic>,
}

/// A line of a checklist: tied to something, or marked as general practice.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckLine {
    /// Id, unique in the file. Devices keep ticks under it, so it stays as it is when the words change.
    pub id: String,
    /// What to see to.
    pub text: Text,
    /// Ids of measures it belongs to.
    #[serde(default)]
    pub measures: Vec<String>,
    /// Entries of the guide it belongs to, each as `topic/entry`.
    #[serde(default)]
    pub entries: Vec<String>,
    /// Ids of sites or scenes it belongs to.
    #[serde(default)]
    pub scenes: Vec<String>,
    /// Whether it is general practice and not from the sources; then it belongs to nothing.
    #[serde(default)]
    pub general: bool,
}

/// A phase of the work.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Id, unique in the file; also its anchor.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its lines, in order.
    pub lines: Vec<CheckLine>,
}

/// checklist.json: what a crew has to see to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// The JSON Schema, for the editor.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The phases, in order.
    pub phases: Vec<Phase>,
}

/// A section of a page of prose.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Id, unique on the page; also its anchor.
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// Its paragraphs.
    pub paragraphs: Vec<Text>,
}

/// The words at the head of a page, and its prose where it is one of prose.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its heading.
    pub title: Text,
    /// Its description for search engines and chat previews, one or two sentences.
    pub description: Text,
    /// Its first sentences.
    pub lead: Text,
    /// Its prose.
    #[serde(default)]
    pub sections: Vec<Section>,
}

/// Every page that is not made from an entry of another file.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageTexts {
    /// Home.
    pub home: Page,
    /// The three-year plan.
    pub plan: Page,
    /// The twelve measures.
    pub measures: Page,
    /// Sites and scenes.
    pub scenes: Page,
    /// The film resource guide.
    pub guide: Page,
    /// The crew's checklist.
    pub checklist: Page,
    /// The investor's brief.
    pub brief: Page,
    /// The subsidy estimator.
    pub estimator: Page,
    /// The booth: slides in a loop.
    pub present: Page,
    /// The recce list: the scenes of a shortlist.
    pub recce: Page,
    /// The case: scenes, shoot and estimate together.
    pub case: Page,
    /// Sources and data status.
    pub sources: Page,
    /// Everything on the site, for whoever looks for something without script.
    pub search: Page,
    /// The share kit.
    pub share: Page,
    /// About the site.
    pub about: Page,
    /// Accessibility.
    pub accessibility: Page,
    /// Privacy.
    pub privacy: Page,
    /// What is shown for an address that leads nowhere.
    pub not_found: Page,
}

/// pages.json: the heads of the pages and the pages of prose.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// The JSON Schema, for the editor.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The pages.
    pub pages: PageTexts,
}

/// site.json: settings. What is left out is not shown.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The JSON Schema, for the editor.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The site's name.
    pub name: Text,
    /// The address it is published at, such as `https://drama.example.cn/`; a deployment must set it.
    pub base_url: Option<String>,
    /// The day the content was last checked against its sources.
    pub checked: String,
    /// The organisation that runs the site.
    pub organisation: Option<Text>,
    /// Telephone for questions.
    pub phone: Option<String>,
    /// E-mail for questions and corrections.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<Text>,
    /// ICP filing number.
    pub icp: Option<String>,
}

/// elsewhere.json: published rules of comparable places, for orientation only.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Elsewheres {
    /// The JSON Schema, for the editor.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The rules.
    pub places: Vec<Elsewhere>,
}

/// The published rule of a comparable place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// Id, unique among rules.
    pub id: String,
    /// Ids of the measures it is comparable with.
    pub measures: Vec<String>,
    /// The place.
    pub place: Text,
    /// The rule, as published.
    pub rule: Text,
    /// Where it is from.
    pub source: Text,
    /// The source's address.
    pub url: Option<String>,
    /// When it appeared, where that is known.
    pub date: Option<String>,
    /// `A` (government, programme owner) or `B` (established media); nothing less is shown.
    pub grade: Grade,
}

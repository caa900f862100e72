//! From the files to checked content: every fault is collected, none stops the search.

mod estimate;
mod guide;

use super::{Content, Fault, PageText, PageTexts, Report, Section, Settings, wire};
use crate::domain::{
    Area, Bound, Certainty, DateNote, Day, Due, Event, Fact, Gaps, Id, Kind, Lang, Lies, Localized,
    Measure, Measures, MissingTranslation, Note, Part, PartialDate, Photo, Plan, Project,
    RemovedScene, Scene, Site, Source, Speaker, Statement, Target, Task, Technique, Topic, Work,
};
use crate::policy::shape::{self, Gone};
use crate::routes::Route;
use serde::de::DeserializeOwned;
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    path::Path,
};

/// Words that promise. A statement with one of them in its Chinese text is no plain fact.
const PROMISES: [&str; 8] = [
    "将会",
    "力争",
    "争取",
    "目标",
    "计划于",
    "年内",
    "明年",
    "未来",
];

/// Reads and checks every file of the folder; with a `draft`, as if its text stood in that file.
pub(super) fn load(folder: &Path, draft: Option<Draft>) -> Result<Content, Report> {
    let checker = Checker {
        draft,
        ..Checker::default()
    };
    let content = checker.content(folder);
    let faults = checker.faults.into_inner();
    match content {
        Some(content) if faults.is_empty() => Ok(content),
        _ => Err(Report { faults }),
    }
}

/// What a file would hold.
pub(super) struct Draft {
    pub(super) file: &'static str,
    pub(super) text: String,
}

/// Collects faults while values are made; a faulty value is replaced by a harmless one,
/// which never leaves this module because the whole is then refused.
#[derive(Default)]
struct Checker {
    faults: RefCell<Vec<Fault>>,
    known: RefCell<HashMap<Registry, HashSet<String>>>,
    dated_sources: RefCell<HashSet<String>>,
    draft: Option<Draft>,
    /// What was taken out of each file for its shape.
    gone: RefCell<HashMap<&'static str, Gone>>,
}

/// What ids are looked up in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Registry {
    Fact,
    FactGroup,
    Source,
    Speaker,
    Area,
    Measure,
    Site,
    /// Sites, scenes and guide topics: all that can be linked to by name.
    Named,
    /// Entries of the guide, as `topic/entry`.
    Entry,
    Drawing,
    Photograph,
}

impl Registry {
    const fn noun(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::FactGroup => "group of facts",
            Self::Source => "source",
            Self::Speaker => "speaker",
            Self::Area => "area",
            Self::Measure => "measure",
            Self::Site => "site",
            Self::Named => "site, scene or guide topic",
            Self::Entry => "entry of the guide",
            Self::Drawing => "drawing",
            Self::Photograph => "photograph",
        }
    }
}

/// A place in a file.
#[derive(Clone)]
struct At {
    file: &'static str,
    path: String,
}

impl At {
    const fn file(file: &'static str) -> Self {
        Self {
            file,
            path: String::new(),
        }
    }

    fn field(&self, name: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self {
            file: self.file,
            path: format!("{}{dot}{name}", self.path),
        }
    }

    fn item(&self, name: &str, index: usize) -> Self {
        self.field(&format!("{name}[{index}]"))
    }
}

impl Checker {
    fn fault(&self, at: &At, wrong: impl Into<String>, remedy: impl Into<String>) {
        self.faults.borrow_mut().push(Fault {
            file: at.file,
            path: self.as_written(at.file, &at.path),
            wrong: wrong.into(),
            remedy: remedy.into(),
        });
    }

    /// Whether nothing was taken out of a list.
    fn is_whole(&self, list: &At) -> bool {
        let gone = self.gone.borrow();
        gone.get(list.file)
            .is_none_or(|gone| gone.is_whole(&list.path))
    }

    /// A path as it is in the file, where elements before it may have been taken out.
    fn as_written(&self, file: &str, path: &str) -> String {
        let gone = self.gone.borrow();
        gone.get(file)
            .map_or_else(|| path.into(), |gone| gone.as_written(path))
    }

    fn content(&self, folder: &Path) -> Option<Content> {
        let settings = self.read::<wire::Settings>(folder, "site.json");
        let pages = self.read::<wire::Pages>(folder, "pages.json");
        let sources = self.read::<wire::Sources>(folder, "sources.json");
        let facts = self.read::<wire::Facts>(folder, "facts.json");
        let plan = self.read::<wire::Plan>(folder, "plan.json");
        let measures = self.read::<wire::Measures>(folder, "measures.json");
        let scenes = self.read::<wire::Scenes>(folder, "scenes.json");
        let guide = self.read::<wire::Guide>(folder, "guide.json");
        let checklist = self.read::<wire::Checklist>(folder, "checklist.json");
        let elsewhere = self.read::<wire::Elsewheres>(folder, "elsewhere.json");
        let policy = self.edition("policy.json", &folder.join("policy.json"));
        let history = self.history(&folder.join("policy-history"));

        // Ids first, so that references can point forward. A registry whose file could not be read
        // stays unknown, and references into it are not blamed on whoever refers.
        if let Some(file) = &sources {
            self.register(
                Registry::Source,
                file.sources.iter().map(|source| &source.id),
            );
            let dated = file
                .sources
                .iter()
                .filter(|source| source.date.is_some())
                .map(|source| source.id.clone());
            self.dated_sources.borrow_mut().extend(dated);
            self.register(
                Registry::Speaker,
                file.speakers.iter().map(|speaker| &speaker.id),
            );
        }
        if let Some(file) = &facts {
            self.register(Registry::Fact, file.facts.iter().map(|fact| &fact.id));
            self.register(
                Registry::FactGroup,
                file.groups.iter().map(|group| &group.id),
            );
        }
        if let Some(file) = &measures {
            self.register(
                Registry::Measure,
                file.measures.iter().map(|measure| &measure.id),
            );
            self.register(Registry::Area, file.areas.iter().map(|area| &area.id));
        }
        if let Some(file) = &scenes {
            self.register(Registry::Site, file.sites.iter().map(|site| &site.id));
        }
        if let (Some(scenes), Some(guide)) = (&scenes, &guide) {
            let sites = scenes.sites.iter().map(|site| &site.id);
            let scenes = scenes.scenes.iter().map(|scene| &scene.id);
            let topics = guide.topics.iter().map(|topic| &topic.id);
            self.register(Registry::Named, sites.chain(scenes).chain(topics));
        }
        if let Some(file) = &guide {
            self.register(Registry::Entry, guide::entry_names(file).iter());
        }
        self.register_pictures(folder);

        // Every file that could be read is checked, whatever became of the others.
        let settings = settings.map(|file| self.settings(file));
        let pages = pages.map(|file| self.pages(file));
        let sources = sources.map(|file| self.sources(file));
        let facts = facts.map(|file| self.facts(file));
        let fact_list = facts.as_ref().map(|(_, facts)| facts.as_slice());
        let plan = plan.map(|file| self.plan(file, fact_list));
        let measures = measures.map(|file| self.measures(file, fact_list));
        let scenes = scenes.map(|file| self.scenes(file));
        let topics = guide.map(|file| self.guide(file, fact_list));
        let phases = checklist.map(|file| self.checklist(file));
        let elsewhere = elsewhere.map(|file| self.elsewhere(file));
        if let (Some(policy), Some(measures)) = (&policy, &measures) {
            self.same_measures(policy, measures);
        }
        if let (Some((sites, scenes, removed)), Some(topics)) = (&scenes, &topics) {
            self.unique_names(sites, scenes, removed, topics);
        }
        let (
            (sources, speakers, conflicts, nowhere),
            (fact_groups, facts),
            (sites, scenes, removed),
        ) = (sources?, facts?, scenes?);
        Some(Content {
            settings: settings?,
            pages: pages?,
            fact_groups,
            facts,
            sources,
            speakers,
            conflicts,
            nowhere,
            plan: plan?,
            measures: measures?,
            sites,
            scenes,
            removed,
            topics: topics?,
            phases: phases?,
            policy: policy?,
            history,
            elsewhere: elsewhere?,
        })
    }

    /// The pictures that lie beside the content.
    fn register_pictures(&self, folder: &Path) {
        if let Some(public) = folder.parent() {
            let drawings = file_names(&public.join("drawings"));
            let drawings: Vec<String> = drawings
                .iter()
                .filter_map(|name| name.strip_suffix(".svg").map(String::from))
                .collect();
            self.register(Registry::Drawing, drawings.iter());
            self.register(
                Registry::Photograph,
                file_names(&public.join("photos")).iter(),
            );
        }
    }

    fn read<T: DeserializeOwned>(&self, folder: &Path, file: &'static str) -> Option<T> {
        let at = At::file(file);
        let draft = self.draft.as_ref().filter(|draft| draft.file == file);
        let read = draft.map_or_else(
            || std::fs::read_to_string(folder.join(file)),
            |draft| Ok(draft.text.clone()),
        );
        let text = match read {
            Ok(text) => text,
            Err(error) => {
                self.fault(
                    &at,
                    format!("cannot be read: {error}"),
                    "The file must be there, as UTF-8 text.",
                );
                return None;
            }
        };
        let json = match shape::parse(&text) {
            Ok(json) => json,
            Err(misfit) => {
                self.fault(&at, misfit.wrong, misfit.remedy);
                return None;
            }
        };
        // What does not fit is named and taken out, so that the rest of the file is still checked.
        let fitted = shape::fit(json, |_| false, |_| true);
        for misfit in fitted.misfits {
            self.faults.borrow_mut().push(Fault {
                file,
                path: misfit.path,
                wrong: misfit.wrong,
                remedy: misfit.remedy.into(),
            });
        }
        self.gone.borrow_mut().insert(file, fitted.gone);
        fitted.value
    }

    // Values

    fn register<'a>(&self, registry: Registry, ids: impl Iterator<Item = &'a String>) {
        self.known
            .borrow_mut()
            .entry(registry)
            .or_default()
            .extend(ids.cloned());
    }

    fn id(&self, at: &At, text: &str) -> Id {
        Id::new(text).unwrap_or_else(|_| {
            self.fault(
                at,
                format!("`{text}` is no id"),
                "An id holds a–z, 0–9 and single hyphens inside, at most 40 characters.",
            );
            Id::new("invalid").expect("a valid id")
        })
    }

    fn reference(&self, at: &At, registry: Registry, text: &str) -> Id {
        self.known_name(at, registry, text);
        self.id(at, text)
    }

    /// Faults a name that its registry does not hold.
    fn known_name(&self, at: &At, registry: Registry, text: &str) {
        let known = self.known.borrow();
        let gone = self.gone.borrow();
        let lost = || gone.values().any(|gone| gone.had(text));
        let Some(names) = known
            .get(&registry)
            .filter(|names| !names.contains(text) && !lost())
        else {
            return;
        };
        let noun = registry.noun();
        let mut near: Vec<&String> = names
            .iter()
            .filter(|name| name.contains(text) || text.contains(name.as_str()))
            .collect();
        near.sort();
        let hint = if near.is_empty() {
            String::new()
        } else {
            format!(" Did you mean one of {near:?}?")
        };
        self.fault(
            at,
            format!("there is no {noun} `{text}`"),
            format!("Name a {noun} that exists, or add it first.{hint}"),
        );
    }

    fn references(&self, at: &At, field: &str, registry: Registry, texts: &[String]) -> Vec<Id> {
        texts
            .iter()
            .enumerate()
            .map(|(i, text)| self.reference(&at.item(field, i), registry, text))
            .collect()
    }

    fn unique<'a>(&self, at: &At, field: &str, ids: impl Iterator<Item = &'a Id>) {
        let mut seen = HashMap::new();
        for (i, id) in ids.enumerate() {
            if let Some(first) = seen.insert(id, i) {
                self.fault(
                    &at.item(field, i),
                    format!("the id `{id}` is used twice, first at {field}[{first}]"),
                    "Give one of the two another id.",
                );
            }
        }
    }

    fn text(&self, at: &At, text: &wire::Text) -> Localized {
        match Localized::new(&text.zh, &text.en) {
            Ok(text) => text,
            Err(MissingTranslation(lang)) => {
                for (field, text, tongue) in
                    [("zh", &text.zh, "Chinese"), ("en", &text.en, "English")]
                {
                    if text.trim().is_empty() {
                        self.fault(
                            &at.field(field),
                            format!("the {tongue} text is missing"),
                            "Every text needs both languages.",
                        );
                    }
                }
                Localized::new(lang.tag(), lang.tag()).expect("a tag is not empty")
            }
        }
    }

    fn optional_text(&self, at: &At, text: Option<&wire::Text>) -> Option<Localized> {
        text.map(|text| self.text(at, text))
    }

    fn texts(&self, at: &At, field: &str, texts: &[wire::Text]) -> Vec<Localized> {
        texts
            .iter()
            .enumerate()
            .map(|(i, text)| self.text(&at.item(field, i), text))
            .collect()
    }

    fn date(&self, at: &At, text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap_or_else(|error| {
            self.fault(
                at,
                error.to_string(),
                "Give the date as exactly as the source does, and no more exactly.",
            );
            PartialDate::Year(1)
        })
    }

    fn day(&self, at: &At, text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|error| {
            self.fault(
                at,
                error.to_string(),
                "A whole day is needed here, such as 2025-01-02.",
            );
            PartialDate::Year(1).last_day()
        })
    }

    fn gaps(&self, at: &At, gaps: &wire::Gaps) -> Gaps {
        Gaps {
            source: self.reference(&at.field("source"), Registry::Source, &gaps.source),
            as_of: self.date(&at.field("as_of"), &gaps.as_of),
            items: self.texts(at, "items", &gaps.items),
        }
    }

    fn notes(&self, at: &At, field: &str, notes: &[wire::Note]) -> Vec<Note> {
        let notes: Vec<Note> = notes
            .iter()
            .enumerate()
            .map(|(i, note)| {
                let at = at.item(field, i);
                Note {
                    id: self.id(&at.field("id"), &note.id),
                    title: self.text(&at.field("title"), &note.title),
                    text: self.text(&at.field("text"), &note.text),
                    facts: self.references(&at, "facts", Registry::Fact, &note.facts),
                }
            })
            .collect();
        self.unique(at, field, notes.iter().map(|note| &note.id));
        notes
    }

    fn groups(&self, at: &At, field: &str, groups: &[wire::Group]) -> Vec<(Id, Localized)> {
        let groups: Vec<_> = groups
            .iter()
            .enumerate()
            .map(|(i, group)| {
                let at = at.item(field, i);
                (
                    self.id(&at.field("id"), &group.id),
                    self.text(&at.field("name"), &group.name),
                )
            })
            .collect();
        self.unique(at, field, groups.iter().map(|(id, _)| id));
        groups
    }

    // Files

    fn settings(&self, file: wire::Settings) -> Settings {
        let at = At::file("site.json");
        if let Some(base) = &file.base_url
            && let Err(wrong) = crate::routes::BaseUrl::parse(base)
        {
            self.fault(&at.field("base_url"), wrong, "Write the whole address with a closing slash, such as https://drama.example.cn/ or https://example.cn/drama/.");
        }
        for (field, value) in [
            ("phone", &file.phone),
            ("email", &file.email),
            ("icp", &file.icp),
        ] {
            if value.as_ref().is_some_and(|value| value.trim().is_empty()) {
                self.fault(
                    &at.field(field),
                    "is empty",
                    "Leave the whole line out: what is left out is not shown.",
                );
            }
        }
        Settings {
            name: self.text(&at.field("name"), &file.name),
            base_url: file.base_url,
            checked: self.day(&at.field("checked"), &file.checked),
            organisation: file
                .organisation
                .as_ref()
                .map(|text| self.text(&at.field("organisation"), text)),
            phone: file.phone,
            email: file.email,
            address: file
                .address
                .as_ref()
                .map(|text| self.text(&at.field("address"), text)),
            icp: file.icp,
        }
    }

    fn page(&self, at: &At, page: &wire::Page) -> PageText {
        let sections: Vec<Section> = page
            .sections
            .iter()
            .enumerate()
            .map(|(i, section)| {
                let at = at.item("sections", i);
                Section {
                    id: self.id(&at.field("id"), &section.id),
                    title: self.text(&at.field("title"), &section.title),
                    paragraphs: self.texts(&at, "paragraphs", &section.paragraphs),
                }
            })
            .collect();
        self.unique(at, "sections", sections.iter().map(|section| &section.id));
        PageText {
            title: self.text(&at.field("title"), &page.title),
            description: self.text(&at.field("description"), &page.description),
            lead: self.text(&at.field("lead"), &page.lead),
            sections,
        }
    }

    fn pages(&self, file: wire::Pages) -> PageTexts {
        let at = At::file("pages.json").field("pages");
        let page = |name: &str, page: &wire::Page| self.page(&at.field(name), page);
        let pages = file.pages;
        PageTexts {
            home: page("home", &pages.home),
            plan: page("plan", &pages.plan),
            measures: page("measures", &pages.measures),
            scenes: page("scenes", &pages.scenes),
            guide: page("guide", &pages.guide),
            checklist: page("checklist", &pages.checklist),
            brief: page("brief", &pages.brief),
            estimator: page("estimator", &pages.estimator),
            present: page("present", &pages.present),
            recce: page("recce", &pages.recce),
            case: page("case", &pages.case),
            sources: page("sources", &pages.sources),
            search: page("search", &pages.search),
            share: page("share", &pages.share),
            about: page("about", &pages.about),
            accessibility: page("accessibility", &pages.accessibility),
            privacy: page("privacy", &pages.privacy),
            not_found: page("not_found", &pages.not_found),
        }
    }

    fn sources(&self, file: wire::Sources) -> (Vec<Source>, Vec<Speaker>, Vec<Note>, Gaps) {
        let at = At::file("sources.json");
        let sources: Vec<Source> = file
            .sources
            .into_iter()
            .enumerate()
            .map(|(i, source)| {
                let at = at.item("sources", i);
                Source {
                    id: self.id(&at.field("id"), &source.id),
                    name: self.text(&at.field("name"), &source.name),
                    short: source
                        .short
                        .as_ref()
                        .map(|name| self.text(&at.field("short"), name)),
                    grade: source.grade,
                    date: source
                        .date
                        .as_ref()
                        .map(|date| self.date(&at.field("date"), date)),
                    locator: source.locator,
                    note: source
                        .note
                        .as_ref()
                        .map(|note| self.text(&at.field("note"), note)),
                }
            })
            .collect();
        self.unique(&at, "sources", sources.iter().map(|source| &source.id));
        let speakers: Vec<Speaker> = file
            .speakers
            .iter()
            .enumerate()
            .map(|(i, speaker)| {
                let at = at.item("speakers", i);
                Speaker {
                    id: self.id(&at.field("id"), &speaker.id),
                    name: self.text(&at.field("name"), &speaker.name),
                    role: self.text(&at.field("role"), &speaker.role),
                }
            })
            .collect();
        self.unique(&at, "speakers", speakers.iter().map(|speaker| &speaker.id));
        let conflicts = self.notes(&at, "conflicts", &file.conflicts);
        (
            sources,
            speakers,
            conflicts,
            self.gaps(&at.field("nowhere"), &file.nowhere),
        )
    }

    fn facts(&self, file: wire::Facts) -> (Vec<(Id, Localized)>, Vec<Fact>) {
        let at = At::file("facts.json");
        let groups = self.groups(&at, "groups", &file.groups);
        let facts: Vec<Fact> = file
            .facts
            .into_iter()
            .enumerate()
            .map(|(i, fact)| {
                let at = at.item("facts", i);
                Fact {
                    id: self.id(&at.field("id"), &fact.id),
                    group: self.reference(&at.field("group"), Registry::FactGroup, &fact.group),
                    lies: fact.lies.as_ref().map(|lies| Lies {
                        within: self.text(&at.field("lies.in"), &lies.within),
                        is_outside: lies.outside_district,
                    }),
                    statement: self.statement(&at, fact),
                }
            })
            .collect();
        self.unique(&at, "facts", facts.iter().map(|fact| &fact.id));
        (groups, facts)
    }

    fn statement(&self, at: &At, fact: wire::Fact) -> Statement {
        let as_of = fact
            .as_of
            .as_ref()
            .map(|date| self.date(&at.field("as_of"), date));
        if as_of.is_none() && self.dated_sources.borrow().contains(&fact.source) {
            self.fault(
                &at.field("as_of"),
                "the date to which it speaks is missing",
                format!(
                    "Its source `{}` bears a date: give the one this statement speaks to.",
                    fact.source
                ),
            );
        }
        let due: Vec<Due> = fact
            .due
            .iter()
            .enumerate()
            .map(|(i, due)| {
                let at = at.item("due", i);
                Due {
                    date: self.date(&at.field("date"), &due.date),
                    bound: bound(due.bound),
                    original: due.original.clone(),
                    what: self.text(&at.field("what"), &due.what),
                }
            })
            .collect();
        if fact.kind == Kind::Claim && fact.speaker.is_none() {
            self.fault(
                &at.field("speaker"),
                "a claim without its speaker",
                "Name who claims it, by an id of sources.json.",
            );
        }
        if fact.kind == Kind::Fact {
            let promise = PROMISES.iter().find(|word| fact.text.zh.contains(**word));
            if let Some(word) = promise {
                self.fault(&at.field("kind"), format!("marked as a fact, but the text says 「{word}」"), "A target is a `target`, what is to be done is a `plan`; or word the text as what has happened.");
            }
            if let Some(due) = due
                .iter()
                .find(|due| as_of.is_some_and(|as_of| due.date.last_day() > as_of.last_day()))
            {
                self.fault(
                    &at.field("kind"),
                    format!(
                        "marked as a fact, but due on {}, after its source spoke",
                        due.date
                    ),
                    "What was still to come is a `plan` or a `target`.",
                );
            }
        }
        let dates = fact
            .dates
            .iter()
            .enumerate()
            .map(|(i, note)| DateNote {
                date: self.date(&at.item("dates", i).field("date"), &note.date),
                bound: bound(note.bound),
                original: note.original.clone(),
            })
            .collect();
        Statement {
            text: self.text(&at.field("text"), &fact.text),
            kind: fact.kind,
            source: self.reference(&at.field("source"), Registry::Source, &fact.source),
            as_of,
            speaker: fact
                .speaker
                .as_ref()
                .map(|id| self.reference(&at.field("speaker"), Registry::Speaker, id)),
            quote: fact.quote,
            dates,
            due,
            cautions: self.texts(at, "cautions", &fact.cautions),
        }
    }

    fn plan(&self, file: wire::Plan, facts: Option<&[Fact]>) -> Plan {
        let at = At::file("plan.json");
        let targets: Vec<Target> = file
            .targets
            .iter()
            .enumerate()
            .map(|(i, target)| self.target(&at.item("targets", i), target, facts))
            .collect();
        self.unique(&at, "targets", targets.iter().map(|target| &target.id));
        let projects: Vec<Project> = file
            .projects
            .iter()
            .enumerate()
            .map(|(i, project)| self.project(&at.item("projects", i), project))
            .collect();
        self.unique(&at, "projects", projects.iter().map(|project| &project.id));
        self.unique(
            &at,
            "projects[*].tasks",
            projects
                .iter()
                .flat_map(|project| &project.tasks)
                .map(|task| &task.id),
        );
        let named = projects
            .iter()
            .map(|project| project.tasks.len())
            .sum::<usize>();
        if named > usize::from(file.tasks_stated) {
            self.fault(
                &at.field("tasks_stated"),
                format!(
                    "{} tasks are stated, but {named} are named",
                    file.tasks_stated
                ),
                "No more can be named than the source states.",
            );
        }
        let timeline: Vec<Event> = file
            .timeline
            .iter()
            .enumerate()
            .map(|(i, event)| self.event(&at.item("timeline", i), event))
            .collect();
        self.unique(&at, "timeline", timeline.iter().map(|event| &event.id));
        for (i, pair) in timeline.windows(2).enumerate() {
            if pair[1].date.last_day() < pair[0].date.first_day() {
                self.fault(
                    &at.item("timeline", i + 1).field("date"),
                    format!("{} comes after {}", pair[1].date, pair[0].date),
                    "Put the events in the order of their dates.",
                );
            }
        }
        Plan {
            name: self.text(&at.field("name"), &file.name),
            position: self.text(&at.field("position"), &file.position),
            position_fact: self.reference(
                &at.field("position_fact"),
                Registry::Fact,
                &file.position_fact,
            ),
            background: self.references(&at, "background", Registry::Fact, &file.background),
            targets,
            tasks_stated: file.tasks_stated,
            tasks_note: self.text(&at.field("tasks_note"), &file.tasks_note),
            projects,
            safeguards: self.notes(&at, "safeguards", &file.safeguards),
            timeline,
            investment: self.notes(&at, "investment", &file.investment),
            readings: self.notes(&at, "readings", &file.readings),
        }
    }

    fn target(&self, at: &At, target: &wire::Target, facts: Option<&[Fact]>) -> Target {
        let stated =
            facts.and_then(|facts| facts.iter().find(|fact| fact.id.as_str() == target.fact));
        if let Some(fact) = stated.filter(|fact| fact.statement.kind != Kind::Target) {
            self.fault(
                &at.field("fact"),
                format!("the fact `{}` is not marked as a target", fact.id),
                "Mark it as a `target` in facts.json, or name the fact that states the target.",
            );
        }
        Target {
            id: self.id(&at.field("id"), &target.id),
            figure: self.text(&at.field("figure"), &target.figure),
            unit: self.text(&at.field("unit"), &target.unit),
            name: self.text(&at.field("name"), &target.name),
            beside: self.text(&at.field("beside"), &target.beside),
            fact: self.reference(&at.field("fact"), Registry::Fact, &target.fact),
            compare: self.references(at, "compare", Registry::Fact, &target.compare),
        }
    }

    fn project(&self, at: &At, project: &wire::Project) -> Project {
        let tasks = project.tasks.iter().enumerate().map(|(i, task)| {
            let at = at.item("tasks", i);
            if matches!(task.kind, Kind::Fact | Kind::Claim) {
                self.fault(
                    &at.field("kind"),
                    "a task of the plan marked as a fact",
                    "A task is a `plan`, or a `target` where it sets a figure.",
                );
            }
            Task {
                id: self.id(&at.field("id"), &task.id),
                name: self.text(&at.field("name"), &task.name),
                kind: task.kind,
                facts: self.references(&at, "facts", Registry::Fact, &task.facts),
            }
        });
        Project {
            id: self.id(&at.field("id"), &project.id),
            name: self.text(&at.field("name"), &project.name),
            summary: self.text(&at.field("summary"), &project.summary),
            tasks: tasks.collect(),
        }
    }

    fn event(&self, at: &At, event: &wire::Event) -> Event {
        Event {
            id: self.id(&at.field("id"), &event.id),
            date: self.date(&at.field("date"), &event.date),
            bound: bound(event.bound),
            original: event.original.clone(),
            text: self.text(&at.field("text"), &event.text),
            kind: event.kind,
            facts: self.references(at, "facts", Registry::Fact, &event.facts),
        }
    }

    fn measures(&self, file: wire::Measures, facts: Option<&[Fact]>) -> Measures {
        let at = At::file("measures.json");
        let measures: Vec<Measure> = file
            .measures
            .into_iter()
            .enumerate()
            .map(|(i, measure)| self.measure(&at.item("measures", i), measure, facts))
            .collect();
        self.unique(&at, "measures", measures.iter().map(|measure| &measure.id));
        for (i, measure) in measures.iter().enumerate() {
            if usize::from(measure.number) != i + 1 && self.is_whole(&at.field("measures")) {
                self.fault(
                    &at.item("measures", i).field("number"),
                    format!("number {} at place {}", measure.number, i + 1),
                    "Number the measures 1, 2, 3 … in order.",
                );
            }
        }
        Measures {
            policy: self.text(&at.field("policy"), &file.policy),
            policy_facts: self.references(&at, "policy_facts", Registry::Fact, &file.policy_facts),
            division: self.text(&at.field("division"), &file.division),
            areas: self
                .groups(&at, "areas", &file.areas)
                .into_iter()
                .map(|(id, name)| Area { id, name })
                .collect(),
            measures,
            not_published: self.gaps(&at.field("not_published"), &file.not_published),
        }
    }

    fn measure(&self, at: &At, measure: wire::Measure, facts: Option<&[Fact]>) -> Measure {
        let parts: Vec<Part> = measure
            .parts
            .iter()
            .enumerate()
            .map(|(i, part)| self.part(&at.item("parts", i), part, facts))
            .collect();
        self.unique(at, "parts", parts.iter().map(|part| &part.id));
        if parts.is_empty() && self.is_whole(&at.field("parts")) {
            self.fault(
                &at.field("parts"),
                "a measure without parts",
                "Give it at least one part; an unpublished benefit is a part too.",
            );
        }
        Measure {
            id: self.id(&at.field("id"), &measure.id),
            number: measure.number,
            area: self.reference(&at.field("area"), Registry::Area, &measure.area),
            name: self.text(&at.field("name"), &measure.name),
            summary: self.text(&at.field("summary"), &measure.summary),
            who: measure.who,
            parts,
            cautions: self.texts(at, "cautions", &measure.cautions),
            not_published: self.gaps(&at.field("not_published"), &measure.not_published),
            topics: self.references(at, "topics", Registry::Named, &measure.topics),
        }
    }

    fn part(&self, at: &At, part: &wire::Part, facts: Option<&[Fact]>) -> Part {
        match (part.certainty, &part.figure) {
            (Certainty::Unpublished, Some(_)) => self.fault(
                &at.field("figure"),
                "a figure on an unpublished part",
                "Leave the figure out, or say how it was published.",
            ),
            (Certainty::Published | Certainty::InKind, None) => self.fault(
                &at.field("figure"),
                "the figure is missing",
                "Give the published figure or right, or mark the part `unpublished`.",
            ),
            _ => {}
        }
        if let (Some(figure), Some(facts)) = (&part.figure, facts) {
            self.figure(&at.field("figure"), figure, &part.facts, facts);
        }
        Part {
            id: self.id(&at.field("id"), &part.id),
            name: self.text(&at.field("name"), &part.name),
            certainty: part.certainty,
            figure: part
                .figure
                .as_ref()
                .map(|figure| self.text(&at.field("figure"), figure)),
            conditions: self.texts(at, "conditions", &part.conditions),
            facts: self.references(at, "facts", Registry::Fact, &part.facts),
        }
    }

    /// A figure may say no number that the facts it rests on do not say, in either language.
    fn figure(&self, at: &At, figure: &wire::Text, ids: &[String], facts: &[Fact]) {
        for (lang, field, text) in [(Lang::Zh, "zh", &figure.zh), (Lang::En, "en", &figure.en)] {
            for number in numbers(text) {
                let says = |fact: &Fact| numbers(fact.statement.text.get(lang)).contains(&number);
                let stated = facts
                    .iter()
                    .filter(|fact| ids.iter().any(|id| id == fact.id.as_str()));
                if !stated.into_iter().any(says) {
                    self.fault(
                        &at.field(field),
                        format!("the number {number} is in none of the facts {ids:?}"),
                        "Figure and fact must agree: mend the one that is wrong, or name the fact that states it.",
                    );
                }
            }
        }
    }

    fn scenes(&self, file: wire::Scenes) -> (Vec<Site>, Vec<Scene>, Vec<RemovedScene>) {
        let at = At::file("scenes.json");
        let sites = file.sites.iter().enumerate().map(|(i, site)| {
            let at = at.item("sites", i);
            Site {
                id: self.id(&at.field("id"), &site.id),
                name: self.text(&at.field("name"), &site.name),
                also: self.optional_text(&at.field("also"), site.also.as_ref()),
                summary: self.text(&at.field("summary"), &site.summary),
                status: site.status,
                drawing: self.reference(&at.field("drawing"), Registry::Drawing, &site.drawing),
                listed: self.text(&at.field("listed"), &site.listed),
                facts: self.references(&at, "facts", Registry::Fact, &site.facts),
                catalogue_gaps: self.texts(&at, "catalogue_gaps", &site.catalogue_gaps),
                unknown: self.texts(&at, "unknown", &site.unknown),
            }
        });
        let sites = sites.collect();
        let scenes = file.scenes.into_iter().enumerate();
        let scenes = scenes.map(|(i, scene)| self.scene(&at.item("scenes", i), scene));
        let scenes = scenes.collect();
        let removed = file.removed.iter().enumerate().map(|(i, removed)| {
            let at = at.item("removed", i);
            RemovedScene {
                id: self.id(&at.field("id"), &removed.id),
                name: self.text(&at.field("name"), &removed.name),
                on: self.day(&at.field("on"), &removed.on),
                reason: self.optional_text(&at.field("reason"), removed.reason.as_ref()),
            }
        });
        (sites, scenes, removed.collect())
    }

    fn scene(&self, at: &At, scene: wire::Scene) -> Scene {
        let photo = scene.photo.map(|photo| {
            let at = at.field("photo");
            if photo.author.trim().is_empty() {
                self.fault(
                    &at.field("author"),
                    "a photograph without its author",
                    "Name who took it.",
                );
            }
            self.known_name(&at.field("file"), Registry::Photograph, &photo.file);
            Photo {
                date: self.day(&at.field("date"), &photo.date),
                alt: self.text(&at.field("alt"), &photo.alt),
                file: photo.file,
                author: photo.author,
            }
        });
        Scene {
            id: self.id(&at.field("id"), &scene.id),
            site: self.reference(&at.field("site"), Registry::Site, &scene.site),
            name: self.text(&at.field("name"), &scene.name),
            summary: self.text(&at.field("summary"), &scene.summary),
            status: scene.status,
            scene_type: scene.scene_type,
            era: scene.era,
            frontage: scene.frontage,
            drawing: self.reference(&at.field("drawing"), Registry::Drawing, &scene.drawing),
            photo,
            technique: scene
                .technique
                .map(|technique| self.technique(&at.field("technique"), &technique)),
            works: scene
                .works
                .iter()
                .enumerate()
                .map(|(i, work)| self.work(&at.item("works", i), work))
                .collect(),
            facts: self.references(at, "facts", Registry::Fact, &scene.facts),
            unknown: self.texts(at, "unknown", &scene.unknown),
        }
    }

    fn technique(&self, at: &At, technique: &wire::Technique) -> Technique {
        let part = |name: &str, text: &Option<wire::Text>| {
            self.optional_text(&at.field(name), text.as_ref())
        };
        let technique = Technique {
            source: self.reference(&at.field("source"), Registry::Source, &technique.source),
            as_of: self.date(&at.field("as_of"), &technique.as_of),
            sound: part("sound", &technique.sound),
            power: part("power", &technique.power),
            size: part("size", &technique.size),
            load_in: part("load_in", &technique.load_in),
        };
        let parts = [
            &technique.sound,
            &technique.power,
            &technique.size,
            &technique.load_in,
        ];
        if parts.iter().all(|part| part.is_none()) {
            self.fault(
                at,
                "a technique that says nothing",
                "Give `sound`, `power`, `size` or `load_in`, or leave `technique` out.",
            );
        }
        technique
    }

    fn work(&self, at: &At, work: &wire::Work) -> Work {
        if work.facts.is_empty() {
            self.fault(
                &at.field("facts"),
                "a work without a fact",
                "Name the fact that says it was shot here.",
            );
        }
        Work {
            title: self.text(&at.field("title"), &work.title),
            facts: self.references(at, "facts", Registry::Fact, &work.facts),
        }
    }

    /// Sites and scenes, present and removed, share their addresses, and all are linked to by one id.
    fn unique_names(
        &self,
        sites: &[Site],
        scenes: &[Scene],
        removed: &[RemovedScene],
        topics: &[Topic],
    ) {
        let mut seen: HashSet<&Id> = HashSet::new();
        let sites = sites
            .iter()
            .enumerate()
            .map(|(i, site)| (&site.id, At::file("scenes.json").item("sites", i)));
        let scenes = scenes
            .iter()
            .enumerate()
            .map(|(i, scene)| (&scene.id, At::file("scenes.json").item("scenes", i)));
        let topics = topics
            .iter()
            .enumerate()
            .map(|(i, topic)| (&topic.id, At::file("guide.json").item("topics", i)));
        for (id, at) in sites.clone().chain(scenes.clone()) {
            if Route::is_taken(id.as_str()) {
                self.fault(
                    &at.field("id"),
                    format!("the id `{id}` is the address of one of the site's own pages"),
                    "Choose another: its page would be written over that one.",
                );
            }
        }
        for (id, at) in sites.chain(scenes).chain(topics) {
            if !seen.insert(id) {
                self.fault(
                    &at.field("id"),
                    format!("the id `{id}` is used twice"),
                    "Sites, scenes and guide topics share one set of ids: choose another.",
                );
            }
        }
        for (i, removed) in removed.iter().enumerate() {
            if !seen.insert(&removed.id) {
                self.fault(
                    &At::file("scenes.json").item("removed", i).field("id"),
                    format!("the id `{}` is in use, or was removed twice", removed.id),
                    "Old links to it would open something else: give the new one another id, or take this out of `removed` if it is the same scene.",
                );
            }
        }
    }
}

/// The numbers in a text, with the word that scales them: `80,000`, `8万`, `5.5亿`, `50%`, `1 million`.
fn numbers(text: &str) -> Vec<String> {
    let is_number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[start..]
            .find(|c| !is_number(c))
            .map_or(rest.len(), |length| start + length);
        let number = rest[start..end].trim_end_matches([',', '.']);
        rest = &rest[end..];
        let scale = ["万", "亿", "%", " million", " billion"]
            .into_iter()
            .find(|scale| rest.starts_with(scale));
        numbers.push(format!("{number}{}", scale.unwrap_or_default()));
    }
    numbers
}

/// The names of a folder's files; none where there is no such folder.
fn file_names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter_map(|file| file.file_name().into_string().ok())
        .collect()
}

const fn bound(bound: wire::Bound) -> Bound {
    match bound {
        wire::Bound::On => Bound::On,
        wire::Bound::About => Bound::About,
        wire::Bound::By => Bound::By,
    }
}

//! The content as the site uses it: read from `public/content/`, checked as a whole, then trusted.
//!
//! Native only. The browser never reads these files: the prerenderer turns them into pages,
//! and each page carries just what it shows.

mod check;
mod fault;
pub mod schema;
pub mod wire;

pub use fault::{Fault, Report};

use crate::domain::{Day, Lang};
use crate::domain::{
    Entry, EntryId, Fact, Gaps, Grade, Id, Localized, Measure, Measures, Note, PartialDate, Phase,
    Plan, RemovedScene, Scene, Site, Source, Speaker, Topic,
};
use crate::policy::Policy;
use std::path::Path;

/// A section of a page of prose.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its anchor.
    pub id: Id,
    /// Its heading.
    pub title: Localized,
    /// Its paragraphs.
    pub paragraphs: Vec<Localized>,
}

/// The words at the head of a page, and its prose where it is one of prose.
#[derive(Clone, Debug)]
pub struct PageText {
    /// Its heading.
    pub title: Localized,
    /// Its description for search engines and previews.
    pub description: Localized,
    /// Its first sentences.
    pub lead: Localized,
    /// Its prose.
    pub sections: Vec<Section>,
}

/// The texts of the fixed pages.
#[derive(Clone, Debug)]
pub struct PageTexts {
    /// Home.
    pub home: PageText,
    /// The three-year plan.
    pub plan: PageText,
    /// The twelve measures.
    pub measures: PageText,
    /// Sites and scenes.
    pub scenes: PageText,
    /// The film resource guide.
    pub guide: PageText,
    /// The crew's checklist.
    pub checklist: PageText,
    /// The investor's brief.
    pub brief: PageText,
    /// The subsidy estimator.
    pub estimator: PageText,
    /// The booth: slides in a loop.
    pub present: PageText,
    /// The recce list: the scenes of a shortlist.
    pub recce: PageText,
    /// The case: scenes, shoot and estimate together.
    pub case: PageText,
    /// Sources and data status.
    pub sources: PageText,
    /// Everything on the site, for whoever looks for something without script.
    pub search: PageText,
    /// The share kit.
    pub share: PageText,
    /// About the site.
    pub about: PageText,
    /// Accessibility.
    pub accessibility: PageText,
    /// Privacy.
    pub privacy: PageText,
    /// For an address that leads nowhere.
    pub not_found: PageText,
}

/// What the operator sets. What is not set is not shown.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's name.
    pub name: Localized,
    /// Where it is published, ending in a slash.
    pub base_url: Option<String>,
    /// The day the content was last checked against its sources.
    pub checked: Day,
    /// Who runs the site.
    pub organisation: Option<Localized>,
    /// Telephone for questions.
    pub phone: Option<String>,
    /// E-mail for questions and corrections.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<Localized>,
    /// ICP filing number.
    pub icp: Option<String>,
}

/// The published rule of a comparable place: shown for orientation, never counted.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// The measures it is comparable with.
    pub measures: Vec<Id>,
    /// The place.
    pub place: Localized,
    /// The rule.
    pub rule: Localized,
    /// Where it is from.
    pub source: Localized,
    /// The source's address.
    pub url: Option<String>,
    /// When it appeared.
    pub date: Option<PartialDate>,
    /// How the source is graded.
    pub grade: Grade,
}

/// An edition of the policy, in both languages.
#[derive(Clone, Debug)]
pub struct Edition {
    zh: Policy,
    en: Policy,
}

impl Edition {
    /// The policy in a language.
    pub const fn get(&self, lang: Lang) -> &Policy {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// All content, checked.
#[derive(Clone, Debug)]
pub struct Content {
    /// Settings.
    pub settings: Settings,
    /// Texts of the fixed pages.
    pub pages: PageTexts,
    /// The groups of the fact table, in order.
    pub fact_groups: Vec<(Id, Localized)>,
    /// Every fact.
    pub facts: Vec<Fact>,
    /// Every source.
    pub sources: Vec<Source>,
    /// Everybody quoted.
    pub speakers: Vec<Speaker>,
    /// Where sources or wordings differ.
    pub conflicts: Vec<Note>,
    /// What is published nowhere.
    pub nowhere: Gaps,
    /// The plan.
    pub plan: Plan,
    /// The measures.
    pub measures: Measures,
    /// The sites.
    pub sites: Vec<Site>,
    /// The scenes.
    pub scenes: Vec<Scene>,
    /// What scenes that were taken out left behind.
    pub removed: Vec<RemovedScene>,
    /// The guide's topics.
    pub topics: Vec<Topic>,
    /// The phases of the crew's checklist.
    pub phases: Vec<Phase>,
    /// The policy that the estimator computes.
    pub policy: Edition,
    /// Its superseded editions.
    pub history: Vec<Edition>,
    /// Rules of comparable places.
    pub elsewhere: Vec<Elsewhere>,
}

impl Content {
    /// Reads and checks all content files of a folder.
    ///
    /// # Errors
    /// Every fault of every file at once.
    pub fn load(folder: &Path) -> Result<Self, Report> {
        check::load(folder, None)
    }

    /// Reads and checks a folder as if its scenes.json held this text.
    ///
    /// # Errors
    /// Every fault of every file at once.
    pub fn load_with_scenes(folder: &Path, scenes: String) -> Result<Self, Report> {
        let file = "scenes.json";
        let text = scenes;
        check::load(folder, Some(check::Draft { file, text }))
    }

    /// The scene that had this id and was taken out.
    pub fn removed_scene(&self, id: &Id) -> Option<&RemovedScene> {
        self.removed.iter().find(|removed| removed.id == *id)
    }

    /// The fact of that id.
    ///
    /// # Panics
    /// When there is none: `load` refuses content with a dangling fact id.
    pub fn fact(&self, id: &Id) -> &Fact {
        self.facts
            .iter()
            .find(|fact| fact.id == *id)
            .expect("checked when loaded")
    }

    /// The source of that id.
    ///
    /// # Panics
    /// When there is none: `load` refuses content with a dangling source id.
    pub fn source(&self, id: &Id) -> &Source {
        self.sources
            .iter()
            .find(|source| source.id == *id)
            .expect("checked when loaded")
    }

    /// The speaker of that id.
    ///
    /// # Panics
    /// When there is none: `load` refuses content with a dangling speaker id.
    pub fn speaker(&self, id: &Id) -> &Speaker {
        self.speakers
            .iter()
            .find(|speaker| speaker.id == *id)
            .expect("checked when loaded")
    }

    /// The measure of that id.
    ///
    /// # Panics
    /// When there is none: `load` refuses content with a dangling measure id.
    pub fn measure(&self, id: &Id) -> &Measure {
        self.measures
            .measures
            .iter()
            .find(|measure| measure.id == *id)
            .expect("checked when loaded")
    }

    /// The scenes of a site, in the catalogue's order.
    pub fn scenes_of<'a>(&'a self, site: &'a Id) -> impl Iterator<Item = &'a Scene> {
        self.scenes.iter().filter(move |scene| scene.site == *site)
    }

    /// The entry of the guide of that name.
    ///
    /// # Panics
    /// When there is none: `load` refuses content with a dangling name.
    pub fn entry(&self, id: &EntryId) -> &Entry {
        let mut topics = self.topics.iter().filter(|topic| topic.id == id.topic);
        topics
            .find_map(|topic| topic.entries.iter().find(|entry| entry.id == id.entry))
            .expect("checked when loaded")
    }

    /// The name of a guide topic, a site or a scene.
    ///
    /// # Panics
    /// When there is none: `load` refuses content with a dangling id.
    pub fn name(&self, id: &Id, lang: Lang) -> &str {
        let topics = self.topics.iter().map(|topic| (&topic.id, &topic.name));
        let sites = self.sites.iter().map(|site| (&site.id, &site.name));
        let scenes = self.scenes.iter().map(|scene| (&scene.id, &scene.name));
        let mut all = topics.chain(sites).chain(scenes);
        all.find(|(other, _)| *other == id)
            .expect("checked when loaded")
            .1
            .get(lang)
    }
}

//! What every page family needs: content in one language, turned into the parts of a document.

use super::is_site;
use crate::{
    blocks::{
        Block, Chosen, Due, Frame, LinkCard, MeasureCell, MeasureGroup, PageHead, Quote, Reference,
        Rich, Run, Section, Statement, Status, Term,
    },
    content::{Content, PageText},
    document::Link,
    domain::{
        Certainty, Entry, Gaps, Id, Kind, Lang, Lies, Localized, Measure, PartialDate, Scene,
        SceneStatus, Site, Topic,
    },
    routes::Route,
    text::compose::{Contact, Label, bounded_date, contacts, date, scene_status, usable_today},
};
use std::collections::HashSet;

/// The anchor of the section that says where to ask.
pub(super) const WHERE_TO_ASK: &str = "ask";

/// The content, spoken in one language.
pub(super) struct Composer<'a> {
    pub(super) content: &'a Content,
    pub(super) lang: Lang,
}

impl Composer<'_> {
    pub(super) fn path(&self, route: &Route) -> String {
        route.path(self.lang)
    }

    pub(super) fn label(&self, label: Label) -> &'static str {
        label.get(self.lang)
    }

    pub(super) fn text<'t>(&self, text: &'t Localized) -> &'t str {
        text.get(self.lang)
    }

    pub(super) fn rich(&self, text: &Localized) -> Rich {
        self.plain(text.get(self.lang))
    }

    pub(super) fn plain(&self, text: &str) -> Rich {
        Rich::new(self.lang, text)
    }

    pub(super) fn riches(&self, texts: &[Localized]) -> Vec<Rich> {
        texts.iter().map(|text| self.rich(text)).collect()
    }

    pub(super) fn link(&self, route: &Route, text: impl Into<String>) -> Link {
        Link {
            href: self.path(route),
            text: text.into(),
        }
    }

    /// The heading of a page whose words stand in pages.json.
    pub(super) fn fixed_title(&self, route: &Route) -> &str {
        self.text(&self.page_text(route).title)
    }

    /// The words of a page that stand in pages.json.
    pub(super) fn page_text(&self, route: &Route) -> &PageText {
        let pages = &self.content.pages;
        match route {
            Route::Home => &pages.home,
            Route::Plan => &pages.plan,
            Route::Measures | Route::Measure(_) => &pages.measures,
            Route::Scenes | Route::ScenesPage(_) | Route::Scene(_) => &pages.scenes,
            Route::Guide | Route::Topic(_) => &pages.guide,
            Route::Checklist => &pages.checklist,
            Route::Estimator => &pages.estimator,
            Route::Present => &pages.present,
            Route::Recce => &pages.recce,
            Route::Case => &pages.case,
            Route::Brief => &pages.brief,
            Route::Sources => &pages.sources,
            Route::Share => &pages.share,
            Route::Search => &pages.search,
            Route::About => &pages.about,
            Route::Accessibility => &pages.accessibility,
            Route::Privacy => &pages.privacy,
            Route::NotFound => &pages.not_found,
        }
    }

    pub(super) fn head(&self, text: &PageText) -> Block {
        Block::Head(PageHead {
            over: None,
            title: self.rich(&text.title),
            lead: self.rich(&text.lead),
            status: None,
            frame: None,
        })
    }

    pub(super) fn section(&self, id: &str, title: Label, body: Vec<Block>) -> Block {
        self.titled(id, self.label(title), None, body)
    }

    pub(super) fn section_with_lead(
        &self,
        id: &str,
        title: Label,
        lead: Label,
        body: Vec<Block>,
    ) -> Block {
        self.titled(id, self.label(title), Some(self.label(lead)), body)
    }

    pub(super) fn titled(
        &self,
        id: &str,
        title: &str,
        lead: Option<&str>,
        body: Vec<Block>,
    ) -> Block {
        Block::Section(Section {
            id: id.into(),
            title: self.plain(title),
            lead: lead.map(|lead| self.plain(lead)),
            more: None,
            body,
        })
    }

    // Facts

    /// Where a fact is from: its source and date, linked to its line on the page of sources.
    pub(super) fn reference(&self, id: &Id) -> Reference {
        let statement = &self.content.fact(id).statement;
        let source = self.content.source(&statement.source);
        let name = self.text(source.short.as_ref().unwrap_or(&source.name));
        let appeared = source.date.map_or_else(
            || self.label(Label::Undated).to_owned(),
            |when| date(self.lang, when),
        );
        // What a statement is true of, where that is another day than that of its source.
        let as_of = statement.as_of.filter(|when| Some(*when) != source.date);
        let as_of = as_of.map(|when| date(self.lang, when));
        Reference {
            href: format!("{}#{id}", self.path(&Route::Sources)),
            source: match (self.lang, as_of) {
                (Lang::Zh, None) => format!("{name}，{appeared}"),
                (Lang::Zh, Some(when)) => format!("{name}，{appeared}（截至{when}）"),
                (Lang::En, None) => format!("{name}, {appeared}"),
                (Lang::En, Some(when)) => format!("{name}, {appeared} (as of {when})"),
            },
            number: id.to_string(),
        }
    }

    /// Where facts are from, those of one source and date together.
    pub(super) fn references(&self, ids: &[Id]) -> Vec<Reference> {
        let mut references: Vec<Reference> = Vec::new();
        for reference in ids.iter().map(|id| self.reference(id)) {
            let after = references
                .iter()
                .rposition(|other| other.source == reference.source)
                .map_or(references.len(), |at| at + 1);
            references.insert(after, reference);
        }
        references
    }

    pub(super) fn statement(&self, id: &Id) -> Statement {
        let fact = self.content.fact(id);
        let statement = &fact.statement;
        Statement {
            id: None,
            kind: statement.kind,
            text: self.rich(&statement.text),
            speaker: statement.speaker.as_ref().map(|id| self.speaker(id)),
            dates: statement
                .dates
                .iter()
                .map(|note| {
                    (
                        bounded_date(self.lang, note.bound, note.date),
                        note.original.clone(),
                    )
                })
                .collect(),
            due: statement
                .due
                .iter()
                .map(|due| Due {
                    when: bounded_date(self.lang, due.bound, due.date),
                    original: due.original.clone(),
                    what: self.rich(&due.what),
                    last_day: due.date.last_day(),
                })
                .collect(),
            quote: statement.quote.clone(),
            cautions: self.riches(&statement.cautions),
            source: self.reference(id),
        }
    }

    pub(super) fn statements(&self, ids: &[Id]) -> Block {
        Block::Statements(ids.iter().map(|id| self.statement(id)).collect())
    }

    pub(super) fn speaker(&self, id: &Id) -> String {
        let speaker = self.content.speaker(id);
        let (name, role) = (self.text(&speaker.name), self.text(&speaker.role));
        match self.lang {
            Lang::Zh => format!("{name}（{role}）"),
            Lang::En => format!("{name}, {role}"),
        }
    }

    /// Who made a statement, where its text itself does not say so.
    pub(super) fn unnamed_speaker(&self, id: &Id) -> Option<&Id> {
        let statement = &self.content.fact(id).statement;
        let speaker = statement.speaker.as_ref()?;
        let name = self.text(&self.content.speaker(speaker).name);
        let is_named = self.text(&statement.text).contains(name);
        (!is_named).then_some(speaker)
    }

    /// The source's own words on the facts, each passage once.
    pub(super) fn quotes(&self, ids: &[Id]) -> Vec<Quote> {
        let mut quotes: Vec<Quote> = Vec::new();
        for id in ids {
            let statement = &self.content.fact(id).statement;
            if let Some(words) = statement
                .quote
                .clone()
                .filter(|words| quotes.iter().all(|quote| quote.words != *words))
            {
                quotes.push(Quote {
                    words,
                    speaker: statement.speaker.as_ref().map(|id| self.speaker(id)),
                    source: self.reference(id),
                });
            }
        }
        quotes
    }

    pub(super) fn gaps(&self, gaps: &Gaps) -> Block {
        Block::Gaps(self.riches(&gaps.items))
    }

    // Scenes

    pub(super) fn scene_status(&self, status: SceneStatus, facts: &[Id]) -> Status {
        let words = scene_status(self.lang, status);
        let text = match (status, self.spoken(facts)) {
            (SceneStatus::Place, _) | (_, None) => words.to_owned(),
            (_, Some(when)) => match self.lang {
                Lang::Zh => format!("{words}（{}）", date(self.lang, when)),
                Lang::En => format!("{words} ({})", date(self.lang, when)),
            },
        };
        Status {
            mark: status.into(),
            text,
        }
    }

    /// When the latest of the facts was said.
    pub(super) fn spoken(&self, facts: &[Id]) -> Option<PartialDate> {
        facts
            .iter()
            .filter_map(|id| self.content.fact(id).statement.as_of)
            .max_by_key(|when| when.last_day())
    }

    /// Where the place that the facts speak of lies, where one of them says so.
    pub(super) fn lies(&self, facts: &[Id]) -> Option<&Lies> {
        let mut facts = facts.iter();
        facts.find_map(|id| self.content.fact(id).lies.as_ref())
    }

    /// The same in words.
    pub(super) fn lies_in(&self, lies: &Lies) -> String {
        let within = self.text(&lies.within);
        match (self.lang, lies.is_outside) {
            (_, false) => within.into(),
            (Lang::Zh, true) => format!("{within}（不在衢江区）"),
            (Lang::En, true) => format!("{within} (not in Qujiang District)"),
        }
    }

    /// Whether a site or a scene can be used today, asked and answered in a running text.
    pub(super) fn usable_today(&self, status: SceneStatus, facts: &[Id]) -> String {
        let answer = usable_today(self.lang, status, self.spoken(facts));
        self.sentences(&[self.label(Label::IsUsableToday), &answer])
    }

    /// Between a name and what is said of it.
    pub(super) const fn colon(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        }
    }

    /// A label, and what it says.
    pub(super) fn labelled(&self, label: Label, says: &str) -> String {
        format!("{}{}{says}", self.label(label), self.colon())
    }

    /// Sentences one after the other.
    pub(super) fn sentences(&self, sentences: &[&str]) -> String {
        sentences.join(match self.lang {
            Lang::Zh => "",
            Lang::En => " ",
        })
    }

    /// What the facts promise, each date once.
    pub(super) fn dues(&self, ids: &[Id]) -> Vec<Due> {
        let mut dues: Vec<Due> = Vec::new();
        for due in ids.iter().flat_map(|id| self.statement(id).due) {
            if dues.iter().all(|other| other.last_day != due.last_day) {
                dues.push(due);
            }
        }
        dues
    }

    pub(super) fn scene_frame(&self, scene: &Scene) -> Frame {
        Frame {
            href: Some(self.path(&Route::Scene(scene.id.clone()))),
            picture: scene.photo.as_ref().map_or_else(
                || drawing(&scene.drawing),
                |photo| format!("/photos/{}", photo.file),
            ),
            alt: String::new(),
            title: self.rich(&scene.name),
            status: self.scene_status(scene.status, &scene.facts),
            credit: None,
            pick: None,
        }
    }

    pub(super) fn site_frame(&self, site: &Site) -> Frame {
        Frame {
            href: Some(self.path(&Route::Scene(site.id.clone()))),
            picture: drawing(&site.drawing),
            alt: String::new(),
            title: self.rich(&site.name),
            status: self.scene_status(site.status, &site.facts),
            credit: None,
            pick: None,
        }
    }

    /// A site's name, and how the scenes listed relate to all that it is said to have.
    pub(super) fn claim(&self, site: &Site) -> Rich {
        self.plain(&format!("{}{}", self.text(&site.name), self.colon()))
            .then(self.rich(&site.listed))
    }

    // Measures

    pub(super) fn measure_cell(&self, measure: &Measure) -> MeasureCell {
        let unpublished = self.label(Label::AmountUnpublished);
        let mut marks: Vec<(Certainty, String)> = Vec::new();
        for part in &measure.parts {
            let mark = (
                part.certainty,
                part.figure
                    .as_ref()
                    .map_or(unpublished, |figure| self.text(figure))
                    .to_owned(),
            );
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        MeasureCell {
            number: measure.number,
            href: self.path(&Route::Measure(measure.id.clone())),
            name: self.rich(&measure.name),
            marks,
            who: measure.who.clone(),
        }
    }

    pub(super) fn measure_groups(&self) -> Vec<MeasureGroup> {
        let measures = &self.content.measures;
        let group = |area: &crate::domain::Area| MeasureGroup {
            name: self.rich(&area.name),
            cells: measures
                .measures
                .iter()
                .filter(|measure| measure.area == area.id)
                .map(|measure| self.measure_cell(measure))
                .collect(),
        };
        measures.areas.iter().map(group).collect()
    }

    // Elsewhere

    /// The entries of the guide that go with one of these measures, sites or scenes; nothing where none does.
    pub(super) fn in_the_guide(&self, ids: &[&Id]) -> Option<Term> {
        let goes = |entry: &Entry| {
            let mut named = entry.measures.iter().chain(&entry.scenes);
            named.any(|id| ids.contains(&id))
        };
        let entry = |topic: &Topic, entry: &Entry| {
            let link = self.entry_link(&topic.id, entry);
            Rich(vec![Run::Link(link.href, link.text)])
        };
        let topics = self.content.topics.iter();
        let says: Vec<Rich> = topics
            .flat_map(|topic| {
                let entries = topic.entries.iter().filter(|entry| goes(entry));
                entries.map(move |one| entry(topic, one))
            })
            .collect();
        (!says.is_empty()).then(|| Term {
            name: self.label(Label::InTheGuide).into(),
            says,
        })
    }

    /// The same as a part of a page.
    pub(super) fn guide_section(&self, id: &Id) -> Option<Block> {
        let term = self.in_the_guide(&[id])?;
        Some(self.section("guide", Label::InTheGuide, vec![Block::Prose(term.says)]))
    }

    /// A link to an entry of the guide by its title.
    pub(super) fn entry_link(&self, topic: &Id, entry: &Entry) -> Link {
        Link {
            href: format!("{}#{}", self.path(&Route::Topic(topic.clone())), entry.id),
            text: self.text(&entry.title).into(),
        }
    }

    /// A link to a guide topic, a site or a scene by its name.
    pub(super) fn named(&self, id: &Id) -> Link {
        let is_topic = self.content.topics.iter().any(|topic| topic.id == *id);
        let route = if is_topic {
            Route::Topic(id.clone())
        } else {
            Route::Scene(id.clone())
        };
        self.link(&route, self.content.name(id, self.lang))
    }

    pub(super) fn site_name(&self, id: &Id) -> Link {
        debug_assert!(is_site(self.content, id), "{id} is a site");
        self.named(id)
    }

    /// How many different things the content marks as not published.
    pub(super) fn count_gaps(&self) -> usize {
        let content = self.content;
        let measures = &content.measures;
        let of_measures = measures
            .measures
            .iter()
            .flat_map(|measure| &measure.not_published.items);
        let of_entries = content
            .topics
            .iter()
            .flat_map(|topic| &topic.entries)
            .flat_map(|entry| &entry.unknown);
        let of_scenes = content
            .sites
            .iter()
            .flat_map(|site| site.catalogue_gaps.iter().chain(&site.unknown))
            .chain(content.scenes.iter().flat_map(|scene| &scene.unknown));
        let common = measures
            .not_published
            .items
            .iter()
            .chain(&content.nowhere.items);
        let all = of_measures.chain(of_entries).chain(of_scenes).chain(common);
        all.map(|item| item.get(Lang::Zh))
            .collect::<HashSet<_>>()
            .len()
    }

    /// How to reach whoever runs the site, a line each; empty when the settings say nothing.
    pub(super) fn contacts(&self) -> Vec<Rich> {
        let line = |contact: Contact| {
            let label = self.plain(&format!("{}  ", contact.label));
            match contact.href {
                Some(href) => label.with(Run::Link(href, contact.text)),
                None => label.then(self.plain(&contact.text)),
            }
        };
        contacts(self.lang, &self.content.settings)
            .into_iter()
            .map(line)
            .collect()
    }

    /// Where to ask: what the sources and the settings give.
    /// The guide topic of the film service window.
    pub(super) fn service_window(&self) -> Option<&Id> {
        let mut topics = self.content.topics.iter().map(|topic| &topic.id);
        topics.find(|id| id.as_str() == "service-window")
    }

    /// The way to a page, with what it is for.
    pub(super) fn card(&self, route: &Route, text: &PageText) -> LinkCard {
        LinkCard {
            href: self.path(route),
            title: self.rich(&text.title),
            text: self.rich(&text.description),
        }
    }

    /// How many scenes are chosen, and where that leads.
    pub(super) fn chosen(&self) -> Block {
        let way = |route: Route| self.link(&route, self.fixed_title(&route));
        Block::Chosen(Chosen {
            name: self.label(Label::Recce).into(),
            how_many: self.label(Label::HowManyChosen).into(),
            ways: [way(Route::Recce), way(Route::Case)],
        })
    }

    pub(super) fn where_to_ask(&self) -> Block {
        let mut paragraphs = vec![self.plain(self.label(Label::AskWindow))];
        if let Some(window) = self.service_window() {
            let link = Run::Link(
                self.path(&Route::Topic(window.clone())),
                self.label(Label::ToWindow).into(),
            );
            paragraphs.push(Rich(vec![link]));
        }
        paragraphs.extend(self.contacts());
        let body = vec![Block::Prose(paragraphs)];
        self.section(WHERE_TO_ASK, Label::WhereToAsk, body)
    }

    /// Whether a fact speaks of what is to come: as a plan, a target, or a claim with a date still to come.
    pub(super) fn is_promise(&self, id: &Id) -> bool {
        let statement = &self.content.fact(id).statement;
        matches!(statement.kind, Kind::Plan | Kind::Target) || !statement.due.is_empty()
    }
}

/// The path of a drawing.
pub(super) fn drawing(id: &Id) -> String {
    format!("/drawings/{id}.svg")
}

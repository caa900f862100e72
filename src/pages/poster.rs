//! What each page's poster and cards say: from the same content as the page, with the same words for how surely.

use super::{Composer, is_site};
use crate::{
    content::Content,
    domain::{
        Certainty, Entry, EntryStatus, Id, Kind, Lang, Localized, Measure, Part, PartialDate,
        Scene, SceneStatus, Site, Topic,
    },
    poster::{Credit, Mark, Poster},
    routes::Route,
    text::{
        compose::{Label, date, entry_status, scene_status, scene_type},
        words,
    },
};

/// The poster of a page. A page for lost visitors has that of the home page.
///
/// # Panics
/// When the route names a measure, scene or topic that the content does not hold.
pub fn poster(content: &Content, route: &Route, lang: Lang) -> Poster {
    let composer = Composer { content, lang };
    match route {
        Route::Measure(id) => measure(&composer, content.measure(id)),
        Route::Scene(id) if content.removed_scene(id).is_some() => fixed(&composer, &Route::Scenes),
        Route::Scene(id) if is_site(content, id) => {
            let site = content.sites.iter().find(|site| site.id == *id);
            site_poster(&composer, site.expect("found just now"))
        }
        Route::Scene(id) => {
            let scene = content.scenes.iter().find(|scene| scene.id == *id);
            scene_poster(
                &composer,
                scene.expect("routes name only scenes that exist"),
            )
        }
        Route::Topic(id) => {
            let topic = content.topics.iter().find(|topic| topic.id == *id);
            topic_poster(
                &composer,
                topic.expect("routes name only topics that exist"),
            )
        }
        Route::ScenesPage(_) => fixed(&composer, &Route::Scenes),
        Route::NotFound => fixed(&composer, &Route::Home),
        route => fixed(&composer, route),
    }
}

/// A page whose words stand in pages.json.
fn fixed(composer: &Composer, route: &Route) -> Poster {
    let text = composer.page_text(route);
    let content = composer.content;
    let mut poster = blank(composer, composer.text(&text.title));
    composer.label(Label::Over).clone_into(&mut poster.over);
    // The lead of some pages speaks of what stands below it, which a poster has not.
    let lead = match route {
        Route::Plan
        | Route::Brief
        | Route::Checklist
        | Route::Estimator
        | Route::Case
        | Route::Recce
        | Route::Search
        | Route::Sources
        | Route::Present => &text.description,
        _ => &text.lead,
    };
    composer.text(lead).clone_into(&mut poster.lead);
    let checked = date(composer.lang, PartialDate::Day(content.settings.checked));
    let emblem = match route {
        Route::Plan => "plan",
        Route::Measures => "measures",
        Route::Estimator | Route::Case => "estimate",
        Route::Guide => "guide",
        Route::Checklist => "filing-review",
        Route::Recce => "shooting",
        Route::Brief => "investment-service",
        Route::Present => "release",
        Route::Search => "search",
        Route::Sources => "sources",
        Route::Share => "share",
        _ => "",
    };
    emblem.clone_into(&mut poster.emblem);
    match route {
        Route::Home | Route::Scenes => {
            let scenes = content
                .sites
                .iter()
                .filter_map(|site| content.scenes_of(&site.id).next());
            poster.drawings = scenes.map(|scene| scene.drawing.to_string()).collect();
        }
        Route::Plan => {
            let target = words(composer.lang).kind(Kind::Target);
            poster.credits = content
                .plan
                .targets
                .iter()
                .map(|one| Credit {
                    mark: Mark::Target,
                    word: target.into(),
                    figure: Some(composer.text(&one.figure).into()),
                    text: composer.text(&one.unit).into(),
                })
                .collect();
            poster.notes = sources(
                composer,
                content.plan.targets.iter().map(|target| &target.fact),
            );
        }
        Route::Measures => {
            poster.credits = content
                .measures
                .measures
                .iter()
                .map(|one| main(composer, one))
                .collect();
        }
        _ => {}
    }
    poster
        .notes
        .push(format!("{} {checked}", words(composer.lang).checked));
    drawn(composer, poster)
}

fn measure(composer: &Composer, measure: &Measure) -> Poster {
    let mut areas = composer.content.measures.areas.iter();
    let area = areas.find(|area| area.id == measure.area);
    let area = area.map_or("", |area| composer.text(&area.name));
    let mut poster = blank(composer, composer.text(&measure.name));
    poster.over = format!("{} · {area}", composer.fixed_title(&Route::Measures));
    composer.text(&measure.summary).clone_into(&mut poster.lead);
    measure.area.as_str().clone_into(&mut poster.emblem);
    let mut parts = measure.parts.iter();
    poster.figure = parts.next().map(|first| largest(composer, measure, first));
    let credits = parts.map(|part| Credit {
        mark: of_certainty(part.certainty),
        word: words(composer.lang).certainty(part.certainty).into(),
        figure: part
            .figure
            .as_ref()
            .map(|figure| composer.text(figure).into()),
        text: composer.text(&part.name).into(),
    });
    poster.credits = credits.collect();
    poster.notes = sources(composer, measure.parts.iter().flat_map(|part| &part.facts));
    poster
}

/// The part of a measure that stands largest: its figure, and what that is of. Where title or figure say that already, it
/// says under what condition.
fn largest(composer: &Composer, measure: &Measure, part: &Part) -> Credit {
    let plain = |text: &Localized| composer.text(text).to_lowercase();
    let name = plain(&part.name);
    let mut said = [Some(&measure.name), part.figure.as_ref()]
        .into_iter()
        .flatten();
    let is_said = said.any(|text| plain(text).contains(&name));
    let condition = part.conditions.first().filter(|_| is_said);
    let word = match part.certainty {
        Certainty::Unpublished => composer.label(Label::AmountUnpublished),
        certainty => words(composer.lang).certainty(certainty),
    };
    Credit {
        mark: of_certainty(part.certainty),
        word: word.into(),
        figure: part
            .figure
            .as_ref()
            .map(|figure| composer.text(figure).into()),
        text: composer.text(condition.unwrap_or(&part.name)).into(),
    }
}

/// A measure in one line: how surely, where that is the same for all parts of it.
fn main(composer: &Composer, measure: &Measure) -> Credit {
    let mut parts = measure.parts.iter().map(|part| part.certainty);
    let first = parts.next().unwrap_or(Certainty::Unpublished);
    let is_whole = parts.all(|certainty| certainty == first);
    let (mark, word) = if is_whole {
        (of_certainty(first), words(composer.lang).certainty(first))
    } else {
        (Mark::Partly, composer.label(Label::PartlyPublished))
    };
    Credit {
        mark,
        word: word.into(),
        figure: None,
        text: composer.text(&measure.name).into(),
    }
}

fn scene_poster(composer: &Composer, scene: &Scene) -> Poster {
    let mut poster = blank(composer, composer.text(&scene.name));
    let site = composer.content.name(&scene.site, composer.lang);
    poster.over = format!("{site} · {}", scene_type(composer.lang, scene.scene_type));
    poster.figure = Some(status(composer, scene.status, &scene.facts));
    let usable = composer.usable_today(scene.status, &scene.facts);
    poster.lead = composer.sentences(&[composer.text(&scene.summary), &usable]);
    poster.notes = sources(composer, scene.facts.iter());
    poster.drawings = vec![scene.drawing.to_string()];
    drawn(composer, poster)
}

fn site_poster(composer: &Composer, site: &Site) -> Poster {
    let mut poster = blank(composer, composer.text(&site.name));
    composer
        .fixed_title(&Route::Scenes)
        .clone_into(&mut poster.over);
    poster.figure = Some(status(composer, site.status, &site.facts));
    let summary = composer.text(&site.summary);
    poster.lead = match site.status {
        // The summary says itself that one has to ask.
        SceneStatus::Place => summary.into(),
        status => {
            let usable = composer.usable_today(status, &site.facts);
            composer.sentences(&[summary, &usable])
        }
    };
    let scenes = || composer.content.scenes_of(&site.id);
    // What holds for all of them stands once, with the title.
    let is_one = scenes().all(|scene| scene.status == site.status);
    poster.credits = scenes()
        .map(|scene| Credit {
            word: if is_one {
                String::new()
            } else {
                scene_status(composer.lang, scene.status).into()
            },
            text: composer.text(&scene.name).into(),
            ..status(composer, scene.status, &scene.facts)
        })
        .collect();
    poster.notes = sources(composer, site.facts.iter());
    poster.drawings = vec![site.drawing.to_string()];
    drawn(composer, poster)
}

fn topic_poster(composer: &Composer, topic: &Topic) -> Poster {
    let content = composer.content;
    let mut poster = blank(composer, composer.text(&topic.name));
    composer
        .fixed_title(&Route::Guide)
        .clone_into(&mut poster.over);
    composer.text(&topic.summary).clone_into(&mut poster.lead);
    let credit = |entry: &Entry| Credit {
        mark: of_entry(entry.status),
        word: entry_status(composer.lang, entry.status).into(),
        figure: None,
        text: composer
            .text(entry.said.as_ref().unwrap_or(&entry.title))
            .into(),
    };
    topic.id.as_str().clone_into(&mut poster.emblem);
    poster.credits = topic.entries.iter().map(credit).collect();
    poster.notes = sources(
        composer,
        topic.entries.iter().flat_map(|entry| &entry.facts),
    );
    // A topic is about places when most of its entries are; else its emblem stands for it.
    let of_places = topic
        .entries
        .iter()
        .filter(|entry| !entry.scenes.is_empty());
    let is_of_places = of_places.clone().count() * 2 > topic.entries.len();
    let mut named = of_places.flat_map(|entry| &entry.scenes);
    let named = named.next().filter(|_| is_of_places);
    let of_scene = content
        .scenes
        .iter()
        .map(|scene| (&scene.id, &scene.drawing));
    let of_site = content.sites.iter().map(|site| (&site.id, &site.drawing));
    let mut drawings = of_scene.chain(of_site);
    poster.drawings = named
        .and_then(|named| drawings.find(|(id, _)| *id == named))
        .map(|(_, drawing)| drawing.to_string())
        .into_iter()
        .collect();
    drawn(composer, poster)
}

fn blank(composer: &Composer, title: &str) -> Poster {
    Poster {
        lang: composer.lang,
        site: composer.text(&composer.content.settings.name).into(),
        over: String::new(),
        title: title.into(),
        figure: None,
        lead: String::new(),
        credits: Vec::new(),
        notes: Vec::new(),
        drawings: Vec::new(),
        emblem: String::new(),
    }
}

/// That a drawing is no photograph, wherever one is shown.
fn drawn(composer: &Composer, mut poster: Poster) -> Poster {
    if !poster.drawings.is_empty() {
        poster.notes.push(composer.label(Label::Drawn).into());
    }
    poster
}

/// Each source with its date, once.
fn sources<'a>(composer: &Composer, facts: impl Iterator<Item = &'a Id>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for fact in facts {
        let name = composer.reference(fact).source;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let (colon, between) = match composer.lang {
        Lang::Zh => ("：", "；"),
        Lang::En => (": ", "; "),
    };
    let source = words(composer.lang).source;
    if names.is_empty() {
        Vec::new()
    } else {
        vec![format!("{source}{colon}{}", names.join(between))]
    }
}

fn status(composer: &Composer, status: SceneStatus, facts: &[Id]) -> Credit {
    Credit {
        mark: match status {
            SceneStatus::InUse => Mark::Open,
            SceneStatus::UnderConstruction => Mark::Building,
            SceneStatus::Planned => Mark::Plan,
            SceneStatus::Place => Mark::Ask,
        },
        word: composer.scene_status(status, facts).text,
        figure: None,
        text: String::new(),
    }
}

const fn of_certainty(certainty: Certainty) -> Mark {
    match certainty {
        Certainty::Published => Mark::Published,
        Certainty::InKind => Mark::InKind,
        Certainty::Unpublished => Mark::Unpublished,
    }
}

const fn of_entry(status: EntryStatus) -> Mark {
    match status {
        EntryStatus::Available => Mark::Open,
        EntryStatus::UnderConstruction => Mark::Building,
        EntryStatus::Planned => Mark::Plan,
        EntryStatus::NotPublished => Mark::Unpublished,
    }
}

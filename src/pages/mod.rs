//! From content to documents: what each page says, composed natively, in one language at a time.
//!
//! Pure: the same content gives the same document. Knows no framework and no clock.

mod brief;
mod case;
mod checklist;
mod composer;
mod estimator;
mod finder;
mod guide;
mod home;
mod measures;
mod plan;
mod poster;
mod present;
mod prose;
mod recce;
mod scenes;
mod share;
mod sources;
mod structured;

use crate::{
    blocks::{Block, draw},
    content::{Content, PageText},
    document::{Foot, Head, Link, Page},
    domain::{Id, Lang},
    routes::{BaseUrl, Route},
    text::{compose::date, words},
};
use composer::Composer;
use serde_json::Value;

/// A page with what only its written form carries.
#[derive(Clone, Debug)]
pub struct Composed {
    /// The page.
    pub page: Page,
    /// What it tells machines, as JSON-LD.
    pub structured: Vec<Value>,
}

/// What a page family gives: heading, description, parts, and its own JSON-LD.
struct Draft {
    title: String,
    description: String,
    body: Vec<Block>,
    structured: Vec<Value>,
}

impl Draft {
    /// A page whose words stand in pages.json, without JSON-LD of its own.
    fn of_page(composer: &Composer, text: &PageText, body: Vec<Block>) -> Self {
        Self {
            title: composer.text(&text.title).into(),
            description: composer.text(&text.description).into(),
            body,
            structured: Vec::new(),
        }
    }
}

/// Every page there is, in the order of the sitemap; not the one for lost visitors.
pub fn routes(content: &Content) -> Vec<Route> {
    let measures = content
        .measures
        .measures
        .iter()
        .map(|measure| Route::Measure(measure.id.clone()));
    let sites = content
        .sites
        .iter()
        .map(|site| Route::Scene(site.id.clone()));
    let more = (2..=scenes::pages(content)).map(Route::ScenesPage);
    let scenes = content
        .scenes
        .iter()
        .map(|scene| Route::Scene(scene.id.clone()));
    let topics = content
        .topics
        .iter()
        .map(|topic| Route::Topic(topic.id.clone()));
    Route::FIXED
        .into_iter()
        .chain(measures)
        .chain(more)
        .chain(sites)
        .chain(scenes)
        .chain(topics)
        .collect()
}

/// Pages that stand for what was taken out: written for old links, listed nowhere.
pub fn removed_routes(content: &Content) -> Vec<Route> {
    let removed = content.removed.iter();
    removed
        .map(|scene| Route::Scene(scene.id.clone()))
        .collect()
}

pub use case::case_shoot;
pub use estimator::superseded;
pub use finder::listing;
pub use poster::poster;
pub use recce::recce_sheets;
pub use share::codes;

/// Composes a page.
///
/// # Panics
/// When the route names a measure, scene or topic that the content does not hold; `routes` and `removed_routes`
/// give none such.
pub fn compose(content: &Content, base: &BaseUrl, route: &Route, lang: Lang) -> Composed {
    let composer = Composer { content, lang };
    let draft = draft(&composer, base, route);
    let site = content.settings.name.get(lang).to_owned();
    let crumbs = crumbs(&composer, route);
    let mut body = draft.body;
    if matches!(route, Route::Plan | Route::Sources) {
        let contents = Block::Contents(parts(&body));
        body.insert(1, contents);
    }
    let address = base.join(&route.path(lang));
    let mut structured = draft.structured;
    for value in &mut structured {
        value["url"] = Value::from(address.as_str());
    }
    structured.extend(structured::breadcrumbs(
        base,
        &crumbs,
        route,
        lang,
        &draft.title,
    ));
    let alternates = match route {
        Route::NotFound => Vec::new(),
        Route::Scene(id) if content.removed_scene(id).is_some() => Vec::new(),
        _ => Lang::ALL
            .map(|lang| (lang, base.join(&route.path(lang))))
            .to_vec(),
    };
    let page = Page {
        path: route.path(lang),
        lang,
        twin: match route {
            Route::NotFound => Route::Home.path(lang.other()),
            _ => route.path(lang.other()),
        },
        menu: route.menu(),
        head: Head {
            title: if *route == Route::Home {
                format!("{site} · {}", draft.title)
            } else {
                format!("{} · {site}", draft.title)
            },
            description: short(&draft.description),
            canonical: address,
            alternates,
            // They are drawn when all pages are known.
            cards: Vec::new(),
        },
        pieces: draw(lang, base.path(), crumbs, body),
        foot: Foot {
            checked: date(
                lang,
                crate::domain::PartialDate::Day(content.settings.checked),
            ),
            organisation: content
                .settings
                .organisation
                .as_ref()
                .map(|name| name.get(lang).into()),
            icp: content.settings.icp.clone(),
        },
        site,
    };
    Composed { page, structured }
}

fn draft(composer: &Composer, base: &BaseUrl, route: &Route) -> Draft {
    let texts = &composer.content.pages;
    match route {
        Route::Home => home::compose(composer),
        Route::Plan => plan::compose(composer),
        Route::Measures => measures::overview(composer),
        Route::Measure(id) => measures::measure(composer, id),
        Route::Scenes => scenes::overview(composer, 1),
        Route::ScenesPage(page) => scenes::overview(composer, *page),
        Route::Present => present::compose(composer, base),
        Route::Recce => recce::compose(composer),
        Route::Scene(id) => scenes::site_or_scene(composer, id),
        Route::Guide => guide::overview(composer),
        Route::Topic(id) => guide::topic(composer, id),
        Route::Checklist => checklist::compose(composer),
        Route::Estimator => estimator::compose(composer, base),
        Route::Case => case::compose(composer, base),
        Route::Brief => brief::compose(composer),
        Route::Sources => sources::compose(composer),
        Route::Share => share::compose(composer, base),
        Route::Search => finder::page(composer),
        Route::About => prose::about(composer),
        Route::Accessibility => prose::page(composer, &texts.accessibility),
        Route::Privacy => prose::page(composer, &texts.privacy),
        Route::NotFound => prose::not_found(composer),
    }
}

/// The headed parts of a page, to jump to.
fn parts(body: &[Block]) -> Vec<Link> {
    let link = |block: &Block| match block {
        Block::Section(section) => Some(Link {
            href: format!("#{}", section.id),
            text: section.title.plain(),
        }),
        _ => None,
    };
    body.iter().filter_map(link).collect()
}

/// As many whole sentences as a search engine shows, and at least one.
fn short(text: &str) -> String {
    const LONGEST: usize = 200;
    let ends = text
        .char_indices()
        .filter(|&(i, c)| c == '。' || (c == '.' && text[i + 1..].starts_with(' ')))
        .map(|(i, c)| i + c.len_utf8());
    let fits = |end: &usize| text[..*end].chars().count() <= LONGEST;
    if text.chars().count() <= LONGEST {
        return text.into();
    }
    let mut ends = ends.peekable();
    let first = ends.peek().copied().unwrap_or(text.len());
    text[..ends.take_while(fits).last().unwrap_or(first)].into()
}

/// The pages above this one, from the home page down; the page itself is its heading.
fn crumbs(composer: &Composer, route: &Route) -> Vec<Link> {
    let mut crumbs = Vec::new();
    let mut above = route.parent();
    while let Some(route) = above {
        let text = match route {
            Route::Home => words(composer.lang).home.to_owned(),
            ref route => composer.fixed_title(route).to_owned(),
        };
        crumbs.push(Link {
            href: route.path(composer.lang),
            text,
        });
        above = route.parent();
    }
    crumbs.reverse();
    crumbs
}

/// Whether an id names a site.
fn is_site(content: &Content, id: &Id) -> bool {
    content.sites.iter().any(|site| site.id == *id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_ends_with_a_sentence() {
        let long = "a".repeat(150);
        assert_eq!(short("Short. Stays. Whole."), "Short. Stays. Whole.");
        assert_eq!(short(&format!("{long}. {long}.")), format!("{long}."));
        let sentence = "短".repeat(90);
        let three = format!("{sentence}。{sentence}。{sentence}。");
        assert_eq!(short(&three), format!("{sentence}。{sentence}。"));
        assert_eq!(short(&"a".repeat(300)).len(), 300);
    }
}

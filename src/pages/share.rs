//! The share kit: every page that can be passed on, with what this site itself says of it.

use super::{Composer, Draft, scenes::ON_A_PAGE};
use crate::{
    blocks::{Block, PageHead},
    content::Content,
    domain::{Lang, Localized},
    routes::{BaseUrl, Menu, Route},
    share::{Group, Kit, Topic, first_sentences},
    text::{compose::Label, share_words, words},
};

pub(super) fn compose(composer: &Composer, base: &BaseUrl) -> Draft {
    let text = &composer.content.pages.share;
    let words = share_words(composer.lang);
    let kit = kit(composer.content, base, composer.lang);
    let head = PageHead {
        over: None,
        title: composer.rich(&text.title),
        lead: composer.rich(&text.lead),
        status: None,
        frame: None,
    };
    let local = base
        .is_local()
        .then(|| Block::Note(composer.plain(composer.label(Label::OnlyHere))));
    let mut body = vec![Block::Head(head)];
    body.extend(local);
    body.extend([
        composer.titled(
            "make",
            words.make,
            None,
            vec![Block::Kit(Box::new(kit.clone()))],
        ),
        composer.titled(
            "codes",
            words.all,
            Some(words.all_hint),
            vec![Block::Codes(Box::new(kit))],
        ),
        Block::Print,
        Block::Links(vec![
            composer.card(&Route::Present, &composer.content.pages.present),
        ]),
    ]);
    Draft::of_page(composer, text, body)
}

/// The codes of all topics in both languages: their paths, and what they hold.
pub fn codes(content: &Content, base: &BaseUrl) -> Vec<(String, String)> {
    let kit = kit(content, base, Lang::Zh);
    let both = Lang::ALL.into_iter();
    both.flat_map(|lang| kit.files(lang)).collect()
}

fn kit(content: &Content, base: &BaseUrl, lang: Lang) -> Kit {
    let address = base.join("");
    let site = Lang::ALL.map(|lang| content.settings.name.get(lang).to_owned());
    Kit::new(lang, &address, base.path(), site, topics(content))
}

/// Every page that can be passed on: not what only explains the site, not this page itself, not the later pages of
/// the catalogue. Of more scenes than stand on one page of it their sites only: each scene's own page makes its code
/// and its poster, and this page does not grow with their number.
fn topics(content: &Content) -> Vec<Topic> {
    let are_many = content.scenes.len() > ON_A_PAGE;
    let is_one_of_many = |route: &Route| match route {
        Route::Scene(id) => are_many && content.scenes.iter().any(|scene| scene.id == *id),
        Route::ScenesPage(_) => true,
        _ => false,
    };
    let all = super::routes(content).into_iter();
    all.filter(|route| !is_one_of_many(route) && !explains(route))
        .map(|route| {
            let both = Lang::ALL.map(|lang| said(&Composer { content, lang }, &route));
            let [zh, en] = both;
            Topic {
                group: group(&route),
                path: Lang::ALL.map(|lang| route.path(lang)),
                title: [zh.title, en.title],
                short: [zh.short, en.short],
                long: [zh.long, en.long],
            }
        })
        .collect()
}

const fn explains(route: &Route) -> bool {
    matches!(
        route.menu(),
        Some(Menu::Share | Menu::About | Menu::Accessibility | Menu::Privacy)
    )
}

const fn group(route: &Route) -> Group {
    match route {
        Route::Measure(_) => Group::Measure,
        Route::Scene(_) => Group::Scene,
        Route::Topic(_) => Group::Guide,
        _ => Group::Page,
    }
}

struct Said {
    title: String,
    short: String,
    long: String,
}

/// What this site says of a page, in two lengths.
fn said(composer: &Composer, route: &Route) -> Said {
    let content = composer.content;
    let lang = composer.lang;
    let (title, text, more) = match route {
        Route::Measure(id) => {
            let measures = content.measures.measures.iter();
            let mut found = measures.filter(|measure| measure.id == *id);
            let measure = found.next().expect("routes name only measures that exist");
            let parts = measure.parts.iter().map(|part| {
                let figure = part.figure.as_ref();
                let figure = figure.map_or(words(lang).not_published, |figure| figure.get(lang));
                pair(lang, part.name.get(lang), figure)
            });
            (
                &measure.name,
                &measure.summary,
                sentence(lang, parts.collect()),
            )
        }
        Route::Scene(id) => {
            if let Some(site) = content.sites.iter().find(|site| site.id == *id) {
                let listed = composer.text(&site.listed).into();
                (&site.name, &site.summary, listed)
            } else {
                let mut scenes = content.scenes.iter();
                let scene = scenes
                    .find(|scene| scene.id == *id)
                    .expect("routes name only scenes that exist");
                let status = composer.scene_status(scene.status, &scene.facts).text;
                let place = pair(lang, content.name(&scene.site, lang), &status);
                (&scene.name, &scene.summary, sentence(lang, vec![place]))
            }
        }
        Route::Topic(id) => {
            let mut topics = content.topics.iter();
            let topic = topics
                .find(|topic| topic.id == *id)
                .expect("routes name only topics that exist");
            let entries = topic.entries.iter().map(|entry| &entry.title);
            let entries = entries.map(|title| title.get(lang).to_owned()).collect();
            (&topic.name, &topic.summary, sentence(lang, entries))
        }
        route => {
            let page = composer.page_text(route);
            (
                &page.title,
                &page.description,
                composer.text(&page.lead).into(),
            )
        }
    };
    written(composer, title, text, &more)
}

fn written(composer: &Composer, title: &Localized, text: &Localized, more: &str) -> Said {
    let lang = composer.lang;
    let text = text.get(lang);
    let between = match lang {
        Lang::Zh => "",
        Lang::En => " ",
    };
    Said {
        title: title.get(lang).into(),
        short: first_sentences(text, 1).into(),
        long: format!(
            "{text}{between}{more}{between}{}",
            words(lang).no_commitment
        ),
    }
}

fn pair(lang: Lang, name: &str, said: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}：{said}"),
        Lang::En => format!("{name}: {said}"),
    }
}

/// Several things in one sentence.
fn sentence(lang: Lang, things: Vec<String>) -> String {
    let (comma, stop) = match lang {
        Lang::Zh => ("；", "。"),
        Lang::En => ("; ", "."),
    };
    things.join(comma) + stop
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{collections::HashSet, path::Path};

    #[test]
    fn every_page_that_is_about_something_can_be_passed_on_in_both_languages() {
        let content = Content::load(Path::new("public/content")).expect("the content is checked");
        let topics = topics(&content);
        let paths: HashSet<&str> = topics.iter().map(|topic| topic.path[0].as_str()).collect();
        for path in ["/", "/plan/", "/estimate/", "/guide/checklist/", "/search/"] {
            assert!(paths.contains(path), "{path}");
        }
        assert!(!paths.contains("/share/") && !paths.contains("/privacy/"));
        let per_entry = content.measures.measures.len()
            + content.sites.len()
            + content.scenes.len()
            + content.topics.len();
        let own = topics.iter().filter(|topic| topic.group != Group::Page);
        assert_eq!(own.count(), per_entry);
        for topic in &topics {
            for lang in Lang::ALL {
                let at = lang as usize;
                let (short, long) = (&topic.short[at], &topic.long[at]);
                assert!(!short.is_empty(), "{:?}", topic.path);
                assert!(long.starts_with(short.as_str()), "{:?}", topic.path);
                assert!(
                    long.ends_with(words(lang).no_commitment),
                    "{:?}",
                    topic.path
                );
                assert!(!long.contains(['\t', '\n']), "{:?}", topic.path);
            }
        }
    }
}

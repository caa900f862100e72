//! Pages of prose, and the one for lost visitors.

use super::{Composer, Draft};
use crate::{
    blocks::{Block, LinkCard, PageHead, Rich},
    content::PageText,
    routes::{Menu, Route},
    text::compose::Label,
};

/// The sections of a page's prose.
pub(super) fn sections<'a>(
    composer: &'a Composer,
    text: &'a PageText,
) -> impl Iterator<Item = Block> + 'a {
    text.sections.iter().map(|section| {
        composer.titled(
            section.id.as_str(),
            composer.text(&section.title),
            None,
            vec![Block::Prose(composer.riches(&section.paragraphs))],
        )
    })
}

pub(super) fn page(composer: &Composer, text: &PageText) -> Draft {
    let mut body = vec![composer.head(text)];
    body.extend(sections(composer, text));
    Draft::of_page(composer, text, body)
}

pub(super) fn about(composer: &Composer) -> Draft {
    let mut draft = page(composer, &composer.content.pages.about);
    draft.body.push(report(composer));
    draft
}

/// Where to report an error: the settings' contacts, or that none is set.
pub(super) fn report(composer: &Composer) -> Block {
    let contacts = composer.contacts();
    let paragraphs = if contacts.is_empty() {
        vec![composer.plain(composer.label(Label::NoContact))]
    } else {
        contacts
    };
    composer.section("report", Label::Report, vec![Block::Prose(paragraphs)])
}

/// Says in both languages that there is no such page: nobody knows which one a lost visitor reads.
pub(super) fn not_found(composer: &Composer) -> Draft {
    let text = &composer.content.pages.not_found;
    let other = Composer {
        content: composer.content,
        lang: composer.lang.other(),
    };
    let head = PageHead {
        over: Some("404".into()),
        title: composer.rich(&text.title),
        lead: composer.rich(&text.lead),
        status: None,
        frame: None,
    };
    let elsewhere = in_language(&other, text);
    let body = vec![
        Block::Head(head),
        ways_on(composer),
        Block::Foreign(other.lang, vec![elsewhere]),
    ];
    Draft::of_page(composer, text, body)
}

fn in_language(composer: &Composer, text: &PageText) -> Block {
    let body = vec![ways_on(composer)];
    composer.titled(
        "other-language",
        composer.text(&text.title),
        Some(composer.text(&text.lead)),
        body,
    )
}

/// The main pages, by name.
fn ways_on(composer: &Composer) -> Block {
    let cards = [Route::Home]
        .into_iter()
        .chain(Menu::MAIN.map(Menu::route))
        .chain([Route::Sources])
        .map(|route| LinkCard {
            href: composer.path(&route),
            title: composer.plain(composer.fixed_title(&route)),
            text: Rich::default(),
        });
    Block::Links(cards.collect())
}

//! Pages of prose, and the one for lost visitors.

use super::{Composer, Draft};
use crate::{
    blocks::{Block, LinkCard, PageHead},
    content::PageText,
    domain::Lang,
    routes::Menu,
    text::compose::{Label, contact},
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
    Draft {
        title: composer.text(&text.title).into(),
        description: composer.text(&text.description).into(),
        body,
        structured: Vec::new(),
    }
}

pub(super) fn about(composer: &Composer) -> Draft {
    let mut draft = page(composer, &composer.content.pages.about);
    draft.body.push(report(composer));
    draft
}

/// Where to report an error: the settings' contact, or that none is set.
pub(super) fn report(composer: &Composer) -> Block {
    let contact = contact(composer.lang, &composer.content.settings);
    let paragraphs = if contact.is_empty() {
        vec![composer.plain(composer.label(Label::NoContact))]
    } else {
        contact
            .iter()
            .map(|(label, value)| composer.plain(&format!("{label}  {value}")))
            .collect()
    };
    composer.section("report", Label::Report, vec![Block::Prose(paragraphs)])
}

/// Says in both languages that there is no such page: nobody knows which one a lost visitor reads.
pub(super) fn not_found(composer: &Composer) -> Draft {
    let text = &composer.content.pages.not_found;
    let head = |lang: Lang| {
        let composer = Composer {
            content: composer.content,
            lang,
        };
        let cards = Menu::MAIN.map(|entry| {
            let route = entry.route();
            LinkCard {
                href: composer.path(&route),
                title: composer.plain(composer.fixed_title(&route)),
                text: crate::blocks::Rich::default(),
            }
        });
        (
            composer.rich(&text.title),
            composer.rich(&text.lead),
            cards.to_vec(),
        )
    };
    let (title, lead, cards) = head(composer.lang);
    let body = vec![
        Block::Head(PageHead {
            over: Some("404".into()),
            title,
            lead,
            status: None,
            frame: None,
        }),
        Block::Links(cards),
    ];
    Draft {
        title: composer.text(&text.title).into(),
        description: composer.text(&text.description).into(),
        body,
        structured: Vec::new(),
    }
}

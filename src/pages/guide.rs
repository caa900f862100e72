//! The film resource guide.

use super::{Composer, Draft};
use crate::{
    blocks::{Block, Entry, LinkCard, Offer, PageHead, Status},
    domain::{self, EntryStatus, Id, Topic},
    routes::Route,
    text::compose::{Label, entry_status},
};

pub(super) fn overview(composer: &Composer) -> Draft {
    let text = &composer.content.pages.guide;
    let card = |topic: &Topic| LinkCard {
        href: composer.path(&Route::Topic(topic.id.clone())),
        title: composer.rich(&topic.name),
        text: composer.rich(&topic.summary),
    };
    let cards = composer.content.topics.iter().map(card).collect();
    let body = vec![
        composer.head(text),
        composer.section("topics", Label::Topics, vec![Block::Links(cards)]),
        composer.where_to_ask(),
    ];
    Draft::of_page(composer, text, body)
}

pub(super) fn topic(composer: &Composer, id: &Id) -> Draft {
    let topics = &composer.content.topics;
    let at = topics
        .iter()
        .position(|topic| topic.id == *id)
        .expect("routes name only topics that exist");
    let topic = &topics[at];
    let head = PageHead {
        over: None,
        title: composer.rich(&topic.name),
        lead: composer.rich(&topic.summary),
        status: None,
        frame: None,
    };
    let link =
        |topic: &Topic| composer.link(&Route::Topic(topic.id.clone()), composer.text(&topic.name));
    let neighbours = Block::Pager(
        at.checked_sub(1).and_then(|i| topics.get(i)).map(link),
        topics.get(at + 1).map(link),
    );
    let entries = topic
        .entries
        .iter()
        .map(|one| entry(composer, one))
        .collect();
    let body = vec![
        Block::Head(head),
        Block::Entries(entries),
        composer.where_to_ask(),
        neighbours,
    ];
    Draft {
        title: format!(
            "{} · {}",
            composer.text(&topic.name),
            composer.fixed_title(&Route::Guide)
        ),
        description: composer.text(&topic.summary).into(),
        body,
        structured: Vec::new(),
    }
}

fn entry(composer: &Composer, entry: &domain::Entry) -> Entry {
    let mark = match entry.status {
        EntryStatus::Available => Offer::Open,
        EntryStatus::UnderConstruction => Offer::Building,
        EntryStatus::Planned => Offer::Planned,
        EntryStatus::NotPublished => Offer::Unpublished,
    };
    let measures = entry.measures.iter().map(|id| {
        let measure = composer.content.measure(id);
        composer.link(&Route::Measure(id.clone()), composer.text(&measure.name))
    });
    let scenes = entry.scenes.iter().map(|id| composer.named(id));
    Entry {
        id: entry.id.to_string(),
        title: composer.rich(&entry.title),
        status: Status {
            mark,
            text: entry_status(composer.lang, entry.status).into(),
        },
        audience: entry.audience.as_ref().map(|text| composer.rich(text)),
        text: entry.text.as_ref().map(|text| composer.rich(text)),
        statements: entry
            .facts
            .iter()
            .map(|id| composer.statement(id))
            .collect(),
        unknown: composer.riches(&entry.unknown),
        links: measures.chain(scenes).collect(),
    }
}

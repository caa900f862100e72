//! The film resource guide.

use super::{Composer, Draft};
use crate::{
    blocks::{
        Block, Entry, Journey, JourneyLine, JourneyStop, LinkCard, Offer, PageHead, Rich, Run,
        Status, Term,
    },
    document::Link,
    domain::{self, Course, EntryStatus, Id, Lang, Line, LineStatus, Localized, Stop, Topic, When},
    routes::Route,
    text::compose::{Label, date, entry_status, line_kind, line_status},
};

/// Map apps that look a name up, by their public addresses: what stands before the name.
const MAPS: [(Label, &str); 2] = [
    (Label::Amap, "https://uri.amap.com/search?keyword="),
    (Label::AppleMaps, "https://maps.apple.com/?q="),
];

pub(super) fn overview(composer: &Composer) -> Draft {
    let text = &composer.content.pages.guide;
    let card = |topic: &Topic| LinkCard {
        href: composer.path(&Route::Topic(topic.id.clone())),
        title: composer.rich(&topic.name),
        text: composer.rich(&topic.summary),
    };
    let cards = composer.content.topics.iter().map(card).collect();
    let pages = &composer.content.pages;
    let to_checklist = composer.card(&Route::Checklist, &pages.checklist);
    let to_case = composer.card(&Route::Case, &pages.case);
    let body = vec![
        composer.head(text),
        Block::Links(vec![to_checklist, to_case]),
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
    let mut body = vec![Block::Head(head)];
    if let Some(one) = &topic.journey {
        body.push(composer.section("lines", Label::Lines, vec![journey(composer, topic, one)]));
    }
    body.push(Block::Entries(entries));
    if topic.entries.iter().any(|entry| !entry.places.is_empty()) {
        body.push(Block::Note(
            composer.plain(composer.label(Label::OnAMapCaution)),
        ));
    }
    body.push(composer.where_to_ask());
    body.push(neighbours);
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

/// A topic as it stands in the case: the lines, and the statements of every entry.
pub(super) fn in_short(composer: &Composer, topic: &Topic) -> Vec<Block> {
    let lines = topic.journey.iter();
    let lines = lines.map(|one| journey(composer, topic, one));
    let entries = topic.entries.iter().map(|one| Entry {
        terms: Vec::new(),
        links: Vec::new(),
        ..entry(composer, one)
    });
    lines.chain([Block::Entries(entries.collect())]).collect()
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
        terms: terms(composer, entry),
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

fn terms(composer: &Composer, entry: &domain::Entry) -> Vec<Term> {
    let not_stated = || composer.plain(composer.label(Label::NotStated));
    let mut when: Vec<Rich> = entry.when.iter().map(|one| when(composer, one)).collect();
    if when.is_empty() {
        when.push(not_stated());
    }
    let audience = entry.audience.as_ref();
    let mut terms = vec![
        Term {
            name: composer.label(Label::When).into(),
            says: when,
        },
        Term {
            name: composer.label(Label::ForWhom).into(),
            says: vec![audience.map_or_else(not_stated, |text| composer.rich(text))],
        },
    ];
    if !entry.places.is_empty() {
        let places = entry.places.iter();
        terms.push(Term {
            name: composer.label(Label::OnAMap).into(),
            says: places.map(|name| place(composer, name)).collect(),
        });
    }
    terms
}

fn when(composer: &Composer, when: &When) -> Rich {
    let (date, what) = (date(composer.lang, when.date), composer.text(&when.what));
    composer.plain(&match composer.lang {
        Lang::Zh => format!("{date}：{what}"),
        Lang::En => format!("{date}: {what}"),
    })
}

/// A place with a way to look it up in each map app, by its Chinese name: that is what the maps know it by.
fn place(composer: &Composer, name: &Localized) -> Rich {
    let colon = match composer.lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    };
    let mut says = composer.rich(name).with(Run::Text(colon.into()));
    for (index, (app, address)) in MAPS.into_iter().enumerate() {
        if index > 0 {
            says = says.with(Run::Text(" · ".into()));
        }
        let href = format!("{address}{}", encoded(name.get(Lang::Zh)));
        says = says.with(Run::Link(href, composer.label(app).into()));
    }
    says
}

/// A text as it stands in an address.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(byte).collect()
}

fn journey(composer: &Composer, topic: &Topic, journey: &domain::Journey) -> Block {
    let label = |label: Label| composer.label(label).to_owned();
    let lines = journey.lines.iter();
    let shown = |status: LineStatus| {
        let mut stops = journey.lines.iter().flat_map(|line| &line.stops);
        // The way on from the stops of arrival is always drawn as unpublished.
        status == LineStatus::NotPublished
            || journey.lines.iter().any(|line| line.status == status)
            || stops.any(|stop| stop.status == status)
    };
    let statuses = [
        LineStatus::InService,
        LineStatus::Reserved,
        LineStatus::Planned,
        LineStatus::NotPublished,
    ];
    let legend = statuses.into_iter().filter(|status| shown(*status));
    Block::Journey(Journey {
        drawn: label(Label::LinesDrawn),
        caution: composer.rich(&journey.caution),
        lines: lines
            .map(|line| self::line(composer, topic, line))
            .collect(),
        arrival: label(Label::ArriveHere),
        legend: legend
            .map(|status| (status, line_status(composer.lang, status).into()))
            .collect(),
        destination: composer.text(&journey.destination).into(),
        unpublished: line_status(composer.lang, LineStatus::NotPublished).into(),
        last_leg: composer.text(&journey.last_leg).into(),
    })
}

fn line(composer: &Composer, topic: &Topic, line: &Line) -> JourneyLine {
    let entry = domain::EntryId {
        topic: topic.id.clone(),
        entry: line.entry.clone(),
    };
    let entry = composer.content.entry(&entry);
    let mut facts: Vec<Id> = Vec::new();
    for stop in &line.stops {
        if !facts.contains(&stop.fact) {
            facts.push(stop.fact.clone());
        }
    }
    let order = match line.course {
        Course::InTurn => Label::StopsInTurn,
        Course::EachToLast => Label::StopsEach,
        Course::Through => Label::StopsThrough,
        Course::Alone => Label::StopsAlone,
    };
    let words = [
        line_kind(composer.lang, line.kind),
        line_status(composer.lang, line.status),
    ];
    JourneyLine {
        link: Link {
            href: format!("#{}", entry.id),
            text: composer.text(&entry.title).into(),
        },
        kind: words.join(" · "),
        status: line.status,
        course: line.course,
        order: composer.label(order).into(),
        stops: line
            .stops
            .iter()
            .map(|one| stop(composer, line, one))
            .collect(),
        sources: composer.references(&facts),
    }
}

fn stop(composer: &Composer, line: &Line, stop: &Stop) -> JourneyStop {
    let note = stop.note.as_ref().map(|note| composer.text(note));
    let differs = (stop.status != line.status).then(|| line_status(composer.lang, stop.status));
    let words: Vec<&str> = note.into_iter().chain(differs).collect();
    JourneyStop {
        name: composer.text(&stop.name).into(),
        note: (!words.is_empty()).then(|| words.join(" · ")),
        status: stop.status,
        arrival: stop.arrival,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_an_address_is_made_of_plain_characters() {
        assert_eq!(encoded("衢州西站"), "%E8%A1%A2%E5%B7%9E%E8%A5%BF%E7%AB%99");
        assert_eq!(encoded("a b&c#d"), "a%20b%26c%23d");
    }
}

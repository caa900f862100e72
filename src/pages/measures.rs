//! The twelve measures: all at a glance, and a page for each.

use super::{Composer, Draft, structured};
use crate::{
    blocks::{Block, PageHead, Part, Rich, Run, Term},
    document::Link,
    domain::{Id, Lang, Measure},
    routes::Route,
    text::compose::{Label, role},
};

pub(super) fn overview(composer: &Composer) -> Draft {
    let measures = &composer.content.measures;
    let text = &composer.content.pages.measures;
    let body = vec![
        composer.head(text),
        composer.section_with_lead(
            "measures",
            Label::AtAGlance,
            Label::TheTwelveLead,
            vec![
                Block::Measures(composer.measure_groups()),
                Block::Note(composer.rich(&measures.division)),
            ],
        ),
        composer.titled(
            "policy",
            composer.label(Label::ThePolicy),
            Some(composer.text(&measures.policy)),
            vec![composer.statements(&measures.policy_facts)],
        ),
        composer.section(
            "not-published",
            Label::NotPublishedAll,
            vec![composer.gaps(&measures.not_published)],
        ),
        composer.where_to_ask(),
    ];
    Draft {
        title: composer.text(&text.title).into(),
        description: composer.text(&text.description).into(),
        body,
        structured: vec![structured::measures(composer)],
    }
}

pub(super) fn measure(composer: &Composer, id: &Id) -> Draft {
    let measures = &composer.content.measures;
    let measure = composer.content.measure(id);
    let area = measures
        .areas
        .iter()
        .find(|area| area.id == measure.area)
        .map_or("", |area| composer.text(&area.name));
    let over = match composer.lang {
        Lang::Zh => format!("第{}条 · {area}", measure.number),
        Lang::En => format!("Measure {} · {area}", measure.number),
    };
    let mut facts: Vec<Id> = Vec::new();
    for id in measure.parts.iter().flat_map(|part| &part.facts) {
        if !facts.contains(id) {
            facts.push(id.clone());
        }
    }
    let parts = measure.parts.iter().map(|part| Part {
        certainty: part.certainty,
        name: composer.rich(&part.name),
        figure: part
            .figure
            .as_ref()
            .map(|figure| composer.text(figure).into()),
        conditions: composer.riches(&part.conditions),
        sources: composer.references(&part.facts),
    });
    let mut body = vec![
        Block::Head(PageHead {
            over: Some(over),
            title: composer.rich(&measure.name),
            lead: composer.rich(&measure.summary),
            status: None,
            frame: None,
        }),
        composer.section(
            "gives",
            Label::Stated,
            vec![
                Block::Parts(parts.collect()),
                Block::Terms(terms(composer, measure)),
            ],
        ),
        composer.section_with_lead(
            "words",
            Label::OriginalWords,
            Label::OriginalLead,
            vec![Block::Quotes(composer.quotes(&facts))],
        ),
    ];
    if !measure.cautions.is_empty() {
        body.push(composer.section(
            "open",
            Label::LeftOpen,
            vec![Block::Prose(composer.riches(&measure.cautions))],
        ));
    }
    body.push(composer.section(
        "not-published",
        Label::NotPublished,
        vec![composer.gaps(&measure.not_published)],
    ));
    body.push(composer.section(
        "not-published-all",
        Label::NotPublishedAll,
        vec![composer.gaps(&measures.not_published)],
    ));
    body.push(composer.section(
        "statements",
        Label::WhatSourcesSay,
        vec![composer.statements(&facts)],
    ));
    body.push(composer.where_to_ask());
    body.push(pager(composer, measure));
    Draft {
        title: composer.text(&measure.name).into(),
        description: composer.text(&measure.summary).into(),
        body,
        structured: vec![structured::measure(composer, measure)],
    }
}

fn terms(composer: &Composer, measure: &Measure) -> Vec<Term> {
    let who = measure
        .who
        .iter()
        .map(|who| composer.plain(role(composer.lang, *who)))
        .collect();
    let mut terms = vec![Term {
        name: composer.label(Label::ForWhom).into(),
        says: who,
    }];
    let mut links: Vec<Link> = measure.topics.iter().map(|id| composer.named(id)).collect();
    links.push(composer.link(&Route::Estimator, composer.label(Label::ToEstimator)));
    terms.push(Term {
        name: composer.label(Label::GoesWith).into(),
        says: links
            .into_iter()
            .map(|link| Rich(vec![Run::Link(link.href, link.text)]))
            .collect(),
    });
    terms.extend(composer.in_the_guide(&[&measure.id]));
    terms
}

fn pager(composer: &Composer, measure: &Measure) -> Block {
    let all = &composer.content.measures.measures;
    let at = usize::from(measure.number) - 1;
    let link = |measure: &Measure| {
        let text = format!("{}  {}", measure.number, composer.text(&measure.name));
        composer.link(&Route::Measure(measure.id.clone()), text)
    };
    Block::Pager(
        at.checked_sub(1).and_then(|i| all.get(i)).map(link),
        all.get(at + 1).map(link),
    )
}

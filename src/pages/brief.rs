//! The investor's brief: what exists, what is planned, what a firm gets, how strong the evidence is. Made to print.

use super::{Composer, Draft, home, plan, prose};
use crate::{
    blocks::{Block, Rich, Run, Table},
    domain::{Grade, Id, SceneStatus},
    text::compose::{Label, grade},
};
use std::collections::HashSet;

pub(super) fn compose(composer: &Composer) -> Draft {
    let content = composer.content;
    let text = &content.pages.brief;
    let sites = content
        .sites
        .iter()
        .filter(|site| site.status != SceneStatus::Place);
    let site_facts: Vec<Id> = sites.flat_map(|site| site.facts.iter().cloned()).collect();
    let (planned, existing): (Vec<Id>, Vec<Id>) = site_facts
        .into_iter()
        .partition(|id| composer.is_promise(id));
    let mut body = vec![composer.head(text), Block::Print];
    body.push(composer.section("exists", Label::Exists, vec![lines(composer, &existing)]));
    body.push(composer.section_with_lead(
        "targets",
        Label::Targets,
        Label::TargetsLead,
        vec![Block::Targets(home::targets(composer))],
    ));
    body.push(composer.section(
        "planned",
        Label::Planned,
        vec![
            Block::Dues(composer.dues(&planned)),
            lines(composer, &planned),
        ],
    ));
    body.push(composer.section_with_lead(
        "gets",
        Label::FirmGets,
        Label::TheTwelveLead,
        vec![measures(composer)],
    ));
    body.push(composer.section(
        "investment",
        Label::Investment,
        vec![Block::Groups(plan::short_groups(
            composer,
            "investment",
            &content.plan.investment,
        ))],
    ));
    body.push(composer.section(
        "evidence",
        Label::EvidenceStrength,
        vec![evidence(composer)],
    ));
    body.extend(prose::sections(composer, text));
    body.push(composer.section(
        "not-published",
        Label::NotPublishedAll,
        vec![composer.gaps(&content.measures.not_published)],
    ));
    body.push(composer.where_to_ask());
    Draft::of_page(composer, text, body)
}

/// Statements without what a handout has no room for: more than one caution, the source's words, and what
/// their text says already, the dates and a speaker whom it names. A speaker's office is said once in each list.
/// All of it stands on the page of sources.
fn lines(composer: &Composer, ids: &[Id]) -> Block {
    let mut introduced = HashSet::new();
    let line = |id: &Id| {
        let mut statement = composer.statement(id);
        statement.quote = None;
        statement.speaker = composer.unnamed_speaker(id).map(|speaker| {
            if introduced.insert(speaker) {
                composer.speaker(speaker)
            } else {
                let speaker = composer.content.speaker(speaker);
                composer.text(&speaker.name).into()
            }
        });
        statement.dates.clear();
        statement.due.clear();
        statement.cautions.truncate(1);
        statement
    };
    Block::Statements(ids.iter().map(line).collect())
}

fn measures(composer: &Composer) -> Block {
    let (number, what, figure) = match composer.lang {
        crate::domain::Lang::Zh => ("措施", "给什么", "数额"),
        crate::domain::Lang::En => ("Measure", "What it gives", "Amount"),
    };
    let row = |measure: &crate::domain::Measure| {
        let cell = composer.measure_cell(measure);
        let figures: Vec<String> = cell.marks.into_iter().map(|(_, text)| text).collect();
        let name = Rich(vec![Run::Link(
            cell.href,
            format!("{} {}", measure.number, composer.text(&measure.name)),
        )]);
        (
            None,
            vec![
                name,
                composer.rich(&measure.summary),
                composer.plain(&figures.join(" · ")),
            ],
        )
    };
    Block::Table(Table {
        caption: composer.text(&composer.content.measures.policy).into(),
        columns: vec![number.into(), what.into(), figure.into()],
        rows: composer.content.measures.measures.iter().map(row).collect(),
    })
}

/// How many statements rest on each grade of source.
fn evidence(composer: &Composer) -> Block {
    let content = composer.content;
    let columns = match composer.lang {
        crate::domain::Lang::Zh => ["等级", "来源数", "陈述数"],
        crate::domain::Lang::En => ["Grade", "Sources", "Statements"],
    };
    let row = |one: Grade| {
        let sources: Vec<&Id> = content
            .sources
            .iter()
            .filter(|source| source.grade == one)
            .map(|source| &source.id)
            .collect();
        let statements = content
            .facts
            .iter()
            .filter(|fact| sources.contains(&&fact.statement.source))
            .count();
        (
            None,
            vec![
                composer.plain(grade(composer.lang, one)),
                composer.plain(&sources.len().to_string()),
                composer.plain(&statements.to_string()),
            ],
        )
    };
    Block::Table(Table {
        caption: composer.label(Label::EvidenceTable).into(),
        columns: columns.map(String::from).to_vec(),
        rows: [Grade::Primary, Grade::A, Grade::B].map(row).to_vec(),
    })
}

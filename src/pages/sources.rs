//! Sources and data status: every statement with its number, every source, every difference, every gap.

use super::{Composer, Draft, plan, prose};
use crate::{
    blocks::{Block, Group, Rich, Run, Table},
    domain::Source,
    text::compose::{Label, date, grade},
};

pub(super) fn compose(composer: &Composer) -> Draft {
    let content = composer.content;
    let text = &content.pages.sources;
    let mut body = vec![composer.head(text)];
    body.extend(prose::sections(composer, text));
    body.push(composer.section("sources", Label::TheSources, vec![table(composer)]));
    let group = |(id, name): &(crate::domain::Id, crate::domain::Localized)| {
        let facts = content.facts.iter().filter(|fact| fact.group == *id);
        let statements = facts.map(|fact| {
            let mut statement = composer.statement(&fact.id);
            statement.id = Some(fact.id.to_string());
            statement
        });
        Group {
            id: format!("group-{id}"),
            title: composer.rich(name),
            text: Rich::default(),
            body: vec![Block::Statements(statements.collect())],
        }
    };
    body.push(composer.section_with_lead(
        "facts",
        Label::AllFacts,
        Label::AllFactsLead,
        vec![Block::Groups(
            content.fact_groups.iter().map(group).collect(),
        )],
    ));
    body.push(composer.section(
        "conflicts",
        Label::Conflicts,
        vec![Block::Groups(plan::short_groups(
            composer,
            "conflicts",
            &content.conflicts,
        ))],
    ));
    body.push(composer.section(
        "nowhere",
        Label::Nowhere,
        vec![composer.gaps(&content.nowhere)],
    ));
    body.push(prose::report(composer));
    Draft::of_page(composer, text, body)
}

fn table(composer: &Composer) -> Block {
    let row = |source: &Source| {
        let when = source.date.map_or_else(
            || composer.label(Label::Undated).to_owned(),
            |when| date(composer.lang, when),
        );
        let mut remarks = source
            .locator
            .as_ref()
            .map_or_else(Rich::default, |locator| composer.plain(locator));
        if let Some(note) = &source.note {
            if !remarks.0.is_empty() {
                remarks = remarks.with(Run::Text(" · ".into()));
            }
            remarks = remarks.then(composer.rich(note));
        }
        (
            Some(format!("source-{}", source.id)),
            vec![
                composer.rich(&source.name),
                composer.plain(grade(composer.lang, source.grade)),
                composer.plain(&when),
                remarks,
            ],
        )
    };
    Block::Table(Table {
        caption: composer.label(Label::SourcesTable).into(),
        columns: [Label::Source, Label::Grade, Label::Date, Label::Where]
            .map(|label| composer.label(label).to_owned())
            .to_vec(),
        rows: composer.content.sources.iter().map(row).collect(),
    })
}

//! The three-year plan.

use super::{Composer, Draft, home};
use crate::{
    blocks::{Block, Event, Group, Run, Task},
    domain::{self, Id, Kind, Note, Project},
    text::compose::{Label, bounded_date},
};

pub(super) fn compose(composer: &Composer) -> Draft {
    let plan = &composer.content.plan;
    let text = &composer.content.pages.plan;
    let projects = plan
        .projects
        .iter()
        .map(|project| project_group(composer, project));
    let mut position = vec![plan.position_fact.clone()];
    position.extend(plan.background.iter().cloned());
    let body = vec![
        composer.head(text),
        composer.section_with_lead(
            "targets",
            Label::Targets,
            Label::TargetsLead,
            vec![Block::Targets(home::targets(composer))],
        ),
        composer.section(
            "projects",
            Label::Projects,
            vec![
                Block::Note(composer.rich(&plan.tasks_note)),
                Block::Groups(projects.collect()),
            ],
        ),
        composer.section_with_lead(
            "timeline",
            Label::Timeline,
            Label::TimelineLead,
            vec![Block::Timeline(timeline(composer, |_| true))],
        ),
        composer.section(
            "safeguards",
            Label::Safeguards,
            vec![Block::Groups(groups(
                composer,
                "safeguards",
                &plan.safeguards,
            ))],
        ),
        composer.section(
            "investment",
            Label::Investment,
            vec![Block::Groups(groups(
                composer,
                "investment",
                &plan.investment,
            ))],
        ),
        composer.section(
            "readings",
            Label::Readings,
            vec![Block::Groups(short_groups(
                composer,
                "readings",
                &plan.readings,
            ))],
        ),
        composer.section(
            "background",
            Label::Background,
            vec![composer.statements(&position)],
        ),
    ];
    Draft::of_page(composer, text, body)
}

/// A project with its tasks; a statement that several tasks rest on stands once, before them.
fn project_group(composer: &Composer, project: &Project) -> Group {
    let shared = |id: &Id| {
        project
            .tasks
            .iter()
            .filter(|task| task.facts.contains(id))
            .count()
            > 1
    };
    let mut common: Vec<Id> = Vec::new();
    for id in project
        .tasks
        .iter()
        .flat_map(|task| &task.facts)
        .filter(|id| shared(id))
    {
        if !common.contains(id) {
            common.push(id.clone());
        }
    }
    let task = |task: &domain::Task| Task {
        kind: task.kind,
        name: composer.rich(&task.name),
        statements: task
            .facts
            .iter()
            .filter(|id| !shared(id))
            .map(|id| composer.statement(id))
            .collect(),
    };
    let tasks = Block::Tasks(project.tasks.iter().map(task).collect());
    let body = if common.is_empty() {
        vec![tasks]
    } else {
        vec![composer.statements(&common), tasks]
    };
    Group {
        id: format!("project-{}", project.id),
        title: composer.rich(&project.name),
        text: composer.rich(&project.summary),
        body,
    }
}

/// Notes as groups, each with the statements it rests on. Anchors begin with the part they stand in.
pub(super) fn groups(composer: &Composer, part: &str, notes: &[Note]) -> Vec<Group> {
    let group = |note: &Note| Group {
        id: format!("{part}-{}", note.id),
        title: composer.rich(&note.title),
        text: composer.rich(&note.text),
        body: if note.facts.is_empty() {
            Vec::new()
        } else {
            vec![composer.statements(&note.facts)]
        },
    };
    notes.iter().map(group).collect()
}

/// Notes as groups that only name where they are from.
pub(super) fn short_groups(composer: &Composer, part: &str, notes: &[Note]) -> Vec<Group> {
    let group = |note: &Note| {
        let mut text = composer.rich(&note.text);
        for reference in composer.references(&note.facts) {
            text = text.with(Run::Text(" ".into())).with(Run::Link(
                reference.href,
                format!("{} {}", reference.source, reference.number),
            ));
        }
        Group {
            id: format!("{part}-{}", note.id),
            title: composer.rich(&note.title),
            text,
            body: Vec::new(),
        }
    };
    notes.iter().map(group).collect()
}

pub(super) fn timeline(composer: &Composer, shown: impl Fn(&domain::Event) -> bool) -> Vec<Event> {
    let event = |event: &domain::Event| Event {
        when: bounded_date(composer.lang, event.bound, event.date),
        original: event.original.clone(),
        kind: event.kind,
        text: composer.rich(&event.text),
        due: matches!(event.kind, Kind::Plan | Kind::Target).then(|| event.date.last_day()),
        sources: composer.references(&event.facts),
    };
    let events = composer.content.plan.timeline.iter();
    events.filter(|event| shown(event)).map(event).collect()
}

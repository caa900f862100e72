//! The three-year plan.

use super::{Composer, Draft, home};
use crate::{
    blocks::{Block, Event, Group, Rich, Run, Task},
    domain::{Kind, Note},
    text::compose::{Label, bounded_date},
};

pub(super) fn compose(composer: &Composer) -> Draft {
    let plan = &composer.content.plan;
    let text = &composer.content.pages.plan;
    let named = plan.projects.iter().map(|project| project.tasks.len()).sum::<usize>();
    let tasks_note = Rich(vec![Run::Strong(format!("{} / {named}  ", plan.tasks_stated))]).then(composer.rich(&plan.tasks_note));
    let projects = plan.projects.iter().map(|project| Group {
        id: project.id.to_string(),
        title: composer.rich(&project.name),
        text: composer.rich(&project.summary),
        body: vec![Block::Tasks(
            project
                .tasks
                .iter()
                .map(|task| Task { kind: task.kind, name: composer.rich(&task.name), sources: Vec::new() })
                .collect(),
        ), statements_of(composer, project)],
    });
    let mut position = vec![plan.position_fact.clone()];
    position.extend(plan.background.iter().cloned());
    let body = vec![
        composer.head(text),
        composer.section_with_lead("targets", Label::Targets, Label::TargetsLead, vec![Block::Targets(home::targets(composer))]),
        composer.section("projects", Label::Projects, vec![Block::Note(tasks_note), Block::Groups(projects.collect())]),
        composer.section_with_lead("timeline", Label::Timeline, Label::TimelineLead, vec![Block::Timeline(timeline(composer))]),
        composer.section("safeguards", Label::Safeguards, vec![Block::Groups(groups(composer, &plan.safeguards))]),
        composer.section("investment", Label::Investment, vec![Block::Groups(groups(composer, &plan.investment))]),
        composer.section("readings", Label::Readings, vec![Block::Groups(short_groups(composer, &plan.readings))]),
        composer.section("background", Label::Background, vec![composer.statements(&position)]),
    ];
    Draft { title: composer.text(&text.title).into(), description: composer.text(&text.description).into(), body, structured: Vec::new() }
}

/// The statements a project's tasks rest on, each once.
fn statements_of(composer: &Composer, project: &crate::domain::Project) -> Block {
    let mut ids = Vec::new();
    for id in project.tasks.iter().flat_map(|task| &task.facts) {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    composer.statements(&ids)
}

/// Notes as groups, each with the statements it rests on.
pub(super) fn groups(composer: &Composer, notes: &[Note]) -> Vec<Group> {
    let group = |note: &Note| Group {
        id: note.id.to_string(),
        title: composer.rich(&note.title),
        text: composer.rich(&note.text),
        body: if note.facts.is_empty() { Vec::new() } else { vec![composer.statements(&note.facts)] },
    };
    notes.iter().map(group).collect()
}

/// Notes as groups that only name where they are from.
pub(super) fn short_groups(composer: &Composer, notes: &[Note]) -> Vec<Group> {
    let group = |note: &Note| {
        let mut text = composer.rich(&note.text);
        for reference in composer.references(&note.facts) {
            text = text.with(Run::Text(" ".into())).with(Run::Link(reference.href, format!("{} {}", reference.source, reference.number)));
        }
        Group { id: note.id.to_string(), title: composer.rich(&note.title), text, body: Vec::new() }
    };
    notes.iter().map(group).collect()
}

pub(super) fn timeline(composer: &Composer) -> Vec<Event> {
    let event = |event: &crate::domain::Event| Event {
        when: bounded_date(composer.lang, event.bound, event.date),
        original: event.original.clone(),
        kind: event.kind,
        text: composer.rich(&event.text),
        due: matches!(event.kind, Kind::Plan | Kind::Target).then(|| event.date.last_day()),
        sources: composer.references(&event.facts),
    };
    composer.content.plan.timeline.iter().map(event).collect()
}

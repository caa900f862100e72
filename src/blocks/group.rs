//! Numbered groups and the tasks in them.

use super::{Pen, blocks, mark, rich::rich, statement::statements};
use crate::blocks::{Group, Task};
use leptos::prelude::*;

/// Groups in their order.
pub(super) fn groups(pen: &Pen, groups: Vec<Group>) -> AnyView {
    let items: Vec<AnyView> = groups
        .into_iter()
        .map(|group| {
            view! {
                <li class="group" id=group.id>
                    <h3 class="group__title">{rich(pen, &group.title)}</h3>
                    <p class="group__text">{rich(pen, &group.text)}</p>
                    {blocks(pen, group.body)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ol class="groups">{items}</ol> }.into_any()
}

/// Named tasks, each with what the sources say of it.
pub(super) fn tasks(pen: &Pen, tasks: Vec<Task>) -> AnyView {
    let items: Vec<AnyView> = tasks
        .into_iter()
        .map(|task| {
            let kind = task.statements.is_empty().then(|| mark::kind(pen, task.kind));
            let known = (!task.statements.is_empty()).then(|| statements(pen, task.statements));
            view! { <li class="task"><p class="task__name">{kind}{rich(pen, &task.name)}</p>{known}</li> }.into_any()
        })
        .collect();
    view! { <ul class="tasks">{items}</ul> }.into_any()
}

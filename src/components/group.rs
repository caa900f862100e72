//! Numbered groups and the tasks in them.

use super::{Ui, blocks, mark, rich::rich};
use crate::document::{Group, Task};
use leptos::prelude::*;

/// Groups in their order.
pub(super) fn groups(ui: &Ui, groups: Vec<Group>) -> AnyView {
    let items: Vec<AnyView> = groups
        .into_iter()
        .map(|group| {
            view! {
                <li class="group" id=group.id>
                    <h3 class="group__title">{rich(ui, &group.title)}</h3>
                    <p class="group__text">{rich(ui, &group.text)}</p>
                    {blocks(ui, group.body)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ol class="groups">{items}</ol> }.into_any()
}

/// Named tasks.
pub(super) fn tasks(ui: &Ui, tasks: Vec<Task>) -> AnyView {
    let items: Vec<AnyView> = tasks
        .into_iter()
        .map(|task| view! { <li class="task"><p class="task__name">{mark::kind(ui, task.kind)}{rich(ui, &task.name)}</p>{mark::references(ui, task.sources)}</li> }.into_any())
        .collect();
    view! { <ul class="tasks">{items}</ul> }.into_any()
}

//! The estimator's first question: who you are. The answer narrows the measures; it stays in the fragment.

use super::{Ui, measure::cell, rich::rich};
use crate::{document, domain::Role, platform};
use leptos::prelude::*;

const KEY: &str = "who";

const fn value(role: Role) -> &'static str {
    match role {
        Role::Crew => "crew",
        Role::Firm => "firm",
        Role::Performer => "performer",
        Role::Graduate => "graduate",
    }
}

/// The question, and the measures that concern whoever answers it.
#[component]
pub(super) fn RoleForm(
    /// What every component knows.
    ui: Ui,
    /// The question and the measures.
    form: document::RoleForm,
) -> impl IntoView {
    let chosen = RwSignal::new(None::<Role>);
    // A link may carry the answer; it is applied once the page is taken over, so that what was written matches.
    Effect::new(move |_| {
        let carried = platform::fragment(KEY);
        chosen.set(Role::ALL.into_iter().find(|role| carried.as_deref() == Some(value(*role))));
    });
    let choose = move |role: Option<Role>| {
        chosen.set(role);
        platform::set_fragment(KEY, role.map(value));
    };
    let choice = |role: Option<Role>, label: String| {
        view! {
            <label class="choice">
                <input type="radio" name=KEY value=role.map_or("", value) prop:checked=move || chosen.get() == role checked=role.is_none() on:change=move |_| choose(role)/>
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let choices: Vec<AnyView> = form.choices.into_iter().map(|one| choice(Some(one.role), one.label)).collect();
    let audiences: Vec<Vec<Role>> = form.groups.iter().flat_map(|group| group.cells.iter().map(|cell| cell.who.clone())).collect();
    let shown = move || audiences.iter().filter(|who| chosen.get().is_none_or(|role| who.contains(&role))).count();
    let groups: Vec<AnyView> = form
        .groups
        .into_iter()
        .map(|group| {
            let everyone: Vec<Role> = group.cells.iter().flat_map(|cell| cell.who.clone()).collect();
            let cells: Vec<AnyView> = group
                .cells
                .into_iter()
                .map(|one| {
                    let who = one.who.clone();
                    view! { <li class="measures__item" hidden=move || chosen.get().is_some_and(|role| !who.contains(&role))>{cell(&ui, one)}</li> }.into_any()
                })
                .collect();
            view! {
                <div class="measures__group" hidden=move || chosen.get().is_some_and(|role| !everyone.contains(&role))>
                    <h3 class="measures__area">{rich(&ui, &group.name)}</h3>
                    <ul class="measures__list">{cells}</ul>
                </div>
            }
            .into_any()
        })
        .collect();
    let words = ui.words;
    view! {
        <form class="role-form">
            <fieldset class="choices with-script" aria-describedby="who-hint">
                <legend>{form.question}</legend>
                <p class="hint" id="who-hint">{form.hint}</p>
                {choice(None, form.everyone)}
                {choices}
            </fieldset>
            <p class="role-form__count with-script" role="status">{words.measures_shown}" "<strong>{shown}</strong>" "{words.measures_shown_end}</p>
            <div class="measures">{groups}</div>
        </form>
    }
}

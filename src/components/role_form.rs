//! The estimator's first question: who you are. The answer narrows the measures; it stays in the fragment.

use crate::{document, domain::Role, platform, text::Words};
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
pub fn RoleForm(
    /// The interface's words.
    words: &'static Words,
    /// The question and the measures.
    form: document::RoleForm,
) -> impl IntoView {
    let chosen = RwSignal::new(None::<Role>);
    // A link may carry the answer; it is applied once the page is taken over, so that what was written matches.
    let read = move || {
        let carried = platform::fragment(KEY);
        let role = |role: &Role| carried.as_deref() == Some(value(*role));
        chosen.set(Role::ALL.into_iter().find(role));
    };
    Effect::new(move |_| {
        read();
        let changed = window_event_listener(leptos::ev::hashchange, move |_| read());
        on_cleanup(move || changed.remove());
    });
    let choose = move |role: Option<Role>| {
        chosen.set(role);
        platform::set_fragment(KEY, role.map(value));
    };
    let choice = |role: Option<Role>, label: String| {
        view! {
            <label class="choice">
                <input type="radio" name=KEY value=role.map_or("all", value) prop:checked=move || chosen.get() == role checked=role.is_none() on:change=move |_| choose(role)/>
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let everyone = choice(None, form.everyone);
    let choices: Vec<AnyView> = form
        .choices
        .into_iter()
        .map(|(role, label)| choice(Some(role), label))
        .collect();
    let concerns = move |who: &[Role]| chosen.get().is_none_or(|role| who.contains(&role));
    let audiences: Vec<Vec<Role>> = form
        .groups
        .iter()
        .flat_map(|group| group.measures.iter().map(|(who, _)| who.clone()))
        .collect();
    let shown = move || audiences.iter().filter(|who| concerns(who)).count();
    let groups: Vec<AnyView> = form
        .groups
        .into_iter()
        .map(|group| {
            let audience: Vec<Role> = group.measures.iter().flat_map(|(who, _)| who.clone()).collect();
            let measures: Vec<AnyView> = group
                .measures
                .into_iter()
                .map(|(who, html)| view! { <li class="measures__item" hidden=move || !concerns(&who) inner_html=html></li> }.into_any())
                .collect();
            view! {
                <div class="measures__group" hidden=move || !concerns(&audience)>
                    <h3 class="measures__area">{group.name}</h3>
                    <ul class="measures__list">{measures}</ul>
                </div>
            }
            .into_any()
        })
        .collect();
    let heading = format!("{}-heading", form.id);
    view! {
        <section class="section" id=form.id aria-labelledby=heading.clone()>
            <div class="section__head"><h2 id=heading.clone()>{form.title}</h2></div>
            <form class="role-form">
                <fieldset class="choices with-script" aria-describedby="who-hint">
                    <legend>{form.question}</legend>
                    <p class="hint" id="who-hint">{form.hint}</p>
                    {everyone}
                    {choices}
                </fieldset>
                <p class="role-form__count with-script" role="status">{words.measures_shown}" "<strong>{shown}</strong>" "{words.measures_shown_end}</p>
                <div class="measures">{groups}</div>
            </form>
        </section>
    }
}

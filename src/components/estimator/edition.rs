//! A link that was computed by another edition of the rules: the result by both, and what changed between them.

use super::Desk;
use crate::{
    domain::Day,
    estimate::{
        Case, link,
        view::{changed, view},
    },
    platform,
    policy::Policy,
};
use leptos::prelude::*;

/// What is known of the other edition.
#[derive(Clone, PartialEq)]
enum Other {
    /// On its way.
    Waiting,
    /// It is not on this site, or did not arrive.
    Missing,
    /// Here.
    Here(Box<Policy>),
}

pub(super) fn edition(desk: Desk) -> AnyView {
    let words = desk.words;
    let other = RwSignal::new(Other::Waiting);
    // The case as the link has it, in the words of its own edition.
    let opened = RwSignal::new(String::new());
    Effect::new(move |_| {
        let Some(version) = desk.edition.get() else {
            return;
        };
        opened.set(platform::whole_fragment());
        let page = desk.page();
        if !page.editions.contains(&version) {
            other.set(Other::Missing);
            return;
        }
        other.set(Other::Waiting);
        leptos::task::spawn_local(async move {
            let address = format!("{}{}editions/{version}.json", page.base, page.path);
            let text = platform::text_of(&address).await;
            let policy = text.ok().and_then(|text| serde_json::from_str(&text).ok());
            other.set(policy.map_or(Other::Missing, |policy| Other::Here(Box::new(policy))));
        });
    });
    let both = move || {
        let version = desk.edition.get()?;
        let text = match other.get() {
            Other::Waiting => ().into_any(),
            Other::Missing => view! { <p>{words.edition_missing}</p> }.into_any(),
            Other::Here(old) => {
                let today = desk.today.get();
                let page = desk.page();
                let then = link::read(&old, &opened.get()).case;
                let now = desk.case.get();
                figures(desk, &old, &then, &page.policy, &now, today)
            }
        };
        Some(view! {
            <div class="estimator__notice" role="status">
                <p>{words.other_edition}<strong>{version}</strong></p>
                {text}
            </div>
        })
    };
    view! { {both} }.into_any()
}

fn figures(
    desk: Desk,
    old: &Policy,
    then: &Case,
    new: &Policy,
    now: &Case,
    today: Day,
) -> AnyView {
    let words = desk.words;
    let summary = |policy: &Policy, case: &Case| match view(policy, case, today) {
        Ok(view) => view.summary,
        Err(_) => words.too_large.into(),
    };
    let changes: Vec<AnyView> = changed(old, new, now.on.unwrap_or(today))
        .into_iter()
        .map(|change| view! { <li>{change}</li> }.into_any())
        .collect();
    let changes = if changes.is_empty() {
        view! { <p>{words.nothing_changed}</p> }.into_any()
    } else {
        view! { <p>{words.changed}</p><ul class="line__list">{changes}</ul> }.into_any()
    };
    view! {
        <dl class="editions">
            <dt>{words.then}" "{old.version.clone()}</dt>
            <dd>{summary(old, then)}</dd>
            <dt>{words.now}" "{new.version.clone()}</dt>
            <dd>{summary(new, now)}</dd>
        </dl>
        {changes}
    }
    .into_any()
}

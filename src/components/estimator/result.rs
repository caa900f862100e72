//! The result: the totals by certainty, never one number that hides it; then every part as a line of its own.

use super::{Desk, line};
use crate::{
    estimate::{Certainty, view::GroupTotal},
    platform,
};
use leptos::prelude::*;

/// The class of a certainty's mark.
pub(super) const fn mark(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Computable => "mark mark--published",
        Certainty::AtMost => "mark mark--at-most",
        Certainty::InKind => "mark mark--in-kind",
        Certainty::Assumed => "mark mark--assumed",
        Certainty::Open => "mark mark--question",
        Certainty::Blocked => "mark mark--blocked",
        Certainty::Unpublished | Certainty::NotInForce => "mark mark--unpublished",
    }
}

/// All of the result in a sentence.
fn summary(desk: Desk) -> Memo<String> {
    Memo::new(move |_| match desk.view.get() {
        Ok(view) => view.summary.clone(),
        Err(_) => desk.words.too_large.into(),
    })
}

/// The result at hand while one answers on a phone.
pub(super) fn bar(desk: Desk) -> AnyView {
    let summary = summary(desk);
    let see = move |_| platform::focus("result-heading");
    view! {
        <p class="result__bar with-script">
            <span aria-hidden="true">{move || summary.get()}</span>
            <button type="button" class="button" on:click=see>{desk.words.see_result}</button>
        </p>
    }
    .into_any()
}

pub(super) fn result(desk: Desk) -> AnyView {
    let own = desk.words;
    let page = desk.page();
    let summary = summary(desk);
    let on = Memo::new(move |_| {
        desk.case.with(|case| case.on).unwrap_or_else(|| desk.today.get())
    });
    let choose_day = move |typed| {
        let day = crate::domain::Day::parse(&event_target_value(&typed)).ok();
        desk.case.update(|case| case.on = day);
    };
    let lines: Vec<AnyView> = (0..page.policy.measures.len())
        .map(|measure| line::measure(desk, measure))
        .collect();
    view! {
        <section class="result" aria-labelledby="result-heading">
            <h3 class="estimator__heading" id="result-heading" tabindex="-1">{own.result}</h3>
            <p class="result__summary" role="status">{move || summary.get()}</p>
            {totals(desk)}
            {removed(desk)}
            <p class="note">{own.no_commitment}</p>
            <p class="result__day">
                {own.as_of}<time>{move || on.get().to_string()}</time>
                <label class="with-script">
                    <span>{own.as_of_label}</span>
                    <input class="field__input" type="date" prop:value=move || desk.case.with(|case| case.on).map(|day| day.to_string()).unwrap_or_default() on:change=choose_day/>
                </label>
            </p>
            <div class="lines">{lines}</div>
        </section>
    }
    .into_any()
}

fn totals(desk: Desk) -> AnyView {
    let words = desk.words;
    let groups = Memo::new(move |_| match desk.view.get() {
        Ok(view) => view.totals.clone(),
        Err(_) => Vec::new(),
    });
    let row = move |group: GroupTotal| {
        let certainty = group.certainty;
        let figure = group.figure.unwrap_or_else(|| "—".into());
        view! {
            <div class="total">
                <dt><span class=mark(certainty)>{words.certainty(certainty)}</span></dt>
                <dd><span class="total__figure">{figure}</span><span class="total__count">{group.count}" "{words.parts}</span></dd>
            </div>
        }
    };
    view! {
        <dl class="totals">
            <For each=move || groups.get() key=|group| (group.certainty, group.count, group.figure.clone()) children=row/>
        </dl>
    }
    .into_any()
}

/// What rules that count parts together take off: lines of their own.
fn removed(desk: Desk) -> AnyView {
    let rows = Memo::new(move |_| match desk.view.get() {
        Ok(view) => view.removed.clone(),
        Err(_) => Vec::new(),
    });
    let list = move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| {
            let rows: Vec<AnyView> = rows
                .into_iter()
                .map(|row| {
                    view! { <li>{row.name}" "<strong>{row.figure}</strong><q lang="zh-CN">{row.quote}</q></li> }.into_any()
                })
                .collect();
            view! { <div class="removed"><p>{desk.words.removed}</p><ul>{rows}</ul></div> }
        })
    };
    view! { {list} }.into_any()
}

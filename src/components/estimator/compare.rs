//! Two scenarios side by side, with what differs marked.

use super::Desk;
use crate::estimate::view::{compare as differences, view};
use leptos::prelude::*;

pub(super) fn compare(desk: Desk) -> AnyView {
    let words = desk.words;
    let keep = move |_| desk.scenario.set(Some(desk.case.get_untracked()));
    let swap = move |_| {
        if let Some(kept) = desk.scenario.get_untracked() {
            let present = desk.case.get_untracked();
            desk.scenario.set(Some(present));
            desk.replace(kept);
        }
    };
    let stop = move |_| desk.scenario.set(None);
    let is_on = move || desk.scenario.with(Option::is_some);
    let rows = Memo::new(move |_| {
        let page = desk.page();
        let today = desk.today.get();
        let kept = desk.scenario.get()?;
        let a = view(&page.policy, &kept, today).ok()?;
        let b = desk.view.get().ok()?;
        Some(differences(&page.policy, &a, &b))
    });
    let table = move || {
        rows.get().map(|rows| {
            let rows: Vec<AnyView> = rows
                .into_iter()
                .map(|row| {
                    let class = row.differs.then_some("compared compared--differs");
                    let mark = row.differs.then_some(words.differs);
                    view! {
                        <tr class=class><th scope="row">{row.name}</th><td>{row.a}</td><td>{row.b}</td><td class="compared__mark">{mark}</td></tr>
                    }
                    .into_any()
                })
                .collect();
            view! {
                <div class="table" tabindex="0" role="group" aria-labelledby="compare-heading">
                    <table>
                        <thead><tr><td></td><th scope="col">{words.scenario_a}</th><th scope="col">{words.scenario_b}</th><td></td></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
        })
    };
    view! {
        <section class="estimator__tool with-script" aria-labelledby="compare-heading">
            <h3 class="estimator__heading" id="compare-heading">{words.compare}</h3>
            <p class="hint">{words.compare_hint}</p>
            <p class="actions">
                <button type="button" class="button" on:click=keep>{words.keep}</button>
                <button type="button" class="button" hidden=move || !is_on() on:click=swap>{words.swap}</button>
                <button type="button" class="button" hidden=move || !is_on() on:click=stop>{words.stop}</button>
            </p>
            {table}
        </section>
    }
    .into_any()
}

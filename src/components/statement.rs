//! A statement: what is said, what kind of saying it is, who said it, when, and where that is from.

use super::{
    Ui, mark,
    rich::{rich, rich_list},
};
use crate::{
    document::{Due, Statement},
    domain::{Day, Lang},
};
use leptos::prelude::*;

/// Statements as a list.
pub(super) fn statements(ui: &Ui, statements: Vec<Statement>) -> AnyView {
    let items: Vec<AnyView> = statements.into_iter().map(|one| statement(ui, one)).collect();
    view! { <ul class="statements">{items}</ul> }.into_any()
}

fn statement(ui: &Ui, one: Statement) -> AnyView {
    let words = ui.words;
    let dates: Vec<AnyView> = one
        .dates
        .into_iter()
        .map(|(date, original)| view! { <li>{date}" ("{words.original}" "<span lang=Lang::Zh.tag()>"「"{original}"」"</span>")"</li> }.into_any())
        .collect();
    let due: Vec<AnyView> = one.due.into_iter().map(|one| due_line(ui, one)).collect();
    view! {
        <li class="statement" id=one.id>
            <p class="statement__text">
                {mark::kind(ui, one.kind)}
                {rich(ui, &one.text)}
            </p>
            {(!dates.is_empty()).then(|| view! { <ul class="statement__dates">{dates}</ul> }.into_any())}
            {due}
            {cautions(ui, &one.cautions)}
            <div class="statement__foot">
                {one.speaker.map(|speaker| view! { <span class="statement__speaker">{words.speaker}" "{speaker}</span> }.into_any())}
                {mark::references(ui, vec![one.source])}
                {one.quote.map(|quote| view! {
                    <details class="quote-toggle"><summary>{words.quote}</summary><blockquote lang=Lang::Zh.tag()>{quote}</blockquote></details>
                }.into_any())}
            </div>
        </li>
    }
    .into_any()
}

/// What the source leaves open.
pub(super) fn cautions(ui: &Ui, cautions: &[crate::document::Rich]) -> AnyView {
    if cautions.is_empty() {
        return ().into_any();
    }
    view! { <div class="cautions"><span class="cautions__label">{ui.words.caution}</span>{rich_list(ui, "cautions__list", cautions)}</div> }.into_any()
}

/// A promise: what, for when, and whether that day has passed for the reader.
fn due_line(ui: &Ui, due: Due) -> AnyView {
    let words = ui.words;
    view! {
        <p class="due">
            <span class="due__when">{words.due}" "{due.when}</span>
            " ("{words.original}" "<span lang=Lang::Zh.tag()>"「"{due.original}"」"</span>") "
            {rich(ui, &due.what)}
            " "
            {passed(ui, due.last_day)}
        </p>
    }
    .into_any()
}

/// As written: the sources say nothing later. On the reader's device, once the day is over: that it has passed.
pub(super) fn passed(ui: &Ui, last_day: Day) -> AnyView {
    let (words, today) = (ui.words, ui.today);
    let is_over = Memo::new(move |_| today.get().is_some_and(|today| today > last_day));
    view! {
        <span class="due__status" class:due__status--passed=move || is_over.get()>
            {move || if is_over.get() { words.passed } else { words.no_later }}
        </span>
    }
    .into_any()
}

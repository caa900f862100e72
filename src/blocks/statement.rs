//! A statement: what is said, what kind of saying it is, who said it, when, and where that is from.

use super::{
    Pen, mark,
    rich::{rich, rich_list},
};
use crate::{
    blocks::{Due, Statement},
    domain::{Day, Lang},
};
use leptos::prelude::*;

/// Statements as a list.
pub(super) fn statements(pen: &Pen, statements: Vec<Statement>) -> AnyView {
    let items: Vec<AnyView> = statements
        .into_iter()
        .map(|one| statement(pen, one))
        .collect();
    view! { <ul class="statements">{items}</ul> }.into_any()
}

fn statement(pen: &Pen, one: Statement) -> AnyView {
    let words = pen.words;
    let dates: Vec<AnyView> = one
        .dates
        .into_iter()
        .map(|(date, original)| view! { <li>{date}{words.original}<span lang=Lang::Zh.tag()>"“"{original}"”"</span>{words.close}</li> }.into_any())
        .collect();
    let due: Vec<AnyView> = one.due.into_iter().map(|one| due_line(pen, one)).collect();
    view! {
        <li class="statement" id=one.id>
            <p class="statement__text">
                {mark::kind(pen, one.kind)}
                {rich(pen, &one.text)}
            </p>
            {(!dates.is_empty()).then(|| view! { <ul class="statement__dates">{dates}</ul> }.into_any())}
            {due}
            {cautions(pen, &one.cautions)}
            <div class="statement__foot">
                {one.speaker.map(|speaker| view! { <span class="statement__speaker">{words.speaker}" "{speaker}</span> }.into_any())}
                {mark::references(pen, &[one.source])}
                {one.quote.map(|quote| view! {
                    <details class="quote-toggle"><summary>{words.quote}</summary><blockquote lang=Lang::Zh.tag()>{quote}</blockquote></details>
                }.into_any())}
            </div>
        </li>
    }
    .into_any()
}

/// What the source leaves open.
pub(super) fn cautions(pen: &Pen, cautions: &[crate::blocks::Rich]) -> AnyView {
    if cautions.is_empty() {
        return ().into_any();
    }
    view! { <div class="cautions"><span class="cautions__label">{pen.words.caution}</span>{rich_list(pen, "cautions__list", cautions)}</div> }.into_any()
}

/// Promises by themselves.
pub(super) fn dues(pen: &Pen, dues: Vec<Due>) -> AnyView {
    let lines: Vec<AnyView> = dues.into_iter().map(|due| due_line(pen, due)).collect();
    view! { <div class="dues">{lines}</div> }.into_any()
}

/// A promise: what, for when, and whether that day has passed for the reader.
fn due_line(pen: &Pen, due: Due) -> AnyView {
    let words = pen.words;
    view! {
        <p class="due">
            <span class="due__when">{words.due}" "{due.when}</span>
            {words.original}<span lang=Lang::Zh.tag()>"“"{due.original}"”"</span>{words.close}
            " "
            {rich(pen, &due.what)}
            {words.stop}
            {passed(pen, due.last_day)}
        </p>
    }
    .into_any()
}

/// That the sources say nothing later. On the reader's device, once the day is over, the app says that it has passed.
pub(super) fn passed(pen: &Pen, last_day: Day) -> AnyView {
    view! { <span class="due__status" data-due=last_day.to_string()>{pen.words.no_later}</span> }
        .into_any()
}

//! The total along one input: a small chart to step through by keyboard, and the same as a table.

use super::Desk;
use crate::{
    estimate::what_if::{Series, questions, series},
    policy::{Fraction, model::QuestionIndex, outcome::Money},
};
use leptos::prelude::*;
use std::fmt::Write;

/// The drawing's size, in its own units.
const WIDTH: i64 = 640;
const HEIGHT: i64 = 220;
/// Room for the line's own width.
const MARGIN: i64 = 8;

/// A series as places in the drawing.
struct Drawn {
    line: String,
    dots: Vec<(i64, i64)>,
    marks: Vec<i64>,
}

/// Where a number between two others lies on a stretch; exact up to the last division.
fn place(value: Fraction, least: Fraction, most: Fraction, length: i64) -> i64 {
    let share = || {
        let span = most.minus(least).ok()?;
        if span.is_zero() {
            return None;
        }
        let scaled = value.minus(least).ok()?.times(Fraction::whole(length)).ok()?;
        scaled.over(span).ok()
    };
    share().unwrap_or(0).clamp(0, length)
}

fn drawn(series: &Series) -> Option<Drawn> {
    let (first, last) = (series.points.first()?.x, series.points.last()?.x);
    let highest: Money = series.points.iter().map(|point| point.low).max()?;
    let x = |value| MARGIN + place(value, first, last, WIDTH - 2 * MARGIN);
    let y = |value: Money| {
        let most = Fraction::whole(highest.max(1));
        HEIGHT - MARGIN - place(Fraction::whole(value), Fraction::ZERO, most, HEIGHT - 2 * MARGIN)
    };
    let dots: Vec<(i64, i64)> = series.points.iter().map(|point| (x(point.x), y(point.low))).collect();
    let mut line = String::new();
    for (index, (x, y)) in dots.iter().enumerate() {
        // Writing to a string does not fail.
        let _ = write!(line, "{}{x} {y}", if index == 0 { "M" } else { "L" });
    }
    let marks = series.marks.iter().map(|mark| x(mark.x)).collect();
    Some(Drawn { line, dots, marks })
}

pub(super) fn what_if(desk: Desk) -> AnyView {
    let words = desk.words;
    let inputs = Memo::new(move |_| {
        let page = desk.page();
        desk.case.with(|case| questions(&page.policy, case))
    });
    let chosen = RwSignal::new(None::<QuestionIndex>);
    let input = Memo::new(move |_| {
        let inputs = inputs.get();
        chosen.get().filter(|one| inputs.contains(one)).or(inputs.first().copied())
    });
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    // Drawn only where it is seen: not before the page is taken over.
    let along = Memo::new(move |_| {
        let (page, today) = (desk.page(), desk.today.get());
        let input = input.get().filter(|_| ready.get())?;
        desk.case.with(|case| series(&page.policy, case, today, input))
    });
    let place = RwSignal::new(0_usize);
    let choose = move |event| {
        let id = event_target_value(&event);
        chosen.set(desk.with_policy(|policy| policy.question(&id)));
        place.set(0);
    };
    let options = move || {
        let page = desk.page();
        let selected = input.get();
        inputs
            .get()
            .into_iter()
            .filter_map(|index| {
                let question = page.policy.questions.get(usize::from(index))?;
                let (id, name) = (question.id.clone(), question.name.clone());
                Some(view! { <option value=id selected=selected == Some(index)>{name}</option> }.into_any())
            })
            .collect::<Vec<_>>()
    };
    let chart = move || {
        along.get().map(|series| {
            let flat = series.points.iter().all(|point| point.low == series.points[0].low);
            if flat {
                view! { <p class="hint">{words.flat}</p> }.into_any()
            } else {
                chart(desk, series, place)
            }
        })
    };
    view! {
        <section class="estimator__tool with-script" aria-labelledby="what-if-heading" hidden=move || inputs.with(Vec::is_empty)>
            <h3 class="estimator__heading" id="what-if-heading">{words.what_if}</h3>
            <p class="hint">{words.what_if_hint}</p>
            <label class="field">
                <span class="field__label">{words.along}</span>
                <select class="field__input" on:change=choose>{options}</select>
            </label>
            {chart}
        </section>
    }
    .into_any()
}

fn chart(desk: Desk, series: Series, at: RwSignal<usize>) -> AnyView {
    let words = desk.words;
    let Some(drawn) = drawn(&series) else {
        return ().into_any();
    };
    let count = series.points.len();
    let labels: Vec<(String, String)> =
        series.points.iter().map(|point| (point.label_x.clone(), point.label.clone())).collect();
    let labels = StoredValue::new(labels);
    let dots = StoredValue::new(drawn.dots);
    let now = move || at.get().min(count - 1);
    let dot = move |axis: fn(&(i64, i64)) -> i64| {
        move || dots.with_value(|dots| dots.get(now()).map(axis))
    };
    let said = move || {
        labels.with_value(|labels| labels.get(now()).map(|(x, total)| format!("{x}: {total}"))).unwrap_or_default()
    };
    let marks: Vec<AnyView> = drawn
        .marks
        .iter()
        .map(|x| view! { <line class="chart__mark" x1=*x x2=*x y1=MARGIN y2=HEIGHT - MARGIN></line> }.into_any())
        .collect();
    let mark_texts: Vec<AnyView> = series
        .marks
        .iter()
        .map(|mark| view! { <li>{mark.text.clone()}</li> }.into_any())
        .collect();
    let rows: Vec<AnyView> = labels.with_value(|labels| {
        labels
            .iter()
            .map(|(x, total)| view! { <tr><th scope="row">{x.clone()}</th><td>{total.clone()}</td></tr> }.into_any())
            .collect()
    });
    view! {
        <figure class="chart">
            <svg class="chart__drawing" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true" preserveAspectRatio="none">
                <line class="chart__axis" x1=MARGIN x2=WIDTH - MARGIN y1=HEIGHT - MARGIN y2=HEIGHT - MARGIN></line>
                {marks}
                <path class="chart__line" d=drawn.line></path>
                <circle class="chart__dot" r="7" cx=dot(|dot| dot.0) cy=dot(|dot| dot.1)></circle>
            </svg>
            <input class="chart__slider" type="range" min="0" max=count - 1 step="1" aria-labelledby="what-if-heading" aria-valuetext=said prop:value=move || now().to_string()
                on:input=move |event| at.set(event_target_value(&event).parse().unwrap_or(0))/>
            <figcaption class="chart__said">{said}</figcaption>
        </figure>
        <ul class="line__list">{mark_texts}</ul>
        <details>
            <summary>{words.table}</summary>
            <div class="table">
                <table>
                    <thead><tr><th scope="col">{words.input}</th><th scope="col">{words.total}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

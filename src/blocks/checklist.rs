//! A checklist: boxes that tick without script, phase by phase, each line with what it rests on.

use super::{Pen, link::plain_link, rich::rich};
use crate::{
    blocks::{CheckLine, CheckPhase, Checklist},
    document::Link,
    estimator::Do,
};
use leptos::prelude::*;

/// The checklist. It is a form so that it can be cleared; `dialog` because there is nowhere to send it.
pub(super) fn checklist(pen: &Pen, list: Checklist) -> AnyView {
    let contents: Vec<AnyView> = list
        .phases
        .iter()
        .map(|phase| {
            let link = Link {
                href: format!("#{}", phase.id),
                text: phase.title.plain(),
            };
            view! { <li>{plain_link(pen, "chip", link)}</li> }.into_any()
        })
        .collect();
    let phases: Vec<AnyView> = list
        .phases
        .iter()
        .map(|one| phase(pen, &list, one))
        .collect();
    let [without, kept, not_kept, unreadable] = list.kept.clone();
    let own = kept.clone();
    let [clear, ask, now] = list.clear.clone();
    view! {
        <form class="checklist" id="checklist" method="dialog" autocomplete="off">
            <nav class="contents" aria-label=pen.words.contents><ul class="chips">{contents}</ul></nav>
            <div class="in-turn checklist__kept">
                <p class="note until-started">{without}</p>
                <p class="note with-script" id="ticks-kept" data-kept=own data-lost=not_kept data-unreadable=unreadable>{kept}</p>
            </div>
            {phases}
            <details class="checklist__clear with-script">
                <summary class="checklist__summary">{clear}</summary>
                <p>{ask}</p>
                <p><button type="reset" class="button">{now}</button></p>
            </details>
        </form>
    }
    .into_any()
}

fn phase(pen: &Pen, list: &Checklist, phase: &CheckPhase) -> AnyView {
    let heading = format!("{}-heading", phase.id);
    let lines: Vec<AnyView> = phase
        .lines
        .iter()
        .map(|one| line(pen, list, &phase.id, one, None))
        .collect();
    view! {
        <section class="section" id=phase.id.clone() aria-labelledby=heading.clone()>
            <div class="section__head">
                <h2 id=heading.clone()>{rich(pen, &phase.title)}</h2>
                <p class="section__lead with-script">
                    {list.done.clone()}" "<span data-count=format!("#{} :checked", phase.id)>"0"</span>" / "{phase.lines.len()}
                </p>
            </div>
            <ul class="ticks">{lines}</ul>
        </section>
    }
    .into_any()
}

/// The phases as they stand in the case, where the estimator's program ticks the boxes.
pub(super) fn in_a_case(pen: &Pen, list: &Checklist) -> Vec<AnyView> {
    let phase = |phase: &CheckPhase| {
        let lines = phase.lines.iter();
        let lines = lines.map(|one| line(pen, list, &phase.id, one, Some(Do::Tick)));
        let lines: Vec<AnyView> = lines.collect();
        view! {
            <details class="line">
                <summary class="line__head"><span class="line__name">{rich(pen, &phase.title)}</span></summary>
                <ul class="ticks">{lines}</ul>
            </details>
        }
        .into_any()
    };
    list.phases.iter().map(phase).collect()
}

fn line(pen: &Pen, list: &Checklist, phase: &str, line: &CheckLine, doing: Option<Do>) -> AnyView {
    let id = format!("tick-{}", line.id);
    let ties: Vec<AnyView> = line
        .ties
        .iter()
        .map(|link| view! { <li>{plain_link(pen, "tick__tie", link.clone())}</li> }.into_any())
        .collect();
    let basis = if ties.is_empty() {
        view! { <p class="tick__basis"><span class="mark mark--assumed">{list.general.clone()}</span></p> }.into_any()
    } else {
        view! { <div class="tick__basis"><span class="tick__label">{list.basis.clone()}</span><ul class="tick__ties">{ties}</ul></div> }.into_any()
    };
    view! {
        <li class="tick">
            <input type="checkbox" class="tick__box" id=id.clone() name=phase.to_owned() value=line.id.clone() data-do=doing.map(Do::name)/>
            <label class="tick__text" for=id.clone()>{rich(pen, &line.text)}</label>
            {basis}
        </li>
    }
    .into_any()
}

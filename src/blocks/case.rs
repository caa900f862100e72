//! The frame of the case: the shoot, its scenes, the estimate, the checklist and what is left to ask, on one sheet.

use super::{
    Block, CaseSheet, Checklist, Chosen, Link, Pen, Pick, blocks, checklist,
    estimator::Frame,
    link::{href, plain_link},
};
use crate::{
    estimator::{Do, capital},
    policy::model::Kind,
    text::{CaseWords, case_words},
};
use leptos::prelude::*;

/// The sheet, with what the program that fills it needs.
pub(super) fn case(pen: &Pen, sheet: CaseSheet) -> AnyView {
    let CaseSheet {
        estimator,
        shoot,
        shoot_at,
        asked,
        scenes,
        way,
        list,
    } = sheet;
    Frame::whole(pen, estimator, Some((shoot, &shoot_at)), |frame| {
        let words = case_words(frame.policy().lang);
        view! {
            {frame.notices()}
            <p class="estimator__heading on-paper" id="k-title" hidden=true></p>
            {shoot_section(frame, words, &asked)}
            {scenes_section(frame, words, &href(pen, &scenes))}
            {estimate_section(frame, words)}
            {way_section(pen, words, &way.0, way.1.clone())}
            {list_section(pen, words, &list.0, &list.1)}
            {asks_section(frame, words)}
            {frame.take()}
            {cases_section(words)}
        }
        .into_any()
    })
}

/// The box of a scene, which is kept by the app.
pub(super) fn pick(pen: &Pen, pick: Pick) -> AnyView {
    let href = href(pen, &pick.to_case.href);
    view! {
        <p class="pick with-script">
            <label class="pick__label"><input type="checkbox" class="pick__box" value=pick.id/><span>{pick.text}</span></label>
            <a href=href>{pick.to_case.text}</a>
        </p>
    }
    .into_any()
}

/// The bar that says how many scenes are chosen, which is kept by the app.
pub(super) fn chosen(pen: &Pen, chosen: Chosen) -> AnyView {
    let ways = chosen.ways.map(|way| plain_link(pen, "chosen__way", way));
    view! {
        <nav class="chosen with-script" aria-label=chosen.name hidden=true>
            <p class="chosen__number" role="status">{chosen.how_many}<strong data-tally>"0"</strong></p>
            {Vec::from(ways)}
        </nav>
    }
    .into_any()
}

fn section(id: &'static str, class: &'static str, title: &'static str, body: AnyView) -> AnyView {
    let heading = format!("{id}-heading");
    view! {
        <section class=format!("estimator__tool case__part {class}") aria-labelledby=heading.clone()>
            <h3 class="estimator__heading" id=heading.clone() tabindex="-1">{title}</h3>
            {body}
        </section>
    }
    .into_any()
}

fn shoot_section(frame: &Frame, words: &'static CaseWords, asked: &[String]) -> AnyView {
    let questions = frame.policy().questions.iter().enumerate();
    let asked: Vec<_> = questions
        .filter(|(_, question)| asked.contains(&question.id))
        .collect();
    let field = |id: &str, doing, label: &str, unit: &str, hint: Option<&str>, kind| {
        let hint = hint.map(str::to_owned);
        Frame::field(id, doing, 0, label.into(), unit.into(), hint, kind)
    };
    let said = |id: &str, label: &str| {
        let id = format!("k-said-{id}");
        view! { <div class="terms__item"><dt>{capital(label)}</dt><dd id=id.clone()>{frame.inner(&id)}</dd></div> }.into_any()
    };
    let said: Vec<AnyView> = [
        ("from", words.from),
        ("until", words.until),
        ("heads", words.heads),
    ]
    .into_iter()
    .chain(asked.iter().map(|(_, one)| (&*one.id, &*one.name)))
    .map(|(id, label)| said(id, label))
    .collect();
    let questions: Vec<AnyView> = asked
        .iter()
        .map(|(index, question)| frame.question(*index, question))
        .collect();
    let body = view! {
        <p class="hint on-screen" id="k-hint">{words.shoot_hint}</p>
        <p class="case__doubt on-screen" role="status" id="k-lost" hidden=true>{words.lost}</p>
        <div class="case__fields on-screen with-script">
            {field("k-name", Do::Name, words.name, "", Some(words.name_hint), Kind::Number)}
            {field("k-from", Do::From, words.from, "", None, Kind::Date)}
            {field("k-until", Do::Until, words.until, "", None, Kind::Date)}
            {field("k-heads", Do::Heads, words.heads, words.people, None, Kind::Count)}
            {questions}
        </div>
        <dl class="terms on-paper">{said}</dl>
        <p class="case__doubt" role="status" id="k-days" hidden=true></p>
    };
    section("k", "", words.shoot, body.into_any())
}

fn scenes_section(frame: &Frame, words: &'static CaseWords, catalogue: &str) -> AnyView {
    let body = view! {
        <p class="hint" id="k-none">{words.no_scenes}</p>
        <ul class="case__scenes" id="k-scenes" inner_html=frame.inner("k-scenes")></ul>
        <p class="actions with-script">
            <a href=catalogue.to_owned()>{words.to_scenes}</a>
            <a id="k-recce" hidden>{words.to_recce}</a>
        </p>
    };
    section("k-scenes", "", words.scenes, body.into_any())
}

fn estimate_section(frame: &Frame, words: &'static CaseWords) -> AnyView {
    let body = view! {
        <div class="on-screen with-script">{frame.who()}</div>
        <p class="result__summary" id="e-summary" role="status" inner_html=frame.inner("e-summary")></p>
        <dl class="totals" id="e-totals" inner_html=frame.inner("e-totals")></dl>
        <div id="e-removed"></div>
        <p class="result__day"><span>{frame.as_of()}<time id="e-on">{frame.on()}</time></span></p>
        <p class="note">{frame.no_commitment()}</p>
        <ul class="answers__list case__lines" id="k-lines" inner_html=frame.inner("k-lines")></ul>
        <div id="k-answers" hidden=true>
            <h4 class="line__title">{words.given}</h4>
            <ul class="answers__list case__lines" id="k-given"></ul>
        </div>
        <div class="case__basis"><h4 class="line__title">{words.basis}</h4>{frame.basis_of_all()}</div>
        <p class="on-screen with-script"><a id="t-other" href=frame.attribute("t-other", "href")>{words.to_estimator}</a></p>
    };
    section("k-estimate", "", words.estimate, body.into_any())
}

fn way_section(pen: &Pen, words: &'static CaseWords, link: &Link, way: Vec<Block>) -> AnyView {
    let body = view! {
        <details class="line case__way">
            <summary class="line__head"><span class="line__name">{words.way_whole}</span></summary>
            {blocks(pen, way)}
        </details>
        <p class="on-screen">{plain_link(pen, "", link.clone())}</p>
    };
    section("k-way", "", words.way, body.into_any())
}

fn list_section(pen: &Pen, words: &'static CaseWords, link: &Link, list: &Checklist) -> AnyView {
    let lines: usize = list.phases.iter().map(|phase| phase.lines.len()).sum();
    let body = view! {
        <p class="note with-script">{list.done.clone()}" "<span id="k-done">"0"</span>{format!(" / {lines}")}</p>
        {checklist::in_a_case(pen, list)}
        <p class="on-screen">{plain_link(pen, "", link.clone())}</p>
    };
    section("k-list", "", words.list, body.into_any())
}

fn asks_section(frame: &Frame, words: &'static CaseWords) -> AnyView {
    let body = view! {
        <p class="note">{words.asks_hint}</p>
        <ul class="case__asks" id="k-asks" inner_html=frame.inner("k-asks")></ul>
        <p class="on-screen"><a href=frame.service()>{words.window}</a></p>
    };
    section("k-asks", "", words.asks, body.into_any())
}

fn cases_section(words: &'static CaseWords) -> AnyView {
    let body = view! {
        <div class="with-script">
            <p class="hint" id="k-cases-hint">{words.cases_hint}</p>
            <p class="actions">
                {Frame::button("button", Do::New, words.new)}
                {Frame::button("button", Do::Double, words.double)}
                {Frame::button("button", Do::File, words.file)}
                <label class="button case__import">
                    <input type="file" accept=".txt,text/plain" data-do=Do::Import.name()/>
                    <span>{words.import}</span>
                </label>
            </p>
            <p role="status" class="field__wrong" id="k-file"></p>
            <ul class="answers__list" id="k-cases"></ul>
        </div>
    };
    section("k-cases", "on-screen", words.cases, body.into_any())
}

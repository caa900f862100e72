//! A part of a measure as a line of the result: its certainty and figure, and, opened, everything behind it.

use super::{Desk, field, result::mark};
use crate::{
    document::mounted,
    estimate::view::{GapView, LineView, StepView},
    policy::model::{Award, ParameterIndex, QuestionIndex},
};
use leptos::prelude::*;

/// The lines of a measure, under its name.
pub(super) fn measure(desk: Desk, index: usize) -> AnyView {
    let page = desk.page();
    let Some(measure) = page.policy.measures.get(index) else {
        return ().into_any();
    };
    let (first, end) = measure.parts;
    let parts: Vec<usize> = (first..end).map(usize::from).collect();
    let concerned = parts.clone();
    let concerns = Memo::new(move |_| {
        desk.view.get().is_ok_and(|view| {
            concerned.iter().any(|part| view.lines.get(*part).is_some_and(|line| line.concerns))
        })
    });
    let lines: Vec<AnyView> = parts.into_iter().map(|part| line(desk, part)).collect();
    let heading = format!("m-{}", measure.id);
    let about = page.measures.get(index);
    let href = about.map(|about| mounted(&page.base, &about.href));
    view! {
        <section class="lines__measure" aria-labelledby=heading.clone() hidden=move || !concerns.get()>
            <h4 class="lines__name" id=heading.clone()>
                <a href=href>{format!("{} {}", index + 1, measure.name)}</a>
            </h4>
            {lines}
        </section>
    }
    .into_any()
}

fn line(desk: Desk, index: usize) -> AnyView {
    let page = desk.page();
    let words = desk.words;
    let Some(part) = page.policy.parts.get(index) else {
        return ().into_any();
    };
    let shown = Memo::new(move |_| {
        let view = desk.view.get().ok()?;
        view.lines.get(index).cloned()
    });
    let of = move |read: fn(&LineView) -> String| {
        move || shown.with(|line| line.as_ref().map(read).unwrap_or_default())
    };
    let certainty = Memo::new(move |_| shown.with(|line| line.as_ref().map(|line| line.certainty)));
    let class = move || certainty.get().map(mark);
    let word = move || certainty.get().map(|certainty| words.certainty(certainty));
    let hidden = move || shown.with(|line| line.as_ref().is_none_or(|line| !line.concerns));
    let name = part.name.clone();
    view! {
        <details class="line" hidden=hidden>
            <summary class="line__head">
                <span class="line__name">{name}</span>
                <span class=class>{word}</span>
                <span class="line__figure">{of(|line| line.figure.clone())}</span>
            </summary>
            <div class="line__body">
                {missing(desk, shown)}
                {texts(words.reasons, shown, |line| &line.reasons)}
                {gaps(desk, shown)}
                {rule(desk, shown)}
                {steps(desk, shown)}
                {readings(desk, shown)}
                {texts(words.caveats, shown, |line| &line.caveats)}
                {assumptions(desk, index, shown)}
                {priced(desk, index, shown)}
                {basis(desk, index)}
                {elsewhere(desk, index)}
                {next(desk, index)}
            </div>
        </details>
    }
    .into_any()
}

type Shown = Memo<Option<LineView>>;

/// A part of a line that is there when there is something to say.
fn block<T: Clone + PartialEq + Send + Sync + 'static>(
    title: &'static str,
    shown: Shown,
    of: fn(&LineView) -> Vec<T>,
    item: impl Fn(T) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let items = Memo::new(move |_| shown.with(|line| line.as_ref().map(of).unwrap_or_default()));
    let list = move || {
        let items = items.get();
        (!items.is_empty()).then(|| {
            let items: Vec<AnyView> = items.into_iter().map(item).collect();
            view! { <div class="line__block"><h5 class="line__title">{title}</h5><ul class="line__list">{items}</ul></div> }
        })
    };
    view! { {list} }.into_any()
}

fn texts(title: &'static str, shown: Shown, of: fn(&LineView) -> &Vec<String>) -> AnyView {
    let list = Memo::new(move |_| shown.with(|line| line.as_ref().map(|line| of(line).clone()).unwrap_or_default()));
    let texts = move || {
        let texts = list.get();
        (!texts.is_empty()).then(|| {
            let items: Vec<AnyView> = texts.into_iter().map(|text| view! { <li>{text}</li> }.into_any()).collect();
            view! { <div class="line__block"><h5 class="line__title">{title}</h5><ul class="line__list">{items}</ul></div> }
        })
    };
    view! { {texts} }.into_any()
}

fn missing(desk: Desk, shown: Shown) -> AnyView {
    let item = move |question: QuestionIndex| {
        let name = desk.with_policy(|policy| {
            policy.questions.get(usize::from(question)).map(|question| {
                question.ask.clone().unwrap_or_else(|| question.name.clone())
            })
        });
        view! { <li><button type="button" class="link with-script" on:click=move |_| desk.wanted.set(Some(question))>{name}</button></li> }.into_any()
    };
    block(desk.words.missing, shown, |line| line.missing.clone(), item)
}

fn gaps(desk: Desk, shown: Shown) -> AnyView {
    let item = move |gap: GapView| {
        let question = gap.changes.first().copied();
        view! {
            <li>{gap.text}" "<button type="button" class="link with-script" on:click=move |_| desk.wanted.set(question)>{desk.words.change}</button></li>
        }
        .into_any()
    };
    block(desk.words.gaps, shown, |line| line.gaps.clone(), item)
}

fn rule(desk: Desk, shown: Shown) -> AnyView {
    block(
        desk.words.rule,
        shown,
        |line| line.rule.iter().cloned().collect(),
        |rule: String| view! { <li>{rule}</li> }.into_any(),
    )
}

fn steps(desk: Desk, shown: Shown) -> AnyView {
    let item = |step: StepView| view! { <li>{step.text}</li> }.into_any();
    block(desk.words.steps, shown, |line| line.steps.clone(), item)
}

fn readings(desk: Desk, shown: Shown) -> AnyView {
    let item = |(name, amount): (String, String)| view! { <li>{name}" "<strong>{amount}</strong></li> }.into_any();
    block(desk.words.readings, shown, |line| line.readings.clone(), item)
}

/// Fields for what is not published, for whoever was told a figure.
fn assumptions(desk: Desk, index: usize, shown: Shown) -> AnyView {
    let words = desk.words;
    let parameters = Memo::new(move |_| {
        shown.with(|line| line.as_ref().map(|line| line.unpublished.clone()).unwrap_or_default())
    });
    let none = move || parameters.with(Vec::is_empty);
    view! {
        <div class="line__block line__own with-script" hidden=none>
            <h5 class="line__title"><span class="mark mark--assumed">{words.assume}</span></h5>
            <p class="hint">{words.assume_hint}</p>
            <For each=move || parameters.get() key=|parameter: &ParameterIndex| *parameter children=move |parameter| field::assumption(desk, index, parameter)/>
        </div>
    }
    .into_any()
}

/// A field for the visitor's own price of what is given in kind.
fn priced(desk: Desk, index: usize, shown: Shown) -> AnyView {
    let page = desk.page();
    let unit = match page.policy.parts.get(index).map(|part| &part.award) {
        Some(Award::InKind {
            unit,
            quantity: Some(_),
        }) => unit.clone(),
        _ => return ().into_any(),
    };
    let valued = move || shown.with(|line| line.as_ref().and_then(|line| line.valued.clone()));
    view! {
        <div class="line__block line__own with-script">
            {field::price(desk, index, &unit)}
            <p role="status">{valued}</p>
        </div>
    }
    .into_any()
}

/// The source's own words, where they are from, and when they were last compared.
fn basis(desk: Desk, index: usize) -> AnyView {
    let words = desk.words;
    let page = desk.page();
    let Some(part) = page.policy.parts.get(index) else {
        return ().into_any();
    };
    let Some(source) = page.policy.sources.get(usize::from(part.source)) else {
        return ().into_any();
    };
    view! {
        <div class="line__block">
            <h5 class="line__title">{words.source}</h5>
            <blockquote class="line__quote" lang="zh-CN">{part.quote.clone()}</blockquote>
            <p class="line__source">
                {part.clause.clone().map(|clause| view! { <span>{clause}</span> })}
                <span>{source.title.clone()}</span>
                <span>{words.dated}" "{source.date.clone()}</span>
                <span>{words.checked}" "{source.checked.to_string()}</span>
            </p>
        </div>
    }
    .into_any()
}

/// What comparable places have published: never counted.
fn elsewhere(desk: Desk, index: usize) -> AnyView {
    let words = desk.words;
    let page = desk.page();
    let measure = page.policy.parts.get(index).map(|part| usize::from(part.measure));
    let html = measure
        .and_then(|measure| page.measures.get(measure))
        .map(|about| about.elsewhere.clone())
        .filter(|html| !html.is_empty());
    html.map(|html| {
        view! {
            <details class="line__block elsewhere">
                <summary>{words.elsewhere}</summary>
                <p class="hint">{words.elsewhere_hint}</p>
                <div class="still" inner_html=html></div>
            </details>
        }
    })
    .into_any()
}

fn next(desk: Desk, index: usize) -> AnyView {
    let words = desk.words;
    let page = desk.page();
    let measure = page.policy.parts.get(index).map(|part| usize::from(part.measure));
    let about = measure.and_then(|measure| page.measures.get(measure));
    let href = about.map(|about| mounted(&page.base, &about.href));
    let service = mounted(&page.base, &page.service);
    let reasons: Vec<AnyView> = words
        .unexpected_reasons
        .iter()
        .map(|reason| view! { <li>{*reason}</li> }.into_any())
        .collect();
    view! {
        <div class="line__block">
            <h5 class="line__title">{words.next}</h5>
            <p>{words.next_text}" "<a href=service>{words.ask}</a>" "<a href=href>{words.measure}</a></p>
            <details class="unexpected">
                <summary>{words.unexpected}</summary>
                <ul class="line__list">{reasons}</ul>
            </details>
        </div>
    }
    .into_any()
}

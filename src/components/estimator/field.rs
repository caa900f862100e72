//! A field: a label with its unit, a hint, what was read and what could not be.

use super::Desk;
use crate::{
    estimate::{Case, typed},
    policy::{
        Answer, Fraction, Policy, Value,
        words,
        model::{Kind, ParameterIndex, Question, QuestionIndex},
    },
};
use leptos::prelude::*;

/// The id of a question's field.
pub(super) fn question_id(question: &Question) -> String {
    format!("q-{}", question.id)
}

/// The field of a question.
pub(super) fn question(desk: Desk, index: QuestionIndex) -> AnyView {
    let page = desk.page();
    let Some(question) = page.policy.questions.get(usize::from(index)) else {
        return ().into_any();
    };
    match question.kind {
        Kind::YesNo => choices(
            desk,
            index,
            question,
            [(Value::Truth(true), desk.words.yes), (Value::Truth(false), desk.words.no)]
                .map(|(value, name)| (value, name.to_owned()))
                .to_vec(),
        ),
        Kind::Choice => {
            let options = (0..).zip(&question.options);
            let options = options.map(|(option, choice)| (Value::Choice(option), choice.name.clone()));
            choices(desk, index, question, options.collect())
        }
        _ => typed_answer(desk, index, question),
    }
}

/// A question with a few answers to choose from; it can always be left open.
fn choices(
    desk: Desk,
    index: QuestionIndex,
    question: &Question,
    options: Vec<(Value, String)>,
) -> AnyView {
    let id = question_id(question);
    let hint_id = format!("{id}-hint");
    let given = move || match desk.case.with(|case| case.answers.get(index).cloned()) {
        Some(Answer::One(value)) => Some(value),
        _ => None,
    };
    let choose = move |value: Option<Value>| {
        desk.case.update(|case| {
            desk.with_policy(|policy| {
                // The options come from the question itself, so none is refused.
                let _ = case.answers.set(policy, index, value.map(Answer::One));
            });
        });
    };
    let all = std::iter::once((None, desk.words.open.to_owned()))
        .chain(options.into_iter().map(|(value, name)| (Some(value), name)));
    let choices: Vec<AnyView> = all
        .enumerate()
        .map(|(place, (value, name))| {
            let field = (place == 0).then(|| id.clone());
            view! {
                <label class="choice">
                    <input type="radio" id=field name=id.clone() value=place.to_string() checked=value.is_none() prop:checked=move || given() == value on:change=move |_| choose(value)/>
                    <span>{name}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    view! {
        <fieldset class="field choices" aria-describedby=hint_id.clone()>
            <legend class="field__label">{asked(question)}</legend>
            <p class="hint" id=hint_id.clone()>{question.why.clone()}</p>
            {choices}
        </fieldset>
    }
    .into_any()
}

fn asked(question: &Question) -> String {
    question.ask.clone().unwrap_or_else(|| question.name.clone())
}

/// What a typed field needs to know of what it is for.
struct Typed {
    id: String,
    label: String,
    unit: String,
    hint: Option<String>,
    /// The text of what is entered, that reads back to the same.
    written: Box<dyn Fn(&Policy, &Case) -> String>,
    /// Reads a text into the case: how it was read, or what is wrong with it.
    read: Box<dyn Fn(&Policy, &mut Case, &str) -> Result<Option<String>, String>>,
    is_date: bool,
}

fn typed_answer(desk: Desk, index: QuestionIndex, question: &Question) -> AnyView {
    let (shown, asked_of) = (question.clone(), question.clone());
    let unit = if question.kind == Kind::Rate {
        "%".into()
    } else {
        question.unit.clone()
    };
    field(
        desk,
        Typed {
            id: question_id(question),
            label: asked(question),
            unit,
            hint: question.why.clone(),
            written: Box::new(move |policy, case| {
                let answer = case.answers.get(index);
                answer.map_or_else(String::new, |answer| typed::written(policy, &shown, answer))
            }),
            read: Box::new(move |policy, case, text| {
                let question = &asked_of;
                let read = typed::read(policy, question, text);
                let answer = read.as_ref().ok().cloned().flatten();
                let understood = answer.as_ref().map(|answer| typed::understood(policy, question, answer));
                let _ = case.answers.set(policy, index, answer);
                match read {
                    Ok(_) => Ok(understood),
                    Err(fault) => Err(typed::message(policy, question, fault)),
                }
            }),
            is_date: question.kind == Kind::Date,
        },
    )
}

/// The field of the visitor's own assumption for what is not published.
pub(super) fn assumption(desk: Desk, part: usize, index: ParameterIndex) -> AnyView {
    let page = desk.page();
    let Some(parameter) = page.policy.parameters.get(usize::from(index)) else {
        return ().into_any();
    };
    let (shown, asked_of) = (parameter.clone(), parameter.clone());
    let unit = if parameter.kind == Kind::Rate {
        "%".into()
    } else {
        parameter.unit.clone()
    };
    field(
        desk,
        Typed {
            id: format!("a-{part}-{}", parameter.id),
            label: format!("{} {}", desk.words.yours, parameter.name),
            unit,
            hint: None,
            written: Box::new(move |policy, case| {
                let value = case.answers.assumption(index);
                value.map_or_else(String::new, |value| typed::parameter_written(policy, &shown, value))
            }),
            read: Box::new(move |policy, case, text| {
                let read = typed::read_parameter(policy, &asked_of, text);
                let value = read.as_ref().ok().copied().flatten();
                let _ = case.answers.assume(policy, index, value);
                let understood = value.map(|value| typed::parameter_understood(policy, &asked_of, value));
                match read {
                    Ok(_) => Ok(understood),
                    Err(fault) => Err(typed::parameter_message(policy, &asked_of, fault)),
                }
            }),
            is_date: false,
        },
    )
}

/// The field of the visitor's own price for what is given in kind.
pub(super) fn price(desk: Desk, part: usize, unit: &str) -> AnyView {
    let page = desk.page();
    let set = move |case: &mut Case, value: Option<Fraction>| {
        if let Some(place) = case.prices.get_mut(part) {
            *place = value;
        }
    };
    field(
        desk,
        Typed {
            id: format!("p-{part}"),
            label: format!("{}{unit}", desk.words.price),
            unit: page.policy.unit.clone(),
            hint: Some(desk.words.price_hint.into()),
            written: Box::new(move |policy, case| {
                let price = case.prices.get(part).copied().flatten();
                price.map_or_else(String::new, |price| typed::price_written(policy, price))
            }),
            read: Box::new(move |policy, case, text| {
                let read = typed::read_price(policy, text);
                let value = read.as_ref().ok().copied().flatten();
                set(case, value);
                match read {
                    Ok(_) => Ok(value.map(|value| words::number(policy, Kind::Amount, &policy.unit, value))),
                    Err(fault) => Err(typed::price_message(policy, fault)),
                }
            }),
            is_date: false,
        },
    )
}

fn field(desk: Desk, typed: Typed) -> AnyView {
    let page = desk.page();
    let Typed {
        id,
        label,
        unit,
        hint,
        written,
        read,
        is_date,
    } = typed;
    let text = RwSignal::new(String::new());
    let understood = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(None::<String>);
    let (hint_id, read_id) = (format!("{id}-hint"), format!("{id}-read"));
    let read = StoredValue::new_local(read);
    let field_id = StoredValue::new(id.clone());
    let take_in = move |typed: &str| {
        let result = desk.case.try_update(|case| {
            desk.with_policy(|policy| read.with_value(|read| read(policy, case, typed)))
        });
        let (good, bad) = match result {
            Some(Ok(good)) => (good, None),
            Some(Err(bad)) => (None, Some(bad)),
            None => (None, None),
        };
        understood.set(good);
        field_id.with_value(|id| desk.fault(id, bad.clone()));
        wrong.set(bad);
    };
    // A link, the device or a swap of scenarios has changed what is entered.
    let written = StoredValue::new_local(written);
    Effect::new(move |_| {
        desk.replaced.track();
        let now = desk.case.with_untracked(|case| {
            desk.with_policy(|policy| written.with_value(|written| written(policy, case)))
        });
        let read_back = (!now.is_empty()).then(|| {
            let mut scratch = desk.case.get_untracked();
            desk.with_policy(|policy| read.with_value(|read| read(policy, &mut scratch, &now)))
        });
        understood.set(read_back.and_then(Result::ok).flatten());
        wrong.set(None);
        text.set(now);
    });
    let described = [hint.is_some().then_some(hint_id.as_str()), Some(read_id.as_str())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let lang = page.policy.lang.tag();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id.clone()>{hint}</p> })}
            <span class="field__row">
                <input class="field__input" id=id type=if is_date { "date" } else { "text" } inputmode=(!is_date).then_some("text") autocomplete="off" enterkeyhint="done" lang=lang
                    aria-describedby=described aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    prop:value=move || text.get()
                    on:input=move |typed| {
                        let typed = event_target_value(&typed);
                        take_in(&typed);
                        text.set(typed);
                    }/>
                <span class="field__unit">{unit}</span>
            </span>
            <p class="field__read" id=read_id>
                {move || match (wrong.get(), understood.get()) {
                    (Some(wrong), _) => view! { <span class="field__wrong">{wrong}</span> }.into_any(),
                    (None, Some(understood)) => format!("{} {understood}", desk.words.read_as).into_any(),
                    (None, None) => ().into_any(),
                }}
            </p>
        </div>
    }
    .into_any()
}

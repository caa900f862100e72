//! The questions: who one is, then what that makes worth asking, a few at a time; and all answers in one list.

use super::{Desk, field, role_value};
use crate::{
    domain::Role,
    estimate::{Case, typed},
    platform,
    policy::{Answer, Value, model::QuestionIndex},
};
use leptos::prelude::*;

/// Questions shown at once.
const AT_ONCE: usize = 4;

pub(super) fn questions(desk: Desk) -> AnyView {
    let words = desk.words;
    let page = desk.page();
    let role = Memo::new(move |_| desk.case.with(|case| case.role));
    // The questions for whoever it is, in the policy's order.
    let asked = Memo::new(move |_| {
        let role = role.get();
        desk.with_policy(|policy| {
            let concerns = |index: &QuestionIndex| {
                policy.questions.get(usize::from(*index)).is_some_and(|question| {
                    role.is_none_or(|role| question.who.is_empty() || question.who.contains(&role))
                })
            };
            let count = QuestionIndex::try_from(policy.questions.len()).unwrap_or(0);
            (0..count).filter(concerns).collect::<Vec<_>>()
        })
    });
    let first = RwSignal::new(0_usize);
    Effect::new(move |before: Option<Option<Role>>| {
        let role = role.get();
        if before.is_some_and(|before| before != role) {
            first.set(0);
        }
        role
    });
    // Goes where a line or the list of answers sends the visitor.
    Effect::new(move |_| {
        let Some(question) = desk.wanted.get() else {
            return;
        };
        let place = asked.with_untracked(|asked| asked.iter().position(|one| *one == question));
        if let Some(place) = place {
            first.set(place / AT_ONCE * AT_ONCE);
            desk.wanted.set(None);
            leptos::task::spawn_local(async move {
                leptos::task::tick().await;
                let id = desk.with_policy(|policy| {
                    policy.questions.get(usize::from(question)).map(field::question_id)
                });
                if let Some(id) = id {
                    platform::focus(&id);
                }
            });
        } else {
            desk.case.update(|case| case.role = None);
        }
    });
    let answered = move || {
        asked.with(|asked| {
            desk.case.with(|case| {
                asked.iter().filter(|index| case.answers.get(**index).is_some()).count()
            })
        })
    };
    let count = move || asked.with(Vec::len);
    let shown = Memo::new(move |_| {
        let first = first.get();
        asked.with(|asked| asked.iter().skip(first).take(AT_ONCE).copied().collect::<Vec<_>>())
    });
    let step = move |forward: bool| {
        first.update(|first| {
            *first = if forward { *first + AT_ONCE } else { first.saturating_sub(AT_ONCE) };
        });
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            platform::focus("questions-group");
        });
    };
    let is_last = move || first.get() + AT_ONCE >= count();
    view! {
        <form class="questions with-script" aria-labelledby="questions-heading" on:submit=|event| event.prevent_default()>
            <h3 class="estimator__heading" id="questions-heading">{words.questions}</h3>
            <p class="hint">{words.questions_hint}</p>
            {who(desk, role)}
            <p class="questions__progress">
                <progress max=count value=answered aria-labelledby="questions-count"></progress>
                <span id="questions-count">{words.answered}" "{answered}" "{words.of}" "{count}</span>
            </p>
            <div class="questions__group" id="questions-group" tabindex="-1" role="group" aria-labelledby="questions-heading">
                <For each=move || shown.get() key=|index| *index children=move |index| field::question(desk, index)/>
            </div>
            <p class="actions">
                <button type="button" class="button" disabled=move || first.get() == 0 on:click=move |_| step(false)>{words.back}</button>
                <button type="button" class="button button--primary" disabled=is_last on:click=move |_| step(true)>{words.more}</button>
            </p>
            {errors(desk)}
            {answers(desk)}
            <p class="visually-hidden">{page.policy.title.clone()}</p>
        </form>
    }
    .into_any()
}

fn who(desk: Desk, role: Memo<Option<Role>>) -> AnyView {
    let words = desk.words;
    let choices: Vec<AnyView> = std::iter::once(None)
        .chain(Role::ALL.map(Some))
        .map(|one| {
            let name = one.map_or(words.everyone, |role| words.role(role));
            let choose = move |_| desk.case.update(|case| case.role = one);
            view! {
                <label class="choice">
                    <input type="radio" name="who" value=role_value(one) checked=one.is_none() prop:checked=move || role.get() == one on:change=choose/>
                    <span>{name}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    view! {
        <fieldset class="field choices" aria-describedby="who-hint">
            <legend class="field__label">{words.who}</legend>
            <p class="hint" id="who-hint">{words.who_hint}</p>
            {choices}
        </fieldset>
    }
    .into_any()
}

/// Fields that could not be read, each leading to itself.
fn errors(desk: Desk) -> AnyView {
    let list = move || {
        desk.faults.with(|faults| {
            (!faults.is_empty()).then(|| {
                let items: Vec<AnyView> = faults
                    .iter()
                    .map(|(id, message)| {
                        let target = id.clone();
                        view! { <li><button type="button" class="link" on:click=move |_| platform::focus(&target)>{message.clone()}</button></li> }.into_any()
                    })
                    .collect();
                view! { <div class="errors"><p>{desk.words.errors}</p><ul>{items}</ul></div> }
            })
        })
    };
    view! { <div role="status">{list}</div> }.into_any()
}

/// An answer as the list shows it.
#[derive(Clone, PartialEq)]
struct Given {
    question: QuestionIndex,
    name: String,
    answer: String,
}

/// All answers, each to be changed or taken back.
fn answers(desk: Desk) -> AnyView {
    let words = desk.words;
    let given = Memo::new(move |_| {
        desk.with_policy(|policy| {
            desk.case.with(|case| {
                let questions = (0..).zip(&policy.questions);
                questions
                    .filter_map(|(index, question)| {
                        let answer = case.answers.get(index)?;
                        let answer = match answer {
                            Answer::One(Value::Truth(true)) => words.yes.into(),
                            Answer::One(Value::Truth(false)) => words.no.into(),
                            answer => typed::understood(policy, question, answer),
                        };
                        Some(Given {
                            question: index,
                            name: question.name.clone(),
                            answer,
                        })
                    })
                    .collect::<Vec<_>>()
            })
        })
    });
    let remove = move |question: QuestionIndex| {
        let mut case = desk.case.get_untracked();
        desk.with_policy(|policy| {
            // Taking an answer back is never refused.
            let _ = case.answers.set(policy, question, None);
        });
        desk.replace(case);
        platform::focus("answers-heading");
    };
    let row = move |one: Given| {
        let Given {
            question,
            name,
            answer,
        } = one;
        let (change, take_back) = (
            format!("{}{}{name}", words.change, ": "),
            format!("{}{}{name}", words.remove, ": "),
        );
        view! {
            <li class="answers__row">
                <span class="answers__name">{name}</span>
                <span class="answers__value">{answer}</span>
                <span class="answers__actions">
                    <button type="button" class="link" aria-label=change on:click=move |_| desk.wanted.set(Some(question))>{words.change}</button>
                    <button type="button" class="link" aria-label=take_back on:click=move |_| remove(question)>{words.remove}</button>
                </span>
            </li>
        }
        .into_any()
    };
    let clear = move |_| {
        let page = desk.page();
        desk.replace(Case::new(&page.policy));
        desk.edition.set(None);
        desk.ignored.set(Vec::new());
        platform::focus("answers-heading");
    };
    let none = move || given.with(Vec::is_empty);
    view! {
        <section class="answers" aria-labelledby="answers-heading">
            <h4 class="estimator__heading" id="answers-heading" tabindex="-1">{words.answers}</h4>
            <p class="hint" hidden=move || !none()>{words.no_answers}</p>
            <ul class="answers__list">
                <For each=move || given.get() key=|one| (one.question, one.answer.clone()) children=row/>
            </ul>
            <p><button type="button" class="button" hidden=move || desk.case.with(Case::is_empty) on:click=clear>{words.clear}</button></p>
        </section>
    }
    .into_any()
}

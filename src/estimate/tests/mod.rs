//! What the estimator reads, keeps, shows and writes, on the policies that the project has and on one with every
//! kind of question.

mod export;
mod link;
mod typed;
mod view;
mod what_if;

use super::{Case, MOST_HEADS, Plan};
use crate::{
    domain::{Day, Lang, Role},
    policy::{
        Answer, Answers, Fraction, Policy, Value,
        answers::MOST_RATE,
        check,
        model::{Kind, Question},
    },
};
use proptest::prelude::*;
use std::{fmt, fs, path::Path, sync::OnceLock};

/// One of every kind of question, a cap over parts, and what is not published.
const EVERY_KIND: &str = include_str!("every-kind.json");

fn policy_of(text: &str, lang: Lang) -> Policy {
    let checked = check::read(text, lang);
    checked.unwrap_or_else(|faults| panic!("{faults:?}")).policy
}

fn every_kind(lang: Lang) -> Policy {
    policy_of(EVERY_KIND, lang)
}

/// The site's policy, all example policies and the one above, in both languages.
fn policies() -> &'static [Policy] {
    static POLICIES: OnceLock<Vec<Policy>> = OnceLock::new();
    POLICIES.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = fs::read_dir(root.join("tests/policies")).expect("the example policies");
        let mut files: Vec<_> = folder
            .map(|entry| entry.expect("an entry").path())
            .collect();
        files.retain(|path| path.extension().is_some_and(|kind| kind == "json"));
        files.push(root.join("public/content/policy.json"));
        files.sort();
        let texts = files
            .iter()
            .map(|path| fs::read_to_string(path).expect("a policy"));
        texts
            .chain([EVERY_KIND.to_owned()])
            .flat_map(|text| Lang::ALL.map(|lang| policy_of(&text, lang)))
            .collect()
    })
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn number(text: &str) -> Fraction {
    Fraction::parse(text).expect("a number")
}

/// The case with these answers, as they are typed.
fn case(policy: &Policy, answers: &[(&str, &str)]) -> Case {
    let mut case = Case::new(policy);
    for (id, text) in answers {
        let index = policy.question(id).expect("a question");
        let question = &policy.questions[usize::from(index)];
        let answer = super::typed::read(policy, question, text).expect("an answer");
        case.answers.set(policy, index, answer).expect("it fits");
    }
    case
}

fn part(policy: &Policy, id: &str) -> usize {
    let mut parts = policy.parts.iter();
    parts.position(|part| part.id == id).expect("a part")
}

// Arbitrary cases

/// A policy that is named, not written out, where a test fails.
#[derive(Clone, Copy)]
struct Named(&'static Policy);

impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.0.id, self.0.lang)
    }
}

/// So many cases, and no file of those that failed.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

fn any_policy() -> impl Strategy<Value = Named> {
    (0..policies().len()).prop_map(|index| Named(&policies()[index]))
}

fn any_case(policy: &'static Policy) -> BoxedStrategy<Case> {
    let answers: Vec<_> = policy
        .questions
        .iter()
        .map(|question| proptest::option::of(any_answer(policy, question)))
        .collect();
    let assumed: Vec<_> = policy
        .parameters
        .iter()
        .map(|parameter| {
            if !parameter.values.is_empty() {
                return Just(None).boxed();
            }
            let most = (parameter.kind == Kind::Rate).then_some(MOST_RATE);
            let value = any_number(policy, parameter.kind, Fraction::ZERO, most);
            proptest::option::of(value).boxed()
        })
        .collect();
    let prices: Vec<_> = policy
        .parts
        .iter()
        .map(|part| {
            if !part.can_be_priced() {
                return Just(None).boxed();
            }
            let value = any_number(policy, Kind::Amount, Fraction::ZERO, None);
            proptest::option::of(value).boxed()
        })
        .collect();
    let role = proptest::option::of((0..4_usize).prop_map(|index| Role::ALL[index]));
    let on = proptest::option::of(any_day());
    (answers, assumed, prices, role, on, any_plan())
        .prop_map(move |(given, assumed, prices, role, on, plan)| {
            let mut answers = Answers::none(policy);
            for (index, answer) in (0..).zip(given) {
                answers.set(policy, index, answer).expect("it fits");
            }
            for (index, value) in (0..).zip(assumed) {
                answers.assume(policy, index, value).expect("it fits");
            }
            Case {
                role,
                answers,
                prices,
                on,
                plan,
            }
        })
        .boxed()
}

/// A plan that has no name, which no link carries.
fn any_plan() -> impl Strategy<Value = Plan> {
    let ids = proptest::collection::vec("[a-z0-9-]{1,12}", 0..6);
    let day = || proptest::option::of(any_day());
    let heads = proptest::option::of(1..=MOST_HEADS);
    (ids, day(), day(), heads).prop_map(|(scenes, from, until, heads)| {
        let mut plan = Plan {
            from,
            until,
            heads,
            ..Plan::default()
        };
        for id in scenes {
            plan.scenes.pick(&id);
        }
        plan
    })
}

fn any_policy_and_case() -> impl Strategy<Value = (Named, Case)> {
    any_policy().prop_flat_map(|policy| (Just(policy), any_case(policy.0)))
}

fn any_policy_question_and_answer() -> impl Strategy<Value = (Named, &'static Question, Answer)> {
    any_policy().prop_flat_map(|policy| {
        (0..policy.0.questions.len()).prop_flat_map(move |index| {
            let question = &policy.0.questions[index];
            (Just(policy), Just(question), any_answer(policy.0, question))
        })
    })
}

fn any_answer(policy: &Policy, question: &Question) -> BoxedStrategy<Answer> {
    let (min, max) = (question.min, question.max);
    if question.kind == Kind::List {
        let fields: Vec<_> = question
            .fields
            .iter()
            .map(|field| proptest::option::of(any_value(policy, field.kind, 0, min, max)))
            .collect();
        return proptest::collection::vec(fields, 0..5)
            .prop_map(Answer::List)
            .boxed();
    }
    let options = question.options.len();
    any_value(policy, question.kind, options, min, max)
        .prop_map(Answer::One)
        .boxed()
}

fn any_value(
    policy: &Policy,
    kind: Kind,
    options: usize,
    min: Fraction,
    max: Option<Fraction>,
) -> BoxedStrategy<Value> {
    match kind {
        Kind::YesNo => any::<bool>().prop_map(Value::Truth).boxed(),
        Kind::Choice => (0..options)
            .prop_map(|option| Value::Choice(u8::try_from(option).expect("few options")))
            .boxed(),
        Kind::Date => any_day().prop_map(Value::Date).boxed(),
        Kind::Amount | Kind::Count | Kind::Number | Kind::Rate => {
            any_number(policy, kind, min, max)
                .prop_map(Value::Number)
                .boxed()
        }
        Kind::List => unreachable!("no list is in a list"),
    }
}

/// A number of this kind, often small, between the limits.
fn any_number(
    policy: &Policy,
    kind: Kind,
    min: Fraction,
    max: Option<Fraction>,
) -> BoxedStrategy<Fraction> {
    let digits = match kind {
        Kind::Amount => policy.digits,
        Kind::Count => 0,
        _ => 6,
    };
    let unit = Fraction::decimal(1, digits);
    let most = max.unwrap_or(Fraction::whole(1_000_000_000_000));
    let rounding = crate::policy::fraction::Rounding::Up;
    let least = min.rounded(unit, rounding).expect("small");
    let most = most
        .rounded(unit, crate::policy::fraction::Rounding::Down)
        .expect("small");
    let near = most.min(least.saturating_add(1_000_000));
    prop_oneof![least..=near, least..=most]
        .prop_map(move |units| unit.times(Fraction::whole(units)).expect("small"))
        .boxed()
}

fn any_day() -> impl Strategy<Value = Day> {
    (0..=9999_u16, 1..=12_u8, 1..=31_u8)
        .prop_filter_map("a day that exists", |(year, month, day)| {
            Day::new(year, month, day)
        })
}

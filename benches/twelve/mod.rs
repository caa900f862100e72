//! The inputs of the benchmark: the i-th set of answers, as `inputs` of `peers/peers.mjs` makes it.

use qujiang_drama::policy::{Answer, Answers, Fraction, Policy, Value};

/// The day of every evaluation.
pub const DAY: &str = "2026-01-01";

/// How many inputs are compared with the peers before anything is measured.
pub const INPUTS_COMPARED: i64 = 200;

/// An input, by its question. In the order of the questions in `twelve.json`.
pub const fn input(i: i64) -> [(&'static str, Value); 23] {
    [
        ("level", number(i % 3)),
        ("local", Value::Truth(i % 2 == 1)),
        ("district", Value::Truth(true)),
        ("days", number(5 + i % 12)),
        ("main", Value::Truth(true)),
        ("transport", number(40_000 + 1_000 * (i % 50))),
        ("lodging", number(60_000)),
        ("meals", number(20_000)),
        ("props", number(150_000 + 777 * (i % 40))),
        ("cost", number(900_000 + 1_000 * (i % 99))),
        ("share", number(900_000 + 10_000 * (i % 60))),
        ("revenue", number(40_000_000 + 1_000_000 * (i % 100))),
        ("received", number(0)),
        ("rent", number(200_000)),
        ("year", number(1 + i % 4)),
        ("grads", number(i % 20)),
        ("nights", number(i % 12)),
        ("people", number(30)),
        ("rd", number(500_000 + 1_000 * (i % 30))),
        ("rdLast", number(510_000)),
        ("tr", number(90_000 + 1_000 * (i % 7))),
        ("over", number(3_000_000)),
        ("pdv", number(20_000_000 + 1_000_000 * (i % 12))),
    ]
}

const fn number(number: i64) -> Value {
    Value::Number(Fraction::whole(number))
}

/// A fresh set of answers to a policy that asks these questions, once or many times over.
pub fn answers(policy: &Policy, i: i64) -> Answers {
    let mut answers = Answers::none(policy);
    let values = input(i).map(|(_, value)| value);
    for (question, value) in (0..)
        .zip(values.into_iter().cycle())
        .take(policy.questions.len())
    {
        answers
            .set(policy, question, Some(Answer::One(value)))
            .expect("every input is an answer to its question");
    }
    answers
}

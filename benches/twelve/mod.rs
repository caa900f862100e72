//! The inputs of the benchmark: the i-th set of answers, as `inputs` of `peers/peers.mjs` makes it.

use qujiang_drama::policy::{Answer, Answers, Fraction, Policy, Value};

/// The day of every evaluation.
pub const DAY: &str = "2026-01-01";

/// How many inputs are compared with the peers before anything is measured.
pub const INPUTS_COMPARED: i64 = 200;

/// What `twelve.json` asks, in its order.
#[allow(
    dead_code,
    reason = "the benches answer in this order, the test asks whether it is the policy's"
)]
pub const QUESTIONS: [&str; 23] = [
    "level",
    "local",
    "district",
    "days",
    "main",
    "transport",
    "lodging",
    "meals",
    "props",
    "cost",
    "share",
    "revenue",
    "received",
    "rent",
    "year",
    "grads",
    "nights",
    "people",
    "rd",
    "rdLast",
    "tr",
    "over",
    "pdv",
];

/// The i-th input: an answer to each question.
const fn input(i: i64) -> [Value; 23] {
    [
        number(i % 3),
        Value::Truth(i % 2 == 1),
        Value::Truth(true),
        number(5 + i % 12),
        Value::Truth(true),
        number(40_000 + 1_000 * (i % 50)),
        number(60_000),
        number(20_000),
        number(150_000 + 777 * (i % 40)),
        number(900_000 + 1_000 * (i % 99)),
        number(900_000 + 10_000 * (i % 60)),
        number(40_000_000 + 1_000_000 * (i % 100)),
        number(0),
        number(200_000),
        number(1 + i % 4),
        number(i % 20),
        number(i % 12),
        number(30),
        number(500_000 + 1_000 * (i % 30)),
        number(510_000),
        number(90_000 + 1_000 * (i % 7)),
        number(3_000_000),
        number(20_000_000 + 1_000_000 * (i % 12)),
    ]
}

const fn number(number: i64) -> Value {
    Value::Number(Fraction::whole(number))
}

/// A fresh set of answers to a policy that asks these questions, once or many times over.
pub fn answers(policy: &Policy, i: i64) -> Answers {
    let mut answers = Answers::none(policy);
    let values = input(i);
    let values = values.iter().cycle().take(policy.questions.len());
    for (question, value) in (0..).zip(values) {
        answers
            .set(policy, question, Some(Answer::One(*value)))
            .expect("every input is an answer to its question");
    }
    answers
}

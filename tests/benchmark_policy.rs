//! That the policy of the benchmark gives what it should: a benchmark of something else would say nothing. What it
//! should give is computed here in whole fen, measure by measure.

#[path = "../benches/twelve/mod.rs"]
mod twelve;

use qujiang_drama::{
    domain::{Day, Lang},
    policy::{Answer, Fraction, Outcome, Policy, Value, check},
};

fn policy() -> Policy {
    let text = include_str!("../benches/twelve.json");
    check::read(text, Lang::En)
        .expect("the policy is valid")
        .policy
}

/// What each measure gives for the i-th input, in fen.
fn by_hand(i: i64) -> [i64; 12] {
    let yuan = 100;
    let met = |condition: bool, fen: i64| if condition { fen } else { 0 };
    let days = 5 + i % 12;
    let spent = (40_000 + 1_000 * (i % 50)) + 60_000 + 20_000 + (150_000 + 777 * (i % 40));
    let cost = 900_000 + 1_000 * (i % 99);
    let share = 900_000 + 10_000 * (i % 60);
    let revenue = 40_000_000 + 1_000_000 * (i % 100);
    let research = 500_000 + 1_000 * (i % 30);
    let post = 20_000_000 + 1_000_000 * (i % 12);
    [
        met(
            i % 3 >= 2,
            if i % 2 == 1 {
                120_000 * yuan
            } else {
                80_000 * yuan
            },
        ),
        // A percentage of an amount in yuan is as many fen.
        met(days >= 7, (10 * spent).min(100_000 * yuan)),
        met(days > 10, (20 * cost).min(500_000 * yuan)),
        met(share >= 1_000_000, (10 * share).min(1_000_000 * yuan)),
        met(revenue >= 100_000_000, 300_000 * yuan) + met(revenue >= 50_000_000, 200_000 * yuan),
        // Year 1 to 4, the first three of which are paid.
        met(i % 4 < 3, 30 * 200_000),
        i % 20 * 3_000 * yuan,
        0,
        (research - 510_000).max(0),
        50 * (90_000 + 1_000 * (i % 7)),
        5 * 3_000_000,
        20 * post.min(25_000_000) + 18 * (post - 25_000_000).max(0),
    ]
}

#[test]
fn the_policy_of_the_benchmark_gives_what_is_computed_by_hand() {
    let policy = policy();
    let on = Day::parse(twelve::DAY).expect("a day");
    for i in 0..twelve::INPUTS_COMPARED {
        let answers = twelve::answers(&policy, i);
        let by_hand = by_hand(i);
        let total = by_hand.iter().sum::<i64>().min(3_000_000_000);
        let totals = policy.total(&answers, on).expect("no number is too large");
        assert_eq!((totals.low, totals.high), (total, Some(total)), "input {i}");

        let evaluation = policy
            .evaluate(&answers, on)
            .expect("no number is too large");
        assert_eq!(evaluation.totals, totals, "input {i}");
        for (line, amount) in evaluation.lines.iter().zip(by_hand) {
            match &line.outcome {
                Outcome::NotEligible => assert_eq!(amount, 0, "input {i}"),
                outcome => assert_eq!(*outcome, Outcome::Exact(amount), "input {i}"),
            }
        }
    }
}

#[test]
fn the_cap_over_all_measures_takes_off_what_is_above_it() {
    let policy = policy();
    let on = Day::parse(twelve::DAY).expect("a day");
    let mut answers = twelve::answers(&policy, 0);
    let spending = policy.question("pdv").expect("it asks for it");
    let much = Fraction::whole(200_000_000);
    let answer = Answer::One(Value::Number(much));
    answers
        .set(&policy, spending, Some(answer))
        .expect("an answer");
    // 25 million × 20% + 175 million × 18% = 36.5 million, alone above 30 million.
    let totals = policy.total(&answers, on).expect("no number is too large");
    assert_eq!(totals.high, Some(3_000_000_000));
}

#[test]
fn the_questions_stand_in_the_order_of_the_inputs() {
    let policy = policy();
    let asked = policy.questions.iter().map(|question| question.id.as_str());
    assert!(asked.eq(twelve::QUESTIONS));
}

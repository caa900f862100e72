//! Every operation of the policy language on its own: what it gives where everything is known, between which bounds
//! it lies where something is not, and what it then says is missing. Each expectation is computed by hand, in a
//! comment where it is more than one step.

use qujiang_drama::{
    domain::{Day, Lang},
    policy::{
        Answer, Answers, Fraction, Outcome, Policy, Value as Given,
        answers_file::read_answers,
        check,
        outcome::{Gap, NotInForce, Reason, Remark, Removed},
    },
};
use serde_json::{Value, json};

// The policy in which the operations stand

fn text(words: &str) -> Value {
    json!({ "zh": words, "en": words })
}

fn question(id: &str, kind: &str) -> Value {
    let mut question = json!({ "id": id, "name": text(id), "kind": kind });
    match kind {
        "count" | "number" => question["unit"] = text("units"),
        "yes_no" => {
            question["yes"] = text("it is");
            question["no"] = text("it is not");
        }
        _ => {}
    }
    question
}

fn list(id: &str, kind: &str) -> Value {
    json!({ "id": id, "name": text(id), "kind": kind, "list": true })
}

fn limited(id: &str, kind: &str, min: Value, max: Value) -> Value {
    let mut question = question(id, kind);
    question["min"] = min;
    question["max"] = max;
    question
}

fn published(id: &str, kind: &str, rows: Value) -> Value {
    let mut parameter = question(id, kind);
    parameter["values"] = rows;
    parameter
}

fn row(value: Value, from: &str, until: &str) -> Value {
    json!({ "value": value, "from": from, "until": until, "source": "text", "quote": "q" })
}

fn open(id: &str, kind: &str) -> Value {
    let mut parameter = question(id, kind);
    parameter["not_published"] = json!({ "source": "text" });
    parameter
}

/// A policy with these parts and a question of each kind.
fn file(parts: Value) -> Value {
    json!({
        "id": "p",
        "version": "1",
        "title": text("A policy"),
        "currency": { "code": "CNY", "digits": 2, "unit": text("yuan") },
        "validity": { "from": "2020-01-01", "until": "open" },
        "sources": [{ "id": "text", "title": text("The text"), "date": "2025", "checked": "2026-01-01" }],
        "questions": [
            question("a", "amount"),
            question("b", "amount"),
            question("c", "amount"),
            limited("k", "count", json!(2), json!(10)),
            question("n", "count"),
            question("x", "number"),
            question("r", "rate"),
            question("p", "yes_no"),
            question("q", "yes_no"),
            question("s", "yes_no"),
            question("from", "date"),
            question("to", "date"),
            list("wages", "amount"),
            list("bonuses", "amount"),
            { "id": "films", "name": text("films"), "fields": [
                { "id": "spend", "name": text("spend"), "kind": "amount" },
                { "id": "long", "name": text("long"), "kind": "yes_no" },
            ] },
            { "id": "level", "name": text("level"), "kind": "choice", "options": [
                { "id": "high", "name": text("high") },
                { "id": "middle", "name": text("middle") },
                { "id": "low", "name": text("low") },
            ] },
        ],
        "parameters": [
            open("open_amount", "amount"),
            open("open_rate", "rate"),
            open("open_count", "count"),
            // Nothing holds in July 2025.
            published("dated", "amount", json!([
                row(json!(100), "2020-01-01", "2025-06-30"),
                row(json!(200), "2025-08-01", "open"),
            ])),
        ],
        "measures": [{ "id": "m", "name": text("m"), "parts": parts }],
    })
}

/// A part that gives nothing yet, with these fields.
fn part(id: &str, fields: Value) -> Value {
    let mut part = json!({ "id": id, "name": text(id), "source": "text", "quote": "q" });
    let into = part.as_object_mut().expect("an object");
    into.extend(fields.as_object().expect("fields").clone());
    part
}

#[track_caller]
fn read(file: &Value) -> Policy {
    match check::read(&file.to_string(), Lang::En) {
        Ok(checked) => checked.policy,
        Err(faults) => panic!("the policy is faulty: {faults:#?}"),
    }
}

/// A policy with one part.
#[track_caller]
fn with(fields: Value) -> Policy {
    read(&file(json!([part("only", fields)])))
}

#[track_caller]
fn answers(policy: &Policy, given: Value) -> Answers {
    read_answers(policy, &given.to_string()).expect("answers")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn number(text: &str) -> Fraction {
    Fraction::parse(text).expect("a number")
}

const ON: &str = "2025-06-01";

/// What the only part of a policy comes to.
#[track_caller]
fn outcome_on(policy: &Policy, given: Value, on: &str) -> Outcome {
    let answers = answers(policy, given);
    let evaluation = policy.evaluate(&answers, day(on)).expect("small numbers");
    evaluation.lines[0].outcome.clone()
}

#[track_caller]
fn outcome(policy: &Policy, given: Value) -> Outcome {
    outcome_on(policy, given, ON)
}

/// What an amount comes to.
#[track_caller]
fn gives(amount: Value, given: Value) -> Outcome {
    outcome(&with(json!({ "amount": amount })), given)
}

/// Whole yuan.
const fn exact(yuan: i64) -> Outcome {
    Outcome::Exact(yuan * 100)
}

/// What is asked for, and between which numbers the rest lies.
fn needs(ids: &[&str], low: Option<&str>, high: Option<&str>) -> Outcome {
    let policy = with(json!({ "amount": 0 }));
    let questions = ids
        .iter()
        .map(|id| policy.question(id).expect("a question"));
    Outcome::NeedsAnswers {
        questions: questions.collect(),
        low: low.map(number),
        high: high.map(number),
    }
}

fn parameters(ids: &[&str]) -> Vec<u16> {
    let policy = with(json!({ "amount": 0 }));
    ids.iter()
        .map(|id| policy.parameter(id).expect("a parameter"))
        .collect()
}

fn not_published(ids: &[&str]) -> Outcome {
    Outcome::NotPublished {
        parameters: parameters(ids),
    }
}

fn at_most(yuan: i64, ids: &[&str]) -> Outcome {
    Outcome::AtMost {
        high: yuan * 100,
        unpublished: parameters(ids),
    }
}

fn range(low: i64, high: i64, ids: &[&str]) -> Outcome {
    Outcome::Range {
        low: low * 100,
        high: high * 100,
        unpublished: parameters(ids),
    }
}

// Sums, differences, products

#[test]
fn a_sum_adds_and_is_at_least_what_is_known_of_it() {
    let sum = json!({ "sum": ["a", "b", 100] });
    // 200 + 300 + 100
    assert_eq!(
        gives(sum.clone(), json!({ "a": 200, "b": 300 })),
        exact(600)
    );
    assert_eq!(
        gives(sum.clone(), json!({ "a": 200 })),
        needs(&["b"], Some("300"), None)
    );
    assert_eq!(gives(sum, json!({})), needs(&["a", "b"], Some("100"), None));
    // k is 2 to 10: 50 × 2 and 50 × 10, each with 100.
    let bounded = json!({ "sum": [100, { "per_unit": { "rate": 50, "quantity": "k" } }] });
    assert_eq!(
        gives(bounded, json!({})),
        needs(&["k"], Some("200"), Some("600"))
    );
}

#[test]
fn a_difference_is_what_is_left_and_never_below_nothing_when_paid() {
    let difference = json!({ "difference": ["a", "b"] });
    assert_eq!(
        gives(difference.clone(), json!({ "a": 500, "b": 200 })),
        exact(300)
    );
    assert_eq!(gives(difference, json!({ "a": 200, "b": 500 })), exact(0));
    // Inside it stays below zero: 1,000 + (200 − 500) = 700.
    let inside = json!({ "sum": [1000, { "difference": ["a", "b"] }] });
    assert_eq!(gives(inside, json!({ "a": 200, "b": 500 })), exact(700));
}

#[test]
fn a_difference_with_one_side_open_is_bounded_by_the_other() {
    let difference = |given| gives(json!({ "difference": ["a", "b"] }), given);
    // a − b with b from 0 up: at most a.
    let Outcome::NeedsAnswers {
        questions,
        low,
        high,
    } = difference(json!({ "a": 500 }))
    else {
        panic!("b is open");
    };
    assert_eq!(questions, [1]);
    assert!(low.is_none_or(|low| low == Fraction::ZERO), "{low:?}");
    assert_eq!(high, Some(number("500")));
    // a − 200 with a from 0 up: at least nothing.
    assert_eq!(
        difference(json!({ "b": 200 })),
        needs(&["a"], Some("0"), None)
    );
}

#[test]
fn a_difference_with_both_sides_open_asks_for_both() {
    let found = gives(json!({ "difference": ["a", "b"] }), json!({}));
    let Outcome::NeedsAnswers {
        questions, high, ..
    } = &found
    else {
        panic!("both are open, and yet it is {found:?}");
    };
    assert_eq!((questions.as_slice(), high), (&[0, 1][..], &None));
}

#[test]
fn an_increase_and_a_top_up_are_differences_that_stop_at_nothing() {
    for (now, before, yuan) in [(500, 200, 300), (200, 500, 0), (500, 500, 0), (501, 500, 1)] {
        let given = json!({ "a": now, "b": before });
        let increase = json!({ "increase": { "now": "a", "before": "b" } });
        assert_eq!(gives(increase, given.clone()), exact(yuan));
        let top_up = json!({ "top_up": { "to": "a", "received": "b" } });
        assert_eq!(gives(top_up, given.clone()), exact(yuan));
        // Also inside: 1,000 and never less.
        let inside = json!({ "sum": [1000, { "increase": { "now": "a", "before": "b" } }] });
        assert_eq!(gives(inside, given), exact(1000 + yuan));
    }
    let top_up = json!({ "top_up": { "to": 500, "received": "b" } });
    assert_eq!(
        gives(top_up, json!({})),
        needs(&["b"], Some("0"), Some("500"))
    );
    let increase = json!({ "increase": { "now": "a", "before": "b" } });
    assert_eq!(
        gives(increase, json!({})),
        needs(&["a", "b"], Some("0"), None)
    );
}

#[test]
fn a_product_multiplies_and_nothing_times_something_open_is_nothing() {
    let product = json!({ "product": ["a", "r", "n"] });
    // 1,000 × 12.5 % × 3
    let given = json!({ "a": 1000, "r": 0.125, "n": 3 });
    assert_eq!(gives(product.clone(), given), exact(375));
    assert_eq!(
        gives(product.clone(), json!({ "a": 1000, "n": 3 })),
        needs(&["r"], Some("0"), None)
    );
    // Whatever the rate is, nothing of it is nothing.
    assert_eq!(gives(product, json!({ "a": 0, "n": 3 })), exact(0));
}

#[test]
fn a_share_is_exact_until_it_is_rounded_once() {
    let third = |of: Value| json!({ "share": { "rate": "1/3", "of": of } });
    // 100 / 3 = 33.333…; three of them are 100, not 99.99.
    assert_eq!(
        gives(third(json!("a")), json!({ "a": 100 })),
        Outcome::Exact(3333)
    );
    let three = json!({ "sum": [third(json!("a")), third(json!("a")), third(json!("a"))] });
    assert_eq!(gives(three, json!({ "a": 100 })), exact(100));
}

// The least, the greatest, caps

#[test]
fn the_least_has_the_bound_of_whichever_is_known() {
    let least = json!({ "least": ["a", "b", 500] });
    assert_eq!(
        gives(least.clone(), json!({ "a": 300, "b": 400 })),
        exact(300)
    );
    assert_eq!(
        gives(least.clone(), json!({ "a": 600, "b": 700 })),
        exact(500)
    );
    assert_eq!(
        gives(least.clone(), json!({})),
        needs(&["a", "b"], Some("0"), Some("500"))
    );
    assert_eq!(
        gives(least.clone(), json!({ "a": 300 })),
        needs(&["b"], Some("0"), Some("300"))
    );
    // The least of nothing and anything is nothing.
    assert_eq!(gives(least, json!({ "a": 0 })), exact(0));
}

#[test]
fn the_greatest_is_at_least_whichever_is_known() {
    let greatest = json!({ "greatest": ["a", "b", 500] });
    assert_eq!(
        gives(greatest.clone(), json!({ "a": 300, "b": 400 })),
        exact(500)
    );
    assert_eq!(
        gives(greatest.clone(), json!({ "a": 600, "b": 700 })),
        exact(700)
    );
    assert_eq!(
        gives(greatest, json!({ "a": 600 })),
        needs(&["b"], Some("600"), None)
    );
}

#[test]
fn a_cap_that_is_not_published_leaves_the_amount_an_upper_bound() {
    let capped = |rate: &str, at: Value| json!({ "capped": { "amount": { "share": { "rate": rate, "of": "a" } }, "at": at } });
    // 10 % of 1,000; whatever the cap is, no more than that.
    assert_eq!(
        gives(capped("10%", json!("open_amount")), json!({ "a": 1000 })),
        at_most(100, &["open_amount"])
    );
    // Whatever the rate is, no more than the cap.
    assert_eq!(
        gives(capped("open_rate", json!(500)), json!({ "a": 1000 })),
        at_most(500, &["open_rate"])
    );
    assert_eq!(
        gives(
            capped("open_rate", json!("open_amount")),
            json!({ "a": 1000 })
        ),
        not_published(&["open_amount", "open_rate"])
    );
    // 10 % of 5,000 and of 5,001, capped at 500.
    assert_eq!(
        gives(capped("10%", json!(500)), json!({ "a": 5000 })),
        exact(500)
    );
    assert_eq!(
        gives(capped("10%", json!(500)), json!({ "a": 5001 })),
        exact(500)
    );
    assert_eq!(
        gives(capped("10%", json!(500)), json!({ "a": 4999 })),
        Outcome::Exact(49_990)
    );
}

// So much for each

#[test]
fn so_much_for_each_counts_at_most_as_many_as_stated() {
    let each = json!({ "per_unit": { "rate": 1000, "quantity": "n", "up_to": 5 } });
    for (n, yuan) in [(0, 0), (4, 4000), (5, 5000), (6, 5000)] {
        assert_eq!(gives(each.clone(), json!({ "n": n })), exact(yuan));
    }
    assert_eq!(
        gives(each, json!({})),
        needs(&["n"], Some("0"), Some("5000"))
    );
    let without = json!({ "per_unit": { "rate": 1000, "quantity": "n" } });
    assert_eq!(gives(without, json!({})), needs(&["n"], Some("0"), None));
    // How many at most is not published: 3 × 1,000 is the most.
    let open = json!({ "per_unit": { "rate": 1000, "quantity": "n", "up_to": "open_count" } });
    assert_eq!(
        gives(open, json!({ "n": 3 })),
        at_most(3000, &["open_count"])
    );
    // A quantity that is not whole: 2.5 × 30.
    let area = json!({ "per_unit": { "rate": 30, "quantity": "x" } });
    assert_eq!(gives(area, json!({ "x": 2.5 })), exact(75));
}

// One or another

#[test]
fn one_or_another_lies_between_both_while_the_condition_is_open() {
    let either = json!({ "if": { "when": "p", "then": 300, "else": 100 } });
    assert_eq!(gives(either.clone(), json!({ "p": true })), exact(300));
    assert_eq!(gives(either.clone(), json!({ "p": false })), exact(100));
    assert_eq!(
        gives(either, json!({})),
        needs(&["p"], Some("100"), Some("300"))
    );
    let or_nothing = json!({ "if": { "when": "p", "then": "a" } });
    assert_eq!(gives(or_nothing.clone(), json!({ "p": false })), exact(0));
    assert_eq!(
        gives(or_nothing.clone(), json!({ "p": true })),
        needs(&["a"], Some("0"), None)
    );
    assert_eq!(
        gives(or_nothing, json!({})),
        needs(&["a", "p"], Some("0"), None)
    );
    // The same on both sides: the condition does not matter.
    let same = json!({ "if": { "when": "p", "then": 100, "else": 100 } });
    assert_eq!(gives(same, json!({})), exact(100));
}

#[test]
fn a_choice_lies_between_its_options_while_it_is_open() {
    let choice = |gives: Value| json!({ "by_choice": { "question": "level", "gives": gives } });
    let three = choice(json!({ "high": 300, "middle": 200, "low": 100 }));
    assert_eq!(gives(three.clone(), json!({ "level": "high" })), exact(300));
    assert_eq!(gives(three.clone(), json!({ "level": "low" })), exact(100));
    assert_eq!(
        gives(three, json!({})),
        needs(&["level"], Some("100"), Some("300"))
    );
    // An option that is not named gives nothing, and is a reason.
    let named = choice(json!({ "high": 300 }));
    assert_eq!(
        gives(named.clone(), json!({ "level": "low" })),
        Outcome::NotEligible
    );
    assert_eq!(
        gives(named, json!({})),
        needs(&["level"], Some("0"), Some("300"))
    );
    let otherwise =
        json!({ "by_choice": { "question": "level", "gives": { "high": 300 }, "otherwise": 50 } });
    assert_eq!(
        gives(otherwise.clone(), json!({ "level": "low" })),
        exact(50)
    );
    assert_eq!(
        gives(otherwise, json!({})),
        needs(&["level"], Some("50"), Some("300"))
    );
    // A published level beside one that is not.
    let mixed = choice(json!({ "high": "open_amount", "middle": 200 }));
    assert_eq!(
        gives(mixed.clone(), json!({ "level": "middle" })),
        exact(200)
    );
    assert_eq!(
        gives(mixed.clone(), json!({ "level": "high" })),
        not_published(&["open_amount"])
    );
    assert_eq!(gives(mixed, json!({})), not_published(&["open_amount"]));
}

// Steps and tables

fn scale(of: &str, gives: &str, steps: Value) -> Value {
    json!({ "scale": { "of": of, "gives": gives, "steps": steps } })
}

#[test]
fn a_step_counts_from_its_number_or_from_above_it() {
    let steps = json!([{ "from": 100, "value": 10 }, { "above": 200, "value": 20 }]);
    let steps = scale("a", "value", steps);
    for (a, expected) in [
        ("99.99", Outcome::NotEligible),
        ("100", exact(10)),
        ("200", exact(10)),
        ("200.01", exact(20)),
    ] {
        let a: Value = serde_json::from_str(a).expect("a number");
        assert_eq!(gives(steps.clone(), json!({ "a": a })), expected);
    }
    assert_eq!(
        gives(steps, json!({})),
        needs(&["a"], Some("0"), Some("20"))
    );
    // k is 2 to 10: the first step may not be reached, the third cannot be.
    let steps = json!([
        { "from": 3, "value": 10 },
        { "from": 10, "value": 20 },
        { "above": 10, "value": 99 },
    ]);
    assert_eq!(
        gives(scale("k", "value", steps), json!({})),
        needs(&["k"], Some("0"), Some("20"))
    );
    // From 2 on: the first step is surely reached.
    let steps = json!([{ "from": 2, "value": 10 }, { "from": 5, "value": 30 }]);
    assert_eq!(
        gives(scale("k", "value", steps), json!({})),
        needs(&["k"], Some("10"), Some("30"))
    );
}

#[test]
fn the_step_sets_the_rate_on_the_whole() {
    let steps = json!([{ "from": 1000, "value": "10%" }, { "from": 2000, "value": "20%" }]);
    let whole = scale("a", "rate_on_whole", steps);
    // 1,999 × 10 %, 2,000 × 20 %.
    assert_eq!(
        gives(whole.clone(), json!({ "a": 1999 })),
        Outcome::Exact(19_990)
    );
    assert_eq!(gives(whole.clone(), json!({ "a": 2000 })), exact(400));
    assert_eq!(
        gives(whole.clone(), json!({ "a": 999 })),
        Outcome::NotEligible
    );
    assert_eq!(gives(whole, json!({})), needs(&["a"], Some("0"), None));
    // k is 2 to 10: 2 × 100 at least; 10 × 50 or (below 5) 5 × 100 at most.
    let steps = json!([{ "from": 0, "value": 100 }, { "from": 5, "value": 50 }]);
    let each = scale("k", "rate_on_whole", steps);
    assert_eq!(gives(each.clone(), json!({ "k": 4 })), exact(400));
    assert_eq!(gives(each.clone(), json!({ "k": 5 })), exact(250));
    assert_eq!(
        gives(each, json!({})),
        needs(&["k"], Some("200"), Some("500"))
    );
}

#[test]
fn each_slice_has_its_own_rate() {
    // 20 % up to 25,000,000 and 18 % above: 30,000,000 gives 5,000,000 + 900,000 (form F05).
    let steps = json!([{ "from": 0, "value": "20%" }, { "above": 25_000_000, "value": "18%" }]);
    let slices = scale("a", "rate_on_slice", steps);
    assert_eq!(
        gives(slices.clone(), json!({ "a": 30_000_000 })),
        exact(5_900_000)
    );
    assert_eq!(
        gives(slices.clone(), json!({ "a": 25_000_000 })),
        exact(5_000_000)
    );
    // One yuan more is 0.18 more.
    assert_eq!(
        gives(slices.clone(), json!({ "a": 25_000_001 })),
        Outcome::Exact(500_000_018)
    );
    assert_eq!(gives(slices, json!({})), needs(&["a"], Some("0"), None));
    // Nothing for the first 3, then 100 each, from the 6th on 10 each. k is 2 to 10: 0; 2 × 100 … (3 to 5) + 5 × 10.
    let steps = json!([{ "from": 3, "value": 100 }, { "from": 5, "value": 10 }]);
    let slices = scale("k", "rate_on_slice", steps);
    assert_eq!(gives(slices.clone(), json!({ "k": 4 })), exact(100));
    assert_eq!(gives(slices.clone(), json!({ "k": 7 })), exact(220));
    assert_eq!(
        gives(slices, json!({})),
        needs(&["k"], Some("0"), Some("250"))
    );
}

#[test]
fn a_rate_of_a_slice_that_is_open_bounds_only_its_slice() {
    let steps = json!([{ "from": 0, "value": "10%" }, { "from": 1000, "value": "r" }]);
    // 1,000 × 10 %, and an open share of 500.
    assert_eq!(
        gives(
            scale("a", "rate_on_slice", steps.clone()),
            json!({ "a": 1500 })
        ),
        needs(&["r"], Some("100"), None)
    );
    // Below the second step its rate does not matter.
    assert_eq!(
        gives(scale("a", "rate_on_slice", steps), json!({ "a": 900 })),
        exact(90)
    );
}

#[test]
fn a_table_takes_the_band_and_the_first_column_that_is_met() {
    let table = json!({ "table": {
        "of": "a",
        "rows": [{ "from": 100 }, { "above": 200 }],
        "columns": ["p", "q"],
        "cells": [[10, 20], [30, 40]],
    } });
    let cell = |a: i64, p: bool, q: bool| gives(table.clone(), json!({ "a": a, "p": p, "q": q }));
    assert_eq!(cell(100, true, true), exact(10));
    assert_eq!(cell(200, false, true), exact(20));
    assert_eq!(cell(201, true, false), exact(30));
    assert_eq!(cell(201, false, true), exact(40));
    assert_eq!(cell(99, true, true), Outcome::NotEligible);
    assert_eq!(cell(100, false, false), Outcome::NotEligible);
    let open = |given| gives(table.clone(), given);
    assert_eq!(
        open(json!({})),
        needs(&["a", "p", "q"], Some("0"), Some("40"))
    );
    // The first column is met: the second no longer counts.
    assert_eq!(
        open(json!({ "p": true })),
        needs(&["a"], Some("0"), Some("30"))
    );
    assert_eq!(
        open(json!({ "a": 150, "q": true })),
        needs(&["p"], Some("10"), Some("20"))
    );
    // The second column may not be met either.
    assert_eq!(
        open(json!({ "a": 250 })),
        needs(&["p", "q"], Some("0"), Some("40"))
    );
    // Neither column, whatever the number is: nothing, before and after it is answered.
    assert_eq!(open(json!({ "p": false, "q": false })), Outcome::Exact(0));
    assert_eq!(
        open(json!({ "p": false, "q": false, "a": 150 })),
        Outcome::NotEligible
    );
}

// Uplifts

#[test]
fn an_uplift_by_a_factor_multiplies_once_its_condition_is_met() {
    let uplift = json!({ "uplift": { "amount": 80_000, "by": "50%", "when": "p" } });
    // 80,000 × 1.5
    assert_eq!(gives(uplift.clone(), json!({ "p": true })), exact(120_000));
    assert_eq!(gives(uplift.clone(), json!({ "p": false })), exact(80_000));
    assert_eq!(
        gives(uplift, json!({})),
        needs(&["p"], Some("80000"), Some("120000"))
    );
    let always = json!({ "uplift": { "amount": "a", "by": "10%" } });
    assert_eq!(gives(always, json!({ "a": 1000 })), exact(1100));
    // An uplift that is not published never takes anything away.
    let open = json!({ "uplift": { "amount": 80_000, "by": "open_rate", "when": "p" } });
    assert_eq!(gives(open.clone(), json!({ "p": false })), exact(80_000));
    assert_eq!(
        gives(open, json!({ "p": true })),
        not_published(&["open_rate"])
    );
}

#[test]
fn an_uplift_by_points_adds_to_the_rate() {
    let points = json!({ "share": {
        "rate": { "sum": ["10%", { "if": { "when": "p", "then": "5%" } }] },
        "of": "a",
    } });
    // 1,000 × (10 % + 5 %), not 1,000 × 10 % × 1.05.
    assert_eq!(
        gives(points.clone(), json!({ "a": 1000, "p": true })),
        exact(150)
    );
    assert_eq!(
        gives(points.clone(), json!({ "a": 1000, "p": false })),
        exact(100)
    );
    assert_eq!(
        gives(points, json!({ "a": 1000 })),
        needs(&["p"], Some("100"), Some("150"))
    );
}

// Lists

#[test]
fn a_total_goes_through_a_list_and_counts_places_from_one() {
    let sum = json!({ "total": { "over": ["wages"], "each": { "least": ["wages", 500] } } });
    // 300 + 500 + 500
    assert_eq!(
        gives(sum.clone(), json!({ "wages": [300, 500, 700] })),
        exact(1300)
    );
    assert_eq!(gives(sum.clone(), json!({ "wages": [] })), exact(0));
    assert_eq!(gives(sum, json!({})), needs(&["wages"], Some("0"), None));
    // 1 × 10 + 2 × 20
    let places = json!({ "total": { "over": ["wages"], "each": {
        "per_unit": { "rate": "wages", "quantity": "position" } } } });
    assert_eq!(gives(places, json!({ "wages": [10, 20] })), exact(50));
}

#[test]
fn a_total_can_stop_after_the_first_entries() {
    let first =
        |count: Value| json!({ "total": { "over": ["wages"], "each": "wages", "first": count } });
    let wages = json!({ "wages": [100, 20, 3] });
    for (count, yuan) in [(0, 0), (1, 100), (2, 120), (3, 123), (4, 123)] {
        assert_eq!(gives(first(json!(count)), wages.clone()), exact(yuan));
    }
}

#[test]
fn a_total_whose_number_of_entries_is_open_asks_for_it() {
    let total = json!({ "total": { "over": ["wages"], "each": "wages", "first": "n" } });
    let found = gives(total.clone(), json!({ "wages": [100, 20, 3] }));
    let Outcome::NeedsAnswers {
        questions,
        low,
        high,
    } = &found
    else {
        panic!("how many entries count is open, and yet it is {found:?}");
    };
    assert_eq!(questions, &[4], "n is asked for");
    assert!(low.is_none_or(Fraction::is_zero), "none may count");
    assert!(high.is_none_or(|high| {
        high.compare(number("123"))
            .is_ok_and(std::cmp::Ordering::is_ge)
    }));
    let total = json!({ "total": { "over": ["wages"], "each": "wages", "first": "open_count" } });
    let found = gives(total, json!({ "wages": [100] }));
    assert!(
        found == not_published(&["open_count"]) || found == at_most(100, &["open_count"]),
        "what is not published is named: {found:?}"
    );
}

#[test]
fn records_have_fields_of_numbers_and_of_yes_and_no() {
    let long = json!({ "total": { "over": ["films"], "each":
        { "if": { "when": "films.long", "then": "films.spend", "else": 1 } } } });
    let films = json!({ "films": [
        { "spend": 100, "long": true },
        { "spend": 50, "long": false },
        { "spend": 7, "long": true },
    ] });
    // 100 + 1 + 7
    assert_eq!(gives(long.clone(), films), exact(108));
    // The second's length is open: 1 or 50.
    let open = json!({ "films": [{ "spend": 100, "long": true }, { "spend": 50 }] });
    assert_eq!(
        gives(long.clone(), open),
        needs(&["films"], Some("101"), Some("150"))
    );
    // The second's spending is open and does not matter.
    let spared = json!({ "films": [{ "spend": 100, "long": true }, { "long": false }] });
    assert_eq!(gives(long, spared), exact(101));
}

#[test]
fn of_lists_of_different_length_the_rest_of_the_longer_is_open() {
    let both = json!({ "total": { "over": ["wages", "bonuses"], "each": { "sum": ["wages", "bonuses"] } } });
    // (1 + 10) + (2 + 20)
    assert_eq!(
        gives(
            both.clone(),
            json!({ "wages": [1, 2], "bonuses": [10, 20] })
        ),
        exact(33)
    );
    // (1 + 10) + (2 + an open one)
    assert_eq!(
        gives(both.clone(), json!({ "wages": [1, 2], "bonuses": [10] })),
        needs(&["bonuses"], Some("13"), None)
    );
    assert_eq!(
        gives(both.clone(), json!({ "wages": [1, 2] })),
        needs(&["bonuses"], Some("0"), None)
    );
    // Only the first counts: what is open after it does not matter.
    let first = json!({ "total": { "over": ["wages", "bonuses"], "first": 1,
        "each": { "sum": ["wages", "bonuses"] } } });
    assert_eq!(
        gives(first, json!({ "wages": [1, 2], "bonuses": [10] })),
        exact(11)
    );
}

#[test]
fn an_open_list_whose_entries_can_be_below_zero_bounds_nothing_from_below() {
    let total = json!({ "sum": [1000, { "total": { "over": ["wages"], "each": { "difference": [100, "wages"] } } }] });
    // 1,000 + (100 − 600)
    assert_eq!(gives(total.clone(), json!({ "wages": [600] })), exact(500));
    let found = gives(total, json!({}));
    let Outcome::NeedsAnswers { low, .. } = &found else {
        panic!("the list is open: {found:?}");
    };
    let below = low.is_none_or(|low| {
        low.compare(number("500"))
            .is_ok_and(std::cmp::Ordering::is_le)
    });
    assert!(below, "it said at least {low:?}, and 500 is possible");
}

#[test]
fn the_size_of_a_list_is_its_number_of_entries() {
    let each = json!({ "per_unit": { "rate": 100, "quantity": { "size": "films" } } });
    assert_eq!(gives(each.clone(), json!({ "films": [] })), exact(0));
    assert_eq!(
        gives(each.clone(), json!({ "films": [{}, { "spend": 1 }] })),
        exact(200)
    );
    assert_eq!(gives(each, json!({})), needs(&["films"], Some("0"), None));
}

// What an authority decides

#[test]
fn what_is_decided_between_two_amounts_is_a_range() {
    let between = json!({ "between": { "low": 100, "high": 300 } });
    assert_eq!(gives(between.clone(), json!({})), range(100, 300, &[]));
    // From nothing on it is still a range that the text states.
    let from_nothing = json!({ "between": { "low": 0, "high": 300 } });
    assert_eq!(gives(from_nothing, json!({})), range(0, 300, &[]));
    // 50 % more on both sides.
    let more = json!({ "uplift": { "amount": between, "by": "50%", "when": "p" } });
    assert_eq!(
        gives(more.clone(), json!({ "p": true })),
        range(150, 450, &[])
    );
    assert_eq!(
        gives(more, json!({})),
        needs(&["p"], Some("100"), Some("450"))
    );
    // Both sides are the same.
    let same = json!({ "between": { "low": "a", "high": 300 } });
    assert_eq!(gives(same.clone(), json!({ "a": 300 })), exact(300));
    assert_eq!(
        gives(same.clone(), json!({ "a": 100 })),
        range(100, 300, &[])
    );
    assert_eq!(gives(same, json!({})), needs(&["a"], Some("0"), None));
    // The most is not published.
    let open = json!({ "between": { "low": 100, "high": "open_amount" } });
    assert_eq!(gives(open, json!({})), not_published(&["open_amount"]));
}

// The first that is answered

#[test]
fn the_first_that_is_answered_counts() {
    let first = json!({ "first_answered": ["a", { "sum": ["b", "c"] }] });
    assert_eq!(gives(first.clone(), json!({ "a": 10 })), exact(10));
    assert_eq!(gives(first.clone(), json!({ "b": 2, "c": 3 })), exact(5));
    assert_eq!(
        gives(first.clone(), json!({ "a": 10, "b": 2, "c": 3 })),
        exact(10)
    );
    assert_eq!(gives(first.clone(), json!({ "b": 2, "a": 10 })), exact(10));
    // Whoever began with the lines means the lines; nobody began: the total.
    let Outcome::NeedsAnswers { questions, .. } = gives(first.clone(), json!({ "b": 2 })) else {
        panic!("c is open");
    };
    assert_eq!(questions, [2]);
    let Outcome::NeedsAnswers { questions, .. } = gives(first, json!({})) else {
        panic!("all is open");
    };
    assert_eq!(questions, [0]);
}

#[test]
fn what_is_told_before_the_first_is_answered_holds_for_each_of_them() {
    // k is at most 10, n is not bounded: 100 × k or 100 × n.
    let each = |quantity: &str| json!({ "per_unit": { "rate": 100, "quantity": quantity } });
    let first = json!({ "first_answered": [each("k"), each("n")] });
    // 20 × 100 is possible, so no less may be told as the most.
    assert_eq!(gives(first.clone(), json!({ "n": 20 })), exact(2000));
    let found = gives(first.clone(), json!({}));
    let Outcome::NeedsAnswers { low, high, .. } = &found else {
        panic!("all is open: {found:?}");
    };
    assert!(
        high.is_none_or(|high| high
            .compare(number("2000"))
            .is_ok_and(std::cmp::Ordering::is_ge)),
        "it said at most {high:?}, and 2000 is possible"
    );
    assert!(
        low.is_none_or(Fraction::is_zero),
        "n may be 0, and it said at least {low:?}"
    );
}

#[test]
fn nothing_is_settled_while_an_answer_may_yet_bring_in_what_is_not_published() {
    // Nothing times whatever the films give: of each film an amount that is not published.
    let of_films =
        json!({ "product": [0, { "total": { "over": ["films"], "each": "open_amount" } }] });
    assert_eq!(
        gives(of_films.clone(), json!({})),
        needs(&["films"], Some("0"), Some("0"))
    );
    assert_eq!(
        gives(of_films.clone(), json!({ "films": [{}] })),
        not_published(&["open_amount"])
    );
    assert_eq!(gives(of_films, json!({ "films": [] })), exact(0));
    // How many of them count is not published.
    let first =
        json!({ "total": { "over": ["films"], "each": "films.spend", "first": "open_count" } });
    let some = json!({ "product": [0, first] });
    assert_eq!(
        gives(some.clone(), json!({})),
        needs(&["films"], Some("0"), Some("0"))
    );
    assert_eq!(
        gives(some, json!({ "films": [{ "spend": 1 }] })),
        not_published(&["open_count"])
    );
    // The first two of them give what is not published: no entry is known to be one of the first.
    let position = json!({ "if": { "when": { "at_most": ["position", 2] }, "then": "open_amount", "else": 0 } });
    let two = json!({ "product": [0, { "total": { "over": ["films"], "each": position } }] });
    assert_eq!(
        gives(two, json!({})),
        needs(&["films"], Some("0"), Some("0"))
    );
    // The same where another of several questions may be answered.
    let other = json!({ "share": { "rate": "open_rate", "of": "b" } });
    let first = json!({ "product": [0, { "first_answered": ["a", other] }] });
    assert_eq!(
        gives(first.clone(), json!({})),
        needs(&["a"], Some("0"), Some("0"))
    );
    assert_eq!(
        gives(first.clone(), json!({ "b": 1 })),
        not_published(&["open_rate"])
    );
    assert_eq!(gives(first, json!({ "a": 1 })), exact(0));
    // What has no value on the day matters only for whoever says so.
    let dated = json!({ "if": { "when": "p", "then": "dated", "else": 1 } });
    let dated = json!({ "product": [0, dated] });
    let policy = with(json!({ "amount": dated }));
    let on = |given: Value| outcome_on(&policy, given, "2025-07-15");
    assert_eq!(on(json!({})), needs(&["p"], Some("0"), Some("0")));
    assert_eq!(on(json!({ "p": false })), exact(0));
    let no_value = NotInForce::NoValue(parameters(&["dated"])[0]);
    assert_eq!(on(json!({ "p": true })), Outcome::NotInForce(no_value));
    // What is known already counts when the rest of its questions is answered, and they are asked for.
    let branch = json!({ "if": { "when": "p", "then": 5, "else": "a" } });
    let other = json!({ "share": { "rate": "open_rate", "of": "b" } });
    let first = json!({ "first_answered": [branch, other] });
    let found = gives(first.clone(), json!({ "p": true }));
    assert!(
        matches!(&found, Outcome::NeedsAnswers { questions, .. } if questions == &[0]),
        "{found:?}"
    );
    assert_eq!(gives(first, json!({ "p": true, "a": 1 })), exact(5));
    // Where every film's amount is known, nothing times any number of them is nothing.
    let known =
        json!({ "product": [0, { "total": { "over": ["films"], "each": "films.spend" } }] });
    assert_eq!(gives(known, json!({})), exact(0));
}

#[test]
fn the_first_that_is_answered_counts_also_where_its_rate_is_not_published() {
    // The lines are answered in full; of the total before them one of two questions is.
    let first = json!({ "share": { "rate": "10%", "of": { "first_answered": [
        { "sum": ["a", "b"] },
        { "capped": { "amount": "c", "at": "open_amount" } },
    ] } } });
    // 10 % of at most 500: what the file says counts, and nothing is missing but the cap.
    assert_eq!(
        gives(first, json!({ "a": 1, "c": 500 })),
        at_most(50, &["open_amount"])
    );
}

// Time

#[test]
fn days_are_counted_across_leap_days_and_never_below_nothing() {
    let days = json!({ "per_unit": { "rate": 1, "quantity": { "days": { "from": "from", "to": "to" } } } });
    for (from, to, days_between) in [
        ("2025-01-01", "2025-01-01", 0),
        ("2025-01-01", "2025-01-02", 1),
        ("2024-02-28", "2024-03-01", 2),
        ("2025-02-28", "2025-03-01", 1),
        ("2024-01-01", "2025-01-01", 366),
        ("2025-01-01", "2026-01-01", 365),
        ("1900-02-28", "1900-03-01", 1),
        ("2000-02-28", "2000-03-01", 2),
        ("2025-01-02", "2025-01-01", 0),
    ] {
        let given = json!({ "from": from, "to": to });
        assert_eq!(
            gives(days.clone(), given),
            exact(days_between),
            "{from} to {to}"
        );
    }
    assert_eq!(
        gives(days.clone(), json!({})),
        needs(&["from", "to"], Some("0"), None)
    );
    assert_eq!(
        gives(days, json!({ "from": "2025-01-01" })),
        needs(&["to"], Some("0"), None)
    );
    let until_today = json!({ "per_unit": { "rate": 1, "quantity": { "days": { "from": "from", "to": "today" } } } });
    // 29 April to 1 June: 2 + 31 days.
    assert_eq!(
        gives(until_today, json!({ "from": "2025-04-29" })),
        exact(33)
    );
    let stated = json!({ "per_unit": { "rate": 1, "quantity": { "days": { "from": "2025-05-30", "to": "today" } } } });
    assert_eq!(gives(stated, json!({})), exact(2));
}

#[test]
fn a_month_is_whole_on_the_same_day_of_the_next() {
    let months = json!({ "per_unit": { "rate": 1, "quantity": { "months": { "from": "from", "to": "to" } } } });
    for (from, to, whole) in [
        ("2025-01-15", "2025-02-14", 0),
        ("2025-01-15", "2025-02-15", 1),
        ("2025-01-15", "2026-01-14", 11),
        ("2025-01-15", "2026-01-15", 12),
        ("2024-12-31", "2025-01-30", 0),
        ("2024-12-31", "2025-01-31", 1),
        ("2025-01-31", "2025-03-30", 1),
        ("2025-01-31", "2025-03-31", 2),
        ("2024-02-29", "2025-03-01", 12),
        ("2024-02-29", "2028-02-29", 48),
        ("2023-02-28", "2024-02-28", 12),
        ("2025-03-01", "2025-02-01", 0),
    ] {
        let given = json!({ "from": from, "to": to });
        assert_eq!(gives(months.clone(), given), exact(whole), "{from} to {to}");
    }
    assert_eq!(
        gives(months, json!({ "to": "2025-01-01" })),
        needs(&["from"], Some("0"), None)
    );
}

// Conditions

/// What a condition says: met, not met, open.
#[track_caller]
fn met(condition: &Value, given: Value) -> Option<bool> {
    let policy = with(json!({ "requires": [condition], "amount": 1 }));
    let excluded = with(json!({ "excludes": [condition], "amount": 1 }));
    let branch = with(json!({ "amount": { "if": { "when": condition, "then": 1, "else": 2 } } }));
    let required = match outcome(&policy, given.clone()) {
        Outcome::Exact(100) => Some(true),
        Outcome::NotEligible => Some(false),
        Outcome::NeedsAnswers { .. } => None,
        other => panic!("{other:?}"),
    };
    let excluded = match outcome(&excluded, given.clone()) {
        Outcome::Exact(100) => Some(false),
        Outcome::NotEligible => Some(true),
        Outcome::NeedsAnswers { .. } => None,
        other => panic!("{other:?}"),
    };
    let chosen = match outcome(&branch, given) {
        Outcome::Exact(100) => Some(true),
        Outcome::Exact(200) => Some(false),
        Outcome::NeedsAnswers { .. } => None,
        other => panic!("{other:?}"),
    };
    assert_eq!(required, excluded, "{condition}");
    assert_eq!(required, chosen, "{condition}");
    required
}

#[test]
fn logic_with_open_answers_decides_as_soon_as_it_can() {
    let values = [Some(true), Some(false), None];
    for p in values {
        for q in values {
            let mut given = json!({});
            for (id, value) in [("p", p), ("q", q)] {
                if let Some(value) = value {
                    given[id] = value.into();
                }
            }
            let all = match (p, q) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            };
            let any = match (p, q) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            };
            assert_eq!(
                met(&json!({ "all": ["p", "q"] }), given.clone()),
                all,
                "{given}"
            );
            assert_eq!(
                met(&json!({ "any": ["p", "q"] }), given.clone()),
                any,
                "{given}"
            );
            assert_eq!(met(&json!({ "not": "p" }), given.clone()), p.map(|p| !p));
            // Neither is: the other way round of any.
            let neither = json!({ "all": [{ "not": "p" }, { "not": "q" }] });
            assert_eq!(met(&neither, given), any.map(|any| !any));
        }
    }
}

#[test]
fn only_what_can_still_decide_is_asked_for() {
    let condition = json!({ "any": [{ "all": ["p", "q"] }, "s"] });
    let policy = with(json!({ "requires": [condition], "amount": 1 }));
    let open = |given| outcome(&policy, given);
    assert_eq!(
        open(json!({})),
        needs(&["p", "q", "s"], Some("0"), Some("1"))
    );
    assert_eq!(
        open(json!({ "p": false })),
        needs(&["s"], Some("0"), Some("1"))
    );
    assert_eq!(
        open(json!({ "p": true, "s": false })),
        needs(&["q"], Some("0"), Some("1"))
    );
    assert_eq!(open(json!({ "s": true })), exact(1));
}

#[test]
fn comparisons_hold_at_their_number_or_beside_it() {
    for (test, below, at, above) in [
        ("at_least", false, true, true),
        ("more_than", false, false, true),
        ("at_most", true, true, false),
        ("less_than", true, false, false),
        ("equal", false, true, false),
    ] {
        let condition = json!({ test: ["n", 7] });
        let found = [6, 7, 8].map(|n| met(&condition, json!({ "n": n })));
        assert_eq!(found, [Some(below), Some(at), Some(above)], "{test}");
        assert_eq!(met(&condition, json!({})), None, "{test}");
    }
}

#[test]
fn a_comparison_is_decided_by_bounds_where_they_suffice() {
    // k is 2 to 10.
    for (condition, decided) in [
        (json!({ "at_least": ["k", 2] }), Some(true)),
        (json!({ "at_least": ["k", 3] }), None),
        (json!({ "more_than": ["k", 10] }), Some(false)),
        (json!({ "more_than": ["k", 9] }), None),
        (json!({ "at_most": ["k", 10] }), Some(true)),
        (json!({ "at_most": ["k", 1] }), Some(false)),
        (json!({ "less_than": ["k", 2] }), Some(false)),
        (json!({ "less_than": ["k", 11] }), Some(true)),
        (json!({ "equal": ["k", 11] }), Some(false)),
        (json!({ "equal": ["k", 10] }), None),
        (
            json!({ "within": { "value": "k", "from": 2, "to": 10 } }),
            Some(true),
        ),
        (
            json!({ "within": { "value": "k", "from": 11, "to": 20 } }),
            Some(false),
        ),
        (
            json!({ "within": { "value": "k", "from": 3, "to": 20 } }),
            None,
        ),
        (json!({ "at_least": ["n", 0] }), Some(true)),
        (
            json!({ "at_least": [{ "sum": ["k", "n"] }, 2] }),
            Some(true),
        ),
        (
            json!({ "less_than": [{ "sum": ["k", "n"] }, 2] }),
            Some(false),
        ),
    ] {
        assert_eq!(met(&condition, json!({})), decided, "{condition}");
    }
}

#[test]
fn a_stretch_includes_both_its_ends() {
    let within = json!({ "within": { "value": "a", "from": 100, "to": 200 } });
    for (a, inside) in [
        ("99.99", false),
        ("100", true),
        ("200", true),
        ("200.01", false),
    ] {
        let a: Value = serde_json::from_str(a).expect("a number");
        assert_eq!(met(&within, json!({ "a": a })), Some(inside));
    }
}

#[test]
fn choices_and_dates_are_tested() {
    let chosen = json!({ "chosen": { "question": "level", "one_of": ["high", "middle"] } });
    for (level, is) in [("high", true), ("middle", true), ("low", false)] {
        assert_eq!(met(&chosen, json!({ "level": level })), Some(is));
    }
    assert_eq!(met(&chosen, json!({})), None);
    let after = json!({ "on_or_after": ["from", "2025-02-28"] });
    let before = json!({ "before": ["from", "2025-02-28"] });
    for (from, is) in [
        ("2025-02-27", false),
        ("2025-02-28", true),
        ("2025-03-01", true),
    ] {
        assert_eq!(met(&after, json!({ "from": from })), Some(is));
        assert_eq!(met(&before, json!({ "from": from })), Some(!is));
    }
    assert_eq!(met(&after, json!({})), None);
    assert_eq!(
        met(&json!({ "before": ["today", "2025-06-02"] }), json!({})),
        Some(true)
    );
    assert_eq!(
        met(&json!({ "before": ["today", "2025-06-01"] }), json!({})),
        Some(false)
    );
}

#[test]
fn a_ratio_is_tested_without_a_division() {
    // At least two thirds of b: 3 × a ≥ 2 × b.
    let ratio = json!({ "at_least": [{ "product": ["a", 3] }, { "product": ["b", 2] }] });
    assert_eq!(met(&ratio, json!({ "a": 200, "b": 300 })), Some(true));
    // 3 × 199.99 = 599.97 < 600
    assert_eq!(met(&ratio, json!({ "a": 199.99, "b": 300 })), Some(false));
    // 3 × 66.67 = 200.01 ≥ 200, 3 × 66.66 = 199.98
    assert_eq!(met(&ratio, json!({ "a": 66.67, "b": 100 })), Some(true));
    assert_eq!(met(&ratio, json!({ "a": 66.66, "b": 100 })), Some(false));
    assert_eq!(met(&ratio, json!({ "a": 0, "b": 0 })), Some(true));
    assert_eq!(met(&ratio, json!({ "a": 100 })), None);
}

// Kinds of parts

#[test]
fn a_right_is_given_in_kind_without_a_quantity() {
    let right = with(json!({ "requires": ["p"], "in_kind": { "unit": text("filming rights") } }));
    assert_eq!(
        outcome(&right, json!({ "p": true })),
        Outcome::InKind { quantity: None }
    );
    assert_eq!(outcome(&right, json!({ "p": false })), Outcome::NotEligible);
    assert_eq!(outcome(&right, json!({})), needs(&["p"], None, None));
}

#[test]
fn a_quantity_in_kind_is_no_money_and_is_bounded_in_units() {
    let nights =
        with(json!({ "in_kind": { "unit": text("nights"), "quantity": { "least": ["n", 7] } } }));
    for (n, given) in [(0, "0"), (6, "6"), (7, "7"), (8, "7")] {
        let quantity = Some(number(given));
        assert_eq!(
            outcome(&nights, json!({ "n": n })),
            Outcome::InKind { quantity }
        );
    }
    assert_eq!(
        outcome(&nights, json!({})),
        needs(&["n"], Some("0"), Some("7"))
    );
    let totals = nights
        .total(&answers(&nights, json!({})), day(ON))
        .expect("small");
    assert_eq!(
        (totals.low, totals.high),
        (0, Some(0)),
        "nights are no money"
    );
    let open = with(json!({ "in_kind": { "unit": text("nights"), "quantity": "open_count" } }));
    assert_eq!(outcome(&open, json!({})), not_published(&["open_count"]));
}

#[test]
fn a_quantity_in_kind_is_never_below_nothing() {
    let left = with(
        json!({ "in_kind": { "unit": text("nights"), "quantity": { "difference": [7, "n"] } } }),
    );
    let quantity = Some(Fraction::ZERO);
    assert_eq!(
        outcome(&left, json!({ "n": 9 })),
        Outcome::InKind { quantity }
    );
}

#[test]
fn what_is_not_published_is_named_and_never_nothing() {
    assert_eq!(
        gives(json!("open_amount"), json!({})),
        not_published(&["open_amount"])
    );
    let share = json!({ "share": { "rate": "open_rate", "of": "a" } });
    for given in [json!({}), json!({ "a": 0 }), json!({ "a": 1000 })] {
        assert_eq!(gives(share.clone(), given), not_published(&["open_rate"]));
    }
    let policy = with(json!({ "amount": share }));
    let totals = policy
        .total(&answers(&policy, json!({ "a": 1000 })), day(ON))
        .expect("small");
    assert_eq!((totals.low, totals.high), (0, None));
    // The threshold is not published, the award is: at most that.
    let locked = with(json!({ "requires": [{ "at_least": ["n", "open_count"] }], "amount": 500 }));
    assert_eq!(
        outcome(&locked, json!({ "n": 3 })),
        at_most(500, &["open_count"])
    );
    assert_eq!(
        outcome(&locked, json!({})),
        needs(&["n"], Some("0"), Some("500"))
    );
}

#[test]
fn an_assumption_takes_the_place_of_what_is_not_published() {
    let policy = with(json!({ "amount": { "share": { "rate": "open_rate", "of": "a" } } }));
    let mut answers = answers(&policy, json!({ "a": 1000 }));
    let rate = policy.parameter("open_rate").expect("it is there");
    answers
        .assume(&policy, rate, Some(number("30%")))
        .expect("it fits");
    let line = &policy.evaluate(&answers, day(ON)).expect("small").lines[0];
    assert_eq!((&line.outcome, line.assumed), (&exact(300), true));
    answers.assume(&policy, rate, None).expect("taken back");
    let line = &policy.evaluate(&answers, day(ON)).expect("small").lines[0];
    assert_eq!(
        (&line.outcome, line.assumed),
        (&not_published(&["open_rate"]), false)
    );
    assert!(
        answers.assume(&policy, rate, Some(number("-1%"))).is_err(),
        "below nothing"
    );
}

#[test]
fn an_assumption_for_what_is_published_counts_for_nothing() {
    let policy = with(json!({ "amount": "dated" }));
    let mut answers = Answers::none(&policy);
    let dated = policy.parameter("dated").expect("it is there");
    answers
        .assume(&policy, dated, Some(number("999")))
        .expect("it fits");
    let line = &policy.evaluate(&answers, day(ON)).expect("small").lines[0];
    assert_eq!(line.outcome, exact(100));
    assert!(
        !line.assumed,
        "the published amount counts, no assumption is in it"
    );
}

fn readings(first: Value, second: Value) -> Value {
    json!([
        { "name": text("one"), "amount": first },
        { "name": text("other"), "amount": second },
    ])
}

#[test]
fn readings_that_agree_are_exact_and_those_that_differ_ambiguous() {
    let share = |rate: &str| json!({ "share": { "rate": rate, "of": "a" } });
    let policy = with(json!({ "readings": readings(share("10%"), share("20%")) }));
    // 10 % and 20 % of 1,000
    assert_eq!(
        outcome(&policy, json!({ "a": 1000 })),
        Outcome::Ambiguous(vec![10_000, 20_000])
    );
    assert_eq!(outcome(&policy, json!({ "a": 0 })), exact(0));
    assert_eq!(outcome(&policy, json!({})), needs(&["a"], Some("0"), None));
    let answers = answers(&policy, json!({ "a": 1000 }));
    let totals = policy.total(&answers, day(ON)).expect("small");
    assert_eq!((totals.low, totals.high), (10_000, Some(20_000)));
    // One of them depends on what is open.
    let open = with(
        json!({ "readings": readings(json!(100), json!({ "if": { "when": "p", "then": 300 } })) }),
    );
    assert_eq!(
        outcome(&open, json!({})),
        needs(&["p"], Some("0"), Some("300"))
    );
    assert_eq!(
        outcome(&open, json!({ "p": true })),
        Outcome::Ambiguous(vec![10_000, 30_000])
    );
    let open = with(json!({ "readings": readings(json!(100), json!("open_amount")) }));
    assert_eq!(outcome(&open, json!({})), not_published(&["open_amount"]));
}

#[test]
fn an_upper_bound_is_at_most_and_says_why() {
    let share = json!({ "share": { "rate": "10%", "of": "a" } });
    let policy = with(json!({ "upper_bound": text("subject to review"), "amount": share }));
    assert_eq!(outcome(&policy, json!({ "a": 1000 })), at_most(100, &[]));
    let evaluation_of = answers(&policy, json!({ "a": 1000 }));
    let evaluation = policy.evaluate(&evaluation_of, day(ON)).expect("small");
    assert_eq!(
        evaluation.lines[0].caveats,
        [Remark::UpperBound("subject to review")]
    );
    assert_eq!(
        (evaluation.totals.low, evaluation.totals.high),
        (0, Some(10_000))
    );
    assert_eq!(outcome(&policy, json!({})), needs(&["a"], Some("0"), None));
    let sure = with(
        json!({ "upper_bound": text("u"), "amount": { "if": { "when": "p", "then": 300, "else": 100 } } }),
    );
    // At most 100 or at most 300: at least nothing.
    assert_eq!(
        outcome(&sure, json!({})),
        needs(&["p"], Some("0"), Some("300"))
    );
}

#[test]
fn readings_that_are_upper_bounds_stay_upper_bounds() {
    let policy =
        with(json!({ "upper_bound": text("u"), "readings": readings(json!(100), json!("a")) }));
    assert_eq!(
        outcome(&policy, json!({ "a": 100 })),
        at_most(100, &[]),
        "both say at most 100"
    );
}

#[test]
fn reasons_are_all_named() {
    let policy = with(json!({
        "requires": ["p", { "at_least": ["n", 7] }, "s"],
        "excludes": ["q"],
        "amount": 100,
    }));
    let answers = answers(&policy, json!({ "p": false, "n": 6, "s": true, "q": true }));
    let line = &policy.evaluate(&answers, day(ON)).expect("small").lines[0];
    let part = &policy.parts[0];
    assert_eq!(line.outcome, Outcome::NotEligible);
    assert_eq!(
        line.reasons,
        [
            Reason::Unmet(&part.requires[0]),
            Reason::Unmet(&part.requires[1]),
            Reason::Excluded(&part.excludes[0]),
        ]
    );
}

#[test]
fn a_reason_is_told_also_where_bounds_decide() {
    // k is at most 10 and not answered: 11 are out of reach.
    let policy = with(json!({ "requires": [{ "at_least": ["k", 11] }], "amount": 100 }));
    let line = &policy
        .evaluate(&Answers::none(&policy), day(ON))
        .expect("small")
        .lines[0];
    assert_eq!(line.outcome, Outcome::NotEligible);
    assert_eq!(line.reasons, [Reason::Unmet(&policy.parts[0].requires[0])]);
}

// Time of the policy

#[test]
fn a_part_holds_from_its_first_day_to_its_last() {
    let policy = with(json!({
        "validity": { "from": "2024-03-01", "until": "2024-12-31" },
        "amount": 100,
    }));
    let on = |on| outcome_on(&policy, json!({}), on);
    assert_eq!(
        on("2024-02-29"),
        Outcome::NotInForce(NotInForce::Begins(day("2024-03-01")))
    );
    assert_eq!(on("2024-03-01"), exact(100));
    assert_eq!(on("2024-12-31"), exact(100));
    assert_eq!(
        on("2025-01-01"),
        Outcome::NotInForce(NotInForce::Ended(day("2024-12-31")))
    );
}

#[test]
fn a_value_holds_in_its_row_and_a_day_between_rows_is_not_in_force() {
    let policy = with(json!({ "amount": "dated" }));
    let on = |on| outcome_on(&policy, json!({}), on);
    let none = Outcome::NotInForce(NotInForce::NoValue(parameters(&["dated"])[0]));
    assert_eq!(on("2025-06-30"), exact(100));
    assert_eq!(on("2025-07-01"), none);
    assert_eq!(on("2025-07-31"), none);
    assert_eq!(on("2025-08-01"), exact(200));
}

#[test]
fn a_day_without_a_value_matters_only_where_the_value_does() {
    let policy = with(json!({ "amount": { "if": { "when": "p", "then": "dated", "else": 50 } } }));
    let on = |given| outcome_on(&policy, given, "2025-07-15");
    let none = Outcome::NotInForce(NotInForce::NoValue(parameters(&["dated"])[0]));
    assert_eq!(on(json!({ "p": true })), none);
    assert_eq!(on(json!({ "p": false })), exact(50));
    // It may still come to 50: not known to be out of force, and certainly not nothing.
    let open = on(json!({}));
    assert!(
        matches!(open, Outcome::NeedsAnswers { .. }),
        "p decides whether it is in force, and yet it is {open:?}"
    );
    let totals = policy
        .total(&Answers::none(&policy), day("2025-07-15"))
        .expect("small");
    assert!(
        totals.high.is_none_or(|high| high >= 5000),
        "at most {:?}",
        totals.high
    );
}

#[test]
fn a_condition_without_a_value_on_the_day_does_not_outweigh_one_that_is_open() {
    for order in [
        json!(["p", { "at_least": ["a", "dated"] }]),
        json!([{ "at_least": ["a", "dated"] }, "p"]),
    ] {
        let policy = with(json!({ "requires": [{ "any": order }], "amount": 50 }));
        let on = |given| outcome_on(&policy, given, "2025-07-15");
        assert_eq!(on(json!({ "a": 1, "p": true })), exact(50));
        let open = on(json!({ "a": 1 }));
        assert!(
            matches!(open, Outcome::NeedsAnswers { .. }),
            "p unlocks it: {open:?}"
        );
    }
}

#[test]
fn what_to_know_beside_the_number_is_told() {
    let mut file = file(json!([part(
        "only",
        json!({
            "amount": 100,
            "quota": text("twenty a year"),
            "caveats": [
                { "text": text("always") },
                { "when": "p", "text": text("when p") },
            ],
        })
    )]));
    file["validity"] = json!({ "from": "2025-01-01", "published": "2025-08-15" });
    let policy = read(&file);
    let remarks = |given: Value, on: &str| -> Vec<String> {
        let answers = answers(&policy, given);
        let evaluation = policy.evaluate(&answers, day(on)).expect("small");
        let remarks = evaluation.lines[0].caveats.iter();
        remarks.map(|remark| format!("{remark:?}")).collect()
    };
    let always = "Caveat(\"always\")";
    let quota = "Quota(\"twenty a year\")";
    let before = remarks(json!({ "p": false }), "2025-08-14");
    assert_eq!(before.len(), 4, "{before:?}");
    assert_eq!((before[0].as_str(), before[1].as_str()), (always, quota));
    assert!(before[2].starts_with("Retroactive("), "{before:?}");
    assert_eq!(before[3], "EndNotPublished");
    // From the day of its publication on it does not work backwards.
    assert_eq!(
        remarks(json!({ "p": false }), "2025-08-15"),
        [always, quota, "EndNotPublished"]
    );
    // An open question may matter, so its caveat is told.
    for given in [json!({ "p": true }), json!({})] {
        let told = remarks(given, "2025-08-15");
        assert_eq!(
            told,
            [always, "Caveat(\"when p\")", quota, "EndNotPublished"]
        );
    }
}

// Money

#[test]
fn the_policy_rounds_as_it_states_and_once() {
    let rounded = |mode: &str, to: Value, a: &str| {
        let mut file = file(json!([part(
            "only",
            json!({ "amount": { "share": { "rate": "50%", "of": "a" } } })
        )]));
        file["rounding"] = json!({ "to": to, "mode": mode });
        let a: Value = serde_json::from_str(a).expect("a number");
        outcome(&read(&file), json!({ "a": a }))
    };
    // Halves of 3, 2.98 and 3.02: 1.5, 1.49, 1.51.
    assert_eq!(rounded("half_up", json!(1), "3"), exact(2));
    assert_eq!(rounded("half_up", json!(1), "2.98"), exact(1));
    assert_eq!(rounded("down", json!(1), "3.98"), exact(1));
    assert_eq!(rounded("down", json!(1), "4"), exact(2));
    assert_eq!(rounded("up", json!(1), "2"), exact(1));
    assert_eq!(rounded("up", json!(1), "2.02"), exact(2));
    // Half of 0.01 to fen.
    assert_eq!(rounded("half_up", json!("0.01"), "0.01"), Outcome::Exact(1));
    assert_eq!(rounded("down", json!("0.01"), "0.01"), Outcome::Exact(0));
    // Half of 2,500 = 1,250 to hundreds; 0.05 is a multiple of a fen.
    assert_eq!(rounded("half_up", json!(100), "2500"), exact(1300));
    assert_eq!(
        rounded("half_up", json!("0.05"), "0.15"),
        Outcome::Exact(10)
    );
}

#[test]
fn other_currencies_have_their_own_minor_unit() {
    let in_currency = |code: &str, digits: u8, a: i64| {
        let mut file = file(json!([part(
            "only",
            json!({ "amount": { "share": { "rate": "1/3", "of": "a" } } })
        )]));
        file["currency"] = json!({ "code": code, "digits": digits, "unit": text("units") });
        let policy = read(&file);
        (outcome(&policy, json!({ "a": a })), policy.main_units(1))
    };
    // 100 / 3 = 33.3…, 101 / 3 = 33.6…
    assert_eq!(
        in_currency("ISK", 0, 100),
        (Outcome::Exact(33), number("1"))
    );
    assert_eq!(
        in_currency("ISK", 0, 101),
        (Outcome::Exact(34), number("1"))
    );
    assert_eq!(
        in_currency("GBP", 2, 100),
        (Outcome::Exact(3333), number("0.01"))
    );
    assert_eq!(
        in_currency("KWD", 3, 100),
        (Outcome::Exact(33_333), number("0.001"))
    );
}

#[test]
fn an_answer_finer_than_the_minor_unit_is_refused() {
    let mut krona = file(json!([part("only", json!({ "amount": "a" }))]));
    krona["currency"]["digits"] = json!(0);
    let policy = read(&krona);
    assert!(read_answers(&policy, r#"{ "a": 0.5 }"#).is_err());
    assert!(read_answers(&policy, r#"{ "a": 2 }"#).is_ok());
    assert!(read_answers(&with(json!({ "amount": "a" })), r#"{ "a": 0.001 }"#).is_err());
}

// How parts count together

fn together(rule: &str, of: Value, more: Value) -> Value {
    let mut fields = json!({ "name": text("together"), "of": of, "source": "text", "quote": "q" });
    let into = fields.as_object_mut().expect("an object");
    into.extend(more.as_object().expect("fields").clone());
    json!({ rule: fields })
}

/// Low and high of a total, and what each rule removes, in yuan.
type Yuan = (i64, Option<i64>, Vec<(i64, Option<i64>)>);

/// Parts `one`, `two` and `three` with these amounts, combined.
#[track_caller]
fn file_of(amounts: [Value; 3]) -> Value {
    let ids = ["one", "two", "three"];
    let parts = ids
        .iter()
        .zip(amounts)
        .map(|(id, amount)| part(id, json!({ "amount": amount })));
    file(parts.collect())
}

fn combined(amounts: [Value; 3], combine: Value, given: Value) -> Yuan {
    let mut file = file_of(amounts);
    file["combine"] = combine;
    let policy = read(&file);
    let totals = policy
        .total(&answers(&policy, given), day(ON))
        .expect("small");
    let removed = totals
        .removed
        .iter()
        .map(|Removed { low, high }| (low / 100, high.map(|high| high / 100)));
    (
        totals.low / 100,
        totals.high.map(|high| high / 100),
        removed.collect(),
    )
}

#[test]
fn of_several_only_the_highest_counts() {
    let highest = || json!([together("highest", json!(["one", "two"]), json!({}))]);
    let of =
        |one: i64, two: i64| combined([json!(one), json!(two), json!(7)], highest(), json!({}));
    // max(300, 200) + 7, 200 taken off
    assert_eq!(of(300, 200), (307, Some(307), vec![(200, Some(200))]));
    assert_eq!(of(200, 300), (307, Some(307), vec![(200, Some(200))]));
    // A tie counts once.
    assert_eq!(of(300, 300), (307, Some(307), vec![(300, Some(300))]));
    assert_eq!(of(300, 0), (307, Some(307), vec![(0, Some(0))]));
}

#[test]
fn the_highest_with_an_open_one_is_bounded_by_both() {
    let highest = || json!([together("highest", json!(["one", "two"]), json!({}))]);
    let either = json!({ "if": { "when": "p", "then": 500, "else": 100 } });
    // One is 300, the other 100 to 500: at least 300, at most 500; of 400 to 800.
    assert_eq!(
        combined([json!(300), either, json!(7)], highest(), json!({})),
        (307, Some(507), vec![(100, Some(300))])
    );
    // The other is not bounded, or not published: at least 300.
    for open in ["a", "open_amount"] {
        let (low, high, removed) =
            combined([json!(300), json!(open), json!(7)], highest(), json!({}));
        assert_eq!((low, high, removed[0].0), (307, None, 0), "{open}");
    }
}

#[test]
fn a_cap_over_several_takes_off_what_is_above() {
    let cap = |at: Value| json!([together("cap", json!(["one", "two"]), json!({ "at": at }))]);
    let of = |at: i64| {
        combined(
            [json!(300), json!(200), json!(7)],
            cap(json!(at)),
            json!({}),
        )
    };
    assert_eq!(of(501), (507, Some(507), vec![(0, Some(0))]));
    assert_eq!(of(500), (507, Some(507), vec![(0, Some(0))]));
    assert_eq!(of(499), (506, Some(506), vec![(1, Some(1))]));
    assert_eq!(of(0), (7, Some(7), vec![(500, Some(500))]));
    // A cap that is not published may be anything: at least what it does not reach.
    assert_eq!(
        combined(
            [json!(300), json!(200), json!(7)],
            cap(json!("open_amount")),
            json!({})
        ),
        (7, Some(507), vec![(500, Some(0))])
    );
}

#[test]
fn what_is_used_up_of_a_cap_already_is_taken_off_it() {
    let cap = || {
        json!([together(
            "cap",
            json!(["one", "two"]),
            json!({ "at": 400, "used": "a" })
        )])
    };
    let of = |given| combined([json!(300), json!(200), json!(7)], cap(), given);
    // 400 − 150 = 250 left of 500
    assert_eq!(
        of(json!({ "a": 150 })),
        (257, Some(257), vec![(250, Some(250))])
    );
    assert_eq!(
        of(json!({ "a": 0 })),
        (407, Some(407), vec![(100, Some(100))])
    );
    assert_eq!(
        of(json!({ "a": 400 })),
        (7, Some(7), vec![(500, Some(500))])
    );
    // More than all of it is used: nothing is left, and nothing is owed.
    assert_eq!(
        of(json!({ "a": 900 })),
        (7, Some(7), vec![(500, Some(500))])
    );
    // How much is open: all of the cap, or none.
    assert_eq!(of(json!({})), (7, Some(407), vec![(500, Some(100))]));
}

#[test]
fn a_cap_after_the_highest_counts_what_the_highest_left() {
    let combine = json!([
        together("highest", json!(["one", "two"]), json!({})),
        together("cap", json!(["one", "two", "three"]), json!({ "at": 350 })),
    ]);
    // max(300, 200) + 100 = 400, capped at 350
    assert_eq!(
        combined(
            [json!(300), json!(200), json!(100)],
            combine.clone(),
            json!({})
        ),
        (350, Some(350), vec![(200, Some(200)), (50, Some(50))])
    );
    // One is 0 to 300: 200 + 100 = 300 at least, 350 at most.
    let either = json!({ "if": { "when": "p", "then": 300 } });
    assert_eq!(
        combined([either, json!(200), json!(100)], combine, json!({})),
        (300, Some(350), vec![(0, Some(200)), (0, Some(50))])
    );
}

/// Such rules would turn the total upside down: the least above the most.
#[test]
fn rules_that_are_not_nested_in_their_order_are_refused() {
    let cap = |of: Value, at: u32| together("cap", of, json!({ "at": at }));
    let highest = together("highest", json!(["one", "two"]), json!({}));
    let both = || json!(["one", "two"]);
    for combine in [
        json!([cap(both(), 100), cap(json!(["one"]), 10)]),
        json!([cap(both(), 100), cap(json!(["one", "three"]), 10)]),
        json!([cap(both(), 390), highest]),
    ] {
        let mut file = file_of([json!(100), json!(50), json!(10)]);
        file["combine"] = combine;
        let faults = check::read(&file.to_string(), Lang::En).expect_err("not nested");
        assert!(
            faults.iter().all(|fault| fault.path == "combine[1]"),
            "{faults:?}"
        );
    }
}

// What would unlock or raise it

#[track_caller]
fn gaps(fields: Value, given: Value) -> Vec<Gap> {
    let policy = with(fields);
    let answers = answers(&policy, given);
    let evaluation = policy.evaluate(&answers, day(ON)).expect("small");
    evaluation.lines[0].gaps.clone()
}

/// The changes of the only gap: question and answer, as text.
#[track_caller]
fn changes(fields: Value, given: Value) -> Vec<(String, String)> {
    let policy = with(fields.clone());
    let gaps = gaps(fields, given);
    let [gap] = gaps.as_slice() else {
        panic!("one gap was expected: {gaps:#?}");
    };
    let change = |change: &qujiang_drama::policy::outcome::Change| {
        let to = match &change.to {
            Answer::One(Given::Number(number)) => number.to_string(),
            Answer::One(Given::Truth(truth)) => truth.to_string(),
            Answer::One(Given::Date(day)) => day.to_string(),
            Answer::One(Given::Choice(option)) => policy.questions[usize::from(change.question)]
                .options[usize::from(*option)]
            .id
            .clone(),
            Answer::List(_) => panic!("no gap changes a list"),
        };
        (
            policy.questions[usize::from(change.question)].id.clone(),
            to,
        )
    };
    gap.changes.iter().map(change).collect()
}

fn named(changes: &[(&str, &str)]) -> Vec<(String, String)> {
    changes
        .iter()
        .map(|(id, to)| ((*id).into(), (*to).into()))
        .collect()
}

#[test]
fn a_threshold_tells_how_much_is_missing_in_the_visitors_unit() {
    let fields = json!({ "requires": [{ "at_least": ["n", 7] }], "amount": 100 });
    let [gap] = &gaps(fields, json!({ "n": 4 }))[..] else {
        panic!("one gap");
    };
    assert_eq!(gap.outcome, exact(100));
    assert_eq!(gap.changes[0].by, Some(number("3")));
    for (test, from, to) in [
        (json!({ "at_least": ["n", 7] }), 4, "7"),
        (json!({ "more_than": ["n", 7] }), 7, "8"),
        (json!({ "at_most": ["n", 7] }), 9, "7"),
        (json!({ "less_than": ["n", 7] }), 7, "6"),
        (json!({ "equal": ["n", 7] }), 9, "7"),
        (json!({ "at_least": [7, "n"] }), 9, "7"),
        (json!({ "at_least": [{ "sum": ["n", 2] }, 7] }), 1, "5"),
        (
            json!({ "within": { "value": "n", "from": 10, "to": 100 } }),
            3,
            "10",
        ),
        (
            json!({ "within": { "value": "n", "from": 10, "to": 100 } }),
            150,
            "100",
        ),
    ] {
        let fields = json!({ "requires": [test], "amount": 100 });
        assert_eq!(
            changes(fields, json!({ "n": from })),
            named(&[("n", to)]),
            "{test} from {from}"
        );
    }
}

#[test]
fn yes_and_no_choices_and_dates_are_gaps_too() {
    let requires = |condition: Value| json!({ "requires": [condition], "amount": 100 });
    assert_eq!(
        changes(requires(json!("p")), json!({ "p": false })),
        named(&[("p", "true")])
    );
    assert_eq!(
        changes(requires(json!({ "not": "p" })), json!({ "p": true })),
        named(&[("p", "false")])
    );
    assert_eq!(
        changes(
            json!({ "excludes": ["p"], "amount": 100 }),
            json!({ "p": true })
        ),
        named(&[("p", "false")])
    );
    let chosen = json!({ "chosen": { "question": "level", "one_of": ["middle"] } });
    assert_eq!(
        changes(requires(chosen), json!({ "level": "low" })),
        named(&[("level", "middle")])
    );
    let after = json!({ "on_or_after": ["from", "2025-02-28"] });
    assert_eq!(
        changes(requires(after), json!({ "from": "2025-01-01" })),
        named(&[("from", "2025-02-28")])
    );
}

#[test]
fn several_conditions_that_fail_are_named_together() {
    let fields = json!({
        "requires": ["p", { "at_least": ["n", 7] }],
        "excludes": ["q"],
        "amount": 100,
    });
    assert_eq!(
        changes(fields, json!({ "p": false, "n": 5, "q": true })),
        named(&[("n", "7"), ("p", "true"), ("q", "false")])
    );
}

#[test]
fn of_several_ways_the_one_with_the_fewest_changes_is_told() {
    let requires = |condition: Value| json!({ "requires": [condition], "amount": 100 });
    let none = || json!({ "p": false, "q": false, "s": false, "n": 0 });
    let two_or_one = json!({ "any": [{ "all": ["p", "q"] }, "s"] });
    assert_eq!(
        changes(requires(two_or_one), none()),
        named(&[("s", "true")])
    );
    let nested = json!({ "all": [
        { "any": [{ "all": ["p", "q"] }, { "at_least": ["n", 3] }] },
        "s",
    ] });
    assert_eq!(
        changes(requires(nested), none()),
        named(&[("n", "3"), ("s", "true")])
    );
    // One of the two is met already.
    let half =
        json!({ "any": [{ "all": ["p", "q"] }, { "all": ["s", { "at_least": ["n", 3] }] }] });
    assert_eq!(
        changes(
            requires(half),
            json!({ "p": false, "q": true, "s": false, "n": 0 })
        ),
        named(&[("p", "true")])
    );
    // Not all of them: one no is enough.
    let not_all = json!({ "not": { "all": ["p", "q"] } });
    let gap = changes(requires(not_all), json!({ "p": true, "q": true }));
    assert_eq!(gap.len(), 1);
}

#[test]
fn a_condition_and_a_first_step_that_both_fail_are_told_and_mended_together() {
    let steps = json!([{ "from": 100, "value": 10 }, { "above": 200, "value": 20 }]);
    let fields = json!({ "requires": ["p"], "amount": scale("n", "value", steps) });
    assert_eq!(
        changes(fields.clone(), json!({ "n": 50, "p": false })),
        named(&[("n", "100"), ("p", "true")])
    );
    let policy = with(fields.clone());
    let line = |given| {
        let answers = answers(&policy, given);
        let evaluation = policy.evaluate(&answers, day(ON)).expect("small");
        (
            evaluation.lines[0].outcome.clone(),
            evaluation.lines[0].reasons.len(),
        )
    };
    assert_eq!(
        line(json!({ "n": 50, "p": false })),
        (Outcome::NotEligible, 2)
    );
}

#[test]
fn of_several_ways_to_change_one_answer_the_smallest_change_is_told() {
    let far_or_near =
        json!({ "any": [{ "at_least": ["n", 25] }, { "all": [{ "at_least": ["n", 15] }, "p"] }] });
    let fields = json!({ "requires": [far_or_near], "amount": 100 });
    assert_eq!(
        changes(fields, json!({ "n": 0, "p": true })),
        named(&[("n", "15")])
    );
}

#[test]
fn conditions_side_by_side_share_their_changes() {
    // q alone meets both; p and q would too.
    let fields = json!({ "requires": [{ "any": ["p", "q"] }, "q"], "amount": 100 });
    assert_eq!(
        changes(fields, json!({ "p": false, "q": false })),
        named(&[("q", "true")])
    );
}

#[test]
fn the_nearest_of_two_directions_is_told() {
    // From 12 it is 3 down to 9, and 89 up to 101.
    let outside = json!({ "not": { "within": { "value": "n", "from": 10, "to": 100 } } });
    let fields = json!({ "requires": [outside], "amount": 100 });
    assert_eq!(changes(fields, json!({ "n": 12 })), named(&[("n", "9")]));
}

#[test]
fn a_narrow_stretch_is_not_jumped_over() {
    let within = json!({ "within": { "value": "n", "from": 10, "to": 11 } });
    let fields = json!({ "requires": [within], "amount": 100 });
    assert_eq!(changes(fields, json!({ "n": 0 })), named(&[("n", "10")]));
}

#[test]
fn the_next_step_raises_an_amount() {
    let steps = json!([{ "from": 100, "value": 10 }, { "above": 200, "value": 20 }]);
    let fields = json!({ "amount": scale("n", "value", steps) });
    assert_eq!(
        changes(fields.clone(), json!({ "n": 50 })),
        named(&[("n", "100")])
    );
    assert_eq!(
        changes(fields.clone(), json!({ "n": 150 })),
        named(&[("n", "201")])
    );
    assert_eq!(gaps(fields, json!({ "n": 201 })), []);
    let uplift = json!({ "amount": { "uplift": { "amount": 100, "by": "50%", "when": "p" } } });
    assert_eq!(
        changes(uplift.clone(), json!({ "p": false })),
        named(&[("p", "true")])
    );
    assert_eq!(gaps(uplift, json!({ "p": true })), []);
}

#[test]
fn no_gap_is_told_where_no_answer_changes_anything() {
    let impossible = json!({ "requires": [{ "at_least": ["k", 11] }], "amount": 100 });
    assert_eq!(gaps(impossible, json!({ "k": 5 })), [], "k is at most 10");
    let contradiction = json!({ "requires": ["p", { "not": "p" }], "amount": 100 });
    assert_eq!(gaps(contradiction, json!({ "p": true })), []);
    // What gives nothing unlocked is no gap worth naming.
    let worthless = json!({ "requires": ["p"], "amount": 0 });
    assert_eq!(gaps(worthless, json!({ "p": false })), []);
}

//! Guards the gate through which a policy passes: every kind of fault is found, with its place and a remedy, and
//! all at once; what looks wrong is warned of, and what is sound is not; no bytes make it fall over. And the
//! command: what it prints where, and with which status.

use proptest::prelude::*;
use qujiang_drama::{
    domain::Lang,
    policy::{
        Answer, Answers, Policy, Value as Given,
        answers_file::read_answers,
        check::{self, Checked, Fault},
    },
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicUsize, Ordering},
};

// The policy that is broken

fn text(words: &str) -> Value {
    json!({ "zh": words, "en": words })
}

fn yes_no(id: &str) -> Value {
    json!({ "id": id, "name": text(id), "kind": "yes_no", "yes": text("it is"), "no": text("it is not") })
}

fn number(id: &str, kind: &str) -> Value {
    let mut question = json!({ "id": id, "name": text(id), "kind": kind });
    if kind == "count" || kind == "number" {
        question["unit"] = text("units");
    }
    question
}

fn parameter(id: &str, kind: &str, value: Value) -> Value {
    let row = json!({ "value": value, "source": "text", "quote": "q" });
    let mut parameter = number(id, kind);
    parameter["values"] = json!([row]);
    parameter
}

fn part(id: &str, amount: Value) -> Value {
    json!({ "id": id, "name": text(id), "source": "text", "quote": "q", "amount": amount })
}

fn cap(of: Value, at: Value) -> Value {
    json!({ "cap": { "name": text("together"), "of": of, "at": at, "source": "text", "quote": "q" } })
}

/// A sound policy with something of everything.
fn sound() -> Value {
    json!({
        "id": "p",
        "version": "2025-01-02",
        "title": text("A policy"),
        "currency": { "code": "CNY", "digits": 2, "unit": text("yuan") },
        "validity": { "from": "2025-01-01", "until": "open" },
        "sources": [{ "id": "text", "title": text("The text"), "date": "2025-01-02", "checked": "2026-01-01" }],
        "questions": [
            number("cost", "amount"),
            number("days", "count"),
            number("area", "number"),
            number("growth", "rate"),
            yes_no("local"),
            { "id": "level", "name": text("level"), "kind": "choice", "options": [
                { "id": "national", "name": text("national") },
                { "id": "provincial", "name": text("provincial") },
            ] },
            { "id": "begun", "name": text("begun"), "kind": "date" },
            { "id": "wages", "name": text("wages"), "kind": "amount", "list": true },
            { "id": "films", "name": text("films"), "fields": [
                { "id": "spend", "name": text("spend"), "kind": "amount" },
                { "id": "long", "name": text("long"), "kind": "yes_no" },
            ] },
        ],
        "parameters": [
            parameter("rate", "rate", json!("10%")),
            parameter("most", "amount", json!(100_000)),
            { "id": "unknown", "name": text("unknown"), "kind": "rate", "not_published": { "source": "text" } },
        ],
        "values": [
            { "id": "base", "name": text("base"), "is": { "least": ["cost", { "total": { "over": ["wages"], "each": "wages" } }] } },
        ],
        "measures": [
            { "id": "m", "name": text("m"), "parts": [
                part("a", json!({ "capped": { "amount": { "share": { "rate": "rate", "of": "base" } }, "at": "most" } })),
                part("b", json!({ "by_choice": { "question": "level", "gives": { "national": 80000 } } })),
                part("c", json!({ "total": { "over": ["films"], "each": { "if": { "when": "films.long", "then": "films.spend" } } } })),
                part("d", json!({ "share": { "rate": "unknown", "of": "cost" } })),
            ] },
            { "id": "n", "name": text("n"), "parts": [
                { "id": "e", "name": text("e"), "source": "text", "quote": "q",
                  "requires": ["local", { "at_least": ["days", 7] }, { "on_or_after": ["begun", "2025-01-02"] }],
                  "excludes": [{ "less_than": ["growth", "5%"] }],
                  "in_kind": { "unit": text("nights"), "quantity": { "least": ["days", "area", 7] } } },
            ] },
        ],
        "combine": [cap(json!(["a", "b"]), json!(150_000))],
        "cases": [
            { "id": "one", "on": "2025-06-01", "answers": { "level": "national" },
              "expect": { "b": { "outcome": "exact", "low": "80000" } }, "arithmetic": "80000" },
        ],
    })
}

fn read(policy: &Value) -> Result<Checked, Vec<Fault>> {
    check::read(&policy.to_string(), Lang::En)
}

fn broken(pointer: &str, value: Value) -> Value {
    let mut policy = sound();
    let (around, key) = pointer.rsplit_once('/').expect("a pointer");
    match policy.pointer_mut(around).expect(pointer) {
        Value::Object(fields) => {
            fields.insert(key.into(), value);
        }
        Value::Array(items) if key == "-" => items.push(value),
        Value::Array(items) => items[key.parse::<usize>().expect("an index")] = value,
        other => panic!("{pointer} is {other}"),
    }
    policy
}

fn without(pointer: &str) -> Value {
    let mut policy = sound();
    let (around, key) = pointer.rsplit_once('/').expect("a pointer");
    let fields = policy.pointer_mut(around).and_then(Value::as_object_mut);
    fields.expect(pointer).remove(key).expect(pointer);
    policy
}

/// Expects one fault and no other.
#[track_caller]
fn refuses(policy: &Value, path: &str, wrong: &str) {
    let faults = read(policy).expect_err("the policy is broken");
    let [fault] = faults.as_slice() else {
        panic!("one fault was expected at {path}, but there are: {faults:#?}");
    };
    assert_eq!(fault.path, path, "{fault}");
    assert!(fault.wrong.contains(wrong), "{fault}");
    assert!(!fault.remedy.is_empty(), "{fault}");
}

/// The amount of a part that is not combined with others.
const AMOUNT: &str = "/measures/0/parts/2/amount";
const AMOUNT_PATH: &str = "measures[0].parts[2].amount";
/// The first condition of the part in kind.
const CONDITION: &str = "/measures/1/parts/0/requires/0";
const CONDITION_PATH: &str = "measures[1].parts[0].requires[0]";

#[track_caller]
fn refuses_amount(amount: Value, path: &str, wrong: &str) {
    let mut policy = broken(AMOUNT, amount);
    // What the amount used before is not in question.
    policy["questions"][8]["left_out"] = text("why");
    refuses(&policy, &format!("{AMOUNT_PATH}{path}"), wrong);
}

#[track_caller]
fn refuses_condition(condition: Value, path: &str, wrong: &str) {
    let policy = broken(CONDITION, condition);
    refuses(&policy, &format!("{CONDITION_PATH}{path}"), wrong);
}

// Faults

#[test]
fn a_sound_policy_has_neither_faults_nor_warnings() {
    let checked = read(&sound()).expect("it is sound");
    assert_eq!(checked.warnings, []);
    assert_eq!(checked.policy.parts.len(), 5);
    for case in &checked.cases {
        assert_eq!(case.run(&checked.policy), Ok(Vec::new()));
    }
}

#[test]
fn a_policy_comes_through_json_as_it_is() {
    let policy = read(&sound()).expect("it is sound").policy;
    let json = serde_json::to_string(&policy).expect("plain data");
    assert_eq!(serde_json::from_str::<Policy>(&json).ok(), Some(policy));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table, one line a fault")]
fn every_fault_of_what_is_declared_is_found() {
    for (pointer, value, path, wrong) in [
        ("/id", json!("1a"), "id", "no id"),
        ("/version", json!("2025 01"), "version", "no version"),
        ("/version", json!("a".repeat(33)), "version", "no version"),
        (
            "/title/en",
            json!(" "),
            "title.en",
            "English text is missing",
        ),
        (
            "/currency/code",
            json!("yuan"),
            "currency.code",
            "no currency",
        ),
        ("/currency/digits", json!(5), "currency.digits", "5 digits"),
        (
            "/rounding",
            json!({ "to": 0, "mode": "down" }),
            "rounding.to",
            "multiple",
        ),
        (
            "/rounding",
            json!({ "to": "0.001", "mode": "down" }),
            "rounding.to",
            "multiple",
        ),
        (
            "/validity/from",
            json!("2025-02-30"),
            "validity.from",
            "no day that exists",
        ),
        (
            "/validity/until",
            json!("2024-12-31"),
            "validity.until",
            "before it begins",
        ),
        (
            "/sources/0/date",
            json!("soon"),
            "sources[0].date",
            "no date",
        ),
        (
            "/sources/0/checked",
            json!("2026"),
            "sources[0].checked",
            "no day",
        ),
        (
            "/sources/0/url",
            json!("example.cn"),
            "sources[0].url",
            "no address",
        ),
        (
            "/measures/0/id",
            json!("totals"),
            "measures[0].id",
            "a word of the language",
        ),
        (
            "/parameters/-",
            parameter("days", "rate", json!("5%")),
            "parameters[3].id",
            "used twice",
        ),
        (
            "/questions/0/unit",
            text("yuan"),
            "questions[0].unit",
            "none is used",
        ),
        (
            "/questions/0/yes",
            text("yes"),
            "questions[0].yes",
            "nothing is answered",
        ),
        (
            "/questions/0/options",
            json!([{ "id": "x", "name": text("x") }]),
            "questions[0].options",
            "nothing is chosen",
        ),
        (
            "/questions/0/min",
            json!("x"),
            "questions[0].min",
            "stands where a number should",
        ),
        (
            "/questions/4/max",
            json!(1),
            "questions[4].max",
            "no number is answered",
        ),
        (
            "/questions/1/max",
            json!("1.5"),
            "questions[1].max",
            "not whole",
        ),
        (
            "/questions/5/options/1/id",
            json!("national"),
            "questions[5].options[1].id",
            "used twice",
        ),
        (
            "/questions/5/list",
            json!(true),
            "questions[5].list",
            "a list of choices",
        ),
        (
            "/questions/8/kind",
            json!("amount"),
            "questions[8].kind",
            "beside fields",
        ),
        (
            "/questions/8/fields/-",
            number("on", "date"),
            "questions[8].fields[2].kind",
            "a field that is a date",
        ),
        (
            "/parameters/0/kind",
            json!("date"),
            "parameters[0].kind",
            "a parameter that is a date",
        ),
        (
            "/parameters/0/values/0/value",
            json!("-1%"),
            "parameters[0].values[0].value",
            "below 0",
        ),
        (
            "/parameters/1/values/0/value",
            json!("10%"),
            "parameters[1].values[0].value",
            "is a rate",
        ),
        (
            "/parameters/1/values/0/value",
            json!("1e5"),
            "parameters[1].values[0].value",
            "no number",
        ),
        (
            "/parameters/1/values/0/source",
            json!("txt"),
            "parameters[1].values[0].source",
            "no source",
        ),
        (
            "/parameters/1/values/0/quote",
            json!(""),
            "parameters[1].values[0].quote",
            "own words",
        ),
        (
            "/parameters/1/values/0/checked",
            json!("x"),
            "parameters[1].values[0].checked",
            "no day",
        ),
        (
            "/parameters/1/not_published",
            json!({ "source": "text" }),
            "parameters[1]",
            "beside `not_published`",
        ),
        (
            "/parameters/1/values",
            json!([]),
            "parameters[1]",
            "no value",
        ),
        (
            "/measures/1/parts/0/id",
            json!("a"),
            "measures[1].parts[0].id",
            "used twice",
        ),
        ("/measures/1/id", json!("m"), "measures[1].id", "used twice"),
        (
            "/measures/1/parts",
            json!([]),
            "measures[1].parts",
            "without a part",
        ),
        (
            "/measures/0/parts/2/in_kind",
            json!({ "unit": text("x") }),
            "measures[0].parts[2]",
            "several things",
        ),
        (
            "/combine/0/cap/of",
            json!(["a", "z"]),
            "combine[0].cap.of[1]",
            "no part `z`",
        ),
        (
            "/combine/0/cap/of",
            json!(["a", "a"]),
            "combine[0].cap.of[1]",
            "stands twice",
        ),
        (
            "/combine/0/cap/of",
            json!(["a", "e"]),
            "combine[0].cap.of[1]",
            "gives no money",
        ),
        (
            "/combine/0/cap/of",
            json!([]),
            "combine[0].cap.of",
            "0 part(s)",
        ),
        (
            "/combine/0/cap/at",
            json!("days"),
            "combine[0].cap.at",
            "is a count",
        ),
        ("/cases/0/on", json!("2025"), "cases[0].on", "no day"),
        (
            "/cases/0/arithmetic",
            json!(""),
            "cases[0].arithmetic",
            "by hand",
        ),
        (
            "/cases/0/answers",
            json!({ "levl": "national" }),
            "cases[0].answers.levl",
            "no question",
        ),
        (
            "/cases/0/answers",
            json!({ "level": "city" }),
            "cases[0].answers.level",
            "no option",
        ),
        (
            "/cases/0/answers",
            json!({ "area": 0.5 }),
            "cases[0].answers.area",
            "a number with a decimal point",
        ),
        (
            "/cases/0/expect",
            json!({}),
            "cases[0].expect",
            "expects nothing",
        ),
        (
            "/cases/0/expect",
            json!({ "z": {} }),
            "cases[0].expect.z",
            "no part `z`",
        ),
        (
            "/cases/0/expect",
            json!({ "a": { "lo": "0" } }),
            "cases[0].expect.a.lo",
            "no `lo`",
        ),
        (
            "/cases/0/expect",
            json!({ "b": { "outcome": "exactly" } }),
            "cases[0].expect.b.outcome",
            "no outcome `exactly`",
        ),
        (
            "/cases/0/expect",
            json!({ "b": { "outcome": null } }),
            "cases[0].expect.b.outcome",
            "no outcome `null`",
        ),
        ("/more", json!(1), "more", "unknown field"),
        (
            "/questions/0/more",
            json!(1),
            "questions[0].more",
            "unknown field",
        ),
        (
            "/questions/0/who",
            json!(["crew", "king"]),
            "questions[0].who[1]",
            "`king` is not known",
        ),
    ] {
        refuses(&broken(pointer, value), path, wrong);
    }
    for (pointer, path, wrong) in [
        ("/title/zh", "title.zh", "Chinese text is missing"),
        ("/questions/1/unit", "questions[1].unit", "without its unit"),
        ("/questions/4/no", "questions[4].no", "no is missing"),
        (
            "/questions/0/kind",
            "questions[0].kind",
            "kind of answer is missing",
        ),
        (
            "/measures/0/parts/2/amount",
            "measures[0].parts[2]",
            "gives nothing",
        ),
    ] {
        let mut policy = without(pointer);
        if pointer.contains("parts") {
            policy["questions"][8]["left_out"] = text("why");
        }
        refuses(&policy, path, wrong);
    }
    let mut few = sound();
    few["questions"][5]["options"]
        .as_array_mut()
        .expect("options")
        .pop();
    refuses(&few, "questions[5].options", "1 option(s)");
    let mut single = sound();
    let part = single
        .pointer_mut("/measures/0/parts/2")
        .and_then(Value::as_object_mut)
        .expect("a part");
    let amount = part.remove("amount");
    part.insert(
        "readings".into(),
        json!([{ "name": text("x"), "amount": amount }]),
    );
    refuses(&single, "measures[0].parts[2].readings", "a single reading");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table, one line a fault")]
fn every_fault_of_an_expression_is_found() {
    for (amount, path, wrong) in [
        (json!("cots"), "", "no question, parameter or value `cots`"),
        (json!("days"), "", "is a count, and here stands an amount"),
        (json!("10%"), "", "is a rate, and here stands an amount"),
        (json!("1.2.3"), "", "no number"),
        (json!(-5), "", "below 0"),
        (json!(0.5), "", "so that it stays exact"),
        (json!("local"), "", "`local` is a yes-or-no question"),
        (json!("level"), "", "`level` is a choice"),
        (json!("begun"), "", "`begun` is a date"),
        (json!("wages"), "", "`wages` is a list"),
        (json!("films.spend"), "", "outside of a total"),
        (json!("position"), "", "outside of a total"),
        (json!("cost.x"), "", "no field `x`"),
        (json!("rate.x"), "", "no list `rate`"),
        (json!({ "summ": [1] }), ".summ", "`summ` is not known"),
        (json!({ "sum": [] }), ".sum", "an empty list"),
        (json!({ "sum": ["cost", "days"] }), ".sum[1]", "is a count"),
        (
            json!({ "sum": ["cost", 0.5] }),
            ".sum[1]",
            "so that it stays exact",
        ),
        (
            json!({ "difference": ["cost"] }),
            ".difference",
            "a list of 1 stands where a list of 2",
        ),
        (
            json!({ "increase": { "now": "cost", "before": "growth" } }),
            ".increase.before",
            "is a rate",
        ),
        (
            json!({ "product": ["cost", "most"] }),
            ".product",
            "money is multiplied by money",
        ),
        (
            json!({ "product": ["days", "area"] }),
            ".product",
            "no factor is an amount",
        ),
        (
            json!({ "share": { "rate": "cost", "of": "cost" } }),
            ".share.rate",
            "is an amount, and here stands a rate",
        ),
        (
            json!({ "share": { "rate": "rate", "of": "growth" } }),
            ".share.of",
            "a share of a rate",
        ),
        (
            json!({ "share": { "rate": "rate" } }),
            ".share.of",
            "`of` is missing",
        ),
        (
            json!({ "per_unit": { "rate": "cost", "quantity": "most" } }),
            ".per_unit.quantity",
            "here stands a number",
        ),
        (
            json!({ "per_unit": { "rate": 5, "quantity": "days", "up_to": "rate" } }),
            ".per_unit.up_to",
            "is a rate",
        ),
        (
            json!({ "capped": { "amount": "cost", "at": "rate" } }),
            ".capped.at",
            "is a rate",
        ),
        (
            json!({ "uplift": { "amount": "cost", "by": "days" } }),
            ".uplift.by",
            "is a count, and here stands a rate",
        ),
        (
            json!({ "between": { "low": 5, "high": 4 } }),
            ".between.high",
            "below the least",
        ),
        (
            json!({ "if": { "when": "days", "then": 1 } }),
            ".if.when",
            "here stands a condition",
        ),
        (
            json!({ "by_choice": { "question": "days", "gives": { "x": 1 } } }),
            ".by_choice.question",
            "here stands a choice",
        ),
        (
            json!({ "by_choice": { "question": "level", "gives": { "nation": 1 } } }),
            ".by_choice.gives.nation",
            "no option `nation`",
        ),
        (
            json!({ "scale": { "of": "days", "gives": "value", "steps": [] } }),
            ".scale.steps",
            "an empty list",
        ),
        (
            json!({ "scale": { "of": "days", "gives": "value", "steps": [{ "value": 1 }] } }),
            ".scale.steps[0]",
            "neither",
        ),
        (
            json!({ "scale": { "of": "days", "gives": "value", "steps": [{ "from": 1, "above": 1, "value": 1 }, { "from": 2, "value": 1 }] } }),
            ".scale.steps[0]",
            "both",
        ),
        (
            json!({ "scale": { "of": "days", "gives": "value", "steps": [{ "from": 2, "value": 1 }, { "from": 1, "value": 1 }] } }),
            ".scale.steps[1].from",
            "does not follow",
        ),
        (
            json!({ "scale": { "of": "days", "gives": "value", "steps": [{ "above": 2, "value": 1 }, { "from": 2, "value": 1 }] } }),
            ".scale.steps[1].from",
            "does not follow",
        ),
        (
            json!({ "scale": { "of": "cost", "gives": "rate_on_whole", "steps": [{ "from": 0, "value": "most" }] } }),
            ".scale.steps[0].value",
            "is an amount, and here stands a rate",
        ),
        (
            json!({ "table": { "of": "days", "rows": [{ "from": 1 }], "columns": ["local"], "cells": [] } }),
            ".table.cells",
            "0 rows of cells",
        ),
        (
            json!({ "table": { "of": "days", "rows": [{ "from": 1 }], "columns": ["local"], "cells": [[1, 2]] } }),
            ".table.cells[0]",
            "2 cells for 1",
        ),
        (
            json!({ "total": { "over": ["cost"], "each": 1 } }),
            ".total.over[0]",
            "here stands a list",
        ),
        (
            json!({ "total": { "over": ["wages", "wages"], "each": 1 } }),
            ".total.over[1]",
            "stands twice",
        ),
        (
            json!({ "total": { "over": ["films"], "each": "films" } }),
            ".total.each",
            "several fields",
        ),
        (
            json!({ "total": { "over": ["films"], "each": "films.spent" } }),
            ".total.each",
            "no field `spent`",
        ),
        (
            json!({ "total": { "over": ["films"], "each": { "total": { "over": ["wages"], "each": "wages" } } } }),
            ".total.each.total",
            "inside of a total",
        ),
        (
            json!({ "size": "films" }),
            ".size",
            "is a count, and here stands an amount",
        ),
        (
            json!({ "per_unit": { "rate": 1, "quantity": { "days": { "from": "cost", "to": "today" } } } }),
            ".per_unit.quantity.days.from",
            "here stands a date",
        ),
    ] {
        refuses_amount(amount, path, wrong);
    }
}

#[test]
fn every_fault_of_a_condition_is_found() {
    for (condition, path, wrong) in [
        (json!("rate"), "", "is a number"),
        (json!("level"), "", "is a choice"),
        (json!("films.long"), "", "outside of a total"),
        (json!(5), "", "a number stands where the id of"),
        (json!({ "most": [1, 2] }), ".most", "`most` is not known"),
        (json!({ "any": [] }), ".any", "an empty list"),
        (
            json!({ "at_least": ["cost", "days"] }),
            ".at_least[1]",
            "is a count, and here stands an amount",
        ),
        (
            json!({ "at_least": ["cost", "5%"] }),
            ".at_least[1]",
            "is a rate",
        ),
        (
            json!({ "within": { "value": "days", "from": 5, "to": 3 } }),
            ".within.to",
            "below the least",
        ),
        (
            json!({ "chosen": { "question": "level", "one_of": ["city"] } }),
            ".chosen.one_of[0]",
            "no option `city`",
        ),
        (
            json!({ "chosen": { "question": "local", "one_of": ["city"] } }),
            ".chosen.question",
            "here stands a choice",
        ),
        (
            json!({ "before": ["begun", "2025-13-01"] }),
            ".before[1]",
            "no day that exists",
        ),
        (
            json!({ "before": ["begin", "today"] }),
            ".before[0]",
            "no date `begin`",
        ),
    ] {
        refuses_condition(condition, path, wrong);
    }
}

#[test]
fn the_nearest_name_is_offered() {
    let faults = read(&broken(AMOUNT, json!("cots"))).expect_err("no such name");
    assert!(faults[0].remedy.contains("`cost`"), "{}", faults[0]);
}

#[test]
fn rows_of_a_parameter_follow_one_another() {
    let row = |from: &str, until: &str| json!({ "value": 1, "from": from, "until": until, "source": "text", "quote": "q" });
    let rows = |rows: Value| broken("/parameters/1/values", rows);
    let place = "parameters[1].values[1]";
    let wrong = "before the one above it has ended";
    refuses(
        &rows(json!([
            row("2025-01-01", "2025-06-30"),
            row("2025-06-30", "open")
        ])),
        place,
        wrong,
    );
    refuses(
        &rows(json!([
            row("2026-01-01", "2026-12-31"),
            row("2025-01-01", "2025-12-31")
        ])),
        place,
        wrong,
    );
    refuses(
        &rows(json!([
            row("2025-01-01", "open"),
            row("2026-01-01", "open")
        ])),
        place,
        wrong,
    );
    let apart = read(&rows(json!([
        row("2025-01-01", "2025-06-30"),
        row("2025-07-02", "open")
    ])));
    let warnings = apart.expect("a gap is no fault").warnings;
    assert!(
        warnings[0].wrong.contains("no value holds between"),
        "{warnings:?}"
    );
    let close = read(&rows(json!([
        row("2025-01-01", "2025-06-30"),
        row("2025-07-01", "open")
    ])));
    assert_eq!(close.expect("it is sound").warnings, []);
}

fn value(id: &str, is: Value) -> Value {
    json!({ "id": id, "name": text(id), "is": is })
}

#[test]
fn a_circle_of_values_is_named() {
    let mut policy = broken("/values/-", value("x", json!({ "sum": ["y", 1] })));
    let values = policy["values"].as_array_mut().expect("values");
    values.push(value(
        "y",
        json!({ "if": { "when": { "at_least": ["z", 1] }, "then": "cost" } }),
    ));
    values.push(value("z", json!("x")));
    values.push(value("self", json!({ "sum": ["self", 1] })));
    let faults = read(&policy).expect_err("there are circles");
    let wrong: Vec<&str> = faults.iter().map(|fault| fault.wrong.as_str()).collect();
    assert_eq!(
        wrong,
        [
            "a value refers to itself: x → y → z → x",
            "a value refers to itself: self → self"
        ]
    );
}

#[test]
fn values_may_stand_in_any_order_and_learn_their_kind_from_their_use() {
    let mut policy = broken(
        AMOUNT,
        json!({ "share": { "rate": "later", "of": "cost" } }),
    );
    let values = policy["values"].as_array_mut().expect("values");
    values.push(value("later", json!({ "least": ["plain", "1/2"] })));
    values.push(value("plain", json!("0.3")));
    policy["questions"][8]["left_out"] = text("why");
    let policy = read(&policy).expect("it is sound").policy;
    let kinds: Vec<String> = policy
        .values
        .iter()
        .map(|value| format!("{} {:?}", value.name, value.kind))
        .collect();
    assert_eq!(kinds, ["base Amount", "plain Rate", "later Rate"]);
}

#[test]
fn what_would_take_too_long_to_evaluate_is_refused() {
    let mut deep = json!("cost");
    for _ in 0..25 {
        deep = json!({ "sum": [deep] });
    }
    refuses_amount(deep, &".sum[0]".repeat(24), "nested more than 24 deep");
    let twice = |count: usize, times: usize| {
        let mut policy = sound();
        let values = policy["values"].as_array_mut().expect("values");
        for i in 0..count {
            let before = if i == 0 {
                "cost".into()
            } else {
                format!("v{}", i - 1)
            };
            values.push(value(
                &format!("v{i}"),
                json!({ "sum": vec![before; times] }),
            ));
        }
        policy
    };
    refuses(
        &twice(9, 1),
        "values[9].is",
        "refer to one another in a row",
    );
    refuses(&twice(5, 8), "values[5].is", "more than 20000 operations");
}

#[test]
fn all_faults_are_told_at_once_by_their_written_places() {
    let mut policy = sound();
    policy["title"]["en"] = json!("");
    policy["questions"][0] = json!(5);
    policy["questions"][1]["id"] = json!("über");
    policy["parameters"][1]["values"][0]["value"] = json!([]);
    policy["measures"][0]["parts"][0]["id"] = json!(7);
    policy["measures"][0]["parts"][2]["amount"] = json!({ "sum": ["nothing", 0.5, "rate"] });
    policy["measures"][1]["parts"][0]["requires"][1] = json!({ "at_leest": [] });
    policy["cases"][0]["on"] = json!("today");
    let faults = read(&policy).expect_err("much is broken");
    let mut paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    paths.sort_unstable();
    for path in [
        "cases[0].on",
        "measures[0].parts[0].id",
        "measures[0].parts[2].amount.sum[0]",
        "measures[0].parts[2].amount.sum[1]",
        "measures[0].parts[2].amount.sum[2]",
        "measures[1].parts[0].requires[1].at_leest",
        "parameters[1].values[0].value",
        "questions[0]",
        "questions[1].id",
        "title.en",
    ] {
        assert!(paths.contains(&path), "{path} is not among {paths:#?}");
    }
}

/// What is wrong with a policy without these, each told once and with what belongs there.
#[track_caller]
fn lacks(pointers: &[&str], paths: &[&str]) -> Vec<Fault> {
    let mut policy = sound();
    for pointer in pointers {
        let (around, key) = pointer.rsplit_once('/').expect("a pointer");
        let fields = policy.pointer_mut(around).and_then(Value::as_object_mut);
        fields.expect(pointer).remove(key).expect(pointer);
    }
    let faults = read(&policy).expect_err("much is missing");
    let mut found: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    found.sort_unstable();
    let mut paths = paths.to_vec();
    paths.sort_unstable();
    assert_eq!(found, paths, "{faults:#?}");
    for fault in &faults {
        assert!(!fault.remedy.contains("Schema"), "{fault}");
        assert!(!fault.to_string().contains("struct"), "{fault}");
        assert!(!fault.to_string().contains('\0'), "{fault:?}");
    }
    faults
}

#[test]
fn all_that_is_missing_is_told_at_once() {
    let faults = lacks(&["/version", "/currency"], &["version", "currency"]);
    assert!(
        faults
            .iter()
            .any(|fault| fault.remedy.contains("the edition of this file"))
    );
    assert!(faults.iter().any(|fault| fault.remedy.contains("CNY")));
    lacks(
        &[
            "/measures/0/parts/1/source",
            "/measures/0/parts/1/quote",
            "/measures/0/parts/1/name",
            "/title",
            "/currency/digits",
            "/currency/unit",
        ],
        &[
            "measures[0].parts[1].source",
            "measures[0].parts[1].quote",
            "measures[0].parts[1].name",
            "title",
            "currency.digits",
            "currency.unit",
        ],
    );
    lacks(
        &[
            "/parameters/1/kind",
            "/parameters/1/name",
            "/parameters/0/values/0/value",
            "/parameters/0/values/0/quote",
            "/values/0/is",
            "/cases/0/on",
            "/cases/0/expect",
            "/cases/0/arithmetic",
            "/combine/0/cap/at",
            "/combine/0/cap/of",
            "/questions/5/options/0/name",
            "/questions/8/fields/0/kind",
            "/measures/0/parts/0/amount/capped/amount/share/of",
            "/measures/0/parts/0/amount/capped/at",
            "/measures/0/parts/1/amount/by_choice/question",
            "/measures/0/parts/1/amount/by_choice/gives",
            "/measures/0/parts/2/amount/total/over",
        ],
        &[
            "parameters[1].kind",
            "parameters[1].name",
            "parameters[0].values[0].value",
            "parameters[0].values[0].quote",
            "values[0].is",
            "cases[0].on",
            "cases[0].expect",
            "cases[0].arithmetic",
            "combine[0].cap.at",
            "combine[0].cap.of",
            "questions[5].options[0].name",
            "questions[8].fields[0].kind",
            "measures[0].parts[0].amount.capped.amount.share.of",
            "measures[0].parts[0].amount.capped.at",
            "measures[0].parts[1].amount.by_choice.question",
            "measures[0].parts[1].amount.by_choice.gives",
            "measures[0].parts[2].amount.total.over",
        ],
    );
    lacks(&["/sources", "/id"], &["sources", "id"]);
    lacks(&["/measures", "/id"], &["measures", "id"]);
    lacks(&["/measures/0/parts"], &["measures[0].parts"]);
}

#[test]
fn what_is_missing_hides_no_other_fault() {
    let mut policy = without("/measures/0/parts/0/quote");
    policy["measures"][0]["parts"][0]["amount"] = json!("nothing");
    policy["id"] = json!("");
    policy["version"] = json!(5);
    policy["currency"]["digits"] = json!("2");
    policy["questions"][0]["name"] = json!("cost");
    policy["questions"][0]["id"] = json!(5);
    policy["combine"][0]["cap"]["at"] = json!(1e25);
    policy["measures"][0]["parts"][1]["amount"] = json!({ "sum": [1], "least": [1] });
    let faults = read(&policy).expect_err("much is broken");
    let told = |path: &str, wrong: &str| {
        let mut faults = faults.iter();
        let found = faults.any(|fault| fault.path == path && fault.wrong.contains(wrong));
        assert!(found, "{path}");
    };
    told("measures[0].parts[0].quote", "is missing");
    told(
        "measures[0].parts[0].amount",
        "no question, parameter or value",
    );
    told("id", "no id");
    told("version", "a number stands where a text should");
    told(
        "currency.digits",
        "a text stands where a whole number should",
    );
    told("questions[0].id", "a number stands where a text should");
    told("combine[0].cap.at", "too large");
    told("questions[0].name", "a text in both languages");
    told("measures[0].parts[1].amount", "a single operation");
}

#[test]
fn a_key_that_stands_twice_is_a_fault() {
    let policy = sound()
        .to_string()
        .replacen("\"id\":\"p\"", "\"id\":\"p\",\"id\":\"q\"", 1);
    let faults = check::read(&policy, Lang::Zh).expect_err("which of the two?");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].path, "id");
    assert!(faults[0].wrong.contains("twice"), "{}", faults[0]);
}

// Warnings

#[track_caller]
fn warnings(policy: &Value) -> Vec<(String, String)> {
    let checked = read(policy).expect("warnings are no faults");
    let pairs = checked.warnings.into_iter();
    pairs.map(|warning| (warning.path, warning.wrong)).collect()
}

#[track_caller]
fn warns(policy: &Value, path: &str, wrong: &str) {
    let found = warnings(policy);
    assert!(
        matches!(found.as_slice(), [(at, what)] if at == path && what.contains(wrong)),
        "{path}: {wrong}: {found:#?}"
    );
}

/// A policy whose third part gives this amount.
fn giving(amount: Value) -> Value {
    let mut policy = broken(AMOUNT, amount);
    policy["questions"][8]["left_out"] = text("why");
    policy
}

#[test]
fn what_nothing_uses_is_warned_of() {
    warns(
        &broken("/questions/-", number("more", "amount")),
        "questions[9]",
        "nothing uses this question",
    );
    warns(
        &broken("/parameters/-", parameter("more", "rate", json!("5%"))),
        "parameters[3]",
        "nothing uses this parameter",
    );
    warns(
        &broken("/values/-", value("more", json!("cost"))),
        "values[1]",
        "nothing uses this value",
    );
    let mut left_out = number("more", "amount");
    left_out["left_out"] = text("actors' fees do not count");
    assert_eq!(warnings(&broken("/questions/-", left_out)), []);
}

#[test]
fn an_uplift_or_a_cap_on_an_unknown_is_warned_of() {
    let unknown = json!({ "share": { "rate": "unknown", "of": "cost" } });
    let uplift = giving(json!({ "uplift": { "amount": unknown, "by": "50%" } }));
    warns(
        &uplift,
        &format!("{AMOUNT_PATH}.uplift.amount"),
        "an uplift on an unknown: `unknown`",
    );
    let capped = giving(json!({ "capped": { "amount": unknown, "at": "most" } }));
    warns(
        &capped,
        &format!("{AMOUNT_PATH}.capped.amount"),
        "a cap on an unknown",
    );
    let mut named = giving(json!({ "uplift": { "amount": "named", "by": "50%" } }));
    named["values"]
        .as_array_mut()
        .expect("values")
        .push(value("named", unknown.clone()));
    warns(
        &named,
        &format!("{AMOUNT_PATH}.uplift.amount"),
        "`unknown` is not published",
    );
    let neither = giving(json!({ "uplift": { "amount": unknown, "by": "unknown" } }));
    assert_eq!(warnings(&neither), []);
}

#[test]
fn a_threshold_that_the_source_words_otherwise_is_warned_of() {
    for (quote, condition, warned) in [
        (
            "投资超过500万元的",
            json!({ "at_least": ["cost", 5_000_000] }),
            true,
        ),
        (
            "投资超过500万元的",
            json!({ "more_than": ["cost", 5_000_000] }),
            false,
        ),
        (
            "投资500万元以上的",
            json!({ "more_than": ["cost", 5_000_000] }),
            true,
        ),
        (
            "投资500万元以上的",
            json!({ "at_least": ["cost", 5_000_000] }),
            false,
        ),
        (
            "超过一百万元",
            json!({ "at_least": ["cost", 1_000_000] }),
            true,
        ),
        ("at least 7 days", json!({ "more_than": ["days", 7] }), true),
        ("more than 7 days", json!({ "at_least": ["days", 7] }), true),
        (
            "more than 7 days",
            json!({ "at_least": ["days", 8] }),
            false,
        ),
        (
            "不超过500万元的",
            json!({ "at_least": ["cost", 5_000_000] }),
            false,
        ),
        ("超过10万元", json!({ "at_least": ["cost", "most"] }), true),
        (
            "增速超过10%",
            json!({ "within": { "value": "growth", "from": "10%", "to": "20%" } }),
            true,
        ),
    ] {
        let mut policy = broken(CONDITION, condition.clone());
        policy["measures"][1]["parts"][0]["quote"] = json!(quote);
        policy["questions"][4]["left_out"] = text("why");
        let mut found = warnings(&policy);
        found.retain(|(path, _)| path.starts_with(CONDITION_PATH));
        assert_eq!(
            found.len(),
            usize::from(warned),
            "{quote}, {condition}: {found:?}"
        );
    }
    let steps = json!({ "scale": { "of": "cost", "gives": "value", "steps": [{ "from": 5_000_000, "value": 1 }] } });
    let mut policy = giving(json!("tier"));
    policy["values"]
        .as_array_mut()
        .expect("values")
        .push(value("tier", steps));
    policy["measures"][0]["parts"][2]["quote"] = json!("突破500万元的");
    warns(&policy, "values[1].is.scale.steps[0].from", "超过");
}

#[test]
fn a_rate_without_its_sign_is_warned_of() {
    for (value, quote, warned) in [
        (json!("12"), "q", "12 as a rate is 1200 %"),
        (json!(12), "按12%补助", "the source says 12%"),
        (
            json!("0.5"),
            "按0.5％补助",
            "the source says 0.5%, and 0.5 is 50 %",
        ),
        (json!(1), "按1%补助", "the source says 1%"),
        (json!(1), "100%, 其中1%", ""),
        (json!("12%"), "按12%补助", ""),
        (json!("0.12"), "按12%补助", ""),
        (json!("150%"), "q", ""),
        (json!("3/2"), "q", ""),
    ] {
        let mut policy = sound();
        policy["parameters"][0]["values"][0]["value"] = value.clone();
        policy["parameters"][0]["values"][0]["quote"] = json!(quote);
        if warned.is_empty() {
            assert_eq!(warnings(&policy), [], "{value} {quote}");
        } else {
            warns(&policy, "parameters[0].values[0].value", warned);
        }
    }
    let share = json!({ "share": { "rate": 12, "of": "cost" } });
    warns(
        &giving(share),
        &format!("{AMOUNT_PATH}.share.rate"),
        "1200 %",
    );
    let uplift = json!({ "uplift": { "amount": "cost", "by": "50" } });
    warns(
        &giving(uplift),
        &format!("{AMOUNT_PATH}.uplift.by"),
        "5000 %",
    );
    let steps = json!([{ "from": 0, "value": "5%" }, { "from": 100, "value": 6 }]);
    let scale = json!({ "scale": { "of": "cost", "gives": "rate_on_slice", "steps": steps } });
    warns(
        &giving(scale),
        &format!("{AMOUNT_PATH}.scale.steps[1].value"),
        "600 %",
    );
}

#[test]
fn an_amount_that_its_quote_gives_otherwise_is_warned_of() {
    for (value, quote, warned) in [
        (800_000, "给予8万元奖励", true),
        (80_000, "给予8万元奖励", false),
        (8, "给予 80,000 元", true),
        (80_000, "给予 80,000 元", false),
        (80_000, "8 yuan", true),
        (80_000, "给予8万元，最高10万元", false),
        (80_000, "分别给予5/8/10万元", false),
        (80_000, "5至10万元", false),
        (80_000, "连续拍摄7天", false),
        (80_000, "¥80000", false),
        (80_000, "$8,000", true),
        (80_000, "给予八万元奖励", false),
        (800_000, "给予八万元奖励", true),
        (80_000, "给予一次性奖励八万元", false),
    ] {
        let mut policy = sound();
        policy["parameters"][1]["values"][0]["value"] = json!(value);
        policy["parameters"][1]["values"][0]["quote"] = json!(quote);
        policy["currency"]["unit"] = json!({ "zh": "元", "en": "yuan" });
        if warned {
            warns(&policy, "parameters[1].values[0].value", "the source says");
        } else {
            assert_eq!(warnings(&policy), [], "{value} {quote}");
        }
    }
}

#[test]
fn a_value_that_begins_after_what_uses_it_is_warned_of() {
    let mut late = sound();
    late["parameters"][1]["values"][0]["from"] = json!("2025-03-01");
    warns(
        &late,
        "parameters[1].values[0].from",
        "no value holds from 2025-01-01 until 2025-03-01",
    );
    // So begins the only part that uses it.
    let validity = json!({ "from": "2025-03-01", "until": "open" });
    late["measures"][0]["parts"][0]["validity"] = validity;
    assert_eq!(warnings(&late), []);
    // By way of a value.
    late["values"][0]["is"] = json!({ "least": ["cost", "most"] });
    late["measures"][0]["parts"][3]["amount"]["share"]["of"] = json!("base");
    late["questions"][7]["left_out"] = text("why");
    warns(&late, "parameters[1].values[0].from", "no value holds");
}

#[test]
fn a_file_without_a_case_is_warned_of() {
    warns(&without("/cases"), "cases", "no case");
}

fn parts_with(conditions: [Value; 2]) -> Value {
    let mut policy = sound();
    for (i, condition) in conditions.into_iter().enumerate() {
        let mut one = part(["x", "y"][i], json!(5));
        one["requires"] = json!([condition, "local"]);
        policy["measures"][1]["parts"]
            .as_array_mut()
            .expect("parts")
            .push(one);
    }
    policy
}

#[test]
fn bands_of_sibling_parts_that_overlap_or_leave_a_gap_are_warned_of() {
    let second = "measures[1].parts[2]";
    let band = |name: &str, from: i64, to: i64| json!({ "within": { "value": name, "from": from, "to": to } });
    warns(
        &parts_with([band("cost", 1, 5), band("cost", 5, 9)]),
        second,
        "both take in 5",
    );
    warns(
        &parts_with([band("cost", 1, 5), band("cost", 4, 9)]),
        second,
        "both take in what lies between 4 and 5",
    );
    warns(
        &parts_with([band("cost", 1, 5), band("cost", 6, 9)]),
        second,
        "neither",
    );
    warns(
        &parts_with([
            json!({ "less_than": ["cost", 5] }),
            json!({ "more_than": ["cost", 5] }),
        ]),
        second,
        "neither this nor measures[1].parts[1] takes in 5",
    );
    for sound in [
        [band("days", 1, 5), band("days", 6, 9)],
        [
            json!({ "less_than": ["cost", 5] }),
            json!({ "at_least": ["cost", 5] }),
        ],
        [
            json!({ "at_least": ["cost", 5] }),
            json!({ "at_least": ["cost", 9] }),
        ],
        [band("cost", 1, 5), band("area", 5, 9)],
        [
            json!({ "all": [band("cost", 1, 5), { "chosen": { "question": "level", "one_of": ["national"] } }] }),
            json!({ "all": [band("cost", 5, 9), { "chosen": { "question": "level", "one_of": ["provincial"] } }] }),
        ],
    ] {
        assert_eq!(warnings(&parts_with(sound.clone())), [], "{sound:?}");
    }
}

#[test]
fn bands_within_an_amount_that_overlap_or_leave_a_gap_are_warned_of() {
    let when = |test: Value| json!({ "if": { "when": test, "then": 5 } });
    let sum = |a: Value, b: Value| giving(json!({ "sum": [when(a), when(b)] }));
    let at = |rest: &str| format!("{AMOUNT_PATH}{rest}");
    warns(
        &sum(
            json!({ "at_most": ["cost", 5] }),
            json!({ "at_least": ["cost", 5] }),
        ),
        &at(".sum[1].if.when"),
        "both take in 5",
    );
    warns(
        &sum(
            json!({ "less_than": ["cost", 5] }),
            json!({ "more_than": ["cost", 5] }),
        ),
        &at(".sum[1].if.when"),
        "neither",
    );
    let chain = |a: Value, b: Value, last: Option<Value>| {
        let mut second = when(b);
        if let Some(last) = last {
            second["if"]["else"] = last;
        }
        giving(json!({ "if": { "when": a, "then": 9, "else": second } }))
    };
    let (below, above) = (
        json!({ "less_than": ["cost", 5] }),
        json!({ "more_than": ["cost", 5] }),
    );
    warns(
        &chain(below.clone(), above.clone(), None),
        &at(".if.else.if.when"),
        "neither",
    );
    assert_eq!(
        warnings(&chain(below, above, Some(json!(1)))),
        [],
        "the rest has its own branch"
    );
    warns(
        &chain(
            json!({ "at_most": ["cost", 5] }),
            json!({ "at_least": ["cost", 5] }),
            None,
        ),
        &at(".if.else.if.when"),
        "both take in 5",
    );
    warns(
        &chain(
            json!({ "at_least": ["cost", 5] }),
            json!({ "at_least": ["cost", 9] }),
            None,
        ),
        &at(".if.else.if.when"),
        "never reached",
    );
    assert_eq!(
        warnings(&chain(
            json!({ "at_least": ["cost", 9] }),
            json!({ "at_least": ["cost", 5] }),
            None
        )),
        []
    );
    warns(
        &giving(
            json!({ "scale": { "of": "cost", "gives": "value", "steps": [{ "from": 5, "value": 1 }, { "above": 5, "value": 2 }] } }),
        ),
        &at(".scale.steps[1].above"),
        "5 alone",
    );
}

// Answers

fn policy() -> Policy {
    read(&sound()).expect("it is sound").policy
}

fn answered(text: &str) -> Result<Answers, Vec<Fault>> {
    read_answers(&policy(), text)
}

#[test]
fn answers_are_read_exactly() {
    let policy = policy();
    let given = |id: &str, text: &str| {
        let index = policy.question(id).expect(id);
        let answers = answered(&format!("{{\"{id}\": {text}}}")).expect(text);
        answers.get(index).expect(text).clone()
    };
    for (id, text, number) in [
        ("cost", "120000", "120000"),
        ("cost", "0.1", "0.1"),
        ("cost", "1e6", "1000000"),
        ("cost", "5E-1", "0.5"),
        ("cost", "999999999999.99", "999999999999.99"),
        ("growth", "\"60%\"", "0.6"),
        ("growth", "0.2499999999", "0.2499999999"),
        ("growth", "0.333333333333", "0.333333333333"),
        ("area", "99999999.000000000001", "99999999.000000000001"),
        ("days", "7.0", "7"),
    ] {
        let Answer::One(Given::Number(found)) = given(id, text) else {
            panic!("{id}: {text}");
        };
        assert_eq!(found.to_string(), number, "{id}: {text}");
    }
    assert_eq!(given("local", "true"), Answer::One(Given::Truth(true)));
    assert_eq!(
        given("level", "\"provincial\""),
        Answer::One(Given::Choice(1))
    );
    assert!(matches!(
        given("begun", "\"2025-01-02\""),
        Answer::One(Given::Date(_))
    ));
    assert!(matches!(given("wages", "[1, 2.5, 3e2]"), Answer::List(list) if list.len() == 3));
    let Answer::List(films) = given("films", "[{\"spend\": 5, \"long\": true}, {}]") else {
        panic!("a list");
    };
    assert_eq!(films[1], [None, None]);
    assert!(films[0].iter().all(Option::is_some));
}

#[test]
fn every_wrong_answer_is_named_at_once() {
    for (text, path, wrong) in [
        ("[]", "", "a list stands where the answers should"),
        ("{", "", "EOF"),
        ("{} {}", "", "trailing"),
        (r#"{"costs": 1}"#, "costs", "no question"),
        (r#"{"cost": 1, "cost": 2}"#, "cost", "twice"),
        (r#"{"cost": null}"#, "cost", "`null`"),
        (
            r#"{"cost": true}"#,
            "cost",
            "`true` or `false` stands where an amount should",
        ),
        (
            r#"{"cost": "100"}"#,
            "cost",
            "a text stands where an amount should",
        ),
        (
            r#"{"cost": "1,000"}"#,
            "cost",
            "a text stands where an amount should",
        ),
        (
            r#"{"cost": "5%"}"#,
            "cost",
            "a text stands where an amount should",
        ),
        (
            r#"{"days": "7"}"#,
            "days",
            "a text stands where a whole number should",
        ),
        (
            r#"{"area": "7.5"}"#,
            "area",
            "a text stands where a number should",
        ),
        (
            r#"{"growth": "0.6"}"#,
            "growth",
            "a text stands where a share should",
        ),
        (r#"{"growth": "six%"}"#, "growth", "no number"),
        (r#"{"cost": 0.001}"#, "cost", "too many decimals"),
        (
            r#"{"growth": 0.3333333333333}"#,
            "growth",
            "too many decimals",
        ),
        (r#"{"area": 1e-13}"#, "area", "too many decimals"),
        (r#"{"cost": -1}"#, "cost", "below 0"),
        (r#"{"cost": 1e12}"#, "", ""),
        (r#"{"cost": 1e13}"#, "cost", "above"),
        (r#"{"cost": 1e400}"#, "", "out of range"),
        (r#"{"cost": 1e-300}"#, "cost", "too long"),
        (r#"{"days": 1.5}"#, "days", "not whole"),
        (
            r#"{"local": "yes"}"#,
            "local",
            "a text stands where yes or no should",
        ),
        (r#"{"level": "city"}"#, "level", "no option"),
        (
            r#"{"level": 1}"#,
            "level",
            "a number stands where an option should",
        ),
        (r#"{"begun": "2025-02-30"}"#, "begun", "no day that exists"),
        (r#"{"wages": 5}"#, "wages", "stands where a list should"),
        (r#"{"wages": [1, "2.5"]}"#, "wages[1]", "a text stands"),
        (r#"{"wages": [[1]]}"#, "wages[0]", "a list stands"),
        (r#"{"films": [5]}"#, "films[0]", "where a record should"),
        (r#"{"films": [{"spent": 5}]}"#, "films[0].spent", "no field"),
        (
            r#"{"films": [{"spend": 5, "spend": 6}]}"#,
            "films[0].spend",
            "twice",
        ),
        (r#"{"films": [{"spend": -5}]}"#, "films[0].spend", "below 0"),
    ] {
        let found = answered(text);
        if wrong.is_empty() {
            assert!(found.is_ok(), "{text}");
            continue;
        }
        let faults = found.expect_err(text);
        assert_eq!(faults.len(), 1, "{text}: {faults:?}");
        assert_eq!(faults[0].path, path, "{text}: {}", faults[0]);
        assert!(faults[0].wrong.contains(wrong), "{text}: {}", faults[0]);
        assert!(!faults[0].remedy.is_empty(), "{text}");
    }
    let faults = answered(r#"{"costs": 1, "days": "x", "films": [{"spend": 1.234}, 5]}"#);
    assert_eq!(faults.expect_err("all are wrong").len(), 4);
}

#[test]
fn the_remedy_of_a_wrong_answer_names_what_is_right() {
    for (text, remedy) in [
        (r#"{"cost": "100"}"#, "without quotation marks"),
        (r#"{"growth": 1e-13}"#, "other numbers at most 12"),
        (r#"{"cost": -1}"#, "Write 0 or more."),
        (r#"{"cost": 1e13}"#, "Write 1000000000000 or less."),
    ] {
        let faults = answered(text).expect_err(text);
        assert!(faults[0].remedy.contains(remedy), "{text}: {}", faults[0]);
    }
}

#[test]
fn the_cases_of_a_policy_write_decimals_as_text() {
    let answers = json!({ "cost": "12.5", "days": "7", "growth": "0.6", "wages": ["2.5"] });
    assert!(read(&broken("/cases/0/answers", answers)).is_ok());
}

// Any bytes at all

/// Files as they are: what is sound, to be damaged.
fn examples() -> Vec<String> {
    let mut examples = vec![sound().to_string()];
    for file in fs::read_dir("tests/policies")
        .into_iter()
        .flatten()
        .flatten()
    {
        examples.extend(fs::read_to_string(file.path()));
    }
    examples
}

/// A piece of JSON somewhere in a file, replaced by another.
fn replace(json: &mut Value, place: &mut usize, by: &Value) -> bool {
    if *place == 0 {
        *json = by.clone();
        return true;
    }
    *place -= 1;
    match json {
        Value::Array(items) => items.iter_mut().any(|item| replace(item, place, by)),
        Value::Object(fields) => fields.values_mut().any(|item| replace(item, place, by)),
        _ => false,
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        "",
        "cost",
        "films.spend",
        "position",
        "10%",
        "-1",
        "1/0",
        "\u{0}",
        "open",
        "2025-01-01",
        "衢江",
        "base",
        "99999999999999999999999999",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        words.prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let keys = prop::sample::select(vec![
            "sum", "share", "rate", "of", "if", "when", "then", "all", "not", "id", "zh",
            "at_least",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(keys.prop_map(String::from), inner, 0..4)
                .prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

/// Reads it, and evaluates it if it is sound.
fn survives(text: &str) {
    if let Ok(checked) = check::read(text, Lang::Zh) {
        for case in &checked.cases {
            let _ = case.run(&checked.policy);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_check_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        survives(&text);
        let _ = answered(&text);
    }

    #[test]
    fn no_damage_makes_the_check_fall_over(
        example in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..6),
    ) {
        let examples = examples();
        let mut damaged = example.get(&examples).clone().into_bytes();
        let place = place.index(damaged.len());
        let end = (place + bytes.len() / 2).min(damaged.len());
        damaged.splice(place..end, bytes);
        survives(&String::from_utf8_lossy(&damaged));
    }

    #[test]
    fn no_other_json_makes_the_check_fall_over(
        place in 0_usize..400,
        other in 0_usize..400,
        by in any_json(),
        and in any_json(),
    ) {
        let mut policy = sound();
        replace(&mut policy, &mut place.clone(), &by);
        replace(&mut policy, &mut other.clone(), &and);
        survives(&policy.to_string());
        let _ = answered(&by.to_string());
    }
}

#[test]
fn no_depth_makes_the_check_fall_over() {
    for (open, close) in [
        ("[", "]"),
        ("{\"a\":", "}"),
        ("{\"sum\":[", "]}"),
        ("{\"not\":", "}"),
    ] {
        for depth in [30, 100, 127, 128, 100_000] {
            let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            survives(&nested);
            survives(&sound().to_string().replacen("80000", &nested, 1));
            survives(
                &sound()
                    .to_string()
                    .replacen("\"local\",{", &format!("{nested},{{"), 1),
            );
            assert!(answered(&format!("{{\"wages\": {nested}}}")).is_err());
        }
    }
}

// The command

struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("policy-{}-{number}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn with(&self, name: &str, text: &str) -> &Self {
        fs::write(self.0.join(name), text).expect("a file is written");
        self
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_policy"));
        let output = command.current_dir(&self.0).args(arguments).output();
        Run::from(output.expect("the command runs"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

struct Run {
    status: Option<i32>,
    output: String,
    problems: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            output: String::from_utf8_lossy(&output.stdout).into_owned(),
            problems: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Run {
    #[track_caller]
    fn is_unusable(&self, words: &[&str]) {
        assert_eq!(self.status, Some(2), "{}", self.problems);
        assert_eq!(self.output, "");
        for words in words {
            assert!(self.problems.contains(words), "{words}: {}", self.problems);
        }
    }
}

#[test]
fn check_tells_by_its_status_what_it_found() {
    let folder = Folder::new();
    folder.with("p.json", &sound().to_string());
    let run = folder.run(&["check", "p.json"]);
    assert_eq!((run.status, run.problems.as_str()), (Some(0), ""));
    assert!(run.output.contains("sound"), "{}", run.output);

    folder.with(
        "warned.json",
        &broken("/values/-", value("more", json!("cost"))).to_string(),
    );
    let run = folder.run(&["check", "warned.json"]);
    assert_eq!(run.status, Some(0));
    assert!(
        run.problems
            .starts_with("warning: warned.json: values[1]: nothing uses"),
        "{}",
        run.problems
    );

    let failing = broken("/cases/0/expect/b/low", json!("80001"));
    let run = folder
        .with("failing.json", &failing.to_string())
        .run(&["check", "failing.json"]);
    assert_eq!(run.status, Some(1));
    assert!(
        run.problems
            .contains(r#"case one: b.low: expected "80001", found "80000""#),
        "{}",
        run.problems
    );

    let mut invalid = broken("/id", json!(""));
    invalid["version"] = json!("");
    folder.with("invalid.json", &invalid.to_string());
    folder
        .run(&["check", "invalid.json"])
        .is_unusable(&["invalid.json: id: ", "invalid.json: version: "]);
    folder
        .run(&["check", "absent.json"])
        .is_unusable(&["absent.json: cannot be read"]);
    folder.run(&["check"]).is_unusable(&["usage:"]);
    folder.run(&["chek", "p.json"]).is_unusable(&["usage:"]);
    folder.run(&[]).is_unusable(&["usage:"]);
}

#[test]
fn evaluate_prints_the_report_and_nothing_else() {
    let folder = Folder::new();
    folder.with("p.json", &sound().to_string());
    folder.with(
        "a.json",
        r#"{"level": "national", "cost": 1200000.5, "wages": [2000000], "local": false}"#,
    );
    let run = folder.run(&[
        "evaluate",
        "p.json",
        "--answers",
        "a.json",
        "--on",
        "2025-06-01",
        "--lang",
        "en",
    ]);
    assert_eq!((run.status, run.problems.as_str()), (Some(0), ""));
    let report: Value = serde_json::from_str(&run.output).expect("JSON");
    assert_eq!(report["on"], "2025-06-01");
    assert_eq!(report["currency"], "CNY");
    assert_eq!(report["policy_version"], "2025-01-02");
    let entry = |id: &str| {
        let entries = report["measures"].as_array().expect("entries");
        entries.iter().find(|entry| entry["id"] == id).expect(id)
    };
    // 10 % of 1,200,000.50 is 120,000.05, capped at 100,000.
    assert_eq!(entry("a")["outcome"], "exact");
    assert_eq!(entry("a")["low"], "100000");
    assert_eq!(entry("b")["high"], "80000");
    assert_eq!(entry("c")["missing"], json!(["films"]));
    assert_eq!(entry("d")["missing"], json!(["unknown"]));
    assert_eq!(entry("d")["low"], Value::Null);
    assert_eq!(entry("e")["outcome"], "not_eligible");
    assert_eq!(entry("e")["high"], "0");
    assert_eq!(entry("e")["unit"], "nights");
    // 180,000 for a and b, of which 150,000 count.
    assert_eq!(report["totals"]["low"], "150000");
    assert_eq!(report["totals"]["high"], Value::Null);
    assert_eq!(report["totals"]["removed_by_caps"], "30000");
    assert_eq!(
        report["totals"]["by_outcome"]["exact"],
        json!({ "parts": 2, "low": "180000", "high": "180000" })
    );
    assert_eq!(
        report["totals"]["by_outcome"]["not_published"],
        json!({ "parts": 1, "low": null, "high": null })
    );

    let run = folder.run(&["evaluate", "p.json", "--answers", "a.json"]);
    assert_eq!(
        run.status,
        Some(0),
        "without a day, today: {}",
        run.problems
    );
}

#[test]
fn a_flag_takes_its_value_behind_an_equals_sign_too() {
    let folder = Folder::new();
    folder.with("p.json", &sound().to_string());
    folder.with("a=b.json", "{}");
    let apart = folder.run(&[
        "evaluate",
        "p.json",
        "--answers",
        "a=b.json",
        "--on",
        "2025-06-01",
        "--lang",
        "en",
    ]);
    let joined = folder.run(&[
        "evaluate",
        "--on=2025-06-01",
        "--lang=en",
        "--answers=a=b.json",
        "p.json",
    ]);
    assert_eq!((joined.status, joined.problems.as_str()), (Some(0), ""));
    assert_eq!(joined.output, apart.output);
    folder
        .run(&["evaluate", "p.json", "--answers=", "--on=soon", "--fast=1"])
        .is_unusable(&["`--answers` takes a value", "--on: `soon`", "`--fast`"]);
}

#[test]
fn what_an_editor_puts_before_or_saves_otherwise_is_no_riddle() {
    let folder = Folder::new();
    folder.with("p.json", &format!("\u{feff}{}", sound()));
    folder.with("a.json", "\u{feff}{\"days\": 7}");
    let run = folder.run(&["evaluate", "p.json", "--answers", "a.json"]);
    assert_eq!((run.status, run.problems.as_str()), (Some(0), ""));
    // 中 in GBK.
    fs::write(folder.0.join("gbk.json"), b"{\"id\": \"\xd6\xd0\"}").expect("a file");
    folder
        .run(&["check", "gbk.json"])
        .is_unusable(&["gbk.json: is not UTF-8", "Save it as UTF-8"]);
}

#[test]
fn a_number_that_is_too_long_is_told_to_be_and_not_altered() {
    let long = "123456789012345678901234567890";
    let text = sound().to_string();
    for from in ["80000}", "\"level\":\"national\""] {
        let to = from
            .replace("80000", long)
            .replace("\"level\":\"national\"", &format!("\"cost\":{long}"));
        let broken = text.replacen(from, &to, 1);
        assert_ne!(broken, text, "{from}");
        let faults = check::read(&broken, Lang::En).expect_err("it is too long");
        let told = faults[0].to_string();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(told.contains("24 digits"), "{told}");
        assert!(!told.contains("12345") && !told.contains("1e"), "{told}");
    }
    let faults = answered(&format!("{{\"cost\": {long}}}")).expect_err("it is too long");
    assert!(faults[0].wrong.contains(long), "{}", faults[0]);
}

#[test]
fn without_a_day_it_is_the_computers_own() {
    let folder = Folder::new();
    folder
        .with("p.json", &sound().to_string())
        .with("a.json", "{}");
    // 26 hours apart, it is never the same day in both.
    let on = ["UTC-14", "UTC+12"].map(|zone| {
        let run = Command::new(env!("CARGO_BIN_EXE_policy"))
            .current_dir(&folder.0)
            .args(["evaluate", "p.json", "--answers", "a.json"])
            .env("TZ", zone)
            .output();
        let run = Run::from(run.expect("the command runs"));
        let report: Value = serde_json::from_str(&run.output).expect(&run.problems);
        report["on"].to_string()
    });
    assert!(on[0] > on[1], "{on:?}");
}

#[test]
fn evaluate_names_every_problem_and_prints_nothing() {
    let folder = Folder::new();
    folder.with("p.json", &sound().to_string());
    folder.with("a.json", r#"{"costs": 1, "days": "x"}"#);
    folder.with("bad.json", &broken("/id", json!("")).to_string());
    folder.with("good.json", "{}");
    folder
        .run(&["evaluate", "p.json", "--answers", "a.json"])
        .is_unusable(&["a.json: costs: ", "Did you mean `cost`?", "a.json: days: "]);
    folder
        .run(&["evaluate", "bad.json", "--answers", "absent.json"])
        .is_unusable(&["bad.json: id: ", "absent.json: cannot be read"]);
    folder
        .run(&[
            "evaluate",
            "p.json",
            "--answers",
            "good.json",
            "--on",
            "2025-02-30",
            "--lang",
            "fr",
            "--fast",
        ])
        .is_unusable(&["--on: ", "--lang: ", "`--fast`"]);
    folder
        .run(&["evaluate", "p.json"])
        .is_unusable(&["`--answers`"]);
    folder
        .run(&["evaluate", "p.json", "--answers"])
        .is_unusable(&["takes a value"]);
    folder
        .run(&["evaluate", "--answers", "good.json"])
        .is_unusable(&["policy file is missing"]);
    folder
        .run(&["evaluate", "p.json", "q.json", "--answers", "good.json"])
        .is_unusable(&["one argument too many"]);
}

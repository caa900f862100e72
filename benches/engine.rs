//! The benchmark of the rule engine, natively: the twelve measures of `twelve.json` with a fresh set of answers for
//! each evaluation, and policies of 10 to 10,000 rules. `cargo xtask bench` runs it beside other engines and in a
//! browser; `docs/benchmarks.md` says what it shows.
//!
//! With `--data` it measures nothing and prints what the others need: the compiled policy, and the totals of the
//! first inputs.

#[path = "twelve/mod.rs"]
mod twelve;

use criterion::{BenchmarkId, Criterion, Throughput};
use qujiang_drama::{
    domain::{Day, Lang},
    policy::{Answers, Evaluation, Outcome, Policy, check, words},
};
use serde_json::{Value, json};
use std::{collections::HashSet, env, hint::black_box, time::Duration};
use twelve::answers;

const TWELVE: &str = include_str!("twelve.json");

fn main() {
    if env::args().any(|argument| argument == "--data") {
        println!("{}", data());
        return;
    }
    let mut criterion = Criterion::default()
        .sample_size(50)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    twelve_measures(&mut criterion);
    growth(&mut criterion);
    criterion.final_summary();
}

/// What the others need: the compiled policy and the totals of the first inputs, in fen.
fn data() -> Value {
    let (policy, on) = (read(TWELVE), day());
    let totals = (0..twelve::INPUTS_COMPARED).map(|i| {
        let totals = policy.total(&answers(&policy, i), on);
        let totals = totals.expect("no number is too large");
        assert_eq!(Some(totals.low), totals.high, "everything is answered");
        totals.low
    });
    json!({ "totals": totals.collect::<Vec<_>>(), "policy": policy })
}

fn read(text: &str) -> Policy {
    match check::read(text, Lang::Zh) {
        Ok(checked) => checked.policy,
        Err(faults) => panic!("the policy is not valid: {faults:#?}"),
    }
}

fn day() -> Day {
    Day::parse(twelve::DAY).expect("it is a day")
}

/// Each evaluation has answers of its own, and their making counts; those named `…-only` leave it out.
fn twelve_measures(criterion: &mut Criterion) {
    let (policy, on) = (read(TWELVE), day());
    let mut group = criterion.benchmark_group("twelve");
    let mut i = 0;
    let mut next = || {
        i += 1;
        answers(&policy, i)
    };
    group.bench_function("answers", |bencher| bencher.iter(&mut next));
    group.bench_function("total", |bencher| {
        bencher.iter(|| policy.total(&next(), on));
    });
    group.bench_function("evaluate", |bencher| {
        bencher.iter(|| {
            let evaluation = policy.evaluate(&next(), on);
            // It must have been made in full before it is dropped.
            black_box(evaluation).is_ok()
        });
    });
    group.bench_function("words", |bencher| {
        bencher.iter(|| {
            let answers = next();
            let evaluation = policy.evaluate(&answers, on);
            evaluation.map(|evaluation| in_words(&policy, &answers, &evaluation).len())
        });
    });
    let some = next();
    group.bench_function("total-only", |bencher| {
        bencher.iter(|| policy.total(black_box(&some), on));
    });
    group.bench_function("evaluate-only", |bencher| {
        bencher.iter(|| black_box(policy.evaluate(black_box(&some), on)).is_ok());
    });
    group.bench_function("read", |bencher| {
        bencher.iter(|| read(black_box(TWELVE)));
    });
    group.finish();
}

/// Every sentence of an evaluation.
fn in_words(policy: &Policy, answers: &Answers, evaluation: &Evaluation) -> Vec<String> {
    let on = evaluation.on;
    let mut said = Vec::new();
    for (part, line) in policy.parts.iter().zip(&evaluation.lines) {
        said.extend(words::headline(policy, part, on));
        let reasons = line.reasons.iter();
        said.extend(reasons.map(|reason| words::reason(policy, answers, on, reason)));
        said.extend(
            line.caveats
                .iter()
                .map(|remark| words::remark(policy, remark)),
        );
        let steps = words::steps(policy, answers, on, part, line);
        said.extend(steps.into_iter().map(|step| step.text));
        let gaps = line.gaps.iter();
        said.extend(gaps.map(|gap| words::gap(policy, answers, part, gap)));
        if let Outcome::Exact(amount) = line.outcome {
            said.push(words::money(policy, amount));
        }
    }
    said
}

/// How the time grows with the number of rules, each twelve of which have questions and parameters of their own.
fn growth(criterion: &mut Criterion) {
    let on = day();
    for (name, explained) in [("rules-total", false), ("rules-evaluate", true)] {
        let mut group = criterion.benchmark_group(name);
        for rules in [10_u16, 100, 1_000, 10_000] {
            let policy = carried(&read(&many(rules)));
            group.throughput(Throughput::Elements(u64::from(rules)));
            group.bench_function(BenchmarkId::from_parameter(rules), |bencher| {
                let mut i = 0;
                bencher.iter(|| {
                    i += 1;
                    let answers = answers(&policy, i);
                    if explained {
                        black_box(policy.evaluate(&answers, on)).is_ok()
                    } else {
                        black_box(policy.total(&answers, on)).is_ok()
                    }
                });
            });
        }
        group.finish();
    }
}

/// The policy as a page gets it, which finds it written in one piece.
fn carried(policy: &Policy) -> Policy {
    let text = serde_json::to_string(policy).expect("a policy can be written");
    serde_json::from_str(&text).expect("it can be read again")
}

/// A policy of so many rules: the twelve over and over, with new names.
fn many(rules: u16) -> String {
    let twelve: Value = serde_json::from_str(TWELVE).expect("it is JSON");
    let rules = usize::from(rules);
    let mut many = twelve.clone();
    for list in ["questions", "parameters", "measures"] {
        let all = twelve[list].as_array().expect("it is a list");
        // The cap over all measures is the last parameter, and stays as it is.
        let (all, rest) = all.split_at(all.len() - usize::from(list == "parameters"));
        let ids = ids(&twelve);
        let copies = (0..rules.div_ceil(12)).flat_map(|copy| {
            let ids = &ids;
            all.iter().map(move |one| renamed(one, ids, copy))
        });
        let copies = copies.take(if list == "measures" {
            rules
        } else {
            usize::MAX
        });
        many[list] = copies.chain(rest.iter().cloned()).collect();
    }
    let parts = many["measures"].as_array().into_iter().flatten();
    let parts: Value = parts.map(|measure| measure["id"].clone()).collect();
    many["combine"][0]["cap"]["of"] = parts;
    many.to_string()
}

/// Every name that a copy has for itself.
fn ids(policy: &Value) -> HashSet<&str> {
    let lists = ["questions", "parameters", "measures"];
    let all = lists.iter().filter_map(|list| policy[list].as_array());
    all.flatten().filter_map(|one| one["id"].as_str()).collect()
}

/// The same with a number behind every name.
fn renamed(value: &Value, ids: &HashSet<&str>, copy: usize) -> Value {
    match value {
        Value::String(text) if ids.contains(text.as_str()) => format!("{text}_{copy}").into(),
        Value::Array(all) => all.iter().map(|one| renamed(one, ids, copy)).collect(),
        Value::Object(all) => {
            let renamed = |(key, one): (&String, &Value)| {
                // A name in words is no name in the rules.
                let words = key == "name";
                (
                    key.clone(),
                    if words {
                        one.clone()
                    } else {
                        renamed(one, ids, copy)
                    },
                )
            };
            Value::Object(all.iter().map(renamed).collect())
        }
        other => other.clone(),
    }
}

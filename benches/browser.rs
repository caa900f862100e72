//! The benchmark of the rule engine in a browser: the same loops as `engine.rs`, in the profile of the site's own
//! Wasm. The page holds the compiled policy, as a page of the site does, and takes the result.

#[path = "twelve/mod.rs"]
mod twelve;

use qujiang_drama::{domain::Day, policy::Policy};
use std::hint::black_box;
use twelve::answers;
use web_sys::{Document, Performance};

/// Runs whose median counts.
const RUNS: usize = 7;

/// Browsers blur their clock; this is long beside what they blur it by.
const MILLISECONDS_OF_A_RUN: f64 = 200.0;

fn main() {
    let window = web_sys::window().expect("it runs in a page");
    let document = window.document().expect("it runs in a page");
    let clock = window.performance().expect("a page has a clock");
    let policy: Policy =
        serde_json::from_str(&text_of(&document, "policy")).expect("the page holds the policy");
    let on = Day::parse(twelve::DAY).expect("it is a day");

    let totals: Vec<_> = (0..twelve::INPUTS_COMPARED)
        .map(|i| {
            policy
                .total(&answers(&policy, i), on)
                .map(|totals| totals.low)
                .ok()
        })
        .collect();
    let result = serde_json::json!({
        "totals": totals,
        "total": microseconds(&clock, |i| policy.total(&answers(&policy, i), on).is_ok()),
        "evaluate": microseconds(&clock, |i| {
            black_box(policy.evaluate(&answers(&policy, i), on)).is_ok()
        }),
    });
    let output = document
        .get_element_by_id("output")
        .expect("the page has a place for it");
    output.set_text_content(Some(&result.to_string()));
}

fn text_of(document: &Document, id: &str) -> String {
    let element = document.get_element_by_id(id);
    element
        .and_then(|element| element.text_content())
        .unwrap_or_default()
}

/// The median time of an evaluation. Finding out how many fill a run warms up.
fn microseconds(clock: &Performance, evaluate: impl Fn(i64) -> bool) -> f64 {
    let run = |count: u32| {
        let start = clock.now();
        for i in 0..count {
            black_box(evaluate(i64::from(i)));
        }
        clock.now() - start
    };
    let mut count = 1_000;
    while run(count) < MILLISECONDS_OF_A_RUN {
        count *= 2;
    }
    let mut times: Vec<_> = (0..RUNS)
        .map(|_| run(count) * 1_000.0 / f64::from(count))
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

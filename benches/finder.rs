//! The benchmark of the catalogue's filters and search, natively, at 200, 2,000 and 20,000 synthetic scenes.
//! `docs/benchmarks.md` says what it shows.
//!
//! With `--index COUNT` it measures nothing and prints the index of so many scenes, for the measurement in a browser.

#[path = "finder/synthetic.rs"]
mod synthetic;

use criterion::{BatchSize, BenchmarkId, Criterion};
use qujiang_drama::{
    domain::Lang,
    finder::{Act, Catalogue, Index},
};
use std::{env, hint::black_box, time::Duration};

const SIZES: [usize; 3] = [200, 2_000, 20_000];

/// What somebody types: characters, pinyin full and by initials, English, one wrong letter, what is nowhere.
const TYPED: &[(&str, &str)] = &[
    ("characters", "地铁"),
    ("pinyin", "ditie"),
    ("initials", "dtcx"),
    ("one-letter", "d"),
    ("english", "subway"),
    ("two-words", "luxury kz"),
    ("wrong-letter", "subwey"),
    ("wrong-pinyin", "ditle"),
    ("wrong-in-8", "jianyqxx"),
    ("nowhere", "qqqqqqqq"),
];

fn main() {
    let mut arguments = env::args().skip_while(|argument| argument != "--index");
    if let Some(count) = arguments.nth(1) {
        let count = count.parse().expect("a number after --index");
        print!("{}", synthetic::listing(count).write());
        return;
    }
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    for count in SIZES {
        let text = synthetic::listing(count).write();
        println!("{count} scenes: {} bytes of index", text.len());
        let mut group = criterion.benchmark_group(format!("finder/{count}"));
        group.bench_function("read", |b| b.iter(|| Index::read(black_box(&text))));
        let index = Index::read(&text).expect("an index");
        let visit = Catalogue::new(&index, Lang::Zh, "", true, "");
        for (name, typed) in TYPED {
            group.bench_with_input(BenchmarkId::new("type", name), typed, |b, typed| {
                // A visit of its own each time: what was typed last is not looked for again.
                let new = || visit.clone();
                let search = |mut visit: Catalogue| {
                    visit.act(Act::Text, "", black_box(typed));
                    (visit.places(), visit.items(0..40))
                };
                b.iter_batched(new, search, BatchSize::LargeInput);
            });
        }
        group.bench_function("filter", |b| {
            let mut visit = visit.clone();
            b.iter(|| {
                visit.act(Act::Facet, "1", black_box("3"));
                black_box((visit.places(), visit.items(0..40)))
            });
        });
        group.bench_function("filter-while-searching", |b| {
            let mut visit = visit.clone();
            visit.act(Act::Text, "", "ditie");
            b.iter(|| {
                visit.act(Act::Facet, "0", black_box("1"));
                black_box((visit.places(), visit.items(0..40)))
            });
        });
        group.bench_function("sort-by-name", |b| {
            let mut visit = visit.clone();
            b.iter(|| {
                visit.act(Act::Sort, "", black_box("name"));
                black_box((visit.places(), visit.items(0..40)))
            });
        });
        group.finish();
    }
    criterion.final_summary();
}

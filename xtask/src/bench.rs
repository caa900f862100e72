//! `cargo xtask bench`: the rule engine beside other engines and in a browser, held against its limits.
//!
//! All of it is compiled before anything is measured, and nothing is measured before all engines have come to the
//! same totals. What is measured how is described in `docs/benchmarks.md`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::process::{command, executable, output, run as run_program};
use crate::{assemble, chromium, files, packages, playwright, setup};

const PEERS: &str = "benches/peers";

/// Where the page for the browser and the figures are put.
const FOLDER: &str = "target/bench";

const FIGURES: &str = "target/bench/criterion";

const BROWSER_SCRIPT: &str = "tests/e2e/support/browser-bench.mjs";

const PAGE: &str = r#"<!doctype html>
<meta charset="utf-8">
<title>Benchmark</title>
<script id="policy" type="application/json">POLICY</script>
<pre id="output"></pre>
<script type="module">
  import start from "./bench.js";
  await start();
</script>
"#;

/// A figure of ours beside another, and what their ratio has to keep.
struct Comparison {
    what: String,
    ours: f64,
    beside: String,
    theirs: f64,
    limit: Limit,
}

/// What a ratio has to keep.
#[derive(Clone, Copy)]
enum Limit {
    /// Theirs is at least so many times ours.
    Faster(f64),
    /// Ours is at most so many times theirs.
    Within(f64),
}

/// Runs everything and prints the table; an error where a limit is missed.
pub fn run(arguments: lexopt::Parser) -> Result<()> {
    crate::no_arguments(arguments)?;
    let path = setup::tools()?;
    packages::install(PEERS, "the engines to compare with")?;
    playwright::install()?;
    let chromium = chromium::find_or_install()?;

    println!("Compiling …");
    let own: Value = serde_json::from_str(&output(&mut engine(&["--data"]))?)
        .context("the benchmark printed no data")?;
    let page = browser_page(&path, &own["policy"])?;

    println!("Measuring the other engines …");
    let peers = output(command("node", &["peers.mjs"]).current_dir(PEERS))?;
    let peers = lines_of_json(&peers)?;
    for peer in &peers {
        same_totals(&own, peer, peer["engine"].as_str().unwrap_or_default())?;
    }

    println!("Measuring ours …");
    run_program(&mut engine(&[]))?;

    println!("Measuring ours in Chromium …");
    let mut browser = command("node", &[BROWSER_SCRIPT]);
    let result = output(browser.arg(page).env(chromium::VARIABLE, chromium))?;
    let in_browser: Value = serde_json::from_str(&result).context("the page came to no result")?;
    same_totals(&own, &in_browser, "Chromium")?;

    let comparisons = comparisons(&peers, &in_browser)?;
    print!("{}", table(&comparisons));
    let missed = comparisons.iter().filter(|one| !one.is_met()).count();
    ensure!(
        missed == 0,
        "{missed} of {} limits are missed",
        comparisons.len()
    );
    Ok(())
}

/// The native benchmark.
fn engine(arguments: &[&str]) -> Command {
    let bench = ["bench", "--quiet", "--locked", "--bench", "engine", "--"];
    let mut engine = command("cargo", &bench);
    engine.args(arguments).env("CRITERION_HOME", FIGURES);
    engine
}

/// The folder of the page that measures: the engine built as the site's programs are.
fn browser_page(path: &OsStr, policy: &Value) -> Result<PathBuf> {
    let folder = PathBuf::from(FOLDER).join("browser");
    let messages = output(&mut command(
        "cargo",
        &[
            "build",
            "--locked",
            "--message-format=json-render-diagnostics",
            "--target=wasm32-unknown-unknown",
            "--profile=wasm-release",
            "--features=hydrate",
            "--example=bench-browser",
        ],
    ))?;
    let program = executable(&messages, "bench-browser")?;
    let mut bind = command("wasm-bindgen", &["--target", "web", "--no-typescript"]);
    bind.args(["--out-name", "bench", "--out-dir"]);
    run_program(bind.arg(&folder).arg(program).env("PATH", path))?;
    assemble::shrink_wasm(&folder.join("bench_bg.wasm"))?;
    // Inside a script, only its end tag would be more than text.
    let policy = policy.to_string().replace("</", "<\\/");
    files::write(folder.join("index.html"), PAGE.replace("POLICY", &policy))?;
    folder.canonicalize().context("the page was not written")
}

fn lines_of_json(text: &str) -> Result<Vec<Value>> {
    let lines = text.lines().map(serde_json::from_str);
    lines
        .collect::<Result<_, _>>()
        .context("a line is not JSON")
}

/// An error where two engines differ.
fn same_totals(ours: &Value, theirs: &Value, name: &str) -> Result<()> {
    let (Some(ours), Some(theirs)) = (ours["totals"].as_array(), theirs["totals"].as_array())
    else {
        bail!("{name} gives no totals");
    };
    ensure!(
        ours.len() == theirs.len(),
        "{name} gives other totals than ours"
    );
    for (input, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        ensure!(
            ours == theirs,
            "{name} gives {theirs} fen for input {input}, ours {ours}"
        );
    }
    println!("{name}: the same {} totals.", ours.len());
    Ok(())
}

/// Everything that has a limit.
fn comparisons(peers: &[Value], in_browser: &Value) -> Result<Vec<Comparison>> {
    let peer = |name: &str| {
        let peer = peers.iter().find(|peer| peer["engine"] == name);
        let time = peer.and_then(|peer| peer["microseconds"].as_f64());
        time.with_context(|| format!("no time of {name}"))
    };
    let comparison = |what: String, ours, beside: &str, theirs, limit| Comparison {
        what,
        ours,
        beside: beside.to_owned(),
        theirs,
        limit,
    };
    let (total, evaluate) = (median("twelve/total")?, median("twelve/evaluate")?);
    let mut all = vec![
        comparison(
            "amounts only".into(),
            total,
            "json-logic",
            peer("json-logic")?,
            Limit::Faster(7.0),
        ),
        comparison(
            "with explanation".into(),
            evaluate,
            "publicodes",
            peer("publicodes")?,
            Limit::Faster(300.0),
        ),
    ];
    for (name, native) in [("total", total), ("evaluate", evaluate)] {
        let time = in_browser[name]
            .as_f64()
            .with_context(|| format!("no time of {name}"))?;
        all.push(comparison(
            format!("{name}, in Chromium"),
            time,
            "native",
            native,
            Limit::Within(6.0),
        ));
    }
    for name in ["total", "evaluate"] {
        let few = time_of_a_rule(name, 100)?;
        for (rules, limit) in [(1_000, 1.5), (10_000, 8.0)] {
            all.push(comparison(
                format!("{name}, a rule of {rules}"),
                time_of_a_rule(name, rules)?,
                "a rule of 100",
                few,
                Limit::Within(limit),
            ));
        }
    }
    Ok(all)
}

/// The median time of a rule among so many, in microseconds.
fn time_of_a_rule(name: &str, rules: u16) -> Result<f64> {
    Ok(median(&format!("rules-{name}/{rules}"))? / f64::from(rules))
}

/// The median time of a native measurement, in microseconds.
fn median(name: &str) -> Result<f64> {
    let file = Path::new(FIGURES).join(name).join("new/estimates.json");
    let estimates: Value = serde_json::from_str(&files::read_text(&file)?)?;
    let nanoseconds = estimates["median"]["point_estimate"].as_f64();
    Ok(nanoseconds.with_context(|| format!("{} has no median", file.display()))? / 1_000.0)
}

fn table(comparisons: &[Comparison]) -> String {
    let head = format!(
        "\n{:<26} {:>10}   {:<14} {:>10} {:>8}   limit\n",
        "", "ours, µs", "beside", "µs", "ratio"
    );
    let row = |one: &Comparison| {
        let limit = match one.limit {
            Limit::Faster(limit) => format!("at least {limit}"),
            Limit::Within(limit) => format!("at most {limit}"),
        };
        let Comparison {
            what,
            ours,
            beside,
            theirs,
            ..
        } = one;
        let (ratio, word) = (one.ratio(), if one.is_met() { "met" } else { "missed" });
        format!(
            "{what:<26} {ours:>10.3}   {beside:<14} {theirs:>10.3} {ratio:>8.2}   {limit}: {word}\n"
        )
    };
    comparisons
        .iter()
        .map(row)
        .fold(head, |table, row| table + &row)
}

impl Comparison {
    fn ratio(&self) -> f64 {
        match self.limit {
            Limit::Faster(_) => self.theirs / self.ours,
            Limit::Within(_) => self.ours / self.theirs,
        }
    }

    fn is_met(&self) -> bool {
        match self.limit {
            Limit::Faster(limit) => self.ratio() >= limit,
            Limit::Within(limit) => self.ratio() <= limit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn comparison(ours: f64, theirs: f64, limit: Limit) -> Comparison {
        Comparison {
            what: "ours".into(),
            ours,
            beside: "theirs".into(),
            theirs,
            limit,
        }
    }

    #[test]
    fn a_limit_is_met_up_to_its_very_value() {
        assert!(comparison(1.0, 7.0, Limit::Faster(7.0)).is_met());
        assert!(!comparison(1.0, 6.9, Limit::Faster(7.0)).is_met());
        assert!(comparison(6.0, 1.0, Limit::Within(6.0)).is_met());
        assert!(!comparison(6.1, 1.0, Limit::Within(6.0)).is_met());
    }

    #[test]
    fn a_missed_limit_is_said_in_the_table() {
        let table = table(&[comparison(2.0, 7.0, Limit::Faster(7.0))]);
        assert!(
            table.contains("3.50") && table.contains("missed"),
            "{table}"
        );
    }

    #[test]
    fn a_total_that_differs_is_named_with_its_input() {
        let ours = json!({ "totals": [1, 2] });
        assert!(same_totals(&ours, &json!({ "totals": [1, 2] }), "it").is_ok());
        let error = same_totals(&ours, &json!({ "totals": [1, 3] }), "it").unwrap_err();
        assert!(error.to_string().contains("input 1"));
        assert!(same_totals(&ours, &json!({ "totals": [1] }), "it").is_err());
        assert!(same_totals(&ours, &json!({}), "it").is_err());
    }
}

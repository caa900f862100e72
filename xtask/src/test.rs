//! `cargo xtask test`: every check of the project in one run, which is also what CI runs.
//!
//! A failed step does not hide the ones after it: only what needs its result is skipped.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::count::{Count, in_test_results};
use crate::process::{command, run as run_program, run_and_listen};
use crate::{
    browser_tests, build, content, end_to_end, files, playwright, prerender_again, setup, size,
};

/// One step: its name, what it does, the steps without which it makes no sense, and itself.
struct Step {
    name: &'static str,
    what: &'static str,
    needs: &'static [&'static str],
    run: fn() -> Result<Count>,
}

#[rustfmt::skip]
const STEPS: &[Step] = &[
    Step { name: "tools", what: "the build tools are installed", needs: &[], run: tools },
    Step { name: "format", what: "the code is formatted", needs: &[], run: format },
    Step { name: "types", what: "the browser tests' types are right", needs: &[], run: types },
    Step { name: "compile", what: "the native tests compile", needs: &[], run: compile },
    Step { name: "lints", what: "the linter has nothing to say", needs: &[], run: lints },
    Step { name: "tidy", what: "the house rules hold", needs: &[], run: tidy },
    Step { name: "content", what: "content and schemas are valid", needs: &[], run: content_check },
    Step { name: "native", what: "the tests that need no browser", needs: &[], run: native },
    Step { name: "docs", what: "the code's documentation builds", needs: &[], run: docs },
    Step { name: "site", what: "the finished site builds", needs: &["tools"], run: site },
    Step { name: "size", what: "the site keeps its size budgets", needs: &["site"], run: sizes },
    Step { name: "prerender", what: "the pages come out the same twice", needs: &["site"], run: prerender },
    Step { name: "browser", what: "the unit tests that need a browser", needs: &["tools", "lints"], run: browser_tests::test },
    Step { name: "e2e", what: "the finished site in a browser", needs: &["site"], run: end_to_end::test },
];

enum Outcome {
    Ran(Count),
    Failed,
    Skipped,
}

/// Runs all steps, or those asked for.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut chosen: Vec<&Step> = STEPS.iter().collect();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("only") => chosen = choose(&arguments.value()?.string()?)?,
            Long("list") => {
                for step in STEPS {
                    println!("{:<10} {}", step.name, step.what);
                }
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }

    let mut results: Vec<(&Step, Outcome, Duration)> = Vec::new();
    for (index, step) in chosen.iter().enumerate() {
        let title = format!(
            "[{}/{}] {}: {}",
            index + 1,
            chosen.len(),
            step.name,
            step.what
        );
        let missing = results
            .iter()
            .find(|(done, outcome, _)| step.needs.contains(&done.name) && !outcome.is_ok());
        if let Some((missing, ..)) = missing {
            println!(
                "\n{title}\nskipped, for it needs the step `{}`",
                missing.name
            );
            results.push((step, Outcome::Skipped, Duration::ZERO));
            continue;
        }
        println!("\n{title}");
        let start = Instant::now();
        let outcome = match (step.run)() {
            Ok(count) => Outcome::Ran(count),
            Err(error) => {
                eprintln!("error: {error:#}");
                Outcome::Failed
            }
        };
        let duration = start.elapsed();
        println!("{} after {:.1} s", outcome.word(), duration.as_secs_f64());
        results.push((step, outcome, duration));
    }
    if summarise(&results).failed > 0 {
        // The sum is the last line by design, so an error must not be printed after it.
        std::process::exit(1);
    }
    Ok(())
}

fn choose(names: &str) -> Result<Vec<&'static Step>> {
    let known = |name: &&str| STEPS.iter().any(|step| step.name == *name);
    if let Some(unknown) = names.split(',').find(|name| !known(name)) {
        bail!("there is no step `{unknown}`: `cargo xtask test --list` names them all");
    }
    let chosen = STEPS
        .iter()
        .filter(|step| names.split(',').any(|name| name == step.name));
    Ok(chosen.collect())
}

/// Prints the table and the sum, and hands back the sum.
fn summarise(results: &[(&Step, Outcome, Duration)]) -> Count {
    let mut sum = Count::default();
    println!("\n{:<10} {:<8} {:>8}  tests", "step", "", "seconds");
    for (step, outcome, duration) in results {
        let count = outcome.count();
        sum += count;
        println!(
            "{:<10} {:<8} {:>8.1}  {} passed, {} failed",
            step.name,
            outcome.word(),
            duration.as_secs_f64(),
            count.passed,
            count.failed
        );
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    sum
}

impl Outcome {
    fn is_ok(&self) -> bool {
        matches!(self, Self::Ran(count) if count.failed == 0)
    }

    fn count(&self) -> Count {
        match self {
            Self::Ran(count) => *count,
            Self::Failed => Count::default().with_exit(false),
            Self::Skipped => Count::default(),
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            other if other.is_ok() => "ok",
            _ => "failed",
        }
    }
}

fn tools() -> Result<Count> {
    setup::tools()?;
    Ok(Count::ONE_PASSED)
}

fn format() -> Result<Count> {
    all_of([command("cargo", &["fmt", "--all", "--check"])])
}

fn types() -> Result<Count> {
    playwright::install()?;
    all_of([playwright::npx(&["tsc", "--noEmit"])])
}

fn lints() -> Result<Count> {
    let clippy = |arguments: &[&str]| {
        let mut clippy = command("cargo", &["clippy", "--quiet", "--locked"]);
        clippy.args(arguments).args(["--", "-D", "warnings"]);
        clippy
    };
    all_of([
        clippy(&["--all-targets", "--features=ssr"]),
        clippy(&["--all-targets", "--package=xtask", "--package=compress"]),
        clippy(&["--all-targets", "--package=import"]),
        browser_tests::linted(),
    ])
}

/// All tests of a package at once, so that both cores have work: alone, each would wait for the library. But the packages
/// apart, here and below: together, Cargo would join the features of what they depend on, and compile all of it once more.
fn compile() -> Result<Count> {
    let compile = |arguments: &[&str]| {
        let mut compile = command("cargo", &["test", "--quiet", "--locked", "--no-run"]);
        compile.args(arguments);
        compile
    };
    all_of([
        compile(&["--features=ssr", "--lib", "--bins", "--tests"]),
        compile(&["--package=xtask", "--package=compress"]),
        compile(&["--package=import"]),
    ])
}

fn tidy() -> Result<Count> {
    cargo_test(&["--features=ssr", "--test=tidy"])
}

fn content_check() -> Result<Count> {
    content::content("check")?;
    Ok(Count::ONE_PASSED)
}

fn native() -> Result<Count> {
    setup::fonts()?;
    let mut arguments = vec!["--features=ssr".to_owned(), "--lib".into(), "--bins".into()];
    arguments.extend(native_test_files()?);
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let mut count = cargo_test(&arguments)?;
    count += cargo_test(&["--features=ssr", "--doc"])?;
    count += cargo_test(&["--package=xtask", "--package=compress"])?;
    count += cargo_test(&["--package=import"])?;
    Ok(count)
}

/// All of `tests/` but what other steps run, so that no test is counted twice.
fn native_test_files() -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir("tests").context("cannot read tests")? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if files::has_extension(&path, &["rs"]) && name != "tidy" && name != "browser" {
            found.push(format!("--test={name}"));
        }
    }
    found.sort();
    Ok(found)
}

fn docs() -> Result<Count> {
    let doc = |arguments: &[&str]| {
        let mut doc = command("cargo", &["doc", "--quiet", "--locked", "--no-deps"]);
        doc.args(arguments).env("RUSTDOCFLAGS", "-D warnings");
        doc
    };
    all_of([
        doc(&["--features=ssr", "--lib"]),
        doc(&[
            "--package=xtask",
            "--package=compress",
            "--document-private-items",
        ]),
        doc(&["--package=import", "--lib"]),
    ])
}

fn site() -> Result<Count> {
    build::site(&build::base_url(), false)?;
    Ok(Count::ONE_PASSED)
}

fn sizes() -> Result<Count> {
    size::check()?;
    Ok(Count::ONE_PASSED)
}

fn prerender() -> Result<Count> {
    prerender_again::compare()?;
    Ok(Count::ONE_PASSED)
}

/// Runs each of these even where one before it fails, as one check.
fn all_of(commands: impl IntoIterator<Item = Command>) -> Result<Count> {
    let failures: Vec<_> = commands
        .into_iter()
        .filter_map(|mut command| run_program(&mut command).err())
        .map(|error| error.to_string())
        .collect();
    if failures.is_empty() {
        return Ok(Count::ONE_PASSED);
    }
    bail!("{}", failures.join("; "))
}

fn cargo_test(arguments: &[&str]) -> Result<Count> {
    let mut runner = command("cargo", &["test", "--quiet", "--locked", "--no-fail-fast"]);
    let (status, text) = run_and_listen(runner.args(arguments))?;
    Ok(in_test_results(&text).with_exit(status.success()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_needs_only_steps_before_it() {
        for (index, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                assert!(STEPS[..index].iter().any(|before| before.name == *need));
            }
        }
    }

    #[test]
    fn chosen_steps_run_in_the_order_of_the_list() {
        let names: Vec<_> = choose("e2e,format")
            .unwrap()
            .iter()
            .map(|step| step.name)
            .collect();
        assert_eq!(names, ["format", "e2e"]);
    }

    #[test]
    fn an_unknown_step_is_named_in_the_error() {
        let error = choose("format,speed").err().unwrap();
        assert!(error.to_string().contains("speed"));
    }
}

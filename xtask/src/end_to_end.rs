//! The end-to-end tests: installing what they need and running them against the finished site.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::count::{Count, in_playwright_report};
use crate::process::{command, run, start};
use crate::stamp::Stamp;
use crate::{chromium, files, serve, setup};

/// Where the tests live.
pub const FOLDER: &str = "tests/e2e";

const INSTALLED: &str = "tests/e2e/node_modules/.installed";
const REPORT: &str = "tests/e2e/test-results/report.json";

/// Installs the npm packages, unless those of the present lock file are there.
pub fn install() -> Result<()> {
    let lock =
        files::sha256_of_all(["package.json", "package-lock.json", ".npmrc"].map(in_folder))?;
    if files::read_text(INSTALLED).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("Installing the packages of the end-to-end tests (seconds, once) …");
    run(setup::npm(&["ci", "--loglevel=error"])?.current_dir(FOLDER))?;
    files::write(INSTALLED, lock)
}

/// A program of one of those packages.
pub fn npx(arguments: &[&str]) -> Command {
    let mut npx = command(&setup::script("npx"), &["--no-install"]);
    npx.args(arguments).current_dir(FOLDER);
    npx
}

/// Checks the types, then runs all tests against a server of its own.
pub fn test() -> Result<Count> {
    serve::require_site()?;
    install()?;
    let chromium = chromium::find_or_install()?;
    let mut count = Count::default();
    count += Count::default().with_exit(run(&mut npx(&["tsc", "--noEmit"])).is_ok());

    let prefix = serve::prefix(&Stamp::built_for().unwrap_or_default())?;
    let address = serve::in_background(&prefix)?;
    // The report of an earlier run must not speak for this one.
    if Path::new(REPORT).exists() {
        fs::remove_file(REPORT)?;
    }
    let status = start(
        npx(&["playwright", "test"])
            .env("BASE_URL", format!("http://{address}{prefix}/"))
            .env(chromium::VARIABLE, chromium),
    )?
    .wait()?;
    let report = files::read_text(REPORT).context("Playwright wrote no report")?;
    count += in_playwright_report(&report)?.with_exit(status.success());
    Ok(count)
}

fn in_folder(name: &str) -> String {
    format!("{FOLDER}/{name}")
}

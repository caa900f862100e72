//! The end-to-end tests, run against the finished site.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::count::{Count, in_playwright_report};
use crate::process::start;
use crate::stamp::Stamp;
use crate::{chromium, files, playwright, serve};

/// The tag of tests that hold a time.
const MEASURED: &str = "@measured";

/// Runs all tests against a server of its own.
pub fn test() -> Result<Count> {
    serve::require_site()?;
    playwright::install()?;
    let chromium = chromium::find_or_install()?;
    let prefix = serve::prefix(&Stamp::built_for().unwrap_or_default())?;
    let address = serve::in_background(&prefix)?;
    let mut count = Count::default();
    // What is measured runs alone, for it would measure the other tests as well.
    for (name, chosen) in [
        ("others", ["--grep-invert", MEASURED].as_slice()),
        ("measured", &["--grep", MEASURED, "--workers=1"]),
    ] {
        let report = format!("{}/test-results/{name}/report.json", playwright::FOLDER);
        // The report of an earlier run must not speak for this one.
        if Path::new(&report).exists() {
            fs::remove_file(&report)?;
        }
        let status = start(
            playwright::npx(&["playwright", "test"])
                .args(chosen)
                .env("RESULTS", name)
                .env("BASE_URL", format!("http://{address}{prefix}/"))
                .env(chromium::VARIABLE, &chromium),
        )?
        .wait()?;
        let report = files::read_text(&report).context("Playwright wrote no report")?;
        count += in_playwright_report(&report)?.with_exit(status.success());
    }
    Ok(count)
}

//! The unit tests that need a browser, run in the test page of wasm-bindgen.
//!
//! The runner's own way to a browser needs a driver that fits the browser's version. The
//! same Chromium that runs the end-to-end tests can open the runner's page without one.

use std::net::{Ipv4Addr, TcpListener};
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::count::{Count, in_test_results};
use crate::process::{command, executable, output, run_and_listen, start};
use crate::{chromium, playwright, setup};

const SCRIPT: &str = "tests/e2e/support/browser-unit.mjs";

/// Compiles the tests, runs them and counts.
pub fn test() -> Result<Count> {
    let path = setup::tools()?;
    playwright::install()?;
    let chromium = chromium::find_or_install()?;
    let wasm = compile()?;

    let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    let mut runner = start(
        Command::new("wasm-bindgen-test-runner")
            .arg(wasm)
            .env("PATH", path)
            .env("NO_HEADLESS", "1")
            .env("WASM_BINDGEN_TEST_ADDRESS", address.to_string())
            .stdout(Stdio::null()),
    )?;
    let page = format!("http://{address}/");
    let result =
        run_and_listen(command("node", &[SCRIPT, &page]).env(chromium::VARIABLE, chromium));
    // It would serve its page for ever.
    runner.kill()?;
    runner.wait()?;
    let (status, text) = result?;
    Ok(in_test_results(&text).with_exit(status.success()))
}

/// Compiles the tests and all programs of the browser with the linter in the compiler's place, so that what they use is
/// compiled once for both. What the linter finds there keeps the tests from running.
pub fn linted() -> Command {
    let mut compile = command("cargo", &["test", "--quiet", "--locked", "--no-run"]);
    compile.args([
        "--target=wasm32-unknown-unknown",
        "--features=hydrate",
        "--example=bench-browser",
        "--test=browser",
    ]);
    // As `cargo clippy` does it, which only checks.
    compile
        .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
        .env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__");
    compile
}

/// The compiled test, as Cargo reports it.
fn compile() -> Result<String> {
    let messages = output(linted().arg("--message-format=json-render-diagnostics"))?;
    executable(&messages, "browser")
}

//! Finding a Chromium for the tests, and installing one where there is none.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::playwright;
use crate::process::{command, output, run};

/// Names the program for this command and for the tests it starts.
pub const VARIABLE: &str = "CHROMIUM";

/// The first has no windows of its own, which spares half the work.
const ON_PATH: &[&str] = &[
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
];

const ELSEWHERE: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// The program's path; `playwright::install` must have run.
pub fn find_or_install() -> Result<String> {
    if let Ok(chosen) = env::var(VARIABLE) {
        if works(&chosen) {
            return Ok(chosen);
        }
        bail!("{VARIABLE} names `{chosen}`, which does not run");
    }
    if let Some(found) = on_this_machine() {
        return Ok(found);
    }
    println!("Installing Chromium, in which the tests run (about 1 minute, once) …");
    if run(&mut playwright::npx(&["playwright", "install", "chromium"])).is_ok()
        && let Some(found) = of_playwright()
    {
        return Ok(found);
    }
    if Path::new("/etc/debian_version").exists() && is_root() {
        println!(
            "Playwright's download did not work: installing the packages chromium-headless-shell and fonts-noto-cjk with apt-get …"
        );
        let packages = ["install", "-y", "chromium-headless-shell", "fonts-noto-cjk"];
        let installed = run(&mut command("apt-get", &["update"]))
            .and_then(|()| run(&mut command("apt-get", &packages)));
        if installed.is_ok()
            && let Some(found) = on_this_machine()
        {
            return Ok(found);
        }
    }
    bail!("no Chromium was found: install Chromium or Chrome, or name one in {VARIABLE}")
}

fn on_this_machine() -> Option<String> {
    let on_path = ON_PATH.iter().filter_map(|name| on_path(name));
    let elsewhere = ELSEWHERE.iter().map(ToString::to_string);
    on_path
        .chain(elsewhere.filter(|path| Path::new(path).exists()))
        .find(|path| works(path))
        .or_else(of_playwright)
}

/// Playwright wants a path where a shell would take a name.
fn on_path(name: &str) -> Option<String> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
        .map(|path| path.to_string_lossy().into_owned())
}

/// The one Playwright has downloaded earlier.
fn of_playwright() -> Option<String> {
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let path = output(
        command("node", &["-e", script])
            .current_dir(playwright::FOLDER)
            .stderr(Stdio::null()),
    )
    .ok()?;
    let path = path.trim();
    works(path).then(|| path.to_owned())
}

/// Some systems have a stand-in under the name that only says what to install.
fn works(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    output(&mut command("id", &["-u"])).is_ok_and(|user| user.trim() == "0")
}

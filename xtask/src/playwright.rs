//! The npm packages of the browser tests: installing them and running their programs.

use std::process::Command;

use anyhow::Result;

use crate::process::{command, run};
use crate::{files, setup};

/// Where the tests live.
pub const FOLDER: &str = "tests/e2e";

const INSTALLED: &str = "tests/e2e/node_modules/.installed";

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

fn in_folder(name: &str) -> String {
    format!("{FOLDER}/{name}")
}

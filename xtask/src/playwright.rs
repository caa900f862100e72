//! The npm packages of the browser tests: installing them and running their programs.

use std::process::Command;

use anyhow::Result;

use crate::process::command;
use crate::{packages, setup};

/// Where the tests live.
pub const FOLDER: &str = "tests/e2e";

/// Installs the npm packages, unless those of the present lock file are there.
pub fn install() -> Result<()> {
    packages::install(FOLDER, "the end-to-end tests")
}

/// A program of one of those packages.
pub fn npx(arguments: &[&str]) -> Command {
    let mut npx = command(&setup::script("npx"), &["--no-install"]);
    npx.args(arguments).current_dir(FOLDER);
    npx
}

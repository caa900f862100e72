//! The npm packages that a folder of the project asks for.

use anyhow::Result;

use crate::process::run;
use crate::{files, setup};

/// Installs the packages of a folder's lock file, unless they are there; `of_what` tells people why.
pub fn install(folder: &str, of_what: &str) -> Result<()> {
    let parts = ["package.json", "package-lock.json", ".npmrc"];
    let lock = files::sha256_of_all(parts.map(|name| format!("{folder}/{name}")))?;
    let installed = format!("{folder}/node_modules/.installed");
    if files::read_text(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("Installing the packages of {of_what} (seconds, once) …");
    run(setup::npm(&["ci", "--loglevel=error"])?.current_dir(folder))?;
    files::write(installed, lock)
}

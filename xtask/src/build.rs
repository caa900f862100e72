//! `cargo xtask build`: the finished site in `dist/`, built only where something has changed.

use std::{env, fs, io};

use anyhow::{Context, Result};
use lexopt::prelude::*;

use crate::process::{command, run as run_program};
use crate::stamp::Stamp;
use crate::{files, setup};

/// Carries the site's address to the prerenderer through Trunk and its hook.
pub const BASE_URL: &str = "SITE_BASE_URL";

const SETTINGS: &str = "public/content/site.json";

/// Builds the site.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut base_url = base_url();
    let mut force = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("base-url") => base_url = arguments.value()?.string()?,
            Long("force") => force = true,
            other => return Err(other.unexpected().into()),
        }
    }
    site(&base_url, force)
}

/// The address the site is built for when no flag names one: from outside, else from its own settings;
/// empty for the local server's.
pub fn base_url() -> String {
    env::var(BASE_URL).unwrap_or_else(|_| from_settings().unwrap_or_default())
}

/// The settings are checked by the content check; here a file that cannot be read says nothing.
fn from_settings() -> Option<String> {
    let settings = files::read_text(SETTINGS).ok()?;
    let settings: serde_json::Value = serde_json::from_str(&settings).ok()?;
    Some(settings.get("base_url")?.as_str()?.to_owned())
}

/// Writes the finished site to `dist/`, unless it is there already.
pub fn site(base_url: &str, force: bool) -> Result<()> {
    let stamp = Stamp::before_build(base_url)?;
    if !force && stamp.is_met() {
        println!("dist/ is up to date.");
        return Ok(());
    }
    let path = setup::tools()?;
    println!("Building the site …");
    let mut trunk = command("trunk", &["build", "--release", "--skip-version-check"]);
    // Trunk takes NO_COLOR for a switch of its own and refuses the values other programs accept.
    trunk.env_remove("NO_COLOR").env("PATH", path);
    if base_url.is_empty() {
        trunk.env_remove(BASE_URL);
    } else {
        trunk.env(BASE_URL, base_url);
    }
    run_program(&mut trunk).context("the site was not built")?;
    remove_leftovers()?;
    stamp.write()?;
    println!("dist/ holds the finished site.");
    if base_url.is_empty() {
        println!(
            "It was built without an address: its codes, chat cards and sitemap name this computer, and say so. \
             Build it with --base-url for a host."
        );
    }
    Ok(())
}

/// Trunk's lock is no part of the site.
fn remove_leftovers() -> Result<()> {
    let lock = format!("{}/.trunk-lock", files::DIST);
    match fs::remove_file(&lock) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {lock}"))
        }
        _ => Ok(()),
    }
}

//! Writing all pages a second time and comparing them with those in `dist/`, byte by byte.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::stamp::Stamp;
use crate::{assemble, files, serve};

const AGAIN: &str = "target/prerender-again";

/// Fails and names the files that differ.
pub fn compare() -> Result<()> {
    serve::require_site()?;
    let again = Path::new(AGAIN);
    if again.exists() {
        fs::remove_dir_all(again)?;
    }
    fs::create_dir_all(again)?;
    fs::copy(files::SHELL, again.join("index.html"))
        .context("the shell of the last build is missing: run `cargo xtask build --force`")?;
    // The chat cards are drawn anew as well, for they are compared too.
    assemble::prerender(again, &Stamp::built_for().unwrap_or_default(), None)?;

    let pages = files::below(again)?;
    let mut differing = Vec::new();
    for page in &pages {
        let name = page.strip_prefix(again)?;
        let first = fs::read(Path::new(files::DIST).join(name)).unwrap_or_default();
        if first != files::read(page)? {
            differing.push(name.display().to_string());
        }
    }
    fs::remove_dir_all(again)?;
    if differing.is_empty() {
        println!(
            "{} files, written twice, are the same to the byte.",
            pages.len()
        );
        return Ok(());
    }
    bail!(
        "written twice from the same input, these files differ: {}",
        differing.join(", ")
    )
}

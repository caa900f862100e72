//! `cargo xtask import`: the way to the package that reads spreadsheets.

use anyhow::Result;

use crate::files;
use crate::process::{command, start};

/// Hands everything over, and says from where it was called, so that files are found there.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut import = command("cargo", &["run", "--locked", "--package=import", "--"]);
    import.arg("--from").arg(files::called_from());
    import.args(arguments.raw_args()?);
    let status = start(&mut import)?.wait()?;
    if !status.success() {
        // It has said what is wrong, in the words of those it is for; a last line of ours would hide them.
        std::process::exit(status.code().unwrap_or(1));
    }
    Ok(())
}

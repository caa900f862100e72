//! `cargo xtask check` and `cargo xtask schema`: a shorter way to the package's own content tool.

use anyhow::Result;

use crate::process::{command, run};

/// Validates the content and the schemas.
pub fn check(arguments: lexopt::Parser) -> Result<()> {
    crate::no_arguments(arguments)?;
    content("check")
}

/// Writes the schemas.
pub fn write_schemas(arguments: lexopt::Parser) -> Result<()> {
    crate::no_arguments(arguments)?;
    content("schema")
}

/// Runs one task of the content tool.
pub fn content(task: &str) -> Result<()> {
    let tool = ["run", "--quiet", "--features", "ssr", "--bin", "content"];
    run(command("cargo", &tool).args(["--", task]))
}

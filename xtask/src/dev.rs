//! `cargo xtask dev`: the development build, rebuilt on every change and served meanwhile.

use std::fs;

use anyhow::Result;
use lexopt::prelude::*;

use crate::process::{command, start, succeeded};
use crate::{files, serve, setup};

/// Watches and serves until interrupted.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut port = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = Some(arguments.value()?.parse()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = setup::tools()?;
    // Trunk refuses to ignore folders that do not exist yet.
    for folder in [files::DIST, "target"] {
        fs::create_dir_all(folder)?;
    }
    let mut trunk = command("trunk", &["watch", "--skip-version-check"]);
    let mut watching = start(trunk.env_remove("NO_COLOR").env("PATH", path))?;

    let listener = serve::listen(port)?;
    serve::announce(&listener, "")?;
    println!("The first build takes a while; reload the page after each.");
    std::thread::spawn(move || {
        if let Err(error) = serve::serve(listener, "") {
            eprintln!("error: {error:#}");
        }
    });
    let status = watching.wait()?;
    succeeded(&trunk, status)
}

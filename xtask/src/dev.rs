//! `cargo xtask dev`: the development build, rebuilt on every change and served meanwhile.

use std::fs;

use anyhow::Result;
use lexopt::prelude::*;

use crate::process::{command, start, succeeded};
use crate::{build, files, serve, setup};

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
    // First, so that a port that is taken leaves no watcher behind.
    let listener = serve::listen(port)?;
    serve::announce(&listener, "")?;
    let mut trunk = command("trunk", &["watch", "--skip-version-check"]);
    trunk
        .env_remove("NO_COLOR")
        .env("PATH", path)
        // Whatever the settings publish it at, here it is served at the root.
        .env(
            build::BASE_URL,
            format!("http://{}/", listener.local_addr()?),
        );
    let mut watching = start(&mut trunk)?;
    println!("The first build takes a while; reload the page after each.");
    std::thread::spawn(move || {
        if let Err(error) = serve::serve(listener, "") {
            eprintln!("error: {error:#}");
        }
    });
    let status = watching.wait()?;
    succeeded(&trunk, status)
}

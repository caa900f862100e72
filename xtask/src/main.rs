//! Set-up and the commands of the README: one entry below, one file in this folder.
//!
//! It calls other programs and puts their results together. It knows nothing of the site's
//! content, rules or pages: those belong to the package it builds.

mod assemble;
mod bench;
mod browser_tests;
mod build;
mod chromium;
mod content;
mod count;
mod dev;
mod end_to_end;
mod files;
mod headers;
mod import;
mod offline;
mod packages;
mod playwright;
mod prerender_again;
mod process;
mod serve;
mod setup;
mod size;
mod stamp;
mod test;

use std::process::ExitCode;

/// One thing that can be asked for, and what the help says of it.
struct Command {
    name: &'static str,
    options: &'static str,
    what: &'static str,
    run: fn(lexopt::Parser) -> anyhow::Result<()>,
}

#[rustfmt::skip]
const COMMANDS: &[Command] = &[
    Command { name: "serve", options: "[--port N] [--base-url URL] [--no-build]", what: "build the site where needed and serve it on this machine", run: serve::run },
    Command { name: "test", options: "[--only STEP,…] [--list]", what: "check everything; the last line counts what passed", run: test::run },
    Command { name: "dev", options: "[--port N]", what: "serve the development build and rebuild on every change", run: dev::run },
    Command { name: "build", options: "[--base-url URL] [--force]", what: "write the finished site to dist/", run: build::run },
    Command { name: "check", options: "", what: "validate the content and its schemas", run: content::check },
    Command { name: "import", options: "scenes FILE | template [FILE]", what: "bring scenes from a spreadsheet, or write the template for one", run: import::run },
    Command { name: "schema", options: "", what: "write the content's JSON Schemas to schema/", run: content::write_schemas },
    Command { name: "size", options: "[--record]", what: "hold dist/ against the size budgets", run: size::run },
    Command { name: "bench", options: "", what: "measure the rule engine beside others and hold it against its limits", run: bench::run },
    Command { name: "setup", options: "", what: "install the build tools, and nothing else", run: setup::run },
    Command { name: "assemble", options: "", what: "(called by Trunk, not by people)", run: assemble::run },
];

fn main() -> ExitCode {
    let mut arguments = lexopt::Parser::from_env();
    let name = match arguments.next() {
        Ok(Some(lexopt::Arg::Value(name))) => name.to_string_lossy().into_owned(),
        Ok(None | Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h'))) => String::new(),
        Ok(Some(other)) => return fail(&other.unexpected().into()),
        Err(error) => return fail(&error.into()),
    };
    if name.is_empty() || name == "help" {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprint!("There is no command `{name}`.\n\n{}", help());
        return ExitCode::FAILURE;
    };
    match files::enter_project().and_then(|()| (command.run)(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

fn fail(error: &anyhow::Error) -> ExitCode {
    eprintln!("error: {error:#}");
    ExitCode::FAILURE
}

fn help() -> String {
    let line = |command: &Command| {
        let usage = format!("{} {}", command.name, command.options);
        format!("  {usage:<48} {}\n", command.what)
    };
    let lines: String = COMMANDS.iter().map(line).collect();
    format!("cargo xtask COMMAND\n\n{lines}")
}

/// Refuses what a command does not take.
fn no_arguments(mut arguments: lexopt::Parser) -> anyhow::Result<()> {
    match arguments.next()? {
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(()),
    }
}

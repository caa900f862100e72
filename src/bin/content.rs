//! Checks the content files and keeps their JSON Schemas: `content check`, `content schema`.

use qujiang_drama::{
    content::{Content, schema},
    domain::Lang,
};
use std::{path::Path, process::ExitCode};

const CONTENT: &str = "public/content";
const SCHEMAS: &str = "schema";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    match command.as_str() {
        "check" => check(),
        "schema" => match schema::write(Path::new(SCHEMAS)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{SCHEMAS}: {error}");
                ExitCode::FAILURE
            }
        },
        _ => {
            eprintln!("usage: content check | content schema");
            ExitCode::from(2)
        }
    }
}

/// Names every fault of the content and every outdated schema; warns of what only a deployment needs.
fn check() -> ExitCode {
    let outdated = schema::outdated(Path::new(SCHEMAS));
    for name in &outdated {
        eprintln!(
            "{SCHEMAS}/{name}: differs from the types in src/content/wire.rs\n    Run `cargo xtask schema` and commit the result."
        );
    }
    match Content::load(Path::new(CONTENT)) {
        Ok(content) => {
            println!(
                "content: {} facts, {} sources, {} measures, {} scenes, {} guide topics: sound",
                content.facts.len(),
                content.sources.len(),
                content.measures.measures.len(),
                content.scenes.len(),
                content.topics.len()
            );
            let policy = content.policy.get(Lang::Zh);
            println!(
                "policy {}: {} parts, {} questions, {} superseded edition(s); `policy check` runs its cases",
                policy.version,
                policy.parts.len(),
                policy.questions.len(),
                content.history.len()
            );
            if content.settings.base_url.is_none() {
                println!(
                    "warning: site.json has no base_url; a deployment must set it there or with `cargo xtask build --base-url`"
                );
            }
            if outdated.is_empty() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(report) => {
            eprintln!("{report}");
            ExitCode::FAILURE
        }
    }
}

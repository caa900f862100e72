//! `cargo xtask size`: what the site weighs on the wire, against what it may weigh.
//!
//! Everything is measured as Brotli sends it, and a KB is 1000 bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::{assemble, files, offline, serve};

const RECORD: &str = "docs/size.json";

const KB: u64 = 1000;

/// The budgets; each is held against the figure of the same name. What is loaded later has one for each program: no
/// reader waits for more than one at a time ([decision 0011](../../docs/adr/0011-finding.md)).
const BUDGETS: &[(&str, u64)] = &[
    (FIRST_LOAD, 190 * KB),
    ("the program desk, loaded later", 156 * KB),
    ("the program finder, loaded later", 90 * KB),
    ("the program share, loaded later", 64 * KB),
    ("the program poster, loaded later", 70 * KB),
    ("the program booth, loaded later", 5 * KB),
    ("the program offline, loaded later", 4 * KB),
    (LARGEST_PAGE, 20 * KB),
    (STYLES, 15 * KB),
    (WORKER, 8 * KB),
    (KEPT, 1000 * KB),
    (LARGEST_CARD, 100 * KB),
];

const FIRST_LOAD: &str = "scripts and Wasm a page loads first";
const ALL_CODE: &str = "scripts and Wasm, all together";
const LARGEST_PAGE: &str = "HTML of the largest page";
const STYLES: &str = "styles";
const WORKER: &str = "the worker for use without network";
const KEPT: &str = "all that is kept for use without network";
const LARGEST_CARD: &str = "the largest chat card";

const PAGES_SHOWN: usize = 5;

type Figures = BTreeMap<String, u64>;

/// Measures, reports and fails over budget.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut record = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("record") => record = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let figures = check()?;
    if record {
        let text = serde_json::to_string_pretty(&figures)?;
        files::write(RECORD, text + "\n")?;
        println!("Recorded in {RECORD}.");
    }
    Ok(())
}

/// Prints the report; fails with everything that is over its budget.
pub fn check() -> Result<Figures> {
    serve::require_site()?;
    let site = measure(Path::new(files::DIST))?;
    report(&site)?;
    let problems = problems(&site);
    if problems.is_empty() {
        return Ok(site.figures);
    }
    bail!("{}", problems.join("; "))
}

struct Site {
    figures: Figures,
    pages: Vec<(u64, PathBuf)>,
    later: Vec<(u64, PathBuf)>,
    fonts: Vec<PathBuf>,
}

fn measure(dist: &Path) -> Result<Site> {
    let mut site = Site {
        figures: Figures::new(),
        pages: Vec::new(),
        later: Vec::new(),
        fonts: Vec::new(),
    };
    let mut code = BTreeMap::new();
    let mut styles = 0;
    let mut mentioned = BTreeSet::new();
    let mut first_load = 0;
    let mut largest_card = 0;
    let all = files::below(dist)?;
    let mut worker = 0;
    for path in &all {
        if path.starts_with(dist.join("cards")) {
            // A picture is sent as it is.
            largest_card = largest_card.max(files::read(path)?.len() as u64);
        }
        if path.ends_with(offline::WORKER) || path.ends_with(offline::OFF) {
            // Sent as it lies there; the one is there in place of the other.
            worker = worker.max(files::read(path)?.len() as u64);
        } else if files::has_extension(path, &["js", "wasm"]) {
            code.insert(file_name(path), (on_the_wire(path)?, path.clone()));
        } else if files::has_extension(path, &["css"]) {
            styles += on_the_wire(path)?;
            if files::read_text(path)?.contains("@font-face") {
                site.fonts.push(path.clone());
            }
        }
    }
    for path in &all {
        if files::has_extension(path, &["html"]) {
            let names = code_mentioned(&files::read_text(path)?);
            let loaded = names.iter().filter_map(|name| code.get(name));
            first_load = first_load.max(loaded.map(|(size, _)| size).sum());
            mentioned.extend(names);
            site.pages.push((on_the_wire(path)?, path.clone()));
        }
    }
    site.pages.sort_by(|one, other| other.cmp(one));
    let all_code = code.values().map(|(size, _)| size).sum();
    site.later = code
        .into_iter()
        .filter(|(name, _)| !mentioned.contains(name))
        .map(|(_, part)| part)
        .collect();
    let mut programs = Figures::new();
    for (size, path) in &site.later {
        *programs.entry(program(path)).or_default() += size;
    }
    let mut kept = 0;
    for path in offline::fetched(dist)? {
        kept += on_the_wire(&path)?;
    }
    let largest_page = site.pages.first().map_or(0, |(size, _)| *size);
    site.figures = [
        (FIRST_LOAD, first_load),
        (ALL_CODE, all_code),
        (LARGEST_PAGE, largest_page),
        (STYLES, styles),
        (WORKER, worker),
        (KEPT, kept),
        (LARGEST_CARD, largest_card),
    ]
    .into_iter()
    .map(|(name, size)| (name.to_owned(), size))
    .chain(programs)
    .collect();
    Ok(site)
}

/// The figure that a part of a program loaded later counts towards: `desk-HASH.js` and `desk_bg-HASH.wasm` are one.
fn program(path: &Path) -> String {
    let name = file_name(path);
    let end = name.find(['-', '_', '.']).unwrap_or(name.len());
    format!("the program {}, loaded later", &name[..end])
}

fn report(site: &Site) -> Result<()> {
    let recorded = recorded()?;
    println!("Bytes as Brotli sends them; 1 KB is 1000 bytes.");
    for (name, size) in &site.figures {
        let budget = budget(name).map_or(String::new(), |budget| format!("of {budget}"));
        let before = recorded.as_ref().and_then(|figures| figures.get(name));
        let change = before.map_or(String::new(), |before| change(*before, *size));
        println!("  {name:<38} {size:>8} {budget:<10} {change}");
    }
    if recorded.is_none() {
        println!("  ({RECORD} does not exist yet: `cargo xtask size --record` writes it)");
    }
    println!("The largest pages:");
    for (size, path) in site.pages.iter().take(PAGES_SHOWN) {
        println!("  {size:>8} {}", path.display());
    }
    for (size, path) in &site.later {
        println!("Loaded later: {size:>8} {}", path.display());
    }
    Ok(())
}

fn problems(site: &Site) -> Vec<String> {
    let over = site.figures.iter().filter_map(|(name, size)| {
        let budget = budget(name)?;
        (*size > budget).then(|| format!("{name}: {size} bytes are over the budget of {budget}"))
    });
    let fonts = site
        .fonts
        .iter()
        .map(|path| format!("{} loads a font, which this site does not", path.display()));
    over.chain(fonts).collect()
}

fn budget(name: &str) -> Option<u64> {
    let found = BUDGETS.iter().find(|(of, _)| *of == name);
    found.map(|(_, bytes)| *bytes)
}

fn change(before: u64, now: u64) -> String {
    match now.checked_sub(before) {
        Some(0) => "as recorded".to_owned(),
        Some(more) => format!("{more} more than recorded"),
        None => format!("{} less than recorded", before - now),
    }
}

fn recorded() -> Result<Option<Figures>> {
    if !Path::new(RECORD).exists() {
        return Ok(None);
    }
    let text = files::read_text(RECORD)?;
    let figures = serde_json::from_str(&text);
    Ok(Some(figures.with_context(|| {
        format!("{RECORD} does not hold figures")
    })?))
}

/// The size of the twin the build wrote, or of one made now for a file too small to have one.
fn on_the_wire(path: &Path) -> Result<u64> {
    let twin = assemble::with_suffix(path, "br");
    let bytes = if twin.exists() {
        files::read(twin)?
    } else {
        compress::brotli(&files::read(path)?)?
    };
    Ok(bytes.len() as u64)
}

/// The file names of scripts and Wasm that stand in quotes in a page.
/// What a page loads at once. What a `template` names waits until somebody reaches for it.
fn code_mentioned(html: &str) -> BTreeSet<String> {
    let at_once = html.split("<template ").enumerate().map(|(index, part)| {
        let named = if index == 0 {
            0
        } else {
            part.find('>').unwrap_or(0)
        };
        &part[named..]
    });
    at_once
        .flat_map(|part| part.split('"'))
        .filter(|quoted| files::has_extension(Path::new(quoted), &["js", "wasm"]))
        .map(|quoted| file_name(Path::new(quoted)))
        .collect()
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_mentioned_twice_below_any_prefix_is_one_part() {
        let html = r#"<script src="/drama/boot-1.js"></script><link href="/drama/boot-1.js" data-wasm="/drama/a.wasm">"#;
        let names: Vec<_> = code_mentioned(html).into_iter().collect();
        assert_eq!(names, ["a.wasm", "boot-1.js"]);
        let with_template = format!(r#"<template data-js="/desk.js"></template>{html}"#);
        assert_eq!(code_mentioned(&with_template).len(), 2, "a template waits");
    }

    #[test]
    fn every_budget_belongs_to_a_figure() {
        let dist = std::env::temp_dir().join(format!("size-test-{}", std::process::id()));
        files::write(dist.join("index.html"), r#"<script src="/a.js">"#).unwrap();
        files::write(dist.join("a.js"), "let a;").unwrap();
        for later in [
            "desk-1.js",
            "desk_bg-2.wasm",
            "finder-3.js",
            "share-4.js",
            "poster-5.js",
            "booth-6.js",
            "offline-7.js",
        ] {
            files::write(dist.join(later), "let b;").unwrap();
        }
        files::write(dist.join("a.css"), "@font-face{}").unwrap();
        let site = measure(&dist).unwrap();
        std::fs::remove_dir_all(&dist).unwrap();
        for (name, _) in BUDGETS {
            assert!(site.figures.contains_key(*name), "{name}");
        }
        assert_eq!(site.later.len(), 7);
        assert_eq!(problems(&site).len(), 1);
        let later: u64 = site
            .figures
            .iter()
            .filter(|(name, _)| name.ends_with("loaded later"))
            .map(|(_, size)| size)
            .sum();
        assert_eq!(site.figures[FIRST_LOAD] + later, site.figures[ALL_CODE]);
    }
}

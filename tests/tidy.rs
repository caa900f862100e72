//! The house rules that a program can check: doors between rooms, file heads, forbidden words,
//! white space, policy headers, colours, schemas and links. Each test is one rule and names every
//! offence with its file and line. It reads files and must not know what the site is about.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which way the doors open: a room may use the rooms of the rows above its own, and no others.
/// `main.rs`, `lib.rs` and the programs in `bin/` put the rooms together and may use them all.
const ROOMS: &[&[&str]] = &[
    &["domain"],
    &["policy", "platform", "routes", "markup"],
    &["checklist", "qr"],
    &["estimate"],
    &["content"],
    &["text"],
    &["document", "poster"],
    &["estimator", "finder", "share", "raster"],
    &["blocks"],
    &["pages"],
    &["components"],
    &["app"],
];

/// Rooms that run natively in a test: they never touch the framework or the browser.
const NATIVE_ROOMS: &[&str] = &[
    "domain",
    "policy",
    "estimate",
    "checklist",
    "content",
    "text",
    "routes",
    "document",
    "pages",
    "markup",
    "finder",
    "qr",
    "share",
    "poster",
    "raster",
];

/// What those rooms must not mention.
const BROWSER_CRATES: &[&str] = &[
    "leptos",
    "leptos_router",
    "leptos_meta",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "gloo_net",
];

/// Notes to oneself; split, so that this file does not break its own rule.
const NOTES: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
];

const UNFINISHED: &[&str] = &[
    concat!("to", "do!"),
    concat!("unimpl", "emented!"),
    concat!("d", "bg!"),
];

const TOKENS: &str = "style/tokens.css";

/// What is printed is laid out once.
const PRINT: &str = "style/print.css";

const COLOUR_FUNCTIONS: &[&str] = &[
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(",
];

#[test]
fn every_source_file_says_what_it_owns() {
    let files = files_below(&["src", "import", "xtask", "tests"], &["rs"]);
    let silent = files.iter().filter(|file| !file.text.starts_with("//! "));
    expect_none(silent.map(|file| format!("{}: opens without `//! `", file.name)));
}

#[test]
fn doors_open_one_way() {
    let files = files_below(&["src"], &["rs"]);
    expect_none(
        files
            .iter()
            .flat_map(|file| wrong_doors(&file.name, &file.text)),
    );
}

#[test]
fn the_native_rooms_know_neither_framework_nor_browser() {
    let mut offences = Vec::new();
    for file in files_below(&["src"], &["rs"]) {
        let room = room_of(&file.name);
        if !NATIVE_ROOMS.contains(&room) {
            continue;
        }
        for (number, line) in numbered(&code_only(&file.text)) {
            for name in BROWSER_CRATES.iter().filter(|name| has_word(line, name)) {
                offences.push(format!(
                    "{}:{number}: `{room}` mentions `{name}`",
                    file.name
                ));
            }
        }
    }
    expect_none(offences);
}

#[test]
fn nothing_is_left_unfinished() {
    let mut offences = Vec::new();
    let folders = [
        "src",
        "import",
        "xtask",
        "tests",
        "public",
        "style",
        "deploy",
        "index.html",
    ];
    for file in files_below(
        &folders,
        &["rs", "ts", "mjs", "js", "css", "html", "toml", "conf"],
    ) {
        for (number, line) in numbered(&file.text) {
            for note in NOTES.iter().filter(|note| has_word(line, note)) {
                offences.push(format!("{}:{number}: {note}", file.name));
            }
        }
        if file.kind() != "rs" {
            continue;
        }
        for (number, line) in numbered(&code_only(&file.text)) {
            for macro_name in UNFINISHED.iter().filter(|name| line.contains(*name)) {
                offences.push(format!("{}:{number}: {macro_name}", file.name));
            }
        }
    }
    expect_none(offences);
}

/// What runs natively, where a broken promise stops the build and no visitor is there to see it.
const BUILD_ROOMS: &[&str] = &["bin", "content", "blocks", "pages", "raster"];

/// A visitor's page must not fall over; what only builds it may, with a reason.
#[test]
fn no_page_can_panic_on_a_missing_value() {
    let mut offences = Vec::new();
    for file in files_below(&["src"], &["rs"]) {
        if file.name.ends_with("/tests.rs") || file.name.contains("/tests/") {
            continue;
        }
        let builds = BUILD_ROOMS.contains(&room_of(&file.name));
        let code = code_only(&file.text);
        // The tests of a file are its last part.
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in numbered(code) {
            if line.contains(".unwrap()") || (!builds && line.contains(".expect(")) {
                offences.push(format!("{}:{number}: {}", file.name, line.trim()));
            }
        }
    }
    expect_none(offences);
}

#[test]
fn white_space_is_in_order() {
    let kinds = [
        "rs", "css", "json", "md", "toml", "ts", "mjs", "js", "html", "txt", "conf",
    ];
    let mut offences = Vec::new();
    for file in files_below(&["."], &kinds) {
        if !file.text.is_empty() && !file.text.ends_with('\n') {
            offences.push(format!("{}: ends without a newline", file.name));
        }
        for (number, line) in numbered(&file.text) {
            if line.ends_with([' ', '\t', '\r']) {
                offences.push(format!("{}:{number}: white space at the end", file.name));
            }
            if line.contains('\t') {
                offences.push(format!("{}:{number}: a tab", file.name));
            }
        }
    }
    expect_none(offences);
}

#[test]
fn every_content_file_has_its_schema() {
    let mut offences = Vec::new();
    for file in files_below(&["public/content"], &["json"]) {
        let name = Path::new(&file.name).file_stem().unwrap_or_default();
        // A superseded edition is named after its version; it is a policy like the present one.
        let name = if file.name.contains("/policy-history/") {
            "policy".into()
        } else {
            name.to_string_lossy()
        };
        let schema = format!("schema/{name}.schema.json");
        if !root().join(&schema).exists() {
            offences.push(format!("{}: {schema} is missing", file.name));
        }
    }
    expect_none(offences);
}

#[test]
fn every_host_sends_the_same_headers() {
    let headers = read("deploy/headers.txt");
    let nginx = read("deploy/nginx.conf");
    let for_all_paths = headers
        .lines()
        .skip_while(|line| *line != "/*")
        .skip(1)
        .take_while(|line| line.starts_with(' '))
        .filter_map(|line| line.trim().split_once(": "))
        // How long something may be kept depends on its name, which nginx maps by itself.
        .filter(|(name, _)| *name != "Cache-Control");
    let mut count = 0;
    let mut offences = Vec::new();
    for (name, value) in for_all_paths {
        count += 1;
        if !nginx.contains(&format!("add_header {name} \"{value}\" always;")) {
            offences.push(format!("deploy/nginx.conf: not `{name}: {value}`"));
        }
    }
    assert!(count > 0, "deploy/headers.txt has no headers for all paths");
    expect_none(offences);
}

#[test]
fn the_policy_stays_strict() {
    let mut offences = Vec::new();
    for file in files_below(&["deploy"], &["txt", "conf", "md"]) {
        for (number, line) in numbered(&file.text) {
            let line = line.replace("'wasm-unsafe-eval'", "");
            for word in ["unsafe-inline", "unsafe-eval"] {
                if line.contains(word) {
                    offences.push(format!("{}:{number}: {word}", file.name));
                }
            }
        }
    }
    expect_none(offences);
}

#[test]
fn colours_come_from_the_tokens() {
    expect_none(lines_of_style(TOKENS, has_colour));
}

/// The lines of the styles, but for one of the files, that something is said of.
fn lines_of_style(but: &str, is_said: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in files_below(&["style"], &["css"]) {
        for (number, line) in numbered(&without_block_comments(&file.text)) {
            if file.name != but && is_said(line) {
                found.push(format!("{}:{number}: {}", file.name, line.trim()));
            }
        }
    }
    found
}

/// A browser takes a property that names an unknown variable for unset, without a word. Where it is set is not asked.
#[test]
fn every_variable_a_style_names_is_set() {
    let style = files_below(&["style"], &["css"]);
    let texts: Vec<String> = style
        .iter()
        .map(|file| without_block_comments(&file.text))
        .collect();
    let whole = texts.join("\n");
    expect_none(
        style.iter().zip(&texts).flat_map(|(file, text)| {
            unset(text, &whole).map(|name| format!("{}: {name}", file.name))
        }),
    );
}

/// The variables that a text names and another does not set.
fn unset<'t>(text: &'t str, whole: &str) -> impl Iterator<Item = &'t str> {
    let named = text.split("var(").skip(1).map(|rest| {
        let end = rest.find([')', ',']).unwrap_or(rest.len());
        rest[..end].trim()
    });
    named.filter(|name| {
        let set = format!("{name}:");
        let mut places = whole.match_indices(&set);
        !places.any(|(at, _)| whole[..at].ends_with([' ', '{', ';', '\n']))
    })
}

/// A rule about the document by what is anywhere in it is asked at every change, and may have every element styled anew.
#[test]
fn no_rule_of_the_screen_asks_what_is_in_the_whole_page() {
    expect_none(lines_of_style(PRINT, asks_whole_page));
}

/// Whether a rule asks it of the document or of any element: what stands before `:has(` is no place of its own.
fn asks_whole_page(line: &str) -> bool {
    line.match_indices(":has(").any(|(at, _)| {
        let mut depth = 0_i32;
        let compound = line[..at].rfind(|c: char| {
            depth += i32::from(matches!(c, ')' | ']')) - i32::from(matches!(c, '(' | '['));
            depth < 0 || depth == 0 && " ,>+~{".contains(c)
        });
        let compound = &line[compound.map_or(0, |at| at + 1)..at];
        let name = compound
            .split(['.', '[', ':', '#'])
            .next()
            .unwrap_or_default();
        let is_of_any = name.is_empty() && !compound.starts_with(['.', '#']) || name == "*";
        is_of_any || ["html", "body", "main"].contains(&name)
    })
}

#[test]
fn every_decision_is_listed() {
    let folder = root().join("docs/adr");
    if !folder.exists() {
        return;
    }
    let list = read("docs/adr/README.md");
    let decisions = files_below(&["docs/adr"], &["md"]);
    let names = decisions
        .iter()
        .filter_map(|file| file.name.strip_prefix("docs/adr/"))
        .filter(|name| *name != "README.md");
    let missing = names.filter(|name| !list.contains(&format!("({name})")));
    expect_none(missing.map(|name| format!("docs/adr/README.md does not link {name}")));
}

// The rules above are only worth something where they find what they look for.

#[test]
fn a_variable_that_is_not_set_is_found() {
    let whole = "a { --ink: #000; color: var(--ink); b: calc(var( --in )); c: var(--card, 1px) }";
    assert_eq!(unset(whole, whole).collect::<Vec<_>>(), ["--in", "--card"]);
}

#[test]
fn a_rule_about_the_whole_page_is_found() {
    for rule in [
        ":root:has(.chosen:not([hidden])) {",
        ":root[data-app=\"ready\"]:has(.x) {",
        ":root:not(.x):has(.y) .z {",
        "body:has(dialog[open]) .top {",
        "body.booth:has(.x) {",
        "  html:lang(en):has(.x) {",
        ".a, :is(html, body):has(.x) {",
        ":has(.x) {",
        ".a > *:has(.b) {",
    ] {
        assert!(asks_whole_page(rule), "{rule}");
    }
    for rule in [
        ".share__body:has(.qr--fine) {",
        ".section:has(> .targets) > .section__head {",
        ".a:not(.b):has(.c) {",
        "#kit:has(.d), li:has(.e) {",
    ] {
        assert!(!asks_whole_page(rule), "{rule}");
    }
}

#[test]
fn a_door_against_the_order_is_found_in_every_notation() {
    let found = |code: &str| wrong_doors("src/domain/money.rs", code).len();
    assert_eq!(found("use crate::content::Fact;"), 1);
    assert_eq!(
        found("use crate::{\n    domain::Fen,\n    pages::{home, about},\n};"),
        1
    );
    assert_eq!(found("fn f() -> crate::text::Key {}"), 1);
    assert_eq!(found("use qujiang_drama::app;"), 1);
    assert_eq!(found("use crate::cellar::Barrel;"), 1);
}

#[test]
fn a_door_that_is_open_or_only_spoken_of_is_not() {
    assert!(wrong_doors("src/content/load.rs", "use crate::domain::Fen;").is_empty());
    assert!(wrong_doors("src/domain/a.rs", "use crate::domain::Fen;").is_empty());
    assert!(wrong_doors("src/domain/a.rs", "// not crate::app\n").is_empty());
    assert!(wrong_doors("src/domain/a.rs", r#"let a = "crate::app";"#).is_empty());
    assert!(wrong_doors("src/bin/content.rs", "use qujiang_drama::app;").is_empty());
}

#[test]
fn a_room_that_is_not_in_the_plan_is_found() {
    assert_eq!(wrong_doors("src/cellar.rs", "").len(), 1);
}

#[test]
fn strings_and_comments_are_not_code() {
    let code = code_only("a(\"// b\"); // c\nd('\"', r#\"e \"f\" g\"#, 'h'); /* i\n */ j::<'k>()");
    for kept in ["a(", "d(", "j::<'k>()"] {
        assert!(code.contains(kept), "{code}");
    }
    for dropped in ["b", "c", "e", "f", "g", "i"] {
        assert!(!code.contains(dropped), "{dropped}: {code}");
    }
    assert_eq!(code.lines().count(), 3);
}

#[test]
fn a_colour_is_told_from_an_anchor_and_a_token() {
    assert!(has_colour("color: #fff;"));
    assert!(has_colour("background: #11223344"));
    assert!(has_colour("color: RGB(0 0 0)"));
    assert!(!has_colour("color: var(--ink);"));
    assert!(!has_colour("#footer { }"));
    assert!(!has_colour(
        "color: color-mix(in srgb, var(--ink) 50%, var(--paper))"
    ));
}

struct File {
    name: String,
    text: String,
}

impl File {
    fn kind(&self) -> &str {
        let kind = Path::new(&self.name).extension();
        kind.and_then(|kind| kind.to_str()).unwrap_or_default()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The files with these endings in these folders, by their names relative to the root. What is
/// built, installed or kept by other tools is not the project's.
fn files_below(folders: &[&str], kinds: &[&str]) -> Vec<File> {
    const NOT_OURS: &[&str] = &[
        ".git",
        "dist",
        "node_modules",
        "playwright-report",
        "target",
        "test-results",
    ];
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !NOT_OURS.contains(&name.as_ref()) {
                let entries = fs::read_dir(&path).expect("a folder of the project can be read");
                open.extend(entries.map(|entry| entry.expect("so can its entries").path()));
            }
            continue;
        }
        let kind = path.extension().unwrap_or_default().to_string_lossy();
        if kinds.contains(&kind.as_ref()) {
            let name = path.strip_prefix(root()).expect("it lies below the root");
            let name = name.to_string_lossy().replace('\\', "/");
            let text = read(&name);
            found.push(File { name, text });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

fn expect_none(offences: impl IntoIterator<Item = String>) {
    let offences: Vec<_> = offences.into_iter().collect();
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split('\n')
        .enumerate()
        .map(|(index, line)| (index + 1, line))
}

/// `src/pages/home.rs` and `src/pages.rs` are both of the room `pages`.
fn room_of(name: &str) -> &str {
    let inside = name.strip_prefix("src/").unwrap_or(name);
    let top = inside.split('/').next().unwrap_or(inside);
    top.strip_suffix(".rs").unwrap_or(top)
}

fn wrong_doors(name: &str, text: &str) -> Vec<String> {
    let room = room_of(name);
    if ["main", "lib", "bin"].contains(&room) {
        return Vec::new();
    }
    let Some(row) = ROOMS.iter().position(|row| row.contains(&room)) else {
        return vec![format!(
            "{name}: the room `{room}` is not in the plan of tests/tidy.rs"
        )];
    };
    let mut allowed: BTreeSet<&str> = ROOMS[..row].iter().copied().flatten().copied().collect();
    allowed.insert(room);
    let code = code_only(text);
    let wrong = doors(&code)
        .into_iter()
        .filter(|(_, to)| !allowed.contains(to.as_str()));
    wrong
        .map(|(line, to)| {
            format!("{name}:{line}: `{room}` uses `{to}`, but may use only {allowed:?}")
        })
        .collect()
}

/// All rooms named in paths from the crate's root, with their lines.
fn doors(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for start in ["crate::", "qujiang_drama::"] {
        for (at, _) in code.match_indices(start) {
            if code[..at].ends_with(is_word_character) {
                continue;
            }
            let line = code[..at].matches('\n').count() + 1;
            let rest = code[at + start.len()..].trim_start();
            let named: Vec<&str> = match rest.strip_prefix('{') {
                Some(group) => top_of_group(group),
                None => vec![rest],
            };
            for path in named {
                let end = path.find(|c| !is_word_character(c)).unwrap_or(path.len());
                // A macro lives at the crate's root wherever it was written.
                if end > 0 && !path[end..].starts_with('!') {
                    found.push((line, path[..end].to_owned()));
                }
            }
        }
    }
    found
}

/// The parts of `{a::b, c::{d, e}}` at its own level, without the opening brace.
fn top_of_group(group: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                parts.push(group[start..at].trim_start());
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    parts
}

fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let after = &line[at + word.len()..];
        !line[..at].ends_with(is_word_character) && !after.starts_with(is_word_character)
    })
}

/// A hexadecimal colour or a colour function; an anchor is followed by more than digits.
fn has_colour(line: &str) -> bool {
    let line = line.to_lowercase();
    let function = COLOUR_FUNCTIONS.iter().any(|function| {
        line.match_indices(function)
            .any(|(at, _)| !line[..at].ends_with(|c| is_word_character(c) || c == '-'))
    });
    let digits = line.match_indices('#').any(|(at, _)| {
        let rest = &line[at + 1..];
        let end = rest
            .find(|c: char| !is_word_character(c) && c != '-')
            .unwrap_or(rest.len());
        [3, 4, 6, 8].contains(&end) && rest[..end].chars().all(|c| c.is_ascii_hexdigit())
    });
    function || digits
}

fn without_block_comments(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        kept += before;
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        kept.extend(comment.matches('\n'));
        rest = after;
    }
    kept + rest
}

/// Rust code without the contents of its comments, strings and character literals; all lines stay
/// where they are.
fn code_only(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let skipped = literal_or_comment(rest, code.ends_with(is_word_character));
        if skipped == 0 {
            code.push(character);
            rest = &rest[character.len_utf8()..];
        } else {
            code.extend(rest[..skipped].matches('\n'));
            rest = &rest[skipped..];
        }
    }
    code
}

/// The length of the comment, string or character literal this text begins with, or zero.
fn literal_or_comment(text: &str, inside_word: bool) -> usize {
    let until = |from: usize, end: &str| {
        text[from..]
            .find(end)
            .map_or(text.len(), |at| from + at + end.len())
    };
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return until(2, "*/");
    }
    if let Some(raw) = text.strip_prefix('r').filter(|_| !inside_word) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            return until(hashes + 2, &format!("\"{}", "#".repeat(hashes)));
        }
    }
    let quote = match text.chars().next() {
        Some('"') => '"',
        // A lifetime has no closing quote one character later.
        Some('\'') if text[1..].starts_with('\\') || text.chars().nth(2) == Some('\'') => '\'',
        _ => return 0,
    };
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            found if found == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

//! Guards the page that teaches the policy language: every policy on it is sound and its cases come out, every form
//! has one, every output shown is what the command prints, and every link within the page leads somewhere.

use qujiang_drama::{domain::Lang, policy::check};
use serde_json::Value;
use std::{fs, path::Path, process::Command};

const PAGE: &str = "docs/policy-language.md";
const COMMAND: &str = "$ cargo run --bin policy -- ";
const FORMS: usize = 24;

/// A fenced block of the page. A comment on the line before it names the file that a reader saves it as, and
/// whether the command then warns or refuses: `<!-- first.json -->`, `<!-- slip.json: refused -->`.
struct Block<'t> {
    /// The line on which it begins.
    line: usize,
    /// What stands behind the fence: `json`, `console`, `text`.
    language: &'t str,
    /// The heading above it.
    heading: &'t str,
    /// The file's name.
    file: Option<&'t str>,
    /// What the command does with it.
    expected: Expected,
    text: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Expected {
    Sound,
    Warned,
    Refused,
}

impl Block<'_> {
    fn is_policy(&self) -> bool {
        self.language == "json" && self.text.contains("\"measures\"")
    }
}

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE)).expect(PAGE)
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let (mut heading, mut before) = ("", "");
    let mut open: Option<Block> = None;
    for (number, line) in page.lines().enumerate() {
        match &mut open {
            Some(_) if line == "```" => blocks.extend(open.take()),
            Some(block) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            None => {
                if let Some(language) = line.strip_prefix("```") {
                    let (file, expected) = mark(before);
                    open = Some(Block {
                        line: number + 1,
                        language,
                        heading,
                        file,
                        expected,
                        text: String::new(),
                    });
                } else if line.starts_with('#') {
                    heading = line.trim_start_matches('#').trim();
                }
                before = line;
            }
        }
    }
    assert!(open.is_none(), "{PAGE}: the last block is not closed");
    blocks
}

fn mark(line: &str) -> (Option<&str>, Expected) {
    let comment = line
        .strip_prefix("<!-- ")
        .and_then(|rest| rest.strip_suffix(" -->"));
    let Some(comment) = comment else {
        return (None, Expected::Sound);
    };
    match comment.split_once(": ") {
        None => (Some(comment), Expected::Sound),
        Some((file, "warned")) => (Some(file), Expected::Warned),
        Some((file, "refused")) => (Some(file), Expected::Refused),
        Some(_) => panic!("{PAGE}: `{line}` says something else than warned or refused"),
    }
}

/// What is wrong with the policies of a page.
fn wrong_policies(page: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for block in blocks(page).iter().filter(|block| block.is_policy()) {
        for lang in Lang::ALL {
            wrong.extend(wrong_policy(block, lang));
        }
    }
    wrong
}

fn wrong_policy(block: &Block, lang: Lang) -> Vec<String> {
    let at = format!("{PAGE}:{}", block.line);
    let checked = match check::read(&block.text, lang) {
        Err(_) if block.expected == Expected::Refused => return Vec::new(),
        Err(faults) => {
            return faults
                .iter()
                .map(|fault| format!("{at}: {fault}"))
                .collect();
        }
        Ok(_) if block.expected == Expected::Refused => {
            return vec![format!("{at}: it is sound, and should show faults")];
        }
        Ok(checked) => checked,
    };
    let mut wrong = Vec::new();
    match (block.expected, checked.warnings.as_slice()) {
        (Expected::Warned, []) => wrong.push(format!("{at}: it should show a warning")),
        (Expected::Warned, _) => {}
        (_, warnings) => wrong.extend(warnings.iter().map(|one| format!("{at}: warning: {one}"))),
    }
    if checked.cases.is_empty() {
        wrong.push(format!("{at}: it has no case"));
    }
    for case in &checked.cases {
        match case.run(&checked.policy) {
            Ok(found) => wrong.extend(found.iter().map(|one| format!("{at}: {one}"))),
            Err(error) => wrong.push(format!("{at}: {}: {error}", case.id)),
        }
    }
    wrong
}

/// The forms that have no section with a policy in it.
fn missing_forms(page: &str) -> Vec<String> {
    let blocks = blocks(page);
    let shown = |form: &str| {
        let mut policies = blocks.iter().filter(|block| block.is_policy());
        policies.any(|block| block.heading.split(' ').next() == Some(form))
    };
    let forms = (1..=FORMS).map(|number| format!("F{number:02}"));
    forms.filter(|form| !shown(form)).collect()
}

/// Saves the files of a page as a reader would, runs the commands that it shows, and tells which print something else.
fn wrong_outputs(page: &str, folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).expect("a folder of one's own");
    let (mut wrong, mut shown) = (Vec::new(), 0);
    for block in blocks(page) {
        if let Some(file) = block.file {
            fs::write(folder.join(file), &block.text).expect(file);
        }
        if block.language != "console" {
            continue;
        }
        let (line, output) = block.text.split_once('\n').unwrap_or_default();
        let arguments = line.strip_prefix(COMMAND).expect(line);
        let run = Command::new(env!("CARGO_BIN_EXE_policy"))
            .args(arguments.split(' '))
            .current_dir(&folder)
            .output()
            .expect("the command runs");
        let printed = String::from_utf8([run.stderr, run.stdout].concat()).expect("text");
        if printed != output {
            wrong.push(format!("{PAGE}:{}: `{line}` prints\n{printed}", block.line));
        }
        shown += 1;
    }
    assert!(shown > 0, "{PAGE} shows no output");
    wrong
}

/// What a heading is called in a link.
fn anchor(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// The links of a page that lead nowhere.
fn dead_links(page: &str) -> Vec<String> {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    let anchors: Vec<String> = headings
        .map(|line| anchor(line.trim_start_matches('#').trim()))
        .collect();
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let links = page
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let dead = links.filter(|link| match link.strip_prefix('#') {
        Some(name) => !anchors.iter().any(|anchor| anchor == name),
        None => !docs.join(link).exists(),
    });
    dead.map(|link| format!("{PAGE}: `{link}` leads nowhere"))
        .collect()
}

#[track_caller]
fn expect_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_policy_of_the_page_is_sound_and_its_cases_come_out() {
    expect_none(&wrong_policies(&page()));
}

#[test]
fn every_form_has_a_section_with_a_policy() {
    expect_none(&missing_forms(&page()));
}

#[test]
fn every_output_is_what_the_command_prints() {
    expect_none(&wrong_outputs(&page(), "policy-language"));
}

#[test]
fn every_piece_of_a_file_is_json() {
    let page = page();
    let pieces = blocks(&page);
    let pieces = pieces.iter().filter(|block| block.language == "json");
    let wrong = pieces.filter_map(|block| {
        let error = serde_json::from_str::<Value>(&block.text).err()?;
        Some(format!("{PAGE}:{}: {error}", block.line))
    });
    expect_none(&wrong.collect::<Vec<_>>());
}

#[test]
fn every_link_within_the_page_leads_somewhere() {
    expect_none(&dead_links(&page()));
}

// What is above is only worth something where it finds what it looks for.

#[test]
fn a_mistake_on_the_page_is_found() {
    let page = page();
    let changed = |from: &str, to: &str| {
        assert!(page.contains(from), "the page has no {from}");
        page.replace(from, to)
    };
    let wrong = wrong_policies(&changed("\"low\": \"60000\"", "\"low\": \"60001\""));
    assert!(
        wrong.iter().any(|one| one.contains("expected \"60001\"")),
        "{wrong:?}"
    );
    let wrong = wrong_policies(&changed("\"share\"", "\"shares\""));
    assert!(wrong.iter().any(|one| one.contains("shares")), "{wrong:?}");
    let wrong = wrong_policies(&changed("\"cases\"", "\"case\""));
    assert!(!wrong.is_empty());
    for (from, to) in [(": warned -->", " -->"), (": refused -->", " -->")] {
        assert!(!wrong_policies(&changed(from, to)).is_empty(), "{from}");
    }
    let unasked = changed("<!-- first.json -->", "<!-- first.json: warned -->");
    assert_eq!(wrong_policies(&unasked).len(), 2, "once in each language");
    assert_eq!(missing_forms(&changed("### F07 ", "### ")), ["F07"]);
    assert_eq!(
        missing_forms("### F01 Fixed\n"),
        (1..=FORMS).map(|n| format!("F{n:02}")).collect::<Vec<_>>()
    );
    let output = changed("= 60,000 yuan\",", "= 60,001 yuan\",");
    assert_eq!(wrong_outputs(&output, "policy-language-changed").len(), 1);
    assert_eq!(
        dead_links("[a](#b)\n## B\n[c](#d) [e](no-such.md)").len(),
        2
    );
}

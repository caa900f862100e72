//! Files for others.

use super::super::{
    export::{csv, json},
    view::view,
};
use super::*;
use crate::policy::answers_file::read_answers;

const LINK: &str = "https://example.org/estimate#days=7";

fn files(policy: &Policy, case: &Case) -> (String, String) {
    let seen = view(policy, case, day("2026-06-01")).expect("small numbers");
    (
        csv(policy, case, &seen, LINK),
        json(policy, case, &seen, LINK),
    )
}

/// The rows of a table, read as RFC 4180 has them.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text
        .strip_prefix('\u{FEFF}')
        .expect("a mark at the beginning");
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '"' if quoted && rest.peek() == Some(&'"') => {
                cell.push('"');
                rest.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && rest.peek() == Some(&'\n') => {
                rest.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(
        !quoted && cell.is_empty() && row.is_empty(),
        "the last line is ended"
    );
    rows
}

#[test]
fn the_table_holds_answers_lines_totals_and_the_link() {
    let policy = every_kind(Lang::Zh);
    let mut case = case(
        &policy,
        &[
            ("days", "10"),
            ("spend", "60万"),
            ("level", "NRTA"),
            ("growth", "-5%"),
        ],
    );
    let lodging = part(&policy, "lodging");
    case.prices[lodging] = Some(number("300"));
    let (table, _) = files(&policy, &case);
    let rows = rows(&table);
    let row = |first: &str| {
        let found = rows.iter().find(|row| row[0] == first);
        found.unwrap_or_else(|| panic!("{first} in {rows:?}"))
    };
    assert_eq!(row("链接")[1], LINK);
    assert_eq!(row("测算日期")[1], "2026-06-01");
    assert_eq!(row("支出")[1], "600,000元");
    assert_eq!(row("增速")[1], "'-5%", "no cell is a formula");
    assert_eq!(row("成本补助").len(), 20);
    assert_eq!(row("奖金：定额奖励")[17], "'=8万元");
    assert_eq!(row("成本补助：额外补助")[2..5], ["未公布", "", ""]);
    let lodging = row("住宿：免费住宿");
    assert_eq!((&*lodging[5], &*lodging[6]), ("7", "2100"));
    assert_eq!(row("两项合计不超过12万元")[2], "至少减20,000元");
}

#[test]
fn the_answers_in_json_are_what_the_command_takes() {
    let policy = every_kind(Lang::En);
    let case = case(
        &policy,
        &[
            ("days", "10"),
            ("spend", "600000.5"),
            ("level", "NRTA"),
            ("works", "1:yes:_"),
            ("wages", "5 7"),
        ],
    );
    let (_, text) = files(&policy, &case);
    let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(file["link"], LINK);
    assert_eq!(
        file["totals"]["high"],
        serde_json::Value::Null,
        "unknown is no number"
    );
    assert_eq!(file["lines"][1]["low"], serde_json::Value::Null);
    assert_eq!(file["lines"][0]["low"], "60000.05");
    assert_eq!(file["lines"][0]["id"], "costs");
}

/// The answers of a file as they are written: read as JSON, a number would pass through a float.
fn answers_of(file: &str) -> &str {
    let (_, answers) = file.split_once("\"answers\":").expect("answers");
    let mut depth = 0;
    let end = answers.find(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == '}' && depth == 0
    });
    &answers[..=end.expect("the end of an object")]
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn files_are_whole_and_give_the_answers_back((Named(policy), mut case) in any_policy_and_case()) {
        case.on = Some(day("2025-06-02"));
        let Ok(seen) = view(policy, &case, day("2026-06-01")) else {
            return Ok(());
        };
        let table = csv(policy, &case, &seen, LINK);
        for cell in rows(&table).into_iter().flatten() {
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{}", cell);
        }
        let text = json(policy, &case, &seen, LINK);
        let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(file["lines"].as_array().map(Vec::len), Some(seen.lines.iter().filter(|line| line.concerns).count()));
        // A file says nothing for a value that is left out of a plain list.
        for index in (0..).take(policy.questions.len()) {
            if case.answers.get(index).is_some_and(|answer| is_gappy(policy, index, answer)) {
                case.answers.set(policy, index, None).expect("it fits");
            }
        }
        let mut expected = Answers::none(policy);
        for index in (0..).take(policy.questions.len()) {
            expected.set(policy, index, case.answers.get(index).cloned()).expect("it fits");
        }
        let text = json(policy, &case, &seen, LINK);
        prop_assert_eq!(read_answers(policy, answers_of(&text)), Ok(expected));
    }

    #[test]
    fn any_text_is_one_cell_and_one_string(text in "\\PC*|[=+@\"',;\r\n\t -]{0,12}") {
        let mut policy = every_kind(Lang::Zh);
        policy.title.clone_from(&text);
        let case = Case::new(&policy);
        let (table, file) = files(&policy, &case);
        let rows = rows(&table);
        let cell = &rows[0][1];
        prop_assert!(cell == &text || cell.strip_prefix('\'') == Some(&*text), "{:?}", cell);
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        let file: serde_json::Value = serde_json::from_str(&file).expect("JSON");
        prop_assert_eq!(file["policy"]["title"].as_str(), Some(&*text));
    }
}

fn is_gappy(policy: &Policy, index: u16, answer: &Answer) -> bool {
    let plain = policy.questions[usize::from(index)].fields.len() == 1;
    match answer {
        Answer::List(entries) => plain && entries.iter().any(|entry| entry.contains(&None)),
        Answer::One(_) => false,
    }
}

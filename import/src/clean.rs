//! Text as people type it into cells, made regular: full-width letters and digits, odd spaces, line ends, dates.

use qujiang_drama::domain::PartialDate;

/// Characters that leave no mark and come along from web pages and other programs.
const INVISIBLE: [char; 6] = [
    '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{00ad}',
];

/// A text for readers: full-width letters and digits become plain ones, punctuation stays as it is.
pub fn text(text: &str) -> String {
    let regular = text.chars().filter(|c| !INVISIBLE.contains(c));
    let regular: String = regular
        .map(|c| match c {
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => narrow(c),
            '\u{3000}' | '\u{a0}' | '\t' => ' ',
            c => c,
        })
        .collect();
    let lines = regular.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = lines.split('\n').map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// A text for machines, such as an id or a date: all of it half-width, without white space at its ends.
pub fn code(raw: &str) -> String {
    text(raw).chars().map(narrow).collect()
}

/// What two headings or choices have in common that are meant to be the same: letters and digits alone.
pub fn gist(raw: &str) -> String {
    let code = code(raw).to_lowercase();
    code.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Ids in a cell, between commas of any kind, semicolons or spaces.
pub fn ids(raw: &str) -> Vec<String> {
    let code = code(raw);
    let ids = code.split(|c: char| c.is_whitespace() || ",;、".contains(c));
    ids.filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// A date as content files write it, from the ways people do: `2026/1/5`, `2026年1月`, `2025年年中`.
pub fn date(raw: &str) -> Option<String> {
    let code = code(raw).replace(' ', "");
    let plain = code
        .replace("年年中", "-mid")
        .replace("年上半年", "-H1")
        .replace("年下半年", "-H2")
        .replace(['年', '月', '/', '.'], "-")
        .replace('日', "");
    let parts = plain.trim_end_matches('-').split('-');
    let padded: Vec<String> = parts
        .map(|part| {
            if part.len() == 1 && part.bytes().all(|b| b.is_ascii_digit()) {
                format!("0{part}")
            } else {
                part.to_owned()
            }
        })
        .collect();
    let date = padded.join("-");
    PartialDate::parse(&date).ok().map(|_| date)
}

/// The half-width twin of a full-width character.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_letters_and_digits_become_plain_and_punctuation_stays() {
        assert_eq!(
            text("\u{3000}３０平方米，层高５米（约）\u{a0} "),
            "30平方米，层高5米（约）"
        );
        assert_eq!(text("甲\u{3000}乙\u{a0}丙"), "甲 乙 丙");
        assert_eq!(code("\u{feff}ｓｕｂｗａｙ－２　"), "subway-2");
        assert_eq!(text("一\r\n二 \r三\n"), "一\n二\n三");
    }

    #[test]
    fn ids_stand_between_any_separators() {
        assert_eq!(
            ids("f55、x2，f1; ｆ２  f3"),
            ["f55", "x2", "f1", "f2", "f3"]
        );
        assert!(ids(" ， ").is_empty());
    }

    #[test]
    fn dates_are_read_as_people_write_them_and_no_more_exactly() {
        for (typed, date) in [
            ("2026/1/5", "2026-01-05"),
            ("2026年1月5日", "2026-01-05"),
            ("２０２６．１", "2026-01"),
            ("2026年", "2026"),
            ("2025年年中", "2025-mid"),
            ("2024年下半年", "2024-H2"),
            ("2024-H1", "2024-H1"),
        ] {
            assert_eq!(super::date(typed).as_deref(), Some(date), "{typed}");
        }
        for bad in ["", "2026-02-30", "5/1", "去年", "26-1-5"] {
            assert_eq!(date(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_heading_is_known_by_its_letters() {
        assert_eq!(
            gist(" 名称（中文） / Name (Chinese) *"),
            "名称中文namechinese"
        );
    }
}

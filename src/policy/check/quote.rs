//! How the source's own words bound a number: 超过 excludes it, 以上 includes it. Words only count right beside the
//! number they speak of.

use crate::policy::fraction::Fraction;

/// How a text bounds a number from below, all mentions together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// 超过, 突破, 高于, 多于; more than, over.
    pub above: bool,
    /// 以上, 达到, 不少于, 不低于; at least, or more.
    pub from: bool,
}

/// What scales a number that stands before it.
const SCALES: [(&str, &str); 12] = [
    ("万亿", "1000000000000"),
    ("千万", "10000000"),
    ("百万", "1000000"),
    ("亿", "100000000"),
    ("万", "10000"),
    ("千", "1000"),
    ("million", "1000000"),
    ("billion", "1000000000"),
    ("thousand", "1000"),
    ("%", "1%"),
    ("％", "1%"),
    ("个百分点", "1%"),
];

/// What may stand between the word and the number.
const BETWEEN: [&str; 11] = [
    " ",
    "¥",
    "￥",
    "$",
    "£",
    "€",
    "人民币",
    "约",
    "rmb",
    "cny",
    "usd",
];

/// Before a number: from it on. Some hold a word of the list below, so these are looked for first.
const FROM_BEFORE: [&str; 22] = [
    "达到或超过",
    "等于或超过",
    "大于等于",
    "达到",
    "达",
    "不少于",
    "不低于",
    "不小于",
    "不短于",
    "至少",
    "满",
    "at least",
    "no less than",
    "not less than",
    "no fewer than",
    "not fewer than",
    "a minimum of",
    "reach or exceed",
    "reaches or exceeds",
    ">=",
    "≥",
    "＞=",
];

/// Before a number: above it.
const ABOVE_BEFORE: [&str; 14] = [
    "超过",
    "突破",
    "高于",
    "多于",
    "大于",
    "more than",
    "greater than",
    "in excess of",
    "exceeding",
    "exceeds",
    "over",
    "above",
    ">",
    "＞",
];

/// Before such a word: it is turned round, and bounds from above.
const TURNS: [&str; 9] = [
    "不", "不得", "不应", "未", "没有", "no ", "not ", "cannot ", "n't ",
];

/// After a number and its unit: from it on.
const FROM_AFTER: [&str; 7] = [
    "以上",
    "起",
    "or more",
    "or above",
    "or over",
    "and above",
    "and over",
];

/// Between the numbers of a row.
const JOINS: [char; 10] = ['/', '、', '-', '–', '—', '~', '～', '至', '到', '或'];

/// How far a word may stand after the number.
const REACH: usize = 24;

/// How a quote bounds the number.
pub(super) fn says(quote: &str, number: Fraction) -> Said {
    let quote = quote.to_lowercase();
    let mut said = Said::default();
    let mut rest = 0;
    while let Some((start, end)) = next_number(&quote, rest) {
        let (value, after) = scaled(&quote, start, end);
        rest = end;
        if value.is_none_or(|value| value != number) {
            continue;
        }
        match before(quote.get(..start).unwrap_or_default()) {
            Some(true) => said.from = true,
            Some(false) => said.above = true,
            None => {}
        }
        let unit: String = quote
            .get(after..)
            .unwrap_or_default()
            .chars()
            .take(REACH)
            .take_while(|c| !c.is_ascii_digit() && !"，。；、,;：:\n".contains(*c))
            .collect();
        said.from |= FROM_AFTER.iter().any(|word| unit.contains(word));
    }
    said
}

/// Whether the quote holds this number with the sign of a percentage, and not the same rate as a percentage.
pub(super) fn has_percent(quote: &str, number: Fraction, percent: Fraction) -> bool {
    let (mut same, mut other) = (false, false);
    let mut rest = 0;
    while let Some((start, end)) = next_number(quote, rest) {
        rest = end;
        let after = quote.get(end..).unwrap_or_default().trim_start_matches(' ');
        if after.starts_with(['%', '％']) {
            let value = value_of(quote.get(start..end).unwrap_or_default());
            same |= value == Some(number);
            other |= value == Some(percent);
        }
    }
    same && !other
}

/// The amount of money that a quote speaks of, where it is a single one. `units` are what the currency is called.
pub(super) fn only_amount(quote: &str, units: [&String; 2]) -> Option<Fraction> {
    let quote = quote.to_lowercase();
    let units = units.map(|unit| unit.trim().to_lowercase());
    let (mut found, mut rest) = (None, 0);
    while let Some((start, end)) = next_number(&quote, rest) {
        let (value, after) = scaled(&quote, start, end);
        rest = end;
        let behind = quote
            .get(after..)
            .unwrap_or_default()
            .trim_start_matches(' ');
        let before = quote.get(..start).unwrap_or_default().trim_end_matches(' ');
        let named = units
            .iter()
            .any(|unit| !unit.is_empty() && behind.starts_with(unit.as_str()));
        if !named && !before.ends_with(['¥', '￥', '$', '£', '€']) {
            continue;
        }
        // Of a row of numbers the unit stands behind the last alone: which of them is meant nobody can tell.
        let in_row = before.ends_with(JOINS) || behind.starts_with(JOINS);
        if found.is_some() || in_row {
            return None;
        }
        found = value;
    }
    found
}

/// Where the next number stands: digits, thousands separators, a decimal point; or Chinese numerals.
fn next_number(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let rest = text.get(from..)?;
    let start = from
        + rest.find(|c: char| {
            c.is_ascii_digit()
                || matches!(numeral(c), Some(Numeral::Digit(1..) | Numeral::Unit(10)))
        })?;
    if !digit(start) {
        let run = text.get(start..)?;
        let end = run.find(|c| numeral(c).is_none()).unwrap_or(run.len());
        return Some((start, start + end));
    }
    let mut end = start;
    let mut pointed = false;
    loop {
        let groups = (1..=3).all(|step| digit(end + step)) && !digit(end + 4);
        match bytes.get(end) {
            Some(byte) if byte.is_ascii_digit() => end += 1,
            Some(b',') if groups && !pointed => end += 1,
            Some(b'.') if digit(end + 1) && !pointed => {
                pointed = true;
                end += 1;
            }
            _ => return Some((start, end)),
        }
    }
}

fn value_of(digits: &str) -> Option<Fraction> {
    if digits.starts_with(|c: char| c.is_ascii_digit()) {
        return Fraction::parse(&digits.replace(',', "")).ok();
    }
    chinese(digits).map(Fraction::whole)
}

/// What a Chinese numeral stands for.
enum Numeral {
    Digit(i64),
    /// 十, 百, 千: of a group of four digits.
    Unit(i64),
    /// 万, 亿: of all before it.
    Group(i64),
}

const fn numeral(character: char) -> Option<Numeral> {
    Some(match character {
        '零' | '〇' => Numeral::Digit(0),
        '一' => Numeral::Digit(1),
        '二' | '两' => Numeral::Digit(2),
        '三' => Numeral::Digit(3),
        '四' => Numeral::Digit(4),
        '五' => Numeral::Digit(5),
        '六' => Numeral::Digit(6),
        '七' => Numeral::Digit(7),
        '八' => Numeral::Digit(8),
        '九' => Numeral::Digit(9),
        '十' => Numeral::Unit(10),
        '百' => Numeral::Unit(100),
        '千' => Numeral::Unit(1000),
        '万' => Numeral::Group(10_000),
        '亿' => Numeral::Group(100_000_000),
        _ => return None,
    })
}

/// A number in Chinese numerals; none where it is a row of digits, such as a year, or leaves its last unit out.
fn chinese(text: &str) -> Option<i64> {
    let (mut total, mut group, mut open): (i64, i64, Option<i64>) = (0, 0, None);
    // What a digit after this stands for, if it has no unit.
    let mut last = 10;
    for numeral in text.chars().map(numeral) {
        match numeral? {
            Numeral::Digit(0) if open.is_none() => last = 10,
            Numeral::Digit(digit) => {
                if open.replace(digit).is_some() {
                    return None;
                }
            }
            Numeral::Unit(unit) => {
                group = group.checked_add(open.take().unwrap_or(1).checked_mul(unit)?)?;
                last = unit;
            }
            Numeral::Group(unit) => {
                group = group.checked_add(open.take().unwrap_or(0))?;
                total = if unit > 10_000 {
                    total.checked_add(group)?.checked_mul(unit)?
                } else {
                    total.checked_add(group.checked_mul(unit)?)?
                };
                (group, last) = (0, unit);
            }
        }
    }
    if open.is_some() && last > 10 {
        return None;
    }
    total.checked_add(group)?.checked_add(open.unwrap_or(0))
}

/// The number there with what scales it, and where that ends.
fn scaled(text: &str, start: usize, end: usize) -> (Option<Fraction>, usize) {
    let number = value_of(text.get(start..end).unwrap_or_default());
    let rest = text.get(end..).unwrap_or_default();
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let rest = rest.trim_start_matches(' ');
    let found = SCALES.iter().find(|(word, _)| rest.starts_with(word));
    let Some((word, scale)) = found else {
        return (number, end);
    };
    let value = number.and_then(|number| number.times(Fraction::parse(scale).ok()?).ok());
    (value, end + spaces + word.len())
}

/// Whether the words right before a number say from it on, or above it.
fn before(text: &str) -> Option<bool> {
    let mut text = text;
    while let Some(shorter) = BETWEEN.iter().find_map(|word| text.strip_suffix(word)) {
        text = shorter;
    }
    let ends = |words: &[&str]| {
        let word = words.iter().find_map(|word| {
            let rest = text.strip_suffix(word)?;
            let whole = !word.starts_with(|c: char| c.is_ascii_alphabetic())
                || !rest.ends_with(|c: char| c.is_ascii_alphanumeric());
            whole.then_some(rest)
        });
        word.map(|rest| TURNS.iter().any(|turn| rest.ends_with(turn)))
    };
    match (ends(&FROM_BEFORE), ends(&ABOVE_BEFORE)) {
        (Some(turned), _) => (!turned).then_some(true),
        (None, Some(turned)) => (!turned).then_some(false),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(quote: &str, number: &str) -> &'static str {
        let number = Fraction::parse(number).expect("a number");
        match says(quote, number) {
            Said {
                above: true,
                from: true,
            } => "both",
            Said { above: true, .. } => "above",
            Said { from: true, .. } => "from",
            Said { .. } => "nothing",
        }
    }

    #[test]
    fn the_word_beside_the_number_counts() {
        for (quote, number, expected) in [
            ("营业收入超过500万元的", "5000000", "above"),
            ("营业收入突破 1亿元", "100000000", "above"),
            ("more than 5 million yuan", "5000000", "above"),
            ("over 2,000,000 ISK", "2000000", "above"),
            ("增速高于10%的", "0.1", "above"),
            ("横屏>=2,000,000: 10%", "2000000", "from"),
            ("x > 100", "100", "above"),
            ("500万元以上", "5000000", "from"),
            ("500万元(含)以上的", "5000000", "from"),
            ("连续拍摄7天及以上", "7", "from"),
            ("达到人民币300万元", "3000000", "from"),
            ("不少于3个月", "3", "from"),
            ("满12个月", "12", "from"),
            ("at least 25 working days", "25", "from"),
            ("350 million ISK or more", "350000000", "from"),
            ("达到或超过500万", "5000000", "from"),
            ("超过500万元,或者500万元以上", "5000000", "both"),
            ("超过一百万元的", "1000000", "above"),
            ("一千二百万元以上", "12000000", "from"),
            ("满十二个月", "12", "from"),
            ("达到两亿元", "200000000", "from"),
            ("三百零五人以上", "305", "from"),
            ("不少于二十五天", "25", "from"),
            ("突破一万亿", "1000000000000", "above"),
        ] {
            assert_eq!(said(quote, number), expected, "{quote}");
        }
    }

    #[test]
    fn what_speaks_of_another_number_or_a_cap_does_not_count() {
        for (quote, number) in [
            ("最高不超过30万元", "300000"),
            ("不得超过30万元", "300000"),
            ("no more than 30 people", "30"),
            ("not more than 30 people", "30"),
            ("未达到100万元的", "1000000"),
            ("moreover 5 people", "5"),
            ("超过500万元的,给予10万元", "100000"),
            ("给予20万元;1000万元以上", "200000"),
            ("奖励 10%", "0.1"),
            ("超过一百万元的", "100"),
            ("超过三百五", "305"),
            ("自二〇二四年起", "2024"),
            ("不超过一百万元", "1000000"),
            ("亿万百千以上", "1"),
            ("", "1"),
        ] {
            assert_eq!(said(quote, number), "nothing", "{quote}");
        }
    }
}

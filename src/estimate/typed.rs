//! What people type into a field, read exactly or not at all: never a guess.

use super::{MOST_HEADS, words::words};
use crate::{
    domain::{Day, Lang, PartialDate},
    policy::{
        Answer, Answers, Fraction, Policy, Refused, TooLarge, Value,
        answers::{DECIMALS, MOST_RATE},
        model::{Kind, Parameter, Question},
        words::{fill, number},
    },
};

/// Why a text is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no number, or none of the choices.
    NotANumber,
    /// It is not whole.
    NotWhole,
    /// It has too many decimals.
    TooFine,
    /// It is below the least.
    TooSmall,
    /// It is above the most.
    TooLarge,
    /// It is no date that exists.
    NotADate,
}

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Kind => Self::NotANumber,
            Refused::NotWhole => Self::NotWhole,
            Refused::TooFine => Self::TooFine,
            Refused::TooSmall => Self::TooSmall,
            Refused::TooLarge => Self::TooLarge,
        }
    }
}

impl From<TooLarge> for Fault {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

/// What stands for an absent field of a record.
const ABSENT: &str = "_";
/// A list with nothing in it.
const NONE: &[&str] = &["没有", "无", "none"];
/// More than any number is written with.
const LONGEST: usize = 4096;
/// Digits before the point: past any limit, far from what arithmetic cannot bear.
const WHOLE_DIGITS: usize = 15;
/// Digits after the point, likewise.
const DECIMAL_DIGITS: usize = DECIMALS as usize;
/// The most a price can be.
const DEAREST: Fraction = Fraction::whole(1_000_000_000_000);

/// Reads what was typed as the answer to a question; nothing where the field is blank.
///
/// # Errors
/// Says what is wrong with it.
pub fn read(policy: &Policy, question: &Question, text: &str) -> Result<Option<Answer>, Fault> {
    let plain = normalized(text);
    if plain.trim().is_empty() {
        return Ok(None);
    }
    let answer = if question.kind == Kind::List && NONE.contains(&plain.trim()) {
        Answer::List(Vec::new())
    } else if question.kind == Kind::List {
        let entries = entries(&plain, question);
        if entries.is_empty() {
            return Err(Fault::NotANumber);
        }
        let entries = entries.iter().map(|entry| record(policy, question, entry));
        Answer::List(entries.collect::<Result<_, _>>()?)
    } else if question.kind == Kind::Choice {
        Answer::One(Value::Choice(chosen(question, text)?))
    } else {
        Answer::One(single(policy, question.kind, &question.unit, plain.trim())?)
    };
    let index = policy.question(&question.id).ok_or(Fault::NotANumber)?;
    policy.fits(index, &answer)?;
    Ok(Some(answer))
}

/// Reads one field of an entry of a question's list; nothing where it is blank.
///
/// # Errors
/// Says what is wrong with it.
pub fn read_field(
    policy: &Policy,
    question: &Question,
    field: usize,
    text: &str,
) -> Result<Option<Value>, Fault> {
    let plain = normalized(text);
    if plain.trim().is_empty() {
        return Ok(None);
    }
    let asked = question.fields.get(field).ok_or(Fault::NotANumber)?;
    let value = single(policy, asked.kind, &asked.unit, plain.trim())?;
    let mut entry = vec![None; question.fields.len()];
    if let Some(place) = entry.get_mut(field) {
        *place = Some(value);
    }
    let index = policy.question(&question.id).ok_or(Fault::NotANumber)?;
    policy.fits(index, &Answer::List(vec![entry]))?;
    Ok(Some(value))
}

/// Reads the visitor's own assumption for a parameter; nothing where the field is blank.
///
/// # Errors
/// Says what is wrong with it.
pub fn read_parameter(
    policy: &Policy,
    parameter: &Parameter,
    text: &str,
) -> Result<Option<Fraction>, Fault> {
    let plain = normalized(text);
    if plain.trim().is_empty() {
        return Ok(None);
    }
    let value = quantity(policy, parameter.kind, &parameter.unit, plain.trim())?;
    let index = policy.parameter(&parameter.id).ok_or(Fault::NotANumber)?;
    Answers::none(policy).assume(policy, index, Some(value))?;
    Ok(Some(value))
}

/// Reads the visitor's own price for a unit of something; nothing where the field is blank.
///
/// # Errors
/// Says what is wrong with it.
pub fn read_price(policy: &Policy, text: &str) -> Result<Option<Fraction>, Fault> {
    let plain = normalized(text);
    if plain.trim().is_empty() {
        return Ok(None);
    }
    let price = quantity(policy, Kind::Amount, &policy.unit, plain.trim())?;
    is_price(policy, price)?;
    Ok(Some(price))
}

/// Reads a number of people, written as any other count; none where it is none, or too large for a crew.
pub fn read_heads(policy: &Policy, text: &str) -> Option<u32> {
    let heads = quantity(policy, Kind::Count, "人", normalized(text).trim()).ok()?;
    let heads = u32::try_from(heads.as_whole()?).ok()?;
    (1..=MOST_HEADS).contains(&heads).then_some(heads)
}

/// Whether a number can be a price.
pub(super) fn is_price(policy: &Policy, price: Fraction) -> Result<(), Fault> {
    if price.is_negative() {
        return Err(Fault::TooSmall);
    }
    if price.compare(DEAREST)?.is_gt() {
        return Err(Fault::TooLarge);
    }
    let minor = Fraction::whole(10_i64.pow(u32::from(policy.digits)));
    match price.times(minor)?.as_whole() {
        Some(_) => Ok(()),
        None => Err(Fault::TooFine),
    }
}

// Reading

/// Full-width characters as their plain twins, letters small, everything invisible as a space or gone.
pub fn normalized(text: &str) -> String {
    let plain = |character: char| {
        let narrow = match character {
            // The full-width forms of the printable ASCII characters are 0xFEE0 further on.
            '\u{FF01}'..='\u{FF5E}' => {
                char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
            }
            '￥' => '¥',
            '。' => '.',
            '\u{2212}' => '-',
            '萬' => '万',
            '億' => '亿',
            '兩' => '两',
            '負' => '负',
            '\n' => '\n',
            other if other.is_whitespace() => ' ',
            other => other,
        };
        narrow.to_ascii_lowercase()
    };
    let visible = text
        .chars()
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}'));
    visible.take(LONGEST).map(plain).collect()
}

/// A value that is no list and no choice.
fn single(policy: &Policy, kind: Kind, unit: &str, text: &str) -> Result<Value, Fault> {
    match kind {
        Kind::YesNo => truth(text).map(Value::Truth),
        Kind::Date => day(text).map(Value::Date),
        _ => quantity(policy, kind, unit, text).map(Value::Number),
    }
}

fn truth(text: &str) -> Result<bool, Fault> {
    match text {
        "是" | "是的" | "有" | "对" | "yes" | "y" | "true" => Ok(true),
        "否" | "不" | "不是" | "无" | "没有" | "no" | "n" | "false" => Ok(false),
        _ => Err(Fault::NotANumber),
    }
}

fn chosen(question: &Question, text: &str) -> Result<u8, Fault> {
    let text = text.trim();
    let by_id = question.options.iter().position(|option| option.id == text);
    let by_name = || {
        let plain = normalized(text);
        let mut options = question.options.iter();
        options.position(|option| normalized(option.name.trim()) == plain)
    };
    let found = by_id
        .or_else(by_name)
        .and_then(|index| u8::try_from(index).ok());
    found.ok_or(Fault::NotANumber)
}

/// Reads `2026-01-02`, `2026/1/2`, `2026.1.2`, `2026年1月2日`, `20260102`.
pub(super) fn day(text: &str) -> Result<Day, Fault> {
    let digits: String = text.chars().filter(|c| *c != ' ').collect();
    let parts = if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |range: std::ops::Range<usize>| digits.get(range).unwrap_or_default().to_owned();
        [part(0..4), part(4..6), part(6..8)]
    } else if let Some((year, rest)) = digits.split_once('年') {
        let (month, day) = rest.split_once('月').ok_or(Fault::NotADate)?;
        let day = day.strip_suffix(['日', '号']).unwrap_or(day);
        [year, month, day].map(String::from)
    } else {
        let separator = digits
            .chars()
            .find(|c| ['-', '/', '.'].contains(c))
            .ok_or(Fault::NotADate)?;
        let parts: Vec<String> = digits.split(separator).map(String::from).collect();
        parts.try_into().map_err(|_| Fault::NotADate)?
    };
    let number = |text: &str, longest: usize| {
        let plain = (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<u16>().ok()).flatten()
    };
    let [year, month, day] = parts;
    let read = || {
        let year = number(&year, 4).filter(|_| year.len() == 4)?;
        let month = u8::try_from(number(&month, 2)?).ok()?;
        let day = u8::try_from(number(&day, 2)?).ok()?;
        Day::new(year, month, day)
    };
    read().ok_or(Fault::NotADate)
}

/// The entries of a list: between `、`, `;` and lines, and between spaces where a new value begins.
fn entries(text: &str, question: &Question) -> Vec<String> {
    let words = question
        .fields
        .iter()
        .any(|field| field.kind == Kind::YesNo);
    let mut entries = Vec::new();
    for piece in text.split(['、', ';', '\n']) {
        let piece = piece.trim();
        let mut entry = String::new();
        let mut rest = piece.chars().peekable();
        while let Some(character) = rest.next() {
            let begins =
                |next: Option<&char>| next.is_some_and(|next| words || begins_value(*next));
            let after_sign = entry.ends_with(['¥', '$', '£', '€', '-', '+', ':']);
            if character == ' ' && begins(rest.peek()) && !after_sign {
                entries.push(std::mem::take(&mut entry));
            } else {
                entry.push(character);
            }
        }
        entries.push(entry);
    }
    let mut split = Vec::new();
    for entry in entries {
        let entry = entry.trim().trim_end_matches(',').trim();
        // Commas that cannot group digits part values.
        let groups = entry.split(',').skip(1).map(|group| {
            let digits = group.bytes().take_while(u8::is_ascii_digit);
            digits.count()
        });
        let parts =
            entry.bytes().any(|byte| byte == b',') && groups.into_iter().all(|digits| digits != 3);
        if parts {
            split.extend(entry.split(',').map(|one| one.trim().to_owned()));
        } else if !entry.is_empty() {
            split.push(entry.to_owned());
        }
    }
    split
}

fn begins_value(character: char) -> bool {
    character.is_ascii_digit()
        || chinese_digit(character).is_some()
        || ['十', '半', '¥', '$', '£', '€', '-', '+', '负', '_', '.'].contains(&character)
}

fn record(policy: &Policy, question: &Question, entry: &str) -> Result<Vec<Option<Value>>, Fault> {
    let values: Vec<&str> = if question.fields.len() == 1 {
        vec![entry]
    } else {
        entry.split(':').collect()
    };
    if values.len() != question.fields.len() {
        return Err(Fault::NotANumber);
    }
    let fields = question.fields.iter().zip(values);
    let read = fields.map(|(field, text)| match text.trim() {
        ABSENT => Ok(None),
        text => single(policy, field.kind, &field.unit, text).map(Some),
    });
    read.collect()
}

/// A number with its unit.
fn quantity(policy: &Policy, kind: Kind, unit: &str, text: &str) -> Result<Fraction, Fault> {
    let (negative, text) = match text.strip_prefix(['-', '负']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let mut text = text.trim();
    let mut scale = Fraction::ONE;
    if kind == Kind::Amount {
        text = without_prefix(text, currency_signs(policy)).trim();
    }
    if kind == Kind::Rate {
        (text, scale) = share(text);
    } else {
        text = without_unit(text, policy, kind, unit);
    }
    let value = compound(text, kind != Kind::Rate)?.times(scale)?;
    if !negative {
        return Ok(value);
    }
    if value.is_zero() {
        return Err(Fault::NotANumber);
    }
    Ok(Fraction::ZERO.minus(value)?)
}

/// What is written before or after an amount of the policy's money. Like all lists of words here, one text: a table
/// of texts is twice as long in the browser's program.
fn currency_signs(policy: &Policy) -> impl Iterator<Item = &'static str> {
    let signs = match policy.currency.as_str() {
        "CNY" => "¥ rmb cny 人民币 元整 元 块钱 块 圆 yuan",
        "USD" => "us$ $ usd 美元 dollars dollar",
        "EUR" => "€ eur 欧元 euros euro",
        "GBP" => "£ gbp 英镑 pounds pound",
        "ISK" => "isk kr 冰岛克朗",
        _ => "",
    };
    signs.split(' ').filter(|sign| !sign.is_empty())
}

/// Units that mean the same, a line each.
const SAME: &str = "\
天 日 晚 夜 days day nights night
人 名 位 people persons person heads head
个月 月 months month
年 years year
家 个 firms firm companies company
集 episodes episode
部 个 dramas drama works work
场 次 performances performance shows show
次 times time
㎡ m² m2 平方米 平米 平";

fn without_prefix(text: &str, mut signs: impl Iterator<Item = &'static str>) -> &str {
    signs
        .find_map(|sign| text.strip_prefix(sign))
        .unwrap_or(text)
}

/// Takes the unit off the end: the question's own, or one that means the same.
fn without_unit<'t>(text: &'t str, policy: &Policy, kind: Kind, unit: &str) -> &'t str {
    let own = normalized(unit);
    let own = own.trim();
    let main = normalized(&policy.unit);
    let mut best = text;
    let mut take = |name: &str| {
        if name.is_empty() {
            return;
        }
        if let Some(rest) = text.strip_suffix(name) {
            // `days` is no unit of `workdays`.
            let whole = !(name.starts_with(|c: char| c.is_ascii_lowercase())
                && rest.ends_with(|c: char| c.is_ascii_lowercase()));
            if whole && rest.len() < best.len() {
                best = rest;
            }
        }
    };
    take(own);
    take(own.strip_suffix('s').unwrap_or(own));
    if kind == Kind::Amount {
        take(main.trim());
        for name in currency_signs(policy) {
            take(name);
        }
    } else {
        for names in SAME.split('\n') {
            if names.split(' ').any(|name| name == own) {
                names.split(' ').for_each(&mut take);
            }
        }
        if kind == Kind::Count {
            take("个");
        }
    }
    best.trim()
}

/// A share without its sign, and what one of it is. A bare number is a number of percents: that is what the field
/// asks for.
fn share(text: &str) -> (&str, Fraction) {
    let per_cent = Fraction::decimal(1, 2);
    for (prefix, scale) in [
        ("百分之", per_cent),
        ("千分之", Fraction::decimal(1, 3)),
        ("万分之", Fraction::decimal(1, 4)),
    ] {
        if let Some(rest) = text.strip_prefix(prefix) {
            return (rest.trim(), scale);
        }
    }
    for (suffix, scale) in [
        ("%", per_cent),
        ("个百分点", per_cent),
        ("per cent", per_cent),
        ("percent", per_cent),
        ("成", Fraction::decimal(1, 1)),
        ("‰", Fraction::decimal(1, 3)),
    ] {
        if let Some(rest) = text.strip_suffix(suffix) {
            return (rest.trim(), scale);
        }
    }
    (text, per_cent)
}

/// Multiples that follow a number, each with its power of ten, the longest name first.
const MULTIPLES: &[(&str, u8)] = &[
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("百万", 6),
    ("千万", 7),
    ("百亿", 10),
    ("千亿", 11),
    ("万亿", 12),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
    ("mn", 6),
    ("bn", 9),
    ("w", 4),
    ("k", 3),
];

/// A number, or the sum of numbers with multiples in falling order: `1亿2000万`.
fn compound(text: &str, multiples: bool) -> Result<Fraction, Fault> {
    let mut rest = text;
    let mut sum: Option<(Fraction, u8)> = None;
    let mut whole = true;
    loop {
        let (filled, after) = match rest.strip_prefix(['零', '〇']) {
            Some(after) if sum.is_some() => (true, after),
            _ => (false, rest),
        };
        let number = Number::read(after)?;
        whole &= number.value.as_whole().is_some();
        let after = number.rest.trim_start();
        let multiple = MULTIPLES
            .iter()
            .filter(|_| multiples)
            .find_map(|(name, power)| Some((after.strip_prefix(name)?, *power, *name)));
        let (after, power) = match multiple {
            Some((after, power, _)) => (after.trim_start(), power),
            None => (after, 0),
        };
        let latin = multiple.is_some_and(|(_, _, name)| name.is_ascii());
        let term = number
            .value
            .times(Fraction::whole(10_i64.pow(u32::from(power))))?;
        let total = match sum {
            None => term,
            Some((before, above)) => {
                let fits = term
                    .compare(Fraction::whole(10_i64.pow(u32::from(above))))?
                    .is_lt();
                // After 3万, a bare 5 may be five or five thousand.
                let clear =
                    power > 0 || filled || number.ten || number.digits == usize::from(above);
                if !(fits && whole && clear) {
                    return Err(Fault::NotANumber);
                }
                before.plus(term)?
            }
        };
        if after.is_empty() {
            return Ok(total);
        }
        if power == 0 || latin {
            return Err(Fault::NotANumber);
        }
        sum = Some((total, power));
        rest = after;
    }
}

/// A number at the beginning of a text.
struct Number<'t> {
    value: Fraction,
    /// How many digits it is written with; 0 for a numeral.
    digits: usize,
    /// Whether it is a numeral with a ten in it.
    ten: bool,
    rest: &'t str,
}

impl<'t> Number<'t> {
    fn read(text: &'t str) -> Result<Self, Fault> {
        let mut end = 0;
        for (at, character) in text.char_indices() {
            let follows = |at: usize| {
                let after = text.get(at + 1..).unwrap_or_default();
                after.starts_with(|c: char| c.is_ascii_digit())
            };
            let belongs = match character {
                '0'..='9' | ',' | '.' => true,
                ' ' => follows(at) && end > 0,
                _ => false,
            };
            if !belongs {
                break;
            }
            end = at + 1;
        }
        let (written, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        if written.is_empty() {
            return Self::numeral(text);
        }
        let (value, digits) = decimal(written)?;
        Ok(Self {
            value,
            digits,
            ten: false,
            rest,
        })
    }

    /// Reads 零 to 九十九, 两 and 半.
    fn numeral(text: &'t str) -> Result<Self, Fault> {
        if let Some(rest) = text.strip_prefix('半') {
            return Ok(Self {
                value: Fraction::decimal(5, 1),
                digits: 0,
                ten: false,
                rest,
            });
        }
        let (first, rest) = leading_digit(text);
        let (value, ten, rest) = match (first, rest.strip_prefix('十')) {
            (None, None) => return Err(Fault::NotANumber),
            (Some(digit), None) => (digit, false, rest),
            (tens, Some(rest)) => {
                if tens == Some(0) || text.starts_with('两') {
                    return Err(Fault::NotANumber);
                }
                let (ones, rest) = match leading_digit(rest) {
                    (Some(ones), after) if ones > 0 && !rest.starts_with('两') => {
                        (Some(ones), after)
                    }
                    _ => (None, rest),
                };
                (tens.unwrap_or(1) * 10 + ones.unwrap_or(0), true, rest)
            }
        };
        Ok(Self {
            value: Fraction::whole(value),
            digits: 0,
            ten,
            rest,
        })
    }
}

/// The digit that a numeral begins with, and what follows it.
fn leading_digit(text: &str) -> (Option<i64>, &str) {
    let mut rest = text.chars();
    match rest.next().and_then(chinese_digit) {
        Some(digit) => (Some(digit), rest.as_str()),
        None => (None, text),
    }
}

fn chinese_digit(character: char) -> Option<i64> {
    Some(match character {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Digits, grouped by threes or not at all, with decimals or none.
fn decimal(text: &str) -> Result<(Fraction, usize), Fault> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split([',', ' ']).collect();
    let grouped = groups.len() == 1
        || (groups.iter().skip(1).all(|group| group.len() == 3)
            && (1..=3).contains(&groups.first().map_or(0, |group| group.len())));
    let whole = groups.concat();
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !grouped || !plain(&whole) || !plain(decimals) || (whole.is_empty() && decimals.is_empty()) {
        return Err(Fault::NotANumber);
    }
    let written = whole.len();
    let (whole, decimals) = (
        whole.trim_start_matches('0'),
        decimals.trim_end_matches('0'),
    );
    if whole.len() > WHOLE_DIGITS {
        return Err(Fault::TooLarge);
    }
    if decimals.len() > DECIMAL_DIGITS {
        return Err(Fault::TooFine);
    }
    let dot = if decimals.is_empty() { "" } else { "." };
    let value = Fraction::parse(&format!("0{whole}{dot}{decimals}"));
    Ok((value.map_err(|_| Fault::NotANumber)?, written))
}

// Writing

/// An answer as a visitor could have typed it: it reads back to the same answer.
pub fn written(policy: &Policy, question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::One(Value::Choice(index)) => {
            let Some(option) = question.options.get(usize::from(*index)) else {
                return String::new();
            };
            if chosen(question, &option.name) == Ok(*index) {
                option.name.clone()
            } else {
                option.id.clone()
            }
        }
        Answer::One(value) => value_written(policy, question.kind, *value),
        Answer::List(entries) if entries.is_empty() => words(policy.lang).none.into(),
        Answer::List(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|entry| {
                    let fields = question.fields.iter().zip(entry);
                    let values: Vec<String> = fields
                        .map(|(field, value)| match value {
                            Some(value) => value_written(policy, field.kind, *value),
                            None => ABSENT.into(),
                        })
                        .collect();
                    values.join(":")
                })
                .collect();
            match policy.lang {
                Lang::Zh => entries.join("、"),
                Lang::En => entries.join("; "),
            }
        }
    }
}

/// A field of an entry of a list as a visitor could have typed it.
pub fn field_written(policy: &Policy, question: &Question, field: usize, value: Value) -> String {
    let field = question.fields.get(field);
    field.map_or_else(String::new, |field| {
        value_written(policy, field.kind, value)
    })
}

/// An assumption as a visitor could have typed it.
pub fn parameter_written(policy: &Policy, parameter: &Parameter, value: Fraction) -> String {
    value_written(policy, parameter.kind, Value::Number(value))
}

/// A price as a visitor could have typed it.
pub fn price_written(policy: &Policy, price: Fraction) -> String {
    value_written(policy, Kind::Amount, Value::Number(price))
}

fn value_written(policy: &Policy, kind: Kind, value: Value) -> String {
    match value {
        Value::Number(number) if kind == Kind::Rate => {
            let percents = number.times(Fraction::whole(100)).unwrap_or(number);
            format!("{}%", grouped(percents))
        }
        Value::Number(number) => grouped(number),
        Value::Truth(truth) => words(policy.lang).truth(truth).into(),
        Value::Date(day) => day.to_string(),
        Value::Choice(_) => String::new(),
    }
}

/// Digits in groups of three.
fn grouped(number: Fraction) -> String {
    let text = number.to_string();
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let whole = text.find(['.', '/']).unwrap_or(text.len());
    let mut grouped = String::from(sign);
    for (at, character) in text.char_indices() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(character);
    }
    grouped
}

/// How an answer was understood, with its unit.
pub fn understood(policy: &Policy, question: &Question, answer: &Answer) -> String {
    let words = words(policy.lang);
    match answer {
        Answer::One(Value::Choice(index)) => {
            let option = question.options.get(usize::from(*index));
            option.map_or_else(String::new, |option| option.name.clone())
        }
        Answer::One(Value::Truth(truth)) => match &question.statements {
            Some((yes, no)) => if *truth { yes } else { no }.clone(),
            None => words.truth(*truth).into(),
        },
        Answer::One(value) => value_understood(policy, question.kind, &question.unit, *value),
        Answer::List(entries) if entries.is_empty() => words.none.into(),
        Answer::List(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|entry| {
                    let fields = question.fields.iter().zip(entry);
                    let values: Vec<String> = fields
                        .map(|(field, value)| {
                            let value = value.map_or_else(
                                || words.not_given.into(),
                                |value| value_understood(policy, field.kind, &field.unit, value),
                            );
                            if field.id.is_empty() {
                                value
                            } else {
                                format!("{}{}{value}", field.name, words.colon)
                            }
                        })
                        .collect();
                    values.join(words.comma)
                })
                .collect();
            entries.join(if question.fields.len() == 1 {
                words.and
            } else {
                words.semicolon
            })
        }
    }
}

/// How an assumption was understood, with its unit.
pub fn parameter_understood(policy: &Policy, parameter: &Parameter, value: Fraction) -> String {
    number(policy, parameter.kind, &parameter.unit, value)
}

/// How a price was understood, with its unit.
pub fn price_understood(policy: &Policy, price: Fraction) -> String {
    number(policy, Kind::Amount, &policy.unit, price)
}

fn value_understood(policy: &Policy, kind: Kind, unit: &str, value: Value) -> String {
    match value {
        Value::Number(value) => number(policy, kind, unit, value),
        Value::Truth(truth) => words(policy.lang).truth(truth).into(),
        Value::Date(day) => PartialDate::Day(day).in_words(policy.lang),
        Value::Choice(_) => String::new(),
    }
}

// Faults

/// What a number has to be.
struct Limits<'a> {
    kind: Kind,
    unit: &'a str,
    min: Fraction,
    max: Option<Fraction>,
}

/// What to tell about a fault in the answer to a question.
pub fn message(policy: &Policy, question: &Question, fault: Fault) -> String {
    let words = words(policy.lang);
    let (kind, unit) = match question.fields.as_slice() {
        [only] if question.kind == Kind::List => (only.kind, &only.unit),
        _ => (question.kind, &question.unit),
    };
    match (fault, kind) {
        (Fault::NotANumber, Kind::YesNo | Kind::Choice) => words.choose.into(),
        (Fault::NotANumber | Fault::NotADate, Kind::Date) => words.not_a_date.into(),
        _ => {
            let limits = Limits {
                kind,
                unit,
                min: question.min,
                max: question.max,
            };
            let text = told(policy, &limits, fault);
            if question.kind == Kind::List && fault == Fault::NotANumber {
                format!("{text}{}", words.how_list)
            } else {
                text
            }
        }
    }
}

/// What to tell about a fault in a field of an entry of a question's list.
pub fn field_message(policy: &Policy, question: &Question, field: usize, fault: Fault) -> String {
    let words = words(policy.lang);
    let Some(asked) = question.fields.get(field) else {
        return words.not_a_number.into();
    };
    match (fault, asked.kind) {
        (Fault::NotANumber, Kind::YesNo) => words.choose.into(),
        (Fault::NotANumber, Kind::Date) => words.not_a_date.into(),
        _ => {
            let limits = Limits {
                kind: asked.kind,
                unit: &asked.unit,
                min: question.min,
                max: question.max,
            };
            told(policy, &limits, fault)
        }
    }
}

/// What to tell about a fault in an assumption.
pub fn parameter_message(policy: &Policy, parameter: &Parameter, fault: Fault) -> String {
    let limits = Limits {
        kind: parameter.kind,
        unit: &parameter.unit,
        min: Fraction::ZERO,
        max: (parameter.kind == Kind::Rate).then_some(MOST_RATE),
    };
    told(policy, &limits, fault)
}

/// What to tell about a fault in a price.
pub fn price_message(policy: &Policy, fault: Fault) -> String {
    let limits = Limits {
        kind: Kind::Amount,
        unit: &policy.unit,
        min: Fraction::ZERO,
        max: None,
    };
    told(policy, &limits, fault)
}

fn told(policy: &Policy, limits: &Limits<'_>, fault: Fault) -> String {
    let words = words(policy.lang);
    let say = |value| number(policy, limits.kind, limits.unit, value);
    match fault {
        Fault::NotANumber => match limits.kind {
            Kind::Amount => words.not_an_amount.into(),
            Kind::Rate => words.not_a_rate.into(),
            _ => words.not_a_number.into(),
        },
        Fault::NotADate => words.not_a_date.into(),
        Fault::NotWhole => words.not_whole.into(),
        Fault::TooFine if limits.kind == Kind::Amount && policy.digits == 0 => {
            words.not_whole.into()
        }
        Fault::TooFine => {
            // A share is typed in percents, which moves its point by two.
            let digits = match limits.kind {
                Kind::Amount => policy.digits,
                Kind::Rate => DECIMALS - 2,
                _ => DECIMALS,
            };
            fill(words.too_fine, &[&digits.to_string()])
        }
        Fault::TooSmall => fill(words.too_small, &[&say(limits.min)]),
        Fault::TooLarge => fill(words.too_large, &[&say(limits.max.unwrap_or(DEAREST))]),
    }
}

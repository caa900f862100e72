//! Reads an answers file: an object, question id to value. Numbers are read exactly from their text.

use super::{
    answers::{Answer, Answers, DECIMALS, MOST, Refused, Value},
    fault::{Fault, shown, which},
    fraction::Fraction,
    model::{Choice, Field, Kind, Policy, Question},
    shape::{self, Gone},
};
use crate::domain::Day;
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess},
};
use serde_json::value::RawValue;
use std::{collections::HashSet, fmt};

/// How deeply an answers file can be nested: fields in records in a list.
const DEPTH: usize = 4;
/// The largest power of ten a number may be written with.
const POWER: i64 = 30;

/// Reads the answers to a policy's questions.
///
/// # Errors
/// Every fault at once, each with its path.
pub fn read_answers(policy: &Policy, text: &str) -> Result<Answers, Vec<Fault>> {
    let text = shape::unmarked(text);
    let given = shape::parse(text)
        .map_err(|misfit| vec![Fault::from(misfit)])
        .and_then(|_| {
            // It is JSON; read again, it keeps its numbers as they are written.
            serde_json::from_str::<&RawValue>(text)
                .map_err(|error| error.to_string())
                .and_then(|raw| given(raw, DEPTH))
                .map_err(|wrong| vec![fault("", wrong, "Nest less deeply.")])
        })?;
    let reader = Reader {
        policy,
        gone: &Gone::default(),
        takes_text: false,
    };
    match given {
        Given::Record(fields) => reader.answers("", fields),
        other => Err(vec![fault(
            "",
            format!("{} stands where the answers should", other.noun()),
            "Write an object: for each question's id, its answer, such as {\"days\": 7}.",
        )]),
    }
}

/// Reads the answers of a case of a policy file. What was taken out of that file is not asked for.
pub(super) fn read_case(
    policy: &Policy,
    gone: &Gone,
    path: &str,
    answers: &serde_json::Map<String, serde_json::Value>,
) -> Result<Answers, Vec<Fault>> {
    let fields = answers
        .iter()
        .map(|(id, value)| (id.clone(), Given::from(value)))
        .collect();
    let reader = Reader {
        policy,
        gone,
        takes_text: true,
    };
    reader.answers(path, fields)
}

/// A value as it was given.
#[derive(Clone, Debug)]
enum Given {
    Nothing,
    /// A number, as its text.
    Number(String),
    /// A number that was read before its text could be kept.
    Rough,
    Text(String),
    Truth(bool),
    List(Vec<Given>),
    /// Fields in their order; keys may repeat.
    Record(Vec<(String, Given)>),
}

impl Given {
    const fn noun(&self) -> &'static str {
        match self {
            Self::Nothing => "`null`",
            Self::Number(_) | Self::Rough => "a number",
            Self::Text(_) => "a text",
            Self::Truth(_) => "`true` or `false`",
            Self::List(_) => "a list",
            Self::Record(_) => "an object",
        }
    }
}

impl From<&serde_json::Value> for Given {
    fn from(value: &serde_json::Value) -> Self {
        use serde_json::Value as Json;
        match value {
            Json::Null => Self::Nothing,
            Json::Bool(truth) => Self::Truth(*truth),
            Json::Number(number) if number.is_f64() => Self::Rough,
            Json::Number(number) => Self::Number(number.to_string()),
            Json::String(text) => Self::Text(text.clone()),
            Json::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Json::Object(fields) => Self::Record(
                fields
                    .iter()
                    .map(|(key, value)| (key.clone(), Self::from(value)))
                    .collect(),
            ),
        }
    }
}

/// An object with every one of its fields, also where a key repeats.
struct Fields(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

fn given(raw: &RawValue, depth: usize) -> Result<Given, String> {
    let text = raw.get();
    let read = |error: serde_json::Error| error.to_string();
    if depth == 0 && text.starts_with(['[', '{']) {
        return Err("lists and objects are nested too deeply".into());
    }
    Ok(match text.as_bytes().first() {
        Some(b'n') => Given::Nothing,
        Some(b't') => Given::Truth(true),
        Some(b'f') => Given::Truth(false),
        Some(b'"') => Given::Text(serde_json::from_str(text).map_err(read)?),
        Some(b'[') => {
            let items: Vec<Box<RawValue>> = serde_json::from_str(text).map_err(read)?;
            let items = items.iter().map(|item| given(item, depth - 1));
            Given::List(items.collect::<Result<_, _>>()?)
        }
        Some(b'{') => {
            let Fields(fields) = serde_json::from_str(text).map_err(read)?;
            let fields = fields
                .into_iter()
                .map(|(key, value)| Ok((key, given(&value, depth - 1)?)));
            Given::Record(fields.collect::<Result<_, String>>()?)
        }
        _ => Given::Number(text.into()),
    })
}

fn fault(path: &str, wrong: impl Into<String>, remedy: impl Into<String>) -> Fault {
    Fault {
        path: path.into(),
        wrong: wrong.into(),
        remedy: remedy.into(),
    }
}

fn below(path: &str, key: &str) -> String {
    let dot = if path.is_empty() { "" } else { "." };
    format!("{path}{dot}{}", shown(key))
}

/// Reads a number exactly as JSON writes it: `12`, `-0.5`, `1e6`, `5E-1`.
fn exact(text: &str) -> Option<Fraction> {
    let (mantissa, power) = match text.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, power.parse::<i64>().ok()),
        None => (text, Some(0)),
    };
    let (sign, digits) = match mantissa.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", mantissa),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = format!("{whole}{decimals}");
    let significant = digits.trim_matches('0');
    if significant.is_empty() {
        return Some(Fraction::ZERO);
    }
    // What follows the last significant digit only moves the point.
    let after = digits.len() - digits.trim_end_matches('0').len();
    let power = power?
        .checked_add(i64::try_from(after).ok()?)?
        .checked_sub(i64::try_from(decimals.len()).ok()?)?;
    if power.abs() > POWER {
        return None;
    }
    let places = usize::try_from(power.unsigned_abs()).ok()?;
    let text = if power >= 0 {
        format!("{sign}{significant}{}", "0".repeat(places))
    } else {
        let padded = format!("{significant:0>width$}", width = places + 1);
        let (whole, decimals) = padded.split_at(padded.len() - places);
        format!("{sign}{whole}.{decimals}")
    };
    Fraction::parse(&text).ok()
}

struct Reader<'a> {
    policy: &'a Policy,
    gone: &'a Gone,
    /// Whether a number can be a text, so that it stays exact where its own text is not kept.
    takes_text: bool,
}

/// What is asked for: a question with a single value, or a field of a list.
struct Asked<'a> {
    kind: Kind,
    options: &'a [Choice],
}

impl Reader<'_> {
    fn answers(&self, path: &str, fields: Vec<(String, Given)>) -> Result<Answers, Vec<Fault>> {
        let mut answers = Answers::none(self.policy);
        let mut faults = Vec::new();
        let mut seen = HashSet::new();
        for (id, value) in fields {
            let path = below(path, &id);
            if !seen.insert(id.clone()) {
                faults.push(repeated(&path, &id));
                continue;
            }
            if self.gone.had(&id) {
                continue;
            }
            let Some(index) = self.policy.question(&id) else {
                let ids = self.policy.questions.iter().map(|one| one.id.as_str());
                faults.push(fault(
                    &path,
                    format!("there is no question `{}`", shown(&id)),
                    which(&id, ids),
                ));
                continue;
            };
            let Some(question) = self.policy.questions.get(usize::from(index)) else {
                continue;
            };
            let before = faults.len();
            let answer = self.answer(&path, question, value, &mut faults);
            if let Some(answer) = answer.filter(|_| faults.len() == before)
                && let Err(refused) = answers.set(self.policy, index, Some(answer))
            {
                faults.push(refusal(&path, question, refused, self.policy.digits));
            }
        }
        if faults.is_empty() {
            Ok(answers)
        } else {
            Err(faults)
        }
    }

    fn answer(
        &self,
        path: &str,
        question: &Question,
        value: Given,
        faults: &mut Vec<Fault>,
    ) -> Option<Answer> {
        if question.kind != Kind::List {
            let asked = Asked {
                kind: question.kind,
                options: &question.options,
            };
            return self
                .value(path, &asked, value)
                .map(Answer::One)
                .map_err(|fault| faults.push(fault))
                .ok();
        }
        let Given::List(entries) = value else {
            faults.push(fault(
                path,
                format!("{} stands where a list should", value.noun()),
                "Write a list: [a, b] of values, or [{…}, {…}] of records with the fields of the question.",
            ));
            return None;
        };
        let plain = matches!(question.fields.as_slice(), [only] if only.id.is_empty());
        let mut read = Vec::with_capacity(entries.len());
        for (place, entry) in entries.into_iter().enumerate() {
            let path = format!("{path}[{place}]");
            let fields = question.fields.as_slice();
            read.push(match (plain, fields.first(), entry) {
                (true, Some(field), entry) => {
                    vec![self.field(&path, field, entry, question, faults)]
                }
                (_, _, Given::Record(entry)) => self.record(&path, question, entry, faults),
                (_, _, other) => {
                    let ids: Vec<&str> = fields.iter().map(|one| one.id.as_str()).collect();
                    faults.push(fault(
                        &path,
                        format!("{} stands where a record should", other.noun()),
                        format!("Write an object with the fields {}.", ids.join(", ")),
                    ));
                    continue;
                }
            });
        }
        Some(Answer::List(read))
    }

    fn record(
        &self,
        path: &str,
        question: &Question,
        entry: Vec<(String, Given)>,
        faults: &mut Vec<Fault>,
    ) -> Vec<Option<Value>> {
        let mut values = vec![None; question.fields.len()];
        let mut seen = HashSet::new();
        for (id, value) in entry {
            let path = below(path, &id);
            if !seen.insert(id.clone()) {
                faults.push(repeated(&path, &id));
                continue;
            }
            let found = question.fields.iter().zip(&mut values);
            match found.into_iter().find(|(field, _)| field.id == id) {
                Some((field, place)) => *place = self.field(&path, field, value, question, faults),
                None => faults.push(fault(
                    &path,
                    format!("`{}` has no field `{}`", question.id, shown(&id)),
                    which(&id, question.fields.iter().map(|one| one.id.as_str())),
                )),
            }
        }
        values
    }

    fn field(
        &self,
        path: &str,
        field: &Field,
        value: Given,
        question: &Question,
        faults: &mut Vec<Fault>,
    ) -> Option<Value> {
        let asked = Asked {
            kind: field.kind,
            options: &[],
        };
        let read = self.value(path, &asked, value).and_then(|value| {
            self.policy
                .fits_value(field.kind, 0, value, question.min, question.max)
                .map(|()| value)
                .map_err(|refused| refusal(path, question, refused, self.policy.digits))
        });
        read.map_err(|fault| faults.push(fault)).ok()
    }

    fn value(&self, path: &str, asked: &Asked, value: Given) -> Result<Value, Fault> {
        let refused = |value: &Given| {
            let numeric = matches!(
                asked.kind,
                Kind::Amount | Kind::Count | Kind::Number | Kind::Rate
            );
            let bare = match value {
                Given::Text(_) if numeric => " A number stands without quotation marks.",
                _ => "",
            };
            let how = how(asked, self.policy.digits);
            fault(
                path,
                format!("{} stands where {} should", value.noun(), noun(asked.kind)),
                format!("{how}{bare}"),
            )
        };
        match (asked.kind, value) {
            (_, Given::Nothing) => Err(fault(
                path,
                "`null` is no answer",
                "Leave the question out where it is not answered.",
            )),
            (Kind::YesNo, Given::Truth(truth)) => Ok(Value::Truth(truth)),
            (Kind::Date, Given::Text(text)) => Day::parse(&text).map(Value::Date).map_err(|_| {
                fault(
                    path,
                    format!("`{}` is no day that exists", shown(&text)),
                    "Write a whole day, such as \"2025-01-02\".",
                )
            }),
            (Kind::Choice, Given::Text(text)) => {
                let place = asked.options.iter().position(|option| option.id == text);
                place
                    .and_then(|place| u8::try_from(place).ok())
                    .map(Value::Choice)
                    .ok_or_else(|| {
                        fault(
                            path,
                            format!("there is no option `{}`", shown(&text)),
                            which(&text, asked.options.iter().map(|option| option.id.as_str())),
                        )
                    })
            }
            (Kind::Amount | Kind::Count | Kind::Number | Kind::Rate, Given::Number(text)) => {
                exact(&text).map(Value::Number).ok_or_else(|| {
                    fault(
                        path,
                        format!("the number {} is too long", shown(&text)),
                        "At most 24 digits can be computed with exactly.",
                    )
                })
            }
            (Kind::Amount | Kind::Count | Kind::Number | Kind::Rate, Given::Rough) => Err(fault(
                path,
                "a number with a decimal point, or with more than 19 digits, stands without quotation marks",
                "Write it as text, so that it stays exact: \"0.5\". It has at most 24 digits.",
            )),
            (
                kind @ (Kind::Amount | Kind::Count | Kind::Number | Kind::Rate),
                Given::Text(text),
            ) if self.takes_text || (kind == Kind::Rate && text.ends_with('%')) => {
                Fraction::parse(&text)
                    .ok()
                    .filter(|_| kind == Kind::Rate || !text.contains(['%', '/']))
                    .map(Value::Number)
                    .ok_or_else(|| {
                        fault(
                            path,
                            format!("`{}` is no number", shown(&text)),
                            how(asked, self.policy.digits),
                        )
                    })
            }
            (_, other) => Err(refused(&other)),
        }
    }
}

fn repeated(path: &str, id: &str) -> Fault {
    fault(
        path,
        format!("`{}` is answered twice", shown(id)),
        "Keep one of the two.",
    )
}

const fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Amount => "an amount",
        Kind::Count => "a whole number",
        Kind::Number => "a number",
        Kind::Rate => "a share",
        Kind::YesNo => "yes or no",
        Kind::Choice => "an option",
        Kind::Date => "a day",
        Kind::List => "a list",
    }
}

fn how(asked: &Asked, digits: u8) -> String {
    match asked.kind {
        Kind::Amount => {
            format!(
                "Write an amount in main units, with at most {digits} decimals, such as 120000."
            )
        }
        Kind::Count => "Write a whole number, such as 7.".into(),
        Kind::Number => "Write a number, such as 12 or 12.5.".into(),
        Kind::Rate => "Write a share, such as 0.6 or \"60%\".".into(),
        Kind::YesNo => "Write true or false.".into(),
        Kind::Choice => {
            let ids = asked.options.iter().map(|option| option.id.as_str());
            format!(
                "Write the id of an option: {}.",
                ids.collect::<Vec<_>>().join(", ")
            )
        }
        Kind::Date => "Write a day, such as \"2025-01-02\".".into(),
        Kind::List => "Write a list.".into(),
    }
}

fn refusal(path: &str, question: &Question, refused: Refused, digits: u8) -> Fault {
    let (wrong, remedy) = match refused {
        Refused::Kind => (
            "this is no answer to the question".to_owned(),
            "Write a value of its kind.".to_owned(),
        ),
        Refused::NotWhole => (
            "the number is not whole".to_owned(),
            "Only whole numbers of it exist.".to_owned(),
        ),
        Refused::TooFine => (
            "the number has too many decimals".to_owned(),
            format!("Amounts have at most {digits} decimals, other numbers at most {DECIMALS}."),
        ),
        Refused::TooSmall => (
            format!("the number is below {}", question.min),
            format!("Write {} or more.", question.min),
        ),
        Refused::TooLarge => (
            format!("the number is above {}", question.max.unwrap_or(MOST)),
            format!("Write {} or less.", question.max.unwrap_or(MOST)),
        ),
    };
    fault(path, wrong, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly_however_they_are_written() {
        let read = |text| exact(text).map(|number| number.to_string());
        for (text, number) in [
            ("0", "0"),
            ("-0", "0"),
            ("0e999999999999999999999", "0"),
            ("12", "12"),
            ("0.1", "0.1"),
            ("-0.50", "-0.5"),
            ("1e6", "1000000"),
            ("1E+6", "1000000"),
            ("5E-1", "0.5"),
            ("12.5e1", "125"),
            ("120000.00", "120000"),
            ("0.0001e4", "1"),
            ("10e-1", "1"),
        ] {
            assert_eq!(read(text).as_deref(), Some(number), "{text}");
        }
        for text in [
            "1e99",
            "1e-99",
            "1e99999999999999999999",
            "1234567890123456789012345",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

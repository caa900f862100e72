//! A case as the fragment of an address: named, sorted keys, only what differs from the default.
//!
//! A question's key is its id; of those answered with yes or no, `yes` and `no` list the ids. `a.` and a parameter's id is the visitor's assumption, `p.` and a part's id their
//! price; `scenes`, `from`, `until`, `heads` and `done` (the ticks, as bits) are the plan's; `on` is the day, `who` the role, `v` the policy's edition. `c.` stands before each key of a case to compare
//! with, and `c` is one in which nothing was entered. A question that is named like one of these is written with `q.`
//! before it. In a list, entries stand between `,`, the fields of a record between `:`, and `_` is
//! a field that was left out.

use super::{Case, MOST_HEADS, typed};
use crate::{
    checklist,
    domain::{
        Day, Role,
        fragment::{has_keys, pairs as pairs_of},
    },
    policy::{
        Answer, Fraction, Policy, Value,
        insert::insert,
        model::{Kind, ParameterIndex, Question, QuestionIndex},
    },
};

/// What a fragment said.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// The edition of the policy that it was written for.
    pub version: Option<String>,
    /// A case to compare with.
    pub scenario: Option<Case>,
    /// What could not be used.
    pub ignored: Vec<Ignored>,
    /// The fragment itself, so that it can be read by the rules of its own edition.
    pub fragment: String,
}

/// A key of a fragment that could not be used: unknown, outdated, repeated, or with a value that is none. Of a list of
/// ids, one that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
}

impl Ignored {
    /// Its name for a reader: of a list of ids, the one that was not used.
    pub fn name(&self) -> String {
        match self.key.as_str() {
            SCENES | DONE => [&*self.key, "=", &self.value].concat(),
            key => key.into(),
        }
    }
}

const VERSION: &str = "v";
const SCENES: &str = "scenes";
const FROM: &str = "from";
const UNTIL: &str = "until";
const HEADS: &str = "heads";
const DONE: &str = "done";
const NAME: &str = "name";
/// Keys that no question has without `q.` before it.
const RESERVED: [&str; 12] = [
    VERSION, DAY, ROLE, COMPARED, SCENES, FROM, UNTIL, HEADS, DONE, NAME, YES, NO,
];
const DAY: &str = "on";
const ROLE: &str = "who";
const QUESTION: &str = "q.";
const ASSUMPTION: &str = "a.";
const PRICE: &str = "p.";
const COMPARED: &str = "c";
const OF_COMPARED: &str = "c.";
/// Stands for a field that was left out.
const ABSENT: &str = "_";
const YES: &str = "yes";
const NO: &str = "no";

// Writing

/// The fragment of a case; empty where nothing was entered.
pub fn write(policy: &Policy, case: &Case) -> String {
    write_both(policy, case, None)
}

/// The fragment of a case with the name that its owner gave it, for their own device.
pub fn write_named(policy: &Policy, case: &Case) -> String {
    let mut fragment = write(policy, case);
    if !case.plan.name.is_empty() {
        if !fragment.is_empty() {
            fragment.push('&');
        }
        fragment.push_str(NAME);
        fragment.push('=');
        fragment.push_str(&encoded(&case.plan.name));
    }
    fragment
}

/// The fragment of a case and of one to compare it with.
pub fn write_both(policy: &Policy, case: &Case, scenario: Option<&Case>) -> String {
    let mut pairs = pairs(policy, case);
    for (key, value) in scenario.iter().flat_map(|case| self::pairs(policy, case)) {
        insert(&mut pairs, (format!("{OF_COMPARED}{key}"), value));
    }
    if scenario.is_some_and(Case::is_empty) {
        insert(&mut pairs, (COMPARED.into(), String::new()));
    }
    if pairs.is_empty() {
        return String::new();
    }
    insert(&mut pairs, (VERSION.into(), policy.version.clone()));
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(key, value)| format!("{}={}", encoded(key), encoded(value)))
        .collect();
    pairs.join("&")
}

/// Everything entered, sorted by key.
fn pairs(policy: &Policy, case: &Case) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut add = |key, value| insert(&mut pairs, (key, value));
    let mut truths = [(YES, Vec::new()), (NO, Vec::new())];
    for (index, question) in (0..).zip(&policy.questions) {
        match case.answers.get(index) {
            None => {}
            Some(Answer::One(Value::Truth(truth))) => {
                let (_, ids) = &mut truths[usize::from(!truth)];
                ids.push(&*question.id);
            }
            Some(answer) => add(key_of(&question.id), answer_text(question, answer)),
        }
    }
    for (key, ids) in truths {
        if !ids.is_empty() {
            add(key.into(), ids.join(","));
        }
    }
    for (index, parameter) in (0..).zip(&policy.parameters) {
        // What has been published since needs no assumption.
        if let Some(value) = case.answers.assumption(index)
            && parameter.values.is_empty()
        {
            add(format!("{ASSUMPTION}{}", parameter.id), value.to_string());
        }
    }
    for (index, part) in policy.parts.iter().enumerate() {
        if let Some(price) = case.price(policy, index) {
            add(format!("{PRICE}{}", part.id), price.to_string());
        }
    }
    if let Some(day) = case.on {
        add(DAY.into(), day.to_string());
    }
    if let Some(role) = case.role {
        add(ROLE.into(), role_id(role).into());
    }
    let plan = &case.plan;
    let lists = [
        (SCENES, plan.scenes.written()),
        (DONE, checklist::coded(&plan.done)),
    ];
    for (key, ids) in lists {
        if let Some(ids) = ids {
            add(key.into(), ids);
        }
    }
    for (key, day) in [(FROM, plan.from), (UNTIL, plan.until)] {
        if let Some(day) = day {
            add(key.into(), day.to_string());
        }
    }
    if let Some(heads) = plan.heads {
        add(HEADS.into(), heads.to_string());
    }
    pairs
}

fn key_of(question: &str) -> String {
    let reserved = RESERVED.contains(&question)
        || [QUESTION, ASSUMPTION, PRICE, OF_COMPARED]
            .iter()
            .any(|prefix| question.starts_with(prefix));
    if reserved {
        format!("{QUESTION}{question}")
    } else {
        question.into()
    }
}

/// The id of a role.
pub const fn role_id(role: Role) -> &'static str {
    match role {
        Role::Crew => "crew",
        Role::Firm => "firm",
        Role::Performer => "performer",
        Role::Graduate => "graduate",
    }
}

fn answer_text(question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::One(value) => value_text(question, *value),
        Answer::List(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|entry| {
                    let fields: Vec<String> = entry
                        .iter()
                        .map(|field| match field {
                            Some(value) => value_text(question, *value),
                            None => ABSENT.into(),
                        })
                        .collect();
                    fields.join(":")
                })
                .collect();
            entries.join(",")
        }
    }
}

fn value_text(question: &Question, value: Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Truth(true) => YES.into(),
        Value::Truth(false) => NO.into(),
        Value::Choice(index) => {
            let option = question.options.get(usize::from(index));
            option.map_or_else(String::new, |option| option.id.clone())
        }
        Value::Date(day) => day.to_string(),
    }
}

/// Everything encoded that means something in a fragment, or that an address or a chat may change.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b':' | b',' | b'/' => {
                encoded.push(char::from(byte));
            }
            _ => {
                encoded.push('%');
                encoded.push(hex_digit(byte >> 4));
                encoded.push(hex_digit(byte & 15));
            }
        }
    }
    encoded
}

fn hex_digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16)
        .unwrap_or('0')
        .to_ascii_uppercase()
}

// Reading

/// Reads a fragment, whatever it holds. A fragment with no `=` in it is an anchor and says nothing.
pub fn read(policy: &Policy, fragment: &str) -> Opened {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut opened = Opened {
        case: Case::new(policy),
        version: None,
        scenario: None,
        ignored: Vec::new(),
        fragment: fragment.into(),
    };
    if !has_keys(fragment) {
        return opened;
    }
    let mut seen: Vec<String> = Vec::new();
    for (key, value) in pairs_of(fragment) {
        let is_first = !seen.contains(&key);
        if is_first {
            seen.push(key.clone());
        }
        let mut refused = Vec::new();
        if !is_first || take(policy, &mut opened, &key, &value, &mut refused).is_none() {
            refused = vec![value];
        }
        let refused = refused.into_iter();
        let refused = refused.map(|value| Ignored {
            key: key.clone(),
            value,
        });
        opened.ignored.extend(refused);
    }
    opened
}

/// Takes up a key; nothing where that is not possible. Of a list of ids, what can be none is refused by itself.
fn take(
    policy: &Policy,
    opened: &mut Opened,
    key: &str,
    value: &str,
    refused: &mut Vec<String>,
) -> Option<()> {
    if key == VERSION && !value.is_empty() {
        opened.version = Some(value.into());
    } else if key == COMPARED && value.is_empty() {
        opened.scenario.get_or_insert_with(|| Case::new(policy));
    } else if let Some(key) = key.strip_prefix(OF_COMPARED) {
        let mut other = opened.scenario.clone().unwrap_or_else(|| Case::new(policy));
        enter(policy, &mut other, key, value, refused)?;
        opened.scenario = Some(other);
    } else {
        enter(policy, &mut opened.case, key, value, refused)?;
    }
    Some(())
}

/// Enters what a key stands for; nothing where that is not possible.
fn enter(
    policy: &Policy,
    case: &mut Case,
    key: &str,
    value: &str,
    refused: &mut Vec<String>,
) -> Option<()> {
    match key {
        DAY => case.on = Some(Day::parse(value).ok()?),
        ROLE => {
            let role = Role::ALL.into_iter().find(|role| role_id(*role) == value);
            case.role = Some(role?);
        }
        SCENES | DONE if value.is_empty() => return None,
        SCENES => *refused = case.plan.scenes.gather(value),
        DONE => *refused = checklist::gather(&mut case.plan.done, value),
        FROM => case.plan.from = Some(Day::parse(value).ok()?),
        UNTIL => case.plan.until = Some(Day::parse(value).ok()?),
        HEADS => {
            let heads: u32 = value.parse().ok()?;
            case.plan.heads = Some(heads).filter(|heads| (1..=MOST_HEADS).contains(heads));
            case.plan.heads?;
        }
        YES | NO => {
            let mut fit = true;
            for id in value.split(',') {
                let question = policy.question(id);
                fit &= question.is_some_and(|one| answer(policy, case, one, key).is_some());
            }
            fit.then_some(())?;
        }
        NAME => case.plan.rename(value),
        _ => {
            if let Some(id) = key.strip_prefix(ASSUMPTION) {
                assume(policy, case, policy.parameter(id)?, value)?;
            } else if let Some(id) = key.strip_prefix(PRICE) {
                let part = policy.parts.iter().position(|part| part.id == id)?;
                let price = number(value)?;
                typed::is_price(policy, price).ok()?;
                if !policy.parts.get(part)?.can_be_priced() {
                    return None;
                }
                *case.prices.get_mut(part)? = Some(price);
            } else {
                let id = key.strip_prefix(QUESTION).unwrap_or(key);
                // One key for one question.
                if key_of(id) != key {
                    return None;
                }
                answer(policy, case, policy.question(id)?, value)?;
            }
        }
    }
    Some(())
}

fn assume(policy: &Policy, case: &mut Case, parameter: ParameterIndex, value: &str) -> Option<()> {
    let known = policy.parameters.get(usize::from(parameter))?;
    if !known.values.is_empty() {
        return None;
    }
    case.answers
        .assume(policy, parameter, Some(number(value)?))
        .ok()
}

fn answer(policy: &Policy, case: &mut Case, index: QuestionIndex, text: &str) -> Option<()> {
    let question = policy.questions.get(usize::from(index))?;
    let answer = if question.kind == Kind::List {
        let entries = if text.is_empty() {
            Vec::new()
        } else {
            let entries = text.split(',').map(|entry| {
                let values: Vec<&str> = entry.split(':').collect();
                if values.len() != question.fields.len() {
                    return None;
                }
                let fields = question.fields.iter().zip(values);
                let read = fields.map(|(field, text)| match text {
                    ABSENT => Some(None),
                    text => value(question, field.kind, text).map(Some),
                });
                read.collect::<Option<Vec<_>>>()
            });
            entries.collect::<Option<Vec<_>>>()?
        };
        Answer::List(entries)
    } else {
        Answer::One(value(question, question.kind, text)?)
    };
    case.answers.set(policy, index, Some(answer)).ok()
}

fn value(question: &Question, kind: Kind, text: &str) -> Option<Value> {
    Some(match kind {
        Kind::YesNo => Value::Truth(match text {
            YES => true,
            NO => false,
            _ => return None,
        }),
        Kind::Choice => {
            let option = question
                .options
                .iter()
                .position(|option| option.id == text)?;
            Value::Choice(u8::try_from(option).ok()?)
        }
        Kind::Date => Value::Date(Day::parse(text).ok()?),
        Kind::Amount | Kind::Count | Kind::Number | Kind::Rate => Value::Number(number(text)?),
        Kind::List => return None,
    })
}

/// A number as it is written here: decimals, or a fraction where they do not end. No percents: those are for people.
fn number(text: &str) -> Option<Fraction> {
    Fraction::parse(text).ok().filter(|_| !text.ends_with('%'))
}

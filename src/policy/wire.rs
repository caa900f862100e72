//! A policy file as its author writes it. Nothing here is checked beyond its shape: that is `check`'s work,
//! which turns it into a [`Policy`](super::Policy) or names every fault.
//!
//! The comments on fields become the descriptions in `schema/policy.schema.json`.

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, value::MapAccessDeserializer},
};
use std::{collections::BTreeMap, fmt};

/// Text in both languages; both are required.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Chinese, which prevails.
    #[serde(default)]
    pub zh: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

/// A policy: what it asks, what it states, what follows from that.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "ssr", schemars(rename = "Policy"))]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The schema this file is written to.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The policy's id.
    pub id: String,
    /// The edition of this file, such as `2025-01-02`: it travels in links and changes with every change of a rule.
    pub version: String,
    /// The policy's name.
    pub title: Text,
    /// The money it pays in.
    pub currency: Currency,
    /// Its own rounding; without it, half up to the minor unit.
    #[serde(default)]
    pub rounding: Option<Rounding>,
    /// When it is in force.
    #[serde(default)]
    pub validity: Validity,
    /// Where its words are from.
    pub sources: Vec<Source>,
    /// What is asked.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// What it states, or does not publish.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// Named expressions that several parts use.
    #[serde(default)]
    pub values: Vec<NamedValue>,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// How parts count together.
    #[serde(default)]
    pub combine: Vec<Combination>,
    /// Answers and what must follow; `policy check` runs them.
    #[serde(default)]
    pub cases: Vec<Case>,
}

/// A currency.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Currency {
    /// ISO 4217 code, such as `CNY`.
    pub code: String,
    /// Digits of the minor unit: 2 for the yuan (fen), 0 for the Icelandic króna.
    pub digits: u8,
    /// The main unit in words, such as 元 / yuan.
    pub unit: Text,
}

/// How the result is rounded, once, at the end.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// To a multiple of this, in main units: `"1"` for whole yuan, `"0.01"` for fen.
    pub to: Literal,
    /// Which way.
    pub mode: RoundingMode,
}

/// Which way to round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// To the nearest, a half up.
    HalfUp,
    /// Down.
    Down,
    /// Up.
    Up,
}

/// When something is in force.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Validity {
    /// First day, `2025-01-02`. Left out: not published.
    #[serde(default)]
    pub from: Option<String>,
    /// Last day, `2027-12-31`; or `open` where the text says that it has no end. Left out: not published.
    #[serde(default)]
    pub until: Option<String>,
    /// The day it was published, where that is later than the first day: it then works backwards.
    #[serde(default)]
    pub published: Option<String>,
}

/// Where words are from.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its date, `2025`, `2025-mid`, `2024-02` or `2025-01-02`; left out where it bears none.
    #[serde(default)]
    pub date: Option<String>,
    /// Its address, where it has one.
    #[serde(default)]
    pub url: Option<String>,
    /// The day it was last compared with this file.
    pub checked: String,
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Money, in main units.
    Amount,
    /// A whole number of something.
    Count,
    /// A number of something, whole or not, such as square metres.
    Number,
    /// A share, such as `0.6` or `60%`.
    Rate,
    /// Yes or no.
    YesNo,
    /// One of the options.
    Choice,
    /// A day.
    Date,
}

/// A question.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id: what expressions and answers call it.
    pub id: String,
    /// What is asked for, as a noun: "days of continuous shooting". Sentences are made from it.
    pub name: Text,
    /// What kind of answer it takes. Left out where `fields` says it.
    #[serde(default)]
    pub kind: Option<AnswerKind>,
    /// The unit of a count or number, such as 天 / days.
    #[serde(default)]
    pub unit: Option<Text>,
    /// Of a yes-or-no question: what is so when the answer is yes, as a statement.
    #[serde(default)]
    pub yes: Option<Text>,
    /// Of a yes-or-no question: what is so when the answer is no.
    #[serde(default)]
    pub no: Option<Text>,
    /// Of a choice: what can be chosen.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// The answer is a list of such values: years, wages, projects.
    #[serde(default)]
    pub list: bool,
    /// The answer is a list of records with these fields, called `question.field` in expressions.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// The least that can be answered; 0 when left out.
    #[serde(default)]
    pub min: Option<Literal>,
    /// The most that can be answered.
    #[serde(default)]
    pub max: Option<Literal>,
    /// The question in full, as a visitor reads it.
    #[serde(default)]
    pub ask: Option<Text>,
    /// Why it is asked.
    #[serde(default)]
    pub why: Option<Text>,
    /// Whom it is put to; everyone when left out.
    #[serde(default)]
    pub who: Vec<Who>,
    /// Why the answer is never counted, where the text leaves it out (such as actors' fees).
    #[serde(default)]
    pub left_out: Option<Text>,
}

/// Whom a question or part concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A crew or production company.
    Crew,
    /// A firm that settles here.
    Firm,
    /// A performer or crew member.
    Performer,
    /// A graduate.
    Graduate,
}

/// What can be chosen.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// A field of a record in a list.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its id.
    pub id: String,
    /// What it is, as a noun.
    pub name: Text,
    /// Its kind; `choice` is not possible.
    pub kind: AnswerKind,
    /// The unit of a count or number.
    #[serde(default)]
    pub unit: Option<Text>,
}

/// What the policy states: a figure with its dates, or that it is not published.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its id: what expressions call it.
    pub id: String,
    /// What it is, as a noun.
    pub name: Text,
    /// `amount`, `count`, `number` or `rate`.
    pub kind: AnswerKind,
    /// The unit of a count or number.
    #[serde(default)]
    pub unit: Option<Text>,
    /// Its values, each for its time. None when it is not published.
    #[serde(default)]
    pub values: Vec<DatedValue>,
    /// Where one would expect it and does not find it.
    #[serde(default)]
    pub not_published: Option<NotPublished>,
}

/// A value and its time.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DatedValue {
    /// The value.
    pub value: Literal,
    /// First day it holds; when left out, as the policy.
    #[serde(default)]
    pub from: Option<String>,
    /// Last day it holds, or `open`; when left out, as the policy.
    #[serde(default)]
    pub until: Option<String>,
    /// Id of the source.
    pub source: String,
    /// The source's own words.
    pub quote: String,
    /// The day it was last compared with the source; when left out, as the source.
    #[serde(default)]
    pub checked: Option<String>,
}

/// That something is published nowhere.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NotPublished {
    /// Id of the source that would have to say it.
    pub source: String,
    /// What the source says instead, where it says something.
    #[serde(default)]
    pub quote: Option<String>,
    /// The day one last looked; when left out, as the source.
    #[serde(default)]
    pub checked: Option<String>,
}

/// An expression with a name.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedValue {
    /// Its id: what expressions call it.
    pub id: String,
    /// What it is, as a noun.
    pub name: Text,
    /// The expression.
    pub is: Expr,
}

/// A measure: one or more parts.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its parts, each a line of its own.
    pub parts: Vec<Part>,
}

/// A part of a measure. Exactly one of `amount`, `in_kind`, `readings` says what it gives.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its id, unique in the file.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Id of the source.
    pub source: String,
    /// Where in the source, such as 第三条; left out where the source does not number.
    #[serde(default)]
    pub clause: Option<Text>,
    /// The source's own words.
    pub quote: String,
    /// Whom it concerns; everyone when left out.
    #[serde(default)]
    pub who: Vec<Who>,
    /// When it is in force; when left out, as the policy.
    #[serde(default)]
    pub validity: Validity,
    /// What must be so, all of it.
    #[serde(default)]
    pub requires: Vec<Condition>,
    /// What must not be so, none of it.
    #[serde(default)]
    pub excludes: Vec<Condition>,
    /// The money it gives.
    #[serde(default)]
    pub amount: Option<Expr>,
    /// What it gives that is not money.
    #[serde(default)]
    pub in_kind: Option<InKind>,
    /// Readings of a text that can equally well mean different amounts.
    #[serde(default)]
    pub readings: Vec<Reading>,
    /// Why the amount is only an upper bound: the text says 不超过, or a review decides.
    #[serde(default)]
    pub upper_bound: Option<Text>,
    /// What the text leaves open where one reading is natural and counts.
    #[serde(default)]
    pub caveats: Vec<Caveat>,
    /// That places or money are limited, so that one may come too late.
    #[serde(default)]
    pub quota: Option<Text>,
}

/// What is given that is not money.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InKind {
    /// Its unit, such as 晚 / nights; of a right, what it is.
    pub unit: Text,
    /// How many; left out for a right.
    #[serde(default)]
    pub quantity: Option<Expr>,
}

/// One reading of an ambiguous text.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// How it reads the text.
    pub name: Text,
    /// What it gives.
    pub amount: Expr,
}

/// What the text leaves open.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Caveat {
    /// When it matters; always when left out.
    #[serde(default)]
    pub when: Option<Condition>,
    /// What is open.
    pub text: Text,
}

/// How parts count together.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Combination {
    /// Only the highest of them counts.
    Highest(Highest),
    /// Together they come to at most so much.
    Cap(Cap),
}

/// Only the highest of them counts.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Highest {
    /// Its name, as a line of the total.
    pub name: Text,
    /// Ids of the parts.
    pub of: Vec<String>,
    /// Id of the source.
    pub source: String,
    /// The source's own words.
    pub quote: String,
}

/// Together at most so much.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Its name, as a line of the total: says for what it holds (a firm and year, a project).
    pub name: Text,
    /// Ids of the parts.
    pub of: Vec<String>,
    /// The most they come to.
    pub at: Expr,
    /// What of it is used up already.
    #[serde(default)]
    pub used: Option<Expr>,
    /// Id of the source.
    pub source: String,
    /// The source's own words.
    pub quote: String,
}

/// Answers and what must follow.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// The day it is asked.
    pub on: String,
    /// The answers, as in an answers file. A number that is not whole is written as text: `"0.6"`.
    #[serde(default)]
    pub answers: serde_json::Map<String, serde_json::Value>,
    /// For the id of a part, or `totals`: what must stand in the evaluation's entry. What is not named may be anything.
    pub expect: BTreeMap<String, serde_json::Map<String, serde_json::Value>>,
    /// How one comes to it by hand.
    pub arithmetic: String,
}

/// A number: a whole number, or text such as `"0.1"`, `"10%"`, `"1/3"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal(pub String);

impl<'de> Deserialize<'de> for Literal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Expr::deserialize(deserializer)? {
            Expr::Number(text) => Ok(Self(text)),
            _ => Err(de::Error::custom(
                "a name or an operation stands where a number should\nWrite a whole number, or text such as \"0.1\", \"10%\", \"1/3\".",
            )),
        }
    }
}

/// A number, a name, or an operation with its operands.
#[derive(Clone, Debug)]
pub enum Expr {
    /// A number as text: `10000`, `0.1`, `10%`, `1/3`.
    Number(String),
    /// The id of a question, parameter or value; `question.field` and `position` inside `total`.
    Name(String),
    /// An operation.
    Operation(Box<Operation>),
}

impl<'de> Deserialize<'de> for Expr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Expr;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, a name, or an operation such as {\"sum\": […]}")
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Expr, E> {
                Ok(Expr::Number(number.to_string()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Expr, E> {
                Ok(Expr::Number(number.to_string()))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Expr, E> {
                // What is beyond 64 bits has lost digits already.
                Err(E::custom(if number.abs() >= 1e15 {
                    "a number that is too large\nA number has at most 24 digits; one of more than 19 stands in quotation marks.".into()
                } else {
                    format!(
                        "a number with a decimal point is written as text, so that it stays exact\nPut quotation marks around it: \"{number}\"."
                    )
                }))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Expr, E> {
                let numeric = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
                Ok(if numeric {
                    Expr::Number(text.into())
                } else {
                    Expr::Name(text.into())
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Expr, A::Error> {
                Operation::deserialize(MapAccessDeserializer::new(map))
                    .map(|operation| Expr::Operation(Box::new(operation)))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// An operation on numbers.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Operation {
    /// All of them together.
    Sum(Vec<Expr>),
    /// The first less the second.
    Difference([Expr; 2]),
    /// By how much it grew; 0 when it did not.
    Increase {
        /// What it is now.
        now: Expr,
        /// What it was.
        before: Expr,
    },
    /// All of them multiplied.
    Product(Vec<Expr>),
    /// A percentage of a base.
    Share {
        /// The percentage.
        rate: Expr,
        /// The base.
        of: Expr,
    },
    /// The least of them.
    Least(Vec<Expr>),
    /// The greatest of them.
    Greatest(Vec<Expr>),
    /// An amount with a cap.
    Capped {
        /// The amount.
        amount: Expr,
        /// The most it can be.
        at: Expr,
    },
    /// So much for each.
    PerUnit {
        /// How much for each.
        rate: Expr,
        /// How many.
        quantity: Expr,
        /// How many at most.
        #[serde(default)]
        up_to: Option<Expr>,
    },
    /// One thing or another.
    If {
        /// The condition.
        when: Condition,
        /// What holds when it is met.
        then: Expr,
        /// What holds otherwise; 0 when left out.
        #[serde(default, rename = "else")]
        otherwise: Option<Expr>,
    },
    /// By what was chosen.
    ByChoice {
        /// Id of the question.
        question: String,
        /// For each option: what it gives. An option that is not named gives `otherwise`.
        gives: BTreeMap<String, Expr>,
        /// What the others give; nothing when left out.
        #[serde(default)]
        otherwise: Option<Expr>,
    },
    /// Steps along one number.
    Scale {
        /// The number.
        of: Expr,
        /// What a step says.
        gives: ScaleGives,
        /// The steps, from the lowest.
        steps: Vec<ScaleStep>,
    },
    /// A table: bands of a number down, conditions across.
    Table {
        /// The number whose bands are the rows.
        of: Expr,
        /// Where each row begins, from the lowest.
        rows: Vec<Edge>,
        /// The condition of each column; the first that is met counts.
        columns: Vec<Condition>,
        /// For each row, what each column gives.
        cells: Vec<Vec<Expr>>,
    },
    /// What is missing to an amount, after what was received before.
    TopUp {
        /// The amount.
        to: Expr,
        /// What was received before.
        received: Expr,
    },
    /// An amount and so much of it again.
    Uplift {
        /// The amount.
        amount: Expr,
        /// By how much: `50%` makes it one and a half times.
        by: Expr,
        /// When; always when left out.
        #[serde(default)]
        when: Option<Condition>,
    },
    /// Goes through lists side by side and adds up. `position` counts from 1.
    Total {
        /// Ids of the list questions.
        over: Vec<String>,
        /// What each entry gives; a list's id stands for its entry, `question.field` for a field.
        each: Expr,
        /// Only so many entries from the first; all when left out.
        #[serde(default)]
        first: Option<Expr>,
    },
    /// How many entries a list has.
    Size(String),
    /// An amount that is decided between two bounds.
    Between {
        /// The least.
        low: Expr,
        /// The most.
        high: Expr,
    },
    /// The first of them whose questions are all answered: a total, or else its lines.
    FirstAnswered(Vec<Expr>),
    /// Days from one date to another; 0 when it is not later.
    Days {
        /// The first.
        from: DateExpr,
        /// The second.
        to: DateExpr,
    },
    /// Whole months from one date to another; 0 when it is not later.
    Months {
        /// The first.
        from: DateExpr,
        /// The second.
        to: DateExpr,
    },
}

/// What a step of a scale says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScaleGives {
    /// An amount (or number) for whoever is on it.
    Value,
    /// A rate on the whole of the number.
    RateOnWhole,
    /// A rate on the slice of the number within the step.
    RateOnSlice,
}

/// Where a step or row begins; with its value, a step.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScaleStep {
    /// It begins here, and this belongs to it: 以上、达到.
    #[serde(default)]
    pub from: Option<Literal>,
    /// It begins above here: 超过、突破.
    #[serde(default)]
    pub above: Option<Literal>,
    /// What it gives.
    pub value: Expr,
}

/// Where a row begins.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// It begins here, and this belongs to it: 以上、达到.
    #[serde(default)]
    pub from: Option<Literal>,
    /// It begins above here: 超过、突破.
    #[serde(default)]
    pub above: Option<Literal>,
}

/// A date: the id of a date question, `today` for the day of the evaluation, or a day such as `2025-01-02`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct DateExpr(pub String);

/// A condition: the id of a yes-or-no question, or a test.
#[derive(Clone, Debug)]
pub enum Condition {
    /// The id of a yes-or-no question (or field): met when the answer is yes.
    Yes(String),
    /// A test.
    Test(Box<Test>),
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Condition;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "the id of a yes-or-no question, or a test such as {\"at_least\": [\"days\", 7]}",
                )
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Condition, E> {
                Ok(Condition::Yes(text.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Condition, A::Error> {
                Test::deserialize(MapAccessDeserializer::new(map))
                    .map(|test| Condition::Test(Box::new(test)))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// A test.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Test {
    /// All of them are met.
    All(Vec<Condition>),
    /// At least one of them is met.
    Any(Vec<Condition>),
    /// It is not met.
    Not(Condition),
    /// The first is the second or more: 以上、达到、不少于.
    AtLeast([Expr; 2]),
    /// The first is more than the second: 超过、突破、高于.
    MoreThan([Expr; 2]),
    /// The first is the second or less: 不超过、以内.
    AtMost([Expr; 2]),
    /// The first is less than the second: 不足、低于.
    LessThan([Expr; 2]),
    /// Both are the same.
    Equal([Expr; 2]),
    /// It lies between the two, both included.
    Within {
        /// What is tested.
        value: Expr,
        /// The least.
        from: Expr,
        /// The most.
        to: Expr,
    },
    /// One of these options was chosen.
    Chosen {
        /// Id of the question.
        question: String,
        /// Ids of the options.
        one_of: Vec<String>,
    },
    /// The first date is the second or later.
    OnOrAfter([DateExpr; 2]),
    /// The first date is before the second.
    Before([DateExpr; 2]),
}

#[cfg(feature = "ssr")]
mod schema {
    use super::{Condition, Expr, Literal, Operation, Test};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    const NUMBER: &str = "^-?[0-9]";

    impl JsonSchema for Literal {
        fn schema_name() -> Cow<'static, str> {
            "Literal".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "A number: a whole number, or text such as \"0.1\", \"10%\", \"1/3\".",
                "anyOf": [{ "type": "integer" }, { "type": "string", "pattern": NUMBER }]
            })
        }
    }

    impl JsonSchema for Expr {
        fn schema_name() -> Cow<'static, str> {
            "Expr".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let operation = generator.subschema_for::<Operation>();
            json_schema!({
                "description": "A number, the id of a question, parameter or value, or an operation.",
                "anyOf": [{ "type": "integer" }, { "type": "string" }, operation]
            })
        }
    }

    impl JsonSchema for Condition {
        fn schema_name() -> Cow<'static, str> {
            "Condition".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let test = generator.subschema_for::<Test>();
            json_schema!({
                "description": "The id of a yes-or-no question, or a test.",
                "anyOf": [{ "type": "string" }, test]
            })
        }
    }
}

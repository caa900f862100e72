//! A policy as it is evaluated: checked, its names resolved, its texts in one language. `check` makes it from a
//! file; a page carries it to the browser. It is never changed after it was made.

use super::fraction::{Fraction, Rounding};
use crate::domain::{Day, Lang, Role};
use serde::{Deserialize, Serialize};

/// Index of a question in [`Policy::questions`].
pub type QuestionIndex = u16;
/// Index of a parameter in [`Policy::parameters`].
pub type ParameterIndex = u16;

/// A policy in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Its id.
    pub id: String,
    /// Its edition.
    pub version: String,
    /// The language of its texts.
    pub lang: Lang,
    /// Its name.
    pub title: String,
    /// ISO code of its money.
    pub currency: String,
    /// The main unit in words: 元, yuan.
    pub unit: String,
    /// Digits of the minor unit.
    pub digits: u8,
    /// The multiple that results are rounded to, in main units.
    pub round_to: Fraction,
    /// Which way.
    pub rounding: Rounding,
    /// When it is in force.
    pub validity: Validity,
    /// Where its words are from.
    pub sources: Vec<Source>,
    /// What is asked.
    pub questions: Vec<Question>,
    /// What it states or does not publish.
    pub parameters: Vec<Parameter>,
    /// Named expressions; one refers only to those before it.
    pub values: Vec<NamedValue>,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// The parts of all measures, in order: what [`Measure::parts`] and [`Combination`] count in.
    pub parts: Vec<Part>,
    /// How parts count together, in the order in which that is applied.
    pub combinations: Vec<Combination>,
}

/// When something is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// First day, where it is known.
    pub from: Option<Day>,
    /// How it ends.
    pub until: Until,
    /// The day it was published, where that is later than the first.
    pub published: Option<Day>,
}

/// How something ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Until {
    /// With this day.
    Day(Day),
    /// The text says that it has no end.
    Open,
    /// The text does not say.
    NotPublished,
}

/// Where words are from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date, in words, where it bears one.
    pub date: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The day it was last compared.
    pub checked: Day,
}

/// What kind of value something has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Money, in main units.
    Amount,
    /// A whole number.
    Count,
    /// A number.
    Number,
    /// A share.
    Rate,
    /// Yes or no.
    YesNo,
    /// One of the options.
    Choice,
    /// A day.
    Date,
    /// A list of records, each with the question's fields; a plain list has one field with no id.
    List,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its id: its key in answers and links.
    pub id: String,
    /// What it asks for, as a noun.
    pub name: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The unit in words; of an amount, the currency's.
    pub unit: String,
    /// Of a yes-or-no question: what is so when the answer is yes, and when it is no.
    pub statements: Option<(String, String)>,
    /// Of a choice: the options.
    pub options: Vec<Choice>,
    /// Of a list: the fields of an entry.
    pub fields: Vec<Field>,
    /// The least that can be answered.
    pub min: Fraction,
    /// The most that can be answered.
    pub max: Option<Fraction>,
    /// The question in full.
    pub ask: Option<String>,
    /// Why it is asked.
    pub why: Option<String>,
    /// Whom it is put to; empty for everyone.
    pub who: Vec<Role>,
    /// Why it is never counted.
    pub left_out: Option<String>,
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A field of a list's entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its id; empty in a plain list.
    pub id: String,
    /// What it is.
    pub name: String,
    /// Its kind; never `Choice` or `List`.
    pub kind: Kind,
    /// Its unit in words.
    pub unit: String,
}

/// What the policy states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its id.
    pub id: String,
    /// What it is, as a noun.
    pub name: String,
    /// `Amount`, `Count`, `Number` or `Rate`.
    pub kind: Kind,
    /// The unit in words.
    pub unit: String,
    /// Its values by time, the earliest first. Empty: not published.
    pub values: Vec<DatedValue>,
    /// Index of the source that would have to publish it.
    pub source: u16,
    /// What that source says instead.
    pub quote: Option<String>,
    /// The day it was last compared.
    pub checked: Day,
}

/// A value and its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedValue {
    /// The value.
    pub value: Fraction,
    /// When it holds.
    pub validity: Validity,
    /// Index of its source.
    pub source: u16,
    /// The source's own words.
    pub quote: String,
    /// The day it was last compared.
    pub checked: Day,
}

/// An expression with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedValue {
    /// What it is, as a noun.
    pub name: String,
    /// What kind of number it is.
    pub kind: Kind,
    /// The expression.
    pub is: Expr,
}

/// A measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its first part in [`Policy::parts`], and the one after its last.
    pub parts: (u16, u16),
}

/// A part of a measure: a line of the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Index of its measure.
    pub measure: u16,
    /// Index of its source.
    pub source: u16,
    /// Where in the source.
    pub clause: Option<String>,
    /// The source's own words.
    pub quote: String,
    /// Whom it concerns; empty for everyone.
    pub who: Vec<Role>,
    /// When it is in force.
    pub validity: Validity,
    /// What must be so.
    pub requires: Vec<Condition>,
    /// What must not be so.
    pub excludes: Vec<Condition>,
    /// What it gives.
    pub award: Award,
    /// Why the amount is only an upper bound.
    pub upper_bound: Option<String>,
    /// What the text leaves open.
    pub caveats: Vec<Caveat>,
    /// That places or money are limited.
    pub quota: Option<String>,
}

/// What a part gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Award {
    /// Money.
    Amount(Expr),
    /// So many of something, or a right.
    InKind {
        /// The unit, or the right.
        unit: String,
        /// How many; none for a right.
        quantity: Option<Expr>,
    },
    /// Money, by equally plausible readings.
    Readings(Vec<Reading>),
}

/// A reading of an ambiguous text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// How it reads the text.
    pub name: String,
    /// What it gives.
    pub amount: Expr,
}

/// What the text leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caveat {
    /// When it matters.
    pub when: Option<Condition>,
    /// What is open.
    pub text: String,
}

/// How parts count together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Combination {
    /// Its name, as a line of the total.
    pub name: String,
    /// Indices of the parts.
    pub of: Vec<u16>,
    /// The rule.
    pub rule: Together,
    /// Index of the source.
    pub source: u16,
    /// The source's own words.
    pub quote: String,
}

/// The rule of a combination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Together {
    /// Only the highest counts.
    Highest,
    /// At most so much.
    Cap {
        /// The most.
        at: Expr,
        /// What is used up already.
        used: Option<Expr>,
    },
}

/// A number, computed. Always the same tree as in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expr {
    /// A number that the file states.
    Literal(Fraction, Kind),
    /// An answer.
    Answer(QuestionIndex),
    /// Inside `Total`: a field of the list's entry.
    Field(QuestionIndex, u8),
    /// Inside `Total`: the entry's place, from 1.
    Position,
    /// A parameter on the day.
    Parameter(ParameterIndex),
    /// A named value.
    Value(u16),
    /// All together.
    Sum(Vec<Expr>),
    /// The first less the second.
    Difference(Box<[Expr; 2]>),
    /// How much the first is above the second; 0 when it is not. Now and before.
    Increase(Box<[Expr; 2]>),
    /// All multiplied.
    Product(Vec<Expr>),
    /// Rate, base.
    Share(Box<[Expr; 2]>),
    /// The least.
    Least(Vec<Expr>),
    /// The greatest.
    Greatest(Vec<Expr>),
    /// Amount, cap.
    Capped(Box<[Expr; 2]>),
    /// Rate for each, quantity; at most so many.
    PerUnit(Box<[Expr; 2]>, Option<Box<Expr>>),
    /// Condition; then, else.
    If(Box<Condition>, Box<[Expr; 2]>),
    /// Question; an expression for each of its options.
    ByChoice(QuestionIndex, Vec<Expr>),
    /// Steps along a number.
    Scale(Box<Scale>),
    /// Bands down, conditions across.
    Table(Box<Table>),
    /// Amount, received before; 0 when nothing is missing.
    TopUp(Box<[Expr; 2]>),
    /// Amount, by; when.
    Uplift(Box<[Expr; 2]>, Option<Box<Condition>>),
    /// Over the lists, each; only so many from the first.
    Total(Vec<QuestionIndex>, Box<Expr>, Option<Box<Expr>>),
    /// How many entries a list has.
    Size(QuestionIndex),
    /// Least, most: decided by the authority.
    Between(Box<[Expr; 2]>),
    /// The first whose questions are all answered.
    FirstAnswered(Vec<Expr>),
    /// Days from the first to the second.
    Days([DateExpr; 2]),
    /// Whole months from the first to the second.
    Months([DateExpr; 2]),
    /// No step of a scale, no cell of a table, no option applies: nothing is given.
    Nothing,
}

/// Steps along a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// The number.
    pub of: Expr,
    /// What a step says.
    pub gives: ScaleGives,
    /// The steps, from the lowest.
    pub steps: Vec<(Edge, Expr)>,
}

/// What a step says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScaleGives {
    /// A value for whoever is on it.
    Value,
    /// A rate on the whole number.
    RateOnWhole,
    /// A rate on the slice within the step.
    RateOnSlice,
}

/// Where a step or row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// The number.
    pub at: Fraction,
    /// Whether that number itself belongs to it.
    pub included: bool,
}

/// Bands down, conditions across.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The number whose bands are the rows.
    pub of: Expr,
    /// Where each row begins.
    pub rows: Vec<Edge>,
    /// The condition of each column.
    pub columns: Vec<Condition>,
    /// What each cell gives, by row.
    pub cells: Vec<Vec<Expr>>,
}

/// A date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateExpr {
    /// An answer.
    Answer(QuestionIndex),
    /// The day of the evaluation.
    Today,
    /// A day that the file states.
    Day(Day),
}

/// What is met or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// The answer is yes.
    Yes(QuestionIndex),
    /// Inside `Total`: the entry's field says yes.
    FieldYes(QuestionIndex, u8),
    /// All are met.
    All(Vec<Condition>),
    /// One is met.
    Any(Vec<Condition>),
    /// It is not met.
    Not(Box<Condition>),
    /// How two numbers compare.
    Compare(Comparison, Box<[Expr; 2]>),
    /// Value, least, most; both included.
    Within(Box<[Expr; 3]>),
    /// One of the options, by index, was chosen.
    Chosen(QuestionIndex, Vec<u8>),
    /// The first date is the second or later.
    OnOrAfter([DateExpr; 2]),
    /// The first date is before the second.
    Before([DateExpr; 2]),
}

/// How two numbers compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// The first is the second or more.
    AtLeast,
    /// The first is more.
    MoreThan,
    /// The first is the second or less.
    AtMost,
    /// The first is less.
    LessThan,
    /// They are the same.
    Equal,
}

impl Part {
    /// Whether one can put a price on it: on each of what is given in kind, or on a right as a whole.
    pub const fn can_be_priced(&self) -> bool {
        matches!(self.award, Award::InKind { .. })
    }
}

impl Policy {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<QuestionIndex> {
        let found = self.questions.iter().position(|question| question.id == id);
        found.and_then(|index| QuestionIndex::try_from(index).ok())
    }

    /// The parameter with this id.
    pub fn parameter(&self, id: &str) -> Option<ParameterIndex> {
        let found = self.parameters.iter().position(|one| one.id == id);
        found.and_then(|index| ParameterIndex::try_from(index).ok())
    }
}

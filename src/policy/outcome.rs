//! What an evaluation finds: for each part of each measure what it comes to and why, and the total with what was
//! taken off it. Data only; `words` says it in the policy's language.

use super::{
    answers::Answer,
    fraction::Fraction,
    model::{Condition, Expr, ParameterIndex, QuestionIndex},
};
use crate::domain::Day;

/// What a policy comes to, on a day, for a set of answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation<'p> {
    /// The day.
    pub on: Day,
    /// A line for each part, in the policy's order.
    pub lines: Vec<Line<'p>>,
    /// The total.
    pub totals: Totals,
}

/// What a part comes to, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'p> {
    /// What it comes to.
    pub outcome: Outcome,
    /// Whether an assumption of the visitor's is in it.
    pub assumed: bool,
    /// Why it is not given: all reasons.
    pub reasons: Vec<Reason<'p>>,
    /// What the text leaves open and matters here.
    pub caveats: Vec<Remark<'p>>,
    /// How the number came about, in order.
    pub steps: Vec<Step<'p>>,
    /// What would unlock or raise it, the nearest first.
    pub gaps: Vec<Gap>,
}

/// An amount in minor units.
pub type Money = i64;

/// What a part comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// This amount.
    Exact(Money),
    /// Up to this amount: the text gives only an upper bound, or a factor of it is not published.
    AtMost {
        /// The bound.
        high: Money,
        /// What is not published and would make it exact.
        unpublished: Vec<ParameterIndex>,
    },
    /// Between two amounts that the text gives.
    Range {
        /// The least.
        low: Money,
        /// The most.
        high: Money,
        /// What is not published and would make it exact.
        unpublished: Vec<ParameterIndex>,
    },
    /// So many of something, or a right where there is no quantity.
    InKind {
        /// How many.
        quantity: Option<Fraction>,
    },
    /// The conditions are not met: nothing.
    NotEligible,
    /// Depends on questions that are not answered.
    NeedsAnswers {
        /// Which, in the order of the policy.
        questions: Vec<QuestionIndex>,
        /// The least it can come to, whatever is answered. For what is in kind, in units.
        low: Option<Fraction>,
        /// The most it can come to, where that is bounded.
        high: Option<Fraction>,
    },
    /// Depends on what is not published.
    NotPublished {
        /// What is missing.
        parameters: Vec<ParameterIndex>,
    },
    /// Not in force on the day.
    NotInForce(NotInForce),
    /// Equally plausible readings differ: an amount for each, in the order of the part.
    Ambiguous(Vec<Money>),
}

/// Why something is not in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotInForce {
    /// It begins later.
    Begins(Day),
    /// It has ended.
    Ended(Day),
    /// No value of this parameter covers the day.
    NoValue(ParameterIndex),
}

/// A reason why a part is not given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason<'p> {
    /// This must be so and is not.
    Unmet(&'p Condition),
    /// This must not be so and is.
    Excluded(&'p Condition),
    /// No step, cell or option of this applies.
    NothingApplies(&'p Expr),
}

/// What a reader has to know beside the number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Remark<'p> {
    /// The text leaves something open.
    Caveat(&'p str),
    /// Why it is only an upper bound.
    UpperBound(&'p str),
    /// Places or money are limited.
    Quota(&'p str),
    /// Its end is not published.
    EndNotPublished,
    /// It was published on this day, after the day of the evaluation, and works backwards.
    Retroactive(Day),
}

/// A step of a calculation. Its operands are the values of the operation's own operands, which are earlier steps
/// or stand in the policy and the answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step<'p> {
    /// The operation.
    pub of: &'p Expr,
    /// What it gave.
    pub value: Fraction,
    /// Inside a total over a list: the entry's place, from 1.
    pub position: Option<u32>,
}

/// A change of answers that unlocks or raises a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// What to change, together.
    pub changes: Vec<Change>,
    /// What the part then comes to.
    pub outcome: Outcome,
}

/// A change of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The question.
    pub question: QuestionIndex,
    /// The answer it would take.
    pub to: Answer,
    /// For a number: how much more that is; negative for less.
    pub by: Option<Fraction>,
}

/// The total of all parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// At least this.
    pub low: Money,
    /// At most this; none where a part is unknown.
    pub high: Option<Money>,
    /// What rules that count parts together take off, in the order of the policy; those that take off nothing too.
    pub removed: Vec<Removed>,
}

/// What a combination takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Off the least.
    pub low: Money,
    /// Off the most; none where that is unknown.
    pub high: Option<Money>,
}

impl Outcome {
    /// Its name in the command's output.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::AtMost { .. } => "at_most",
            Self::Range { .. } => "range",
            Self::InKind { .. } => "in_kind",
            Self::NotEligible => "not_eligible",
            Self::NeedsAnswers { .. } => "needs_answers",
            Self::NotPublished { .. } => "not_published",
            Self::NotInForce(_) => "not_in_force",
            Self::Ambiguous(_) => "ambiguous",
        }
    }
}

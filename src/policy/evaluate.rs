//! From answers to outcomes. Where everything is known a part is computed as one exact number; where something is
//! not, the same rules are computed once more on bounds, and whatever was missing is named.

use super::{
    answers::{Answer, Answers, Value},
    fraction::{Fraction, TooLarge},
    gaps,
    insert::insert,
    model::{
        Award, Comparison, Condition, DateExpr, DatedValue, Edge, Expr, ParameterIndex, Part,
        Policy, QuestionIndex, Scale, ScaleGives, Table, Together, Until, Validity,
    },
    outcome::{
        Evaluation, Line, Money, NotInForce, Outcome, Reason, Remark, Removed, Step, Totals,
    },
};
use crate::domain::Day;
use std::cmp::Ordering;

/// Why there is no exact number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// An answer or a published value is missing, or an authority decides.
    Unknown,
    /// No value of this parameter covers the day.
    NoValue(ParameterIndex),
    TooLarge,
}

impl From<TooLarge> for Stop {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

/// What is noted on the way to a number: every step, or nothing for whoever wants amounts only. One type for both,
/// so that the browser's program holds the evaluator once.
struct Notes<'p> {
    wanted: bool,
    steps: Vec<Step<'p>>,
    /// Scales without a step, tables without a cell and choices without an option that applies.
    nothing: Vec<&'p Expr>,
}

impl<'p> Notes<'p> {
    fn wanted() -> Self {
        Self {
            wanted: true,
            ..Self::unwanted()
        }
    }

    const fn unwanted() -> Self {
        Self {
            wanted: false,
            steps: Vec::new(),
            nothing: Vec::new(),
        }
    }

    fn step(&mut self, of: &'p Expr, value: Fraction, position: Option<u32>) {
        if self.wanted {
            self.steps.push(Step {
                of,
                value,
                position,
            });
        }
    }

    fn nothing(&mut self, of: &'p Expr) {
        if self.wanted {
            self.nothing.push(of);
        }
    }
}

/// What was missing while bounds were computed, in the policy's order.
#[derive(Default)]
struct Missing {
    questions: Vec<QuestionIndex>,
    parameters: Vec<ParameterIndex>,
    /// An authority decides between two bounds.
    decided: bool,
    /// A parameter that has no value on the day.
    no_value: Option<ParameterIndex>,
    /// An answer may yet bring in what is not published or has no value, as an entry of an open list can.
    hidden: bool,
}

impl Missing {
    fn question(&mut self, question: QuestionIndex) {
        insert(&mut self.questions, question);
    }

    fn parameter(&mut self, parameter: ParameterIndex) {
        insert(&mut self.parameters, parameter);
    }

    fn add(&mut self, other: &Self) {
        other.questions.iter().for_each(|one| self.question(*one));
        other.parameters.iter().for_each(|one| self.parameter(*one));
        self.decided |= other.decided;
        self.no_value = self.no_value.or(other.no_value);
        self.hidden |= other.hidden;
    }

    /// What would be missing if something else were answered first: nobody is asked for it yet.
    fn later(&mut self, later: &Self) {
        self.hidden |= later.hidden || later.no_value.is_some() || !later.parameters.is_empty();
    }
}

/// What a number lies between; no bound where there is none.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    low: Option<Fraction>,
    high: Option<Fraction>,
}

impl Bounds {
    const NOTHING: Self = Self::exactly(Fraction::ZERO);
    const FROM_ZERO: Self = Self {
        low: Some(Fraction::ZERO),
        high: None,
    };

    const fn exactly(number: Fraction) -> Self {
        Self {
            low: Some(number),
            high: Some(number),
        }
    }

    fn hull(self, other: Self) -> Result<Self, TooLarge> {
        Ok(Self {
            low: both(self.low, other.low, Fraction::least)?,
            high: both(self.high, other.high, Fraction::greatest)?,
        })
    }

    fn plus(self, other: Self) -> Result<Self, TooLarge> {
        Ok(Self {
            low: both(self.low, other.low, Fraction::plus)?,
            high: both(self.high, other.high, Fraction::plus)?,
        })
    }

    fn minus(self, other: Self) -> Result<Self, TooLarge> {
        Ok(Self {
            low: both(self.low, other.high, Fraction::minus)?,
            high: both(self.high, other.low, Fraction::minus)?,
        })
    }

    fn times(self, other: Self) -> Result<Self, TooLarge> {
        let positive = |bounds: &Self| bounds.low.is_some_and(|low| !low.is_negative());
        if positive(&self) && positive(&other) {
            let zero = |bound: Option<Fraction>| bound.is_some_and(Fraction::is_zero);
            let high = if zero(self.high) || zero(other.high) {
                Some(Fraction::ZERO)
            } else {
                both(self.high, other.high, Fraction::times)?
            };
            let low = both(self.low, other.low, Fraction::times)?;
            return Ok(Self { low, high });
        }
        let (Some(a), Some(b), Some(c), Some(d)) = (self.low, self.high, other.low, other.high)
        else {
            return Ok(Self {
                low: None,
                high: None,
            });
        };
        let corners = [a.times(c)?, a.times(d)?, b.times(c)?, b.times(d)?];
        let (mut low, mut high) = (corners[0], corners[0]);
        for corner in corners {
            low = low.least(corner)?;
            high = high.greatest(corner)?;
        }
        Ok(Self {
            low: Some(low),
            high: Some(high),
        })
    }

    /// The least of both: a known bound above holds whatever the other is.
    fn least(self, other: Self) -> Result<Self, TooLarge> {
        Ok(Self {
            low: both(self.low, other.low, Fraction::least)?,
            high: either(self.high, other.high, Fraction::least)?,
        })
    }

    fn greatest(self, other: Self) -> Result<Self, TooLarge> {
        Ok(Self {
            low: either(self.low, other.low, Fraction::greatest)?,
            high: both(self.high, other.high, Fraction::greatest)?,
        })
    }

    fn not_below_zero(self) -> Result<Self, TooLarge> {
        self.greatest(Self::NOTHING)
    }
}

type Operation = fn(Fraction, Fraction) -> Result<Fraction, TooLarge>;

/// The operation where there are both, nothing where one is missing.
fn both(
    a: Option<Fraction>,
    b: Option<Fraction>,
    of: Operation,
) -> Result<Option<Fraction>, TooLarge> {
    match (a, b) {
        (Some(a), Some(b)) => of(a, b).map(Some),
        _ => Ok(None),
    }
}

/// The operation where there are both, the one that is there otherwise.
fn either(
    a: Option<Fraction>,
    b: Option<Fraction>,
    of: Operation,
) -> Result<Option<Fraction>, TooLarge> {
    match (a, b) {
        (Some(a), Some(b)) => of(a, b).map(Some),
        (one, None) | (None, one) => Ok(one),
    }
}

/// The place of an entry of which nothing is known, not even its position.
const NO_ENTRY: usize = usize::MAX;

/// Answers on a day, and where in a list one is.
#[derive(Clone, Copy)]
pub(super) struct Situation<'p, 'a> {
    policy: &'p Policy,
    answers: &'a Answers,
    /// Answers that are tried out, and count before those given.
    tried: &'a [(QuestionIndex, Value)],
    on: Day,
    /// Inside a total over a list: the entry's place, from 0.
    entry: Option<usize>,
}

impl Validity {
    /// Why it is not in force on a day, if it is not.
    fn refuses(&self, on: Day) -> Option<NotInForce> {
        if let Some(from) = self.from.filter(|from| on < *from) {
            return Some(NotInForce::Begins(from));
        }
        match self.until {
            Until::Day(last) if last < on => Some(NotInForce::Ended(last)),
            _ => None,
        }
    }
}

impl Edge {
    pub(super) fn reached_by(&self, number: Fraction) -> Result<bool, TooLarge> {
        Ok(match number.compare(self.at)? {
            Ordering::Greater => true,
            Ordering::Equal => self.included,
            Ordering::Less => false,
        })
    }

    /// Whether a number that is only bounded above may reach it.
    fn may_be_reached(&self, high: Option<Fraction>) -> Result<bool, TooLarge> {
        high.map_or(Ok(true), |high| self.reached_by(high))
    }
}

impl Comparison {
    const fn holds(self, order: Ordering) -> bool {
        match self {
            Self::AtLeast => order.is_ge(),
            Self::MoreThan => order.is_gt(),
            Self::AtMost => order.is_le(),
            Self::LessThan => order.is_lt(),
            Self::Equal => order.is_eq(),
        }
    }
}

/// The last step that the number reaches.
fn last_reached(
    edges: impl Iterator<Item = Edge>,
    number: Fraction,
) -> Result<Option<usize>, TooLarge> {
    let mut last = None;
    for (index, edge) in edges.enumerate() {
        if !edge.reached_by(number)? {
            break;
        }
        last = Some(index);
    }
    Ok(last)
}

impl<'p, 'a> Situation<'p, 'a> {
    pub(super) const fn new(policy: &'p Policy, answers: &'a Answers, on: Day) -> Self {
        Self {
            policy,
            answers,
            tried: &[],
            on,
            entry: None,
        }
    }

    pub(super) const fn in_entry(self, index: usize) -> Self {
        Self {
            entry: Some(index),
            ..self
        }
    }

    fn position(&self) -> Option<u32> {
        let place = self.entry?.checked_add(1)?;
        u32::try_from(place).ok()
    }

    pub(super) fn value(&self, question: QuestionIndex) -> Option<Value> {
        let mut tried = self.tried.iter();
        if let Some((_, value)) = tried.find(|(of, _)| *of == question) {
            return Some(*value);
        }
        match self.answers.get(question)? {
            Answer::One(value) => Some(*value),
            Answer::List(_) => None,
        }
    }

    fn list(&self, question: QuestionIndex) -> Option<&'a [Vec<Option<Value>>]> {
        match self.answers.get(question)? {
            Answer::List(entries) => Some(entries),
            Answer::One(_) => None,
        }
    }

    fn field(&self, question: QuestionIndex, field: u8) -> Option<Value> {
        let entry = self.list(question)?.get(self.entry?)?;
        *entry.get(usize::from(field))?
    }

    fn date(&self, date: DateExpr) -> Option<Day> {
        match date {
            DateExpr::Today => Some(self.on),
            DateExpr::Day(day) => Some(day),
            DateExpr::Answer(question) => match self.value(question)? {
                Value::Date(day) => Some(day),
                _ => None,
            },
        }
    }

    /// The value of a parameter on the day: its row, or the visitor's assumption where it is not published.
    fn parameter(&self, index: ParameterIndex) -> Result<Fraction, Stop> {
        let Some(parameter) = self.policy.parameters.get(usize::from(index)) else {
            return Err(Stop::Unknown);
        };
        if parameter.values.is_empty() {
            return self.answers.assumption(index).ok_or(Stop::Unknown);
        }
        match parameter.row(self.on) {
            Some(row) => Ok(row.value),
            None => Err(Stop::NoValue(index)),
        }
    }

    fn named(&self, index: u16) -> Result<&'p Expr, Stop> {
        let named = self.policy.values.get(usize::from(index));
        named.map(|named| &named.is).ok_or(Stop::Unknown)
    }

    // Exact numbers

    /// The exact value of an expression.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each operation of the language"
    )]
    fn exact(&self, expr: &'p Expr, notes: &mut Notes<'p>) -> Result<Fraction, Stop> {
        let value = match expr {
            Expr::Literal(number, _) => return Ok(*number),
            Expr::Parameter(index) => return self.parameter(*index),
            Expr::Answer(question) => {
                return match self.value(*question) {
                    Some(Value::Number(number)) => Ok(number),
                    _ => Err(Stop::Unknown),
                };
            }
            Expr::Field(question, field) => {
                return match self.field(*question, *field) {
                    Some(Value::Number(number)) => Ok(number),
                    _ => Err(Stop::Unknown),
                };
            }
            Expr::Position => {
                let place = self.position().ok_or(Stop::Unknown)?;
                return Ok(Fraction::whole(i64::from(place)));
            }
            Expr::Nothing => return Ok(Fraction::ZERO),
            Expr::Value(index) => return self.exact(self.named(*index)?, notes),
            Expr::FirstAnswered(all) => {
                let first = all.iter().find(|one| self.is_answered(one));
                return self.exact(first.ok_or(Stop::Unknown)?, notes);
            }
            // Decided by an authority: never one number.
            Expr::Between(_) => return Err(Stop::Unknown),
            Expr::Sum(all) => {
                let mut sum = Fraction::ZERO;
                for one in all {
                    sum = sum.plus(self.exact(one, notes)?)?;
                }
                sum
            }
            Expr::Product(all) => {
                let mut product = Fraction::ONE;
                for one in all {
                    product = product.times(self.exact(one, notes)?)?;
                }
                product
            }
            Expr::Least(all) => self.folded(all, Fraction::least, notes)?,
            Expr::Greatest(all) => self.folded(all, Fraction::greatest, notes)?,
            Expr::Difference(pair) => {
                let [a, b] = self.pair(pair, notes)?;
                a.minus(b)?
            }
            Expr::Increase(pair) | Expr::TopUp(pair) => {
                let [a, b] = self.pair(pair, notes)?;
                a.minus(b)?.greatest(Fraction::ZERO)?
            }
            Expr::Share(pair) => {
                let [a, b] = self.pair(pair, notes)?;
                a.times(b)?
            }
            Expr::Capped(pair) => {
                let [a, b] = self.pair(pair, notes)?;
                a.least(b)?
            }
            Expr::PerUnit(pair, most) => {
                let [rate, mut quantity] = self.pair(pair, notes)?;
                if let Some(most) = most {
                    quantity = quantity.least(self.exact(most, notes)?)?;
                }
                rate.times(quantity)?
            }
            Expr::If(condition, branches) => {
                let [then, otherwise] = &**branches;
                let branch = if self.truth(condition, notes)? {
                    then
                } else {
                    otherwise
                };
                self.exact(branch, notes)?
            }
            Expr::ByChoice(question, gives) => {
                let Some(Value::Choice(option)) = self.value(*question) else {
                    return Err(Stop::Unknown);
                };
                let chosen = gives.get(usize::from(option)).ok_or(Stop::Unknown)?;
                if matches!(chosen, Expr::Nothing) {
                    notes.nothing(expr);
                }
                self.exact(chosen, notes)?
            }
            Expr::Scale(scale) => self.scale(expr, scale, notes)?,
            Expr::Table(table) => self.table(expr, table, notes)?,
            Expr::Uplift(pair, when) => {
                let [amount, by] = &**pair;
                let amount = self.exact(amount, notes)?;
                let applies = match when {
                    Some(when) => self.truth(when, notes)?,
                    None => true,
                };
                if applies {
                    amount.times(self.exact(by, notes)?.plus(Fraction::ONE)?)?
                } else {
                    amount
                }
            }
            Expr::Total(over, each, first) => {
                let count = self.entries(over, first.as_deref(), notes)?;
                let mut sum = Fraction::ZERO;
                for index in 0..count {
                    sum = sum.plus(self.in_entry(index).exact(each, notes)?)?;
                }
                sum
            }
            Expr::Size(question) => whole(self.list(*question).ok_or(Stop::Unknown)?.len())?,
            Expr::Days(dates) => {
                let [from, to] = self.dates(*dates).ok_or(Stop::Unknown)?;
                Fraction::whole((to.number() - from.number()).max(0))
            }
            Expr::Months(dates) => {
                let [from, to] = self.dates(*dates).ok_or(Stop::Unknown)?;
                Fraction::whole(months(from, to))
            }
        };
        notes.step(expr, value, self.position());
        Ok(value)
    }

    fn pair(&self, pair: &'p [Expr; 2], notes: &mut Notes<'p>) -> Result<[Fraction; 2], Stop> {
        Ok([self.exact(&pair[0], notes)?, self.exact(&pair[1], notes)?])
    }

    fn folded(
        &self,
        all: &'p [Expr],
        with: Operation,
        notes: &mut Notes<'p>,
    ) -> Result<Fraction, Stop> {
        let mut folded = None;
        for one in all {
            let value = self.exact(one, notes)?;
            folded = Some(match folded {
                Some(before) => with(before, value)?,
                None => value,
            });
        }
        folded.ok_or(Stop::Unknown)
    }

    fn dates(&self, dates: [DateExpr; 2]) -> Option<[Day; 2]> {
        Some([self.date(dates[0])?, self.date(dates[1])?])
    }

    /// How many entries a total goes through. Lists of different lengths leave the longer one's rest unanswered.
    fn entries(
        &self,
        over: &[QuestionIndex],
        first: Option<&'p Expr>,
        notes: &mut Notes<'p>,
    ) -> Result<usize, Stop> {
        let mut count = 0;
        for question in over {
            count = count.max(self.list(*question).ok_or(Stop::Unknown)?.len());
        }
        let Some(first) = first else {
            return Ok(count);
        };
        let first = self.exact(first, notes)?.as_whole().unwrap_or(0);
        Ok(count.min(usize::try_from(first).unwrap_or(0)))
    }

    fn scale(
        &self,
        expr: &'p Expr,
        scale: &'p Scale,
        notes: &mut Notes<'p>,
    ) -> Result<Fraction, Stop> {
        let of = self.exact(&scale.of, notes)?;
        let last = last_reached(scale.steps.iter().map(|(edge, _)| *edge), of)?;
        let Some(last) = last else {
            notes.nothing(expr);
            return Ok(Fraction::ZERO);
        };
        match scale.gives {
            ScaleGives::Value => self.exact(&scale.steps[last].1, notes),
            ScaleGives::RateOnWhole => Ok(self.exact(&scale.steps[last].1, notes)?.times(of)?),
            ScaleGives::RateOnSlice => {
                let mut sum = Fraction::ZERO;
                for (index, (edge, rate)) in scale.steps.iter().take(last + 1).enumerate() {
                    let end = if index == last {
                        of
                    } else {
                        scale.steps[index + 1].0.at
                    };
                    let slice = end.minus(edge.at)?;
                    sum = sum.plus(self.exact(rate, notes)?.times(slice)?)?;
                }
                Ok(sum)
            }
        }
    }

    fn table(
        &self,
        expr: &'p Expr,
        table: &'p Table,
        notes: &mut Notes<'p>,
    ) -> Result<Fraction, Stop> {
        let of = self.exact(&table.of, notes)?;
        let Some(row) = last_reached(table.rows.iter().copied(), of)? else {
            notes.nothing(expr);
            return Ok(Fraction::ZERO);
        };
        for (column, condition) in table.columns.iter().enumerate() {
            if self.truth(condition, notes)? {
                let cell = table.cells.get(row).and_then(|cells| cells.get(column));
                return self.exact(cell.ok_or(Stop::Unknown)?, notes);
            }
        }
        notes.nothing(expr);
        Ok(Fraction::ZERO)
    }

    /// Whether a condition is met, when that can be told: one unmet member decides `All` whatever the others are.
    fn truth(&self, condition: &'p Condition, notes: &mut Notes<'p>) -> Result<bool, Stop> {
        let yes = |value: Option<Value>| match value {
            Some(Value::Truth(truth)) => Ok(truth),
            _ => Err(Stop::Unknown),
        };
        match condition {
            Condition::Yes(question) => yes(self.value(*question)),
            Condition::FieldYes(question, field) => yes(self.field(*question, *field)),
            Condition::Not(condition) => Ok(!self.truth(condition, notes)?),
            Condition::All(all) => self.decided_by(all, false, notes),
            Condition::Any(all) => self.decided_by(all, true, notes),
            Condition::Compare(comparison, pair) => {
                let [a, b] = self.pair(pair, notes)?;
                Ok(comparison.holds(a.compare(b)?))
            }
            Condition::Within(three) => {
                let [value, least, most] = &**three;
                let value = self.exact(value, notes)?;
                let (least, most) = (self.exact(least, notes)?, self.exact(most, notes)?);
                Ok(value.compare(least)?.is_ge() && value.compare(most)?.is_le())
            }
            Condition::Chosen(question, options) => match self.value(*question) {
                Some(Value::Choice(option)) => Ok(options.contains(&option)),
                _ => Err(Stop::Unknown),
            },
            Condition::OnOrAfter(dates) => {
                let [a, b] = self.dates(*dates).ok_or(Stop::Unknown)?;
                Ok(a >= b)
            }
            Condition::Before(dates) => {
                let [a, b] = self.dates(*dates).ok_or(Stop::Unknown)?;
                Ok(a < b)
            }
        }
    }

    fn decided_by(
        &self,
        all: &'p [Condition],
        deciding: bool,
        notes: &mut Notes<'p>,
    ) -> Result<bool, Stop> {
        let mut stopped = None;
        for one in all {
            match self.truth(one, notes) {
                Ok(truth) if truth == deciding => return Ok(deciding),
                Ok(_) => {}
                Err(stop) => stopped = Some(stop),
            }
        }
        stopped.map_or(Ok(!deciding), Err)
    }

    /// Names the questions of an expression that are not answered.
    fn unanswered(&self, expr: &Expr, missing: &mut Missing) {
        self.policy.each_question(expr, &mut |question| {
            if self.answers.get(question).is_none() {
                missing.question(question);
            }
        });
    }

    /// Whether everything that an expression asks is answered.
    fn is_answered(&self, expr: &Expr) -> bool {
        let mut all = true;
        self.policy.each_question(expr, &mut |question| {
            all &= self.answers.get(question).is_some();
        });
        all
    }

    // Bounds

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each operation of the language"
    )]
    fn bounds(&self, expr: &'p Expr, missing: &mut Missing) -> Result<Bounds, Stop> {
        match self.exact(expr, &mut Notes::unwanted()) {
            Ok(value) => return Ok(Bounds::exactly(value)),
            // A day without a value matters only if the value does: that is for the whole to tell.
            Err(Stop::Unknown | Stop::NoValue(_)) => {}
            Err(stop) => return Err(stop),
        }
        let bounds = match expr {
            Expr::Literal(number, _) => Bounds::exactly(*number),
            Expr::Nothing => Bounds::NOTHING,
            Expr::Parameter(index) => {
                match self.parameter(*index) {
                    Err(Stop::NoValue(index)) => missing.no_value = Some(index),
                    _ => missing.parameter(*index),
                }
                Bounds::FROM_ZERO
            }
            Expr::Answer(question) => {
                missing.question(*question);
                let question = self.policy.questions.get(usize::from(*question));
                question.map_or(Bounds::FROM_ZERO, |question| Bounds {
                    low: Some(question.min),
                    high: question.max,
                })
            }
            Expr::Field(question, _) => {
                missing.question(*question);
                let question = self.policy.questions.get(usize::from(*question));
                question.map_or(Bounds::FROM_ZERO, |question| Bounds {
                    low: Some(question.min),
                    high: question.max,
                })
            }
            Expr::Size(question) => {
                missing.question(*question);
                Bounds::FROM_ZERO
            }
            Expr::Position => Bounds::FROM_ZERO,
            Expr::Value(index) => return self.bounds(self.named(*index)?, missing),
            Expr::FirstAnswered(all) => {
                if let Some(one) = all.iter().find(|one| self.is_answered(one)) {
                    return self.bounds(one, missing);
                }
                // Whoever began to answer one of them is asked for that one, and may yet answer another.
                let begun = all.iter().position(|one| self.is_begun(one));
                let asked = begun.unwrap_or(0);
                let mut hull: Option<Bounds> = None;
                for (index, one) in all.iter().enumerate() {
                    let mut own = Missing::default();
                    let bounds = self.bounds(one, &mut own)?;
                    if index == asked {
                        missing.add(&own);
                        if own.questions.is_empty() {
                            // Its number is known already; it counts when all of it is answered.
                            self.unanswered(one, missing);
                        }
                    } else {
                        missing.later(&own);
                    }
                    hull = Some(match hull {
                        Some(before) => before.hull(bounds)?,
                        None => bounds,
                    });
                }
                hull.unwrap_or(Bounds::FROM_ZERO)
            }
            Expr::Between(pair) => {
                missing.decided = true;
                return self.bounds_of(&**pair, Bounds::hull, missing);
            }
            Expr::Sum(all) => return self.bounds_of(all, Bounds::plus, missing),
            Expr::Product(all) => return self.bounds_of(all, Bounds::times, missing),
            Expr::Least(all) => return self.bounds_of(all, Bounds::least, missing),
            Expr::Greatest(all) => return self.bounds_of(all, Bounds::greatest, missing),
            Expr::Difference(pair) => return self.bounds_of(&**pair, Bounds::minus, missing),
            Expr::Increase(pair) | Expr::TopUp(pair) => self
                .bounds_of(&**pair, Bounds::minus, missing)?
                .not_below_zero()?,
            Expr::Share(pair) => return self.bounds_of(&**pair, Bounds::times, missing),
            Expr::Capped(pair) => return self.bounds_of(&**pair, Bounds::least, missing),
            Expr::PerUnit(pair, most) => {
                let rate = self.bounds(&pair[0], missing)?;
                let mut quantity = self.bounds(&pair[1], missing)?;
                if let Some(most) = most {
                    quantity = quantity.least(self.bounds(most, missing)?)?;
                }
                rate.times(quantity)?
            }
            Expr::If(condition, branches) => {
                let [then, otherwise] = &**branches;
                match self.known(condition, missing)? {
                    Some(true) => return self.bounds(then, missing),
                    Some(false) => return self.bounds(otherwise, missing),
                    None => return self.bounds_of(&**branches, Bounds::hull, missing),
                }
            }
            Expr::ByChoice(question, gives) => {
                if let Some(Value::Choice(option)) = self.value(*question) {
                    let chosen = gives.get(usize::from(option)).ok_or(Stop::Unknown)?;
                    return self.bounds(chosen, missing);
                }
                missing.question(*question);
                return self.bounds_of(gives, Bounds::hull, missing);
            }
            Expr::Uplift(pair, when) => {
                let [amount, by] = &**pair;
                let amount = self.bounds(amount, missing)?;
                let applies = match when {
                    Some(when) => self.known(when, missing)?,
                    None => Some(true),
                };
                if applies == Some(false) {
                    return Ok(amount);
                }
                let factor = self.bounds(by, missing)?;
                let more = amount.times(factor.plus(Bounds::exactly(Fraction::ONE))?)?;
                if applies.is_none() {
                    more.hull(amount)?
                } else {
                    more
                }
            }
            Expr::Scale(scale) => return self.scale_bounds(scale, missing),
            Expr::Table(table) => return self.table_bounds(table, missing),
            Expr::Total(over, each, first) => {
                self.total_bounds(over, each, first.as_deref(), missing)?
            }
            Expr::Days(dates) | Expr::Months(dates) => {
                self.missing_dates(dates, missing);
                Bounds::FROM_ZERO
            }
        };
        Ok(bounds)
    }

    /// A list that is open can have any number of entries, of what each can give; a limit that is open, any up to all.
    fn total_bounds(
        &self,
        over: &[QuestionIndex],
        each: &'p Expr,
        first: Option<&'p Expr>,
        missing: &mut Missing,
    ) -> Result<Bounds, Stop> {
        let mut open = false;
        for question in over.iter().filter(|one| self.list(**one).is_none()) {
            missing.question(*question);
            open = true;
        }
        if open {
            let mut own = Missing::default();
            let each = self.in_entry(NO_ENTRY).bounds(each, &mut own)?;
            if let Some(first) = first {
                self.bounds(first, &mut own)?;
            }
            missing.later(&own);
            let is_from_zero = each.low.is_some_and(|low| !low.is_negative());
            return Ok(Bounds {
                low: is_from_zero.then_some(Fraction::ZERO),
                high: None,
            });
        }
        let all = self.entries(over, None, &mut Notes::unwanted())?;
        let (count, is_open) = match self.entries(over, first, &mut Notes::unwanted()) {
            Ok(count) => (count, false),
            Err(Stop::TooLarge) => return Err(Stop::TooLarge),
            Err(_) => {
                if let Some(first) = first {
                    self.bounds(first, missing)?;
                }
                (all, true)
            }
        };
        let mut sum = Bounds::NOTHING;
        let mut hull = sum;
        for index in 0..count {
            sum = sum.plus(self.in_entry(index).bounds(each, missing)?)?;
            hull = hull.hull(sum)?;
        }
        Ok(if is_open { hull } else { sum })
    }

    fn missing_dates(&self, dates: &[DateExpr; 2], missing: &mut Missing) {
        for date in dates {
            if let DateExpr::Answer(question) = date
                && self.value(*question).is_none()
            {
                missing.question(*question);
            }
        }
    }

    fn bounds_of(
        &self,
        all: &'p [Expr],
        with: fn(Bounds, Bounds) -> Result<Bounds, TooLarge>,
        missing: &mut Missing,
    ) -> Result<Bounds, Stop> {
        let mut folded = None;
        for one in all {
            let bounds = self.bounds(one, missing)?;
            folded = Some(match folded {
                Some(before) => with(before, bounds)?,
                None => bounds,
            });
        }
        folded.ok_or(Stop::Unknown)
    }

    fn scale_bounds(&self, scale: &'p Scale, missing: &mut Missing) -> Result<Bounds, Stop> {
        let of = self.bounds(&scale.of, missing)?;
        if scale.gives == ScaleGives::RateOnSlice {
            return self.slice_bounds(scale, of, missing);
        }
        let low_step = match of.low {
            Some(low) => last_reached(scale.steps.iter().map(|(edge, _)| *edge), low)?,
            None => None,
        };
        // Below the first step there is nothing.
        let mut hull = low_step.is_none().then_some(Bounds::NOTHING);
        for (index, (edge, gives)) in scale.steps.iter().enumerate() {
            if low_step.is_some_and(|low| index < low) || !edge.may_be_reached(of.high)? {
                continue;
            }
            let mut one = self.bounds(gives, missing)?;
            if scale.gives == ScaleGives::RateOnWhole {
                let end = scale.steps.get(index + 1).map(|(next, _)| next.at);
                one = one.times(Bounds {
                    low: either(Some(edge.at), of.low, Fraction::greatest)?,
                    high: either(end, of.high, Fraction::least)?,
                })?;
            }
            hull = Some(match hull {
                Some(before) => before.hull(one)?,
                None => one,
            });
        }
        Ok(hull.unwrap_or(Bounds::NOTHING))
    }

    /// Each slice by its own rate: what of it is surely there, and what may be.
    fn slice_bounds(
        &self,
        scale: &'p Scale,
        of: Bounds,
        missing: &mut Missing,
    ) -> Result<Bounds, Stop> {
        let mut sum = Bounds::NOTHING;
        for (index, (edge, rate)) in scale.steps.iter().enumerate() {
            if !edge.may_be_reached(of.high)? {
                break;
            }
            let mut slice = of;
            if let Some((next, _)) = scale.steps.get(index + 1) {
                slice = slice.least(Bounds::exactly(next.at))?;
            }
            let slice = slice.minus(Bounds::exactly(edge.at))?.not_below_zero()?;
            sum = sum.plus(self.bounds(rate, missing)?.times(slice)?)?;
        }
        Ok(sum)
    }

    fn table_bounds(&self, table: &'p Table, missing: &mut Missing) -> Result<Bounds, Stop> {
        let of = self.bounds(&table.of, missing)?;
        let low_row = match of.low {
            Some(low) => last_reached(table.rows.iter().copied(), low)?,
            None => None,
        };
        let mut hull = low_row.is_none().then_some(Bounds::NOTHING);
        // The columns that may be the first that is met; after one that surely is, none.
        let mut columns = Vec::new();
        let mut surely_met = false;
        for (index, condition) in table.columns.iter().enumerate() {
            match self.known(condition, missing)? {
                Some(false) => {}
                Some(true) => {
                    columns.push(index);
                    surely_met = true;
                    break;
                }
                None => columns.push(index),
            }
        }
        if !surely_met {
            hull = Some(hull.unwrap_or(Bounds::NOTHING).hull(Bounds::NOTHING)?);
        }
        for (row, edge) in table.rows.iter().enumerate() {
            if low_row.is_some_and(|low| row < low) || !edge.may_be_reached(of.high)? {
                continue;
            }
            for column in &columns {
                let Some(cell) = table.cells.get(row).and_then(|cells| cells.get(*column)) else {
                    continue;
                };
                let cell = self.bounds(cell, missing)?;
                hull = Some(match hull {
                    Some(before) => before.hull(cell)?,
                    None => cell,
                });
            }
        }
        Ok(hull.unwrap_or(Bounds::NOTHING))
    }

    /// Whether a condition is met; `None` when that depends on what is missing, which is then named.
    fn known(&self, condition: &'p Condition, missing: &mut Missing) -> Result<Option<bool>, Stop> {
        match self.truth(condition, &mut Notes::unwanted()) {
            Ok(truth) => return Ok(Some(truth)),
            Err(Stop::Unknown | Stop::NoValue(_)) => {}
            Err(stop) => return Err(stop),
        }
        match condition {
            Condition::Yes(question)
            | Condition::FieldYes(question, _)
            | Condition::Chosen(question, _) => {
                missing.question(*question);
                Ok(None)
            }
            Condition::Not(condition) => {
                let known = self.known(condition, missing)?;
                Ok(known.map(|truth| !truth))
            }
            Condition::All(all) => self.known_by(all, false, missing),
            Condition::Any(all) => self.known_by(all, true, missing),
            Condition::OnOrAfter(dates) | Condition::Before(dates) => {
                self.missing_dates(dates, missing);
                Ok(None)
            }
            Condition::Compare(comparison, pair) => {
                self.known_comparison(*comparison, &pair[0], &pair[1], missing)
            }
            Condition::Within(three) => {
                let [value, least, most] = &**three;
                let mut own = Missing::default();
                let above = self.known_comparison(Comparison::AtLeast, value, least, &mut own)?;
                let below = self.known_comparison(Comparison::AtMost, value, most, &mut own)?;
                let known = match (above, below) {
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    (Some(true), Some(true)) => Some(true),
                    _ => None,
                };
                if known.is_none() {
                    missing.add(&own);
                }
                Ok(known)
            }
        }
    }

    fn known_by(
        &self,
        all: &'p [Condition],
        deciding: bool,
        missing: &mut Missing,
    ) -> Result<Option<bool>, Stop> {
        let mut own = Missing::default();
        let mut known = Some(!deciding);
        for one in all {
            match self.known(one, &mut own)? {
                Some(truth) if truth == deciding => return Ok(Some(deciding)),
                Some(_) => {}
                None => known = None,
            }
        }
        if known.is_none() {
            missing.add(&own);
        }
        Ok(known)
    }

    fn known_comparison(
        &self,
        comparison: Comparison,
        a: &'p Expr,
        b: &'p Expr,
        missing: &mut Missing,
    ) -> Result<Option<bool>, Stop> {
        let mut own = Missing::default();
        let (a, b) = (self.bounds(a, &mut own)?, self.bounds(b, &mut own)?);
        // Every order of the two numbers that the bounds allow.
        let extreme = |x: Option<Fraction>, y: Option<Fraction>| -> Result<_, TooLarge> {
            match (x, y) {
                (Some(x), Some(y)) => x.compare(y).map(Some),
                _ => Ok(None),
            }
        };
        let lowest = extreme(a.low, b.high)?.unwrap_or(Ordering::Less);
        let highest = extreme(a.high, b.low)?.unwrap_or(Ordering::Greater);
        let possible = [Ordering::Less, Ordering::Equal, Ordering::Greater]
            .into_iter()
            .filter(|order| (lowest..=highest).contains(order))
            .map(|order| comparison.holds(order));
        let (mut always, mut never) = (true, true);
        for holds in possible {
            always &= holds;
            never &= !holds;
        }
        if always || never {
            return Ok(Some(always));
        }
        missing.add(&own);
        Ok(None)
    }

    /// Whether at least one of the questions of an expression is answered.
    fn is_begun(&self, expr: &Expr) -> bool {
        let mut any = false;
        self.policy.each_question(expr, &mut |question| {
            any |= self.answers.get(question).is_some();
        });
        any
    }

    // Parts

    /// Whether the conditions of a part are met; `None` when that depends on what is missing.
    fn eligible(&self, part: &'p Part, missing: &mut Missing) -> Result<Option<bool>, Stop> {
        let mut eligible = Some(true);
        let wanted = part.requires.iter().map(|one| (one, true));
        let unwanted = part.excludes.iter().map(|one| (one, false));
        for (condition, wanted) in wanted.chain(unwanted) {
            match self.truth(condition, &mut Notes::unwanted()) {
                Ok(truth) if truth == wanted => {}
                Ok(_) => return Ok(Some(false)),
                Err(Stop::Unknown | Stop::NoValue(_)) => match self.known(condition, missing)? {
                    Some(truth) if truth == wanted => {}
                    Some(_) => return Ok(Some(false)),
                    None => eligible = None,
                },
                Err(stop) => return Err(stop),
            }
        }
        Ok(eligible)
    }

    /// What a part comes to; with a price, what it gives in kind is money.
    fn part(
        &self,
        part: &'p Part,
        price: Option<Fraction>,
        notes: &mut Notes<'p>,
    ) -> Result<Outcome, TooLarge> {
        match self.part_or_stop(part, price, notes) {
            Ok(outcome) => Ok(outcome),
            Err(Stop::TooLarge) => Err(TooLarge),
            Err(Stop::NoValue(parameter)) => {
                Ok(Outcome::NotInForce(NotInForce::NoValue(parameter)))
            }
            // Every unknown has been given bounds before; this is for a tree that no check has let through.
            Err(Stop::Unknown) => Ok(Outcome::NotPublished {
                parameters: Vec::new(),
            }),
        }
    }

    fn part_or_stop(
        &self,
        part: &'p Part,
        price: Option<Fraction>,
        notes: &mut Notes<'p>,
    ) -> Result<Outcome, Stop> {
        if let Some(why) = part.validity.refuses(self.on) {
            return Ok(Outcome::NotInForce(why));
        }
        let mut missing = Missing::default();
        let eligible = self.eligible(part, &mut missing)?;
        if eligible == Some(false) {
            return Ok(Outcome::NotEligible);
        }
        if eligible.is_some()
            && let Some(outcome) = self.known_award(part, price, notes)?
        {
            return Ok(outcome);
        }
        let bounds = match &part.award {
            Award::Amount(amount) => self.bounds(amount, &mut missing)?,
            Award::InKind {
                quantity: Some(quantity),
                ..
            } => {
                let quantity = self.bounds(quantity, &mut missing)?;
                match price {
                    Some(price) => quantity.times(Bounds::exactly(price))?,
                    None => quantity,
                }
            }
            Award::InKind { quantity: None, .. } => Bounds {
                low: price,
                high: price,
            },
            Award::Readings(readings) => {
                let mut hull: Option<Bounds> = None;
                for reading in readings {
                    let bounds = self.bounds(&reading.amount, &mut missing)?;
                    hull = Some(match hull {
                        Some(before) => before.hull(bounds)?,
                        None => bounds,
                    });
                }
                hull.ok_or(Stop::Unknown)?
            }
        };
        let money = price.is_some() || !matches!(part.award, Award::InKind { .. });
        self.classified(part, money, eligible.is_some(), bounds, missing)
    }

    /// Whether an award is known to be nothing because no step, cell or option applies.
    fn nothing_applies(&self, part: &'p Part, notes: &mut Notes<'p>) -> bool {
        let Award::Amount(amount) = &part.award else {
            return false;
        };
        let mut own = Notes::wanted();
        let nothing = self.exact(amount, &mut own).is_ok_and(Fraction::is_zero);
        if !nothing || own.nothing.is_empty() {
            return false;
        }
        own.nothing.into_iter().for_each(|expr| notes.nothing(expr));
        true
    }

    /// What a part comes to when everything is known; nothing when something is not.
    fn known_award(
        &self,
        part: &'p Part,
        price: Option<Fraction>,
        notes: &mut Notes<'p>,
    ) -> Result<Option<Outcome>, Stop> {
        let known = |value: Result<Fraction, Stop>| match value {
            Ok(value) => Ok(Some(value)),
            Err(Stop::Unknown | Stop::NoValue(_)) => Ok(None),
            Err(stop) => Err(stop),
        };
        match &part.award {
            Award::Amount(amount) => {
                let value = known(self.exact(amount, notes))?;
                value.map(|value| self.known_money(part, value)).transpose()
            }
            Award::InKind { quantity: None, .. } => match price {
                Some(price) => self.known_money(part, price).map(Some),
                None => Ok(Some(Outcome::InKind { quantity: None })),
            },
            Award::InKind {
                quantity: Some(quantity),
                ..
            } => {
                let Some(quantity) = known(self.exact(quantity, notes))? else {
                    return Ok(None);
                };
                match price {
                    Some(price) => self.known_money(part, quantity.times(price)?).map(Some),
                    None => Ok(Some(Outcome::InKind {
                        quantity: Some(quantity.greatest(Fraction::ZERO)?),
                    })),
                }
            }
            Award::Readings(readings) => {
                let mut amounts = Vec::new();
                for reading in readings {
                    let Some(value) = known(self.exact(&reading.amount, notes))? else {
                        return Ok(None);
                    };
                    amounts.push(self.money(value)?);
                }
                let same = amounts.windows(2).all(|pair| pair[0] == pair[1]);
                Ok(Some(match amounts.first() {
                    Some(amount) if same && part.upper_bound.is_some() => Outcome::AtMost {
                        high: *amount,
                        unpublished: Vec::new(),
                    },
                    Some(amount) if same => Outcome::Exact(*amount),
                    _ => Outcome::Ambiguous(amounts),
                }))
            }
        }
    }

    fn known_money(&self, part: &Part, value: Fraction) -> Result<Outcome, Stop> {
        let money = self.money(value)?;
        Ok(match part.upper_bound {
            Some(_) => Outcome::AtMost {
                high: money,
                unpublished: Vec::new(),
            },
            None => Outcome::Exact(money),
        })
    }

    fn classified(
        &self,
        part: &Part,
        money: bool,
        is_eligible: bool,
        bounds: Bounds,
        missing: Missing,
    ) -> Result<Outcome, Stop> {
        let zero = Some(Fraction::ZERO);
        let right = !money && matches!(part.award, Award::InKind { quantity: None, .. });
        // Nothing is paid below zero, so that there is always a least.
        let low = if right {
            None
        } else if is_eligible && part.upper_bound.is_none() {
            either(bounds.low, zero, Fraction::greatest)?
        } else {
            zero
        };
        let high = bounds
            .high
            .map_or(Ok(None), |high| high.greatest(Fraction::ZERO).map(Some))?;
        // An unknown factor times nothing is still not known to be nothing.
        let unbounded = high.is_none_or(Fraction::is_zero) && !right;
        if !missing.parameters.is_empty() && (unbounded || !money) {
            return Ok(Outcome::NotPublished {
                parameters: missing.parameters,
            });
        }
        let settled = is_eligible
            && low.is_some()
            && low == high
            && part.upper_bound.is_none()
            && !missing.hidden
            && missing.no_value.is_none();
        if !missing.questions.is_empty() && (!settled || !missing.parameters.is_empty()) {
            return Ok(Outcome::NeedsAnswers {
                questions: missing.questions,
                low,
                high,
            });
        }
        if let Some(parameter) = missing.no_value {
            return Err(Stop::NoValue(parameter));
        }
        let Some((low, high)) = low.zip(high) else {
            return Err(Stop::Unknown);
        };
        if !money {
            return Ok(Outcome::InKind {
                quantity: Some(high),
            });
        }
        let (low, high) = (self.money(low)?, self.money(high)?);
        Ok(if settled && missing.parameters.is_empty() {
            Outcome::Exact(high)
        } else if low == 0 && !(missing.decided && part.upper_bound.is_none()) {
            Outcome::AtMost {
                high,
                unpublished: missing.parameters,
            }
        } else {
            Outcome::Range {
                low,
                high,
                unpublished: missing.parameters,
            }
        })
    }

    /// Rounds to minor units: the one rounding of an amount. Nothing is paid below zero.
    fn money(&self, value: Fraction) -> Result<Money, TooLarge> {
        self.policy.money(value)
    }

    fn reasons(&self, part: &'p Part) -> Vec<Reason<'p>> {
        let is =
            |condition, wanted| self.known(condition, &mut Missing::default()) == Ok(Some(wanted));
        let unmet = part.requires.iter().filter(|one| is(one, false));
        let excluded = part.excludes.iter().filter(|one| is(one, true));
        unmet
            .map(Reason::Unmet)
            .chain(excluded.map(Reason::Excluded))
            .collect()
    }

    fn remarks(&self, part: &'p Part, outcome: &Outcome) -> Vec<Remark<'p>> {
        if matches!(outcome, Outcome::NotEligible | Outcome::NotInForce(_)) {
            return Vec::new();
        }
        let matters = |when: &'p Option<Condition>| {
            when.as_ref()
                .is_none_or(|when| self.truth(when, &mut Notes::unwanted()) != Ok(false))
        };
        let caveats = part.caveats.iter().filter(|one| matters(&one.when));
        let mut remarks: Vec<Remark> = caveats.map(|one| Remark::Caveat(&one.text)).collect();
        if let (Outcome::AtMost { .. }, Some(why)) = (outcome, &part.upper_bound) {
            remarks.push(Remark::UpperBound(why));
        }
        remarks.extend(part.quota.as_deref().map(Remark::Quota));
        if let Some(day) = part.validity.published.filter(|day| self.on < *day) {
            remarks.push(Remark::Retroactive(day));
        }
        if part.validity.until == Until::NotPublished {
            remarks.push(Remark::EndNotPublished);
        }
        remarks
    }

    /// What a part comes to, without how.
    pub(super) fn outcome(&self, part: &'p Part) -> Result<Outcome, TooLarge> {
        let mut notes = Notes::wanted();
        let outcome = self.part(part, None, &mut notes)?;
        Ok(not_eligible_where_nothing_applies(outcome, &notes))
    }

    /// Whether a condition is met; `None` when that is not known.
    pub(super) fn is_met(&self, condition: &'p Condition) -> Option<bool> {
        self.truth(condition, &mut Notes::unwanted()).ok()
    }

    /// The exact value of an expression, where it is known.
    pub(super) fn exactly(&self, expr: &'p Expr) -> Option<Fraction> {
        self.exact(expr, &mut Notes::unwanted()).ok()
    }

    fn line(&self, part: &'p Part) -> Result<Line<'p>, TooLarge> {
        let mut notes = Notes::wanted();
        let outcome = self.part(part, None, &mut notes)?;
        let outcome = not_eligible_where_nothing_applies(outcome, &notes);
        let mut reasons = Vec::new();
        if outcome == Outcome::NotEligible {
            if notes.nothing.is_empty() {
                self.nothing_applies(part, &mut notes);
            }
            reasons = self.reasons(part);
            reasons.extend(notes.nothing.iter().copied().map(Reason::NothingApplies));
        }
        let caveats = self.remarks(part, &outcome);
        let gaps = gaps::of(self, part, &outcome)?;
        Ok(Line {
            assumed: self.is_assumed(part, &outcome),
            outcome,
            reasons,
            caveats,
            steps: notes.steps,
            gaps,
        })
    }

    /// Whether a visitor's assumption is in the result.
    fn is_assumed(&self, part: &'p Part, outcome: &Outcome) -> bool {
        let money = matches!(
            outcome,
            Outcome::Exact(_)
                | Outcome::AtMost { .. }
                | Outcome::Range { .. }
                | Outcome::Ambiguous(_)
                | Outcome::InKind { .. }
                | Outcome::NeedsAnswers { .. }
        );
        if !money || self.answers.assumed.is_empty() {
            return false;
        }
        let mut assumed = false;
        self.policy.each_parameter_of(part, &mut |parameter| {
            // A published value counts, whatever somebody assumed before it was.
            let known = self.policy.parameters.get(usize::from(parameter));
            let is_open = known.is_some_and(|known| known.values.is_empty());
            assumed |= is_open && self.answers.assumption(parameter).is_some();
        });
        assumed
    }

    pub(super) const fn policy(&self) -> &'p Policy {
        self.policy
    }

    pub(super) const fn answers(&self) -> &'a Answers {
        self.answers
    }

    /// The same, with other single answers to these questions.
    pub(super) const fn with<'b>(&self, tried: &'b [(QuestionIndex, Value)]) -> Situation<'p, 'b>
    where
        'a: 'b,
    {
        Situation {
            policy: self.policy,
            answers: self.answers,
            tried,
            on: self.on,
            entry: None,
        }
    }
}

/// A result of 0 because no step, cell or option applies is a condition that is not met.
fn not_eligible_where_nothing_applies(outcome: Outcome, notes: &Notes<'_>) -> Outcome {
    let nothing = matches!(outcome, Outcome::Exact(0) | Outcome::AtMost { high: 0, .. });
    if nothing && !notes.nothing.is_empty() {
        Outcome::NotEligible
    } else {
        outcome
    }
}

fn whole(number: usize) -> Result<Fraction, TooLarge> {
    i64::try_from(number)
        .map(Fraction::whole)
        .map_err(|_| TooLarge)
}

/// Whole months from one day to another.
fn months(from: Day, to: Day) -> i64 {
    let ((y1, m1, d1), (y2, m2, d2)) = (from.parts(), to.parts());
    let months = (i64::from(y2) - i64::from(y1)) * 12 + i64::from(m2) - i64::from(m1);
    (months - i64::from(d2 < d1)).max(0)
}

/// What a part adds to a total: the least, and the most where it is bounded.
#[derive(Clone, Copy)]
struct Counted {
    low: Money,
    high: Option<Money>,
}

impl Counted {
    const NOTHING: Self = Self {
        low: 0,
        high: Some(0),
    };
}

/// How a part counts in somebody's total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// What it comes to in money; nothing where it is given in kind.
    AsItIs,
    /// What is given in kind at a price for each, in main units.
    At(Fraction),
    /// It does not.
    Nothing,
}

impl Policy {
    /// What the policy comes to, with every step, reason and gap.
    ///
    /// # Errors
    /// When a number outgrows 128 bits.
    pub fn evaluate<'p>(&'p self, answers: &Answers, on: Day) -> Result<Evaluation<'p>, TooLarge> {
        let situation = Situation::new(self, answers, on);
        let mut lines = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            lines.push(situation.line(part)?);
        }
        let mut counted = Vec::with_capacity(lines.len());
        for (part, line) in self.parts.iter().zip(&lines) {
            counted.push(match part.award {
                Award::InKind { .. } => Counted::NOTHING,
                _ => self.counted(&line.outcome)?,
            });
        }
        let totals = situation.totals(counted)?;
        Ok(Evaluation { on, lines, totals })
    }

    /// What the policy comes to, and nothing else: the total of [`Policy::evaluate`].
    ///
    /// # Errors
    /// When a number outgrows 128 bits.
    pub fn total(&self, answers: &Answers, on: Day) -> Result<Totals, TooLarge> {
        self.total_for(answers, on, &|_| Counts::AsItIs)
    }

    /// The total in which each part counts as somebody wants it to.
    ///
    /// # Errors
    /// When a number outgrows 128 bits.
    pub fn total_for(
        &self,
        answers: &Answers,
        on: Day,
        counts: &dyn Fn(usize) -> Counts,
    ) -> Result<Totals, TooLarge> {
        let situation = Situation::new(self, answers, on);
        let mut counted = Vec::with_capacity(self.parts.len());
        for (index, part) in self.parts.iter().enumerate() {
            let in_kind = matches!(part.award, Award::InKind { .. });
            let price = match counts(index) {
                Counts::At(price) if in_kind => Some(price),
                Counts::AsItIs | Counts::At(_) => None,
                Counts::Nothing => {
                    counted.push(Counted::NOTHING);
                    continue;
                }
            };
            let outcome = situation.part(part, price, &mut Notes::unwanted())?;
            // What is given in kind without a price, and whatever depends on an answer about it, is no money.
            counted.push(if in_kind && price.is_none() {
                Counted::NOTHING
            } else {
                self.counted(&outcome)?
            });
        }
        situation.totals(counted)
    }

    /// The exact value of an expression of this policy, where everything it takes is known.
    pub fn exact<'p>(&'p self, answers: &Answers, on: Day, expr: &'p Expr) -> Option<Fraction> {
        Situation::new(self, answers, on).exactly(expr)
    }

    /// Whether a condition of this policy is met, where everything it takes is known.
    pub fn holds<'p>(
        &'p self,
        answers: &Answers,
        on: Day,
        condition: &'p Condition,
    ) -> Option<bool> {
        Situation::new(self, answers, on).is_met(condition)
    }

    /// An amount in minor units, rounded as the policy rounds; never below zero.
    ///
    /// # Errors
    /// When it does not fit 64 bits.
    pub fn money(&self, value: Fraction) -> Result<Money, TooLarge> {
        if value.is_negative() {
            return Ok(0);
        }
        let minor = Fraction::decimal(1, self.digits);
        let unit = self.round_to;
        let rounded = value.rounded(unit, self.rounding)?;
        if unit == minor {
            return Ok(rounded);
        }
        let in_minor = unit.rounded(minor, self.rounding)?;
        rounded.checked_mul(in_minor).ok_or(TooLarge)
    }

    /// An amount of minor units as a number of main units.
    pub const fn main_units(&self, money: Money) -> Fraction {
        Fraction::decimal(money, self.digits)
    }

    fn counted(&self, outcome: &Outcome) -> Result<Counted, TooLarge> {
        let counted = |low, high| Counted { low, high };
        Ok(match outcome {
            Outcome::Exact(amount) => counted(*amount, Some(*amount)),
            Outcome::AtMost { high, .. } => counted(0, Some(*high)),
            Outcome::Range { low, high, .. } => counted(*low, Some(*high)),
            Outcome::Ambiguous(amounts) => counted(
                amounts.iter().copied().min().unwrap_or(0),
                amounts.iter().copied().max(),
            ),
            // Before it begins and after it has ended, a measure gives nothing.
            Outcome::InKind { .. }
            | Outcome::NotEligible
            | Outcome::NotInForce(NotInForce::Begins(_) | NotInForce::Ended(_)) => {
                counted(0, Some(0))
            }
            Outcome::NotPublished { .. } | Outcome::NotInForce(NotInForce::NoValue(_)) => {
                counted(0, None)
            }
            Outcome::NeedsAnswers { low, high, .. } => {
                let money = |value: Fraction| self.money(value);
                counted(low.map_or(Ok(0), money)?, high.map(money).transpose()?)
            }
        })
    }
}

impl<'p> Situation<'p, '_> {
    fn totals(&self, mut counted: Vec<Counted>) -> Result<Totals, TooLarge> {
        let mut removed = Vec::with_capacity(self.policy.combinations.len());
        for combination in &self.policy.combinations {
            let of = &combination.of;
            let before = sum(members(&counted, of))?;
            match &combination.rule {
                Together::Highest => keep_highest(&mut counted, of),
                Together::Cap { at, used } => {
                    let limit = self.limit(at, used.as_ref())?;
                    cut(&mut counted, of, limit);
                }
            }
            let after = sum(members(&counted, of))?;
            removed.push(Removed {
                low: before.low - after.low,
                high: before.high.zip(after.high).map(|(a, b)| a - b),
            });
        }
        let total = sum(counted.iter())?;
        Ok(Totals {
            low: total.low,
            high: total.high,
            removed,
        })
    }

    /// What is left of a cap: at least, and at most where that is known.
    fn limit(&self, at: &'p Expr, used: Option<&'p Expr>) -> Result<Counted, TooLarge> {
        let mut missing = Missing::default();
        let bounds = |expr: &'p Expr, missing: &mut Missing| match self.bounds(expr, missing) {
            Ok(bounds) => Ok(bounds),
            Err(Stop::TooLarge) => Err(TooLarge),
            Err(_) => Ok(Bounds::FROM_ZERO),
        };
        let mut left = bounds(at, &mut missing)?;
        if let Some(used) = used {
            left = left.minus(bounds(used, &mut missing)?)?.not_below_zero()?;
        }
        let money = |value: Fraction| self.policy.money(value);
        Ok(Counted {
            low: left.low.map_or(Ok(0), money)?,
            high: left.high.map(money).transpose()?,
        })
    }
}

fn members<'c>(counted: &'c [Counted], of: &'c [u16]) -> impl Iterator<Item = &'c Counted> {
    of.iter()
        .filter_map(|index| counted.get(usize::from(*index)))
}

fn sum<'c>(counted: impl Iterator<Item = &'c Counted>) -> Result<Counted, TooLarge> {
    let mut total = Counted::NOTHING;
    for one in counted {
        total.low = total.low.checked_add(one.low).ok_or(TooLarge)?;
        total.high = match (total.high, one.high) {
            (Some(a), Some(b)) => Some(a.checked_add(b).ok_or(TooLarge)?),
            _ => None,
        };
    }
    Ok(total)
}

/// Leaves the highest of the least and the highest of the most; an unknown one stays unknown.
fn keep_highest(counted: &mut [Counted], of: &[u16]) {
    let members = || of.iter().map(|index| usize::from(*index));
    let low = members()
        .filter_map(|index| counted.get(index))
        .map(|one| one.low)
        .max();
    let any_unknown = members()
        .filter_map(|index| counted.get(index))
        .any(|one| one.high.is_none());
    let high = members()
        .filter_map(|index| counted.get(index))
        .filter_map(|one| one.high)
        .max();
    let (mut low, mut high) = (low, high);
    for index in members().collect::<Vec<_>>() {
        let Some(one) = counted.get_mut(index) else {
            continue;
        };
        one.low = if Some(one.low) == low {
            low = None;
            one.low
        } else {
            0
        };
        one.high = match one.high {
            None => None,
            Some(_) if any_unknown => Some(0),
            same if same == high => {
                high = None;
                same
            }
            Some(_) => Some(0),
        };
    }
}

/// Takes off, from the last part on, what is above the limit.
fn cut(counted: &mut [Counted], of: &[u16], limit: Counted) {
    let (mut low, mut high) = (limit.low, limit.high);
    for index in of.iter().map(|index| usize::from(*index)) {
        let Some(one) = counted.get_mut(index) else {
            continue;
        };
        one.low = one.low.min(low);
        low -= one.low;
        if let (Some(most), Some(left)) = (&mut one.high, &mut high) {
            *most = (*most).min(*left);
            *left -= *most;
        }
    }
}

impl super::model::Parameter {
    /// The row that holds on a day.
    pub fn row(&self, on: Day) -> Option<&DatedValue> {
        let mut rows = self.values.iter();
        rows.find(|row| row.validity.refuses(on).is_none())
    }
}

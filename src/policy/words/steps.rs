//! How a number came about: every operation with the names and numbers of what went into it.

use super::{
    super::{
        answers::{Answer, Value},
        fraction::{Fraction, Rounding},
        model::{Award, Condition, DateExpr, Edge, Expr, Kind, Part, Scale, ScaleGives, Table},
        outcome::{Line, Outcome, Step},
    },
    Words, money,
    numbers::{Shape, number},
    range,
};
use crate::domain::Lang;
use std::{cmp::Ordering, ptr};

/// A step in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepText {
    /// The step, with its operands and its result.
    pub text: String,
    /// The result alone.
    pub value: String,
}

/// The most entries of a list that a sum names one by one; each has steps of its own.
const SHOWN: usize = 12;

impl<'p> Words<'p, '_> {
    pub(super) fn steps(&self, part: &'p Part, line: &Line<'p>) -> Vec<StepText> {
        let mut texts: Vec<StepText> = Vec::new();
        // What two rules share is computed for each, and told once.
        let mut tell = |text: Option<StepText>| {
            texts.extend(text.filter(|text| !texts.contains(text)));
        };
        for step in &line.steps {
            tell(self.step(part, step));
        }
        let amount = match &part.award {
            Award::Amount(amount) => Some(amount),
            Award::InKind { quantity, .. } => quantity.as_ref(),
            Award::Readings(_) => None,
        };
        if let Some(amount) = amount {
            self.last_steps(part, amount, line, &mut tell);
        }
        texts
    }

    /// What no operation says: an amount that simply stands there, one that is only bounded, the rounding.
    fn last_steps(
        &self,
        part: &'p Part,
        amount: &'p Expr,
        line: &Line<'p>,
        tell: &mut dyn FnMut(Option<StepText>),
    ) {
        let between = match line.outcome {
            Outcome::AtMost { high, .. } => {
                let high = money(self.policy, high);
                Some(self.say("至多$0", "at most $0", &[&high]))
            }
            Outcome::Range { low, high, .. } => Some(range(self.policy, low, high)),
            Outcome::Exact(_) | Outcome::InKind { .. } => None,
            _ => return,
        };
        let Some(value) = self.value(amount) else {
            self.known_steps(part, amount, tell);
            tell(between.map(|value| StepText {
                text: self.say("$0：$1", "$0: $1", &[&self.formula(amount), &value]),
                value,
            }));
            return;
        };
        let shape = self.award_shape(part, amount);
        if line.steps.is_empty() {
            tell(self.operand(amount, shape).map(|text| StepText {
                text,
                value: self.number(shape, value),
            }));
        }
        if matches!(part.award, Award::Amount(_)) {
            tell(self.rounding(value));
        }
    }

    /// Of an amount that is only bounded: the operations in it whose numbers are known.
    fn known_steps(&self, part: &'p Part, expr: &'p Expr, tell: &mut dyn FnMut(Option<StepText>)) {
        for one in self.operands(expr) {
            self.known_steps(part, one, tell);
        }
        if let Some(value) = self.value(expr) {
            let step = Step {
                of: expr,
                value,
                position: None,
            };
            tell(self.step(part, &step));
        }
    }

    /// What an operation of arithmetic is done to, as far as it counts.
    fn operands(&self, expr: &'p Expr) -> &'p [Expr] {
        match expr {
            Expr::Sum(all) | Expr::Product(all) | Expr::Least(all) | Expr::Greatest(all) => all,
            Expr::Difference(pair)
            | Expr::Increase(pair)
            | Expr::TopUp(pair)
            | Expr::Share(pair)
            | Expr::Capped(pair)
            | Expr::Uplift(pair, _)
            | Expr::PerUnit(pair, _) => &**pair,
            Expr::If(condition, branches) => match self.is_met(condition) {
                Some(true) => &branches[..1],
                Some(false) => &branches[1..],
                None => &[],
            },
            Expr::Value(index) => {
                let named = self.policy.values.get(usize::from(*index));
                named.map_or(&[], |named| std::slice::from_ref(&named.is))
            }
            _ => &[],
        }
    }

    /// The rounding, where it changes anything.
    fn rounding(&self, value: Fraction) -> Option<StepText> {
        let rounded = self.policy.money(value).ok()?;
        if self.policy.main_units(rounded) == value {
            return None;
        }
        let to = self.number(Shape::AMOUNT, self.policy.round_to);
        let before = self.number(Shape::AMOUNT, value);
        let value = money(self.policy, rounded);
        let (zh, en) = match self.policy.rounding {
            Rounding::HalfUp => (
                "$0四舍五入，精确到$1：$2",
                "$0, rounded to $1, a half up: $2",
            ),
            Rounding::Down => ("$0舍去$1以下的零头：$2", "$0, rounded down to $1: $2"),
            Rounding::Up => ("$0向上取整到$1：$2", "$0, rounded up to $1: $2"),
        };
        Some(StepText {
            text: self.say(zh, en, &[&before, &to, &value]),
            value,
        })
    }

    fn step(&self, part: &'p Part, step: &Step<'p>) -> Option<StepText> {
        let here = step.position.map_or(*self, |position| self.at(position));
        let value = here.number(here.shape(step.of), step.value);
        let mut text = here.operation(step.of, step.value, &value)?;
        let named = self.policy.values.iter();
        let named = named
            .filter(|named| match &named.is {
                Expr::FirstAnswered(all) => all.iter().any(|one| ptr::eq(one, step.of)),
                is => ptr::eq(is, step.of),
            })
            .map(|named| &*named.name);
        let readings = match &part.award {
            Award::Readings(readings) => &**readings,
            _ => &[],
        };
        let readings = readings
            .iter()
            .filter(|reading| ptr::eq(&raw const reading.amount, step.of))
            .map(|reading| &*reading.name);
        if let Some(name) = named.chain(readings).next() {
            text = self.say("$0：$1", "$0: $1", &[name, &text]);
        }
        if let Some(position) = step.position {
            let position = position.to_string();
            text = self.say("第$0项：$1", "entry $0: $1", &[&position, &text]);
        }
        Some(StepText { text, value })
    }

    /// An operation with its operands; `None` for one that says nothing by itself.
    fn operation(&self, expr: &'p Expr, value: Fraction, result: &str) -> Option<String> {
        let shape = self.shape(expr);
        Some(match expr {
            Expr::Sum(all) => self.equation(&mut all.iter(), "+", shape, result),
            Expr::Product(all) => self.equation(&mut all.iter(), "×", Shape::BARE, result),
            Expr::Share(pair) => self.equation(&mut pair.iter().rev(), "×", shape, result),
            Expr::Difference(pair) => self.equation(&mut pair.iter(), "−", shape, result),
            Expr::Increase(pair) | Expr::TopUp(pair) => {
                return self.what_is_above(expr, pair, value, result);
            }
            Expr::Least(all) => self.extreme(all, ["较低", "lower"], ["最低", "lowest"], result),
            Expr::Greatest(all) => {
                self.extreme(all, ["较高", "higher"], ["最高", "highest"], result)
            }
            Expr::Capped(pair) => return self.capped(pair, result),
            Expr::PerUnit(pair, most) => self.per_unit(pair, most.as_deref(), result),
            Expr::If(condition, branches) => {
                let met = self.is_met(condition)?;
                let branch = &branches[usize::from(!met)];
                let counts = self.operand(branch, shape);
                let counts = counts.unwrap_or_else(|| result.into());
                self.say(
                    "$0，计$1",
                    "$0; $1 counts",
                    &[&self.answered(condition, met), &counts],
                )
            }
            Expr::ByChoice(question, gives) => {
                let answer = self.answer(*question)?;
                let Answer::One(Value::Choice(option)) = answer else {
                    return None;
                };
                let chosen = gives.get(usize::from(*option));
                let counts = chosen.and_then(|one| self.operand(one, shape));
                self.say(
                    "$0为$1，计$2",
                    "$0: $1; $2 counts",
                    &[
                        &self.question_name(*question),
                        &self.answer_words(*question, answer),
                        &counts.unwrap_or_else(|| result.into()),
                    ],
                )
            }
            Expr::Uplift(pair, when) => return self.uplift(pair, when.as_deref(), result),
            Expr::Scale(scale) => return self.scale(expr, scale, result),
            Expr::Table(table) => return self.table(expr, table, result),
            Expr::Total(over, each, first) => {
                let all = over.iter().map(|list| self.entries(*list)).max()?;
                let most = first
                    .as_deref()
                    .and_then(|first| self.value(first)?.as_whole());
                let most = most.map_or(all, |most| usize::try_from(most).unwrap_or(0));
                let counted = all.min(most);
                let name = over.first().map(|list| self.question_name(*list))?;
                let mut sum = Vec::new();
                let told = (2..=SHOWN).contains(&counted);
                for position in (1..).take(if told { counted } else { 0 }) {
                    let entry = self.at(position);
                    sum.extend(entry.value(each).map(|value| entry.number(shape, value)));
                }
                let sum = equals(&sum.join(" + "), result);
                let entries = |count: usize| {
                    let unit = self.either("项", "entries");
                    let count = i64::try_from(count).map_or(Fraction::ZERO, Fraction::whole);
                    number(self.policy, Kind::Count, unit, count)
                };
                let (zh, en) = if counted == all {
                    ("$0共$1：$3", "$0, $1: $3")
                } else {
                    (
                        "$0共$1，计前$2：$3",
                        "$0, $1, of which the first $2 count: $3",
                    )
                };
                let first = match self.policy.lang {
                    Lang::Zh => entries(counted),
                    Lang::En => counted.to_string(),
                };
                self.say(zh, en, &[&name, &entries(all), &first, &sum])
            }
            Expr::Size(list) => self.say("$0共$1", "$0: $1", &[&self.question_name(*list), result]),
            Expr::Days(dates) | Expr::Months(dates) => {
                let [from, to] = dates.map(|date| self.dated(date));
                self.say("自$0至$1：$2", "from $0 to $1: $2", &[&from, &to, result])
            }
            Expr::Between(_)
            | Expr::FirstAnswered(_)
            | Expr::Literal(..)
            | Expr::Answer(_)
            | Expr::Field(..)
            | Expr::Position
            | Expr::Parameter(_)
            | Expr::Value(_)
            | Expr::Nothing => return None,
        })
    }

    /// A date with its name.
    pub(super) fn dated(&self, date: DateExpr) -> String {
        match (date, self.date_value(date)) {
            (DateExpr::Day(_), _) | (_, None) => self.date(date),
            (_, Some(day)) => self.say("$0（$1）", "$0 ($1)", &[&self.date(date), &self.day(day)]),
        }
    }

    /// A condition and whether it is met.
    fn answered(&self, condition: &'p Condition, met: bool) -> String {
        match condition {
            Condition::Not(condition) => return self.answered(condition, !met),
            Condition::Yes(_) | Condition::FieldYes(..) => return self.condition(condition, !met),
            _ => {}
        }
        let (zh, en) = if met {
            ("满足“$0”", "$0 (met)")
        } else {
            ("不满足“$0”", "$0 (not met)")
        };
        self.say(zh, en, &[&self.condition(condition, false)])
    }

    /// Marks a value as the visitor's own.
    pub(super) fn assumption(&self, parameter: u16) -> &'static str {
        if self.is_assumed(parameter) {
            self.either("（您的假设）", " (your assumption)")
        } else {
            ""
        }
    }

    /// A number and what it is: `制作费用1,000,000元`, "1,000,000 yuan (production costs)". A parameter's name
    /// follows its number in both languages.
    fn operand(&self, expr: &'p Expr, around: Shape<'p>) -> Option<String> {
        let number = self.figure(expr, self.value(expr)?, around);
        Some(match expr {
            Expr::Parameter(index) => {
                let name = &*self.parameter(*index)?.name;
                if self.is_assumed(*index) {
                    self.say(
                        "$0（$1，您的假设）",
                        "$0 ($1, your assumption)",
                        &[&number, name],
                    )
                } else {
                    self.say("$0（$1）", "$0 ($1)", &[&number, name])
                }
            }
            Expr::Answer(_) | Expr::Field(..) | Expr::Value(_) => {
                let (name, unit) = (self.noun(expr), self.shape(expr).unit);
                match self.quantity(&name, unit, &number) {
                    together if together.starts_with(&*number) => together,
                    _ => self.say("$1$0", "$0 ($1)", &[&number, &name]),
                }
            }
            _ => number,
        })
    }

    /// The number of an operand without its name, where a word beside it already says what it is.
    fn unnamed(&self, expr: &'p Expr, around: Shape<'p>) -> Option<String> {
        let number = self.figure(expr, self.value(expr)?, around);
        Some(match expr {
            Expr::Parameter(index) => number + self.assumption(*index),
            _ => number,
        })
    }

    /// `a × b = c`.
    fn equation(
        &self,
        operands: &mut dyn Iterator<Item = &'p Expr>,
        sign: &str,
        around: Shape<'p>,
        result: &str,
    ) -> String {
        let mut text = String::new();
        for operand in operands.filter_map(|one| self.operand(one, around)) {
            if !text.is_empty() {
                push_sign(&mut text, sign);
            }
            text.push_str(&operand);
        }
        equals(&text, result)
    }

    fn extreme(
        &self,
        all: &'p [Expr],
        of_two: [&str; 2],
        of_more: [&str; 2],
        result: &str,
    ) -> String {
        let around = self.common(&mut all.iter()).unwrap_or(Shape::BARE);
        let operands = all.iter().filter_map(|one| self.operand(one, around));
        let operands = self.all_of(operands);
        let [zh, en] = if all.len() == 2 { of_two } else { of_more };
        self.say(
            "$0中$1的：$3",
            "the $2 of $0: $3",
            &[&operands, zh, en, result],
        )
    }

    /// The first less the second, where it is more.
    fn what_is_above(
        &self,
        expr: &'p Expr,
        pair: &'p [Expr; 2],
        value: Fraction,
        result: &str,
    ) -> Option<String> {
        let shape = self.shape(expr);
        if !value.is_zero() {
            return Some(self.equation(&mut pair.iter(), "−", shape, result));
        }
        let (a, b) = (
            self.operand(&pair[0], shape)?,
            self.operand(&pair[1], shape)?,
        );
        Some(if matches!(expr, Expr::TopUp(_)) {
            self.say(
                "$1不低于$0，没有差额，计$2",
                "$1 is not below $0: nothing is missing, $2 counts",
                &[&a, &b, result],
            )
        } else {
            self.say(
                "$0不高于$1，没有增长，计$2",
                "$0 is not above $1: no increase, $2 counts",
                &[&a, &b, result],
            )
        })
    }

    fn capped(&self, [amount, cap]: &'p [Expr; 2], result: &str) -> Option<String> {
        let shape = self.shape(amount);
        let at = self.unnamed(cap, shape)?;
        let amount_text = self.operand(amount, shape)?;
        let order = self.value(amount)?.compare(self.value(cap)?).ok()?;
        let (zh, en) = if order.is_gt() {
            ("$0超过上限$1，计$2", "$0 is above the cap of $1: $2 counts")
        } else {
            (
                "$0不超过上限$1，计$2",
                "$0 is not above the cap of $1: $2 counts",
            )
        };
        Some(self.say(zh, en, &[&amount_text, &at, result]))
    }

    fn per_unit(&self, pair: &'p [Expr; 2], most: Option<&'p Expr>, result: &str) -> String {
        let [rate, quantity] = pair;
        let shape = self.shape(quantity);
        let number = self.value(quantity);
        let limit = most.and_then(|most| self.value(most));
        let above = number
            .zip(limit)
            .is_some_and(|(number, limit)| number.compare(limit).is_ok_and(Ordering::is_gt));
        let Some(most) = most.filter(|_| above) else {
            return self.equation(&mut [quantity, rate].into_iter(), "×", Shape::BARE, result);
        };
        let quantity = self.operand(quantity, shape).unwrap_or_default();
        let most = self.unnamed(most, shape).unwrap_or_default();
        let mut product = most.clone();
        if let Some(rate) = self.operand(rate, Shape::BARE) {
            push_sign(&mut product, "×");
            product.push_str(&rate);
        }
        self.say(
            "$0超过上限$1；$2",
            "$0 is above the limit of $1; $2",
            &[&quantity, &most, &equals(&product, result)],
        )
    }

    fn uplift(
        &self,
        [amount, by]: &'p [Expr; 2],
        when: Option<&'p Condition>,
        result: &str,
    ) -> Option<String> {
        let shape = self.shape(amount);
        let amount = self.operand(amount, shape)?;
        let met = match when {
            Some(when) => self.is_met(when)?,
            None => true,
        };
        let why = when.map(|when| self.answered(when, met));
        if !met {
            return Some(self.say(
                "$0，不上浮，计$1",
                "$0; no uplift, $1 counts",
                &[&why.unwrap_or_default(), &amount],
            ));
        }
        let by = self.unnamed(by, Shape::BARE)?;
        let mut text = amount;
        push_sign(&mut text, "×");
        text.push_str(&self.say("（1 + $0）", "(1 + $0)", &[&by]));
        let text = equals(&text, result);
        Some(match why {
            Some(why) => self.say("$0：$1", "$0: $1", &[&why, &text]),
            None => text,
        })
    }

    /// Where a step begins, as a demand.
    pub(super) fn edge(&self, edge: Edge, shape: Shape<'p>) -> String {
        let (zh, en) = match (edge.included, edge.at.is_zero()) {
            (true, true) => ("$0起", "from $0"),
            (true, false) => ("达到$0", "from $0"),
            (false, _) => ("超过$0", "above $0"),
        };
        self.say(zh, en, &[&self.number(shape, edge.at)])
    }

    /// That a number is below the first step.
    pub(super) fn below_lowest(&self, of: &'p Expr, edge: Edge) -> String {
        let shape = self.shape(of);
        let (name, edge) = (self.noun(of), self.edge(edge, shape));
        match self.value(of) {
            Some(value) => self.say(
                "$0为$1，最低一档要求$2",
                "$0: $1; the lowest step: $2",
                &[&name, &self.number(shape, value), &edge],
            ),
            None => self.say(
                "$0的最低一档要求$1",
                "$0; the lowest step: $1",
                &[&name, &edge],
            ),
        }
    }

    fn scale(&self, expr: &'p Expr, scale: &'p Scale, result: &str) -> Option<String> {
        let shape = self.shape(&scale.of);
        let of = self.value(&scale.of)?;
        let reached = |step: &&'p (Edge, Expr)| step.0.reached_by(of) == Ok(true);
        let count = scale.steps.iter().take_while(reached).count();
        let steps = scale.steps.get(..count)?;
        let Some((edge, gives)) = steps.last() else {
            return Some(self.nothing_applies(expr));
        };
        let of_text = self.operand(&scale.of, shape)?;
        let edge = self.edge(*edge, shape);
        match scale.gives {
            ScaleGives::Value => {
                let gives = self.operand(gives, self.shape(expr));
                let gives = gives.unwrap_or_else(|| result.into());
                Some(self.say(
                    "$0，$1一档：$2",
                    "$0, on the step $1: $2",
                    &[&of_text, &edge, &gives],
                ))
            }
            ScaleGives::RateOnWhole => {
                let mut product = self.number(shape, of);
                push_sign(&mut product, "×");
                product.push_str(&self.operand(gives, Shape::RATE)?);
                Some(self.say(
                    "$0，$1一档：$2",
                    "$0, on the step $1: $2",
                    &[&of_text, &edge, &equals(&product, result)],
                ))
            }
            ScaleGives::RateOnSlice => {
                let slices = steps
                    .iter()
                    .enumerate()
                    .filter_map(|(index, (edge, rate))| {
                        let next = scale.steps.get(index + 1).filter(|_| index + 1 < count);
                        let end = next.map_or(of, |(next, _)| next.at);
                        let slice = end.minus(edge.at).ok()?;
                        let mut product = self.number(shape, slice);
                        push_sign(&mut product, "×");
                        product.push_str(&self.operand(rate, Shape::RATE)?);
                        let gives = self.value(rate)?.times(slice).ok()?;
                        let product = equals(&product, &self.number(shape, gives));
                        Some(self.say(
                            "$0的部分$1",
                            "the part $0: $1",
                            &[&self.edge(*edge, shape), &product],
                        ))
                    });
                let slices = self.clauses(slices);
                Some(self.say(
                    "$0：$1；合计$2",
                    "$0: $1; together $2",
                    &[&of_text, &slices, result],
                ))
            }
        }
    }

    fn table(&self, expr: &'p Expr, table: &'p Table, result: &str) -> Option<String> {
        let shape = self.shape(&table.of);
        let of = self.value(&table.of)?;
        let row = table
            .rows
            .iter()
            .rposition(|edge| edge.reached_by(of) == Ok(true));
        let column = table
            .columns
            .iter()
            .position(|one| self.is_met(one) == Some(true));
        let (Some(row), Some(column)) = (row, column) else {
            return Some(self.nothing_applies(expr));
        };
        let cell = table.cells.get(row).and_then(|cells| cells.get(column));
        let gives = cell.and_then(|cell| self.operand(cell, self.shape(expr)));
        Some(self.say(
            "$0，$1一档；$2：$3",
            "$0, in the row $1; $2: $3",
            &[
                &self.operand(&table.of, shape)?,
                &self.edge(*table.rows.get(row)?, shape),
                &self.condition(table.columns.get(column)?, false),
                &gives.unwrap_or_else(|| result.into()),
            ],
        ))
    }
}

/// `left = result`; the result alone where there is nothing left of it.
fn equals(left: &str, result: &str) -> String {
    let mut text = String::from(left);
    if !text.is_empty() {
        push_sign(&mut text, "=");
    }
    text + result
}

/// A sign between two numbers; a wide bracket before it brings its own space.
fn push_sign(text: &mut String, sign: &str) {
    if !text.ends_with('）') {
        text.push(' ');
    }
    text.push_str(sign);
    text.push(' ');
}

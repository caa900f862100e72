//! Numbers with their units, and what kind of number an expression is. Exact: a number whose decimals do not end
//! says so.

use super::{
    super::{
        fraction::{Fraction, Rounding},
        model::{Expr, Kind, Policy, ScaleGives},
        outcome::Money,
    },
    Words,
};
use crate::domain::Lang;

/// A number with its unit: `120,000元`, `10%`, `7 days`.
pub fn number(policy: &Policy, kind: Kind, unit: &str, value: Fraction) -> String {
    let unit = match kind {
        Kind::Rate => return percent(value),
        Kind::Amount if unit.is_empty() => &*policy.unit,
        _ => unit,
    };
    if unit.is_empty() {
        let decimals = value.decimal_text();
        return decimals.map_or_else(|| value.to_string(), |text| grouped(&text));
    }
    let mut text = plain(value);
    match policy.lang {
        Lang::Zh => text.push_str(unit),
        Lang::En => {
            text.push(' ');
            text.push_str(if value == Fraction::ONE {
                singular(unit)
            } else {
                unit
            });
        }
    }
    text
}

/// An amount in minor units.
pub fn money(policy: &Policy, amount: Money) -> String {
    number(policy, Kind::Amount, "", policy.main_units(amount))
}

/// What lies between two amounts: `50,000–100,000元`.
pub fn range(policy: &Policy, low: Money, high: Money) -> String {
    let high_text = money(policy, high);
    if low == high {
        return high_text;
    }
    let low = plain(policy.main_units(low));
    low + "–" + &high_text
}

/// The unit for one of it.
pub(super) fn singular(unit: &str) -> &str {
    match unit {
        "people" => "person",
        "entries" => "entry",
        _ => unit.strip_suffix('s').unwrap_or(unit),
    }
}

fn percent(value: Fraction) -> String {
    let hundredfold = value.times(Fraction::whole(100)).ok();
    match hundredfold.and_then(Fraction::decimal_text) {
        Some(text) => grouped(&text) + "%",
        None => value.to_string(),
    }
}

/// The number before a unit. Two decimals and dots stand for decimals that do not end.
fn plain(value: Fraction) -> String {
    if let Some(text) = value.decimal_text() {
        return grouped(&text);
    }
    let hundredths = value.rounded(Fraction::decimal(1, 2), Rounding::Down);
    match hundredths {
        Ok(hundredths) if hundredths >= 0 => {
            let mut text = grouped(&(hundredths / 100).to_string());
            text.push('.');
            for digit in [hundredths / 10 % 10, hundredths % 10] {
                text.push_str(&digit.to_string());
            }
            text + "…"
        }
        _ => value.to_string(),
    }
}

/// Commas between thousands.
fn grouped(text: &str) -> String {
    let whole = text.find('.').unwrap_or(text.len());
    let mut grouped = String::new();
    for (index, digit) in text.char_indices() {
        let inside = index < whole && grouped.ends_with(|c: char| c.is_ascii_digit());
        if inside && (whole - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What kind of number something is, and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape<'p> {
    pub(super) kind: Kind,
    pub(super) unit: &'p str,
}

impl Shape<'_> {
    /// A number of nothing that is named.
    pub(super) const BARE: Self = Self::without_unit(Kind::Number);
    /// A share.
    pub(super) const RATE: Self = Self::without_unit(Kind::Rate);
    /// Money, in the policy's currency.
    pub(super) const AMOUNT: Self = Self::without_unit(Kind::Amount);

    const fn without_unit(kind: Kind) -> Self {
        Self { kind, unit: "" }
    }

    const fn is_bare(self) -> bool {
        self.unit.is_empty() && matches!(self.kind, Kind::Count | Kind::Number)
    }
}

impl<'p> Words<'p, '_> {
    /// What kind of number an expression is.
    pub(super) fn shape(&self, expr: &'p Expr) -> Shape<'p> {
        let shape = |kind, unit| Shape { kind, unit };
        let found = match expr {
            Expr::Literal(_, kind) => Some(shape(*kind, "")),
            Expr::Answer(index) => self.question(*index).map(|question| {
                match (question.kind, question.fields.first()) {
                    (Kind::List, Some(field)) => shape(field.kind, &field.unit),
                    (kind, _) => shape(kind, &question.unit),
                }
            }),
            Expr::Field(question, index) => {
                let field = self.field(*question, *index);
                field.map(|field| shape(field.kind, &field.unit))
            }
            Expr::Parameter(index) => {
                let parameter = self.parameter(*index);
                parameter.map(|known| shape(known.kind, &known.unit))
            }
            Expr::Value(index) => {
                let value = self.policy.values.get(usize::from(*index));
                value.map(|value| shape(value.kind, self.shape(&value.is).unit))
            }
            Expr::Position | Expr::Nothing => None,
            Expr::Sum(all)
            | Expr::Least(all)
            | Expr::Greatest(all)
            | Expr::FirstAnswered(all)
            | Expr::ByChoice(_, all) => self.common(&mut all.iter()),
            Expr::Difference(pair)
            | Expr::Increase(pair)
            | Expr::Capped(pair)
            | Expr::TopUp(pair)
            | Expr::Between(pair)
            | Expr::If(_, pair)
            | Expr::PerUnit(pair, _) => self.common(&mut pair.iter()),
            Expr::Share(pair) => Some(self.shape(&pair[1])),
            Expr::Uplift(pair, _) => Some(self.shape(&pair[0])),
            Expr::Product(all) => {
                let factor =
                    |wanted: fn(Kind) -> bool| all.iter().find(|one| wanted(self.shape(one).kind));
                let telling =
                    factor(|kind| kind == Kind::Amount).or(factor(|kind| kind != Kind::Rate));
                telling.or(all.first()).map(|one| self.shape(one))
            }
            Expr::Scale(scale) => match scale.gives {
                ScaleGives::Value => self.common(&mut scale.steps.iter().map(|(_, gives)| gives)),
                ScaleGives::RateOnWhole | ScaleGives::RateOnSlice => Some(self.shape(&scale.of)),
            },
            Expr::Table(table) => self.common(&mut table.cells.iter().flatten()),
            Expr::Total(_, each, _) => Some(self.shape(each)),
            Expr::Size(_) => Some(shape(Kind::Count, self.either("项", "entries"))),
            Expr::Days(_) => Some(shape(Kind::Count, self.either("天", "days"))),
            Expr::Months(_) => Some(shape(Kind::Count, self.either("个月", "months"))),
        };
        found.unwrap_or(Shape::BARE)
    }

    /// What several have in common: the first that has a unit says it for all.
    pub(super) fn common(&self, all: &mut dyn Iterator<Item = &'p Expr>) -> Option<Shape<'p>> {
        let mut bare = None;
        for expr in all.filter(|expr| **expr != Expr::Nothing) {
            let shape = self.shape(expr);
            if !shape.is_bare() {
                return Some(shape);
            }
            bare = Some(shape);
        }
        bare
    }

    /// The number that an expression came to, with the unit it has, or else that of its surroundings.
    pub(super) fn figure(&self, expr: &'p Expr, value: Fraction, around: Shape<'p>) -> String {
        let own = self.shape(expr);
        self.number(if own.is_bare() { around } else { own }, value)
    }

    pub(super) fn number(&self, shape: Shape<'p>, value: Fraction) -> String {
        number(self.policy, shape.kind, shape.unit, value)
    }

    /// A number as its name and unit go together: "7 days of continuous shooting", "floor area of 300 m²".
    pub(super) fn quantity(&self, name: &str, unit: &str, number: &str) -> String {
        if unit.is_empty() {
            return self.say("$0$1", "$0 of $1", &[name, number]);
        }
        match name.strip_prefix(unit) {
            Some(rest) if rest.is_empty() || rest.starts_with(' ') => {
                self.say("$2$0", "$0$1", &[number, rest, name])
            }
            _ => self.say("$0$1", "$0 of $1", &[name, number]),
        }
    }
}

//! A rule as a formula in words, before anyone has answered anything.

use super::{
    super::model::{Award, Expr, Kind, ParameterIndex, Part, ScaleGives},
    Words,
    numbers::{Shape, singular},
};

/// What has a name of its own.
pub(super) const fn is_noun(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Answer(_)
            | Expr::Field(..)
            | Expr::Value(_)
            | Expr::Position
            | Expr::Size(_)
            | Expr::Days(_)
            | Expr::Months(_)
    )
}

const fn is_figure(expr: &Expr) -> bool {
    matches!(expr, Expr::Literal(..) | Expr::Parameter(_))
}

/// What lists several cases, so that more is not added with a comma.
const fn has_cases(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::If(..) | Expr::ByChoice(..) | Expr::Scale(_) | Expr::Table(_)
    )
}

impl<'p> Words<'p, '_> {
    pub(super) fn headline(&self, part: &'p Part) -> Option<String> {
        let text = match &part.award {
            Award::Amount(amount) => {
                let amount = self.behind(amount);
                let text = self.formula(amount);
                let one = matches!(
                    amount,
                    Expr::Share(_) | Expr::PerUnit(..) | Expr::Literal(..)
                );
                if part.upper_bound.is_some() && one {
                    self.say("至多$0", "up to $0", &[&text])
                } else {
                    text
                }
            }
            Award::InKind {
                unit,
                quantity: None,
            } => unit.clone(),
            Award::InKind {
                quantity: Some(quantity),
                ..
            } => {
                let shape = self.award_shape(part, quantity);
                match (quantity, self.limit(quantity)) {
                    (_, Some(limit)) => {
                        let limit = self.number(shape, self.value(limit)?);
                        self.say("最多$0", "up to $0", &[&limit])
                    }
                    (Expr::Literal(..), _) => self.number(shape, self.value(quantity)?),
                    _ => self.formula(quantity),
                }
            }
            Award::Readings(readings) => {
                let mut readings = readings.iter().map(|reading| {
                    let gives = self.formula(self.behind(&reading.amount));
                    self.say("$0：$1", "$0: $1", &[&reading.name, &gives])
                });
                let or = self.either("；或", "; or ");
                super::join(&mut readings, or, or)
            }
        };
        (!text.is_empty()).then_some(text)
    }

    /// What a part's number counts: money, or the unit of what is given.
    pub(super) fn award_shape(&self, part: &'p Part, amount: &'p Expr) -> Shape<'p> {
        match &part.award {
            Award::InKind { unit, .. } => Shape {
                kind: Kind::Number,
                unit,
            },
            _ => Shape {
                kind: Kind::Amount,
                unit: self.shape(amount).unit,
            },
        }
    }

    /// The one published figure that limits what is asked for.
    fn limit(&self, quantity: &'p Expr) -> Option<&'p Expr> {
        let all = match quantity {
            Expr::Least(all) => &**all,
            Expr::Capped(pair) => &**pair,
            _ => return None,
        };
        let mut figures = all.iter().filter(|one| is_figure(one));
        let figure = figures.next()?;
        let simple = all.iter().all(|one| is_figure(one) || is_noun(one));
        (simple && figures.next().is_none() && self.value(figure).is_some()).then_some(figure)
    }

    /// What an expression is called: a parameter by its name, what has none by its formula.
    pub(super) fn noun(&self, expr: &'p Expr) -> String {
        match expr {
            Expr::Parameter(index) => self.parameter_name(*index).into(),
            _ => self.formula(expr),
        }
    }

    fn parameter_name(&self, index: ParameterIndex) -> &'p str {
        self.parameter(index).map_or("", |known| &known.name)
    }

    pub(super) fn formula(&self, expr: &'p Expr) -> String {
        self.formula_in(expr, self.shape(expr))
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each operation")]
    fn formula_in(&self, expr: &'p Expr, around: Shape<'p>) -> String {
        match expr {
            Expr::Literal(number, _) => self.figure(expr, *number, around),
            Expr::Parameter(index) => match self.value(expr) {
                Some(value) => self.figure(expr, value, around) + self.assumption(*index),
                None => self.unknown(*index),
            },
            Expr::Answer(question) => self.question_name(*question),
            Expr::Field(question, field) => self.field_name(*question, *field),
            Expr::Position => self.either("序号", "place in the list").into(),
            Expr::Value(index) => {
                let named = self.policy.values.get(usize::from(*index));
                named.map_or_else(String::new, |named| named.name.clone())
            }
            Expr::Sum(all) if all.iter().all(is_noun) => {
                let names = self.all_of(all.iter().map(|one| self.formula(one)));
                self.say("$0之和", "the sum of $0", &[&names])
            }
            Expr::Sum(all) => self.signed(all, " + ", around),
            Expr::Product(all) => self.signed(all, " × ", Shape::BARE),
            Expr::Difference(pair) => self.signed(&**pair, " − ", around),
            Expr::Increase(pair) => {
                let (now, before) = (self.nested(&pair[0], around), self.nested(&pair[1], around));
                self.say(
                    "$0比$1的增加额",
                    "the increase of $0 over $1",
                    &[&now, &before],
                )
            }
            Expr::TopUp(pair) => {
                let (to, received) = (self.nested(&pair[0], around), self.nested(&pair[1], around));
                self.say("$0，扣除$1", "$0, less $1", &[&to, &received])
            }
            Expr::Share(pair) => self.share(&pair[0], &pair[1]),
            Expr::Least(all) | Expr::Greatest(all) => {
                let (zh, en) = match (expr, all.len()) {
                    (Expr::Least(_), 2) => ("$0中较低的", "the lower of $0"),
                    (Expr::Least(_), _) => ("$0中最低的", "the lowest of $0"),
                    (_, 2) => ("$0中较高的", "the higher of $0"),
                    _ => ("$0中最高的", "the highest of $0"),
                };
                let all = all.iter().map(|one| self.nested(one, around));
                self.say(zh, en, &[&self.all_of(all)])
            }
            Expr::Capped(pair) => {
                let (amount, cap) = (&pair[0], self.behind(&pair[1]));
                let text = self.formula_in(amount, around);
                let cap = if let (Expr::Parameter(index), None) = (cap, self.value(cap)) {
                    self.unknown(*index)
                } else {
                    self.say("最高$0", "at most $0", &[&self.nested(cap, around)])
                };
                self.and(amount, &text, &cap)
            }
            Expr::PerUnit(pair, most) => {
                let text = self.each(&pair[0], &pair[1]);
                match most {
                    Some(most) => {
                        let most = self.nested(most, self.shape(&pair[1]));
                        self.say("$0，最多$1", "$0, for at most $1", &[&text, &most])
                    }
                    None => text,
                }
            }
            Expr::If(condition, branches) => {
                let then = self.formula_in(&branches[0], around);
                let then = self.say("$0$1", "$1 $0", &[&self.clause(condition), &then]);
                match &branches[1] {
                    Expr::Nothing => then,
                    Expr::Literal(number, _) if number.is_zero() => then,
                    otherwise => {
                        let otherwise = self.formula_in(otherwise, around);
                        self.say("$0；其他：$1", "$0; otherwise $1", &[&then, &otherwise])
                    }
                }
            }
            Expr::ByChoice(question, gives) => {
                let options = self
                    .question(*question)
                    .map_or(&[][..], |known| &known.options);
                let told = options
                    .iter()
                    .zip(gives)
                    .filter(|(_, one)| **one != Expr::Nothing);
                self.clauses(told.map(|(option, one)| {
                    let gives = self.formula_in(one, around);
                    self.say("$0：$1", "$0: $1", &[&option.name, &gives])
                }))
            }
            Expr::Scale(scale) => {
                let of = self.noun(&scale.of);
                let shape = self.shape(&scale.of);
                let steps = self.clauses(scale.steps.iter().map(|(edge, gives)| {
                    let (gives, zh, en) = match scale.gives {
                        ScaleGives::Value => (self.formula_in(gives, around), "$0：$1", "$0: $1"),
                        ScaleGives::RateOnWhole => (
                            self.formula_in(gives, Shape::RATE),
                            "$0：全额的$1",
                            "$0: $1 of the whole",
                        ),
                        ScaleGives::RateOnSlice => (
                            self.formula_in(gives, Shape::RATE),
                            "$0：该部分的$1",
                            "$0: $1 of that part",
                        ),
                    };
                    self.say(zh, en, &[&self.edge(*edge, shape), &gives])
                }));
                self.say("$0$1", "$0 $1", &[&of, &steps])
            }
            Expr::Table(table) => {
                let of = self.noun(&table.of);
                let columns = table.columns.iter().map(|one| self.condition(one, false));
                self.say(
                    "按$0分档，再按以下情形：$1",
                    "by $0, and by what applies: $1",
                    &[&of, &self.clauses(columns)],
                )
            }
            Expr::Uplift(pair, when) => {
                let (amount, by) = (&pair[0], self.behind(&pair[1]));
                let text = self.formula_in(amount, around);
                let by = match (by, self.value(by)) {
                    (Expr::Parameter(index), None) => {
                        let unknown = self.unknown(*index);
                        self.say("上浮（$0）", "with an uplift ($0)", &[&unknown])
                    }
                    _ => self.say("上浮$0", "plus $0 of it", &[&self.formula(by)]),
                };
                let by = match when {
                    Some(when) => self.say("$0$1", "$1 $0", &[&self.clause(when), &by]),
                    None => by,
                };
                self.and(amount, &text, &by)
            }
            Expr::Total(over, each, first) => {
                let lists = self.all_of(over.iter().map(|list| self.question_name(*list)));
                let text = if is_noun(each) {
                    self.say("$0合计", "the total of $0", &[&lists])
                } else {
                    let each = self.formula_in(each, around);
                    self.say("$0逐项合计：$1", "for each of $0: $1", &[&lists, &each])
                };
                match first {
                    Some(first) => {
                        let first = self.formula(first);
                        self.say("$0，计前$1项", "$0, for the first $1", &[&text, &first])
                    }
                    None => text,
                }
            }
            Expr::Size(list) => {
                let list = self.question_name(*list);
                self.say("$0的项数", "number of $0", &[&list])
            }
            Expr::Days(dates) | Expr::Months(dates) => {
                let [from, to] = dates.map(|date| self.date(date));
                let unit = self.shape(expr).unit;
                self.say("自$0至$1的$2数", "$2 from $0 to $1", &[&from, &to, unit])
            }
            Expr::Between(pair) => {
                let (low, high) = (self.nested(&pair[0], around), self.nested(&pair[1], around));
                self.say("$0至$1", "$0 to $1", &[&low, &high])
            }
            Expr::FirstAnswered(all) => all
                .first()
                .map_or_else(String::new, |one| self.formula_in(one, around)),
            Expr::Nothing => self.either("无", "nothing").into(),
        }
    }

    /// What stands behind a name.
    pub(super) fn behind(&self, expr: &'p Expr) -> &'p Expr {
        match expr {
            Expr::Value(index) => match self.policy.values.get(usize::from(*index)) {
                Some(named) => self.behind(&named.is),
                None => expr,
            },
            _ => expr,
        }
    }

    /// That a parameter has no value.
    fn unknown(&self, index: ParameterIndex) -> String {
        let name = self.parameter_name(index);
        if self.is_unpublished(index) {
            self.say("$0未公布", "$0 not published", &[name])
        } else {
            self.say("$0在该日没有数值", "$0 has no value on that day", &[name])
        }
    }

    /// As part of a larger formula.
    pub(super) fn nested(&self, expr: &'p Expr, around: Shape<'p>) -> String {
        let text = self.formula_in(expr, around);
        let known_figure = is_figure(expr) && self.value(expr).is_some();
        let plain = match expr {
            Expr::Sum(all) => all.iter().all(is_noun),
            Expr::Increase(pair) => pair.iter().all(is_noun),
            Expr::FirstAnswered(all) => all.first().is_some_and(is_noun),
            Expr::Share(pair) => self.value(&pair[0]).is_some(),
            _ => known_figure || is_noun(expr),
        };
        if plain {
            text
        } else {
            self.say("（$0）", "($0)", &[&text])
        }
    }

    fn signed(&self, all: &'p [Expr], sign: &str, around: Shape<'p>) -> String {
        let mut all = all.iter().map(|one| self.nested(one, around));
        super::join(&mut all, sign, sign)
    }

    /// One thing and another that is said of it.
    fn and(&self, first: &Expr, text: &str, more: &str) -> String {
        let (zh, en) = if has_cases(first) {
            ("$0；$1", "$0; $1")
        } else {
            ("$0，$1", "$0, $1")
        };
        self.say(zh, en, &[text, more])
    }

    fn share(&self, rate: &'p Expr, of: &'p Expr) -> String {
        let (base, rate) = (self.nested(of, self.shape(of)), self.behind(rate));
        match (rate, self.value(rate)) {
            (Expr::Parameter(index), None) => self.say(
                "$0的一定比例（$1）",
                "a share of $0 ($1)",
                &[&base, &self.unknown(*index)],
            ),
            (Expr::Between(_), _) => self.say("$0的$1", "$1 of $0", &[&base, &self.formula(rate)]),
            _ => {
                let rate = self.nested(rate, self.shape(rate));
                self.say("$0的$1", "$1 of $0", &[&base, &rate])
            }
        }
    }

    /// So much for each.
    fn each(&self, rate: &'p Expr, quantity: &'p Expr) -> String {
        let (unit, name) = (self.shape(quantity).unit, self.noun(quantity));
        let rate = self.behind(rate);
        let amount = match (rate, self.value(rate)) {
            (Expr::Parameter(index), None) => {
                let unknown = self.unknown(*index);
                return self.say("按$0计，$1", "by $0: $1", &[&name, &unknown]);
            }
            _ => self.nested(rate, self.shape(rate)),
        };
        if unit.is_empty() {
            return self.say("$0 × $1", "$0 × $1", &[&amount, &name]);
        }
        let unit = self.either(unit, singular(unit));
        self.say("$2每$1$0", "$0 per $1 ($2)", &[&amount, unit, &name])
    }
}

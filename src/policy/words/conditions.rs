//! Conditions: what they ask, and why they are not met.

use super::{
    super::{
        answers::{Answer, Value},
        model::{Comparison, Condition, DateExpr, Expr, Kind, QuestionIndex},
    },
    Words,
    formula::is_noun,
    join,
    numbers::Shape,
};

/// What a condition that is no group says of something.
struct Demand {
    /// What it is about.
    subject: String,
    /// What is asked of it.
    asked: String,
    /// What it is, where that is known.
    actual: Option<String>,
}

impl Comparison {
    /// The comparison of the second with the first.
    const fn turned(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::MoreThan => Self::LessThan,
            Self::AtMost => Self::AtLeast,
            Self::LessThan => Self::MoreThan,
            Self::Equal => Self::Equal,
        }
    }

    /// What holds when this does not; none for what is not equal.
    const fn opposite(self) -> Option<Self> {
        match self {
            Self::AtLeast => Some(Self::LessThan),
            Self::MoreThan => Some(Self::AtMost),
            Self::AtMost => Some(Self::MoreThan),
            Self::LessThan => Some(Self::AtLeast),
            Self::Equal => None,
        }
    }
}

const fn is_fixed(expr: &Expr) -> bool {
    matches!(expr, Expr::Literal(..) | Expr::Parameter(_))
}

impl<'p> Words<'p, '_> {
    /// What is asked; or, negated, its contrary.
    pub(super) fn condition(&self, condition: &'p Condition, negated: bool) -> String {
        match condition {
            Condition::Yes(question) => self.statement(*question, !negated),
            Condition::FieldYes(question, field) => {
                let name = self.field_name(*question, *field);
                self.say("$0：$1", "$0: $1", &[&name, self.truth(!negated)])
            }
            Condition::Not(condition) => self.condition(condition, !negated),
            Condition::All(all) => self.group(all, negated, !negated),
            Condition::Any(all) => self.group(all, negated, negated),
            _ => match self.demand(condition, negated) {
                Some(demand) => self.say("$0$1", "$0: $1", &[&demand.subject, &demand.asked]),
                None => String::new(),
            },
        }
    }

    /// A condition as it follows what it is a condition of.
    pub(super) fn clause(&self, condition: &'p Condition) -> String {
        let (subject, demand) = match self.demand(condition, false) {
            Some(demand) => (demand.subject, demand.asked),
            None => (String::new(), self.condition(condition, false)),
        };
        match condition {
            Condition::Compare(_, pair) => {
                let unit = self.shape(&pair[0]).unit;
                let quantity = self.quantity(&subject, unit, &demand);
                self.say("$0时", "with $0", &[&quantity])
            }
            Condition::Chosen(..) => self.say("$0$1时", "if $0 is $1", &[&subject, &demand]),
            _ if subject.is_empty() => self.say("$0时", "if $0", &[&demand]),
            _ => self.say("$0$1时", "where $0: $1", &[&subject, &demand]),
        }
    }

    fn group(&self, all: &'p [Condition], negated: bool, every: bool) -> String {
        let between = if every {
            self.either("；且", "; and ")
        } else {
            self.either("；或", "; or ")
        };
        let mut members = all.iter().map(|one| {
            let text = self.condition(one, negated);
            if all.len() > 1 && matches!(one, Condition::All(_) | Condition::Any(_)) {
                self.say("（$0）", "($0)", &[&text])
            } else {
                text
            }
        });
        join(&mut members, between, between)
    }

    /// What is so when the answer is yes, or no.
    pub(super) fn statement(&self, question: QuestionIndex, truth: bool) -> String {
        self.answer_words(question, &Answer::One(Value::Truth(truth)))
    }

    fn demand(&self, condition: &'p Condition, negated: bool) -> Option<Demand> {
        Some(match condition {
            Condition::Compare(comparison, pair) => {
                let [a, b] = &**pair;
                if is_fixed(a) && !is_fixed(b) {
                    self.comparison(comparison.turned(), b, a, negated)
                } else {
                    self.comparison(*comparison, a, b, negated)
                }
            }
            Condition::Within(three) => {
                let [value, least, most] = &**three;
                let shape = self.shape(value);
                let range = self.span(least, most, shape);
                let demand = if negated {
                    self.say(
                        "不在$0之间（含两端）",
                        "not between $0 (both included)",
                        &[&range],
                    )
                } else {
                    self.say(
                        "在$0之间（含两端）",
                        "between $0 (both included)",
                        &[&range],
                    )
                };
                self.demanded(value, shape, demand)
            }
            Condition::Chosen(question, options) => {
                let names = options
                    .iter()
                    .map(|option| self.option_name(*question, *option));
                let names = self.one_of(names);
                Demand {
                    subject: self.question_name(*question),
                    asked: if negated {
                        self.say("不为$0", "not $0", &[&names])
                    } else {
                        self.say("为$0", "$0", &[&names])
                    },
                    actual: self
                        .answer(*question)
                        .map(|answer| self.answer_words(*question, answer)),
                }
            }
            Condition::OnOrAfter(dates) => self.dates(Comparison::AtLeast, *dates, negated),
            Condition::Before(dates) => self.dates(Comparison::LessThan, *dates, negated),
            Condition::Yes(_)
            | Condition::FieldYes(..)
            | Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_) => return None,
        })
    }

    fn demanded(&self, value: &'p Expr, shape: Shape<'p>, asked: String) -> Demand {
        let actual = self.value(value);
        Demand {
            subject: self.noun(value),
            asked,
            actual: actual.map(|actual| self.number(shape, actual)),
        }
    }

    fn comparison(
        &self,
        comparison: Comparison,
        a: &'p Expr,
        b: &'p Expr,
        negated: bool,
    ) -> Demand {
        let shape = match self.shape(a) {
            bare if bare.unit.is_empty() && bare.kind != Kind::Rate => self.shape(b),
            shape => shape,
        };
        let bound = self.bound(b, shape);
        let comparison = if negated {
            comparison.opposite()
        } else {
            Some(comparison)
        };
        let (zh, en) = match comparison {
            Some(Comparison::AtLeast) => ("不少于$0", "at least $0"),
            Some(Comparison::MoreThan) => ("超过$0", "more than $0"),
            Some(Comparison::AtMost) => ("不超过$0", "at most $0"),
            Some(Comparison::LessThan) => ("少于$0", "less than $0"),
            Some(Comparison::Equal) => ("等于$0", "exactly $0"),
            None => ("不等于$0", "other than $0"),
        };
        self.demanded(a, shape, self.say(zh, en, &[&bound]))
    }

    /// A number that something is compared with: its value where the policy states it, else its name as well.
    fn bound(&self, expr: &'p Expr, shape: Shape<'p>) -> String {
        let value = self
            .value(expr)
            .map(|value| self.figure(expr, value, shape));
        match (expr, value) {
            (Expr::Literal(..), Some(value)) => value,
            (Expr::Parameter(index), Some(value)) => value + self.assumption(*index),
            (Expr::Parameter(index), None) if self.is_unpublished(*index) => {
                self.say("$0（未公布）", "$0 (not published)", &[&self.noun(expr)])
            }
            (_, Some(value)) if is_noun(expr) => {
                self.say("$0$1", "$1 ($0)", &[&self.noun(expr), &value])
            }
            (_, Some(value)) => self.say("$0（$1）", "$1 ($0)", &[&self.noun(expr), &value]),
            // Before anything is answered, what stands behind the name says more than the name.
            (Expr::Value(_), None) if self.situation.is_none() => {
                self.nested(self.behind(expr), shape)
            }
            (_, None) => self.noun(expr),
        }
    }

    /// From the least to the most: `50–300㎡`, "50 and 300 m²".
    fn span(&self, least: &'p Expr, most: &'p Expr, shape: Shape<'p>) -> String {
        let (low, high) = (self.bound(least, shape), self.bound(most, shape));
        let low = low
            .strip_suffix(shape.unit)
            .filter(|_| high.ends_with(shape.unit))
            .map_or(&*low, str::trim_end);
        self.say("$0–$1", "$0 and $1", &[low, &high])
    }

    fn dates(&self, comparison: Comparison, [a, b]: [DateExpr; 2], negated: bool) -> Demand {
        let turn = !matches!(a, DateExpr::Answer(_)) && matches!(b, DateExpr::Answer(_));
        let (a, b, comparison) = if turn {
            (b, a, comparison.turned())
        } else {
            (a, b, comparison)
        };
        let comparison = if negated {
            comparison.opposite()
        } else {
            Some(comparison)
        };
        let (zh, en) = match comparison {
            Some(Comparison::MoreThan) => ("晚于$0", "after $0"),
            Some(Comparison::AtMost) => ("不晚于$0", "$0 or earlier"),
            Some(Comparison::LessThan) => ("早于$0", "before $0"),
            _ => ("不早于$0", "$0 or later"),
        };
        Demand {
            subject: self.date(a),
            asked: self.say(zh, en, &[&self.dated(b)]),
            actual: self.date_value(a).map(|day| self.day(day)),
        }
    }

    /// Why a condition is not met; negated, why its contrary is not.
    pub(super) fn unmet(&self, condition: &'p Condition, negated: bool) -> String {
        match condition {
            Condition::Not(condition) => self.unmet(condition, !negated),
            Condition::Yes(question) => {
                let wanted = self.statement(*question, !negated);
                match self.answer(*question) {
                    Some(answer) => self.say(
                        "需要：$0。您的回答：$1",
                        "required: $0; your answer: $1",
                        &[&wanted, &self.answer_words(*question, answer)],
                    ),
                    None => self.say("需要：$0", "required: $0", &[&wanted]),
                }
            }
            Condition::All(all) if !negated => self.unmet_of(all, negated),
            Condition::Any(all) if negated => self.unmet_of(all, negated),
            Condition::All(all) | Condition::Any(all) => {
                let members = self.clauses(all.iter().map(|one| self.condition(one, negated)));
                self.say(
                    "以下至少满足一项：$0",
                    "at least one of these is required: $0",
                    &[&members],
                )
            }
            _ => match self.demand(condition, negated) {
                Some(Demand {
                    subject,
                    asked,
                    actual: Some(actual),
                }) => self.say(
                    "$0为$1，要求$2",
                    "$0: $1; required: $2",
                    &[&subject, &actual, &asked],
                ),
                _ => self.say(
                    "需要：$0",
                    "required: $0",
                    &[&self.condition(condition, negated)],
                ),
            },
        }
    }

    /// Those of several that fail; all of them where that cannot be told.
    fn unmet_of(&self, all: &'p [Condition], negated: bool) -> String {
        let fails = |one: &&'p Condition| self.is_met(one) == Some(negated);
        let none_fails = !all.iter().any(|one| fails(&one));
        let failing = all.iter().filter(|one| none_fails || fails(one));
        self.clauses(failing.map(|one| self.unmet(one, negated)))
    }

    /// What excludes, with what the visitor answered.
    pub(super) fn excluded(&self, condition: &'p Condition) -> String {
        let met = self.met(condition, false);
        self.say("不予支持的情形：$0", "excluded: $0", &[&met])
    }

    fn met(&self, condition: &'p Condition, negated: bool) -> String {
        match condition {
            Condition::Not(condition) => self.met(condition, !negated),
            Condition::All(all) | Condition::Any(all) => {
                let members = all.iter().filter(|one| self.is_met(one) != Some(negated));
                self.clauses(members.map(|one| self.met(one, negated)))
            }
            _ => {
                let text = self.condition(condition, negated);
                match self
                    .demand(condition, negated)
                    .and_then(|demand| demand.actual)
                {
                    Some(actual) => self.say(
                        "$0（您的回答：$1）",
                        "$0 (your answer: $1)",
                        &[&text, &actual],
                    ),
                    None => text,
                }
            }
        }
    }

    /// Why no step, cell or option applies.
    pub(super) fn nothing_applies(&self, expr: &'p Expr) -> String {
        match expr {
            Expr::Scale(scale) => match scale.steps.first() {
                Some((edge, _)) => self.below_lowest(&scale.of, *edge),
                None => self.either("没有适用的档次", "no step applies").into(),
            },
            Expr::Table(table) => match (self.value(&table.of), table.rows.first()) {
                (Some(value), Some(edge)) if edge.reached_by(value) == Ok(false) => {
                    self.below_lowest(&table.of, *edge)
                }
                _ => {
                    let columns = table.columns.iter().map(|one| self.condition(one, false));
                    self.say(
                        "以下情形都不符合：$0",
                        "none of these applies: $0",
                        &[&self.clauses(columns)],
                    )
                }
            },
            Expr::ByChoice(question, _) => {
                let name = self.question_name(*question);
                let chosen = self.answer(*question);
                let chosen = chosen.map(|answer| self.answer_words(*question, answer));
                self.say(
                    "$0为$1，不在支持范围内",
                    "$0: $1; nothing is given for this",
                    &[&name, &chosen.unwrap_or_default()],
                )
            }
            _ => self.either("没有适用的规定", "no rule applies").into(),
        }
    }
}

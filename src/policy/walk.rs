//! Walking through the trees of a policy: which questions and parameters something depends on.

use super::model::{Award, Condition, DateExpr, Expr, ParameterIndex, Part, Policy, QuestionIndex};

/// Something that a tree mentions.
enum Mention {
    Question(QuestionIndex),
    Parameter(ParameterIndex),
}

impl Policy {
    /// Every question that an expression depends on; one may come twice.
    pub fn each_question(&self, expr: &Expr, found: &mut dyn FnMut(QuestionIndex)) {
        self.expr(expr, &mut |mention| {
            if let Mention::Question(question) = mention {
                found(question);
            }
        });
    }

    /// Every question that a part depends on, its conditions first; one may come twice.
    pub fn each_question_of(&self, part: &Part, found: &mut dyn FnMut(QuestionIndex)) {
        self.part(part, &mut |mention| {
            if let Mention::Question(question) = mention {
                found(question);
            }
        });
    }

    /// Every parameter that a part depends on; one may come twice.
    pub fn each_parameter_of(&self, part: &Part, found: &mut dyn FnMut(ParameterIndex)) {
        self.part(part, &mut |mention| {
            if let Mention::Parameter(parameter) = mention {
                found(parameter);
            }
        });
    }

    fn part(&self, part: &Part, found: &mut dyn FnMut(Mention)) {
        for condition in part.requires.iter().chain(&part.excludes) {
            self.condition(condition, found);
        }
        match &part.award {
            Award::Amount(amount) => self.expr(amount, found),
            Award::InKind { quantity, .. } => {
                if let Some(quantity) = quantity {
                    self.expr(quantity, found);
                }
            }
            Award::Readings(readings) => {
                for reading in readings {
                    self.expr(&reading.amount, found);
                }
            }
        }
    }

    fn expr(&self, expr: &Expr, found: &mut dyn FnMut(Mention)) {
        match expr {
            Expr::Literal(..) | Expr::Position | Expr::Nothing => {}
            Expr::Answer(question) | Expr::Field(question, _) | Expr::Size(question) => {
                found(Mention::Question(*question));
            }
            Expr::Parameter(parameter) => found(Mention::Parameter(*parameter)),
            Expr::Value(index) => {
                if let Some(value) = self.values.get(usize::from(*index)) {
                    self.expr(&value.is, found);
                }
            }
            Expr::Sum(all)
            | Expr::Product(all)
            | Expr::Least(all)
            | Expr::Greatest(all)
            | Expr::FirstAnswered(all) => all.iter().for_each(|one| self.expr(one, found)),
            Expr::Difference(pair)
            | Expr::Increase(pair)
            | Expr::Share(pair)
            | Expr::Capped(pair)
            | Expr::TopUp(pair)
            | Expr::Between(pair) => pair.iter().for_each(|one| self.expr(one, found)),
            Expr::PerUnit(pair, most) => {
                for one in pair.iter() {
                    self.expr(one, found);
                }
                if let Some(most) = most {
                    self.expr(most, found);
                }
            }
            Expr::If(condition, branches) => {
                self.condition(condition, found);
                for one in branches.iter() {
                    self.expr(one, found);
                }
            }
            Expr::ByChoice(question, gives) => {
                found(Mention::Question(*question));
                for one in gives {
                    self.expr(one, found);
                }
            }
            Expr::Scale(scale) => {
                self.expr(&scale.of, found);
                for (_, value) in &scale.steps {
                    self.expr(value, found);
                }
            }
            Expr::Table(table) => {
                self.expr(&table.of, found);
                for condition in &table.columns {
                    self.condition(condition, found);
                }
                for cell in table.cells.iter().flatten() {
                    self.expr(cell, found);
                }
            }
            Expr::Uplift(pair, when) => {
                for one in pair.iter() {
                    self.expr(one, found);
                }
                if let Some(when) = when {
                    self.condition(when, found);
                }
            }
            Expr::Total(over, each, first) => {
                for question in over {
                    found(Mention::Question(*question));
                }
                self.expr(each, found);
                if let Some(first) = first {
                    self.expr(first, found);
                }
            }
            Expr::Days(dates) | Expr::Months(dates) => dates_of(dates, found),
        }
    }

    fn condition(&self, condition: &Condition, found: &mut dyn FnMut(Mention)) {
        match condition {
            Condition::Yes(question)
            | Condition::FieldYes(question, _)
            | Condition::Chosen(question, _) => found(Mention::Question(*question)),
            Condition::All(all) | Condition::Any(all) => {
                for one in all {
                    self.condition(one, found);
                }
            }
            Condition::Not(one) => self.condition(one, found),
            Condition::Compare(_, pair) => pair.iter().for_each(|one| self.expr(one, found)),
            Condition::Within(three) => three.iter().for_each(|one| self.expr(one, found)),
            Condition::OnOrAfter(dates) | Condition::Before(dates) => dates_of(dates, found),
        }
    }
}

fn dates_of(dates: &[DateExpr; 2], found: &mut dyn FnMut(Mention)) {
    for date in dates {
        if let DateExpr::Answer(question) = date {
            found(Mention::Question(*question));
        }
    }
}

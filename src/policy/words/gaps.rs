//! What would unlock or raise a part.

use super::{
    super::{
        answers::{Answer, Value},
        fraction::Fraction,
        model::{Award, Kind, Part, Question},
        outcome::{Change, Gap, Outcome},
    },
    Words, money,
    numbers::number,
    range,
};

impl<'p> Words<'p, '_> {
    pub(super) fn gap(&self, part: &'p Part, gap: &Gap) -> String {
        let is_number = |change: &&Change| matches!(change.to, Answer::One(Value::Number(_)));
        let others = gap.changes.iter().filter(|change| !is_number(change));
        let statements: Vec<String> = others.map(|change| self.statement_of(change)).collect();
        let numbers = gap.changes.iter().filter(is_number);
        let numbers: Vec<String> = numbers.map(|change| self.number_of(change)).collect();
        let (has_statements, has_numbers) = (!statements.is_empty(), !numbers.is_empty());
        let statements = super::join(
            &mut statements.into_iter(),
            self.either("，且", ", "),
            self.either("，且", " and "),
        );
        let numbers = super::join(
            &mut numbers.into_iter(),
            self.either("，且", ", "),
            self.either("，且", " and "),
        );
        let (zh, en) = match (has_statements, has_numbers) {
            (true, true) => ("如果$0，且$1，$2", "If $0, and with $1, $2"),
            (true, false) => ("如果$0，$2", "If $0, $2"),
            _ => ("如果$1，$2", "With $1, $2"),
        };
        let then = self.then(part, &gap.outcome);
        self.say(zh, en, &[&statements, &numbers, &then])
    }

    fn statement_of(&self, change: &Change) -> String {
        let words = self.answer_words(change.question, &change.to);
        if matches!(change.to, Answer::One(Value::Truth(_)))
            && self
                .question(change.question)
                .is_some_and(|known| known.statements.is_some())
        {
            return words;
        }
        let name = self.question_name(change.question);
        self.say("$0为$1", "$0 is $1", &[&name, &words])
    }

    fn number_of(&self, change: &Change) -> String {
        let Some(question) = self.question(change.question) else {
            return String::new();
        };
        let to = self.answer_words(change.question, &change.to);
        let quantity = self.quantity(&question.name, &question.unit, &to);
        let (Some(by), Answer::One(Value::Number(_))) = (change.by, &change.to) else {
            return self.say("$0为$1", "$2", &[&question.name, &to, &quantity]);
        };
        let less = by.is_negative();
        let by = if less {
            Fraction::ZERO.minus(by).unwrap_or(by)
        } else {
            by
        };
        let by = self.by_how_much(question, by);
        if less {
            return self.say(
                "$0减到$1（减少$2）",
                "$3 ($2 less)",
                &[&question.name, &to, &by, &quantity],
            );
        }
        self.say(
            "$0到$1（再加$2）",
            "$3 ($2 more)",
            &[&question.name, &to, &by, &quantity],
        )
    }

    /// A difference: of shares, in percentage points.
    fn by_how_much(&self, question: &Question, by: Fraction) -> String {
        let points = by.times(Fraction::whole(100));
        match (question.kind, points) {
            (Kind::Rate, Ok(points)) => {
                let unit = self.either("个百分点", "percentage points");
                number(self.policy, Kind::Number, unit, points)
            }
            (kind, _) => number(self.policy, kind, &question.unit, by),
        }
    }

    /// What a part then comes to.
    fn then(&self, part: &'p Part, outcome: &Outcome) -> String {
        let gives = |amount: &str| self.say("本项可得$0", "this comes to $0", &[amount]);
        let at_most =
            |amount: &str| self.say("本项可得至多$0", "this comes to at most $0", &[amount]);
        let unit = match &part.award {
            Award::InKind { unit, .. } => Some(&**unit),
            _ => None,
        };
        let counted = |value: Fraction| match unit {
            Some(unit) => number(self.policy, Kind::Number, unit, value),
            None => number(self.policy, Kind::Amount, "", value),
        };
        match outcome {
            Outcome::Exact(amount) => gives(&money(self.policy, *amount)),
            Outcome::AtMost { high, .. } => at_most(&money(self.policy, *high)),
            Outcome::Range { low, high, .. } => gives(&range(self.policy, *low, *high)),
            Outcome::Ambiguous(amounts) => {
                let amounts = amounts.iter().map(|amount| money(self.policy, *amount));
                gives(&self.one_of(amounts))
            }
            Outcome::InKind { quantity } => match quantity {
                Some(quantity) => gives(&counted(*quantity)),
                None => self.say(
                    "本项可享受：$0",
                    "this is given: $0",
                    &[unit.unwrap_or_default()],
                ),
            },
            Outcome::NeedsAnswers {
                questions, high, ..
            } => {
                let names = questions
                    .iter()
                    .map(|question| self.question_name(*question));
                let names = self.list(names);
                let high = high.map(|high| at_most(&counted(high)));
                let open = self.either("本项可能可得", "this may be given").to_owned();
                self.say(
                    "$0，还需回答：$1",
                    "$0, depending on: $1",
                    &[&high.unwrap_or(open), &names],
                )
            }
            Outcome::NotPublished { parameters } => {
                let names = super::missing_parameters(self.policy, parameters);
                self.say(
                    "本项取决于尚未公布的：$0",
                    "this depends on what is not published: $0",
                    &[&names],
                )
            }
            Outcome::NotEligible | Outcome::NotInForce(_) => self
                .either("本项仍不可得", "this is still not given")
                .into(),
        }
    }
}

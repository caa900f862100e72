//! An evaluation in words, made from the rule itself, so that text and formula cannot drift apart: what is asked,
//! why something is not given, how a number came about, what would change it. In the policy's own language.
//!
//! It owns the wording and nothing else: what is met and what a number comes to, it asks the engine. Every
//! sentence stands with both languages side by side. English names and statements begin with a small letter and
//! English units are plural.

mod conditions;
mod formula;
mod gaps;
mod numbers;
mod steps;

pub use numbers::{money, number, range};
pub use steps::StepText;

use super::{
    answers::{Answer, Answers, Value},
    evaluate::Situation,
    fraction::Fraction,
    model::{
        Condition, DateExpr, Expr, Field, Kind, Parameter, ParameterIndex, Part, Policy, Question,
        QuestionIndex,
    },
    outcome::{Gap, Line, NotInForce, Reason, Remark},
};
use crate::domain::{Day, Lang, MONTHS};

/// What is asked by a condition, with the numbers of a case: "days of continuous shooting: at least 7 days".
pub fn condition(policy: &Policy, answers: &Answers, on: Day, condition: &Condition) -> String {
    Words::of_case(policy, answers, on).condition(condition, false)
}

/// Why something is not given, with what the visitor answered.
pub fn reason(policy: &Policy, answers: &Answers, on: Day, reason: &Reason) -> String {
    let words = Words::of_case(policy, answers, on);
    match *reason {
        Reason::Unmet(condition) => words.unmet(condition, false),
        Reason::Excluded(condition) => words.excluded(condition),
        Reason::NothingApplies(expr) => words.nothing_applies(expr),
    }
}

/// What a reader has to know beside the number.
pub fn remark(policy: &Policy, remark: &Remark) -> String {
    let words = Words::of_rule(policy, None);
    match *remark {
        Remark::Caveat(text) | Remark::UpperBound(text) => text.into(),
        Remark::Quota(text) => words.say("名额或资金有限：$0", "limited: $0", &[text]),
        Remark::EndNotPublished => words.say(
            "没有公布截止日期，申报前请确认是否仍然有效。",
            "its end is not published: ask before applying whether it is still in force.",
            &[],
        ),
        Remark::Retroactive(day) => words.say(
            "$0公布，追溯适用于所选日期。",
            "published on $0, and works backwards to the day chosen.",
            &[&words.day(day)],
        ),
    }
}

/// How the number of a line came about, a sentence a step.
pub fn steps(
    policy: &Policy,
    answers: &Answers,
    on: Day,
    part: &Part,
    line: &Line,
) -> Vec<StepText> {
    Words::of_case(policy, answers, on).steps(part, line)
}

/// What would unlock or raise a part, and what it then comes to: one sentence for all changes together.
pub fn gap(policy: &Policy, _: &Answers, part: &Part, gap: &Gap) -> String {
    Words::of_rule(policy, None).gap(part, gap)
}

/// The names of questions.
pub fn missing_questions(policy: &Policy, questions: &[QuestionIndex]) -> String {
    let words = Words::of_rule(policy, None);
    let known = questions.iter().filter_map(|index| words.question(*index));
    words.list(known.map(|question| question.name.clone()))
}

/// The names of parameters.
pub fn missing_parameters(policy: &Policy, parameters: &[ParameterIndex]) -> String {
    let words = Words::of_rule(policy, None);
    let known = parameters
        .iter()
        .filter_map(|index| words.parameter(*index));
    words.list(known.map(|parameter| parameter.name.clone()))
}

/// Why something is not in force.
pub fn not_in_force(policy: &Policy, why: &NotInForce) -> String {
    let words = Words::of_rule(policy, None);
    match *why {
        NotInForce::Begins(day) => words.say(
            "$0出台，所选日期在此之前",
            "issued on $0, after the day chosen",
            &[&words.day(day)],
        ),
        NotInForce::Ended(day) => words.say(
            "有效期至$0，所选日期已过期",
            "in force until $0: over on the day chosen",
            &[&words.day(day)],
        ),
        NotInForce::NoValue(index) => {
            let name = words.parameter(index).map_or("", |known| &known.name);
            words.say(
                "$0：没有适用于所选日期的数值",
                "$0: no value holds on the day chosen",
                &[name],
            )
        }
    }
}

/// What a part gives, as a rule: "10% of eligible costs, at most 100,000 yuan".
pub fn headline(policy: &Policy, part: &Part, on: Day) -> Option<String> {
    Words::of_rule(policy, Some(on)).headline(part)
}

/// An expression as a rule, with the values of its parameters on a day.
pub fn formula(policy: &Policy, expr: &Expr, on: Day) -> String {
    Words::of_rule(policy, Some(on)).formula(expr)
}

/// A text with `$0` to `$9` replaced. One character marks the places because searching for more of them takes the
/// standard library kilobytes.
pub fn fill(text: &str, parts: &[&str]) -> String {
    let mut pieces = text.split('$');
    let mut text = String::from(pieces.next().unwrap_or_default());
    for piece in pieces {
        let place = piece.bytes().next().unwrap_or_default().wrapping_sub(b'0');
        text.push_str(parts.get(usize::from(place)).copied().unwrap_or_default());
        text.push_str(piece.get(1..).unwrap_or_default());
    }
    text
}

/// What it takes to speak of a rule, or of a rule and the answers to it.
#[derive(Clone, Copy)]
struct Words<'p, 'a> {
    policy: &'p Policy,
    /// The day whose values of parameters are meant.
    on: Option<Day>,
    situation: Option<Situation<'p, 'a>>,
}

impl<'p, 'a> Words<'p, 'a> {
    const fn of_rule(policy: &'p Policy, on: Option<Day>) -> Self {
        Self {
            policy,
            on,
            situation: None,
        }
    }

    const fn of_case(policy: &'p Policy, answers: &'a Answers, on: Day) -> Self {
        Self {
            policy,
            on: Some(on),
            situation: Some(Situation::new(policy, answers, on)),
        }
    }

    /// The same, at an entry of a list, counted from 1.
    fn at(self, position: u32) -> Self {
        let index = usize::try_from(position.saturating_sub(1)).unwrap_or(usize::MAX);
        Self {
            situation: self.situation.map(|situation| situation.in_entry(index)),
            ..self
        }
    }

    /// The text of the policy's language, [filled](fill).
    fn say(&self, zh: &str, en: &str, parts: &[&str]) -> String {
        fill(self.either(zh, en), parts)
    }

    const fn either<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.policy.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// Names one after the other.
    fn list(&self, mut items: impl Iterator<Item = String>) -> String {
        join(&mut items, self.either("、", ", "), self.either("、", ", "))
    }

    /// All of them: "a, b and c".
    fn all_of(&self, mut items: impl Iterator<Item = String>) -> String {
        join(
            &mut items,
            self.either("、", ", "),
            self.either("、", " and "),
        )
    }

    /// One of them: "a, b or c".
    fn one_of(&self, mut items: impl Iterator<Item = String>) -> String {
        join(
            &mut items,
            self.either("、", ", "),
            self.either("或", " or "),
        )
    }

    /// Sentences one after the other.
    fn clauses(&self, mut items: impl Iterator<Item = String>) -> String {
        let between = self.either("；", "; ");
        join(&mut items, between, between)
    }

    /// A day in words.
    fn day(&self, day: Day) -> String {
        let (year, month, day) = day.parts();
        let name = MONTHS
            .get(usize::from(month) - 1)
            .copied()
            .unwrap_or_default();
        let (year, month, day) = (year.to_string(), month.to_string(), day.to_string());
        self.say("$0年$1月$2日", "$2 $3 $0", &[&year, &month, &day, name])
    }

    /// A date as it is called.
    fn date(&self, date: DateExpr) -> String {
        match date {
            DateExpr::Answer(question) => self.question_name(question),
            DateExpr::Today => self.either("所选日期", "the day chosen").into(),
            DateExpr::Day(day) => self.day(day),
        }
    }

    /// The day that a date is, where it is known.
    fn date_value(&self, date: DateExpr) -> Option<Day> {
        match date {
            DateExpr::Today => self.on,
            DateExpr::Day(day) => Some(day),
            DateExpr::Answer(question) => match self.answer(question)? {
                Answer::One(Value::Date(day)) => Some(*day),
                _ => None,
            },
        }
    }

    fn question(&self, index: QuestionIndex) -> Option<&'p Question> {
        self.policy.questions.get(usize::from(index))
    }

    fn question_name(&self, index: QuestionIndex) -> String {
        self.question(index)
            .map_or_else(String::new, |question| question.name.clone())
    }

    fn parameter(&self, index: ParameterIndex) -> Option<&'p Parameter> {
        self.policy.parameters.get(usize::from(index))
    }

    fn field(&self, question: QuestionIndex, field: u8) -> Option<&'p Field> {
        self.question(question)?.fields.get(usize::from(field))
    }

    /// What a field is called: in a plain list, as the list.
    fn field_name(&self, question: QuestionIndex, field: u8) -> String {
        match self.field(question, field) {
            Some(field) if !field.name.is_empty() => field.name.clone(),
            _ => self.question_name(question),
        }
    }

    fn answers(&self) -> Option<&'a Answers> {
        self.situation.map(|situation| situation.answers())
    }

    fn answer(&self, question: QuestionIndex) -> Option<&'a Answer> {
        self.answers()?.get(question)
    }

    fn entries(&self, question: QuestionIndex) -> usize {
        match self.answer(question) {
            Some(Answer::List(entries)) => entries.len(),
            _ => 0,
        }
    }

    /// What a number comes to, where it is known.
    fn value(&self, expr: &'p Expr) -> Option<Fraction> {
        match self.situation {
            Some(situation) => situation.exactly(expr),
            None => match expr {
                Expr::Literal(number, _) => Some(*number),
                Expr::Parameter(index) => self.published(*index),
                _ => None,
            },
        }
    }

    /// The published value of a parameter: on the day meant, or the only one there is.
    fn published(&self, index: ParameterIndex) -> Option<Fraction> {
        let parameter = self.parameter(index)?;
        match (self.on, &*parameter.values) {
            (Some(on), _) => parameter.row(on).map(|row| row.value),
            (None, [row]) => Some(row.value),
            (None, _) => None,
        }
    }

    fn is_unpublished(&self, index: ParameterIndex) -> bool {
        self.parameter(index)
            .is_some_and(|known| known.values.is_empty())
    }

    /// Whether the value of a parameter is the visitor's own.
    fn is_assumed(&self, index: ParameterIndex) -> bool {
        let assumption = self.answers().and_then(|answers| answers.assumption(index));
        assumption.is_some() && self.is_unpublished(index)
    }

    fn is_met(&self, condition: &'p Condition) -> Option<bool> {
        self.situation?.is_met(condition)
    }

    /// An answer as it is said.
    fn answer_words(&self, index: QuestionIndex, answer: &Answer) -> String {
        let Some(question) = self.question(index) else {
            return String::new();
        };
        match answer {
            Answer::One(Value::Truth(truth)) => match &question.statements {
                Some((yes, no)) => if *truth { yes } else { no }.clone(),
                None => self.truth(*truth).into(),
            },
            Answer::One(value) => self.value_words(question.kind, &question.unit, index, *value),
            Answer::List(entries) => self.list(entries.iter().map(|entry| {
                let fields = question.fields.iter().zip(entry);
                let known = fields.filter_map(|(field, value)| Some((field, (*value)?)));
                let mut words = known
                    .map(|(field, value)| self.value_words(field.kind, &field.unit, index, value));
                join(&mut words, " / ", " / ")
            })),
        }
    }

    fn value_words(&self, kind: Kind, unit: &str, index: QuestionIndex, value: Value) -> String {
        match value {
            Value::Number(number) => numbers::number(self.policy, kind, unit, number),
            Value::Truth(truth) => self.truth(truth).into(),
            Value::Choice(option) => self.option_name(index, option),
            Value::Date(day) => self.day(day),
        }
    }

    const fn truth(&self, truth: bool) -> &'static str {
        if truth {
            self.either("是", "yes")
        } else {
            self.either("否", "no")
        }
    }

    fn option_name(&self, question: QuestionIndex, option: u8) -> String {
        let options = self.question(question).map(|question| &question.options);
        let option = options.and_then(|options| options.get(usize::from(option)));
        option.map_or_else(String::new, |option| option.name.clone())
    }
}

/// One text of several, with what stands between them and before the last.
fn join(items: &mut dyn Iterator<Item = String>, between: &str, before_last: &str) -> String {
    let mut text = items.next().unwrap_or_default();
    let mut next = items.next();
    while let Some(item) = next {
        next = items.next();
        text.push_str(if next.is_some() { between } else { before_last });
        text.push_str(&item);
    }
    text
}

#[cfg(test)]
mod tests;

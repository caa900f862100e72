//! What a visitor answered, checked against the questions. No answer has a default.

use super::{
    fraction::{Fraction, Rounding},
    model::{Kind, ParameterIndex, Policy, QuestionIndex},
};
use crate::domain::Day;

/// A single value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, in main units where it is money.
    Number(Fraction),
    /// Yes or no.
    Truth(bool),
    /// Index of the option.
    Choice(u8),
    /// A day.
    Date(Day),
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To a question with a single value.
    One(Value),
    /// To a question with a list: for each entry, its fields.
    List(Vec<Vec<Option<Value>>>),
}

/// Why a value is no answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is of another kind.
    Kind,
    /// It is not whole.
    NotWhole,
    /// It has more decimals than the currency's minor unit, or than [`DECIMALS`] where it is no money.
    TooFine,
    /// It is below the least.
    TooSmall,
    /// It is above the most.
    TooLarge,
}

/// The answers given, one place for each question of a policy, and the visitor's own assumptions, which are few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    pub(super) given: Vec<Option<Answer>>,
    /// By parameter, in the policy's order.
    pub(super) assumed: Vec<(ParameterIndex, Fraction)>,
}

/// The most that can be answered where a question sets no limit: a million million.
pub(super) const MOST: Fraction = Fraction::whole(1_000_000_000_000);

/// The most decimals of a rate or plain number: far more than anyone needs, far fewer than arithmetic can bear.
pub const DECIMALS: u8 = 12;

/// The most that a rate can be assumed to be: 1000 %. Beyond any that is published, and far from where the numbers
/// of a whole page would outgrow what can be computed.
pub const MOST_RATE: Fraction = Fraction::whole(10);

impl Answers {
    /// No answer yet.
    pub fn none(policy: &Policy) -> Self {
        Self {
            given: vec![None; policy.questions.len()],
            assumed: Vec::new(),
        }
    }

    /// How many answers and assumptions there are.
    pub fn count(&self) -> usize {
        self.given.iter().flatten().count() + self.assumed.len()
    }

    /// The answer to a question.
    pub fn get(&self, question: QuestionIndex) -> Option<&Answer> {
        self.given.get(usize::from(question))?.as_ref()
    }

    /// The visitor's assumption for a parameter.
    pub fn assumption(&self, parameter: ParameterIndex) -> Option<Fraction> {
        let place = self.place_of(parameter).ok()?;
        self.assumed.get(place).map(|(_, value)| *value)
    }

    /// The same without the visitor's assumptions, where there are any.
    pub fn without_assumptions(&self) -> Option<Self> {
        (!self.assumed.is_empty()).then(|| Self {
            assumed: Vec::new(),
            ..self.clone()
        })
    }

    /// Answers a question, or takes the answer back.
    ///
    /// # Errors
    /// When the value is no answer to it; nothing is changed then.
    pub fn set(
        &mut self,
        policy: &Policy,
        question: QuestionIndex,
        answer: Option<Answer>,
    ) -> Result<(), Refused> {
        if let Some(answer) = &answer {
            policy.fits(question, answer)?;
        }
        if let Some(place) = self.given.get_mut(usize::from(question)) {
            *place = answer;
        }
        Ok(())
    }

    /// Sets the visitor's own assumption for a parameter, or takes it back. It counts only while the parameter is
    /// not published.
    ///
    /// # Errors
    /// When it is below 0, more than any rate or number is, or not whole where a whole number is asked.
    pub fn assume(
        &mut self,
        policy: &Policy,
        parameter: ParameterIndex,
        value: Option<Fraction>,
    ) -> Result<(), Refused> {
        let Some(known) = policy.parameters.get(usize::from(parameter)) else {
            return Ok(());
        };
        if let Some(value) = value {
            let most = match known.kind {
                Kind::Rate => Some(MOST_RATE),
                _ => None,
            };
            fits_number(policy, known.kind, value, Fraction::ZERO, most)?;
        }
        match (self.place_of(parameter), value) {
            (Ok(place), None) => {
                self.assumed.remove(place);
            }
            (Ok(place), Some(value)) => self.assumed[place].1 = value,
            (Err(place), Some(value)) => self.assumed.insert(place, (parameter, value)),
            (Err(_), None) => {}
        }
        Ok(())
    }

    /// Where the assumption for a parameter is, or else belongs.
    fn place_of(&self, parameter: ParameterIndex) -> Result<usize, usize> {
        self.assumed.binary_search_by_key(&parameter, |(of, _)| *of)
    }
}

impl Policy {
    /// Whether a value is an answer to the question.
    ///
    /// # Errors
    /// Says why not.
    pub fn fits(&self, question: QuestionIndex, answer: &Answer) -> Result<(), Refused> {
        let question = self
            .questions
            .get(usize::from(question))
            .ok_or(Refused::Kind)?;
        match answer {
            Answer::One(value) if question.kind != Kind::List => {
                let options = question.options.len();
                self.fits_value(question.kind, options, *value, question.min, question.max)
            }
            Answer::List(entries) if question.kind == Kind::List => {
                for entry in entries {
                    if entry.len() != question.fields.len() {
                        return Err(Refused::Kind);
                    }
                    for (field, value) in question.fields.iter().zip(entry) {
                        let Some(value) = value else { continue };
                        self.fits_value(field.kind, 0, *value, question.min, question.max)?;
                    }
                }
                Ok(())
            }
            _ => Err(Refused::Kind),
        }
    }

    pub(super) fn fits_value(
        &self,
        kind: Kind,
        options: usize,
        value: Value,
        min: Fraction,
        max: Option<Fraction>,
    ) -> Result<(), Refused> {
        match (kind, value) {
            (Kind::YesNo, Value::Truth(_)) | (Kind::Date, Value::Date(_)) => Ok(()),
            (Kind::Choice, Value::Choice(option)) if usize::from(option) < options => Ok(()),
            (Kind::Amount | Kind::Count | Kind::Number | Kind::Rate, Value::Number(number)) => {
                fits_number(self, kind, number, min, max)
            }
            _ => Err(Refused::Kind),
        }
    }
}

fn fits_number(
    policy: &Policy,
    kind: Kind,
    number: Fraction,
    min: Fraction,
    max: Option<Fraction>,
) -> Result<(), Refused> {
    use std::cmp::Ordering;
    let too_fine = |unit: Fraction| {
        // What stands behind the point: all of it, in units, can outgrow 64 bits.
        let part = number
            .rounded(Fraction::ONE, Rounding::Down)
            .and_then(|whole| number.minus(Fraction::whole(whole)))
            .and_then(|part| part.times(unit));
        let part = part.map_err(|_| Refused::TooLarge)?;
        Ok(part.as_whole().is_none())
    };
    if number.compare(min) == Ok(Ordering::Less) {
        return Err(Refused::TooSmall);
    }
    if !number
        .compare(max.unwrap_or(MOST))
        .is_ok_and(Ordering::is_le)
    {
        return Err(Refused::TooLarge);
    }
    if number.as_whole().is_some() {
        return Ok(());
    }
    match kind {
        Kind::Count => Err(Refused::NotWhole),
        Kind::Amount if too_fine(Fraction::whole(10_i64.pow(u32::from(policy.digits))))? => {
            Err(Refused::TooFine)
        }
        Kind::Number | Kind::Rate
            if too_fine(Fraction::whole(10_i64.pow(u32::from(DECIMALS))))? =>
        {
            Err(Refused::TooFine)
        }
        _ => Ok(()),
    }
}

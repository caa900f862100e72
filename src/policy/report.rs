//! An evaluation as data for others: what the command prints, one entry a part, amounts as plain decimal text in
//! main units.

use super::{
    answers::{Answer, Answers, Value},
    fraction::{Fraction, TooLarge},
    model::{Award, Part, Policy},
    outcome::{Evaluation, Gap, Line, Money, Outcome, Totals},
    words,
};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// What a policy comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The day.
    pub on: String,
    /// ISO code of the money.
    pub currency: String,
    /// The policy's edition.
    pub policy_version: String,
    /// An entry for each part, in the policy's order.
    pub measures: Vec<Entry>,
    /// All of them together.
    pub totals: Total,
}

/// What a part comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// The part's id.
    pub id: String,
    /// What kind of result it is.
    pub outcome: &'static str,
    /// The least, where it is known.
    pub low: Option<String>,
    /// The most, where it is known.
    pub high: Option<String>,
    /// How many, where it is in kind; none for a right.
    pub quantity: Option<String>,
    /// How many at most, where that depends on answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity_high: Option<String>,
    /// The unit of what is in kind, or the right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// For each reading of an ambiguous text, what it gives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<ReadingText>,
    /// Ids of the questions or parameters that are missing.
    pub missing: Vec<String>,
    /// Why it is not given.
    pub reasons: Vec<String>,
    /// What to know beside the number.
    pub caveats: Vec<String>,
    /// What would unlock or raise it.
    pub gaps: Vec<GapText>,
    /// How the number came about.
    pub steps: Vec<StepEntry>,
}

/// A reading of an ambiguous text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadingText {
    /// How it reads the text.
    pub name: String,
    /// What it gives.
    pub amount: String,
}

/// A change of answers and what follows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GapText {
    /// What to change, together.
    pub changes: Vec<ChangeText>,
    /// The same as a sentence.
    pub text: String,
    /// What kind of result it then is.
    pub outcome: &'static str,
    /// The least.
    pub low: Option<String>,
    /// The most.
    pub high: Option<String>,
}

/// A change of one answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeText {
    /// The question's id.
    pub question: String,
    /// The answer, as an answers file has it.
    pub to: serde_json::Value,
    /// For a number, how much more that is.
    pub by: Option<String>,
}

/// A step of a calculation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepEntry {
    /// The step in words.
    pub text: String,
    /// What it gave.
    pub value: String,
    /// Where in the source the rule stands.
    pub clause: Option<String>,
}

/// All parts together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Total {
    /// At least this.
    pub low: String,
    /// At most this; none where a part is unknown.
    pub high: Option<String>,
    /// For each kind of result that occurs, what its parts come to before they are counted together.
    pub by_outcome: BTreeMap<&'static str, Share>,
    /// What the rules that count parts together take off: off the most where that is known, else off the least.
    pub removed_by_caps: String,
    /// The same for each rule.
    pub removed: Vec<RemovedText>,
}

/// The parts with one kind of result.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Share {
    /// How many they are.
    pub parts: usize,
    /// The least they come to, where any is known.
    pub low: Option<String>,
    /// The most, where all are known.
    pub high: Option<String>,
}

/// What one rule takes off.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RemovedText {
    /// Its name.
    pub name: String,
    /// Off the least.
    pub low: String,
    /// Off the most.
    pub high: Option<String>,
}

/// The report of an evaluation.
///
/// # Errors
/// When a sum outgrows 128 bits.
pub fn report(
    policy: &Policy,
    answers: &Answers,
    evaluation: &Evaluation,
) -> Result<Report, TooLarge> {
    let reporter = Reporter {
        policy,
        answers,
        evaluation,
    };
    let parts = policy.parts.iter().zip(&evaluation.lines);
    let measures = parts.clone().map(|(part, line)| reporter.entry(part, line));
    Ok(Report {
        on: evaluation.on.to_string(),
        currency: policy.currency.clone(),
        policy_version: policy.version.clone(),
        measures: measures.collect(),
        totals: reporter.totals(&evaluation.totals)?,
    })
}

/// An amount as plain decimal text.
fn amount(policy: &Policy, money: Money) -> String {
    policy.main_units(money).to_string()
}

struct Reporter<'a> {
    policy: &'a Policy,
    answers: &'a Answers,
    evaluation: &'a Evaluation<'a>,
}

/// The least and the most of an outcome.
type Bounds = (Option<Money>, Option<Money>);

impl Reporter<'_> {
    fn bounds(&self, part: &Part, outcome: &Outcome) -> Bounds {
        match outcome {
            Outcome::Exact(amount) => (Some(*amount), Some(*amount)),
            Outcome::AtMost { high, .. } => (Some(0), Some(*high)),
            Outcome::Range { low, high, .. } => (Some(*low), Some(*high)),
            Outcome::Ambiguous(amounts) => {
                (amounts.iter().copied().min(), amounts.iter().copied().max())
            }
            Outcome::NotEligible => (Some(0), Some(0)),
            Outcome::NeedsAnswers { low, high, .. } if !in_kind(part) => {
                let money = |bound: &Option<Fraction>| {
                    bound.and_then(|bound| self.policy.money(bound).ok())
                };
                (money(low), money(high))
            }
            Outcome::InKind { .. }
            | Outcome::NeedsAnswers { .. }
            | Outcome::NotPublished { .. }
            | Outcome::NotInForce(_) => (None, None),
        }
    }

    fn texts(&self, (low, high): Bounds) -> (Option<String>, Option<String>) {
        let text = |money: Option<Money>| money.map(|money| amount(self.policy, money));
        (text(low), text(high))
    }

    fn entry(&self, part: &Part, line: &Line) -> Entry {
        let (policy, answers, on) = (self.policy, self.answers, self.evaluation.on);
        let (low, high) = self.texts(self.bounds(part, &line.outcome));
        let (quantity, quantity_high) = match &line.outcome {
            Outcome::InKind { quantity } => (*quantity, None),
            Outcome::NeedsAnswers { high, .. } if in_kind(part) => (None, *high),
            _ => (None, None),
        };
        let mut reasons: Vec<String> = line
            .reasons
            .iter()
            .map(|reason| words::reason(policy, answers, on, reason))
            .collect();
        if let Outcome::NotInForce(why) = &line.outcome {
            reasons.push(words::not_in_force(policy, why));
        }
        let caveats = line.caveats.iter();
        let steps = words::steps(policy, answers, on, part, line).into_iter();
        Entry {
            id: part.id.clone(),
            outcome: line.outcome.name(),
            low,
            high,
            quantity: quantity.map(|quantity| quantity.to_string()),
            quantity_high: quantity_high.map(|quantity| quantity.to_string()),
            unit: match &part.award {
                Award::InKind { unit, .. } => Some(unit.clone()),
                Award::Amount(_) | Award::Readings(_) => None,
            },
            readings: self.readings(part, &line.outcome),
            missing: self.missing(&line.outcome),
            reasons,
            caveats: caveats
                .map(|remark| words::remark(policy, remark))
                .collect(),
            gaps: line.gaps.iter().map(|gap| self.gap(part, gap)).collect(),
            steps: steps
                .map(|step| StepEntry {
                    text: step.text,
                    value: step.value,
                    clause: part.clause.clone(),
                })
                .collect(),
        }
    }

    fn readings(&self, part: &Part, outcome: &Outcome) -> Vec<ReadingText> {
        let (Award::Readings(readings), Outcome::Ambiguous(amounts)) = (&part.award, outcome)
        else {
            return Vec::new();
        };
        readings
            .iter()
            .zip(amounts)
            .map(|(reading, money)| ReadingText {
                name: reading.name.clone(),
                amount: amount(self.policy, *money),
            })
            .collect()
    }

    fn missing(&self, outcome: &Outcome) -> Vec<String> {
        let (questions, parameters): (&[u16], &[u16]) = match outcome {
            Outcome::NeedsAnswers { questions, .. } => (questions, &[]),
            Outcome::NotPublished { parameters }
            | Outcome::AtMost {
                unpublished: parameters,
                ..
            }
            | Outcome::Range {
                unpublished: parameters,
                ..
            } => (&[], parameters),
            _ => (&[], &[]),
        };
        let questions = questions.iter().filter_map(|index| {
            let question = self.policy.questions.get(usize::from(*index))?;
            Some(question.id.clone())
        });
        let parameters = parameters.iter().filter_map(|index| {
            let parameter = self.policy.parameters.get(usize::from(*index))?;
            Some(parameter.id.clone())
        });
        questions.chain(parameters).collect()
    }

    fn gap(&self, part: &Part, gap: &Gap) -> GapText {
        let changes = gap.changes.iter().filter_map(|change| {
            let question = self.policy.questions.get(usize::from(change.question))?;
            let value = |value: &Value| match value {
                Value::Number(number) => json!(number.to_string()),
                Value::Truth(truth) => json!(truth),
                Value::Choice(option) => {
                    let option = question.options.get(usize::from(*option));
                    json!(option.map(|option| option.id.as_str()))
                }
                Value::Date(day) => json!(day.to_string()),
            };
            let record = |entry: &Vec<Option<Value>>| {
                let fields = question.fields.iter().zip(entry);
                let mut given = fields.filter_map(|(field, one)| Some((field, one.as_ref()?)));
                match question.fields.as_slice() {
                    [plain] if plain.id.is_empty() => {
                        json!(given.next().map(|(_, one)| value(one)))
                    }
                    _ => given
                        .map(|(field, one)| (field.id.clone(), value(one)))
                        .collect(),
                }
            };
            Some(ChangeText {
                question: question.id.clone(),
                to: match &change.to {
                    Answer::One(one) => value(one),
                    Answer::List(entries) => entries.iter().map(record).collect(),
                },
                by: change.by.map(|by| by.to_string()),
            })
        });
        let (low, high) = self.texts(self.bounds(part, &gap.outcome));
        GapText {
            changes: changes.collect(),
            text: words::gap(self.policy, self.answers, part, gap),
            outcome: gap.outcome.name(),
            low,
            high,
        }
    }

    fn totals(&self, totals: &Totals) -> Result<Total, TooLarge> {
        let main = |money: Money| self.policy.main_units(money);
        let mut sums: BTreeMap<&'static str, (usize, Option<Fraction>, Option<Fraction>)> =
            BTreeMap::new();
        for (part, line) in self.policy.parts.iter().zip(&self.evaluation.lines) {
            let (low, high) = self.bounds(part, &line.outcome);
            let sum = sums
                .entry(line.outcome.name())
                .or_insert((0, None, Some(Fraction::ZERO)));
            sum.0 += 1;
            if let Some(low) = low {
                sum.1 = Some(sum.1.unwrap_or(Fraction::ZERO).plus(main(low))?);
            }
            sum.2 = match (sum.2, high) {
                (Some(sum), Some(high)) => Some(sum.plus(main(high))?),
                _ => None,
            };
        }
        let text = |number: Fraction| number.to_string();
        let by_outcome = sums.into_iter().map(|(name, (parts, low, high))| {
            let share = Share {
                parts,
                low: low.map(text),
                high: high.map(text),
            };
            (name, share)
        });
        let mut removed_by_caps = Fraction::ZERO;
        for removed in &totals.removed {
            let off = removed.high.unwrap_or(removed.low);
            removed_by_caps = removed_by_caps.plus(main(off))?;
        }
        let removed = self.policy.combinations.iter().zip(&totals.removed);
        let removed = removed.map(|(combination, removed)| RemovedText {
            name: combination.name.clone(),
            low: amount(self.policy, removed.low),
            high: removed.high.map(|high| amount(self.policy, high)),
        });
        Ok(Total {
            low: amount(self.policy, totals.low),
            high: totals.high.map(|high| amount(self.policy, high)),
            by_outcome: by_outcome.collect(),
            removed_by_caps: text(removed_by_caps),
            removed: removed.collect(),
        })
    }
}

const fn in_kind(part: &Part) -> bool {
    matches!(part.award, Award::InKind { .. })
}

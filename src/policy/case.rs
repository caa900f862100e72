//! A policy's own cases: answers, and what must follow. Only what a case names is compared.

use super::{answers::Answers, fraction::TooLarge, model::Policy, report::report};
use crate::domain::Day;
use serde_json::{Map, Value};
use std::{collections::BTreeMap, fmt};

/// What an entry of the report can have.
pub(super) const ENTRY_KEYS: &[&str] = &[
    "id",
    "outcome",
    "low",
    "high",
    "quantity",
    "quantity_high",
    "unit",
    "readings",
    "missing",
    "reasons",
    "caveats",
    "gaps",
    "steps",
];

/// The words that its outcome can be.
pub(super) const OUTCOMES: &[&str] = &[
    "exact",
    "at_most",
    "range",
    "ambiguous",
    "in_kind",
    "not_eligible",
    "needs_answers",
    "not_published",
    "not_in_force",
];

/// What its totals have.
pub(super) const TOTAL_KEYS: &[&str] = &["low", "high", "by_outcome", "removed_by_caps", "removed"];

/// Answers and what must follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// The day it is asked.
    pub on: Day,
    /// The answers.
    pub answers: Answers,
    /// For the id of a part, or `totals`: what must stand in the report.
    pub expect: BTreeMap<String, Map<String, Value>>,
    /// How one comes to it by hand.
    pub arithmetic: String,
}

/// Something that is not as a case expects.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Id of the case.
    pub case: String,
    /// Id of the part, or `totals`, and the key.
    pub place: String,
    /// What must stand there.
    pub expected: Value,
    /// What stands there.
    pub found: Value,
    /// How one comes to the expected by hand.
    pub arithmetic: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            case,
            place,
            expected,
            found,
            arithmetic,
        } = self;
        write!(
            f,
            "case {case}: {place}: expected {expected}, found {found}\n    {arithmetic}"
        )
    }
}

impl Case {
    /// Evaluates the policy for the answers, and names what is not as expected.
    ///
    /// # Errors
    /// When a number outgrows 128 bits.
    pub fn run(&self, policy: &Policy) -> Result<Vec<Difference>, TooLarge> {
        let evaluation = policy.evaluate(&self.answers, self.on)?;
        let report = report(policy, &self.answers, &evaluation)?;
        let mut differences = Vec::new();
        for (id, expected) in &self.expect {
            let entry = if id == "totals" {
                serde_json::to_value(&report.totals)
            } else {
                let entry = report.measures.iter().find(|entry| entry.id == *id);
                serde_json::to_value(entry)
            };
            let entry = entry.unwrap_or_default();
            for (key, expected) in expected {
                let found = entry.get(key).unwrap_or(&Value::Null);
                if !fits(expected, found) {
                    differences.push(Difference {
                        case: self.id.clone(),
                        place: format!("{id}.{key}"),
                        expected: expected.clone(),
                        found: found.clone(),
                        arithmetic: self.arithmetic.clone(),
                    });
                }
            }
        }
        Ok(differences)
    }
}

/// Whether everything that is named stands there.
fn fits(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => expected
            .iter()
            .all(|(key, expected)| fits(expected, found.get(key).unwrap_or(&Value::Null))),
        (Value::Array(expected), Value::Array(found)) => {
            let mut pairs = expected.iter().zip(found);
            expected.len() == found.len() && pairs.all(|(expected, found)| fits(expected, found))
        }
        _ => expected == found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_not_named_may_be_anything() {
        let found = json!({ "a": [{ "b": 1, "c": 2 }], "d": null });
        for fitting in [
            json!({}),
            json!({ "a": [{ "b": 1 }] }),
            json!({ "d": null, "e": null }),
        ] {
            assert!(fits(&fitting, &found), "{fitting}");
        }
        for other in [
            json!({ "a": [] }),
            json!({ "a": [{ "b": 2 }] }),
            json!({ "d": "0" }),
        ] {
            assert!(!fits(&other, &found), "{other}");
        }
    }
}

//! Bands of a number, where conditions side by side draw them: do two of them both take in the same number, or is
//! there one that neither takes in?

use crate::policy::{
    fraction::Fraction,
    model::{Comparison, Condition, Edge, Expr},
};
use std::{cmp::Ordering, collections::BTreeMap};

/// A stretch of numbers; without an edge, it goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Band {
    /// The lower edge.
    pub low: Option<Edge>,
    /// The upper edge.
    pub high: Option<Edge>,
}

/// What is wrong between two bands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Seam {
    /// Both take in this number.
    Both(Fraction),
    /// Both take in what lies between these numbers.
    Overlap(Fraction, Fraction),
    /// Neither takes in this number.
    Neither(Fraction),
    /// Neither takes in what lies between these numbers.
    Gap(Fraction, Fraction),
}

const ALL: Band = Band {
    low: None,
    high: None,
};

fn order(a: Fraction, b: Fraction) -> Ordering {
    a.compare(b).unwrap_or(Ordering::Equal)
}

/// Which of two lower edges takes in more.
fn lower(a: Option<Edge>, b: Option<Edge>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, _) => Ordering::Less,
        (_, None) => Ordering::Greater,
        (Some(a), Some(b)) => order(a.at, b.at).then(b.included.cmp(&a.included)),
    }
}

/// Which of two upper edges takes in less.
fn upper(a: Option<Edge>, b: Option<Edge>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, _) => Ordering::Greater,
        (_, None) => Ordering::Less,
        (Some(a), Some(b)) => order(a.at, b.at).then(a.included.cmp(&b.included)),
    }
}

impl Band {
    fn within(self, other: Self) -> Self {
        Self {
            low: if lower(self.low, other.low) == Ordering::Less {
                other.low
            } else {
                self.low
            },
            high: if upper(self.high, other.high) == Ordering::Greater {
                other.high
            } else {
                self.high
            },
        }
    }

    /// Whether all of the other lies in it.
    pub fn holds(self, other: Self) -> bool {
        lower(self.low, other.low) != Ordering::Greater
            && upper(self.high, other.high) != Ordering::Less
    }

    /// What is wrong where the first band ends and the second begins. `step` lies between two neighbouring numbers,
    /// 0 where there is always one between them.
    fn seam(self, next: Self, step: Fraction) -> Option<Seam> {
        let (end, start) = (self.high?, next.low?);
        match order(end.at, start.at) {
            Ordering::Equal => match (end.included, start.included) {
                (true, true) => Some(Seam::Both(end.at)),
                (false, false) => Some(Seam::Neither(end.at)),
                _ => None,
            },
            Ordering::Greater => Some(Seam::Overlap(start.at, end.at)),
            Ordering::Less => {
                let next = end.at.plus(step).ok()?;
                let adjacent =
                    end.included && start.included && order(next, start.at) != Ordering::Less;
                (!adjacent).then_some(Seam::Gap(end.at, start.at))
            }
        }
    }
}

/// What a set of conditions, all of which must be met, says of one number.
#[derive(Clone, Debug)]
pub(super) struct Bounded<'a> {
    /// The number.
    pub of: &'a Expr,
    /// The stretch it must lie in.
    pub band: Band,
    /// The conditions that say something else, as a key.
    pub rest: String,
}

/// Every number that the conditions bound. `value` tells what an operand is, if that is known.
pub(super) fn bounded<'a>(
    conditions: &[(&'a Condition, bool)],
    value: &dyn Fn(&Expr) -> Option<Fraction>,
) -> Vec<Bounded<'a>> {
    let mut flat = Vec::new();
    for (condition, met) in conditions {
        flatten(condition, *met, &mut flat);
    }
    let bands: Vec<Option<(&Expr, Band)>> = flat
        .iter()
        .map(|(condition, met)| band(condition, *met, value))
        .collect();
    let key = |of: &Expr| format!("{of:?}");
    let mut found: BTreeMap<String, (&Expr, Band)> = BTreeMap::new();
    for (of, band) in bands.iter().flatten() {
        let entry = found.entry(key(of)).or_insert((*of, ALL));
        entry.1 = entry.1.within(*band);
    }
    found
        .into_iter()
        .map(|(name, (of, stretch))| {
            let others = flat
                .iter()
                .zip(&bands)
                .filter(|(_, band)| band.is_none_or(|(other, _)| key(other) != name));
            let mut rest: Vec<String> = others
                .map(|((condition, met), _)| format!("{met}{condition:?}"))
                .collect();
            rest.sort();
            Bounded {
                of,
                band: stretch,
                rest: rest.join("&"),
            }
        })
        .collect()
}

/// Takes apart what must be met all together.
fn flatten<'a>(condition: &'a Condition, met: bool, flat: &mut Vec<(&'a Condition, bool)>) {
    match condition {
        Condition::All(inner) if met => {
            for condition in inner {
                flatten(condition, met, flat);
            }
        }
        Condition::Any(inner) if !met => {
            for condition in inner {
                flatten(condition, met, flat);
            }
        }
        Condition::Not(inner) => flatten(inner, !met, flat),
        _ => flat.push((condition, met)),
    }
}

fn band<'a>(
    condition: &'a Condition,
    met: bool,
    value: &dyn Fn(&Expr) -> Option<Fraction>,
) -> Option<(&'a Expr, Band)> {
    let edge = |at, included| Some(Edge { at, included });
    match condition {
        Condition::Compare(how, operands) => {
            let [of, against] = &**operands;
            // A number that is known is no question of bands.
            if value(of).is_some() {
                return None;
            }
            let at = value(against)?;
            let (low, high) = match (how, met) {
                (Comparison::AtLeast, true) | (Comparison::LessThan, false) => {
                    (edge(at, true), None)
                }
                (Comparison::MoreThan, true) | (Comparison::AtMost, false) => {
                    (edge(at, false), None)
                }
                (Comparison::AtMost, true) | (Comparison::MoreThan, false) => {
                    (None, edge(at, true))
                }
                (Comparison::LessThan, true) | (Comparison::AtLeast, false) => {
                    (None, edge(at, false))
                }
                (Comparison::Equal, true) => (edge(at, true), edge(at, true)),
                (Comparison::Equal, false) => return None,
            };
            Some((of, Band { low, high }))
        }
        Condition::Within(operands) if met => {
            let [of, from, to] = &**operands;
            let (low, high) = (edge(value(from)?, true), edge(value(to)?, true));
            Some((of, Band { low, high }))
        }
        _ => None,
    }
}

/// What is wrong between bands of the same number, in the order of that number: the places of the two, and what.
pub(super) fn seams(bands: &[(usize, Band)], step: Fraction) -> Vec<(usize, usize, Seam)> {
    let mut sorted = bands.to_vec();
    sorted.sort_by(|(_, a), (_, b)| lower(a.low, b.low).then(upper(a.high, b.high)));
    // The same band twice is on purpose: two awards for the same.
    sorted.dedup_by(|(_, a), (_, b)| a == b);
    let mut found = Vec::new();
    for (at, (place, band)) in sorted.iter().enumerate() {
        // One inside the other is on purpose: a further award above a further threshold.
        let mut after = sorted.iter().skip(at + 1);
        let next = after.find(|(_, next)| !band.holds(*next) && !next.holds(*band));
        let Some((next_place, next)) = next else {
            continue;
        };
        if let Some(seam) = band.seam(*next, step) {
            // A wide band beside it may cover what these two leave open.
            let covered = sorted.iter().any(|(_, other)| match seam {
                Seam::Neither(at) => covers(*other, at, at),
                Seam::Gap(from, to) => covers(*other, from, to),
                Seam::Both(_) | Seam::Overlap(..) => false,
            });
            if !covered {
                found.push((*place, *next_place, seam));
            }
        }
    }
    found
}

fn covers(band: Band, from: Fraction, to: Fraction) -> bool {
    band.holds(Band {
        low: Some(Edge {
            at: from,
            included: true,
        }),
        high: Some(Edge {
            at: to,
            included: true,
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[1,5)`, `(3,`: as mathematicians write them.
    fn band(text: &str) -> Band {
        let (low, high) = text.split_once(',').expect("a comma");
        let edge = |text: &str, included| {
            Fraction::parse(text.trim_matches(['[', '(', ']', ')']))
                .ok()
                .map(|at| Edge { at, included })
        };
        Band {
            low: edge(low, low.starts_with('[')),
            high: edge(high, high.ends_with(']')),
        }
    }

    fn found(bands: &[&str], step: i64) -> Vec<(usize, usize, Seam)> {
        let bands: Vec<_> = bands.iter().map(|text| band(text)).enumerate().collect();
        seams(&bands, Fraction::whole(step))
    }

    #[test]
    fn bands_that_meet_are_sound() {
        assert_eq!(found(&["[1,5)", "[5,"], 0), []);
        assert_eq!(found(&["[5,", "(,5)"], 0), []);
        assert_eq!(
            found(&["[1,3]", "[4,6]"], 1),
            [],
            "there is no count between 3 and 4"
        );
        assert_eq!(found(&["[1,", "[5,", "[10,"], 0), [], "further thresholds");
        assert_eq!(found(&["[1,100]", "[5,50]"], 0), [], "one inside the other");
        assert_eq!(found(&["[1,5]", "[1,5]"], 0), [], "two awards for the same");
        assert_eq!(
            found(&["[1,5)", "(5,9]", "[1,9]"], 0),
            [],
            "covered by a third"
        );
    }

    #[test]
    fn bands_that_overlap_or_leave_a_gap_are_found() {
        let number = Fraction::whole;
        assert_eq!(
            found(&["[1,5]", "[5,9]"], 0),
            [(0, 1, Seam::Both(number(5)))]
        );
        assert_eq!(
            found(&["(5,", "[1,5)"], 0),
            [(1, 0, Seam::Neither(number(5)))]
        );
        assert_eq!(
            found(&["[1,5]", "[3,9]"], 0),
            [(0, 1, Seam::Overlap(number(3), number(5)))]
        );
        assert_eq!(
            found(&["[1,3]", "[5,9]"], 1),
            [(0, 1, Seam::Gap(number(3), number(5)))]
        );
    }
}

//! The nearest change of answers that unlocks a part or raises it. Every gap is tried out before it is told: the
//! part is computed anew with the changed answers.

use super::{
    answers::{Answer, Value},
    evaluate::Situation,
    fraction::{Fraction, TooLarge},
    model::{
        Award, Comparison, Condition, DateExpr, Expr, Kind, Part, Policy, QuestionIndex, ScaleGives,
    },
    outcome::{Change, Gap, Money, Outcome},
};
use std::cmp::Ordering;

/// Gaps told of one part, the nearest first.
const MOST_GAPS: usize = 3;

/// How often a search doubles its step before it gives up: past any amount that can be answered.
const DOUBLINGS: u32 = 42;

/// The gaps of a part.
pub(super) fn of<'p>(
    situation: &Situation<'p, '_>,
    part: &'p Part,
    outcome: &Outcome,
) -> Result<Vec<Gap>, TooLarge> {
    match outcome {
        Outcome::NotEligible => {
            let locked = unlocked(situation, part)?;
            if locked.is_empty() {
                raised(situation, part, None)
            } else {
                Ok(locked)
            }
        }
        Outcome::Exact(amount) | Outcome::AtMost { high: amount, .. } => {
            raised(situation, part, Some(*amount))
        }
        _ => Ok(Vec::new()),
    }
}

/// What would make the part's conditions hold, all of them together.
fn unlocked<'p>(situation: &Situation<'p, '_>, part: &'p Part) -> Result<Vec<Gap>, TooLarge> {
    let wanted = part.requires.iter().map(|one| (one, true));
    let unwanted = part.excludes.iter().map(|one| (one, false));
    let all = || wanted.clone().chain(unwanted.clone());
    let mut search = None;
    // What leaves no choice comes first: it may meet what leaves one.
    let forced = all().filter(|(condition, wanted)| !leaves_a_choice(condition, *wanted));
    let free = all().filter(|(condition, wanted)| leaves_a_choice(condition, *wanted));
    for (condition, wanted) in forced.chain(free) {
        if situation.is_met(condition) != Some(!wanted) {
            continue;
        }
        let search = search.get_or_insert_with(|| Search::new(situation));
        if !search.fulfil(condition, wanted) {
            return Ok(Vec::new());
        }
    }
    let Some(mut search) = search else {
        return Ok(Vec::new());
    };
    let nearest = match search.gap(part)? {
        Some(gap) if is_worth_it(&gap.outcome) => Some(gap),
        // The conditions are met then, and yet no step is reached.
        _ => search.raised(part)?,
    };
    Ok(nearest.into_iter().collect())
}

/// Whether there are several ways to make a condition as wanted.
const fn leaves_a_choice(condition: &Condition, wanted: bool) -> bool {
    match condition {
        Condition::Any(_) => wanted,
        Condition::All(_) => !wanted,
        Condition::Not(one) => leaves_a_choice(one, !wanted),
        _ => false,
    }
}

/// Whether anything comes of it, or may.
fn is_worth_it(outcome: &Outcome) -> bool {
    !matches!(
        outcome,
        Outcome::NotEligible
            | Outcome::NotInForce(_)
            | Outcome::Exact(0)
            | Outcome::AtMost { high: 0, .. }
    ) && !matches!(outcome, Outcome::InKind { quantity: Some(quantity) } if quantity.is_zero())
}

/// What would make the part come to more than it does; from nothing, to anything.
fn raised<'p>(
    situation: &Situation<'p, '_>,
    part: &'p Part,
    amount: Option<Money>,
) -> Result<Vec<Gap>, TooLarge> {
    let Award::Amount(award) = &part.award else {
        return Ok(Vec::new());
    };
    let mut ways = Vec::new();
    ways_up(situation, award, &mut ways);
    let mut gaps: Vec<Gap> = Vec::new();
    for way in ways {
        let mut search = Search::new(situation);
        if !search.take(way) {
            continue;
        }
        let Some(gap) = search.gap(part)? else {
            continue;
        };
        let higher = match (amount, &gap.outcome) {
            (Some(amount), Outcome::Exact(after) | Outcome::AtMost { high: after, .. }) => {
                *after > amount
            }
            (Some(_), _) => false,
            (None, outcome) => is_worth_it(outcome),
        };
        if higher && !gaps.iter().any(|other| other.changes == gap.changes) {
            let at = gaps
                .iter()
                .take_while(|other| !are_nearer(&gap.changes, &other.changes))
                .count();
            gaps.insert(at, gap);
        }
    }
    gaps.truncate(MOST_GAPS);
    Ok(gaps)
}

/// Whether one set of changes is smaller than another, or changes the same answer by less.
fn are_nearer(changes: &[Change], than: &[Change]) -> bool {
    let ([one], [other]) = (changes, than) else {
        return changes.len() < than.len();
    };
    let (Some(by), Some(other_by)) = (one.by, other.by) else {
        return false;
    };
    let size = |by: Fraction| {
        if by.is_negative() {
            Fraction::ZERO.minus(by)
        } else {
            Ok(by)
        }
    };
    let is_less = || size(by)?.compare(size(other_by)?).map(Ordering::is_lt);
    one.question == other.question && is_less().unwrap_or(false)
}

/// A way for a number to become higher: a condition to meet, or an edge to reach.
enum Way<'p> {
    Condition(&'p Condition),
    Edge(&'p Expr, Fraction, bool),
}

/// The ways up inside an expression.
fn ways_up<'p>(situation: &Situation<'p, '_>, expr: &'p Expr, ways: &mut Vec<Way<'p>>) {
    let policy = situation.policy();
    let unmet = |condition: &'p Condition| situation.is_met(condition) == Some(false);
    match expr {
        Expr::Sum(all) | Expr::Product(all) | Expr::Least(all) | Expr::Greatest(all) => {
            for one in all {
                ways_up(situation, one, ways);
            }
        }
        Expr::Value(index) => {
            if let Some(value) = policy.values.get(usize::from(*index)) {
                ways_up(situation, &value.is, ways);
            }
        }
        Expr::Share(pair) | Expr::Capped(pair) | Expr::PerUnit(pair, _) | Expr::TopUp(pair) => {
            for one in pair.iter() {
                ways_up(situation, one, ways);
            }
        }
        Expr::If(condition, branches) => {
            if unmet(condition) {
                ways.push(Way::Condition(condition));
            }
            branches
                .iter()
                .for_each(|one| ways_up(situation, one, ways));
        }
        Expr::Uplift(pair, when) => {
            ways.extend(
                when.iter()
                    .filter(|when| unmet(when))
                    .map(|when| Way::Condition(when)),
            );
            for one in pair.iter() {
                ways_up(situation, one, ways);
            }
        }
        Expr::Scale(scale) if scale.gives != ScaleGives::RateOnSlice => {
            if let Some(of) = situation.exactly(&scale.of) {
                let mut edges = scale.steps.iter().map(|(edge, _)| *edge);
                let next = edges.find(|edge| {
                    of.compare(edge.at).is_ok_and(|order| {
                        order == Ordering::Less || (order == Ordering::Equal && !edge.included)
                    })
                });
                ways.extend(next.map(|edge| Way::Edge(&scale.of, edge.at, edge.included)));
            }
        }
        Expr::Table(table) => {
            if let Some(of) = situation.exactly(&table.of) {
                let next = table.rows.iter().find(|edge| {
                    of.compare(edge.at).is_ok_and(|order| {
                        order == Ordering::Less || (order == Ordering::Equal && !edge.included)
                    })
                });
                ways.extend(next.map(|edge| Way::Edge(&table.of, edge.at, edge.included)));
            }
            let columns = table.columns.iter().filter(|column| unmet(column));
            ways.extend(columns.map(Way::Condition));
        }
        _ => {}
    }
}

/// Answers that are changed until they fit. Only the changes are kept: what there is beside them may be much.
struct Search<'s, 'p, 'a> {
    before: &'s Situation<'p, 'a>,
    /// In the order of the policy.
    tried: Vec<(QuestionIndex, Value)>,
}

impl<'s, 'p, 'a> Search<'s, 'p, 'a> {
    fn new(before: &'s Situation<'p, 'a>) -> Self {
        Self {
            before,
            tried: Vec::new(),
        }
    }

    fn policy(&self) -> &'p Policy {
        self.before.policy()
    }

    /// What it is after the changes.
    const fn now(&self) -> Situation<'p, '_> {
        self.before.with(self.tried.as_slice())
    }

    /// Changes answers until the condition is as wanted; `false` when no change does that. What is not answered
    /// yet stays open.
    fn fulfil(&mut self, condition: &'p Condition, wanted: bool) -> bool {
        if self.now().is_met(condition) != Some(!wanted) {
            return true;
        }
        match condition {
            Condition::Yes(question) => self.set(*question, Value::Truth(wanted)),
            Condition::Not(condition) => self.fulfil(condition, !wanted),
            Condition::All(all) if wanted => all.iter().all(|one| self.fulfil(one, true)),
            Condition::Any(all) if !wanted => all.iter().all(|one| self.fulfil(one, false)),
            Condition::All(all) | Condition::Any(all) => self.easiest(all, wanted),
            Condition::Chosen(question, options) => {
                let count = self.policy().questions.get(usize::from(*question));
                let count = count.map_or(0, |question| question.options.len());
                let mut fitting = (0..count)
                    .filter_map(|option| u8::try_from(option).ok())
                    .filter(|option| options.contains(option) == wanted);
                fitting
                    .next()
                    .is_some_and(|option| self.set(*question, Value::Choice(option)))
            }
            Condition::OnOrAfter([DateExpr::Answer(question), DateExpr::Day(day)]) if wanted => {
                self.set(*question, Value::Date(*day))
            }
            Condition::FieldYes(..) | Condition::OnOrAfter(_) | Condition::Before(_) => false,
            Condition::Compare(comparison, pair) => {
                self.direct(*comparison, pair, wanted) || self.search(condition, wanted)
            }
            Condition::Within(three) => {
                (wanted && self.reach_stretch(three)) || self.search(condition, wanted)
            }
        }
    }

    /// A question that has to lie between two numbers takes the nearer one.
    fn reach_stretch(&mut self, three: &'p [Expr; 3]) -> bool {
        let [Expr::Answer(question), least, most] = three else {
            return false;
        };
        let now = self.now();
        let (Some(value), Some(least), Some(most)) = (
            now.exactly(&three[0]),
            now.exactly(least),
            now.exactly(most),
        ) else {
            return false;
        };
        let to = if value.compare(least).is_ok_and(Ordering::is_lt) {
            least
        } else {
            most
        };
        least.compare(most).is_ok_and(Ordering::is_le) && self.set(*question, Value::Number(to))
    }

    /// Of several ways, the nearest.
    fn easiest(&mut self, all: &'p [Condition], wanted: bool) -> bool {
        let start = self.tried.clone();
        let mut best: Option<(Vec<Change>, Vec<_>)> = None;
        for one in all {
            self.tried.clone_from(&start);
            if self.fulfil(one, wanted) {
                let changes = self.changes();
                if best
                    .as_ref()
                    .is_none_or(|(nearest, _)| are_nearer(&changes, nearest))
                {
                    best = Some((changes, self.tried.clone()));
                }
            }
        }
        let found = best.is_some();
        self.tried = best.map_or(start, |(_, tried)| tried);
        found
    }

    /// A question compared with something that does not depend on it: the answer follows at once.
    fn direct(&mut self, comparison: Comparison, pair: &'p [Expr; 2], wanted: bool) -> bool {
        let [Expr::Answer(question), other] = pair else {
            return false;
        };
        let mut depends = false;
        self.policy()
            .each_question(other, &mut |one| depends |= one == *question);
        if depends || !wanted {
            return false;
        }
        let Some(other) = self.now().exactly(other) else {
            return false;
        };
        let step = self.step(*question);
        let to = match comparison {
            Comparison::AtLeast | Comparison::Equal | Comparison::AtMost => Ok(other),
            Comparison::MoreThan => other.plus(step),
            Comparison::LessThan => other.minus(step),
        };
        to.is_ok_and(|to| self.set(*question, Value::Number(to)))
    }

    /// Reaches an edge of a scale or table.
    fn reach(&mut self, of: &'p Expr, edge: Fraction, included: bool) -> bool {
        let mut questions = Vec::new();
        self.policy()
            .each_question(of, &mut |one| questions.push(one));
        if let Expr::Answer(question) = of {
            let to = if included {
                Ok(edge)
            } else {
                edge.plus(self.step(*question))
            };
            return to.is_ok_and(|to| self.set(*question, Value::Number(to)));
        }
        questions.into_iter().any(|question| {
            self.nearest(question, &|situation| {
                let reached = situation.exactly(of)?.compare(edge).ok()?;
                Some(reached.is_gt() || (included && reached.is_eq()))
            })
        })
    }

    /// Tries each number that the condition depends on, up and then down.
    fn search(&mut self, condition: &'p Condition, wanted: bool) -> bool {
        let mut questions = Vec::new();
        let mut note = |expr: &Expr| {
            self.policy().each_question(expr, &mut |one| {
                if !questions.contains(&one) {
                    questions.push(one);
                }
            });
        };
        match condition {
            Condition::Compare(_, pair) => pair.iter().for_each(&mut note),
            Condition::Within(three) => three.iter().for_each(&mut note),
            _ => {}
        }
        questions.into_iter().any(|question| {
            self.nearest(question, &|situation| {
                situation.is_met(condition).map(|met| met == wanted)
            })
        })
    }

    /// The nearest number for which the test holds: doubling steps until it does, then halving the last one.
    fn nearest(
        &mut self,
        question: QuestionIndex,
        test: &dyn Fn(&Situation<'p, '_>) -> Option<bool>,
    ) -> bool {
        let Some(Value::Number(start)) = self.now().value(question) else {
            return false;
        };
        let step = self.step(question);
        let mut best: Option<(i64, i64)> = None;
        for direction in [1, -1] {
            let mut holds = |steps: i64| {
                let to = Fraction::whole(steps * direction)
                    .times(step)
                    .and_then(|by| start.plus(by));
                to.is_ok_and(|to| {
                    self.set(question, Value::Number(to)) && test(&self.now()) == Some(true)
                })
            };
            let reached = (0..DOUBLINGS)
                .map(|times| 1_i64 << times)
                .find(|steps| holds(*steps));
            let Some(mut most) = reached else {
                continue;
            };
            let mut least = most / 2;
            while most - least > 1 {
                let middle = i64::midpoint(least, most);
                if holds(middle) {
                    most = middle;
                } else {
                    least = middle;
                }
            }
            if best.is_none_or(|(fewest, _)| most < fewest) {
                best = Some((most, direction));
            }
        }
        let to = match best {
            Some((steps, direction)) => Fraction::whole(steps * direction)
                .times(step)
                .and_then(|by| start.plus(by)),
            None => Ok(start),
        };
        to.is_ok_and(|to| self.set(question, Value::Number(to))) && best.is_some()
    }

    /// The step in which a visitor would change an answer.
    fn step(&self, question: QuestionIndex) -> Fraction {
        match self.policy().questions.get(usize::from(question)) {
            Some(question) if question.kind == Kind::Rate => Fraction::decimal(1, 3),
            _ => Fraction::ONE,
        }
    }

    fn set(&mut self, question: QuestionIndex, value: Value) -> bool {
        if self.policy().fits(question, &Answer::One(value)).is_err() {
            return false;
        }
        match self.tried.binary_search_by_key(&question, |(of, _)| *of) {
            Ok(at) => self.tried[at].1 = value,
            Err(at) => self.tried.insert(at, (question, value)),
        }
        true
    }

    fn changes(&self) -> Vec<Change> {
        let difference = |(question, to): &(QuestionIndex, Value)| {
            let was = self.before.value(*question);
            let by = match (was, to) {
                (Some(Value::Number(was)), Value::Number(is)) => is.minus(was).ok(),
                _ => None,
            };
            let change = || Change {
                question: *question,
                to: Answer::One(*to),
                by,
            };
            (was != Some(*to)).then(change)
        };
        // Most often one: collecting would make room for more.
        let mut changes = Vec::with_capacity(self.tried.len());
        changes.extend(self.tried.iter().filter_map(difference));
        changes
    }

    /// The nearest further change that makes the part come to anything, with those before it.
    fn raised(&mut self, part: &'p Part) -> Result<Option<Gap>, TooLarge> {
        let Award::Amount(award) = &part.award else {
            return Ok(None);
        };
        let mut ways = Vec::new();
        ways_up(&self.now(), award, &mut ways);
        let start = self.tried.clone();
        let mut nearest: Option<Gap> = None;
        for way in ways {
            self.tried.clone_from(&start);
            if !self.take(way) {
                continue;
            }
            if let Some(gap) = self.gap(part)?
                && is_worth_it(&gap.outcome)
                && nearest
                    .as_ref()
                    .is_none_or(|other| are_nearer(&gap.changes, &other.changes))
            {
                nearest = Some(gap);
            }
        }
        Ok(nearest)
    }

    fn take(&mut self, way: Way<'p>) -> bool {
        match way {
            Way::Condition(condition) => self.fulfil(condition, true),
            Way::Edge(of, edge, included) => self.reach(of, edge, included),
        }
    }

    /// The changes, with what the part then comes to.
    fn gap(&self, part: &'p Part) -> Result<Option<Gap>, TooLarge> {
        let changes = self.changes();
        if changes.is_empty() {
            return Ok(None);
        }
        let outcome = self.now().outcome(part)?;
        Ok(Some(Gap { changes, outcome }))
    }
}

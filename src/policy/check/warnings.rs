//! What is no fault and yet looks wrong: bands that overlap or leave a gap, what nothing uses, a threshold that its
//! source words otherwise, an amount that is made of something not published.

use super::{
    At, Checker, Fault, Name,
    bands::{self, Band, Bounded, Seam, bounded},
    expression::Owner,
    quote,
    values::each_node,
};
use crate::policy::{
    fraction::Fraction,
    model::{Condition, Expr, Kind, Part, Policy, Until},
    wire,
};
use std::collections::{HashMap, HashSet};

/// What is done to an amount.
#[derive(Clone, Copy, Debug)]
pub(super) enum Side {
    Cap,
    Uplift,
}

/// A number above which, or from which on, something holds.
struct Threshold<'f> {
    at: At,
    owner: Owner<'f>,
    included: bool,
    number: Bound,
}

enum Bound {
    Number(Fraction),
    Parameter(u16),
}

/// What was noted while expressions were compiled, to be judged when all of them are.
#[derive(Default)]
pub(super) struct Noted<'f> {
    found: Vec<Fault>,
    thresholds: Vec<Threshold<'f>>,
    unknown: Vec<(At, Side, [&'f wire::Expr; 2])>,
    /// Who uses which value.
    pub uses: Vec<(usize, Owner<'f>)>,
}

impl<'f> Checker<'f> {
    pub(super) fn warn(&self, at: &At, wrong: impl Into<String>, remedy: impl Into<String>) {
        self.noted.borrow_mut().found.push(Fault {
            path: at.0.clone(),
            wrong: wrong.into(),
            remedy: remedy.into(),
        });
    }

    pub(super) fn note_threshold(&self, at: &At, owner: Owner<'f>, included: bool, number: &Expr) {
        let number = match number {
            Expr::Literal(number, _) => Bound::Number(*number),
            Expr::Parameter(index) => Bound::Parameter(*index),
            _ => return,
        };
        self.noted.borrow_mut().thresholds.push(Threshold {
            at: at.clone(),
            owner,
            included,
            number,
        });
    }

    /// Notes an amount, and by or to how much it is changed.
    pub(super) fn note_unknown(
        &self,
        at: &At,
        side: Side,
        amount: &'f wire::Expr,
        change: &'f wire::Expr,
    ) {
        let noted = (at.clone(), side, [amount, change]);
        self.noted.borrow_mut().unknown.push(noted);
    }

    /// Every warning, of a policy without faults.
    pub(super) fn warnings(&self, policy: &Policy) -> Vec<Fault> {
        self.between_rows(policy);
        self.between_parts(policy);
        self.unused(policy);
        self.uplifts_on_the_unknown(policy);
        self.worded_otherwise(policy);
        self.doubtful_figures(policy);
        std::mem::take(&mut self.noted.borrow_mut().found)
    }

    // Bands

    /// A number that stands fast: written, or a parameter's with a single value.
    fn known(&self, expr: &Expr, policy: Option<&Policy>) -> Option<Fraction> {
        match expr {
            Expr::Literal(number, _) => Some(*number),
            Expr::Parameter(index) => {
                let parameters = policy.map_or(&self.parameters, |policy| &policy.parameters);
                match parameters.get(usize::from(*index))?.values.as_slice() {
                    [only] => Some(only.value),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// What lies between two neighbouring numbers; 0 where there is always one between them.
    fn step(&self, expr: &Expr, policy: Option<&Policy>) -> Fraction {
        let questions = policy.map_or(&self.questions, |policy| &policy.questions);
        let question = |index: &u16| questions.get(usize::from(*index));
        let kind = match expr {
            Expr::Answer(index) => question(index).map(|question| question.kind),
            Expr::Field(index, field) => question(index)
                .and_then(|question| question.fields.get(usize::from(*field)))
                .map(|field| field.kind),
            Expr::Position | Expr::Size(_) | Expr::Days(_) | Expr::Months(_) => Some(Kind::Count),
            Expr::Value(index) => {
                let place = self.values.order.get(usize::from(*index));
                place.and_then(|place| self.values.kind(*place))
            }
            _ => None,
        };
        match kind {
            Some(Kind::Count) => Fraction::ONE,
            Some(Kind::Amount) => {
                Fraction::decimal(1, self.file.currency.digits.min(super::DIGITS))
            }
            _ => Fraction::ZERO,
        }
    }

    /// Members of a sum, or of what is compared, that each hold for a band of one number.
    pub(super) fn side_by_side(&self, at: &At, members: &[Expr]) {
        let conditions: Vec<(At, Vec<(&Condition, bool)>)> = members
            .iter()
            .enumerate()
            .filter_map(|(i, member)| match member {
                Expr::If(when, branches) if is_zero(&branches[1]) => {
                    Some((at.index(i).field("if.when"), vec![(&**when, true)]))
                }
                _ => None,
            })
            .collect();
        self.siblings(&conditions, None);
    }

    /// Parts of one measure that each hold for a band of one number.
    fn between_parts(&self, policy: &Policy) {
        for (m, measure) in policy.measures.iter().enumerate() {
            let (first, end) = (usize::from(measure.parts.0), usize::from(measure.parts.1));
            let parts = policy.parts.get(first..end).unwrap_or_default();
            let mut siblings = Vec::with_capacity(parts.len());
            for (p, part) in parts.iter().enumerate() {
                let at = At::file("measures").index(m).item("parts", p);
                // Validity makes siblings of the same days only.
                siblings.push((at, conditions_of(part), part.validity));
            }
            let mut times = Vec::new();
            for (.., validity) in &siblings {
                if !times.contains(validity) {
                    times.push(*validity);
                }
            }
            for time in times {
                let together = siblings.iter().filter(|(.., validity)| *validity == time);
                let together: Vec<_> = together
                    .map(|(at, conditions, _)| (at.clone(), conditions.clone()))
                    .collect();
                self.siblings(&together, Some(policy));
            }
        }
    }

    fn siblings(&self, siblings: &[(At, Vec<(&Condition, bool)>)], policy: Option<&Policy>) {
        if siblings.len() < 2 {
            return;
        }
        let value = |expr: &Expr| self.known(expr, policy);
        let mut order = Vec::new();
        let mut groups: HashMap<(String, String), Vec<(usize, Bounded<'_>)>> = HashMap::new();
        for (place, (_, conditions)) in siblings.iter().enumerate() {
            for one in bounded(conditions, &value) {
                let key = (format!("{:?}", one.of), one.rest.clone());
                let group = groups.entry(key.clone()).or_default();
                if group.is_empty() {
                    order.push(key);
                }
                group.push((place, one));
            }
        }
        for key in order {
            let Some(group) = groups.get(&key).filter(|group| group.len() > 1) else {
                continue;
            };
            let bands: Vec<(usize, Band)> = group
                .iter()
                .map(|(place, one)| (*place, one.band))
                .collect();
            let Some(step) = group.first().map(|(_, one)| self.step(one.of, policy)) else {
                continue;
            };
            for (one, other, seam) in bands::seams(&bands, step) {
                let (Some((one, _)), Some((other, _))) = (siblings.get(one), siblings.get(other))
                else {
                    continue;
                };
                self.tell(one, other, seam);
            }
        }
    }

    fn tell(&self, one: &At, other: &At, seam: Seam) {
        let one = &one.0;
        let (wrong, remedy) = match seam {
            Seam::Both(at) => (
                format!("this and {one} both take in {at}"),
                "Only one of two neighbours takes in the number between them: of `at_least` and `at_most`, make one `more_than` or `less_than`. Where the text itself is so, write `readings`.",
            ),
            Seam::Overlap(from, to) => (
                format!("this and {one} both take in what lies between {from} and {to}"),
                "Let one end where the other begins.",
            ),
            Seam::Neither(at) => (
                format!("neither this nor {one} takes in {at}"),
                "One of two neighbours takes in the number between them: make one of `more_than` and `less_than` an `at_least` or `at_most`.",
            ),
            Seam::Gap(from, to) => (
                format!("neither this nor {one} takes in what lies between {from} and {to}"),
                "Let one begin where the other ends, unless the text leaves a gap.",
            ),
        };
        self.warn(other, wrong, remedy);
    }

    /// The conditions of a chain, of which the first that is met counts.
    pub(super) fn one_after_another(&self, at: &At, chain: &Expr) {
        let mut links = Vec::new();
        let (mut place, mut rest) = (at.clone(), chain);
        while let Expr::If(when, branches) = rest {
            links.push((place.field("when"), vec![(&**when, true)]));
            place = place.field("else.if");
            rest = &branches[1];
        }
        if links.len() < 2 {
            return;
        }
        let value = |expr: &Expr| self.known(expr, None);
        let bands: Vec<Vec<Bounded<'_>>> = links
            .iter()
            .map(|(_, when)| bounded(when, &value))
            .collect();
        for (i, later) in bands.iter().enumerate() {
            let never = later.iter().find_map(|one| {
                let before = bands.iter().take(i).position(|earlier| {
                    earlier.iter().any(|other| {
                        other.of == one.of && other.rest.is_empty() && other.band.holds(one.band)
                    })
                })?;
                links.get(before)
            });
            if let (Some((before, _)), Some((at, _))) = (never, links.get(i)) {
                self.warn(
                    at,
                    format!(
                        "this is never reached: {} is met whenever this is",
                        before.0
                    ),
                    "The first condition that is met counts: put the narrower one first.",
                );
            }
        }
        for (i, pair) in bands.windows(2).enumerate() {
            let [one, other] = pair else { continue };
            for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                if a.of != b.of || a.rest != b.rest {
                    continue;
                }
                let step = self.step(a.of, None);
                for (first, second, seam) in bands::seams(&[(i, a.band), (i + 1, b.band)], step) {
                    // What is left over has a branch of its own, unless that gives nothing.
                    let open = matches!(seam, Seam::Neither(_) | Seam::Gap(..));
                    let doubtful = matches!(seam, Seam::Both(_)) || (open && is_zero(rest));
                    if let (true, Some((first, _)), Some((second, _))) =
                        (doubtful, links.get(first), links.get(second))
                    {
                        self.tell(first, second, seam);
                    }
                }
            }
        }
    }

    /// Days that no value of a parameter covers.
    fn between_rows(&self, policy: &Policy) {
        for (i, parameter) in policy.parameters.iter().enumerate() {
            for (row, pair) in parameter.values.windows(2).enumerate() {
                let [before, after] = pair else { continue };
                if let (Until::Day(until), Some(from)) =
                    (before.validity.until, after.validity.from)
                    && from.number() > until.number() + 1
                {
                    self.warn(
                        &At::file("parameters").index(i).item("values", row + 1),
                        format!("no value holds between {until} and {from}"),
                        "Let it begin on the day after the one before has ended, unless the source leaves a gap.",
                    );
                }
            }
        }
    }

    // What is not used

    fn unused(&self, policy: &Policy) {
        let used = self.used.borrow();
        let lists = [("questions", 0), ("parameters", 1), ("values", 2)];
        for (list, which) in lists {
            let (count, noun) = match which {
                0 => (policy.questions.len(), "question"),
                1 => (policy.parameters.len(), "parameter"),
                _ => (self.file.values.len(), "value"),
            };
            for place in 0..count {
                let name = match which {
                    0 => Name::Question(super::index(place)),
                    1 => Name::Parameter(super::index(place)),
                    _ => Name::Value(place),
                };
                let question = policy.questions.get(place).filter(|_| which == 0);
                if used.contains(&name) || question.is_some_and(|one| one.left_out.is_some()) {
                    continue;
                }
                let remedy = if which == 0 {
                    "Use it, take it out, or say with `left_out` why its answer is never counted."
                } else {
                    "Use it, or take it out."
                };
                self.warn(
                    &At::file(list).index(place),
                    format!("nothing uses this {noun}"),
                    remedy,
                );
            }
        }
    }

    // What is not published

    fn uplifts_on_the_unknown(&self, policy: &Policy) {
        let noted = std::mem::take(&mut self.noted.borrow_mut().unknown);
        let mut of_values: HashMap<usize, Option<u16>> = HashMap::new();
        for (at, side, [amount, change]) in noted {
            let Some(unknown) = self.unknown_in(policy, amount, &mut of_values) else {
                continue;
            };
            // Where neither is published, nothing pretends to be known.
            if self.unknown_in(policy, change, &mut of_values).is_some() {
                continue;
            }
            let id = policy
                .parameters
                .get(usize::from(unknown))
                .map_or("", |one| one.id.as_str());
            let what = match side {
                Side::Cap => "a cap",
                Side::Uplift => "an uplift",
            };
            self.warn(
                &at,
                format!("{what} on an unknown: `{id}` is not published"),
                "Nothing can be computed from it until it is; check that the rest is meant to count before.",
            );
        }
    }

    /// The first parameter in an expression that is not published.
    fn unknown_in(
        &self,
        policy: &Policy,
        expr: &'f wire::Expr,
        of_values: &mut HashMap<usize, Option<u16>>,
    ) -> Option<u16> {
        let mut names = Vec::new();
        each_node(expr, &mut |name| names.extend(name));
        names
            .iter()
            .find_map(|name| match self.names.get(name).copied()? {
                Name::Parameter(index) => {
                    let parameter = policy.parameters.get(usize::from(index))?;
                    parameter.values.is_empty().then_some(index)
                }
                Name::Value(place) => {
                    if let Some(known) = of_values.get(&place) {
                        return *known;
                    }
                    let value = self.file.values.get(place)?;
                    let unknown = self.unknown_in(policy, &value.is, of_values);
                    of_values.insert(place, unknown);
                    unknown
                }
                Name::Question(_) => None,
            })
    }

    // The source's words

    fn worded_otherwise(&self, policy: &Policy) {
        let noted = std::mem::take(&mut *self.noted.borrow_mut());
        let mut users: HashMap<usize, Vec<Owner<'f>>> = HashMap::new();
        for (value, user) in &noted.uses {
            users.entry(*value).or_default().push(*user);
        }
        self.noted.borrow_mut().found = noted.found;
        for threshold in &noted.thresholds {
            let quotes = quotes(threshold.owner, &users);
            let numbers: Vec<(Fraction, Option<&str>)> = match threshold.number {
                Bound::Number(number) => vec![(number, None)],
                Bound::Parameter(index) => {
                    let parameter = policy.parameters.get(usize::from(index));
                    let rows = parameter.map_or(&[][..], |parameter| &parameter.values);
                    rows.iter()
                        .map(|row| (row.value, Some(row.quote.as_str())))
                        .collect()
                }
            };
            for (number, own) in numbers {
                // "超过 0" is how one says that there is any.
                if number.is_zero() {
                    continue;
                }
                let mut said = quote::Said::default();
                for quote in own.into_iter().chain(quotes.iter().copied()) {
                    let here = quote::says(quote, number);
                    said.above |= here.above;
                    said.from |= here.from;
                }
                let wrong = match (threshold.included, said.above, said.from) {
                    (true, true, false) => format!(
                        "the source says more than {number} (超过), and here {number} itself is enough"
                    ),
                    (false, false, true) => format!(
                        "the source says {number} or more (以上), and here {number} itself is not enough"
                    ),
                    _ => continue,
                };
                self.warn(
                    &threshold.at,
                    wrong,
                    "超过、突破、高于 are `more_than` and `above`; 以上、达到、不少于 are `at_least` and `from`.",
                );
                break;
            }
        }
    }
}

/// What must be met, and what must not be.
fn conditions_of(part: &Part) -> Vec<(&Condition, bool)> {
    let requires = part.requires.iter().map(|one| (one, true));
    let excludes = part.excludes.iter().map(|one| (one, false));
    requires.chain(excludes).collect()
}

/// The words of whoever uses an expression.
fn quotes<'f>(owner: Owner<'f>, users: &HashMap<usize, Vec<Owner<'f>>>) -> Vec<&'f str> {
    let (mut found, mut open, mut seen) = (Vec::new(), vec![owner], HashSet::new());
    while let Some(owner) = open.pop() {
        match owner {
            Owner::Quote(quote) => found.push(quote),
            Owner::Value(value) => {
                if seen.insert(value) {
                    open.extend(users.get(&value).into_iter().flatten().copied());
                }
            }
        }
    }
    found
}

fn is_zero(expr: &Expr) -> bool {
    match expr {
        Expr::Literal(number, _) => number.is_zero(),
        Expr::Nothing => true,
        _ => false,
    }
}

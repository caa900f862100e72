//! What the page shows of a case: a line for each part, the totals by how certain they are, and one sentence.

use super::{
    Case, concerns,
    words::{Words, words},
};
use crate::{
    domain::{Day, Lang},
    policy::{
        Answers, Fraction, Outcome, Policy, TooLarge,
        evaluate::Counts,
        insert::insert,
        model::{Award, Kind, Parameter, ParameterIndex, Part, QuestionIndex},
        outcome::{Line, Money, Removed, Totals},
        words::{self as say, fill},
    },
};
use std::iter::once;

/// How certain a line is, the most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// From published figures and the answers alone.
    Computable,
    /// An upper bound, or between two amounts.
    AtMost,
    /// In kind.
    InKind,
    /// With an assumption of the visitor's in it.
    Assumed,
    /// Depends on questions that are not answered.
    Open,
    /// Its conditions are not met.
    Blocked,
    /// Depends on what is not published.
    Unpublished,
    /// Not in force on the day.
    NotInForce,
}

impl Certainty {
    /// All, in order.
    pub const ALL: [Self; 8] = [
        Self::Computable,
        Self::AtMost,
        Self::InKind,
        Self::Assumed,
        Self::Open,
        Self::Blocked,
        Self::Unpublished,
        Self::NotInForce,
    ];

    /// Its name in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Computable => "computable",
            Self::AtMost => "at_most",
            Self::InKind => "in_kind",
            Self::Assumed => "assumed",
            Self::Open => "open",
            Self::Blocked => "blocked",
            Self::Unpublished => "unpublished",
            Self::NotInForce => "not_in_force",
        }
    }

    /// Its name.
    pub const fn name(self, lang: Lang) -> &'static str {
        words(lang).certainty(self)
    }
}

/// Everything that the page shows of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The day it is evaluated on.
    pub on: Day,
    /// One for each certainty that occurs, in order.
    pub totals: Vec<GroupTotal>,
    /// A line for each part, in the policy's order.
    pub lines: Vec<LineView>,
    /// What rules that count parts together take off.
    pub removed: Vec<RemovedView>,
    /// The least that all lines that concern the visitor come to, their own assumptions and prices included.
    pub low: Money,
    /// The most; none where that is not known.
    pub high: Option<Money>,
    /// All of it in a sentence.
    pub summary: String,
}

/// The total of the lines of one certainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupTotal {
    /// The certainty.
    pub certainty: Certainty,
    /// How many lines.
    pub count: usize,
    /// What they come to, where that can be said.
    pub figure: Option<String>,
}

/// A part of a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct LineView {
    /// Index of the part.
    pub part: usize,
    /// Index of its measure.
    pub measure: usize,
    /// How certain it is.
    pub certainty: Certainty,
    /// What it comes to.
    pub figure: String,
    /// The least it comes to in money, where it is money and that is known.
    pub low: Option<Money>,
    /// The most, likewise.
    pub high: Option<Money>,
    /// How many, where it is given in kind and that is known.
    pub quantity: Option<Fraction>,
    /// The name of its outcome in files.
    pub outcome: &'static str,
    /// Its rule in a line.
    pub rule: Option<String>,
    /// Its conditions that are met.
    pub met: Vec<String>,
    /// Why it is not given.
    pub reasons: Vec<String>,
    /// What has to be known beside the figure.
    pub caveats: Vec<String>,
    /// How the figure came about.
    pub steps: Vec<StepView>,
    /// What would unlock or raise it.
    pub gaps: Vec<GapView>,
    /// The readings of an ambiguous text, each with its amount.
    pub readings: Vec<(String, String)>,
    /// Questions it depends on that are not answered.
    pub missing: Vec<QuestionIndex>,
    /// Parameters it depends on that are not published, assumed or not.
    pub unpublished: Vec<ParameterIndex>,
    /// Those of them whose assumption is in the figure.
    pub assumed: Vec<ParameterIndex>,
    /// What it is worth at the visitor's own price.
    pub valued: Option<String>,
    /// That amount.
    pub worth: Option<Money>,
    /// Whether it concerns the visitor.
    pub concerns: bool,
}

/// A step of a calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// What was done.
    pub text: String,
    /// What it gave.
    pub value: String,
}

/// A change of answers that unlocks or raises a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapView {
    /// The change, and what the part then comes to.
    pub text: String,
    /// The questions whose answers change.
    pub changes: Vec<QuestionIndex>,
}

/// What a rule that counts parts together takes off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedView {
    /// The rule.
    pub name: String,
    /// What it takes off.
    pub figure: String,
    /// The source's own words.
    pub quote: String,
}

/// A row of a comparison of two cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What is compared.
    pub name: String,
    /// What the first comes to.
    pub a: String,
    /// What the second comes to.
    pub b: String,
    /// Whether they differ.
    pub differs: bool,
}

/// What a case comes to. `today` is the visitor's day, for a case that names none.
///
/// # Errors
/// When a number outgrows what can be computed exactly.
pub fn view(policy: &Policy, case: &Case, today: Day) -> Result<View, TooLarge> {
    let on = case.on.unwrap_or(today);
    let evaluation = policy.evaluate(&case.answers, on)?;
    let plain = case.answers.without_assumptions();
    let plain = plain.map(|answers| policy.evaluate(&answers, on));
    let plain = plain.transpose()?;
    let viewer = Viewer { policy, case, on };
    let mut lines = Vec::with_capacity(policy.parts.len());
    for (index, (part, line)) in policy.parts.iter().zip(&evaluation.lines).enumerate() {
        // An assumption that makes no difference is in no figure.
        let plain = plain.as_ref().and_then(|plain| plain.lines.get(index));
        let is_assumed = plain.is_some_and(|plain| plain.outcome != line.outcome);
        lines.push(viewer.line(index, part, line, is_assumed)?);
    }
    let totals = total(policy, case, &case.answers, on)?;
    let removed = viewer.removed(&totals.removed);
    let groups = viewer.groups(&lines)?;
    let summary = viewer.summary(&lines, &groups, &removed, &totals);
    Ok(View {
        on,
        totals: groups,
        lines,
        removed,
        low: totals.low,
        high: totals.high,
        summary,
    })
}

/// What a policy comes to for a visitor: what does not concern them counts nothing, and what is given in kind counts
/// at their own price. No rule that counts parts together has a part in kind.
pub(super) fn total(
    policy: &Policy,
    case: &Case,
    answers: &Answers,
    on: Day,
) -> Result<Totals, TooLarge> {
    let counts = |index| match policy.parts.get(index) {
        Some(part) if !concerns(case.role, part) => Counts::Nothing,
        _ => case.price(policy, index).map_or(Counts::AsItIs, Counts::At),
    };
    policy.total_for(answers, on, &counts)
}

/// What is shown of a case, as it is put together.
struct Viewer<'a> {
    policy: &'a Policy,
    case: &'a Case,
    on: Day,
}

/// Amounts of lines together.
struct Sum {
    low: Money,
    /// None once one of them is not bounded.
    high: Option<Money>,
    any: bool,
}

impl Sum {
    fn new() -> Self {
        Self {
            low: 0,
            high: Some(0),
            any: false,
        }
    }

    fn add(&mut self, low: Option<Money>, high: Option<Money>) -> Result<(), TooLarge> {
        self.any = true;
        self.low = self.low.checked_add(low.unwrap_or(0)).ok_or(TooLarge)?;
        self.high = match (self.high, high) {
            (Some(a), Some(b)) => Some(a.checked_add(b).ok_or(TooLarge)?),
            _ => None,
        };
        Ok(())
    }
}

impl Viewer<'_> {
    const fn words(&self) -> &'static Words {
        words(self.policy.lang)
    }

    fn money(&self, amount: Money) -> String {
        say::money(self.policy, amount)
    }

    /// What lies between two amounts; from nothing on, only the upper one is worth saying.
    fn between(&self, low: Money, high: Money) -> String {
        match low {
            _ if low == high => self.money(high),
            0 => fill(self.words().at_most, &[&self.money(high)]),
            _ => say::range(self.policy, low, high),
        }
    }

    fn units(&self, unit: &str, quantity: Fraction) -> String {
        say::number(self.policy, Kind::Number, unit, quantity)
    }

    fn line(
        &self,
        index: usize,
        part: &Part,
        line: &Line<'_>,
        is_assumed: bool,
    ) -> Result<LineView, TooLarge> {
        let (policy, answers, on) = (self.policy, &self.case.answers, self.on);
        let (low, high) = money_bounds(policy, part, &line.outcome)?;
        let quantity = match &line.outcome {
            Outcome::InKind { quantity } => *quantity,
            _ => None,
        };
        let unpublished = unpublished(policy, part);
        let assumed = unpublished.iter().copied().filter(|_| is_assumed);
        let assumed = assumed.filter(|one| answers.assumption(*one).is_some());
        // Without a figure there is nothing of theirs in it.
        let has_figure = !matches!(
            line.outcome,
            Outcome::NotPublished { .. } | Outcome::NotInForce(_)
        );
        let assumed: Vec<_> = assumed.filter(|_| has_figure).collect();
        let mut figure = self.figure(part, &line.outcome, low, high);
        // Of an exact amount the mark says it.
        if !assumed.is_empty() && !matches!(line.outcome, Outcome::Exact(_)) {
            figure = fill(self.words().yours, &[&figure]);
        }
        let steps = say::steps(policy, answers, on, part, line).into_iter();
        let gaps = line.gaps.iter().map(|gap| GapView {
            text: say::gap(policy, answers, part, gap),
            changes: gap.changes.iter().map(|change| change.question).collect(),
        });
        let is_given = matches!(line.outcome, Outcome::InKind { .. });
        // A right is one, as a whole.
        let counted = quantity.unwrap_or(Fraction::ONE);
        let price = self.case.price(policy, index).filter(|_| is_given);
        let worth = price.map(|price| (counted, price));
        let worth = worth
            .map(|(quantity, price)| {
                let amount = policy.money(quantity.times(price)?)?;
                Ok((quantity, price, amount))
            })
            .transpose()?;
        Ok(LineView {
            part: index,
            measure: usize::from(part.measure),
            certainty: certainty(&line.outcome, is_assumed),
            figure,
            low,
            high,
            quantity,
            outcome: line.outcome.name(),
            rule: say::headline(policy, part, on),
            met: self.met(part),
            reasons: self.reasons(line),
            caveats: self.caveats(line),
            steps: steps
                .map(|step| StepView {
                    text: step.text,
                    value: step.value,
                })
                .collect(),
            gaps: gaps.collect(),
            readings: self.readings(part, &line.outcome),
            missing: self.missing(part, &line.outcome),
            assumed,
            unpublished,
            valued: worth.map(|(counted, price, amount)| {
                if quantity.is_none() {
                    return fill(self.words().estimated, &[&self.money(amount)]);
                }
                let quantity = self.units(unit_of(part), counted);
                let price = say::number(policy, Kind::Amount, &policy.unit, price);
                let parts = [&*quantity, &price, &self.money(amount)];
                fill(self.words().valued, &parts)
            }),
            worth: worth.map(|(_, _, amount)| amount),
            concerns: concerns(self.case.role, part),
        })
    }

    fn figure(
        &self,
        part: &Part,
        outcome: &Outcome,
        low: Option<Money>,
        high: Option<Money>,
    ) -> String {
        let words = self.words();
        let unit = unit_of(part);
        match outcome {
            Outcome::Exact(amount) => self.money(*amount),
            Outcome::AtMost { high, .. } => fill(words.at_most, &[&self.money(*high)]),
            Outcome::Range { low, high, .. } => say::range(self.policy, *low, *high),
            Outcome::Ambiguous(_) => say::range(self.policy, low.unwrap_or(0), high.unwrap_or(0)),
            Outcome::InKind { quantity: None } => unit.into(),
            Outcome::InKind {
                quantity: Some(quantity),
            } => self.units(unit, *quantity),
            Outcome::NotEligible => match &part.award {
                Award::InKind { quantity: None, .. } => words.not_given_right.into(),
                Award::InKind { .. } => self.units(unit, Fraction::ZERO),
                _ => self.money(0),
            },
            Outcome::NeedsAnswers { high: most, .. } => {
                let bound = match (&part.award, low, high) {
                    (Award::InKind { quantity: None, .. }, ..) => Some(unit.to_owned()),
                    (Award::InKind { .. }, ..) => {
                        let most = most.filter(|most| !most.is_zero());
                        most.map(|most| fill(words.at_most, &[&self.units(unit, most)]))
                    }
                    (_, Some(low), Some(high)) if high > 0 => Some(self.between(low, high)),
                    (_, Some(low), None) if low > 0 => {
                        Some(fill(words.at_least, &[&self.money(low)]))
                    }
                    _ => None,
                };
                match bound {
                    Some(bound) => fill(words.open_bounded, &[&bound]),
                    None => words.open.into(),
                }
            }
            Outcome::NotPublished { .. } => words.unpublished.into(),
            Outcome::NotInForce(_) => words.not_in_force.into(),
        }
    }

    fn met(&self, part: &Part) -> Vec<String> {
        let (policy, answers, on) = (self.policy, &self.case.answers, self.on);
        let met = part.requires.iter();
        let met = met.filter(|one| policy.holds(answers, on, one) == Some(true));
        met.map(|one| say::condition(policy, answers, on, one))
            .collect()
    }

    fn reasons(&self, line: &Line<'_>) -> Vec<String> {
        if let Outcome::NotInForce(why) = &line.outcome {
            return vec![say::not_in_force(self.policy, why)];
        }
        let reason = |one| say::reason(self.policy, &self.case.answers, self.on, one);
        line.reasons.iter().map(reason).collect()
    }

    fn caveats(&self, line: &Line<'_>) -> Vec<String> {
        let remarks = line.caveats.iter();
        let mut caveats: Vec<String> = remarks
            .map(|remark| say::remark(self.policy, remark))
            .collect();
        if let Outcome::AtMost { unpublished, .. } | Outcome::Range { unpublished, .. } =
            &line.outcome
            && !unpublished.is_empty()
        {
            let names = say::missing_parameters(self.policy, unpublished);
            caveats.push(fill(self.words().only_a_bound, &[&names]));
        }
        caveats
    }

    fn readings(&self, part: &Part, outcome: &Outcome) -> Vec<(String, String)> {
        match (&part.award, outcome) {
            (Award::Readings(readings), Outcome::Ambiguous(amounts)) => readings
                .iter()
                .zip(amounts)
                .map(|(reading, amount)| (reading.name.clone(), self.money(*amount)))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn missing(&self, part: &Part, outcome: &Outcome) -> Vec<QuestionIndex> {
        match outcome {
            Outcome::NeedsAnswers { questions, .. } => questions.clone(),
            // They matter as soon as an assumption is put in.
            Outcome::NotPublished { .. } => {
                let mut missing = Vec::new();
                self.policy.each_question_of(part, &mut |question| {
                    if self.case.answers.get(question).is_none() {
                        insert(&mut missing, question);
                    }
                });
                missing
            }
            _ => Vec::new(),
        }
    }

    fn removed(&self, removed: &[Removed]) -> Vec<RemovedView> {
        let words = self.words();
        let combinations = self.policy.combinations.iter().zip(removed);
        let told = combinations.filter_map(|(combination, removed)| {
            let figure = match (removed.low, removed.high) {
                (0, None | Some(0)) => return None,
                (low, None) => fill(words.less_at_least, &[&self.money(low)]),
                (low, Some(high)) => {
                    let (low, high) = (low.min(high), low.max(high));
                    fill(words.less, &[&self.between(low, high)])
                }
            };
            Some(RemovedView {
                name: combination.name.clone(),
                figure,
                quote: combination.quote.clone(),
            })
        });
        told.collect()
    }

    fn groups(&self, lines: &[LineView]) -> Result<Vec<GroupTotal>, TooLarge> {
        let mut groups = Vec::new();
        for certainty in Certainty::ALL {
            let members: Vec<&LineView> = lines
                .iter()
                .filter(|line| line.concerns && belongs(line, certainty))
                .collect();
            if members.is_empty() {
                continue;
            }
            groups.push(GroupTotal {
                certainty,
                count: members.len(),
                figure: self.group_figure(certainty, &members)?,
            });
        }
        Ok(groups)
    }

    fn group_figure(
        &self,
        certainty: Certainty,
        lines: &[&LineView],
    ) -> Result<Option<String>, TooLarge> {
        let mut sum = Sum::new();
        let mut kinds = Kinds::default();
        for line in lines {
            let Some(part) = self.policy.parts.get(line.part) else {
                continue;
            };
            match (certainty, line.worth) {
                (Certainty::Assumed, Some(worth)) => sum.add(Some(worth), Some(worth))?,
                _ if !matches!(part.award, Award::InKind { .. }) => sum.add(line.low, line.high)?,
                (Certainty::InKind | Certainty::Assumed, _) => {
                    kinds.add(unit_of(part), line.quantity)?;
                }
                _ => {}
            }
        }
        let money = match certainty {
            Certainty::Computable | Certainty::AtMost | Certainty::Assumed if sum.any => {
                Some(match sum.high {
                    Some(high) => self.between(sum.low, high),
                    None => fill(self.words().at_least, &[&self.money(sum.low)]),
                })
            }
            Certainty::Open if sum.any => {
                let bounded = sum.high.filter(|high| *high > 0);
                let figure = bounded.map(|high| self.between(sum.low, high));
                let theirs = lines.iter().any(|line| !line.assumed.is_empty());
                figure.map(|figure| {
                    if theirs {
                        fill(self.words().yours, &[&figure])
                    } else {
                        figure
                    }
                })
            }
            _ => None,
        };
        let rights = match kinds.rights {
            0 => None,
            1 => Some(self.words().one_right.to_owned()),
            many => Some(fill(self.words().rights, &[&many.to_string()])),
        };
        let quantities = kinds.of.iter();
        let quantities = quantities.map(|(unit, quantity)| self.units(unit, *quantity));
        let figures: Vec<String> = money.into_iter().chain(quantities).chain(rights).collect();
        Ok((!figures.is_empty()).then(|| figures.join(self.words().and)))
    }

    /// All of it in a sentence: what is sure, what is bounded, what is unknown, and what follows for the total.
    fn summary(
        &self,
        lines: &[LineView],
        groups: &[GroupTotal],
        removed: &[RemovedView],
        totals: &Totals,
    ) -> String {
        let words = self.words();
        let group = |certainty| groups.iter().find(|group| group.certainty == certainty);
        let mut clauses: Vec<String> = Vec::new();
        for (certainty, text) in [
            (Certainty::Computable, words.sum_computable),
            (Certainty::AtMost, words.sum_at_most),
            (Certainty::Assumed, words.sum_assumed),
            (Certainty::InKind, words.sum_in_kind),
        ] {
            if let Some(figure) = group(certainty).and_then(|group| group.figure.as_deref()) {
                clauses.push(fill(text, &[figure]));
            }
        }
        for one in removed {
            clauses.push(format!("{}{}{}", one.name, words.colon, one.figure));
        }
        let counted = |certainty, text: &str| {
            let group: &GroupTotal = group(certainty)?;
            let text = fill(text, &[&group.count.to_string()]);
            Some(match &group.figure {
                Some(figure) => fill(words.with_items, &[&text, figure]),
                None => text,
            })
        };
        let unknown: Vec<String> = [
            counted(Certainty::Unpublished, words.count_unpublished),
            counted(Certainty::Open, words.count_open),
        ]
        .into_iter()
        .flatten()
        .collect();
        let nothing: Vec<String> = [
            counted(Certainty::Blocked, words.count_blocked),
            counted(Certainty::NotInForce, words.count_not_in_force),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !nothing.is_empty() {
            clauses.push(nothing.join(words.and));
        }
        let counts = lines.iter().any(|line| line.concerns);
        let is_over = |line: &LineView| line.certainty == Certainty::NotInForce;
        let all_over = lines.iter().filter(|line| line.concerns).all(is_over);
        let total = match (totals.low, totals.high) {
            _ if !counts => words.nothing_concerns.into(),
            _ if all_over => words.nothing_in_force.into(),
            (0, None) => words.total_unknown.into(),
            (low, None) => fill(words.total_at_least, &[&self.money(low)]),
            (low, Some(high)) => fill(words.total, &[&self.between(low, high)]),
        };
        if unknown.is_empty() {
            clauses.push(total);
        } else {
            let also = if clauses.is_empty() {
                words.there_are
            } else {
                words.also
            };
            clauses.push(format!(
                "{also}{}{}{total}",
                unknown.join(words.and),
                words.therefore
            ));
        }
        let mut sentence = clauses.join(words.semicolon);
        sentence.push_str(words.stop);
        capitalised(sentence)
    }
}

/// Of English letters only: the table of all others would be several kilobytes of the browser's program.
fn capitalised(sentence: String) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) => once(first.to_ascii_uppercase()).chain(characters).collect(),
        None => sentence,
    }
}

/// Quantities by unit, in the order in which they come, and how many rights.
#[derive(Default)]
struct Kinds {
    of: Vec<(String, Fraction)>,
    rights: usize,
}

impl Kinds {
    fn add(&mut self, unit: &str, quantity: Option<Fraction>) -> Result<(), TooLarge> {
        let Some(more) = quantity else {
            self.rights += 1;
            return Ok(());
        };
        match self.of.iter_mut().find(|(name, _)| name == unit) {
            Some((_, sum)) => *sum = sum.plus(more)?,
            None => self.of.push((unit.into(), more)),
        }
        Ok(())
    }
}

/// A line with a price counts among the visitor's own too.
fn belongs(line: &LineView, certainty: Certainty) -> bool {
    line.certainty == certainty || (certainty == Certainty::Assumed && line.worth.is_some())
}

const fn certainty(outcome: &Outcome, is_assumed: bool) -> Certainty {
    match outcome {
        Outcome::NotEligible => Certainty::Blocked,
        Outcome::NeedsAnswers { .. } => Certainty::Open,
        Outcome::NotPublished { .. } => Certainty::Unpublished,
        Outcome::NotInForce(_) => Certainty::NotInForce,
        _ if is_assumed => Certainty::Assumed,
        Outcome::Exact(_) => Certainty::Computable,
        Outcome::AtMost { .. } | Outcome::Range { .. } | Outcome::Ambiguous(_) => Certainty::AtMost,
        Outcome::InKind { .. } => Certainty::InKind,
    }
}

fn unit_of(part: &Part) -> &str {
    match &part.award {
        Award::InKind { unit, .. } => unit,
        _ => "",
    }
}

/// What a line comes to in money: the least and the most, as far as they are known.
fn money_bounds(
    policy: &Policy,
    part: &Part,
    outcome: &Outcome,
) -> Result<(Option<Money>, Option<Money>), TooLarge> {
    if matches!(part.award, Award::InKind { .. }) {
        return Ok((None, None));
    }
    let money = |value: Option<Fraction>| value.map(|value| policy.money(value)).transpose();
    Ok(match outcome {
        Outcome::Exact(amount) => (Some(*amount), Some(*amount)),
        Outcome::AtMost { high, .. } => (Some(0), Some(*high)),
        Outcome::Range { low, high, .. } => (Some(*low), Some(*high)),
        Outcome::Ambiguous(amounts) => {
            (amounts.iter().copied().min(), amounts.iter().copied().max())
        }
        Outcome::NotEligible => (Some(0), Some(0)),
        Outcome::NeedsAnswers { low, high, .. } => (money(*low)?, money(*high)?),
        Outcome::InKind { .. } | Outcome::NotPublished { .. } | Outcome::NotInForce(_) => {
            (None, None)
        }
    })
}

/// The parameters a part depends on that are not published.
fn unpublished(policy: &Policy, part: &Part) -> Vec<ParameterIndex> {
    let mut found = Vec::new();
    policy.each_parameter_of(part, &mut |index| {
        let parameter = policy.parameters.get(usize::from(index));
        if parameter.is_some_and(|known| known.values.is_empty()) {
            insert(&mut found, index);
        }
    });
    found
}

/// Two cases side by side: the totals of every certainty, then every line that concerns either.
pub fn compare(policy: &Policy, a: &View, b: &View) -> Vec<Difference> {
    let words = words(policy.lang);
    let row = |name: String, a: String, b: String| Difference {
        name,
        differs: a != b,
        a,
        b,
    };
    let mut rows = Vec::new();
    for certainty in Certainty::ALL {
        let group = |view: &View| {
            let mut groups = view.totals.iter();
            groups.find(|group| group.certainty == certainty).cloned()
        };
        let (one, other) = (group(a), group(b));
        if one.is_none() && other.is_none() {
            continue;
        }
        let text = |group: Option<GroupTotal>| {
            let Some(group) = group else {
                return words.none.to_owned();
            };
            let count = fill(words.items, &[&group.count.to_string()]);
            match group.figure {
                Some(figure) => fill(words.with_items, &[&figure, &count]),
                None => count,
            }
        };
        rows.push(row(
            certainty.name(policy.lang).into(),
            text(one),
            text(other),
        ));
    }
    for (one, other) in a.lines.iter().zip(&b.lines) {
        if !one.concerns && !other.concerns {
            continue;
        }
        let text = |line: &LineView| {
            if !line.concerns {
                return words.not_concerned.to_owned();
            }
            match &line.valued {
                Some(valued) => valued.clone(),
                None if line.certainty == Certainty::Assumed && line.outcome == "exact" => {
                    fill(words.yours, &[&line.figure])
                }
                None => line.figure.clone(),
            }
        };
        rows.push(row(part_name(policy, one.part), text(one), text(other)));
    }
    rows
}

/// A part's name; with its measure's where that says more.
pub(super) fn part_name(policy: &Policy, part: usize) -> String {
    let Some(part) = policy.parts.get(part) else {
        return String::new();
    };
    match policy.measures.get(usize::from(part.measure)) {
        Some(measure) if measure.parts.1 - measure.parts.0 > 1 && measure.name != part.name => {
            format!("{}{}{}", measure.name, words(policy.lang).colon, part.name)
        }
        _ => part.name.clone(),
    }
}

/// What changed between two editions of a policy, as far as it matters on a day.
pub fn changed(old: &Policy, new: &Policy, on: Day) -> Vec<String> {
    let words = words(new.lang);
    let from_to = |name: &str, from: &str, to: &str| fill(words.changed, &[name, from, to]);
    let value = |policy: &Policy, parameter: &Parameter| match parameter.row(on) {
        Some(row) => say::number(policy, parameter.kind, &parameter.unit, row.value),
        None if parameter.values.is_empty() => words.unpublished.to_owned(),
        None => words.not_in_force.to_owned(),
    };
    let mut told = Vec::new();
    for parameter in &new.parameters {
        let Some(before) = old.parameters.iter().find(|one| one.id == parameter.id) else {
            continue;
        };
        let (from, to) = (value(old, before), value(new, parameter));
        if from != to {
            told.push(from_to(&parameter.name, &from, &to));
        }
    }
    for part in &new.parts {
        let Some(before) = old.parts.iter().find(|one| one.id == part.id) else {
            told.push(fill(words.came, &[&part.name]));
            continue;
        };
        if before.validity != part.validity {
            told.push(fill(words.other_validity, &[&part.name]));
        }
        let rule = |policy: &Policy, part: &Part| {
            let rule = say::headline(policy, part, on);
            rule.unwrap_or_else(|| words.no_rule.to_owned())
        };
        let (from, to) = (rule(old, before), rule(new, part));
        if from != to {
            told.push(from_to(&part.name, &from, &to));
        } else if before.requires != part.requires || before.excludes != part.excludes {
            told.push(fill(words.other_conditions, &[&part.name]));
        }
    }
    for part in &old.parts {
        if !new.parts.iter().any(|one| one.id == part.id) {
            told.push(fill(words.went, &[&part.name]));
        }
    }
    told
}

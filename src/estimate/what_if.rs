//! The total along one input, with every step, threshold and cap on the way. Exact: where the rules bend is found in
//! the rules, and then to the smallest unit in which the input is answered.

use super::{Case, concerns, view, words::words};
use crate::{
    domain::Day,
    policy::{
        Answer, Answers, Fraction, Policy, Value,
        fraction::Rounding,
        insert::insert,
        model::{
            Award, Comparison, Condition, Edge, Expr, Kind, Question, QuestionIndex, Together,
        },
        outcome::{Money, Totals},
        words::{self as say, fill},
    },
};

/// The total along one input.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The input.
    pub question: QuestionIndex,
    /// The points, from the lowest input.
    pub points: Vec<Point>,
    /// Where a step, a threshold or a cap lies.
    pub marks: Vec<Mark>,
}

/// The total at one value of the input.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The input.
    pub x: Fraction,
    /// At least this.
    pub low: Money,
    /// At most this; none where a part is unknown.
    pub high: Option<Money>,
    /// The input in words.
    pub label_x: String,
    /// The total in words.
    pub label: String,
}

/// A place along the input where something changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The input.
    pub x: Fraction,
    /// What changes.
    pub text: String,
}

/// Even steps along the input, at most.
const STEPS: i64 = 24;
/// How often an input that changes nothing yet is looked at ten times further.
const STRETCHES: u32 = 4;
/// The most that is looked at where a question sets no limit: what can be answered at all.
const MOST: Fraction = Fraction::whole(1_000_000_000_000);
/// The most that is looked at, in the smallest units of the input.
const FURTHEST: i64 = 100_000_000_000_000;

/// The questions that can be varied: numbers that some part depends on that concerns the visitor.
pub fn questions(policy: &Policy, case: &Case) -> Vec<QuestionIndex> {
    let mut found = Vec::new();
    let mut add = |index: QuestionIndex| {
        let question = policy.questions.get(usize::from(index));
        if question.is_some_and(|question| grain(policy, question).is_some()) {
            insert(&mut found, index);
        }
    };
    for part in policy.parts.iter().filter(|part| concerns(case.role, part)) {
        policy.each_question_of(part, &mut add);
    }
    for combination in &policy.combinations {
        if let Together::Cap { at, used } = &combination.rule {
            policy.each_question(at, &mut add);
            if let Some(used) = used {
                policy.each_question(used, &mut add);
            }
        }
    }
    found
}

/// The smallest unit in which a question is varied; none where it is not a number.
fn grain(policy: &Policy, question: &Question) -> Option<Fraction> {
    Some(match question.kind {
        Kind::Amount => Fraction::decimal(1, policy.digits),
        Kind::Count => Fraction::ONE,
        Kind::Number => Fraction::decimal(1, 2),
        Kind::Rate => Fraction::decimal(1, 4),
        Kind::YesNo | Kind::Choice | Kind::Date | Kind::List => return None,
    })
}

/// The total along the answer to a question; none where the question is not a number, or a number grew too large.
pub fn series(policy: &Policy, case: &Case, today: Day, question: QuestionIndex) -> Option<Series> {
    let asked = policy.questions.get(usize::from(question))?;
    let grain = grain(policy, asked)?;
    let line = Line {
        policy,
        case,
        answers: &case.answers,
        on: case.on.unwrap_or(today),
        question,
        asked,
        grain,
    };
    let (min, max) = line.ends(case)?;
    let kinks = kinks(policy, case, question);
    let mut places = grid(min, max);
    if let Some(present) = line
        .present()
        .filter(|present| (min..=max).contains(present))
    {
        insert(&mut places, present);
    }
    let mut marks = Vec::new();
    let mut bends = Vec::new();
    for kink in &kinks {
        let holds = |at: i64| line.holds(kink, at);
        for at in turns(&places, &holds) {
            bends.push(at);
            insert(&mut marks, (at, line.says(kink)));
        }
    }
    for index in 0..policy.combinations.len() {
        let holds = |at: i64| line.takes_off(index, at);
        for at in turns(&places, &holds) {
            bends.push(at);
            let name = policy.combinations.get(index).map(|one| one.name.clone());
            insert(&mut marks, (at, name.unwrap_or_default()));
        }
    }
    for at in bends {
        // What was so just before shows the step for what it is.
        for at in [at - 1, at] {
            if (min..=max).contains(&at) {
                insert(&mut places, at);
            }
        }
    }
    let points = places.into_iter().map(|at| line.point(at));
    let marks = marks.into_iter().map(|(at, text)| {
        let x = line.number(at)?;
        Some(Mark { x, text })
    });
    Some(Series {
        question,
        points: points.collect::<Option<Vec<_>>>()?,
        marks: marks.collect::<Option<Vec<_>>>()?,
    })
}

/// Where something begins or ends to hold, to the unit: the first place at which it is other than before.
fn turns(places: &[i64], holds: &dyn Fn(i64) -> Option<bool>) -> Vec<i64> {
    let mut found = Vec::new();
    for pair in places.windows(2) {
        let (mut before, mut after) = (pair[0], pair[1]);
        let (Some(was), Some(is)) = (holds(before), holds(after)) else {
            continue;
        };
        if was == is {
            continue;
        }
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            match holds(middle) {
                Some(truth) if truth == was => before = middle,
                Some(_) => after = middle,
                None => break,
            }
        }
        found.push(after);
    }
    found
}

/// An input that is varied while all else stays.
struct Line<'p, 'a> {
    policy: &'p Policy,
    case: &'a Case,
    answers: &'a Answers,
    on: Day,
    question: QuestionIndex,
    asked: &'p Question,
    grain: Fraction,
}

impl Line<'_, '_> {
    /// The input at a place: so many of its smallest units.
    fn number(&self, at: i64) -> Option<Fraction> {
        self.grain.times(Fraction::whole(at)).ok()
    }

    /// The last place at or before a number.
    fn place(&self, number: Fraction) -> Option<i64> {
        let at = number.rounded(self.grain, Rounding::Down).ok()?;
        (-FURTHEST..=FURTHEST).contains(&at).then_some(at)
    }

    fn present(&self) -> Option<i64> {
        match self.answers.get(self.question)? {
            Answer::One(Value::Number(number)) => self.place(*number),
            _ => None,
        }
    }

    fn answered(&self, at: i64) -> Option<Answers> {
        let mut answers = self.answers.clone();
        let answer = Answer::One(Value::Number(self.number(at)?));
        answers.set(self.policy, self.question, Some(answer)).ok()?;
        Some(answers)
    }

    fn total(&self, at: i64) -> Option<Totals> {
        view::total(self.policy, self.case, &self.answered(at)?, self.on).ok()
    }

    /// From its least to two and a half times the present answer, or as far as is usual, or until it matters.
    fn ends(&self, case: &Case) -> Option<(i64, i64)> {
        let min = self.asked.min.rounded(self.grain, Rounding::Up).ok()?;
        let most = self
            .place(self.asked.max.unwrap_or(MOST))
            .unwrap_or(FURTHEST);
        let far = match self.present() {
            Some(present) if present > 0 => present.checked_mul(5)? / 2,
            _ => self.usual_end()?,
        };
        let mut max = far.clamp(min, most);
        let start = self.total(min)?;
        if case.answers.get(self.question).is_none() {
            for _ in 0..STRETCHES {
                let end = self.total(max)?;
                let further = max.saturating_mul(10).min(most);
                if end.low != start.low || end.high != start.high || further <= max {
                    break;
                }
                if self.total(further).is_none() {
                    break;
                }
                max = further;
            }
            // Nothing anywhere: the usual length says so as well.
            let end = self.total(max)?;
            if end.low == start.low && end.high == start.high {
                max = far.clamp(min, most);
            }
        }
        (min < max).then_some((min, max))
    }

    fn usual_end(&self) -> Option<i64> {
        const DAYS: &[&str] = &["天", "日", "晚", "夜", "days", "nights"];
        let usual = match self.asked.kind {
            Kind::Amount => 2_000_000,
            Kind::Rate => 1,
            _ if DAYS.contains(&&*self.asked.unit) => 30,
            Kind::Number => 100,
            _ => 20,
        };
        self.place(Fraction::whole(usual))
    }

    fn point(&self, at: i64) -> Option<Point> {
        let words = words(self.policy.lang);
        let x = self.number(at)?;
        let Totals { low, high, .. } = self.total(at)?;
        Some(Point {
            x,
            low,
            high,
            label_x: say::number(self.policy, self.asked.kind, &self.asked.unit, x),
            label: match high {
                Some(high) if low == 0 && high > 0 => {
                    fill(words.at_most, &[&say::money(self.policy, high)])
                }
                Some(high) => say::range(self.policy, low, high),
                None => fill(words.at_least, &[&say::money(self.policy, low)]),
            },
        })
    }

    fn holds(&self, kink: &Kink<'_>, at: i64) -> Option<bool> {
        let answers = self.answered(at)?;
        let left = self.policy.exact(&answers, self.on, kink.left)?;
        let right = match kink.right {
            Side::Number(number) => number,
            Side::Expr(expr) => self.policy.exact(&answers, self.on, expr)?,
        };
        let order = left.compare(right).ok()?;
        Some(match kink.turns {
            Turns::At => order.is_ge(),
            Turns::After => order.is_gt(),
        })
    }

    fn takes_off(&self, combination: usize, at: i64) -> Option<bool> {
        let removed = *self.total(at)?.removed.get(combination)?;
        Some(removed.low > 0 || removed.high.is_some_and(|high| high > 0))
    }

    fn says(&self, kink: &Kink<'_>) -> String {
        let words = words(self.policy.lang);
        let right = || match kink.right {
            Side::Number(number) => self.policy_number(kink.left, number),
            Side::Expr(expr) => self.expr_text(expr),
        };
        match kink.means {
            Means::Condition(condition) => {
                let text = say::condition(self.policy, self.answers, self.on, condition);
                fill(words.threshold, &[&text])
            }
            Means::Edge => {
                let of = say::formula(self.policy, kink.left, self.on);
                let text = format!("{of}{}{}", words.colon, right());
                fill(words.threshold, &[&text])
            }
            Means::Cap => fill(words.cap, &[&right()]),
            Means::CountsUpTo => fill(words.counts_up_to, &[&right()]),
            Means::Above => fill(words.above, &[&right()]),
            Means::UpTo => fill(words.up_to_here, &[&right()]),
            Means::From => fill(words.from_here, &[&right()]),
        }
    }

    /// What a number is, as a rule; where that is the visitor's own assumption, as what they assumed.
    fn expr_text(&self, expr: &Expr) -> String {
        if let Expr::Parameter(index) = expr
            && let Some(parameter) = self.policy.parameters.get(usize::from(*index))
            && parameter.values.is_empty()
            && let Some(value) = self.answers.assumption(*index)
        {
            let text = say::number(self.policy, parameter.kind, &parameter.unit, value);
            return fill(words(self.policy.lang).yours, &[&text]);
        }
        say::formula(self.policy, expr, self.on)
    }

    /// A number of the same kind as an expression.
    fn policy_number(&self, like: &Expr, number: Fraction) -> String {
        let question = |index: QuestionIndex| self.policy.questions.get(usize::from(index));
        let (kind, unit) = match like {
            Expr::Answer(index) => question(*index).map_or((Kind::Number, ""), |asked| {
                (asked.kind, asked.unit.as_str())
            }),
            Expr::Value(index) => {
                let value = self.policy.values.get(usize::from(*index));
                (value.map_or(Kind::Number, |value| value.kind), "")
            }
            _ => (self.asked.kind, self.asked.unit.as_str()),
        };
        say::number(self.policy, kind, unit, number)
    }
}

/// Even steps between the ends, at round numbers.
fn grid(min: i64, max: i64) -> Vec<i64> {
    let step = round_step((max - min + STEPS - 1) / STEPS);
    let mut places = vec![min];
    let mut at = (min.div_euclid(step) + 1) * step;
    while at < max {
        places.push(at);
        at += step;
    }
    places.push(max);
    places
}

/// The next round number: 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten.
fn round_step(least: i64) -> i64 {
    let mut power = 1_i64;
    while power.saturating_mul(8) < least {
        power = power.saturating_mul(10);
    }
    let halves = [2, 3, 4, 5, 6, 8, 10, 12, 16];
    let round = halves.into_iter().filter(|half| half * power % 2 == 0);
    let mut steps = round.map(|half| half * power / 2);
    steps.find(|step| *step >= least).unwrap_or(least).max(1)
}

/// A place in the rules where they bend: where one number reaches another.
struct Kink<'p> {
    left: &'p Expr,
    right: Side<'p>,
    turns: Turns,
    means: Means<'p>,
}

#[derive(Clone, Copy)]
enum Side<'p> {
    Expr(&'p Expr),
    Number(Fraction),
}

/// Where exactly it bends.
#[derive(Clone, Copy)]
enum Turns {
    /// Where the left is as large as the right.
    At,
    /// Just after.
    After,
}

/// What the bend is to a reader.
#[derive(Clone, Copy)]
enum Means<'p> {
    Condition(&'p Condition),
    Edge,
    Cap,
    CountsUpTo,
    Above,
    From,
    UpTo,
}

/// Every bend of the parts that concern the visitor.
fn kinks<'p>(policy: &'p Policy, case: &Case, question: QuestionIndex) -> Vec<Kink<'p>> {
    let mut bends = Bends {
        policy,
        question,
        found: Vec::new(),
    };
    for part in policy.parts.iter().filter(|part| concerns(case.role, part)) {
        for condition in part.requires.iter().chain(&part.excludes) {
            bends.condition(condition);
        }
        match &part.award {
            Award::Amount(amount) => bends.expr(amount),
            Award::InKind { quantity, .. } => {
                if let Some(quantity) = quantity {
                    bends.expr(quantity);
                }
            }
            Award::Readings(readings) => {
                for reading in readings {
                    bends.expr(&reading.amount);
                }
            }
        }
    }
    bends.found
}

/// Collects where rules bend along a question.
struct Bends<'p> {
    policy: &'p Policy,
    question: QuestionIndex,
    found: Vec<Kink<'p>>,
}

impl<'p> Bends<'p> {
    fn depends(&self, expr: &Expr) -> bool {
        let mut depends = false;
        self.policy
            .each_question(expr, &mut |question| depends |= question == self.question);
        depends
    }

    fn add(&mut self, left: &'p Expr, right: Side<'p>, turns: Turns, means: Means<'p>) {
        let right_depends = match right {
            Side::Expr(expr) => self.depends(expr),
            Side::Number(_) => false,
        };
        if right_depends || self.depends(left) {
            self.found.push(Kink {
                left,
                right,
                turns,
                means,
            });
        }
    }

    fn edge(&mut self, of: &'p Expr, edge: Edge) {
        let turns = if edge.included {
            Turns::At
        } else {
            Turns::After
        };
        self.add(of, Side::Number(edge.at), turns, Means::Edge);
    }

    fn pair(&mut self, pair: &'p [Expr; 2]) {
        let [one, other] = pair;
        self.expr(one);
        self.expr(other);
    }

    fn all(&mut self, all: &'p [Expr]) {
        for one in all {
            self.expr(one);
        }
    }

    /// Where one of several numbers passes another: what varies on the left.
    fn each_pair(&mut self, all: &'p [Expr], turns: Turns, means: Means<'p>) {
        for (index, one) in all.iter().enumerate() {
            for other in all.iter().skip(index + 1) {
                let (left, right) = if self.depends(one) {
                    (one, other)
                } else {
                    (other, one)
                };
                self.add(left, Side::Expr(right), turns, means);
            }
            self.expr(one);
        }
    }

    fn expr(&mut self, expr: &'p Expr) {
        match expr {
            Expr::Literal(..)
            | Expr::Answer(_)
            | Expr::Field(..)
            | Expr::Position
            | Expr::Parameter(_)
            | Expr::Size(_)
            | Expr::Days(_)
            | Expr::Months(_)
            | Expr::Nothing => {}
            Expr::Value(index) => {
                if let Some(value) = self.policy.values.get(usize::from(*index)) {
                    self.expr(&value.is);
                }
            }
            Expr::Sum(all) | Expr::Product(all) | Expr::FirstAnswered(all) => self.all(all),
            Expr::Least(all) => self.each_pair(all, Turns::At, Means::From),
            Expr::Greatest(all) => self.each_pair(all, Turns::After, Means::UpTo),
            Expr::Capped(pair) => {
                self.add(&pair[0], Side::Expr(&pair[1]), Turns::At, Means::Cap);
                self.pair(pair);
            }
            Expr::Increase(pair) | Expr::TopUp(pair) => {
                self.add(&pair[0], Side::Expr(&pair[1]), Turns::After, Means::Above);
                self.pair(pair);
            }
            Expr::Difference(pair) | Expr::Share(pair) | Expr::Between(pair) => self.pair(pair),
            Expr::PerUnit(pair, most) => {
                if let Some(most) = most {
                    self.add(&pair[1], Side::Expr(most), Turns::At, Means::CountsUpTo);
                    self.expr(most);
                }
                self.pair(pair);
            }
            Expr::If(condition, branches) => {
                self.condition(condition);
                self.pair(branches);
            }
            Expr::ByChoice(_, gives) => self.all(gives),
            Expr::Scale(scale) => {
                for (edge, gives) in &scale.steps {
                    self.edge(&scale.of, *edge);
                    self.expr(gives);
                }
                self.expr(&scale.of);
            }
            Expr::Table(table) => {
                for edge in &table.rows {
                    self.edge(&table.of, *edge);
                }
                for column in &table.columns {
                    self.condition(column);
                }
                for row in &table.cells {
                    self.all(row);
                }
                self.expr(&table.of);
            }
            Expr::Uplift(pair, when) => {
                if let Some(when) = when {
                    self.condition(when);
                }
                self.pair(pair);
            }
            Expr::Total(_, each, first) => {
                self.expr(each);
                if let Some(first) = first {
                    self.expr(first);
                }
            }
        }
    }

    fn condition(&mut self, condition: &'p Condition) {
        match condition {
            Condition::All(all) | Condition::Any(all) => {
                for one in all {
                    self.condition(one);
                }
            }
            Condition::Not(one) => self.condition(one),
            Condition::Compare(comparison, pair) => {
                let turns: &[Turns] = match comparison {
                    Comparison::AtLeast | Comparison::LessThan => &[Turns::At],
                    Comparison::MoreThan | Comparison::AtMost => &[Turns::After],
                    Comparison::Equal => &[Turns::At, Turns::After],
                };
                let means = Means::Condition(condition);
                for turns in turns {
                    self.add(&pair[0], Side::Expr(&pair[1]), *turns, means);
                }
                self.pair(pair);
            }
            Condition::Within(three) => {
                let [value, least, most] = &**three;
                let means = Means::Condition(condition);
                self.add(value, Side::Expr(least), Turns::At, means);
                self.add(value, Side::Expr(most), Turns::After, means);
                self.all(&**three);
            }
            Condition::Yes(_)
            | Condition::FieldYes(..)
            | Condition::Chosen(..)
            | Condition::OnOrAfter(_)
            | Condition::Before(_) => {}
        }
    }
}

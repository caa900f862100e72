//! Figures that look otherwise than what their source says: a rate written without its sign, an amount that the
//! quote gives differently, a value that begins too late.

use super::{
    At, Checker, Name,
    expression::{Context, Owner},
    quote,
    values::{each_node, each_of_condition},
};
use crate::domain::Day;
use crate::policy::{
    fraction::Fraction,
    model::{Kind, Policy},
    wire,
};
use std::collections::HashSet;

impl<'f> Checker<'f> {
    pub(super) fn doubtful_figures(&self, policy: &Policy) {
        for (i, parameter) in self.file.parameters.iter().enumerate() {
            let at = At::file("parameters").index(i);
            for (v, row) in parameter.values.iter().enumerate() {
                let at = at.item("values", v).field("value");
                match super::kind(parameter.kind) {
                    Kind::Rate => self.doubtful_rate(&at, &row.value.0, Some(&row.quote)),
                    Kind::Amount => self.doubtful_amount(&at, &row.value.0, &row.quote),
                    _ => {}
                }
            }
        }
        self.late_values(policy);
        if self.file.cases.is_empty() {
            self.warn(
                &At::file("cases"),
                "no case: nothing tells whether the rules come out as they should",
                "Write at least one: answers, and what must follow.",
            );
        }
    }

    /// A literal rate of an expression.
    pub(super) fn doubtful_literal(&self, at: &At, cx: &Context<'f>, text: &str) {
        let quote = match cx.owner {
            Owner::Quote(quote) => Some(quote),
            Owner::Value(_) => None,
        };
        self.doubtful_rate(at, text, quote);
    }

    fn doubtful_rate(&self, at: &At, text: &str, quote: Option<&str>) {
        if text.contains(['%', '/']) {
            return;
        }
        let Ok(number) = Fraction::parse(text) else {
            return;
        };
        let percent = number.times(Fraction::whole(100)).unwrap_or(number);
        let is_said = !number.is_zero()
            && quote.is_some_and(|quote| quote::has_percent(quote, number, percent));
        if is_said {
            self.warn(
                at,
                format!("the source says {number}%, and {number} is {percent} %"),
                format!("Write it with its sign: \"{number}%\"."),
            );
        } else if number
            .compare(Fraction::ONE)
            .is_ok_and(std::cmp::Ordering::is_gt)
        {
            self.warn(
                at,
                format!("{number} as a rate is {percent} %"),
                format!("Write \"{number}%\" if that is meant, or else \"{percent}%\"."),
            );
        }
    }

    fn doubtful_amount(&self, at: &At, text: &str, quote: &str) {
        let unit = &self.file.currency.unit;
        let (Ok(value), Some(said)) = (
            Fraction::parse(text),
            quote::only_amount(quote, [&unit.zh, &unit.en]),
        ) else {
            return;
        };
        if said != value {
            self.warn(
                at,
                format!("the source says {said}, and here stands {value}"),
                "Count the zeros: 8万元 is 80000. Where the value is made from the words in another way, say it in the name.",
            );
        }
    }

    /// Days on which something that uses a parameter is in force and no value of it holds yet.
    fn late_values(&self, policy: &Policy) {
        let mut first = vec![None; policy.parameters.len()];
        let mut parts = policy.parts.iter();
        for part in self.file.measures.iter().flat_map(|one| &one.parts) {
            let from = parts.next().and_then(|part| part.validity.from);
            let mut names = Vec::new();
            let mut found = |name: Option<&'f str>| names.extend(name);
            let in_kind = part.in_kind.iter().filter_map(|one| one.quantity.as_ref());
            let readings = part.readings.iter().map(|one| &one.amount);
            for expr in part.amount.iter().chain(in_kind).chain(readings) {
                each_node(expr, &mut found);
            }
            for condition in part.requires.iter().chain(&part.excludes) {
                each_of_condition(condition, &mut found);
            }
            self.note_use(names, from, &mut first);
        }
        for combination in &self.file.combine {
            if let wire::Combination::Cap(cap) = combination {
                let mut names = Vec::new();
                each_node(&cap.at, &mut |name| names.extend(name));
                self.note_use(names, policy.validity.from, &mut first);
            }
        }
        for (i, (parameter, used)) in policy.parameters.iter().zip(first).enumerate() {
            let begins = parameter.values.first().and_then(|row| row.validity.from);
            if let (Some(begins), Some(used)) = (begins, used)
                && begins > used
            {
                self.warn(
                    &At::file("parameters")
                        .index(i)
                        .item("values", 0)
                        .field("from"),
                    format!(
                        "no value holds from {used} until {begins}, and what uses it is in force"
                    ),
                    "Let it begin with the policy, unless the source leaves these days out.",
                );
            }
        }
    }

    /// Notes the first day on which each parameter is used, also by way of values.
    fn note_use(&self, mut names: Vec<&'f str>, from: Option<Day>, first: &mut [Option<Day>]) {
        let Some(from) = from else { return };
        let mut seen = HashSet::new();
        while let Some(name) = names.pop() {
            match self.names.get(name) {
                Some(Name::Parameter(index)) => {
                    if let Some(day) = first.get_mut(usize::from(*index)) {
                        *day = Some(day.map_or(from, |day: Day| day.min(from)));
                    }
                }
                Some(Name::Value(place)) if seen.insert(*place) => {
                    if let Some(value) = self.file.values.get(*place) {
                        each_node(&value.is, &mut |name| names.extend(name));
                    }
                }
                _ => {}
            }
        }
    }
}

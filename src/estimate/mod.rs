//! The estimator without its page: what a visitor typed, what it means as answers, and what the page then shows.
//! Pure: no clock, no browser, no framework. Every text is in the policy's language.
//!
//! [`typed`] reads a field, [`link`] and [`saved`] carry a [`Case`] through an address and a device, [`view`] says
//! what it comes to, [`what_if`] along one input, and [`export`] writes it down for others.

pub mod export;
pub mod link;
mod plan;
pub mod saved;
pub mod typed;
pub mod view;
pub mod what_if;
mod words;

pub use plan::{MOST_HEADS, Plan};
pub use view::Certainty;

use crate::{
    domain::{Day, Lang, Role},
    policy::{Answers, Fraction, Policy, model::Part},
};

/// Everything a visitor entered.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Who they are, where they said so.
    pub role: Option<Role>,
    /// Their answers and assumptions.
    pub answers: Answers,
    /// Their own price for what is given in kind, by part: for a unit, or for a right as a whole.
    pub prices: Vec<Option<Fraction>>,
    /// The day they ask about; none for today.
    pub on: Option<Day>,
    /// What they plan beside what the measures ask for.
    pub plan: Plan,
}

impl Case {
    /// Nothing entered yet.
    pub fn new(policy: &Policy) -> Self {
        Self {
            role: None,
            answers: Answers::none(policy),
            prices: vec![None; policy.parts.len()],
            on: None,
            plan: Plan::default(),
        }
    }

    /// Whether nothing is entered.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// How many things are entered.
    pub fn count(&self) -> usize {
        let prices = self.prices.iter().flatten().count();
        self.answers.count()
            + self.plan.count()
            + prices
            + usize::from(self.role.is_some())
            + usize::from(self.on.is_some())
    }

    /// The visitor's own price for a unit of what a part gives, or for a right as a whole, where that can be priced.
    pub fn price(&self, policy: &Policy, part: usize) -> Option<Fraction> {
        let price = *self.prices.get(part)?;
        price.filter(|_| policy.parts.get(part).is_some_and(Part::can_be_priced))
    }
}

/// The word for a role, and what whoever has it is called.
pub const fn role_words(lang: Lang, role: Role) -> [&'static str; 2] {
    export::role_words(lang, role)
}

/// Whether a part concerns whoever has this role; without one, everything does.
pub fn concerns(role: Option<Role>, part: &Part) -> bool {
    part.who.is_empty() || role.is_none_or(|role| part.who.contains(&role))
}

// Property tests run natively; what they test is the same everywhere.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

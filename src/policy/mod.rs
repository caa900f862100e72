//! The rule engine: what a policy gives, on a day, to whoever answers its questions; with the reason for every
//! unit of money, and what is missing. Pure: no clock, no browser, no framework.
//!
//! A file ([`wire`]) is checked ([`check`]) into a [`Policy`], once. [`Policy::evaluate`] then answers as often as
//! the visitor types. The language is described in `docs/policy-language.md`.
//!
//! Money is whole minor units; everything before it is an exact [`Fraction`]; it is rounded once.

pub mod answers;
#[cfg(not(target_arch = "wasm32"))]
pub mod answers_file;
#[cfg(not(target_arch = "wasm32"))]
pub mod case;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
pub mod evaluate;
#[cfg(not(target_arch = "wasm32"))]
pub mod fault;
pub mod fraction;
pub mod gaps;
pub mod insert;
pub mod model;
pub mod outcome;
pub mod packed;
pub mod report;
#[cfg(not(target_arch = "wasm32"))]
pub mod shape;
mod walk;
#[cfg(not(target_arch = "wasm32"))]
pub mod wire;
pub mod words;

pub use answers::{Answer, Answers, Refused, Value};
pub use fraction::{Fraction, TooLarge};
pub use model::Policy;
pub use outcome::{Evaluation, Outcome};

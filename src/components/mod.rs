//! What answers to the reader: one component a file.
//!
//! A component never reads content files and never fetches: what it shows was composed before.

mod display;
mod estimator;
mod print;

pub use display::Display;
pub use estimator::Estimator;
pub use print::PrintButton;

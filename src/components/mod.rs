//! What answers to the reader: one component a file.
//!
//! A component never reads content files and never fetches: what it shows was composed before.

mod checklist;
mod display;
mod print;
mod shortlist;

pub use checklist::keep_ticks;
pub use display::Display;
pub use print::PrintButton;
pub use shortlist::keep_shortlist;

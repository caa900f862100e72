//! What answers to the reader: one component a file.
//!
//! A component never reads content files and never fetches: what it shows was composed before.

mod display;
mod print;
mod role_form;

pub use display::Display;
pub use print::PrintButton;
pub use role_form::RoleForm;

//! A case and what it comes to, as files for others.

use super::{Case, view::View};
use crate::policy::Policy;

/// As a table for a spreadsheet.
pub fn csv(policy: &Policy, case: &Case, view: &View, link: &str) -> String {
    let _ = (policy, case, view, link);
    String::new()
}

/// As JSON.
pub fn json(policy: &Policy, case: &Case, view: &View, link: &str) -> String {
    let _ = (policy, case, view, link);
    String::new()
}

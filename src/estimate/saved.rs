//! What the device keeps of a case, and what of that can be trusted when it is read again.
//!
//! The text is `estimate <format> <checksum> <policy> <fragment>`. The checksum tells a text that was cut off or
//! changed from one that was kept: half a number is a number too.

use super::{
    Case,
    link::{self, Opened},
};
use crate::{domain::checksum, policy::Policy};

/// What was kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// A case. Its edition of the policy may be another one, and something in it outdated.
    Case(Opened),
    /// A text that is not what was kept.
    Damaged,
    /// Kept by another version of the site, or for another policy.
    Older,
}

const NAME: &str = "estimate";
/// Counted up when the text is written differently.
const FORMAT: &str = "1";

/// The text to keep; none where nothing was entered.
pub fn keep(policy: &Policy, case: &Case) -> Option<String> {
    let fragment = link::write(policy, case);
    if fragment.is_empty() {
        return None;
    }
    let sum = sum(&policy.id, &fragment);
    Some(format!("{NAME} {FORMAT} {sum} {} {fragment}", policy.id))
}

/// Reads a kept text.
pub fn recall(policy: &Policy, text: &str) -> Kept {
    let parts: Vec<&str> = text.splitn(3, ' ').collect();
    let (format, rest) = match parts.as_slice() {
        [NAME, format, rest] => (*format, *rest),
        _ => return Kept::Damaged,
    };
    if format != FORMAT {
        let numbered = !format.is_empty() && format.bytes().all(|byte| byte.is_ascii_digit());
        return if numbered { Kept::Older } else { Kept::Damaged };
    }
    let Some((sum, rest)) = rest.split_once(' ') else {
        return Kept::Damaged;
    };
    // The id may hold a space, the fragment does not.
    let Some((id, fragment)) = rest.rsplit_once(' ') else {
        return Kept::Damaged;
    };
    if self::sum(id, fragment) != sum {
        return Kept::Damaged;
    }
    if id != policy.id {
        return Kept::Older;
    }
    Kept::Case(link::read(policy, fragment))
}

fn sum(id: &str, fragment: &str) -> String {
    format!("{:08x}", checksum(id, fragment))
}

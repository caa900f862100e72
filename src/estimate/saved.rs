//! What the device keeps of a case, and what of that can be trusted when it is read again.
//!
//! A line for each case, the present one first: `estimate <format> <checksum> <policy> <fragment>`. The checksum tells
//! a line that was cut off or changed from one that was kept: half a number is a number too.

use super::{
    Case,
    link::{self, Opened},
};
use crate::{domain::checksum, policy::Policy};

/// What was kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// A case. Its edition of the policy may be another one, and something in it outdated.
    Case(Box<Opened>),
    /// A text that is not what was kept.
    Damaged,
    /// Kept by another version of the site, or for another policy.
    Older,
}

/// Something that was kept, with its text, so that it can go on being kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// The line as it was found.
    pub text: String,
    /// What it says.
    pub kept: Kept,
}

impl Left {
    /// Reads a line.
    pub fn read(policy: &Policy, line: &str) -> Self {
        Self {
            text: line.into(),
            kept: recall(policy, line),
        }
    }

    /// Whether it is a case with nothing in it.
    pub fn is_empty(&self) -> bool {
        matches!(&self.kept, Kept::Case(opened) if opened.case.is_empty())
    }
}

/// Where a device keeps all this.
pub const KEPT: &str = "estimate";

/// The most cases of a device: who has so many is told before another is begun, and none goes by itself.
pub const MOST: usize = 20;

const NAME: &str = "estimate";
/// Counted up when the text is written differently.
const FORMAT: &str = "1";

/// The line of a case; none where nothing was entered.
pub fn keep(policy: &Policy, case: &Case) -> Option<String> {
    (!case.is_empty()).then(|| line(policy, case))
}

fn line(policy: &Policy, case: &Case) -> String {
    let fragment = link::write_named(policy, case);
    let sum = sum(&policy.id, &fragment);
    format!("{NAME} {FORMAT} {sum} {} {fragment}", policy.id)
}

/// The text to keep of a case and of what was left before and nobody has decided on; none where there is neither. A case
/// without anything in it has a line too where others stand behind it: the first line is the present one's.
pub fn keep_all(policy: &Policy, case: Option<&Case>, left: &[Left]) -> Option<String> {
    let case = case.filter(|case| !case.is_empty() || !left.is_empty());
    let mut lines = Vec::from_iter(case.map(|case| line(policy, case)));
    for one in left {
        if !lines.contains(&one.text) {
            lines.push(one.text.clone());
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Reads everything that was kept. Only the first line may be a case with nothing in it.
pub fn recall_all(policy: &Policy, text: &str) -> Vec<Left> {
    let lines = text.split('\n').map(|line| Left::read(policy, line));
    let lines = lines.enumerate();
    lines
        .filter(|(place, left)| *place == 0 || !left.is_empty())
        .map(|(_, left)| left)
        .collect()
}

/// Reads the line of a case.
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
    Kept::Case(Box::new(link::read(policy, fragment)))
}

fn sum(id: &str, fragment: &str) -> String {
    format!("{:08x}", checksum(id, fragment))
}

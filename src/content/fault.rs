//! What can be wrong with a content file, said so that whoever wrote it can mend it.

use std::fmt;

/// One fault: where it is, what is wrong, what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// File name, such as `facts.json`.
    pub file: &'static str,
    /// Path in the file, such as `facts[3].text.en`; empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub wrong: String,
    /// What would be right.
    pub remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            path,
            wrong,
            remedy,
        } = self;
        let separator = if path.is_empty() { "" } else { ": " };
        write!(f, "{file}{separator}{path}: {wrong}\n    {remedy}")
    }
}

/// Every fault found, in the order of files and places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What makes the content unusable.
    pub faults: Vec<Fault>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        write!(f, "{} fault(s)", self.faults.len())
    }
}

impl std::error::Error for Report {}

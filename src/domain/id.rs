//! Identifiers: short, stable, safe in an address.

use std::fmt;

/// An identifier that is safe as a path segment and as an anchor:
/// `a–z`, `0–9` and single hyphens inside, at most 40 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(String);

/// Why a text is no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdError;

impl Id {
    /// Takes a text that is an identifier as it stands.
    ///
    /// # Errors
    /// When it is empty, too long, or holds anything but `a–z`, `0–9` and single inner hyphens.
    pub fn new(text: &str) -> Result<Self, IdError> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let well_formed = text.len() <= 40
            && text
                .split('-')
                .all(|part| !part.is_empty() && part.chars().all(allowed));
        if well_formed {
            Ok(Self(text.into()))
        } else {
            Err(IdError)
        }
    }

    /// The identifier's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lower_case_digits_and_inner_hyphens_make_an_id() {
        for good in ["f1", "gate-tower", "a-1-b"] {
            assert!(Id::new(good).is_ok(), "{good}");
        }
        let long = "a".repeat(41);
        for bad in ["", "-a", "a-", "a--b", "A", "a b", "../a", "衢江", &long] {
            assert!(Id::new(bad).is_err(), "{bad}");
        }
    }
}

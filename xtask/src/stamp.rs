//! Whether `dist/` is what a build would write now: a note left beside the build folder.

use anyhow::{Context, Result};

use crate::{files, setup};

const NOTE: &str = "target/site-stamp";

/// All that shapes the finished site.
const INPUTS: &[&str] = &[
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "deploy/headers.txt",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
    "xtask/Cargo.toml",
    "xtask/compress",
    "xtask/src",
];

/// What was built: from which inputs, for which address, and with which result.
#[derive(Debug, PartialEq, Eq)]
pub struct Stamp {
    inputs: String,
    base_url: String,
    result: String,
}

impl Stamp {
    /// The stamp a build that starts now would earn; take it before building, so that a change
    /// made during the build is noticed afterwards.
    pub fn before_build(base_url: &str) -> Result<Pending> {
        let inputs = files::sha256_of_all(INPUTS)?;
        Ok(Pending {
            inputs: files::sha256(inputs + &setup::versions()?),
            base_url: base_url.to_owned(),
        })
    }

    /// The address `dist/` was last built for; empty for the site's own.
    pub fn built_for() -> Option<String> {
        Self::parse(&files::read_text(NOTE).ok()?).map(|stamp| stamp.base_url)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::to_owned);
        Some(Self {
            inputs: lines.next()?,
            base_url: lines.next()?,
            result: lines.next()?,
        })
    }

    fn to_text(&self) -> String {
        format!("{}\n{}\n{}\n", self.inputs, self.base_url, self.result)
    }
}

/// A stamp without the result.
pub struct Pending {
    inputs: String,
    base_url: String,
}

impl Pending {
    /// Whether `dist/` is already, to the byte, what was built from these inputs.
    pub fn is_met(&self) -> bool {
        let noted = files::read_text(NOTE).ok();
        let Some(noted) = noted.as_deref().and_then(Stamp::parse) else {
            return false;
        };
        noted.inputs == self.inputs
            && noted.base_url == self.base_url
            && files::sha256_of_all([files::DIST]).is_ok_and(|result| result == noted.result)
    }

    /// Notes that `dist/` was now built.
    pub fn write(self) -> Result<()> {
        let stamp = Stamp {
            inputs: self.inputs,
            base_url: self.base_url,
            result: files::sha256_of_all([files::DIST])?,
        };
        files::write(NOTE, stamp.to_text()).context("the build was not noted")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_reads_back_as_it_was_written() {
        let stamp = Stamp {
            inputs: "1".into(),
            base_url: String::new(),
            result: "2".into(),
        };
        assert_eq!(Stamp::parse(&stamp.to_text()), Some(stamp));
    }

    #[test]
    fn half_a_note_is_none() {
        assert_eq!(Stamp::parse("1\nhttps://example.org/"), None);
    }
}

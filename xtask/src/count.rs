//! Reading how many tests passed out of what the test runners print.

use std::ops::AddAssign;

use anyhow::{Context, Result};

/// How many tests passed and how many failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
}

impl Count {
    /// A check that is not made of tests and has passed.
    pub const ONE_PASSED: Self = Self {
        passed: 1,
        failed: 0,
    };

    /// What a runner counted, where its exit code agrees; a runner that fails without having
    /// counted a failure (it did not compile, it crashed) counts as one.
    pub fn with_exit(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The sum over all `test result: …` lines of `cargo test` or of the browser's test page.
pub fn in_test_results(output: &str) -> Count {
    let mut sum = Count::default();
    for line in output.lines() {
        let Some((_, result)) = line.split_once("test result: ") else {
            continue;
        };
        let number_before = |word: &str| -> u64 {
            let mut words = result
                .split([' ', ';', '.'])
                .filter(|word| !word.is_empty());
            let mut before = None;
            words
                .find(|found| {
                    let hit = *found == word;
                    if !hit {
                        before = Some(*found);
                    }
                    hit
                })
                .and(before)
                .and_then(|number| number.parse().ok())
                .unwrap_or(0)
        };
        sum += Count {
            passed: number_before("passed"),
            failed: number_before("failed"),
        };
    }
    sum
}

/// What Playwright's JSON report counts; a flaky test did not pass.
pub fn in_playwright_report(report: &str) -> Result<Count> {
    let report: serde_json::Value =
        serde_json::from_str(report).context("Playwright's report is not JSON")?;
    let number = |name: &str| {
        report["stats"][name]
            .as_u64()
            .with_context(|| format!("Playwright's report does not count `{name}` tests"))
    };
    Ok(Count {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn count(passed: u64, failed: u64) -> Count {
        Count { passed, failed }
    }

    #[test]
    fn the_results_of_several_binaries_add_up() {
        let output = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        assert_eq!(in_test_results(output), count(13, 2));
    }

    #[test]
    fn the_result_line_of_the_browser_is_read_too() {
        let output = "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out";
        assert_eq!(in_test_results(output), count(7, 0));
    }

    #[test]
    fn a_test_that_prints_numbers_is_not_counted() {
        assert_eq!(in_test_results("4 passed; 3 failed"), count(0, 0));
    }

    #[test]
    fn a_failure_that_nobody_counted_counts_as_one() {
        assert_eq!(count(5, 0).with_exit(false), count(5, 1));
        assert_eq!(count(5, 2).with_exit(false), count(5, 2));
        assert_eq!(count(5, 0).with_exit(true), count(5, 0));
    }

    #[test]
    fn a_flaky_test_has_failed() {
        let report = r#"{"stats":{"expected":4,"unexpected":1,"flaky":1,"skipped":2}}"#;
        assert_eq!(in_playwright_report(report).unwrap(), count(4, 2));
    }

    #[test]
    fn a_report_that_counts_nothing_is_an_error() {
        assert!(in_playwright_report("{}").is_err());
        assert!(in_playwright_report("").is_err());
    }
}

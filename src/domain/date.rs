//! Dates as exactly as the sources give them: a day, a month, a half year, a year.

use super::Lang;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The months in English.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day of the Gregorian calendar that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[expect(
    clippy::struct_field_names,
    reason = "year, month and day are what they are called"
)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// A date known only as far as its source tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDate {
    /// `2025`
    Year(u16),
    /// `2025-mid`: the middle of the year, no month given.
    Mid(u16),
    /// `2024-H2`: a half year, 1 or 2.
    Half(u16, u8),
    /// `2024-02`
    Month(u16, u8),
    /// `2025-01-02`
    Day(Day),
}

/// How a date bounds what it dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// At that date.
    #[default]
    On,
    /// About that date.
    About,
    /// At that date or before.
    By,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a date that exists; write 2025, 2025-mid, 2024-H2, 2024-02 or 2025-01-02",
            self.0
        )
    }
}

impl std::error::Error for DateError {}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Reads exactly `len` digits.
fn digits(text: &str, len: usize) -> Option<u16> {
    (text.len() == len && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn month(text: &str) -> Option<u8> {
    digits(text, 2)
        .and_then(|m| u8::try_from(m).ok())
        .filter(|m| (1..=12).contains(m))
}

impl Day {
    /// The first of January of the year 1.
    pub const FIRST: Self = Self {
        year: 1,
        month: 1,
        day: 1,
    };

    /// A day, if it exists.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// When the form is another, or the calendar has no such day.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        match PartialDate::parse(text)? {
            PartialDate::Day(day) => Ok(day),
            _ => Err(DateError(text.into())),
        }
    }

    /// Days since the first of March of the year 0: the difference of two days' numbers is the time between them.
    pub fn number(self) -> i64 {
        // Years begin in March, so that the leap day is their last.
        let (year, month) = match self.month {
            1 | 2 => (i64::from(self.year) - 1, i64::from(self.month) + 9),
            _ => (i64::from(self.year), i64::from(self.month) - 3),
        };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        // 153 days in any five months from March on.
        year * 365 + leap_days + (153 * month + 2) / 5 + i64::from(self.day) - 1
    }

    /// Year, month, day.
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Day {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl PartialDate {
    /// Reads `2025`, `2025-mid`, `2024-H2`, `2024-02` or `2025-01-02`.
    ///
    /// # Errors
    /// When the form is another, or the calendar has no such date.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let parts: Vec<&str> = text.split('-').collect();
        let read = || -> Option<Self> {
            let year = digits(parts.first()?, 4)?;
            match parts[1..] {
                [] => Some(Self::Year(year)),
                ["mid"] => Some(Self::Mid(year)),
                ["H1"] => Some(Self::Half(year, 1)),
                ["H2"] => Some(Self::Half(year, 2)),
                [m] => Some(Self::Month(year, month(m)?)),
                [m, d] => {
                    Day::new(year, month(m)?, u8::try_from(digits(d, 2)?).ok()?).map(Self::Day)
                }
                _ => None,
            }
        };
        read().ok_or_else(|| DateError(text.into()))
    }

    /// The last day that the date can mean; what is due then has passed the day after.
    pub fn last_day(self) -> Day {
        let end = |year, month| Day {
            year,
            month,
            day: days_in(year, month),
        };
        match self {
            Self::Year(y) | Self::Half(y, 2..) => end(y, 12),
            Self::Mid(y) => end(y, 9),
            Self::Half(y, _) => end(y, 6),
            Self::Month(y, m) => end(y, m),
            Self::Day(day) => day,
        }
    }

    /// The date in words.
    pub fn in_words(self, lang: Lang) -> String {
        let name = |month: u8| {
            let name = MONTHS.get(usize::from(month).wrapping_sub(1));
            name.copied().unwrap_or_default()
        };
        match (lang, self) {
            (Lang::Zh, Self::Year(y)) => format!("{y}年"),
            (Lang::Zh, Self::Mid(y)) => format!("{y}年年中"),
            (Lang::Zh, Self::Half(y, 1)) => format!("{y}年上半年"),
            (Lang::Zh, Self::Half(y, _)) => format!("{y}年下半年"),
            (Lang::Zh, Self::Month(y, m)) => format!("{y}年{m}月"),
            (Lang::En, Self::Year(y)) => format!("{y}"),
            (Lang::En, Self::Mid(y)) => format!("mid-{y}"),
            (Lang::En, Self::Half(y, 1)) => format!("first half of {y}"),
            (Lang::En, Self::Half(y, _)) => format!("second half of {y}"),
            (Lang::En, Self::Month(y, m)) => format!("{} {y}", name(m)),
            (lang, Self::Day(day)) => {
                let (y, m, d) = day.parts();
                match lang {
                    Lang::Zh => format!("{y}年{m}月{d}日"),
                    Lang::En => format!("{d} {} {y}", name(m)),
                }
            }
        }
    }

    /// The first day that the date can mean.
    pub fn first_day(self) -> Day {
        let start = |year, month| Day {
            year,
            month,
            day: 1,
        };
        match self {
            Self::Year(y) | Self::Half(y, 1) => start(y, 1),
            Self::Mid(y) => start(y, 4),
            Self::Half(y, _) => start(y, 7),
            Self::Month(y, m) => start(y, m),
            Self::Day(day) => day,
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Mid(y) => write!(f, "{y:04}-mid"),
            Self::Half(y, h) => write!(f, "{y:04}-H{h}"),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_years_and_centuries() {
        let between = |a: &str, b: &str| {
            Day::parse(b).expect("a day").number() - Day::parse(a).expect("a day").number()
        };
        assert_eq!(
            between("2024-02-28", "2024-03-01"),
            2,
            "2024 has a leap day"
        );
        assert_eq!(between("2025-02-28", "2025-03-01"), 1);
        assert_eq!(between("2025-01-01", "2026-01-01"), 365);
        assert_eq!(between("1900-02-28", "1900-03-01"), 1, "1900 has none");
        assert_eq!(between("2000-01-01", "2025-01-02"), 9133);
    }

    #[test]
    fn every_precision_reads_and_prints_the_same() {
        for text in [
            "2025",
            "2025-mid",
            "2024-H1",
            "2024-H2",
            "2024-02",
            "2025-01-02",
            "2024-02-29",
        ] {
            assert_eq!(
                PartialDate::parse(text).map(|d| d.to_string()).as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn a_date_that_does_not_exist_is_refused() {
        for text in [
            "",
            "25",
            "2025-13",
            "2025-00",
            "2025-02-29",
            "2025-06-31",
            "2025-6-1",
            "2025-H3",
            "2025-01-02-03",
            "+025",
            "2025-+1",
        ] {
            assert!(PartialDate::parse(text).is_err(), "{text}");
        }
        assert!(Day::parse("2025-06").is_err(), "a month is not a day");
    }

    #[test]
    fn what_is_due_in_a_period_is_due_on_its_last_day() {
        let last = |text| PartialDate::parse(text).map(|d| d.last_day().to_string());
        assert_eq!(last("2025").as_deref(), Ok("2025-12-31"));
        assert_eq!(last("2026-06").as_deref(), Ok("2026-06-30"));
        assert_eq!(last("2024-02").as_deref(), Ok("2024-02-29"));
        assert_eq!(last("2024-H1").as_deref(), Ok("2024-06-30"));
        assert_eq!(last("2024-H2").as_deref(), Ok("2024-12-31"));
    }
}

//! Exact fractions. Sums, products and comparisons of whole numbers and fractions, with no rounding anywhere;
//! the one rounding is [`Fraction::rounded`], called once at the end of an evaluation.
//!
//! Numbers of the size that money has take a short way through 64-bit products. What leaves 128 bits is an
//! error, never a wrong number.

use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt};

/// A number that is exact: a whole number over a positive whole number.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fraction {
    top: i128,
    /// Positive. Not always in lowest terms: reducing waits until a number grows.
    bottom: i128,
}

/// A number outgrew 128 bits. Nothing that money is made of does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number is too large to be computed exactly")
    }
}

impl std::error::Error for TooLarge {}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a number: write 12, 0.1, 10% or 1/3")
    }
}

impl std::error::Error for NotANumber {}

/// Digits a number may be written with, together with its decimals. Enough for any budget, far from overflow.
const DIGITS: usize = 24;

/// Whether a number fits 64 bits, so that a product of two such fits 128.
const fn small(number: i128) -> bool {
    number >= i64::MIN as i128 && number <= i64::MAX as i128
}

/// A product that cannot overflow.
const fn wide(a: i64, b: i64) -> i128 {
    a as i128 * b as i128
}

/// A product that cannot overflow when both are small, and is checked when not.
fn times(a: i128, b: i128) -> Option<i128> {
    if small(a) && small(b) {
        Some(a * b)
    } else {
        a.checked_mul(b)
    }
}

/// The greatest number that divides both; the second is positive.
const fn common_divisor(a: i128, b: i128) -> i128 {
    // The first step leaves two numbers below the second, whatever the first was.
    let (mut a, mut b) = (b, (a % b).abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Fraction {
    /// 0.
    pub const ZERO: Self = Self::whole(0);
    /// 1.
    pub const ONE: Self = Self::whole(1);

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self {
            top: number as i128,
            bottom: 1,
        }
    }

    /// A whole number over a power of ten: `decimal(1234, 2)` is 12.34.
    pub const fn decimal(number: i64, digits: u8) -> Self {
        Self {
            top: number as i128,
            bottom: 10_i128.pow(digits as u32),
        }
    }

    /// Reads `12`, `-0.5`, `10%`, `1/3`.
    ///
    /// # Errors
    /// When the text is anything else, or longer than 24 digits.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        if let Some((top, bottom)) = text.split_once('/') {
            // Only digits, and as many as 128 bits hold: what a fraction is written with can be read again.
            let whole = |text: &str| {
                let digits = text.strip_prefix('-').unwrap_or(text);
                let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
                text.parse::<i128>()
                    .ok()
                    .filter(|_| plain)
                    .ok_or(NotANumber)
            };
            let (top, bottom) = (whole(top)?, whole(bottom)?);
            if bottom <= 0 || top == i128::MIN {
                return Err(NotANumber);
            }
            return Ok(Self { top, bottom }.reduced());
        }
        match text.strip_suffix('%') {
            Some(number) => {
                let number = Self::plain(number)?;
                Ok(Self {
                    top: number.top,
                    bottom: number.bottom * 100,
                }
                .reduced())
            }
            None => Self::plain(text),
        }
    }

    fn plain(text: &str) -> Result<Self, NotANumber> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = match digits.split_once('.') {
            Some((_, "")) => return Err(NotANumber),
            Some(parts) => parts,
            None => (digits, ""),
        };
        let well_formed = !whole.is_empty()
            && whole.len() + decimals.len() <= DIGITS
            && (whole.bytes().chain(decimals.bytes())).all(|byte| byte.is_ascii_digit());
        if !well_formed {
            return Err(NotANumber);
        }
        let (mut top, mut bottom) = (0_i128, 1_i128);
        for byte in whole.bytes() {
            top = top * 10 + i128::from(byte - b'0');
        }
        for byte in decimals.bytes() {
            top = top * 10 + i128::from(byte - b'0');
            bottom *= 10;
        }
        Ok(Self {
            top: if negative { -top } else { top },
            bottom,
        }
        .reduced())
    }

    fn reduced(self) -> Self {
        if self.bottom == 1 {
            return self;
        }
        let divisor = common_divisor(self.top, self.bottom);
        Self {
            top: self.top / divisor,
            bottom: self.bottom / divisor,
        }
    }

    /// The same number, small enough for the short way where that is possible.
    fn kept_small(self) -> Self {
        if small(self.top) && small(self.bottom) {
            self
        } else {
            self.reduced()
        }
    }

    /// Both of its numbers where they fit 64 bits: then no product of two of them outgrows 128, nor does a sum of
    /// two such products.
    fn short(self) -> Option<(i64, i64)> {
        let (top, bottom) = (i64::try_from(self.top), i64::try_from(self.bottom));
        top.ok().zip(bottom.ok())
    }

    /// Itself over another, where all of it fits 64 bits.
    fn short_over(self, other: Self) -> Option<(i64, i64)> {
        let ((a, b), (c, d)) = (self.short()?, other.short()?);
        Some((a.checked_mul(d)?, b.checked_mul(c)?))
    }

    /// Both together.
    ///
    /// # Errors
    /// When the result is too large.
    #[inline]
    pub fn plus(self, other: Self) -> Result<Self, TooLarge> {
        if self.bottom == other.bottom {
            let top = self.top.checked_add(other.top).ok_or(TooLarge)?;
            return Ok(Self {
                top,
                bottom: self.bottom,
            });
        }
        self.plus_unlike(other)
    }

    fn plus_unlike(self, other: Self) -> Result<Self, TooLarge> {
        if let (Some((a, b)), Some((c, d))) = (self.short(), other.short()) {
            let (top, bottom) = (wide(a, d) + wide(c, b), wide(b, d));
            return Ok(Self { top, bottom }.kept_small());
        }
        let (a, b) = (self.kept_small(), other.kept_small());
        let sum = || -> Option<Self> {
            Some(Self {
                top: times(a.top, b.bottom)?.checked_add(times(b.top, a.bottom)?)?,
                bottom: times(a.bottom, b.bottom)?,
            })
        };
        sum().map(Self::kept_small).ok_or(TooLarge)
    }

    /// The first less the second.
    ///
    /// # Errors
    /// When the result is too large.
    #[inline]
    pub fn minus(self, other: Self) -> Result<Self, TooLarge> {
        self.plus(Self {
            top: other.top.checked_neg().ok_or(TooLarge)?,
            bottom: other.bottom,
        })
    }

    /// Both multiplied.
    ///
    /// # Errors
    /// When the result is too large.
    pub fn times(self, other: Self) -> Result<Self, TooLarge> {
        if let (Some((a, b)), Some((c, d))) = (self.short(), other.short()) {
            let (top, bottom) = (wide(a, c), wide(b, d));
            return Ok(Self { top, bottom }.kept_small());
        }
        let (a, b) = (self.kept_small(), other.kept_small());
        let product = || -> Option<Self> {
            Some(Self {
                top: times(a.top, b.top)?,
                bottom: times(a.bottom, b.bottom)?,
            })
        };
        product().map(Self::kept_small).ok_or(TooLarge)
    }

    /// Which of the two is greater.
    ///
    /// # Errors
    /// When that would take more than 128 bits to tell.
    #[inline]
    pub fn compare(self, other: Self) -> Result<Ordering, TooLarge> {
        if self.bottom == other.bottom {
            return Ok(self.top.cmp(&other.top));
        }
        self.compare_unlike(other)
    }

    fn compare_unlike(self, other: Self) -> Result<Ordering, TooLarge> {
        if let (Some((a, b)), Some((c, d))) = (self.short(), other.short()) {
            return Ok(wide(a, d).cmp(&wide(c, b)));
        }
        let (a, b) = (self.kept_small(), other.kept_small());
        let left = times(a.top, b.bottom).ok_or(TooLarge)?;
        let right = times(b.top, a.bottom).ok_or(TooLarge)?;
        Ok(left.cmp(&right))
    }

    /// The lesser of both.
    ///
    /// # Errors
    /// As [`Fraction::compare`].
    #[inline]
    pub fn least(self, other: Self) -> Result<Self, TooLarge> {
        Ok(if self.compare(other)? == Ordering::Greater {
            other
        } else {
            self
        })
    }

    /// The greater of both.
    ///
    /// # Errors
    /// As [`Fraction::compare`].
    #[inline]
    pub fn greatest(self, other: Self) -> Result<Self, TooLarge> {
        Ok(if self.compare(other)? == Ordering::Less {
            other
        } else {
            self
        })
    }

    /// Whether it is 0.
    pub const fn is_zero(self) -> bool {
        self.top == 0
    }

    /// Whether it is below 0.
    pub const fn is_negative(self) -> bool {
        self.top < 0
    }

    /// The whole number that it is, if it is one.
    pub fn as_whole(self) -> Option<i64> {
        if self.bottom == 1 {
            return i64::try_from(self.top).ok();
        }
        (self.top % self.bottom == 0)
            .then(|| i64::try_from(self.top / self.bottom).ok())
            .flatten()
    }

    /// How many `unit`s it is, rounded: the one place where a number loses anything.
    ///
    /// # Errors
    /// When the result does not fit 64 bits.
    pub fn rounded(self, unit: Self, rounding: Rounding) -> Result<i64, TooLarge> {
        if let Some((top, bottom)) = self.short_over(unit) {
            // Dividing 64 bits is many times quicker than dividing 128.
            let (floor, rest) = (top.div_euclid(bottom), top.rem_euclid(bottom));
            let up = rounding.goes_up(rest.into(), bottom.into());
            return floor.checked_add(up.into()).ok_or(TooLarge);
        }
        let units = self.times(Self {
            top: unit.bottom,
            bottom: unit.top,
        })?;
        let (floor, rest) = (
            units.top.div_euclid(units.bottom),
            units.top.rem_euclid(units.bottom),
        );
        let up = rounding.goes_up(rest, units.bottom);
        i64::try_from(floor + i128::from(up)).map_err(|_| TooLarge)
    }

    /// How often another, positive number goes into it, without the rest.
    ///
    /// # Errors
    /// When the result does not fit 64 bits, or the other number is not positive.
    pub fn over(self, other: Self) -> Result<i64, TooLarge> {
        if other.top <= 0 {
            return Err(TooLarge);
        }
        self.rounded(other, Rounding::Down)
    }

    /// Its decimals in full, if they end: `0.125`, not `1/3`.
    pub fn decimal_text(self) -> Option<String> {
        let Self { top, bottom } = self.reduced();
        let mut digits = 0_usize;
        let mut scale = 1_i128;
        while scale % bottom != 0 {
            scale = scale.checked_mul(10)?;
            digits += 1;
            // More than can be read back is written as a fraction.
            if digits == DIGITS {
                return None;
            }
        }
        let scaled = top.checked_mul(scale / bottom)?;
        let text = with_point(scaled, digits);
        (text.len() <= DIGITS).then_some(text)
    }
}

/// A whole number with a point before its last digits. Written by hand: formatting 128 bits and slicing texts would
/// bring more of the standard library into the browser's program than this module is.
fn with_point(number: i128, decimals: usize) -> String {
    let mut rest = number.unsigned_abs();
    let mut backwards = String::new();
    let mut written = 0;
    while rest > 0 || written <= decimals {
        if decimals > 0 && written == decimals {
            backwards.push('.');
        }
        let digit = u32::try_from(rest % 10).unwrap_or_default();
        backwards.push(char::from_digit(digit, 10).unwrap_or('0'));
        rest /= 10;
        written += 1;
    }
    if number < 0 {
        backwards.push('-');
    }
    backwards.chars().rev().collect()
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        if self.bottom == other.bottom {
            return self.top == other.top;
        }
        let (a, b) = (self.reduced(), other.reduced());
        (a.top, a.bottom) == (b.top, b.bottom)
    }
}

impl Eq for Fraction {}

/// As [`Fraction::parse`] reads it.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = self.decimal_text() {
            return f.write_str(&text);
        }
        let Self { top, bottom } = self.reduced();
        f.write_str(&with_point(top, 0))?;
        f.write_str("/")?;
        f.write_str(&with_point(bottom, 0))
    }
}

impl TryFrom<String> for Fraction {
    type Error = NotANumber;

    fn try_from(text: String) -> Result<Self, NotANumber> {
        Self::parse(&text)
    }
}

impl From<Fraction> for String {
    fn from(number: Fraction) -> Self {
        number.to_string()
    }
}

/// Which way the result is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rounding {
    /// To the nearest, a half up.
    HalfUp,
    /// Down.
    Down,
    /// Up.
    Up,
}

impl Rounding {
    /// Whether so many parts of a whole make it one more.
    const fn goes_up(self, rest: i128, whole: i128) -> bool {
        match self {
            Self::HalfUp => rest >= whole - rest,
            Self::Down => false,
            Self::Up => rest > 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Fraction {
        Fraction::parse(text).expect("a number")
    }

    #[test]
    fn numbers_are_read_exactly_and_written_as_read() {
        for text in ["0", "12", "-0.5", "0.0345", "1/3", "123456789012.34"] {
            assert_eq!(number(text).to_string(), text);
        }
        assert_eq!(number("10%"), number("0.1"));
        assert_eq!(number("2/6").to_string(), "1/3");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1e3",
            "1/0",
            "1/-2",
            "0.5/2",
            "%",
            "１",
            "1 000",
            "--1",
            "1234567890123456789012345",
        ] {
            assert_eq!(Fraction::parse(text), Err(NotANumber), "{text:?}");
        }
    }

    #[test]
    fn a_third_three_times_is_one() {
        let third = number("1/3");
        let sum = third.plus(third).and_then(|two| two.plus(third));
        assert_eq!(sum, Ok(Fraction::ONE));
    }

    #[test]
    fn a_half_goes_up_and_less_goes_down() {
        let fen = number("0.01");
        let rounded = |text| number(text).rounded(fen, Rounding::HalfUp);
        assert_eq!(rounded("0.005"), Ok(1));
        assert_eq!(rounded("0.00499"), Ok(0));
        assert_eq!(rounded("-0.005"), Ok(0), "half up means towards more");
        assert_eq!(number("1/3").rounded(fen, Rounding::Up), Ok(34));
        assert_eq!(number("2/3").rounded(fen, Rounding::Down), Ok(66));
    }

    #[test]
    fn what_outgrows_128_bits_is_an_error_and_no_number() {
        let huge = number("999999999999999999999999");
        let square = huge.times(huge);
        assert_eq!(square.and_then(|square| square.times(huge)), Err(TooLarge));
    }
}

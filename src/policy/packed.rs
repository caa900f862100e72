//! A policy as a text that is small and quick to read: for the page that carries it. Whoever wants to read a policy
//! reads its file.
//!
//! The bytes of a compact encoding, each as one character from U+0100 on: such a text needs no escaping in JSON or
//! HTML. Numbers are written in groups of seven bits, texts and lists with their length before them, a choice as the
//! number of what was chosen. Nothing is named in it, so that only the same version of the site reads it.

use super::{
    fraction::{Fraction, Rounding},
    model::{
        Award, Caveat, Choice, Combination, Comparison, Condition, DateExpr, DatedValue, Edge,
        Expr, Field, Kind, Measure, NamedValue, Parameter, Part, Policy, Question, Reading, Scale,
        ScaleGives, Source, Table, Together, Until, Validity,
    },
};
use crate::domain::{Day, Lang, Role};

/// The character of the byte 0.
const FIRST: u32 = 0x100;

/// The text of a policy; none when it cannot be encoded, which no policy is.
pub fn pack(policy: &Policy) -> Option<String> {
    let mut bytes = Vec::new();
    policy.put(&mut bytes);
    let packed = bytes
        .iter()
        .map(|byte| char::from_u32(FIRST + u32::from(*byte)));
    packed.collect()
}

/// The policy of a text; none when the text is no policy of this version of the site.
pub fn unpack(text: &str) -> Option<Policy> {
    let bytes = text
        .chars()
        .map(|c| u8::try_from(u32::from(c).checked_sub(FIRST)?).ok());
    let bytes: Vec<u8> = bytes.collect::<Option<_>>()?;
    let mut from = Bytes {
        left: &bytes,
        sound: true,
    };
    let policy = Policy::take(&mut from);
    (from.sound && from.left.is_empty()).then_some(policy)
}

/// Bytes that are read. What is not sound is read to its end all the same, as zeros, and refused once at the end:
/// leaving each function early, with what was read so far to be dropped, makes the browser's program much larger.
struct Bytes<'b> {
    left: &'b [u8],
    sound: bool,
}

impl<'b> Bytes<'b> {
    fn fail(&mut self) {
        self.left = &[];
        self.sound = false;
    }

    fn byte(&mut self) -> u8 {
        let Some((byte, left)) = self.left.split_first() else {
            self.fail();
            return 0;
        };
        self.left = left;
        *byte
    }

    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
            // Lengths and indices are far shorter.
            if shift > 21 {
                self.fail();
            }
        }
    }

    /// How many follow. Each takes a byte at least, so that nothing is made for a length that is not there.
    fn length(&mut self) -> usize {
        let length = self.number();
        if length > self.left.len() {
            self.fail();
            return 0;
        }
        length
    }

    fn text(&mut self) -> &'b str {
        let length = self.length();
        let (text, left) = self.left.split_at_checked(length).unwrap_or_default();
        self.left = left;
        std::str::from_utf8(text).unwrap_or_else(|_| {
            self.fail();
            ""
        })
    }
}

fn put_number(mut number: usize, into: &mut Vec<u8>) {
    while number >= 0x80 {
        into.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    into.push(number.to_le_bytes()[0]);
}

/// What can be packed. Reading takes at least one byte, and ends when zeros are read.
trait Packed: Sized {
    fn put(&self, into: &mut Vec<u8>);
    fn take(from: &mut Bytes<'_>) -> Self;
}

impl Packed for u8 {
    fn put(&self, into: &mut Vec<u8>) {
        into.push(*self);
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        from.byte()
    }
}

impl Packed for u16 {
    fn put(&self, into: &mut Vec<u8>) {
        put_number(usize::from(*self), into);
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        Self::try_from(from.number()).unwrap_or_else(|_| {
            from.fail();
            0
        })
    }
}

impl Packed for bool {
    fn put(&self, into: &mut Vec<u8>) {
        into.push(u8::from(*self));
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        from.byte() != 0
    }
}

impl Packed for String {
    fn put(&self, into: &mut Vec<u8>) {
        put_number(self.len(), into);
        into.extend_from_slice(self.as_bytes());
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        from.text().into()
    }
}

impl Packed for Fraction {
    fn put(&self, into: &mut Vec<u8>) {
        self.to_string().put(into);
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        Self::parse(from.text()).unwrap_or_else(|_| {
            from.fail();
            Self::ZERO
        })
    }
}

impl Packed for Day {
    fn put(&self, into: &mut Vec<u8>) {
        let (year, month, day) = self.parts();
        year.put(into);
        month.put(into);
        day.put(into);
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        let (year, month, day) = (u16::take(from), from.byte(), from.byte());
        Self::new(year, month, day).unwrap_or_else(|| {
            from.fail();
            Self::FIRST
        })
    }
}

impl<T: Packed> Packed for Option<T> {
    fn put(&self, into: &mut Vec<u8>) {
        self.is_some().put(into);
        if let Some(one) = self {
            one.put(into);
        }
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        bool::take(from).then(|| T::take(from))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn put(&self, into: &mut Vec<u8>) {
        put_number(self.len(), into);
        for one in self {
            one.put(into);
        }
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        let mut list = Self::new();
        for _ in 0..from.length() {
            if from.sound {
                list.push(T::take(from));
            }
        }
        list
    }
}

impl<T: Packed> Packed for Box<T> {
    fn put(&self, into: &mut Vec<u8>) {
        (**self).put(into);
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        Self::new(T::take(from))
    }
}

impl<T: Packed> Packed for [T; 2] {
    fn put(&self, into: &mut Vec<u8>) {
        for one in self {
            one.put(into);
        }
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        [T::take(from), T::take(from)]
    }
}

impl<T: Packed> Packed for [T; 3] {
    fn put(&self, into: &mut Vec<u8>) {
        for one in self {
            one.put(into);
        }
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        [T::take(from), T::take(from), T::take(from)]
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn put(&self, into: &mut Vec<u8>) {
        self.0.put(into);
        self.1.put(into);
    }

    fn take(from: &mut Bytes<'_>) -> Self {
        (A::take(from), B::take(from))
    }
}

/// A struct by its fields, an enum by its numbered variants and what is in them. Number 0 holds no other of its kind
/// outside a list or an option: that is where reading zeros ends.
macro_rules! packed {
    (struct $name:ident { $($field:ident),* $(,)? }) => {
        impl Packed for $name {
            fn put(&self, into: &mut Vec<u8>) {
                $(self.$field.put(into);)*
            }

            fn take(from: &mut Bytes<'_>) -> Self {
                Self { $($field: Packed::take(from)),* }
            }
        }
    };
    (enum $name:ident {
        $($number:literal $variant:ident $(($($part:ident),*))? $({ $($field:ident),* })?),* $(,)?
    }) => {
        impl Packed for $name {
            fn put(&self, into: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($($part),*))? $({ $($field),* })? => {
                        into.push($number);
                        $($($part.put(into);)*)?
                        $($($field.put(into);)*)?
                    })*
                }
            }

            fn take(from: &mut Bytes<'_>) -> Self {
                match from.byte() {
                    $($number => {
                        $($(let $part = Packed::take(from);)*)?
                        $($(let $field = Packed::take(from);)*)?
                        Self::$variant $(($($part),*))? $({ $($field),* })?
                    })*
                    _ => {
                        from.fail();
                        Self::take(from)
                    }
                }
            }
        }
    };
}

packed!(enum Lang { 0 Zh, 1 En });
packed!(enum Role { 0 Crew, 1 Firm, 2 Performer, 3 Graduate });
packed!(enum Rounding { 0 HalfUp, 1 Down, 2 Up });
packed!(enum Kind {
    0 Amount, 1 Count, 2 Number, 3 Rate, 4 YesNo, 5 Choice, 6 Date, 7 List,
});
packed!(enum Until { 0 Day(day), 1 Open, 2 NotPublished });
packed!(enum ScaleGives { 0 Value, 1 RateOnWhole, 2 RateOnSlice });
packed!(enum Comparison { 0 AtLeast, 1 MoreThan, 2 AtMost, 3 LessThan, 4 Equal });
packed!(enum DateExpr { 0 Answer(question), 1 Today, 2 Day(day) });
packed!(enum Award { 0 Amount(amount), 1 InKind { unit, quantity }, 2 Readings(readings) });
packed!(enum Together { 0 Highest, 1 Cap { at, used } });
packed!(enum Expr {
    0 Literal(number, kind),
    1 Answer(question),
    2 Field(question, field),
    3 Position,
    4 Parameter(parameter),
    5 Value(value),
    6 Sum(all),
    7 Difference(pair),
    8 Increase(pair),
    9 Product(all),
    10 Share(pair),
    11 Least(all),
    12 Greatest(all),
    13 Capped(pair),
    14 PerUnit(pair, most),
    15 If(condition, branches),
    16 ByChoice(question, gives),
    17 Scale(scale),
    18 Table(table),
    19 TopUp(pair),
    20 Uplift(pair, when),
    21 Total(over, each, first),
    22 Size(question),
    23 Between(pair),
    24 FirstAnswered(all),
    25 Days(dates),
    26 Months(dates),
    27 Nothing,
});
packed!(enum Condition {
    0 Yes(question),
    1 FieldYes(question, field),
    2 All(all),
    3 Any(all),
    4 Not(condition),
    5 Compare(comparison, pair),
    6 Within(three),
    7 Chosen(question, options),
    8 OnOrAfter(dates),
    9 Before(dates),
});
packed!(struct Policy {
    id, version, lang, title, currency, unit, digits, round_to, rounding, validity, sources,
    questions, parameters, values, measures, parts, combinations,
});
packed!(struct Validity { from, until, published });
packed!(struct Source { id, title, date, url, checked });
packed!(struct Question {
    id, name, kind, unit, statements, options, fields, min, max, ask, why, who, left_out,
});
packed!(struct Choice { id, name });
packed!(struct Field { id, name, kind, unit });
packed!(struct Parameter { id, name, kind, unit, values, source, quote, checked });
packed!(struct DatedValue { value, validity, source, quote, checked });
packed!(struct NamedValue { name, kind, is });
packed!(struct Measure { id, name, parts });
packed!(struct Part {
    id, name, measure, source, clause, quote, who, validity, requires, excludes, award,
    upper_bound, caveats, quota,
});
packed!(struct Reading { name, amount });
packed!(struct Caveat { when, text });
packed!(struct Combination { name, of, rule, source, quote });
packed!(struct Scale { of, gives, steps });
packed!(struct Edge { at, included });
packed!(struct Table { of, rows, columns, cells });

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Lang, policy::check};

    #[test]
    fn every_policy_is_unpacked_as_it_was_packed() {
        for file in ["public/content/policy.json", "tests/policies/ICELAND.json"] {
            let text = std::fs::read_to_string(file).expect("a policy");
            let policy = check::read(&text, Lang::Zh).expect("a sound one").policy;
            let packed = pack(&policy).expect("packed");
            assert!(
                !packed.contains(|c: char| c < 'Ā'),
                "nothing needs escaping"
            );
            assert_eq!(unpack(&packed), Some(policy));
        }
    }

    #[test]
    fn what_is_no_packed_policy_is_refused() {
        for text in ["", "{}", "ĀĀĀ", "ǿǿǿǿǿǿǿǿ", "plain"] {
            assert_eq!(unpack(text), None, "{text:?}");
        }
    }
}

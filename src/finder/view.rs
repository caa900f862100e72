//! Which part of a long list stands in the page: the rows on the screen and some beside them, however many there are.

use std::ops::Range;

/// How much is kept ready above and below the screen, in pixels; whole rows of it.
pub const READY: u32 = 400;

/// A list as it lies on the screen, measured in whole pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lie {
    /// How many stand side by side.
    pub columns: u32,
    /// From the top of a row to the top of the next.
    pub row: u32,
    /// How far the list's beginning is above the top of the screen; below it when negative.
    pub above: i32,
    /// The height of the screen.
    pub screen: u32,
}

/// What stands in the page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Which items.
    pub items: Range<usize>,
    /// The height of those before, in pixels.
    pub before: u32,
    /// The height of those after.
    pub after: u32,
}

impl Lie {
    /// The part of a list of so many items that stands in the page, with so many pixels ready on both sides.
    pub fn part(self, total: usize, ready: u32) -> Part {
        let total = u32::try_from(total).unwrap_or(u32::MAX);
        let (columns, row) = (self.columns.max(1), self.row.max(1));
        let rows = total.div_ceil(columns);
        let top = u32::try_from(self.above).unwrap_or(0) / row;
        // What stands before the list has its own part of the screen.
        let before = u32::try_from(-self.above).unwrap_or(0);
        let shown = self.screen.saturating_sub(before).div_ceil(row) + 1;
        let ready = ready.div_ceil(row);
        let first = top.saturating_sub(ready).min(rows.saturating_sub(shown));
        let last = rows
            .min(top.saturating_add(shown).saturating_add(ready))
            .max(first);
        let item = |row: u32| {
            usize::try_from(row.saturating_mul(columns).min(total)).unwrap_or(usize::MAX)
        };
        Part {
            items: item(first)..item(last),
            before: first.saturating_mul(row),
            after: (rows - last).saturating_mul(row),
        }
    }
}

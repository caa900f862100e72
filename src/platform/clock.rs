//! The reader's day.

use crate::domain::Day;

/// The day on the reader's device; none outside a browser, where no page may depend on a clock.
pub fn today() -> Option<Day> {
    #[cfg(feature = "hydrate")]
    {
        let now = js_sys::Date::new_0();
        let narrow = |n: u32| u8::try_from(n).ok();
        Day::new(u16::try_from(now.get_full_year()).ok()?, narrow(now.get_month() + 1)?, narrow(now.get_date())?)
    }
    #[cfg(not(feature = "hydrate"))]
    None
}

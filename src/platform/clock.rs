//! The reader's day, and what has passed by it.

use crate::domain::Day;

/// The day on the reader's device; none outside a browser.
pub fn today() -> Option<Day> {
    #[cfg(feature = "hydrate")]
    return device_day();
    #[cfg(not(feature = "hydrate"))]
    None
}

#[cfg(feature = "hydrate")]
fn device_day() -> Option<Day> {
    let now = js_sys::Date::new_0();
    let narrow = |n: u32| u8::try_from(n).ok();
    Day::new(
        u16::try_from(now.get_full_year()).ok()?,
        narrow(now.get_month() + 1)?,
        narrow(now.get_date())?,
    )
}

/// Tells of every promised date on the page (`data-due`) that is over on the reader's day that it has passed.
/// What was written stands otherwise: that the sources say nothing later.
pub fn tell_passed(words: &str) {
    #[cfg(feature = "hydrate")]
    if let (Some(today), Some(document)) = (
        today(),
        web_sys::window().and_then(|window| window.document()),
    ) {
        let Ok(promises) = document.query_selector_all("[data-due]") else {
            return;
        };
        for promise in (0..promises.length()).filter_map(|i| promises.get(i)) {
            use wasm_bindgen::JsCast;
            let Ok(promise) = promise.dyn_into::<web_sys::Element>() else {
                continue;
            };
            let due = promise
                .get_attribute("data-due")
                .and_then(|day| Day::parse(&day).ok());
            if due.is_some_and(|due| today > due) {
                promise.set_text_content(Some(words));
                let _ = promise.class_list().add_1("due__status--passed");
            }
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = words;
}

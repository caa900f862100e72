//! Where the reader was on a page they return to.
//!
//! A page's content arrives after the browser has already tried to restore the position, so it is
//! restored once more when the content is there. Positions are kept for each entry of the history,
//! in memory: they live as long as the visit.

/// On the root element: where a page that is returned to was left and where it could be scrolled to, while its list is
/// not there yet. The program that brings the list is another than the one that moves between pages.
#[cfg(feature = "hydrate")]
const WANTED: &str = "data-wanted";

#[cfg(feature = "hydrate")]
mod browser {
    use crate::platform::listen;
    use std::{cell::RefCell, collections::HashMap};
    use wasm_bindgen::JsValue;

    #[derive(Default)]
    struct Positions {
        /// CSS pixels from the top, by history entry.
        by_entry: HashMap<String, f64>,
        /// The entry that is returned to, until its page has arrived.
        returning: Option<String>,
        /// The path of the page that is shown.
        path: String,
    }

    thread_local! {
        static POSITIONS: RefCell<Positions> = RefCell::default();
    }

    /// Names the current history entry: by the Navigation API's key, or by its address where there is none.
    fn entry() -> String {
        let get = |object: &JsValue, name: &str| {
            js_sys::Reflect::get(object, &name.into())
                .ok()
                .filter(|value| value.is_object() || value.is_string())
        };
        let key = get(&js_sys::global(), "navigation")
            .and_then(|navigation| get(&navigation, "currentEntry"))
            .and_then(|entry| get(&entry, "key"));
        key.and_then(|key| key.as_string())
            .or_else(|| web_sys::window()?.location().href().ok())
            .unwrap_or_default()
    }

    fn path() -> String {
        web_sys::window()
            .and_then(|window| window.location().pathname().ok())
            .unwrap_or_default()
    }

    pub(super) fn keep() {
        POSITIONS.with_borrow_mut(|positions| positions.path = path());
        listen("scroll", || {
            let y = web_sys::window().and_then(|window| window.scroll_y().ok());
            POSITIONS.with_borrow_mut(|positions| {
                // While a page that is returned to is still on its way, what scrolls is not yet that page.
                if positions.returning.is_none() {
                    positions.by_entry.insert(entry(), y.unwrap_or_default());
                }
            });
        });
        listen("popstate", || {
            POSITIONS.with_borrow_mut(|positions| {
                // A jump within the page is the browser's own affair.
                positions.returning = (positions.path != path()).then(entry);
            });
        });
    }

    pub(super) fn restore() {
        let y = POSITIONS.with_borrow_mut(|positions| {
            positions.path = path();
            let here = entry();
            let returned = positions
                .returning
                .take()
                .is_some_and(|entry| entry == here);
            returned.then(|| positions.by_entry.get(&here).copied().unwrap_or_default())
        });
        crate::platform::set_attribute(super::WANTED, None);
        if let (Some(y), Some(window)) = (y, web_sys::window()) {
            window.scroll_to_with_x_and_y(0.0, y);
            let reached = window.scroll_y().unwrap_or_default();
            // The page is not yet as long as it was: who fills it scrolls on.
            if reached + 1.0 < y {
                let wanted = format!("{y} {reached}");
                crate::platform::set_attribute(super::WANTED, Some(&wanted));
            }
        }
    }

    pub(super) fn wanted() -> Option<f64> {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        let wanted = root.get_attribute(super::WANTED)?;
        let _ = root.remove_attribute(super::WANTED);
        let (y, reached) = wanted.split_once(' ')?;
        let (y, reached): (f64, f64) = (y.parse().ok()?, reached.parse().ok()?);
        // A reader who has scrolled since wants to be where they are.
        ((window.scroll_y().ok()? - reached).abs() < 2.0).then_some(y)
    }
}

/// Starts to keep positions. Call once, before the router listens.
pub fn keep_scroll() {
    #[cfg(feature = "hydrate")]
    browser::keep();
}

/// Puts a page that has just arrived where the reader left it, if they returned to it;
/// one that a link led to stays where the router put it.
pub fn restore_scroll() {
    #[cfg(feature = "hydrate")]
    browser::restore();
}

/// How far down the reader was on a page that could not be scrolled there yet, as long as they have not moved; asked
/// once. None outside a browser.
pub fn wanted_scroll() -> Option<f64> {
    #[cfg(feature = "hydrate")]
    return browser::wanted();
    #[cfg(not(feature = "hydrate"))]
    None
}

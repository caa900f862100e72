//! Where the reader was on a page they return to.
//!
//! A page's content arrives after the browser has already tried to restore the position, so it is
//! restored once more when the content is there. Positions are kept for each entry of the history,
//! in memory: they live as long as the visit.

/// What the page that has just arrived should do about its position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scroll {
    /// It was reached by a link: the router has put it at its top or its anchor.
    Follow,
    /// It was returned to: put it there, in CSS pixels from the top.
    Restore(f64),
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::RefCell, collections::HashMap};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};

    #[derive(Default)]
    pub(super) struct Positions {
        pub(super) by_entry: HashMap<String, f64>,
        pub(super) restore: Option<f64>,
    }

    thread_local! {
        pub(super) static POSITIONS: RefCell<Positions> = RefCell::default();
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

    fn listen(name: &str, passive: impl FnMut() + 'static) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let closure = Closure::<dyn FnMut()>::new(passive);
        // Registered once, for as long as the page lives.
        if window
            .add_event_listener_with_callback(name, closure.as_ref().unchecked_ref())
            .is_ok()
        {
            closure.forget();
        }
    }

    pub(super) fn keep() {
        listen("scroll", || {
            let y = web_sys::window()
                .and_then(|window| window.scroll_y().ok())
                .unwrap_or_default();
            POSITIONS.with_borrow_mut(|positions| {
                // While a page that is returned to is still on its way, what scrolls is not yet that page.
                if positions.restore.is_none() {
                    positions.by_entry.insert(entry(), y);
                }
            });
        });
        listen("popstate", || {
            POSITIONS.with_borrow_mut(|positions| {
                let known = positions.by_entry.get(&entry()).copied();
                positions.restore = Some(known.unwrap_or_default());
            });
        });
    }
}

/// Starts to keep positions. Call once, before the router listens.
pub fn keep_scroll() {
    #[cfg(feature = "hydrate")]
    browser::keep();
}

impl Scroll {
    /// What the page that has just arrived should do. Asked once for each arrival.
    pub fn on_arrival() -> Self {
        #[cfg(feature = "hydrate")]
        if let Some(y) = browser::POSITIONS.with_borrow_mut(|positions| positions.restore.take()) {
            return Self::Restore(y);
        }
        Self::Follow
    }

    /// Does it.
    pub fn apply(self) {
        #[cfg(feature = "hydrate")]
        if let (Self::Restore(y), Some(window)) = (self, web_sys::window()) {
            window.scroll_to_with_x_and_y(0.0, y);
        }
    }
}

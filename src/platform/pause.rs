//! What is done once the reader pauses.

#[cfg(feature = "hydrate")]
use std::{cell::Cell, rc::Rc};

/// How long after the last key the reader is taken to pause, in milliseconds.
#[cfg(feature = "hydrate")]
const PAUSE: i32 = 250;

/// The clock that runs until the reader pauses. Outside a browser nobody does.
#[derive(Default)]
pub struct Pause {
    #[cfg(feature = "hydrate")]
    waiting: Rc<Cell<Option<i32>>>,
}

impl Pause {
    /// Does something at the pause, in place of what was to be done then.
    pub fn then(&self, what: impl FnOnce() + 'static) {
        #[cfg(feature = "hydrate")]
        {
            use wasm_bindgen::{JsCast, closure::Closure};
            self.end();
            let Some(window) = web_sys::window() else {
                return;
            };
            let waiting = Rc::clone(&self.waiting);
            let paused = Closure::once_into_js(move || {
                waiting.set(None);
                what();
            });
            let paused = paused.unchecked_ref();
            let handle =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(paused, PAUSE);
            self.waiting.set(handle.ok());
        }
        #[cfg(not(feature = "hydrate"))]
        drop(what);
    }

    /// Waits no longer, and says whether anything was to be done.
    pub fn end(&self) -> bool {
        #[cfg(feature = "hydrate")]
        {
            let (Some(waiting), Some(window)) = (self.waiting.take(), web_sys::window()) else {
                return false;
            };
            window.clear_timeout_with_handle(waiting);
            true
        }
        #[cfg(not(feature = "hydrate"))]
        false
    }
}

//! What the device remembers for the reader: display settings, language, what was entered in the estimator,
//! what was ticked on the checklist.
//!
//! A device that refuses to remember is no error: the site works, it only forgets.

/// Reads what was remembered under a key.
pub fn recall(key: &str) -> Option<String> {
    #[cfg(feature = "hydrate")]
    {
        web_sys::window()?
            .local_storage()
            .ok()??
            .get_item(key)
            .ok()?
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = key;
        None
    }
}

/// Remembers a value, or forgets the key when there is none.
pub fn remember(key: &str, value: Option<&str>) {
    // A full or forbidden store changes nothing for the reader but that it forgets.
    let _ = try_remember(key, value);
}

/// The same, and tells whether the device did.
pub fn try_remember(key: &str, value: Option<&str>) -> bool {
    #[cfg(feature = "hydrate")]
    {
        let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) else {
            return false;
        };
        let done = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
        done.is_ok()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (key, value);
        false
    }
}

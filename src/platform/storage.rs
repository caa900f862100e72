//! What the device remembers for the reader: display settings, language, what was entered in the estimator,
//! what was ticked on the checklist.
//!
//! A device that refuses to remember is no error: the site works, it only forgets.

/// Reads what was remembered under a key.
pub fn recall(key: &str) -> Option<String> {
    #[cfg(feature = "hydrate")]
    {
        store()?.get_item(key).ok()?
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
        let Some(storage) = store() else {
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

/// The device's own store. In the booth's frame it is one that ends with the visit: somebody only tries the site there.
#[cfg(feature = "hydrate")]
fn store() -> Option<web_sys::Storage> {
    let window = web_sys::window()?;
    let is_framed = window.parent().ok()?.as_ref() != Some(&window);
    if is_framed {
        window.session_storage().ok()?
    } else {
        window.local_storage().ok()?
    }
}

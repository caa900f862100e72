//! The address's fragment, which a browser never sends to a host: what is entered stands there.

/// What stands behind the `#`, without it; empty outside a browser.
pub fn whole_fragment() -> String {
    #[cfg(feature = "hydrate")]
    {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok());
        hash.unwrap_or_default().trim_start_matches('#').into()
    }
    #[cfg(not(feature = "hydrate"))]
    String::new()
}

/// Gives a link, before it is followed, what the catalogue is asked for, and the fragment of this page where that holds
/// what was entered: the same page in the other language shows the same.
pub fn carry_address(event: &leptos::ev::MouseEvent) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let link = event.current_target();
        let link = link.and_then(|link| link.dyn_into::<web_sys::Element>().ok());
        let fragment = Some(whole_fragment()).filter(|fragment| fragment.contains('='));
        let fragment = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
        let document = web_sys::window().and_then(|window| window.document());
        let is_asked = document.is_some_and(|page| page.get_element_by_id("catalogue").is_some());
        let query = Some(super::query()).filter(|query| is_asked && !query.is_empty());
        let query = query.map_or_else(String::new, |query| format!("?{query}"));
        if let Some(link) = link
            && let Some(href) = link.get_attribute("href")
        {
            // What an earlier visit carried is left behind.
            let path = href.split(['?', '#']).next().unwrap_or_default();
            let _ = link.set_attribute("href", &format!("{path}{query}{fragment}"));
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = event;
}

/// Puts a text behind the `#`, or takes the `#` away; the history gets no new entry.
pub fn set_whole_fragment(fragment: &str) {
    #[cfg(feature = "hydrate")]
    if whole_fragment() != fragment {
        let history = web_sys::window().and_then(|window| window.history().ok());
        let state = history.and_then(|history| history.state().ok());
        replace(fragment, &state.unwrap_or_default());
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = fragment;
}

/// What the history remembers of an address that stands for the device's own case.
#[cfg(feature = "hydrate")]
const OWN: &str = "own";

/// The same, and remembers with this entry of the history whether the fragment stands for what the device keeps: a link
/// that somebody sent may read the same.
pub fn set_own_fragment(fragment: &str, is_own: bool) {
    #[cfg(feature = "hydrate")]
    if whole_fragment() != fragment || is_own_fragment() != is_own {
        let state = is_own.then(|| OWN.into());
        replace(fragment, &state.unwrap_or_default());
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (fragment, is_own);
}

/// Whether this entry of the history was remembered as the device's own.
pub fn is_own_fragment() -> bool {
    #[cfg(feature = "hydrate")]
    {
        let history = web_sys::window().and_then(|window| window.history().ok());
        let state = history.and_then(|history| history.state().ok());
        state.is_some_and(|state| state.as_string().as_deref() == Some(OWN))
    }
    #[cfg(not(feature = "hydrate"))]
    false
}

#[cfg(feature = "hydrate")]
fn replace(fragment: &str, state: &wasm_bindgen::JsValue) {
    if let Some(window) = web_sys::window() {
        let location = window.location();
        let mut address = location.pathname().unwrap_or_default();
        address += &location.search().unwrap_or_default();
        if !fragment.is_empty() {
            address += "#";
            address += fragment;
        }
        if let Ok(history) = window.history() {
            // A browser that is asked too often refuses for a while: the next change writes all of it again.
            let _ = history.replace_state_with_url(state, "", Some(&address));
        }
    }
}

/// The page's own full address without fragment; none outside a browser.
pub fn address() -> Option<String> {
    #[cfg(feature = "hydrate")]
    {
        let href = web_sys::window()?.location().href().ok()?;
        Some(href.split('#').next().unwrap_or_default().into())
    }
    #[cfg(not(feature = "hydrate"))]
    None
}

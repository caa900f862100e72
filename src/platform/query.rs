//! The address's query: what a list is asked for stands there, so that it can be shared and gone back to.

/// What stands behind the `?`, without it; empty outside a browser.
pub fn query() -> String {
    #[cfg(feature = "hydrate")]
    {
        let search = web_sys::window().and_then(|window| window.location().search().ok());
        search.unwrap_or_default().trim_start_matches('?').into()
    }
    #[cfg(not(feature = "hydrate"))]
    String::new()
}

/// Puts a text behind the `?`, or takes the `?` away; as a new entry of the history, or in place of the present one.
pub fn set_query(text: &str, is_new: bool) {
    #[cfg(feature = "hydrate")]
    if let Some(window) = web_sys::window()
        && query() != text
    {
        let location = window.location();
        let mut address = location.pathname().unwrap_or_default();
        if !text.is_empty() {
            address += "?";
            address += text;
        }
        address += &location.hash().unwrap_or_default();
        if let Ok(history) = window.history() {
            let state = history.state().unwrap_or_default();
            // A browser that is asked too often refuses for a while: the next change writes all of it again.
            let _ = if is_new {
                history.push_state_with_url(&state, "", Some(&address))
            } else {
                history.replace_state_with_url(&state, "", Some(&address))
            };
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (text, is_new);
}

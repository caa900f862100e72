//! Answers in the address's fragment, which a browser never sends to a host: named keys, `key=value&key=value`.

#[cfg(any(feature = "hydrate", test))]
fn pairs(fragment: &str) -> impl Iterator<Item = (&str, &str)> {
    fragment
        .trim_start_matches('#')
        .split('&')
        .filter_map(|pair| pair.split_once('='))
}

/// The value of a key in the fragment.
pub fn fragment(key: &str) -> Option<String> {
    #[cfg(feature = "hydrate")]
    {
        let hash = web_sys::window()?.location().hash().ok()?;
        pairs(&hash)
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value.into())
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = key;
        None
    }
}

/// Sets or removes a key of the fragment, keeping the others; the history gets no new entry.
pub fn set_fragment(key: &str, value: Option<&str>) {
    #[cfg(feature = "hydrate")]
    if let Some(window) = web_sys::window() {
        let hash = window.location().hash().unwrap_or_default();
        let fragment = replaced(&hash, key, value);
        let location = window.location();
        let mut address = location.pathname().unwrap_or_default();
        address += &location.search().unwrap_or_default();
        if !fragment.is_empty() {
            address += "#";
            address += &fragment;
        }
        if let Ok(history) = window.history() {
            let state = history.state().unwrap_or_default();
            let _ = history.replace_state_with_url(&state, "", Some(&address));
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (key, value);
}

#[cfg(any(feature = "hydrate", test))]
fn replaced(fragment: &str, key: &str, value: Option<&str>) -> String {
    let mut all: Vec<(&str, &str)> = pairs(fragment).filter(|(name, _)| *name != key).collect();
    all.extend(value.map(|value| (key, value)));
    all.sort_unstable();
    all.iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect::<Vec<_>>()
        .join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_changes_and_the_others_stay_in_order() {
        assert_eq!(replaced("", "who", Some("crew")), "who=crew");
        assert_eq!(
            replaced("#who=crew&a=1", "who", Some("firm")),
            "a=1&who=firm"
        );
        assert_eq!(replaced("#who=crew&a=1", "who", None), "a=1");
        assert_eq!(replaced("#heading", "who", None), "");
    }
}

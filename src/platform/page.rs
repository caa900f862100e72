//! The document around the app: its head, its focus, its attributes.

use crate::domain::Lang;

/// What the prerenderer wrote down for the app's start: where the site is mounted, and the page as JSON.
/// Empty outside a browser.
pub fn start() -> (String, String) {
    #[cfg(feature = "hydrate")]
    {
        let document = web_sys::window().and_then(|window| window.document());
        let root = document
            .as_ref()
            .and_then(web_sys::Document::document_element);
        let base = root.and_then(|root| root.get_attribute("data-base"));
        let data = document.and_then(|document| document.get_element_by_id("hydration"));
        (
            base.unwrap_or_default(),
            data.and_then(|data| data.text_content())
                .unwrap_or_default(),
        )
    }
    #[cfg(not(feature = "hydrate"))]
    <(String, String)>::default()
}

/// Tells whoever waits (the boot script, a test, a measurement) that the app has taken over.
pub fn mark_ready() {
    set_attribute("data-app", Some("ready"));
    #[cfg(feature = "hydrate")]
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        let _ = performance.mark("app-ready");
    }
}

/// Tells whoever waits that another page stands in the document.
pub fn tell_arrival() {
    #[cfg(feature = "hydrate")]
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new("page-arrived")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Sets or removes an attribute of the document's root element.
pub fn set_attribute(name: &str, value: Option<&str>) {
    #[cfg(feature = "hydrate")]
    if let Some(root) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element())
    {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (name, value);
}

/// Gives the document the head of the page that is now shown.
pub fn set_head(
    lang: Lang,
    path: &str,
    title: &str,
    description: &str,
    canonical: &str,
    alternates: &[(Lang, String)],
    cards: &[String],
) {
    #[cfg(feature = "hydrate")]
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        set_attribute("lang", Some(lang.tag()));
        set_attribute("data-path", Some(path));
        document.set_title(title);
        let set = |selector: &str, name: &str, value: &str| {
            if let Ok(Some(element)) = document.query_selector(selector) {
                let _ = element.set_attribute(name, value);
            }
        };
        set("meta[name=description]", "content", description);
        set("link[rel=canonical]", "href", canonical);
        // The page for lost visitors is not to be listed; the one that follows it is.
        let listed = document.query_selector("meta[name=robots]").ok().flatten();
        if let Some(robots) = listed.filter(|_| !alternates.is_empty()) {
            robots.remove();
        }
        // A chat app may take its picture from the page as it stands here. What the one before it shows in words is gone.
        while let Ok(Some(words)) = document.query_selector("meta[property='og:image:alt']") {
            words.remove();
        }
        for (place, name, shape) in [
            ("meta[property='og:image'][content*='-wide-']", "content", 0),
            (
                "meta[property='og:image'][content*='-square-']",
                "content",
                1,
            ),
            ("meta[itemprop=image]", "content", 1),
            ("link[rel=image_src]", "href", 1),
        ] {
            if let (Ok(Some(element)), Some(card)) =
                (document.query_selector(place), cards.get(shape))
                && let Some(before) = element.get_attribute(name)
                && let Some((folder, _)) = before.rsplit_once('/')
            {
                let _ = element.set_attribute(name, &[folder, "/", card].concat());
            }
        }
        set("meta[property='og:url']", "content", canonical);
        set("meta[property='og:title']", "content", title);
        set("meta[property='og:description']", "content", description);
        for (lang, address) in alternates {
            set(&format!("link[hreflang='{}']", lang.tag()), "href", address);
        }
        if let Some((_, address)) = alternates.first() {
            set("link[hreflang='x-default']", "href", address);
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (lang, path, title, description, canonical, alternates, cards);
}

/// The element with this id.
#[cfg(feature = "hydrate")]
pub(super) fn element(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Scrolls as little as it takes for the element to be seen whole.
pub fn into_view(id: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}

/// Moves the focus to where the reader has arrived: the anchor that the address names, else the first element
/// that fits. The router has scrolled there already.
pub fn focus_arrival(selector: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let Some(window) = web_sys::window() else {
            return;
        };
        let Some(document) = window.document() else {
            return;
        };
        let hash = window.location().hash().unwrap_or_default();
        let anchor = document.get_element_by_id(hash.trim_start_matches('#'));
        if let Some(anchor) = &anchor {
            let _ = anchor.set_attribute("tabindex", "-1");
        }
        let found = anchor.or_else(|| document.query_selector(selector).ok().flatten());
        if let Some(element) =
            found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = selector;
}

/// Moves the focus to the element with this id, and scrolls to it.
pub fn focus(id: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let element =
            element(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            // What stands in something closed could not take the focus.
            while let Ok(Some(closed)) = element.closest("details:not([open])") {
                let _ = closed.set_attribute("open", "");
            }
            let _ = element.focus();
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}

/// Closes a `details` element.
pub fn close(selector: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(Ok(Some(element))) = web_sys::window()
        .and_then(|window| window.document())
        .map(|document| document.query_selector(selector))
    {
        let _ = element.remove_attribute("open");
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = selector;
}

/// Opens the device's print dialogue.
pub fn print() {
    #[cfg(feature = "hydrate")]
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Opens an address the plain way, leaving the app.
pub fn open(address: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_href(address);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = address;
}

//! Boxes to tick that stand in finished HTML, and places there that say something of them.

/// Asks of every box that fits, by its value and whether it is ticked, whether it shall be, and makes it so.
/// Tells whether there is any. What fits must be boxes.
pub fn tick(selector: &str, shall: &mut dyn FnMut(&str, bool) -> bool) -> bool {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        each(selector, &mut |element| {
            let field: &web_sys::HtmlInputElement = element.unchecked_ref();
            let value = element.get_attribute("value").unwrap_or_default();
            field.set_checked(shall(&value, field.checked()));
        }) > 0
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (selector, shall);
        false
    }
}

/// Says at every place that fits what its attribute of that name holds.
pub fn say_own(selector: &str, name: &str) {
    #[cfg(feature = "hydrate")]
    each(selector, &mut |place| {
        say(place, place.get_attribute(name));
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (selector, name);
}

/// Says at every place that fits how many elements its `data-count` selects.
pub fn count(selector: &str) {
    #[cfg(feature = "hydrate")]
    each(selector, &mut |place| {
        let counted = place.get_attribute("data-count").unwrap_or_default();
        let found = each(&counted, &mut |_| {});
        say(place, Some(found.to_string()));
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = selector;
}

/// Shows every place that fits where there is anything to count, and says the number in it. Whether any is shown.
pub fn tally(selector: &str, number: usize) -> bool {
    #[cfg(feature = "hydrate")]
    let places = each(selector, &mut |place| {
        // A name that is in the page already is always allowed.
        let _ = place.toggle_attribute_with_force("hidden", number == 0);
        if let Ok(Some(said)) = place.query_selector("[data-tally]") {
            say(&said, Some(number.to_string()));
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let places = {
        let _ = selector;
        0
    };
    number > 0 && places > 0
}

/// Says a text where another stands; the same text stays the node that it is.
#[cfg(feature = "hydrate")]
fn say(place: &web_sys::Element, text: Option<String>) {
    if place.text_content() != text {
        place.set_text_content(text.as_deref());
    }
}

/// Does something with every element that fits, and tells how many do.
#[cfg(feature = "hydrate")]
pub(super) fn each(selector: &str, act: &mut dyn FnMut(&web_sys::Element)) -> u32 {
    use wasm_bindgen::JsCast;
    let document = web_sys::window().and_then(|window| window.document());
    let Some(Ok(found)) = document.map(|document| document.query_selector_all(selector)) else {
        return 0;
    };
    for node in (0..found.length()).filter_map(|index| found.get(index)) {
        act(node.unchecked_ref());
    }
    found.length()
}

//! Controls that stand in finished HTML: what the visitor did with one, and what then changes in the page.

/// A control that was used: its `data-do`, its `data-at`, its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// What it does.
    pub doing: String,
    /// Where.
    pub at: String,
    /// The value, of a field.
    pub value: String,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its content.
    Html(String),
    /// Its text.
    Text(String),
    /// Whether it is hidden.
    Hidden(bool),
    /// Whether it can be used.
    Disabled(bool),
    /// Its class.
    Class(&'static str),
    /// The value of a field.
    Value(String),
    /// Whether a choice is chosen.
    Checked(bool),
    /// Another attribute; none takes it away.
    Attribute(&'static str, Option<String>),
}

/// The control that an event comes from, if it fits the selector; none outside a browser.
pub fn control(event: &leptos::ev::Event, selector: &str) -> Option<Control> {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let target: web_sys::Element = event.target()?.dyn_into().ok()?;
        let element = target.closest(selector).ok()??;
        let value = js_sys::Reflect::get(&element, &"value".into()).ok();
        Some(Control {
            doing: element.get_attribute("data-do").unwrap_or_default(),
            at: element.get_attribute("data-at").unwrap_or_default(),
            value: value
                .and_then(|value| value.as_string())
                .unwrap_or_default(),
        })
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (event, selector);
        None
    }
}

/// Closes a window that somebody presses beside. A press begins and ends there: one that begins in a field and ends
/// beside it selects text, and the window's own margin is no place beside it.
#[cfg(feature = "hydrate")]
pub fn close_beside(window: &web_sys::HtmlDialogElement) {
    use std::{cell::Cell, rc::Rc};
    use wasm_bindgen::{JsCast, closure::Closure};
    let began = Rc::new(Cell::new(false));
    for name in ["pointerdown", "click"] {
        let (own, began) = (window.clone(), began.clone());
        let heard = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            let is_beside = is_beside(&event, &own);
            if name == "pointerdown" {
                began.set(is_beside);
            } else if is_beside && began.replace(false) {
                own.close();
            }
        });
        let _ = window.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
        heard.forget();
    }
}

/// Whether a pointer is outside the box of a window that heard of it.
#[cfg(feature = "hydrate")]
fn is_beside(event: &web_sys::Event, window: &web_sys::Element) -> bool {
    use wasm_bindgen::JsCast;
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if !target.is_some_and(|target| target.is_same_node(Some(window))) {
        return false;
    }
    let at = |name: &str| {
        let place = js_sys::Reflect::get(event, &name.into()).ok();
        place.and_then(|place| place.as_f64())
    };
    let (Some(x), Some(y)) = (at("clientX"), at("clientY")) else {
        return false;
    };
    let area = window.get_bounding_client_rect();
    x < area.left() || x > area.right() || y < area.top() || y > area.bottom()
}

/// The fields of a frame that something was already entered into, in their order.
#[cfg(feature = "hydrate")]
pub fn filled(root: &web_sys::Element) -> Vec<Control> {
    use wasm_bindgen::JsCast;
    let Ok(fields) = root.query_selector_all("input[data-do]") else {
        return Vec::new();
    };
    let fields = (0..fields.length()).filter_map(|index| fields.get(index));
    fields
        .filter_map(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok())
        .filter(|field| match field.type_().as_str() {
            "radio" | "checkbox" => field.checked() && !field.default_checked(),
            "range" => false,
            _ => !field.value().is_empty(),
        })
        .map(|field| Control {
            doing: field.get_attribute("data-do").unwrap_or_default(),
            at: field.get_attribute("data-at").unwrap_or_default(),
            value: field.value(),
        })
        .collect()
}

/// The controls of a frame that hold a value, in their order, as they stand now.
#[cfg(feature = "hydrate")]
pub fn entered(root: &web_sys::Element) -> Vec<Control> {
    use wasm_bindgen::JsCast;
    let Ok(fields) = root.query_selector_all("select[data-do], input[data-do]") else {
        return Vec::new();
    };
    let fields = (0..fields.length()).filter_map(|index| fields.get(index));
    fields
        .filter_map(|field| field.dyn_into::<web_sys::Element>().ok())
        .filter(|field| {
            let input = field.dyn_ref::<web_sys::HtmlInputElement>();
            input.is_none_or(|input| input.type_() != "radio" || input.checked())
        })
        .map(|field| {
            let value = js_sys::Reflect::get(&field, &"value".into()).ok();
            Control {
                doing: field.get_attribute("data-do").unwrap_or_default(),
                at: field.get_attribute("data-at").unwrap_or_default(),
                value: value
                    .and_then(|value| value.as_string())
                    .unwrap_or_default(),
            }
        })
        .collect()
}

/// Puts something at the place with this id; nothing when there is no such place.
pub fn put(id: &str, change: &Change) {
    #[cfg(feature = "hydrate")]
    {
        use js_sys::Reflect;
        let Some(element) = super::page::element(id) else {
            return;
        };
        let set = |name: &str, value: &wasm_bindgen::JsValue| {
            // Writing what is there already would move the caret of a field.
            let name = name.into();
            if Reflect::get(&element, &name).ok().as_ref() != Some(value) {
                let _ = Reflect::set(&element, &name, value);
            }
        };
        match change {
            Change::Html(html) => replace(&element, html),
            Change::Text(text) => element.set_text_content(Some(text)),
            Change::Hidden(hidden) => set("hidden", &(*hidden).into()),
            Change::Disabled(disabled) => set("disabled", &(*disabled).into()),
            Change::Class(class) => element.set_class_name(class),
            Change::Value(value) => set("value", &value.into()),
            Change::Checked(checked) => set("checked", &(*checked).into()),
            Change::Attribute(name, value) => {
                let _ = match value {
                    Some(value) => element.set_attribute(name, value),
                    None => element.remove_attribute(name),
                };
            }
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (id, change);
}

/// Replaces what an element holds, except for what is there already: so the rest keeps its focus, and is neither laid
/// out nor painted again.
#[cfg(feature = "hydrate")]
fn replace(element: &web_sys::Element, html: &str) {
    use wasm_bindgen::JsCast;
    let Ok(fresh) = element.clone_node() else {
        return;
    };
    if let Some(fresh) = fresh.dyn_ref::<web_sys::Element>() {
        fresh.set_inner_html(html);
    }
    let mut old = element.first_child();
    while let Some(new) = fresh.first_child() {
        let next = old.as_ref().and_then(web_sys::Node::next_sibling);
        let done = match &old {
            Some(same) if same.is_equal_node(Some(&new)) => fresh.remove_child(&new),
            Some(other) => element.replace_child(&new, other),
            None => element.append_child(&new),
        };
        if done.is_err() {
            return;
        }
        old = next;
    }
    while let Some(left) = old {
        old = left.next_sibling();
        let _ = element.remove_child(&left);
    }
}

/// Opens every `details` that fits and is closed, and marks it so; for paper.
pub fn open_all(selector: &str) {
    #[cfg(feature = "hydrate")]
    super::boxes::each(&format!("{selector}:not([open])"), &mut |element| {
        let _ = element.set_attribute("open", "");
        let _ = element.set_attribute("data-opened", "");
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = selector;
}

/// Closes again what [`open_all`] opened.
pub fn close_opened(selector: &str) {
    #[cfg(feature = "hydrate")]
    super::boxes::each(&format!("{selector}[data-opened]"), &mut |element| {
        let _ = element.remove_attribute("open");
        let _ = element.remove_attribute("data-opened");
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = selector;
}

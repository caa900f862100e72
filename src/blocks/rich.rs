//! Running text.

use super::{Pen, link::plain_link};
use crate::{
    blocks::{Rich, Run},
    document::Link,
};
use leptos::prelude::*;

/// Draws running text.
pub(super) fn rich(pen: &Pen, text: &Rich) -> Vec<AnyView> {
    let run = |run: &Run| match run.clone() {
        Run::Text(text) => text.into_any(),
        Run::Foreign(lang, text) => view! { <span lang=lang.tag()>{text}</span> }.into_any(),
        Run::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
        Run::Link(href, text) => plain_link(pen, "", Link { href, text }),
    };
    text.0.iter().map(run).collect()
}

/// Draws a list of running texts.
pub(super) fn rich_list(pen: &Pen, class: &'static str, items: &[Rich]) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = items
        .iter()
        .map(|item| view! { <li>{rich(pen, item)}</li> }.into_any())
        .collect();
    view! { <ul class=class>{items}</ul> }.into_any()
}

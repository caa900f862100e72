//! A button that prints the page. Without script it is not shown: the browser's own menu prints.

use crate::{platform, text::Words};
use leptos::prelude::*;

/// The button.
#[component]
pub fn PrintButton(
    /// The interface's words.
    words: &'static Words,
) -> impl IntoView {
    view! { <p class="print-button with-script"><button type="button" class="button" on:click=|_| platform::print()>{words.print}</button></p> }
}

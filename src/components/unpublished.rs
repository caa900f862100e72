//! What is not published: said plainly, item by item.

use super::{Ui, rich::rich_list};
use crate::document::Rich;
use leptos::prelude::*;

/// The list of what the sources do not give.
pub(super) fn gaps(ui: &Ui, items: &[Rich]) -> AnyView {
    view! { <div class="gaps"><p class="gaps__label"><span class="mark mark--unpublished">{ui.words.unpublished}</span></p>{rich_list(ui, "gaps__list", items)}</div> }.into_any()
}

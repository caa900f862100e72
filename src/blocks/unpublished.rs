//! What is not published: said plainly, item by item.

use super::{Pen, rich::rich_list};
use crate::blocks::Rich;
use leptos::prelude::*;

/// The list of what the sources do not give.
pub(super) fn gaps(pen: &Pen, items: &[Rich]) -> AnyView {
    view! { <div class="gaps"><p class="gaps__label"><span class="mark mark--unpublished">{pen.words.unpublished}</span></p>{rich_list(pen, "gaps__list dashes", items)}</div> }.into_any()
}

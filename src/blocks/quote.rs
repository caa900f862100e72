//! The source's own words, always in the language they were said in.

use super::{Pen, mark};
use crate::{blocks::Quote, domain::Lang};
use leptos::prelude::*;

/// Quotations, each with who said it and where it is from.
pub(super) fn quotes(pen: &Pen, quotes: Vec<Quote>) -> AnyView {
    let items: Vec<AnyView> = quotes
        .into_iter()
        .map(|quote| {
            view! {
                <figure class="quote">
                    <blockquote lang=Lang::Zh.tag()>{quote.words}</blockquote>
                    <figcaption>
                        {quote.speaker.map(|speaker| view! { <span class="quote__speaker">{speaker}</span> }.into_any())}
                        {mark::references(pen, &[quote.source])}
                    </figcaption>
                </figure>
            }
            .into_any()
        })
        .collect();
    view! { <div class="quotes">{items}</div> }.into_any()
}

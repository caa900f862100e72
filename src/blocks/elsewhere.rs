//! Published rules of comparable places: for orientation, never counted.

use super::{Elsewhere, Pen, rich::rich};
use leptos::prelude::*;

/// The rules, each with its source.
pub(super) fn elsewhere(pen: &Pen, places: Vec<Elsewhere>) -> AnyView {
    let items: Vec<AnyView> = places
        .into_iter()
        .map(|one| {
            let source = match one.url {
                Some(url) => {
                    view! { <a href=url rel="external noreferrer">{rich(pen, &one.source)}</a> }
                        .into_any()
                }
                None => rich(pen, &one.source).into_any(),
            };
            view! {
                <li class="elsewhere__item">
                    <strong>{rich(pen, &one.place)}</strong>" "{rich(pen, &one.rule)}
                    <p class="elsewhere__source">{source}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="elsewhere__list">{items}</ul> }.into_any()
}

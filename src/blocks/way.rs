//! Ways on: one for each kind of reader, and lists of links with a line on each.

use super::{
    Pen,
    link::{href, plain_link},
    rich::rich,
};
use crate::blocks::{LinkCard, Way};
use leptos::prelude::*;

/// Ways on.
pub(super) fn ways(pen: &Pen, ways: Vec<Way>) -> AnyView {
    let items: Vec<AnyView> = ways
        .into_iter()
        .map(|way| {
            let links: Vec<AnyView> = way.links.into_iter().map(|link| view! { <li>{plain_link(pen, "more", link)}</li> }.into_any()).collect();
            view! { <li class="way"><h3 class="way__title">{rich(pen, &way.title)}</h3><p>{rich(pen, &way.text)}</p><ul class="way__links">{links}</ul></li> }.into_any()
        })
        .collect();
    view! { <ul class="ways">{items}</ul> }.into_any()
}

/// Links with a line on each.
pub(super) fn link_cards(pen: &Pen, cards: Vec<LinkCard>) -> AnyView {
    let items: Vec<AnyView> = cards
        .into_iter()
        .map(|card| {
            view! { <li class="card"><a class="card__link" href=href(pen, &card.href)>{rich(pen, &card.title)}</a><p class="card__text">{rich(pen, &card.text)}</p></li> }.into_any()
        })
        .collect();
    view! { <ul class="cards">{items}</ul> }.into_any()
}

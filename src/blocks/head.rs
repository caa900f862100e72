//! The heads of pages, and the way there.

use super::{
    Pen,
    frame::{self, figure},
    link::plain_link,
    mark,
    rich::rich,
};
use crate::{
    blocks::{Hero, PageHead},
    document::Link,
};
use leptos::prelude::*;

/// The head of the home page.
pub(super) fn hero(pen: &Pen, hero: Hero) -> AnyView {
    let actions: Vec<AnyView> = hero
        .actions
        .into_iter()
        .map(|action| {
            plain_link(
                pen,
                if action.primary {
                    "button button--primary"
                } else {
                    "button"
                },
                action.link,
            )
        })
        .collect();
    view! {
        <header class="hero">
            <div class="hero__words">
                <p class="over">{hero.over}</p>
                <h1 tabindex="-1">{rich(pen, &hero.title)}</h1>
                <p class="hero__position">{rich(pen, &hero.position.text)}{mark::kind(pen, hero.position.kind)}</p>
                <p class="lead">{rich(pen, &hero.lead)}</p>
                <p class="hero__source">{mark::references(pen, &[hero.source])}</p>
                <div class="actions">{actions}</div>
            </div>
            {frame::hero(pen, hero.frames)}
        </header>
    }
    .into_any()
}

/// The head of any other page.
pub(super) fn page_head(pen: &Pen, head: PageHead) -> AnyView {
    let class = if head.frame.is_some() {
        "page-head page-head--framed"
    } else {
        "page-head"
    };
    view! {
        <header class=class>
            <div class="page-head__words">
                {head.over.map(|over| view! { <p class="over">{over}</p> }.into_any())}
                <h1 tabindex="-1">{rich(pen, &head.title)}</h1>
                {head.status.map(|status| view! { <p class="page-head__status">{mark::status(status)}</p> }.into_any())}
                <p class="lead">{rich(pen, &head.lead)}</p>
            </div>
            {head.frame.map(|frame| figure(pen, frame))}
        </header>
    }
    .into_any()
}

/// The way from the home page to here.
pub(super) fn crumbs(pen: &Pen, crumbs: Vec<Link>) -> AnyView {
    if crumbs.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = crumbs
        .into_iter()
        .map(|link| view! { <li>{plain_link(pen, "crumbs__link", link)}</li> }.into_any())
        .collect();
    view! { <nav class="crumbs" aria-label=pen.words.crumbs><ol>{items}</ol></nav> }.into_any()
}

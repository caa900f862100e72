//! The heads of pages, and the way there.

use super::{
    Ui,
    frame::{figure, frame_list},
    link::plain_link,
    mark,
    rich::rich,
};
use crate::document::{FrameLayout, Hero, Link, PageHead};
use leptos::prelude::*;

/// The head of the home page.
pub(super) fn hero(ui: &Ui, hero: Hero) -> AnyView {
    let actions: Vec<AnyView> =
        hero.actions.into_iter().map(|action| plain_link(ui, if action.primary { "button button--primary" } else { "button" }, action.link)).collect();
    view! {
        <header class="hero">
            <div class="hero__words">
                <p class="over">{hero.over}</p>
                <h1 tabindex="-1">{rich(ui, &hero.title)}</h1>
                <p class="hero__position">{rich(ui, &hero.position.text)}{mark::kind(ui, hero.position.kind)}</p>
                <p class="lead">{rich(ui, &hero.lead)}</p>
                <p class="hero__source">{mark::references(ui, vec![hero.source])}</p>
                <div class="actions">{actions}</div>
            </div>
            {frame_list(ui, FrameLayout::Strip, hero.frames, "frames frames--hero")}
        </header>
    }
    .into_any()
}

/// The head of any other page.
pub(super) fn page_head(ui: &Ui, head: PageHead) -> AnyView {
    let class = if head.frame.is_some() { "page-head page-head--framed" } else { "page-head" };
    view! {
        <header class=class>
            <div class="page-head__words">
                {head.over.map(|over| view! { <p class="over">{over}</p> }.into_any())}
                <h1 tabindex="-1">{rich(ui, &head.title)}</h1>
                {head.status.map(|status| view! { <p class="page-head__status">{mark::status(status)}</p> }.into_any())}
                <p class="lead">{rich(ui, &head.lead)}</p>
            </div>
            {head.frame.map(|frame| figure(ui, frame))}
        </header>
    }
    .into_any()
}

/// The way from the home page to here.
pub fn crumbs(ui: &Ui, crumbs: Vec<Link>) -> AnyView {
    if crumbs.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = crumbs.into_iter().map(|link| view! { <li>{plain_link(ui, "crumbs__link", link)}</li> }.into_any()).collect();
    view! { <nav class="crumbs" aria-label=ui.words.crumbs><ol>{items}</ol></nav> }.into_any()
}

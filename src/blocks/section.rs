//! Parts with a heading, paragraphs, remarks, and the way to the neighbouring pages.

use super::{Pen, blocks, link::plain_link, rich::rich};
use crate::{
    blocks::{Rich, Section},
    document::Link,
};
use leptos::prelude::*;

/// A part with a heading.
pub(super) fn section(pen: &Pen, section: Section) -> AnyView {
    let heading = format!("{}-heading", section.id);
    view! {
        <section class="section" id=section.id aria-labelledby=heading.clone()>
            <div class="section__head">
                <h2 id=heading.clone()>{rich(pen, &section.title)}</h2>
                {section.lead.map(|lead| view! { <p class="section__lead">{rich(pen, &lead)}</p> }.into_any())}
            </div>
            {blocks(pen, section.body)}
            {section.more.map(|link| view! { <p class="section__more">{plain_link(pen, "more", link)}</p> }.into_any())}
        </section>
    }
    .into_any()
}

/// The parts of a long page, to jump to.
pub(super) fn contents(pen: &Pen, links: Vec<Link>) -> AnyView {
    let items: Vec<AnyView> = links
        .into_iter()
        .map(|link| view! { <li>{plain_link(pen, "chip", link)}</li> }.into_any())
        .collect();
    view! { <nav class="contents" aria-label=pen.words.contents><ul class="chips">{items}</ul></nav> }
        .into_any()
}

/// Paragraphs.
pub(super) fn prose(pen: &Pen, paragraphs: &[Rich]) -> AnyView {
    let paragraphs: Vec<AnyView> = paragraphs
        .iter()
        .map(|text| view! { <p>{rich(pen, text)}</p> }.into_any())
        .collect();
    view! { <div class="prose">{paragraphs}</div> }.into_any()
}

/// A remark set apart.
pub(super) fn note(pen: &Pen, text: &Rich) -> AnyView {
    view! { <p class="note">{rich(pen, text)}</p> }.into_any()
}

/// The page before and the page after.
pub(super) fn pager(pen: &Pen, previous: Option<Link>, next: Option<Link>) -> AnyView {
    let side = |label: &'static str, class: &'static str, link: Option<Link>| {
        link.map(|link| view! { <p class=class><span class="pager__label">{label}</span>{plain_link(pen, "pager__link", link)}</p> }.into_any())
    };
    view! { <div class="pager">{side(pen.words.previous, "pager__side", previous)}{side(pen.words.next, "pager__side pager__side--next", next)}</div> }.into_any()
}

//! Parts with a heading, paragraphs, remarks, and the way to the neighbouring pages.

use super::{Ui, blocks, link::plain_link, rich::rich};
use crate::document::{Link, Rich, Section};
use leptos::prelude::*;

/// A part with a heading.
pub(super) fn section(ui: &Ui, section: Section) -> AnyView {
    let heading = format!("{}-heading", section.id);
    view! {
        <section class="section" id=section.id aria-labelledby=heading.clone()>
            <div class="section__head">
                <h2 id=heading.clone()>{rich(ui, &section.title)}</h2>
                {section.lead.map(|lead| view! { <p class="section__lead">{rich(ui, &lead)}</p> }.into_any())}
            </div>
            {blocks(ui, section.body)}
            {section.more.map(|link| view! { <p class="section__more">{plain_link(ui, "more", link)}</p> }.into_any())}
        </section>
    }
    .into_any()
}

/// Paragraphs.
pub(super) fn prose(ui: &Ui, paragraphs: Vec<Rich>) -> AnyView {
    let paragraphs: Vec<AnyView> = paragraphs.iter().map(|text| view! { <p>{rich(ui, text)}</p> }.into_any()).collect();
    view! { <div class="prose">{paragraphs}</div> }.into_any()
}

/// A remark set apart.
pub(super) fn note(ui: &Ui, text: &Rich) -> AnyView {
    view! { <p class="note">{rich(ui, text)}</p> }.into_any()
}

/// The page before and the page after.
pub(super) fn pager(ui: &Ui, previous: Option<Link>, next: Option<Link>) -> AnyView {
    let side = |label: &'static str, class: &'static str, link: Option<Link>| {
        link.map(|link| view! { <p class=class><span class="pager__label">{label}</span>{plain_link(ui, "pager__link", link)}</p> }.into_any())
    };
    view! { <div class="pager">{side(ui.words.previous, "pager__side", previous)}{side(ui.words.next, "pager__side pager__side--next", next)}</div> }.into_any()
}

//! Entries of the guide.

use super::{
    Pen, link::plain_link, mark, rich::rich, statement::statements, table::terms, unpublished::gaps,
};
use crate::blocks::Entry;
use leptos::prelude::*;

/// Entries, each with what is and what is not known of it.
pub(super) fn entries(pen: &Pen, entries: Vec<Entry>) -> AnyView {
    let items: Vec<AnyView> = entries.into_iter().map(|one| entry(pen, one)).collect();
    view! { <div class="entries">{items}</div> }.into_any()
}

fn entry(pen: &Pen, entry: Entry) -> AnyView {
    let links: Vec<AnyView> = entry
        .links
        .into_iter()
        .map(|link| view! { <li>{plain_link(pen, "chip", link)}</li> }.into_any())
        .collect();
    let known = (!entry.statements.is_empty()).then(|| statements(pen, entry.statements));
    let unknown = (!entry.unknown.is_empty()).then(|| gaps(pen, &entry.unknown));
    let related = (!links.is_empty()).then(|| view! { <div class="entry__related"><span class="entry__label">{pen.words.related}</span><ul class="chips">{links}</ul></div> }.into_any());
    view! {
        <article class="entry" id=entry.id>
            <header class="entry__head"><h2 class="entry__title">{rich(pen, &entry.title)}</h2>{mark::status(entry.status)}</header>
            {entry.text.map(|text| view! { <p class="entry__text">{rich(pen, &text)}</p> }.into_any())}
            {terms(pen, entry.terms)}
            {known}
            {unknown}
            {related}
        </article>
    }
    .into_any()
}

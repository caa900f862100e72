//! Entries of the guide.

use super::{Ui, link::plain_link, mark, rich::rich, statement::statements, unpublished::gaps};
use crate::document::Entry;
use leptos::prelude::*;

/// Entries, each with what is and what is not known of it.
pub(super) fn entries(ui: &Ui, entries: Vec<Entry>) -> AnyView {
    let items: Vec<AnyView> = entries.into_iter().map(|one| entry(ui, one)).collect();
    view! { <div class="entries">{items}</div> }.into_any()
}

fn entry(ui: &Ui, entry: Entry) -> AnyView {
    let links: Vec<AnyView> = entry.links.into_iter().map(|link| view! { <li>{plain_link(ui, "chip", link)}</li> }.into_any()).collect();
    let known = (!entry.statements.is_empty()).then(|| statements(ui, entry.statements));
    let unknown = (!entry.unknown.is_empty()).then(|| gaps(ui, &entry.unknown));
    let related = (!links.is_empty()).then(|| view! { <div class="entry__related"><span class="entry__label">{ui.words.related}</span><ul class="chips">{links}</ul></div> }.into_any());
    view! {
        <article class="entry" id=entry.id>
            <header class="entry__head"><h2 class="entry__title">{rich(ui, &entry.title)}</h2>{mark::status(entry.status)}</header>
            {entry.audience.map(|audience| view! { <p class="entry__audience"><span class="entry__label">{ui.words.audience}</span>{rich(ui, &audience)}</p> }.into_any())}
            {entry.text.map(|text| view! { <p class="entry__text">{rich(ui, &text)}</p> }.into_any())}
            {known}
            {unknown}
            {related}
        </article>
    }
    .into_any()
}

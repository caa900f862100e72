//! Links: prefixed with where the site is mounted, left to the browser where the router would be in the way.

use super::Ui;
use crate::document::Link;
use leptos::prelude::*;

/// The address to write for a path of the site, a fragment or a full address.
pub fn href(ui: &Ui, path: &str) -> String {
    if path.starts_with('/') { format!("{}{path}", ui.base) } else { path.into() }
}

/// `external` where the router must keep out: it would swallow a jump within the page.
fn rel(path: &str) -> Option<&'static str> {
    (!path.starts_with('/')).then_some("external")
}

/// A link with words.
pub fn plain_link(ui: &Ui, class: &'static str, link: Link) -> AnyView {
    view! { <a class=class href=href(ui, &link.href) rel=rel(&link.href)>{link.text}</a> }.into_any()
}

//! Links: prefixed with where the site is mounted, left to the browser where the router would be in the way.

use super::Pen;
use crate::document::{Link, mounted};
use leptos::prelude::*;

/// The address to write for a path of the site, a fragment or a full address.
pub(super) fn href(pen: &Pen, path: &str) -> String {
    mounted(pen.base, path)
}

/// A link with words. `external` keeps the router out: it would swallow a jump within the page. A link that
/// leaves the site does not tell from where.
pub(super) fn plain_link(pen: &Pen, class: &'static str, link: Link) -> AnyView {
    let rel = match &link.href {
        href if href.starts_with('/') => None,
        href if href.starts_with("https://") => Some("external noreferrer"),
        _ => Some("external"),
    };
    let class = (!class.is_empty()).then_some(class);
    view! { <a class=class href=href(pen, &link.href) rel=rel>{link.text}</a> }.into_any()
}

//! The small marks that say how far to trust a line: kind, certainty, status. Each has a word and a sign.

use super::{Pen, link::href};
use crate::{
    blocks::{Offer, Reference, Status},
    domain::{Certainty, Kind},
};
use leptos::prelude::*;

/// The mark of a kind of statement.
pub(super) fn kind(pen: &Pen, kind: Kind) -> AnyView {
    let class = match kind {
        Kind::Fact => "mark mark--fact",
        Kind::Target => "mark mark--target",
        Kind::Plan => "mark mark--plan",
        Kind::Claim => "mark mark--claim",
        Kind::NotPublished => "mark mark--unpublished",
    };
    view! { <span class=class>{pen.words.kind(kind)}</span> }.into_any()
}

/// The class of a certainty's mark.
pub(super) const fn certainty_class(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Published => "mark mark--published",
        Certainty::InKind => "mark mark--in-kind",
        Certainty::Unpublished => "mark mark--unpublished",
    }
}

/// The mark of a certainty.
pub(super) fn certainty(pen: &Pen, certainty: Certainty) -> AnyView {
    view! { <span class=certainty_class(certainty)>{pen.words.certainty(certainty)}</span> }
        .into_any()
}

/// The mark of a status.
pub(super) fn status(status: Status) -> AnyView {
    let class = match status.mark {
        Offer::Open => "mark mark--open",
        Offer::Building => "mark mark--building",
        Offer::Planned => "mark mark--plan",
        Offer::Ask => "mark mark--ask",
        Offer::Unpublished => "mark mark--unpublished",
    };
    view! { <span class=class>{status.text}</span> }.into_any()
}

/// Where a line is from: each source once, with the numbers of the facts that rest on it.
pub(super) fn references(pen: &Pen, sources: &[Reference]) -> AnyView {
    if sources.is_empty() {
        return ().into_any();
    }
    let groups: Vec<AnyView> = sources
        .chunk_by(|one, other| one.source == other.source)
        .map(|group| {
            let links: Vec<AnyView> = group
                .iter()
                .enumerate()
                .map(|(i, one)| {
                    // The first link names the source, so that none stands in a list of links as a bare number.
                    let text = if i == 0 { format!("{} {}", one.source, one.number) } else { one.number.clone() };
                    let name = (i > 0).then(|| format!("{} {}", one.source, one.number));
                    view! { <a class="source__link" href=href(pen, &one.href) aria-label=name>{text}</a> }.into_any()
                })
                .collect();
            view! { <span class="source__group">{links}</span> }.into_any()
        })
        .collect();
    view! { <span class="source"><span class="source__label">{pen.words.source}</span>{groups}</span> }.into_any()
}

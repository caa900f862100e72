//! Figures that are aimed at: large, and always marked as targets.

use super::{Pen, mark, rich::rich};
use crate::{blocks::Target, domain::Kind};
use leptos::prelude::*;

/// The targets side by side.
pub(super) fn targets(pen: &Pen, targets: Vec<Target>) -> AnyView {
    let items: Vec<AnyView> = targets
        .into_iter()
        .map(|target| {
            view! {
                <li class="target">
                    <p class="target__figure"><span class="target__number">{target.figure}</span>" "<span class="target__unit">{target.unit}</span></p>
                    <p class="target__name">{mark::kind(pen, Kind::Target)}{rich(pen, &target.name)}</p>
                    {target.beside.map(|beside| view! { <p class="target__beside">{rich(pen, &beside)}</p> }.into_any())}
                    {mark::references(pen, &target.sources)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="targets">{items}</ul> }.into_any()
}

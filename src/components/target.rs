//! Figures that are aimed at: large, and always marked as targets.

use super::{Ui, mark, rich::rich};
use crate::{document::Target, domain::Kind};
use leptos::prelude::*;

/// The targets side by side.
pub(super) fn targets(ui: &Ui, targets: Vec<Target>) -> AnyView {
    let items: Vec<AnyView> = targets
        .into_iter()
        .map(|target| {
            view! {
                <li class="target">
                    <p class="target__figure"><span class="target__number">{target.figure}</span>" "<span class="target__unit">{target.unit}</span></p>
                    <p class="target__name">{mark::kind(ui, Kind::Target)}{rich(ui, &target.name)}</p>
                    {target.beside.map(|beside| view! { <p class="target__beside">{rich(ui, &beside)}</p> }.into_any())}
                    {mark::references(ui, target.sources)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="targets">{items}</ul> }.into_any()
}

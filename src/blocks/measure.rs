//! The measures at a glance, and the parts of one.

use super::{
    Pen,
    link::href,
    mark,
    rich::{rich, rich_list},
};
use crate::blocks::{MeasureCell, MeasureGroup, Part};
use leptos::prelude::*;

/// All measures by area.
pub(super) fn measures(pen: &Pen, groups: Vec<MeasureGroup>) -> AnyView {
    let groups: Vec<AnyView> = groups
        .into_iter()
        .map(|group| {
            let cells: Vec<AnyView> = group
                .cells
                .into_iter()
                .map(|one| view! { <li class="measures__item">{cell(pen, one)}</li> }.into_any())
                .collect();
            view! {
                <div class="measures__group">
                    <h3 class="measures__area">{rich(pen, &group.name)}</h3>
                    <ul class="measures__list">{cells}</ul>
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <div class="measures">{groups}</div> }.into_any()
}

/// A measure as one link.
pub(super) fn cell(pen: &Pen, cell: MeasureCell) -> AnyView {
    let marks: Vec<AnyView> = cell
        .marks
        .into_iter()
        .map(|(certainty, text)| {
            view! { <span class=mark::certainty_class(certainty)>{text}</span> }.into_any()
        })
        .collect();
    view! {
        <a class="measure" href=href(pen, &cell.href)>
            <span class="measure__number">{cell.number}</span>
            <span class="measure__name">{rich(pen, &cell.name)}</span>
            <span class="measure__marks">{marks}</span>
        </a>
    }
    .into_any()
}

/// The parts of a measure, each a line of its own.
pub(super) fn parts(pen: &Pen, parts: Vec<Part>) -> AnyView {
    let items: Vec<AnyView> = parts
        .into_iter()
        .map(|part| {
            let class = match part.figure {
                Some(_) => "part__figure",
                None => "part__figure part__figure--none",
            };
            let conditions = (!part.conditions.is_empty())
                .then(|| view! { <div class="part__conditions"><span class="part__label">{pen.words.conditions}</span>{rich_list(pen, "dashes", &part.conditions)}</div> }.into_any());
            view! {
                <li class="part">
                    <p class=class>{part.figure.unwrap_or_else(|| pen.words.not_published.into())}</p>
                    <div class="part__words">
                        <p class="part__name">{rich(pen, &part.name)}{mark::certainty(pen, part.certainty)}</p>
                        {conditions}
                        {mark::references(pen, &part.sources)}
                    </div>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="parts">{items}</ul> }.into_any()
}

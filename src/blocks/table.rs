//! Tables and lists of terms.

use super::{
    Pen,
    rich::{rich, rich_list},
};
use crate::blocks::{Table, Term};
use leptos::prelude::*;

/// A table in a frame that scrolls sideways where it must, by keyboard too.
pub(super) fn table(pen: &Pen, table: Table) -> AnyView {
    let columns: Vec<AnyView> = table
        .columns
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> }.into_any())
        .collect();
    let rows: Vec<AnyView> = table
        .rows
        .into_iter()
        .map(|(id, cells)| {
            let mut cells = cells.iter();
            let first = cells
                .next()
                .map(|cell| view! { <th scope="row">{rich(pen, cell)}</th> }.into_any());
            let rest: Vec<AnyView> = cells
                .map(|cell| view! { <td>{rich(pen, cell)}</td> }.into_any())
                .collect();
            view! { <tr id=id>{first}{rest}</tr> }.into_any()
        })
        .collect();
    view! {
        <div class="table" role="region" aria-label=table.caption.clone() tabindex="0">
            <table>
                <caption>{table.caption.clone()}</caption>
                <thead><tr>{columns}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Terms and what is said of each.
pub(super) fn terms(pen: &Pen, terms: Vec<Term>) -> AnyView {
    let items: Vec<AnyView> = terms
        .into_iter()
        .map(|term| {
            let says = match term.says.as_slice() {
                [one] => view! { <dd>{rich(pen, one)}</dd> }.into_any(),
                many => view! { <dd>{rich_list(pen, "terms__list", many)}</dd> }.into_any(),
            };
            view! { <div class="terms__item"><dt>{term.name}</dt>{says}</div> }.into_any()
        })
        .collect();
    view! { <dl class="terms">{items}</dl> }.into_any()
}

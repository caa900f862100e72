//! Dated events, what has happened and what was promised.

use super::{Pen, mark, rich::rich, statement::passed};
use crate::{
    blocks::Event,
    domain::{Kind, Lang},
};
use leptos::prelude::*;

/// Events in the order of their dates.
pub(super) fn timeline(pen: &Pen, events: Vec<Event>) -> AnyView {
    let items: Vec<AnyView> = events.into_iter().map(|one| event(pen, one)).collect();
    view! { <ol class="timeline">{items}</ol> }.into_any()
}

fn event(pen: &Pen, event: Event) -> AnyView {
    let class = match event.kind {
        Kind::Plan | Kind::Target => "event event--promised",
        _ => "event",
    };
    view! {
        <li class=class>
            <p class="event__when">
                {event.when}
                {event.original.map(|original| view! { <span class="event__original" lang=Lang::Zh.tag()>"“"{original}"”"</span> }.into_any())}
            </p>
            <div class="event__what">
                <p>{mark::kind(pen, event.kind)}{rich(pen, &event.text)}</p>
                {event.due.map(|day| view! { <p class="due">{passed(pen, day)}</p> }.into_any())}
                {mark::references(pen, &event.sources)}
            </div>
        </li>
    }
    .into_any()
}

//! The upright frame: on this site that shape always means a scene one can shoot.

use super::{Ui, link::href, mark, rich::rich};
use crate::document::{Frame, FrameLayout};
use leptos::prelude::*;

/// Frames in a row or a grid.
pub(super) fn frames(ui: &Ui, layout: FrameLayout, frames: Vec<Frame>) -> AnyView {
    let class = match layout {
        FrameLayout::Strip => "frames frames--strip",
        FrameLayout::Grid => "frames frames--grid",
    };
    frame_list(ui, layout, frames, class)
}

/// Frames as a list of the given class. A row that scrolls can be scrolled by keyboard.
pub(super) fn frame_list(ui: &Ui, layout: FrameLayout, frames: Vec<Frame>, class: &'static str) -> AnyView {
    let items: Vec<AnyView> = frames.into_iter().map(|frame| view! { <li class="frames__item">{linked(ui, frame)}</li> }.into_any()).collect();
    match layout {
        FrameLayout::Grid => view! { <ul class=class>{items}</ul> }.into_any(),
        FrameLayout::Strip => view! { <div class="scroller" role="region" aria-label=ui.words.strip tabindex="0"><ul class=class>{items}</ul></div> }.into_any(),
    }
}

fn linked(ui: &Ui, frame: Frame) -> AnyView {
    let address = frame.href.as_ref().map(|path| href(ui, path));
    let picture = picture(ui, &frame);
    view! {
        <a class="frame" href=address>
            {picture}
            <span class="frame__title">{rich(ui, &frame.title)}</span>
            {mark::status(frame.status)}
        </a>
    }
    .into_any()
}

/// A frame that stands alone, with the credit of a photograph.
pub(super) fn figure(ui: &Ui, frame: Frame) -> AnyView {
    let picture = picture(ui, &frame);
    view! {
        <figure class="frame frame--alone">
            {picture}
            {frame.credit.map(|credit| view! { <figcaption>{credit}</figcaption> }.into_any())}
        </figure>
    }
    .into_any()
}

fn picture(ui: &Ui, frame: &Frame) -> AnyView {
    view! {
        <span class="frame__picture">
            <img src=href(ui, &frame.picture) alt=frame.alt.clone() width="270" height="480" loading="lazy" decoding="async"/>
        </span>
    }
    .into_any()
}

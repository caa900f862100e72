//! The upright frame: on this site that shape always means a scene one can shoot.

use super::{Pen, link::href, mark, rich::rich};
use crate::blocks::{Frame, FrameLayout};
use leptos::prelude::*;

/// Frames in a row or a grid.
pub(super) fn frames(pen: &Pen, layout: FrameLayout, frames: Vec<Frame>) -> AnyView {
    let class = match layout {
        FrameLayout::Strip => "frames frames--strip",
        FrameLayout::Grid => "frames frames--grid",
    };
    frame_list(pen, layout, frames, class)
}

/// Frames as a list of the given class. A row that scrolls can be scrolled by keyboard.
pub(super) fn frame_list(
    pen: &Pen,
    layout: FrameLayout,
    frames: Vec<Frame>,
    class: &'static str,
) -> AnyView {
    let items: Vec<AnyView> = frames
        .into_iter()
        .map(|frame| view! { <li class="frames__item">{linked(pen, frame)}</li> }.into_any())
        .collect();
    match layout {
        FrameLayout::Grid => view! { <ul class=class>{items}</ul> }.into_any(),
        FrameLayout::Strip => view! { <div class="scroller" role="region" aria-label=pen.words.strip tabindex="0"><ul class=class>{items}</ul></div> }.into_any(),
    }
}

fn linked(pen: &Pen, frame: Frame) -> AnyView {
    let address = frame.href.as_ref().map(|path| href(pen, path));
    let picture = picture(pen, &frame);
    view! {
        <a class="frame" href=address>
            {picture}
            <span class="frame__title">{rich(pen, &frame.title)}</span>
            {mark::status(frame.status)}
        </a>
    }
    .into_any()
}

/// A frame that stands alone, with the credit of a photograph.
pub(super) fn figure(pen: &Pen, frame: Frame) -> AnyView {
    let picture = picture(pen, &frame);
    view! {
        <figure class="frame frame--alone">
            {picture}
            {frame.credit.map(|credit| view! { <figcaption>{credit}</figcaption> }.into_any())}
        </figure>
    }
    .into_any()
}

fn picture(pen: &Pen, frame: &Frame) -> AnyView {
    view! {
        <span class="frame__picture">
            <img src=href(pen, &frame.picture) alt=frame.alt.clone() width="270" height="480" loading="lazy" decoding="async"/>
        </span>
    }
    .into_any()
}

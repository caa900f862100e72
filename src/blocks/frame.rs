//! The upright frame: on this site that shape always means a scene one can shoot.

use super::{Pen, link::href, mark, rich::rich};
use crate::blocks::Frame;
use leptos::prelude::*;

/// Frames in a row that scrolls sideways, by keyboard too.
pub(super) fn strip(label: &str, pen: &Pen, frames: Vec<Frame>) -> AnyView {
    scroller(label, list(pen, "frames frames--strip", frames))
}

/// Frames beside the home page's heading.
pub(super) fn hero(pen: &Pen, frames: Vec<Frame>) -> AnyView {
    scroller(pen.words.strip, list(pen, "frames frames--hero", frames))
}

/// Frames, as many in a row as fit.
pub(super) fn grid(pen: &Pen, frames: Vec<Frame>) -> AnyView {
    list(pen, "frames frames--grid", frames)
}

fn list(pen: &Pen, class: &'static str, frames: Vec<Frame>) -> AnyView {
    let items: Vec<AnyView> = frames
        .into_iter()
        .map(|frame| {
            let pick = frame.pick.clone().map(|(id, label)| {
                view! { <label class="pick__label with-script"><input type="checkbox" class="pick__box" value=id/><span>{label}</span></label> }
            });
            view! { <li class="frames__item">{linked(pen, frame)}{pick}</li> }.into_any()
        })
        .collect();
    view! { <ul class=class>{items}</ul> }.into_any()
}

fn scroller(label: &str, list: AnyView) -> AnyView {
    view! { <div class="scroller" role="region" aria-label=label.to_owned() tabindex="0">{list}</div> }
        .into_any()
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

/// A frame that leads nowhere.
pub(super) fn still(pen: &Pen, frame: Frame) -> AnyView {
    let picture = picture(pen, &frame);
    view! {
        <span class="frame">
            {picture}
            <span class="frame__title">{rich(pen, &frame.title)}</span>
            {mark::status(frame.status)}
        </span>
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

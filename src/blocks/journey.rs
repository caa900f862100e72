//! The lines that lead here: a drawing without scale, and beside it the same in words.

mod layout;

use super::{Pen, link::plain_link, mark, rich::rich};
use crate::{
    blocks::{Journey, JourneyLine, JourneyStop, Offer, Status},
    domain::{Course, LineStatus},
};
use layout::{Drawing, Shape};
use leptos::prelude::*;

/// The drawing and the words.
pub(super) fn journey(pen: &Pen, journey: Journey) -> AnyView {
    let drawing = drawing(layout::draw(&journey), journey.drawn);
    let lines: Vec<AnyView> = journey
        .lines
        .into_iter()
        .map(|one| line(pen, one, &journey.arrival))
        .collect();
    view! {
        <div class="journey">
            <figure class="journey__figure">
                {drawing}
                <figcaption class="journey__caution">{rich(pen, &journey.caution)}</figcaption>
            </figure>
            <ol class="journey__lines">
                {lines}
                <li class="journey__line">
                    <p class="journey__name"><strong>{journey.destination}</strong>{mark::status(status(LineStatus::NotPublished, journey.unpublished))}</p>
                    <p>{journey.last_leg}</p>
                </li>
            </ol>
        </div>
    }
    .into_any()
}

fn line(pen: &Pen, line: JourneyLine, arrival: &str) -> AnyView {
    let stops: Vec<AnyView> = line
        .stops
        .into_iter()
        .map(|stop| self::stop(stop, arrival))
        .collect();
    // Numbers would say that one stop follows the other.
    let class = match line.course {
        Course::InTurn => "journey__stops journey__stops--in-turn",
        _ => "journey__stops",
    };
    view! {
        <li class="journey__line">
            <p class="journey__name">{plain_link(pen, "journey__link", line.link)}{mark::status(status(line.status, line.kind))}</p>
            <p class="journey__order">{line.order}</p>
            <ol class=class>{stops}</ol>
            {mark::references(pen, &line.sources)}
        </li>
    }
    .into_any()
}

fn stop(stop: JourneyStop, arrival: &str) -> AnyView {
    let note = [stop.note, stop.arrival.then(|| arrival.to_owned())];
    let note: Vec<AnyView> = note
        .into_iter()
        .flatten()
        .map(|words| view! { <span class="journey__note">{words}</span> }.into_any())
        .collect();
    view! { <li class="journey__stop">{stop.name}{note}</li> }.into_any()
}

fn status(status: LineStatus, text: String) -> Status {
    let mark = match status {
        LineStatus::InService => Offer::Open,
        LineStatus::Reserved | LineStatus::Planned => Offer::Planned,
        LineStatus::NotPublished => Offer::Unpublished,
    };
    Status { mark, text }
}

fn drawing(drawing: Drawing, name: String) -> AnyView {
    let shapes: Vec<AnyView> = drawing.shapes.into_iter().map(shape).collect();
    let frame = format!("0 0 {} {}", layout::WIDTH, drawing.height);
    view! { <svg class="journey__drawing" viewBox=frame role="img" aria-label=name>{shapes}</svg> }
        .into_any()
}

fn shape(shape: Shape) -> AnyView {
    match shape {
        Shape::Path(class, d) => view! { <path class=class d=d/> }.into_any(),
        Shape::Dot { class, x, y, r } => view! { <circle class=class cx=x cy=y r=r/> }.into_any(),
        Shape::Text { class, x, y, words } => {
            view! { <text class=class x=x y=y>{words}</text> }.into_any()
        }
    }
}

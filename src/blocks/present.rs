//! The booth's slides, and what `booth.js` runs them with.

use super::{Deck, Pen, Slide, frame, link::href};
use crate::text::{PresentWords, present_words};
use leptos::prelude::*;

/// The slides one below the other; with script they run in a loop.
pub(super) fn deck(pen: &Pen, deck: Deck) -> AnyView {
    let words = present_words(deck.lang);
    let all = deck.slides.len();
    let slides = (1..).zip(deck.slides);
    let slides: Vec<AnyView> = slides
        .map(|(number, one)| slide(pen, one, format!("{number} / {all}")))
        .collect();
    view! {
        <section class="deck" id="present" aria-label=words.slides data-frame=words.frame data-code=words.code data-pause=words.pause data-resume=words.resume>
            <div class="deck__intro">
                <p class="with-script"><button type="button" class="button button--primary deck__start" hidden>{words.start}</button></p>
                <p class="note deck__failed" hidden>{words.failed}</p>
                <p class="note deck__lost" role="status" hidden>{words.lost}</p>
                <div class="in-turn">
                    <p class="note until-started">{words.without_script}</p>
                    <div class="with-script">
                        <p class="hint">{words.hint}</p>
                        <p class="hint">{words.forgets}</p>
                    </div>
                </div>
            </div>
            <ol class="deck__slides">{slides}</ol>
            <div class="deck__stage"></div>
            {controls(words)}
            {dialogs(words)}
        </section>
    }
    .into_any()
}

/// From here on a lead is set smaller, in letters of Chinese.
const LONG_LEAD: usize = 60;

/// Up to so many lines stand in large letters.
const FEW: usize = 6;

/// What somebody reads of a slide in a second, in letters of Chinese.
const READ: usize = 7;

/// How long a slide stays at least and at most, in seconds.
const STAY: (usize, usize) = (9, 20);

/// How much room a text takes, in letters of Chinese; two of English take as much as one of them.
fn room(text: &str) -> usize {
    let halves = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 });
    halves.sum::<usize>() / 2
}

/// How long a slide stays, in seconds.
fn stay(slide: &Slide) -> usize {
    let lines = slide
        .lines
        .iter()
        .map(|(figure, text)| room(figure) + room(text));
    let texts = [&slide.over, &slide.title, &slide.lead, &slide.note];
    let letters = texts.into_iter().map(|text| room(text)).chain(lines);
    (letters.sum::<usize>() / READ).clamp(STAY.0, STAY.1)
}

fn slide(pen: &Pen, slide: Slide, place: String) -> AnyView {
    let stay = stay(&slide);
    let lead_class = if room(&slide.lead) > LONG_LEAD {
        "slide__lead slide__lead--long"
    } else {
        "slide__lead"
    };
    let Slide {
        over,
        title,
        lead,
        frames,
        lines,
        attempt,
        codes,
        note,
    } = slide;
    let text = |class: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <p class=class>{text}</p> }.into_any())
    };
    let frames: Vec<AnyView> = frames
        .into_iter()
        .map(|one| view! { <li>{frame::still(pen, one)}</li> }.into_any())
        .collect();
    let codes: Vec<AnyView> = codes
        .into_iter()
        .map(|(title, drawing, address)| {
            view! {
                <li class="slide__code">
                    <div inner_html=drawing></div>
                    <p class="slide__name">{title}</p>
                    <p class="slide__note">{address}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    let lines: Vec<AnyView> = lines
        .into_iter()
        .map(|(figure, text)| {
            view! { <li><span class="slide__figure">{figure}</span><span>{text}</span></li> }
                .into_any()
        })
        .collect();
    let lines_class = if lines.len() > FEW {
        "slide__lines slide__lines--many"
    } else {
        "slide__lines"
    };
    // What stands at the side of a wide screen, if anything does.
    let class = match (frames.is_empty(), codes.is_empty()) {
        (true, true) => "slide",
        (false, true) => "slide slide--sided",
        (_, false) => "slide slide--sided slide--coded",
    };
    let list = |class: &'static str, items: Vec<AnyView>| {
        (!items.is_empty()).then(|| view! { <ul class=class>{items}</ul> }.into_any())
    };
    view! {
        <li class=class aria-label=place data-stay=stay>
            {text("slide__over", over)}
            <h2 class="slide__title">{title}</h2>
            {text(lead_class, lead)}
            {list(lines_class, lines)}
            {attempt.map(|link| view! { <p><a class="button button--primary slide__try" href=href(pen, &link.href)>{link.text}</a></p> }.into_any())}
            {list("slide__side slide__frames", frames)}
            {list("slide__side slide__codes", codes)}
            {text("slide__note", note)}
        </li>
    }
    .into_any()
}

fn controls(words: &'static PresentWords) -> AnyView {
    view! {
        <div class="deck__controls" hidden>
            <button type="button" class="button deck__back">{words.back}</button>
            <button type="button" class="button deck__pause">{words.pause}</button>
            <span class="deck__count"></span>
            <button type="button" class="button deck__next">{words.next}</button>
            <button type="button" class="button deck__leave">{words.leave}</button>
            <div class="deck__ending">
                <span>{words.trying}</span>
                <button type="button" class="button deck__end">{words.end}</button>
            </div>
        </div>
    }
    .into_any()
}

fn dialogs(words: &'static PresentWords) -> AnyView {
    let [before, after] = words.left;
    view! {
        <dialog class="deck__dialog deck__warning" aria-labelledby="deck-still">
            <h2 id="deck-still">{words.still_there}</h2>
            <p>{before}<strong class="deck__seconds"></strong>{after}</p>
            <p class="actions">
                <button type="button" class="button button--primary deck__stay">{words.stay}</button>
                <button type="button" class="button deck__go">{words.end}</button>
            </p>
        </dialog>
        <dialog class="deck__dialog deck__outside" aria-labelledby="deck-outside">
            <h2 id="deck-outside">{words.outside}</h2>
            <p>{words.outside_hint}</p>
            <div class="deck__code"></div>
            <p class="deck__address"></p>
            <p class="actions"><button type="button" class="button deck__close">{words.close}</button></p>
        </dialog>
    }
    .into_any()
}

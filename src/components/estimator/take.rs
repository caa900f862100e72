//! What one takes along: the link with its QR code, the print, the files. Nothing is sent anywhere.

use super::Desk;
use crate::{
    estimate::export,
    platform,
};
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// The finest QR code that a phone reads across a table: 57 modules a side.
const LARGEST: i32 = 57;

/// The light border that a reader needs, in modules.
const QUIET: i32 = 4;

/// A QR code as the path of a drawing, and how many modules it measures with its border; none when the text is
/// too long for one that scans well.
fn qr(text: &str) -> Option<(String, i32)> {
    use std::fmt::Write;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    if code.size() > LARGEST {
        return None;
    }
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                // Writing to a string does not fail.
                let _ = write!(path, "M{} {}h{}v1h-{}z", start + QUIET, y + QUIET, x - start, x - start);
            }
            x += 1;
        }
    }
    Some((path, code.size() + 2 * QUIET))
}

pub(super) fn take(desk: Desk) -> AnyView {
    let words = desk.words;
    let page = desk.page();
    // Before the page is taken over its own address is the published one.
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let published = page.address.clone();
    let link = Memo::new(move |_| {
        if ready.get() {
            desk.link()
        } else {
            published.clone()
        }
    });
    let copied = RwSignal::new(None::<bool>);
    Effect::new(move |_| {
        link.track();
        copied.set(None);
    });
    let copy = move |_| {
        let link = link.get_untracked();
        leptos::task::spawn_local(async move {
            copied.set(Some(platform::copy(&link).await));
        });
    };
    let drawing = move || match qr(&link.get()) {
        Some((path, size)) => view! {
            <svg class="qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=words.qr shape-rendering="crispEdges">
                <rect class="qr__ground" width=size height=size/>
                <path class="qr__modules" d=path/>
            </svg>
        }
        .into_any(),
        None => view! { <p class="hint">{words.no_qr}</p> }.into_any(),
    };
    let exported = RwSignal::new(None::<String>);
    let save = move |name: &'static str, kind: &'static str, csv: bool| {
        let page = desk.page();
        let Ok(view) = desk.view.get_untracked() else {
            return;
        };
        let link = link.get_untracked();
        let text = desk.case.with_untracked(|case| {
            let write = if csv { export::csv } else { export::json };
            write(&page.policy, case, &view, &link)
        });
        platform::save(name, kind, &text);
        exported.set(Some(text));
    };
    let text = move || {
        exported.get().map(|text| {
            view! {
                <label class="field">
                    <span class="field__label">{words.exported}</span>
                    <textarea class="field__input field__input--long" readonly rows="8" prop:value=text.clone()></textarea>
                </label>
            }
        })
    };
    view! {
        <section class="estimator__tool take" aria-labelledby="take-heading">
            <h3 class="estimator__heading" id="take-heading">{words.take}</h3>
            <p class="hint">{words.link_hint}</p>
            <div class="take__row">
                <div class="take__link">
                    <label class="field">
                        <span class="field__label">{words.link}</span>
                        <input class="field__input field__input--long" type="text" readonly prop:value=move || link.get() on:focus=|event| platform::select(&event)/>
                    </label>
                    <p class="take__print">{move || link.get()}</p>
                    <p class="actions with-script">
                        <button type="button" class="button button--primary" on:click=copy>{words.copy}</button>
                        <button type="button" class="button" on:click=|_| platform::print()>{words.print}</button>
                        <button type="button" class="button" on:click=move |_| save("estimate.csv", "text/csv;charset=utf-8", true)>{words.csv}</button>
                        <button type="button" class="button" on:click=move |_| save("estimate.json", "application/json", false)>{words.json}</button>
                    </p>
                    <p role="status">{move || copied.get().map(|done| if done { words.copied } else { words.not_copied })}</p>
                </div>
                <div class="take__qr">{drawing}</div>
            </div>
            {text}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_of_usual_length_makes_a_code_and_a_long_one_does_not() {
        let (path, size) = qr("https://example.org/estimate/#level=NRTA&v=2025-01-02").expect("a code");
        assert!(size <= LARGEST + 2 * QUIET);
        assert!(path.starts_with("M4 4h7v1h-7z"), "the finder in the corner: {path}");
        assert_eq!(qr(&"x".repeat(2000)), None);
    }
}

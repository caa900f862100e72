//! The frame of the recce list: its tools, and the places that its program fills.

use super::{Pen, Recce, link::plain_link};
use crate::text::compose::Label;
use leptos::prelude::*;

/// The frame. Without script it says where the scenes are.
pub(super) fn recce(pen: &Pen, recce: Recce) -> AnyView {
    let label = |label: Label| label.get(recce.lang);
    let ways = recce.ways.map(|link| plain_link(pen, "", link));
    let looks = [
        ("list", Label::OneBelowTheOther, true),
        ("beside", Label::SideBySide, false),
    ];
    let looks = looks.map(|(value, name, chosen)| {
        view! {
            <label class="choice">
                <input type="radio" name="recce-look" id=format!("r-look-{value}") data-do="look" value=value autocomplete="off" checked=chosen/>
                <span>{label(name)}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <section class="finder" id="recce" aria-label=label(Label::Recce) data-failed=label(Label::FinderFailed) data-retry=pen.words.retry>
            <div class="in-turn">
                <p class="note until-started">{label(Label::RecceWithoutScript)}</p>
                <div class="with-script">
                    <p class="note" id="r-ignored" role="status" hidden></p>
                    <p class="note" id="r-none">{label(Label::RecceNone)}</p>
                    <div class="recce-tools" id="r-tools" hidden>
                        <fieldset class="choices"><legend>{label(Label::LookAs)}</legend>{Vec::from(looks)}</fieldset>
                        <div class="choices" id="r-choose" role="group" aria-label=label(Label::BesideWhich)></div>
                    </div>
                </div>
            </div>
            <div class="finder__notice" id="f-notice"></div>
            <p class="hint" id="r-status" role="status"></p>
            <div id="r-list"></div>
            <p class="actions">{Vec::from(ways)}</p>
        </section>
    }
    .into_any()
}

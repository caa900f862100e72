//! Keeps the shortlist of scenes. The boxes and the bar are finished HTML; on a page without them nothing of this does anything.

use crate::{
    domain::{Ids, SHORTLIST},
    platform,
};

const BOXES: &str = "input.pick__box";

/// The bar that says how many are chosen.
const BAR: &str = ".chosen";

/// Starts to listen, for as long as the app runs.
pub fn keep_shortlist() {
    for (event, is_choice) in [
        ("app-ready", false),
        ("page-arrived", false),
        ("change", true),
        ("storage", false),
        ("pageshow", false),
    ] {
        platform::listen(event, move || look(is_choice));
    }
}

fn look(is_choice: bool) {
    let kept = platform::recall(SHORTLIST).unwrap_or_default();
    let before = Ids::read(&kept);
    let mut list = before.clone();
    // A scene may have two boxes on a page: the one that was used is the one that is not as it was.
    let found = is_choice
        && platform::tick(BOXES, &mut |id, ticked| {
            if ticked && !before.has(id) {
                list.pick(id);
            } else if !ticked && before.has(id) {
                list.unpick(id);
            }
            ticked
        });
    platform::tick(BOXES, &mut |id, _| list.has(id));
    let is_shown = platform::tally(BAR, list.ids().len());
    platform::set_attribute("data-chosen", is_shown.then_some(""));
    if found {
        platform::remember(SHORTLIST, list.written().as_deref());
    }
}

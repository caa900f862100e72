//! Keeps the shortlist of scenes. The boxes are finished HTML; on a page without them nothing of this does anything.

use crate::{domain::Shortlist, platform};

const BOXES: &str = "input.pick__box";

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
    let kept = platform::recall(Shortlist::KEPT).unwrap_or_default();
    let mut list = Shortlist::read(&kept);
    let found = platform::tick(BOXES, &mut |id, ticked| {
        if is_choice && ticked {
            list.pick(id);
        } else if is_choice {
            list.unpick(id);
        }
        list.has(id)
    });
    if is_choice && found {
        platform::remember(Shortlist::KEPT, list.written().as_deref());
    }
}

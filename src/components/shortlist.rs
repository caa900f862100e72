//! Keeps the shortlist of scenes. The boxes are finished HTML; on a page without them nothing of this does anything.

use crate::platform;

/// Where the device keeps it: ids with commas between them, in the order in which they were chosen.
const KEPT: &str = "shortlist";
const BOXES: &str = "input.pick__box";

/// The most scenes of a shortlist, as of a case.
const MOST: usize = 40;

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
    let kept = platform::recall(KEPT).unwrap_or_default();
    let chosen = kept.split(',').filter(|id| !id.is_empty());
    let mut chosen: Vec<String> = chosen.map(String::from).collect();
    platform::tick(BOXES, &mut |id, ticked| {
        let is_in = chosen.iter().any(|one| one == id);
        if is_choice && ticked && !is_in && chosen.len() < MOST {
            chosen.push(id.into());
        } else if is_choice && !ticked {
            chosen.retain(|one| one != id);
        }
        chosen.iter().any(|one| one == id)
    });
    if is_choice {
        platform::remember(
            KEPT,
            Some(chosen.join(","))
                .as_deref()
                .filter(|list| !list.is_empty()),
        );
    }
}

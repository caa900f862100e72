//! Keeps what is ticked on the crew's checklist, and counts it. The boxes are finished HTML and tick by themselves;
//! on a page without them nothing of this does anything.

use crate::{
    checklist::{KEPT, Ticks},
    platform,
};
use std::sync::atomic::{AtomicBool, Ordering};

const BOXES: &str = "#checklist input";

/// What calls for a look at the boxes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Call {
    /// The page has come.
    Arrival,
    /// A box was ticked or unticked.
    Tick,
    /// All are to be unticked.
    Clear,
    /// Another tab may have changed what is kept.
    Elsewhere,
}

/// Whether the device refused to keep what is ticked here.
static LOST: AtomicBool = AtomicBool::new(false);

/// Starts to listen, for as long as the app runs.
pub fn keep_ticks() {
    for (event, call) in [
        ("app-ready", Call::Arrival),
        ("page-arrived", Call::Arrival),
        ("change", Call::Tick),
        ("reset", Call::Clear),
        ("storage", Call::Elsewhere),
        ("pageshow", Call::Arrival),
    ] {
        platform::listen(event, move || look(call));
    }
}

fn look(call: Call) {
    // What is ticked here then stands nowhere else.
    if call == Call::Elsewhere && LOST.load(Ordering::Relaxed) {
        return;
    }
    let read = platform::recall(KEPT).as_deref().map(Ticks::read);
    let unreadable = read == Some(None);
    let before = read.flatten().unwrap_or_default();
    let mut ticks = Ticks::default();
    let found = platform::tick(BOXES, &mut |id, ticked| {
        let ticked = match call {
            // What was ticked before the app came counts as well.
            Call::Arrival => ticked || before.0.has(id),
            Call::Tick => ticked,
            Call::Clear => false,
            Call::Elsewhere => before.0.has(id),
        };
        if ticked {
            ticks.0.pick(id);
        }
        ticked
    });
    if !found {
        return;
    }
    let keeps = ticks.keep();
    // What cannot be read stays until there is something to put in its place.
    let waits = unreadable && keeps.is_none() && call != Call::Clear;
    let lost = !waits && !platform::try_remember(KEPT, keeps.as_deref());
    LOST.store(lost, Ordering::Relaxed);
    let says = match (waits, lost) {
        (true, _) => "data-unreadable",
        (_, true) => "data-lost",
        _ => "data-kept",
    };
    platform::say_own("#ticks-kept", says);
    platform::count("#checklist [data-count]");
}

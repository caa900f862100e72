//! The estimator's hands: what the visitor does goes to the [`Desk`], what changes goes to the page. The frame is
//! finished HTML; nothing of it is drawn here.

use crate::{
    document,
    estimator::{Desk, Do, Effect as Task, Slot},
    platform::{self, Change},
    policy::packed,
};
use leptos::prelude::*;
use std::time::Duration;

/// Where the device keeps what was entered.
const KEPT: &str = "estimate";

/// How long after the last act the address and the device follow.
const PAUSE: Duration = Duration::from_millis(250);

/// A visit, and what the page shows of it.
struct Visit {
    desk: Desk,
    shown: Vec<Slot>,
    waiting: Option<TimeoutHandle>,
}

type Shared = StoredValue<Visit, LocalStorage>;

/// The estimator.
#[component]
pub fn Estimator(
    /// The frame, and what goes into it.
    page: Box<document::Estimator>,
) -> impl IntoView {
    let (id, html) = (page.id.clone(), page.html.clone());
    let desk = Desk::new(*page);
    let shown = desk.slots();
    let visit: Shared = StoredValue::new_local(Visit {
        desk,
        shown,
        waiting: None,
    });
    Effect::new(move |_| begin(visit));
    let typed = move |event| {
        if let Some(control) = platform::control(&event, "[data-do]:not(button)") {
            act(visit, &control);
        }
    };
    let pressed = move |event: leptos::ev::MouseEvent| {
        if let Some(control) = platform::control(&event, "button[data-do]") {
            act(visit, &control);
        }
    };
    view! { <section class="estimator" id=id inner_html=html on:input=typed on:click=pressed></section> }
}

/// Once the page is taken over: the visitor's day, address and device are known.
fn begin(visit: Shared) {
    let fragment = platform::whole_fragment();
    let kept = platform::recall(KEPT);
    let tasks = visit.try_update_value(|visit| {
        visit.desk.arrive(
            platform::today(),
            platform::address(),
            &fragment,
            kept.as_deref(),
        )
    });
    show(visit);
    run(visit, tasks.unwrap_or_default());
    let changed = window_event_listener(leptos::ev::hashchange, move |_| {
        let fragment = platform::whole_fragment();
        let tasks = visit.try_update_value(|visit| visit.desk.open(&fragment)).flatten();
        show(visit);
        run(visit, tasks.unwrap_or_default());
    });
    let before = window_event_listener_untyped("beforeprint", |_| platform::open_all(".line"));
    let after = window_event_listener_untyped("afterprint", |_| platform::close_opened(".line"));
    on_cleanup(move || {
        changed.remove();
        before.remove();
        after.remove();
        visit.try_update_value(|visit| {
            if let Some(waiting) = visit.waiting.take() {
                waiting.clear();
            }
        });
    });
}

fn act(visit: Shared, control: &platform::Control) {
    let Some(what) = Do::named(&control.doing) else {
        return;
    };
    let at = control.at.parse().unwrap_or(0);
    let tasks = visit.try_update_value(|visit| visit.desk.act(what, at, &control.value));
    show(visit);
    run(visit, tasks.unwrap_or_default());
    follow(visit);
}

/// Puts into the page what has changed.
fn show(visit: Shared) {
    visit.try_update_value(|visit| {
        let now = visit.desk.slots();
        // What stands inside a place that was written whole follows it, and is written anew with it.
        let mut anew = false;
        for (index, slot) in now.iter().enumerate() {
            let differs = visit.shown.get(index) != Some(slot);
            if matches!(slot.change, Change::Html(_)) {
                anew = differs;
            }
            if differs || anew {
                platform::put(&slot.id, &slot.change);
            }
        }
        visit.shown = now;
    });
}

/// Writes the address, and what the device keeps, when the visitor pauses.
fn follow(visit: Shared) {
    let write = move || {
        visit.with_value(|visit| {
            platform::set_whole_fragment(&visit.desk.fragment());
            if let Some(kept) = visit.desk.keeps() {
                platform::remember(KEPT, kept.as_deref());
            }
        });
    };
    let handle = set_timeout_with_handle(write, PAUSE).ok();
    visit.try_update_value(|visit| {
        if let Some(before) = std::mem::replace(&mut visit.waiting, handle) {
            before.clear();
        }
    });
}

fn run(visit: Shared, tasks: Vec<Task>) {
    for task in tasks {
        match task {
            Task::Focus(id) => platform::focus(&id),
            Task::Print => platform::print(),
            Task::Save(name, kind, text) => platform::save(name, kind, &text),
            Task::Copy(text) => leptos::task::spawn_local(async move {
                let copied = platform::copy(&text).await;
                visit.try_update_value(|visit| visit.desk.copied(copied));
                show(visit);
            }),
            Task::Fetch(version) => leptos::task::spawn_local(async move {
                let address = visit.try_with_value(|visit| visit.desk.edition_address(&version));
                let text = platform::text_of(&address.unwrap_or_default()).await.ok();
                let policy = text.and_then(|text| packed::unpack(&text));
                visit.try_update_value(|visit| visit.desk.arrived(&version, policy));
                show(visit);
            }),
        }
    }
}

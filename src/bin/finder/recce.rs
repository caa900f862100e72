//! The hands of the recce list: fetches what is said of each chosen scene, and puts it into the page.

use super::browser::{base, language};
use qujiang_drama::{
    domain::SHORTLIST,
    finder::{Place, Recce},
    platform::{self, LoadError},
};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// A visit, and what the page shows of it.
struct Visit {
    root: Element,
    recce: Recce,
    shown: Vec<Place>,
}

type Shared = Rc<RefCell<Visit>>;

thread_local! {
    /// The visit that hears of the device's shortlist and of the address.
    static OPEN: RefCell<Option<Shared>> = const { RefCell::new(None) };
}

/// Takes over the frame of the recce list.
pub(super) fn open(root: Element) -> Result<(), JsValue> {
    let kept = platform::recall(SHORTLIST);
    let fragment = platform::whole_fragment();
    let is_own = platform::is_own_fragment();
    let recce = Recce::new(language(), &base(), &fragment, is_own, kept.as_deref());
    let visit = Rc::new(RefCell::new(Visit {
        root: root.clone(),
        recce,
        shown: Vec::new(),
    }));
    for (name, selector) in [
        ("input", "[data-do]:not(button)"),
        ("click", "button[data-do]"),
    ] {
        let own = visit.clone();
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if let Some(control) = platform::control(&event, selector) {
                own.borrow_mut().recce.act(&control.doing, &control.value);
                show(&own);
                fetch(&own);
            }
        });
        root.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref())?;
        heard.forget();
    }
    show(&visit);
    fetch(&visit);
    if OPEN.replace(Some(visit)).is_none() {
        let window = web_sys::window().ok_or("no window")?;
        for name in ["storage", "pageshow", "hashchange"] {
            let change = if name == "hashchange" { reopen } else { follow };
            let heard = Closure::<dyn FnMut()>::new(move || here(change));
            window.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref())?;
            heard.forget();
        }
    }
    Ok(())
}

/// Changes the list that is shown, if one is.
fn here(change: fn(&mut Recce)) {
    let visit = OPEN.with_borrow(Clone::clone);
    if let Some(visit) = visit.filter(|visit| visit.borrow().root.is_connected()) {
        change(&mut visit.borrow_mut().recce);
        show(&visit);
        fetch(&visit);
    }
}

/// Something was put on the shortlist in another tab, or taken off.
fn follow(recce: &mut Recce) {
    recce.kept_now(platform::recall(SHORTLIST).as_deref());
}

/// Another fragment stands in the address.
fn reopen(recce: &mut Recce) {
    let kept = platform::recall(SHORTLIST);
    let fragment = platform::whole_fragment();
    recce.reopen(&fragment, platform::is_own_fragment(), kept.as_deref());
}

fn show(visit: &Shared) {
    let mut visit = visit.borrow_mut();
    if !visit.root.is_connected() {
        return;
    }
    let now = visit.recce.places();
    for (index, place) in now.iter().enumerate() {
        if visit.shown.get(index) != Some(place) {
            platform::put(&place.0, &place.1);
        }
    }
    visit.shown = now;
    platform::set_own_fragment(&visit.recce.fragment(), visit.recce.is_own());
}

fn fetch(visit: &Shared) {
    let wanted = visit.borrow().recce.wanted();
    for address in wanted {
        let own = visit.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let text = platform::text_of(&address).await;
            let text = text.map_err(|error| error == LoadError::NotFound);
            own.borrow_mut().recce.arrived(&address, text);
            show(&own);
        });
    }
}

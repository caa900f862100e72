//! The estimator's hands, a program of its own: what the visitor does goes to the [`Desk`], what changes goes to the
//! page. It comes when somebody reaches for the estimator, so that no other page carries it. The frame is finished
//! HTML; nothing of it is drawn here.

fn main() {}

#[cfg(feature = "hydrate")]
mod browser {
    use qujiang_drama::{
        domain::{Day, fragment},
        estimate::saved,
        estimator::{Desk, Device, Do, Effect, Setup, Shoot, Slot, Written},
        platform::{self, Change, Pause},
        policy::packed,
    };
    use std::{cell::RefCell, rc::Rc};
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, Event};

    /// A visit, and what the page shows of it.
    struct Visit {
        root: Element,
        desk: Desk,
        shown: Shown,
        /// What takes long follows when the visitor pauses.
        pause: Pause,
    }

    /// What the page shows: at once, and after a pause.
    struct Shown {
        prompt: Vec<Slot>,
        slow: Vec<Slot>,
    }

    type Shared = Rc<RefCell<Visit>>;

    thread_local! {
        /// The visit to the page that is shown.
        static HERE: RefCell<Option<Shared>> = const { RefCell::new(None) };
    }

    /// What was entered on the page that is shown, as a poster; none where nothing is.
    #[wasm_bindgen]
    pub fn poster() -> Option<String> {
        HERE.with_borrow(|here| here.as_ref()?.borrow().desk.poster())
    }

    /// Takes over the frame of the estimator.
    ///
    /// # Errors
    /// When the frame holds no policy, or not what a case is put together from, that this program reads.
    #[wasm_bindgen]
    pub fn open(root: Element) -> Result<(), JsValue> {
        let setup = setup(&root).ok_or("what the page holds for the estimator cannot be read")?;
        // Whoever left the page before within a pause has entered something all the same.
        if let Some(before) = HERE.take() {
            flush(&before);
        }
        let desk = Desk::new(setup);
        let shown = Shown {
            prompt: desk.slots(),
            slow: desk.slow_slots(),
        };
        let visit = Rc::new(RefCell::new(Visit {
            root,
            desk,
            shown,
            pause: Pause::default(),
        }));
        listen(&visit)?;
        arrive(&visit);
        HERE.set(Some(visit));
        Ok(())
    }

    fn setup(root: &Element) -> Option<Setup> {
        let data = root.query_selector(".desk-data").ok()??;
        let named = |name: &str| data.get_attribute(name);
        let shoot = match root.query_selector(".shoot-data").ok()? {
            Some(data) => Some(Shoot::unpack(&data.text_content()?)?),
            None => None,
        };
        Some(Setup {
            policy: packed::unpack(&data.text_content()?)?,
            on: Day::parse(&named("data-on")?).ok()?,
            address: named("data-address")?,
            editions_at: named("data-editions-at")?,
            editions: named("data-editions")?
                .split_whitespace()
                .map(String::from)
                .collect(),
            other: named("data-other")?,
            shoot,
        })
    }

    /// Listens to the frame as long as it is there, and to the window.
    fn listen(visit: &Shared) -> Result<(), JsValue> {
        let root = visit.borrow().root.clone();
        for (name, selector) in [
            ("input", "[data-do]:not(button)"),
            ("click", "button[data-do]"),
        ] {
            let own = visit.clone();
            let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                if let Some(control) = platform::control(&event, selector) {
                    act(&own, &control);
                }
            });
            root.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref())?;
            heard.forget();
        }
        let Some(window) = web_sys::window() else {
            return Ok(());
        };
        let window_hears = |name: &str, is_first: bool, heard: Closure<dyn FnMut(Event)>| {
            let heard = heard.into_js_value();
            let heard = heard.unchecked_ref();
            window.add_event_listener_with_callback_and_bool(name, heard, is_first)
        };
        let own = visit.clone();
        let changed = move |_| here(&own, reopen);
        window_hears("hashchange", false, Closure::new(changed))?;
        for name in ["storage", "pageshow"] {
            let own = visit.clone();
            let elsewhere = move |_| here(&own, look_again);
            window_hears(name, false, Closure::new(elsewhere))?;
        }
        let own = visit.clone();
        window_hears("pagehide", false, Closure::new(move |_| here(&own, write)))?;
        // The page of a link shows what was entered before it was followed. So this comes before the app hears of it.
        let own = visit.clone();
        let leaving = move |event: Event| {
            if platform::control(&event, "a[href]").is_some() {
                flush(&own);
            }
        };
        window_hears("click", true, Closure::new(leaving))?;
        for (name, turn) in [
            ("beforeprint", platform::open_all as fn(&str)),
            ("afterprint", platform::close_opened),
        ] {
            let printed = Closure::<dyn FnMut()>::new(move || turn(".line"));
            window.add_event_listener_with_callback(name, printed.as_ref().unchecked_ref())?;
            printed.forget();
        }
        Ok(())
    }

    /// Does something as long as the frame is there. A visit that is over hears of the window all the same.
    fn here(visit: &Shared, act: fn(&Shared)) {
        let is_here = visit.borrow().root.is_connected();
        if is_here {
            act(visit);
        }
    }

    /// Who wrote the address.
    fn written() -> Written {
        if platform::is_own_fragment() {
            Written::Here
        } else {
            Written::Elsewhere
        }
    }

    /// The address holds another fragment.
    fn reopen(visit: &Shared) {
        keep(visit);
        let fragment = platform::whole_fragment();
        let effects = visit.borrow_mut().desk.open(&fragment, written());
        if effects.is_some() {
            mark_own(visit);
        }
        show(visit);
        run(visit, effects.unwrap_or_default());
    }

    /// Another page may have changed what the device keeps.
    fn look_again(visit: &Shared) {
        let device = Device::read(platform::recall);
        visit.borrow_mut().desk.look_again(device);
        show(visit);
    }

    /// The visitor's day, address and device are known now; and what was typed before this program came.
    fn arrive(visit: &Shared) {
        let fragment = platform::whole_fragment();
        let typed = platform::filled(&visit.borrow().root);
        let device = Device::read(platform::recall);
        let is_kept = platform::try_remember(saved::KEPT, device.cases.as_deref());
        let effects = {
            let desk = &mut visit.borrow_mut().desk;
            desk.kept(is_kept);
            desk.arrive(
                platform::today(),
                platform::address(),
                &fragment,
                written(),
                device,
            )
        };
        if fragment::has_keys(&fragment) {
            mark_own(visit);
        }
        for control in &typed {
            act(visit, control);
        }
        show(visit);
        run(visit, effects);
    }

    fn act(visit: &Shared, control: &platform::Control) {
        let Some(what) = Do::named(&control.doing) else {
            return;
        };
        let at = control.at.parse().unwrap_or(0);
        let effects = visit.borrow_mut().desk.act(what, at, &control.value);
        if what.is_typing() {
            show_prompt(visit);
        } else {
            show(visit);
        }
        run(visit, effects);
        follow(visit);
    }

    /// Puts into the page what has changed.
    fn show(visit: &Shared) {
        show_prompt(visit);
        show_slow(visit);
    }

    fn show_prompt(visit: &Shared) {
        let mut visit = visit.borrow_mut();
        let now = visit.desk.slots();
        put(&visit.shown.prompt, &now);
        visit.shown.prompt = now;
    }

    fn show_slow(visit: &Shared) {
        let mut visit = visit.borrow_mut();
        let now = visit.desk.slow_slots();
        put(&visit.shown.slow, &now);
        visit.shown.slow = now;
    }

    fn put(before: &[Slot], now: &[Slot]) {
        // What stands inside a place that was written whole follows it, and is written anew with it.
        let mut anew = false;
        for (index, slot) in now.iter().enumerate() {
            let differs = before.get(index) != Some(slot);
            if matches!(slot.change, Change::Html(_)) {
                anew = differs;
            }
            if differs || anew {
                platform::put(&slot.id, &slot.change);
            }
        }
    }

    /// Shows what takes long, and writes the address and what the device keeps, when the visitor pauses.
    fn follow(visit: &Shared) {
        let own = visit.clone();
        visit.borrow().pause.then(move || {
            write(&own);
            here(&own, show);
        });
    }

    /// Does at once what waits for a pause.
    fn flush(visit: &Shared) {
        let is_waiting = visit.borrow().pause.end();
        if is_waiting {
            write(visit);
            here(visit, show);
        }
    }

    /// Writes what the device keeps, and the address.
    fn write(visit: &Shared) {
        keep(visit);
        mark(visit);
    }

    /// Writes what the device keeps, beside what other pages have written since.
    fn keep(visit: &Shared) {
        let desk = &mut visit.borrow_mut().desk;
        desk.look_again(Device::read(platform::recall));
        let changed = desk.write();
        if !changed.is_empty() {
            let mut is_kept = true;
            for (key, text) in changed {
                is_kept &= platform::try_remember(key, text.as_deref());
            }
            desk.kept(is_kept);
        }
    }

    /// Writes the address of one's own case. A link stays as it came, with the edition that it was written for.
    fn mark_own(visit: &Shared) {
        let is_own = visit.borrow().desk.is_own();
        if is_own {
            mark(visit);
        }
    }

    /// Writes the address, and whether it is the device's own.
    fn mark(visit: &Shared) {
        let visit = visit.borrow();
        if visit.root.is_connected() {
            platform::set_own_fragment(&visit.desk.fragment(), visit.desk.is_own());
        }
    }

    fn run(visit: &Shared, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Focus(id) => platform::focus(&id),
                Effect::Print => platform::print(),
                Effect::Save(name, kind, text) => platform::save(&name, kind, &text),
                Effect::Read => {
                    let own = visit.clone();
                    wasm_bindgen_futures::spawn_local(async move {
                        let text = platform::chosen_file().await.unwrap_or_default();
                        let effects = own.borrow_mut().desk.import(&text);
                        show(&own);
                        run(&own, effects);
                        follow(&own);
                    });
                }
                Effect::Copy(text) => {
                    let own = visit.clone();
                    wasm_bindgen_futures::spawn_local(async move {
                        let copied = platform::copy(&text).await;
                        own.borrow_mut().desk.copied(copied);
                        show(&own);
                    });
                }
                Effect::Fetch(version) => {
                    let own = visit.clone();
                    wasm_bindgen_futures::spawn_local(async move {
                        let address = own.borrow().desk.edition_address(&version);
                        let text = platform::text_of(&address).await.ok();
                        let policy = text.and_then(|text| packed::unpack(&text));
                        own.borrow_mut().desk.arrived(&version, policy);
                        show(&own);
                    });
                }
            }
        }
    }
}

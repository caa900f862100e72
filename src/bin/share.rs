//! The hands of the share sheet and of the share kit, a program of their own: what the reader does goes to the
//! [`Sheet`] or the [`Kit`], what changes goes to the page. It comes when somebody reaches for either.

fn main() {}

#[cfg(feature = "hydrate")]
mod browser {
    use qujiang_drama::{
        domain::Lang,
        platform::{self, Change, Pause},
        qr::Code,
        routes::Route,
        share::{Device, Effect, Kit, KitAct, Place, Seen, Sheet, SheetAct},
        text::share_words,
    };
    use std::{
        cell::{Cell, RefCell},
        rc::Rc,
    };
    use wasm_bindgen::prelude::*;
    use web_sys::{Document, Element, Event, HtmlDialogElement, Window};

    /// Where it is said what became of an act in the sheet.
    const SHEET_SAID: &str = "share-said";

    /// A visit to the kit, and what the page shows of it.
    struct Visit {
        kit: Kit,
        shown: Vec<Place>,
        slow: Vec<Place>,
        /// What takes long follows when the visitor pauses.
        pause: Pause,
    }

    type Shared = Rc<RefCell<Visit>>;

    thread_local! {
        static IS_LISTENING: Cell<bool> = const { Cell::new(false) };
    }

    /// A link as a drawing of its code, under a name; nothing where it is too long for one.
    #[wasm_bindgen]
    pub fn code(link: &str, name: &str) -> String {
        Code::sturdy(link).map_or_else(String::new, |code| code.svg(name))
    }

    /// Opens the share sheet of the page that is shown.
    ///
    /// # Errors
    /// When the browser knows no windows of this kind.
    #[wasm_bindgen]
    pub fn share() -> Result<(), JsValue> {
        let document = document().ok_or("no document")?;
        if let Some(before) = document.get_element_by_id("share-sheet") {
            if before.has_attribute("open") {
                return Ok(());
            }
            before.remove();
        }
        let lang = language();
        let (address, title, description) = platform::seen();
        let seen = if root_attribute("data-path") == Route::NotFound.path(lang) {
            // Nobody is to be sent to an address that leads nowhere.
            Seen {
                address: home(lang),
                title: site_name(),
                description: String::new(),
            }
        } else {
            Seen {
                address,
                title,
                description,
            }
        };
        let device = Device {
            sends: platform::sends(),
            is_wechat: platform::is_wechat(),
        };
        let sheet = Sheet::new(lang, seen, device);
        let kit = format!("{}{}", root_attribute("data-base"), Route::Share.path(lang));
        let window = document.create_element("dialog")?;
        for (name, value) in [
            ("id", "share-sheet"),
            ("class", "share"),
            ("lang", lang.tag()),
            ("aria-labelledby", "share-title"),
        ] {
            window.set_attribute(name, value)?;
        }
        window.set_inner_html(&sheet.dialog(&kit));
        document.body().ok_or("no body")?.append_child(&window)?;
        put(&sheet.places());
        if !IS_LISTENING.replace(true) {
            // Who goes back while the sheet is open has another page before them, which it is not about.
            platform::listen("page-arrived", || run(Effect::Close, SHEET_SAID));
        }
        let window: HtmlDialogElement = window.dyn_into()?;
        listen_sheet(&window, sheet)?;
        window.show_modal()
    }

    fn listen_sheet(window: &HtmlDialogElement, sheet: Sheet) -> Result<(), JsValue> {
        let sheet = Rc::new(RefCell::new(sheet));
        for (name, selector) in [
            ("input", "[data-do]:not(button)"),
            ("click", "button[data-do]"),
        ] {
            let own = sheet.clone();
            let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                let control = platform::control(&event, selector);
                let act = control.as_ref().and_then(|one| SheetAct::named(&one.doing));
                if let (Some(control), Some(act)) = (control, act) {
                    let effect = own.borrow_mut().act(act, &control.value);
                    put(&own.borrow().places());
                    if let Some(effect) = effect {
                        run(effect, SHEET_SAID);
                    }
                }
            });
            window.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref())?;
            heard.forget();
        }
        let own = window.clone();
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            // On a link the page comes back.
            if target.is_some_and(|target| matches!(target.closest("a"), Ok(Some(_)))) {
                own.close();
            }
        });
        window.add_event_listener_with_callback("click", heard.as_ref().unchecked_ref())?;
        heard.forget();
        platform::close_beside(window);
        Ok(())
    }

    /// Takes over the frame of the kit.
    ///
    /// # Errors
    /// When the frame holds no topics, or the browser cannot listen.
    #[wasm_bindgen]
    pub fn open(root: Element) -> Result<(), JsValue> {
        let data = root.query_selector(".kit-data")?.ok_or("no topics")?;
        let packed = data.text_content().unwrap_or_default();
        let kit = Kit::unpack(language(), &packed, &root_attribute("data-base"))
            .ok_or("the topics cannot be read")?;
        let mut kit = kit.in_wechat(platform::is_wechat());
        // What was chosen before this program came.
        for control in platform::entered(&root) {
            if let Some(act) = KitAct::named(&control.doing) {
                kit.act(act, &control.value);
            }
        }
        let slow = kit.slow_places();
        let visit = Rc::new(RefCell::new(Visit {
            kit,
            shown: Vec::new(),
            slow,
            pause: Pause::default(),
        }));
        show(&visit);
        if !visit.borrow().kit.is_as_written() {
            put(&visit.borrow().slow);
        }
        for (name, selector) in [
            ("input", "[data-do]:not(button)"),
            ("click", "button[data-do]"),
        ] {
            let own = visit.clone();
            let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                let control = platform::control(&event, selector);
                let act = control.as_ref().and_then(|one| KitAct::named(&one.doing));
                if let (Some(control), Some(act)) = (control, act) {
                    let effect = own.borrow_mut().kit.act(act, &control.value);
                    for place in Kit::SAID {
                        platform::put(place, &Change::Text(String::new()));
                    }
                    if let Some(effect) = effect {
                        let said = Kit::said(&effect);
                        run(effect, said);
                    } else {
                        show(&own);
                        follow(&own);
                    }
                }
            });
            root.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref())?;
            heard.forget();
        }
        Ok(())
    }

    fn show(visit: &Shared) {
        let now = visit.borrow().kit.places();
        let before = std::mem::replace(&mut visit.borrow_mut().shown, now.clone());
        for (index, place) in now.iter().enumerate() {
            if before.get(index) != Some(place) {
                platform::put(place.0, &place.1);
            }
        }
    }

    /// Draws the sheet of all codes anew, when the reader pauses.
    fn follow(visit: &Shared) {
        let own = visit.clone();
        visit.borrow().pause.then(move || {
            let now = own.borrow().kit.slow_places();
            if own.borrow().slow != now {
                put(&now);
                own.borrow_mut().slow = now;
            }
        });
    }

    fn put(places: &[Place]) {
        for (id, change) in places {
            platform::put(id, change);
        }
    }

    fn run(effect: Effect, said: &'static str) {
        let words = share_words(language());
        let say = move |text: String| {
            let is_said = !text.is_empty();
            platform::put(said, &Change::Text(text));
            // Below a button that stands at the screen's edge too.
            if is_said {
                platform::into_view(said);
            }
        };
        match effect {
            Effect::Send { title, text, link } => {
                say(String::new());
                wasm_bindgen_futures::spawn_local(async move {
                    if !platform::send(&title, &text, &link).await {
                        platform::select("share-link");
                        say(words.send_failed.into());
                    }
                });
            }
            Effect::Copy { text, field } => wasm_bindgen_futures::spawn_local(async move {
                if platform::copy(&text).await {
                    say(words.copied.into());
                } else {
                    platform::select(field);
                    say(words.select.into());
                }
            }),
            Effect::Save { name, kind, bytes } => {
                platform::save_bytes(&name, kind, &bytes);
                say(format!("{}{name}", words.saved));
            }
            Effect::Close => {
                let sheet =
                    document().and_then(|document| document.get_element_by_id("share-sheet"));
                if let Some(sheet) =
                    sheet.and_then(|sheet| sheet.dyn_into::<HtmlDialogElement>().ok())
                {
                    sheet.close();
                }
            }
        }
    }

    fn home(lang: Lang) -> String {
        let origin = window().and_then(|window| window.location().origin().ok());
        let path = Route::Home.path(lang);
        [
            &origin.unwrap_or_default(),
            &root_attribute("data-base"),
            path.as_str(),
        ]
        .concat()
    }

    fn site_name() -> String {
        let found = document().and_then(|document| {
            document
                .query_selector("meta[property='og:site_name']")
                .ok()?
        });
        found
            .and_then(|meta| meta.get_attribute("content"))
            .unwrap_or_default()
    }

    fn window() -> Option<Window> {
        web_sys::window()
    }

    fn document() -> Option<Document> {
        window()?.document()
    }

    fn root_attribute(name: &str) -> String {
        let root = document().and_then(|document| document.document_element());
        root.and_then(|root| root.get_attribute(name))
            .unwrap_or_default()
    }

    fn language() -> Lang {
        if root_attribute("lang") == Lang::En.tag() {
            Lang::En
        } else {
            Lang::Zh
        }
    }
}

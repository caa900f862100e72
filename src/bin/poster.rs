//! The hands of the poster's window, a program of its own: it fetches what the poster says, has it laid out and drawn,
//! and puts the picture into the window. It comes when somebody asks for a poster.

fn main() {}

#[cfg(feature = "hydrate")]
mod browser {
    use qujiang_drama::{
        domain::{Id, Lang},
        platform::{self, Change, PictureError},
        poster::{
            Code, Drawn, Outside, Poster, Sheet, State, WindowAct, find, own, places, unpack,
            upright, window,
        },
        qr,
        routes::{Route, file_stem},
        text::poster_words,
    };
    use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
    use wasm_bindgen::prelude::*;
    use web_sys::{Document, Event, HtmlDialogElement};

    const WINDOW: &str = "poster-window";
    const SAID: &str = "poster-said";

    /// What a poster was asked for.
    struct Asked {
        link: String,
        path: String,
        lang: Lang,
        own: Option<Poster>,
    }

    /// An open window.
    struct Visit {
        window: HtmlDialogElement,
        asked: Asked,
        picture: RefCell<Vec<u8>>,
    }

    /// Why there is no poster.
    enum Failure {
        Unreachable,
        Undrawn,
    }

    impl From<PictureError> for Failure {
        fn from(_: PictureError) -> Self {
            Self::Undrawn
        }
    }

    thread_local! {
        static IS_LISTENING: RefCell<bool> = const { RefCell::new(false) };
    }

    /// Opens the window of a poster: with a code of this link, of the page at this path in the language with this tag;
    /// where the visitor entered something, their own as the program `desk` hands it over.
    ///
    /// # Errors
    /// When the browser knows no windows of this kind.
    #[wasm_bindgen]
    pub fn poster(
        link: String,
        path: String,
        lang: &str,
        own: Option<String>,
    ) -> Result<(), JsValue> {
        let document = document().ok_or("no document")?;
        if let Some(before) = document.get_element_by_id(WINDOW) {
            before.remove();
        }
        let element = document.create_element("dialog")?;
        for (name, value) in [
            ("id", WINDOW),
            ("class", "share"),
            ("lang", language().tag()),
            ("aria-labelledby", "poster-title"),
        ] {
            element.set_attribute(name, value)?;
        }
        element.set_inner_html(&window(language()));
        document.body().ok_or("no body")?.append_child(&element)?;
        let visit = Rc::new(Visit {
            window: element.dyn_into()?,
            asked: Asked {
                link,
                path,
                lang: tagged(lang),
                own: own.and_then(|own| unpack(&own)),
            },
            picture: RefCell::default(),
        });
        listen(&visit)?;
        if !IS_LISTENING.replace(true) {
            // Who goes back while the window is open has another page before them.
            platform::listen("page-arrived", || {
                let open = self::document().and_then(|document| document.get_element_by_id(WINDOW));
                if let Some(Ok(open)) = open.map(JsCast::dyn_into::<HtmlDialogElement>) {
                    open.close();
                }
            });
        }
        visit.window.show_modal()?;
        draw(&visit);
        Ok(())
    }

    fn listen(visit: &Rc<Visit>) -> Result<(), JsValue> {
        let own = visit.clone();
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let control = platform::control(&event, "button[data-do]");
            if let Some(act) = control.and_then(|control| WindowAct::named(&control.doing)) {
                run(&own, act);
            }
        });
        let window = &visit.window;
        window.add_event_listener_with_callback("click", heard.as_ref().unchecked_ref())?;
        heard.forget();
        platform::close_beside(window);
        let closed = window.clone();
        // The picture is large.
        let heard = Closure::once_into_js(move || closed.remove());
        window.add_event_listener_with_callback("close", heard.unchecked_ref())
    }

    fn run(visit: &Rc<Visit>, act: WindowAct) {
        let words = poster_words(language());
        let say = |text: &str| platform::put(SAID, &Change::Text(text.into()));
        match act {
            WindowAct::Close => visit.window.close(),
            WindowAct::Retry => {
                // The button goes.
                platform::focus("poster-title");
                draw(visit);
            }
            WindowAct::Save => {
                let name = file(&visit.asked);
                platform::save_bytes(&name, "image/png", &visit.picture.borrow());
                say(&[words.saved, &name].concat());
            }
            WindowAct::Send => {
                let name = file(&visit.asked);
                let bytes = visit.picture.borrow().clone();
                wasm_bindgen_futures::spawn_local(async move {
                    if !platform::send_picture(&name, &bytes).await {
                        platform::put(SAID, &Change::Text(words.send_failed.into()));
                    }
                });
            }
        }
    }

    fn draw(visit: &Rc<Visit>) {
        put(State::Drawing);
        let own = visit.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let drawn = drawn(&own.asked).await;
            // Closed meanwhile, and perhaps another is open.
            if !own.window.is_connected() {
                return;
            }
            match drawn {
                Ok((poster, picture, sheet, is_bare)) => {
                    let bytes = platform::bytes_of(&picture).unwrap_or_default();
                    put(State::Drawn(Drawn {
                        poster: &poster,
                        picture: &picture,
                        size: (sheet.width, sheet.height),
                        is_bare,
                        is_wechat: platform::is_wechat(),
                        sends: platform::sends_picture(&file(&own.asked), &bytes),
                    }));
                    own.picture.replace(bytes);
                }
                Err(Failure::Unreachable) => put(State::Unreachable),
                Err(Failure::Undrawn) => put(State::Undrawn),
            }
        });
    }

    fn put(state: State) {
        for (id, change) in places(language(), state) {
            platform::put(id, &change);
        }
    }

    async fn drawn(asked: &Asked) -> Result<(Poster, String, Sheet, bool), Failure> {
        let base = root_attribute("data-base");
        let poster = said(asked, &base).await.ok_or(Failure::Unreachable)?;
        let mut files = BTreeMap::new();
        for name in &poster.drawings {
            let address = format!("{base}/drawings/{name}.svg");
            // Without one the poster stands, too.
            if let Ok(file) = platform::text_of(&address).await {
                files.insert(name.as_str(), file);
            }
        }
        let lang = poster.lang;
        let outside = Outside {
            measure: &|text, kind| platform::text_width(text, &kind.css(lang)),
            drawing: &|name| files.get(name).cloned(),
        };
        let page = asked.link.split(['?', '#']).next().unwrap_or_default();
        let plain = asked.link.split('#').next().unwrap_or_default();
        let whole = qr::Code::coarse(&asked.link);
        let is_bare = whole.is_none();
        let code = whole
            .or_else(|| qr::Code::coarse(plain))
            .or_else(|| qr::Code::coarse(page))
            .ok_or(Failure::Undrawn)?;
        let border = u32::try_from(Code::QUIET).unwrap_or_default();
        let at = |place: i32| u32::try_from(place).unwrap_or_default() + border;
        let code = Code {
            side: i32::try_from(code.across()).unwrap_or_default() - 2 * Code::QUIET,
            is_dark: &|column, row| code.is_dark(at(column), at(row)),
            address: page.split_once("://").map_or(page, |(_, rest)| rest),
        };
        let sheet = upright(&poster, &code, &outside);
        let size = |side: i32| u32::try_from(side).unwrap_or_default();
        let picture =
            platform::picture(&sheet.svg(), size(sheet.width), size(sheet.height)).await?;
        Ok((poster, picture, sheet, is_bare))
    }

    /// What the poster says; none where that did not arrive.
    async fn said(asked: &Asked, base: &str) -> Option<Poster> {
        let home = Route::Home.path(asked.lang);
        let file = platform::text_of(&format!("{base}{home}posters.json"))
            .await
            .ok()?;
        // A page for lost visitors has that of the home page.
        let page = find(&file, &asked.path).or_else(|| find(&file, &home))?;
        Some(match &asked.own {
            Some(entered) => {
                let scene = entered.drawings.first().and_then(|id| Id::new(id).ok());
                let scene = scene.and_then(|id| find(&file, &Route::Scene(id).path(asked.lang)));
                own(entered.clone(), &page, scene.as_ref())
            }
            None => page,
        })
    }

    fn file(asked: &Asked) -> String {
        format!("poster-{}.png", file_stem(&asked.path))
    }

    fn document() -> Option<Document> {
        web_sys::window()?.document()
    }

    fn root_attribute(name: &str) -> String {
        let root = document().and_then(|document| document.document_element());
        root.and_then(|root| root.get_attribute(name))
            .unwrap_or_default()
    }

    fn language() -> Lang {
        tagged(&root_attribute("lang"))
    }

    fn tagged(tag: &str) -> Lang {
        if tag == Lang::En.tag() {
            Lang::En
        } else {
            Lang::Zh
        }
    }
}

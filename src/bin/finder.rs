//! The hands of the catalogue and of the search over the whole site, a program of their own: what the reader does goes
//! to the [`Catalogue`] or the [`Search`], what changes goes to the page. It comes when somebody reaches for either.

fn main() {}

#[cfg(feature = "hydrate")]
#[path = "finder/recce.rs"]
mod recce;

#[cfg(feature = "hydrate")]
mod browser {
    use super::recce;
    use qujiang_drama::{
        domain::{Ids, Lang, SHORTLIST},
        finder::{Act, Catalogue, Index, Lie, Look, Part, Place, READY, Search, Step, dialog},
        platform::{self, Change, Control, Pause},
        text::finder_words,
    };
    use std::{
        cell::{Cell, RefCell},
        ops::Range,
    };
    use wasm_bindgen::prelude::*;
    use web_sys::{
        Document, Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent,
        Window,
    };

    /// Where the device keeps that the slash alone does not open the search.
    const NO_SLASH: &str = "no-slash";

    /// How many items stand in a list before it is known how it lies.
    const FIRST: usize = 24;

    /// How many items are printed.
    const PRINTED: usize = 300;

    /// A visit to the catalogue, and what the page shows of it.
    struct Visit {
        root: Element,
        path: String,
        catalogue: Catalogue<'static, 'static>,
        shown: Vec<Place>,
        /// Which items stand in the list.
        items: Range<usize>,
        /// In which look the list was measured; columns, and the distance from row to row.
        grid: Option<(Look, u32, u32)>,
        /// The clocks that run until the reader pauses: for the address, and for what stands beside the screen.
        following: Pause,
        filling: Pause,
        is_typing: bool,
        is_printing: bool,
    }

    thread_local! {
        static INDEX: Cell<Option<&'static Index<'static>>> = const { Cell::new(None) };
        static VISIT: RefCell<Option<Visit>> = const { RefCell::new(None) };
        static SEARCH: RefCell<Option<(Lang, Search<'static, 'static>)>> = const { RefCell::new(None) };
        static IS_LISTENING: Cell<bool> = const { Cell::new(false) };
    }

    /// Fetches the index, once.
    ///
    /// # Errors
    /// When it does not arrive, or another version of the site wrote it.
    #[wasm_bindgen]
    pub async fn ready() -> Result<(), JsValue> {
        if INDEX.get().is_some() {
            return Ok(());
        }
        let program = document().and_then(|document| document.get_element_by_id("finder"));
        let address = program.and_then(|program| program.get_attribute("data-index"));
        let text = platform::text_of(&address.unwrap_or_default()).await;
        let text = text.map_err(|_| "the index did not arrive")?;
        // It stays as long as the document does.
        let index = Index::read(String::leak(text)).ok_or("the index cannot be read")?;
        INDEX.set(Some(Box::leak(Box::new(index))));
        Ok(())
    }

    /// Takes over the catalogue's frame, once the index is there.
    ///
    /// # Errors
    /// When the index is not there, or the browser cannot listen.
    #[wasm_bindgen]
    pub fn open(root: Element) -> Result<(), JsValue> {
        if root.id() == "recce" {
            return recce::open(root);
        }
        let index = INDEX.get().ok_or("the index is not there")?;
        let is_paged = root.get_attribute("data-paged").as_deref() == Some("true");
        let (lang, base) = (language(), base());
        let typed: Vec<Control> = platform::filled(&root);
        let mut catalogue = Catalogue::new(index, lang, &base, is_paged, &platform::query());
        for control in &typed {
            act_on(&mut catalogue, control);
        }
        catalogue.chosen_now(shortlist());
        listen(&root)?;
        VISIT.set(Some(Visit {
            root,
            path: path(),
            catalogue,
            shown: Vec::new(),
            items: 0..0,
            grid: None,
            following: Pause::default(),
            filling: Pause::default(),
            is_typing: false,
            is_printing: false,
        }));
        with(|visit| {
            // The page was put back to where it was left; what is listed now must not move it.
            let here = || window().and_then(|window| window.scroll_y().ok());
            let y = platform::wanted_scroll().or_else(here);
            visit.show();
            if let (Some(window), Some(y)) = (window(), y) {
                window.scroll_to_with_x_and_y(0.0, y);
            }
            visit.lay();
            if !typed.is_empty() {
                visit.write(true);
            } else if visit.catalogue.is_asking() {
                visit.say();
            }
        });
        Ok(())
    }

    fn shortlist() -> Ids {
        Ids::read(&platform::recall(SHORTLIST).unwrap_or_default())
    }

    fn act_on(catalogue: &mut Catalogue, control: &Control) -> Option<Act> {
        let act = Act::named(&control.doing)?;
        catalogue.act(act, &control.at, &control.value);
        Some(act)
    }

    fn with(what: impl FnOnce(&mut Visit)) {
        VISIT.with_borrow_mut(|visit| {
            if let Some(visit) = visit
                .as_mut()
                .filter(|visit| visit.root.is_connected() && visit.path == path())
            {
                what(visit);
            }
        });
    }

    fn listen(root: &Element) -> Result<(), JsValue> {
        for (name, selector) in [
            ("input", "[data-do]:not(button)"),
            ("click", "button[data-do]"),
        ] {
            let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                if let Some(control) = platform::control(&event, selector) {
                    with(|visit| visit.act(&control));
                }
            });
            root.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref())?;
            heard.forget();
        }
        if IS_LISTENING.replace(true) {
            return Ok(());
        }
        let window = window().ok_or("no window")?;
        for (name, what) in [
            ("scroll", Visit::lay as fn(&mut Visit)),
            ("resize", Visit::measure_anew),
            ("popstate", Visit::go_back),
            // A link to this page with another query, such as that of the menu, has led here.
            ("page-arrived", Visit::follow_link),
            ("beforeprint", Visit::unroll),
            ("afterprint", Visit::roll_up),
            // After the app has written what was chosen.
            ("change", Visit::choose),
            ("storage", Visit::choose),
        ] {
            let heard = Closure::<dyn FnMut()>::new(move || with(what));
            window.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref())?;
            heard.forget();
        }
        Ok(())
    }

    impl Visit {
        fn act(&mut self, control: &Control) {
            let Some(act) = act_on(&mut self.catalogue, control) else {
                return;
            };
            self.show();
            match act {
                Act::Filters => {}
                // While somebody types, the address follows when they pause, as one entry of the history.
                Act::Text => self.follow(),
                Act::Facet | Act::Sort | Act::Look | Act::Clear => {
                    self.is_typing = false;
                    self.write(true);
                }
            }
            // What was pressed to take something away is gone with it.
            if control.doing != Act::Text.name() && is_lost(self.root.owner_document()) {
                platform::focus("f-text");
            }
        }

        fn go_back(&mut self) {
            self.is_typing = false;
            self.following.end();
            self.catalogue.open(&platform::query());
            self.show();
            self.say();
        }

        fn follow_link(&mut self) {
            if platform::query() != self.catalogue.query() {
                self.go_back();
            }
        }

        /// For paper, everything stands in the page, up to some hundreds.
        fn unroll(&mut self) {
            if !self.catalogue.is_listing() {
                return;
            }
            self.is_printing = true;
            if let Some(list) = element("f-list") {
                self.fill(&list, 0..PRINTED.min(self.catalogue.total()));
            }
            height("f-before", 0);
            height("f-after", 0);
        }

        fn roll_up(&mut self) {
            self.is_printing = false;
            self.measure_anew();
        }

        /// Puts into the page what has changed, and lists anew.
        fn show(&mut self) {
            // In the same look rows are likely to be as they were: so hardly any is drawn in vain. To be asked before
            // anything changes, or the page would be laid out for the answer alone.
            let likely = self.part(0).map(|part| part.items);
            let now = self.catalogue.places();
            for (index, place) in now.iter().enumerate() {
                if self.shown.get(index) != Some(place) {
                    platform::put(&place.0, &place.1);
                }
            }
            let asked = |places: &[Place]| {
                places
                    .iter()
                    .filter(|(id, _)| !id.starts_with("f-open") && id != "f-facets")
                    .cloned()
                    .collect::<Vec<_>>()
            };
            let is_same = asked(&now) == asked(&self.shown);
            self.shown = now;
            if !is_same {
                self.list_anew(likely);
            }
        }

        /// Something was put on the shortlist, or taken off.
        fn choose(&mut self) {
            self.catalogue.chosen_now(shortlist());
        }

        fn list_anew(&mut self, likely: Option<Range<usize>>) {
            let Some(list) = element("f-list") else {
                return;
            };
            if !self.catalogue.is_listing() {
                list.set_inner_html("");
                self.items = 0..0;
                return;
            }
            self.items = likely.unwrap_or(0..FIRST.min(self.catalogue.total()));
            list.set_inner_html(&self.catalogue.items(self.items.clone()));
            self.grid = None;
            self.lay_with(0);
            // Who types sees the answer first; what is beside the screen follows when they pause.
            self.filling.then(|| with(Visit::lay));
        }

        fn measure_anew(&mut self) {
            self.grid = None;
            self.lay();
        }

        /// Puts those items into the list that are on the screen, and beside it.
        fn lay(&mut self) {
            self.lay_with(READY);
        }

        /// The same, with so many pixels ready beside the screen.
        fn lay_with(&mut self, ready: u32) {
            if !self.catalogue.is_listing() || self.is_printing {
                return;
            }
            let Some(list) = element("f-list") else {
                return;
            };
            if self.grid.is_none() {
                self.grid = measured(&list, self.catalogue.look());
            }
            let part = self.part(ready);
            if let Some(part) = &part {
                self.fill(&list, part.items.clone());
            }
            // A list that is empty, or does not lie anywhere, has nothing before and after it.
            let part = part.unwrap_or_default();
            height("f-before", part.before);
            height("f-after", part.after);
        }

        /// What of the list stands in the page, where it is known how it lies in the look that is chosen.
        fn part(&self, ready: u32) -> Option<Part> {
            let (look, columns, row) = self.grid?;
            if look != self.catalogue.look() {
                return None;
            }
            let screen = window()?.inner_height().ok()?.as_f64();
            let lie = Lie {
                columns,
                row,
                above: pixels(-element("f-before")?.get_bounding_client_rect().top()),
                screen: u32::try_from(pixels(screen.unwrap_or_default())).unwrap_or(0),
            };
            Some(lie.part(self.catalogue.total(), ready))
        }

        fn fill(&mut self, list: &Element, items: Range<usize>) {
            let old = std::mem::replace(&mut self.items, items.clone());
            if old == items {
                return;
            }
            let had = document().and_then(|document| document.active_element());
            let had = had.is_some_and(|active| list.contains(Some(&active)));
            if items.start >= old.end || items.end <= old.start {
                list.set_inner_html(&self.catalogue.items(items));
            } else {
                // What stays is not drawn anew, so that neither focus nor picture is lost.
                for _ in old.start..items.start {
                    let _ = list.first_element_child().map(|child| child.remove());
                }
                for _ in items.end..old.end {
                    let _ = list.last_element_child().map(|child| child.remove());
                }
                let insert = |at: &str, range: Range<usize>| {
                    if !range.is_empty() {
                        let _ = list.insert_adjacent_html(at, &self.catalogue.items(range));
                    }
                };
                insert("afterbegin", items.start..old.start.max(items.start));
                insert("beforeend", old.end.min(items.end)..items.end);
            }
            if had && is_lost(list.owner_document()) {
                focus(list);
            }
        }

        /// Writes the address and says the count, when the reader pauses.
        fn follow(&mut self) {
            self.following.then(|| {
                with(|visit| {
                    let is_new = !std::mem::replace(&mut visit.is_typing, true);
                    visit.write(is_new);
                });
            });
        }

        fn write(&self, is_new: bool) {
            platform::set_query(&self.catalogue.query(), is_new);
            self.say();
        }

        fn say(&self) {
            platform::put("f-said", &Change::Text(self.catalogue.said()));
        }
    }

    /// Columns of a list that is laid out, and the distance from row to row.
    fn measured(list: &Element, look: Look) -> Option<(Look, u32, u32)> {
        let top = |element: &Element| Some(element.dyn_ref::<HtmlElement>()?.offset_top());
        let children = list.children();
        let first = children.item(0)?;
        let tops: Vec<i32> = (0..children.length())
            .filter_map(|at| top(&children.item(at)?))
            .collect();
        let start = *tops.first()?;
        let columns = tops.iter().take_while(|top| **top == start).count();
        let rows = i32::try_from(tops.len().div_ceil(columns)).ok()? - 1;
        let row = match tops.last() {
            Some(end) if rows > 0 => (end - start) / rows,
            _ => first.dyn_ref::<HtmlElement>()?.offset_height(),
        };
        Some((
            look,
            u32::try_from(columns).ok()?,
            u32::try_from(row).ok().filter(|row| *row > 0)?,
        ))
    }

    /// Opens the search over the whole site.
    ///
    /// # Errors
    /// When the browser knows no windows of this kind.
    #[wasm_bindgen]
    pub fn search() -> Result<(), JsValue> {
        let document = document().ok_or("no document")?;
        let lang = language();
        let shown = document.get_element_by_id("search");
        let window = match shown
            .filter(|shown| shown.get_attribute("lang").as_deref() == Some(lang.tag()))
        {
            Some(shown) => shown,
            None => search_window(&document, lang)?,
        };
        let window: HtmlDialogElement = window.dyn_into()?;
        if !window.open() {
            window.show_modal()?;
        }
        if let Some(slash) = slash() {
            slash.set_checked(platform::recall(NO_SLASH).is_none());
        }
        if let Some(field) = search_field() {
            field.select();
        }
        ask();
        Ok(())
    }

    fn search_window(document: &Document, lang: Lang) -> Result<Element, JsValue> {
        if let Some(other) = document.get_element_by_id("search") {
            other.remove();
        }
        SEARCH.set(None);
        let window = document.create_element("dialog")?;
        for (name, value) in [("id", "search"), ("class", "search"), ("lang", lang.tag())] {
            window.set_attribute(name, value)?;
        }
        window.set_attribute("aria-label", finder_words(lang).search)?;
        window.set_inner_html(&dialog(lang));
        document.body().ok_or("no body")?.append_child(&window)?;
        let heard = Closure::<dyn FnMut(Event)>::new(|_| match slash() {
            Some(slash) if slash.matches(":focus").unwrap_or_default() => {
                let kept = (!slash.checked()).then_some("1");
                platform::remember(NO_SLASH, kept);
            }
            _ => ask(),
        });
        window.add_event_listener_with_callback("input", heard.as_ref().unchecked_ref())?;
        heard.forget();
        let heard = Closure::<dyn FnMut(KeyboardEvent)>::new(|event: KeyboardEvent| press(&event));
        window.add_event_listener_with_callback("keydown", heard.as_ref().unchecked_ref())?;
        heard.forget();
        let own: HtmlDialogElement = window.clone().dyn_into()?;
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let more = target.as_ref().and_then(|target| {
                let more = target.closest("[data-more]").ok().flatten()?;
                Some((more.get_attribute("data-more")?, more.id()))
            });
            if let Some((kind, id)) = more {
                widen(&kind, &id);
            }
            // Beside the window, on the button that closes it, or on a result: the page comes back.
            let closes = target.is_some_and(|target| {
                target.is_same_node(Some(&own))
                    || matches!(target.closest("a, #s-close"), Ok(Some(_)))
            });
            if closes {
                own.close();
            }
        });
        window.add_event_listener_with_callback("click", heard.as_ref().unchecked_ref())?;
        heard.forget();
        Ok(window)
    }

    /// Searches for what stands in the field; fetches the index if it is not there yet.
    fn ask() {
        let lang = language();
        let Some(index) = INDEX.get() else {
            platform::put("s-said", &Change::Text(finder_words(lang).waiting.into()));
            wasm_bindgen_futures::spawn_local(async move {
                match ready().await {
                    Ok(()) => ask(),
                    Err(_) => {
                        platform::put("s-said", &Change::Text(finder_words(lang).failed.into()));
                    }
                }
            });
            return;
        };
        let typed = search_field()
            .map(|field| field.value())
            .unwrap_or_default();
        let answer = SEARCH.with_borrow_mut(|search| {
            let (_, search) =
                search.get_or_insert_with(|| (lang, Search::new(index, lang, &base())));
            search.ask(&typed, &path())
        });
        platform::put("s-list", &Change::Html(answer.html));
        platform::put("s-said", &Change::Text(answer.said));
        let is_expanded = (answer.options > 0).to_string();
        platform::put(
            "s-text",
            &Change::Attribute("aria-expanded", Some(is_expanded)),
        );
        platform::put("s-text", &Change::Attribute("aria-activedescendant", None));
    }

    /// Shows all results of a kind; the first that came stands chosen where the option stood that brought it.
    fn widen(kind: &str, id: &str) {
        SEARCH.with_borrow_mut(|search| {
            if let Some((_, search)) = search {
                search.widen(kind);
            }
        });
        ask();
        let at = id.strip_prefix("s-").and_then(|at| at.parse().ok());
        let at = at.and_then(|at| {
            SEARCH.with_borrow_mut(|search| search.as_mut().and_then(|(_, one)| one.choose(at)))
        });
        mark(at);
        if let Some(field) = search_field() {
            let _ = field.focus();
        }
    }

    fn press(event: &KeyboardEvent) {
        // The letters of a Chinese word are chosen with the same keys.
        if event.is_composing() {
            return;
        }
        let step = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Before,
            // A field of this type would only be emptied.
            "Escape" => {
                event.prevent_default();
                if let Some(window) =
                    element("search").and_then(|window| window.dyn_into::<HtmlDialogElement>().ok())
                {
                    window.close();
                }
                return;
            }
            "Enter" => {
                let is_field = event
                    .target()
                    .and_then(|target| target.dyn_into::<Element>().ok())
                    .is_some_and(|target| {
                        matches!(target.closest("#s-text, #s-list"), Ok(Some(_)))
                    });
                if is_field {
                    event.prevent_default();
                    let at = SEARCH.with_borrow(|search| {
                        search.as_ref().and_then(|(_, search)| search.opens())
                    });
                    let result = at.and_then(|at| element(&format!("s-{at}")));
                    if let Some(result) =
                        result.and_then(|result| result.dyn_into::<HtmlElement>().ok())
                    {
                        result.click();
                    }
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let at = SEARCH
            .with_borrow_mut(|search| search.as_mut().and_then(|(_, search)| search.step(step)));
        mark(at);
    }

    /// Shows which result is chosen.
    fn mark(at: Option<usize>) {
        let chosen = at.and_then(|at| element(&format!("s-{at}")));
        if let (Some(chosen), Some(list)) = (chosen, element("s-list")) {
            if let Ok(Some(before)) = list.query_selector("[aria-selected=true]") {
                let _ = before.set_attribute("aria-selected", "false");
            }
            let _ = chosen.set_attribute("aria-selected", "true");
            let id = chosen.id();
            platform::into_view(&id);
            platform::put(
                "s-text",
                &Change::Attribute("aria-activedescendant", Some(id)),
            );
        }
    }

    fn slash() -> Option<HtmlInputElement> {
        element("s-slash")?.dyn_into().ok()
    }

    fn search_field() -> Option<HtmlInputElement> {
        element("s-text")?.dyn_into().ok()
    }

    fn window() -> Option<Window> {
        web_sys::window()
    }

    fn document() -> Option<Document> {
        window()?.document()
    }

    fn element(id: &str) -> Option<Element> {
        document()?.get_element_by_id(id)
    }

    fn path() -> String {
        window()
            .and_then(|window| window.location().pathname().ok())
            .unwrap_or_default()
    }

    fn root_attribute(name: &str) -> String {
        let root = document().and_then(|document| document.document_element());
        root.and_then(|root| root.get_attribute(name))
            .unwrap_or_default()
    }

    pub(super) fn language() -> Lang {
        if root_attribute("lang") == Lang::En.tag() {
            Lang::En
        } else {
            Lang::Zh
        }
    }

    pub(super) fn base() -> String {
        root_attribute("data-base")
    }

    /// Whether the element that had the focus is gone.
    fn is_lost(document: Option<Document>) -> bool {
        document.is_some_and(|document| {
            let active = document.active_element();
            active.is_none_or(|active| {
                document
                    .body()
                    .is_some_and(|body| body.is_same_node(Some(&active)))
            })
        })
    }

    fn focus(element: &Element) {
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }

    fn height(id: &str, pixels: u32) {
        if let Some(element) =
            element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
        {
            let _ = element
                .style()
                .set_property("block-size", &format!("{pixels}px"));
        }
    }

    /// A length on the screen, to the whole pixel.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "no page is higher than 2,147,483,647 pixels"
    )]
    fn pixels(length: f64) -> i32 {
        length as i32
    }
}

//! Guards what only a browser can show in the small: the platform's face, and the components that answer to
//! the reader, each drawn into a page of its own. Whole pages are walked through in `tests/e2e/`.

#![cfg(target_arch = "wasm32")]

use js_sys::Promise;
use leptos::{
    prelude::*,
    tachys::view::{Mountable, Render},
    task,
};
use qujiang_drama::{
    components::{Display, PrintButton},
    domain::Lang,
    platform::{self, Change, Pause},
    text::words,
};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

fn page() -> Document {
    window().document().expect("a document")
}

fn window() -> web_sys::Window {
    web_sys::window().expect("a window")
}

fn root() -> Element {
    page().document_element().expect("a root")
}

/// An element of a test's own at the end of the page, gone when the test is over.
struct Stage(HtmlElement);

impl Stage {
    fn new(html: &str) -> Self {
        let stage: HtmlElement = page()
            .create_element("div")
            .expect("an element")
            .unchecked_into();
        stage.set_inner_html(html);
        page()
            .body()
            .expect("a body")
            .append_child(&stage)
            .expect("the stage stands in the page");
        Self(stage)
    }

    /// Draws a view on an empty stage; it lives as long as what is returned.
    fn draw<V: IntoView + 'static>(view: impl FnOnce() -> V) -> (Self, impl Drop) {
        struct Drawn<S: Mountable>(S, Owner);
        impl<S: Mountable> Drop for Drawn<S> {
            fn drop(&mut self) {
                self.0.unmount();
                self.1.cleanup();
            }
        }
        let _ = any_spawner::Executor::init_wasm_bindgen();
        let stage = Self::new("");
        let owner = Owner::new();
        let mut drawn = owner.with(|| view().into_view().build());
        drawn.mount(&stage.0, None);
        (stage, Drawn(drawn, owner))
    }

    fn find<E: JsCast>(&self, selector: &str) -> E {
        let found = self
            .0
            .query_selector(selector)
            .expect("a selector")
            .unwrap_or_else(|| panic!("{selector} is missing"));
        found.unchecked_into()
    }

    fn count(&self, selector: &str) -> u32 {
        self.0
            .query_selector_all(selector)
            .expect("a selector")
            .length()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Chooses a radio button the way a reader does.
fn choose(stage: &Stage, selector: &str) {
    stage.find::<HtmlInputElement>(selector).click();
}

#[wasm_bindgen_test]
fn what_is_remembered_is_recalled_until_it_is_forgotten() {
    assert_eq!(platform::recall("test-key"), None);
    platform::remember("test-key", Some("夜戏"));
    assert_eq!(platform::recall("test-key").as_deref(), Some("夜戏"));
    platform::remember("test-key", Some("day"));
    assert_eq!(platform::recall("test-key").as_deref(), Some("day"));
    platform::remember("test-key", None);
    assert_eq!(platform::recall("test-key"), None);
}

#[wasm_bindgen_test]
fn the_history_remembers_which_address_is_the_device_s_own() {
    platform::set_own_fragment("heads=45", true);
    assert!(platform::is_own_fragment());
    platform::set_own_fragment("heads=45", false);
    assert!(!platform::is_own_fragment(), "the same, as a link");
    assert_eq!(platform::whole_fragment(), "heads=45");
    platform::set_own_fragment("", false);
}

#[wasm_bindgen_test]
fn the_fragment_is_read_and_written_whole_with_no_trail_in_the_history() {
    let entries = || {
        window()
            .history()
            .expect("a history")
            .length()
            .expect("a length")
    };
    let before = entries();
    platform::set_whole_fragment("level=NRTA&who=firm");
    assert_eq!(platform::whole_fragment(), "level=NRTA&who=firm");
    assert_eq!(
        window().location().hash().as_deref(),
        Ok("#level=NRTA&who=firm")
    );
    platform::set_whole_fragment("");
    assert_eq!(window().location().hash().as_deref(), Ok(""));
    assert!(
        !window()
            .location()
            .href()
            .expect("an address")
            .ends_with('#')
    );
    assert_eq!(entries(), before);
}

#[wasm_bindgen_test]
fn the_documents_head_follows_the_page() {
    let head = page().head().expect("a head");
    let before = head.inner_html();
    let added = page().create_element("div").expect("an element");
    added.set_inner_html(
        "<meta name=description content=old><link rel=canonical href=/old><meta property='og:url' content=/old>\
         <meta property='og:title' content=old><meta property='og:description' content=old>\
         <link rel=alternate hreflang=zh-CN href=/old><link rel=alternate hreflang=en href=/old>\
         <link rel=alternate hreflang=x-default href=/old>\
         <meta property='og:image' content=https://a.cn/cards/old-wide-1.png><meta property='og:image:alt' content=old>\
         <meta property='og:image' content=https://a.cn/cards/old-square-2.png><meta itemprop=image content=https://a.cn/cards/old-square-2.png>\
         <link rel=image_src href=https://a.cn/cards/old-square-2.png>",
    );
    while let Some(child) = added.first_child() {
        head.append_child(&child).expect("the head takes it");
    }
    let twins = [
        (Lang::Zh, "https://a.cn/plan/".to_owned()),
        (Lang::En, "https://a.cn/en/plan/".to_owned()),
    ];
    platform::set_head(
        Lang::En,
        "/en/plan/",
        "Plan",
        "What is planned",
        "https://a.cn/en/plan/",
        &twins,
        &["plan-wide-3.png".to_owned(), "plan-square-4.png".to_owned()],
    );
    let read = |selector: &str, name: &str| {
        let element = page()
            .query_selector(selector)
            .expect("a selector")
            .expect("an element");
        element.get_attribute(name).unwrap_or_default()
    };
    assert_eq!(page().title(), "Plan");
    assert_eq!(read("html", "lang"), "en");
    assert_eq!(read("html", "data-path"), "/en/plan/");
    assert_eq!(read("meta[name=description]", "content"), "What is planned");
    assert_eq!(read("link[rel=canonical]", "href"), "https://a.cn/en/plan/");
    assert_eq!(
        read("meta[property='og:url']", "content"),
        "https://a.cn/en/plan/"
    );
    assert_eq!(read("meta[property='og:title']", "content"), "Plan");
    assert_eq!(
        read("meta[property='og:description']", "content"),
        "What is planned"
    );
    assert_eq!(read("[hreflang=zh-CN]", "href"), "https://a.cn/plan/");
    assert_eq!(read("[hreflang=en]", "href"), "https://a.cn/en/plan/");
    assert_eq!(read("[hreflang=x-default]", "href"), "https://a.cn/plan/");
    let card = |name: &str| format!("https://a.cn/cards/{name}.png");
    assert_eq!(
        read("meta[property='og:image']", "content"),
        card("plan-wide-3")
    );
    assert_eq!(
        read("meta[itemprop=image]", "content"),
        card("plan-square-4")
    );
    assert_eq!(read("link[rel=image_src]", "href"), card("plan-square-4"));
    assert!(
        page()
            .query_selector("meta[property='og:image:alt']")
            .expect("a selector")
            .is_none()
    );
    head.set_inner_html(&before);
}

#[wasm_bindgen_test]
fn only_a_promise_whose_day_is_over_is_said_to_have_passed() {
    let today = js_sys::Date::new_0();
    let (year, month, day) = (
        today.get_full_year(),
        today.get_month() + 1,
        today.get_date(),
    );
    let stage = Stage::new(&format!(
        "<span class=over data-due=2020-02-29>open</span><span class=today data-due={year:04}-{month:02}-{day:02}>open</span>\
         <span class=ahead data-due=9999-12-31>open</span><span class=broken data-due=2020-02-30>open</span><span class=none>open</span>"
    ));
    platform::tell_passed("passed");
    for (class, text) in [
        (".over", "passed"),
        (".today", "open"),
        (".ahead", "open"),
        (".broken", "open"),
        (".none", "open"),
    ] {
        assert_eq!(
            stage.find::<Element>(class).text_content().as_deref(),
            Some(text),
            "{class}"
        );
    }
    assert_eq!(stage.count(".due__status--passed"), 1);
}

#[wasm_bindgen_test]
fn the_focus_moves_without_scrolling() {
    let stage = Stage::new("<div style='height:5000px'></div><h1 tabindex=-1 id=far>far</h1>");
    window().scroll_to_with_x_and_y(0.0, 0.0);
    platform::focus_arrival("#far");
    let focused = page().active_element().expect("a focus");
    assert_eq!(focused.id(), "far");
    assert_eq!(window().scroll_y(), Ok(0.0));
    platform::focus_arrival("#nowhere");
    assert_eq!(page().active_element().expect("a focus").id(), "far");
    drop(stage);
}

#[wasm_bindgen_test]
fn the_focus_goes_to_the_anchor_that_the_address_names() {
    let stage = Stage::new("<h1 tabindex=-1 id=top>top</h1><p id=deep>deep</p>");
    window().location().set_hash("deep").expect("a hash is set");
    platform::focus_arrival("#top");
    let focused = page().active_element().expect("a focus");
    assert_eq!(focused.id(), "deep");
    let history = window().history().expect("a history");
    let path = window().location().pathname().expect("a path");
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&path))
        .expect("the hash is taken away");
    drop(stage);
}

#[wasm_bindgen_test]
fn an_attribute_of_the_root_is_set_and_removed() {
    platform::set_attribute("data-test", Some("on"));
    assert_eq!(root().get_attribute("data-test").as_deref(), Some("on"));
    platform::set_attribute("data-test", None);
    assert!(!root().has_attribute("data-test"));
}

#[wasm_bindgen_test]
fn what_is_open_is_closed() {
    let stage = Stage::new("<details open class=one></details><details open class=two></details>");
    platform::close(".one");
    platform::close(".nowhere");
    assert_eq!(
        (stage.count(".one[open]"), stage.count(".two[open]")),
        (0, 1)
    );
}

#[wasm_bindgen_test]
async fn a_theme_and_a_text_size_are_applied_and_remembered_and_let_go() {
    let (stage, drawn) = Stage::draw(|| view! { <Display words=words(Lang::En)/> });
    task::tick().await;
    assert_eq!(stage.count("fieldset"), 2);
    assert!(
        stage
            .find::<HtmlInputElement>("input[value=auto]")
            .checked()
    );
    choose(&stage, "input[value=contrast]");
    choose(&stage, "input[value='150']");
    assert_eq!(
        root().get_attribute("data-theme").as_deref(),
        Some("contrast")
    );
    assert_eq!(
        root().get_attribute("data-text-size").as_deref(),
        Some("150")
    );
    assert_eq!(platform::recall("theme").as_deref(), Some("contrast"));
    drop(drawn);
    drop(stage);

    // Drawn again, on the next page: it knows what was chosen.
    let (stage, _drawn) = Stage::draw(|| view! { <Display words=words(Lang::Zh)/> });
    task::tick().await;
    assert!(
        stage
            .find::<HtmlInputElement>("input[value=contrast]")
            .checked()
    );
    assert!(
        stage
            .find::<HtmlInputElement>("input[value='150']")
            .checked()
    );
    choose(&stage, "input[value=auto]");
    choose(&stage, "input[value='100']");
    assert!(!root().has_attribute("data-theme") && !root().has_attribute("data-text-size"));
    assert_eq!(
        (platform::recall("theme"), platform::recall("text-size")),
        (None, None)
    );
}

/// A frame as the estimator's page has it, in small.
fn frame() -> Stage {
    Stage::new(
        r#"<div id="frame">
            <input id="typed" data-do="answer" data-at="3">
            <input id="yes" type="radio" name="choice" value="yes" data-do="choose" data-at="4">
            <input id="open" type="radio" name="choice" value="open" data-do="choose" data-at="4" checked>
            <p id="place"></p>
        </div>"#,
    )
}

#[wasm_bindgen_test]
fn what_changes_is_put_in_place() {
    let stage = frame();
    platform::put("place", &Change::Html("<b>7</b>".into()));
    assert_eq!(stage.count("#place > b"), 1);
    platform::put("place", &Change::Text("<b>".into()));
    assert_eq!(
        stage.find::<Element>("#place").text_content().as_deref(),
        Some("<b>")
    );
    platform::put("place", &Change::Hidden(true));
    assert!(stage.find::<HtmlElement>("#place").hidden());
    platform::put("typed", &Change::Value("12万".into()));
    platform::put("yes", &Change::Checked(true));
    assert_eq!(stage.find::<HtmlInputElement>("#typed").value(), "12万");
    assert!(!stage.find::<HtmlInputElement>("#open").checked());
    platform::put(
        "typed",
        &Change::Attribute("aria-invalid", Some("true".into())),
    );
    platform::put("typed", &Change::Attribute("aria-invalid", None));
    assert!(
        !stage
            .find::<Element>("#typed")
            .has_attribute("aria-invalid")
    );
    // Nothing happens where there is no such place.
    platform::put("nowhere", &Change::Hidden(true));
}

#[wasm_bindgen_test]
fn what_was_entered_before_the_program_came_is_found() {
    let stage = frame();
    let root = stage.find::<Element>("#frame");
    assert_eq!(platform::filled(&root), Vec::new());
    stage.find::<HtmlInputElement>("#typed").set_value("12万");
    stage.find::<HtmlInputElement>("#yes").set_checked(true);
    let found: Vec<_> = platform::filled(&root)
        .into_iter()
        .map(|one| (one.doing, one.at, one.value))
        .collect();
    let expected = [("answer", "3", "12万"), ("choose", "4", "yes")];
    assert_eq!(
        found,
        expected.map(|(a, b, c)| (a.into(), b.into(), c.into()))
    );
}

#[wasm_bindgen_test]
fn the_button_that_prints_is_a_button_and_only_with_script() {
    let (stage, _drawn) = Stage::draw(|| view! { <PrintButton words=words(Lang::Zh)/> });
    let button = stage.find::<HtmlElement>(".with-script button");
    assert_eq!(button.get_attribute("type").as_deref(), Some("button"));
    assert_eq!(
        button.text_content().as_deref(),
        Some(words(Lang::Zh).print)
    );
}

#[wasm_bindgen_test]
async fn an_svg_text_becomes_a_png_and_a_text_has_a_width() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"16\"><rect width=\"9\" height=\"16\"/></svg>";
    let png = platform::picture(svg, 9, 16).await.expect("a picture");
    assert!(png.starts_with("data:image/png;base64,"), "{png}");
    let broken = platform::picture("<svg", 9, 16).await;
    assert_eq!(broken, Err(platform::PictureError::NotDrawn));
    let width = |text| platform::text_width(text, "700 40px serif");
    assert!(
        width("衢江") > width("衢") && width("衢") >= 30,
        "{}",
        width("衢")
    );
    assert_eq!(width(""), 0);
}

#[wasm_bindgen_test]
async fn at_the_pause_the_last_is_done_once_and_nothing_that_was_let_go() {
    let done = Rc::new(RefCell::new(Vec::new()));
    let does = |what: &'static str| {
        let done = done.clone();
        move || done.borrow_mut().push(what)
    };
    let [typing, gone] = [Pause::default(), Pause::default()];
    assert!(!gone.end(), "nothing waits yet");
    typing.then(does("first"));
    typing.then(does("last"));
    gone.then(does("gone"));
    assert!(gone.end());
    assert!(!gone.end());
    // Begun later, it is over later.
    let after = Pause::default();
    let over = Promise::new(&mut |resolve, _| {
        after.then(move || {
            let _ = resolve.call0(&JsValue::NULL);
        });
    });
    JsFuture::from(over).await.expect("the pause comes");
    assert_eq!(*done.borrow(), ["last"]);
    assert!(!typing.end(), "what is done waits no longer");
}

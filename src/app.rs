//! The shell around every page: menu, settings, foot; and what happens on the way from page to page.
//!
//! One address, one document: the router tells the address, the document is fetched, drawn, named, focused.
//! What a page says is not known here.

use crate::{
    components::{Display, PrintButton},
    document::{Foot, Link, Page, Piece, mounted},
    domain::Lang,
    platform::{self, LoadError},
    routes::{Menu, Route},
    text::{Words, words},
};
use leptos::prelude::*;
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};
use std::sync::Arc;

/// What the shell is drawn with: the page's language and words, where the site is mounted.
#[derive(Clone)]
struct Ui {
    lang: Lang,
    words: &'static Words,
    base: Arc<str>,
}

impl Ui {
    fn new(lang: Lang, base: &Arc<str>) -> Self {
        Self {
            lang,
            words: words(lang),
            base: base.clone(),
        }
    }

    fn href(&self, path: &str) -> String {
        mounted(&self.base, path)
    }
}

/// Where the app starts: the page that was written, and where the site is mounted.
#[derive(Clone, Debug)]
pub struct Start {
    /// Path the site is mounted at, without a slash at its end.
    pub base: String,
    /// The page.
    pub page: Page,
}

/// The app: a router around the shell.
#[component]
pub fn App(
    /// Where it starts.
    start: Start,
) -> impl IntoView {
    view! {
        <Router base=start.base.clone()>
            <Shell start/>
        </Router>
    }
}

#[component]
fn Shell(start: Start) -> impl IntoView {
    let base: Arc<str> = start.base.into();
    let announced = RwSignal::new(String::new());
    let failed = RwSignal::new(None::<String>);
    let attempt = RwSignal::new(0_u32);

    // The page that was written is known by the path it was written for, whatever address led to it:
    // a host may leave out a slash, and the page for lost visitors answers everywhere.
    let location = use_location();
    let first_address = location.pathname.get_untracked();
    let first_path = start.page.path.clone();
    let shown = RwSignal::new(start.page);
    let path = Memo::new({
        let base = base.clone();
        move |_| {
            let address = location.pathname.get();
            if address == first_address {
                first_path.clone()
            } else {
                site_path(&base, &address)
            }
        }
    });

    // What is on the screen stays until the next page has arrived, and stays if it does not arrive.
    let browser_url = use_context::<BrowserUrl>();
    let router = browser_url.clone();
    let arrive = move |page: Page| {
        let head = page.head.clone();
        platform::set_head(
            page.lang,
            &page.path,
            &head.title,
            &head.description,
            &head.canonical,
            &head.alternates,
            &head.cards,
        );
        let passed = words(page.lang).passed;
        let browser_url = browser_url.clone();
        shown.set(page);
        // After this turn, when the page stands in the document.
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            platform::tell_passed(passed);
            if let Some(url) = browser_url {
                // The router waits for this before it writes the address and scrolls to top or anchor.
                url.ready_to_complete();
                leptos::task::tick().await;
            }
            platform::restore_scroll();
            platform::close(".display");
            platform::focus_arrival("main h1");
            announced.set(head.title);
            platform::tell_arrival();
        });
    };

    Effect::new({
        let base = base.clone();
        move |before: Option<(String, u32)>| {
            let wanted = (path.get(), attempt.get());
            if let Some(router) = &router {
                // Tells also of a link that is followed once more after its page did not arrive.
                router.as_url().track();
            }
            let Some(before) = before else {
                platform::tell_passed(words(shown.with_untracked(|page| page.lang)).passed);
                platform::mark_ready();
                return wanted;
            };
            let is_failed = failed.with_untracked(Option::is_some);
            if before == wanted && !is_failed {
                // Another query or fragment of the page that is shown: whoever reads the address reads it anew.
                platform::tell_arrival();
                return wanted;
            }
            if shown.with_untracked(|page| page.path == wanted.0) {
                failed.set(None);
                platform::set_attribute("data-loading", None);
                if let Some(router) = &router {
                    router.ready_to_complete();
                }
                platform::restore_scroll();
                return wanted;
            }
            platform::set_attribute("data-loading", Some(""));
            announced.set(String::new());
            let (base, wanted_path, arrive) = (base.clone(), wanted.0.clone(), arrive.clone());
            leptos::task::spawn_local(async move {
                let loaded = load(&base, &wanted_path).await;
                if loaded == Err(LoadError::Superseded) || path.get_untracked() != wanted_path {
                    return;
                }
                platform::set_attribute("data-loading", None);
                match loaded {
                    Ok(page) => {
                        failed.set(None);
                        arrive(page);
                    }
                    // A page that does not exist, or that another version of the site wrote, is the host's to show.
                    Err(LoadError::NotFound | LoadError::Unreadable) => {
                        platform::open(&mounted(&base, &wanted_path));
                    }
                    Err(_) => {
                        // Said anew each time: the notice itself stays as it is, with the focus on it.
                        announced.set(words(language_of(&wanted_path)).failed.into());
                        failed.set(Some(wanted_path));
                    }
                }
            });
            wanted
        }
    });

    let page_base = base.clone();
    // Drawn once for a page that did not arrive: a second failure must not take the button from under a finger.
    let missing = Memo::new(move |_| failed.get());
    view! {
        <div class="visually-hidden" role="status" id="announcer">{move || announced.get()}</div>
        {move || {
            let page = shown.get();
            page_view(&Ui::new(page.lang, &page_base), page)
        }}
        {move || missing.get().map(|path| failure_notice(&Ui::new(language_of(&path), &base), &path, attempt))}
    }
}

/// The path from the site's root of an address's path, with a slash at its end.
fn site_path(base: &str, address: &str) -> String {
    let path = address.strip_prefix(base).unwrap_or(address);
    let path = path.strip_suffix("index.html").unwrap_or(path);
    if path.ends_with('/') {
        path.into()
    } else {
        format!("{path}/")
    }
}

/// The language of a path, for when there is no page to tell.
fn language_of(path: &str) -> Lang {
    if path.starts_with("/en/") {
        Lang::En
    } else {
        Lang::Zh
    }
}

async fn load(base: &str, path: &str) -> Result<Page, LoadError> {
    let text = platform::page_text(base, path).await?;
    Page::read(&text).ok_or(LoadError::Unreadable)
}

fn page_view(ui: &Ui, page: Page) -> AnyView {
    let twin = Link {
        href: page.twin.clone(),
        text: ui.words.other_language.into(),
    };
    let pieces: Vec<AnyView> = page
        .pieces
        .into_iter()
        .map(|one| piece(ui.words, one))
        .collect();
    let header = header(ui, &page.site, &page.path, page.menu, twin);
    view! {
        <a class="skip" href="#main" rel="external">{ui.words.skip}</a>
        {header}
        <main id="main" tabindex="-1">{pieces}</main>
        {foot(ui, page.foot, page.head.canonical)}
    }
    .into_any()
}

fn piece(words: &'static Words, piece: Piece) -> AnyView {
    match piece {
        Piece::Html(html) => view! { <div class="still" inner_html=html></div> }.into_any(),
        Piece::Print => view! { <PrintButton words/> }.into_any(),
    }
}

fn header(ui: &Ui, site: &str, path: &str, current: Option<Menu>, twin: Link) -> AnyView {
    let home = Route::Home.path(ui.lang);
    let entries: Vec<AnyView> = Menu::MAIN
        .into_iter()
        .map(|entry| view! { <li>{menu_link(ui, path, entry, current)}</li> }.into_any())
        .collect();
    view! {
        <header class="top">
            <a class="top__brand" href=ui.href(&home) aria-current=(home == path).then_some("page")>
                <span class="top__mark" aria-hidden="true"></span>
                {site.to_owned()}
            </a>
            <nav class="top__menu" aria-label=ui.words.menu><ul>{entries}</ul></nav>
            <div class="top__tools">
                <a class="top__search" href=ui.href(&Route::Search.path(ui.lang))>{ui.words.search}</a>
                <a class="top__share" href=ui.href(&Route::Share.path(ui.lang))>{ui.words.share}</a>
                {language_link(ui, &twin)}
                <Display words=ui.words/>
            </div>
            {ui.words.prevails.map(|text| view! { <p class="prevails">{text}</p> }.into_any())}
            <LanguageOffer ui=ui.clone() twin/>
        </header>
    }
    .into_any()
}

fn menu_link(ui: &Ui, path: &str, entry: Menu, current: Option<Menu>) -> AnyView {
    let target = entry.route().path(ui.lang);
    let here = (current == Some(entry)).then_some(if target == path { "page" } else { "true" });
    view! { <a class="top__link" href=ui.href(&target) aria-current=here>{ui.words.menu_entry(entry)}</a> }.into_any()
}

/// A link to the same page in the other language; following it is remembered as a preference.
fn language_link(ui: &Ui, twin: &Link) -> AnyView {
    let other = ui.lang.other();
    view! {
        <a class="top__language" href=ui.href(&twin.href) hreflang=other.tag() lang=other.tag() on:click=move |event| { platform::carry_address(&event); platform::remember("lang", Some(other.tag())); }>
            {twin.text.clone()}
        </a>
    }
    .into_any()
}

/// A quiet offer of the other language, to whoever chose it before. Never a redirect.
#[component]
fn LanguageOffer(ui: Ui, twin: Link) -> impl IntoView {
    let other = ui.lang.other();
    let offered = RwSignal::new(false);
    Effect::new(move |_| offered.set(platform::recall("lang").as_deref() == Some(other.tag())));
    let (words, address) = (ui.words, ui.href(&twin.href));
    let dismiss = move |_| {
        platform::remember("lang", Some(other.other().tag()));
        offered.set(false);
    };
    view! {
        <Show when=move || offered.get()>
            <p class="offer">
                <a href=address.clone() hreflang=other.tag() lang=other.tag() on:click=move |event| platform::carry_address(&event)>{words.offer_language}</a>
                <button type="button" class="offer__dismiss" on:click=dismiss>{words.dismiss}</button>
            </p>
        </Show>
    }
}

fn foot(ui: &Ui, foot: Foot, address: String) -> AnyView {
    let words = ui.words;
    let entries = |entries: &[Menu]| -> Vec<AnyView> {
        let entry = |entry: &Menu| {
            view! { <li><a class="foot__link" href=ui.href(&entry.route().path(ui.lang))>{words.menu_entry(*entry)}</a></li> }.into_any()
        };
        entries.iter().map(entry).collect()
    };
    view! {
        <footer class="foot">
            <nav aria-label=words.foot_menu><ul class="foot__menu">{entries(&Menu::FOOT)}</ul></nav>
            <p>{words.no_commitment}</p>
            <p class="foot__address">{address}</p>
            <p class="foot__small">
                {words.checked}" "{foot.checked}
                {foot.organisation.map(|name| view! { <span class="foot__item">{name}</span> }.into_any())}
                {foot.icp.map(|number| view! { <span class="foot__item">{words.icp}" "{number}</span> }.into_any())}
            </p>
        </footer>
    }
    .into_any()
}

/// When a page did not arrive: which, and what to do. What was being read stays where it is.
fn failure_notice(ui: &Ui, path: &str, attempt: RwSignal<u32>) -> AnyView {
    let words = ui.words;
    view! {
        <div class="notice" role="alert" lang=ui.lang.tag()>
            <p><strong>{words.failed}</strong>" "{words.failed_help}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| attempt.update(|n| *n += 1)>{words.retry}</button>
                <a class="button" href=ui.href(path) rel="external">{words.open_plainly}</a>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_one_path_however_it_is_written() {
        assert_eq!(site_path("", "/plan/"), "/plan/");
        assert_eq!(site_path("", "/plan"), "/plan/");
        assert_eq!(site_path("/sub", "/sub/plan/index.html"), "/plan/");
        assert_eq!(site_path("/sub", "/sub/"), "/");
    }
}

//! Writes every page of the site into a folder that holds Trunk's shell.
//!
//! `prerender --content DIR --fonts DIR --out DIR [--base-url URL] [--cards DIR]`
//!
//! For each page: its HTML, whole and with its own head, the same content as `page.json`, and its chat cards; those drawn
//! before are kept in the folder named by `--cards`. What the posters of all pages say lies in `posters.json`.
//! The same content and shell give the same bytes: no clock, no chance.

#[path = "prerender/device.rs"]
mod device;

use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use qujiang_drama::{
    app::{App, Start},
    content::Content,
    document::Page,
    domain::Lang,
    pages::{
        Composed, case_shoot, codes, compose, listing, poster, recce_sheets, removed_routes,
        routes, superseded,
    },
    policy::packed,
    poster::{Outside, Poster, Shape, card},
    raster::{Fonts, sum},
    routes::{BaseUrl, Route, file_stem},
    text::words,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Where the local server answers: good for trying, not for publishing.
const LOCAL: &str = "http://127.0.0.1:8080/";

fn main() -> ExitCode {
    match run() {
        Ok(pages) => {
            println!("{pages} pages");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

struct Options {
    content: PathBuf,
    fonts: PathBuf,
    out: PathBuf,
    base_url: Option<String>,
    cards: Option<PathBuf>,
}

fn options() -> Result<Options, String> {
    let usage =
        "usage: prerender --content DIR --fonts DIR --out DIR [--base-url URL] [--cards DIR]";
    let (mut content, mut fonts, mut out, mut base_url, mut cards) = (None, None, None, None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or(usage)?;
        match name.as_str() {
            "--content" => content = Some(value.into()),
            "--fonts" => fonts = Some(value.into()),
            "--out" => out = Some(value.into()),
            "--cards" => cards = Some(value.into()),
            "--base-url" => base_url = Some(value),
            _ => return Err(usage.into()),
        }
    }
    Ok(Options {
        content: content.ok_or(usage)?,
        fonts: fonts.ok_or(usage)?,
        out: out.ok_or(usage)?,
        base_url,
        cards,
    })
}

fn run() -> Result<usize, Box<dyn Error>> {
    let options = options()?;
    let content = Content::load(&options.content)?;
    let address = options
        .base_url
        .as_deref()
        .or(content.settings.base_url.as_deref())
        .unwrap_or(LOCAL);
    let base = BaseUrl::parse(address)?;
    let shell = Shell::read(&options.out.join("index.html"), &base)?;

    let routes = routes(&content);
    let removed = removed_routes(&content);
    let all = routes.iter().chain(&removed).chain([&Route::NotFound]);
    let cards = Cards::write(&content, all, &options)?;
    let mut written = BTreeSet::new();
    for route in routes.iter().chain(&removed) {
        for lang in Lang::ALL {
            let mut composed = compose(&content, &base, route, lang);
            cards.name(&mut composed.page);
            let folder = options.out.join(composed.page.path.trim_start_matches('/'));
            if !written.insert(folder.clone()) {
                return Err(format!("two pages claim {}", composed.page.path).into());
            }
            fs::create_dir_all(&folder)?;
            fs::write(
                folder.join("page.json"),
                serde_json::to_string(&composed.page)?,
            )?;
            fs::write(
                folder.join("index.html"),
                shell.page(&base, composed, &cards)?,
            )?;
        }
    }
    // Superseded editions of the policy, for links that were made under them.
    for (path, policy) in Lang::ALL
        .iter()
        .flat_map(|lang| superseded(&content, *lang))
    {
        let file = options.out.join(path.trim_start_matches('/'));
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let packed = packed::pack(&policy).ok_or("a superseded edition cannot be packed")?;
        fs::write(file, packed)?;
    }
    // What a case is put together from, and what the recce list says of each scene.
    for lang in Lang::ALL {
        let (path, shoot) = case_shoot(&content, &base, lang);
        fs::write(options.out.join(path.trim_start_matches('/')), shoot)?;
        for (path, sheet) in recce_sheets(&content, &base, lang) {
            fs::write(options.out.join(path.trim_start_matches('/')), sheet)?;
        }
    }
    // The codes of the share kit, which read without script.
    fs::create_dir_all(options.out.join("codes"))?;
    for (path, drawing) in codes(&content, &base) {
        fs::write(options.out.join(path.trim_start_matches('/')), drawing)?;
    }
    // What the catalogue and the search look into.
    fs::write(options.out.join("finder.txt"), listing(&content).write())?;
    // What a device is told that keeps the site, or has it on its home screen.
    fs::write(
        options.out.join("offline.json"),
        device::words(&content, &base)?,
    )?;
    for lang in Lang::ALL {
        let path = device::manifest_path(lang);
        fs::write(
            options.out.join(path.trim_start_matches('/')),
            device::manifest(&content, lang)?,
        )?;
    }
    // A host answers with one file for every address that leads nowhere; below /en/ some take the nearer one.
    for lang in Lang::ALL {
        let mut composed = compose(&content, &base, &Route::NotFound, lang);
        cards.name(&mut composed.page);
        let folder = options
            .out
            .join(Route::Home.path(lang).trim_start_matches('/'));
        fs::create_dir_all(folder.join("404"))?;
        fs::write(
            folder.join("404/page.json"),
            serde_json::to_string(&composed.page)?,
        )?;
        fs::write(
            folder.join("404.html"),
            shell.page(&base, composed, &cards)?,
        )?;
    }
    fs::write(options.out.join("sitemap.xml"), sitemap(&routes, &base))?;
    fs::write(
        options.out.join("robots.txt"),
        format!(
            "User-agent: *\nAllow: /\n\nSitemap: {}\n",
            base.join("/sitemap.xml")
        ),
    )?;
    Ok(written.len())
}

/// The pictures that stand for the pages in chats, by the pages' paths.
struct Cards(BTreeMap<String, Card>);

/// The pictures of a page.
struct Card {
    files: Vec<(Shape, String)>,
    alt: String,
}

impl Cards {
    /// Names those of a page in its head.
    fn name(&self, page: &mut Page) {
        let card = self.0.get(&page.path);
        let files = card.into_iter().flat_map(|card| &card.files);
        let name = |(_, file): &(Shape, String)| file.trim_start_matches("/cards/").to_owned();
        page.head.cards = files.map(name).collect();
    }

    /// Draws the cards of all pages and writes them, with what the posters of the pages say.
    fn write<'a>(
        content: &Content,
        routes: impl Iterator<Item = &'a Route>,
        options: &Options,
    ) -> Result<Self, Box<dyn Error>> {
        let fonts = Fonts::read(&options.fonts)?;
        let drawings = options.content.with_file_name("drawings");
        let drawing = |name: &str| fs::read_to_string(drawings.join(format!("{name}.svg"))).ok();
        let mut posters: [BTreeMap<String, Poster>; 2] = Default::default();
        for route in routes {
            for (posters, lang) in posters.iter_mut().zip(Lang::ALL) {
                posters.insert(route.path(lang), poster(content, route, lang));
            }
        }
        let (mut names, mut svgs) = (Vec::new(), Vec::new());
        for (posters, lang) in posters.iter().zip(Lang::ALL) {
            let measure = |text: &str, kind| fonts.width(lang, text, kind);
            let outside = Outside {
                measure: &measure,
                drawing: &drawing,
            };
            for (path, poster) in posters {
                let missing = poster.drawings.iter().find(|name| drawing(name).is_none());
                if let Some(name) = missing {
                    return Err(format!("{path}: there is no drawing {name}").into());
                }
                for shape in Shape::ALL {
                    names.push((path, shape, poster));
                    svgs.push(card(poster, shape, &outside).svg());
                }
            }
            let folder = options
                .out
                .join(Route::Home.path(lang).trim_start_matches('/'));
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("posters.json"), serde_json::to_string(posters)?)?;
        }
        let pictures = fonts.pictures(&svgs, options.cards.as_deref())?;
        let mut cards: BTreeMap<String, Card> = BTreeMap::new();
        fs::create_dir_all(options.out.join("cards"))?;
        for ((path, shape, poster), picture) in names.into_iter().zip(pictures) {
            let file = card_name(path, shape, &picture);
            fs::write(options.out.join(file.trim_start_matches('/')), picture)?;
            let card = cards.entry(path.clone()).or_insert_with(|| Card {
                files: Vec::new(),
                alt: alternative(poster),
            });
            card.files.push((shape, file));
        }
        Ok(Self(cards))
    }
}

/// `/cards/en-guide-studios-wide-HASH.png`
fn card_name(path: &str, shape: Shape, picture: &[u8]) -> String {
    let page = file_stem(path);
    let shape = match shape {
        Shape::Wide => "wide",
        Shape::Square => "square",
    };
    format!("/cards/{page}-{shape}-{}.png", sum(picture))
}

/// What a card says, for those who do not see it.
fn alternative(poster: &Poster) -> String {
    let (colon, comma) = match poster.lang {
        Lang::Zh => ("：", "，"),
        Lang::En => (": ", ", "),
    };
    let mut alt = poster.title.clone();
    if let Some(figure) = &poster.figure {
        alt = format!("{alt}{colon}{}", figure.word);
        if let Some(value) = &figure.figure {
            alt = format!("{alt} {value}");
        }
        if !figure.text.is_empty() {
            alt = format!("{alt}{comma}{}", figure.text);
        }
    }
    alt
}

/// Trunk's HTML around the app, cut open where a page goes in.
struct Shell {
    /// From after the opening tag of `html` to before the end of `head`.
    head: String,
    /// From the end of `head` to after the opening tag of `body`.
    middle: String,
    /// From before the closing tag of `body`.
    end: String,
}

impl Shell {
    fn read(file: &Path, base: &BaseUrl) -> Result<Self, Box<dyn Error>> {
        let html =
            fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        // The shell's own files are named from the root of the host: name them from where the site is mounted.
        let html = [
            "href",
            "src",
            "data-js",
            "data-wasm",
            "data-index",
            "data-words",
        ]
        .iter()
        .fold(html, |html, name| {
            html.replace(
                &format!("{name}=\"/"),
                &format!("{name}=\"{}/", base.path()),
            )
        });
        let cut = |text: &str, at: &str| {
            text.split_once(at)
                .map(|(before, after)| (before.to_owned(), after.to_owned()))
                .ok_or(format!("the shell has no {at}"))
        };
        let (_, html) = cut(&html, "<html>")?;
        let (head, rest) = cut(&html, "</head>")?;
        let (middle, end) = cut(&rest, "<body>")?;
        Ok(Self { head, middle, end })
    }

    fn page(
        &self,
        base: &BaseUrl,
        composed: Composed,
        cards: &Cards,
    ) -> Result<String, Box<dyn Error>> {
        let Composed { page, structured } = composed;
        let card = cards.0.get(&page.path).ok_or("a page without its cards")?;
        let (path, lang) = (page.path.clone(), page.lang);
        let head = head(base, &page, &structured, card);
        let (app, data) = render(base, page)?;
        let words = words(lang);
        let Self {
            head: shell_head,
            middle,
            end,
        } = self;
        Ok(format!(
            "<!doctype html>\n<html lang=\"{}\" data-base=\"{}\" data-path=\"{}\">{shell_head}{head}</head>{middle}<body>{app}\
             <div id=\"notice\" class=\"notice\" role=\"status\" data-failed=\"{}\" data-slow=\"{}\" data-retry=\"{}\"></div>\
             <script type=\"application/json\" id=\"hydration\">{data}</script>{end}",
            lang.tag(),
            escape(base.path()),
            escape(&path),
            escape(words.app_failed),
            escape(words.app_slow),
            escape(words.retry),
        ))
    }
}

/// Draws a page: its HTML, and what the browser needs to take it over, as JSON.
fn render(base: &BaseUrl, page: Page) -> Result<(String, String), serde_json::Error> {
    // An inert block of data; `<` is written so that no content can end it.
    let data = serde_json::to_string(&page.clone().for_hydration())?.replace('<', "\\u003c");
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&format!("{}{}", base.path(), page.path)));
        let base = base.path().to_owned();
        view! { <App start=Start { base, page }/> }
            .into_view()
            .to_html()
    });
    owner.unset_with_forced_cleanup();
    Ok((html, data))
}

/// What a page puts into the document's head.
fn head(base: &BaseUrl, page: &Page, structured: &[serde_json::Value], card: &Card) -> String {
    let mut html = String::new();
    let mut meta = |line: std::fmt::Arguments| html.write_fmt(line).expect("writing to a string");
    let head = &page.head;
    let (title, description, canonical) = (
        escape(&head.title),
        escape(&head.description),
        escape(&head.canonical),
    );
    meta(format_args!(
        "<title>{title}</title><meta name=\"description\" content=\"{description}\">"
    ));
    if head.alternates.is_empty() {
        meta(format_args!("<meta name=\"robots\" content=\"noindex\">"));
    } else {
        meta(format_args!(
            "<link rel=\"canonical\" href=\"{canonical}\">"
        ));
    }
    for (lang, address) in &head.alternates {
        meta(format_args!(
            "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">",
            lang.tag(),
            escape(address)
        ));
    }
    if let Some((_, address)) = head.alternates.first() {
        meta(format_args!(
            "<link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\">",
            escape(address)
        ));
    }
    let locale = |lang: Lang| match lang {
        Lang::Zh => "zh_CN",
        Lang::En => "en_GB",
    };
    meta(format_args!(
        "<link rel=\"manifest\" href=\"{}{}\">",
        base.path(),
        device::manifest_path(page.lang)
    ));
    for (scheme, colour) in [("light", device::PAPER.0), ("dark", device::PAPER.1)] {
        meta(format_args!(
            "<meta name=\"theme-color\" media=\"(prefers-color-scheme: {scheme})\" content=\"{colour}\">"
        ));
    }
    meta(format_args!(
        "<meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" content=\"{}\"><meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"{description}\"><meta property=\"og:url\" content=\"{canonical}\">\
         <meta property=\"og:locale\" content=\"{}\"><meta property=\"og:locale:alternate\" content=\"{}\"><meta name=\"twitter:card\" content=\"summary_large_image\">",
        escape(&page.site),
        locale(page.lang),
        locale(page.lang.other()),
    ));
    // The first is the one that most take; the square one is for those that show a small square beside the title.
    for (shape, file) in &card.files {
        let (width, height) = shape.size();
        let address = base.join(file);
        meta(format_args!(
            "<meta property=\"og:image\" content=\"{address}\"><meta property=\"og:image:type\" content=\"image/png\">\
             <meta property=\"og:image:width\" content=\"{width}\"><meta property=\"og:image:height\" content=\"{height}\">\
             <meta property=\"og:image:alt\" content=\"{}\">",
            escape(&card.alt)
        ));
        if *shape == Shape::Square {
            meta(format_args!(
                "<meta itemprop=\"image\" content=\"{address}\"><link rel=\"image_src\" href=\"{address}\">"
            ));
        }
    }
    for value in structured {
        meta(format_args!(
            "<script type=\"application/ld+json\">{}</script>",
            value.to_string().replace('<', "\\u003c")
        ));
    }
    html
}

fn sitemap(routes: &[Route], base: &BaseUrl) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for route in routes {
        let twins: String = Lang::ALL
            .map(|lang| {
                format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                    lang.tag(),
                    base.join(&route.path(lang))
                )
            })
            .concat();
        for lang in Lang::ALL {
            writeln!(
                xml,
                "<url><loc>{}</loc>{twins}</url>",
                base.join(&route.path(lang))
            )
            .expect("writing to a string");
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

/// Text for use inside a quoted attribute or an element.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

//! Guards what the prerenderer writes: the same bytes from the same input, every page whole and named,
//! no trace of how it was made, and a site that works at the root of a host and below one.
//! It runs the real program over a small shell; a browser is not needed for any of it.

#![cfg(feature = "ssr")]

use qujiang_drama::{
    content::Content,
    document::{Page, Piece},
    domain::{Id, Lang},
    estimator::{Desk, Setup},
    pages::{case_shoot, codes, compose, removed_routes, routes},
    raster::sum,
    routes::{BaseUrl, Route},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{
        LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};

const CONTENT: &str = "public/content";
const ROOT: &str = "https://drama.example.cn/";
const BELOW: &str = "http://drama.example.net/sub/";

/// The page as the build hands it over, with every attribute that names a file.
const SHELL: &str = r#"<!doctype html>
<html>
<head>
<script src="/preferences.js"></script>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/site.css">
<link id="app" rel="modulepreload" href="/client.js" data-js="/client.js" data-wasm="/client_bg.wasm">
<template id="booth" data-js="/booth.js"></template>
<template id="offline" data-js="/offline.js" data-words="/offline.json"></template>
<script type="module" src="/boot.js"></script>
</head>
<body></body>
</html>
"#;

/// The files that the shell names.
const FILES_OF_THE_SHELL: [&str; 8] = [
    "preferences.js",
    "favicon.svg",
    "site.css",
    "client.js",
    "client_bg.wasm",
    "boot.js",
    "booth.js",
    "offline.js",
];

/// A folder of its own for a run.
fn folder() -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("pages-{}-{number}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the pages");
    folder
}

fn run(content: &Path, out: &Path, more: &[&str]) -> Output {
    let mut prerender = Command::new(env!("CARGO_BIN_EXE_prerender"));
    prerender
        .arg("--content")
        .arg(content)
        .args(["--fonts", "target/fonts", "--cards", "target/cards"])
        .arg("--out")
        .arg(out)
        .args(more);
    prerender.output().expect("the prerenderer runs")
}

/// Every file that the prerenderer writes for an address, by its path.
fn written(base_url: &str) -> BTreeMap<String, String> {
    let out = folder();
    fs::write(out.join("index.html"), SHELL).expect("the shell is written");
    let output = run(Path::new(CONTENT), &out, &["--base-url", base_url]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut files = BTreeMap::new();
    gather(&out, &out, &mut files);
    fs::remove_dir_all(&out).expect("the folder is removed");
    files
}

fn gather(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .expect("below the root")
                .to_str()
                .expect("a plain name")
                .replace('\\', "/");
            let bytes = fs::read(&path).expect("a file");
            let text = if name.starts_with("cards/") {
                header(&bytes)
            } else {
                String::from_utf8(bytes).expect("a file is text")
            };
            files.insert(name, text);
        }
    }
}

/// What the header of a PNG says: width and height, and that it stays small.
fn header(bytes: &[u8]) -> String {
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    assert!(bytes.len() < 100_000, "{} bytes", bytes.len());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    format!("{} {}", number(16), number(20))
}

static AT_ROOT: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| written(ROOT));
static BELOW_ONE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| written(BELOW));

fn content() -> Content {
    Content::load(Path::new(CONTENT)).unwrap_or_else(|report| panic!("{report}"))
}

/// The pages a search engine may list, each with its HTML.
fn pages() -> Vec<(Page, &'static str)> {
    let mut pages = Vec::new();
    for route in routes(&content()) {
        for lang in Lang::ALL {
            let folder = route.path(lang);
            let folder = folder.trim_start_matches('/');
            let data = &AT_ROOT[&format!("{folder}page.json")];
            let page = Page::read(data).unwrap_or_else(|| panic!("{folder}page.json is not read"));
            pages.push((page, AT_ROOT[&format!("{folder}index.html")].as_str()));
        }
    }
    pages
}

fn expect_none(offences: impl IntoIterator<Item = String>) {
    let offences: Vec<String> = offences.into_iter().collect();
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

/// What lies between each `from` and the `to` after it.
fn between<'a>(text: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(from)
        .skip(1)
        .map(move |rest| rest.split(to).next().unwrap_or_default())
}

/// The text of HTML, without its scripts.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    for (i, part) in html.split("<script").enumerate() {
        let part = if i == 0 {
            part
        } else {
            part.split_once("</script>").map_or("", |(_, after)| after)
        };
        let mut rest = part;
        while let Some((before, after)) = rest.split_once('<') {
            text.push_str(before);
            text.push(' ');
            rest = after.split_once('>').map_or("", |(_, after)| after);
        }
        text.push_str(rest);
    }
    text
}

fn is_html(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|extension| extension == "html")
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let again = written(ROOT);
    assert_eq!(
        again.keys().collect::<Vec<_>>(),
        AT_ROOT.keys().collect::<Vec<_>>()
    );
    expect_none(
        again
            .iter()
            .filter(|(name, text)| AT_ROOT[*name] != **text)
            .map(|(name, _)| name.clone()),
    );
}

#[test]
fn nothing_is_written_but_the_pages_and_what_names_them() {
    let mut expected: BTreeSet<String> = [
        "sitemap.xml",
        "robots.txt",
        "finder.txt",
        "offline.json",
        "app.webmanifest",
        "en/app.webmanifest",
        "posters.json",
        "en/posters.json",
    ]
    .map(String::from)
    .into();
    let content = content();
    let removed = removed_routes(&content);
    let listed = routes(&content);
    for route in listed.iter().chain(&removed).chain([&Route::NotFound]) {
        for lang in Lang::ALL {
            let path = route.path(lang);
            let folder = path.trim_start_matches('/');
            expected.insert(format!("{folder}page.json"));
            expected.insert(if *route == Route::NotFound {
                format!("{}.html", folder.trim_end_matches('/'))
            } else {
                format!("{folder}index.html")
            });
        }
    }
    for scene in content.scenes.iter().map(|scene| &scene.id) {
        for lang in Lang::ALL {
            let path = Route::Scene(scene.clone()).path(lang);
            expected.insert(format!("{}recce.txt", path.trim_start_matches('/')));
        }
    }
    let base = BaseUrl::parse(ROOT).expect("a base");
    for lang in Lang::ALL {
        let (path, _) = case_shoot(&content, &base, lang);
        expected.insert(path.trim_start_matches('/').into());
    }
    let drawn = codes(&content, &base).into_iter();
    expected.extend(drawn.map(|(path, _)| path.trim_start_matches('/').into()));
    let found: BTreeSet<String> = AT_ROOT.keys().cloned().collect();
    // The chat cards are counted where the pages name them.
    let extra = found.difference(&expected);
    let extra: Vec<&String> = extra.filter(|name| !name.starts_with("cards/")).collect();
    let missing: Vec<&String> = expected
        .difference(&found)
        .filter(|name| !name.ends_with("404/page.json"))
        .collect();
    assert_eq!((extra, missing), (vec![], vec![]));
}

#[test]
fn the_manifest_of_each_language_leads_to_what_is_there_wherever_the_site_lies() {
    for files in [&*AT_ROOT, &*BELOW_ONE] {
        for (lang, folder, up) in [(Lang::Zh, "", "./"), (Lang::En, "en/", "../")] {
            let text = &files[&format!("{folder}app.webmanifest")];
            let manifest: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
            assert_eq!(manifest["lang"], lang.tag());
            assert_eq!(manifest["start_url"], "./");
            assert_eq!(manifest["scope"], up);
            assert_eq!(
                manifest["name"],
                content().settings.name.get(lang),
                "the name is the site's"
            );
            for icon in manifest["icons"].as_array().expect("it has pictures") {
                let path = icon["src"].as_str().and_then(|src| src.strip_prefix(up));
                let path = path.expect("a picture lies in the site");
                assert!(Path::new("public").join(path).is_file(), "{path}");
            }
        }
    }
    // The colours of a page's paper, by day and by night.
    let tokens = fs::read_to_string("style/tokens.css").expect("the tokens");
    let home = &AT_ROOT["index.html"];
    let colours: Vec<&str> = between(home, "\" content=\"#", "\"").collect();
    assert_eq!(colours.len(), 2);
    assert!(tokens.contains(&format!(
        "--paper: light-dark(#{}, #{})",
        colours[0], colours[1]
    )));
}

#[test]
fn a_removed_scene_keeps_its_address_and_leaves_the_sitemap() {
    let root = folder();
    for part in ["content", "drawings"] {
        fs::create_dir_all(root.join(part)).expect("a folder for the copy");
        let files = fs::read_dir(Path::new("public").join(part)).expect("a folder");
        for file in files.flatten().filter(|file| file.path().is_file()) {
            fs::copy(file.path(), root.join(part).join(file.file_name())).expect("a copy");
        }
    }
    let scenes = root.join("content/scenes.json");
    let text = fs::read_to_string(&scenes).expect("a file is read");
    let removed = r#""removed": [{ "id": "old-cabin", "name": { "zh": "旧机舱", "en": "Old cabin" }, "on": "2026-05-01" }], "sites":"#;
    fs::write(&scenes, text.replacen("\"sites\":", removed, 1)).expect("a file is written");
    let out = root.join("out");
    fs::create_dir_all(&out).expect("a folder for the pages");
    fs::write(out.join("index.html"), SHELL).expect("the shell is written");
    let output = run(&root.join("content"), &out, &[]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut files = BTreeMap::new();
    gather(&out, &out, &mut files);
    fs::remove_dir_all(&root).expect("the folder is removed");
    for (page, name) in [
        ("scenes/old-cabin/index.html", "旧机舱"),
        ("en/scenes/old-cabin/index.html", "Old cabin"),
    ] {
        assert!(files[page].contains(name));
        assert!(files[page].contains("<meta name=\"robots\" content=\"noindex\">"));
    }
    assert!(!files["sitemap.xml"].contains("old-cabin"));
}

#[test]
fn what_is_read_of_a_page_is_all_that_was_written_of_it() {
    let data = AT_ROOT
        .iter()
        .filter(|(name, _)| name.ends_with("page.json"));
    expect_none(data.filter_map(|(name, text)| {
        let again = Page::read(text).map(|page| serde_json::to_string(&page).expect("plain data"));
        (again.as_ref() != Some(text)).then(|| name.clone())
    }));
}

#[test]
fn every_page_carries_itself_without_its_html_for_its_own_hydration() {
    expect_none(pages().into_iter().filter_map(|(page, html)| {
        let carried = between(html, "id=\"hydration\">", "</script>").next();
        let path = page.path.clone();
        (carried.and_then(Page::read) != Some(page.for_hydration())).then_some(path)
    }));
}

#[test]
fn every_pages_data_says_what_its_html_says() {
    expect_none(pages().iter().filter_map(|(page, html)| {
        let path = &page.path;
        let says = [
            format!("<html lang=\"{}\"", page.lang.tag()),
            format!("data-path=\"{path}\""),
            format!("<link rel=\"canonical\" href=\"https://drama.example.cn{path}\">"),
        ];
        let missing = says.iter().find(|words| !html.contains(words.as_str()));
        missing.map(|words| format!("{path}: {words} is missing"))
    }));
}

/// The estimator's program finds its places by their ids; one that is missing would stay empty without a word.
#[test]
fn the_estimators_frame_has_every_place_that_its_program_fills() {
    let content = content();
    let base = BaseUrl::parse(ROOT).expect("a base address");
    for lang in Lang::ALL {
        let page = compose(&content, &base, &Route::Estimator, lang).page;
        let html: String = page
            .pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Html(html) => Some(html.as_str()),
                Piece::Print => None,
            })
            .collect();
        let desk = Desk::new(Setup {
            other: Route::Case.path(lang),
            shoot: None,
            policy: content.policy.get(lang).clone(),
            on: content.settings.checked,
            address: page.head.canonical,
            editions_at: "/editions/".into(),
            editions: Vec::new(),
        });
        let slots = desk.slots().into_iter().chain(desk.slow_slots());
        // The drawing comes and goes with what there is to draw.
        let drawn = ["w-dot", "w-step", "w-said"];
        let missing = slots
            .map(|slot| slot.id)
            .filter(|id| !drawn.contains(&id.as_str()))
            .filter(|id| !html.contains(&format!("id=\"{id}\"")));
        expect_none(missing);
    }
}

#[test]
fn no_two_pages_of_a_language_share_a_title() {
    let mut first: BTreeMap<(String, String), String> = BTreeMap::new();
    expect_none(pages().iter().filter_map(|(page, _)| {
        let key = (page.lang.tag().to_owned(), page.head.title.clone());
        let other = first.insert(key, page.path.clone());
        other.map(|other| format!("{} and {other}: {}", page.path, page.head.title))
    }));
}

#[test]
fn every_page_is_described_in_a_sentence_or_two_of_its_own() {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    expect_none(pages().iter().flat_map(|(page, _)| {
        let words = &page.head.description;
        let mut found = Vec::new();
        let length = words.chars().count();
        if words.trim().is_empty() || length > 200 {
            found.push(format!("{}: {length} characters: {words}", page.path));
        }
        if let Some(other) = first.insert(words.clone(), page.path.clone()) {
            found.push(format!("{} and {other}: {words}", page.path));
        }
        found
    }));
}

/// What a page's head says for a property, in order.
fn properties<'a>(html: &'a str, name: &'a str) -> Vec<&'a str> {
    let tags = html.split("<meta property=\"").skip(1);
    let values = tags.filter_map(|tag| {
        tag.split_once("\" content=\"")
            .filter(|(found, _)| *found == name)
    });
    values
        .map(|(_, rest)| rest.split('"').next().unwrap_or_default())
        .collect()
}

#[test]
fn every_page_names_two_pictures_of_its_own_and_their_sizes() {
    let mut seen = BTreeSet::new();
    for (page, html) in pages() {
        let path = &page.path;
        let named = properties(html, "og:image");
        let sizes = [
            properties(html, "og:image:width"),
            properties(html, "og:image:height"),
        ];
        assert_eq!(sizes, [["1200", "600"], ["630", "600"]], "{path}");
        for (index, address) in named.iter().enumerate() {
            let file = address
                .strip_prefix(ROOT)
                .unwrap_or_else(|| panic!("{path}: {address} is not absolute"));
            let header = &AT_ROOT[file];
            assert_eq!(
                *header,
                format!("{} {}", sizes[0][index], sizes[1][index]),
                "{file}"
            );
            let of_page = path.trim_matches('/').replace('/', "-");
            let of_page = if of_page.is_empty() { "home" } else { &of_page };
            let shape = ["wide", "square"][index];
            assert!(
                file.starts_with(&format!("cards/{of_page}-{shape}-")),
                "{path}: {file}"
            );
            assert!(seen.insert(*address), "{path}: {address} is another page's");
        }
        assert_eq!(named.len(), 2, "{path}");
        // The same for whoever comes by a link.
        let carried: Vec<String> = page
            .head
            .cards
            .iter()
            .map(|name| format!("{ROOT}cards/{name}"))
            .collect();
        assert_eq!(carried, named, "{path}");
        assert!(
            html.contains(&format!("<link rel=\"image_src\" href=\"{}\">", named[1])),
            "{path}"
        );
        for alt in properties(html, "og:image:alt") {
            assert!(!alt.is_empty(), "{path}");
            // The figure is for one thing.
            if path == "/en/measures/script-award/" {
                assert!(
                    alt.ends_with(", Award for selection in an NRTA evaluation"),
                    "{alt}"
                );
            }
        }
    }
    let written = AT_ROOT
        .keys()
        .filter(|name| name.starts_with("cards/"))
        .count();
    // So have the pages that no search engine may list: that for lost visitors, and those of scenes that are gone.
    let unlisted = 1 + removed_routes(&content()).len();
    assert_eq!(written, seen.len() + 4 * unlisted);
}

#[test]
fn no_page_shows_how_it_was_made() {
    const TRACES: [&str; 12] = [
        "undefined",
        "NaN",
        "{}",
        "{{",
        "}}",
        "placeholder",
        "lorem ipsum",
        "[object",
        "Some(",
        "None)",
        "&amp;amp;",
        "\u{fffd}",
    ];
    expect_none(
        AT_ROOT
            .iter()
            .filter(|(name, _)| is_html(name))
            .flat_map(|(name, html)| {
                let text = text_of(html);
                let traces = TRACES
                    .iter()
                    .filter(|trace| text.contains(**trace))
                    .map(|trace| format!("{name}: {trace}"))
                    .collect::<Vec<_>>();
                let empty = [
                    "href=\"\"",
                    "src=\"\"",
                    "href=\"#\"",
                    "id=\"\"",
                    "aria-label=\"\"",
                    "lang=\"\"",
                ];
                let empty = empty
                    .iter()
                    .filter(|empty| html.contains(**empty))
                    .map(|empty| format!("{name}: {empty}"))
                    .collect::<Vec<_>>();
                [traces, empty].concat()
            }),
    );
}

#[test]
fn every_heading_is_in_the_language_of_its_page() {
    expect_none(pages().iter().flat_map(|(page, html)| {
        let headings = ["h1", "h2", "h3"].into_iter().flat_map(|tag| {
            let open = format!("<{tag}");
            let close = format!("</{tag}>");
            html.split(&open)
                .skip(1)
                .map(move |rest| rest.split(&close).next().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        });
        let wrong = headings.filter(|heading| {
            let inner = heading.split_once('>').map_or("", |(_, inner)| inner);
            match page.lang {
                // Words of the other language are marked, so that a voice can pronounce them.
                Lang::En => text_of(&without_foreign(inner, "zh-CN"))
                    .chars()
                    .any(is_chinese),
                Lang::Zh => !text_of(inner).chars().any(is_chinese),
            }
        });
        wrong
            .map(|heading| format!("{}: {heading}", page.path))
            .collect::<Vec<_>>()
    }));
}

#[test]
fn no_page_in_english_holds_chinese_that_is_not_marked() {
    expect_none(
        pages()
            .iter()
            .filter(|(page, _)| page.lang == Lang::En)
            .flat_map(|(page, html)| {
                let body = html
                    .split_once("<main")
                    .map_or("", |(_, main)| main)
                    .split("</main>")
                    .next()
                    .unwrap_or_default();
                let body = format!("<main{}", without_foreign(body, "zh-CN"));
                let text = text_of(&body);
                let stray: Vec<String> = text
                    .split(|c| !is_chinese(c))
                    .filter(|words| !words.is_empty())
                    .map(|words| format!("{}: {words}", page.path))
                    .collect();
                stray
            }),
    );
}

/// HTML without the elements that are marked as of a language; such elements hold no others of their name.
fn without_foreign(html: &str, lang: &str) -> String {
    let mark = format!("lang=\"{lang}\"");
    let mut kept = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(&mark) {
        let start = rest[..at].rfind('<').expect("a tag");
        kept.push_str(&rest[..start]);
        let name: String = rest[start + 1..]
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let close = format!("</{name}>");
        rest = rest[start..]
            .split_once(&close)
            .map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[test]
fn every_page_says_when_its_content_was_checked_and_that_it_promises_nothing() {
    expect_none(pages().iter().filter_map(|(page, html)| {
        let words = qujiang_drama::text::words(page.lang);
        let says = html.contains(&page.foot.checked) && html.contains(words.no_commitment);
        (!says).then(|| page.path.clone())
    }));
}

#[test]
fn the_brief_says_who_made_a_statement_where_its_text_does_not() {
    let content = content();
    let mut unnamed = 0;
    for lang in Lang::ALL {
        let path = Route::Brief.path(lang);
        let html = &AT_ROOT[&format!("{}index.html", path.trim_start_matches('/'))];
        let items = html.split("<li class=\"statement\"").skip(1);
        // Up to where it is from.
        let items: Vec<&str> = items
            .filter_map(|item| item.split("class=\"source\"").next())
            .collect();
        for fact in &content.facts {
            let statement = &fact.statement;
            let (Some(speaker), text) = (&statement.speaker, statement.text.get(lang)) else {
                continue;
            };
            let Some(item) = items.iter().find(|item| item.contains(text)) else {
                continue;
            };
            let name = content.speaker(speaker).name.get(lang);
            let is_named = text.contains(name);
            unnamed += usize::from(!is_named);
            assert!(item.contains(name), "{}: {item}", fact.id);
            let is_said = item.contains("class=\"statement__speaker\"");
            assert_eq!(is_said, !is_named, "{}: {item}", fact.id);
        }
    }
    assert!(unnamed >= 6, "{unnamed} are too few to prove anything");
}

/// Where map apps look a name up.
const MAPS: [&str; 2] = [
    "https://uri.amap.com/search?keyword=",
    "https://maps.apple.com/?q=",
];

/// Every address in the HTML that a browser would follow or fetch.
fn addresses(html: &str) -> impl Iterator<Item = &str> {
    [
        " href=\"",
        " src=\"",
        " data-js=\"",
        " data-wasm=\"",
        " data-from=\"",
        " data-index=\"",
    ]
    .into_iter()
    .flat_map(|name| between(html, name, "\""))
}

#[test]
fn below_a_path_every_address_leads_to_what_was_written_there() {
    let files = &*BELOW_ONE;
    let mut asked = BTreeSet::new();
    // The only ways out: the sources of the rules of comparable places, and map apps.
    let elsewhere = content().elsewhere;
    let leads_to_source = |address: &str| {
        let mut sources = elsewhere.iter().filter_map(|one| one.url.as_deref());
        sources.any(|url| url == address) || MAPS.iter().any(|map| address.starts_with(map))
    };
    expect_none(
        files
            .iter()
            .filter(|(name, _)| is_html(name))
            .flat_map(|(name, html)| {
                let wrong = addresses(html)
                    .filter(|address| !address.starts_with('#') && !leads_to_source(address))
                    .filter_map(|address| {
                        let Some(path) = address
                            .strip_prefix("/sub/")
                            .or_else(|| address.strip_prefix(BELOW))
                        else {
                            return Some(format!("{name}: {address} leads out of the site"));
                        };
                        let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
                        let path = path.split('?').next().unwrap_or_default();
                        let file = if path.is_empty() || path.ends_with('/') {
                            format!("{path}index.html")
                        } else {
                            path.to_owned()
                        };
                        if let Some(target) = files.get(&file) {
                            let is_there =
                                anchor.is_empty() || target.contains(&format!("id=\"{anchor}\""));
                            return (!is_there)
                                .then(|| format!("{name}: {address} names no element"));
                        }
                        let lies_there = FILES_OF_THE_SHELL.contains(&path)
                            || Path::new("public").join(path).is_file();
                        asked.insert(path.to_owned());
                        (!lies_there).then(|| format!("{name}: {address} leads to nothing"))
                    });
                wrong.collect::<Vec<_>>()
            }),
    );
    expect_none(
        FILES_OF_THE_SHELL
            .into_iter()
            .filter(|file| !asked.contains(*file))
            .map(|file| format!("{file} is named nowhere")),
    );
}

/// A page without what is another for another address: the drawings of its link, and the name of the file that holds
/// addresses.
fn without_signs_of_address(text: &str) -> String {
    [("t-qr", "svg>"), ("kit-code", "svg>"), ("shoot-", ".txt")]
        .into_iter()
        .fold(text.into(), |text: String, (start, end)| {
            let Some((before, rest)) = text.split_once(start) else {
                return text;
            };
            let (_, after) = rest.split_once(end).expect("what begins there ends");
            format!("{before}{after}")
        })
}

#[test]
fn below_a_path_the_pages_differ_in_their_addresses_only() {
    // What is written at the root is what is written below a path, with the path taken out.
    // Codes, and the booth's page that shows two, look another way for another address.
    let is_code = |name: &str| name.starts_with("codes/") || name.contains("present/");
    let texts = AT_ROOT.iter().filter(|(name, _)| !is_code(name));
    expect_none(texts.filter_map(|(name, text)| {
        let below = BELOW_ONE.get(name)?;
        let at_root = below
            .replace("data-base=\"/sub\"", "data-base=\"\"")
            .replace("http://drama.example.net/sub/", ROOT)
            .replace("http:\\/\\/drama.example.net\\/sub\\/", ROOT)
            .replace("\"/sub/", "\"/");
        // The share kit has the address without its last slash, and without how it is fetched.
        let at_root = at_root
            .replace("http://drama.example.net/sub", ROOT.trim_end_matches('/'))
            .replace("drama.example.net/sub/", "drama.example.cn/");
        // Inside data, quotation marks are written with a backslash.
        let at_root = at_root.replace("\\\"/sub/", "\\\"/");
        // And between tabs, where the scenes of a case travel.
        let at_root = at_root.replace("\t/sub/", "\t/");
        (without_signs_of_address(&at_root) != without_signs_of_address(text)).then(|| name.clone())
    }));
    assert_eq!(AT_ROOT.len(), BELOW_ONE.len());
}

#[test]
fn a_site_that_only_this_computer_opens_says_so_where_codes_are_made() {
    let content = content();
    let says = |address: &str, lang: Lang| {
        let html = pieces_at(address, &content, &Route::Share, lang);
        html.contains("请不要印出去") || html.contains("do not print them")
    };
    for lang in Lang::ALL {
        assert!(says("http://127.0.0.1:8080/", lang));
        assert!(!says(ROOT, lang));
    }
}

#[test]
fn the_sitemap_lists_every_page_once_with_its_twins() {
    for (files, address) in [(&*AT_ROOT, ROOT), (&*BELOW_ONE, BELOW)] {
        let base = BaseUrl::parse(address).expect("a base");
        let sitemap = &files["sitemap.xml"];
        let listed: Vec<&str> = between(sitemap, "<loc>", "</loc>").collect();
        let mut expected = Vec::new();
        for route in routes(&content()) {
            for lang in Lang::ALL {
                let own = base.join(&route.path(lang));
                let twins = Lang::ALL.map(|lang| {
                    format!(
                        "hreflang=\"{}\" href=\"{}\"",
                        lang.tag(),
                        base.join(&route.path(lang))
                    )
                });
                let entry = sitemap
                    .split("<url>")
                    .find(|entry| entry.contains(&format!("<loc>{own}</loc>")));
                let entry = entry.unwrap_or_else(|| panic!("{own} is not listed"));
                assert!(
                    twins.iter().all(|twin| entry.contains(twin.as_str())),
                    "{entry}"
                );
                expected.push(own);
            }
        }
        assert_eq!(listed, expected);
        assert!(!sitemap.contains("404"));
        assert_eq!(
            files["robots.txt"],
            format!(
                "User-agent: *\nAllow: /\n\nSitemap: {}\n",
                base.join("/sitemap.xml")
            )
        );
    }
}

#[test]
fn faulty_content_stops_the_site_and_names_every_fault() {
    let (content, out) = (folder(), folder());
    let files = fs::read_dir(CONTENT).expect("the content").flatten();
    for file in files.filter(|file| file.path().is_file()) {
        fs::copy(file.path(), content.join(file.file_name())).expect("a file is copied");
    }
    fs::write(content.join("site.json"), "{}").expect("a file is written");
    fs::write(content.join("plan.json"), "[").expect("a file is written");
    fs::write(out.join("index.html"), SHELL).expect("the shell is written");
    let output = run(&content, &out, &[]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(
        said.contains("site.json") && said.contains("plan.json"),
        "{said}"
    );
    assert_eq!(
        fs::read_to_string(out.join("index.html")).expect("the shell"),
        SHELL,
        "nothing is written over"
    );
    for folder in [content, out] {
        fs::remove_dir_all(folder).expect("a folder is removed");
    }
}

#[test]
fn a_shell_or_an_address_that_cannot_be_used_is_named() {
    let out = folder();
    let fails = |more: &[&str], words: &str| {
        let output = run(Path::new(CONTENT), &out, more);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(words), "{said}");
    };
    fails(&[], "index.html");
    fs::write(out.join("index.html"), "<html></html>").expect("a shell is written");
    fails(&[], "the shell has no </head>");
    fs::write(out.join("index.html"), SHELL).expect("the shell is written");
    fails(
        &["--base-url", "drama.example.cn"],
        "does not begin with https://",
    );
    fails(&["--speed", "fast"], "usage: prerender");
    fs::remove_dir_all(out).expect("the folder is removed");
}

/// The content with many times its scenes, each under an id of its own.
fn with_many_scenes(count: usize) -> Content {
    let mut content = content();
    let some = content.scenes.clone();
    content.scenes = (0..count)
        .map(|at| {
            let mut scene = some[at % some.len()].clone();
            scene.id = Id::new(&format!("many-{at}")).expect("an id");
            scene
        })
        .collect();
    content
}

#[test]
fn the_case_is_told_of_every_scene_and_where_it_is_shown() {
    for (files, at) in [(&*AT_ROOT, ""), (&*BELOW_ONE, "/sub")] {
        for lang in Lang::ALL {
            let path = Route::Case.path(lang);
            let folder = path.trim_start_matches('/');
            let html = &files[&format!("{folder}index.html")];
            let from = between(html, " data-from=\"", "\"")
                .next()
                .expect("its file");
            let name = from
                .strip_prefix(&format!("{at}{path}"))
                .expect("beside the page");
            let shoot = &files[&format!("{folder}{name}")];
            // A page of other content asks for another file.
            assert_eq!(name, format!("shoot-{}.txt", sum(shoot.as_bytes())));
            let recce = format!("recce\t{at}{}", Route::Recce.path(lang));
            assert!(shoot.contains(&recce), "{recce}");
            for scene in content().scenes {
                let page = format!("\t{at}{}\t", Route::Scene(scene.id).path(lang));
                assert!(shoot.contains(&page), "{page}");
            }
            for scene in content().removed {
                assert!(shoot.contains(&format!("gone\t{}\t", scene.id)));
            }
        }
    }
}

/// The most bytes of HTML on a page of 48 scenes, before it is compressed; what every page has around it is not among
/// them.
const CATALOGUE_PAGE: usize = 36_000;

#[test]
fn a_large_catalogue_is_cut_into_pages_that_lead_on_and_stay_small() {
    let content = with_many_scenes(200);
    let pages: Vec<Route> = routes(&content)
        .into_iter()
        .filter(|route| matches!(route, Route::Scenes | Route::ScenesPage(_)))
        .collect();
    assert_eq!(pages.len(), 5, "48 to a page");
    for lang in Lang::ALL {
        let mut seen = BTreeSet::new();
        for (at, route) in pages.iter().enumerate() {
            let html = pieces(&content, route, lang);
            assert!(
                html.len() < CATALOGUE_PAGE,
                "{route:?}: {} bytes",
                html.len()
            );
            let links = |route: &Route| html.contains(&format!("href=\"{}\"", route.path(lang)));
            assert!(at == 0 || links(&pages[at - 1]), "{route:?} leads back");
            assert!(
                at + 1 == pages.len() || links(&pages[at + 1]),
                "{route:?} leads on"
            );
            let before = seen.len();
            for scene in &content.scenes {
                if html.contains(&format!("/scenes/{}/\"", scene.id)) {
                    assert!(
                        seen.insert(scene.id.clone()),
                        "{} stands on two pages",
                        scene.id
                    );
                }
            }
            assert!(seen.len() - before <= 48);
        }
        assert_eq!(seen.len(), 200, "every scene stands on a page");
    }
}

/// The HTML of a page's pieces.
fn pieces(content: &Content, route: &Route, lang: Lang) -> String {
    pieces_at(ROOT, content, route, lang)
}

/// The same of a site at another address.
fn pieces_at(address: &str, content: &Content, route: &Route, lang: Lang) -> String {
    let base = BaseUrl::parse(address).expect("a base");
    let page = compose(content, &base, route, lang).page;
    let html = page.pieces.iter().map(|piece| match piece {
        Piece::Html(html) => html.as_str(),
        Piece::Print => "",
    });
    html.collect()
}

#[test]
fn with_many_scenes_no_page_grows_with_their_number() {
    let (few, many) = (with_many_scenes(200), with_many_scenes(1_000));
    let id = |id: &str| Route::Scene(Id::new(id).expect("an id"));
    for lang in Lang::ALL {
        for route in [
            id("many-0"),
            id("many-90"),
            id("many-198"),
            id("donggang"),
            Route::Search,
            Route::Share,
            Route::Case,
        ] {
            let [small, large] = [&few, &many].map(|content| pieces(content, &route, lang));
            let (small, large) = (small.len(), large.len());
            // Numbers and ids get longer.
            assert!(large < small + 500, "{route:?}: {small}, {large} bytes");
            let most = match route {
                // Its topics travel in its page twice.
                Route::Share => 80_000,
                // With it goes the whole policy, which does not depend on the scenes.
                Route::Case => usize::MAX,
                _ => 40_000,
            };
            assert!(large < most, "{route:?}: {large} bytes");
        }
    }
}

#[test]
fn beside_a_scene_stand_those_listed_around_it_and_a_way_to_all() {
    let content = with_many_scenes(200);
    for lang in Lang::ALL {
        for at in [0, 5, 90, 199] {
            let scene = &content.scenes[at];
            let html = pieces(&content, &Route::Scene(scene.id.clone()), lang);
            let others = html
                .split_once("id=\"others\"")
                .map_or("", |(_, rest)| rest);
            assert_eq!(
                others.matches("class=\"frame\"").count(),
                12,
                "{}",
                scene.id
            );
            assert!(!others.contains(&format!("/scenes/{}/\"", scene.id)));
            let all = content.scenes_of(&scene.site).count();
            let link = format!("href=\"{}?site={}\"", Route::Scenes.path(lang), scene.site);
            assert!(others.contains(&link), "{link}");
            assert!(others.contains(&all.to_string()));
        }
        let html = pieces(&content, &Route::Search, lang);
        let link = format!("href=\"{}\"", Route::Scenes.path(lang));
        assert!(
            html.split_once("id=\"scenes\"")
                .is_some_and(|(_, rest)| rest.contains(&link))
        );
    }
    // Where they are few, all of them stand there, and nothing leads elsewhere.
    let content = self::content();
    let html = pieces(
        &content,
        &Route::Scene(content.scenes[0].id.clone()),
        Lang::Zh,
    );
    assert!(!html.contains("?site="));
    let all = content.scenes_of(&content.scenes[0].site).count();
    let others = html
        .split_once("id=\"others\"")
        .map_or("", |(_, rest)| rest);
    assert_eq!(others.matches("class=\"frame\"").count(), all - 1);
}

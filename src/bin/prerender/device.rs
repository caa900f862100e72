//! What is written for a device that keeps the site: the manifest by which it is put on a home screen, and the words
//! for use without network.

use qujiang_drama::{
    content::Content,
    document::mounted,
    domain::{Lang, PartialDate},
    routes::{BaseUrl, Menu, Route},
    text::{compose::date, offline_words, words as interface_words},
};
use serde_json::{Map, Value, json};

const TOKENS: &str = include_str!("../../../style/tokens.css");

/// The paper's colour by day and by night, from the one place where colours are named.
pub const PAPER: (&str, &str) = colours("--paper");

/// The two colours of a token.
const fn colours(name: &str) -> (&'static str, &'static str) {
    let after = cut(TOKENS, name).1;
    let (_, after) = cut(after, "light-dark(");
    let (day, after) = cut(after, ", ");
    (day, cut(after, ")").0)
}

/// The text before and after the first place where something stands in it.
const fn cut(text: &'static str, at: &str) -> (&'static str, &'static str) {
    let (bytes, wanted) = (text.as_bytes(), at.as_bytes());
    let mut start = 0;
    while start + wanted.len() <= bytes.len() {
        let mut same = 0;
        while same < wanted.len() && bytes[start + same] == wanted[same] {
            same += 1;
        }
        if same == wanted.len() {
            let (before, rest) = text.split_at(start);
            return (before, rest.split_at(wanted.len()).1);
        }
        start += 1;
    }
    panic!("style/tokens.css does not name it")
}

/// Where the manifest of a language lies.
pub fn manifest_path(lang: Lang) -> String {
    format!("{}app.webmanifest", Route::Home.path(lang))
}

/// The manifest of a language. Its addresses are relative, so that it holds wherever the site is mounted.
pub fn manifest(content: &Content, lang: Lang) -> Result<String, serde_json::Error> {
    let root = match lang {
        Lang::Zh => "./",
        Lang::En => "../",
    };
    let picture = |name: &str, size: &str, kind: &str, purpose: &str| json!({ "src": format!("{root}{name}"), "sizes": size, "type": kind, "purpose": purpose });
    let name = content.settings.name.get(lang);
    serde_json::to_string_pretty(&json!({
        "id": root,
        "name": name,
        "short_name": name,
        "description": content.pages.home.description.get(lang),
        "lang": lang.tag(),
        "dir": "ltr",
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "background_color": PAPER.0,
        "theme_color": PAPER.0,
        "icons": [
            picture("favicon.svg", "any", "image/svg+xml", "any"),
            picture("icons/any-192.png", "192x192", "image/png", "any"),
            picture("icons/any-512.png", "512x512", "image/png", "any"),
            picture("icons/maskable-192.png", "192x192", "image/png", "maskable"),
            picture("icons/maskable-512.png", "512x512", "image/png", "maskable"),
        ],
    }))
}

/// The words for use without network in both languages, with what they tell of this content.
pub fn words(content: &Content, base: &BaseUrl) -> Result<String, serde_json::Error> {
    let mut all = Map::new();
    for lang in Lang::ALL {
        let mut own = serde_json::to_value(offline_words(lang))?;
        let menu = Menu::MAIN.iter().chain(&Menu::FOOT).map(|entry| {
            let name = interface_words(lang).menu_entry(*entry);
            Ok((
                serde_json::from_value(serde_json::to_value(entry)?)?,
                Value::from(name),
            ))
        });
        own["menu"] = Value::Object(menu.collect::<Result<_, serde_json::Error>>()?);
        own["checked"] = date(lang, PartialDate::Day(content.settings.checked)).into();
        own["policy"] = content.policy.get(lang).version.clone().into();
        own["manifest"] = mounted(base.path(), &manifest_path(lang)).into();
        all.insert(lang.tag().into(), own);
    }
    serde_json::to_string(&all)
}

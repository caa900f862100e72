//! Guards what is found on the site as it is: with the real content, by what people type, and nothing that nobody meant.

#![cfg(feature = "ssr")]

use qujiang_drama::{
    content::Content,
    domain::Lang,
    finder::{Catalogue, Index, Search},
    pages::listing,
};
use std::{path::Path, sync::LazyLock};

static TEXT: LazyLock<String> = LazyLock::new(|| {
    let content = Content::load(Path::new("public/content"));
    listing(&content.unwrap_or_else(|report| panic!("{report}"))).write()
});

fn index() -> Index<'static> {
    Index::read(&TEXT).expect("an index")
}

/// The items of the catalogue that are listed for what was typed, each as its HTML.
fn items(index: &Index, lang: Lang, typed: &str, look: &str) -> Vec<String> {
    let typed: String = form(typed);
    let query = format!("q={typed}&view={look}");
    let visit = Catalogue::new(index, lang, "", false, &query);
    let html = visit.items(0..visit.total());
    html.split("<li ").skip(1).map(str::to_owned).collect()
}

fn form(typed: &str) -> String {
    let byte = |byte: u8| format!("%{byte:02X}");
    typed.bytes().map(byte).collect()
}

/// The ids of the scenes that are found.
fn scenes(typed: &str) -> Vec<String> {
    let index = index();
    let id = |item: &String| {
        let path = item.split("/scenes/").nth(1).unwrap_or_default();
        path.split('/').next().unwrap_or_default().to_owned()
    };
    items(&index, Lang::Zh, typed, "frames")
        .iter()
        .map(id)
        .collect()
}

/// The results of the search over the whole site, each as its HTML.
fn results(typed: &str, lang: Lang) -> Vec<String> {
    let index = index();
    let html = Search::new(&index, lang, "").ask(typed, "/").html;
    html.split("<a ").skip(1).map(str::to_owned).collect()
}

/// The same with every group shown whole.
fn results_whole(typed: &str) -> Vec<String> {
    let index = index();
    let mut search = Search::new(&index, Lang::Zh, "");
    search.ask(typed, "/");
    for kind in ["pages", "measures", "guide", "facts"] {
        search.widen(kind);
    }
    let html = search.ask(typed, "/").html;
    html.split("<a ").skip(1).map(str::to_owned).collect()
}

#[test]
fn a_slip_is_forgiven() {
    for typed in [
        "subwey",
        "sbway",
        "usbway",
        "ditei",
        "ditle",
        "dì tiě",
        "DÌTIĚ",
        "di\u{300}tie\u{30c}",
    ] {
        assert_eq!(scenes(typed), ["subway-car"], "{typed}");
    }
    assert_eq!(scenes("prisn"), ["prison"]);
    // In a text, when the word is long.
    assert_eq!(scenes("aircarft"), ["luxury-cabin"]);
}

#[test]
fn what_is_nowhere_finds_nothing_that_looks_like_it() {
    for typed in [
        "plane", "jail", "horse", "zebra", "giraffe", "kitchen", "飞船", "王者",
    ] {
        assert_eq!(scenes(typed), <[&str; 0]>::default(), "{typed}");
    }
    for typed in ["horse", "jail", "zebra"] {
        assert_eq!(results(typed, Lang::En), <[&str; 0]>::default(), "{typed}");
    }
}

#[test]
fn a_character_that_is_read_the_same_finds_a_name() {
    assert_eq!(scenes("客站"), ["inn"]);
    assert_eq!(scenes("皇宮"), ["palace-hall"]);
    assert_eq!(scenes("監獄"), ["prison"]);
    assert_eq!(scenes("地鐵"), ["subway-car"]);
}

#[test]
fn traditional_characters_find_other_names_and_values_too() {
    assert_eq!(scenes("古裝").len(), 5);
    assert_eq!(scenes("內景").len(), 5);
    for typed in ["橫店", "專線", "人才公寓"] {
        assert!(!results(typed, Lang::Zh).is_empty(), "{typed}");
    }
}

#[test]
fn a_place_that_is_easily_taken_for_another_is_no_slip() {
    for typed in [
        "quanzhou",
        "泉州",
        "泉州市",
        "曲江",
        "xuzhou",
        "徐州",
        "徐州市",
    ] {
        assert_eq!(scenes(typed), <[&str; 0]>::default(), "{typed}");
        // The page that tells them apart has them; nothing else may come close.
        for result in results(typed, Lang::Zh) {
            assert!(result.contains("sources/"), "{typed}: {result}");
            assert!(!result.contains("<mark>衢"), "{typed}: {result}");
        }
    }
    assert!(!scenes("qujiang").is_empty() || !results("qujiang", Lang::Zh).is_empty());
}

#[test]
fn a_scene_is_found_by_another_name_of_its_place() {
    for typed in ["塔底", "tadi", "Tadi area", "塔底片区"] {
        assert_eq!(scenes(typed).len(), 5, "{typed}");
    }
}

#[test]
fn what_stands_somewhere_is_not_taken_for_a_slip() {
    assert_eq!(scenes("供电"), <[&str; 0]>::default());
    for result in results("供电", Lang::Zh) {
        assert!(result.contains("<mark>供电</mark>"), "{result}");
    }
}

#[test]
fn what_a_page_says_in_its_text_is_found() {
    for (typed, path) in [
        ("隔音", "scenes/hantang/"),
        ("场租", "guide/checklist/"),
        ("合同", "guide/checklist/"),
        ("海报", "share/"),
        ("离线", "about/"),
        ("poster", "share/"),
        ("price", "scenes/hantang/"),
        ("站台", "scenes/subway-car/"),
        ("供电", "guide/checklist/"),
    ] {
        let mut search_all = results_whole(typed).into_iter();
        assert!(
            search_all.any(|result| result.contains(&format!("href=\"/{path}"))),
            "{typed}: {path}"
        );
    }
}

#[test]
fn initials_are_those_of_a_name() {
    assert_eq!(scenes("jc"), ["luxury-cabin", "second-cabin"]);
    for typed in ["jc", "dt"] {
        for result in results(typed, Lang::Zh) {
            assert!(result.contains("<mark>"), "{typed}: {result}");
        }
    }
}

#[test]
fn a_value_of_a_facet_finds_its_scenes_in_both_languages() {
    let modern = scenes("modern");
    assert_eq!(modern.len(), 6, "{modern:?}");
    let same = |typed: &str| {
        let mut found = scenes(typed);
        found.sort();
        found
    };
    assert_eq!(same("现代"), same("modern"));
    assert_eq!(same("xiandai"), same("modern"));
    assert_eq!(scenes("period").len(), 5);
    assert_eq!(same("古装"), same("period"));
    assert_eq!(scenes("interior").len(), 5);
    assert_eq!(same("内景"), same("interior"));
}

#[test]
fn every_hit_shows_why_it_is_one() {
    let index = index();
    let typed = [
        "衢",
        "jc",
        "aircraft",
        "现代",
        "modern",
        "subway",
        "ditie",
        "qujiang",
        "客站",
        "subwey",
        "aircarft",
        "2010",
        "在建",
        "interior subway",
        "modern report",
        "donggang",
        "国家",
    ];
    for typed in typed {
        for lang in Lang::ALL {
            for look in ["frames", "list"] {
                let items = items(&index, lang, typed, look);
                assert!(!items.is_empty(), "{typed}");
                for item in items {
                    let marks = item.matches("<mark>").count();
                    assert!(
                        marks >= typed.split(' ').count(),
                        "{typed} {lang:?} {look}: {item}"
                    );
                }
            }
            for result in results(typed, lang) {
                let is_more = result.contains("scenes/?q=");
                assert!(
                    is_more || result.contains("<mark>"),
                    "{typed} {lang:?}: {result}"
                );
            }
        }
    }
}

#[test]
fn a_number_is_found_however_it_is_written() {
    let found = |typed: &str| {
        let count = results(typed, Lang::Zh).len();
        assert!(count > 0, "{typed}");
        let index = index();
        Search::new(&index, Lang::Zh, "").ask(typed, "/").said
    };
    for typed in ["80,000", "8万", "８０，０００", "8.0万"] {
        assert_eq!(found(typed), found("80000"), "{typed}");
    }
    assert_eq!(found("66,000"), found("6.6万"));
    for result in results("80000", Lang::Zh) {
        assert!(
            result.contains("<mark>8万</mark>") || result.contains("<mark>80,000</mark>"),
            "{result}"
        );
    }
}

//! Looking for something, natively: whole visits to the catalogue and the search, and what the index must hold.

use super::*;
use crate::{domain::Lang, platform::Change};

fn pair(zh: &str, en: &str) -> [String; 2] {
    [zh.into(), en.into()]
}

fn entry(kind: Kind, path: &str, title: [String; 2], text: [String; 2]) -> Listed {
    Listed {
        kind,
        path: path.into(),
        title,
        place: <[String; 2]>::default(),
        text,
        scene: None,
    }
}

fn scene(path: &str, title: [String; 2], site: [String; 2], values: [u8; 2], mark: Mark) -> Listed {
    Listed {
        place: site,
        scene: Some(ListedScene {
            values: values.to_vec(),
            mark,
            status: pair("在用（2025年7月）", "In use (July 2025)"),
            picture: format!("/drawings/{path}.svg"),
        }),
        ..entry(
            Kind::Scene,
            path,
            title,
            pair("发布会点名的场景。", "A set named at the conference."),
        )
    }
}

fn text() -> String {
    let east = || pair("东港片区", "Donggang area");
    let street = || pair("汉唐商业街", "Han-Tang Street");
    let facet = |key: &str, values: &[(&str, &str, &str)]| {
        let values = values
            .iter()
            .map(|(key, zh, en)| ((*key).into(), pair(zh, en)));
        (key.into(), pair(key, key), values.collect())
    };
    Listing {
        facets: vec![
            facet(
                "era",
                &[("modern", "现代", "Modern"), ("period", "古装", "Period")],
            ),
            facet(
                "status",
                &[
                    ("in-use", "在用", "In use"),
                    ("building", "在建", "Being built"),
                ],
            ),
        ],
        entries: vec![
            entry(
                Kind::Page,
                "plan/",
                pair("三年行动计划", "The three-year plan"),
                pair("地铁不在其中", "No subway in it"),
            ),
            scene(
                "scenes/subway-car/",
                pair("地铁车厢", "Subway car"),
                east(),
                [0, 0],
                Mark::Open,
            ),
            scene(
                "scenes/bedroom/",
                pair("总裁卧室", "Executive’s bedroom"),
                east(),
                [0, 0],
                Mark::Open,
            ),
            scene(
                "scenes/inn/",
                pair("客栈", "Inn"),
                street(),
                [1, 1],
                Mark::Building,
            ),
            scene(
                "scenes/palace/",
                pair("皇宫", "Palace"),
                street(),
                [1, 1],
                Mark::Building,
            ),
            entry(
                Kind::Fact,
                "sources/#f1",
                pair(
                    "多台剧组带动当地通勤，地铁场景最常用，一部剧通常拍五到七天。",
                    "Crews use the subway most.",
                ),
                pair("", ""),
            ),
        ],
    }
    .write()
}

fn names(found: &[Found], index: &Index) -> Vec<String> {
    let mut found = found.to_vec();
    found.sort_by_key(|found| std::cmp::Reverse(found.score));
    found
        .iter()
        .map(|found| index.entries[found.entry as usize].path.to_owned())
        .collect()
}

fn scenes(typed: &str) -> Vec<String> {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let found = Query::read(typed).find(&index, |entry| entry.kind == Kind::Scene);
    names(&found, &index)
}

/// The title with what is marked in brackets.
fn marks(typed: &str, title: &str) -> String {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let mut query = Query::read(typed);
    query.find(&index, |_| true);
    let mut shown = title.to_owned();
    for mark in query.marks(&index, title).iter().rev() {
        shown.insert(mark.end, ']');
        shown.insert(mark.start, '[');
    }
    shown
}

#[test]
fn an_index_reads_back_as_it_was_written() {
    let text = text();
    let index = Index::read(&text).expect("an index");
    assert_eq!(index.write(), text);
    assert_eq!(index.entries.len(), 6);
    assert_eq!(index.entries[1].title, ["地铁车厢", "Subway car"]);
}

#[test]
fn a_text_that_is_no_index_of_this_version_is_refused() {
    let text = text();
    assert!(Index::read("").is_none());
    assert!(Index::read(&text.replacen("finder 2", "finder 0", 1)).is_none());
    for (at, _) in text
        .match_indices(['\t', '\n'])
        .filter(|(at, _)| at + 1 < text.len())
    {
        // Cut off anywhere in a line, it may only ever be refused; at the end of an entry it names words that are gone.
        let _ = Index::read(&text[..=at]);
    }
    let cut = text.rfind("sources/").expect("the last entry");
    assert!(Index::read(&text[..cut]).is_none());
}

#[test]
fn a_scene_is_found_by_characters_pinyin_initials_and_english() {
    for typed in [
        "地铁",
        "ditie",
        "DiTie",
        "dt",
        "dtcx",
        "ditiechexiang",
        "ditie chexiang",
        "dtie",
        "地tie",
        "subway",
        "Subw",
        "ｓｕｂｗａｙ",
        "subway car",
        "car subway",
        "way",
    ] {
        assert_eq!(scenes(typed), ["scenes/subway-car/"], "{typed}");
    }
    assert_eq!(scenes("kz"), ["scenes/inn/"]);
    assert_eq!(scenes("hg"), ["scenes/palace/"]);
}

#[test]
fn a_character_is_found_by_each_way_people_read_it() {
    let mut listing = Listing::default();
    let title = pair("银行绿女长廊", "Bank");
    listing
        .entries
        .push(entry(Kind::Page, "bank/", title, pair("", "")));
    let text = listing.write();
    let index = Index::read(&text).expect("an index");
    for (typed, count) in [
        ("yinhang", 1),
        ("yinxing", 1),
        ("lvnv", 1),
        ("changlang", 1),
        ("zhanglang", 1),
        ("zx", 0),
    ] {
        assert_eq!(
            Query::read(typed).find(&index, |_| true).len(),
            count,
            "{typed}"
        );
    }
}

#[test]
fn a_word_is_found_where_it_stands_for_the_site_too() {
    assert_eq!(
        scenes("donggang"),
        ["scenes/subway-car/", "scenes/bedroom/"]
    );
    assert_eq!(scenes("hantang inn"), ["scenes/inn/"]);
}

#[test]
fn one_wrong_letter_is_forgiven_where_nothing_else_fits() {
    for typed in [
        "subwey",
        "sabway",
        "usbway",
        "subwa",
        "ditle",
        "dtiie",
        "ditiechexianh",
        "zongcaiwoshl",
        "总才卧室",
    ] {
        assert_eq!(scenes(typed).len(), 1, "{typed}");
    }
    assert_eq!(scenes("xubwey").len(), 0, "two letters of six are wrong");
    assert_eq!(scenes("palbce"), ["scenes/palace/"]);
    // What fits as it is written leaves no room for what only comes close.
    assert_eq!(scenes("inn"), ["scenes/inn/"]);
}

#[test]
fn every_word_has_to_be_found() {
    assert_eq!(scenes("subway palace"), <[&str; 0]>::default());
}

#[test]
fn what_was_found_is_marked_where_it_was_found() {
    assert_eq!(marks("ditie", "地铁车厢"), "[地铁]车厢");
    assert_eq!(marks("cx", "地铁车厢"), "地铁[车厢]");
    assert_eq!(marks("地", "地铁车厢"), "[地]铁车厢");
    assert_eq!(marks("subway", "Subway car"), "[Subway] car");
    assert_eq!(marks("subwey", "Subway car"), "[Subway] car");
    assert_eq!(marks("ditle", "地铁车厢"), "[地铁]车厢");
    assert_eq!(
        marks("room", "Executive’s bedroom"),
        "Executive’s bed[room]"
    );
    assert_eq!(marks("地 铁", "地铁车厢"), "[地铁]车厢");
}

#[test]
fn two_initials_do_not_fit_a_long_statement_by_chance() {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let found = Query::read("jz").find(&index, |_| true);
    assert!(
        names(&found, &index).is_empty(),
        "剧组 stands in a long statement"
    );
    let found = Query::read("juzu").find(&index, |_| true);
    assert_eq!(names(&found, &index), ["sources/#f1"]);
}

fn count(catalogue: &Catalogue, id: &str) -> String {
    let places = catalogue.places();
    let found = places.into_iter().find_map(|(place, change)| match change {
        Change::Text(text) if place == id => Some(text),
        _ => None,
    });
    found.expect("a place with a text")
}

fn is_hidden(catalogue: &Catalogue, id: &str) -> bool {
    catalogue
        .places()
        .contains(&(id.into(), Change::Hidden(true)))
}

#[test]
fn a_count_says_what_a_filter_would_show_beside_the_others() {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let mut visit = Catalogue::new(&index, Lang::Zh, "", false, "");
    assert_eq!(
        ["f-0-0-count", "f-0-1-count", "f-1-0-count"].map(|id| count(&visit, id)),
        ["2", "2", "2"]
    );
    visit.act(Act::Facet, "0", "1");
    // Its own facet still counts all, the other only what is left.
    assert_eq!(
        ["f-0-0-count", "f-0-1-count", "f-1-0-count"].map(|id| count(&visit, id)),
        ["2", "2", "0"]
    );
    assert_eq!(visit.total(), 2);
    visit.act(Act::Text, "", "kezhan");
    assert_eq!(
        ["f-0-0-count", "f-0-1-count"].map(|id| count(&visit, id)),
        ["0", "1"]
    );
    visit.act(Act::Clear, "", "");
    assert_eq!(visit.total(), 4);
}

#[test]
fn the_page_stands_as_it_was_written_until_something_is_asked() {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let mut visit = Catalogue::new(&index, Lang::Zh, "", false, "");
    assert!(is_hidden(&visit, "f-results") && !is_hidden(&visit, "f-whole"));
    visit.act(Act::Look, "", "list");
    assert!(!is_hidden(&visit, "f-results") && is_hidden(&visit, "f-whole"));
    let paged = Catalogue::new(&index, Lang::Zh, "", true, "");
    assert!(
        !is_hidden(&paged, "f-results"),
        "a page that holds only some of the scenes is not the whole"
    );
}

#[test]
fn the_query_of_an_address_is_the_state_and_what_means_nothing_is_named() {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let mut visit = Catalogue::new(&index, Lang::En, "", false, "");
    assert_eq!(visit.query(), "");
    for (act, at, value) in [
        (Act::Text, "", " 地 &铁 "),
        (Act::Facet, "0", "1"),
        (Act::Facet, "0", "0"),
        (Act::Facet, "1", "1"),
        (Act::Sort, "", "name"),
        (Act::Look, "", "list"),
    ] {
        visit.act(act, at, value);
    }
    let query = visit.query();
    assert_eq!(
        query,
        "q=%E5%9C%B0+%26%E9%93%81&era=modern,period&status=building&sort=name&view=list"
    );
    let again = Catalogue::new(&index, Lang::En, "", false, &query);
    assert_eq!(again.query(), query);
    let odd = Catalogue::new(
        &index,
        Lang::En,
        "",
        false,
        "era=future,modern&colour=red&sort=&q=a,b&view=<b>",
    );
    assert_eq!(odd.query(), "q=a,b&era=modern");
    let notice = odd
        .places()
        .into_iter()
        .find(|(id, _)| id == "f-notice")
        .expect("a notice")
        .1;
    let Change::Html(notice) = notice else {
        panic!("HTML");
    };
    for named in ["era=future", "colour=red", "view=&lt;b&gt;"] {
        assert!(notice.contains(named), "{named}: {notice}");
    }
    assert!(!notice.contains("era=modern"));
}

#[test]
fn what_a_chat_app_adds_to_a_link_asks_nothing_and_an_unknown_is_named_once() {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let added = "from=singlemessage&isappinstalled=0&nsukey=a%2Cb&utm_source=x&utm_campaign=y";
    let (state, ignored) = State::read(added, &index);
    assert!(ignored.is_empty(), "{ignored:?}");
    assert!(!state.is_asking());
    let (_, ignored) = State::read("colour=red&colour=red,red&colour=blue", &index);
    assert_eq!(ignored, ["colour=red", "colour=blue"]);
}

#[test]
fn scenes_stand_in_the_order_that_is_asked_for() {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let order = |lang, query: &str| {
        let visit = Catalogue::new(&index, lang, "", false, query);
        let items = visit.items(0..visit.total());
        let paths = items.split("href=\"/").skip(1).map(|rest| {
            let path = rest.split('"').next().unwrap_or_default();
            path.trim_start_matches("en/")
                .trim_start_matches("scenes/")
                .to_owned()
        });
        paths.collect::<Vec<_>>()
    };
    assert_eq!(
        order(Lang::Zh, ""),
        ["subway-car/", "bedroom/", "inn/", "palace/"]
    );
    // dì tiě, huáng gōng, kè zhàn, zǒng cái
    assert_eq!(
        order(Lang::Zh, "sort=name"),
        ["subway-car/", "palace/", "inn/", "bedroom/"]
    );
    assert_eq!(
        order(Lang::En, "sort=name"),
        ["bedroom/", "inn/", "palace/", "subway-car/"]
    );
    assert_eq!(
        order(Lang::En, "q=in&sort=listed")[0],
        "inn/",
        "what begins the title comes first"
    );
}

#[test]
fn no_name_becomes_markup() {
    let mut listing = Listing::default();
    listing.entries.push(scene(
        "x",
        pair("<b>&", "\"><script>"),
        pair("", ""),
        [0, 0],
        Mark::Ask,
    ));
    listing.entries[0]
        .scene
        .as_mut()
        .expect("a scene")
        .values
        .clear();
    let text = listing.write();
    let index = Index::read(&text).expect("an index");
    let visit = Catalogue::new(&index, Lang::En, "", false, "q=script");
    let items = visit.items(0..1);
    assert!(
        items.contains("&quot;&gt;&lt;<mark>script</mark>&gt;"),
        "{items}"
    );
}

#[test]
fn a_long_list_keeps_only_what_is_on_the_screen_and_its_whole_height() {
    let lie = Lie {
        columns: 4,
        row: 300,
        above: 0,
        screen: 900,
    };
    let total = 20_000;
    for ready in [0, READY] {
        for above in [-1000, -500, 0, 1, 299, 300, 75_000, 1_498_000, 9_000_000] {
            let part = Lie { above, ..lie }.part(total, ready);
            let rows = u32::try_from(part.items.len().div_ceil(4)).expect("few");
            assert_eq!(
                part.before + rows * 300 + part.after,
                5_000 * 300,
                "{above}"
            );
            let most = 4 + 2 * usize::try_from(ready.div_ceil(300)).expect("few");
            assert!(part.items.len() <= 4 * most, "{above}: {part:?}");
            let top = u32::try_from(above.clamp(0, 1_499_100)).expect("not negative");
            let end = u32::try_from((above + 900).clamp(0, 1_500_000)).expect("not negative");
            assert!(
                part.before <= top && end <= part.before + rows * 300,
                "{above}: {part:?}"
            );
        }
    }
    assert_eq!(lie.part(0, READY).items, 0..0);
    assert_eq!(lie.part(3, READY).items, 0..3);
}

/// Many statements that have a word.
fn many(count: usize) -> String {
    let statement = |at: usize| {
        let title = pair("发布会上说的一句话", "Said at the conference");
        entry(Kind::Fact, &format!("sources/#f{at}"), title, pair("", ""))
    };
    let mut listing = Listing {
        entries: (0..count).map(statement).collect(),
        ..Listing::default()
    };
    let page = pair("发布会", "The conference");
    listing
        .entries
        .push(entry(Kind::Page, "plan/", page, pair("", "")));
    listing.write()
}

#[test]
fn every_result_of_a_group_can_be_reached_by_keyboard() {
    let text = many(40);
    let index = Index::read(&text).expect("an index");
    let mut search = Search::new(&index, Lang::Zh, "");
    let answer = search.ask("发布会", "/");
    // One page, six statements, and what shows them all.
    assert_eq!(answer.options, 8);
    assert!(answer.html.contains("data-more=\"facts\" id=\"s-7\""));
    assert!(answer.html.contains("显示全部40条"), "{}", answer.html);
    assert!(!answer.html.contains("data-more=\"pages\""));
    search.step(Step::Before);
    assert_eq!(search.opens(), Some(7));
    search.widen("facts");
    let answer = search.ask("发布会", "/");
    assert_eq!(answer.options, 41);
    assert!(!answer.html.contains("data-more"));
    assert_eq!(search.choose(7), Some(7), "the first of those that came");
    assert_eq!(search.step(Step::Next), Some(8));
    assert_eq!(search.choose(41), None);
    // What is asked anew is short again.
    assert_eq!(search.ask("发布", "/").options, 8);
    assert_eq!(search.ask("发布会", "/").options, 8);
}

#[test]
fn what_is_typed_is_looked_for_up_to_a_length() {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let mut visit = Catalogue::new(&index, Lang::Zh, "", false, "");
    visit.act(Act::Text, "", &"地".repeat(100_000));
    assert_eq!(visit.query().len(), "q=".len() + 64 * "%E5".len() * 3);
    let long = "a ".repeat(5_000);
    let visit = Catalogue::new(&index, Lang::Zh, "", false, &format!("q={long}"));
    assert!(visit.query().len() < 140, "{}", visit.query());
    // The ninth word is looked for no longer.
    assert_eq!(
        scenes("地 铁 车 厢 di tie che xiang zebra"),
        ["scenes/subway-car/"]
    );
    assert!(dialog(Lang::Zh).contains("maxlength=\"64\""));
}

#[test]
fn signs_that_nobody_sees_are_no_part_of_a_word() {
    for typed in ["\u{FEFF}ditie", "di\u{200B}tie", "地\u{2060}铁\u{FEFF}"] {
        assert_eq!(scenes(typed), ["scenes/subway-car/"], "{typed:?}");
    }
    let text = text();
    let index = Index::read(&text).expect("an index");
    let visit = Catalogue::new(&index, Lang::Zh, "", false, "q=%EF%BB%BFditie");
    assert_eq!(visit.query(), "q=ditie");
}

#[test]
fn a_passage_that_can_only_be_read_so_is_marked_before_one_that_can_be_too() {
    let mut listing = Listing::default();
    let title = pair("副区长张红萍发布", "Zhang Hongping spoke");
    listing
        .entries
        .push(entry(Kind::Fact, "sources/#f4", title, pair("", "")));
    let text = listing.write();
    let index = Index::read(&text).expect("an index");
    let mut query = Query::read("zhang hongping");
    assert_eq!(query.find(&index, |_| true).len(), 1);
    let title = index.entries[0].title[0];
    let marked: Vec<&str> = query
        .marks(&index, title)
        .into_iter()
        .map(|mark| &title[mark])
        .collect();
    assert_eq!(marked, ["张红萍"]);
}

#[test]
fn a_search_groups_by_kind_and_marks_what_fits() {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let mut search = Search::new(&index, Lang::En, "/sub");
    let answer = search.ask("subway", "/sub/en/sources/");
    let at = |part: &str| {
        answer
            .html
            .find(part)
            .unwrap_or_else(|| panic!("{part}: {}", answer.html))
    };
    assert!(at("s-pages") < at("s-scenes") && at("s-scenes") < at("s-facts"));
    assert_eq!(answer.options, 3);
    assert!(answer.html.contains(
        "href=\"/sub/en/scenes/subway-car/\"><span class=\"search__title\"><mark>Subway</mark> car"
    ));
    // A jump within the page that is open is the browser's own.
    assert!(
        answer
            .html
            .contains("href=\"/sub/en/sources/#f1\" rel=\"external\"")
    );
    assert_eq!(search.opens(), Some(0));
    assert_eq!(search.step(Step::Before), Some(2));
    assert_eq!(search.step(Step::Next), Some(0));
    assert_eq!(search.step(Step::Next), Some(1));
    assert_eq!(search.opens(), Some(1));
    assert_eq!(search.ask("  ", "/"), Answer::default());
    assert_eq!(search.opens(), None);
}

#[test]
fn a_word_of_the_other_language_shows_what_it_found() {
    let text = text();
    let index = Index::read(&text).expect("an index");
    let visit = Catalogue::new(&index, Lang::Zh, "", false, "q=subway");
    let items = visit.items(0..1);
    assert!(
        items.contains(
            "<span class=\"found__name\">地铁车厢</span> <span class=\"found__other\" lang=\"en\"><mark>Subway</mark> car</span>"
        ),
        "{items}"
    );
}

//! Guards the resource guide as it is written: the drawing says what the words beside it say, links lead both ways,
//! what no source gives is said, and every line of the checklist names what it rests on.

#![cfg(feature = "ssr")]

use qujiang_drama::{
    content::Content,
    document::Piece,
    domain::{Basis, Id, Lang},
    pages::compose,
    routes::{BaseUrl, Route},
};
use std::path::Path;

fn content() -> Content {
    Content::load(Path::new("public/content")).unwrap_or_else(|report| panic!("{report}"))
}

fn html(content: &Content, route: &Route, lang: Lang) -> String {
    let base = BaseUrl::parse("https://drama.example.cn/").expect("a base");
    let page = compose(content, &base, route, lang).page;
    let html = |piece| match piece {
        Piece::Html(html) => html,
        Piece::Print => String::new(),
    };
    page.pieces.into_iter().map(html).collect()
}

/// The text of HTML, without its tags and without any space.
fn letters(html: &str) -> String {
    let parts = html.split('<').map(|part| {
        let (_, text) = part.split_once('>').unwrap_or(("", part));
        text
    });
    let text: String = parts.collect();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_drawing_and_the_words_beside_it_name_the_same_stops() {
    let content = content();
    let topic = content.topics.iter().find(|topic| topic.journey.is_some());
    let topic = topic.expect("a topic about getting here");
    let journey = topic.journey.as_ref().expect("just found");
    for lang in Lang::ALL {
        let page = html(&content, &Route::Topic(topic.id.clone()), lang);
        let (drawing, words) = page.split_once("</svg>").expect("a drawing");
        let drawing = drawing.split_once("<svg").expect("its beginning").1;
        let (drawing, words) = (letters(drawing), letters(words));
        assert!(words.contains(&without_space(journey.caution.get(lang))));
        let stops = journey.lines.iter().flat_map(|line| &line.stops);
        let notes = stops.clone().filter_map(|stop| stop.note.as_ref());
        let names = stops.map(|stop| &stop.name);
        let rest = [&journey.destination, &journey.last_leg];
        for text in names.chain(notes).chain(rest) {
            let text = without_space(text.get(lang));
            assert!(drawing.contains(&text), "not drawn: {text}");
            assert!(words.contains(&text), "not said: {text}");
        }
    }
}

#[test]
fn what_an_entry_names_links_back_to_it() {
    let content = content();
    let mut links = 0;
    for topic in &content.topics {
        for entry in &topic.entries {
            let href = format!("href=\"/en/guide/{}/#{}\"", topic.id, entry.id);
            let measures = entry.measures.iter().cloned().map(Route::Measure);
            let scenes = entry.scenes.iter().cloned().map(Route::Scene);
            for route in measures.chain(scenes) {
                let page = html(&content, &route, Lang::En);
                assert!(page.contains(&href), "{route:?} does not link {href}");
                links += 1;
            }
        }
    }
    assert!(links > 40, "{links} links are too few to prove anything");
}

#[test]
fn an_entry_without_a_date_or_an_audience_says_that_the_sources_give_none() {
    let content = content();
    let said = ["来源未说明", "Not stated in the sources"];
    for topic in &content.topics {
        let silent = topic.entries.iter().map(|entry| {
            usize::from(entry.when.is_empty()) + usize::from(entry.audience.is_none())
        });
        let silent: usize = silent.sum();
        for (lang, words) in Lang::ALL.into_iter().zip(said) {
            let page = html(&content, &Route::Topic(topic.id.clone()), lang);
            assert_eq!(page.matches(words).count(), silent, "{} {words}", topic.id);
        }
    }
}

#[test]
fn a_place_is_looked_up_by_its_chinese_name_and_tells_nobody_from_where() {
    let content = content();
    let topic = Route::Topic(Id::new("getting-here").expect("an id"));
    let page = html(&content, &topic, Lang::En);
    let name = "%E8%A1%A2%E5%B7%9E%E8%A5%BF%E7%AB%99";
    for address in [
        "https://uri.amap.com/search?keyword=",
        "https://maps.apple.com/?q=",
    ] {
        let link = format!("href=\"{address}{name}\" rel=\"external noreferrer\"");
        assert!(page.contains(&link), "{link}");
    }
    assert!(page.contains("leaves this site"));
}

#[test]
fn every_line_of_the_checklist_has_a_box_and_says_what_it_rests_on() {
    let content = content();
    let marks = [
        "一般做法，不出自来源",
        "General practice, not from the sources",
    ];
    for (lang, mark) in Lang::ALL.into_iter().zip(marks) {
        let page = html(&content, &Route::Checklist, lang);
        let items: Vec<&str> = page.split("<li class=\"tick\">").skip(1).collect();
        let lines = content.phases.iter().flat_map(|phase| &phase.lines);
        assert_eq!(items.len(), lines.clone().count());
        for (line, item) in lines.zip(items) {
            assert!(item.contains(&format!("value=\"{}\"", line.id)), "{item}");
            assert!(
                item.contains(&format!("for=\"tick-{}\"", line.id)),
                "{item}"
            );
            let ties = item.matches("class=\"tick__tie\"").count();
            let expected = match &line.basis {
                Basis::General => 0,
                Basis::Ties(ties) => ties.len(),
            };
            assert_eq!(ties, expected, "{}", line.id);
            assert_eq!(item.contains(mark), expected == 0, "{}", line.id);
        }
    }
}

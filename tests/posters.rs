//! Guards posters and chat cards: of every page in both languages nothing overlaps or is cut, a figure has its word,
//! the code on a poster is read by somebody else's reader, and the same content gives the same picture.

#![cfg(feature = "ssr")]

use qrcodegen::{QrCode, QrCodeEcc};
use qujiang_drama::{
    content::Content,
    domain::{Certainty, Day, Ids, Lang, Part, Role},
    estimate::{self, Case},
    pages::{poster, routes},
    policy::{Answer, Value, model::Kind},
    poster::{
        Area, Code, Credit, EMBLEMS, Line, Mark, Outside, Poster, Shape, Sheet, Type, card, find,
        of_case, upright,
    },
    raster::{Fonts, Pixels},
    routes::Route,
};
use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    Content::load(Path::new("public/content")).unwrap_or_else(|report| panic!("{report}"))
});

static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::read(Path::new("target/fonts")).expect("the typefaces"));

const ADDRESS: &str = "drama.example.cn";

/// The smallest letters on a poster, of 1080 pixels across.
const READABLE: i32 = 34;

fn drawing(name: &str) -> Option<String> {
    fs::read_to_string(format!("public/drawings/{name}.svg")).ok()
}

/// Lays something out in a language with the build's typefaces.
fn laid_out(lang: Lang, lay_out: impl Fn(&Outside) -> Sheet) -> Sheet {
    let measure = |text: &str, kind: Type| FONTS.width(lang, text, kind);
    lay_out(&Outside {
        measure: &measure,
        drawing: &drawing,
    })
}

fn with_code(poster: &Poster, link: &str) -> Sheet {
    let code = QrCode::encode_text(link, QrCodeEcc::Low).expect("a code");
    let address = link
        .trim_start_matches("https://")
        .split('#')
        .next()
        .unwrap_or_default();
    let is_dark = |column, row| code.get_module(column, row);
    let code = Code {
        side: code.size(),
        is_dark: &is_dark,
        address,
    };
    laid_out(poster.lang, |outside| upright(poster, &code, outside))
}

/// Every page with its poster.
fn posters() -> impl Iterator<Item = (String, Poster)> {
    let pages = routes(&CONTENT).into_iter().chain([Route::NotFound]);
    pages.flat_map(|route| Lang::ALL.map(|lang| (route.path(lang), poster(&CONTENT, &route, lang))))
}

/// A visitor's own, the shortest and the longest there can be, with their links.
fn own() -> Vec<(String, Poster, String)> {
    let today = Day::new(2026, 11, 24).expect("a day");
    let mut own = Vec::new();
    for lang in Lang::ALL {
        let policy = CONTENT.policy.get(lang);
        let empty = Case::new(policy);
        let mut full = Case::new(policy);
        full.role = Some(Role::Firm);
        for (index, question) in (0..).zip(&policy.questions) {
            // Some remain open, as they do for a visitor.
            if index % 3 != 0 && matches!(question.kind, Kind::YesNo) {
                let _ = full.answers.set(
                    policy,
                    index,
                    Some(Answer::One(Value::Truth(index % 2 == 0))),
                );
            }
        }
        full.plan.scenes = Ids::read("subway-car,inn");
        (full.plan.from, full.plan.until) = (Day::new(2026, 12, 1), Day::new(2026, 12, 19));
        full.plan.heads = Some(46);
        for (name, case, length) in [
            ("estimate", &empty, 60),
            ("case", &full, 280),
            ("the longest case", &full, 800),
        ] {
            let view = estimate::view::view(policy, case, today).expect("amounts");
            let poster = of_case(policy, case, &view, None, CONTENT.settings.name.get(lang));
            assert_eq!(poster.credits.len(), view.totals.len());
            let letter = |index: u32| {
                char::from_u32(97 + (index * index * 7 + index / 3) % 26).expect("a letter")
            };
            let answers: String = (0..length).map(letter).collect();
            let link = format!("https://{ADDRESS}/estimate/#{answers}");
            own.push((format!("{name} {lang:?}"), poster, link));
        }
    }
    own
}

fn overlap(one: Area, other: Area) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// What is wrong with where things stand.
fn misplaced(name: &str, sheet: &Sheet, (right, smallest): (i32, i32)) -> Vec<String> {
    let lines: Vec<&Line> = sheet.lines().collect();
    let mut wrong = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let area = line.area;
        if area.x < 40
            || area.x + area.width > right
            || area.y < 0
            || area.y + area.height > sheet.height - 20
        {
            wrong.push(format!(
                "{name}: `{}` leaves the sheet: {area:?}",
                line.text
            ));
        }
        if line.kind.size < smallest {
            wrong.push(format!(
                "{name}: `{}` is {} high",
                line.text, line.kind.size
            ));
        }
        if sheet.code().is_some_and(|code| overlap(code, area)) {
            wrong.push(format!("{name}: `{}` runs into the code", line.text));
        }
        let others = lines[..index]
            .iter()
            .filter(|other| overlap(other.area, area));
        wrong.extend(
            others.map(|other| format!("{name}: `{}` runs into `{}`", line.text, other.text)),
        );
    }
    wrong
}

fn expect_none(offences: impl IntoIterator<Item = String>) {
    let offences: Vec<String> = offences.into_iter().collect();
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

/// What stands on a sheet, without spaces, as lines end in some.
fn text_of(sheet: &Sheet) -> String {
    sheet
        .lines()
        .flat_map(|line| line.text.chars())
        .filter(|c| *c != ' ')
        .collect()
}

fn says(sheet: &str, text: &str) -> bool {
    sheet.contains(&text.replace(' ', ""))
}

#[test]
fn on_no_poster_does_anything_overlap_or_leave_the_sheet() {
    let of_pages = posters().map(|(path, poster)| {
        (
            path.clone(),
            with_code(&poster, &format!("https://{ADDRESS}{path}")),
        )
    });
    let of_visitors = own()
        .into_iter()
        .map(|(name, poster, link)| (name, with_code(&poster, &link)));
    expect_none(
        of_pages
            .chain(of_visitors)
            .flat_map(|(name, sheet)| misplaced(&name, &sheet, (1080 - 84, READABLE))),
    );
}

#[test]
fn on_no_card_does_anything_overlap_or_reach_into_the_picture() {
    let mut wrong = Vec::new();
    for (path, poster) in posters() {
        for shape in Shape::ALL {
            let sheet = laid_out(poster.lang, |outside| card(&poster, shape, outside));
            assert_eq!((sheet.width, sheet.height), shape.size());
            let right = match shape {
                Shape::Square => 560,
                Shape::Wide if poster.drawings.len() > 1 => 576,
                Shape::Wide => 846,
            };
            wrong.extend(misplaced(&format!("{path} {shape:?}"), &sheet, (right, 22)));
        }
    }
    expect_none(wrong);
}

#[test]
fn what_overlaps_or_leaves_the_sheet_is_found() {
    let (_, poster) = posters().next().expect("the home page");
    let sheet = with_code(&poster, "https://example.org/");
    assert!(
        !misplaced("", &sheet, (500, READABLE)).is_empty(),
        "too wide"
    );
    assert!(!misplaced("", &sheet, (996, 60)).is_empty(), "too small");
    let long = Poster {
        title: "长".repeat(80),
        ..poster
    };
    let card = laid_out(long.lang, |outside| card(&long, Shape::Square, outside));
    assert!(!misplaced("", &card, (560, 22)).is_empty(), "no room");
}

/// Where there are so many lines that the lead is told in fewer sentences.
const SHORTENED: &[&str] = &[
    "/en/measures/",
    "/en/scenes/around/",
    "/en/scenes/donggang/",
];

#[test]
fn a_poster_says_all_of_what_is_known_and_where_from() {
    let mut missing = Vec::new();
    for (path, poster) in posters() {
        let sheet = text_of(&with_code(&poster, &format!("https://{ADDRESS}{path}")));
        let figure = poster.figure.iter().chain(&poster.credits);
        let lines = figure.flat_map(|credit| {
            [
                Some(&credit.word),
                Some(&credit.text),
                credit.figure.as_ref(),
            ]
        });
        let expected = [&poster.title].into_iter().chain(&poster.notes);
        let all = lines.flatten().chain(expected).map(String::as_str);
        // The line over the title may take two.
        let all = all.chain(poster.over.split(" · "));
        let lead = Some(poster.lead.as_str());
        let all = all.chain(lead.filter(|_| !SHORTENED.contains(&path.as_str())));
        missing.extend(
            all.filter(|text| !says(&sheet, text))
                .map(|text| format!("{path}: {text}")),
        );
    }
    expect_none(missing);
}

#[test]
fn no_list_of_a_page_is_cut() {
    let cut = posters().filter(|(path, poster)| {
        let sheet = text_of(&with_code(poster, &format!("https://{ADDRESS}{path}")));
        says(&sheet, "more on the page") || says(&sheet, "见网页")
    });
    let cut: Vec<String> = cut.map(|(path, _)| path).collect();
    assert_eq!(cut, Vec::<String>::new());
}

#[test]
fn an_estimate_says_every_amount_with_its_word_and_that_it_is_no_promise() {
    for (name, poster, link) in own() {
        let sheet = text_of(&with_code(&poster, &link));
        assert!(poster.credits.len() >= 3, "{name}: {:?}", poster.credits);
        for credit in &poster.credits {
            let figure = credit.figure.as_deref().unwrap_or_default();
            // The word stands right before its figure.
            let both = format!("{}{figure}", credit.word);
            assert!(says(&sheet, &both), "{name}: {both}: {sheet}");
        }
        let promise = match poster.lang {
            Lang::Zh => ["不是承诺", "2026年11月24日", "2025-01-02版", "来源"],
            Lang::En => [
                "not a promise",
                "24 November 2026",
                "edition 2025-01-02",
                "Source",
            ],
        };
        for words in promise {
            assert!(says(&sheet, words), "{name}: {words}: {sheet}");
        }
    }
}

#[test]
fn a_figure_on_a_card_has_its_word_and_what_it_is_of() {
    for (path, poster) in posters() {
        let Some(Credit {
            word, figure, text, ..
        }) = &poster.figure
        else {
            continue;
        };
        for shape in Shape::ALL {
            let sheet = text_of(&laid_out(poster.lang, |outside| {
                card(&poster, shape, outside)
            }));
            assert!(says(&sheet, word), "{path} {shape:?}: {word}");
            assert!(
                figure.iter().all(|figure| says(&sheet, figure)),
                "{path} {shape:?}: {figure:?}"
            );
            // 80,000 yuan are for one thing, and not for the whole of a measure.
            assert!(says(&sheet, text), "{path} {shape:?}: {text}");
        }
    }
}

#[test]
fn a_wide_card_says_what_its_page_is_about() {
    let silent = posters().filter(|(_, poster)| {
        let sheet = text_of(&laid_out(poster.lang, |outside| {
            card(poster, Shape::Wide, outside)
        }));
        !says(&sheet, &poster.lead)
    });
    let silent: Vec<String> = silent.map(|(path, _)| path).collect();
    // Beside three drawings there is no room for it.
    assert_eq!(silent, ["/en/", "/en/404/"]);
}

#[test]
fn what_is_partly_published_is_not_said_to_be_published() {
    for lang in Lang::ALL {
        let measures = poster(&CONTENT, &Route::Measures, lang);
        assert_eq!(measures.credits.len(), CONTENT.measures.measures.len());
        for (credit, measure) in measures.credits.iter().zip(&CONTENT.measures.measures) {
            let unpublished = |part: &Part| part.certainty == Certainty::Unpublished;
            let some = measure.parts.iter().any(unpublished);
            let all = measure.parts.iter().all(unpublished);
            assert_eq!(credit.mark == Mark::Unpublished, all, "{credit:?}");
            assert_eq!(credit.mark == Mark::Partly, some && !all, "{credit:?}");
        }
    }
}

#[test]
fn what_is_not_published_is_said_once() {
    for measure in &CONTENT.measures.measures {
        let route = Route::Measure(measure.id.clone());
        for lang in Lang::ALL {
            let figure = poster(&CONTENT, &route, lang).figure.expect("a figure");
            let is_unpublished = figure.mark == Mark::Unpublished;
            assert_eq!(figure.figure.is_none(), is_unpublished, "{figure:?}");
            assert!(!figure.text.is_empty(), "{figure:?}");
        }
    }
}

#[test]
fn a_word_that_holds_for_all_scenes_of_a_site_stands_once() {
    let path = "/en/scenes/around/";
    let (_, poster) = posters().find(|(one, _)| one == path).expect("a page");
    let sheet = text_of(&with_code(&poster, &format!("https://{ADDRESS}{path}")));
    assert_eq!(sheet.matches("Realplace,ask").count(), 1, "{sheet}");
}

#[test]
fn each_area_and_each_topic_has_an_emblem_of_its_own() {
    let areas = CONTENT.measures.areas.iter().map(|area| &area.id);
    let topics = CONTENT.topics.iter().map(|topic| &topic.id);
    let mut shapes = Vec::new();
    for id in areas.chain(topics) {
        let emblem = EMBLEMS.iter().find(|(name, _)| *name == id.as_str());
        let (_, shape) = emblem.unwrap_or_else(|| panic!("{id} has no emblem"));
        assert!(!shapes.contains(shape), "{id} has that of another");
        shapes.push(*shape);
    }
}

#[test]
fn every_letter_has_a_shape_in_the_typefaces() {
    for (path, poster) in posters() {
        let texts = poster
            .credits
            .iter()
            .chain(&poster.figure)
            .map(|credit| &credit.text);
        for text in texts
            .chain([&poster.title, &poster.lead, &poster.over])
            .chain(&poster.notes)
        {
            assert!(FONTS.has_all(text), "{path}: {text}");
        }
    }
    assert!(!FONTS.has_all("\u{1F3AC}"), "what has none is found");
}

/// How far to the right something dark stands between two rows of a picture.
fn rightmost(pixels: &Pixels, rows: std::ops::Range<usize>) -> usize {
    let width = usize::try_from(pixels.width).expect("a width");
    let dark = |row: usize, column: usize| pixels.bytes[(row * width + column) * 4] < 120;
    let columns = rows.filter_map(|row| (0..width).rev().find(|column| dark(row, *column)));
    columns.max().unwrap_or_default()
}

#[test]
fn what_is_drawn_is_as_wide_as_it_was_measured() {
    let path = "/en/measures/";
    let (_, poster) = posters().find(|(one, _)| one == path).expect("a page");
    let sheet = with_code(&poster, &format!("https://{ADDRESS}{path}"));
    let pixels = FONTS.draw(&sheet.svg()).expect("pixels");
    // A line of both scripts on the paper.
    let line = sheet
        .lines()
        .find(|line| line.text.contains("黄金十二条"))
        .expect("the line");
    let area = line.area;
    let rows = usize::try_from(area.y).expect("a row")
        ..usize::try_from(area.y + area.height).expect("a row");
    let right = i32::try_from(rightmost(&pixels, rows)).expect("a column");
    let measured = area.x + area.width;
    assert!(
        (measured - 16..=measured + 2).contains(&right),
        "{right} and {measured}"
    );
}

#[test]
fn every_drawing_stands_alone_in_a_sheet() {
    let mut ids = BTreeMap::new();
    for entry in fs::read_dir("public/drawings")
        .expect("the drawings")
        .flatten()
    {
        let text = fs::read_to_string(entry.path()).expect("a drawing");
        let name = entry.file_name();
        let root = text
            .split_once("<svg")
            .expect("a root")
            .1
            .split_once('>')
            .expect("its end")
            .0;
        assert!(
            root.contains("viewBox=\"0 0 270 480\""),
            "{name:?} is drawn in another size"
        );
        let attributes = root.matches('=').count();
        let known = 4 + usize::from(root.contains("fill=\"none\""));
        assert_eq!(
            attributes, known,
            "{name:?}: an attribute of the root would be lost: {root}"
        );
        for id in text.split(" id=\"").skip(1) {
            let id = id.split('"').next().unwrap_or_default().to_owned();
            if let Some(other) = ids.insert(id.clone(), name.clone()) {
                panic!("{name:?} and {other:?} share the id {id}");
            }
        }
    }
}

#[test]
fn what_travels_to_the_browser_is_read_as_it_was_written() {
    for lang in Lang::ALL {
        let all: BTreeMap<String, Poster> = posters()
            .filter(|(_, poster)| poster.lang == lang)
            .collect();
        let file = serde_json::to_string(&all).expect("JSON");
        for (path, poster) in &all {
            assert_eq!(find(&file, path).as_ref(), Some(poster), "{path}");
        }
        assert_eq!(find(&file, "/nowhere/"), None);
        assert_eq!(find(&file, "constructor"), None);
        assert_eq!(find("<!doctype html>", "/"), None);
    }
}

#[test]
fn the_same_poster_gives_the_same_bytes() {
    let (path, poster) = posters().next().expect("the home page");
    let svg = || laid_out(poster.lang, |outside| card(&poster, Shape::Square, outside)).svg();
    let picture = || FONTS.pictures(&[svg()], None).expect("a picture");
    assert_eq!(picture(), picture(), "{path}");
}

#[test]
fn a_text_of_the_content_becomes_no_markup() {
    let (_, mut poster) = posters().next().expect("the home page");
    poster.title = "<b>&\"".into();
    poster.drawings.clear();
    let svg = with_code(&poster, "https://example.org/").svg();
    assert!(
        svg.contains("&lt;b&gt;") && svg.contains("&amp;") && !svg.contains("<b>"),
        "{svg}"
    );
}

/// The grey picture, made smaller as a phone's screen does.
fn grey(pixels: &Pixels, width: u32) -> image::GrayImage {
    let colours = image::RgbaImage::from_raw(pixels.width, pixels.height, pixels.bytes.clone())
        .expect("pixels");
    let grey = image::imageops::grayscale(&colours);
    let height = pixels.height * width / pixels.width;
    image::imageops::resize(&grey, width, height, image::imageops::FilterType::Triangle)
}

fn read(picture: image::GrayImage) -> Option<String> {
    let mut prepared = rqrr::PreparedImage::prepare(picture);
    prepared
        .detect_grids()
        .iter()
        .find_map(|grid| grid.decode().ok())
        .map(|(_, text)| text)
}

/// Reads the code of a poster at each of these widths.
fn expect_code(name: &str, poster: &Poster, link: &str, widths: &[u32]) {
    let pixels = FONTS.draw(&with_code(poster, link).svg()).expect("pixels");
    for &width in widths {
        assert_eq!(
            read(grey(&pixels, width)).as_deref(),
            Some(link),
            "{name} at {width}"
        );
    }
}

#[test]
fn the_code_of_a_poster_is_read_at_the_sizes_of_a_phone() {
    let of_pages = [
        "/",
        "/measures/script-award/",
        "/scenes/inn/",
        "/guide/studios/",
    ];
    for path in of_pages {
        let (_, poster) = posters().find(|(one, _)| one == path).expect("a page");
        let link = format!("https://{ADDRESS}{path}?at=spring-fair");
        expect_code(path, &poster, &link, &[1080, 540, 360]);
    }
}

#[test]
fn the_code_of_ones_own_poster_is_read_at_the_sizes_of_a_phone() {
    // On all processors, for it is most of this file's work.
    std::thread::scope(|scope| {
        for (name, poster, link) in own() {
            scope.spawn(move || {
                // A long link makes a fine code, and the longest one that needs the whole poster.
                let widths: &[u32] = if name.starts_with("the longest") {
                    &[1080]
                } else {
                    &[1080, 720, 540]
                };
                expect_code(&name, &poster, &link, widths);
            });
        }
    });
}

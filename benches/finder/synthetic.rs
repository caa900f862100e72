//! A catalogue of any size, made of words that sets are named by: for measuring only, never shipped.

use qujiang_drama::finder::{Kind, Listed, ListedScene, Listing, Mark};

const PLACES: &[(&str, &str)] = &[
    ("东港片区", "Donggang area"),
    ("塔底片区", "Tadi area"),
    ("老城片区", "Old town"),
    ("江边片区", "Riverside"),
    ("山中片区", "Mountains"),
];

const ADJECTIVES: &[(&str, &str)] = &[
    ("豪华", "Luxury"),
    ("破旧", "Shabby"),
    ("临街", "Street-side"),
    ("带院", "Courtyard"),
    ("双层", "Two-storey"),
    ("地下", "Underground"),
    ("古朴", "Rustic"),
    ("开放", "Open-plan"),
    ("雨中", "Rainy"),
    ("临江", "Waterfront"),
    ("空旷", "Empty"),
    ("老式", "Old-fashioned"),
];

const NOUNS: &[(&str, &str)] = &[
    ("地铁车厢", "subway car"),
    ("机舱", "aircraft cabin"),
    ("总裁卧室", "executive bedroom"),
    ("手术室", "operating theatre"),
    ("监狱", "prison"),
    ("皇宫大殿", "palace hall"),
    ("王府花园", "mansion garden"),
    ("城楼", "gate tower"),
    ("县街", "county street"),
    ("客栈", "inn"),
    ("教室", "classroom"),
    ("咖啡馆", "coffee house"),
    ("派出所", "police station"),
    ("法庭", "courtroom"),
    ("超市", "supermarket"),
    ("健身房", "gymnasium"),
    ("酒吧", "bar"),
    ("婚礼堂", "wedding hall"),
    ("仓库", "warehouse"),
    ("天台", "rooftop"),
    ("药铺", "apothecary"),
    ("镖局", "escort agency"),
    ("竹林", "bamboo grove"),
    ("渡口", "ferry landing"),
    ("祠堂", "ancestral hall"),
];

const DETAILS: &[(&str, &str)] = &[
    (
        "可拆一面墙，方便架机位",
        "one wall comes out for the camera",
    ),
    (
        "天花板高四米，能挂灯",
        "the ceiling is four metres high and carries lamps",
    ),
    (
        "旁边有化妆间和休息室",
        "dressing rooms and a lounge next door",
    ),
    ("窗外接绿幕", "a green screen outside the window"),
    (
        "夜里可用，隔壁不施工",
        "usable at night, no works next door",
    ),
    ("道具齐，按清单借用", "props on loan by list"),
    ("门口能停两辆货车", "two lorries fit at the door"),
];

/// A listing of so many scenes.
pub fn listing(count: usize) -> Listing {
    let pair = |(zh, en): (&str, &str)| [zh.to_owned(), en.to_owned()];
    let value = |key: &str, zh: &str, en: &str| (key.to_owned(), pair((zh, en)));
    let sites = PLACES.iter().enumerate();
    let sites = sites.map(|(at, place)| (format!("site-{at}"), pair(*place)));
    let types = NOUNS.iter().enumerate();
    let types = types.map(|(at, noun)| (format!("type-{at}"), pair(*noun)));
    Listing {
        facets: vec![
            ("site".into(), pair(("所属", "Site")), sites.collect()),
            ("type".into(), pair(("类型", "Type")), types.collect()),
            (
                "era".into(),
                pair(("时代", "Era")),
                vec![
                    value("modern", "现代", "Modern"),
                    value("period", "古装", "Period"),
                ],
            ),
            (
                "frontage".into(),
                pair(("内景／外景", "Interior or exterior")),
                vec![
                    value("interior", "内景", "Interior"),
                    value("exterior", "外景", "Exterior"),
                    value("not-stated", "来源未说明", "Not stated"),
                ],
            ),
            (
                "status".into(),
                pair(("状态", "Status")),
                vec![
                    value("in-use", "在用", "In use"),
                    value("under-construction", "在建", "Under construction"),
                    value("planned", "计划", "Planned"),
                ],
            ),
        ],
        entries: (0..count).map(scene).collect(),
    }
}

fn scene(at: usize) -> Listed {
    // Spread without chance: each list is walked through at its own pace.
    let pick = |list: &[(&'static str, &'static str)], pace: usize| {
        list[(at * pace + at / list.len()) % list.len()]
    };
    let (adjective, noun) = (pick(ADJECTIVES, 7), pick(NOUNS, 11));
    let (one, other) = (pick(DETAILS, 3), pick(DETAILS, 5));
    let place = pick(PLACES, 3);
    let number = at + 1;
    let code = |modulus: usize| u8::try_from(at * 13 / 7 % modulus).unwrap_or(0);
    let noun_at = NOUNS.iter().position(|other| *other == noun).unwrap_or(0);
    let place_at = PLACES.iter().position(|other| *other == place).unwrap_or(0);
    let status = [
        (Mark::Open, "在用（2025年7月）", "In use (July 2025)"),
        (
            Mark::Building,
            "在建（2025年7月）",
            "Under construction (July 2025)",
        ),
        (Mark::Plan, "计划（2025年7月）", "Planned (July 2025)"),
    ];
    let (mark, status_zh, status_en) = status[usize::from(code(3))];
    Listed {
        kind: Kind::Scene,
        path: format!("scenes/synthetic-{number}/"),
        title: [
            format!("{}{}{number}号", adjective.0, noun.0),
            format!("{} {} {number}", adjective.1, noun.1),
        ],
        place: [place.0.into(), place.1.into()],
        text: [
            format!("{}的{}，{}；{}。", place.0, noun.0, one.0, other.0),
            format!("A {} in the {}: {}; {}.", noun.1, place.1, one.1, other.1),
        ],
        scene: Some(ListedScene {
            values: vec![
                u8::try_from(place_at).unwrap_or(0),
                u8::try_from(noun_at).unwrap_or(0),
                u8::from(noun_at % 2 == 1),
                code(3),
                code(3),
            ],
            mark,
            status: [status_zh.into(), status_en.into()],
            picture: "/drawings/subway-car.svg".into(),
        }),
    }
}

//! Guards the way from a spreadsheet into `scenes.json`: what is right arrives and changes nothing else; what is
//! wrong is named with its cell and its remedy, all of it at once, and then nothing at all is written.

use import::{
    Manner,
    column::Column,
    fault::Fault,
    merge::{Named, Summary},
    reading::SHEET,
};
use qujiang_drama::{
    content::Content,
    domain::{Day, Lang},
};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

/// A copy of the content and of what it names, to be imported into.
struct Site(PathBuf);

impl Site {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("import-{}-{number}", std::process::id());
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
        for folder in ["content", "drawings", "photos"] {
            let to = root.join(folder);
            fs::create_dir_all(&to).expect("a folder for the copy");
            let entries = fs::read_dir(public.join(folder)).into_iter();
            let files = entries.flatten().flatten();
            for file in files.filter(|file| file.path().is_file()) {
                fs::copy(file.path(), to.join(file.file_name())).expect("a file is copied");
            }
        }
        fs::write(root.join("photos/car.jpg"), "a picture").expect("a file is written");
        Self(root)
    }

    fn content(&self) -> PathBuf {
        self.0.join("content")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.content().join("scenes.json")).expect("the scenes are read")
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.text()).expect("the scenes are JSON")
    }

    fn scene(&self, id: &str) -> Value {
        let json = self.json();
        let mut scenes = json["scenes"].as_array().expect("a list").iter();
        let found = scenes.find(|scene| scene["id"] == id);
        found.cloned().unwrap_or_default()
    }

    fn ids(&self) -> Vec<String> {
        let json = self.json();
        let scenes = json["scenes"].as_array().expect("a list").iter();
        scenes
            .map(|scene| scene["id"].as_str().expect("an id").to_owned())
            .collect()
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let file = self.0.join(name);
        fs::write(&file, bytes).expect("a file is written");
        file
    }

    fn exported(&self) -> PathBuf {
        let file = self.0.join("exported.xlsx");
        import::template(&file, &self.content(), true).expect("the template is written");
        file
    }

    fn book(&self, fill: impl FnOnce(&mut Worksheet)) -> PathBuf {
        let mut workbook = Workbook::new();
        fill(workbook.add_worksheet().set_name(SHEET).expect("a name"));
        self.file(
            "scenes.xlsx",
            workbook.save_to_buffer().expect("a workbook"),
        )
    }

    /// A workbook of rows of text, the headings first.
    fn rows(&self, rows: &[&[&str]]) -> PathBuf {
        self.book(|sheet| write(sheet, rows))
    }

    /// A workbook that names scenes and says nothing of them.
    fn named(&self, ids: &[String]) -> PathBuf {
        let rows: Vec<[&str; 1]> = ids.iter().map(|id| [id.as_str()]).collect();
        let mut all: Vec<&[&str]> = vec![&["编号"]];
        all.extend(rows.iter().map(|row| &row[..]));
        self.rows(&all)
    }

    fn all_but(&self, left_out: &str) -> PathBuf {
        let mut ids = self.ids();
        ids.retain(|id| id != left_out);
        self.named(&ids)
    }

    fn accepts(&self, file: &Path) -> Summary {
        self.accepts_in(PARTLY, file)
    }

    fn accepts_in(&self, manner: Manner, file: &Path) -> Summary {
        let imported = import::scenes(file, &self.content(), manner);
        let summary = imported.unwrap_or_else(|faults| panic!("{}", told(&faults)));
        if let Err(report) = Content::load(&self.content()) {
            panic!("{report}");
        }
        summary
    }

    fn refuses(&self, file: &Path, expected: &[[&str; 3]]) {
        self.refuses_in(PARTLY, file, expected);
    }

    /// Expects these faults and no others, each told by words of its place, of what is wrong and of what to do, and
    /// that nothing is written or left lying about.
    fn refuses_in(&self, manner: Manner, file: &Path, expected: &[[&str; 3]]) {
        let before = self.text();
        let Err(faults) = import::scenes(file, &self.content(), manner) else {
            panic!("this was accepted, with {expected:?}");
        };
        assert_eq!(faults.len(), expected.len(), "{}", told(&faults));
        for (fault, [place, wrong, remedy]) in faults.iter().zip(expected) {
            let words = fault.in_words(Lang::Zh);
            let (first, second) = words.split_once("\n    改法：").expect("a remedy");
            assert!(first.contains(place), "{place}: {words}");
            assert!(first.contains(wrong), "{wrong}: {words}");
            assert!(second.contains(remedy), "{remedy}: {words}");
            assert!(fault.to_string().contains("\n    Remedy: "), "{fault}");
        }
        assert_eq!(self.text(), before);
        let files = fs::read_dir(self.content()).expect("the folder").flatten();
        let left = files.filter(|file| file.path().extension().is_some_and(|end| end == "new"));
        assert_eq!(left.count(), 0);
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const PARTLY: Manner = Manner {
    replace: false,
    dry_run: false,
    on: Day::FIRST,
};

fn wholly() -> Manner {
    Manner {
        replace: true,
        on: Day::new(2026, 5, 1).expect("a day"),
        ..PARTLY
    }
}

fn told(faults: &[Fault]) -> String {
    let faults = faults.iter().map(|fault| fault.in_words(Lang::Zh));
    faults.collect::<Vec<_>>().join("\n")
}

fn write(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, *text).expect("a cell");
            }
        }
    }
}

fn ids(named: &[Named]) -> Vec<&str> {
    named.iter().map(|named| named.id.as_str()).collect()
}

/// The headings a new scene cannot do without.
const HEADINGS: [&str; 10] = [
    "编号",
    "所属",
    "类型",
    "名称（中文）",
    "名称（英文）",
    "简介（中文）",
    "简介（英文）",
    "状态",
    "依据（陈述编号）",
    "示意图",
];

/// A new scene.
const OFFICE: [&str; 10] = [
    "corner-office",
    "短剧超级工厂东港片区",
    "办公场所",
    "转角办公室",
    "Corner office",
    "一间办公室。",
    "An office.",
    "在用",
    "f55、x2",
    "executive-bedroom",
];

/// The new scene with another value in one column.
fn office_with(column: usize, value: &'static str) -> [&'static str; 10] {
    let mut office = OFFICE;
    office[column] = value;
    office
}

// What is right

#[test]
fn what_is_exported_comes_back_without_a_byte_changed() {
    let site = Site::new();
    let before = site.text();
    let file = site.exported();
    for manner in [PARTLY, wholly()] {
        let summary = site.accepts_in(manner, &file);
        assert!(summary.changes_nothing(), "{}", summary.in_words(Lang::En));
        assert_eq!(summary.unchanged, site.ids().len());
        assert_eq!(site.text(), before);
    }
}

#[test]
fn what_is_changed_and_changed_back_is_laid_out_as_before() {
    let site = Site::new();
    let before = site.text();
    for (id, column, name) in [
        ("subway-car", "name_en", "Subway car"),
        ("xikou-street", "name_zh", "溪口老街"),
        ("mansion", "name_en", "Princely mansion"),
    ] {
        site.accepts(&site.rows(&[&["id", column], &[id, "Another 名字"]]));
        assert_ne!(site.text(), before);
        let summary = site.accepts(&site.rows(&[&["id", column], &[id, name]]));
        assert_eq!(summary.changed.len(), 1);
        assert_eq!(site.text(), before);
    }
}

#[test]
fn a_new_scene_stands_after_the_others_of_its_site() {
    let site = Site::new();
    let before = site.ids();
    let summary = site.accepts(&site.rows(&[&HEADINGS, &OFFICE]));
    assert_eq!(ids(&summary.added), ["corner-office"]);
    assert_eq!(summary.unchanged, before.len());
    let after = site.ids();
    let at = after.iter().position(|id| id == "corner-office");
    let at = at.expect("the new scene");
    assert_eq!(
        [after[at - 1].as_str(), after[at + 1].as_str()],
        ["prison", "palace-hall"]
    );
    let scene = site.scene("corner-office");
    assert_eq!(scene["site"], "donggang");
    assert_eq!(scene["type"], "workplace");
    assert_eq!(scene["status"], "in_use");
    assert_eq!(scene["facts"], json!(["f55", "x2"]));
    assert_eq!(scene.get("era"), None);
    let words = summary.in_words(Lang::Zh);
    assert!(
        words.contains("新增：1\n  corner-office（转角办公室）"),
        "{words}"
    );
}

#[test]
fn an_id_where_the_site_has_a_page_of_its_own_is_refused() {
    for id in ["recce", "page-2"] {
        let site = Site::new();
        let file = site.rows(&[&HEADINGS, &office_with(0, id)]);
        site.refuses(&file, &[["第2行", "网站自己一个页面的地址", "换一个编号"]]);
    }
}

#[test]
fn a_name_that_another_scene_of_the_site_has_is_told() {
    let site = Site::new();
    let file = site.rows(&[&HEADINGS, &office_with(3, "地铁车厢")]);
    let summary = site.accepts(&file);
    let words = summary.in_words(Lang::Zh);
    assert!(
        words.contains("同名的场景“地铁车厢”（subway-car、corner-office）"),
        "{words}"
    );
    // At another site it is another scene's, and what stays as it was is not told of.
    let mut palace = office_with(3, "皇宫");
    palace[0] = "second-palace";
    palace[4] = "Second palace";
    let words = site
        .accepts(&site.rows(&[&HEADINGS, &palace]))
        .in_words(Lang::En);
    assert!(!words.contains("share the name"), "{words}");
}

#[test]
fn choices_are_known_by_either_language_and_by_their_code() {
    for (typed, code) in [
        ("Under construction", "under_construction"),
        ("in_use", "in_use"),
        ("　计划 ", "planned"),
    ] {
        let site = Site::new();
        site.accepts(&site.rows(&[&["编号", "Status"], &["duze-old-street", typed]]));
        assert_eq!(site.scene("duze-old-street")["status"], code);
    }
}

#[test]
fn a_part_of_a_sheet_changes_only_what_it_says() {
    let site = Site::new();
    let before = site.scene("subway-car");
    let all = site.ids();
    let summary = site.accepts(&site.rows(&[
        &[
            "编号",
            "名称（英文）",
            "尺寸（中文）",
            "尺寸（英文）",
            "技术条件的来源",
            "技术条件的日期",
            "时代",
        ],
        &[
            "ｓｕｂｗａｙ－ｃａｒ　",
            "",
            "长１２米",
            "12 m long",
            "press-conference",
            "2025年年中",
            "",
        ],
    ]));
    let after = site.scene("subway-car");
    assert_eq!(
        after["technique"],
        json!({
            "source": "press-conference",
            "as_of": "2025-mid",
            "size": { "zh": "长12米", "en": "12 m long" },
        })
    );
    for kept in ["name", "era", "summary", "facts", "unknown"] {
        assert_eq!(after[kept], before[kept]);
    }
    assert_eq!(site.ids(), all);
    let [(scene, columns)] = summary.changed.as_slice() else {
        panic!("{summary:?}");
    };
    assert_eq!(scene.id, "subway-car");
    let changed = [
        Column::SizeZh,
        Column::SizeEn,
        Column::TechniqueSource,
        Column::TechniqueAsOf,
    ];
    assert_eq!(*columns, changed);
}

#[test]
fn a_value_goes_only_when_that_is_asked_for() {
    let site = Site::new();
    let headings = [
        "编号",
        "照片文件",
        "照片作者",
        "拍摄日期",
        "照片说明（中文）",
        "照片说明（英文）",
        "时代",
    ];
    let with = [
        "subway-car",
        "car.jpg",
        "李",
        "2026/5/1",
        "车厢",
        "A car",
        "clear",
    ];
    site.accepts(&site.rows(&[&headings, &with]));
    let scene = site.scene("subway-car");
    assert_eq!(scene["photo"]["date"], "2026-05-01");
    assert_eq!(scene.get("era"), None);
    let without = ["subway-car", "清空", "", "", "", "", "现代"];
    site.accepts(&site.rows(&[&headings, &without]));
    let scene = site.scene("subway-car");
    assert_eq!(scene.get("photo"), None);
    assert_eq!(scene["era"], "modern");
}

#[test]
fn works_and_gaps_stand_line_by_line() {
    let site = Site::new();
    site.accepts(&site.rows(&[
        &[
            "编号",
            "在此拍摄过（中文）",
            "在此拍摄过（英文）",
            "在此拍摄过的依据",
            "还不知道的（中文）",
            "还不知道的（英文）",
        ],
        &[
            "subway-car",
            "《甲》\r\n《乙》",
            "One\nTwo",
            "x2\nf54, x2",
            "清空",
            "清空",
        ],
    ]));
    let scene = site.scene("subway-car");
    let second = json!({ "title": { "zh": "《乙》", "en": "Two" }, "facts": ["f54", "x2"] });
    assert_eq!(scene["works"][1], second);
    assert_eq!(scene.get("unknown"), None);
}

#[test]
fn a_trial_writes_nothing() {
    let site = Site::new();
    let before = site.text();
    let trial = Manner {
        dry_run: true,
        ..PARTLY
    };
    let summary = site.accepts_in(trial, &site.rows(&[&HEADINGS, &OFFICE]));
    assert_eq!(ids(&summary.added), ["corner-office"]);
    assert_eq!(site.text(), before);
}

// Removal

#[test]
fn a_scene_is_removed_only_where_the_sheet_is_the_whole_and_leaves_its_name() {
    let site = Site::new();
    site.accepts(&site.rows(&[&HEADINGS, &OFFICE]));
    let before = site.text();
    let file = site.all_but("corner-office");
    assert!(site.accepts(&file).changes_nothing());
    assert_eq!(site.text(), before);
    let summary = site.accepts_in(wholly(), &file);
    assert_eq!(ids(&summary.removed), ["corner-office"]);
    assert_eq!(site.scene("corner-office"), Value::Null);
    let end = r#"  "removed": [
    { "id": "corner-office", "name": { "zh": "转角办公室", "en": "Corner office" }, "on": "2026-05-01" }
  ]
}
"#;
    assert!(site.text().ends_with(end), "{}", site.text());
}

#[test]
fn a_removed_scene_comes_back_under_its_name_and_its_id_goes_to_no_other() {
    let site = Site::new();
    site.accepts(&site.rows(&[&HEADINGS, &OFFICE]));
    let before = site.text();
    let full = site.exported();
    site.accepts_in(wholly(), &site.all_but("corner-office"));
    site.refuses(
        &site.rows(&[&HEADINGS, &office_with(3, "另一间")]),
        &[["第2行，A列“编号”", "以前是“转角办公室”", "换一个编号"]],
    );
    let summary = site.accepts_in(wholly(), &full);
    assert_eq!(ids(&summary.returned), ["corner-office"]);
    assert_eq!(site.text(), before);
}

#[test]
fn what_is_named_elsewhere_is_not_removed_from_under_it() {
    let site = Site::new();
    site.accepts(&site.rows(&[&HEADINGS, &OFFICE]));
    let guide = site.content().join("guide.json");
    let text = fs::read_to_string(&guide).expect("the guide is read");
    let mut json: Value = serde_json::from_str(&text).expect("JSON");
    json["topics"][0]["entries"][0]["scenes"] = json!(["corner-office"]);
    fs::write(&guide, json.to_string()).expect("the guide is written");
    let place = "guide.json: topics[0].entries[0].scenes[0]";
    let expected = [place, "`corner-office`", "在表格里保留它"];
    site.refuses_in(wholly(), &site.all_but("corner-office"), &[expected]);
}

#[test]
fn the_order_is_the_sheets_where_the_sheet_is_the_whole() {
    let site = Site::new();
    let mut reversed = site.ids();
    reversed.reverse();
    let file = site.named(&reversed);
    assert!(site.accepts(&file).changes_nothing());
    assert!(site.accepts_in(wholly(), &file).is_reordered);
    assert_eq!(site.ids(), reversed);
}

// What is wrong

#[test]
fn every_kind_of_wrong_cell_is_named_with_its_place_and_remedy() {
    for (column, value, expected) in [
        (
            0,
            "Corner Office",
            ["第2行，A列“编号”", "不能作编号", "corner-office"],
        ),
        (0, "办公室", ["A列“编号”", "不能作编号", "小写英文字母"]),
        (0, "", ["A列“编号”", "没有编号", "填上编号"]),
        (
            0,
            "donggang",
            ["A列“编号”", "一处基地或指南主题", "换一个编号"],
        ),
        (
            1,
            "东港",
            ["B列“所属”", "“东港”不在列表里", "短剧超级工厂东港片区"],
        ),
        (
            2,
            "办公场地",
            ["C列“类型”", "不在列表里", "是不是“办公场所”"],
        ),
        (2, "", ["C列“类型”", "没有填", "从列表里选"]),
        (3, "", ["D列“名称（中文）”", "缺中文", "两种语言"]),
        (4, "　", ["E列“名称（英文）”", "缺英文", "两种语言"]),
        (4, "清空", ["E列“名称（英文）”", "不能清空", "填上内容"]),
        (
            5,
            "一间\n办公室",
            ["F列“简介（中文）”", "有换行", "写成一行"],
        ),
        (7, "营业中", ["H列“状态”", "不在列表里", "在用"]),
        (
            8,
            "f55、f999",
            ["I列“依据（陈述编号）”", "f999", "facts.json"],
        ),
        (8, "、", ["I列“依据（陈述编号）”", "没有陈述编号", "f55"]),
        (8, "", ["I列“依据（陈述编号）”", "没有填", "陈述编号"]),
        (
            9,
            "executive-bedrom",
            ["J列“示意图”", "不在列表里", "是不是“executive-bedroom”"],
        ),
    ] {
        let site = Site::new();
        let file = site.rows(&[&HEADINGS, &office_with(column, value)]);
        site.refuses(&file, &[expected]);
    }
}

/// Headings and cells beside a scene's id, and the faults that come of them.
type Together<'a> = (&'a [&'a str], &'a [&'a str], &'a [[&'a str; 3]]);

#[test]
fn what_belongs_together_is_wanted_together() {
    let all: [Together; 8] = [
        (
            &["照片作者"],
            &["李"],
            &[["照片文件", "却没有照片文件", "清空照片的其他几栏"]],
        ),
        (
            &["照片文件", "照片作者", "拍摄日期", "照片说明（中文）"],
            &["car.jpg", "", "2026-05", ""],
            &[
                ["C列“照片作者”", "有照片", "谁拍的"],
                ["D列“拍摄日期”", "“2026-05”不是", "2026-05-01"],
                ["E列“照片说明（中文）”", "有照片", "照片上是什么"],
            ],
        ),
        (
            &["照片文件"],
            &["gone.jpg"],
            &[["B列“照片文件”", "没有“gone.jpg”", "一字不差"]],
        ),
        (
            &["供电（中文）", "供电（英文）"],
            &["三相电", "Three-phase"],
            &[
                ["技术条件的来源", "要写来源和日期", "来源编号"],
                ["技术条件的日期", "要写来源和日期", "不要比来源更精确"],
            ],
        ),
        (
            &["技术条件的来源"],
            &["press-conference"],
            &[["技术条件的来源", "都没有写", "填上知道的"]],
        ),
        (
            &["供电（中文）", "技术条件的来源", "技术条件的日期"],
            &["三相电", "press-conference", "去年"],
            &[
                ["供电（英文）", "缺英文", "两种语言"],
                ["技术条件的日期", "“去年”不是", "2026-05"],
            ],
        ),
        (
            &[
                "在此拍摄过（中文）",
                "在此拍摄过（英文）",
                "在此拍摄过的依据",
            ],
            &["《甲》\n《乙》", "One", "x2"],
            &[
                [
                    "在此拍摄过（英文）",
                    "这里有1行，“在此拍摄过（中文）”有2行",
                    "行数要一样",
                ],
                ["在此拍摄过的依据", "这里有1行", "行数要一样"],
            ],
        ),
        (
            &["还不知道的（中文）", "还不知道的（英文）"],
            &["面积\n\n层高", "Area\nHeight"],
            &[["还不知道的（中文）", "空行", "一行一项"]],
        ),
    ];
    for (headings, cells, expected) in all {
        let site = Site::new();
        let headings = [&["编号"], headings].concat();
        let cells = [&["prison"], cells].concat();
        let mut expected = expected.to_vec();
        // A fault in a row but in none of its columns comes before those that stand in one.
        expected.sort_by_key(|[place, ..]| headings.iter().any(|one| place.contains(one)));
        site.refuses(&site.rows(&[&headings, &cells]), &expected);
    }
}

#[test]
fn all_faults_are_named_at_once_in_the_order_of_the_rows() {
    let site = Site::new();
    let file = site.rows(&[
        &HEADINGS,
        &office_with(2, "办公场地"),
        &[],
        &office_with(0, "Meeting Room"),
        &OFFICE,
        &["inn", "汉唐", "", "", "", "", "", "", "f999"],
    ]);
    site.refuses(
        &file,
        &[
            ["第2行，C列“类型”", "", ""],
            ["第4行，A列“编号”", "", "meeting-room"],
            [
                "第5行，A列“编号”",
                "编号 corner-office 在第2行已经有了",
                "改一个编号",
            ],
            ["第6行，B列“所属”", "“汉唐”不在列表里", ""],
            ["第6行，I列“依据（陈述编号）”", "f999", ""],
        ],
    );
}

#[test]
fn a_heading_that_is_not_known_is_met_with_the_nearest() {
    let site = Site::new();
    let file = site.rows(&[
        &[
            "编号",
            "名称（英语）",
            "联系电话",
            "Name (English)",
            "name_en",
        ],
        &["inn", "Inn", "0570", "Inn", "Inn"],
    ]);
    site.refuses(
        &file,
        &[
            [
                "第1行，B列",
                "不认识标题“名称（英语）”",
                "是不是“名称（英文）”？",
            ],
            ["第1行，C列", "不认识标题“联系电话”", "标题照模板写"],
            ["第1行，E列", "出现了两次", "删掉另一栏"],
        ],
    );
    site.refuses(
        &site.rows(&[&["名称（英文）", "状态"], &["Inn", "在建"]]),
        &[["第1行“编号”", "没有找到", "import template"]],
    );
    site.refuses(
        &site.rows(&[&["编号", "时代", ""], &["inn", "古装", "内景"]]),
        &[["第2行，C列", "没有标题", "补上标题"]],
    );
    site.refuses(
        &site.rows(&[&["编号", "时代"]]),
        &[[SHEET, "一行内容也没有", "填上场景"]],
    );
}

#[test]
fn a_new_scene_in_a_sheet_without_a_column_it_needs_is_told_once_for_all() {
    let site = Site::new();
    let office = OFFICE;
    let file = site.rows(&[
        &HEADINGS[..9],
        &office[..9],
        &[&["other-office"], &office[1..9]].concat(),
    ]);
    site.refuses(
        &file,
        &[["第1行“示意图”", "（第2、3行）却需要", "加上这一栏"]],
    );
}

// What spreadsheets do

#[test]
fn the_headings_may_stand_below_a_title_and_rows_may_be_empty() {
    let site = Site::new();
    let file = site.rows(&[
        &["东港片区场景表"],
        &[],
        &HEADINGS,
        &[],
        &OFFICE,
        &["", "　", " "],
    ]);
    assert_eq!(ids(&site.accepts(&file).added), ["corner-office"]);
    let file = site.rows(&[&["场景表"], &[], &["编号", "时代"], &[], &["inn", "远古"]]);
    site.refuses(
        &file,
        &[["第5行，B列“时代”", "“远古”不在列表里", "现代、古装"]],
    );
}

#[test]
fn a_cell_merged_over_rows_counts_for_each_and_one_over_columns_is_refused() {
    let site = Site::new();
    let plain = Format::new();
    let file = site.book(|sheet| {
        write(sheet, &[&["编号", "时代"], &["inn"], &["mansion"]]);
        sheet
            .merge_range(1, 1, 2, 1, "现代", &plain)
            .expect("merged");
    });
    site.accepts(&file);
    assert_eq!(site.scene("inn")["era"], "modern");
    assert_eq!(site.scene("mansion")["era"], "modern");
    let file = site.book(|sheet| {
        write(sheet, &[&["编号", "时代"], &[], &["inn", "古装"]]);
        sheet
            .merge_range(1, 0, 1, 1, "汉唐", &plain)
            .expect("merged");
    });
    site.refuses(&file, &[["第2行，A列“编号”", "跨列合并", "删掉这一行"]]);
}

#[test]
fn formulas_count_by_their_results_and_errors_are_refused() {
    let site = Site::new();
    let file = site.book(|sheet| {
        write(sheet, &[&["编号", "时代"], &["inn"]]);
        let formula = Formula::new("=\"现\"&\"代\"").set_result("现代");
        sheet.write_formula(1, 1, formula).expect("a formula");
    });
    let summary = site.accepts(&file);
    assert_eq!(site.scene("inn")["era"], "modern");
    let words = summary.in_words(Lang::Zh);
    assert!(words.contains("有1个公式"), "{words}");
    let file = site.book(|sheet| {
        write(sheet, &[&["编号", "时代"], &["inn"]]);
        let formula = Formula::new("=1/0").set_result("#DIV/0!");
        sheet.write_formula(1, 1, formula).expect("a formula");
    });
    site.refuses(&file, &[["第2行，B列“时代”", "#DIV/0!", "改好公式"]]);
}

#[test]
fn numbers_and_dates_are_taken_for_what_they_show_or_refused() {
    let site = Site::new();
    let date = Format::new().set_num_format("yyyy/m/d");
    let file = site.book(|sheet| {
        write(sheet, &[&HEADINGS, &OFFICE]);
        sheet.write_number(1, 0, 101).expect("a number");
        sheet.write_number(1, 3, 101).expect("a number");
    });
    site.accepts(&file);
    assert_eq!(site.scene("101")["name"]["zh"], "101");
    let dated = |heading: &'static str| {
        site.book(|sheet| {
            write(sheet, &[&["编号", heading], &["prison"]]);
            let day = 46_143.0;
            sheet
                .write_number_with_format(1, 1, day, &date)
                .expect("a date");
        })
    };
    site.refuses(
        &dated("名称（中文）"),
        &[["B列“名称（中文）”", "变成了日期", "“文本”"]],
    );
    // It is read as the day it is; what is missing beside it is another matter.
    site.refuses(
        &dated("拍摄日期"),
        &[["第2行“照片文件”", "填了“拍摄日期”", "填上文件名"]],
    );
    let file = site.book(|sheet| {
        write(
            sheet,
            &[&["编号", "尺寸（中文）", "尺寸（英文）"], &["prison"]],
        );
        let percent = Format::new().set_num_format("0%");
        sheet
            .write_number_with_format(1, 1, 0.5, &percent)
            .expect("a number");
    });
    site.refuses(&file, &[["B列“尺寸（中文）”", "数字 0.5", "连单位一起"]]);
}

#[test]
fn of_several_sheets_the_one_with_scenes_is_read() {
    let site = Site::new();
    let mut workbook = Workbook::new();
    workbook
        .add_worksheet()
        .write_string(0, 0, "封面")
        .expect("a cell");
    let sheet = workbook.add_worksheet().set_name("场地").expect("a name");
    write(sheet, &[&HEADINGS, &OFFICE]);
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let summary = site.accepts(&site.file("several.xlsx", bytes));
    assert_eq!(ids(&summary.added), ["corner-office"]);
    let words = summary.in_words(Lang::Zh);
    assert!(words.contains("只读了工作表“场地”"), "{words}");
}

// Files

/// A table as text, with every cell in quotation marks where it must be.
fn separated(rows: &[&[&str]], separator: &str) -> String {
    let cell = |text: &&str| {
        if text.contains([',', ';', '\t', '"', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            (*text).to_owned()
        }
    };
    let rows = rows.iter().map(|row| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        cells.join(separator)
    });
    rows.collect::<Vec<_>>().join("\r\n")
}

/// 㐂 and 𠮷 take four bytes in GB18030; the second byte of 乗 is that of a backslash in ASCII.
const AWKWARD: &str = "𠮷乗㐂，“长;短”";

#[test]
fn text_files_are_read_in_every_usual_encoding_and_with_every_usual_separator() {
    let office = office_with(3, AWKWARD);
    for separator in [",", ";", "\t"] {
        let text = separated(&[&HEADINGS, &office], separator);
        let gb18030 = encoding_rs::GB18030.encode(&text).0.into_owned();
        assert!(std::str::from_utf8(&gb18030).is_err());
        let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes);
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16).collect();
        for bytes in [
            text.clone().into_bytes(),
            format!("\u{feff}{text}").into_bytes(),
            gb18030,
            utf16,
        ] {
            let site = Site::new();
            let summary = site.accepts(&site.file("scenes.csv", bytes));
            assert_eq!(ids(&summary.added), ["corner-office"]);
            assert_eq!(site.scene("corner-office")["name"]["zh"], AWKWARD);
        }
    }
}

#[test]
fn a_text_file_that_cannot_be_read_is_told_with_its_line() {
    let site = Site::new();
    let text = separated(&[&HEADINGS, &OFFICE], ",");
    let broken = [text.as_bytes(), b"\r\n", &[0xff, 0xff], b",x"].concat();
    site.refuses(
        &site.file("scenes.csv", broken),
        &[[
            "scenes.csv，第3行",
            "既不是 UTF-8，也不是 GB18030",
            "CSV UTF-8",
        ]],
    );
    let text = "编号,名称（英文）\ninn,\"Inn\nmansion,Mansion";
    site.refuses(
        &site.file("scenes.csv", text),
        &[["scenes.csv", "不成对", "补上缺的双引号"]],
    );
    let text = "编号,简介（中文）,简介（英文）\ninn,客栈,An inn, with rooms";
    site.refuses(
        &site.file("scenes.csv", text),
        &[["第2行，D列", "没有标题", "加双引号"]],
    );
}

#[test]
fn rows_of_a_text_file_are_numbered_as_a_spreadsheet_shows_them() {
    let site = Site::new();
    let text = "\r\n编号,还不知道的（中文）,还不知道的（英文）,时代\r\n\r\nprison,\"一\n二\",\"One\nTwo\",\r\n\r\ninn,,,远古\r\n";
    site.refuses(
        &site.file("scenes.csv", text),
        &[["scenes.csv，第6行，D列“时代”", "远古", "古装"]],
    );
}

#[test]
fn a_file_of_another_kind_is_refused_with_a_way_out() {
    let site = Site::new();
    for (name, bytes, wrong, remedy) in [
        ("a.xls", &b"x"[..], "不是 .xlsx", "另存为"),
        ("a.xlsx", b"not a workbook", "不是完好的 .xlsx", "另存为"),
        ("a.xlsx", &[0xd0, 0xcf, 0x11, 0xe0, 0], "带密码", "去掉密码"),
    ] {
        site.refuses(&site.file(name, bytes), &[[name, wrong, remedy]]);
    }
    site.refuses(
        &site.0.join("nowhere.xlsx"),
        &[["nowhere.xlsx", "读不了", "文件名"]],
    );
}

#[test]
fn content_with_faults_of_its_own_is_mended_first() {
    let site = Site::new();
    let file = site.rows(&[&HEADINGS, &OFFICE]);
    fs::write(site.content().join("site.json"), "{}").expect("a file is written");
    site.refuses(
        &file,
        &[["content", "网站内容本身有错", "cargo xtask check"]],
    );
}

// The template

#[test]
fn the_template_is_never_written_over_a_file() {
    let site = Site::new();
    let file = site.file("mine.xlsx", "work of an afternoon");
    let refused = import::template(&file, &site.content(), false);
    assert!(refused.is_err());
    let kept = fs::read_to_string(&file).expect("the file is read");
    assert_eq!(kept, "work of an afternoon");
}

#[test]
fn the_template_offers_every_choice_and_explains_every_column() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let site = Site::new();
    let file = site.0.join("template.xlsx");
    import::template(&file, &site.content(), false).expect("the template is written");
    let mut book: Xlsx<_> = open_workbook(&file).expect("a workbook");
    let mut column = |sheet: &str, column: usize| -> Vec<String> {
        let range = book.worksheet_range(sheet).expect("a sheet");
        let cells = range.rows().filter_map(|row| match row.get(column) {
            Some(Data::String(text)) => Some(text.clone()),
            _ => None,
        });
        cells.collect()
    };
    let explained = column("说明 Guide", 0);
    for one in Column::ALL {
        let heading = one.full_heading();
        assert!(explained.contains(&heading), "{heading}");
        let at = usize::from(u16::try_from(one.index()).expect("a column"));
        assert_eq!(column(SHEET, at), [heading]);
    }
    let types = column("选项 Choices", 2);
    assert_eq!(types[..3], ["类型", "交通工具", "住宅"]);
    let eras = column("选项 Choices", 6);
    assert_eq!(eras, ["时代", "现代", "古装", "清空"]);
    // An empty template imports nothing, and says so.
    site.refuses(&file, &[[SHEET, "一行内容也没有", "填上场景"]]);
}

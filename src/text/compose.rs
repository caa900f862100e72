//! Words used while pages are composed: dates in words, headings of parts, names of things.
//!
//! Native only: none of it reaches the browser but in the pages it went into.

use crate::{
    content::Settings,
    domain::EntryStatus,
    domain::{
        Bound, Era, Frontage, Grade, Lang, LineKind, LineStatus, Localized, PartialDate, Role,
        SceneStatus, SceneType,
    },
};

/// A date in words.
pub fn date(lang: Lang, date: PartialDate) -> String {
    date.in_words(lang)
}

/// A date with its bound, in words.
pub fn bounded_date(lang: Lang, bound: Bound, when: PartialDate) -> String {
    let words = date(lang, when);
    let is_day = matches!(when, PartialDate::Day(_));
    match (lang, bound) {
        (_, Bound::On) => words,
        (Lang::Zh, Bound::About) => format!("约{words}"),
        (Lang::En, Bound::About) => format!("about {words}"),
        // 「2027年前」 would leave the year itself out.
        (Lang::Zh, Bound::By) if is_day => format!("不晚于{words}"),
        (Lang::Zh, Bound::By) => format!("{words}底前"),
        (Lang::En, Bound::By) if is_day => format!("by {words}"),
        (Lang::En, Bound::By) => format!("by the end of {words}"),
    }
}

/// The words of a source's grade.
pub fn grade(lang: Lang, grade: Grade) -> &'static str {
    match (lang, grade) {
        (Lang::Zh, Grade::Primary) => "主来源",
        (Lang::Zh, Grade::A) => "A 政府或项目主办方",
        (Lang::Zh, Grade::B) => "B 成熟媒体等",
        (Lang::En, Grade::Primary) => "Primary source",
        (Lang::En, Grade::A) => "A: government or programme owner",
        (Lang::En, Grade::B) => "B: established media and the like",
    }
}

/// The words of a scene's status.
pub fn scene_status(lang: Lang, status: SceneStatus) -> &'static str {
    match (lang, status) {
        (Lang::Zh, SceneStatus::InUse) => "在用",
        (Lang::Zh, SceneStatus::UnderConstruction) => "在建",
        (Lang::Zh, SceneStatus::Planned) => "计划",
        (Lang::Zh, SceneStatus::Place) => "实景，拍摄须咨询",
        (Lang::En, SceneStatus::InUse) => "In use",
        (Lang::En, SceneStatus::UnderConstruction) => "Under construction",
        (Lang::En, SceneStatus::Planned) => "Planned",
        (Lang::En, SceneStatus::Place) => "Real place, ask before filming",
    }
}

/// The words of a scene's type.
pub fn scene_type(lang: Lang, scene_type: SceneType) -> &'static str {
    match (lang, scene_type) {
        (Lang::Zh, SceneType::Transport) => "交通工具",
        (Lang::Zh, SceneType::Home) => "住宅",
        (Lang::Zh, SceneType::Workplace) => "办公场所",
        (Lang::Zh, SceneType::Institution) => "公共建筑",
        (Lang::Zh, SceneType::Hospitality) => "客栈店铺",
        (Lang::Zh, SceneType::Palace) => "宫殿府邸",
        (Lang::Zh, SceneType::Fortification) => "城墙城楼",
        (Lang::Zh, SceneType::Street) => "街巷",
        (Lang::Zh, SceneType::Heritage) => "古迹",
        (Lang::Zh, SceneType::Nature) => "山水",
        (Lang::En, SceneType::Transport) => "Transport",
        (Lang::En, SceneType::Home) => "Home",
        (Lang::En, SceneType::Workplace) => "Workplace",
        (Lang::En, SceneType::Institution) => "Public building",
        (Lang::En, SceneType::Hospitality) => "Inn or shop",
        (Lang::En, SceneType::Palace) => "Palace or mansion",
        (Lang::En, SceneType::Fortification) => "City wall or gate",
        (Lang::En, SceneType::Street) => "Street",
        (Lang::En, SceneType::Heritage) => "Historic site",
        (Lang::En, SceneType::Nature) => "Landscape",
    }
}

/// To the catalogue, which lists all scenes of a kind; so many there are.
pub fn all_in_catalogue(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("在场景库里看全部{count}个"),
        Lang::En => format!("All {count} in the catalogue"),
    }
}

/// Whether a scene can be used today, as far as its sources go; `spoken` is when the latest of them spoke.
pub fn usable_today(lang: Lang, status: SceneStatus, spoken: Option<PartialDate>) -> String {
    let of = spoken.map_or_else(String::new, |spoken| match lang {
        Lang::Zh => format!("{}的", date(lang, spoken)),
        Lang::En => format!(" of {}", date(lang, spoken)),
    });
    match (lang, status) {
        (Lang::Zh, SceneStatus::InUse) => {
            format!("可以：{of}来源说明基地在运营。之后有无变化，来源未说明。")
        }
        (Lang::Zh, SceneStatus::UnderConstruction) => {
            format!("不能按可用安排：{of}来源称项目在建。之后的进展，来源未说明。")
        }
        (Lang::Zh, SceneStatus::Planned) => format!("不能：{of}来源只说有计划。"),
        (Lang::Zh, SceneStatus::Place) => "要先问：怎样办理拍摄，来源未说明。".into(),
        (Lang::En, SceneStatus::InUse) => format!(
            "Yes: the source{of} has the site in operation. The sources do not say whether that has changed."
        ),
        (Lang::En, SceneStatus::UnderConstruction) => format!(
            "Do not count on it: the source{of} says the project was under construction. The sources do not say how far it has come since."
        ),
        (Lang::En, SceneStatus::Planned) => format!("No: the source{of} speaks only of a plan."),
        (Lang::En, SceneStatus::Place) => {
            "Ask first: the sources do not say how shooting there is arranged.".into()
        }
    }
}

/// The words of an entry's status.
pub fn entry_status(lang: Lang, status: EntryStatus) -> &'static str {
    match (lang, status) {
        (Lang::Zh, EntryStatus::Available) => "已有",
        (Lang::Zh, EntryStatus::UnderConstruction) => "在建",
        (Lang::Zh, EntryStatus::Planned) => "计划",
        (Lang::Zh, EntryStatus::NotPublished) => "未公布",
        (Lang::En, EntryStatus::Available) => "In place",
        (Lang::En, EntryStatus::UnderConstruction) => "Under construction",
        (Lang::En, EntryStatus::Planned) => "Planned",
        (Lang::En, EntryStatus::NotPublished) => "Not published",
    }
}

/// What runs on a line.
pub fn line_kind(lang: Lang, kind: LineKind) -> &'static str {
    match (lang, kind) {
        (Lang::Zh, LineKind::HighSpeed) => "高铁",
        (Lang::Zh, LineKind::Railway) => "铁路",
        (Lang::Zh, LineKind::Shuttle) => "专线",
        (Lang::Zh, LineKind::Flight) => "航班",
        (Lang::En, LineKind::HighSpeed) => "High-speed railway",
        (Lang::En, LineKind::Railway) => "Railway",
        (Lang::En, LineKind::Shuttle) => "Shuttle",
        (Lang::En, LineKind::Flight) => "Flights",
    }
}

/// The words of a line's or a stop's status.
pub fn line_status(lang: Lang, status: LineStatus) -> &'static str {
    match (lang, status) {
        (Lang::Zh, LineStatus::InService) => "已开通",
        (Lang::Zh, LineStatus::Reserved) => "预留，未开通",
        (Lang::Zh, LineStatus::Planned) => "计划",
        (Lang::Zh, LineStatus::NotPublished) => "未公布",
        (Lang::En, LineStatus::InService) => "In service",
        (Lang::En, LineStatus::Reserved) => "Reserved, not open",
        (Lang::En, LineStatus::Planned) => "Planned",
        (Lang::En, LineStatus::NotPublished) => "Not published",
    }
}

/// The words of an era.
pub fn era(lang: Lang, era: Era) -> &'static str {
    match (lang, era) {
        (Lang::Zh, Era::Modern) => "现代",
        (Lang::Zh, Era::Period) => "古装",
        (Lang::En, Era::Modern) => "Modern",
        (Lang::En, Era::Period) => "Period",
    }
}

/// The words of inside and outside.
pub fn frontage(lang: Lang, frontage: Frontage) -> &'static str {
    match (lang, frontage) {
        (Lang::Zh, Frontage::Interior) => "内景",
        (Lang::Zh, Frontage::Exterior) => "外景",
        (Lang::En, Frontage::Interior) => "Interior",
        (Lang::En, Frontage::Exterior) => "Exterior",
    }
}

/// What a visitor calls themselves.
pub fn role(lang: Lang, role: Role) -> &'static str {
    match (lang, role) {
        (Lang::Zh, Role::Crew) => "剧组或制作公司",
        (Lang::Zh, Role::Firm) => "区内企业或准备落户的企业",
        (Lang::Zh, Role::Performer) => "演职人员",
        (Lang::Zh, Role::Graduate) => "高校或中职毕业生",
        (Lang::En, Role::Crew) => "A crew or production company",
        (Lang::En, Role::Firm) => "A firm in the district, or a company setting up here",
        (Lang::En, Role::Performer) => "A cast or crew member",
        (Lang::En, Role::Graduate) => "A university or vocational graduate",
    }
}

/// A way to reach whoever runs the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// What it is: telephone, e-mail, address.
    pub label: &'static str,
    /// The number or address in words.
    pub text: String,
    /// What a tap on it opens, where something does.
    pub href: Option<String>,
}

/// Whom to ask, as far as the settings say; empty when they say nothing.
pub fn contacts(lang: Lang, settings: &Settings) -> Vec<Contact> {
    let pick = |zh, en| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    let localized = |text: &Option<Localized>| text.as_ref().map(|text| text.get(lang).to_owned());
    let dialled = |phone: &String| {
        phone
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect::<String>()
    };
    let plain = |label, text: Option<String>| {
        text.map(|text| Contact {
            label,
            text,
            href: None,
        })
    };
    let linked = |label, text: &Option<String>, href: Option<String>| {
        text.clone().map(|text| Contact { label, text, href })
    };
    [
        plain(
            pick("运营单位", "Run by"),
            localized(&settings.organisation),
        ),
        linked(
            pick("电话", "Telephone"),
            &settings.phone,
            settings
                .phone
                .as_ref()
                .map(|phone| format!("tel:{}", dialled(phone))),
        ),
        linked(
            pick("邮箱", "E-mail"),
            &settings.email,
            settings
                .email
                .as_ref()
                .map(|email| format!("mailto:{email}")),
        ),
        plain(pick("地址", "Address"), localized(&settings.address)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Headings and labels of composed parts, Chinese and English.
macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident: $zh:literal, $en:literal;)*) => {
        /// A heading or label of a composed part.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Label { $($(#[$doc])* $name,)* }

        impl Label {
            /// Its words in a language.
            pub const fn get(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::Zh) => $zh, (Self::$name, Lang::En) => $en,)*
                }
            }
        }
    };
}

labels! {
    /// On every poster with a drawing.
    Drawn: "图为绘制，不是照片。", "The picture is a drawing, not a photograph.";
    /// Name of the catalogue's search.
    FindScenes: "找场景", "Find a scene";
    /// What can be typed there.
    FindHint: "汉字、拼音、首字母或英文，例如：地铁、ditie、dt、subway", "English, Chinese, pinyin or its initials, such as subway, ditie, dt";
    /// Opens the filters.
    Filters: "筛选", "Filters";
    /// Before the order.
    Sorted: "排序", "Order";
    /// An order.
    SortListed: "按场景库顺序", "As listed";
    /// An order.
    SortName: "按名称", "By name";
    /// An order.
    SortStatus: "在用的在前", "In use first";
    /// Name of the choice between pictures and a list.
    LookAs: "显示方式", "Shown as";
    /// A look.
    LookFrames: "图片", "Pictures";
    /// A look.
    LookList: "列表", "List";
    /// Name of the list of what was found.
    FoundScenes: "符合的场景", "Matching scenes";
    /// That the catalogue's program did not arrive.
    FinderFailed: "筛选工具没有加载出来，可能是网络断了。下面的场景列表照常可读。", "The filters did not load; the network may be down. The list of scenes below reads as usual.";
    /// Before the number of a page of the catalogue.
    Page: "第", "Page ";
    /// Between it and how many there are.
    PageOf: "页，共", " of ";
    /// After that.
    Pages: "页", "";
    /// Above the home page's heading.
    Over: "浙江衢州 · 衢江区 · 2025—2027", "Qujiang District · Quzhou, Zhejiang · 2025–2027";
    /// The five targets.
    Targets: "五个一百：目标", "The five hundreds: targets";
    /// That targets are no results.
    TargetsLead: "以下是计划提出的目标，不是已经取得的成绩。每个目标下写明来源里可以对照的数字。", "These are what the plan aims at, not what has been achieved. Under each stands what the sources record for comparison.";
    /// The sites.
    Sites: "两处基地", "Two sites";
    /// On the sites.
    SitesLead: "一处现代，一处古装。在用、在建以2025年年中的来源为准；图是绘制的示意图，不是照片。", "One modern, one period. “In use” and “under construction” are as of mid-2025; the pictures are drawings, not photographs.";
    /// The measures.
    TheTwelve: "黄金十二条", "The twelve measures";
    /// All measures at once.
    AtAGlance: "十二条一览", "All twelve at a glance";
    /// On the measures.
    TheTwelveLead: "有数额的写数额，给权利或服务的写明是什么，没公布的就写没公布。", "Where an amount is published, it is given; where it is a right or a service, that is named; where nothing is published, it says so.";
    /// The ways on.
    Ways: "从这里出发", "Where to go from here";
    /// All measures.
    AllMeasures: "看全部十二条", "See all twelve measures";
    /// The whole plan.
    WholePlan: "看完整计划", "See the whole plan";
    /// All scenes.
    AllScenes: "看全部场景", "See all scenes";
    /// To a site; before its name.
    ToSite: "查看", "See ";
    /// An offer of the home page.
    DoEstimate: "看哪些补贴与我有关", "See which subsidies concern you";
    /// An offer of the home page.
    DoScenes: "看场景", "Browse scenes";
    /// An offer of the home page.
    DoBrief: "招商简报", "Investor’s brief";
    /// A reader.
    Investor: "投资者", "Investors";
    /// To that reader.
    InvestorText: "五分钟看清：计划提出什么，建成了什么，证据有多可靠，还有什么没公布。", "In five minutes: what the plan sets out, what is built, how strong the evidence is, and what is not published.";
    /// A reader.
    Crew: "剧组与制片", "Crews and producers";
    /// To that reader.
    CrewText: "来之前先看：哪里能拍，怎么到，哪些补贴与您有关。", "Before you come: where to shoot, how to get here, and which subsidies concern you.";
    /// A reader.
    Staff: "推介人员", "Promotion staff";
    /// To that reader.
    StaffText: "每页都有链接、二维码和海报；展台可以循环播放。全站存到设备上以后，断网也能用。", "A link, a code and a poster for every page, and slides for the booth. Once the site is saved on the device, all of it works offline.";
    /// Evidence.
    Evidence: "数据有多可靠", "How reliable the data is";
    /// Evidence.
    EvidenceLead: "本站只写有出处的话；本站的推算和译法都注明。", "The site says what its sources say; our own reckonings and renderings are marked.";
    /// Facts counted.
    FactsCounted: "条有出处的陈述", "statements with a source";
    /// Sources counted.
    SourcesCounted: "个来源", "sources";
    /// Gaps counted.
    GapsCounted: "项写明“未公布”", "items marked “not published”";
    /// See sources.
    SeeSources: "查看每一条的来源", "See the source of each";
    /// Background.
    Background: "背景与过程", "Background";
    /// The projects.
    Projects: "五大工程", "The five projects";
    /// The safeguards.
    Safeguards: "推进保障", "Safeguards";
    /// The timeline.
    Timeline: "时间线", "Timeline";
    /// On the timeline.
    TimelineLead: "已发生的与计划中的分开标记。计划日期之后没有新的来源，就不写结果。", "What has happened and what was planned are marked apart. Where no later source exists, no result is given.";
    /// What the sources say.
    WhatSourcesSay: "来源怎么说", "What the sources say";
    /// Investment.
    Investment: "招商", "Attracting investment";
    /// Easily confused figures.
    Readings: "容易看混的数字", "Figures easily confused";
    /// Stated.
    Stated: "给什么", "What it gives";
    /// Original words.
    OriginalWords: "来源原话", "The source’s words";
    /// On original words in English.
    OriginalLead: "发布会上的说法，逐字照录。", "As said at the press conference, word for word, in Chinese.";
    /// What is left open.
    LeftOpen: "来源没有说清的", "What the source leaves open";
    /// Unpublished.
    NotPublished: "没有公布的", "What is not published";
    /// Unpublished for all twelve.
    NotPublishedAll: "十二条共同没有公布的", "Not published for any of the twelve";
    /// Where to ask.
    WhereToAsk: "去哪里问", "Where to ask";
    /// Where to ask, without contact.
    AskWindow: "区行政服务中心设有影视服务窗口。来源没有给出电话和地址。", "The district’s administrative service centre has a film service window. The sources give neither telephone nor address.";
    /// To the window's topic.
    ToWindow: "影视服务窗口：哪些已公布，哪些没有", "The film service window: what is known and what is not";
    /// Puts a scene on the recce list.
    Pick: "加入勘景单", "Add to recce list";
    /// The way to the case.
    ToCase: "看落地方案", "To the shooting plan";
    /// Where it lies.
    LiesIn: "在哪里", "Where it lies";
    /// Before the names of scenes that a measure for the district does not cover.
    NotCovered: "按公布的原文，以下场景不在其内：", "As published, it does not cover:";
    /// That a scene may not be ready by the day of shooting.
    NotSureByThen: "拍摄那几天能不能用，来源没有说明。", "The sources do not say whether it can be used on the days of the shoot. ";
    /// The latest of the dates that the sources state.
    LastDateStated: "来源最后提到的日期", "The latest date they give";
    /// Before the number of chosen scenes.
    HowManyChosen: "已选场景：", "Scenes chosen: ";
    /// The way to the catalogue.
    ToCatalogue: "去场景库挑选", "Choose in the scene catalogue";
    /// The recce list.
    Recce: "选中的场景", "The chosen scenes";
    /// What the recce list needs.
    RecceWithoutScript: "勘景单由浏览器按您选中的场景拼出来，需要浏览器开启JavaScript。没有开启时，请在场景库里逐个打开场景，每一页都可以打印。", "The recce list is put together in the browser from the scenes you chose, and needs JavaScript. Without it, open the scenes in the catalogue one by one; each page can be printed.";
    /// That no scene is chosen.
    RecceNone: "还没有选场景。在场景库里勾选“加入勘景单”，这里就会列出来。", "No scene is chosen yet. Tick “Add to recce list” in the catalogue, and it is listed here.";
    /// A look of the recce list.
    OneBelowTheOther: "逐个列出", "One below the other";
    /// A look of the recce list.
    SideBySide: "并排比较", "Side by side";
    /// Which scenes stand side by side.
    BesideWhich: "比较哪几个，最多四个", "Which to compare, four at the most";
    /// Heads what is not known and to be asked.
    AskOnSite: "要问的", "To ask";
    /// To the estimator.
    ToEstimator: "看哪些措施与我有关", "See which measures concern you";
    /// The policy.
    ThePolicy: "这份政策", "The policy";
    /// For whom.
    ForWhom: "给谁", "For whom";
    /// Entries of the guide that go with it.
    InTheGuide: "在指南里", "In the guide";
    /// Since when, or for when.
    When: "何时", "When";
    /// Looks a place up in a map app; that leaves the site.
    OnAMap: "用地图应用找（离开本站）", "Find in a map app (leaves this site)";
    /// What a map app answers is its own.
    OnAMapCaution: "地图应用按名字查找，找到什么由它决定，本站没有核实；来源没有给出这些地方的地址。", "A map app searches for the name. What it finds is its own answer, which this site has not checked; the sources give no addresses.";
    /// The site was built without its public address.
    OnlyHere: "制作本站时没有填写公开网址，这里的链接和二维码只能在这台电脑上打开，请不要印出去。", "This site was built without its public address. The links and codes here open on this computer only: do not print them.";
    /// A map app.
    Amap: "高德地图", "Amap";
    /// A map app.
    AppleMaps: "苹果地图", "Apple Maps";
    /// The lines that lead here.
    Lines: "线路示意", "The lines, schematically";
    /// What the drawing shows, for those who do not see it.
    LinesDrawn: "线路示意图，内容与旁边的文字相同", "A schematic drawing of the lines; the text beside it says the same";
    /// One arrives there.
    ArriveHere: "到达站", "Arrive here";
    /// Stops in turn.
    StopsInTurn: "依次", "In this order";
    /// From each to the last.
    StopsEach: "前面各站分别到最后一站", "From each of them to the last one";
    /// Other stops are not named.
    StopsThrough: "另有其他站，来源没有列出", "It has other stops, which the source does not list";
    /// No line is named.
    StopsAlone: "来源没有说在哪条线上", "The source does not say on which line";
    /// The checklist.
    ToChecklist: "剧组清单", "Crew checklist";
    /// Not from the sources.
    GeneralPractice: "一般做法，不出自来源", "General practice, not from the sources";
    /// What a line rests on.
    Basis: "依据", "Basis";
    /// A tie to a measure.
    TieMeasure: "措施：", "Measure: ";
    /// A tie to an entry of the guide.
    TieEntry: "指南：", "Guide: ";
    /// A tie to a scene.
    TieScene: "场景：", "Scene: ";
    /// Where ticks stand before script says better.
    TicksNotKept: "浏览器没有运行JavaScript：可以勾选，但关掉或刷新页面后不会保留。", "JavaScript is not running: you can tick lines, but the ticks are gone when the page is closed or reloaded.";
    /// Where ticks are kept.
    TicksKept: "勾选保存在这台设备的浏览器里，不会发送出去。", "Your ticks are kept in this device’s browser and are not sent anywhere.";
    /// Ticks cannot be kept.
    TicksLost: "这台设备不让本站保存：可以勾选和打印，但关掉或刷新页面后不会保留。", "This device does not let the site keep anything: you can tick and print, but the ticks are gone when the page is closed or reloaded.";
    /// What was kept is not what was written.
    TicksUnreadable: "这台设备上保存的勾选已损坏，或出自本站别的版本，读不出来，所以没有采用；下次勾选时会覆盖它。", "What this device kept of your ticks is damaged or from another version of the site. It cannot be read and was not used; your next tick replaces it.";
    /// Opens the way to clear.
    ClearTicks: "清空全部的勾", "Untick everything";
    /// What clearing does.
    ClearTicksAsk: "四个阶段的勾都会去掉，这台设备上不再保存。", "This unticks the lines of all phases and removes them from this device.";
    /// Does clear.
    ClearTicksNow: "确定清空", "Yes, untick everything";
    /// How much is done.
    Done: "已办", "Done";
    /// Goes with.
    GoesWith: "相关", "Goes with it";
    /// Scenes at a site.
    ScenesHere: "来源写明名称的场景", "Scenes that the sources name";
    /// Site.
    Site: "所属", "Site";
    /// Era.
    Era: "时代", "Era";
    /// Inside or outside.
    Frontage: "内景／外景（本站归类）", "Interior or exterior (our grouping)";
    /// Scene type.
    SceneType: "类型（本站归类）", "Type (our grouping)";
    /// Whether one can shoot there now.
    UsableToday: "今天能用吗", "Usable today";
    /// The same asked, before its answer in a running text.
    IsUsableToday: "今天能用吗？", "Usable today?";
    /// Sound.
    Sound: "隔音和收音", "Sound";
    /// Power.
    Power: "供电", "Power";
    /// Size.
    Size: "尺寸", "Size";
    /// Load-in.
    LoadIn: "进场和装卸", "Load-in";
    /// Works.
    Works: "在此拍摄过", "Shot here";
    /// Pictures.
    Pictures: "图片", "Pictures";
    /// Only a drawing.
    OnlyDrawing: "只有示意图，没有照片", "A drawing only, no photograph";
    /// Milestones.
    Milestones: "时间节点", "Milestones";
    /// On milestones.
    MilestonesLead: "已发生的与计划中的分开标记。", "What has happened and what was planned are marked apart.";
    /// A scene that was taken out.
    SceneRemoved: "这个场景已经撤下", "This scene has been taken out";
    /// Above the date.
    SceneRemovedLead: "链接没有错：这个场景曾在场景库里，现已不再列出。", "The link is right: this scene was in the catalogue and is no longer listed.";
    /// When it was taken out.
    RemovedOn: "撤下日期", "Taken out on";
    /// Why.
    RemovedWhy: "原因", "Why";
    /// No reason.
    NoReason: "没有注明", "None given";
    /// Not stated.
    NotStated: "来源未说明", "Not stated in the sources";
    /// Status.
    Status: "状态", "Status";
    /// In short.
    InShort: "概要", "In short";
    /// Unknown.
    Unknown: "还不知道的", "What is not known";
    /// Other scenes.
    OtherScenes: "同一处的其他场景", "Others at the same site";
    /// Drawing.
    Drawing: "示意图，非照片：", "A drawing, not a photograph: ";
    /// Photographer.
    Photo: "摄影：", "Photograph: ";
    /// Topics.
    Topics: "主题", "Topics";
    /// What exists.
    Exists: "已有的", "What exists";
    /// What is planned.
    Planned: "计划与目标", "What is planned and aimed at";
    /// What a firm gets.
    FirmGets: "企业能得到什么", "What a firm gets";
    /// Evidence strength.
    EvidenceStrength: "证据有多可靠", "How strong the evidence is";
    /// Group of facts.
    AllFacts: "全部陈述", "All statements";
    /// On the facts.
    AllFactsLead: "每一条都有编号、种类和来源，来源有日期的写日期；来源给出的数字都能追到这里。", "Each has a number, a kind and a source, with its date where there is one; every figure from a source can be traced to here.";
    /// The sources.
    TheSources: "来源", "Sources";
    /// Caption of the table of sources.
    SourcesTable: "全部来源一览", "All sources at a glance";
    /// Caption of the table of evidence.
    EvidenceTable: "各等级的来源与陈述数", "Sources and statements by grade";
    /// The conflicts.
    Conflicts: "口径与出入", "Where wordings and sources differ";
    /// Nowhere.
    Nowhere: "查过、但没有公布的", "Looked for, and published nowhere";
    /// Column.
    Source: "来源", "Source";
    /// Column.
    Grade: "等级", "Grade";
    /// Column.
    Date: "日期", "Date";
    /// Column.
    Where: "位置与说明", "Where, and what to know";
    /// On a measure whose amount is not published.
    AmountUnpublished: "金额未公布", "Amount not published";
    /// On a measure of which one part is published and another is not.
    PartlyPublished: "部分公布", "Partly published";
    /// Undated.
    Undated: "未注明日期", "undated";
    /// Report an error.
    Report: "发现错误", "Found an error?";
    /// Without contact.
    NoContact: "本站还没有设置联系方式。", "No contact has been set for this site yet.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_no_more_exact_than_their_source() {
        let words = |text, lang| PartialDate::parse(text).map(|when| date(lang, when));
        assert_eq!(words("2025-mid", Lang::Zh).as_deref(), Ok("2025年年中"));
        assert_eq!(words("2025-mid", Lang::En).as_deref(), Ok("mid-2025"));
        assert_eq!(words("2024-H2", Lang::Zh).as_deref(), Ok("2024年下半年"));
        assert_eq!(words("2024-02", Lang::En).as_deref(), Ok("February 2024"));
        assert_eq!(words("2025-01-02", Lang::Zh).as_deref(), Ok("2025年1月2日"));
        assert_eq!(
            words("2025-01-02", Lang::En).as_deref(),
            Ok("2 January 2025")
        );
    }

    #[test]
    fn a_bound_is_part_of_the_words() {
        let by =
            |lang| PartialDate::parse("2025-12-31").map(|when| bounded_date(lang, Bound::By, when));
        assert_eq!(by(Lang::Zh).as_deref(), Ok("不晚于2025年12月31日"));
        assert_eq!(by(Lang::En).as_deref(), Ok("by 31 December 2025"));
    }
}

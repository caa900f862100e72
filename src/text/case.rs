//! Words of the case's frame, by language. Native; none of it reaches the browser but in the page it went into.

use crate::domain::Lang;

/// The words of the case's frame in one language.
#[derive(Debug)]
pub struct CaseWords {
    /// Heads the shoot.
    pub shoot: &'static str,
    /// That everything stays on the device, and is shared with the estimator.
    pub shoot_hint: &'static str,
    /// That the device keeps nothing, and how to take the case along.
    pub lost: &'static str,
    /// Label of the name.
    pub name: &'static str,
    /// That the name is not in the link.
    pub name_hint: &'static str,
    /// Label of the first day.
    pub from: &'static str,
    /// Label of the last day.
    pub until: &'static str,
    /// Label of the number of people.
    pub heads: &'static str,
    /// The unit of people.
    pub people: &'static str,
    /// Heads the scenes.
    pub scenes: &'static str,
    /// That none is chosen.
    pub no_scenes: &'static str,
    /// Leads to the catalogue.
    pub to_scenes: &'static str,
    /// Heads the estimate.
    pub estimate: &'static str,
    /// Heads the answers that it is computed from.
    pub given: &'static str,
    /// Heads what it rests on.
    pub basis: &'static str,
    /// Leads to the estimator, with the answers.
    pub to_estimator: &'static str,
    /// Leads to the recce list of the chosen scenes.
    pub to_recce: &'static str,
    /// Heads the way there.
    pub way: &'static str,
    /// Opens it in full.
    pub way_whole: &'static str,
    /// Heads the checklist.
    pub list: &'static str,
    /// Heads the questions for the service window.
    pub asks: &'static str,
    /// What they are, and where to ask.
    pub asks_hint: &'static str,
    /// Where to ask.
    pub window: &'static str,
    /// Heads the cases of the device.
    pub cases: &'static str,
    /// That they are here only.
    pub cases_hint: &'static str,
    /// Begins another.
    pub new: &'static str,
    /// Goes on with a copy.
    pub double: &'static str,
    /// Writes a file.
    pub file: &'static str,
    /// Reads one.
    pub import: &'static str,
}

const ZH: CaseWords = CaseWords {
    shoot: "拍摄",
    shoot_hint: "填写只留在这台设备上；拍摄天数和费用与测算页是同一份，只填一次。",
    lost: "这台设备不让本站保存：可以填写和打印，但离开本页后不会保留；请复制链接，或者导出成文件。",
    name: "方案名称",
    name_hint: "只给您自己看，不在链接里。",
    from: "第一天",
    until: "最后一天",
    heads: "来多少人",
    people: "人",
    scenes: "选中的场景",
    no_scenes: "还没有选场景。",
    to_scenes: "去场景库挑选",
    estimate: "补贴测算",
    given: "按这些回答测算",
    basis: "依据",
    to_estimator: "在测算页看每一步，或修改回答",
    to_recce: "勘景单（可并排比较、打印）",
    way: "怎么到",
    way_whole: "全部交通方式",
    list: "要准备什么",
    asks: "要问服务窗口的",
    asks_hint: "来源没有公布、而这份方案用得上的。",
    window: "影视服务窗口：哪些已公布，哪些没有",
    cases: "这台设备上的方案",
    cases_hint: "只存在这台设备上。换设备请用链接，或者导出成文件。",
    new: "另起一份",
    double: "复制一份",
    file: "导出成文件",
    import: "从文件导入",
};

const EN: CaseWords = CaseWords {
    shoot: "The shoot",
    shoot_hint: "What you enter stays on this device. Shooting days and costs are shared with the estimator; enter them once.",
    lost: "This device does not let the site keep anything: you can fill in and print, but it is gone when you leave the page. Copy the link, or export a file.",
    name: "Name of this plan",
    name_hint: "For yourself; it is not in the link.",
    from: "First day",
    until: "Last day",
    heads: "How many people come",
    people: "people",
    scenes: "Chosen scenes",
    no_scenes: "No scene is chosen yet.",
    to_scenes: "Choose in the scene catalogue",
    estimate: "Subsidy estimate",
    given: "Calculated from these answers",
    basis: "What it rests on",
    to_estimator: "See every step, or change an answer, in the estimator",
    to_recce: "Recce list (side by side, printable)",
    way: "Getting here",
    way_whole: "All ways to get here",
    list: "Checklist",
    asks: "To ask the service window",
    asks_hint: "What the sources do not publish and this plan needs.",
    window: "The film service window: what is known and what is not",
    cases: "Shooting plans on this device",
    cases_hint: "They are kept on this device only. For another device use the link, or a file.",
    new: "New plan",
    double: "Duplicate",
    file: "Export as a file",
    import: "Import from a file",
};

/// The case's words in a language.
pub const fn case_words(lang: Lang) -> &'static CaseWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

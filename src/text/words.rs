//! Words that components show, by language.

use crate::{
    domain::{Certainty, Kind, Lang},
    routes::Menu,
};

/// All words of the interface in one language.
#[derive(Debug)]
pub struct Words {
    /// The kinds of statement, in the order of [`Kind`].
    kinds: [&'static str; 5],
    /// The certainties, in the order of [`Certainty`].
    certainties: [&'static str; 3],
    /// The menu entries, in the order of [`Menu`].
    menu_entries: [&'static str; 11],
    /// Skip link.
    pub skip: &'static str,
    /// Name of the main menu.
    pub menu: &'static str,
    /// Name of the menu at the foot.
    pub foot_menu: &'static str,
    /// Name of the crumbs.
    pub crumbs: &'static str,
    /// Name of the list of a page's parts.
    pub contents: &'static str,
    /// Name of the home page in the crumbs.
    pub home: &'static str,
    /// Link to the same page in the other language, in that language.
    pub other_language: &'static str,
    /// Offer of the other language, in that language.
    pub offer_language: &'static str,
    /// Closes an offer.
    pub dismiss: &'static str,
    /// Opens the search over the whole site.
    pub search: &'static str,
    /// Opens the share sheet; without script, the share kit.
    pub share: &'static str,
    /// Opens the display settings.
    pub display: &'static str,
    /// Legend of the theme choice.
    pub theme: &'static str,
    /// The themes: as the device, day, night, high contrast.
    pub themes: [&'static str; 4],
    /// Legend of the text size choice.
    pub text_size: &'static str,
    /// That English is a translation; none in Chinese.
    pub prevails: Option<&'static str>,
    /// Before the day of the last check.
    pub checked: &'static str,
    /// What kind of site it is not.
    pub no_commitment: &'static str,
    /// Before the ICP number.
    pub icp: &'static str,
    /// Before a relative date in the source's words, with the bracket that opens.
    pub original: &'static str,
    /// Ends a sentence before another.
    pub stop: &'static str,
    /// The bracket that closes.
    pub close: &'static str,
    /// Before the source.
    pub source: &'static str,
    /// Opens the source's own words.
    pub quote: &'static str,
    /// Heads what the source leaves open.
    pub caution: &'static str,
    /// Before a promised date.
    pub due: &'static str,
    /// That the sources say nothing later.
    pub no_later: &'static str,
    /// That the promised date has passed on the reader's day.
    pub passed: &'static str,
    /// Heads conditions.
    pub conditions: &'static str,
    /// Heads what is not published.
    pub unpublished: &'static str,
    /// That a figure is not published.
    pub not_published: &'static str,
    /// Heads what goes with an entry.
    pub related: &'static str,
    /// The page before.
    pub previous: &'static str,
    /// The page after.
    pub next: &'static str,
    /// Before who said it.
    pub speaker: &'static str,
    /// Name of a row of frames, for those who scroll it by keyboard.
    pub strip: &'static str,
    /// That a page did not arrive.
    pub failed: &'static str,
    /// What to do then.
    pub failed_help: &'static str,
    /// That the app did not start: what does not work, and that all else does.
    pub app_failed: &'static str,
    /// That the app is slow to start.
    pub app_slow: &'static str,
    /// Prints the page.
    pub print: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// Opens the page the plain way.
    pub open_plainly: &'static str,
}

const ZH: Words = Words {
    kinds: ["事实", "目标", "计划", "自述", "未公布"],
    certainties: ["已公布", "非现金", "未公布"],
    menu_entries: [
        "计划",
        "措施",
        "场景",
        "指南",
        "测算",
        "简报",
        "来源与口径",
        "推介工具",
        "关于本站",
        "无障碍",
        "隐私",
    ],
    skip: "跳到正文",
    menu: "主菜单",
    foot_menu: "关于本站",
    crumbs: "当前位置",
    contents: "本页内容",
    home: "首页",
    other_language: "English",
    offer_language: "Read this page in English",
    dismiss: "不用了",
    search: "搜索",
    share: "分享",
    display: "显示",
    theme: "配色",
    themes: ["跟随系统", "日景", "夜戏", "高对比"],
    text_size: "字号",
    prevails: None,
    checked: "内容核对日",
    no_commitment: "本站整理公开资料，不构成政策承诺；以主管部门正式文件为准。",
    icp: "备案号",
    original: "（原文",
    stop: "。",
    close: "）",
    source: "来源",
    quote: "原话",
    caution: "注意",
    due: "计划日期",
    no_later: "此后来源未再提及。",
    passed: "按您设备上的日期，这个日子已过；实际情况如何，来源没有记载。",
    conditions: "条件",
    unpublished: "未公布",
    not_published: "未公布",
    related: "相关",
    previous: "上一页",
    next: "下一页",
    speaker: "说话人",
    strip: "可左右滑动的场景图",
    failed: "那一页没有加载出来。",
    failed_help: "可能是网络断了；您正在看的内容还在。",
    app_failed: "互动功能没有启动：显示设置和选项暂时不能用，文字和链接不受影响。",
    app_slow: "互动功能还在加载：显示设置和选项暂时不能用，文字和链接不受影响。",
    print: "打印或存为PDF",
    retry: "再试一次",
    open_plainly: "直接打开这一页",
};

const EN: Words = Words {
    kinds: ["Fact", "Target", "Plan", "Claim", "Not published"],
    certainties: ["Published", "In kind", "Not published"],
    menu_entries: [
        "Plan",
        "Measures",
        "Scenes",
        "Guide",
        "Estimate",
        "Brief",
        "Sources",
        "Share kit",
        "About",
        "Accessibility",
        "Privacy",
    ],
    skip: "Skip to content",
    menu: "Main menu",
    foot_menu: "About this site",
    crumbs: "You are here",
    contents: "On this page",
    home: "Home",
    other_language: "中文",
    offer_language: "阅读本页中文版",
    dismiss: "No, thanks",
    search: "Search",
    share: "Share",
    display: "Display",
    theme: "Colours",
    themes: ["Follow device", "Day", "Night", "High contrast"],
    text_size: "Text size",
    prevails: Some(
        "This is a translation for orientation. Where the two differ, the Chinese text prevails.",
    ),
    checked: "Content last checked",
    no_commitment: "This site gathers public information. It is not a commitment by any authority; the official documents of the authority in charge prevail.",
    icp: "ICP filing",
    original: " (in the source ",
    stop: ". ",
    close: ")",
    source: "Source",
    quote: "Original words",
    caution: "Note",
    due: "Due",
    no_later: "The sources say nothing later.",
    passed: "By your device’s date, this day has passed; what became of it is not in the sources.",
    conditions: "Conditions",
    unpublished: "Not published",
    not_published: "Not published",
    related: "Related",
    previous: "Previous",
    next: "Next",
    speaker: "Said by",
    strip: "Scene pictures, scroll sideways",
    failed: "That page did not load.",
    failed_help: "The network may be down; what you are reading is still here.",
    app_failed: "The interactive part did not start: display settings and choices are unavailable for now; text and links still work.",
    app_slow: "The interactive part is still loading: display settings and choices are unavailable for now; text and links still work.",
    print: "Print or save as PDF",
    retry: "Try again",
    open_plainly: "Open the page directly",
};

/// The words of a language.
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

impl Words {
    /// The name of a kind of statement.
    pub const fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[kind as usize]
    }

    /// The name of a certainty.
    pub const fn certainty(&self, certainty: Certainty) -> &'static str {
        self.certainties[certainty as usize]
    }

    /// The short name of a menu entry.
    pub const fn menu_entry(&self, entry: Menu) -> &'static str {
        self.menu_entries[entry as usize]
    }
}

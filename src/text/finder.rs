//! Words of the catalogue's tools and of the search, by language: what changes while somebody looks for something.

use crate::domain::Lang;

/// The words of the finder in one language.
#[derive(Debug)]
pub struct FinderWords {
    /// Between a number and the number it is of.
    pub of: &'static str,
    /// After a number of scenes; for one, and for others.
    pub scenes: [&'static str; 2],
    /// That nothing fits.
    pub none: &'static str,
    /// What to do then.
    pub none_help: &'static str,
    /// Takes all filters and the search away.
    pub clear: &'static str,
    /// Before what takes one filter away.
    pub remove: &'static str,
    /// Before what in the address means nothing here.
    pub ignored: &'static str,
    /// That nothing is written so, and what is close is shown.
    pub loose: &'static str,
    /// Opens the filters, where there is little room.
    pub filters: &'static str,
    /// Between the parts of a line.
    pub dot: &'static str,
    /// Between the items of a list.
    pub comma: &'static str,
    /// Opens a remark in brackets.
    pub opens: &'static str,
    /// Closes it.
    pub closes: &'static str,
    /// Name of the search.
    pub search: &'static str,
    /// What can be typed there.
    pub search_hint: &'static str,
    /// How the search is worked by keyboard.
    pub search_keys: &'static str,
    /// That the slash opens the search, which can be switched off.
    pub slash: &'static str,
    /// Closes the search.
    pub close: &'static str,
    /// Name of the list of results.
    pub results: &'static str,
    /// After a number of results; for one, and for others.
    pub found: [&'static str; 2],
    /// That the search finds nothing.
    pub nothing: &'static str,
    /// What to do then.
    pub nothing_help: &'static str,
    /// Shows all scenes that fit in the catalogue; before their number.
    pub all_scenes: &'static str,
    /// Shows all results of a kind, in the search itself; before and after their number.
    pub show_all: [&'static str; 2],
    /// The kinds of results, in their order.
    pub kinds: [&'static str; 5],
    /// That the index did not arrive.
    pub failed: &'static str,
    /// That it is on its way.
    pub waiting: &'static str,
    /// Puts a scene on the recce list.
    pub pick: &'static str,
    /// Of an id that no scene has.
    pub no_scene: &'static str,
    /// That what is said of a scene did not arrive.
    pub recce_failed: &'static str,
    /// Tries again.
    pub again: &'static str,
    /// Name of the table of scenes side by side.
    pub beside: &'static str,
    /// That no more than four stand side by side, and what to do.
    pub most_beside: &'static str,
    /// That a row is not the same everywhere.
    pub differs: &'static str,
}

const ZH: FinderWords = FinderWords {
    of: "／",
    scenes: ["个场景", "个场景"],
    none: "没有符合的场景。",
    none_help: "减少一个条件，或换一个词试试。来源没有写明名称的场景，这里没有。",
    clear: "全部清除",
    remove: "去掉",
    ignored: "地址里有本页不认识的条件，已略过：",
    loose: "没有写法完全一致的，下面是相近的。",
    filters: "筛选",
    dot: " · ",
    comma: "、",
    opens: "（",
    closes: "）",
    search: "全站搜索",
    search_hint: "汉字、拼音、首字母或英文，例如：地铁、ditie、dt、subway",
    search_keys: "↑↓选择，回车打开，Esc关闭，Ctrl+K打开搜索",
    slash: "按 / 也打开",
    close: "关闭",
    results: "搜索结果",
    found: ["条结果", "条结果"],
    nothing: "没有找到。",
    nothing_help: "换一个词试试。来源没有公布的内容，本站也没有。",
    all_scenes: "在场景库里看全部",
    show_all: ["显示全部", "条"],
    kinds: ["页面", "场景", "扶持措施", "资源指南", "来源里的话"],
    failed: "搜索数据没有加载出来，可能是网络断了。请重试。",
    waiting: "正在加载……",
    pick: "加入勘景单",
    no_scene: "场景库里没有这个编号的场景。",
    recce_failed: "这个场景的资料没有加载出来，可能是网络断了。",
    again: "重试",
    beside: "并排比较",
    most_beside: "最多并排四个：先去掉一个，再选别的。",
    differs: "不同",
};

const EN: FinderWords = FinderWords {
    of: " of ",
    scenes: [" scene", " scenes"],
    none: "No scenes match.",
    none_help: "Take a filter away, or try another word. Scenes that the sources do not name are not here.",
    clear: "Clear all",
    remove: "Remove",
    ignored: "The address asks for something this page does not know; it was left out: ",
    loose: "No exact match; showing similar results.",
    filters: "Filters",
    dot: " · ",
    comma: ", ",
    opens: " (",
    closes: ")",
    search: "Search the site",
    search_hint: "English, Chinese, pinyin or its initials, such as subway, ditie, dt",
    search_keys: "↑↓ to choose, Enter to open, Esc to close, Ctrl+K to open",
    slash: "/ opens it too",
    close: "Close",
    results: "Results",
    found: [" result", " results"],
    nothing: "Nothing found.",
    nothing_help: "Try another word. What the sources do not publish is not on this site either.",
    all_scenes: "See them all in the catalogue:",
    show_all: ["Show all ", ""],
    kinds: [
        "Pages",
        "Scenes",
        "Measures",
        "Guide",
        "What the sources say",
    ],
    failed: "The search data did not load; the network may be down. Please try again.",
    waiting: "Loading…",
    pick: "Add to recce list",
    no_scene: "No scene in the catalogue has this id.",
    recce_failed: "What is known of this scene did not load; the network may be down.",
    again: "Try again",
    beside: "Scenes side by side",
    most_beside: "At most four side by side: take one away to choose another.",
    differs: "differs",
};

/// The finder's words in a language.
pub const fn finder_words(lang: Lang) -> &'static FinderWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

//! Words of what is kept on the device for reading without network. They are written to a file of their own, which is
//! fetched when a page is at rest; native only.

use crate::domain::Lang;
use serde::Serialize;

/// The words in one language. `$0` and `$1` stand for what the page puts there.
#[derive(Debug, Serialize)]
pub struct OfflineWords {
    /// Name of the part of the page.
    pub heading: &'static str,
    /// That the whole site is kept; how large it is.
    pub whole: &'static str,
    /// That it is being fetched.
    pub coming: &'static str,
    /// That nothing is kept.
    pub none: &'static str,
    /// That nothing is kept, because the device is to save data.
    pub saving: &'static str,
    /// That it could not be kept, and why that may be.
    pub failed: &'static str,
    /// That this browser cannot.
    pub unsupported: &'static str,
    /// Has it kept.
    pub keep: &'static str,
    /// Takes it off the device.
    pub remove: &'static str,
    /// That there is no network, and of when the content is.
    pub offline: &'static str,
    /// That there is no network, where nothing is kept.
    pub offline_bare: &'static str,
    /// That there is new content.
    pub news: &'static str,
    /// Which pages have changed.
    pub changed: &'static str,
    /// That no page says anything else, and yet there is something new.
    pub programs: &'static str,
    /// From which day of the content to which.
    pub checked_changed: &'static str,
    /// From which edition of the policy to which.
    pub policy_changed: &'static str,
    /// Shows what is new.
    pub reload: &'static str,
    /// Leaves it for later.
    pub later: &'static str,
    /// Pages that belong to no entry of the menu.
    pub other: &'static str,
    /// Between the items of a list.
    pub comma: &'static str,
    /// Between two sentences.
    pub space: &'static str,
}

const ZH: OfflineWords = OfflineWords {
    heading: "离线使用",
    whole: "可离线使用：全站已存在本设备上（$0）。",
    coming: "正在把全站存到本设备上，供离线使用……",
    none: "本设备上没有存下全站，断网时打不开。",
    saving: "设备开着省流量模式，没有自动存下全站。",
    failed: "没能把全站存到本设备上：可能是空间不够、下载中断，或浏览器不允许。有网时照常可用。",
    unsupported: "这个浏览器不能离线保存网站。有网时照常可用。",
    keep: "存下全站，供离线使用",
    remove: "从设备上删除",
    offline: "离线 · 内容为$0的版本。",
    offline_bare: "离线 · 本设备上没有存下全站，已打开的内容还在。",
    news: "有新内容，重新加载？",
    changed: "有变动的部分：$0。",
    programs: "内容没有变，程序有更新。",
    checked_changed: "内容核对日：$0 → $1。",
    policy_changed: "政策版本：$0 → $1。",
    reload: "重新加载",
    later: "稍后",
    other: "首页等",
    comma: "、",
    space: "",
};

const EN: OfflineWords = OfflineWords {
    heading: "Offline use",
    whole: "Ready offline: the whole site is saved on this device ($0).",
    coming: "Saving the whole site for offline use…",
    none: "The site is not saved on this device; it will not open offline.",
    saving: "Data saver is on, so the site was not saved automatically.",
    failed: "The site could not be saved on this device: too little space, an interrupted download, or the browser does not allow it. With a network it works as always.",
    unsupported: "This browser cannot save a site for offline use. With a network it works as always.",
    keep: "Save the whole site for offline use",
    remove: "Remove from this device",
    offline: "Offline · content as of $0.",
    offline_bare: "Offline · the site is not saved on this device; what is open stays.",
    news: "New content. Reload?",
    changed: "Changed: $0.",
    programs: "The content is the same; the programs are newer.",
    checked_changed: "Content last checked: $0 → $1.",
    policy_changed: "Edition of the policy: $0 → $1.",
    reload: "Reload",
    later: "Later",
    other: "home and others",
    comma: ", ",
    space: " ",
};

/// The words of a language.
pub const fn offline_words(lang: Lang) -> &'static OfflineWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

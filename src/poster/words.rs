//! The few words that a poster needs beside what it says.

use crate::{domain::Lang, estimate::Certainty};

pub(super) const fn scan(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "扫码打开本页",
        Lang::En => "Scan to open this page",
    }
}

/// How many lines of credits did not find room.
pub(super) fn more(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("另有{count}项，见网页"),
        (Lang::En, 1) => "1 more on the page".into(),
        (Lang::En, _) => format!("{count} more on the page"),
    }
}

pub(super) const fn estimate(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "补贴测算",
        Lang::En => "Subsidy estimate",
    }
}

pub(super) const fn case(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "落地方案",
        Lang::En => "Shooting plan",
    }
}

/// The title of an estimate's poster: the first thing to know about it.
pub(super) const fn not_a_promise(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "测算，不是承诺",
        Lang::En => "An estimate, not a promise",
    }
}

/// A certainty for whoever sees the poster, who is not the one who assumed.
pub(super) fn certainty(lang: Lang, certainty: Certainty) -> &'static str {
    match (lang, certainty) {
        (Lang::Zh, Certainty::Assumed) => "含自填假设",
        (Lang::En, Certainty::Assumed) => "own assumption",
        _ => certainty.name(lang),
    }
}

pub(super) fn items(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count}项"),
        (Lang::En, 1) => "1 item".into(),
        (Lang::En, _) => format!("{count} items"),
    }
}

pub(super) const fn between(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "、",
        Lang::En => "; ",
    }
}

/// Between what a sum of money is of and what is given beside it, in kind.
pub(super) const fn beside_money(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "；金额以外还有：",
        Lang::En => "; besides the money: ",
    }
}

pub(super) fn other_edition(lang: Lang, version: &str) -> String {
    match lang {
        Lang::Zh => format!("打开的链接是按{version}版规则算的；这里按现在的规则。"),
        Lang::En => format!(
            "The link was made under edition {version} of the rules; this is under the present one."
        ),
    }
}

pub(super) fn edition(lang: Lang, title: &str, version: &str) -> String {
    match lang {
        Lang::Zh => format!("依据：{title}，本站整理的{version}版"),
        Lang::En => format!("Based on: {title}, this site’s edition {version}"),
    }
}

pub(super) fn source(lang: Lang, title: &str, when: &str) -> String {
    match lang {
        Lang::Zh => format!("来源：{title}（{when}）"),
        Lang::En => format!("Source: {title} ({when})"),
    }
}

pub(super) const fn undated(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "未注明日期",
        Lang::En => "undated",
    }
}

pub(super) fn computed_for(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "按{day}计算。未公布的不当作0，也不计入合计；以主管部门的正式文件和审核结果为准。"
        ),
        Lang::En => format!(
            "Calculated for {day}. What is not published is not taken as zero and is in no total. The authorities’ own documents and review decide."
        ),
    }
}

pub(super) fn scenes(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("勘景单上的场景{count}处"),
        (Lang::En, 1) => "1 scene on the recce list".into(),
        (Lang::En, _) => format!("{count} scenes on the recce list"),
    }
}

pub(super) fn heads(lang: Lang, count: u32) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count}人"),
        (Lang::En, 1) => "1 person".into(),
        (Lang::En, _) => format!("{count} people"),
    }
}

pub(super) fn days(lang: Lang, from: &str, until: &str) -> String {
    match lang {
        Lang::Zh => format!("{from}至{until}"),
        Lang::En => format!("{from} to {until}"),
    }
}

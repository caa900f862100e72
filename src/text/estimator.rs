//! Words of the estimator that change with its answers, by language. What stands in its frame is in `frame`, so
//! that it does not travel with the program.

use crate::domain::Lang;

/// The words of the estimator's results in one language.
#[derive(Debug)]
pub struct EstimatorWords {
    /// Before how a field was read.
    pub read_as: &'static str,
    /// Before the list of fields that could not be read.
    pub errors: &'static str,
    /// Progress: how many are answered, before the numbers.
    pub answered: &'static str,
    /// Between the numbers of answered and asked.
    pub of: &'static str,
    /// Goes to a question that is not answered.
    pub answer: &'static str,
    /// Goes to one that is.
    pub change: &'static str,
    /// Clears an answer; short, because it stands beside each of them.
    pub remove: &'static str,
    /// Heads the result.
    pub result: &'static str,
    /// After the number of parts, for one.
    pub part: &'static str,
    /// After it, for more.
    pub parts: &'static str,
    /// Heads what rules take off.
    pub removed: &'static str,
    /// Heads the conditions that are met.
    pub met: &'static str,
    /// Heads the steps.
    pub steps: &'static str,
    /// Heads the reasons.
    pub reasons: &'static str,
    /// Heads the gaps.
    pub gaps: &'static str,
    /// Heads the caveats.
    pub caveats: &'static str,
    /// Heads the readings.
    pub readings: &'static str,
    /// Heads the questions that a line waits for.
    pub missing: &'static str,
    /// That nothing computable depends on the input.
    pub flat: &'static str,
    /// Heads the input's column.
    pub input: &'static str,
    /// Heads the total's column.
    pub total: &'static str,
    /// Unfolds the table.
    pub table: &'static str,
    /// The kept scenario.
    pub scenario_a: &'static str,
    /// The present one.
    pub scenario_b: &'static str,
    /// Marks a row that differs.
    pub differs: &'static str,
    /// That it was copied.
    pub copied: &'static str,
    /// That it could not be.
    pub not_copied: &'static str,
    /// Name of the QR code.
    pub qr: &'static str,
    /// The same on the page of the case.
    pub sheet_qr: &'static str,
    /// That the link is too long for one.
    pub no_qr: &'static str,
    /// That what was left is still on the device.
    pub saved: &'static str,
    /// Takes it up again.
    pub restore: &'static str,
    /// Forgets it.
    pub forget: &'static str,
    /// That it is damaged or of an older edition.
    pub damaged: &'static str,
    /// That keys of a link were not understood, before their names.
    pub ignored: &'static str,
    /// That a link is of another edition, before its name.
    pub other_edition: &'static str,
    /// That the edition cannot be had.
    pub edition_missing: &'static str,
    /// The other edition's result, before it.
    pub then: &'static str,
    /// The present result, before it.
    pub now: &'static str,
    /// Heads what changed.
    pub changed: &'static str,
    /// That nothing changed that matters here.
    pub nothing_changed: &'static str,
    /// That it was too large to compute.
    pub too_large: &'static str,
    /// Separates items of a list.
    pub comma: &'static str,
    /// Between a name and its value.
    pub colon: &'static str,
    /// That the case on the page is somebody else's.
    pub received: &'static str,
    /// The same, to somebody who has none of their own.
    pub received_first: &'static str,
    /// Makes it the visitor's own.
    pub adopt: &'static str,
    /// Goes back to their own.
    pub discard: &'static str,
    /// Begins an empty one, for somebody who has none of their own.
    pub discard_first: &'static str,
    /// That the last day is before the first.
    pub backwards: &'static str,
    /// That there are fewer days from the first to the last than days of shooting: both numbers.
    pub too_few_days: &'static str,
    /// That nothing is entered.
    pub not_given: &'static str,
    /// That this is no number of people.
    pub not_heads: &'static str,
    /// That a scene was taken out of the catalogue.
    pub gone: &'static str,
    /// That there is no such scene.
    pub no_scene: &'static str,
    /// Takes a scene off the recce list.
    pub unpick: &'static str,
    /// A case without a name.
    pub unnamed: &'static str,
    /// Opens a case of the device.
    pub open: &'static str,
    /// Deletes it.
    pub delete: &'static str,
    /// Deletes it, when that is asked for again.
    pub delete_sure: &'static str,
    /// The name of the copy of a case without one.
    pub copy: &'static str,
    /// That the device has as many cases as it keeps.
    pub no_room: &'static str,
    /// That there is nothing to export yet.
    pub nothing_yet: &'static str,
    /// That a file is no case, or was changed.
    pub file_damaged: &'static str,
    /// That a file is of another version.
    pub file_older: &'static str,
}

const ZH: EstimatorWords = EstimatorWords {
    read_as: "识别为",
    errors: "有几处无法识别，其余照常计算：",
    answered: "已答",
    of: "/",
    answer: "去回答",
    change: "修改",
    remove: "清除",
    result: "测算结果",
    part: "项",
    parts: "项",
    removed: "合并计算时减去",
    met: "已满足的条件",
    steps: "计算步骤",
    reasons: "为什么没有",
    gaps: "差多少",
    caveats: "要留意",
    readings: "两种读法",
    missing: "等您回答",
    flat: "现在没有可计算的金额随它变化；给未公布的比例或金额填上您的假设，这里就会画出来。",
    input: "输入",
    total: "合计（可计算与您的假设）",
    table: "看表格",
    scenario_a: "方案甲",
    scenario_b: "现在",
    differs: "不同",
    copied: "已复制",
    not_copied: "这里不能自动复制：请长按或全选上面的链接。",
    qr: "这次测算的二维码",
    sheet_qr: "这份方案的二维码",
    no_qr: "链接太长，放不进一个好扫的二维码；请复制链接。",
    saved: "上次的填写还在这台设备上。",
    restore: "接着填",
    forget: "删掉",
    damaged: "上次的填写读不出来了（损坏，或是旧版本留下的），没有使用。",
    ignored: "链接里有几项无法识别，没有使用：",
    other_edition: "这个链接是按另一版规则算的：",
    edition_missing: "那一版在本站找不到，下面按现在的规则计算。",
    then: "按当时的规则",
    now: "按现在的规则",
    changed: "变了什么",
    nothing_changed: "规则有改动，但与您的结果无关。",
    too_large: "数字太大，没法精确计算；请检查刚才填的数。",
    comma: "、",
    colon: "：",
    received: "这是别人发来的方案，您自己的还在这台设备上，没有被改动。",
    received_first: "这是别人发来的方案，还没有存到这台设备上。采用它，或者改动其中任何一处，它才成为您的。",
    adopt: "采用这份方案",
    discard: "回到我的方案",
    discard_first: "不采用，从空白开始",
    backwards: "最后一天早于第一天，请检查。",
    too_few_days: "第一天到最后一天共$0天，拍摄天数填的是$1天：排不下，请看看是不是填错了。",
    not_given: "未填",
    not_heads: "请填 1 到 9999 的整数。",
    gone: "已从目录撤下",
    no_scene: "目录里没有这个场景",
    unpick: "移出",
    unnamed: "未命名",
    open: "打开",
    delete: "删除",
    delete_sure: "再按一次就删除",
    copy: "副本",
    no_room: "这台设备上已经有 20 份方案，放不下更多；请先删掉一份，或者导出成文件。什么都没有改动。",
    nothing_yet: "还什么都没有填，没有可以导出的。",
    file_damaged: "这个文件不是本站的方案，或者已经损坏，没有使用；您的方案没有变化。",
    file_older: "这个文件来自本站的另一个版本，读不出来，没有使用；您的方案没有变化。",
};

const EN: EstimatorWords = EstimatorWords {
    read_as: "Read as",
    errors: "Some fields could not be read; the rest is calculated:",
    answered: "Answered",
    of: "of",
    answer: "Answer",
    change: "Change",
    remove: "Clear",
    result: "Result",
    part: "item",
    parts: "items",
    removed: "Deducted in combination",
    met: "Conditions met",
    steps: "Calculation",
    reasons: "Why not",
    gaps: "What is missing",
    caveats: "Please note",
    readings: "Two readings",
    missing: "Waiting for your answer",
    flat: "No computable amount depends on it now. Assume an unpublished rate or amount and it is drawn here.",
    input: "Input",
    total: "Total (computable and your assumptions)",
    table: "Show the table",
    scenario_a: "Scenario A",
    scenario_b: "Now",
    differs: "differs",
    copied: "Copied",
    not_copied: "It cannot be copied here by itself: select the link above and copy it.",
    qr: "QR code of this estimate",
    sheet_qr: "QR code of this plan",
    no_qr: "The link is too long for a QR code that scans well; copy the link.",
    saved: "What you entered last time is still on this device.",
    restore: "Continue",
    forget: "Delete it",
    damaged: "What you entered last time cannot be read (damaged, or left by an older version) and was not used.",
    ignored: "Some items of the link were not understood and not used: ",
    other_edition: "This link was calculated under another edition of the rules: ",
    edition_missing: "This site does not have that edition; below is the result under the present rules.",
    then: "Under the rules then",
    now: "Under the rules now",
    changed: "What changed",
    nothing_changed: "The rules have changed, but nothing that matters for your result.",
    too_large: "A number is too large to be calculated exactly; check what you entered last.",
    comma: ", ",
    colon: ": ",
    received: "This plan was sent to you. Your own is still on this device and was not touched.",
    received_first: "This plan was sent to you and is not kept on this device yet. It becomes yours when you use it, or change anything in it.",
    adopt: "Use this plan",
    discard: "Back to my plan",
    discard_first: "Leave it and begin with an empty one",
    backwards: "The last day is before the first; check them.",
    too_few_days: "Days from the first to the last: $0; shooting days entered: $1. These do not match; please check both.",
    not_given: "not entered",
    not_heads: "Enter a whole number from 1 to 9999.",
    gone: "taken out of the catalogue",
    no_scene: "no such scene in the catalogue",
    unpick: "Remove",
    unnamed: "without a name",
    open: "Open",
    delete: "Delete",
    delete_sure: "Press again to delete",
    copy: "Copy",
    no_room: "This device has 20 plans, and keeps no more. Delete one first, or export it as a file. Nothing was changed.",
    nothing_yet: "Nothing is entered yet, so there is nothing to export.",
    file_damaged: "This file is not a shooting plan of this site, or is damaged. It was not used; your plan is unchanged.",
    file_older: "This file is of another version of the site and cannot be read. It was not used; your plan is unchanged.",
};

/// The estimator's words in a language.
pub const fn estimator_words(lang: Lang) -> &'static EstimatorWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

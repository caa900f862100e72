//! Words of the estimator, by language.

use crate::{
    domain::{Lang, Role},
    estimate::Certainty,
};

/// All words of the estimator in one language.
#[derive(Debug)]
pub struct EstimatorWords {
    /// The certainties, in the order of [`Certainty`].
    certainties: [&'static str; 8],
    /// The roles, in the order of [`Role`].
    roles: [&'static str; 4],
    /// Heads the questions.
    pub questions: &'static str,
    /// That every question may be left open.
    pub questions_hint: &'static str,
    /// Asks who the visitor is.
    pub who: &'static str,
    /// Why that is asked.
    pub who_hint: &'static str,
    /// The answer before any.
    pub everyone: &'static str,
    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
    /// Not answered.
    pub open: &'static str,
    /// Before how a field was read.
    pub read_as: &'static str,
    /// Before the list of fields that could not be read.
    pub errors: &'static str,
    /// Progress: how many are answered, before the numbers.
    pub answered: &'static str,
    /// Between the numbers of answered and asked.
    pub of: &'static str,
    /// Heads the list of all answers.
    pub answers: &'static str,
    /// That none is given.
    pub no_answers: &'static str,
    /// Goes to a question.
    pub change: &'static str,
    /// Takes an answer back.
    pub remove: &'static str,
    /// The questions after these.
    pub more: &'static str,
    /// The questions before these.
    pub back: &'static str,
    /// Clears everything.
    pub clear: &'static str,
    /// Heads the result.
    pub result: &'static str,
    /// That an estimate is no commitment.
    pub no_commitment: &'static str,
    /// Before the day it was computed for.
    pub as_of: &'static str,
    /// Label of the day's field.
    pub as_of_label: &'static str,
    /// After the number of parts, for one.
    pub part: &'static str,
    /// After it, for more.
    pub parts: &'static str,
    /// Heads what rules take off.
    pub removed: &'static str,
    /// Opens a line.
    pub why: &'static str,
    /// Heads the rule.
    pub rule: &'static str,
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
    /// Heads the source.
    pub source: &'static str,
    /// Before the day it was last compared.
    pub checked: &'static str,
    /// Before a source's date.
    pub dated: &'static str,
    /// Heads the visitor's own assumptions.
    pub assume: &'static str,
    /// What an assumption is.
    pub assume_hint: &'static str,
    /// Marks what is the visitor's.
    pub yours: &'static str,
    /// Label of the price field, before the unit.
    pub price: &'static str,
    /// What the price is for.
    pub price_hint: &'static str,
    /// Unfolds comparable places.
    pub elsewhere: &'static str,
    /// What they are.
    pub elsewhere_hint: &'static str,
    /// Heads what to do next.
    pub next: &'static str,
    /// That the sources give no steps and documents.
    pub next_text: &'static str,
    /// Where to ask.
    pub ask: &'static str,
    /// Opens the help on an unexpected amount.
    pub unexpected: &'static str,
    /// The likely reasons.
    pub unexpected_reasons: [&'static str; 4],
    /// The page of the measure.
    pub measure: &'static str,
    /// Heads the what-if.
    pub what_if: &'static str,
    /// What it shows.
    pub what_if_hint: &'static str,
    /// Label of the choice of input.
    pub along: &'static str,
    /// That nothing computable depends on the input.
    pub flat: &'static str,
    /// Heads the input's column.
    pub input: &'static str,
    /// Heads the total's column.
    pub total: &'static str,
    /// Unfolds the table.
    pub table: &'static str,
    /// Heads the comparison.
    pub compare: &'static str,
    /// What it does.
    pub compare_hint: &'static str,
    /// Keeps the present answers as the first scenario.
    pub keep: &'static str,
    /// Changes the two scenarios over.
    pub swap: &'static str,
    /// Ends the comparison.
    pub stop: &'static str,
    /// The kept scenario.
    pub scenario_a: &'static str,
    /// The present one.
    pub scenario_b: &'static str,
    /// Marks a row that differs.
    pub differs: &'static str,
    /// Heads taking it along.
    pub take: &'static str,
    /// What the link is.
    pub link_hint: &'static str,
    /// Label of the link.
    pub link: &'static str,
    /// Copies the link.
    pub copy: &'static str,
    /// That it was copied.
    pub copied: &'static str,
    /// That it could not be.
    pub not_copied: &'static str,
    /// Name of the QR code.
    pub qr: &'static str,
    /// That the link is too long for one.
    pub no_qr: &'static str,
    /// Prints.
    pub print: &'static str,
    /// Saves as CSV.
    pub csv: &'static str,
    /// Saves as JSON.
    pub json: &'static str,
    /// Heads the exported text, for where nothing can be saved.
    pub exported: &'static str,
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
    /// Goes to the result, on a phone.
    pub see_result: &'static str,
    /// Separates items of a list.
    pub comma: &'static str,
    /// That the estimator itself did not arrive.
    pub failed: &'static str,
    /// Tries again.
    pub retry: &'static str,
}

const ZH: EstimatorWords = EstimatorWords {
    certainties: [
        "可计算",
        "至多",
        "非现金",
        "您的假设",
        "待回答",
        "条件不满足",
        "未公布",
        "当日无效",
    ],
    roles: ["剧组或制作公司", "落户企业", "演职人员", "毕业生"],
    questions: "您的情况",
    questions_hint: "每一题都可以不答；答一题，结果马上变。填写只留在这台设备上。",
    who: "您是谁？",
    who_hint: "只问与您有关的。",
    everyone: "先都看看",
    yes: "是",
    no: "否",
    open: "先不答",
    read_as: "读作",
    errors: "有几处没有读懂，其余照算：",
    answered: "已答",
    of: "/",
    answers: "全部回答",
    no_answers: "还没有回答。没有回答也有结果：任何人都能得到的已经列出。",
    change: "修改",
    remove: "撤回",
    more: "下面几题",
    back: "上面几题",
    clear: "全部清空",
    result: "测算结果",
    no_commitment: "这是按公开资料做的测算，不是承诺；以主管部门的正式文件和审核结果为准。",
    as_of: "按这一天的政策计算：",
    as_of_label: "换一天计算",
    part: "项",
    parts: "项",
    removed: "合并计算时减去",
    why: "怎么来的",
    rule: "规则",
    steps: "计算步骤",
    reasons: "为什么没有",
    gaps: "差多少",
    caveats: "要留意",
    readings: "两种读法",
    missing: "等您回答",
    source: "依据",
    checked: "核对日",
    dated: "来源日期",
    assume: "填您自己的假设",
    assume_hint: "比如服务窗口告诉您的数。只算在“您的假设”里，到处都会标明。",
    yours: "您的",
    price: "您的价格：每",
    price_hint: "按您自己的价格估算这一项值多少，只算在“您的假设”里。",
    elsewhere: "参考：其他地方公布的规则",
    elsewhere_hint: "不是衢江的政策，不计入结果。",
    next: "下一步",
    next_text: "申请步骤和需要的材料，来源没有公布。",
    ask: "可以问影视服务窗口",
    unexpected: "数字不对？",
    unexpected_reasons: [
        "有一题没有答，或者读成了别的数：看“全部回答”里读作什么。",
        "有一个条件不满足：看“为什么没有”。",
        "这一项没有公布金额：未公布不等于0，也不等于没有。",
        "政策后来改了，本站还不知道：看核对日，以主管部门文件为准。",
    ],
    measure: "这条措施的全文",
    what_if: "如果……会怎样",
    what_if_hint: "只改一个数，看合计怎么变。未公布的部分不在图里，除非您填了假设。",
    along: "改变",
    flat: "现在没有可计算的金额随它变化；给未公布的比例或金额填上您的假设，这里就会画出来。",
    input: "输入",
    total: "合计（可计算与您的假设）",
    table: "看表格",
    compare: "两种方案比一比",
    compare_hint: "先把现在的回答记作方案甲，再改回答，两边就并排列出来。",
    keep: "把现在的记作方案甲",
    swap: "两边对调",
    stop: "结束比较",
    scenario_a: "方案甲",
    scenario_b: "现在",
    differs: "不同",
    take: "带走",
    link_hint: "链接里就是您的全部回答。它们在 # 后面，浏览器不会把它发给任何服务器。",
    link: "这次测算的链接",
    copy: "复制链接",
    copied: "已复制",
    not_copied: "这里不能自动复制：请长按或全选上面的链接。",
    qr: "这次测算的二维码",
    no_qr: "链接太长，放不进一个好扫的二维码；请复制链接。",
    print: "打印或存为PDF",
    csv: "导出 CSV",
    json: "导出 JSON",
    exported: "如果没有存下文件（例如在微信里），可以从这里复制：",
    saved: "上次的填写还在这台设备上。",
    restore: "接着填",
    forget: "删掉",
    damaged: "上次的填写读不出来了（损坏，或是旧版本留下的），没有使用。",
    ignored: "链接里有几项没有读懂，没有使用：",
    other_edition: "这个链接是按另一版规则算的：",
    edition_missing: "那一版在本站找不到，下面按现在的规则计算。",
    then: "按当时的规则",
    now: "按现在的规则",
    changed: "变了什么",
    nothing_changed: "规则有改动，但与您的结果无关。",
    too_large: "数字太大，没法精确计算；请检查刚才填的数。",
    see_result: "看结果",
    comma: "、",
    failed: "测算程序没有取到，可能是网络断了；上面的结果和文字不受影响。",
    retry: "再试一次",
};

const EN: EstimatorWords = EstimatorWords {
    certainties: [
        "Computable",
        "At most",
        "In kind",
        "Your assumption",
        "Open question",
        "Condition not met",
        "Not published",
        "Not in force that day",
    ],
    roles: [
        "A crew or production company",
        "A firm settling here",
        "Cast or crew looking for work",
        "A graduate",
    ],
    questions: "Your case",
    questions_hint: "Every question may be left open; each answer changes the result at once. What you enter stays on this device.",
    who: "Who are you?",
    who_hint: "So that only what concerns you is asked.",
    everyone: "Just looking",
    yes: "Yes",
    no: "No",
    open: "Leave open",
    read_as: "Read as",
    errors: "Some fields could not be read; the rest is computed:",
    answered: "Answered",
    of: "of",
    answers: "All answers",
    no_answers: "No answer yet. There is a result all the same: what anyone gets is listed.",
    change: "Change",
    remove: "Take back",
    more: "Next questions",
    back: "Previous questions",
    clear: "Clear everything",
    result: "Result",
    no_commitment: "This is an estimate from public information and no commitment. The official documents of the authority in charge, and its decision, prevail.",
    as_of: "Computed by the policy as of ",
    as_of_label: "Compute for another day",
    part: "item",
    parts: "items",
    removed: "Taken off when counted together",
    why: "How this comes about",
    rule: "Rule",
    steps: "Calculation",
    reasons: "Why not",
    gaps: "What is missing",
    caveats: "Mind",
    readings: "Two readings",
    missing: "Waiting for your answer",
    source: "Basis",
    checked: "last checked",
    dated: "source of",
    assume: "Enter your own assumption",
    assume_hint: "Such as what the service window told you. It counts only as “your assumption” and is marked as such everywhere.",
    yours: "Your",
    price: "Your price for one of: ",
    price_hint: "What this is worth at your own price; it counts only as “your assumption”.",
    elsewhere: "For orientation: published rules elsewhere",
    elsewhere_hint: "Not Qujiang’s policy, and not counted.",
    next: "Next step",
    next_text: "Steps and documents for an application are not published in the sources.",
    ask: "Ask the film service window",
    unexpected: "Unexpected amount?",
    unexpected_reasons: [
        "A question is open, or was read as another number: see under “All answers” how each was read.",
        "A condition is not met: see “Why not”.",
        "The amount is not published: that means neither zero nor nothing.",
        "The policy has changed since and this site does not know: see the day it was last checked; the authority’s documents prevail.",
    ],
    measure: "The whole measure",
    what_if: "What if",
    what_if_hint: "One number changes, and the total with it. What is not published is not in the chart unless you assume it.",
    along: "Change",
    flat: "No computable amount depends on it now. Assume an unpublished rate or amount and it is drawn here.",
    input: "Input",
    total: "Total (computable and your assumptions)",
    table: "Show the table",
    compare: "Compare two scenarios",
    compare_hint: "Keep the present answers as scenario A, then change answers: both stand side by side.",
    keep: "Keep the present one as A",
    swap: "Swap both",
    stop: "End the comparison",
    scenario_a: "Scenario A",
    scenario_b: "Now",
    differs: "differs",
    take: "Take it along",
    link_hint: "The link holds all your answers. They stand after the #, which a browser sends to no server.",
    link: "Link to this estimate",
    copy: "Copy the link",
    copied: "Copied",
    not_copied: "It cannot be copied here by itself: select the link above and copy it.",
    qr: "QR code of this estimate",
    no_qr: "The link is too long for a QR code that scans well; copy the link.",
    print: "Print or save as PDF",
    csv: "Export CSV",
    json: "Export JSON",
    exported: "If no file was saved (as in WeChat), copy it from here:",
    saved: "What you entered last time is still on this device.",
    restore: "Go on with it",
    forget: "Delete it",
    damaged: "What you entered last time cannot be read (damaged, or left by an older version) and was not used.",
    ignored: "Some items of the link were not understood and not used: ",
    other_edition: "This link was computed by another edition of the rules: ",
    edition_missing: "This site does not have that edition; below is the result by the present rules.",
    then: "By the rules then",
    now: "By the rules now",
    changed: "What changed",
    nothing_changed: "The rules have changed, but nothing that matters for your result.",
    too_large: "A number is too large to be computed exactly; check what you entered last.",
    see_result: "See the result",
    comma: ", ",
    failed: "The estimator itself did not arrive; the network may be down. The result and the text on the page stand.",
    retry: "Try again",
};

/// The estimator's words in a language.
pub const fn estimator_words(lang: Lang) -> &'static EstimatorWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

impl EstimatorWords {
    /// The name of a certainty.
    pub const fn certainty(&self, certainty: Certainty) -> &'static str {
        self.certainties[certainty as usize]
    }

    /// How a visitor says a role.
    pub const fn role(&self, role: Role) -> &'static str {
        self.roles[role as usize]
    }
}

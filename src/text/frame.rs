//! Words of the estimator's frame, by language: what is drawn once. Native; none of it reaches the browser but in
//! the page it went into.

use crate::domain::{Lang, Role};

/// The words of the estimator's frame in one language.
#[derive(Debug)]
pub struct FrameWords {
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
    /// Heads the list of all answers.
    pub answers: &'static str,
    /// That none is given.
    pub no_answers: &'static str,
    /// The questions after these.
    pub more: &'static str,
    /// The questions before these.
    pub back: &'static str,
    /// Clears everything.
    pub clear: &'static str,
    /// That an estimate is no commitment.
    pub no_commitment: &'static str,
    /// Before the day it was computed for.
    pub as_of: &'static str,
    /// Label of the day's field.
    pub as_of_label: &'static str,
    /// Heads the rule.
    pub rule: &'static str,
    /// Heads the source.
    pub source: &'static str,
    /// Before the name of the rules' edition.
    pub edition: &'static str,
    /// Before the day it was last compared.
    pub checked: &'static str,
    /// Before a source's date.
    pub dated: &'static str,
    /// That a source bears no date.
    pub undated: &'static str,
    /// Heads the visitor's own assumptions.
    pub assume: &'static str,
    /// What an assumption is.
    pub assume_hint: &'static str,
    /// Label of the price field, before the unit.
    pub price: &'static str,
    /// Label of the price field of a right.
    pub price_of_all: &'static str,
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
    /// Heads taking it along.
    pub take: &'static str,
    /// What the link is.
    pub link_hint: &'static str,
    /// The same on the page of the case.
    pub sheet_link_hint: &'static str,
    /// Label of the link.
    pub link: &'static str,
    /// The same on the page of the case.
    pub sheet_link: &'static str,
    /// Copies the link.
    pub copy: &'static str,
    /// Leads to the sheet of the case.
    pub to_case: &'static str,
    /// Prints.
    pub print: &'static str,
    /// Saves as CSV.
    pub csv: &'static str,
    /// Saves as JSON.
    pub json: &'static str,
    /// Heads the exported text, for where nothing can be saved.
    pub exported: &'static str,
    /// Goes to the result, on a phone.
    pub see_result: &'static str,
    /// That the estimator itself did not arrive.
    pub failed: &'static str,
    /// Tries again.
    pub retry: &'static str,
}

const ZH: FrameWords = FrameWords {
    roles: ["剧组或制作公司", "落户企业", "演职人员", "毕业生"],
    questions: "您的情况",
    questions_hint: "每一题都可以不答；答一题，结果马上变。填写只留在这台设备上。",
    who: "您是谁？",
    who_hint: "只问与您有关的。",
    everyone: "先都看看",
    yes: "是",
    no: "否",
    open: "先不答",
    answers: "全部回答",
    no_answers: "没有回答也有结果：公布了什么、没公布什么，都已列出。",
    more: "下面几题",
    back: "上面几题",
    clear: "清空测算的回答",
    no_commitment: "这是按公开资料做的测算，不是承诺；以主管部门的正式文件和审核结果为准。",
    as_of: "按这一天的政策计算：",
    as_of_label: "换一天计算",
    rule: "规则",
    source: "依据",
    edition: "规则版本",
    checked: "核对日",
    dated: "来源日期",
    undated: "来源未注明日期",
    assume: "填您自己的假设",
    assume_hint: "比如服务窗口告诉您的数。只算在“您的假设”里，到处都会标明。",
    price: "您的价格：每",
    price_of_all: "您估这一项一共值多少",
    price_hint: "按您自己的价格估算这一项值多少，只算在“您的假设”里。",
    elsewhere: "参考：其他地方公布的规则",
    elsewhere_hint: "不是衢江的政策，不计入结果。",
    next: "下一步",
    next_text: "申请步骤和需要的材料，来源没有公布。",
    ask: "可以问影视服务窗口",
    unexpected: "数字不对？",
    unexpected_reasons: [
        "有一题没有答，或者被识别成了别的数：看“全部回答”里识别成了什么。",
        "有一个条件不满足：看“为什么没有”。",
        "这一项没有公布金额：未公布不等于0，也不等于没有。",
        "政策后来改了，本站还不知道：看核对日，以主管部门文件为准。",
    ],
    measure: "这条措施的全文",
    what_if: "如果……会怎样",
    what_if_hint: "只改一个数，看合计怎么变。未公布的部分不在图里，除非您填了假设。",
    along: "改变",
    compare: "两种方案比一比",
    compare_hint: "先把现在的回答记作方案甲，再改回答，两边就并排列出来。",
    keep: "把现在的记作方案甲",
    swap: "两边对调",
    stop: "结束比较",
    take: "带走",
    link_hint: "链接里就是您的全部回答。它们在 # 后面，浏览器不会把它发给任何服务器。",
    sheet_link_hint: "链接里有场景、拍摄安排、清单上的勾和您的全部回答。它们在 # 后面，浏览器不会把它发给任何服务器。",
    link: "这次测算的链接",
    sheet_link: "这份方案的链接",
    copy: "复制链接",
    to_case: "和场景、拍摄安排放在一起：落地方案",
    print: "打印或存为PDF",
    csv: "测算存为 CSV",
    json: "测算存为 JSON",
    exported: "如果没有存下文件（例如在微信里），可以从这里复制：",
    see_result: "看结果",
    failed: "测算程序没有加载出来，可能是网络断了；上面的结果和文字不受影响。",
    retry: "再试一次",
};

const EN: FrameWords = FrameWords {
    roles: [
        "A crew or production company",
        "A company setting up here",
        "Cast or crew looking for work",
        "A graduate",
    ],
    questions: "Your situation",
    questions_hint: "Every question may be left open; each answer changes the result at once. What you enter stays on this device.",
    who: "Who are you?",
    who_hint: "So that only what concerns you is asked.",
    everyone: "Just looking",
    yes: "Yes",
    no: "No",
    open: "Leave open",
    answers: "All answers",
    no_answers: "There is a result even before you answer: what is published and what is not.",
    more: "Next questions",
    back: "Previous questions",
    clear: "Clear all answers",
    no_commitment: "This is an estimate based on public information, not a commitment. The official documents of the authority in charge, and its decision, prevail.",
    as_of: "Calculated under the policy as of ",
    as_of_label: "Calculate for another date",
    rule: "Rule",
    source: "Basis",
    edition: "edition of the rules",
    checked: "last checked",
    dated: "source of",
    undated: "the source is undated",
    assume: "Enter your own assumption",
    assume_hint: "Such as what the service window told you. It counts only as “your assumption” and is marked as such everywhere.",
    price: "Your price for one of: ",
    price_of_all: "What this is worth to you, as a whole",
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
    compare: "Compare two scenarios",
    compare_hint: "Keep the present answers as scenario A, then change answers: both stand side by side.",
    keep: "Keep the present one as A",
    swap: "Swap both",
    stop: "End the comparison",
    take: "Take it along",
    link_hint: "The link holds all your answers. They stand after the #, which a browser sends to no server.",
    sheet_link_hint: "The link holds your scenes, shoot, ticks and answers. They stand after the #, which a browser sends to no server.",
    link: "Link to this estimate",
    sheet_link: "Link to this plan",
    copy: "Copy the link",
    to_case: "Together with scenes and shoot: your shooting plan",
    print: "Print or save as PDF",
    csv: "Estimate as CSV",
    json: "Estimate as JSON",
    exported: "If no file was saved (as in WeChat), copy it from here:",
    see_result: "See the result",
    failed: "The estimator itself did not load; the network may be down. The result and the text on the page are unaffected.",
    retry: "Try again",
};

/// The frame's words in a language.
pub const fn frame_words(lang: Lang) -> &'static FrameWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

impl FrameWords {
    /// How a visitor says a role.
    pub const fn role(&self, role: Role) -> &'static str {
        self.roles[role as usize]
    }
}

//! Words of the booth's frame, by language. Native; none of it reaches the browser but in the page it went into.

use crate::domain::Lang;

/// The words of the booth's frame in one language.
#[derive(Debug)]
pub struct PresentWords {
    /// Starts the loop.
    pub start: &'static str,
    /// How it is controlled.
    pub hint: &'static str,
    /// That the visitor's try is forgotten, and how.
    pub forgets: &'static str,
    /// What it needs without script.
    pub without_script: &'static str,
    /// What stands there when the loop's script did not arrive.
    pub failed: &'static str,
    /// Name of the slides.
    pub slides: &'static str,
    /// Pauses the loop.
    pub pause: &'static str,
    /// Goes on after a pause.
    pub resume: &'static str,
    /// That the site did not open for a try.
    pub lost: &'static str,
    /// The slide before.
    pub back: &'static str,
    /// The slide after.
    pub next: &'static str,
    /// Leaves the loop.
    pub leave: &'static str,
    /// Opens the estimator for a try.
    pub attempt: &'static str,
    /// Name of the frame in which the site is tried.
    pub frame: &'static str,
    /// That what is entered there is forgotten.
    pub trying: &'static str,
    /// Ends the try.
    pub end: &'static str,
    /// Asks whether somebody is still there.
    pub still_there: &'static str,
    /// Before and after the seconds that are left.
    pub left: [&'static str; 2],
    /// Goes on with the try.
    pub stay: &'static str,
    /// Heads the code of a link that leads out.
    pub outside: &'static str,
    /// Why it is a code.
    pub outside_hint: &'static str,
    /// Closes it.
    pub close: &'static str,
    /// Name of a code.
    pub code: &'static str,
    /// Heads the last slide.
    pub scan: &'static str,
    /// That the targets are no results.
    pub targets_note: &'static str,
    /// How many of a site's scenes a slide shows; `$0` is their number.
    pub named_scenes: &'static str,
    /// Whose numbers these are, and where the amounts of the measures are.
    pub measures_note: &'static str,
    /// How the estimator is used, step by step.
    pub steps: [&'static str; 3],
}

const ZH: PresentWords = PresentWords {
    start: "全屏循环播放",
    hint: "← → 或翻页键换页，空格或 P 暂停，Esc 退出；触屏左右滑动或点屏幕两侧。可用翻页笔。",
    forgets: "观众可以在这块屏上试用测算：60秒没有人碰，先提醒15秒，然后清除填写的内容，回到循环。站外链接显示成二维码，不会离开本站。",
    without_script: "循环播放需要浏览器开启JavaScript；没有开启时，下面就是全部页面。",
    failed: "循环播放没有加载出来，请重新加载本页；下面就是全部页面。",
    slides: "展示页",
    pause: "暂停",
    resume: "继续播放",
    lost: "试用没有打开，请检查网络后再试。",
    back: "上一页",
    next: "下一页",
    leave: "退出",
    attempt: "在这里试算",
    frame: "试用本站",
    trying: "您填的内容在结束时清除。",
    end: "结束并清除",
    still_there: "还在吗？",
    left: ["", "秒后清除填写的内容，回到循环播放。"],
    stay: "继续",
    outside: "用手机打开",
    outside_hint: "这个链接通向本站以外，请用手机扫码打开。",
    close: "关闭",
    code: "链接的二维码",
    scan: "扫码带走",
    targets_note: "这些是三年计划提出的目标，不是已经取得的成绩。",
    named_scenes: "这里画了来源写明名称的场景中的$0个。",
    measures_note: "编号是本站加的，不是官方条款顺序。数额、条件，以及没有公布的，每条措施的页面都写明。",
    steps: [
        "回答几个问题，不回答也先给出结果",
        "逐条看金额、依据和原文；没有公布的，写明没有公布",
        "用一个链接或二维码带走整份方案",
    ],
};

const EN: PresentWords = PresentWords {
    start: "Play full screen",
    hint: "← → or page keys change the slide, space or P pauses, Esc exits; on a touch screen swipe, or tap the sides. A presenter’s remote works.",
    forgets: "Visitors can try the estimator on this screen: when nobody touches it for 60 seconds it warns for 15, then clears what was entered and returns to the slideshow. Links out of the site are shown as codes.",
    without_script: "The slideshow needs JavaScript; without it, all slides are below.",
    failed: "The slideshow did not load: please reload the page. All slides are below.",
    slides: "Slides",
    pause: "Pause",
    resume: "Play on",
    lost: "The site did not open for a try. Please check the network and try again.",
    back: "Back",
    next: "Next",
    leave: "Exit",
    attempt: "Try it here",
    frame: "The site, to try",
    trying: "What you enter is cleared at the end.",
    end: "End and clear",
    still_there: "Still there?",
    left: [
        "In ",
        " seconds what was entered is cleared, and the slideshow goes on.",
    ],
    stay: "Continue",
    outside: "Open it on your phone",
    outside_hint: "This link leads out of the site. Scan the code to open it.",
    close: "Close",
    code: "QR code of the link",
    scan: "Take it along",
    targets_note: "These are what the three-year plan aims at, not what has been achieved.",
    named_scenes: "Shown: $0 of the scenes that the sources name.",
    measures_note: "The numbers are this site’s, not the official order. Amounts, conditions and what is not published stand on the page of each measure.",
    steps: [
        "Answer a few questions; there is a result before the first",
        "See every amount with its rule and the source’s words; what is not published says so",
        "Take the whole shooting plan along as one link or code",
    ],
};

/// The booth's words in a language.
pub const fn present_words(lang: Lang) -> &'static PresentWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

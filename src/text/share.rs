//! Words of the share sheet and of the share kit, by language.

use crate::domain::Lang;

/// The words of sharing in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct ShareWords {
    /// Heads the sheet.
    pub sheet: &'static str,
    /// Closes it.
    pub close: &'static str,
    /// That the link holds what was entered.
    pub holds_answers: &'static str,
    /// Shares the link with what was entered.
    pub with_answers: &'static str,
    /// Shares the link without.
    pub without_answers: &'static str,
    /// Label of the link.
    pub link: &'static str,
    /// Opens the device's own way to share.
    pub send: &'static str,
    /// That the device did not open it.
    pub send_failed: &'static str,
    /// Copies the link.
    pub copy_link: &'static str,
    /// That something was copied.
    pub copied: &'static str,
    /// That nothing could be copied, and what to do.
    pub select: &'static str,
    /// Label of the introduction.
    pub introduction: &'static str,
    /// Copies the introduction.
    pub copy_text: &'static str,
    /// Shows the poster.
    pub poster: &'static str,
    /// That its program did not arrive.
    pub poster_failed: &'static str,
    /// Name of the page's code.
    pub code: &'static str,
    /// That the link is too long for a code.
    pub no_code: &'static str,
    /// How a picture is saved in a chat app's browser.
    pub hold: &'static str,
    /// What to tap in a chat app's browser; in order.
    pub tap: [&'static str; 2],
    /// What the picture of it shows.
    pub tap_picture: &'static str,
    /// That what is tapped there sends the page's own link, with what was entered.
    pub tap_sends_answers: &'static str,
    /// Leads to the share kit.
    pub to_kit: &'static str,
    /// The groups of topics, in their order.
    pub groups: [&'static str; 4],
    /// Heads the tool that makes a link.
    pub make: &'static str,
    /// Label of the topics.
    pub topic: &'static str,
    /// Label of the languages.
    pub language: &'static str,
    /// The languages, each in itself.
    pub languages: [&'static str; 2],
    /// Label of the event's name.
    pub event: &'static str,
    /// What becomes of it.
    pub event_hint: &'static str,
    /// That the name was shortened.
    pub event_cut: &'static str,
    /// That something of it was left out.
    pub event_cleaned: &'static str,
    /// Label of the link that was made.
    pub kit_link: &'static str,
    /// Before what a code leads to, as its name.
    pub kit_code: &'static str,
    /// Label of the sizes.
    pub size: &'static str,
    /// After a number of centimetres.
    pub centimetres: &'static str,
    /// That a code may be printed small.
    pub coarse: &'static str,
    /// Before the size that a finer code needs.
    pub fine: &'static str,
    /// After it.
    pub fine_end: &'static str,
    /// Saves the code as SVG.
    pub svg: &'static str,
    /// Saves the code as PNG.
    pub png: &'static str,
    /// That a file was handed to the device.
    pub saved: &'static str,
    /// Label of the short introduction.
    pub short: &'static str,
    /// Label of the long introduction.
    pub long: &'static str,
    /// Copies the short one.
    pub copy_short: &'static str,
    /// Copies the long one.
    pub copy_long: &'static str,
    /// Before an event's name, on the sheet of all codes.
    pub at_event: &'static str,
    /// Heads the sheet of all codes.
    pub all: &'static str,
    /// What the sheet is.
    pub all_hint: &'static str,
    /// What does not work without script.
    pub needs_script: &'static str,
    /// That the program did not arrive.
    pub failed: &'static str,
}

const ZH: ShareWords = ShareWords {
    sheet: "分享这一页",
    close: "关闭",
    holds_answers: "链接里有您在这一页填的内容，收到的人都看得到。",
    with_answers: "带上我填的",
    without_answers: "不带",
    link: "链接",
    send: "用其他应用发送…",
    send_failed: "没能打开发送窗口。链接已选中，请复制。",
    copy_link: "复制链接",
    copied: "已复制。",
    select: "这个浏览器不让网页复制。内容已经选中：请长按它选“复制”，或按Ctrl+C（Mac按⌘C）。",
    introduction: "介绍文字",
    copy_text: "复制介绍文字",
    poster: "海报",
    poster_failed: "生成海报的程序没有加载出来，可能是网络断了；请再点一次“海报”。",
    code: "这一页的二维码",
    no_code: "链接太长，放不进一个好扫的二维码；请复制链接。",
    hold: "长按图片，可以保存或发送。",
    tap: ["点右上角的“···”", "再点“发送给朋友”"],
    tap_picture: "手机屏幕右上角的“···”，点开后第一个图标是“发送给朋友”",
    tap_sends_answers: "右上角“···”发出去的仍是带您所填内容的链接。要不带，请复制这里的链接，或发这里的二维码。",
    to_kit: "推介工具：带活动名的链接、可打印的二维码",
    groups: ["页面", "扶持措施", "场地和场景", "资源指南"],
    make: "做链接和二维码",
    topic: "主题",
    language: "对方看到的语言",
    languages: ["中文", "English"],
    event: "活动名（可以不填）",
    event_hint: "最多20个字，例如“杭州短剧展”。它只写在链接里，本站不统计；打开链接时，存放本站的服务器方能在网址里看到它，所以请不要写人名。",
    event_cut: "活动名只用了前20个字。",
    event_cleaned: "活动名里看不见的符号已经去掉。",
    kit_link: "做好的链接",
    kit_code: "二维码：",
    size: "图片大小",
    centimetres: "厘米",
    coarse: "这个码印成2厘米也好扫。",
    fine: "这个码图案较密，印成2厘米不好扫。请至少印成",
    fine_end: "厘米；活动名短些，图案就疏些。",
    svg: "存SVG（任意放大）",
    png: "存PNG（600 dpi）",
    saved: "已交给浏览器保存：",
    short: "介绍文字，短",
    long: "介绍文字，长",
    copy_short: "复制短的",
    copy_long: "复制长的",
    at_event: "活动：",
    all: "全部主题的二维码",
    all_hint: "打印出来是A4纸，每个码2.8厘米，太密的4.2厘米。上面填了活动名、换了语言，这里也跟着变。",
    needs_script: "做带活动名的链接、下载PNG，需要浏览器开启JavaScript；下面的主题、地址和二维码不需要。",
    failed: "做链接的程序没有加载出来，可能是网络断了；下面的主题、地址和二维码不受影响。",
};

const EN: ShareWords = ShareWords {
    sheet: "Share this page",
    close: "Close",
    holds_answers: "The link holds what you entered on this page; whoever receives it can read it.",
    with_answers: "With what I entered",
    without_answers: "Without it",
    link: "Link",
    send: "Send with an app…",
    send_failed: "The device did not open its share window. The link is selected; please copy it.",
    copy_link: "Copy the link",
    copied: "Copied.",
    select: "This browser does not let a page copy. The text is selected: press and hold it and choose “Copy”, or press Ctrl+C (⌘C on a Mac).",
    introduction: "Introduction",
    copy_text: "Copy the introduction",
    poster: "Poster",
    poster_failed: "The program that makes the poster did not load; the network may be down. Please press “Poster” again.",
    code: "QR code of this page",
    no_code: "The link is too long for a QR code that scans well; copy the link.",
    hold: "Press and hold the picture to save or send it.",
    tap: [
        "Tap “···” at the top right",
        "Then tap “发送给朋友” (send to a friend)",
    ],
    tap_picture: "The “···” at the top right of the phone’s screen; among the icons that open, “send to a friend” is the first",
    tap_sends_answers: "“···” at the top right still sends the link with what you entered. To leave it out, copy the link here, or send the code.",
    to_kit: "Share kit: links with an event’s name, codes to print",
    groups: ["Pages", "Measures", "Sites and scenes", "Guide"],
    make: "Make a link and a code",
    topic: "Topic",
    language: "Language of the page",
    languages: ["中文", "English"],
    event: "Name of the event (optional)",
    event_hint: "At most 20 characters, such as “Hangzhou drama fair”. It stands in the link only, and this site counts nothing. The web host sees it in the address when the link is opened, so please name no person.",
    event_cut: "Only the first 20 characters of the name are used.",
    event_cleaned: "Invisible signs in the name were left out.",
    kit_link: "The link",
    kit_code: "QR code: ",
    size: "Size of the picture",
    centimetres: " cm",
    coarse: "This code may be printed as small as 2 cm.",
    fine: "This code is too fine for 2 cm. Print it at least as wide as ",
    fine_end: " cm; a shorter name makes it coarser.",
    svg: "Save SVG (any size)",
    png: "Save PNG (600 dpi)",
    saved: "Handed to the browser to save: ",
    short: "Introduction, short",
    long: "Introduction, long",
    copy_short: "Copy the short one",
    copy_long: "Copy the long one",
    at_event: "Event: ",
    all: "Codes of all topics",
    all_hint: "Printable on A4, each code 2.8 cm wide, or 4.2 cm where it is too fine for that. A name or a language chosen above applies here too.",
    needs_script: "Links with an event’s name and PNG files need JavaScript; the topics, addresses and codes below do not.",
    failed: "The tool did not load; the network may be down. The topics, addresses and codes below still work.",
};

/// The words of sharing in a language.
pub const fn share_words(lang: Lang) -> &'static ShareWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

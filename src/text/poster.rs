//! Words of the window that shows a poster, by language.

use crate::domain::Lang;

/// The words of the poster's window in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct PosterWords {
    /// Heads the window.
    pub window: &'static str,
    /// Closes it.
    pub close: &'static str,
    /// That the poster is on its way.
    pub drawing: &'static str,
    /// That it is there.
    pub drawn: &'static str,
    /// The same in a chat app's browser, and how it is saved there.
    pub hold: &'static str,
    /// That its link was too long for a code, and where the code leads instead.
    pub bare: &'static str,
    /// That what it says did not arrive.
    pub unreachable: &'static str,
    /// That the browser makes no picture, and what there is instead.
    pub undrawn: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// Saves it.
    pub save: &'static str,
    /// Before the name of the file that was handed to the device.
    pub saved: &'static str,
    /// Opens the device's own way to share.
    pub send: &'static str,
    /// That the device did not open it.
    pub send_failed: &'static str,
    /// Before what the picture says, for those who do not see it.
    pub picture: &'static str,
    /// Between two things that it says.
    pub between: &'static str,
}

const ZH: PosterWords = PosterWords {
    window: "海报",
    close: "关闭海报",
    drawing: "正在生成海报…",
    drawn: "海报已生成，只在您的设备上。",
    hold: "海报已生成。长按图片，可以保存或发送。",
    bare: "您填的内容太多，放不进一个好扫的二维码；海报上的码打开这一页，但不带您填的内容。",
    unreachable: "海报的内容没有加载出来，可能是网络断了。",
    undrawn: "这个浏览器没能生成海报，可能是它不让网页生成图片。分享窗口里的链接和二维码不受影响；换一个浏览器，或许就能生成海报。",
    retry: "再试一次",
    save: "存成图片",
    saved: "已交给浏览器保存：",
    send: "发送图片…",
    send_failed: "没能打开发送窗口；请先存成图片，再发送。",
    picture: "海报：",
    between: "；",
};

const EN: PosterWords = PosterWords {
    window: "Poster",
    close: "Close the poster",
    drawing: "Making the poster…",
    drawn: "The poster is ready. It is on your device only.",
    hold: "The poster is ready. Press and hold the picture to save or send it.",
    bare: "What you entered is too much for a code that scans well; the code on the poster opens this page without it.",
    unreachable: "What the poster says did not load; the network may be down.",
    undrawn: "This browser could not make the poster; it may not let a page make pictures. The link and the code in the share window still work; another browser may make the poster.",
    retry: "Try again",
    save: "Save the picture",
    saved: "Handed to the browser to save: ",
    send: "Send the picture…",
    send_failed: "The device did not open its share window; save the picture first, then send it.",
    picture: "Poster: ",
    between: "; ",
};

/// The words of the poster's window in a language.
pub const fn poster_words(lang: Lang) -> &'static PosterWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

//! The share sheet of a page: what stands in it, and what each act comes to.

use super::{
    Effect, Place,
    introduction::{first_sentences, introduction},
    link::{holds_answers, without_fragment},
    picture::Png,
};
use crate::{
    domain::Lang,
    markup::Html,
    platform::Change,
    qr::Code,
    text::{ShareWords, share_words},
};

/// The page as its reader sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its whole address.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its own description.
    pub description: String,
}

/// What the device can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// Whether it has a way of its own to share.
    pub sends: bool,
    /// Whether the page stands in `WeChat`, where it can neither open that nor save a file.
    pub is_wechat: bool,
}

/// What a control of the sheet does; its name stands there as `data-do`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetAct {
    /// Opens the device's own way to share.
    Send,
    /// Copies the link.
    CopyLink,
    /// Copies the introduction.
    CopyText,
    /// Shares with what was entered, or without.
    Answers,
    /// Closes the sheet.
    Close,
}

impl SheetAct {
    const ALL: [Self; 5] = [
        Self::Send,
        Self::CopyLink,
        Self::CopyText,
        Self::Answers,
        Self::Close,
    ];

    /// Its name, in `data-do`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::CopyLink => "copy-link",
            Self::CopyText => "copy-text",
            Self::Answers => "answers",
            Self::Close => "close",
        }
    }

    /// The act of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// The value of the choice to leave out what was entered.
const WITHOUT: &str = "without";

/// The width of the code's picture in `WeChat`, in centimetres.
const PICTURE: u32 = 3;

/// What to tap in `WeChat`: the dots at the top right of the screen, then the first of the icons.
const TAP: &str = "\"><g class=\"tap__screen\"><rect x=\"4\" y=\"4\" width=\"132\" height=\"112\" rx=\"10\"/><rect x=\"164\" y=\"4\" width=\"132\" height=\"112\" rx=\"10\"/></g>\
    <g class=\"tap__lines\"><path d=\"M4 32h132M18 50h84M18 64h104M18 78h66M164 44h132M24 14l-6 6 6 6\"/></g>\
    <g class=\"tap__icons\"><rect x=\"210\" y=\"56\" width=\"24\" height=\"24\" rx=\"6\"/><rect x=\"242\" y=\"56\" width=\"24\" height=\"24\" rx=\"6\"/><rect x=\"178\" y=\"88\" width=\"24\" height=\"18\" rx=\"6\"/><rect x=\"210\" y=\"88\" width=\"24\" height=\"18\" rx=\"6\"/><rect x=\"242\" y=\"88\" width=\"24\" height=\"18\" rx=\"6\"/></g>\
    <g class=\"tap__here\"><rect x=\"178\" y=\"56\" width=\"24\" height=\"24\" rx=\"6\"/><circle cx=\"109\" cy=\"20\" r=\"2.5\"/><circle cx=\"117\" cy=\"20\" r=\"2.5\"/><circle cx=\"125\" cy=\"20\" r=\"2.5\"/></g>\
    <g class=\"tap__ring\"><circle cx=\"117\" cy=\"20\" r=\"14\"/><circle cx=\"190\" cy=\"68\" r=\"19\"/><path d=\"M143 62h14m-6-6 6 6-6 6M184 71c1-5 4-7 9-7m-3-3 4 3-4 3\"/></g></svg>";

/// A share sheet.
#[derive(Clone, Debug)]
pub struct Sheet {
    seen: Seen,
    device: Device,
    lang: Lang,
    words: &'static ShareWords,
    is_without: bool,
}

impl Sheet {
    /// The sheet of a page.
    pub fn new(lang: Lang, seen: Seen, device: Device) -> Self {
        Self {
            seen,
            device,
            lang,
            words: share_words(lang),
            is_without: false,
        }
    }

    /// The link as it is shared now.
    pub fn link(&self) -> &str {
        if self.is_without {
            without_fragment(&self.seen.address)
        } else {
            &self.seen.address
        }
    }

    fn text(&self) -> &str {
        first_sentences(&self.seen.description, 2)
    }

    /// Does something; what only a browser can do comes back.
    pub fn act(&mut self, act: SheetAct, value: &str) -> Option<Effect> {
        match act {
            SheetAct::Send => Some(Effect::Send {
                title: self.seen.title.clone(),
                text: self.text().into(),
                link: self.link().into(),
            }),
            SheetAct::CopyLink => Some(Effect::Copy {
                text: self.link().into(),
                field: "share-link",
            }),
            SheetAct::CopyText => Some(Effect::Copy {
                text: introduction(&self.seen.title, self.text(), self.link()),
                field: "share-text",
            }),
            SheetAct::Answers => {
                self.is_without = value == WITHOUT;
                None
            }
            SheetAct::Close => Some(Effect::Close),
        }
    }

    /// What stands at each place that changes.
    pub fn places(&self) -> Vec<Place> {
        vec![
            ("share-link", Change::Value(self.link().into())),
            (
                "share-text",
                Change::Value(introduction(&self.seen.title, self.text(), self.link())),
            ),
            ("share-code", Change::Html(self.code())),
            (
                "share-tap",
                Change::Hidden(!(self.device.is_wechat && self.is_without)),
            ),
            (
                "share-poster",
                Change::Attribute("data-poster", Some(self.link().into())),
            ),
        ]
    }

    fn code(&self) -> String {
        let mut html = Html::default();
        let Some(code) = Code::coarse(self.link()) else {
            return html
                .tag("<p class=\"hint\">")
                .text(self.words.no_code)
                .tag("</p>")
                .end();
        };
        match self.picture(&code) {
            Some(picture) => super::picture::image(&mut html, &picture, self.words.code)
                .tag("<p class=\"hint\">")
                .text(self.words.hold)
                .tag("</p>")
                .end(),
            None => code.svg(self.words.code),
        }
    }

    /// Only a picture can be pressed and held.
    fn picture(&self, code: &Code) -> Option<Png> {
        Png::new(code, PICTURE).filter(|_| self.device.is_wechat)
    }

    /// The sheet before anything was done in it; `kit` is the address of the share kit.
    pub fn dialog(&self, kit: &str) -> String {
        let words = self.words;
        let mut html = Html::default();
        html.tag("<div class=\"share__head\"><h2 class=\"share__title\" id=\"share-title\" tabindex=\"-1\" autofocus>")
            .text(words.sheet)
            .tag("</h2>");
        html.plain_button("share__close", SheetAct::Close.name(), words.close);
        html.tag("</div><p class=\"share__page\">")
            .text(&self.seen.title)
            .tag("</p>");
        if self.device.is_wechat {
            html.tag("<figure class=\"tap\"><svg class=\"tap__picture\" viewBox=\"0 0 300 120\" role=\"img\" aria-label=\"")
                .text(words.tap_picture)
                .tag(TAP)
                .tag("<figcaption><ol class=\"tap__steps\">");
            for step in words.tap {
                html.tag("<li>").text(step).tag("</li>");
            }
            html.tag("</ol></figcaption></figure>");
        }
        if holds_answers(&self.seen.address) {
            self.choice(&mut html);
        }
        html.tag("<div class=\"share__body\"><div class=\"share__words\"><p class=\"actions\">");
        if self.device.sends {
            html.plain_button("button button--primary", SheetAct::Send.name(), words.send);
        }
        html.plain_button("button", SheetAct::CopyLink.name(), words.copy_link);
        html.plain_button("button", SheetAct::CopyText.name(), words.copy_text);
        html.tag("<button type=\"button\" class=\"button\" id=\"share-poster\" data-said=\"share-said\" data-failed=\"")
            .text(words.poster_failed)
            .tag("\">")
            .text(words.poster)
            .tag("</button>");
        html.tag("</p><p class=\"share__said\" id=\"share-said\" role=\"status\"></p><label class=\"share__label\" for=\"share-link\">")
            .text(words.link)
            .tag("</label><input class=\"share__field\" id=\"share-link\" readonly value=\"\"><label class=\"share__label\" for=\"share-text\">")
            .text(words.introduction)
            .tag("</label><textarea class=\"share__field\" id=\"share-text\" rows=\"4\" readonly lang=\"")
            .tag(self.lang.tag())
            .tag("\"></textarea></div><div class=\"share__code\" id=\"share-code\"></div></div><p class=\"share__kit\"><a href=\"")
            .text(kit)
            .tag("\">")
            .text(words.to_kit)
            .tag("</a></p>");
        html.end()
    }

    fn choice(&self, html: &mut Html) {
        let words = self.words;
        html.tag("<fieldset class=\"choices share__answers\"><legend>")
            .text(words.holds_answers)
            .tag("</legend>");
        for (value, text) in [
            ("with", words.with_answers),
            (WITHOUT, words.without_answers),
        ] {
            html.tag(
                "<label class=\"choice\"><input type=\"radio\" name=\"share-answers\" data-do=\"",
            )
            .tag(SheetAct::Answers.name())
            .tag("\" value=\"")
            .tag(value)
            .tag(if value == WITHOUT {
                "\">"
            } else {
                "\" checked>"
            })
            .tag("<span>")
            .text(text)
            .tag("</span></label>");
        }
        html.tag("</fieldset><p class=\"note\" id=\"share-tap\" role=\"status\" hidden>")
            .text(words.tap_sends_answers)
            .tag("</p>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(address: &str, device: Device) -> Sheet {
        let seen = Seen {
            address: address.into(),
            title: "落地方案 <b>".into(),
            description: "一句。两句。三句。".into(),
        };
        Sheet::new(Lang::Zh, seen, device)
    }

    #[test]
    fn the_introduction_is_title_two_sentences_and_link() {
        let mut sheet = sheet("https://a.cn/plan/?e=x", Device::default());
        assert_eq!(
            sheet.act(SheetAct::CopyText, ""),
            Some(Effect::Copy {
                text: "落地方案 <b>\n一句。两句。\nhttps://a.cn/plan/?e=x".into(),
                field: "share-text",
            })
        );
    }

    #[test]
    fn answers_are_shared_unless_they_are_left_out_and_that_is_asked_only_where_there_are_any() {
        let mut with = sheet("https://a.cn/case/?e=x#heads=4", Device::default());
        assert!(with.dialog("/share/").contains("data-do=\"answers\""));
        assert_eq!(with.link(), "https://a.cn/case/?e=x#heads=4");
        assert_eq!(with.act(SheetAct::Answers, "without"), None);
        assert_eq!(with.link(), "https://a.cn/case/?e=x");
        with.act(SheetAct::Answers, "with");
        assert_eq!(with.link(), "https://a.cn/case/?e=x#heads=4");
        let anchor = sheet("https://a.cn/sources/#f37", Device::default());
        assert!(!anchor.dialog("/share/").contains("data-do=\"answers\""));
        assert_eq!(anchor.link(), "https://a.cn/sources/#f37");
    }

    #[test]
    fn wechat_is_told_that_its_own_menu_sends_what_was_entered() {
        let wechat = Device {
            sends: false,
            is_wechat: true,
        };
        let told = |sheet: &Sheet| {
            let places = sheet.places();
            places.contains(&("share-tap", Change::Hidden(false)))
        };
        let mut sheet = sheet("https://a.cn/case/#heads=4", wechat);
        assert!(sheet.dialog("/share/").contains("id=\"share-tap\""));
        assert!(!told(&sheet));
        sheet.act(SheetAct::Answers, "without");
        assert!(told(&sheet));
    }

    #[test]
    fn the_sheet_offers_what_the_device_can_do_and_escapes_what_it_shows() {
        let plain = sheet("https://a.cn/", Device::default()).dialog("/share/");
        assert!(!plain.contains("data-do=\"send\"") && !plain.contains("tap__picture"));
        assert!(plain.contains("落地方案 &lt;b&gt;"));
        let sends = Device {
            sends: true,
            is_wechat: false,
        };
        assert!(
            sheet("https://a.cn/", sends)
                .dialog("/share/")
                .contains("data-do=\"send\"")
        );
        let wechat = Device {
            sends: false,
            is_wechat: true,
        };
        let wechat = sheet("https://a.cn/", wechat);
        assert!(wechat.dialog("/share/").contains("tap__picture"));
        assert!(
            wechat
                .code()
                .contains("src=\"data:image/png;base64,iVBORw0KGgo")
        );
    }

    #[test]
    fn a_link_too_long_for_a_code_says_so() {
        let long = format!("https://a.cn/case/#heads={}", "4".repeat(900));
        let sheet = sheet(&long, Device::default());
        assert!(sheet.code().contains(share_words(Lang::Zh).no_code));
    }
}

//! The window that shows a poster: what stands in it, and what changes with each state.

use super::{Credit, Poster};
use crate::{
    domain::Lang,
    markup::Html,
    platform::Change,
    text::{PosterWords, poster_words},
};

/// What a control of the window does; its name stands there as `data-do`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowAct {
    /// Saves the picture.
    Save,
    /// Opens the device's own way to share.
    Send,
    /// Draws again.
    Retry,
    /// Closes the window.
    Close,
}

impl WindowAct {
    const ALL: [Self; 4] = [Self::Save, Self::Send, Self::Retry, Self::Close];

    const fn name(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::Send => "send",
            Self::Retry => "retry",
            Self::Close => "close",
        }
    }

    /// The act of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// How far the poster is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State<'a> {
    /// On its way.
    Drawing,
    /// What it says did not arrive.
    Unreachable,
    /// The browser makes no picture.
    Undrawn,
    /// There.
    Drawn(Drawn<'a>),
}

/// A poster as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn<'a> {
    /// What it says.
    pub poster: &'a Poster,
    /// The picture's address.
    pub picture: &'a str,
    /// Its width and height in pixels.
    pub size: (i32, i32),
    /// Whether its link was too long, and its code leads to the page alone.
    pub is_bare: bool,
    /// Whether the window stands in `WeChat`, where a picture is saved by pressing it and nothing else is.
    pub is_wechat: bool,
    /// Whether the device sends pictures.
    pub sends: bool,
}

/// The window in a language, before anything is in it.
pub fn window(lang: Lang) -> String {
    let words = poster_words(lang);
    let mut html = Html::default();
    html.tag("<div class=\"share__head\"><h2 class=\"share__title\" id=\"poster-title\" tabindex=\"-1\" autofocus>")
        .text(words.window)
        .tag("</h2>");
    html.plain_button("share__close", WindowAct::Close.name(), words.close);
    html.tag("</div><p class=\"share__said\" id=\"poster-said\" role=\"status\"></p><p class=\"actions\" id=\"poster-retry\" hidden>");
    html.plain_button("button", WindowAct::Retry.name(), words.retry);
    html.tag("</p><p class=\"actions\" id=\"poster-actions\" hidden>");
    html.plain_button("button button--primary", WindowAct::Save.name(), words.save);
    html.tag("<span id=\"poster-send\" hidden>");
    html.plain_button("button", WindowAct::Send.name(), words.send);
    html.tag("</span></p><div class=\"poster\" id=\"poster-picture\"></div>");
    html.end()
}

/// What stands at each place of the window in a state.
pub fn places(lang: Lang, state: State) -> Vec<(&'static str, Change)> {
    let words = poster_words(lang);
    let drawn = match state {
        State::Drawn(drawn) => Some(drawn),
        _ => None,
    };
    vec![
        ("poster-said", Change::Text(said(words, state))),
        (
            "poster-retry",
            Change::Hidden(!matches!(state, State::Unreachable | State::Undrawn)),
        ),
        (
            "poster-actions",
            Change::Hidden(drawn.is_none_or(|drawn| drawn.is_wechat)),
        ),
        (
            "poster-send",
            Change::Hidden(drawn.is_none_or(|drawn| !drawn.sends)),
        ),
        (
            "poster-picture",
            Change::Html(drawn.map_or_else(String::new, image)),
        ),
    ]
}

fn said(words: &PosterWords, state: State) -> String {
    match state {
        State::Drawing => words.drawing.into(),
        State::Unreachable => words.unreachable.into(),
        State::Undrawn => words.undrawn.into(),
        State::Drawn(drawn) => {
            let first = if drawn.is_wechat {
                words.hold
            } else {
                words.drawn
            };
            if drawn.is_bare {
                [first, " ", words.bare].concat()
            } else {
                first.into()
            }
        }
    }
}

fn image(drawn: Drawn) -> String {
    let mut html = Html::default();
    html.tag("<img class=\"poster__picture\" lang=\"")
        .tag(drawn.poster.lang.tag())
        .tag("\" width=\"")
        .number(drawn.size.0.into());
    html.tag("\" height=\"").number(drawn.size.1.into());
    html.tag("\" alt=\"")
        .text(&in_words(drawn.poster))
        .tag("\" src=\"")
        .text(drawn.picture)
        .tag("\">");
    html.end()
}

/// What a poster says, for those who do not see it.
pub fn in_words(poster: &Poster) -> String {
    let words = poster_words(poster.lang);
    let said = [&poster.title, &poster.over].map(Clone::clone);
    let known = poster.figure.iter().chain(&poster.credits).map(credit);
    let rest = [poster.lead.clone()]
        .into_iter()
        .chain(poster.notes.clone());
    let all: Vec<String> = said
        .into_iter()
        .chain(known)
        .chain(rest)
        .filter(|text| !text.is_empty())
        .map(|text| text.trim_end_matches(['。', '.']).to_owned())
        .collect();
    [words.picture, &all.join(words.between)].concat()
}

fn credit(credit: &Credit) -> String {
    let parts = [
        Some(&credit.word),
        credit.figure.as_ref(),
        Some(&credit.text),
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .flatten()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::poster::Mark;

    fn poster() -> Poster {
        Poster {
            lang: Lang::Zh,
            site: "站".into(),
            over: "扶持措施".into(),
            title: "拍摄 <b>".into(),
            figure: Some(Credit {
                mark: Mark::AtMost,
                word: "至多".into(),
                figure: Some("5万元".into()),
                text: "每部".into(),
            }),
            lead: "一句。".into(),
            credits: Vec::new(),
            notes: vec!["来源：甲".into()],
            drawings: Vec::new(),
            emblem: String::new(),
        }
    }

    fn of(state: State, place: &str) -> Change {
        let places = places(Lang::Zh, state);
        let found = places.into_iter().find(|(id, _)| *id == place);
        found.expect("a place").1
    }

    #[test]
    fn the_picture_says_in_words_what_it_shows_and_no_text_becomes_markup() {
        let poster = poster();
        assert_eq!(
            in_words(&poster),
            "海报：拍摄 <b>；扶持措施；至多 5万元 每部；一句；来源：甲"
        );
        let drawn = Drawn {
            poster: &poster,
            picture: "data:image/png;base64,AA",
            size: (1080, 1920),
            is_bare: false,
            is_wechat: false,
            sends: false,
        };
        let Change::Html(html) = of(State::Drawn(drawn), "poster-picture") else {
            panic!("a picture");
        };
        assert!(html.contains("拍摄 &lt;b&gt;；") && html.contains("width=\"1080\""));
    }

    #[test]
    fn what_is_offered_follows_the_state_and_the_device() {
        let poster = poster();
        let drawn = |is_wechat, sends| {
            State::Drawn(Drawn {
                poster: &poster,
                picture: "",
                size: (1, 1),
                is_bare: false,
                is_wechat,
                sends,
            })
        };
        let hidden = |state| {
            ["poster-retry", "poster-actions", "poster-send"]
                .map(|place| of(state, place) == Change::Hidden(true))
        };
        assert_eq!(hidden(State::Drawing), [true, true, true]);
        assert_eq!(hidden(State::Unreachable), [false, true, true]);
        assert_eq!(hidden(State::Undrawn), [false, true, true]);
        assert_eq!(hidden(drawn(false, false)), [true, false, true]);
        assert_eq!(hidden(drawn(false, true)), [true, false, false]);
        assert_eq!(hidden(drawn(true, false)), [true, true, true]);
    }

    #[test]
    fn a_code_that_leads_elsewhere_than_the_link_says_so() {
        let poster = poster();
        let said = |is_bare, is_wechat| {
            let drawn = Drawn {
                poster: &poster,
                picture: "",
                size: (1, 1),
                is_bare,
                is_wechat,
                sends: false,
            };
            of(State::Drawn(drawn), "poster-said")
        };
        let words = poster_words(Lang::Zh);
        assert_eq!(said(false, false), Change::Text(words.drawn.into()));
        let both = format!("{} {}", words.hold, words.bare);
        assert_eq!(said(true, true), Change::Text(both));
    }
}

//! The share kit: which link, code, picture and texts stand in its page for what was chosen, and the sheet of all
//! codes. The page is finished HTML in which every address and code stands already.

use super::{
    Effect, Event, Place,
    introduction::introduction,
    link::without_fragment,
    picture,
    picture::{Png, SIZES},
};
use crate::{
    domain::Lang,
    markup::Html,
    platform::Change,
    qr::Code,
    routes::file_stem,
    text::{ShareWords, share_words},
};

/// A group of topics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Pages of their own.
    Page,
    /// Measures.
    Measure,
    /// Sites and scenes.
    Scene,
    /// Topics of the guide.
    Guide,
}

impl Group {
    /// All groups, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Page, Self::Measure, Self::Scene, Self::Guide];

    const fn key(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Measure => "measure",
            Self::Scene => "scene",
            Self::Guide => "guide",
        }
    }
}

/// A page that can be passed on; its texts in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its group.
    pub group: Group,
    /// Its path from the site's root.
    pub path: [String; 2],
    /// Its title.
    pub title: [String; 2],
    /// What is said of it in a few words.
    pub short: [String; 2],
    /// What is said of it at more length.
    pub long: [String; 2],
}

/// How codes are drawn on the sheet of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// As files that lie beside the pages, so that the page stays small.
    Files,
    /// In the page, as codes of links that were made there must be.
    Inline,
}

/// What a control of the kit does; its name stands there as `data-do`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KitAct {
    /// Chooses a topic.
    Topic,
    /// Chooses a language.
    Language,
    /// Names an event.
    Event,
    /// Chooses the size of the picture.
    Size,
    /// Copies the link.
    CopyLink,
    /// Copies the short introduction.
    CopyShort,
    /// Copies the long introduction.
    CopyLong,
    /// Saves the code as SVG.
    Svg,
    /// Saves the code as PNG.
    Png,
    /// Shows the poster; the page's first script does it.
    Poster,
}

impl KitAct {
    const ALL: [Self; 10] = [
        Self::Topic,
        Self::Language,
        Self::Event,
        Self::Size,
        Self::CopyLink,
        Self::CopyShort,
        Self::CopyLong,
        Self::Svg,
        Self::Png,
        Self::Poster,
    ];

    /// Its name, in `data-do`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Language => "language",
            Self::Event => "event",
            Self::Size => "size",
            Self::CopyLink => "copy-link",
            Self::CopyShort => "copy-short",
            Self::CopyLong => "copy-long",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Poster => "poster",
        }
    }

    /// The act of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// The kit at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kit {
    base: String,
    mount: String,
    site: [String; 2],
    topics: Vec<Topic>,
    words: &'static ShareWords,
    is_wechat: bool,
    page: Lang,
    topic: usize,
    lang: Lang,
    event: Event,
    size: u32,
}

impl Kit {
    /// The kit of a page in this language, for pages published at `base`, which has no slash at its end and contains
    /// the path `mount` that the site is mounted at; with the name of the site.
    pub fn new(page: Lang, base: &str, mount: &str, site: [String; 2], topics: Vec<Topic>) -> Self {
        Self {
            base: base.into(),
            mount: mount.into(),
            site,
            topics,
            words: share_words(page),
            is_wechat: false,
            page,
            topic: 0,
            lang: page,
            event: Event::default(),
            size: SIZES[1],
        }
    }

    /// The topics as the page carries them, a line for each after the line of the base and the site's name.
    pub fn pack(&self) -> String {
        let mut packed = format!("{}\t{}\t{}", self.base, self.site[0], self.site[1]);
        for topic in &self.topics {
            packed.push('\n');
            packed.push_str(topic.group.key());
            let texts = [&topic.path, &topic.title, &topic.short, &topic.long];
            for text in texts.into_iter().flatten() {
                packed.push('\t');
                packed.push_str(&text.replace(['\t', '\n'], " "));
            }
        }
        packed
    }

    /// Reads what a page carries; what does not fit is left out, and without any topic there is no kit.
    pub fn unpack(page: Lang, packed: &str, mount: &str) -> Option<Self> {
        let (first, lines) = packed.split_once('\n')?;
        let mut first = first.split('\t');
        let (base, zh, en) = (first.next()?, first.next()?, first.next()?);
        let topics: Vec<Topic> = lines.split('\n').filter_map(topic).collect();
        (!topics.is_empty()).then(|| Self::new(page, base, mount, [zh.into(), en.into()], topics))
    }

    /// Tells that the page stands in `WeChat`, where no file can be saved.
    #[must_use]
    pub fn in_wechat(self, is_wechat: bool) -> Self {
        Self { is_wechat, ..self }
    }

    /// The language of the page it stands in.
    pub const fn page(&self) -> Lang {
        self.page
    }

    /// The size of the picture, in centimetres: the one that was chosen, or the next that the code can be read at.
    pub fn size(&self) -> u32 {
        let mut large = SIZES.into_iter().filter(|size| !self.is_small(*size));
        let fits = large.find(|size| *size >= self.size);
        fits.unwrap_or(self.size)
    }

    /// Whether the code is too fine for a size.
    fn is_small(&self, size: u32) -> bool {
        self.code().is_some_and(|code| size * 2 < halves(&code))
    }

    /// The places where it is said what became of an act, each beside its buttons.
    pub const SAID: [&'static str; 4] = [
        "kit-said",
        "kit-link-said",
        "kit-short-said",
        "kit-long-said",
    ];

    /// Where it is said what became of this.
    pub fn said(effect: &Effect) -> &'static str {
        match effect {
            Effect::Copy { field, .. } => Self::SAID
                .into_iter()
                .find(|place| place.strip_suffix("-said") == Some(*field))
                .unwrap_or(Self::SAID[0]),
            _ => Self::SAID[0],
        }
    }

    /// The topics of a group, each with its place among all.
    pub fn topics(&self, group: Group) -> impl Iterator<Item = (usize, &Topic)> {
        let all = self.topics.iter().enumerate();
        all.filter(move |(_, topic)| topic.group == group)
    }

    /// Does something; what only a browser can do comes back.
    pub fn act(&mut self, act: KitAct, value: &str) -> Option<Effect> {
        match act {
            KitAct::Topic => {
                let at = value.parse().ok().filter(|at| *at < self.topics.len());
                self.topic = at.unwrap_or(self.topic);
                None
            }
            KitAct::Language => {
                let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == value);
                self.lang = lang.unwrap_or(self.lang);
                None
            }
            KitAct::Event => {
                self.event = Event::read(value);
                None
            }
            KitAct::Size => {
                let size = SIZES.into_iter().find(|size| size.to_string() == value);
                self.size = size.unwrap_or(self.size);
                None
            }
            KitAct::CopyLink => Some(Effect::Copy {
                text: self.link(),
                field: "kit-link",
            }),
            KitAct::CopyShort => Some(Effect::Copy {
                text: self.introduction(|topic| &topic.short),
                field: "kit-short",
            }),
            KitAct::CopyLong => Some(Effect::Copy {
                text: self.introduction(|topic| &topic.long),
                field: "kit-long",
            }),
            KitAct::Svg => Some(Effect::Save {
                name: self.file("svg"),
                kind: "image/svg+xml",
                bytes: self.code()?.svg(&self.code_name()).into_bytes(),
            }),
            KitAct::Png => Some(Effect::Save {
                name: self.file("png"),
                kind: "image/png",
                bytes: Png::new(&self.code()?, self.size())?.bytes,
            }),
            KitAct::Poster => None,
        }
    }

    /// Whether the sheet of all codes is the one that was written.
    pub fn is_as_written(&self) -> bool {
        self.lang == self.page && self.event.name.is_empty()
    }

    /// The link that was made.
    pub fn link(&self) -> String {
        self.chosen()
            .map(|topic| self.link_of(topic))
            .unwrap_or_default()
    }

    fn chosen(&self) -> Option<&Topic> {
        self.topics.get(self.topic)
    }

    fn link_of(&self, topic: &Topic) -> String {
        let path = &topic.path[self.lang as usize];
        self.event.tag(&format!("{}{path}", self.base))
    }

    fn introduction(&self, text: impl Fn(&Topic) -> &[String; 2]) -> String {
        let lang = self.lang as usize;
        self.chosen().map_or(String::new(), |topic| {
            let title = format!("{} · {}", topic.title[lang], self.site[lang]);
            introduction(&title, &text(topic)[lang], &self.link())
        })
    }

    fn code(&self) -> Option<Code> {
        Code::coarse(&self.link())
    }

    fn code_name(&self) -> String {
        let title = self.chosen().map(|topic| &topic.title[self.lang as usize]);
        format!(
            "{}{}",
            self.words.kit_code,
            title.map_or("", String::as_str)
        )
    }

    fn path(&self) -> &str {
        let lang = self.lang as usize;
        self.chosen().map_or("", |topic| topic.path[lang].as_str())
    }

    /// With what tells files apart: page, event and, of a picture, size.
    fn file(&self, ending: &str) -> String {
        let mut name = format!("qr-{}", file_stem(self.path()));
        let event = self.event.name.split(|c: char| !c.is_alphanumeric());
        for word in event.filter(|word| !word.is_empty()) {
            name = format!("{name}-{word}");
        }
        if ending == "png" {
            name = format!("{name}-{}cm", self.size());
        }
        format!("{name}.{ending}")
    }

    /// What stands at each place that follows what was chosen at once.
    pub fn places(&self) -> Vec<Place> {
        let code = self.code();
        let lang = Change::Attribute("lang", Some(self.lang.tag().into()));
        let sizes = SIZES.into_iter().zip(SIZE_IDS).flat_map(|(size, id)| {
            [
                (id, Change::Disabled(self.is_small(size))),
                (id, Change::Checked(size == self.size())),
            ]
        });
        let mut places = vec![
            ("kit-link", Change::Value(self.link())),
            ("kit-code", Change::Html(self.drawing(code.as_ref()))),
            ("kit-size-said", Change::Text(self.fineness(code.as_ref()))),
            (
                "kit-short",
                Change::Value(self.introduction(|topic| &topic.short)),
            ),
            ("kit-short", lang.clone()),
            (
                "kit-long",
                Change::Value(self.introduction(|topic| &topic.long)),
            ),
            ("kit-long", lang),
            ("kit-event-said", Change::Text(self.mended())),
            ("kit-files", Change::Hidden(self.is_wechat)),
            ("kit-poster", of_poster("data-path", self.path())),
            ("kit-poster", of_poster("data-lang", self.lang.tag())),
            ("kit-poster", of_poster("data-poster", &self.link())),
        ];
        places.extend(sizes);
        places
    }

    /// What follows after a pause: the sheet of all codes.
    pub fn slow_places(&self) -> Vec<Place> {
        vec![("kit-all", Change::Html(self.list(Drawn::Inline)))]
    }

    fn drawing(&self, code: Option<&Code>) -> String {
        let mut html = Html::default();
        let Some(code) = code else {
            return html.text(self.words.no_code).end();
        };
        match Png::new(code, self.size()).filter(|_| self.is_wechat) {
            Some(png) => picture::image(&mut html, &png, &self.code_name())
                .tag("<p class=\"hint\">")
                .text(self.words.hold)
                .tag("</p>")
                .end(),
            None => code.svg(&self.code_name()),
        }
    }

    /// How small the code may be printed.
    fn fineness(&self, code: Option<&Code>) -> String {
        let Some(code) = code else {
            return String::new();
        };
        match halves(code) {
            0..=4 => self.words.coarse.into(),
            halves => {
                let rest = if halves % 2 == 1 { ".5" } else { "" };
                let whole = halves / 2;
                format!("{}{whole}{rest}{}", self.words.fine, self.words.fine_end)
            }
        }
    }

    fn mended(&self) -> String {
        let cut = self.event.is_cut.then_some(self.words.event_cut);
        let cleaned = self.event.is_cleaned.then_some(self.words.event_cleaned);
        let said: Vec<&str> = cut.into_iter().chain(cleaned).collect();
        said.join(" ")
    }

    /// The sheet of all codes.
    pub fn list(&self, drawn: Drawn) -> String {
        let words = self.words;
        let lang = self.lang as usize;
        let mut html = Html::default();
        if !self.event.name.is_empty() {
            html.tag("<p class=\"codes__event\">")
                .text(words.at_event)
                .text(&self.event.name)
                .tag("</p>");
        }
        for (group, name) in Group::ALL.into_iter().zip(words.groups) {
            html.tag("<h3 class=\"codes__group\">")
                .text(name)
                .tag("</h3><ul class=\"codes\" lang=\"")
                .tag(self.lang.tag())
                .tag("\">");
            for (_, topic) in self.topics(group) {
                let (path, title) = (&topic.path[lang], &topic.title[lang]);
                let code = Code::coarse(&self.link_of(topic));
                // On paper it is drawn wider.
                let is_fine = code.as_ref().is_some_and(|code| code.across() > SHEET);
                html.tag(if is_fine {
                    "<li class=\"codes__item codes__item--fine\">"
                } else {
                    "<li class=\"codes__item\">"
                });
                self.code_of(&mut html, topic, code.as_ref(), drawn);
                html.tag("<p class=\"codes__title\"><a href=\"")
                    .text(&self.mount)
                    .text(path)
                    .tag("\">")
                    .text(title)
                    .tag("</a></p><p class=\"codes__address\">")
                    .text(without_scheme(&self.base))
                    .text(path)
                    .tag("</p></li>");
            }
            html.tag("</ul>");
        }
        html.end()
    }

    fn code_of(&self, html: &mut Html, topic: &Topic, code: Option<&Code>, drawn: Drawn) {
        let lang = self.lang as usize;
        let name = format!("{}{}", self.words.kit_code, topic.title[lang]);
        match drawn {
            Drawn::Files => {
                html.tag("<img class=\"qr\" width=\"200\" height=\"200\" src=\"")
                    .text(&self.mount)
                    .text(&code_file(&topic.path[lang]))
                    .tag("\" alt=\"")
                    .text(&name)
                    .tag("\">");
            }
            Drawn::Inline => {
                if let Some(code) = code {
                    code.draw(html, &name);
                }
            }
        }
    }

    /// The codes of all topics in a language as files: their paths, and what they hold.
    pub fn files(&self, lang: Lang) -> Vec<(String, String)> {
        let file = |topic: &Topic| {
            let path = &topic.path[lang as usize];
            let code = Code::coarse(&format!("{}{path}", self.base))?;
            Some((code_file(path), code.svg(&topic.title[lang as usize])))
        };
        self.topics.iter().filter_map(file).collect()
    }
}

/// The choices of a size, by their ids.
pub const SIZE_IDS: [&str; SIZES.len()] = ["kit-size-2", "kit-size-3", "kit-size-5", "kit-size-10"];

/// What the button of the poster says of it.
fn of_poster(name: &'static str, value: &str) -> Change {
    Change::Attribute(name, Some(value.into()))
}

/// The file of a page's code.
pub fn code_file(path: &str) -> String {
    format!("/codes/{}.svg", file_stem(path))
}

fn topic(line: &str) -> Option<Topic> {
    let mut fields = line.split('\t');
    let key = fields.next()?;
    let mut both = || Some([fields.next()?.to_owned(), fields.next()?.to_owned()]);
    Some(Topic {
        group: Group::ALL.into_iter().find(|group| group.key() == key)?,
        path: both()?,
        title: both()?,
        short: both()?,
        long: both()?,
    })
}

/// The most modules across of a code at its usual width on the printed sheet, 2.8 cm, by the same measure.
const SHEET: u32 = 53;

/// The least width of a code on paper in half centimetres: a module is no narrower than two dots of a screen with 96
/// to an inch, of which two centimetres hold 76.
fn halves(code: &Code) -> u32 {
    (code.across() * 4).div_ceil(38)
}

fn without_scheme(address: &str) -> &str {
    let address = without_fragment(address);
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kit() -> Kit {
        let topic = |group, path: &str| Topic {
            group,
            path: [format!("/{path}"), format!("/en/{path}")],
            title: ["计划\t三年".into(), "Plan".into()],
            short: ["短。".into(), "Short.".into()],
            long: ["短。长。".into(), "Short. Long.".into()],
        };
        let topics = vec![
            topic(Group::Page, ""),
            topic(Group::Page, "plan/"),
            topic(Group::Scene, "scenes/inn/"),
        ];
        let site = ["站".into(), "Site".into()];
        Kit::new(Lang::Zh, "https://a.cn/sub", "/sub", site, topics)
    }

    fn at(kit: &Kit, id: &str) -> Change {
        let places = kit.places();
        let place = places.into_iter().find(|(place, _)| *place == id);
        place.expect("a place").1
    }

    #[test]
    fn the_kit_travels_in_its_page() {
        let kit = kit();
        let back = Kit::unpack(Lang::Zh, &kit.pack(), "/sub").expect("a kit");
        assert_eq!((&back.base, &back.site), (&kit.base, &kit.site));
        assert_eq!(back.topics.len(), 3);
        assert_eq!(back.topics[0].title[0], "计划 三年");
        assert_eq!(back.topics[1..], {
            let mut rest = kit.topics[1..].to_vec();
            for topic in &mut rest {
                topic.title[0] = "计划 三年".into();
            }
            rest
        });
        assert!(Kit::unpack(Lang::Zh, "https://a.cn", "").is_none());
        assert!(Kit::unpack(Lang::Zh, "https://a.cn\t站\tSite\npage\tbroken", "").is_none());
    }

    #[test]
    fn topic_language_and_event_make_the_link_its_texts_and_its_files() {
        let mut kit = kit();
        assert_eq!(kit.link(), "https://a.cn/sub/");
        kit.act(KitAct::Topic, "2");
        kit.act(KitAct::Language, "en");
        kit.act(KitAct::Event, " 短剧展 ");
        let link = "https://a.cn/sub/en/scenes/inn/?e=%E7%9F%AD%E5%89%A7%E5%B1%95";
        assert_eq!(kit.link(), link);
        assert_eq!(
            kit.act(KitAct::CopyLong, ""),
            Some(Effect::Copy {
                text: format!("Plan · Site\nShort. Long.\n{link}"),
                field: "kit-long",
            })
        );
        let Some(Effect::Save { name, bytes, .. }) = kit.act(KitAct::Svg, "") else {
            panic!("nothing is saved");
        };
        assert_eq!(name, "qr-en-scenes-inn-短剧展.svg");
        let Some(Effect::Save { name, .. }) = kit.act(KitAct::Png, "") else {
            panic!("nothing is saved");
        };
        assert_eq!(name, "qr-en-scenes-inn-短剧展-3cm.png");
        assert_eq!(
            bytes,
            kit.code().expect("a code").svg("二维码：Plan").into_bytes()
        );
        // What is no topic, language or size changes nothing.
        for (act, value) in [
            (KitAct::Topic, "3"),
            (KitAct::Topic, "x"),
            (KitAct::Language, "fr"),
            (KitAct::Size, "999"),
        ] {
            assert_eq!(kit.act(act, value), None);
        }
        assert_eq!(kit.link(), link);
    }

    #[test]
    fn a_code_that_gets_too_fine_says_how_wide_it_must_be() {
        let mut kit = kit();
        let words = share_words(Lang::Zh);
        assert_eq!(at(&kit, "kit-size-said"), Change::Text(words.coarse.into()));
        kit.act(KitAct::Event, &"展".repeat(20));
        // 200 bytes are a code of 53 modules, 61 with its border: 3.21 cm.
        assert_eq!(
            at(&kit, "kit-size-said"),
            Change::Text(format!("{}3.5{}", words.fine, words.fine_end))
        );
    }

    #[test]
    fn no_size_is_offered_that_the_code_is_too_fine_for() {
        let mut kit = kit();
        let of = |kit: &Kit, change: fn(bool) -> Change| {
            SIZE_IDS.map(|id| kit.places().contains(&(id, change(true))))
        };
        assert_eq!(of(&kit, Change::Disabled), [false; 4]);
        kit.act(KitAct::Size, "2");
        assert_eq!(of(&kit, Change::Checked), [true, false, false, false]);
        kit.act(KitAct::Event, "2026杭州短剧展");
        assert_eq!(of(&kit, Change::Disabled), [true, false, false, false]);
        assert_eq!(of(&kit, Change::Checked), [false, true, false, false]);
        kit.act(KitAct::Event, &"展".repeat(20));
        assert_eq!(of(&kit, Change::Disabled), [true, true, false, false]);
        assert_eq!(kit.size(), 5);
        // A shorter name brings back what was chosen.
        kit.act(KitAct::Event, "");
        assert_eq!(kit.size(), 2);
    }

    #[test]
    fn what_became_of_a_copy_is_said_beside_its_button() {
        let mut kit = kit();
        for (act, place) in [
            (KitAct::CopyLink, "kit-link-said"),
            (KitAct::CopyLong, "kit-long-said"),
            (KitAct::Png, "kit-said"),
        ] {
            let effect = kit.act(act, "").expect("an effect");
            assert_eq!(Kit::said(&effect), place);
        }
    }

    #[test]
    fn a_name_is_shown_as_text() {
        let mut kit = kit();
        kit.act(KitAct::Event, "<b>\"&");
        let list = kit.list(Drawn::Inline);
        assert!(list.contains("活动：&lt;b&gt;&quot;&amp;</p>"), "{list}");
        assert!(!list.contains("<b>"));
    }

    #[test]
    fn a_code_too_fine_for_its_width_on_the_sheet_is_drawn_wider() {
        let mut kit = kit();
        assert!(!kit.list(Drawn::Files).contains("codes__item--fine"));
        kit.act(KitAct::Event, &"展".repeat(20));
        let list = kit.list(Drawn::Inline);
        assert_eq!(list.matches("codes__item--fine").count(), 3);
    }

    #[test]
    fn the_sheet_names_a_file_for_every_topic_and_that_file_is_written() {
        let kit = kit();
        let list = kit.list(Drawn::Files);
        let files = kit.files(Lang::Zh);
        assert_eq!(files.len(), 3);
        for (path, svg) in files {
            assert!(list.contains(&format!("src=\"/sub{path}\"")), "{path}");
            assert!(svg.starts_with("<svg xmlns="));
        }
        assert!(list.contains("href=\"/sub/plan/\"") && list.contains("a.cn/sub/plan/<"));
    }

    #[test]
    fn wechat_shows_a_picture_and_offers_no_file() {
        let kit = kit().in_wechat(true);
        assert_eq!(at(&kit, "kit-files"), Change::Hidden(true));
        let Change::Html(code) = at(&kit, "kit-code") else {
            panic!("no code");
        };
        assert!(code.starts_with(
            "<img class=\"qr\" alt=\"二维码：计划\t三年\" src=\"data:image/png;base64,"
        ));
    }
}

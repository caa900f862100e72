//! A visit to the catalogue: what is asked of it, and what then stands at every place of its page.

use super::{
    index::{Entry, Index},
    marked,
    matching::short,
    search::passage,
    selection::{Matches, Selection},
    state::{Look, Sort, State},
};
use crate::{
    domain::{Ids, Lang},
    markup::Html,
    platform::Change,
    text::{FinderWords, finder_words},
};
use std::ops::Range;

/// What somebody can do with the catalogue's tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Types what is looked for.
    Text,
    /// Lets a value of a facet through, or no longer.
    Facet,
    /// Chooses an order.
    Sort,
    /// Chooses a look.
    Look,
    /// Takes all filters and the search away.
    Clear,
    /// Opens or closes the filters, where there is little room.
    Filters,
}

impl Act {
    const ALL: [Self; 6] = [
        Self::Text,
        Self::Facet,
        Self::Sort,
        Self::Look,
        Self::Clear,
        Self::Filters,
    ];

    /// Its name, in `data-do`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Facet => "facet",
            Self::Sort => "sort",
            Self::Look => "look",
            Self::Clear => "clear",
            Self::Filters => "filters",
        }
    }

    /// The act of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// How many characters stand before a mark in a frame's one line.
const BEFORE: usize = 4;

/// A place of the page by its id, and what stands there.
pub type Place = (String, Change);

/// A visit to the catalogue.
#[derive(Clone, Debug)]
pub struct Catalogue<'i, 't> {
    index: &'i Index<'t>,
    lang: Lang,
    /// Before every path: where the site is mounted.
    base: String,
    /// Whether the finished page shows only some of the scenes.
    is_paged: bool,
    is_open: bool,
    state: State,
    ignored: Vec<String>,
    /// What was typed last, and what has it: a filter does not look for it again.
    typed: String,
    matches: Matches,
    selection: Selection,
    /// How many scenes there are.
    all: usize,
    /// What is on the device's shortlist.
    shortlist: Ids,
    words: &'static FinderWords,
}

impl<'i, 't> Catalogue<'i, 't> {
    /// A visit that asks what an address's query says.
    pub fn new(index: &'i Index<'t>, lang: Lang, base: &str, is_paged: bool, query: &str) -> Self {
        let mut catalogue = Self {
            index,
            lang,
            base: base.into(),
            is_paged,
            is_open: false,
            state: State::default(),
            ignored: Vec::new(),
            typed: String::new(),
            matches: Matches::new(index, ""),
            selection: Selection::default(),
            all: index.scenes().count(),
            shortlist: Ids::default(),
            words: finder_words(lang),
        };
        catalogue.open(query);
        catalogue
    }

    /// Asks what an address's query says.
    pub fn open(&mut self, query: &str) {
        (self.state, self.ignored) = State::read(query, self.index);
        self.select();
    }

    /// The query of the address that asks this.
    pub fn query(&self) -> String {
        self.state.write(self.index)
    }

    /// Does something; `at` and `value` are the control's own.
    pub fn act(&mut self, act: Act, at: &str, value: &str) {
        match act {
            Act::Text => self.state.text = short(value),
            Act::Facet => {
                if let (Ok(facet), Ok(value)) = (at.parse(), value.parse()) {
                    self.state.toggle(facet, value);
                }
            }
            Act::Sort => {
                let sort = Sort::ALL.into_iter().find(|sort| sort.key() == value);
                self.state.sort = sort.unwrap_or_default();
            }
            Act::Look => {
                let look = Look::ALL.into_iter().find(|look| look.key() == value);
                self.state.look = look.unwrap_or_default();
            }
            Act::Clear => {
                self.state = State {
                    look: self.state.look,
                    ..State::read("", self.index).0
                };
                self.ignored.clear();
            }
            Act::Filters => self.is_open = !self.is_open,
        }
        self.select();
    }

    fn select(&mut self) {
        if self.typed != self.state.text {
            self.typed.clone_from(&self.state.text);
            self.matches = Matches::new(self.index, &self.typed);
        }
        self.selection = Selection::new(self.index, &self.matches, &self.state, self.lang);
    }

    /// Whether the scenes that fit are listed, in place of the finished page.
    pub fn is_listing(&self) -> bool {
        self.is_paged
            || self.state.is_asking()
            || self.state.sort != Sort::default()
            || self.state.look != Look::default()
    }

    /// Whether anything but the look is asked.
    pub fn is_asking(&self) -> bool {
        self.state.is_asking()
    }

    /// How many scenes fit.
    pub fn total(&self) -> usize {
        self.selection.scenes.len()
    }

    /// How many there are, in words.
    pub fn said(&self) -> String {
        let (shown, all) = (self.total(), self.all);
        let scenes = self.words.scenes[usize::from(all != 1)];
        let mut said = if shown == all {
            format!("{all}{scenes}")
        } else {
            format!("{shown}{}{all}{scenes}", self.words.of)
        };
        if shown == 0 {
            said = format!("{} {}", self.words.none, self.words.none_help);
        }
        said
    }

    /// Every place but the list itself.
    pub fn places(&self) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        let mut put = |id: String, change: Change| places.push((id, change));
        put("f-text".into(), Change::Value(self.state.text.clone()));
        put("f-sort".into(), Change::Value(self.state.sort.key().into()));
        for (at, look) in Look::ALL.into_iter().enumerate() {
            put(
                format!("f-look-{at}"),
                Change::Checked(self.state.look == look),
            );
        }
        for (facet, counts) in self.selection.counts.iter().enumerate() {
            for (value, count) in counts.iter().enumerate() {
                let is_chosen = self.state.chosen[facet] & super::state::bit(value) != 0;
                put(format!("f-{facet}-{value}"), Change::Checked(is_chosen));
                put(
                    format!("f-{facet}-{value}-count"),
                    Change::Text(count.to_string()),
                );
                let class = if *count == 0 && !is_chosen {
                    "choice choice--none"
                } else {
                    "choice"
                };
                put(format!("f-{facet}-{value}-choice"), Change::Class(class));
            }
        }
        let chosen: u32 = self
            .state
            .chosen
            .iter()
            .map(|chosen| chosen.count_ones())
            .sum();
        let open = if chosen == 0 {
            String::new()
        } else {
            chosen.to_string()
        };
        put("f-open-count".into(), Change::Text(open));
        put(
            "f-open".into(),
            Change::Attribute("aria-expanded", Some(self.is_open.to_string())),
        );
        let class = if self.is_open {
            "finder__facets finder__facets--open"
        } else {
            "finder__facets"
        };
        put("f-facets".into(), Change::Class(class));
        put("f-count".into(), Change::Text(self.said()));
        put("f-chosen".into(), Change::Html(self.chosen()));
        put("f-notice".into(), Change::Html(self.notice()));
        let class = match self.look() {
            Look::Frames => "frames frames--grid found-frames",
            Look::List => "found",
        };
        put("f-list".into(), Change::Class(class));
        put("f-results".into(), Change::Hidden(!self.is_listing()));
        put("f-whole".into(), Change::Hidden(self.is_listing()));
        places
    }

    /// Frames or a list.
    pub fn look(&self) -> Look {
        self.state.look
    }

    /// What is chosen, each with a way to take it away.
    fn chosen(&self) -> String {
        let mut html = Html::default();
        if !self.state.is_asking() {
            return html.end();
        }
        for (at, (facet, chosen)) in self.index.facets.iter().zip(&self.state.chosen).enumerate() {
            for (value, (_, name)) in facet.values.iter().enumerate() {
                if chosen & super::state::bit(value) != 0 {
                    html.tag("<button type=\"button\" class=\"chip chip--remove\" data-do=\"facet\" data-at=\"");
                    html.number(i64::try_from(at).unwrap_or(0))
                        .tag("\" value=\"");
                    html.number(i64::try_from(value).unwrap_or(0))
                        .tag("\" aria-label=\"");
                    html.text(self.words.remove)
                        .text(" ")
                        .text(name[self.lang as usize])
                        .tag("\">");
                    html.text(name[self.lang as usize]).tag("</button>");
                }
            }
        }
        html.tag("<button type=\"button\" class=\"finder__clear\" data-do=\"clear\">");
        html.text(self.words.clear).tag("</button>");
        html.end()
    }

    fn notice(&self) -> String {
        let mut html = Html::default();
        if !self.ignored.is_empty() {
            html.tag("<p>")
                .text(self.words.ignored)
                .text(&self.ignored.join(self.words.comma))
                .tag("</p>");
        }
        if self.matches.query.is_loose() && self.total() > 0 {
            html.tag("<p>").text(self.words.loose).tag("</p>");
        }
        html.end()
    }

    /// The device's shortlist is this now.
    pub fn chosen_now(&mut self, shortlist: Ids) {
        self.shortlist = shortlist;
    }

    /// Some of the scenes that fit, as items of the list.
    pub fn items(&self, range: Range<usize>) -> String {
        let mut html = Html::default();
        let numbered =
            (range.start + 1..).zip(self.selection.scenes.get(range).unwrap_or_default());
        for (number, at) in numbered {
            let entry = usize::try_from(*at)
                .ok()
                .and_then(|at| self.index.entries.get(at));
            if let Some(entry) = entry {
                self.item(&mut html, number, entry);
            }
        }
        html.end()
    }

    /// What fits and is not shown anyway: a line with every item, so that they are of one height.
    fn why(&self, html: &mut Html, entry: &Entry, shown: &[&str]) {
        let query = &self.matches.query;
        if query.is_empty() {
            return;
        }
        html.tag("<span class=\"found__why\">");
        let reasons = query.reasons(self.index, entry, self.lang as usize, shown);
        for (at, reason) in reasons.iter().enumerate() {
            html.text(if at == 0 { "" } else { self.words.dot });
            html.tag("<span");
            if reason.is_other {
                html.tag(" lang=\"").text(self.lang.other().tag()).tag("\"");
            }
            html.tag(">");
            passage(html, reason, BEFORE);
            html.tag("</span>");
        }
        html.tag("</span>");
    }

    fn item(&self, html: &mut Html, number: usize, entry: &Entry) {
        let Some(scene) = &entry.scene else {
            return;
        };
        let is_list = self.look() == Look::List;
        let lang = self.lang as usize;
        html.tag(if is_list {
            "<li class=\"found__item\" aria-setsize=\""
        } else {
            "<li class=\"frames__item\" aria-setsize=\""
        });
        html.number(i64::try_from(self.total()).unwrap_or(-1))
            .tag("\" aria-posinset=\"");
        html.number(i64::try_from(number).unwrap_or(0))
            .tag("\"><a class=\"");
        html.tag(if is_list { "found__link" } else { "frame" })
            .tag("\" href=\"");
        html.text(&address(&self.base, self.lang, entry.path))
            .tag("\">");
        if !is_list {
            html.tag("<span class=\"frame__picture\"><img src=\"")
                .text(&self.base)
                .text(scene.picture);
            html.tag("\" alt=\"\" width=\"270\" height=\"480\" decoding=\"async\"></span>");
        }
        html.tag(if is_list {
            "<span class=\"found__title\">"
        } else {
            "<span class=\"frame__title\">"
        });
        let marks = self.matches.query.marks(self.index, entry.title[lang]);
        html.tag("<span class=\"found__name\">");
        marked(html, entry.title[lang], &marks);
        html.tag("</span>");
        // A line with every item, so that they are of one height.
        if !self.matches.query.is_empty() {
            let other = 1 - lang;
            let marks = self.matches.query.marks(self.index, entry.title[other]);
            html.tag(" <span class=\"found__other\"");
            if !marks.is_empty() {
                let other_lang = self.lang.other().tag();
                html.tag(" lang=\"").text(other_lang).tag("\"");
            }
            html.tag(">");
            if !marks.is_empty() {
                marked(html, entry.title[other], &marks);
            }
            html.tag("</span>");
        }
        html.tag("</span>");
        let mut shown = entry.title.to_vec();
        if is_list {
            html.tag("<span class=\"found__facts\">");
            let values = self.index.facets.iter().zip(&scene.values);
            // The last facet is the status, which has its own mark.
            let values = values.take(self.index.facets.len().saturating_sub(1));
            for (at, (facet, value)) in values.enumerate() {
                let name = facet
                    .values
                    .get(usize::from(*value))
                    .map_or("", |(_, name)| name[lang]);
                html.text(if at == 0 { "" } else { self.words.dot });
                let marks = self.matches.query.marks(self.index, name);
                marked(html, name, &marks);
                shown.push(name);
            }
            html.tag("</span>");
        }
        self.why(html, entry, &shown);
        html.tag("<span class=\"")
            .tag(scene.mark.class())
            .tag("\">");
        html.text(scene.status[lang]).tag("</span></a>");
        let id = entry.path.trim_end_matches('/').rsplit('/').next();
        let id = id.unwrap_or_default();
        html.tag(
            "<label class=\"pick__label\"><input type=\"checkbox\" class=\"pick__box\" value=\"",
        )
        .text(id);
        html.tag(if self.shortlist.has(id) {
            "\" checked><span>"
        } else {
            "\"><span>"
        });
        html.text(self.words.pick).tag("</span></label></li>");
    }
}

/// The address of a path below a language's root.
pub(super) fn address(base: &str, lang: Lang, path: &str) -> String {
    let root = match lang {
        Lang::Zh => "/",
        Lang::En => "/en/",
    };
    format!("{base}{root}{path}")
}

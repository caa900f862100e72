//! The search over the whole site: what stands in its window, and which result is chosen by keyboard.

use super::{
    catalogue::address,
    index::{Entry, Index, Kind},
    marked,
    matching::{Found, LONGEST, Query, Reason, short},
    sorted,
};
use crate::{
    domain::Lang,
    markup::Html,
    text::{FinderWords, finder_words},
};
use std::ops::Range;

/// How many results of a kind are shown at first.
const SHOWN: usize = 6;

/// How many characters stand before a mark in a text; twice as many stand after it.
const AROUND: usize = 24;

/// The window of the search, before anything is typed.
pub fn dialog(lang: Lang) -> String {
    let words = finder_words(lang);
    let mut html = Html::default();
    html.tag("<form class=\"search__form\" method=\"dialog\" role=\"search\"><label class=\"search__label\" for=\"s-text\">");
    html.text(words.search).tag(
        "</label><input class=\"search__text\" id=\"s-text\" type=\"search\" role=\"combobox\" ",
    );
    html.tag("autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" enterkeyhint=\"go\" aria-autocomplete=\"list\" ");
    html.tag(
        "aria-controls=\"s-list\" aria-expanded=\"false\" aria-describedby=\"s-hint\" maxlength=\"",
    );
    html.number(i64::try_from(LONGEST).unwrap_or(0)).tag("\">");
    html.tag("<button type=\"button\" class=\"search__close\" id=\"s-close\">")
        .text(words.close)
        .tag("</button>");
    html.tag("<p class=\"hint\" id=\"s-hint\">")
        .text(words.search_hint)
        .tag("</p></form>");
    html.tag("<p class=\"search__said\" id=\"s-said\" role=\"status\"></p>");
    html.tag(
        "<div class=\"search__list\" id=\"s-list\" role=\"listbox\" tabindex=\"-1\" aria-label=\"",
    )
    .text(words.results)
    .tag("\"></div>");
    html.tag("<p class=\"search__keys\">")
        .text(words.search_keys)
        .tag(" <label><input type=\"checkbox\" id=\"s-slash\"> ")
        .text(words.slash)
        .tag("</label>")
        .tag("</p>");
    html.end()
}

/// A move among the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next; from the last to the first.
    Next,
    /// To the one before; from the first to the last.
    Before,
}

/// What a search comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The list of results.
    pub html: String,
    /// How many there are, in words.
    pub said: String,
    /// How many can be chosen, as `s-0`, `s-1` and so on.
    pub options: usize,
}

/// A search over the whole site.
#[derive(Clone, Debug)]
pub struct Search<'i, 't> {
    index: &'i Index<'t>,
    lang: Lang,
    base: String,
    words: &'static FinderWords,
    options: usize,
    chosen: Option<usize>,
    /// What was searched for last, and for each kind whether all that was found of it is shown.
    asked: String,
    whole: [bool; Kind::ALL.len()],
}

impl<'i, 't> Search<'i, 't> {
    /// A search in a language's pages.
    pub fn new(index: &'i Index<'t>, lang: Lang, base: &str) -> Self {
        Self {
            index,
            lang,
            base: base.into(),
            words: finder_words(lang),
            options: 0,
            chosen: None,
            asked: String::new(),
            whole: [false; Kind::ALL.len()],
        }
    }

    /// From now on shows all that was found of a kind, by the name that its option has; until something else is asked.
    pub fn widen(&mut self, kind: &str) {
        for (own, whole) in Kind::ALL.into_iter().zip(&mut self.whole) {
            *whole |= head(own) == kind;
        }
    }

    /// Chooses the result at a place, if there is one.
    pub fn choose(&mut self, at: usize) -> Option<usize> {
        self.chosen = (at < self.options).then_some(at);
        self.chosen
    }

    /// Searches; `here` is the path of the page that is open, whose own anchors the browser itself jumps to.
    pub fn ask(&mut self, typed: &str, here: &str) -> Answer {
        let mut query = Query::read(typed);
        if self.asked != typed {
            self.asked = typed.into();
            self.whole = [false; Kind::ALL.len()];
        }
        let found = if query.is_empty() {
            Vec::new()
        } else {
            query.find(self.index, |_| true)
        };
        self.chosen = None;
        self.options = 0;
        if query.is_empty() {
            return Answer::default();
        }
        let mut html = Html::default();
        if found.is_empty() {
            html.tag("<p class=\"search__none\">")
                .text(self.words.nothing_help)
                .tag("</p>");
        }
        for (kind, name) in Kind::ALL.into_iter().zip(self.words.kinds) {
            self.group(&mut html, kind, name, &query, &found, (typed, here));
        }
        let said = match found.len() {
            0 => self.words.nothing.into(),
            count => {
                let loose = if query.is_loose() {
                    self.words.loose
                } else {
                    ""
                };
                format!(
                    "{count}{} {loose}",
                    self.words.found[usize::from(count != 1)]
                )
            }
        };
        Answer {
            html: html.end(),
            said: said.trim().into(),
            options: self.options,
        }
    }

    /// Chooses another result; gives its place.
    pub fn step(&mut self, step: Step) -> Option<usize> {
        let last = self.options.checked_sub(1)?;
        self.chosen = Some(match (step, self.chosen) {
            (Step::Next, Some(at)) if at < last => at + 1,
            (Step::Next, _) => 0,
            (Step::Before, Some(at)) if at > 0 => at - 1,
            (Step::Before, _) => last,
        });
        self.chosen
    }

    /// The result that Enter opens: the chosen one, else the first.
    pub fn opens(&self) -> Option<usize> {
        (self.options > 0).then(|| self.chosen.unwrap_or(0))
    }

    fn group(
        &mut self,
        html: &mut Html,
        kind: Kind,
        name: &str,
        query: &Query,
        found: &[Found],
        asked: (&str, &str),
    ) {
        let (typed, here) = asked;
        let entry = |at: u32| {
            let entry = usize::try_from(at)
                .ok()
                .and_then(|at| self.index.entries.get(at));
            entry.filter(|entry| entry.kind == kind)
        };
        let own = found.iter().filter(|found| entry(found.entry).is_some());
        let own = own.map(|found| (u64::from(u16::MAX - found.score), found.entry));
        let own = sorted(own.collect());
        if own.is_empty() {
            return;
        }
        html.tag("<div class=\"search__group\" role=\"group\" aria-labelledby=\"s-")
            .tag(head(kind));
        html.tag("\"><p class=\"search__kind\" id=\"s-")
            .tag(head(kind))
            .tag("\">")
            .text(name)
            .tag(" <span>");
        html.number(i64::try_from(own.len()).unwrap_or(0))
            .tag("</span></p>");
        let mut kinds = Kind::ALL.into_iter().zip(self.whole);
        let is_whole = kinds.any(|pair| pair == (kind, true));
        let shown = if is_whole { own.len() } else { SHOWN };
        for entry in own.iter().take(shown).filter_map(|(_, at)| entry(*at)) {
            let address = address(&self.base, self.lang, entry.path);
            self.option(html, &address, here);
            self.result(html, query, entry);
            html.tag("</a>");
        }
        // Scenes may be thousands: the catalogue shows them all, and only those on the screen.
        if kind == Kind::Scene && own.len() > SHOWN {
            let typed = short(typed);
            let typed: String = form_urlencoded::byte_serialize(typed.trim().as_bytes()).collect();
            let address = address(&self.base, self.lang, &format!("scenes/?q={typed}"));
            self.option(html, &address, here);
            html.tag("<span class=\"search__title\">")
                .text(self.words.all_scenes)
                .text(" ");
            html.number(i64::try_from(own.len()).unwrap_or(0))
                .tag("</span></a>");
        } else if own.len() > shown {
            html.tag("<div class=\"search__result search__more\" role=\"option\" aria-selected=\"false\" data-more=\"");
            html.tag(head(kind)).tag("\" id=\"s-");
            html.number(i64::try_from(self.options).unwrap_or(0))
                .tag("\"><span class=\"search__title\">")
                .text(self.words.show_all[0]);
            html.number(i64::try_from(own.len()).unwrap_or(0))
                .text(self.words.show_all[1])
                .tag("</span></div>");
            self.options += 1;
        }
        html.tag("</div>");
    }

    fn option(&mut self, html: &mut Html, address: &str, here: &str) {
        html.tag("<a class=\"search__result\" role=\"option\" aria-selected=\"false\" tabindex=\"-1\" id=\"s-");
        html.number(i64::try_from(self.options).unwrap_or(0))
            .tag("\" href=\"")
            .text(address)
            .tag("\"");
        let path = address.split(['#', '?']).next().unwrap_or_default();
        // The router would swallow a jump within the page.
        html.tag(if path == here && path != address {
            " rel=\"external\">"
        } else {
            ">"
        });
        self.options += 1;
    }

    fn result(&self, html: &mut Html, query: &Query, entry: &Entry) {
        let lang = self.lang as usize;
        let title = entry.title[lang];
        let marks = query.marks(self.index, title);
        html.tag("<span class=\"search__title\">");
        marked(html, title, &marks);
        html.tag("</span>");
        let shown = [title, entry.place[lang]];
        for reason in query.reasons(self.index, entry, lang, &shown) {
            html.tag("<span class=\"search__text-found\"");
            if reason.is_other {
                html.tag(" lang=\"").text(self.lang.other().tag()).tag("\"");
            }
            html.tag(">");
            passage(html, &reason, AROUND);
            html.tag("</span>");
        }
        if !entry.place[lang].is_empty() {
            html.tag("<span class=\"search__place\">");
            let marks = query.marks(self.index, entry.place[lang]);
            marked(html, entry.place[lang], &marks);
            html.tag("</span>");
        }
    }
}

const fn head(kind: Kind) -> &'static str {
    match kind {
        Kind::Page => "pages",
        Kind::Scene => "scenes",
        Kind::Measure => "measures",
        Kind::Guide => "guide",
        Kind::Fact => "facts",
    }
}

/// What stands around the first mark; so many characters before it.
pub(super) fn passage(html: &mut Html, reason: &Reason, around: usize) {
    let (text, marks) = (reason.text, &reason.marks);
    let Some(first) = marks.first() else {
        return;
    };
    let before = text[..first.start]
        .char_indices()
        .rev()
        .nth(around - 1)
        .map_or(0, |(at, _)| at);
    let after = text[first.end..]
        .char_indices()
        .nth(2 * AROUND)
        .map_or(text.len(), |(at, _)| first.end + at);
    // English is cut between words.
    let is_cut = |at: usize| {
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        is_letter(text[..at].chars().next_back()) && is_letter(text[at..].chars().next())
    };
    let space = text[before..first.start]
        .find(' ')
        .filter(|_| is_cut(before));
    let before = before + space.map_or(0, |at| at + 1);
    let space = text[first.end..after].rfind(' ').filter(|_| is_cut(after));
    let after = space.map_or(after, |at| first.end + at);
    let inside = marks.iter().filter(|mark| mark.end <= after);
    let moved: Vec<Range<usize>> = inside
        .map(|mark| mark.start - before..mark.end - before)
        .collect();
    html.text(if before > 0 { "…" } else { "" });
    marked(html, &text[before..after], &moved);
    html.text(if after < text.len() { "…" } else { "" });
}

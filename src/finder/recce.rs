//! The recce list: the scenes of a shortlist one below the other, or up to four side by side.
//!
//! What is said of a scene is written ahead, a file for each. The first line of it holds name, site, address of the
//! page and of the picture; every other a label and what it says; between them stand tabs.

use super::Place;
use crate::{
    domain::{Ids, Lang, fragment},
    markup::Html,
    platform::Change,
    text::{FinderWords, finder_words},
};

/// The most scenes side by side.
const MOST_BESIDE: usize = 4;

/// A label, and what it says.
pub type Row = (String, Vec<String>);

/// What is said of a scene.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The name of its site.
    pub site: String,
    /// The address of its page.
    pub href: String,
    /// The address of its picture; none of a scene that was taken out.
    pub picture: String,
    /// Labels, and what each says.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// As it is written.
    #[cfg(any(test, feature = "ssr"))]
    pub fn write(&self) -> String {
        let head = [&self.name, &self.site, &self.href, &self.picture];
        let rows = self.rows.iter();
        let rows = rows.map(|(label, says)| [label].into_iter().chain(says).collect());
        let clean = |field: &String| field.replace(['\t', '\n'], " ");
        let line =
            |fields: Vec<&String>| fields.into_iter().map(clean).collect::<Vec<_>>().join("\t");
        let lines = [head.to_vec()].into_iter().chain(rows).map(line);
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Reads it back; none where it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let head: Vec<&str> = lines.next()?.split('\t').collect();
        let [name, site, href, picture] = head.as_slice() else {
            return None;
        };
        let row = |line: &str| {
            let mut fields = line.split('\t').map(String::from);
            Some((fields.next()?, fields.collect()))
        };
        Some(Self {
            name: (*name).into(),
            site: (*site).into(),
            href: (*href).into(),
            picture: (*picture).into(),
            rows: lines.map(row).collect::<Option<_>>()?,
        })
    }
}

/// What is there of a scene.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    /// It did not arrive.
    Failed,
    /// No scene has this id.
    Unknown,
    Here(Sheet),
}

/// A visit to the recce list.
#[derive(Clone, Debug)]
pub struct Recce {
    words: &'static FinderWords,
    /// Before a scene's id: the address of the catalogue.
    at: String,
    list: Ids,
    /// Whether the list is the device's shortlist, and not that of somebody's link.
    follows: bool,
    scenes: Vec<State>,
    is_beside: bool,
    /// Which stand side by side.
    beside: Ids,
    /// What of the link is no scene's id.
    ignored: Vec<String>,
}

impl Recce {
    /// The scenes of a link's fragment; where it names none, or was written here while the list followed the device's
    /// shortlist, those of the shortlist.
    pub fn new(lang: Lang, base: &str, fragment: &str, is_own: bool, kept: Option<&str>) -> Self {
        let at = super::catalogue::address(base, lang, "scenes/");
        Self::read(finder_words(lang), at, fragment, is_own, kept)
    }

    fn read(
        words: &'static FinderWords,
        at: String,
        fragment: &str,
        is_own: bool,
        kept: Option<&str>,
    ) -> Self {
        let pairs = if fragment::has_keys(fragment) {
            fragment::pairs(fragment)
        } else {
            Vec::new()
        };
        let named = |key: &str| {
            let mut pairs = pairs.iter();
            pairs.find(|(one, _)| one == key).map(|(_, value)| value)
        };
        let mut list = Ids::default();
        let mut ignored = Vec::new();
        let kept = Ids::read(kept.unwrap_or_default());
        match named("scenes") {
            Some(ids) if !is_own => ignored = list.gather(ids),
            _ => list.clone_from(&kept),
        }
        let chosen = named("beside");
        let mut beside = Ids::default();
        let mut chosen_ids = Ids::default();
        chosen_ids.gather(chosen.map_or("", String::as_str));
        let all = if chosen_ids.is_empty() {
            &list
        } else {
            &chosen_ids
        };
        for id in all.ids().filter(|id| list.has(id)).take(MOST_BESIDE) {
            beside.pick(id);
        }
        let scenes = vec![State::Waiting; list.ids().len()];
        Self {
            words,
            at,
            scenes,
            follows: list == kept,
            is_beside: chosen.is_some(),
            list,
            beside,
            ignored,
        }
    }

    /// Another fragment stands in the address; an anchor of the page says nothing. What is here is not fetched again.
    pub fn reopen(&mut self, fragment: &str, is_own: bool, kept: Option<&str>) {
        if !fragment.is_empty() && !fragment::has_keys(fragment) {
            return;
        }
        let fresh = Self::read(self.words, self.at.clone(), fragment, is_own, kept);
        let before = std::mem::replace(self, fresh);
        self.take_states(&before.list, before.scenes);
    }

    fn take_states(&mut self, before: &Ids, states: Vec<State>) {
        let known: Vec<(&str, State)> = before.ids().zip(states).collect();
        let states = self.list.ids().map(|id| {
            let state = known.iter().find(|(one, _)| *one == id);
            state.map_or(State::Waiting, |(_, state)| state.clone())
        });
        self.scenes = states.collect();
    }

    /// Whether the list is the device's shortlist, so that its address is the device's own.
    pub const fn is_own(&self) -> bool {
        self.follows
    }

    /// The device's shortlist is this now. A list that came with a link stays as it is.
    pub fn kept_now(&mut self, kept: Option<&str>) {
        if !self.follows {
            return;
        }
        let before = std::mem::replace(&mut self.list, Ids::read(kept.unwrap_or_default()));
        let states = std::mem::take(&mut self.scenes);
        self.take_states(&before, states);
        for id in self.list.ids().filter(|id| !before.has(id)) {
            if self.beside.ids().len() < MOST_BESIDE {
                self.beside.pick(id);
            }
        }
        for id in before.ids().filter(|id| !self.list.has(id)) {
            self.beside.unpick(id);
        }
    }

    /// The addresses that have to be fetched.
    pub fn wanted(&self) -> Vec<String> {
        let scenes = self.list.ids().zip(&self.scenes);
        let waiting = scenes.filter(|(_, state)| **state == State::Waiting);
        waiting.map(|(id, _)| self.address(id)).collect()
    }

    fn address(&self, id: &str) -> String {
        [&self.at, id, "/recce.txt"].concat()
    }

    /// What came of an address: the text, or whether there is no such file. The list may be another by then.
    pub fn arrived(&mut self, address: &str, text: Result<String, bool>) {
        let state = match text {
            Ok(text) => Sheet::read(&text).map_or(State::Failed, State::Here),
            Err(true) => State::Unknown,
            Err(false) => State::Failed,
        };
        let place = self.list.ids().position(|id| self.address(id) == address);
        if let Some(scene) = place.and_then(|place| self.scenes.get_mut(place)) {
            *scene = state;
        }
    }

    /// Does what a control of the page stands for.
    pub fn act(&mut self, doing: &str, value: &str) {
        match doing {
            "look" => self.is_beside = value == "beside",
            "beside" if self.beside.has(value) => self.beside.unpick(value),
            "beside" if self.beside.ids().len() < MOST_BESIDE && self.list.has(value) => {
                self.beside.pick(value);
            }
            "again" => {
                for scene in self.scenes.iter_mut().filter(|one| **one == State::Failed) {
                    *scene = State::Waiting;
                }
            }
            _ => {}
        }
    }

    /// What belongs behind the `#` of the address.
    pub fn fragment(&self) -> String {
        let scenes = self.list.written();
        let scenes = scenes.map(|ids| ["scenes=", &ids].concat());
        let beside = self.beside.written().filter(|_| self.is_beside);
        let beside = beside.map(|ids| ["&beside=", &ids].concat());
        [scenes, beside].into_iter().flatten().collect()
    }

    /// What stands at every place of the page.
    pub fn places(&self) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        let mut put = |id: &str, change: Change| places.push((id.into(), change));
        let ignored = if self.ignored.is_empty() {
            String::new()
        } else {
            [self.words.ignored, &self.ignored.join(self.words.comma)].concat()
        };
        let is_whole = ignored.is_empty();
        put("r-ignored", Change::Text(ignored));
        put("r-ignored", Change::Hidden(is_whole));
        put("r-none", Change::Hidden(!self.list.is_empty()));
        put("r-tools", Change::Hidden(self.list.ids().len() < 2));
        put("r-look-list", Change::Checked(!self.is_beside));
        put("r-look-beside", Change::Checked(self.is_beside));
        put("r-choose", Change::Html(self.choices()));
        let is_waiting = self.scenes.contains(&State::Waiting);
        let says = if is_waiting { self.words.waiting } else { "" };
        put("r-status", Change::Text(says.into()));
        let mut html = Html::default();
        if self.is_beside && !is_waiting {
            self.table(&mut html);
        } else {
            self.sheets(&mut html);
        }
        put("r-list", Change::Html(html.end()));
        places
    }

    /// Which stand side by side, where not all of them can.
    fn choices(&self) -> String {
        let mut html = Html::default();
        if !self.is_beside || self.list.ids().len() <= MOST_BESIDE {
            return html.end();
        }
        let is_full = self.beside.ids().len() == MOST_BESIDE;
        if is_full {
            html.tag("<span class=\"hint\" id=\"r-most\">")
                .text(self.words.most_beside)
                .tag("</span>");
        }
        for (id, state) in self.list.ids().zip(&self.scenes) {
            let is_in = self.beside.has(id);
            html.tag(
                "<label class=\"choice\"><input type=\"checkbox\" data-do=\"beside\" value=\"",
            )
            .text(id);
            html.tag(match (is_in, is_full) {
                (true, _) => "\" checked><span>",
                (false, true) => "\" disabled aria-describedby=\"r-most\"><span>",
                (false, false) => "\"><span>",
            });
            html.text(name(id, state)).tag("</span></label>");
        }
        html.end()
    }

    fn sheets(&self, html: &mut Html) {
        for (id, state) in self.list.ids().zip(&self.scenes) {
            html.tag("<article class=\"recce\">");
            if let State::Here(sheet) = state {
                picture(html, sheet);
            }
            html.tag("<h2 class=\"recce__name\">");
            title(html, id, state);
            html.tag("</h2>");
            self.says(html, state);
            if let State::Here(sheet) = state {
                html.tag("<dl class=\"terms recce__terms\">");
                for (label, says) in &sheet.rows {
                    html.tag("<div class=\"terms__item\"><dt>").text(label);
                    html.tag("</dt><dd>");
                    lines(html, says);
                    html.tag("</dd></div>");
                }
                html.tag("</dl>");
            }
            html.tag("</article>");
        }
    }

    /// What there is to say where no sheet is there.
    fn says(&self, html: &mut Html, state: &State) {
        match state {
            State::Here(_) => {}
            State::Waiting => {
                html.tag("<p class=\"note\">")
                    .text(self.words.waiting)
                    .tag("</p>");
            }
            State::Unknown => {
                html.tag("<p class=\"note\">")
                    .text(self.words.no_scene)
                    .tag("</p>");
            }
            State::Failed => {
                html.tag("<p class=\"note\">").text(self.words.recce_failed);
                html.tag(" <button type=\"button\" class=\"button\" data-do=\"again\">")
                    .text(self.words.again)
                    .tag("</button></p>");
            }
        }
    }

    fn table(&self, html: &mut Html) {
        let all = self.list.ids().zip(&self.scenes);
        let shown: Vec<(&str, &State)> = all.filter(|(id, _)| self.beside.has(id)).collect();
        html.tag("<div class=\"table recce-table\" tabindex=\"0\" role=\"group\" aria-label=\"")
            .text(self.words.beside);
        html.tag("\"><table><thead><tr><td></td>");
        for (id, state) in &shown {
            html.tag("<th scope=\"col\">");
            if let State::Here(sheet) = state {
                picture(html, sheet);
            }
            title(html, id, state);
            self.says(html, state);
            html.tag("</th>");
        }
        html.tag("</tr></thead><tbody>");
        let sheets: Vec<Option<&Sheet>> = shown
            .iter()
            .map(|(_, state)| match state {
                State::Here(sheet) => Some(sheet),
                _ => None,
            })
            .collect();
        // A scene that was taken out has rows of its own: every label once, in the order of its first scene.
        let mut labels: Vec<&str> = Vec::new();
        for (label, _) in sheets.iter().flatten().flat_map(|sheet| &sheet.rows) {
            if !labels.contains(&label.as_str()) {
                labels.push(label);
            }
        }
        for label in labels {
            let cells: Vec<Option<&[String]>> = sheets
                .iter()
                .map(|sheet| {
                    let row = (*sheet)?.rows.iter().find(|(one, _)| one == label);
                    row.map(|(_, says)| says.as_slice())
                })
                .collect();
            let differs = cells.iter().any(|cell| *cell != cells[0]);
            html.tag(if differs {
                "<tr class=\"compared--differs\"><th scope=\"row\">"
            } else {
                "<tr><th scope=\"row\">"
            });
            html.text(label);
            if differs {
                html.tag(" <span class=\"compared__mark\">")
                    .text(self.words.differs)
                    .tag("</span>");
            }
            html.tag("</th>");
            for cell in &cells {
                html.tag("<td>");
                lines(html, cell.unwrap_or_default());
                html.tag("</td>");
            }
            html.tag("</tr>");
        }
        html.tag("</tbody></table></div>");
    }
}

fn name<'s>(id: &'s str, state: &'s State) -> &'s str {
    match state {
        State::Here(sheet) => &sheet.name,
        _ => id,
    }
}

fn title(html: &mut Html, id: &str, state: &State) {
    match state {
        State::Here(sheet) => {
            html.tag("<a href=\"").text(&sheet.href).tag("\">");
            html.text(&sheet.name).tag("</a>");
            // Where a row says it, once is enough.
            if !sheet
                .rows
                .iter()
                .any(|(_, says)| says.contains(&sheet.site))
            {
                html.tag(" <span class=\"recce__site\">")
                    .text(&sheet.site)
                    .tag("</span>");
            }
        }
        _ => {
            html.text(id);
        }
    }
}

/// What a label says: a paragraph each.
fn lines(html: &mut Html, says: &[String]) {
    for line in says {
        html.tag("<p>").text(line).tag("</p>");
    }
}

fn picture(html: &mut Html, sheet: &Sheet) {
    if !sheet.picture.is_empty() {
        html.tag("<span class=\"frame__picture recce__picture\"><img src=\"")
            .text(&sheet.picture);
        html.tag("\" alt=\"\" width=\"270\" height=\"480\" decoding=\"async\"></span>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str, status: &str) -> String {
        let rows = [("Status", status), ("Size", "not <stated>")];
        let sheet = Sheet {
            name: name.into(),
            site: "Donggang".into(),
            href: format!("/en/scenes/{name}/"),
            picture: "/drawings/prison.svg".into(),
            rows: rows
                .map(|(label, says)| (label.into(), vec![says.into()]))
                .to_vec(),
        };
        let text = sheet.write();
        assert_eq!(Sheet::read(&text), Some(sheet));
        text
    }

    fn place(recce: &Recce, id: &str) -> Change {
        let mut places = recce.places().into_iter();
        places.find(|(one, _)| one == id).expect("a place").1
    }

    fn list(recce: &Recce) -> String {
        match place(recce, "r-list") {
            Change::Html(html) => html,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_link_counts_before_the_device_and_neither_is_trusted() {
        let recce = |fragment, kept| Recce::new(Lang::En, "", fragment, false, kept).fragment();
        assert_eq!(recce("", Some("inn,<b>,inn")), "scenes=inn");
        assert_eq!(
            recce("heads=3&scenes=prison%2Cinn", Some("x")),
            "scenes=prison,inn"
        );
        assert_eq!(recce("k-heading", None), "");
        assert_eq!(
            recce("scenes=a,b,c,d,e&beside=e,d,x,a", None),
            "scenes=a,b,c,d,e&beside=e,d,a"
        );
        assert_eq!(
            recce("scenes=a,b,c,d,e&beside=", None),
            "scenes=a,b,c,d,e&beside=a,b,c,d"
        );
    }

    #[test]
    fn the_device_s_list_follows_the_device_and_a_link_s_does_not() {
        let mut own = Recce::new(Lang::En, "", "", false, Some("prison,inn"));
        own.arrived("/en/scenes/inn/recce.txt", Ok(sheet("inn", "Planned")));
        own.kept_now(Some("inn,mansion"));
        assert_eq!(own.fragment(), "scenes=inn,mansion");
        // What is here is not fetched again.
        assert_eq!(own.wanted(), ["/en/scenes/mansion/recce.txt"]);
        own.act("look", "beside");
        assert_eq!(own.fragment(), "scenes=inn,mansion&beside=inn,mansion");
        own.kept_now(None);
        assert_eq!(own.fragment(), "");
        let mut again = Recce::new(Lang::En, "", "scenes=inn", false, Some("inn"));
        again.kept_now(Some("inn,prison"));
        assert_eq!(again.fragment(), "scenes=inn,prison", "a page loaded again");
        let mut link = Recce::new(Lang::En, "", "scenes=inn", false, Some("prison"));
        link.kept_now(Some("prison,mansion"));
        assert_eq!(link.fragment(), "scenes=inn");
    }

    #[test]
    fn an_address_that_was_written_here_follows_the_shortlist_as_it_is_now() {
        let back = |is_own| Recce::new(Lang::En, "", "scenes=inn", is_own, Some("inn,prison"));
        assert_eq!(back(true).fragment(), "scenes=inn,prison");
        assert!(back(true).is_own());
        assert_eq!(back(false).fragment(), "scenes=inn", "somebody's link");
        assert!(!back(false).is_own());
    }

    #[test]
    fn a_link_that_is_opened_in_the_middle_of_a_visit_is_shown() {
        let mut recce = Recce::new(Lang::En, "", "", false, Some("prison"));
        recce.arrived("/en/scenes/prison/recce.txt", Ok(sheet("prison", "In use")));
        recce.reopen("scenes=inn%2cprison", false, Some("prison"));
        assert_eq!(recce.fragment(), "scenes=inn,prison");
        assert_eq!(recce.wanted(), ["/en/scenes/inn/recce.txt"]);
        recce.reopen("main", false, Some("prison"));
        assert_eq!(recce.fragment(), "scenes=inn,prison", "an anchor");
        recce.reopen("", false, Some("prison"));
        assert_eq!(recce.fragment(), "scenes=prison");
        assert!(recce.is_own());
    }

    #[test]
    fn a_mangled_link_is_read_and_what_is_no_scene_is_named() {
        for link in [
            "scenes=prison%2cinn",
            "scenes=prison，inn",
            "scenes=prison%EF%BC%8Cinn",
            "scenes=Prison,INN",
            "scenes%3Dprison%2Cinn",
            "v=1&amp;scenes=prison,inn",
        ] {
            let recce = Recce::new(Lang::En, "", link, false, None);
            assert_eq!(recce.fragment(), "scenes=prison,inn", "{link}");
            assert_eq!(place(&recce, "r-ignored"), Change::Text(String::new()));
        }
        let recce = Recce::new(Lang::En, "", "scenes=<b>,inn,监狱", false, None);
        assert_eq!(recce.fragment(), "scenes=inn");
        let said = format!("{}<b>, 监狱", recce.words.ignored);
        assert_eq!(place(&recce, "r-ignored"), Change::Text(said));
    }

    #[test]
    fn every_scene_is_there_or_says_why_not() {
        let mut recce = Recce::new(Lang::En, "/x", "scenes=prison,inn,none", false, None);
        assert_eq!(recce.wanted()[1], "/x/en/scenes/inn/recce.txt");
        recce.arrived(
            "/x/en/scenes/prison/recce.txt",
            Ok(sheet("prison", "In use")),
        );
        recce.arrived("/x/en/scenes/inn/recce.txt", Err(false));
        recce.arrived("/x/en/scenes/none/recce.txt", Err(true));
        assert!(recce.wanted().is_empty());
        let html = list(&recce);
        for said in [
            ">prison<",
            "In use",
            "not &lt;stated&gt;",
            recce.words.recce_failed,
            recce.words.no_scene,
        ] {
            assert!(html.contains(said), "{said}: {html}");
        }
        recce.act("again", "");
        assert_eq!(recce.wanted().len(), 1);
        recce.arrived(
            "/x/en/scenes/inn/recce.txt",
            Ok("<html>an error page".into()),
        );
        assert!(list(&recce).contains(recce.words.recce_failed));
    }

    #[test]
    fn side_by_side_what_differs_is_marked_and_no_more_than_four_are_chosen() {
        let mut recce = Recce::new(Lang::En, "", "scenes=a,b,c,d,e", false, None);
        for (place, name) in ["a", "b", "c", "d", "e"].into_iter().enumerate() {
            let status = if place == 1 { "Planned" } else { "In use" };
            recce.arrived(
                &format!("/en/scenes/{name}/recce.txt"),
                Ok(sheet(name, status)),
            );
        }
        recce.act("look", "beside");
        let html = list(&recce);
        assert_eq!(html.matches("scope=\"col\"").count(), 4);
        assert_eq!(html.matches("compared--differs").count(), 1, "{html}");
        recce.act("beside", "e");
        assert!(!list(&recce).contains("/scenes/e/"), "four are four");
        let Change::Html(choices) = place(&recce, "r-choose") else {
            panic!("HTML");
        };
        assert!(choices.contains(recce.words.most_beside), "{choices}");
        assert_eq!(
            choices
                .matches("disabled aria-describedby=\"r-most\"")
                .count(),
            1
        );
        recce.act("beside", "b");
        recce.act("beside", "e");
        assert!(list(&recce).contains("/scenes/e/"));
        assert!(!list(&recce).contains("compared--differs"));
        assert_eq!(recce.fragment(), "scenes=a,b,c,d,e&beside=a,c,d,e");
    }
}

//! The page of the case: what it is put together from, and what can be done there.

use super::{
    Desk, Do, Effect, Typed, Whose,
    html::Parts,
    slots::{Slots, items},
};
use crate::{
    domain::{Day, PartialDate, Role},
    estimate::{Case, Certainty, concerns, link, saved, typed, view::LineView},
    markup::Html,
    platform::Change,
    policy::{
        Answer, Value,
        words::{self, fill},
    },
};

/// The question for the number of shooting days.
pub const SHOOT_DAYS: &str = "shoot_days";

/// What the page of the case knows beside the policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shoot {
    /// Every scene that can be on a shortlist.
    pub scenes: Vec<Spot>,
    /// Their sites.
    pub sites: Vec<Ground>,
    /// The scenes that were taken out of the catalogue: id and name.
    pub gone: Vec<(String, String)>,
    /// The ids of the checklist's lines.
    pub lines: Vec<String>,
    /// The path of the recce list.
    pub recce: String,
    /// The measure that covers places in the district only, and what is to be minded about its wording.
    pub district_only: (String, String),
}

/// A site, as far as a case needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is not known of it, whichever of its scenes is used.
    pub unknown: Vec<String>,
}

/// A scene, as far as a case needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of its site.
    pub site: String,
    /// Where it lies, where that is stated.
    pub lies: String,
    /// Whether that is outside the district.
    pub is_outside: bool,
    /// How far it stands.
    pub status: String,
    /// Whether it can be used today.
    pub usable: String,
    /// What to mind where a day of shooting is named; nothing of a scene that is in use.
    pub doubt: String,
    /// The address of its page.
    pub href: String,
    /// The address of its picture.
    pub picture: String,
    /// What is not known of it.
    pub unknown: Vec<String>,
}

/// The letters that a copy has of its original's name: a number follows them.
const COPIED_LETTERS: usize = 34;

/// The first line of the file: what is of another form begins otherwise.
const FORM: &str = "shoot 1";

/// Marks in the page what lies outside the district.
const OUTSIDE: &str = "outside";

impl Shoot {
    /// The chosen scenes that are in the catalogue.
    fn chosen<'s>(&'s self, case: &'s Case) -> impl Iterator<Item = &'s Spot> {
        let ids = case.plan.scenes.ids();
        ids.filter_map(|id| self.scenes.iter().find(|spot| spot.id == id))
    }

    /// As it travels in a file of its own, so that no page grows with the number of scenes: a line for each thing, its
    /// fields between tabs.
    pub fn pack(&self) -> String {
        let scenes = self.scenes.iter().map(|one| {
            let fields = [
                "scene",
                &one.id,
                &one.name,
                &one.site,
                &one.lies,
                if one.is_outside { OUTSIDE } else { "" },
                &one.status,
                &one.usable,
                &one.doubt,
                &one.href,
                &one.picture,
            ];
            let unknown = one.unknown.iter().map(String::as_str);
            fields.into_iter().chain(unknown).collect::<Vec<_>>()
        });
        let sites = self.sites.iter().map(|one| {
            let unknown = one.unknown.iter().map(String::as_str);
            let fields = ["site", &one.id, &one.name];
            fields.into_iter().chain(unknown).collect()
        });
        let gone = self.gone.iter().map(|(id, name)| vec!["gone", id, name]);
        let lines = self.lines.iter().map(|id| vec!["line", id]);
        let district = ["district", &self.district_only.0, &self.district_only.1];
        let rest = [vec!["recce", &self.recce], district.to_vec()];
        let all = [vec![FORM]].into_iter().chain(scenes).chain(sites);
        let all = all.chain(gone).chain(lines).chain(rest);
        let clean = |field: &str| field.replace(['\t', '\n'], " ");
        let rows = all.map(|row| row.into_iter().map(clean).collect::<Vec<_>>().join("\t"));
        rows.collect::<Vec<_>>().join("\n")
    }

    /// Reads it back; nothing where the file is of another form. A line that does not fit is left out.
    pub fn unpack(text: &str) -> Option<Self> {
        let rows = text.strip_prefix(FORM)?.strip_prefix('\n')?;
        let mut shoot = Self::default();
        let owned = |fields: &[&str]| fields.iter().map(|one| (*one).into()).collect();
        for row in rows.split('\n') {
            let fields: Vec<&str> = row.split('\t').collect();
            match fields.as_slice() {
                [
                    "scene",
                    id,
                    name,
                    site,
                    lies,
                    outside,
                    status,
                    usable,
                    doubt,
                    href,
                    picture,
                    unknown @ ..,
                ] => shoot.scenes.push(Spot {
                    id: (*id).into(),
                    name: (*name).into(),
                    site: (*site).into(),
                    lies: (*lies).into(),
                    is_outside: *outside == OUTSIDE,
                    status: (*status).into(),
                    usable: (*usable).into(),
                    doubt: (*doubt).into(),
                    href: (*href).into(),
                    picture: (*picture).into(),
                    unknown: owned(unknown),
                }),
                ["site", id, name, unknown @ ..] => shoot.sites.push(Ground {
                    id: (*id).into(),
                    name: (*name).into(),
                    unknown: owned(unknown),
                }),
                ["district", measure, note] => {
                    shoot.district_only = ((*measure).into(), (*note).into());
                }
                ["line", id] => shoot.lines.push((*id).into()),
                ["recce", path] => shoot.recce = (*path).into(),
                ["gone", id, name] => shoot.gone.push(((*id).into(), (*name).into())),
                _ => {}
            }
        }
        Some(shoot)
    }
}

impl Desk {
    pub(super) fn heads(&mut self, text: &str) {
        let heads = typed::read_heads(&self.page.policy, text);
        self.case.plan.heads = heads;
        let is_blank = typed::normalized(text).trim().is_empty();
        self.heads = (heads.is_none() && !is_blank).then(|| text.to_owned());
    }

    /// Begins another case: with nothing in it, or as a copy of this one. One that is only looked at is taken over first.
    pub(super) fn begin(&mut self, what: Do) -> Option<Effect> {
        let is_foreign = self.whose == Whose::Foreign;
        if !self.has_room(1 + usize::from(is_foreign)) {
            self.told = Some(self.words.no_room);
            return None;
        }
        if is_foreign && !self.adopt() {
            return None;
        }
        if self.case.is_empty() {
            return Some(Effect::Focus("k-name".into()));
        }
        let name = self.copy_name();
        self.put_own_by();
        if what == Do::New {
            self.replace(Case::new(&self.page.policy));
        } else {
            self.case.plan.rename(&name);
        }
        self.heads = None;
        self.whose = Whose::Own;
        Some(Effect::Focus("k-name".into()))
    }

    /// The name of a copy: that of the case with the next number that no case of the device has.
    fn copy_name(&self) -> String {
        let name = self.case.plan.name.as_str();
        let counted = name.rsplit_once(' ');
        let counted = counted.filter(|(_, number)| number.parse::<u16>().is_ok());
        let base = counted.map_or(name, |(base, _)| base);
        let base = if base.is_empty() {
            self.words.copy
        } else {
            base
        };
        let is_taken = |name: &str| {
            let mut others = self.offers.iter();
            self.case.plan.name == name
                || others.any(|left| match &left.kept {
                    saved::Kept::Case(opened) => opened.case.plan.name == name,
                    _ => false,
                })
        };
        let base: String = base.chars().take(COPIED_LETTERS).collect();
        let numbered = (2_u32..).map(|number| format!("{base} {number}"));
        // A copy of what has no name needs no number.
        let plain = name.is_empty().then(|| base.clone());
        let mut names = plain.into_iter().chain(numbered);
        names.find(|name| !is_taken(name)).unwrap_or(base)
    }

    pub(super) fn file(&mut self) -> Option<Effect> {
        let Some(text) = saved::keep(&self.page.policy, &self.case) else {
            self.told = Some(self.words.nothing_yet);
            return None;
        };
        let name = self.file_name("case", ".txt");
        Some(Effect::Save(name, "text/plain;charset=utf-8", text))
    }

    /// The name of a file: the case's, where it has one.
    pub(super) fn file_name(&self, plain: &str, end: &str) -> String {
        let is_bad = |letter: char| letter.is_control() || "/\\:*?\"<>|".contains(letter);
        let name = self.case.plan.name.replace(is_bad, "-");
        let name = name.trim_matches(['.', ' ']);
        [if name.is_empty() { plain } else { name }, end].concat()
    }

    /// Takes up a case from the text of a file, beside those that are there.
    pub fn import(&mut self, text: &str) -> Vec<Effect> {
        self.told = None;
        self.deleting = None;
        match saved::recall(&self.page.policy, text.trim()) {
            saved::Kept::Case(opened) => return self.import_case(*opened),
            saved::Kept::Damaged => self.told = Some(self.words.file_damaged),
            saved::Kept::Older => self.told = Some(self.words.file_older),
        }
        Vec::new()
    }

    fn import_case(&mut self, opened: link::Opened) -> Vec<Effect> {
        let is_here = |left: &saved::Left| match &left.kept {
            saved::Kept::Case(other) => other.case == opened.case,
            _ => false,
        };
        let mut effects = Vec::new();
        if self.whose != Whose::Foreign && self.case == opened.case {
            // It is the one on the page.
        } else if let Some(at) = self.offers.iter().position(is_here) {
            effects = self.restore(at);
        } else if self.has_room(1) {
            self.put_own_by();
            self.whose = Whose::Own;
            effects = self.take_up(opened);
        } else {
            self.told = Some(self.words.no_room);
            return effects;
        }
        effects.push(Effect::Focus(self.beginning()));
        effects
    }
}

impl Desk {
    /// Everything of the page of the case but its totals and its link.
    pub(super) fn shoot_slots(&self, slots: &mut Slots, shoot: &Shoot) {
        self.plan_slots(slots);
        self.who_slots(slots);
        self.paper_slots(slots);
        self.given_slots(slots);
        self.scene_slots(slots, shoot);
        self.figure_slots(slots, shoot);
        self.ask_slots(slots, shoot);
        self.tick_slots(slots, shoot);
        self.shelf_slots(slots);
    }

    fn plan_slots(&self, slots: &mut Slots) {
        let (words, plan) = (self.words, &self.case.plan);
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        let field = |text: String, wrong: Option<&str>| Typed {
            text,
            understood: None,
            wrong: wrong.map(String::from),
        };
        slots.put("k-name", Change::Value(plan.name.clone()));
        slots.text("k-title", plan.name.clone());
        slots.hidden("k-title", plan.name.is_empty());
        slots.put("k-from", Change::Value(day(plan.from)));
        let backwards = plan.is_backwards().then_some(words.backwards);
        let until = field(day(plan.until), backwards);
        self.field_slots(slots, "k-until", Some(&until));
        let heads = plan
            .heads
            .map_or_else(String::new, |heads| heads.to_string());
        let not_heads = self.heads.as_ref().map(|_| words.not_heads);
        let heads = field(self.heads.clone().unwrap_or(heads), not_heads);
        self.field_slots(slots, "k-heads", Some(&heads));
        let fields = self.answers.iter().zip(&self.page.policy.questions);
        for (field, question) in fields {
            self.field_slots(slots, &format!("q-{}", question.id), Some(field));
        }
        let too_few = self.too_few_days();
        slots.hidden("k-days", too_few.is_none());
        slots.text("k-days", too_few.unwrap_or_default());
    }

    /// What is entered, as a document says it.
    fn paper_slots(&self, slots: &mut Slots) {
        let (lang, plan) = (self.page.policy.lang, &self.case.plan);
        let mut say = |id: &str, said: Option<String>| {
            let said = said.unwrap_or_else(|| self.words.not_given.into());
            slots.text(["k-said-", id].concat(), said);
        };
        let day = |day: Option<Day>| Some(PartialDate::Day(day?).in_words(lang));
        say("from", day(plan.from));
        say("until", day(plan.until));
        say("heads", plan.heads.map(|heads| heads.to_string()));
        for (field, question) in self.answers.iter().zip(&self.page.policy.questions) {
            say(&question.id, field.understood.clone());
        }
    }

    /// That there are fewer days from the first to the last than days of shooting.
    fn too_few_days(&self) -> Option<String> {
        let plan = &self.case.plan;
        let days = plan.until?.number() - plan.from?.number() + 1;
        let question = self.page.policy.question(SHOOT_DAYS)?;
        let Some(Answer::One(Value::Number(wanted))) = self.case.answers.get(question) else {
            return None;
        };
        let wanted = wanted.as_whole()?;
        let numbers = [&*days.to_string(), &*wanted.to_string()];
        (days > 0 && wanted > days).then(|| fill(self.words.too_few_days, &numbers))
    }

    fn scene_slots(&self, slots: &mut Slots, shoot: &Shoot) {
        let words = self.words;
        let plan = &self.case.plan;
        let is_dated = plan.from.or(plan.until).is_some();
        let mut html = Html::default();
        for id in plan.scenes.ids() {
            html.tag("<li class=\"case__scene\">");
            let spot = shoot.scenes.iter().find(|spot| spot.id == id);
            let gone = shoot.gone.iter().find(|(gone, _)| gone == id);
            match (spot, gone) {
                (Some(spot), _) => {
                    html.tag("<span class=\"frame__picture case__picture\"><img src=\"")
                        .text(&spot.picture)
                        .tag("\" alt=\"\" width=\"270\" height=\"480\" decoding=\"async\"></span><p class=\"case__name\"><a href=\"")
                        .text(&spot.href)
                        .tag("\">")
                        .text(&spot.name)
                        .tag("</a></p><p>");
                    let site = shoot.sites.iter().find(|site| site.id == spot.site);
                    html.text(site.map_or("", |site| &site.name));
                    if !spot.lies.is_empty() {
                        html.tag(" · ").text(&spot.lies);
                    }
                    html.tag("</p><p><strong>")
                        .text(&spot.status)
                        .tag("</strong></p><p>")
                        .text(&spot.usable)
                        .tag("</p>");
                    if is_dated && !spot.doubt.is_empty() {
                        html.tag("<p class=\"case__doubt\">")
                            .text(&spot.doubt)
                            .tag("</p>");
                    }
                }
                (None, gone) => {
                    html.tag("<p class=\"case__name\">")
                        .text(gone.map_or(id, |(_, name)| name))
                        .tag("</p><p>");
                    html.text(if gone.is_some() {
                        words.gone
                    } else {
                        words.no_scene
                    })
                    .tag("</p>");
                }
            }
            html.tag("<p class=\"answers__actions\">")
                .button_of("link change", Do::Unpick, id, words.unpick)
                .tag("</p></li>");
        }
        slots.html("k-scenes", &mut html);
        let recce = plan.scenes.written();
        slots.hidden("k-recce", recce.is_none());
        let recce = recce.map(|ids| [&*shoot.recce, "#scenes=", &ids].concat());
        slots.put("k-recce", Change::Attribute("href", recce));
        slots.hidden("k-none", !plan.scenes.is_empty());
    }

    fn tick_slots(&self, slots: &mut Slots, shoot: &Shoot) {
        let done = &self.case.plan.done;
        for id in &shoot.lines {
            slots.put(["tick-", id].concat(), Change::Checked(done.has(id)));
        }
        let done = shoot.lines.iter().filter(|id| done.has(id)).count();
        slots.text("k-done", done.to_string());
    }

    /// The lines that concern the visitor.
    fn figure_slots(&self, slots: &mut Slots, shoot: &Shoot) {
        let policy = &self.page.policy;
        let outside = shoot.chosen(&self.case).filter(|spot| spot.is_outside);
        let outside: Vec<String> = outside
            .map(|spot| [&*spot.name, " · ", &spot.lies].concat())
            .collect();
        let (bounded, note) = &shoot.district_only;
        let mut is_told = outside.is_empty();
        let mut html = Html::default();
        for line in self.concerned() {
            let Some(part) = policy.parts.get(line.part) else {
                continue;
            };
            html.open_row()
                .certainty(line.certainty, policy.lang)
                .sentence(&part.name)
                .to_value();
            html.text(line.valued.as_ref().unwrap_or(&line.figure));
            let measure = policy.measures.get(line.measure);
            if !is_told && measure.is_some_and(|measure| measure.id == *bounded) {
                is_told = true;
                html.tag("</span><span class=\"case__beside\"><q lang=\"zh-CN\">")
                    .text(&part.quote)
                    .tag("</q> ")
                    .text(note)
                    .tag(" <strong>")
                    .text(&outside.join(self.words.comma))
                    .tag("</strong>");
            }
            html.close_row();
        }
        slots.html("k-lines", &mut html);
    }

    fn concerned(&self) -> impl Iterator<Item = &LineView> {
        let lines = self.view.iter().flat_map(|view| &view.lines);
        lines.filter(|line| line.concerns)
    }

    /// What the sources leave open, to be asked at the service window: site by site, scene by scene, measure by measure.
    fn ask_slots(&self, slots: &mut Slots, shoot: &Shoot) {
        let comma = self.words.comma;
        let mut asked: Vec<&String> = Vec::new();
        let mut html = Html::default();
        for site in &shoot.sites {
            let scenes = shoot.chosen(&self.case).filter(|spot| spot.site == site.id);
            let mut scenes = scenes.peekable();
            if scenes.peek().is_none() {
                continue;
            }
            asked.extend(&site.unknown);
            open_ask(&mut html, &site.name, &site.unknown.join(comma));
            html.tag("<ul class=\"case__own\">");
            for spot in scenes.filter(|spot| !spot.unknown.is_empty()) {
                open_ask(&mut html, &spot.name, &spot.unknown.join(comma));
                html.tag("</li>");
            }
            html.tag("</ul></li>");
        }
        for (index, measure) in self.page.policy.measures.iter().enumerate() {
            let missing = self.missing(index, &measure.name, &asked);
            if let Some(missing) = missing {
                open_ask(&mut html, &measure.name, &missing.join(comma));
                html.tag("</li>");
            }
        }
        slots.html("k-asks", &mut html);
    }

    /// What of a measure is not published and not asked yet; none where there is nothing to ask of it.
    fn missing(&self, measure: usize, name: &str, asked: &[&String]) -> Option<Vec<String>> {
        let policy = &self.page.policy;
        let mut indices = Vec::new();
        // A case is a crew's, as long as nobody says whose else it is.
        let role = self.case.role.unwrap_or(Role::Crew);
        let is_asked = |line: &&LineView| {
            let part = policy.parts.get(line.part);
            line.measure == measure && part.is_some_and(|part| concerns(Some(role), part))
        };
        for line in self.concerned().filter(is_asked) {
            if !matches!(line.certainty, Certainty::Blocked | Certainty::NotInForce) {
                indices.extend(line.unpublished.iter().copied());
            }
        }
        indices.sort_unstable();
        indices.dedup();
        let names = indices
            .iter()
            .map(|index| words::missing_parameters(policy, &[*index]));
        let names: Vec<String> = names.collect();
        let is_all_of_it = |one: &String| one.eq_ignore_ascii_case(name);
        let is_unasked = |one: &String| !asked.iter().any(|other| one.eq_ignore_ascii_case(other));
        let unasked: Vec<String> = names.into_iter().filter(is_unasked).collect();
        // What is called as its measure is asked by the measure's name alone.
        (!unasked.is_empty()).then(|| {
            let parts = unasked.into_iter();
            parts.filter(|one| !is_all_of_it(one)).collect()
        })
    }

    /// The other cases of this device.
    fn shelf_slots(&self, slots: &mut Slots) {
        let words = self.words;
        let mut html = Html::default();
        let offers = self.offers.iter().enumerate();
        for (at, left) in offers.filter(|(_, left)| !left.is_empty()) {
            html.open_row();
            if let saved::Kept::Case(opened) = &left.kept {
                let (name, count) = (&opened.case.plan.name, opened.case.count());
                html.text(if name.is_empty() { words.unnamed } else { name })
                    .to_value()
                    .number(i64::try_from(count).unwrap_or(0))
                    .tag(" ")
                    .text(items(words, count))
                    .to_actions()
                    .button("link change", Do::Restore, at, words.open);
            } else {
                html.text(words.damaged).to_value().to_actions();
            }
            let says = if self.deleting == Some(at) {
                words.delete_sure
            } else {
                words.delete
            };
            // It keeps the focus, so it has an id.
            let place = i64::try_from(at).unwrap_or(0);
            html.tag("<button type=\"button\" class=\"link change\" id=\"k-delete-")
                .number(place)
                .tag("\" data-do=\"forget\" data-at=\"")
                .number(place)
                .tag("\">")
                .text(says)
                .tag("</button>")
                .close_row();
        }
        slots.html("k-cases", &mut html);
        slots.text("k-file", self.told.unwrap_or_default());
        slots.hidden("k-lost", !self.is_lost);
        for kept in ["k-hint", "k-cases-hint"] {
            slots.hidden(kept, self.is_lost);
        }
    }
}

fn open_ask(html: &mut Html, about: &str, what: &str) {
    html.tag("<li><strong>")
        .sentence(about)
        .tag("</strong> ")
        .text(what);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_knows_travels_and_comes_back() {
        let shoot = Shoot {
            scenes: vec![Spot {
                id: "prison".into(),
                name: "监狱".into(),
                site: "donggang".into(),
                lies: "龙游县".into(),
                is_outside: true,
                status: "使用中".into(),
                usable: "可以".into(),
                doubt: "没有说明".into(),
                href: "/scenes/prison/".into(),
                picture: "/drawings/prison.svg".into(),
                unknown: vec!["尺寸".into(), "供电".into()],
            }],
            sites: vec![Ground {
                id: "donggang".into(),
                name: "东港片区".into(),
                unknown: vec!["地址".into()],
            }],
            gone: vec![("inn".into(), "客栈".into())],
            lines: vec!["rooms".into()],
            recce: "/scenes/recce/".into(),
            district_only: ("location-rights".into(), "只说区内".into()),
        };
        assert_eq!(Shoot::unpack(&shoot.pack()), Some(shoot));
    }

    #[test]
    fn a_file_of_another_form_is_not_read_and_a_line_that_does_not_fit_is_left_out() {
        let unfit = Shoot::unpack("shoot 1\nscene\tonly\nnonsense");
        assert_eq!(unfit, Some(Shoot::default()));
        for other in [
            "",
            "shoot 2\n",
            "shoot 10\n",
            "scene\tprison",
            "<!doctype html>",
        ] {
            assert_eq!(Shoot::unpack(other), None, "{other}");
        }
    }
}

//! The page of the case: what it is put together from, and what can be done there.

use super::{
    Desk, Do, Effect, Whose,
    html::Parts,
    slots::{Slots, items},
};
use crate::{
    estimate::{Case, MOST_HEADS, saved, typed, view::LineView},
    markup::Html,
    platform::Change,
    policy::words,
};

/// What the page of the case knows beside the policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shoot {
    /// Every scene that can be on a shortlist.
    pub scenes: Vec<Spot>,
    /// The scenes that were taken out of the catalogue: id and name.
    pub gone: Vec<(String, String)>,
    /// The ids of the checklist's lines.
    pub lines: Vec<String>,
    /// The path of the recce list.
    pub recce: String,
}

/// A scene, as far as a case needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name of its site.
    pub site: String,
    /// How far it stands.
    pub status: String,
    /// The address of its page.
    pub href: String,
    /// What is not known of it.
    pub unknown: Vec<String>,
}

impl Shoot {
    /// As it travels in the page: a line for each thing, its fields between tabs.
    pub fn pack(&self) -> String {
        let scenes = self.scenes.iter().map(|one| {
            let fields = [
                "scene",
                &one.id,
                &one.name,
                &one.site,
                &one.status,
                &one.href,
            ];
            let unknown = one.unknown.iter().map(String::as_str);
            fields.into_iter().chain(unknown).collect::<Vec<_>>()
        });
        let gone = self.gone.iter().map(|(id, name)| vec!["gone", id, name]);
        let lines = self.lines.iter().map(|id| vec!["line", id]);
        let recce = [vec!["recce", &self.recce]];
        let all = scenes.chain(gone).chain(lines).chain(recce);
        let clean = |field: &str| field.replace(['\t', '\n'], " ");
        let rows = all.map(|row| row.into_iter().map(clean).collect::<Vec<_>>().join("\t"));
        rows.collect::<Vec<_>>().join("\n")
    }

    /// Reads it back; what does not fit is left out.
    pub fn unpack(text: &str) -> Self {
        let mut shoot = Self::default();
        for row in text.split('\n') {
            let fields: Vec<&str> = row.split('\t').collect();
            match fields.as_slice() {
                ["scene", id, name, site, status, href, unknown @ ..] => shoot.scenes.push(Spot {
                    id: (*id).into(),
                    name: (*name).into(),
                    site: (*site).into(),
                    status: (*status).into(),
                    href: (*href).into(),
                    unknown: unknown.iter().map(|one| (*one).into()).collect(),
                }),
                ["line", id] => shoot.lines.push((*id).into()),
                ["recce", path] => shoot.recce = (*path).into(),
                ["gone", id, name] => shoot.gone.push(((*id).into(), (*name).into())),
                _ => {}
            }
        }
        shoot
    }
}

impl Desk {
    pub(super) fn heads(&mut self, text: &str) {
        let digits = typed::normalized(text);
        let heads = digits.parse().ok();
        let heads = heads.filter(|heads| (1..=MOST_HEADS).contains(heads));
        self.case.plan.heads = heads;
        self.heads = (heads.is_none() && !digits.is_empty()).then(|| text.to_owned());
    }

    /// Begins another case: with nothing in it, or as a copy of this one.
    pub(super) fn begin(&mut self, what: Do) -> Option<Effect> {
        if self.whose == Whose::Foreign {
            return None;
        }
        self.put_by(&self.case.clone());
        let mut name = String::new();
        if what == Do::New {
            self.replace(Case::new(&self.page.policy));
        } else {
            name = format!("{} 2", self.case.plan.name);
        }
        self.case.plan.rename(&name);
        self.whose = Whose::Own;
        Some(Effect::Focus("k-name".into()))
    }

    pub(super) fn file(&self) -> Option<Effect> {
        let text = saved::keep(&self.page.policy, &self.case)?;
        Some(Effect::Save("case.txt", "text/plain;charset=utf-8", text))
    }

    /// Takes up a case from the text of a file, beside those that are there.
    pub fn import(&mut self, text: &str) -> Vec<Effect> {
        self.file = None;
        match saved::recall(&self.page.policy, text.trim()) {
            saved::Kept::Case(opened) => {
                let mut effects = self.take_over(*opened);
                effects.push(Effect::Focus(self.beginning()));
                return effects;
            }
            saved::Kept::Damaged => self.file = Some(self.words.file_damaged),
            saved::Kept::Older => self.file = Some(self.words.file_older),
        }
        Vec::new()
    }
}

impl Desk {
    /// Everything of the page of the case but its totals and its link.
    pub(super) fn shoot_slots(&self, slots: &mut Slots, shoot: &Shoot) {
        self.plan_slots(slots);
        self.scene_slots(slots, shoot);
        self.figure_slots(slots);
        self.ask_slots(slots, shoot);
        self.tick_slots(slots, shoot);
        self.shelf_slots(slots);
    }

    fn plan_slots(&self, slots: &mut Slots) {
        let (words, plan) = (self.words, &self.case.plan);
        let day =
            |day: Option<crate::domain::Day>| day.map_or_else(String::new, |day| day.to_string());
        slots.put("k-name", Change::Value(plan.name.clone()));
        slots.put("k-from", Change::Value(day(plan.from)));
        slots.put("k-until", Change::Value(day(plan.until)));
        let wrong = |is_wrong: bool, text: &'static str| if is_wrong { text } else { "" };
        slots.text("k-until-read", wrong(plan.is_backwards(), words.backwards));
        let heads = plan
            .heads
            .map_or_else(String::new, |heads| heads.to_string());
        slots.put(
            "k-heads",
            Change::Value(self.heads.clone().unwrap_or(heads)),
        );
        slots.text("k-heads-read", wrong(self.heads.is_some(), words.not_heads));
        let fields = self.answers.iter().zip(&self.page.policy.questions);
        for (field, question) in fields {
            self.field_slots(slots, &format!("q-{}", question.id), Some(field));
        }
    }

    fn scene_slots(&self, slots: &mut Slots, shoot: &Shoot) {
        let words = self.words;
        let mut html = Html::default();
        for id in self.case.plan.scenes.ids() {
            html.open_row();
            let spot = shoot.scenes.iter().find(|spot| spot.id == id);
            let gone = shoot.gone.iter().find(|(gone, _)| gone == id);
            match (spot, gone) {
                (Some(spot), _) => {
                    html.tag("<a href=\"").text(&spot.href).tag("\">");
                    html.text(&spot.name).tag("</a> ").text(&spot.site);
                    html.to_value().text(&spot.status);
                }
                (None, gone) => {
                    html.text(gone.map_or(id, |(_, name)| name)).to_value();
                    html.text(if gone.is_some() {
                        words.gone
                    } else {
                        words.no_scene
                    });
                }
            }
            html.to_actions()
                .button_of("link change", Do::Unpick, id, words.unpick)
                .close_row();
        }
        slots.html("k-scenes", &mut html);
        let recce = self.case.plan.scenes.written();
        slots.hidden("k-recce", recce.is_none());
        let recce = recce.map(|ids| [&*shoot.recce, "#scenes=", &ids].concat());
        slots.put("k-recce", Change::Attribute("href", recce));
        slots.hidden("k-none", !self.case.plan.scenes.is_empty());
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
    fn figure_slots(&self, slots: &mut Slots) {
        let mut html = Html::default();
        for line in self.concerned() {
            let Some(part) = self.page.policy.parts.get(line.part) else {
                continue;
            };
            html.open_row()
                .certainty(line.certainty, self.page.policy.lang)
                .sentence(&part.name)
                .to_value();
            html.text(line.valued.as_ref().unwrap_or(&line.figure))
                .close_row();
        }
        slots.html("k-lines", &mut html);
    }

    fn concerned(&self) -> impl Iterator<Item = &LineView> {
        let lines = self.view.iter().flat_map(|view| &view.lines);
        lines.filter(|line| line.concerns)
    }

    /// What the sources leave open, to be asked at the service window.
    fn ask_slots(&self, slots: &mut Slots, shoot: &Shoot) {
        let words = self.words;
        let policy = &self.page.policy;
        let mut asks: Vec<(&str, String)> = Vec::new();
        for id in self.case.plan.scenes.ids() {
            let spot = shoot.scenes.iter().find(|spot| spot.id == id);
            if let Some(spot) = spot.filter(|spot| !spot.unknown.is_empty()) {
                asks.push((&spot.name, spot.unknown.join(words.comma)));
            }
        }
        for line in self.concerned() {
            let part = policy.parts.get(line.part);
            if let Some(part) = part.filter(|_| !line.unpublished.is_empty()) {
                let names = words::missing_parameters(policy, &line.unpublished);
                asks.push((&part.name, names));
            }
        }
        let mut html = Html::default();
        for (about, what) in asks {
            html.tag("<li><strong>")
                .sentence(about)
                .tag("</strong> ")
                .text(&what)
                .tag("</li>");
        }
        slots.html("k-asks", &mut html);
    }

    /// The other cases of this device.
    fn shelf_slots(&self, slots: &mut Slots) {
        let words = self.words;
        let mut html = Html::default();
        for (at, left) in self.offers.iter().enumerate() {
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
            html.button("link change", Do::Forget, at, words.delete)
                .close_row();
        }
        slots.html("k-cases", &mut html);
        slots.text("k-file", self.file.unwrap_or_default());
    }
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
                site: "东港片区".into(),
                status: "使用中".into(),
                href: "/scenes/prison/".into(),
                unknown: vec!["尺寸".into(), "供电".into()],
            }],
            gone: vec![("inn".into(), "客栈".into())],
            lines: vec!["rooms".into()],
            recce: "/scenes/recce/".into(),
        };
        assert_eq!(Shoot::unpack(&shoot.pack()), shoot);
        assert_eq!(Shoot::unpack("scene\tonly\nnonsense"), Shoot::default());
    }
}

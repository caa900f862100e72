//! The page of the case: what it is put together from, and what can be done there.

use super::{
    Desk, Do, Effect,
    html::Parts,
    slots::{Slots, items, mark},
};
use crate::{
    estimate::{Case, MOST_HEADS, saved, view::LineView},
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

/// Why a file was not taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileFault {
    /// It is no case, or was changed on the way.
    Damaged,
    /// It is of another version of the site.
    Older,
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
        let all = scenes.chain(gone);
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
                ["gone", id, name] => shoot.gone.push(((*id).into(), (*name).into())),
                _ => {}
            }
        }
        shoot
    }
}

impl Desk {
    /// Makes somebody else's case the visitor's own. What was theirs stays on the device.
    pub(super) fn adopt(&mut self) {
        self.is_foreign = false;
        self.owns_shortlist = true;
    }

    pub(super) fn heads(&mut self, text: &str) {
        let digits: String = text
            .trim()
            .chars()
            .map(|digit| match digit {
                '０'..='９' => char::from_u32(u32::from(digit) - 0xFEE0).unwrap_or(digit),
                other => other,
            })
            .collect();
        let heads = digits.parse().ok();
        let heads = heads.filter(|heads| (1..=MOST_HEADS).contains(heads));
        self.case.plan.heads = heads;
        self.heads = (heads.is_none() && !digits.is_empty()).then(|| text.to_owned());
    }

    /// Begins another case: with nothing in it, or as a copy of this one.
    pub(super) fn begin(&mut self, what: Do) -> Option<Effect> {
        if self.is_foreign {
            return None;
        }
        self.put_by();
        if what == Do::New {
            self.replace(Case::new(&self.page.policy));
        }
        let name = if what == Do::New {
            String::new()
        } else {
            format!("{} 2", self.case.plan.name)
        };
        self.case.plan.rename(&name);
        self.owns_shortlist = true;
        Some(Effect::Focus("k-name".into()))
    }

    pub(super) fn file(&self) -> Option<Effect> {
        let text = saved::keep(&self.page.policy, &self.case)?;
        Some(Effect::Save("case.txt", "text/plain;charset=utf-8", text))
    }

    /// Takes up a case from a file, beside those that are there.
    pub(super) fn import(&mut self, text: &str) -> Option<Effect> {
        self.file = None;
        match saved::recall(&self.page.policy, text.trim()) {
            saved::Kept::Case(opened) => {
                self.put_by();
                self.is_foreign = false;
                self.owns_shortlist = true;
                let fragment = text.rsplit(' ').next().unwrap_or_default().to_owned();
                self.take_up(*opened, &fragment);
                Some(Effect::Focus(self.beginning()))
            }
            saved::Kept::Damaged => {
                self.file = Some(FileFault::Damaged);
                None
            }
            saved::Kept::Older => {
                self.file = Some(FileFault::Older);
                None
            }
        }
    }
}

impl Desk {
    /// Everything of the page of the case but its totals and its link.
    pub(super) fn shoot_slots(&self, slots: &mut Slots, shoot: &Shoot) {
        self.plan_slots(slots);
        self.scene_slots(slots, shoot);
        self.figure_slots(slots);
        self.ask_slots(slots, shoot);
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
        for (at, id) in self.case.plan.scenes.iter().enumerate() {
            html.tag("<li class=\"answers__row\"><span class=\"answers__name\">");
            let spot = shoot.scenes.iter().find(|spot| spot.id == *id);
            let gone = shoot.gone.iter().find(|(gone, _)| gone == id);
            match (spot, gone) {
                (Some(spot), _) => {
                    html.tag("<a href=\"").text(&spot.href).tag("\">");
                    html.text(&spot.name).tag("</a> ").text(&spot.site);
                    html.tag("</span><span class=\"answers__value\">")
                        .text(&spot.status);
                }
                (None, gone) => {
                    html.text(gone.map_or(id, |(_, name)| name));
                    html.tag("</span><span class=\"answers__value\">")
                        .text(if gone.is_some() {
                            words.gone
                        } else {
                            words.no_scene
                        });
                }
            }
            html.tag("</span><span class=\"answers__actions\">")
                .button("link change", Do::Unpick, at, words.unpick)
                .tag("</span></li>");
        }
        slots.html("k-scenes", &mut html);
        slots.hidden("k-none", !self.case.plan.scenes.is_empty());
    }

    /// The lines that concern the visitor.
    fn figure_slots(&self, slots: &mut Slots) {
        let mut html = Html::default();
        for line in self.concerned() {
            let Some(part) = self.page.policy.parts.get(line.part) else {
                continue;
            };
            html.tag("<li class=\"answers__row\"><span class=\"answers__name\"><span class=\"")
                .tag(mark(line.certainty))
                .tag("\">")
                .text(line.certainty.name(self.page.policy.lang));
            html.tag("</span> ")
                .sentence(&part.name)
                .tag("</span><span class=\"answers__value\">");
            html.text(line.valued.as_ref().unwrap_or(&line.figure))
                .tag("</span></li>");
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
        for id in &self.case.plan.scenes {
            let spot = shoot.scenes.iter().find(|spot| spot.id == *id);
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
            html.tag("<li class=\"answers__row\"><span class=\"answers__name\">");
            if let saved::Kept::Case(opened) = &left.kept {
                let (name, count) = (&opened.case.plan.name, opened.case.count());
                html.text(if name.is_empty() { words.unnamed } else { name })
                    .tag("</span><span class=\"answers__value\">")
                    .number(i64::try_from(count).unwrap_or(0))
                    .tag(" ")
                    .text(items(words, count))
                    .tag("</span><span class=\"answers__actions\">")
                    .button("link change", Do::Restore, at, words.open);
            } else {
                html.text(words.damaged)
                    .tag("</span><span></span><span class=\"answers__actions\">");
            }
            html.button("link change", Do::Forget, at, words.delete)
                .tag("</span></li>");
        }
        slots.html("k-cases", &mut html);
        slots.text(
            "k-file",
            match self.file {
                Some(FileFault::Damaged) => words.file_damaged,
                Some(FileFault::Older) => words.file_older,
                None => "",
            },
        );
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
        };
        assert_eq!(Shoot::unpack(&shoot.pack()), shoot);
        assert_eq!(Shoot::unpack("scene\tonly\nnonsense"), Shoot::default());
    }
}

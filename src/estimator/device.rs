//! What the device keeps of a visit, and what of it a visit takes up.

use super::{Desk, Whose};
use crate::{
    checklist::{self, Ticks},
    domain::{Ids, SHORTLIST},
    estimate::{Plan, saved},
};

/// What a device keeps, each as the text that it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// The cases, the present one first.
    pub cases: Option<String>,
    /// The shortlist of scenes.
    pub shortlist: Option<String>,
    /// What is ticked on the crew's checklist.
    pub checklist: Option<String>,
}

impl Device {
    /// Where each of them is kept.
    const KEYS: [&str; 3] = [saved::KEPT, SHORTLIST, checklist::KEPT];

    /// What the device holds at each place.
    pub fn read(recall: impl FnMut(&str) -> Option<String>) -> Self {
        let [cases, shortlist, checklist] = Self::KEYS.map(recall);
        Self {
            cases,
            shortlist,
            checklist,
        }
    }

    /// Puts the lists, which grow on other pages too, into a plan.
    pub(super) fn lists(&self, plan: &mut Plan) {
        if let Some(list) = &self.shortlist {
            plan.scenes = Ids::read(list);
        }
        if let Some(ticks) = self.ticks() {
            plan.done = ticks.0;
        }
    }

    fn ticks(&self) -> Option<Ticks> {
        self.checklist.as_deref().and_then(Ticks::read)
    }

    fn texts(&self) -> [&Option<String>; 3] {
        [&self.cases, &self.shortlist, &self.checklist]
    }
}

impl Desk {
    /// What the device is to keep: the case, and what it kept before as long as nobody has decided on it.
    pub fn keeps(&self) -> Device {
        let case = (self.whose != Whose::Foreign).then_some(&self.case);
        let mut keeps = Device {
            cases: saved::keep_all(&self.page.policy, case, &self.offers),
            ..self.device.clone()
        };
        if self.whose == Whose::Own {
            let plan = &self.case.plan;
            keeps.shortlist = plan.scenes.written();
            let ticks = Ticks(plan.done.clone()).keep();
            // What cannot be read stays until there is something to put in its place.
            if ticks.is_some() || self.device.ticks().is_some() {
                keeps.checklist = ticks;
            }
        }
        keeps
    }

    /// What has to be written so that the device keeps it: place and text.
    pub fn write(&mut self) -> Vec<(&'static str, Option<String>)> {
        let now = self.keeps();
        let texts = self.device.texts().into_iter().zip(now.texts());
        let changed = Device::KEYS
            .into_iter()
            .zip(texts)
            .filter(|(_, (before, now))| before != now)
            .map(|(key, (_, now))| (key, now.clone()))
            .collect();
        self.device = now;
        changed
    }

    /// Another page of the site has changed what the device keeps.
    pub fn look_again(&mut self, device: Device) {
        let cases = self.device.cases.take();
        self.device = Device { cases, ..device };
        if self.whose == Whose::Own {
            self.device.lists(&mut self.case.plan);
        }
    }
}

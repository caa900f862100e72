//! What the device keeps of a visit, what of it a visit takes up, and whose the case of an address is.

use super::{Desk, Effect, Whose};
use crate::{
    checklist::{self, Ticks},
    domain::{Ids, SHORTLIST, fragment::has_keys},
    estimate::{Case, Plan, link, saved},
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

/// Who wrote the fragment of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A visit on this device, while it had the case that was its own then.
    Here,
    /// Whoever made the link.
    Elsewhere,
}

/// The visit as it stood when it last agreed with the device.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Agreed {
    whose: Whose,
    case: Case,
    offers: Vec<saved::Left>,
}

impl Agreed {
    /// Nothing entered, nothing kept.
    pub(super) const fn nothing(case: Case) -> Self {
        Self {
            whose: Whose::Loose,
            case,
            offers: Vec::new(),
        }
    }
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

    /// Puts the lists, which change on other pages too, into a plan. Where one is not there, it is empty.
    fn lists(&self, plan: &mut Plan) {
        plan.scenes = Ids::read(self.shortlist.as_deref().unwrap_or_default());
        self.ticks_into(plan);
    }

    /// The ticks; what cannot be read says nothing of them.
    fn ticks_into(&self, plan: &mut Plan) {
        match (&self.checklist, self.ticks()) {
            (None, _) => plan.done = Ids::default(),
            (Some(_), Some(ticks)) => plan.done = ticks.0,
            (Some(_), None) => {}
        }
    }

    fn ticks(&self) -> Option<Ticks> {
        self.checklist.as_deref().and_then(Ticks::read)
    }

    fn lines(&self) -> Vec<String> {
        let lines = self.cases.iter().flat_map(|text| text.split('\n'));
        lines.map(String::from).collect()
    }

    fn texts(&self) -> [&Option<String>; 3] {
        [&self.cases, &self.shortlist, &self.checklist]
    }
}

// What an address holds

impl Desk {
    /// Decides whose the case is that an address was opened with. `own` is the device's.
    pub(super) fn settle(&mut self, is_opened: bool, own: Option<Case>, written: Written) {
        let is_opened = is_opened && !(self.case.is_empty() && self.scenario.is_none());
        match (is_opened, own) {
            (true, Some(own)) if self.is_linked_as(&own) => self.go_on(own),
            // They have gone on since.
            (true, Some(own)) if written == Written::Here => {
                self.edition = None;
                self.go_on(own);
            }
            // A device that keeps nothing has the address alone.
            (true, None) if written == Written::Here => self.whose = Whose::Own,
            (true, own) if own.is_some() || self.needs_lists() => self.whose = Whose::Foreign,
            (false, own) if self.page.shoot.is_some() => {
                self.go_on(own.unwrap_or_else(|| Case::new(&self.page.policy)));
            }
            _ => {}
        }
    }

    /// Opens the fragment of an address that the visitor came to; nothing when it holds no case, as an anchor of the page.
    /// What they had entered is kept beside it.
    pub fn open(&mut self, fragment: &str, written: Written) -> Option<Vec<Effect>> {
        if !has_keys(fragment) {
            return None;
        }
        let was_foreign = self.whose == Whose::Foreign;
        if written == Written::Here {
            if was_foreign {
                self.discard();
            }
            return Some(Vec::new());
        }
        let (before, own) = (self.case.clone(), self.present());
        let scenario = self.scenario.clone();
        let effects = self.read_link(fragment)?;
        let is_nothing = self.case.is_empty() && self.scenario.is_none();
        match own {
            Some(own) if self.is_linked_as(&own) => {
                if was_foreign {
                    self.go_on(own);
                } else {
                    // With its name, which no link has.
                    self.replace(before);
                }
            }
            _ if is_nothing => {
                self.scenario = scenario;
                self.replace(before);
            }
            _ if was_foreign => {}
            own if own.is_some() || self.needs_lists() => {
                if self.is_own() {
                    self.put_by(&before);
                }
                self.line = None;
                self.whose = Whose::Foreign;
            }
            _ => {}
        }
        Some(effects)
    }

    /// Whether the case has lists, which the estimator's page has no place for, or the page is the sheet.
    fn needs_lists(&self) -> bool {
        let plan = &self.case.plan;
        self.page.shoot.is_some() || !plan.scenes.is_empty() || !plan.done.is_empty()
    }

    /// Whether a link of the case says what the present one says; a name is in none.
    fn is_linked_as(&self, other: &Case) -> bool {
        let policy = &self.page.policy;
        link::write(policy, other) == link::write(policy, &self.case)
    }

    /// The case that the device kept last, with its lists as they are now.
    pub(super) fn own(&self) -> Option<Case> {
        let mut own = match self.offers.first().map(|left| &left.kept) {
            Some(saved::Kept::Case(opened)) => opened.case.clone(),
            _ => Case::new(&self.page.policy),
        };
        self.device.lists(&mut own.plan);
        (!own.is_empty()).then_some(own)
    }

    /// The visitor's own case, whatever stands on the page.
    fn present(&self) -> Option<Case> {
        match self.whose {
            Whose::Own => (!self.case.is_empty()).then(|| self.case.clone()),
            Whose::Loose | Whose::Foreign => self.own(),
        }
    }

    /// Takes the line of the case that the device kept last.
    fn take_first(&mut self) -> Option<String> {
        let first = self.offers.first().map(|left| &left.kept);
        let is_case = matches!(first, Some(saved::Kept::Case(_)));
        is_case.then(|| self.offers.remove(0).text)
    }

    /// Goes on with the visitor's own case.
    pub(super) fn go_on(&mut self, own: Case) {
        self.line = self.take_first();
        self.replace(own);
        self.whose = Whose::Own;
    }

    /// Puts the visitor's own case by, with its lists, before another takes its place.
    pub(super) fn put_own_by(&mut self) {
        let own = self.present();
        if !self.is_own() {
            self.take_first();
        }
        if let Some(own) = own {
            self.put_by(&own);
        }
        self.line = None;
    }

    /// Keeps a case beside the one that comes, where anything is entered.
    pub(super) fn put_by(&mut self, case: &Case) {
        let policy = &self.page.policy;
        if let Some(text) = saved::keep(policy, case) {
            self.offers.insert(0, saved::Left::read(policy, &text));
        }
    }

    /// Whether so many more cases find room on the device beside those that are the visitor's now.
    pub(super) fn has_room(&self, more: usize) -> bool {
        let first = self.offers.first().map(|left| &left.kept);
        let present = match (self.is_own(), first) {
            (true, _) => !self.case.is_empty(),
            (false, Some(saved::Kept::Case(_))) => false,
            // Their own may be the shortlist alone.
            (false, _) => self.own().is_some(),
        };
        self.offers.len() + usize::from(present) + more <= saved::MOST
    }

    /// Makes the case the visitor's own, into which something is entered: with the lists that the device keeps, or, of
    /// somebody else's, as it is. `false` where there is no room for it.
    pub(super) fn make_own(&mut self) -> bool {
        match self.whose {
            Whose::Own => true,
            Whose::Loose => {
                self.device.lists(&mut self.case.plan);
                self.whose = Whose::Own;
                true
            }
            Whose::Foreign => self.adopt(),
        }
    }

    /// Makes the case of a link the visitor's own; `false` where there is no room for it.
    pub(super) fn adopt(&mut self) -> bool {
        if !self.has_room(1) {
            self.told = Some(self.words.no_room);
            return false;
        }
        self.put_own_by();
        self.whose = Whose::Own;
        true
    }

    /// The device's own case again, or an empty one.
    pub(super) fn discard(&mut self) {
        self.edition = None;
        self.ignored.clear();
        self.scenario = None;
        let own = self.own();
        self.go_on(own.unwrap_or_else(|| Case::new(&self.page.policy)));
    }

    /// Takes up what the device kept; the visitor's own is kept in its place, and a case that is only looked at is not.
    pub(super) fn restore(&mut self, at: usize) -> Vec<Effect> {
        let Some(left) = self.offers.get(at).cloned() else {
            return Vec::new();
        };
        let saved::Kept::Case(mut opened) = left.kept else {
            return Vec::new();
        };
        if at == 0 && !self.is_own() {
            // It is the one that the shortlist and the ticks belong to.
            self.device.lists(&mut opened.case.plan);
            self.offers.remove(0);
        } else {
            self.offers.remove(at);
            self.put_own_by();
        }
        if self.whose == Whose::Foreign {
            self.scenario = None;
        }
        self.line = Some(left.text);
        self.whose = Whose::Own;
        self.take_up(*opened)
    }
}

// What the device keeps

impl Desk {
    /// Whether what stands on the page is the device's own, so that its address is, too.
    pub fn is_own(&self) -> bool {
        self.whose == Whose::Own
    }

    /// What the device is to keep: the case, and what it kept before as long as nobody has decided on it.
    pub fn keeps(&self) -> Device {
        let case = self.is_own().then_some(&self.case);
        let mut keeps = Device {
            cases: saved::keep_all(&self.page.policy, case, &self.offers),
            ..self.device.clone()
        };
        if self.is_own() {
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

    /// What has to be written so that the device keeps it: place and text. Whoever has changed nothing writes nothing.
    pub fn write(&mut self) -> Vec<(&'static str, Option<String>)> {
        if !self.is_changed() && self.offers == self.agreed.offers {
            return Vec::new();
        }
        let now = self.keeps();
        let texts = self.device.texts().into_iter().zip(now.texts());
        let changed = Device::KEYS
            .into_iter()
            .zip(texts)
            .filter(|(_, (before, now))| before != now)
            .map(|(key, (_, now))| (key, now.clone()))
            .collect();
        self.device = now;
        if self.is_own() {
            self.line = self.device.lines().into_iter().next();
        }
        self.agree();
        changed
    }

    /// The visit agrees with the device now.
    pub(super) fn agree(&mut self) {
        self.agreed = Agreed {
            whose: self.whose,
            case: self.case.clone(),
            offers: self.offers.clone(),
        };
    }

    fn is_changed(&self) -> bool {
        (self.whose, &self.case) != (self.agreed.whose, &self.agreed.case)
    }

    /// What the device keeps at present: another page of the site may have changed it. What was changed here and is not
    /// written yet stands, and so does every case of the other page's.
    pub fn look_again(&mut self, device: Device) {
        // What a device refused to keep is not there, and was not taken away either.
        if self.is_lost || device == self.device {
            return;
        }
        let before = std::mem::replace(&mut self.device, device);
        let is_changed = self.is_changed();
        let lines = self.device.lines();
        let mut is_first = lines.is_empty() || lines.first() == self.line.as_ref();
        if before.cases != self.device.cases {
            is_first |= self.merge(&before.lines(), is_changed);
        }
        // Where another case stands first now, the lists are that one's.
        if self.is_own() && is_first {
            if before.shortlist != self.device.shortlist {
                let list = self.device.shortlist.as_deref();
                self.case.plan.scenes = Ids::read(list.unwrap_or_default());
            }
            if before.checklist != self.device.checklist {
                self.device.ticks_into(&mut self.case.plan);
            }
        }
        let here = std::mem::take(&mut self.agreed.offers);
        if is_changed || here != self.offers {
            self.agreed.offers = here;
        }
        if !is_changed {
            self.agreed.case = self.case.clone();
        }
    }

    /// Puts the other cases of the device together: what it holds now, what was put by here since it held `before`, and
    /// nothing that was deleted here. Tells whether the present case was changed elsewhere.
    fn merge(&mut self, before: &[String], is_changed: bool) -> bool {
        let policy = &self.page.policy;
        let theirs = self.device.cases.as_deref();
        let mut theirs = theirs.map_or_else(Vec::new, |text| saved::recall_all(policy, text));
        let is_offered = |line: &String| self.offers.iter().any(|left| left.text == *line);
        let is_new = |left: &saved::Left| !before.contains(&left.text);
        // In place of the line that this visit goes on with stands another: the same case, changed there. Where it was
        // changed here too, the later one to be written counts.
        let is_edited = match (&self.line, theirs.first()) {
            (Some(line), Some(first)) => {
                let is_gone = theirs.iter().all(|left| left.text != *line);
                let news = theirs.iter().filter(|left| is_new(left)).count();
                is_gone && news == 1 && is_new(first) && !is_offered(&first.text)
            }
            (None, Some(_)) => self.is_own() && before.is_empty() && !is_changed,
            (_, None) => false,
        };
        let edited = is_edited.then(|| theirs.remove(0));
        let is_own = self.is_own();
        theirs.retain(|left| {
            let is_present = self.line.as_ref() == Some(&left.text);
            let is_deleted = before.contains(&left.text) && !is_offered(&left.text);
            !(is_present || is_deleted || is_own && left.is_empty())
        });
        let put_by = self.offers.iter();
        let put_by = put_by.filter(|left| is_new(left) && !theirs.contains(left));
        self.offers = put_by.cloned().chain(theirs.iter().cloned()).collect();
        if let Some(edited) = edited.filter(|_| !is_changed) {
            if let saved::Kept::Case(opened) = edited.kept {
                let mut case = opened.case;
                self.device.lists(&mut case.plan);
                self.replace(case);
            }
            self.line = Some(edited.text);
        }
        is_edited
    }
}

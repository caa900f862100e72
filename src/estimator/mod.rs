//! The estimator at work: what is entered, what each act does to it, and what of the page changes then. Pure: the
//! page's frame is drawn natively, the program `desk` hands over what the visitor did and puts the changes in place.
//!
//! Knows no browser and no framework, so that a whole visit runs in a native test.

mod chart;
mod html;
mod qr;
mod slots;

pub use html::capital;
pub use slots::Slot;

use crate::{
    domain::{Day, Role},
    estimate::{
        Case, export, link, saved,
        typed::{self},
        view::{View, view},
        what_if,
    },
    policy::{
        Answer, Policy, TooLarge, Value,
        model::{Kind, ParameterIndex, QuestionIndex},
    },
    text::{EstimatorWords, estimator_words},
};

/// Questions shown at once.
pub const AT_ONCE: usize = 4;

/// What a control does; its name stands in the page as `data-do`, its place as `data-at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Do {
    /// Says who the visitor is.
    Who,
    /// Answers the question at the place by typing.
    Answer,
    /// Answers the question at the place by choosing.
    Choose,
    /// Assumes the parameter at the place.
    Assume,
    /// Prices the part at the place.
    Price,
    /// Asks for another day.
    Day,
    /// The questions before these.
    Back,
    /// The questions after these.
    More,
    /// Goes to the question at the place.
    Go,
    /// Goes to the field that could not be read.
    Fix,
    /// Takes back the answer at the place.
    Drop,
    /// Clears everything.
    Clear,
    /// Takes up what the device kept.
    Restore,
    /// Forgets it.
    Forget,
    /// Chooses the input of the what-if.
    Along,
    /// Steps along it.
    Step,
    /// Keeps the present case as the first scenario.
    Keep,
    /// Changes the scenarios over.
    Swap,
    /// Ends the comparison.
    Stop,
    /// Copies the link.
    Copy,
    /// Prints.
    Print,
    /// Exports a table.
    Csv,
    /// Exports JSON.
    Json,
    /// Goes to the result.
    See,
}

impl Do {
    const ALL: [Self; 24] = [
        Self::Who,
        Self::Answer,
        Self::Choose,
        Self::Assume,
        Self::Price,
        Self::Day,
        Self::Back,
        Self::More,
        Self::Go,
        Self::Fix,
        Self::Drop,
        Self::Clear,
        Self::Restore,
        Self::Forget,
        Self::Along,
        Self::Step,
        Self::Keep,
        Self::Swap,
        Self::Stop,
        Self::Copy,
        Self::Print,
        Self::Csv,
        Self::Json,
        Self::See,
    ];

    /// Its name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Answer => "answer",
            Self::Choose => "choose",
            Self::Assume => "assume",
            Self::Price => "price",
            Self::Day => "day",
            Self::Back => "back",
            Self::More => "more",
            Self::Go => "go",
            Self::Fix => "fix",
            Self::Drop => "drop",
            Self::Clear => "clear",
            Self::Restore => "restore",
            Self::Forget => "forget",
            Self::Along => "along",
            Self::Step => "step",
            Self::Keep => "keep",
            Self::Swap => "swap",
            Self::Stop => "stop",
            Self::Copy => "copy",
            Self::Print => "print",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::See => "see",
        }
    }

    /// Whether it is done with every key: then what takes long waits for a pause.
    pub const fn is_typing(self) -> bool {
        matches!(self, Self::Answer | Self::Assume | Self::Price)
    }

    /// What a name in the page means.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// What the browser has to do beside changing the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put the focus on the element with this id.
    Focus(String),
    /// Copy this text, and tell [`Desk::copied`].
    Copy(String),
    /// Offer this text as a file: name, kind, text.
    Save(&'static str, &'static str, String),
    /// Print the page.
    Print,
    /// Fetch the edition with this name, and tell [`Desk::arrived`].
    Fetch(String),
}

/// A field that is typed into: what stands in it and what came of that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Typed {
    text: String,
    understood: Option<String>,
    wrong: Option<String>,
}

/// A field that could not be read.
struct Unread<'d> {
    /// The field's id.
    id: String,
    /// What it is for.
    name: &'d str,
    message: &'d str,
    /// The question, where it is one.
    question: Option<QuestionIndex>,
}

/// The other edition of a link.
#[derive(Clone, Debug)]
enum Other {
    Waiting,
    Missing,
    Here(Box<Policy>),
}

/// What the estimator starts with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The policy, in the page's language.
    pub policy: Policy,
    /// The day the content was checked: what is computed before the visitor's day is known.
    pub on: Day,
    /// The page's full published address.
    pub address: String,
    /// Where the superseded editions lie: an address that ends in a slash.
    pub editions_at: String,
    /// Their names.
    pub editions: Vec<String>,
}

/// A visit: everything entered, and everything that follows.
#[derive(Debug)]
pub struct Desk {
    page: Setup,
    words: &'static EstimatorWords,
    /// The full address of the page, as the visitor has it.
    address: String,
    today: Day,
    case: Case,
    view: Result<View, TooLarge>,
    /// The first of the questions shown.
    first: usize,
    answers: Vec<Typed>,
    assumptions: Vec<Typed>,
    prices: Vec<Typed>,
    offer: Option<saved::Kept>,
    ignored: Vec<String>,
    /// The edition of an opened link, where that is another; with the link.
    edition: Option<(String, String, Other)>,
    scenario: Option<Case>,
    along: Option<QuestionIndex>,
    step: usize,
    copied: Option<bool>,
    exported: Option<String>,
}

impl Desk {
    /// Nothing entered yet. Until the visitor's day and address are known, those that the page was written with.
    pub fn new(page: Setup) -> Self {
        let case = Case::new(&page.policy);
        let view = view(&page.policy, &case, page.on);
        let policy = &page.policy;
        Self {
            words: estimator_words(policy.lang),
            address: page.address.clone(),
            today: page.on,
            view,
            first: 0,
            answers: vec![Typed::default(); policy.questions.len()],
            assumptions: vec![Typed::default(); policy.parameters.len()],
            prices: vec![Typed::default(); policy.parts.len()],
            offer: None,
            ignored: Vec::new(),
            edition: None,
            scenario: None,
            along: None,
            step: 0,
            copied: None,
            exported: None,
            case,
            page,
        }
    }

    /// The visitor's day and address are known now; and what the address and the device hold.
    pub fn arrive(
        &mut self,
        today: Option<Day>,
        address: Option<String>,
        fragment: &str,
        kept: Option<&str>,
    ) -> Vec<Effect> {
        self.today = today.unwrap_or(self.today);
        self.address = address.unwrap_or_else(|| self.address.clone());
        let effects = self.open(fragment);
        if effects.is_none() {
            self.offer = kept.map(|text| saved::recall(&self.page.policy, text));
        }
        self.compute();
        effects.unwrap_or_default()
    }

    /// Opens the fragment of an address; nothing when it holds no case, as an anchor of the page.
    pub fn open(&mut self, fragment: &str) -> Option<Vec<Effect>> {
        if !fragment.contains('=') {
            return None;
        }
        let opened = link::read(&self.page.policy, fragment);
        if opened.case == self.case && self.ignored.is_empty() && opened.ignored.is_empty() {
            return Some(Vec::new());
        }
        Some(self.take_up(opened, fragment))
    }

    fn take_up(&mut self, opened: link::Opened, fragment: &str) -> Vec<Effect> {
        self.ignored = opened.ignored.into_iter().map(|one| one.key).collect();
        self.replace(opened.case);
        let version = opened
            .version
            .filter(|version| *version != self.page.policy.version);
        self.edition = version.map(|version| {
            let known = self.page.editions.contains(&version);
            let other = if known {
                Other::Waiting
            } else {
                Other::Missing
            };
            (version, fragment.to_owned(), other)
        });
        match &self.edition {
            Some((version, _, Other::Waiting)) => vec![Effect::Fetch(version.clone())],
            _ => Vec::new(),
        }
    }

    /// The edition that was fetched, or that it did not arrive.
    pub fn arrived(&mut self, version: &str, policy: Option<Policy>) {
        if let Some((known, _, other)) = &mut self.edition
            && known == version
        {
            *other = policy.map_or(Other::Missing, |policy| Other::Here(Box::new(policy)));
        }
    }

    /// Whether the link was copied.
    pub fn copied(&mut self, copied: bool) {
        self.copied = Some(copied);
    }

    /// What belongs behind the `#` of the address.
    pub fn fragment(&self) -> String {
        link::write(&self.page.policy, &self.case)
    }

    /// What the device is to keep; nothing is decided while what it kept before is still offered.
    pub fn keeps(&self) -> Option<Option<String>> {
        self.offer
            .is_none()
            .then(|| saved::keep(&self.page.policy, &self.case))
    }

    /// Where an edition of the policy lies.
    pub fn edition_address(&self, version: &str) -> String {
        format!("{}{version}.txt", self.page.editions_at)
    }

    fn link(&self) -> String {
        let fragment = self.fragment();
        let hash = if fragment.is_empty() { "" } else { "#" };
        format!("{}{hash}{fragment}", self.address)
    }

    fn compute(&mut self) {
        self.view = view(&self.page.policy, &self.case, self.today);
        self.copied = None;
    }

    /// Puts another case in the place of the present one, and its texts into the fields.
    fn replace(&mut self, case: Case) {
        self.case = case;
        let policy = &self.page.policy;
        for (index, question) in (0..).zip(&policy.questions) {
            let answer = self.case.answers.get(index);
            if let Some(field) = self.answers.get_mut(usize::from(index)) {
                *field = answer.map_or_else(Typed::default, |answer| Typed {
                    text: typed::written(policy, question, answer),
                    understood: Some(typed::understood(policy, question, answer)),
                    wrong: None,
                });
            }
        }
        for (index, parameter) in (0..).zip(&policy.parameters) {
            let value = self.case.answers.assumption(index);
            if let Some(field) = self.assumptions.get_mut(usize::from(index)) {
                *field = value.map_or_else(Typed::default, |value| Typed {
                    text: typed::parameter_written(policy, parameter, value),
                    understood: Some(typed::parameter_understood(policy, parameter, value)),
                    wrong: None,
                });
            }
        }
        for (price, field) in self.case.prices.iter().zip(&mut self.prices) {
            *field = price.map_or_else(Typed::default, |price| Typed {
                text: typed::price_written(policy, price),
                understood: None,
                wrong: None,
            });
        }
        self.compute();
    }

    /// The questions for whoever the visitor is, in the policy's order.
    fn asked(&self) -> Vec<QuestionIndex> {
        let concerns = |who: &[Role]| match self.case.role {
            Some(role) => who.is_empty() || who.contains(&role),
            None => true,
        };
        let questions = (0..).zip(&self.page.policy.questions);
        questions
            .filter(|(_, question)| concerns(&question.who))
            .map(|(index, _)| index)
            .collect()
    }

    /// Does what a control of the page stands for.
    pub fn act(&mut self, what: Do, at: usize, value: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        match what {
            Do::Who => {
                self.case.role = Role::ALL.into_iter().find(|role| role_name(*role) == value);
                self.first = 0;
                self.compute();
            }
            Do::Answer => self.answer(at, value),
            Do::Choose => self.choose(at, value),
            Do::Assume => self.assume(at, value),
            Do::Price => self.price(at, value),
            Do::Day => {
                self.case.on = Day::parse(value).ok();
                self.compute();
            }
            Do::Back | Do::More => {
                self.first = match what {
                    Do::More if self.first + AT_ONCE < self.asked().len() => self.first + AT_ONCE,
                    Do::More => self.first,
                    _ => self.first.saturating_sub(AT_ONCE),
                };
                effects.push(Effect::Focus("questions-group".into()));
            }
            Do::Go => effects.extend(self.go(at)),
            Do::Fix => {
                let field = self.faults().nth(at).map(|one| (one.id, one.question));
                if let Some((id, question)) = field {
                    effects.extend(question.and_then(|question| self.go(usize::from(question))));
                    if effects.is_empty() {
                        effects.push(Effect::Focus(id));
                    }
                }
            }
            Do::Drop => {
                let mut case = self.case.clone();
                if let Ok(question) = QuestionIndex::try_from(at) {
                    // Taking an answer back is never refused.
                    let _ = case.answers.set(&self.page.policy, question, None);
                }
                self.replace(case);
                effects.push(Effect::Focus("answers-heading".into()));
            }
            Do::Clear => {
                self.replace(Case::new(&self.page.policy));
                self.first = 0;
                self.edition = None;
                self.ignored.clear();
                effects.push(Effect::Focus("answers-heading".into()));
            }
            Do::Restore => {
                if let Some(saved::Kept::Case(opened)) = self.offer.take() {
                    let fragment = link::write(&self.page.policy, &opened.case);
                    effects = self.take_up(opened, &fragment);
                }
                effects.push(Effect::Focus("questions-heading".into()));
            }
            Do::Forget => {
                self.offer = None;
                effects.push(Effect::Focus("questions-heading".into()));
            }
            Do::Along => {
                self.along = self.page.policy.question(value);
                self.step = 0;
            }
            Do::Step => self.step = value.parse().unwrap_or(0),
            Do::Keep => self.scenario = Some(self.case.clone()),
            Do::Swap => {
                if let Some(kept) = self.scenario.take() {
                    self.scenario = Some(self.case.clone());
                    self.replace(kept);
                }
            }
            Do::Stop => {
                self.scenario = None;
                effects.push(Effect::Focus("compare-heading".into()));
            }
            Do::Copy => effects.push(Effect::Copy(self.link())),
            Do::Print => effects.push(Effect::Print),
            Do::Csv | Do::Json => effects.extend(self.export(what)),
            Do::See => effects.push(Effect::Focus("result-heading".into())),
        }
        effects
    }

    fn answer(&mut self, at: usize, text: &str) {
        let policy = &self.page.policy;
        let (Ok(index), Some(question)) = (QuestionIndex::try_from(at), policy.questions.get(at))
        else {
            return;
        };
        let read = typed::read(policy, question, text);
        let answer = read.as_ref().ok().cloned().flatten();
        let field = Typed {
            text: text.into(),
            understood: answer
                .as_ref()
                .map(|answer| typed::understood(policy, question, answer)),
            wrong: read
                .err()
                .map(|fault| typed::message(policy, question, fault)),
        };
        // What could be read fits the question.
        let _ = self.case.answers.set(policy, index, answer);
        self.answers[at] = field;
        self.compute();
    }

    fn choose(&mut self, at: usize, value: &str) {
        let policy = &self.page.policy;
        let (Ok(index), Some(question)) = (QuestionIndex::try_from(at), policy.questions.get(at))
        else {
            return;
        };
        let value = match (question.kind, value) {
            (Kind::YesNo, "yes") => Some(Value::Truth(true)),
            (Kind::YesNo, "no") => Some(Value::Truth(false)),
            _ => {
                let chosen = question
                    .options
                    .iter()
                    .position(|option| option.id == value);
                chosen
                    .and_then(|option| u8::try_from(option).ok())
                    .map(Value::Choice)
            }
        };
        // The options come from the question itself, so none is refused.
        let _ = self.case.answers.set(policy, index, value.map(Answer::One));
        self.compute();
    }

    fn assume(&mut self, at: usize, text: &str) {
        let policy = &self.page.policy;
        let (Ok(index), Some(parameter)) =
            (ParameterIndex::try_from(at), policy.parameters.get(at))
        else {
            return;
        };
        let read = typed::read_parameter(policy, parameter, text);
        let value = read.as_ref().ok().copied().flatten();
        let field = Typed {
            text: text.into(),
            understood: value.map(|value| typed::parameter_understood(policy, parameter, value)),
            wrong: read
                .err()
                .map(|fault| typed::parameter_message(policy, parameter, fault)),
        };
        let _ = self.case.answers.assume(policy, index, value);
        self.assumptions[at] = field;
        self.compute();
    }

    fn price(&mut self, at: usize, text: &str) {
        let policy = &self.page.policy;
        let read = typed::read_price(policy, text);
        let value = read.as_ref().ok().copied().flatten();
        let wrong = read.err().map(|fault| typed::price_message(policy, fault));
        if let (Some(price), Some(field)) = (self.case.prices.get_mut(at), self.prices.get_mut(at))
        {
            *price = value;
            *field = Typed {
                text: text.into(),
                understood: None,
                wrong,
            };
        }
        self.compute();
    }

    /// Shows the question, whoever it is put to.
    fn go(&mut self, at: usize) -> Option<Effect> {
        let question = QuestionIndex::try_from(at).ok()?;
        if !self.asked().contains(&question) {
            self.case.role = None;
            self.compute();
        }
        let place = self.asked().iter().position(|one| *one == question)?;
        self.first = place / AT_ONCE * AT_ONCE;
        let question = self.page.policy.questions.get(at)?;
        Some(Effect::Focus(format!("q-{}", question.id)))
    }

    /// Fields that could not be read.
    fn faults(&self) -> impl Iterator<Item = Unread<'_>> {
        let policy = &self.page.policy;
        let answers = (0..).zip(&self.answers).zip(&policy.questions);
        let answers = answers.filter_map(|((index, field), question)| {
            Some(Unread {
                id: format!("q-{}", question.id),
                name: &question.name,
                message: field.wrong.as_deref()?,
                question: Some(index),
            })
        });
        let assumptions = self.assumptions.iter().zip(&policy.parameters);
        let assumptions = assumptions.filter_map(|(field, parameter)| {
            Some(Unread {
                id: format!("a-{}", parameter.id),
                name: &parameter.name,
                message: field.wrong.as_deref()?,
                question: None,
            })
        });
        let prices = self.prices.iter().zip(&policy.parts).enumerate();
        let prices = prices.filter_map(|(index, (field, part))| {
            Some(Unread {
                id: format!("p-{index}"),
                name: &part.name,
                message: field.wrong.as_deref()?,
                question: None,
            })
        });
        answers.chain(assumptions).chain(prices)
    }

    fn export(&mut self, what: Do) -> Option<Effect> {
        let view = self.view.as_ref().ok()?;
        let (policy, link) = (&self.page.policy, self.link());
        let (name, kind, text) = if what == Do::Csv {
            let text = export::csv(policy, &self.case, view, &link);
            ("estimate.csv", "text/csv;charset=utf-8", text)
        } else {
            let text = export::json(policy, &self.case, view, &link);
            ("estimate.json", "application/json", text)
        };
        self.exported = Some(text.clone());
        Some(Effect::Save(name, kind, text))
    }

    fn series(&self) -> Option<what_if::Series> {
        let inputs = what_if::questions(&self.page.policy, &self.case);
        let along = self
            .along
            .filter(|one| inputs.contains(one))
            .or(inputs.first().copied())?;
        what_if::series(&self.page.policy, &self.case, self.today, along)
    }
}

/// The name of a role in the page.
pub const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Crew => "crew",
        Role::Firm => "firm",
        Role::Performer => "performer",
        Role::Graduate => "graduate",
    }
}

#[cfg(test)]
mod tests;

//! The estimator at work: what is entered, what each act does to it, and what of the page changes then. Pure: the
//! page's frame is drawn natively, the program `desk` hands over what the visitor did and puts the changes in place.
//!
//! Knows no browser and no framework, so that a whole visit runs in a native test.

mod chart;
mod device;
mod html;
mod shoot;
mod slots;

pub use device::{Device, Written};
pub use html::capital;
pub use shoot::{Ground, SHOOT_DAYS, Shoot, Spot};
pub use slots::Slot;

use crate::{
    domain::{Day, Role, fragment::has_keys},
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
    poster,
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
    /// Goes to the field at the place.
    Go,
    /// Goes to the field that could not be read.
    Fix,
    /// Takes back what is in the field at the place.
    Drop,
    /// Clears everything.
    Clear,
    /// Takes up the case at the place of those that the device kept.
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
    /// Makes a case that somebody else's link holds the visitor's own.
    Adopt,
    /// Goes back from it to their own.
    Discard,
    /// Names the case.
    Name,
    /// Sets the first day of the shoot.
    From,
    /// Sets its last day.
    Until,
    /// Says how many people come.
    Heads,
    /// Takes the scene at the place off the shortlist.
    Unpick,
    /// Ticks the line with this id on the checklist, or no longer.
    Tick,
    /// Begins another case, beside this one.
    New,
    /// Goes on with a copy of the case.
    Double,
    /// Writes the case into a file.
    File,
    /// Reads one from a file.
    Import,
}

impl Do {
    const ALL: [Self; 36] = [
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
        Self::Adopt,
        Self::Discard,
        Self::Name,
        Self::From,
        Self::Until,
        Self::Heads,
        Self::Unpick,
        Self::Tick,
        Self::New,
        Self::Double,
        Self::File,
        Self::Import,
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
            Self::Adopt => "adopt",
            Self::Discard => "discard",
            Self::Name => "name",
            Self::From => "from",
            Self::Until => "until",
            Self::Heads => "heads",
            Self::Unpick => "unpick",
            Self::Tick => "tick",
            Self::New => "new",
            Self::Double => "double",
            Self::File => "file",
            Self::Import => "import",
        }
    }

    /// Whether it is done with every key: then what takes long waits for a pause.
    pub const fn is_typing(self) -> bool {
        matches!(
            self,
            Self::Answer | Self::Assume | Self::Price | Self::Name | Self::Heads
        )
    }

    /// Whether it changes what is entered.
    const fn enters(self) -> bool {
        matches!(
            self,
            Self::Who
                | Self::Answer
                | Self::Choose
                | Self::Assume
                | Self::Price
                | Self::Day
                | Self::Drop
                | Self::Clear
                | Self::Swap
                | Self::Name
                | Self::From
                | Self::Until
                | Self::Heads
                | Self::Unpick
                | Self::Tick
        )
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
    Save(String, &'static str, String),
    /// Print the page.
    Print,
    /// Read the file that was chosen, and tell [`Desk::import`].
    Read,
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

/// What a visitor enters something into. Its place counts through all questions, then parameters, then parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Question(usize),
    Parameter(usize),
    Part(usize),
}

impl Field {
    fn at(policy: &Policy, place: usize) -> Self {
        let (questions, parameters) = (policy.questions.len(), policy.parameters.len());
        match place.checked_sub(questions) {
            None => Self::Question(place),
            Some(rest) => match rest.checked_sub(parameters) {
                None => Self::Parameter(rest),
                Some(rest) => Self::Part(rest),
            },
        }
    }

    const fn place(self, policy: &Policy) -> usize {
        let questions = policy.questions.len();
        match self {
            Self::Question(index) => index,
            Self::Parameter(index) => questions + index,
            Self::Part(index) => questions + policy.parameters.len() + index,
        }
    }
}

/// A field that could not be read.
struct Unread<'d> {
    field: Field,
    /// What it is for.
    name: &'d str,
    message: &'d str,
}

/// The other edition of a link.
#[derive(Clone, Debug)]
enum Other {
    Waiting,
    Missing,
    Here(Box<Policy>),
}

/// Whose the case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// Nobody's yet: nothing was entered, and the device keeps what it kept.
    Loose,
    /// The visitor's, with the shortlist and the ticks of the device.
    Own,
    /// Somebody else's, and only looked at.
    Foreign,
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
    /// The path of the other page that shows the case: the sheet, or the estimator.
    pub other: String,
    /// On the page of the case: what it is put together from.
    pub shoot: Option<Shoot>,
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
    offers: Vec<saved::Left>,
    ignored: Vec<String>,
    /// The edition of an opened link, where that is another; with the link.
    edition: Option<(String, String, Other)>,
    scenario: Option<Case>,
    whose: Whose,
    /// What the device keeps at present.
    device: Device,
    /// The device's line that stands for the case, where it has one.
    line: Option<String>,
    agreed: device::Agreed,
    /// Whether the device refuses to keep anything.
    is_lost: bool,
    /// The number of people as it was typed, where that is none.
    heads: Option<String>,
    /// Why the last thing that was asked for was not done.
    told: Option<&'static str>,
    /// Which of the other cases is to be deleted, if that is asked for once more.
    deleting: Option<usize>,
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
            offers: Vec::new(),
            ignored: Vec::new(),
            edition: None,
            scenario: None,
            whose: Whose::Loose,
            device: Device::default(),
            line: None,
            agreed: device::Agreed::nothing(case.clone()),
            is_lost: false,
            heads: None,
            told: None,
            deleting: None,
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
        written: Written,
        device: Device,
    ) -> Vec<Effect> {
        self.today = today.unwrap_or(self.today);
        self.address = address.unwrap_or_else(|| self.address.clone());
        self.device = device;
        let policy = &self.page.policy;
        let cases = self.device.cases.as_deref();
        self.offers = cases.map_or_else(Vec::new, |text| saved::recall_all(policy, text));
        let own = self.own();
        let opened = self.read_link(fragment);
        self.settle(opened.is_some(), own, written);
        let effects = opened.unwrap_or_default();
        if self.whose != Whose::Foreign {
            let here = saved::keep(&self.page.policy, &self.case);
            self.offers.retain(|left| Some(&left.text) != here.as_ref());
        }
        self.compute();
        self.agree();
        effects
    }

    /// Whether the device keeps what it is given.
    pub fn kept(&mut self, is_kept: bool) {
        self.is_lost = !is_kept;
    }

    /// Puts the case of a fragment in the place of the present one.
    fn read_link(&mut self, fragment: &str) -> Option<Vec<Effect>> {
        if !has_keys(fragment) {
            return None;
        }
        let opened = link::read(&self.page.policy, fragment);
        let is_known = opened.case == self.case && opened.scenario == self.scenario;
        if is_known && self.ignored.is_empty() && opened.ignored.is_empty() {
            return Some(Vec::new());
        }
        self.scenario.clone_from(&opened.scenario);
        Some(self.take_up(opened))
    }

    fn take_up(&mut self, opened: link::Opened) -> Vec<Effect> {
        self.ignored = opened.ignored.iter().map(link::Ignored::name).collect();
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
            (version, opened.fragment, other)
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
        link::write_both(&self.page.policy, &self.case, self.scenario.as_ref())
    }

    /// The visitor's own poster, as it travels to the program that draws it; none where nothing is entered.
    pub fn poster(&self) -> Option<String> {
        if self.case.is_empty() {
            return None;
        }
        let view = self.view.as_ref().ok()?;
        // The site's name comes with the posters of the pages.
        let other = self.edition.as_ref();
        let other = other.map(|(version, ..)| version.as_str());
        let own = poster::of_case(&self.page.policy, &self.case, view, other, "");
        Some(poster::pack(&own))
    }

    /// Where an edition of the policy lies.
    pub fn edition_address(&self, version: &str) -> String {
        format!("{}{version}.txt", self.page.editions_at)
    }

    fn link(&self) -> String {
        self.at(&self.address)
    }

    /// The case at an address.
    fn at(&self, address: &str) -> String {
        let fragment = self.fragment();
        let hash = if fragment.is_empty() { "" } else { "#" };
        [address, hash, &fragment].concat()
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
                understood: Some(typed::price_understood(policy, price)),
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
        self.told = None;
        let deleting = self.deleting.take();
        if what.enters() && !self.make_own() {
            return effects;
        }
        match what {
            Do::Who => {
                self.case.role = Role::ALL
                    .into_iter()
                    .find(|role| link::role_id(*role) == value);
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
            Do::Back | Do::More => effects.push(self.turn(what)),
            Do::Go => effects.extend(self.go(Field::at(&self.page.policy, at))),
            Do::Fix => {
                let field = self.faults().nth(at).map(|one| one.field);
                effects.extend(field.and_then(|field| self.go(field)));
            }
            Do::Drop => {
                self.take_back(Field::at(&self.page.policy, at));
                effects.push(Effect::Focus("answers-heading".into()));
            }
            // The scenes, the ticks and the days of the shoot are no answers.
            Do::Clear => {
                let plan = std::mem::take(&mut self.case.plan);
                self.replace(Case {
                    plan,
                    ..Case::new(&self.page.policy)
                });
                self.first = 0;
                self.edition = None;
                self.ignored.clear();
                effects.push(Effect::Focus("answers-heading".into()));
            }
            Do::Restore => {
                effects = self.restore(at);
                effects.push(Effect::Focus(self.beginning()));
            }
            Do::Forget => effects.extend(self.forget(at, deleting)),
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
            Do::Adopt => {
                if self.adopt() {
                    effects.push(Effect::Focus(self.beginning()));
                }
            }
            Do::Discard => {
                self.discard();
                effects.push(Effect::Focus(self.beginning()));
            }
            Do::Name => self.case.plan.rename(value),
            Do::From => self.case.plan.from = Day::parse(value).ok(),
            Do::Until => self.case.plan.until = Day::parse(value).ok(),
            Do::Heads => self.heads(value),
            Do::Unpick => {
                self.case.plan.scenes.unpick(value);
                effects.push(Effect::Focus("k-scenes-heading".into()));
            }
            Do::Tick => {
                let done = &mut self.case.plan.done;
                if done.has(value) {
                    done.unpick(value);
                } else {
                    done.pick(value);
                }
            }
            Do::New | Do::Double => effects.extend(self.begin(what)),
            Do::File => effects.extend(self.file()),
            Do::Import => effects.push(Effect::Read),
        }
        effects
    }

    /// The questions before or after those that are shown.
    fn turn(&mut self, what: Do) -> Effect {
        self.first = match what {
            Do::More if self.first + AT_ONCE < self.asked().len() => self.first + AT_ONCE,
            Do::More => self.first,
            _ => self.first.saturating_sub(AT_ONCE),
        };
        Effect::Focus("questions-group".into())
    }

    /// Forgets one of the other cases. On the sheet, which may be the only place where it is, it is asked for twice.
    fn forget(&mut self, at: usize, deleting: Option<usize>) -> Option<Effect> {
        if at >= self.offers.len() {
            return None;
        }
        if self.page.shoot.is_some() && deleting != Some(at) {
            self.deleting = Some(at);
            return Some(Effect::Focus(format!("k-delete-{at}")));
        }
        self.offers.remove(at);
        Some(Effect::Focus(self.beginning()))
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
                understood: value.map(|price| typed::price_understood(policy, price)),
                wrong,
            };
        }
        self.compute();
    }

    /// Where somebody begins who starts with another case.
    fn beginning(&self) -> String {
        let heading = if self.page.shoot.is_some() {
            "k-heading"
        } else {
            "questions-heading"
        };
        heading.into()
    }

    /// Takes back what is in a field, read or not.
    fn take_back(&mut self, field: Field) {
        match field {
            Field::Question(at) => match self.page.policy.questions.get(at).map(|one| one.kind) {
                Some(Kind::YesNo | Kind::Choice) => self.choose(at, ""),
                _ => self.answer(at, ""),
            },
            Field::Parameter(at) => self.assume(at, ""),
            Field::Part(at) => self.price(at, ""),
        }
    }

    /// Shows the field, whoever it is put to.
    fn go(&mut self, field: Field) -> Option<Effect> {
        let policy = &self.page.policy;
        let is_shown = match field {
            Field::Question(at) => self.asked().iter().any(|one| usize::from(*one) == at),
            Field::Parameter(at) => self.holder(at).is_none_or(|part| self.concerns(part)),
            Field::Part(at) => self.concerns(at),
        };
        let id = match field {
            Field::Question(at) => self.control(at)?,
            Field::Parameter(at) => format!("a-{}", policy.parameters.get(at)?.id),
            Field::Part(at) => format!("p-{at}"),
        };
        if !is_shown {
            self.case.role = None;
            self.compute();
        }
        if let Field::Question(at) = field {
            let mut asked = self.asked().into_iter();
            let place = asked.position(|one| usize::from(one) == at)?;
            self.first = place / AT_ONCE * AT_ONCE;
        }
        Some(Effect::Focus(id))
    }

    /// The id of a question's field, or of the choice that stands.
    fn control(&self, at: usize) -> Option<String> {
        let question = self.page.policy.questions.get(at)?;
        let given = self.case.answers.get(QuestionIndex::try_from(at).ok()?);
        let chosen = match given {
            Some(Answer::One(Value::Truth(true))) => Some("yes"),
            Some(Answer::One(Value::Truth(false))) => Some("no"),
            Some(Answer::One(Value::Choice(option))) => {
                let option = question.options.get(usize::from(*option));
                option.map(|option| option.id.as_str())
            }
            _ => None,
        };
        Some(match chosen {
            Some(chosen) => format!("q-{}-{chosen}", question.id),
            None => format!("q-{}", question.id),
        })
    }

    /// The part at which the page asks for a parameter: the first that depends on it.
    fn holder(&self, parameter: usize) -> Option<usize> {
        let policy = &self.page.policy;
        policy.parts.iter().position(|part| {
            let mut depends = false;
            policy.each_parameter_of(part, &mut |one| depends |= usize::from(one) == parameter);
            depends
        })
    }

    /// Whether a part is shown to whoever the visitor is.
    fn concerns(&self, part: usize) -> bool {
        let lines = self.view.as_ref().map_or(&[][..], |view| &view.lines);
        lines.get(part).is_none_or(|line| line.concerns)
    }

    /// Fields that could not be read.
    fn faults(&self) -> impl Iterator<Item = Unread<'_>> {
        let policy = &self.page.policy;
        let answers = self.answers.iter().zip(&policy.questions);
        let answers = answers.map(|(field, question)| (field, &*question.name));
        let assumptions = self.assumptions.iter().zip(&policy.parameters);
        let assumptions = assumptions.map(|(field, parameter)| (field, &*parameter.name));
        let prices = self.prices.iter().zip(&policy.parts);
        let prices = prices.map(|(field, part)| (field, &*part.name));
        let all = answers.chain(assumptions).chain(prices).enumerate();
        all.filter_map(|(place, (field, name))| {
            Some(Unread {
                field: Field::at(policy, place),
                name,
                message: field.wrong.as_deref()?,
            })
        })
    }

    fn export(&mut self, what: Do) -> Option<Effect> {
        let view = self.view.as_ref().ok()?;
        let (policy, link) = (&self.page.policy, self.link());
        let (end, kind, text) = if what == Do::Csv {
            let text = export::csv(policy, &self.case, view, &link);
            (".csv", "text/csv;charset=utf-8", text)
        } else {
            let text = export::json(policy, &self.case, view, &link);
            (".json", "application/json", text)
        };
        self.exported = Some(text.clone());
        Some(Effect::Save(self.file_name("estimate", end), kind, text))
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

#[cfg(test)]
mod tests;

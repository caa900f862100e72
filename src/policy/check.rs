//! From a policy file to a policy: every fault is collected, none stops the search. What passed is trusted: its
//! names resolve, its kinds fit, it is small enough for every evaluation to end soon.

mod bands;
mod expression;
mod figures;
mod quote;
mod values;
mod warnings;

use super::{
    answers_file::read_case,
    case::{self, Case},
    fault::{shown, which},
    fraction::{self, Fraction},
    model::{
        Award, Caveat, Choice, Combination, DatedValue, Field, Kind, Measure, NamedValue,
        Parameter, ParameterIndex, Part, Policy, Question, QuestionIndex, Reading, Source,
        Together, Until, Validity,
    },
    shape::{self, Gone, HOLE, Misfit, Step},
    wire::{self, AnswerKind},
};
use crate::domain::{Day, Lang, PartialDate, Role};
use expression::Context;
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

pub use super::fault::Fault;

/// The most of each thing that a policy can have, so that a number of 16 bits counts them.
const MOST: usize = 65_535;
/// The most options or fields of a question.
const MOST_OPTIONS: usize = 255;
/// The longest id.
const ID: usize = 40;
/// The longest version.
const VERSION: usize = 32;
/// The most digits of a minor unit.
const DIGITS: u8 = 4;
/// Words of the language, which nothing else can be called.
const RESERVED: [&str; 3] = ["position", "today", "totals"];

/// A policy that is sound, with what comes with it.
#[derive(Debug)]
pub struct Checked {
    /// The policy, in one language.
    pub policy: Policy,
    /// Its own cases.
    pub cases: Vec<Case>,
    /// What is no fault and yet looks wrong.
    pub warnings: Vec<Fault>,
}

/// Reads and checks a policy file.
///
/// # Errors
/// Every fault at once.
pub fn read(text: &str, lang: Lang) -> Result<Checked, Vec<Fault>> {
    let text = shape::unmarked(text);
    let json = shape::parse(text).map_err(|misfit| vec![Fault::from(misfit)])?;
    let mut faults: Vec<Fault> = shape::repeated_keys(text)
        .into_iter()
        .map(|path| Fault {
            path: shown_path(&path),
            wrong: "this stands twice in the same object".into(),
            remedy: "Keep one of the two: only the last would count.".into(),
        })
        .collect();
    let fitted = shape::fit_filled::<wire::File>(json, takes_hole, is_list);
    let misfits = fitted.misfits.len();
    faults.extend(fitted.misfits.into_iter().map(Fault::from));
    let Some(file) = fitted.value else {
        return Err(faults);
    };
    let mut checker = Checker {
        file: &file,
        lang,
        gone: fitted.gone,
        holes: misfits > 0,
        faults: RefCell::new(faults),
        names: HashMap::new(),
        sources: HashMap::new(),
        checked: Vec::new(),
        questions: Vec::new(),
        parameters: Vec::new(),
        values: values::Values::default(),
        used: RefCell::default(),
        noted: RefCell::default(),
    };
    let (policy, cases) = checker.policy();
    if checker.faults.borrow().is_empty() {
        let warnings = checker.warnings(&policy);
        Ok(Checked {
            policy,
            cases,
            warnings,
        })
    } else {
        Err(checker.faults.into_inner())
    }
}

impl From<Misfit> for Fault {
    fn from(misfit: Misfit) -> Self {
        let known = misfit.missing.as_deref().and_then(belongs);
        Self {
            path: shown_path(&misfit.path),
            wrong: misfit.wrong,
            remedy: known.map_or_else(|| misfit.remedy.into(), |known| format!("Add {known}.")),
        }
    }
}

/// What belongs under a key that is missing.
fn belongs(key: &str) -> Option<&'static str> {
    Some(match key {
        "id" => "a short name that the file itself uses for it, such as \"id\": \"days\"",
        "version" => "the edition of this file: \"version\": \"2025-01-02\"",
        "title" | "name" => "what it is called, in both languages: {\"zh\": \"…\", \"en\": \"…\"}",
        "text" => "what is to be said, in both languages: {\"zh\": \"…\", \"en\": \"…\"}",
        "currency" => {
            "the money it pays in: {\"code\": \"CNY\", \"digits\": 2, \"unit\": {\"zh\": \"元\", \"en\": \"yuan\"}}"
        }
        "code" => "the three letters of ISO 4217: \"code\": \"CNY\"",
        "digits" => "how many digits the smallest unit has, 2 for fen: \"digits\": 2",
        "unit" => "the unit in both languages: {\"zh\": \"元\", \"en\": \"yuan\"}",
        "mode" => "which way it is rounded: \"half_up\", \"down\" or \"up\"",
        "sources" => {
            "the texts it is taken from, a list of objects with `id`, `title` and `checked`"
        }
        "measures" => "what it gives, a list of objects with `id`, `name` and `parts`",
        "parts" => {
            "what the measure gives, a list of objects with `id`, `name`, `source`, `quote` and one of `amount`, `in_kind` and `readings`"
        }
        "source" => "the id of the source that says so, one of those under `sources`",
        "quote" => "the source's own words, copied: \"quote\": \"…\"",
        "checked" => "the day it was last compared with the source: \"checked\": \"2026-01-05\"",
        "kind" => "what kind it is: `amount`, `count`, `number`, `rate`, or of a field `yes_no`",
        "is" => "the expression that the name stands for",
        "on" => "the day it is asked: \"on\": \"2026-01-01\"",
        "expect" => {
            "what must follow: for the id of a part, or `totals`, what stands there, such as {\"subsidy\": {\"low\": \"60000\"}}"
        }
        "arithmetic" => "how one comes to it by hand: \"arithmetic\": \"600000 × 10% = 60000\"",
        _ => return None,
    })
}

/// A path is made of a file's own keys, which may be anything.
fn shown_path(path: &str) -> String {
    path.split('.').map(shown).collect::<Vec<_>>().join(".")
}

/// Lists of which an element can be missing, and the rest still says something.
fn is_list(list: &[Step]) -> bool {
    const LISTS: [&str; 15] = [
        "sources",
        "questions",
        "options",
        "fields",
        "who",
        "parameters",
        "values",
        "measures",
        "parts",
        "requires",
        "excludes",
        "readings",
        "caveats",
        "combine",
        "cases",
    ];
    matches!(list.last(), Some(Step::Key(key)) if LISTS.contains(&key.as_str()))
}

/// Whether a place lies in an expression or a condition.
fn takes_hole(steps: &[Step]) -> bool {
    let element = (0..steps.len()).rev().find(|at| {
        matches!(steps.get(*at), Some(Step::Index(_))) && steps.get(..*at).is_some_and(is_list)
    });
    let Some(element) = element else {
        return false;
    };
    let (list, inside) = steps.split_at(element);
    let key = |step: Option<&Step>, keys: &[&str]| matches!(step, Some(Step::Key(key)) if keys.contains(&key.as_str()));
    if key(list.last(), &["requires", "excludes"]) {
        return true;
    }
    let wrapped = key(inside.get(1), &["cap", "in_kind"]);
    let first = inside.get(if wrapped { 2 } else { 1 });
    key(first, &["amount", "is", "at", "used", "when", "quantity"])
}

/// A place in the file.
#[derive(Clone, Debug)]
struct At(String);

impl At {
    fn file(field: &str) -> Self {
        Self(field.into())
    }

    fn field(&self, name: &str) -> Self {
        Self(format!("{}.{name}", self.0))
    }

    fn index(&self, index: usize) -> Self {
        Self(format!("{}[{index}]", self.0))
    }

    fn item(&self, name: &str, index: usize) -> Self {
        Self(format!("{}.{name}[{index}]", self.0))
    }
}

/// What a name in an expression stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Name {
    Question(QuestionIndex),
    Parameter(ParameterIndex),
    /// By its place in the file.
    Value(usize),
}

/// Collects faults while a policy is made; what is faulty is replaced by something harmless, which never leaves
/// this module because the whole is then refused.
struct Checker<'f> {
    file: &'f wire::File,
    lang: Lang,
    gone: Gone,
    /// Whether something was replaced by a hole.
    holes: bool,
    faults: RefCell<Vec<Fault>>,
    names: HashMap<&'f str, Name>,
    sources: HashMap<&'f str, u16>,
    /// For each source, when it was compared.
    checked: Vec<Day>,
    questions: Vec<Question>,
    parameters: Vec<Parameter>,
    values: values::Values,
    used: RefCell<HashSet<Name>>,
    noted: RefCell<warnings::Noted<'f>>,
}

impl<'f> Checker<'f> {
    fn fault(&self, at: &At, wrong: impl Into<String>, remedy: impl Into<String>) {
        let path = self.gone.as_written(&at.0);
        // That it is missing was told.
        if self.gone.was_missing(&path) {
            return;
        }
        self.faults.borrow_mut().push(Fault {
            path,
            wrong: wrong.into(),
            remedy: remedy.into(),
        });
    }

    /// Whether a name stands for something that was taken out: whoever uses it is not to blame.
    fn is_lost(&self, name: &str) -> bool {
        self.gone.had(name) || (self.holes && name == HOLE)
    }

    fn is_lost_part(&self, id: &str) -> bool {
        self.is_lost(id) || self.gone.lacked("parts") || self.gone.lacked("measures")
    }

    fn policy(&mut self) -> (Policy, Vec<Case>) {
        let file = self.file;
        self.head(file);
        self.register(file);
        let sources = self.sources(file);
        let validity = self.validity(&At::file("validity"), &file.validity);
        self.questions = self.questions(file);
        self.parameters = self.parameters(file, validity);
        self.values = self.order(file);
        let (measures, parts) = self.measures(file, validity);
        let combinations = self.combinations(file, &parts);
        // Last, because how a value is used can tell what kind of number it is.
        let values = self.named_values(file);
        let (round_to, rounding) = self.rounding(file);
        let policy = Policy {
            id: file.id.clone(),
            version: file.version.clone(),
            lang: self.lang,
            title: self.text(&At::file("title"), &file.title),
            currency: file.currency.code.clone(),
            unit: self.text(&At::file("currency.unit"), &file.currency.unit),
            digits: file.currency.digits.min(DIGITS),
            round_to,
            rounding,
            validity,
            sources,
            questions: std::mem::take(&mut self.questions),
            parameters: std::mem::take(&mut self.parameters),
            values,
            measures,
            parts,
            combinations,
        };
        let cases = self.cases(file, &policy);
        (policy, cases)
    }

    // Values

    fn id(&self, at: &At, text: &str) {
        let mut letters = text.chars();
        let well_formed = text.len() <= ID
            && letters.next().is_some_and(|c| c.is_ascii_alphabetic())
            && letters.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        if !well_formed {
            self.fault(
                at,
                format!("`{}` is no id", shown(text)),
                "An id begins with a letter a–z or A–Z and holds letters, digits, `_` and `-`, at most 40.",
            );
        } else if RESERVED.contains(&text) {
            self.fault(
                at,
                format!("`{text}` is a word of the language"),
                "Choose another id.",
            );
        }
    }

    /// Checks ids and that none is used twice.
    fn unique<'a>(&self, ids: impl Iterator<Item = (At, &'a str)>) {
        let mut seen: HashMap<&str, At> = HashMap::new();
        for (at, id) in ids {
            let at = at.field("id");
            self.id(&at, id);
            if let Some(first) = seen.get(id) {
                let first = self.gone.as_written(&first.0);
                self.fault(
                    &at,
                    format!("the id `{}` is used twice, first at {first}", shown(id)),
                    "Give one of the two another id.",
                );
            } else {
                seen.insert(id, at);
            }
        }
    }

    /// Faults a list that is longer than an index can count.
    fn fits(&self, at: &At, length: usize, most: usize) {
        if length > most {
            self.fault(
                at,
                format!("there are {length} of them"),
                format!("At most {most} are possible."),
            );
        }
    }

    fn text(&self, at: &At, text: &wire::Text) -> String {
        for (field, text, tongue) in [("zh", &text.zh, "Chinese"), ("en", &text.en, "English")] {
            if text.trim().is_empty() {
                self.fault(
                    &at.field(field),
                    format!("the {tongue} text is missing"),
                    "Every text needs both languages.",
                );
            }
        }
        let text = match self.lang {
            Lang::Zh => &text.zh,
            Lang::En => &text.en,
        };
        text.trim().into()
    }

    fn optional(&self, at: &At, text: Option<&wire::Text>) -> Option<String> {
        text.map(|text| self.text(at, text))
    }

    fn quote(&self, at: &At, text: &str) -> String {
        if text.trim().is_empty() {
            self.fault(
                at,
                "the source's own words are missing",
                "Copy the words of the source that say this.",
            );
        }
        text.trim().into()
    }

    fn day(&self, at: &At, text: &str) -> Option<Day> {
        let day = Day::parse(text).ok();
        if day.is_none() {
            self.fault(
                at,
                format!("`{}` is no day that exists", shown(text)),
                "Write a whole day, such as 2025-01-02.",
            );
        }
        day
    }

    fn end(&self, at: &At, text: &str) -> Until {
        if text == "open" {
            Until::Open
        } else {
            self.day(at, text).map_or(Until::NotPublished, Until::Day)
        }
    }

    fn validity(&self, at: &At, validity: &wire::Validity) -> Validity {
        let from = &validity.from;
        let from = from
            .as_ref()
            .and_then(|text| self.day(&at.field("from"), text));
        let until = validity.until.as_ref();
        let until = until.map_or(Until::NotPublished, |text| {
            self.end(&at.field("until"), text)
        });
        let published = validity.published.as_ref();
        let published = published.and_then(|text| self.day(&at.field("published"), text));
        let validity = Validity {
            from,
            until,
            published,
        };
        self.in_order(at, validity);
        validity
    }

    fn in_order(&self, at: &At, validity: Validity) {
        if let (Some(from), Until::Day(until)) = (validity.from, validity.until)
            && until < from
        {
            self.fault(
                &at.field("until"),
                format!("it ends on {until}, before it begins on {from}"),
                "The last day is the first day or later.",
            );
        }
    }

    fn source(&self, at: &At, id: &str) -> u16 {
        if let Some(index) = self.sources.get(id) {
            return *index;
        }
        if !self.is_lost(id) && !self.gone.lacked("sources") {
            self.fault(
                at,
                format!("there is no source `{}`", shown(id)),
                which(id, self.file.sources.iter().map(|one| one.id.as_str())),
            );
        }
        0
    }

    /// When something was compared: as it says, or as its source.
    fn checked(&self, at: &At, own: Option<&String>, source: u16) -> Day {
        own.and_then(|text| self.day(at, text))
            .or_else(|| self.checked.get(usize::from(source)).copied())
            .unwrap_or_else(|| PartialDate::Year(1).first_day())
    }

    /// A number as the file writes it, of this kind; not below 0, if it is money or a rate.
    fn number(&self, at: &At, text: &str, kind: Kind) -> Fraction {
        let number = self.signed(at, text, kind);
        if number.is_negative() && kind != Kind::Number {
            self.fault(
                at,
                format!("{} is below 0", noun(kind)),
                "Write 0 or more; for less, use `difference`.",
            );
        }
        number
    }

    /// A number as the file writes it, of this kind.
    fn signed(&self, at: &At, text: &str, kind: Kind) -> Fraction {
        let Ok(number) = Fraction::parse(text) else {
            self.fault(
                at,
                format!("`{}` is no number", shown(text)),
                "Write a whole number, or text such as \"0.1\", \"10%\", \"1/3\", of at most 24 digits.",
            );
            return Fraction::ZERO;
        };
        if text.ends_with('%') && kind != Kind::Rate {
            self.fault(
                at,
                format!("{text} is a rate, and here stands {}", noun(kind)),
                "Write the number without %, or make it a rate where it is declared.",
            );
        }
        if kind == Kind::Count && number.as_whole().is_none() {
            self.fault(
                at,
                format!("{text} is not whole, and here stands a count"),
                "Write a whole number, or make it a `number` where it is declared.",
            );
        }
        number
    }

    // The file, from the top

    fn head(&self, file: &wire::File) {
        self.id(&At::file("id"), &file.id);
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        let version = &file.version;
        if version.is_empty() || version.len() > VERSION || !version.chars().all(allowed) {
            self.fault(
                &At::file("version"),
                format!("`{}` is no version", shown(version)),
                "Use letters a–z, digits, `.` and `-`, at most 32, such as 2025-01-02.",
            );
        }
        let code = &file.currency.code;
        if code.len() != 3 || !code.chars().all(|c| c.is_ascii_uppercase()) {
            self.fault(
                &At::file("currency.code"),
                format!("`{}` is no currency", shown(code)),
                "Write the three letters of ISO 4217, such as CNY.",
            );
        }
        if file.currency.digits > DIGITS {
            self.fault(
                &At::file("currency.digits"),
                format!("a minor unit of {} digits", file.currency.digits),
                "No currency has more than 4; the yuan has 2.",
            );
        }
    }

    fn rounding(&self, file: &wire::File) -> (Fraction, fraction::Rounding) {
        let minor = Fraction::decimal(1, file.currency.digits.min(DIGITS));
        let Some(rounding) = &file.rounding else {
            return (minor, fraction::Rounding::HalfUp);
        };
        let at = At::file("rounding.to");
        let to = self.number(&at, &rounding.to.0, Kind::Amount);
        let units = to.times(Fraction::whole(
            10_i64.pow(file.currency.digits.min(DIGITS).into()),
        ));
        let sound = units
            .ok()
            .and_then(Fraction::as_whole)
            .is_some_and(|units| units > 0);
        if !sound {
            self.fault(
                &at,
                format!("{to} is no multiple of the minor unit"),
                format!("Write {minor} or a multiple of it."),
            );
        }
        let mode = match rounding.mode {
            wire::RoundingMode::HalfUp => fraction::Rounding::HalfUp,
            wire::RoundingMode::Down => fraction::Rounding::Down,
            wire::RoundingMode::Up => fraction::Rounding::Up,
        };
        (to, mode)
    }

    /// Registers every name first, so that references can point forward.
    fn register(&mut self, file: &'f wire::File) {
        for (list, length) in [
            ("sources", file.sources.len()),
            ("questions", file.questions.len()),
            ("parameters", file.parameters.len()),
            ("values", file.values.len()),
            ("measures", file.measures.len()),
            ("combine", file.combine.len()),
        ] {
            self.fits(&At::file(list), length, MOST);
        }
        let sources = file.sources.iter().map(|source| source.id.as_str());
        self.sources = sources
            .rev()
            .zip(counting_down(file.sources.len()))
            .collect();
        let questions = file.questions.iter().map(|one| one.id.as_str());
        let parameters = file.parameters.iter().map(|one| one.id.as_str());
        let values = file.values.iter().map(|one| one.id.as_str());
        // The first of two with one name counts, so the last is entered first.
        let values = values
            .enumerate()
            .map(|(index, id)| (id, Name::Value(index)));
        let parameters = parameters
            .zip(0..)
            .map(|(id, index)| (id, Name::Parameter(index)));
        let questions = questions
            .zip(0..)
            .map(|(id, index)| (id, Name::Question(index)));
        let all: Vec<_> = questions.chain(parameters).chain(values).collect();
        self.names = all.into_iter().rev().collect();
        // Of what kind these are nobody knows: what is made of them is not judged.
        let questions = file.questions.iter();
        let questions = questions.filter(|one| one.kind.is_none() && one.fields.is_empty());
        let parameters = file.parameters.iter();
        let parameters = parameters.filter(|one| !is_numeric(kind(one.kind)));
        for id in questions
            .map(|one| &one.id)
            .chain(parameters.map(|one| &one.id))
        {
            self.gone.forgive(id);
            self.names.remove(id.as_str());
        }

        let place = |list: &str, index: usize| At::file(list).index(index);
        let questions = file.questions.iter().enumerate();
        let parameters = file.parameters.iter().enumerate();
        let values = file.values.iter().enumerate();
        self.unique(
            questions
                .map(|(i, one)| (place("questions", i), one.id.as_str()))
                .chain(parameters.map(|(i, one)| (place("parameters", i), one.id.as_str())))
                .chain(values.map(|(i, one)| (place("values", i), one.id.as_str()))),
        );
        let sources = file.sources.iter().enumerate();
        self.unique(sources.map(|(i, one)| (place("sources", i), one.id.as_str())));
        let measures = file.measures.iter().enumerate();
        self.unique(
            measures
                .clone()
                .map(|(i, one)| (place("measures", i), one.id.as_str())),
        );
        self.unique(measures.flat_map(|(i, measure)| {
            let parts = measure.parts.iter().enumerate();
            parts.map(move |(p, part)| (place("measures", i).item("parts", p), part.id.as_str()))
        }));
        let cases = file.cases.iter().enumerate();
        self.unique(cases.map(|(i, one)| (place("cases", i), one.id.as_str())));
    }

    fn sources(&mut self, file: &wire::File) -> Vec<Source> {
        let mut sources = Vec::with_capacity(file.sources.len());
        for (i, source) in file.sources.iter().enumerate() {
            let at = At::file("sources").index(i);
            let date = source.date.as_deref().map(PartialDate::parse);
            if let (Some(text), Some(Err(_))) = (&source.date, &date) {
                self.fault(
                    &at.field("date"),
                    format!("`{}` is no date that exists", shown(text)),
                    "Give the date as exactly as the source does: 2025, 2025-mid, 2024-02 or 2025-01-02. Leave it out where the source bears none.",
                );
            }
            if let Some(url) = &source.url
                && !url.starts_with("https://")
                && !url.starts_with("http://")
            {
                self.fault(
                    &at.field("url"),
                    format!("`{}` is no address", shown(url)),
                    "Write the whole address, beginning with https:// or http://.",
                );
            }
            let checked = self.checked(&at.field("checked"), Some(&source.checked), 0);
            self.checked.push(checked);
            sources.push(Source {
                id: source.id.clone(),
                title: self.text(&at.field("title"), &source.title),
                date: date.and_then(|date| Some(date.ok()?.in_words(self.lang))),
                url: source.url.clone(),
                checked,
            });
        }
        sources
    }

    fn questions(&self, file: &wire::File) -> Vec<Question> {
        let questions = file.questions.iter().enumerate();
        questions
            .map(|(i, question)| self.question(&At::file("questions").index(i), question))
            .collect()
    }

    fn question(&self, at: &At, question: &wire::Question) -> Question {
        let name = self.text(&at.field("name"), &question.name);
        if question.kind.is_some() != question.fields.is_empty() {
            let (wrong, remedy) = if question.fields.is_empty() {
                (
                    "the kind of answer is missing",
                    "Give it a `kind`, or `fields` for a list of records.",
                )
            } else {
                (
                    "a kind beside fields",
                    "Leave out `kind`: the fields say it.",
                )
            };
            self.fault(&at.field("kind"), wrong, remedy);
        }
        let single = question.kind.map_or(Kind::Rate, kind);
        let listable = !matches!(single, Kind::Choice | Kind::Date);
        let is_list = (question.list && listable) || !question.fields.is_empty();
        let unit = self.unit(
            at,
            single,
            question.unit.as_ref(),
            !question.fields.is_empty(),
        );
        let fields = if question.fields.is_empty() {
            let plain = Field {
                id: String::new(),
                name: name.clone(),
                kind: single,
                unit: unit.clone(),
            };
            if is_list { vec![plain] } else { Vec::new() }
        } else {
            self.fields(at, question)
        };
        if question.list && !listable {
            self.fault(
                &at.field("list"),
                format!("a list of {}s", noun_alone(single)),
                "A list holds amounts, counts, numbers, rates, or yes and no.",
            );
        }
        // The limits of a list hold for every number in it.
        let limited = fields
            .iter()
            .map(|field| field.kind)
            .find(|kind| is_numeric(*kind));
        let limited = limited.unwrap_or(single);
        let (min, max) = self.limits(at, question, limited);
        Question {
            id: question.id.clone(),
            statements: self.statements(at, question, single),
            options: self.options(at, question, single),
            name,
            kind: if is_list { Kind::List } else { single },
            unit,
            fields,
            min,
            max,
            ask: self.optional(&at.field("ask"), question.ask.as_ref()),
            why: self.optional(&at.field("why"), question.why.as_ref()),
            who: roles(&question.who),
            left_out: self.optional(&at.field("left_out"), question.left_out.as_ref()),
        }
    }

    /// The unit in words: of an amount, the currency's; of a rate and of what is no number, none.
    fn unit(&self, at: &At, kind: Kind, unit: Option<&wire::Text>, has_fields: bool) -> String {
        let at = at.field("unit");
        let counted = !has_fields && matches!(kind, Kind::Count | Kind::Number);
        match (unit, counted) {
            (Some(unit), true) => self.text(&at, unit),
            (Some(_), false) => {
                self.fault(
                    &at,
                    "a unit where none is used",
                    "Only a count or number has a unit of its own: leave it out.",
                );
                String::new()
            }
            (None, true) => {
                self.fault(
                    &at,
                    format!("{} without its unit", noun(kind)),
                    "Say what is counted, such as 天 / days.",
                );
                String::new()
            }
            (None, false) if kind == Kind::Amount => match self.lang {
                Lang::Zh => self.file.currency.unit.zh.trim().into(),
                Lang::En => self.file.currency.unit.en.trim().into(),
            },
            (None, false) => String::new(),
        }
    }

    fn fields(&self, at: &At, question: &wire::Question) -> Vec<Field> {
        self.fits(&at.field("fields"), question.fields.len(), MOST_OPTIONS);
        let fields = question.fields.iter().enumerate();
        self.unique(
            fields
                .clone()
                .map(|(i, one)| (at.item("fields", i), one.id.as_str())),
        );
        let field = |(i, field): (usize, &wire::Field)| {
            let at = at.item("fields", i);
            let kind = kind(field.kind);
            if matches!(kind, Kind::Choice | Kind::Date) {
                self.fault(
                    &at.field("kind"),
                    format!("a field that is a {}", noun_alone(kind)),
                    "A field holds an amount, a count, a number, a rate, or yes and no.",
                );
            }
            Field {
                id: field.id.clone(),
                name: self.text(&at.field("name"), &field.name),
                kind,
                unit: self.unit(&at, kind, field.unit.as_ref(), false),
            }
        };
        fields.map(field).collect()
    }

    fn statements(
        &self,
        at: &At,
        question: &wire::Question,
        kind: Kind,
    ) -> Option<(String, String)> {
        let asked = kind == Kind::YesNo && !question.list && question.fields.is_empty();
        let statements = [("yes", &question.yes), ("no", &question.no)];
        let said = statements.map(|(field, statement)| {
            let at = at.field(field);
            match (statement, asked) {
                (Some(_), false) => self.fault(
                    &at,
                    "a statement where nothing is answered with yes or no",
                    "Leave it out, or make the question one of `yes_no`.",
                ),
                (None, true) => self.fault(
                    &at,
                    format!("what is so when the answer is {field} is missing"),
                    "Write it as a statement in both languages: sentences are made from it.",
                ),
                _ => {}
            }
            self.optional(&at, statement.as_ref())
        });
        let [yes, no] = said;
        yes.zip(no).filter(|_| asked)
    }

    fn options(&self, at: &At, question: &wire::Question, kind: Kind) -> Vec<Choice> {
        let at = at.field("options");
        let options = question.options.iter().enumerate();
        if kind != Kind::Choice || !question.fields.is_empty() {
            if !question.options.is_empty() {
                self.fault(
                    &at,
                    "options where nothing is chosen",
                    "Leave them out, or make the question one of `choice`.",
                );
            }
            return Vec::new();
        }
        if question.options.len() < 2 && self.gone.is_whole(&at.0) {
            self.fault(
                &at,
                format!("a choice with {} option(s)", question.options.len()),
                "Give at least two; for one thing that is so or not, use `yes_no`.",
            );
        }
        self.fits(&at, question.options.len(), MOST_OPTIONS);
        self.unique(
            options
                .clone()
                .map(|(i, one)| (at.index(i), one.id.as_str())),
        );
        options
            .map(|(i, option)| Choice {
                id: option.id.clone(),
                name: self.text(&at.index(i).field("name"), &option.name),
            })
            .collect()
    }

    fn limits(
        &self,
        at: &At,
        question: &wire::Question,
        kind: Kind,
    ) -> (Fraction, Option<Fraction>) {
        let limit = |field: &str, limit: &Option<wire::Literal>| {
            let limit = limit.as_ref()?;
            let at = at.field(field);
            if !is_numeric(kind) {
                self.fault(&at, "a limit where no number is answered", "Leave it out.");
                return None;
            }
            Some(self.signed(&at, &limit.0, kind))
        };
        let (min, max) = (limit("min", &question.min), limit("max", &question.max));
        let min = min.unwrap_or(Fraction::ZERO);
        if let Some(max) = max
            && max.compare(min).is_ok_and(std::cmp::Ordering::is_lt)
        {
            self.fault(
                &at.field("max"),
                format!("the most, {max}, is below the least, {min}"),
                "Turn them round.",
            );
        }
        (min, max)
    }

    fn parameters(&self, file: &wire::File, validity: Validity) -> Vec<Parameter> {
        let parameters = file.parameters.iter().enumerate();
        parameters
            .map(|(i, parameter)| {
                self.parameter(&At::file("parameters").index(i), parameter, validity)
            })
            .collect()
    }

    fn parameter(&self, at: &At, parameter: &wire::Parameter, policy: Validity) -> Parameter {
        let mut kind = kind(parameter.kind);
        if !is_numeric(kind) {
            self.fault(
                &at.field("kind"),
                format!("a parameter that is a {}", noun_alone(kind)),
                "A parameter is an `amount`, a `count`, a `number` or a `rate`.",
            );
            // The kind with which the rest of it has the least to do.
            kind = Kind::Rate;
        }
        let unknown = parameter.not_published.as_ref();
        if parameter.values.is_empty() != unknown.is_some()
            && self.gone.is_whole(&at.field("values").0)
        {
            let (wrong, remedy) = if unknown.is_some() {
                (
                    "values beside `not_published`",
                    "Leave out the one that is not so.",
                )
            } else {
                (
                    "no value",
                    "Give `values`, or say with `not_published` where one would expect it.",
                )
            };
            self.fault(at, wrong, remedy);
        }
        let rows = parameter.values.iter().enumerate();
        let values: Vec<DatedValue> = rows
            .map(|(i, row)| self.row(&at.item("values", i), row, kind, policy))
            .collect();
        self.rows_in_order(at, &values);
        let (source, quote, checked) = match unknown {
            Some(unknown) => {
                let at = at.field("not_published");
                let source = self.source(&at.field("source"), &unknown.source);
                let checked = self.checked(&at.field("checked"), unknown.checked.as_ref(), source);
                (source, unknown.quote.clone(), checked)
            }
            None => values.last().map_or_else(
                || (0, None, self.checked(at, None, 0)),
                |last| (last.source, None, last.checked),
            ),
        };
        Parameter {
            id: parameter.id.clone(),
            name: self.text(&at.field("name"), &parameter.name),
            kind,
            unit: self.unit(at, kind, parameter.unit.as_ref(), !is_numeric(kind)),
            values,
            source,
            quote,
            checked,
        }
    }

    fn row(&self, at: &At, row: &wire::DatedValue, kind: Kind, policy: Validity) -> DatedValue {
        let from = row.from.as_ref();
        let from = from.map_or(policy.from, |text| self.day(&at.field("from"), text));
        let until = row.until.as_ref();
        let until = until.map_or(policy.until, |text| self.end(&at.field("until"), text));
        let validity = Validity {
            from,
            until,
            published: policy.published,
        };
        if row.from.is_some() || row.until.is_some() {
            self.in_order(at, validity);
        }
        let source = self.source(&at.field("source"), &row.source);
        DatedValue {
            value: self.number(&at.field("value"), &row.value.0, kind),
            validity,
            source,
            quote: self.quote(&at.field("quote"), &row.quote),
            checked: self.checked(&at.field("checked"), row.checked.as_ref(), source),
        }
    }

    /// Rows follow one another; what lies between two of them is told as a warning, later.
    fn rows_in_order(&self, at: &At, rows: &[DatedValue]) {
        for (i, pair) in rows.windows(2).enumerate() {
            let [row, next] = pair else { continue };
            let ends_before = match (row.validity.until, next.validity.from) {
                (Until::Day(until), Some(from)) => until < from,
                _ => false,
            };
            if !ends_before {
                self.fault(
                    &at.item("values", i + 1),
                    "this value begins before the one above it has ended",
                    "Order the values by time, and give each but the last an `until` before the next one's `from`.",
                );
            }
        }
    }

    fn measures(&self, file: &'f wire::File, validity: Validity) -> (Vec<Measure>, Vec<Part>) {
        let total: usize = file
            .measures
            .iter()
            .map(|measure| measure.parts.len())
            .sum();
        self.fits(&At::file("measures"), total, MOST);
        if file.measures.is_empty() && self.gone.is_whole("measures") {
            self.fault(
                &At::file("measures"),
                "a policy without a measure",
                "Add at least one.",
            );
        }
        let mut parts = Vec::with_capacity(total);
        let mut measures = Vec::with_capacity(file.measures.len());
        for (i, measure) in file.measures.iter().enumerate() {
            let at = At::file("measures").index(i);
            if measure.parts.is_empty() && self.gone.is_whole(&at.field("parts").0) {
                self.fault(
                    &at.field("parts"),
                    "a measure without a part",
                    "Add a part for each thing that it gives.",
                );
            }
            let first = parts.len();
            for (p, part) in measure.parts.iter().enumerate() {
                parts.push(self.part(&at.item("parts", p), part, i, validity));
            }
            measures.push(Measure {
                id: measure.id.clone(),
                name: self.text(&at.field("name"), &measure.name),
                parts: (index(first), index(parts.len())),
            });
        }
        (measures, parts)
    }

    fn part(&self, at: &At, part: &'f wire::Part, measure: usize, policy: Validity) -> Part {
        let quote = self.quote(&at.field("quote"), &part.quote);
        let context = Context::part(&part.quote);
        let conditions = |field: &str, conditions: &'f [wire::Condition]| {
            let conditions = conditions.iter().enumerate();
            conditions
                .map(|(i, one)| self.condition(&at.item(field, i), &context, one))
                .collect()
        };
        let has_dates = part.validity.from.is_some() || part.validity.until.is_some();
        let mut validity = self.validity(&at.field("validity"), &part.validity);
        if !has_dates {
            validity = Validity {
                published: validity.published.or(policy.published),
                ..policy
            };
        }
        let caveats = part.caveats.iter().enumerate().map(|(i, caveat)| {
            let at = at.item("caveats", i);
            let when = caveat.when.as_ref();
            Caveat {
                when: when.map(|when| self.condition(&at.field("when"), &context, when)),
                text: self.text(&at.field("text"), &caveat.text),
            }
        });
        Part {
            id: part.id.clone(),
            name: self.text(&at.field("name"), &part.name),
            measure: index(measure),
            source: self.source(&at.field("source"), &part.source),
            clause: self.optional(&at.field("clause"), part.clause.as_ref()),
            quote,
            who: roles(&part.who),
            validity,
            requires: conditions("requires", &part.requires),
            excludes: conditions("excludes", &part.excludes),
            award: self.award(at, part, &context),
            upper_bound: self.optional(&at.field("upper_bound"), part.upper_bound.as_ref()),
            caveats: caveats.collect(),
            quota: self.optional(&at.field("quota"), part.quota.as_ref()),
        }
    }

    fn award(&self, at: &At, part: &'f wire::Part, context: &Context<'f>) -> Award {
        let amount =
            |at: &At, amount: &'f wire::Expr| self.expr(at, context, amount, Some(Kind::Amount));
        let readings_gone = !self.gone.is_whole(&at.field("readings").0);
        let given = usize::from(part.amount.is_some())
            + usize::from(part.in_kind.is_some())
            + usize::from(!part.readings.is_empty());
        if given != 1 && !(given == 0 && readings_gone) {
            self.fault(
                at,
                if given == 0 { "a part that gives nothing" } else { "a part that gives several things" },
                "Give exactly one of `amount`, `in_kind` and `readings`; make a part of its own for each thing.",
            );
        }
        let readings = part.readings.iter().enumerate().map(|(i, reading)| {
            let at = at.item("readings", i);
            Reading {
                name: self.text(&at.field("name"), &reading.name),
                amount: amount(&at.field("amount"), &reading.amount),
            }
        });
        let readings: Vec<Reading> = readings.collect();
        if readings.len() == 1 && !readings_gone {
            self.fault(
                &at.field("readings"),
                "a single reading",
                "Give at least two, or write it as `amount`.",
            );
        }
        let in_kind = part.in_kind.as_ref().map(|given| {
            let at = at.field("in_kind");
            let quantity = given.quantity.as_ref().map(|quantity| {
                self.expr(&at.field("quantity"), context, quantity, Some(Kind::Number))
            });
            Award::InKind {
                unit: self.text(&at.field("unit"), &given.unit),
                quantity,
            }
        });
        let money = part.amount.as_ref();
        let money = money.map(|one| Award::Amount(amount(&at.field("amount"), one)));
        money.or(in_kind).unwrap_or(Award::Readings(readings))
    }

    fn combinations(&self, file: &'f wire::File, parts: &[Part]) -> Vec<Combination> {
        let mut places: HashMap<&str, u16> = HashMap::new();
        for (part, place) in parts.iter().zip(0..) {
            // The first of two with one id counts.
            places.entry(part.id.as_str()).or_insert(place);
        }
        let combinations = file.combine.iter().enumerate();
        let combinations: Vec<Combination> = combinations
            .map(|(i, combination)| {
                let at = At::file("combine").index(i);
                match combination {
                    wire::Combination::Highest(highest) => {
                        let at = at.field("highest");
                        let source = self.source(&at.field("source"), &highest.source);
                        Combination {
                            name: self.text(&at.field("name"), &highest.name),
                            of: self.members(&at.field("of"), &highest.of, 2, &places, parts),
                            rule: Together::Highest,
                            source,
                            quote: self.quote(&at.field("quote"), &highest.quote),
                        }
                    }
                    wire::Combination::Cap(cap) => {
                        let at = at.field("cap");
                        let context = Context::part(&cap.quote);
                        let amount = |field: &str, amount: &'f wire::Expr| {
                            self.expr(&at.field(field), &context, amount, Some(Kind::Amount))
                        };
                        Combination {
                            name: self.text(&at.field("name"), &cap.name),
                            of: self.members(&at.field("of"), &cap.of, 1, &places, parts),
                            rule: Together::Cap {
                                at: amount("at", &cap.at),
                                used: cap.used.as_ref().map(|used| amount("used", used)),
                            },
                            source: self.source(&at.field("source"), &cap.source),
                            quote: self.quote(&at.field("quote"), &cap.quote),
                        }
                    }
                }
            })
            .collect();
        self.nested(&combinations);
        combinations
    }

    /// What one rule takes off must not change which of another's parts counts: rules are applied in their order, so
    /// a later one holds all parts of an earlier one that it shares any with, and the highest is taken before a cap.
    fn nested(&self, combinations: &[Combination]) {
        for (i, later) in combinations.iter().enumerate() {
            for earlier in &combinations[..i] {
                let shared = earlier
                    .of
                    .iter()
                    .filter(|part| later.of.contains(part))
                    .count();
                let is_late = later.rule == Together::Highest && earlier.rule != Together::Highest;
                if shared > 0 && (shared < earlier.of.len() || is_late) {
                    self.fault(
                        &At::file("combine").index(i),
                        format!(
                            "shares parts with the rule \"{}\" before it, which is applied first",
                            earlier.name
                        ),
                        "A rule comes after those inside it and holds all their parts; the highest is taken before a cap.",
                    );
                }
            }
        }
    }

    fn members(
        &self,
        at: &At,
        ids: &[String],
        least: usize,
        places: &HashMap<&str, u16>,
        parts: &[Part],
    ) -> Vec<u16> {
        if ids.len() < least {
            self.fault(
                at,
                format!("{} part(s) together", ids.len()),
                format!("Name at least {least}."),
            );
        }
        let mut members = Vec::with_capacity(ids.len());
        let mut seen = HashSet::new();
        for (i, id) in ids.iter().enumerate() {
            let at = at.index(i);
            let Some(place) = places.get(id.as_str()) else {
                if !self.is_lost_part(id) {
                    self.fault(
                        &at,
                        format!("there is no part `{}`", shown(id)),
                        which(id, parts.iter().map(|part| part.id.as_str())),
                    );
                }
                continue;
            };
            let part = parts.get(usize::from(*place));
            if part.is_some_and(|part| matches!(part.award, Award::InKind { .. })) {
                self.fault(
                    &at,
                    format!("`{id}` gives no money"),
                    "Only amounts count together: leave it out.",
                );
            }
            if seen.insert(*place) {
                members.push(*place);
            } else {
                self.fault(&at, format!("`{id}` stands twice"), "Name each part once.");
            }
        }
        members
    }

    fn named_values(&self, file: &'f wire::File) -> Vec<NamedValue> {
        let mut values: Vec<Option<NamedValue>> = vec![None; file.values.len()];
        // From the last to the first: a value learns from those that use it what kind of number it is.
        for (compiled, place) in self.values.order.iter().enumerate().rev() {
            let Some(value) = file.values.get(*place) else {
                continue;
            };
            let at = At::file("values").index(*place);
            let kind = self.values.kind(*place);
            let is = self.expr(&at.field("is"), &Context::value(*place), &value.is, kind);
            if let Some(slot) = values.get_mut(compiled) {
                *slot = Some(NamedValue {
                    name: self.text(&at.field("name"), &value.name),
                    kind: kind.unwrap_or(Kind::Number),
                    is,
                });
            }
        }
        values.into_iter().flatten().collect()
    }

    fn cases(&self, file: &wire::File, policy: &Policy) -> Vec<Case> {
        let parts: HashSet<&str> = policy.parts.iter().map(|part| part.id.as_str()).collect();
        let mut cases = Vec::with_capacity(file.cases.len());
        for (i, case) in file.cases.iter().enumerate() {
            let at = At::file("cases").index(i);
            let on = self.day(&at.field("on"), &case.on);
            let path = self.gone.as_written(&at.field("answers").0);
            let answers = read_case(policy, &self.gone, &path, &case.answers);
            if case.arithmetic.trim().is_empty() {
                self.fault(
                    &at.field("arithmetic"),
                    "how one comes to it by hand is missing",
                    "Write the calculation, such as 2000000 × 10% = 200000.",
                );
            }
            if case.expect.is_empty() {
                self.fault(
                    &at.field("expect"),
                    "a case that expects nothing",
                    "Name a part, or `totals`, and what must stand there.",
                );
            }
            for (entry, keys) in &case.expect {
                let at = at.field("expect").field(&shown(entry));
                if entry != "totals" && !parts.contains(entry.as_str()) && !self.is_lost_part(entry)
                {
                    self.fault(
                        &at,
                        format!("there is no part `{}`", shown(entry)),
                        which(entry, parts.iter().copied().chain(["totals"])),
                    );
                }
                let known = if entry == "totals" {
                    case::TOTAL_KEYS
                } else {
                    case::ENTRY_KEYS
                };
                if let Some(outcome) = keys.get("outcome").filter(|_| entry != "totals")
                    && !outcome
                        .as_str()
                        .is_some_and(|word| case::OUTCOMES.contains(&word))
                {
                    let word = outcome
                        .as_str()
                        .map_or_else(|| outcome.to_string(), Into::into);
                    self.fault(
                        &at.field("outcome"),
                        format!("there is no outcome `{}`", shown(&word)),
                        which(&word, case::OUTCOMES.iter().copied()),
                    );
                }
                for key in keys.keys().filter(|key| !known.contains(&key.as_str())) {
                    self.fault(
                        &at.field(&shown(key)),
                        format!("an entry has no `{}`", shown(key)),
                        which(key, known.iter().copied()),
                    );
                }
            }
            match answers {
                Ok(answers) => cases.extend(on.map(|on| Case {
                    id: case.id.clone(),
                    on,
                    answers,
                    expect: case.expect.clone(),
                    arithmetic: case.arithmetic.clone(),
                })),
                Err(faults) => self.faults.borrow_mut().extend(faults),
            }
        }
        cases
    }
}

/// A list's index; a list that is too long was faulted.
fn index(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

/// The indices of a list from its last to its first.
fn counting_down(length: usize) -> impl Iterator<Item = u16> {
    (0..length).rev().map(index)
}

fn roles(who: &[wire::Who]) -> Vec<Role> {
    let role = |who: &wire::Who| match who {
        wire::Who::Crew => Role::Crew,
        wire::Who::Firm => Role::Firm,
        wire::Who::Performer => Role::Performer,
        wire::Who::Graduate => Role::Graduate,
    };
    who.iter().map(role).collect()
}

const fn kind(kind: AnswerKind) -> Kind {
    match kind {
        AnswerKind::Amount => Kind::Amount,
        AnswerKind::Count => Kind::Count,
        AnswerKind::Number => Kind::Number,
        AnswerKind::Rate => Kind::Rate,
        AnswerKind::YesNo => Kind::YesNo,
        AnswerKind::Choice => Kind::Choice,
        AnswerKind::Date => Kind::Date,
    }
}

const fn is_numeric(kind: Kind) -> bool {
    matches!(kind, Kind::Amount | Kind::Count | Kind::Number | Kind::Rate)
}

const fn noun_alone(kind: Kind) -> &'static str {
    match kind {
        Kind::Amount => "amount",
        Kind::Count => "count",
        Kind::Number => "number",
        Kind::Rate => "rate",
        Kind::YesNo => "yes-or-no question",
        Kind::Choice => "choice",
        Kind::Date => "date",
        Kind::List => "list",
    }
}

fn noun(kind: Kind) -> String {
    let noun = noun_alone(kind);
    let article = if kind == Kind::Amount { "an" } else { "a" };
    format!("{article} {noun}")
}

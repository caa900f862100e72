//! From JSON to the types of a file, past the first misfit: what does not fit is named and taken out, so that the
//! rest of the file is still read and checked.

use super::fault::{shown, which};
use serde::{
    Deserializer,
    de::{self, DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess},
};
use serde_json::{Map, Value};
use serde_path_to_error::Segment;
use std::{
    borrow::Cow,
    collections::{HashSet, VecDeque},
    fmt,
};

/// What stands where a piece of an expression did not fit and the rest around it is read on.
pub const HOLE: &str = "\u{0}";

const BROKEN: &str = "The JSON is broken at that line and column: look for a missing comma, quotation mark or bracket just before it.";
const MISFIT: &str = "The JSON Schema beside the file tells what may stand here; an editor that knows it marks the place.";
/// Between what is wrong and its remedy, in an error that a type of the files makes itself.
pub const REMEDY: char = '\n';

/// Something that is not as its type says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Where; empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub wrong: String,
    /// What would be right.
    pub remedy: Cow<'static, str>,
    /// The key that is missing there, where that is what is wrong.
    pub missing: Option<String>,
}

/// A file read as far as it fits.
#[derive(Debug)]
pub struct Fitted<T> {
    /// What could be read; none when nothing could.
    pub value: Option<T>,
    /// What did not fit.
    pub misfits: Vec<Misfit>,
    /// What was taken out.
    pub gone: Gone,
}

/// What was taken out of a file.
#[derive(Clone, Debug, Default)]
pub struct Gone {
    /// The ids in it: whoever refers to them is not to blame.
    ids: HashSet<String>,
    /// Where it stood: the list's path as written and the element's index.
    places: Vec<(String, usize)>,
    /// Paths of what was missing or did not fit, where something else stands so that the rest can be read.
    missing: Vec<String>,
}

impl Gone {
    /// Whether this was missing or did not fit, or is inside of what was.
    pub fn was_missing(&self, path: &str) -> bool {
        self.missing.iter().any(|missing| {
            let inside = path.strip_prefix(missing.as_str());
            inside.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }

    /// Whether something of this name was missing anywhere.
    pub fn lacked(&self, key: &str) -> bool {
        let mut missing = self.missing.iter();
        missing.any(|path| path.rsplit('.').next() == Some(key))
    }

    /// Whether something with this id was taken out, or is broken beyond use.
    pub fn had(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Lets whoever refers to this id off: what it stands for is broken beyond use.
    pub fn forgive(&mut self, id: &str) {
        self.ids.insert(id.into());
    }

    /// Whether nothing was taken out of the list at this path.
    pub fn is_whole(&self, list: &str) -> bool {
        let written = self.as_written(list);
        self.places.iter().all(|(of, _)| *of != written)
    }

    /// A path as it is in the file, where elements before it may have been taken out.
    pub fn as_written(&self, path: &str) -> String {
        if self.places.is_empty() {
            return path.into();
        }
        let mut written = String::new();
        for step in path.split('.') {
            if !written.is_empty() {
                written.push('.');
            }
            let indexed = step.split_once('[').and_then(|(list, index)| {
                Some((list, index.strip_suffix(']')?.parse::<usize>().ok()?))
            });
            let Some((list, mut index)) = indexed else {
                written.push_str(step);
                continue;
            };
            written.push_str(list);
            let mut before: Vec<usize> = self
                .places
                .iter()
                .filter(|(list, _)| *list == written)
                .map(|(_, index)| *index)
                .collect();
            before.sort_unstable();
            for taken in before {
                index += usize::from(taken <= index);
            }
            written.extend(["[", &index.to_string(), "]"]);
        }
        written
    }
}

/// A step on the way to a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To what has this key.
    Key(String),
    /// To the element of a list.
    Index(usize),
}

/// A file's text without the byte-order mark that some editors put before it.
pub fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Reads a text as JSON.
///
/// # Errors
/// Where it is broken.
pub fn parse(text: &str) -> Result<Value, Misfit> {
    serde_json::from_str(text).map_err(|error| {
        let wrong = error.to_string();
        let remedy = if wrong.starts_with("trailing characters") {
            "Nothing may follow the closing bracket."
        } else if wrong.starts_with("recursion limit") {
            "Nest less deeply."
        } else if wrong.starts_with("number out of range") {
            "That number is too large: at most 24 digits can be computed with exactly."
        } else {
            BROKEN
        };
        Misfit {
            path: String::new(),
            wrong,
            remedy: remedy.into(),
            missing: None,
        }
    })
}

/// Fits JSON into a type. `takes_hole` tells of a path whether [`HOLE`] can stand there; elsewhere the innermost
/// element of a list that `is_list` accepts, by its path, is taken out.
pub fn fit<T: DeserializeOwned>(
    json: Value,
    takes_hole: impl Fn(&[Step]) -> bool,
    is_list: impl Fn(&[Step]) -> bool,
) -> Fitted<T> {
    Fitting::new(json, takes_hole, is_list, false).run()
}

/// The same, but what is missing is filled in rather than taken out with all around it: [`Gone::was_missing`] tells
/// of what is found there that nobody wrote it.
pub fn fit_filled<T: DeserializeOwned>(
    json: Value,
    takes_hole: impl Fn(&[Step]) -> bool,
    is_list: impl Fn(&[Step]) -> bool,
) -> Fitted<T> {
    Fitting::new(json, takes_hole, is_list, true).run()
}

/// What stands where something is missing or did not fit.
struct Filled {
    at: Vec<Step>,
    /// How many things were tried there.
    tried: usize,
    /// Whether what it says is made up, so that nothing can be concluded from it.
    is_guess: bool,
    /// Its misfit; none inside of something else that is missing.
    misfit: Option<usize>,
}

struct Fitting<H, L> {
    json: Value,
    takes_hole: H,
    is_list: L,
    keeps_filled: bool,
    misfits: Vec<Misfit>,
    gone: Gone,
    /// Where a hole was made last, and what stood there.
    held: Option<(Vec<Step>, Value)>,
    filled: Vec<Filled>,
}

impl<H: Fn(&[Step]) -> bool, L: Fn(&[Step]) -> bool> Fitting<H, L> {
    fn new(json: Value, takes_hole: H, is_list: L, keeps_filled: bool) -> Self {
        Self {
            json,
            takes_hole,
            is_list,
            keeps_filled,
            misfits: Vec::new(),
            gone: Gone::default(),
            held: None,
            filled: Vec::new(),
        }
    }

    fn run<T: DeserializeOwned>(mut self) -> Fitted<T> {
        loop {
            let error = match serde_path_to_error::deserialize(&self.json) {
                Ok(value) => {
                    if self.clear() {
                        continue;
                    }
                    let sound = self.keeps_filled || self.filled.is_empty();
                    return self.ended(Some(value).filter(|_| sound));
                }
                Err(error) => error,
            };
            let steps = steps(error.path());
            let wrong = error.into_inner().to_string();
            if !self.go_on(&steps, &wrong) {
                return self.ended(None);
            }
        }
    }

    fn ended<T>(self, value: Option<T>) -> Fitted<T> {
        Fitted {
            value,
            misfits: self.misfits,
            gone: self.gone,
        }
    }

    /// Makes something of a misfit with which the rest can be read on.
    fn go_on(&mut self, steps: &[Step], wrong: &str) -> bool {
        let again = self.held.take().filter(|(place, _)| place == steps);
        if let Some((mut steps, stood)) = again {
            // A hole does not fit there: perhaps around it.
            if let Some(place) = place(&mut self.json, &steps) {
                *place = stood;
            }
            if steps.pop().is_some() && self.make_hole(&steps) {
                return true;
            }
            return self.take_out(&steps);
        }
        if let Some(key) = missing(wrong) {
            if self.fill(steps, key) {
                return true;
            }
        } else if let Some(went_on) = self.refill(steps, wrong) {
            return went_on;
        }
        let (plain, remedy) = told(wrong);
        self.misfits.push(Misfit {
            path: self.gone.as_written(&text_of(steps)),
            wrong: plain,
            remedy,
            missing: None,
        });
        (wrong.starts_with("unknown field") && take_key(&mut self.json, steps))
            || self.make_hole(steps)
            || self.replace(steps)
            || self.take_out(steps)
    }

    fn make_hole(&mut self, steps: &[Step]) -> bool {
        if !(self.takes_hole)(steps) {
            return false;
        }
        let Some(place) = place(&mut self.json, steps).filter(|place| **place != HOLE) else {
            return false;
        };
        let stood = std::mem::replace(place, HOLE.into());
        self.filled.retain(|filled| !filled.at.starts_with(steps));
        self.held = Some((steps.into(), stood));
        true
    }

    /// Takes out the innermost element of a list on the way.
    fn take_out(&mut self, steps: &[Step]) -> bool {
        let Some((list, index)) = innermost(steps, &self.is_list) else {
            return false;
        };
        let items = place(&mut self.json, list).and_then(Value::as_array_mut);
        let Some(items) = items.filter(|items| index < items.len()) else {
            return false;
        };
        let taken = items.remove(index);
        let written = self.gone.as_written(&format!("{}[{index}]", text_of(list)));
        let written = written
            .strip_suffix(']')
            .and_then(|one| one.rsplit_once('['));
        let Some((written, Ok(place))) = written.map(|(list, at)| (list, at.parse())) else {
            return false;
        };
        self.gone.places.push((written.into(), place));
        self.gone.ids.extend(ids_in(&taken));
        self.filled.retain_mut(|filled| {
            let inside = filled.at.starts_with(list);
            match filled.at.get_mut(list.len()) {
                Some(Step::Index(at)) if inside && *at >= index => {
                    let other = *at > index;
                    *at -= usize::from(other);
                    other
                }
                _ => true,
            }
        });
        true
    }

    /// Puts something where a key is missing.
    fn fill(&mut self, around: &[Step], key: &str) -> bool {
        let fields = place(&mut self.json, around).and_then(Value::as_object_mut);
        let Some(fields) = fields.filter(|fields| !fields.contains_key(key)) else {
            return false;
        };
        fields.insert(key.into(), HOLE.into());
        let at = [around, &[Step::Key(key.into())]].concat();
        let path = self.gone.as_written(&text_of(&at));
        let inside = self.gone.was_missing(&path);
        if !inside {
            self.gone.missing.push(path.clone());
            self.misfits.push(Misfit {
                path,
                wrong: format!("`{key}` is missing"),
                remedy: format!("Add it: \"{key}\": \"…\".").into(),
                missing: Some(key.into()),
            });
        }
        self.filled.push(Filled {
            at,
            tried: 0,
            is_guess: false,
            misfit: (!inside).then(|| self.misfits.len() - 1),
        });
        true
    }

    /// Puts something in the place of what does not fit under a key.
    fn replace(&mut self, at: &[Step]) -> bool {
        let Some(Step::Key(_)) = at.last() else {
            return false;
        };
        let Some(place) = place(&mut self.json, at) else {
            return false;
        };
        *place = HOLE.into();
        let path = self.gone.as_written(&text_of(at));
        self.gone.missing.push(path);
        self.filled.push(Filled {
            at: at.into(),
            tried: 0,
            is_guess: false,
            misfit: None,
        });
        true
    }

    /// What stands where something is missing does not fit: puts the next thing there. None where it is not to blame.
    fn refill(&mut self, steps: &[Step], wrong: &str) -> Option<bool> {
        let blamed = self.filled.iter_mut();
        let blamed = blamed.filter(|filled| steps.starts_with(&filled.at));
        let filled = blamed.max_by_key(|filled| filled.at.len())?;
        if filled.tried == 0
            && let Some(misfit) = filled.misfit.and_then(|at| self.misfits.get_mut(at))
            && let Some(key) = &misfit.missing
        {
            misfit.remedy = format!("Add `{key}`. {}", told(wrong).1).into();
        }
        filled.tried += 1;
        let word = names_of(wrong).next();
        let (next, is_guess) = match (filled.tried, word) {
            (1, Some(word)) if wrong.starts_with("unknown variant") => (word.into(), true),
            (1, _) => (Value::Object(Map::new()), false),
            (2, _) => (Value::Array(Vec::new()), false),
            // As lenient as a number of digits can be.
            (3, _) => (4.into(), true),
            (4, _) => (false.into(), true),
            _ => {
                let at = filled.at.clone();
                return Some(self.make_hole_around(&at) || self.take_out(&at));
            }
        };
        filled.is_guess = is_guess;
        let at = filled.at.clone();
        place(&mut self.json, &at).map(|place| *place = next)?;
        Some(true)
    }

    /// Takes out what was made up, once all that is wrong around it was found; tells whether there was anything.
    fn clear(&mut self) -> bool {
        let made_up = |filled: &&Filled| filled.is_guess || !self.keeps_filled;
        let made_up = self.filled.iter().filter(made_up);
        let made_up: Vec<Vec<Step>> = made_up.map(|filled| filled.at.clone()).collect();
        made_up
            .iter()
            .any(|at| self.make_hole_around(at) || self.take_out(at))
    }

    /// Makes a hole of the operation that has this operand.
    fn make_hole_around(&mut self, operand: &[Step]) -> bool {
        let operation = operand
            .len()
            .checked_sub(2)
            .and_then(|end| operand.get(..end));
        operation.is_some_and(|operation| self.make_hole(operation))
    }
}

/// The key that is missing, if that is what is wrong.
fn missing(wrong: &str) -> Option<&str> {
    wrong.strip_prefix("missing field `")?.strip_suffix('`')
}

/// The names that an error says were expected.
fn names_of(wrong: &str) -> impl Iterator<Item = &str> {
    let expected = wrong
        .rsplit_once(", expected ")
        .map_or("", |(_, names)| names);
    expected.split('`').skip(1).step_by(2)
}

/// An error in plain words, and its remedy.
fn told(error: &str) -> (String, Cow<'static, str>) {
    if let Some((wrong, remedy)) = error.split_once(REMEDY) {
        return (wrong.into(), remedy.to_owned().into());
    }
    let named = error.split('`').nth(1).unwrap_or_default();
    if error.starts_with("unknown field") {
        let remedy = which(named, names_of(error));
        return (format!("unknown field `{}`", shown(named)), remedy.into());
    }
    if error.starts_with("unknown variant") {
        let wrong = format!("`{}` is not known here", shown(named));
        return (wrong, which(named, names_of(error)).into());
    }
    let misfit = ["invalid type: ", "invalid value: ", "invalid length "]
        .iter()
        .find_map(|kind| error.strip_prefix(kind));
    let Some((found, wanted)) = misfit.and_then(|misfit| misfit.rsplit_once(", expected ")) else {
        return (error.into(), MISFIT.into());
    };
    let one_key = ["map with a single key", "enum", "fewer elements in map"];
    if one_key.contains(&wanted) {
        return (
            "an object with no key, or with several, stands where a single operation should".into(),
            "Write one key, the operation's name: {\"sum\": […]}.".into(),
        );
    }
    if wanted.starts_with("fewer elements") {
        return (
            "a list that is too long".into(),
            "Leave out what is too much.".into(),
        );
    }
    let (noun, remedy) = wanted_words(wanted);
    let found = found_words(found);
    (format!("{found} stands where {noun} should"), remedy)
}

fn found_words(found: &str) -> Cow<'static, str> {
    match found.split([' ', '`']).next() {
        Some("map") => "an object".into(),
        Some("sequence") => "a list".into(),
        Some("null" | "unit") => "`null`".into(),
        Some("boolean") => "`true` or `false`".into(),
        Some("integer" | "floating") => "a number".into(),
        Some(length) if length.parse::<usize>().is_ok() => format!("a list of {length}").into(),
        _ => "a text".into(),
    }
}

fn wanted_words(wanted: &str) -> (Cow<'static, str>, Cow<'static, str>) {
    if let Some(length) = wanted.strip_prefix("an array of length ") {
        return (
            format!("a list of {length}").into(),
            format!("Write a list of exactly {length}.").into(),
        );
    }
    let (noun, remedy) = match wanted {
        _ if wanted.starts_with("struct Text") => (
            "a text in both languages",
            "Write an object with both: {\"zh\": \"…\", \"en\": \"…\"}.",
        ),
        "a string" => ("a text", "Write a text in quotation marks."),
        "a sequence" => ("a list", "Write a list: […]."),
        "a boolean" => ("`true` or `false`", "Write true or false."),
        "string or map" => (
            "a word of the file's language",
            "Write one of the words that can stand here, in quotation marks.",
        ),
        "u8" | "u16" | "u32" | "u64" | "usize" => (
            "a whole number",
            "Write a whole number, not below 0 and not large, without quotation marks.",
        ),
        _ if wanted == "a map" || wanted.starts_with("struct ") || wanted.ends_with(" variant") => {
            ("an object", "Write an object: {\"…\": …}.")
        }
        _ => {
            return (wanted.to_owned().into(), format!("Write {wanted}.").into());
        }
    };
    (noun.into(), remedy.into())
}

/// The innermost element of a list on the way: the list's path and the index.
fn innermost<'a>(
    steps: &'a [Step],
    is_list: &impl Fn(&[Step]) -> bool,
) -> Option<(&'a [Step], usize)> {
    (0..steps.len()).rev().find_map(|at| {
        let (list, rest) = steps.split_at(at);
        match rest.first() {
            Some(Step::Index(index)) if is_list(list) => Some((list, *index)),
            _ => None,
        }
    })
}

fn steps(path: &serde_path_to_error::Path) -> Vec<Step> {
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(Step::Index(*index)),
            Segment::Map { key } | Segment::Enum { variant: key } => Some(Step::Key(key.clone())),
            Segment::Unknown => None,
        })
        .collect()
}

fn text_of(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Index(index) => text.extend(["[", &index.to_string(), "]"]),
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => text.extend([".", key]),
        }
    }
    text
}

fn place<'a>(json: &'a mut Value, steps: &[Step]) -> Option<&'a mut Value> {
    steps.iter().try_fold(json, |json, step| match step {
        Step::Key(key) => json.get_mut(key),
        Step::Index(index) => json.get_mut(index),
    })
}

/// Takes out what has an unknown key, and leaves the rest around it.
fn take_key(json: &mut Value, steps: &[Step]) -> bool {
    let Some((Step::Key(key), around)) = steps.split_last() else {
        return false;
    };
    place(json, around)
        .and_then(Value::as_object_mut)
        .is_some_and(|fields| fields.remove(key).is_some())
}

/// Every id in a piece of JSON.
fn ids_in(json: &Value) -> Vec<String> {
    let mut ids = Vec::new();
    let mut open = VecDeque::from([json]);
    while let Some(json) = open.pop_front() {
        match json {
            Value::Object(fields) => {
                let id = fields.get("id").and_then(Value::as_str);
                ids.extend(id.filter(|id| *id != HOLE).map(String::from));
                open.extend(fields.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    ids
}

/// The paths of keys that stand twice in one object, of which JSON would silently keep the last. Of broken JSON,
/// those before the break.
pub fn repeated_keys(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let walk = Walk {
        path: String::new(),
        found: &mut found,
    };
    let mut json = serde_json::Deserializer::from_str(text);
    // Whether it is broken is told elsewhere.
    let _ = walk.deserialize(&mut json);
    found
}

struct Walk<'a> {
    path: String,
    found: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> de::Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut index = 0;
        let mut next = |found: &mut Vec<String>| {
            let walk = Walk {
                path: format!("{}[{index}]", self.path),
                found,
            };
            index += 1;
            items.next_element_seed(walk)
        };
        while next(self.found)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while let Some(key) = fields.next_key::<String>()? {
            let dot = if self.path.is_empty() { "" } else { "." };
            let path = format!("{}{dot}{key}", self.path);
            if !seen.insert(key) {
                self.found.push(path.clone());
            }
            fields.next_value_seed(Walk {
                path,
                found: self.found,
            })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        items: Vec<Item>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Item {
        id: String,
        #[serde(default)]
        inner: Vec<u8>,
    }

    fn broken() -> Value {
        json!({ "items": [
            { "id": 1 },
            { "id": "a", "inner": [1, "x", 2, -1] },
            { "id": "b", "more": true },
        ] })
    }

    fn paths(fitted: &Fitted<File>) -> Vec<&str> {
        let misfits = fitted.misfits.iter();
        misfits.map(|misfit| misfit.path.as_str()).collect()
    }

    #[test]
    fn all_that_does_not_fit_is_named_by_its_written_place() {
        let fitted: Fitted<File> = fit(broken(), |_| false, |_| true);
        assert_eq!(
            paths(&fitted),
            [
                "items[0].id",
                "items[1].inner[1]",
                "items[1].inner[3]",
                "items[2].more"
            ]
        );
        let items = fitted.value.expect("the rest fits").items;
        assert_eq!(
            items
                .iter()
                .map(|item| item.inner.len())
                .collect::<Vec<_>>(),
            [2, 0]
        );
    }

    #[test]
    fn a_hole_leaves_what_is_around_it() {
        let inside = |steps: &[Step]| steps.len() > 2;
        let is_list = |list: &[Step]| list.len() == 1;
        let fitted: Fitted<File> = fit(broken(), inside, is_list);
        assert_eq!(
            paths(&fitted),
            ["items[0].id", "items[1].inner[1]", "items[2].more"]
        );
        let items = fitted.value.expect("the rest fits").items;
        let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, [HOLE, "b"], "where no hole fits, the element is gone");
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Word {
        One,
        Two,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only what is missing is looked at")]
    struct Head {
        name: String,
        count: u8,
        inner: Inner,
        lines: Vec<Line>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only what is missing is looked at")]
    struct Inner {
        yes: bool,
        pair: Vec<u8>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only what is missing is looked at")]
    struct Line {
        id: String,
        word: Word,
        text: String,
    }

    #[test]
    fn all_that_is_missing_is_named_and_what_belongs_there() {
        let lines =
            json!([{}, { "id": "a", "word": "two" }, { "text": 5, "id": "b", "word": "one" }]);
        let json = json!({ "inner": {}, "lines": lines });
        let fitted: Fitted<Head> = fit(json.clone(), |_| false, |_| true);
        assert!(fitted.value.is_none(), "its name would be made up");
        let told: Vec<_> = fitted
            .misfits
            .iter()
            .map(|one| (one.path.as_str(), one.remedy.as_ref()))
            .collect();
        let remedy = |path: &str| {
            let found = told.iter().find(|(at, _)| *at == path);
            found.unwrap_or_else(|| panic!("{path}: {told:#?}")).1
        };
        assert_eq!(told.len(), 9, "{told:#?}");
        assert_eq!(remedy("name"), "Add it: \"name\": \"…\".");
        assert!(remedy("count").contains("a whole number"));
        assert!(remedy("inner.yes").contains("true or false"));
        assert!(
            remedy("inner.pair").contains("a list"),
            "{}",
            remedy("inner.pair")
        );
        assert!(remedy("lines[0].word").contains("There are: one, two."));
        for path in [
            "lines[0].id",
            "lines[0].text",
            "lines[1].text",
            "lines[2].text",
        ] {
            remedy(path);
        }
        let filled: Fitted<Head> = fit_filled(json, |_| false, |_| true);
        assert!(filled.value.is_some());
        assert!(filled.gone.was_missing("inner.yes") && filled.gone.lacked("yes"));
        assert!(!filled.gone.was_missing("inner") && !filled.gone.was_missing("names"));
    }

    #[test]
    fn what_is_missing_leaves_the_rest_around_it() {
        let lines =
            json!([{}, { "id": "a", "word": "two" }, { "id": "b", "word": "one", "text": "c" }]);
        let json = json!({ "count": 1, "inner": { "yes": true, "pair": [1, 2] }, "lines": lines });
        let filled: Fitted<Head> = fit_filled(json, |_| false, |_| true);
        let lines = filled.value.expect("the rest fits").lines;
        let ids: Vec<&str> = lines.iter().map(|line| line.id.as_str()).collect();
        assert_eq!(ids, ["a", "b"], "the first would be made up");
        assert_eq!(filled.gone.as_written("lines[0].text"), "lines[1].text");
        assert!(filled.gone.was_missing("lines[1].text"));
    }

    #[test]
    fn errors_are_told_in_plain_words() {
        for (error, wrong, remedy) in [
            (
                "invalid type: string \"a, expected b\", expected struct Text",
                "a text stands where a text in both languages should",
                "\"zh\"",
            ),
            (
                "invalid value: map, expected map with a single key",
                "an object with no key, or with several, stands",
                "one key",
            ),
            (
                "invalid length 1, expected an array of length 2",
                "a list of 1 stands where a list of 2 should",
                "exactly 2",
            ),
            (
                "invalid type: floating point `0.5`, expected u8",
                "a number stands where a whole number should",
                "whole",
            ),
            (
                "unknown variant `rat`, expected `rate` or `count`",
                "`rat` is not known here",
                "Did you mean `rate`?",
            ),
            (
                "unknown field `x`, there are no fields",
                "unknown field `x`",
                "none",
            ),
        ] {
            let found = told(error);
            assert!(found.0.contains(wrong), "{error}: {found:?}");
            assert!(found.1.contains(remedy), "{error}: {found:?}");
        }
    }

    #[test]
    fn what_cannot_be_taken_out_ends_the_reading() {
        for holes in [false, true] {
            let fitted: Fitted<File> = fit(json!({ "items": 5 }), |_| holes, |_| true);
            assert!(fitted.value.is_none());
            assert_eq!(fitted.misfits.len(), 1);
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_found() {
        let text = r#"{ "a": [{ "b": 1, "b": 2 }], "c": null, "a": 0.5 }"#;
        assert_eq!(repeated_keys(text), ["a[0].b", "a"]);
        assert!(repeated_keys("{").is_empty());
    }
}

//! From JSON to the types of a file, past the first misfit: what does not fit is named and taken out, so that the
//! rest of the file is still read and checked.

use serde::{
    Deserializer,
    de::{self, DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess},
};
use serde_json::Value;
use serde_path_to_error::Segment;
use std::{
    collections::{HashSet, VecDeque},
    fmt,
};

/// What stands where a piece of an expression did not fit and the rest around it is read on.
pub const HOLE: &str = "\u{0}";

const BROKEN: &str = "The JSON is broken at that line and column: look for a missing comma, quotation mark or bracket just before it.";
const MISFIT: &str = "The JSON Schema beside the file tells what may stand here; an editor that knows it marks the place.";

/// Something that is not as its type says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Where; empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub wrong: String,
    /// What would be right.
    pub remedy: &'static str,
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
}

impl Gone {
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
        } else {
            BROKEN
        };
        Misfit {
            path: String::new(),
            wrong,
            remedy,
        }
    })
}

/// Fits JSON into a type. `takes_hole` tells of a path whether [`HOLE`] can stand there; elsewhere the innermost
/// element of a list that `is_list` accepts, by its path, is taken out.
pub fn fit<T: DeserializeOwned>(
    mut json: Value,
    takes_hole: impl Fn(&[Step]) -> bool,
    is_list: impl Fn(&[Step]) -> bool,
) -> Fitted<T> {
    let mut misfits = Vec::new();
    let mut gone = Gone::default();
    // Where a hole was made last, and what stood there.
    let mut held: Option<(Vec<Step>, Value)> = None;
    loop {
        let error = match serde_path_to_error::deserialize(&json) {
            Ok(value) => {
                return Fitted {
                    value: Some(value),
                    misfits,
                    gone,
                };
            }
            Err(error) => error,
        };
        let steps = steps(error.path());
        let wrong = error.into_inner().to_string();
        let again = held.take().filter(|(place, _)| *place == steps);
        if let Some((mut steps, stood)) = again {
            // A hole does not fit there: perhaps around it.
            if let Some(place) = place(&mut json, &steps) {
                *place = stood;
            }
            if steps.pop().is_some()
                && takes_hole(&steps)
                && let Some(place) = place(&mut json, &steps)
            {
                let stood = std::mem::replace(place, HOLE.into());
                held = Some((steps, stood));
                continue;
            }
        } else {
            misfits.push(Misfit {
                path: gone.as_written(&text_of(&steps)),
                remedy: MISFIT,
                wrong,
            });
            let unknown = misfits.last().map(|misfit| misfit.wrong.as_str());
            if unknown.is_some_and(|wrong| wrong.starts_with("unknown field"))
                && take_key(&mut json, &steps)
            {
                continue;
            }
            if takes_hole(&steps)
                && let Some(place) = place(&mut json, &steps)
                && *place != HOLE
            {
                held = Some((steps, std::mem::replace(place, HOLE.into())));
                continue;
            }
        }
        let taken = innermost(&steps, &is_list).and_then(|(list, index)| {
            let items = place(&mut json, list)?.as_array_mut()?;
            let taken = (index < items.len()).then(|| items.remove(index))?;
            let written = gone.as_written(&format!("{}[{index}]", text_of(list)));
            let (list, index) = written.strip_suffix(']')?.rsplit_once('[')?;
            gone.places.push((list.into(), index.parse().ok()?));
            Some(taken)
        });
        match taken {
            Some(taken) => gone.ids.extend(ids_in(&taken)),
            None => {
                return Fitted {
                    value: None,
                    misfits,
                    gone,
                };
            }
        }
    }
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
                ids.extend(fields.get("id").and_then(Value::as_str).map(String::from));
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

//! Reading JSON that this site wrote: in a browser with the browser's own reader, which costs the program nothing.
//!
//! Its twin reads natively by the same rules, so that what reads through it can be tested without a browser.

#[cfg(feature = "hydrate")]
use wasm_bindgen::{JsCast, JsValue};

/// A value of a JSON text.
#[derive(Clone, Debug)]
pub struct Json(
    #[cfg(feature = "hydrate")] JsValue,
    #[cfg(not(feature = "hydrate"))] serde_json::Value,
);

#[cfg(feature = "hydrate")]
impl Json {
    /// Reads a text; none where it is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        js_sys::JSON::parse(text).ok().map(Self)
    }

    /// The field of this name; none where there is no such field, or no object.
    ///
    /// Not to be asked for names that a browser's every object or list has, such as `constructor` or `length`.
    pub fn get(&self, name: &str) -> Option<Self> {
        // What is no object has no fields: the browser refuses.
        let value = js_sys::Reflect::get(&self.0, &name.into()).ok()?;
        (!value.is_undefined()).then_some(Self(value))
    }

    /// The one field of an object with no other, as its name and its value.
    pub fn only(&self) -> Option<(String, Self)> {
        let object = self.0.dyn_ref::<js_sys::Object>()?;
        if js_sys::Array::is_array(object) {
            return None;
        }
        let names = js_sys::Object::keys(object);
        let name = names.get(0).as_string().filter(|_| names.length() == 1)?;
        let value = self.get(&name)?;
        Some((name, value))
    }

    /// What a text says.
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// What a list holds.
    pub fn list(&self) -> Option<Vec<Self>> {
        let list = self.0.dyn_ref::<js_sys::Array>()?;
        Some(list.iter().map(Self).collect())
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        self.0.is_null()
    }
}

#[cfg(not(feature = "hydrate"))]
impl Json {
    /// Reads a text; none where it is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// The field of this name; none where there is no such field, or no object.
    pub fn get(&self, name: &str) -> Option<Self> {
        self.0.as_object()?.get(name).cloned().map(Self)
    }

    /// The one field of an object with no other, as its name and its value.
    pub fn only(&self) -> Option<(String, Self)> {
        let object = self.0.as_object()?;
        let (name, value) = object.iter().next().filter(|_| object.len() == 1)?;
        Some((name.clone(), Self(value.clone())))
    }

    /// What a text says.
    pub fn text(&self) -> Option<String> {
        self.0.as_str().map(Into::into)
    }

    /// What a list holds.
    pub fn list(&self) -> Option<Vec<Self>> {
        Some(self.0.as_array()?.iter().cloned().map(Self).collect())
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        self.0.is_null()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Json {
        Json::parse(text).expect("JSON")
    }

    #[test]
    fn a_text_that_is_not_json_is_not_read() {
        for text in ["", "{", "{} {}", "{'a': 1}", "undefined", "[1,]"] {
            assert!(Json::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn each_kind_answers_to_its_own_question_only() {
        let kinds = ["null", "7", "true", "\"夜\"", "[1]", "{\"a\":1}"];
        let answers = |json: &Json| {
            [
                json.is_null(),
                json.text().is_some(),
                json.list().is_some(),
                json.get("a").is_some(),
                json.only().is_some(),
            ]
        };
        let found = kinds.map(|text| answers(&parse(text)));
        let none = [false; 5];
        assert_eq!(
            found,
            [
                [true, false, false, false, false],
                none,
                none,
                [false, true, false, false, false],
                [false, false, true, false, false],
                [false, false, false, true, true],
            ]
        );
    }

    #[test]
    fn one_of_two_fields_is_not_the_only_one() {
        assert!(parse("{}").only().is_none());
        assert!(parse("{\"a\":1,\"b\":2}").only().is_none());
        let (name, value) = parse("{\"a\":\"b\"}").only().expect("the one");
        assert_eq!((name.as_str(), value.text().as_deref()), ("a", Some("b")));
    }
}

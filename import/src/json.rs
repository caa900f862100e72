//! JSON as the content files are laid out: short things on one line, the rest a line each, two spaces deep.

/// How long a line may be.
const LONGEST: usize = 120;

/// As much of JSON as a scene needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Named values, in order.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// An object of what there is.
    pub fn object<const N: usize>(fields: [(&'static str, Option<Self>); N]) -> Self {
        let there = fields.into_iter();
        Self::Object(
            there
                .filter_map(|(name, value)| Some((name, value?)))
                .collect(),
        )
    }

    /// A text in both languages.
    pub fn in_both(zh: &str, en: &str) -> Self {
        Self::object([
            ("zh", Some(Self::Text(zh.into()))),
            ("en", Some(Self::Text(en.into()))),
        ])
    }

    /// A list, or nothing where it would be empty.
    pub fn list(items: impl Iterator<Item = Self>) -> Option<Self> {
        let items: Vec<Self> = items.collect();
        (!items.is_empty()).then_some(Self::List(items))
    }

    /// The value as an element of a list at this depth.
    pub fn element(&self, depth: usize) -> String {
        self.laid_out(depth, 2 * depth, ",".len())
    }

    /// The value, each line of it below the first as deep as it belongs; `before` is what stands before it on its
    /// line, `after` what will stand after it.
    fn laid_out(&self, depth: usize, before: usize, after: usize) -> String {
        let line = self.on_one_line();
        if self.is_short() && before + line.chars().count() + after <= LONGEST {
            return line;
        }
        let deeper = "  ".repeat(depth + 1);
        let (open, close, parts): (_, _, Vec<String>) = match self {
            Self::Text(_) => return line,
            Self::List(items) => {
                let items = items.iter();
                (
                    "[",
                    "]",
                    items.map(|item| item.element(depth + 1)).collect(),
                )
            }
            Self::Object(fields) => {
                let field = |(name, value): &(&str, Self)| {
                    let before = deeper.len() + name.len() + "\"\": ".len();
                    format!(
                        "\"{name}\": {}",
                        value.laid_out(depth + 1, before, ",".len())
                    )
                };
                ("{", "}", fields.iter().map(field).collect())
            }
        };
        let parts = parts.join(&format!(",\n{deeper}"));
        format!("{open}\n{deeper}{parts}\n{}{close}", "  ".repeat(depth))
    }

    /// Whether it may stand on one line: no list of objects in it, and no scene.
    fn is_short(&self) -> bool {
        match self {
            Self::Text(_) => true,
            Self::List(items) => items.iter().all(|item| matches!(item, Self::Text(_))),
            Self::Object(fields) => {
                fields.len() <= 4 && fields.iter().all(|(_, value)| value.is_short())
            }
        }
    }

    fn on_one_line(&self) -> String {
        match self {
            Self::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::on_one_line).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Object(fields) => {
                let field =
                    |(name, value): &(&str, Self)| format!("\"{name}\": {}", value.on_one_line());
                let fields: Vec<String> = fields.iter().map(field).collect();
                format!("{{ {} }}", fields.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stands_on_one_line_and_the_rest_a_line_each() {
        let filler = |length: usize| Json::in_both("短", &"x".repeat(length));
        // 8 before, 23 around the words, a comma after: 88 fill the line.
        let line = filler(88).element(4);
        assert_eq!(8 + line.chars().count() + 1, 120);
        assert!(!line.contains('\n'), "{line}");
        let lines = filler(89).element(4);
        let [first, zh, en, last] = lines.lines().collect::<Vec<_>>()[..] else {
            panic!("{lines}");
        };
        assert_eq!(
            [first, zh, last],
            ["{", "          \"zh\": \"短\",", "        }"]
        );
        assert!(en.starts_with("          \"en\": \"xx"));
    }

    #[test]
    fn a_list_of_objects_never_stands_on_one_line() {
        let gap = Json::in_both("面积", "Area");
        let scene = Json::object([("unknown", Some(Json::List(vec![gap])))]);
        assert_eq!(
            scene.element(2),
            "{\n      \"unknown\": [\n        { \"zh\": \"面积\", \"en\": \"Area\" }\n      ]\n    }"
        );
    }

    #[test]
    fn texts_are_written_as_json_needs_them() {
        assert_eq!(
            Json::Text("“短”\n\"\\".into()).element(0),
            r#""“短”\n\"\\""#
        );
    }
}

//! Reading a page back from the text that was written of it.
//!
//! By hand, and strictly: what another version of the site wrote may not fit, and is then no page.
//! A field that is not known here is passed over; one that may be missing reads as none.

use super::{Foot, Head, Page, Piece};
use crate::{domain::Lang, platform::Json, routes::Menu};

impl Page {
    /// Reads a `page.json`, or what a page carries for its own hydration; none where the text is no such page.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        Some(Self {
            path: text_of(&json, "path")?,
            lang: lang(&json.get("lang")?)?,
            twin: text_of(&json, "twin")?,
            site: text_of(&json, "site")?,
            menu: match optional(&json, "menu") {
                Some(value) => Some(menu(&value)?),
                None => None,
            },
            head: head(&json.get("head")?)?,
            pieces: list_of(&json, "pieces", piece)?,
            foot: foot(&json.get("foot")?)?,
        })
    }
}

fn head(json: &Json) -> Option<Head> {
    Some(Head {
        title: text_of(json, "title")?,
        description: text_of(json, "description")?,
        canonical: text_of(json, "canonical")?,
        alternates: list_of(json, "alternates", alternate)?,
        cards: list_of(json, "cards", Json::text)?,
    })
}

fn alternate(json: &Json) -> Option<(Lang, String)> {
    let pair = json.list()?;
    let [language, address] = pair.as_slice() else {
        return None;
    };
    Some((lang(language)?, address.text()?))
}

fn foot(json: &Json) -> Option<Foot> {
    Some(Foot {
        checked: text_of(json, "checked")?,
        organisation: match optional(json, "organisation") {
            Some(name) => Some(name.text()?),
            None => None,
        },
        icp: match optional(json, "icp") {
            Some(number) => Some(number.text()?),
            None => None,
        },
    })
}

fn piece(json: &Json) -> Option<Piece> {
    if let Some(name) = json.text() {
        return (name == "Print").then_some(Piece::Print);
    }
    let (name, value) = json.only()?;
    match name.as_str() {
        "Html" => value.text().map(Piece::Html),
        _ => None,
    }
}

fn lang(json: &Json) -> Option<Lang> {
    match json.text()?.as_str() {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

fn menu(json: &Json) -> Option<Menu> {
    Some(match json.text()?.as_str() {
        "Plan" => Menu::Plan,
        "Measures" => Menu::Measures,
        "Scenes" => Menu::Scenes,
        "Guide" => Menu::Guide,
        "Estimator" => Menu::Estimator,
        "Brief" => Menu::Brief,
        "Sources" => Menu::Sources,
        "Share" => Menu::Share,
        "About" => Menu::About,
        "Accessibility" => Menu::Accessibility,
        "Privacy" => Menu::Privacy,
        _ => return None,
    })
}

fn text_of(json: &Json, name: &str) -> Option<String> {
    json.get(name)?.text()
}

/// What a field holds that may be missing or `null`.
fn optional(json: &Json, name: &str) -> Option<Json> {
    json.get(name).filter(|value| !value.is_null())
}

/// A list, each of whose values fits.
fn list_of<T>(json: &Json, name: &str, read: fn(&Json) -> Option<T>) -> Option<Vec<T>> {
    json.get(name)?.list()?.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn page(menu: Option<Menu>) -> Page {
        Page {
            path: "/en/plan/".into(),
            lang: Lang::En,
            twin: "/plan/".into(),
            site: "“衢江” \\ \u{1f3ac}".into(),
            menu,
            head: Head {
                title: "Plan\n".into(),
                description: String::new(),
                canonical: "https://drama.example.cn/en/plan/".into(),
                alternates: vec![
                    (Lang::Zh, "https://drama.example.cn/plan/".into()),
                    (Lang::En, "https://drama.example.cn/en/plan/".into()),
                ],
                cards: vec!["plan-wide-0.png".into(), "plan-square-1.png".into()],
            },
            pieces: vec![
                Piece::Html("<h1 class=\"a\">夜戏</h1>\u{2028}".into()),
                Piece::Print,
                Piece::Html(String::new()),
            ],
            foot: Foot {
                checked: "1 July 2026".into(),
                organisation: Some("衢江区".into()),
                icp: None,
            },
        }
    }

    fn written(page: &Page) -> Value {
        serde_json::to_value(page).expect("plain data")
    }

    fn read(json: &Value) -> Option<Page> {
        Page::read(&json.to_string())
    }

    /// The written page with one value, named by its pointer, in place of another.
    fn with(pointer: &str, value: Value) -> Value {
        let mut json = written(&page(Some(Menu::Plan)));
        *json.pointer_mut(pointer).expect("a value") = value;
        json
    }

    /// The written page without one field, named by its pointer.
    fn without(pointer: &str) -> Value {
        let mut json = written(&page(Some(Menu::Plan)));
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        let parent = json.pointer_mut(parent).and_then(Value::as_object_mut);
        parent
            .and_then(|parent| parent.remove(name))
            .expect("a field");
        json
    }

    /// Pointers to all values in a value that an other kind may stand in for, and to the fields among them.
    fn pointers(json: &Value, at: &str, values: &mut Vec<String>, fields: &mut Vec<String>) {
        values.push(at.into());
        match json {
            Value::Object(object) => {
                for (name, value) in object {
                    let at = format!("{at}/{name}");
                    fields.push(at.clone());
                    pointers(value, &at, values, fields);
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    pointers(value, &format!("{at}/{index}"), values, fields);
                }
            }
            _ => {}
        }
    }

    const OPTIONAL: [&str; 3] = ["/menu", "/foot/organisation", "/foot/icp"];

    #[test]
    fn what_was_written_is_read_again() {
        let entries = Menu::MAIN.into_iter().chain(Menu::FOOT).map(Some);
        for menu in entries.chain([None]) {
            let mut page = page(menu);
            assert_eq!(read(&written(&page)), Some(page.clone()));
            page.lang = Lang::Zh;
            page.pieces.clear();
            page.head.alternates.clear();
            page.head.cards.clear();
            page.foot.organisation = None;
            page.foot.icp = Some("浙ICP备0号".into());
            assert_eq!(read(&written(&page)), Some(page));
        }
    }

    #[test]
    fn no_page_is_read_of_a_value_of_another_kind_anywhere() {
        let (mut values, mut fields) = (Vec::new(), Vec::new());
        pointers(
            &written(&page(Some(Menu::Plan))),
            "",
            &mut values,
            &mut fields,
        );
        for pointer in &values {
            for other in [json!(7), json!(true), json!({}), json!([null])] {
                assert_eq!(
                    read(&with(pointer, other.clone())),
                    None,
                    "{pointer}: {other}"
                );
            }
            if !OPTIONAL.contains(&pointer.as_str()) {
                assert_eq!(read(&with(pointer, Value::Null)), None, "{pointer}: null");
            }
        }
        for pointer in &fields {
            let is_read = read(&without(pointer)).is_some();
            assert_eq!(is_read, OPTIONAL.contains(&pointer.as_str()), "{pointer}");
        }
    }

    #[test]
    fn what_another_version_may_have_written_is_no_page() {
        for (pointer, value) in [
            ("/lang", json!("fr")),
            ("/lang", json!("En")),
            ("/menu", json!("plan")),
            ("/menu", json!("News")),
            ("/pieces/0", json!("Html")),
            ("/pieces/0", json!({"Html": ["a"]})),
            ("/pieces/0", json!({"Html": "a", "Form": {}})),
            ("/pieces/0", json!({"Form": {}})),
            ("/pieces/1", json!("Form")),
            ("/head/alternates/0", json!(["zh"])),
            ("/head/alternates/0", json!(["zh", "/", "/"])),
            ("/head/alternates/0", json!(["/", "zh"])),
        ] {
            assert_eq!(
                read(&with(pointer, value.clone())),
                None,
                "{pointer}: {value}"
            );
        }
        let whole = written(&page(None)).to_string();
        for text in [
            "",
            "<!doctype html>",
            &whole[1..],
            &format!("{whole}{whole}"),
        ] {
            assert_eq!(Page::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_field_that_is_not_known_is_passed_over() {
        let mut json = written(&page(None));
        json["mood"] = json!({"Html": 7});
        assert_eq!(read(&json), Some(page(None)));
    }

    #[test]
    fn what_a_page_carries_for_its_own_hydration_is_read_without_its_html() {
        let carried = page(None).for_hydration();
        assert_eq!(carried.pieces[0], Piece::Html(String::new()));
        assert_eq!(read(&written(&carried)), Some(carried));
    }
}

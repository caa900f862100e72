//! A poster as it travels: one file for each language holds those of all pages, by their paths.

use super::{Credit, Mark, Poster};
use crate::{domain::Lang, platform::Json};

/// The poster of a page in the text of `posters.json`; none where it has none, or the text is no such file.
pub fn find(file: &str, path: &str) -> Option<Poster> {
    // Every object of a browser has fields that are no paths; a path begins with a slash.
    let path = Some(path).filter(|path| path.starts_with('/'))?;
    poster(&Json::parse(file)?.get(path)?)
}

fn poster(json: &Json) -> Option<Poster> {
    let text = |name| json.get(name)?.text();
    let texts =
        |name| -> Option<Vec<String>> { json.get(name)?.list()?.iter().map(Json::text).collect() };
    let lang = text("lang")?;
    let figure = json.get("figure")?;
    Some(Poster {
        lang: if lang == "en" { Lang::En } else { Lang::Zh },
        site: text("site")?,
        over: text("over")?,
        title: text("title")?,
        figure: if figure.is_null() {
            None
        } else {
            Some(credit(&figure)?)
        },
        lead: text("lead")?,
        credits: json
            .get("credits")?
            .list()?
            .iter()
            .map(credit)
            .collect::<Option<_>>()?,
        notes: texts("notes")?,
        drawings: texts("drawings")?,
    })
}

fn credit(json: &Json) -> Option<Credit> {
    let mark = json.get("mark")?.text()?;
    let figure = json.get("figure")?;
    Some(Credit {
        mark: *Mark::ALL.iter().find(|one| one.name() == mark)?,
        word: json.get("word")?.text()?,
        figure: if figure.is_null() {
            None
        } else {
            Some(figure.text()?)
        },
        text: json.get("text")?.text()?,
    })
}

//! A poster as it travels: one file for each language holds those of all pages, by their paths; the visitor's own goes
//! from one program to another as lines, which need no writer of JSON.

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
        emblem: text("emblem")?,
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

/// The visitor's own poster as a text: a line for each thing, its fields between tabs.
pub fn pack(poster: &Poster) -> String {
    let clean = |text: &str| text.replace(['\t', '\n'], " ");
    let mut packed = poster.lang.tag().to_owned();
    for text in [&poster.site, &poster.over, &poster.title, &poster.lead] {
        packed.push('\t');
        packed.push_str(&clean(text));
    }
    let figure = poster.figure.iter().map(|credit| ("figure", credit));
    let credits = poster.credits.iter().map(|credit| ("credit", credit));
    for (kind, credit) in figure.chain(credits) {
        let mut fields = vec![kind, credit.mark.name(), &credit.word, &credit.text];
        fields.extend(credit.figure.as_deref());
        row(
            &mut packed,
            &fields.into_iter().map(clean).collect::<Vec<_>>(),
        );
    }
    for note in &poster.notes {
        row(&mut packed, &["note".into(), clean(note)]);
    }
    for drawing in &poster.drawings {
        row(&mut packed, &["drawing".into(), clean(drawing)]);
    }
    packed
}

fn row(packed: &mut String, fields: &[String]) {
    packed.push('\n');
    packed.push_str(&fields.join("\t"));
}

/// Reads it back; none where it is no such text.
pub fn unpack(packed: &str) -> Option<Poster> {
    let mut rows = packed.split('\n').map(|row| row.split('\t').collect());
    let first: Vec<&str> = rows.next()?;
    let [lang, site, over, title, lead] = first.try_into().ok()?;
    let mut poster = Poster {
        lang: Lang::ALL.into_iter().find(|one| one.tag() == lang)?,
        site: site.into(),
        over: over.into(),
        title: title.into(),
        figure: None,
        lead: lead.into(),
        credits: Vec::new(),
        notes: Vec::new(),
        drawings: Vec::new(),
        emblem: String::new(),
    };
    for row in rows {
        match row.as_slice() {
            ["note", text] => poster.notes.push((*text).into()),
            ["drawing", name] => poster.drawings.push((*name).into()),
            [kind, mark, word, text, figure @ ..] => {
                let credit = Credit {
                    mark: *Mark::ALL.iter().find(|one| one.name() == *mark)?,
                    word: (*word).into(),
                    figure: figure.first().map(|figure| (*figure).into()),
                    text: (*text).into(),
                };
                if *kind == "figure" {
                    poster.figure = Some(credit);
                } else {
                    poster.credits.push(credit);
                }
            }
            _ => return None,
        }
    }
    Some(poster)
}

/// The visitor's own poster where those of the pages are at hand: it has the site's name from that of its page, and the
/// drawing of its first scene, with the words that it is one, from that of the scene.
pub fn own(own: Poster, page: &Poster, scene: Option<&Poster>) -> Poster {
    let mut own = Poster {
        site: page.site.clone(),
        drawings: Vec::new(),
        emblem: page.emblem.clone(),
        ..own
    };
    // Of a scene that was taken out, its path has the poster of all scenes, with several drawings.
    if let Some(scene) = scene.filter(|scene| scene.drawings.len() == 1) {
        own.drawings.clone_from(&scene.drawings);
        // That it is drawn stands last on every poster with a drawing.
        own.notes.extend(scene.notes.last().cloned());
    }
    own
}

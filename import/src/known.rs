//! What a cell may name: the closed lists, and what the site already has.

use crate::{
    clean,
    column::{ALIKE, Column, likeness},
    fault::{Words, words},
    flat::code,
};
use qujiang_drama::{
    content::Content,
    domain::{Era, Frontage, Lang, Localized, SceneStatus, SceneType},
    routes::Route,
    text::compose::{era, frontage, scene_status, scene_type},
};
use std::{collections::HashSet, fs, path::Path};

/// Something that can be chosen: the word of the data, and the words of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word of the data.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Choice {
    fn named(code: &str, name: &Localized) -> Self {
        Self {
            code: code.into(),
            zh: name.get(Lang::Zh).into(),
            en: name.get(Lang::En).into(),
        }
    }

    fn plain(code: String) -> Self {
        Self {
            zh: code.clone(),
            en: code.clone(),
            code,
        }
    }

    /// The words in a language.
    pub fn words(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    fn gists(&self) -> [String; 3] {
        [&self.code, &self.zh, &self.en].map(|name| clean::gist(name))
    }
}

/// All that the site has and a row may name.
#[derive(Clone, Debug)]
pub struct Known {
    sites: Vec<Choice>,
    sources: Vec<Choice>,
    drawings: Vec<String>,
    /// Files in `public/photos/`.
    pub photos: HashSet<String>,
    /// Numbers of statements.
    pub facts: HashSet<String>,
    /// Ids that sites and guide topics have.
    taken: HashSet<String>,
}

impl Known {
    /// What the content has, and the folders beside it.
    pub fn of(content: &Content, folder: &Path) -> Self {
        let names = |of: &str| -> Vec<String> {
            let folder = folder.parent().map(|public| public.join(of));
            let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
            let entries = entries.into_iter().flatten().flatten();
            let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
            let mut names: Vec<String> = names.collect();
            names.sort();
            names
        };
        let drawings = names("drawings");
        let drawings = drawings.iter().filter_map(|name| name.strip_suffix(".svg"));
        let sites = content.sites.iter();
        let topics = content.topics.iter().map(|topic| topic.id.to_string());
        let facts = content.facts.iter();
        let sources = content.sources.iter();
        Self {
            drawings: drawings.map(str::to_owned).collect(),
            photos: names("photos").into_iter().collect(),
            facts: facts.map(|fact| fact.id.to_string()).collect(),
            taken: topics
                .chain(content.sites.iter().map(|site| site.id.to_string()))
                .collect(),
            sources: sources
                .map(|source| Choice::named(source.id.as_str(), &source.name))
                .collect(),
            sites: sites
                .map(|site| Choice::named(site.id.as_str(), &site.name))
                .collect(),
        }
    }

    /// Why no scene can have an id: what has it already.
    pub fn has(&self, id: &str) -> Option<Words> {
        if self.taken.contains(id) {
            return Some(words(
                format!("编号 {id} 已经是一处基地或指南主题的"),
                format!("the id {id} belongs to a site or a guide topic"),
            ));
        }
        Route::is_taken(id).then(|| {
            words(
                format!("编号 {id} 是网站自己一个页面的地址"),
                format!("the id {id} is the address of one of the site’s own pages"),
            )
        })
    }

    /// What a column's cells are chosen from; none where they are not.
    pub fn choices(&self, column: Column) -> Vec<Choice> {
        match column {
            Column::Site => self.sites.clone(),
            Column::Type => closed(SceneType::ALL, scene_type),
            Column::Status => closed(SceneStatus::ALL, scene_status),
            Column::Era => closed(Era::ALL, era),
            Column::Frontage => closed(Frontage::ALL, frontage),
            Column::Drawing => self.drawings.iter().cloned().map(Choice::plain).collect(),
            Column::TechniqueSource => self.sources.clone(),
            _ => Vec::new(),
        }
    }
}

fn closed<T: Copy + serde::Serialize, const N: usize>(
    all: [T; N],
    words: fn(Lang, T) -> &'static str,
) -> Vec<Choice> {
    let choice = |one: T| Choice {
        code: code(&one),
        zh: words(Lang::Zh, one).into(),
        en: words(Lang::En, one).into(),
    };
    all.map(choice).into()
}

/// The choice that a text names, in either language or by its code.
pub fn find<'a>(choices: &'a [Choice], text: &str) -> Option<&'a Choice> {
    let gist = clean::gist(text);
    choices.iter().find(|choice| choice.gists().contains(&gist))
}

/// The choice that looks most like a text, if any does.
pub fn nearest<'a>(choices: &'a [Choice], text: &str) -> Option<&'a Choice> {
    let gist = clean::gist(text);
    let likeness = |choice: &Choice| {
        let names = choice.gists();
        let likeness = names.iter().map(|name| likeness(name, &gist));
        likeness.fold(0, usize::max)
    };
    let rated = choices.iter().map(|choice| (likeness(choice), choice));
    rated
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by_key(|(likeness, _)| *likeness)
        .map(|(_, choice)| choice)
}

//! A scene as a row: every column's value as the data writes it, empty where there is none.
//! From `scenes.json` to a row and back.

use crate::{clean, column::Column, json::Json};
use qujiang_drama::content::wire;
use serde::Serialize;
use std::collections::BTreeMap;

/// A scene's values by column. Choices are codes, lists stand on lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flat(BTreeMap<Column, String>);

impl Flat {
    /// The value of a column.
    pub fn get(&self, column: Column) -> &str {
        self.0.get(&column).map_or("", String::as_str)
    }

    /// Sets the value of a column.
    pub fn set(&mut self, column: Column, value: impl Into<String>) {
        self.0.insert(column, value.into());
    }

    /// The lines of a column.
    pub fn lines(&self, column: Column) -> Vec<&str> {
        let value = self.get(column);
        if value.is_empty() {
            Vec::new()
        } else {
            value.split('\n').collect()
        }
    }

    /// The columns in which it differs from another.
    pub fn changes(&self, other: &Self) -> Vec<Column> {
        let all = Column::ALL.iter().copied();
        all.filter(|column| self.get(*column) != other.get(*column))
            .collect()
    }

    /// The row of a scene.
    pub fn of(scene: &wire::Scene) -> Self {
        let mut flat = Self::default();
        flat.set(Column::Id, &scene.id);
        flat.set(Column::Site, &scene.site);
        flat.set(Column::Type, code(&scene.scene_type));
        flat.both(Column::NameZh, Column::NameEn, Some(&scene.name));
        flat.both(Column::SummaryZh, Column::SummaryEn, Some(&scene.summary));
        flat.set(Column::Status, code(&scene.status));
        flat.set(
            Column::Era,
            scene.era.as_ref().map_or_else(String::new, code),
        );
        let frontage = scene.frontage.as_ref();
        flat.set(Column::Frontage, frontage.map_or_else(String::new, code));
        flat.set(Column::Facts, scene.facts.join(", "));
        flat.set(Column::Drawing, &scene.drawing);
        if let Some(photo) = &scene.photo {
            flat.set(Column::PhotoFile, &photo.file);
            flat.set(Column::PhotoAuthor, &photo.author);
            flat.set(Column::PhotoDate, &photo.date);
            flat.both(Column::PhotoAltZh, Column::PhotoAltEn, Some(&photo.alt));
        }
        if let Some(technique) = &scene.technique {
            flat.set(Column::TechniqueSource, &technique.source);
            flat.set(Column::TechniqueAsOf, &technique.as_of);
            let parts = [
                &technique.sound,
                &technique.power,
                &technique.size,
                &technique.load_in,
            ];
            for (part, [zh, en]) in parts.into_iter().zip(TECHNIQUE) {
                flat.both(zh, en, part.as_ref());
            }
        }
        let works = |of: fn(&wire::Work) -> String| lines(scene.works.iter().map(of));
        flat.set(Column::WorksZh, works(|work| work.title.zh.clone()));
        flat.set(Column::WorksEn, works(|work| work.title.en.clone()));
        flat.set(Column::WorksFacts, works(|work| work.facts.join(", ")));
        let unknown = |of: fn(&wire::Text) -> String| lines(scene.unknown.iter().map(of));
        flat.set(Column::UnknownZh, unknown(|text| text.zh.clone()));
        flat.set(Column::UnknownEn, unknown(|text| text.en.clone()));
        flat
    }

    fn both(&mut self, zh: Column, en: Column, text: Option<&wire::Text>) {
        if let Some(text) = text {
            self.set(zh, &text.zh);
            self.set(en, &text.en);
        }
    }

    /// The scene as it is written.
    pub fn to_json(&self) -> Json {
        let one = |column| Json::Text(self.get(column).into());
        let optional = |column| (!self.get(column).is_empty()).then(|| one(column));
        let pair = |zh, en| Json::in_both(self.get(zh), self.get(en));
        let optional_pair =
            |[zh, en]: [Column; 2]| (!self.get(zh).is_empty()).then(|| pair(zh, en));
        let photo = optional(Column::PhotoFile).map(|file| {
            Json::object([
                ("file", Some(file)),
                ("author", Some(one(Column::PhotoAuthor))),
                ("date", Some(one(Column::PhotoDate))),
                ("alt", Some(pair(Column::PhotoAltZh, Column::PhotoAltEn))),
            ])
        });
        let [sound, power, size, load_in] = TECHNIQUE.map(optional_pair);
        let has_technique = [&sound, &power, &size, &load_in]
            .iter()
            .any(|part| part.is_some());
        let technique = has_technique.then(|| {
            Json::object([
                ("source", Some(one(Column::TechniqueSource))),
                ("as_of", Some(one(Column::TechniqueAsOf))),
                ("sound", sound),
                ("power", power),
                ("size", size),
                ("load_in", load_in),
            ])
        });
        let titles = self
            .lines(Column::WorksZh)
            .into_iter()
            .zip(self.lines(Column::WorksEn));
        let works = titles
            .zip(self.lines(Column::WorksFacts))
            .map(|((zh, en), facts)| {
                Json::object([
                    ("title", Some(Json::in_both(zh, en))),
                    ("facts", Some(ids(facts))),
                ])
            });
        let unknown = self
            .lines(Column::UnknownZh)
            .into_iter()
            .zip(self.lines(Column::UnknownEn));
        Json::object([
            ("id", Some(one(Column::Id))),
            ("site", Some(one(Column::Site))),
            ("name", Some(pair(Column::NameZh, Column::NameEn))),
            ("summary", Some(pair(Column::SummaryZh, Column::SummaryEn))),
            ("status", Some(one(Column::Status))),
            ("type", Some(one(Column::Type))),
            ("era", optional(Column::Era)),
            ("frontage", optional(Column::Frontage)),
            ("drawing", Some(one(Column::Drawing))),
            ("photo", photo),
            ("technique", technique),
            ("works", Json::list(works)),
            ("facts", Some(ids(self.get(Column::Facts)))),
            (
                "unknown",
                Json::list(unknown.map(|(zh, en)| Json::in_both(zh, en))),
            ),
        ])
    }
}

/// The texts on a scene's technique: sound, power, size, load-in.
pub const TECHNIQUE: [[Column; 2]; 4] = [
    [Column::SoundZh, Column::SoundEn],
    [Column::PowerZh, Column::PowerEn],
    [Column::SizeZh, Column::SizeEn],
    [Column::LoadInZh, Column::LoadInEn],
];

fn ids(text: &str) -> Json {
    Json::List(clean::ids(text).into_iter().map(Json::Text).collect())
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// The word by which the data calls a choice.
pub fn code(choice: &impl Serialize) -> String {
    let json = serde_json::to_value(choice).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

//! `scenes.json` as it lies there: what is not changed keeps its bytes.

use crate::{flat::Flat, json::Json};
use anyhow::{Context, Result};
use qujiang_drama::content::wire;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::{fs, path::Path};

#[derive(Deserialize)]
struct Raw<'a> {
    #[serde(rename = "$schema", borrow)]
    schema: Option<&'a RawValue>,
    #[serde(borrow)]
    sites: &'a RawValue,
    #[serde(borrow)]
    scenes: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    removed: Vec<&'a RawValue>,
}

/// A scene of the file.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What it says.
    pub flat: Flat,
    /// Its bytes.
    pub raw: String,
}

/// A scene that was taken out, as the file remembers it.
#[derive(Clone, Debug)]
pub struct Removed {
    /// The id it had.
    pub id: String,
    /// The Chinese name it had.
    pub name: String,
    /// Its bytes.
    pub raw: String,
}

/// The file, taken apart.
#[derive(Clone, Debug)]
pub struct File {
    schema: Option<String>,
    sites: String,
    /// Its scenes.
    pub scenes: Vec<Scene>,
    /// What was taken out of it before.
    pub removed: Vec<Removed>,
}

impl File {
    /// Reads it.
    ///
    /// # Errors
    /// When it cannot be read; content that passed its check can.
    pub fn read(text: &str) -> Result<Self> {
        let raw: Raw = serde_json::from_str(text)?;
        let scenes = raw.scenes.iter().map(|raw| {
            let scene: wire::Scene = serde_json::from_str(raw.get())?;
            Ok(Scene {
                flat: Flat::of(&scene),
                raw: raw.get().into(),
            })
        });
        let removed = raw.removed.iter().map(|raw| {
            let removed: wire::Removed = serde_json::from_str(raw.get())?;
            Ok(Removed {
                id: removed.id,
                name: removed.name.zh,
                raw: raw.get().into(),
            })
        });
        Ok(Self {
            schema: raw.schema.map(|schema| schema.get().into()),
            sites: raw.sites.get().into(),
            scenes: scenes.collect::<Result<_>>()?,
            removed: removed.collect::<Result<_>>()?,
        })
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let list = |name: &str, items: Vec<&str>| {
            if items.is_empty() {
                format!("  \"{name}\": []")
            } else {
                format!("  \"{name}\": [\n    {}\n  ]", items.join(",\n    "))
            }
        };
        let mut parts = Vec::new();
        if let Some(schema) = &self.schema {
            parts.push(format!("  \"$schema\": {schema}"));
        }
        parts.push(format!("  \"sites\": {}", self.sites));
        let scenes = self.scenes.iter().map(|scene| scene.raw.as_str());
        parts.push(list("scenes", scenes.collect()));
        if !self.removed.is_empty() {
            let removed = self.removed.iter().map(|removed| removed.raw.as_str());
            parts.push(list("removed", removed.collect()));
        }
        format!("{{\n{}\n}}\n", parts.join(",\n"))
    }
}

impl Scene {
    /// A scene that is written anew.
    pub fn new(flat: Flat) -> Self {
        let raw = flat.to_json().element(2);
        Self { flat, raw }
    }
}

impl Removed {
    /// What a scene leaves behind that is taken out on a day.
    pub fn new(id: &str, zh: &str, en: &str, on: &str) -> Self {
        let raw = Json::object([
            ("id", Some(Json::Text(id.into()))),
            ("name", Some(Json::in_both(zh, en))),
            ("on", Some(Json::Text(on.into()))),
        ]);
        Self {
            id: id.into(),
            name: zh.into(),
            raw: raw.element(2),
        }
    }
}

/// Writes a text in the place of a file, all of it or nothing.
///
/// # Errors
/// When that cannot be done; the file is then as it was.
pub fn replace(file: &Path, text: &str) -> Result<()> {
    let beside = file.with_extension("json.new");
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, file));
    if written.is_err() {
        // What could not be moved may not stay; that it is gone already is no fault.
        let _ = fs::remove_file(&beside);
    }
    written.with_context(|| format!("cannot write {}", file.display()))
}

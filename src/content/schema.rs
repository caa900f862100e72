//! The JSON Schema of each content file and of a policy, made from the wire types,
//! so that an editor completes and checks what it is being written.

use super::wire;
use crate::policy;
use schemars::{JsonSchema, schema_for};
use std::{collections::BTreeMap, fs, io, path::Path};

fn schema<T: JsonSchema>() -> String {
    let json = serde_json::to_string_pretty(&schema_for!(T)).expect("a schema is plain JSON");
    format!("{json}\n")
}

/// Every schema, by its file's name.
pub fn all() -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("checklist.schema.json", schema::<wire::Checklist>()),
        ("elsewhere.schema.json", schema::<wire::Elsewheres>()),
        ("facts.schema.json", schema::<wire::Facts>()),
        ("guide.schema.json", schema::<wire::Guide>()),
        ("measures.schema.json", schema::<wire::Measures>()),
        ("pages.schema.json", schema::<wire::Pages>()),
        ("plan.schema.json", schema::<wire::Plan>()),
        ("policy.schema.json", schema::<policy::wire::File>()),
        ("scenes.schema.json", schema::<wire::Scenes>()),
        ("site.schema.json", schema::<wire::Settings>()),
        ("sources.schema.json", schema::<wire::Sources>()),
    ])
}

/// Writes every schema into the folder.
///
/// # Errors
/// When the folder or a file cannot be written.
pub fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    all()
        .iter()
        .try_for_each(|(name, text)| fs::write(folder.join(name), text))
}

/// The names of the schemas that are missing or differ from the types.
pub fn outdated(folder: &Path) -> Vec<&'static str> {
    let differs = |name: &str, text: &String| {
        fs::read_to_string(folder.join(name)).ok().as_ref() != Some(text)
    };
    all()
        .iter()
        .filter(|(name, text)| differs(name, text))
        .map(|(name, _)| *name)
        .collect()
}

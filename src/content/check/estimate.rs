//! The estimator's files: the policy with its superseded editions, and the rules of comparable places.

use super::{At, Checker, Registry, file_names};
use crate::{
    content::{Edition, Elsewhere, wire},
    domain::{Grade, Id, Lang, Measures},
    policy,
};
use std::path::Path;

impl Checker {
    /// Reads an edition of the policy in both languages.
    pub(super) fn edition(&self, file: &'static str, path: &Path) -> Option<Edition> {
        let at = At::file(file);
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                self.fault(
                    &at,
                    format!("{} cannot be read: {error}", path.display()),
                    "The file must be there, as UTF-8 text.",
                );
                return None;
            }
        };
        let read = |lang| policy::check::read(&text, lang);
        match (read(Lang::Zh), read(Lang::En)) {
            (Ok(zh), Ok(en)) => Some(Edition {
                zh: zh.policy,
                en: en.policy,
            }),
            (Err(faults), _) | (_, Err(faults)) => {
                for fault in faults {
                    self.fault(&at.field(&fault.path), fault.wrong, fault.remedy);
                }
                None
            }
        }
    }

    /// Reads the superseded editions of the policy, each named after its version.
    pub(super) fn history(&self, folder: &Path) -> Vec<Edition> {
        const FILE: &str = "policy-history";
        let mut editions = Vec::new();
        for name in file_names(folder) {
            let Some(version) = name.strip_suffix(".json") else {
                continue;
            };
            let Some(edition) = self.edition(FILE, &folder.join(&name)) else {
                continue;
            };
            if edition.get(Lang::Zh).version == version {
                editions.push(edition);
            } else {
                self.fault(
                    &At::file(FILE),
                    format!(
                        "{name} holds the edition `{}`",
                        edition.get(Lang::Zh).version
                    ),
                    "A superseded edition is a file named after its `version`.",
                );
            }
        }
        editions
    }

    /// The estimator computes the measures that the pages show: the same ones in the same order.
    pub(super) fn same_measures(&self, policy: &Edition, measures: &Measures) {
        let computed = policy
            .get(Lang::Zh)
            .measures
            .iter()
            .map(|measure| measure.id.as_str());
        let shown = measures.measures.iter().map(|measure| measure.id.as_str());
        if !computed.clone().eq(shown.clone()) {
            let names = |ids: Vec<&str>| ids.join(", ");
            self.fault(
                &At::file("policy.json").field("measures"),
                format!(
                    "these are not the measures of measures.json: {} here, {} there",
                    names(computed.collect()),
                    names(shown.collect())
                ),
                "Both files hold the same measures, in the same order.",
            );
        }
    }

    pub(super) fn elsewhere(&self, file: wire::Elsewheres) -> Vec<Elsewhere> {
        let at = At::file("elsewhere.json");
        let ids: Vec<Id> = file
            .places
            .iter()
            .enumerate()
            .map(|(i, one)| self.id(&at.item("places", i).field("id"), &one.id))
            .collect();
        self.unique(&at, "places", ids.iter());
        file.places
            .into_iter()
            .enumerate()
            .map(|(i, one)| {
                let at = at.item("places", i);
                if one.grade == Grade::Primary {
                    self.fault(
                        &at.field("grade"),
                        "another place’s rule cannot be the primary source",
                        "Write A or B.",
                    );
                }
                Elsewhere {
                    measures: self.references(&at, "measures", Registry::Measure, &one.measures),
                    place: self.text(&at.field("place"), &one.place),
                    rule: self.text(&at.field("rule"), &one.rule),
                    source: self.text(&at.field("source"), &one.source),
                    url: one.url,
                    date: one.date.map(|date| self.date(&at.field("date"), &date)),
                    grade: one.grade,
                }
            })
            .collect()
    }
}

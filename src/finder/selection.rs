//! From what is asked to the scenes that stand there, and how many each filter would leave.

use super::{
    index::{Index, Kind},
    matching::Query,
    sorted,
    state::{Sort, State, bit},
};
use crate::domain::Lang;

/// The scenes that fit, and the counts of the filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The scenes' places among the entries, in order.
    pub scenes: Vec<u32>,
    /// For each facet and value, how many scenes it would show beside what else is asked.
    pub counts: Vec<Vec<usize>>,
    /// What was looked for, with what is known of it now.
    pub query: Query,
}

impl Selection {
    /// Selects.
    pub fn new(index: &Index, state: &State, lang: Lang) -> Self {
        let mut query = Query::read(&state.text);
        let found: Vec<(u32, u16)> = if query.is_empty() {
            index.scenes().map(|(at, _)| (at, 0)).collect()
        } else {
            let found = query.find(index, |entry| {
                entry.kind == Kind::Scene && entry.scene.is_some()
            });
            found
                .into_iter()
                .map(|found| (found.entry, found.score))
                .collect()
        };
        let values = index.facets.iter().map(|facet| vec![0; facet.values.len()]);
        let mut counts: Vec<Vec<usize>> = values.collect();
        let mut scenes = Vec::new();
        for (at, score) in found {
            let Some(scene) = scene(index, at) else {
                continue;
            };
            // A value counts what fits all other facets.
            let fails = |(value, chosen): (&u8, &u64)| {
                *chosen != 0 && chosen & bit(usize::from(*value)) == 0
            };
            let mut failing = scene
                .values
                .iter()
                .zip(&state.chosen)
                .enumerate()
                .filter(|(_, pair)| fails(*pair));
            let only = match (failing.next(), failing.next()) {
                (None, _) => None,
                (Some((facet, _)), None) => Some(facet),
                _ => continue,
            };
            for (facet, value) in scene.values.iter().enumerate() {
                if only.is_none_or(|only| only == facet) {
                    counts[facet][usize::from(*value)] += 1;
                }
            }
            if only.is_none() {
                scenes.push((at, score));
            }
        }
        let key = |at: u32, score: u16| {
            let fit = u64::from(u16::MAX - score);
            match (state.sort, scene(index, at)) {
                (Sort::Name, Some(scene)) => u64::from(scene.rank[lang as usize]),
                (Sort::Status, Some(scene)) => (scene.mark as u64) << 16 | fit,
                _ => fit,
            }
        };
        // What fits equally well stays as it is listed.
        let scenes = scenes.into_iter().map(|(at, score)| (key(at, score), at));
        let scenes = sorted(scenes.collect());
        Self {
            scenes: scenes.into_iter().map(|(_, at)| at).collect(),
            counts,
            query,
        }
    }
}

fn scene<'i, 't>(index: &'i Index<'t>, at: u32) -> Option<&'i super::index::Scene<'t>> {
    let entry = index.entries.get(usize::try_from(at).ok()?)?;
    entry.scene.as_ref()
}

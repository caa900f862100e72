//! From what is asked to the scenes that stand there, and how many each filter would leave.

use super::{
    index::{Index, Kind},
    matching::Query,
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
        let rank = |at: u32| scene(index, at).map_or(0, |scene| scene.rank[lang as usize]);
        match state.sort {
            // Stable: what fits equally well stays as it is listed.
            Sort::Listed => scenes.sort_by_key(|(_, score)| std::cmp::Reverse(*score)),
            Sort::Name => scenes.sort_by_key(|(at, _)| rank(*at)),
            Sort::Status => scenes.sort_by_key(|(at, score)| {
                let mark = scene(index, *at).map(|scene| scene.mark);
                (mark, std::cmp::Reverse(*score))
            }),
        }
        Self {
            scenes: scenes.into_iter().map(|(at, _)| at).collect(),
            counts,
            query,
        }
    }
}

fn scene<'i, 't>(index: &'i Index<'t>, at: u32) -> Option<&'i super::index::Scene<'t>> {
    let entry = index.entries.get(usize::try_from(at).ok()?)?;
    entry.scene.as_ref()
}

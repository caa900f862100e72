//! From what is asked to the scenes that stand there, and how many each filter would leave.

use super::{
    index::{Index, Kind},
    matching::Query,
    sorted,
    state::{Sort, State, bit},
};
use crate::domain::Lang;

/// The scenes that have what is looked for, whatever the filters say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// What is looked for, with what is known of it now.
    pub query: Query,
    /// The scenes' places among the entries with how well they fit, as they are listed.
    found: Vec<(u32, u16)>,
}

impl Matches {
    /// Looks for what was typed.
    pub fn new(index: &Index, typed: &str) -> Self {
        let mut query = Query::read(typed);
        let found = if query.is_empty() {
            index.scenes().map(|(at, _)| (at, 0)).collect()
        } else {
            let found = query.find(index, |entry| entry.kind == Kind::Scene);
            let found = found.into_iter();
            found.map(|found| (found.entry, found.score)).collect()
        };
        Self { query, found }
    }
}

/// The scenes that fit, and the counts of the filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The scenes' places among the entries, in order.
    pub scenes: Vec<u32>,
    /// For each facet and value, how many scenes it would show beside what else is asked.
    pub counts: Vec<Vec<usize>>,
}

impl Selection {
    /// Selects.
    pub fn new(index: &Index, matches: &Matches, state: &State, lang: Lang) -> Self {
        let values = index.facets.iter().map(|facet| vec![0; facet.values.len()]);
        let mut counts: Vec<Vec<usize>> = values.collect();
        let mut scenes = Vec::new();
        for &(at, score) in &matches.found {
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
        Self {
            scenes: ordered(index, &scenes, state.sort, lang),
            counts,
        }
    }
}

fn ordered(index: &Index, scenes: &[(u32, u16)], sort: Sort, lang: Lang) -> Vec<u32> {
    if sort == Sort::Name {
        // Every name has a place of its own: nothing is compared.
        let mut places = vec![None; index.entries.len()];
        for (at, _) in scenes {
            let rank =
                scene(index, *at).and_then(|scene| usize::try_from(scene.rank[lang as usize]).ok());
            if let Some(place) = rank.and_then(|rank| places.get_mut(rank)) {
                *place = Some(*at);
            }
        }
        return places.into_iter().flatten().collect();
    }
    let key = |at: u32, score: u16| {
        let fit = u64::from(u16::MAX - score);
        match (sort, scene(index, at)) {
            (Sort::Status, Some(scene)) => (scene.mark as u64) << 16 | fit,
            _ => fit,
        }
    };
    // What fits equally well stays as it is listed.
    let numbered = scenes.iter().map(|(at, score)| (key(*at, *score), *at));
    let numbered = sorted(numbered.collect());
    numbered.into_iter().map(|(_, at)| at).collect()
}

fn scene<'i, 't>(index: &'i Index<'t>, at: u32) -> Option<&'i super::index::Scene<'t>> {
    let entry = index.entries.get(usize::try_from(at).ok()?)?;
    entry.scene.as_ref()
}

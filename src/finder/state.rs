//! What is asked of the catalogue, and the same as the query of an address.

use super::{
    index::{Facet, Index},
    matching::short,
};
use crate::routes::EVENT;

/// In which order scenes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the catalogue lists them; what was searched for, by how well it fits.
    #[default]
    Listed,
    /// By name: in Chinese by pinyin.
    Name,
    /// What is in use first.
    Status,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Listed, Self::Name, Self::Status];

    /// Its name in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Name => "name",
            Self::Status => "status",
        }
    }
}

/// How scenes are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// As upright frames.
    #[default]
    Frames,
    /// As a list.
    List,
}

impl Look {
    /// All looks.
    pub const ALL: [Self; 2] = [Self::Frames, Self::List];

    /// Its name in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Frames => "frames",
            Self::List => "list",
        }
    }
}

/// What is asked of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What is looked for.
    pub text: String,
    /// For each facet the values that are let through, as bits; none stands for all.
    pub chosen: Vec<u64>,
    /// The order.
    pub sort: Sort,
    /// The look.
    pub look: Look,
}

/// The names in an address that are not those of facets.
const TEXT: &str = "q";
const SORT: &str = "sort";
const LOOK: &str = "view";

/// What chat apps and advertisers add to a link, whoever it leads to; it asks nothing of a page.
fn is_added(name: &str) -> bool {
    let names = [EVENT, "from", "isappinstalled", "nsukey"];
    names.contains(&name) || name.starts_with("utm_")
}

impl State {
    /// What an address's query asks, and what in it means nothing here, as it stands there.
    pub fn read(query: &str, index: &Index) -> (Self, Vec<String>) {
        let mut state = Self {
            chosen: vec![0; index.facets.len()],
            ..Self::default()
        };
        let mut ignored = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if is_added(&name) {
                continue;
            }
            for value in value
                .split(',')
                .filter(|value| !value.is_empty() && name != TEXT)
            {
                let unknown = format!("{name}={value}");
                if !state.take(&name, value, &index.facets) && !ignored.contains(&unknown) {
                    ignored.push(unknown);
                }
            }
            if name == TEXT {
                state.text = short(&value);
            }
        }
        (state, ignored)
    }

    fn take(&mut self, name: &str, value: &str, facets: &[Facet]) -> bool {
        if name == SORT {
            let sort = Sort::ALL.into_iter().find(|sort| sort.key() == value);
            self.sort = sort.unwrap_or(self.sort);
            return sort.is_some();
        }
        if name == LOOK {
            let look = Look::ALL.into_iter().find(|look| look.key() == value);
            self.look = look.unwrap_or(self.look);
            return look.is_some();
        }
        let at = facets.iter().position(|facet| facet.key == name);
        let value = at.and_then(|at| facets[at].values.iter().position(|(key, _)| *key == value));
        if let (Some(at), Some(value)) = (at, value) {
            self.chosen[at] |= bit(value);
            return true;
        }
        false
    }

    /// The query of an address that asks this; empty when nothing is asked.
    pub fn write(&self, index: &Index) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if !self.text.trim().is_empty() {
            pairs.push((TEXT, self.text.trim().into()));
        }
        for (facet, chosen) in index.facets.iter().zip(&self.chosen) {
            let values = facet.values.iter().enumerate();
            let values = values.filter(|(at, _)| chosen & bit(*at) != 0);
            let values: Vec<&str> = values.map(|(_, (key, _))| *key).collect();
            if !values.is_empty() {
                pairs.push((facet.key, values.join(",")));
            }
        }
        if self.sort != Sort::default() {
            pairs.push((SORT, self.sort.key().into()));
        }
        if self.look != Look::default() {
            pairs.push((LOOK, self.look.key().into()));
        }
        let pair = |(name, value): &(&str, String)| {
            let value: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
            // A comma means nothing else in a query, and is read more easily as it is.
            format!("{name}={}", value.replace("%2C", ","))
        };
        pairs.iter().map(pair).collect::<Vec<_>>().join("&")
    }

    /// Lets a value of a facet through, or no longer.
    pub fn toggle(&mut self, facet: usize, value: usize) {
        if let Some(chosen) = self.chosen.get_mut(facet) {
            *chosen ^= bit(value);
        }
    }

    /// Whether anything but the look is asked.
    pub fn is_asking(&self) -> bool {
        !self.text.trim().is_empty() || self.chosen.iter().any(|chosen| *chosen != 0)
    }
}

/// The bit of a value; a facet has far fewer than 64.
pub(super) const fn bit(value: usize) -> u64 {
    1 << (value & 63)
}

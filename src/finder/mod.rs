//! Looking for something, as plain data: the index that is built ahead, what matches what, the catalogue's filters
//! with their counts, which rows of a long list stand in the page, and the search over the whole site.
//!
//! Knows no browser and no framework. `src/bin/finder.rs` listens and puts what stands here into the page.

#[cfg(feature = "ssr")]
mod build;
mod catalogue;
mod index;
mod matching;
mod readings;
mod recce;
mod search;
mod selection;
mod state;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod view;

#[cfg(feature = "ssr")]
pub use build::{Listed, ListedFacet, ListedScene, Listing};
pub use catalogue::{Act, Catalogue, Place};
#[cfg(feature = "ssr")]
pub(crate) use index::NOT_STATED;
pub use index::{Both, Entry, Facet, Index, Kind, Mark, Scene, Word};
pub use matching::{Found, LONGEST, Query, Reason};
pub use readings::Readings;
pub use recce::{Recce, Row, Sheet};
pub use search::{Answer, Search, Step, dialog};
pub use selection::{Matches, Selection};
pub use state::{Look, Sort, State};
pub use view::{Lie, Part, READY};

use crate::markup::Html;
use std::ops::Range;

/// What stands at each number, from the smallest number on. One function sorts everything here: each kind of sorting
/// is code of its own in the browser's program.
#[inline(never)]
fn sorted(mut numbered: Vec<(u64, u32)>) -> Vec<(u64, u32)> {
    numbered.sort_unstable();
    numbered
}

/// A text with some of it marked.
fn marked(html: &mut Html, text: &str, marks: &[Range<usize>]) {
    let mut from = 0;
    for mark in marks {
        html.text(text.get(from..mark.start).unwrap_or_default());
        html.tag("<mark>")
            .text(text.get(mark.clone()).unwrap_or_default())
            .tag("</mark>");
        from = mark.end;
    }
    html.text(text.get(from..).unwrap_or_default());
}

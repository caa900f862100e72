//! A page as it travels to the browser: its head, its foot, and its pieces. What stands still is finished HTML,
//! what answers to the reader is data for a component. The same bytes lie beside each page as `page.json`,
//! so that moving to a page fetches that page and no more.
//!
//! Knows no framework and no content files.

mod read;

use crate::{domain::Lang, routes::Menu};
use serde::Serialize;

/// A link in running order, such as a crumb.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Path on the site, from its root, or a `#fragment` of the same page.
    pub href: String,
    /// The words to follow.
    pub text: String,
}

/// The address to write for a path of a site mounted at `base`; a fragment or a full address stays as it is.
pub fn mounted(base: &str, path: &str) -> String {
    if path.starts_with('/') {
        format!("{base}{path}")
    } else {
        path.into()
    }
}

/// What stands in the document's head and changes from page to page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The title, with the site's name.
    pub title: String,
    /// The description.
    pub description: String,
    /// The page's own full address.
    pub canonical: String,
    /// The full address in each language, where the page has a twin.
    pub alternates: Vec<(Lang, String)>,
    /// The names of the pictures that stand for it in a chat, the wide one first.
    pub cards: Vec<String>,
}

/// What stands at the foot of every page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Foot {
    /// The day the content was last checked, in words.
    pub checked: String,
    /// Who runs the site, where that is set.
    pub organisation: Option<String>,
    /// The ICP filing number, where that is set.
    pub icp: Option<String>,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Piece {
    /// What stands still. In the data that a page carries for its own hydration it is empty:
    /// there the HTML is already in the document.
    Html(String),
    /// A button that prints the page.
    Print,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Its path from the site's root, beginning and ending with a slash.
    pub path: String,
    /// Its language.
    pub lang: Lang,
    /// The path of the same page in the other language.
    pub twin: String,
    /// The site's name.
    pub site: String,
    /// The menu entry it belongs to.
    pub menu: Option<Menu>,
    /// The document's head.
    pub head: Head,
    /// What it says.
    pub pieces: Vec<Piece>,
    /// Its foot.
    pub foot: Foot,
}

impl Page {
    /// The page as its own HTML carries it: without the HTML.
    #[must_use]
    pub fn for_hydration(mut self) -> Self {
        for piece in &mut self.pieces {
            match piece {
                Piece::Html(html) => html.clear(),
                Piece::Print => {}
            }
        }
        self
    }
}

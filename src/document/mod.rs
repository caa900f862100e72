//! A page as it travels from the prerenderer to the browser: what it says, in one language, and nothing
//! of how it looks. The pages compose it natively, the components draw it, and the same bytes lie beside
//! each page as `page.json`, so that moving to a page fetches that page's content and no more.
//!
//! Knows no framework and no content files.

mod block;
mod rich;

pub use block::{
    Action, Block, Due, Entry, Event, Frame, FrameLayout, Group, Hero, LinkCard, MeasureCell, MeasureGroup, Offer, PageHead, Part, Quote,
    Reference, RoleChoice, RoleForm, Section, Statement, Status, Table, Target, Task, Term, Way, Worded,
};
pub use rich::{Rich, Run};

use crate::{domain::Lang, routes::Menu};
use serde::{Deserialize, Serialize};

/// A link in running order, such as a crumb.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Path on the site, from its root, or a `#fragment` of the same page.
    pub href: String,
    /// The words to follow.
    pub text: String,
}

/// What stands in the document's head and changes from page to page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The title, with the site's name.
    pub title: String,
    /// The description.
    pub description: String,
    /// The page's own full address.
    pub canonical: String,
    /// The full address in each language, where the page has a twin.
    pub alternates: Vec<(Lang, String)>,
}

/// What stands at the foot of every page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foot {
    /// The day the content was last checked, in words.
    pub checked: String,
    /// Who runs the site, where that is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// The ICP filing number, where that is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icp: Option<String>,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub menu: Option<Menu>,
    /// The document's head.
    pub head: Head,
    /// The way here from the home page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crumbs: Vec<Link>,
    /// What it says.
    pub body: Vec<Block>,
    /// Its foot.
    pub foot: Foot,
}

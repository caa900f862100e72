//! Every address of the site in one table: path, place in the menu, language twin.
//!
//! Links, menu, sitemap, prerendering and the tests all read it. It knows no page's content.

use crate::domain::{Id, Lang};
use serde::{Deserialize, Serialize};

/// The name in a link's query that holds the name of an event, for whoever passes the link on. No page reads it.
pub const EVENT: &str = "e";

/// A page of the site, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`
    Home,
    /// `/plan/`
    Plan,
    /// `/measures/`
    Measures,
    /// `/measures/ID/`
    Measure(Id),
    /// `/scenes/`
    Scenes,
    /// `/scenes/page-N/`, the catalogue from its second page on
    ScenesPage(usize),
    /// `/scenes/recce/`, the scenes of a shortlist
    Recce,
    /// `/scenes/ID/`, a site or a scene
    Scene(Id),
    /// `/guide/`
    Guide,
    /// `/guide/ID/`
    Topic(Id),
    /// `/guide/checklist/`
    Checklist,
    /// `/estimate/`
    Estimator,
    /// `/case/`
    Case,
    /// `/brief/`
    Brief,
    /// `/sources/`
    Sources,
    /// `/present/`, the booth's loop of slides
    Present,
    /// `/share/`, the share kit
    Share,
    /// `/search/`, everything on the site
    Search,
    /// `/about/`
    About,
    /// `/accessibility/`
    Accessibility,
    /// `/privacy/`
    Privacy,
    /// `/404/`, written as `404.html`
    NotFound,
}

/// An entry of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Menu {
    /// The three-year plan.
    Plan,
    /// The twelve measures.
    Measures,
    /// The scene catalogue.
    Scenes,
    /// The film resource guide.
    Guide,
    /// The estimator.
    Estimator,
    /// The investor's brief.
    Brief,
    /// Sources, at the foot.
    Sources,
    /// The share kit, at the foot.
    Share,
    /// About, at the foot.
    About,
    /// Accessibility, at the foot.
    Accessibility,
    /// Privacy, at the foot.
    Privacy,
}

impl Menu {
    /// The main menu, in order.
    pub const MAIN: [Self; 6] = [
        Self::Plan,
        Self::Measures,
        Self::Scenes,
        Self::Guide,
        Self::Estimator,
        Self::Brief,
    ];
    /// The menu at the foot, in order.
    pub const FOOT: [Self; 5] = [
        Self::Sources,
        Self::Share,
        Self::About,
        Self::Accessibility,
        Self::Privacy,
    ];

    /// The page it opens.
    pub const fn route(self) -> Route {
        match self {
            Self::Plan => Route::Plan,
            Self::Measures => Route::Measures,
            Self::Scenes => Route::Scenes,
            Self::Guide => Route::Guide,
            Self::Estimator => Route::Estimator,
            Self::Brief => Route::Brief,
            Self::Sources => Route::Sources,
            Self::Share => Route::Share,
            Self::About => Route::About,
            Self::Accessibility => Route::Accessibility,
            Self::Privacy => Route::Privacy,
        }
    }
}

impl Route {
    /// The pages that exist whatever the content holds.
    pub const FIXED: [Self; 17] = [
        Self::Home,
        Self::Plan,
        Self::Measures,
        Self::Scenes,
        Self::Recce,
        Self::Guide,
        Self::Checklist,
        Self::Estimator,
        Self::Case,
        Self::Brief,
        Self::Sources,
        Self::Share,
        Self::Present,
        Self::Search,
        Self::About,
        Self::Accessibility,
        Self::Privacy,
    ];

    /// Whether the site has a page of its own where a scene or a site of this id would stand.
    pub fn is_taken(id: &str) -> bool {
        let own = format!("/scenes/{id}/");
        let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
        let mut fixed = Self::FIXED.iter();
        fixed.any(|route| own == route.path(Lang::Zh))
            || id.strip_prefix("page-").is_some_and(is_number)
    }

    /// The path from the site's root, with a slash at both ends.
    pub fn path(&self, lang: Lang) -> String {
        let number;
        let (folder, id) = match self {
            Self::Home => ("", None),
            Self::Plan => ("plan/", None),
            Self::Measures => ("measures/", None),
            Self::Measure(id) => ("measures/", Some(id.as_str())),
            Self::Scenes => ("scenes/", None),
            Self::Recce => ("scenes/recce/", None),
            Self::ScenesPage(page) => {
                number = format!("page-{page}");
                ("scenes/", Some(number.as_str()))
            }
            Self::Scene(id) => ("scenes/", Some(id.as_str())),
            Self::Guide => ("guide/", None),
            Self::Topic(id) => ("guide/", Some(id.as_str())),
            Self::Checklist => ("guide/checklist/", None),
            Self::Estimator => ("estimate/", None),
            Self::Case => ("case/", None),
            Self::Brief => ("brief/", None),
            Self::Sources => ("sources/", None),
            Self::Share => ("share/", None),
            Self::Present => ("present/", None),
            Self::Search => ("search/", None),
            Self::About => ("about/", None),
            Self::Accessibility => ("accessibility/", None),
            Self::Privacy => ("privacy/", None),
            Self::NotFound => ("404/", None),
        };
        let language = match lang {
            Lang::Zh => "/",
            Lang::En => "/en/",
        };
        let mut path = format!("{language}{folder}");
        if let Some(id) = id {
            path.push_str(id);
            path.push('/');
        }
        path
    }

    /// The menu entry it belongs to.
    pub const fn menu(&self) -> Option<Menu> {
        match self {
            Self::Home | Self::Search | Self::NotFound => None,
            Self::Plan => Some(Menu::Plan),
            Self::Measures | Self::Measure(_) => Some(Menu::Measures),
            Self::Scenes | Self::ScenesPage(_) | Self::Scene(_) | Self::Recce => Some(Menu::Scenes),
            Self::Guide | Self::Topic(_) | Self::Checklist => Some(Menu::Guide),
            Self::Estimator | Self::Case => Some(Menu::Estimator),
            Self::Brief => Some(Menu::Brief),
            Self::Sources => Some(Menu::Sources),
            Self::Share | Self::Present => Some(Menu::Share),
            Self::About => Some(Menu::About),
            Self::Accessibility => Some(Menu::Accessibility),
            Self::Privacy => Some(Menu::Privacy),
        }
    }

    /// The page above it.
    pub const fn parent(&self) -> Option<Self> {
        match self {
            Self::Home | Self::NotFound => None,
            Self::Measure(_) => Some(Self::Measures),
            Self::ScenesPage(_) | Self::Scene(_) | Self::Recce => Some(Self::Scenes),
            Self::Topic(_) | Self::Checklist => Some(Self::Guide),
            Self::Case => Some(Self::Estimator),
            Self::Present => Some(Self::Share),
            _ => Some(Self::Home),
        }
    }
}

/// The address the site is published at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Whether the address is this computer's own, which nobody else can open.
    pub fn is_local(&self) -> bool {
        let host = self.origin.rsplit("//").next().unwrap_or_default();
        let name = host.split(':').next();
        host.starts_with("[::1]") || matches!(name, Some("localhost" | "127.0.0.1"))
    }

    /// Reads `https://host/` or `https://host/sub/path/`.
    ///
    /// # Errors
    /// Says what is wrong with the address.
    pub fn parse(text: &str) -> Result<Self, String> {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        let rest =
            rest.ok_or_else(|| format!("`{text}` does not begin with https:// or http://"))?;
        let (host, path) = rest
            .split_once('/')
            .ok_or_else(|| format!("`{text}` does not end with a slash"))?;
        let host_is_plain = !host.is_empty()
            && host
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c));
        if !host_is_plain {
            return Err(format!(
                "`{host}` is no host name; write an international name in its ASCII form"
            ));
        }
        if !path.is_empty() && !path.ends_with('/') {
            return Err(format!("`{text}` does not end with a slash"));
        }
        let path_is_plain = path
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-._~/".contains(c))
            && !path.contains("//");
        if !path_is_plain {
            return Err(format!("`/{path}` is no plain path"));
        }
        Ok(Self {
            origin: text[..text.len() - path.len() - 1].into(),
            path: format!("/{path}").trim_end_matches('/').into(),
        })
    }

    /// The path the site is mounted at, without a slash at its end; empty at the root of a host.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The full address of a path of the site.
    pub fn join(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.path)
    }
}

/// A path of a page as the name of a file that is of it.
pub fn file_stem(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "home".into(),
        path => path.replace('/', "-"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn an_address_that_only_this_computer_opens_is_known() {
        let is_local = |text: &str| BaseUrl::parse(text).expect("a base").is_local();
        for own in [
            "http://127.0.0.1:8080/",
            "http://localhost/",
            "https://localhost:1/a/",
            "http://[::1]:8080/",
        ] {
            assert!(is_local(own), "{own}");
        }
        for public in [
            "https://drama.example.cn/",
            "https://localhost.example.cn/",
            "https://drama.example.cn:8080/127.0.0.1/",
        ] {
            assert!(!is_local(public), "{public}");
        }
    }

    #[test]
    fn no_two_pages_claim_one_path() {
        let id = Id::new("x").expect("an id");
        let some = [
            Route::Measure(id.clone()),
            Route::Scene(id.clone()),
            Route::ScenesPage(2),
            Route::Topic(id),
            Route::NotFound,
        ];
        let all: Vec<String> = Route::FIXED
            .iter()
            .chain(&some)
            .flat_map(|route| Lang::ALL.map(|lang| route.path(lang)))
            .collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        assert!(
            all.iter()
                .all(|path| path.starts_with('/') && path.ends_with('/')),
            "{all:?}"
        );
    }

    #[test]
    fn every_menu_entry_opens_a_page_that_lights_it() {
        for entry in Menu::MAIN.into_iter().chain(Menu::FOOT) {
            assert_eq!(entry.route().menu(), Some(entry));
        }
    }

    #[test]
    fn a_site_can_be_published_at_a_root_or_below_one() {
        let root = BaseUrl::parse("https://drama.example.cn/").expect("a base");
        assert_eq!(
            (root.path(), root.join("/plan/").as_str()),
            ("", "https://drama.example.cn/plan/")
        );
        let sub = BaseUrl::parse("http://127.0.0.1:8080/a/b/").expect("a base");
        assert_eq!(
            (sub.path(), sub.join("/").as_str()),
            ("/a/b", "http://127.0.0.1:8080/a/b/")
        );
    }

    #[test]
    fn an_address_that_cannot_be_published_at_is_refused() {
        for bad in [
            "",
            "drama.example.cn/",
            "https://drama.example.cn",
            "https:///",
            "https://衢江.cn/",
            "https://a/b",
            "https://a/b//",
            "https://a/?q/",
        ] {
            assert!(BaseUrl::parse(bad).is_err(), "{bad}");
        }
    }
}

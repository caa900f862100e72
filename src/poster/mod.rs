//! Posters and chat cards: what a page says, laid out as one standalone SVG text.
//!
//! Pure: a plain [`Poster`], how wide a text is, and the drawings' files come from outside; pixels are whole numbers.
//! The same room lays out the posters that a browser draws and the cards that the build renders.

mod card;
mod colour;
mod emblem;
mod estimate;
mod lines;
mod record;
mod sheet;
mod upright;
mod window;
mod words;

pub use card::{Shape, card};
pub use estimate::of_case;
pub use record::{find, own, pack, unpack};
pub use sheet::{Area, Line, Sheet};
pub use upright::upright;
pub use window::{Drawn, State, WindowAct, in_words, places, window};

use crate::domain::Lang;
use colour::Colour;
pub use emblem::EMBLEMS;
#[cfg(feature = "ssr")]
use serde::Serialize;

/// What a poster says: everything is in one language, and from the content or a visitor's case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(Serialize))]
pub struct Poster {
    /// Its language.
    pub lang: Lang,
    /// The site's name.
    pub site: String,
    /// What sort of page it is of, over the title.
    pub over: String,
    /// The title.
    pub title: String,
    /// The one figure it shows largest.
    pub figure: Option<Credit>,
    /// A sentence or two; left out where there is no room for all of it.
    pub lead: String,
    /// Lines as in the credits of a film: what is known, with the word that says how surely.
    pub credits: Vec<Credit>,
    /// What must stand on it whatever the room: source and date, what it is not.
    pub notes: Vec<String>,
    /// The names of the drawings it shows: none, one, or three.
    pub drawings: Vec<String>,
    /// The name of the emblem that it has where it shows no drawing: that of a measure's area or of a topic; empty where
    /// there is none.
    pub emblem: String,
}

/// A line of what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(Serialize))]
pub struct Credit {
    /// How surely, as a sign and a colour.
    pub mark: Mark,
    /// The same in a word.
    pub word: String,
    /// A figure, where it has one.
    pub figure: Option<String>,
    /// What it is about.
    pub text: String,
}

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident, $colour:ident, $sign:literal;)*) => {
        /// How surely something can be counted on, as the site marks it everywhere.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "ssr", derive(Serialize))]
        pub enum Mark { $($(#[$doc])* $name,)* }

        impl Mark {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in files.
            const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            const fn colour(self) -> Colour {
                match self { $(Self::$name => Colour::$colour,)* }
            }

            /// Its sign, in a square of 32 units.
            const fn sign(self) -> &'static str {
                match self { $(Self::$name => $sign,)* }
            }
        }
    };
}

marks! {
    /// It exists.
    Open, PUBLISHED, "M16 4a12 12 0 1 1 0 24a12 12 0 1 1 0-24z";
    /// The amount is published.
    Published, PUBLISHED, "M5 5h22v22H5z";
    /// Aimed at.
    Target, ACCENT, "M16 4a12 12 0 1 1 0 24a12 12 0 1 1 0-24zm0 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16zm0 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10z";
    /// Planned.
    Plan, AT_MOST, "M16 4a12 12 0 1 1 0 24a12 12 0 1 1 0-24zm0 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16z";
    /// Being built.
    Building, AT_MOST, "M16 4a12 12 0 1 1 0 24a12 12 0 1 1 0-24zm0 4a8 8 0 0 1 0 16z";
    /// To be asked.
    Ask, IN_KIND, "M16 3L29 16 16 29 3 16zM16 9L9 16l7 7 7-7z";
    /// Published in part.
    Partly, PUBLISHED, "M5 5h22v22H5zM16 9v14h7V9z";
    /// Given, but not in money.
    InKind, IN_KIND, "M16 3L29 16 16 29 3 16z";
    /// An upper bound.
    AtMost, AT_MOST, "M3 7h26L16 28z";
    /// Rests on an assumption, or on somebody's own account.
    Assumed, ASSUMED, "M16 4L29 26H3z";
    /// Its conditions are not met.
    Blocked, BLOCKED, "M8 4l8 8 8-8 4 4-8 8 8 8-4 4-8-8-8 8-4-4 8-8-8-8z";
    /// Not published.
    Unpublished, UNPUBLISHED, "M5 5h22v22H5zM9 9v14h14V9z";
}

/// The typefaces of a poster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// The serif of headings and figures, bold.
    Title,
    /// Running text.
    Text,
    /// Running text, bold.
    Strong,
}

impl Face {
    /// Its weight, as CSS counts.
    pub const fn weight(self) -> i32 {
        match self {
            Self::Title | Self::Strong => 700,
            Self::Text => 400,
        }
    }
}

/// A typeface at a size in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Type {
    /// The typeface.
    pub face: Face,
    /// The size.
    pub size: i32,
}

impl Type {
    const fn new(face: Face, size: i32) -> Self {
        Self { face, size }
    }

    /// As CSS and a canvas name it, for whoever measures a text in a browser.
    pub fn css(self, lang: Lang) -> String {
        let families = colour::families(lang, self.face == Face::Title);
        format!("{} {}px {families}", self.face.weight(), self.size)
    }
}

/// What comes from outside: how wide a text is, and what the drawings' files hold.
pub struct Outside<'a> {
    /// The width of a text in whole pixels, rounded up.
    pub measure: &'a dyn Fn(&str, Type) -> i32,
    /// The file of a drawing by its name; none where it did not come, and the poster stands without it.
    pub drawing: &'a dyn Fn(&str) -> Option<String>,
}

/// A code to scan, as its modules.
pub struct Code<'a> {
    /// How many modules a side.
    pub side: i32,
    /// Whether the module in this column and row is dark.
    pub is_dark: &'a dyn Fn(i32, i32) -> bool,
    /// The address in words, for those who type it.
    pub address: &'a str,
}

impl Code<'_> {
    /// The light border that a reader needs, in modules.
    pub const QUIET: i32 = 4;
}

/// A drawing as it is shown: its file, and the row of its 480 that an area too low for all of it has in its middle.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Picture {
    file: String,
    focus: i32,
}

/// What the drawings are of stands in these rows, where it is not about in their middle.
const FOCUS: &[(&str, i32)] = &[
    ("factory", 110),
    ("go-mountain", 215),
    ("grotto", 80),
    ("inn", 215),
    ("operating-theatre", 160),
    ("peaks", 105),
    ("prison", 135),
    ("subway-car", 190),
    ("temple", 260),
];

/// The drawings that came, each filling its upright part of an area.
fn drawings(poster: &Poster, outside: &Outside) -> Vec<Picture> {
    let picture = |name: &String| {
        let focus = FOCUS.iter().find(|(of, _)| of == name);
        Some(Picture {
            file: (outside.drawing)(name)?,
            focus: focus.map_or(240, |(_, row)| *row),
        })
    };
    poster.drawings.iter().filter_map(picture).collect()
}

/// The site's sign: an upright frame between registration marks, and the river that runs through it.
const SIGN: &str = "M8.5 3h15v26h-15zM8.5 16q3.8-4.6 7.5-1t7.5-1v4.5q-3.8 4.6-7.5 1t-7.5 1zM3 0h6v1.8H4.8V8H3zM29 0h-6v1.8h4.2V8H29zM3 32h6v-1.8H4.8V24H3zM29 32h-6v-1.8h4.2V24H29z";

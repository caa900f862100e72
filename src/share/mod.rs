//! Passing a page on, pure: the share sheet of any page ([`Sheet`]) and the share kit ([`Kit`]), the links and texts
//! of both, and codes as pictures. What a browser does of it comes back as an [`Effect`].

mod introduction;
mod kit;
mod link;
mod picture;
mod sheet;

pub use introduction::first_sentences;
pub use kit::{Drawn, Group, Kit, KitAct, SIZE_IDS, Topic, code_file};
pub use link::{Event, LONGEST_EVENT};
pub use picture::{Png, SIZES};
pub use sheet::{Device, Seen, Sheet, SheetAct};

use crate::platform::Change;

/// A place of the page by its id, and what stands there.
pub type Place = (&'static str, Change);

/// What only a browser can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Hand a page to the device's own way to share.
    Send {
        /// The page's title.
        title: String,
        /// What is said of it.
        text: String,
        /// Its link.
        link: String,
    },
    /// Copy what stands in a field; select it where that is not allowed.
    Copy {
        /// The text.
        text: String,
        /// The field's id.
        field: &'static str,
    },
    /// Offer a file to save.
    Save {
        /// Its name.
        name: String,
        /// Its kind.
        kind: &'static str,
        /// What it holds.
        bytes: Vec<u8>,
    },
    /// Close the sheet.
    Close,
}

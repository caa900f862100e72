//! The interface's own words, in both languages: labels, marks and messages.
//!
//! What the site *says* is content and lives in `public/content/`; here is only what it is operated with.
//! A missing word does not compile.

#[cfg(feature = "ssr")]
mod case;
#[cfg(feature = "ssr")]
pub mod compose;
mod estimator;
mod finder;
#[cfg(feature = "ssr")]
mod frame;
#[cfg(feature = "ssr")]
mod offline;
mod poster;
#[cfg(feature = "ssr")]
mod present;
mod share;
mod words;

#[cfg(feature = "ssr")]
pub use case::{CaseWords, case_words};
pub use estimator::{EstimatorWords, estimator_words};
pub use finder::{FinderWords, finder_words};
#[cfg(feature = "ssr")]
pub use frame::{FrameWords, frame_words};
#[cfg(feature = "ssr")]
pub use offline::{OfflineWords, offline_words};
pub use poster::{PosterWords, poster_words};
#[cfg(feature = "ssr")]
pub use present::{PresentWords, present_words};
pub use share::{ShareWords, share_words};
pub use words::{Words, words};

//! The public information site of Qujiang District's micro-drama industry.
//!
//! One crate, built twice: natively (`ssr`) it checks the content and writes every page;
//! for the browser (`hydrate`) it takes over the written page and moves between pages without reload.
//!
//! The rooms, from the ground up. A room may use those before it, never those after:
//!
//! | room | owns |
//! |---|---|
//! | [`domain`] | languages, dates, ids, statements, measures, scenes |
//! | [`policy`] | the rule engine: what a policy gives, on a day, and why |
//! | [`platform`] | every browser API, behind one face |
//! | [`routes`] | every address of the site |
//! | [`markup`] | writing HTML in which every text is escaped |
//! | [`estimate`] | what a visitor typed, as answers, and what the page shows of them |
//! | [`qr`] | a link as a QR code |
//! | [`checklist`] | what a crew ticked, and what of it is kept |
//! | `content` | the content files, checked (native) |
//! | [`text`] | the interface's words |
//! | [`document`] | a page as it travels to the browser |
//! | [`poster`] | posters and chat cards, laid out as SVG |
//! | [`estimator`] | a visit to the estimator, and what of its page changes |
//! | [`finder`] | what is looked for: the catalogue's filters, the search over the whole site |
//! | [`share`] | passing a page on: the share sheet, the share kit |
//! | `blocks` | the parts of a page, and how each is drawn as HTML (native) |
//! | `pages` | content to pages, a file a page family (native) |
//! | `raster` | the pixels of what is laid out (native) |
//! | [`components`] | what answers to the reader, one component a file |
//! | [`app`] | the shell: menu, navigation, focus, settings |

pub mod app;
#[cfg(feature = "ssr")]
pub mod blocks;
pub mod checklist;
pub mod components;
#[cfg(feature = "ssr")]
pub mod content;
pub mod document;
pub mod domain;
pub mod estimate;
pub mod estimator;
pub mod finder;
pub mod markup;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod platform;
pub mod policy;
pub mod poster;
pub mod qr;
#[cfg(feature = "ssr")]
pub mod raster;
pub mod routes;
pub mod share;
pub mod text;

//! Every browser API behind one face. Outside a browser each function has a harmless twin,
//! so that what is drawn natively is drawn from the same code.
//!
//! Knows the domain's plain values and nothing of pages.

mod boxes;
mod clipboard;
mod clock;
mod control;
mod fetch;
mod fragment;
mod history;
mod json;
mod listen;
mod page;
mod pause;
mod picture;
mod query;
mod send;
mod storage;

pub use boxes::{count, say_own, tally, tick};
#[cfg(feature = "hydrate")]
pub use clipboard::chosen_file;
pub use clipboard::{copy, save, save_bytes};
pub use clock::{tell_passed, today};
pub use control::{Change, Control, close_opened, control, open_all, put};
#[cfg(feature = "hydrate")]
pub use control::{close_beside, entered, filled};
pub use fetch::{LoadError, page_text, text_of};
pub use fragment::{
    address, carry_address, is_own_fragment, set_own_fragment, set_whole_fragment, whole_fragment,
};
pub use history::{keep_scroll, restore_scroll, wanted_scroll};
pub use json::Json;
pub use listen::listen;
pub use page::{
    close, focus, focus_arrival, into_view, mark_ready, open, print, set_attribute, set_head,
    start, tell_arrival,
};
pub use pause::Pause;
pub use picture::{PictureError, bytes_of, picture, text_width};
pub use query::{query, set_query};
pub use send::{is_wechat, seen, select, send, send_picture, sends, sends_picture};
pub use storage::{recall, remember, try_remember};

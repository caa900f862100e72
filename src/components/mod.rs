//! How a document's parts are drawn: one part a file, plain functions from data to view.
//!
//! Each returns an erased view: one type for all of them keeps the Wasm small.
//! A component never reads content files, never fetches, never formats a date or an amount:
//! what it shows was composed before.

mod display;
mod entry;
mod frame;
mod group;
mod head;
mod link;
mod mark;
mod measure;
mod quote;
mod rich;
mod role_form;
mod section;
mod statement;
mod table;
mod target;
mod timeline;
mod unpublished;
mod way;

pub use display::Display;
pub use head::crumbs;
pub use link::{href, plain_link};

use crate::{
    document::Block,
    domain::{Day, Lang},
    platform,
    text::{Words, words},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What every component knows: the page's language and words, where the site is mounted, the reader's day.
#[derive(Clone)]
pub struct Ui {
    /// The page's language.
    pub lang: Lang,
    /// The interface's words in it.
    pub words: &'static Words,
    /// The path the site is mounted at, without a slash at its end.
    pub base: Arc<str>,
    /// The reader's day: none until the app has taken over, so that what was written matches.
    pub today: RwSignal<Option<Day>>,
}

impl Ui {
    /// The same for a page of another language.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> Self {
        Self { lang, words: words(lang), ..self.clone() }
    }
}

/// Draws the parts of a page in order.
pub fn blocks(ui: &Ui, blocks: Vec<Block>) -> Vec<AnyView> {
    blocks.into_iter().map(|part| block(ui, part)).collect()
}

fn block(ui: &Ui, block: Block) -> AnyView {
    match block {
        Block::Hero(hero) => head::hero(ui, hero),
        Block::Head(page_head) => head::page_head(ui, page_head),
        Block::Section(section) => section::section(ui, section),
        Block::Prose(paragraphs) => section::prose(ui, paragraphs),
        Block::Note(text) => section::note(ui, &text),
        Block::Statements(statements) => statement::statements(ui, statements),
        Block::Targets(targets) => target::targets(ui, targets),
        Block::Frames(layout, frames) => frame::frames(ui, layout, frames),
        Block::Measures(groups) => measure::measures(ui, groups),
        Block::Parts(parts) => measure::parts(ui, parts),
        Block::Ways(ways) => way::ways(ui, ways),
        Block::Timeline(events) => timeline::timeline(ui, events),
        Block::Terms(terms) => table::terms(ui, terms),
        Block::Table(table) => table::table(ui, table),
        Block::Quotes(quotes) => quote::quotes(ui, quotes),
        Block::Gaps(items) => unpublished::gaps(ui, &items),
        Block::Tasks(tasks) => group::tasks(ui, tasks),
        Block::Entries(entries) => entry::entries(ui, entries),
        Block::Links(cards) => way::link_cards(ui, cards),
        Block::Groups(groups) => group::groups(ui, groups),
        Block::RoleForm(form) => view! { <role_form::RoleForm ui=ui.clone() form/> }.into_any(),
        Block::Print(label) => print_button(label),
        Block::Pager(previous, next) => section::pager(ui, previous, next),
    }
}

fn print_button(label: String) -> AnyView {
    view! { <p class="print-button with-script"><button type="button" class="button" on:click=|_| platform::print()>{label}</button></p> }.into_any()
}

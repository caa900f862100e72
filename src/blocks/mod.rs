//! The parts a page is made of, and how each is drawn: one part a file, plain functions from data to view.
//!
//! Native only. What is drawn here reaches the browser as finished HTML, so that a page full of content
//! adds nothing to the Wasm. What needs the reader's hand is a component and travels as data instead.
//! A part never reads content files and never formats a date or an amount: that was composed before.

mod case;
mod checklist;
mod elsewhere;
mod entry;
mod estimator;
mod finder;
mod frame;
mod group;
mod head;
mod journey;
mod kit;
mod link;
mod mark;
mod measure;
mod model;
mod present;
mod quote;
mod recce;
mod rich;
mod section;
mod statement;
mod table;
mod target;
mod text;
mod timeline;
mod unpublished;
mod way;

pub use model::{
    Action, Block, CaseSheet, CheckLine, CheckPhase, Checklist, Chosen, Deck, Due, Elsewhere,
    Entry, Estimator, Event, Finder, Frame, Group, Hero, Journey, JourneyLine, JourneyStop,
    LinkCard, MeasureCell, MeasureGroup, Offer, PageHead, Part, Pick, Quote, Recce, Reference,
    Section, Slide, Statement, Status, Table, Target, Task, Term, Way, Worded,
};
pub use text::{Rich, Run};

use crate::{
    document::{Link, Piece},
    domain::Lang,
    text::{Words, words},
};
use leptos::prelude::*;

/// What every part is drawn with: the words of the page's language, and where the site is mounted.
pub(crate) struct Pen<'a> {
    /// The interface's words in it.
    pub(crate) words: &'static Words,
    /// The path the site is mounted at, without a slash at its end.
    pub(crate) base: &'a str,
}

/// Draws the parts of a page: neighbours that stand still become one piece of HTML,
/// a part that answers to the reader stays data.
pub fn draw(lang: Lang, base: &str, crumbs: Vec<Link>, blocks: Vec<Block>) -> Vec<Piece> {
    let pen = Pen {
        words: words(lang),
        base,
    };
    let mut pieces = Vec::new();
    let mut still = html(head::crumbs(&pen, crumbs));
    for block in blocks {
        let piece = match block {
            Block::Print => Piece::Print,
            block => {
                still.push_str(&html(self::block(&pen, block)));
                continue;
            }
        };
        pieces.extend(still_piece(std::mem::take(&mut still)));
        pieces.push(piece);
    }
    pieces.extend(still_piece(still));
    pieces
}

/// A piece of HTML, never an empty one: empty is what hydration's own data says of HTML that is already there.
fn still_piece(html: String) -> Option<Piece> {
    (!html.is_empty()).then_some(Piece::Html(html))
}

/// A view's HTML, without the marks that only hydration would need.
fn html(view: AnyView) -> String {
    view.to_html().replace("<!>", "").replace("<!---->", "")
}

fn blocks(pen: &Pen, blocks: Vec<Block>) -> Vec<AnyView> {
    blocks.into_iter().map(|part| block(pen, part)).collect()
}

fn block(pen: &Pen, block: Block) -> AnyView {
    match block {
        Block::Hero(hero) => head::hero(pen, hero),
        Block::Head(page_head) => head::page_head(pen, page_head),
        Block::Section(section) => section::section(pen, section),
        Block::Prose(paragraphs) => section::prose(pen, &paragraphs),
        Block::Note(text) => section::note(pen, &text),
        Block::Dues(dues) => statement::dues(pen, dues),
        Block::Contents(links) => section::contents(pen, links),
        Block::Statements(statements) => statement::statements(pen, statements),
        Block::Targets(targets) => target::targets(pen, targets),
        Block::Strip(label, frames) => frame::strip(&label, pen, frames),
        Block::Grid(frames) => frame::grid(pen, frames),
        Block::Measures(groups) => measure::measures(pen, groups),
        Block::Parts(parts) => measure::parts(pen, parts),
        Block::Ways(ways) => way::ways(pen, ways),
        Block::Timeline(events) => timeline::timeline(pen, events),
        Block::Terms(terms) => table::terms(pen, terms),
        Block::Table(table) => table::table(pen, table),
        Block::Quotes(quotes) => quote::quotes(pen, quotes),
        Block::Gaps(items) => unpublished::gaps(pen, &items),
        Block::Tasks(tasks) => group::tasks(pen, tasks),
        Block::Entries(entries) => entry::entries(pen, entries),
        Block::Journey(one) => journey::journey(pen, one),
        Block::Checklist(one) => checklist::checklist(pen, one),
        Block::Links(cards) => way::link_cards(pen, cards),
        Block::Groups(groups) => group::groups(pen, groups),
        Block::Pager(previous, next) => section::pager(pen, previous, next),
        Block::Foreign(lang, parts) => {
            view! { <div class="foreign" lang=lang.tag()>{blocks(pen, parts)}</div> }.into_any()
        }
        Block::Finder(one) => finder::finder(pen, *one),
        Block::Estimator(one) => estimator::estimator(pen, *one),
        Block::Case(one) => case::case(pen, *one),
        Block::Recce(one) => recce::recce(pen, one),
        Block::Deck(one) => present::deck(pen, *one),
        Block::Pick(one) => case::pick(pen, one),
        Block::Chosen(one) => case::chosen(pen, one),
        Block::Kit(one) => kit::kit(pen, &one),
        Block::Codes(one) => kit::codes(&one),
        Block::Print => {
            unreachable!("stands at the top of a page, where `draw` keeps it as data")
        }
    }
}

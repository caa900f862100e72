//! The catalogue: its tools, drawn once from the index, the place of what they find, and the finished list of scenes.
//! Without script the tools are not shown and the list reads whole.

use super::{Pen, blocks, section::note};
use crate::{
    blocks::Finder,
    domain::Lang,
    finder::{Act, Catalogue, Index, LONGEST, Look, Sort},
    platform::Change,
    text::compose::Label,
};
use leptos::prelude::*;
use std::collections::HashMap;

/// The catalogue.
pub(super) fn finder(pen: &Pen, finder: Finder) -> AnyView {
    let index = Index::read(&finder.index).expect("what was just written can be read");
    let lang = finder.lang;
    let visit = Catalogue::new(&index, lang, pen.base, false, "");
    let texts: HashMap<String, String> = visit
        .places()
        .into_iter()
        .filter_map(|(id, change)| match change {
            Change::Text(text) => Some((id, text)),
            _ => None,
        })
        .collect();
    let text = |id: &str| texts.get(id).cloned().unwrap_or_default();
    let label = |label: Label| label.get(lang);
    let facets = facets(&index, finder.lang, &texts);
    let sorts: Vec<AnyView> = Sort::ALL
        .into_iter()
        .map(|sort| {
            let name = match sort {
                Sort::Listed => Label::SortListed,
                Sort::Name => Label::SortName,
                Sort::Status => Label::SortStatus,
            };
            view! { <option value=sort.key()>{label(name)}</option> }.into_any()
        })
        .collect();
    let looks: Vec<AnyView> = Look::ALL
        .into_iter()
        .enumerate()
        .map(|(at, look)| {
            let name = match look {
                Look::Frames => Label::LookFrames,
                Look::List => Label::LookList,
            };
            view! {
                <label class="choice">
                    <input type="radio" name="look" id=format!("f-look-{at}") data-do=Act::Look.name() value=look.key() autocomplete="off" checked={look == Look::default()}/>
                    <span>{label(name)}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    let claims: Vec<AnyView> = finder.claims.iter().map(|claim| note(pen, claim)).collect();
    view! {
        <section class="finder" id="catalogue" aria-label=label(Label::FindScenes) data-failed=label(Label::FinderFailed) data-retry=pen.words.retry data-paged=finder.is_paged.to_string()>
            <div class="finder__tools with-script" role="search">
                <div class="finder__first">
                    <label class="finder__label" for="f-text">{label(Label::FindScenes)}</label>
                    <input class="finder__text" id="f-text" type="search" data-do=Act::Text.name() maxlength=LONGEST aria-describedby="f-hint" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"/>
                    <p class="hint" id="f-hint">{label(Label::FindHint)}</p>
                </div>
                <button type="button" class="button finder__open" id="f-open" data-do=Act::Filters.name() aria-expanded="false" aria-controls="f-facets">
                    {label(Label::Filters)}" "<span class="finder__number" id="f-open-count"></span>
                </button>
                <div class="finder__facets" id="f-facets">{facets}</div>
                <div class="finder__bar">
                    <p class="finder__count" id="f-count">{text("f-count")}</p>
                    <div class="finder__chosen chips" id="f-chosen"></div>
                    <div class="finder__order">
                        <label class="finder__sort">{label(Label::Sorted)}" "<select id="f-sort" data-do=Act::Sort.name() autocomplete="off">{sorts}</select></label>
                        <fieldset class="choices finder__look"><legend class="visually-hidden">{label(Label::LookAs)}</legend>{looks}</fieldset>
                    </div>
                </div>
            </div>
            <div class="finder__notice" id="f-notice"></div>
            <p class="visually-hidden" id="f-said" role="status"></p>
            <div class="finder__results" id="f-results" hidden>
                <div id="f-before"></div>
                <ol id="f-list" class="frames frames--grid found-frames" tabindex="-1" aria-label=label(Label::FoundScenes)></ol>
                <div id="f-after"></div>
                {claims}
            </div>
            <div id="f-whole">{blocks(pen, finder.whole)}</div>
        </section>
    }
    .into_any()
}

/// The filters, each with its values and how many scenes have them.
fn facets(index: &Index, lang: Lang, texts: &HashMap<String, String>) -> Vec<AnyView> {
    index
        .facets
        .iter()
        .enumerate()
        .map(|(at, facet)| {
            let choices: Vec<AnyView> = facet
                .values
                .iter()
                .enumerate()
                .map(|(value, (_, name))| {
                    let id = format!("f-{at}-{value}");
                    let (choice, count) = (format!("{id}-choice"), format!("{id}-count"));
                    view! {
                        <label class="choice" id=choice>
                            <input type="checkbox" id=id data-do=Act::Facet.name() data-at=at value=value autocomplete="off"/>
                            <span>{name[lang as usize].to_owned()}" "<small class="choice__count" id=count.clone()>{texts.get(&count).cloned()}</small></span>
                        </label>
                    }
                    .into_any()
                })
                .collect();
            view! {
                <fieldset class="finder__facet">
                    <legend>{facet.name[lang as usize].to_owned()}</legend>
                    <div class="choices finder__values">{choices}</div>
                </fieldset>
            }
            .into_any()
        })
        .collect()
}

//! The share kit: the tool that makes a link, as a frame that its program fills, and the sheet of all codes, which
//! reads whole without it.

use super::Pen;
use crate::{
    domain::Lang,
    platform::Change,
    share::{Drawn, Group, Kit, KitAct, LONGEST_EVENT, SIZE_IDS, SIZES},
    text::{ShareWords, share_words},
};
use leptos::prelude::*;

/// The tool.
pub(super) fn kit(pen: &Pen, kit: &Kit) -> AnyView {
    let lang = kit.page();
    let words = share_words(lang);
    let data = harmless(&kit.pack());
    let places = kit.places();
    let first = |id: &str| {
        let mut found = places.iter().filter(|(place, _)| *place == id);
        match found.next() {
            Some((_, Change::Html(text) | Change::Text(text) | Change::Value(text))) => {
                text.clone()
            }
            _ => String::new(),
        }
    };
    view! {
        <p class="hint without-script">{words.needs_script}</p>
        <div class="kit with-script" id="kit" data-failed=words.failed data-retry=pen.words.retry>
            <div class="kit__notice" id="kit-notice"></div>
            <div class="kit__choices">
                <p>
                    <label class="kit__label" for="kit-topic">{words.topic}</label>
                    <select class="kit__field" id="kit-topic" data-do=KitAct::Topic.name() autocomplete="off">{options(kit, lang, words)}</select>
                </p>
                <fieldset class="choices"><legend>{words.language}</legend>{languages(lang, words)}</fieldset>
                <p>
                    <label class="kit__label" for="kit-event">{words.event}</label>
                    <input class="kit__field" id="kit-event" data-do=KitAct::Event.name() maxlength=(2 * LONGEST_EVENT).to_string() aria-describedby="kit-event-hint kit-event-said" autocomplete="off" enterkeyhint="done"/>
                    <span class="hint" id="kit-event-hint">{words.event_hint}</span>
                    <span class="field__wrong" id="kit-event-said" role="status"></span>
                </p>
            </div>
            <div class="kit__made">
                <div class="kit__code" id="kit-code" inner_html=first("kit-code")></div>
                <div class="kit__picture">
                    <p class="hint" id="kit-size-said">{first("kit-size-said")}</p>
                    <fieldset class="choices"><legend>{words.size}</legend>{sizes(kit, words)}</fieldset>
                    <p class="actions" id="kit-files">{button(KitAct::Png, words.png)}{button(KitAct::Svg, words.svg)}</p>
                    <p class="actions"><button type="button" class="button" id="kit-poster" data-do=KitAct::Poster.name() data-said="kit-said" data-failed=words.poster_failed>{words.poster}</button></p>
                    <p class="share__said" id="kit-said" role="status"></p>
                </div>
            </div>
            <div class="kit__texts">
                <p>
                    <label class="kit__label" for="kit-link">{words.kit_link}</label>
                    <input class="share__field" id="kit-link" readonly value=first("kit-link")/>
                    {button(KitAct::CopyLink, words.copy_link)}
                    <span class="share__said" id="kit-link-said" role="status"></span>
                </p>
                <p>
                    <label class="kit__label" for="kit-short">{words.short}</label>
                    <textarea class="share__field" id="kit-short" rows="4" readonly lang=lang.tag()>{first("kit-short")}</textarea>
                    {button(KitAct::CopyShort, words.copy_short)}
                    <span class="share__said" id="kit-short-said" role="status"></span>
                </p>
                <p>
                    <label class="kit__label" for="kit-long">{words.long}</label>
                    <textarea class="share__field" id="kit-long" rows="8" readonly lang=lang.tag()>{first("kit-long")}</textarea>
                    {button(KitAct::CopyLong, words.copy_long)}
                    <span class="share__said" id="kit-long-said" role="status"></span>
                </p>
            </div>
            <script type="text/plain" class="kit-data" inner_html=data></script>
        </div>
    }
    .into_any()
}

/// The sheet of all codes.
pub(super) fn codes(kit: &Kit) -> AnyView {
    view! { <div id="kit-all" inner_html=kit.list(Drawn::Files)></div> }.into_any()
}

fn options(kit: &Kit, lang: Lang, words: &'static ShareWords) -> Vec<AnyView> {
    let groups = Group::ALL.into_iter().zip(words.groups);
    groups
        .map(|(group, name)| {
            let topics: Vec<AnyView> = kit
                .topics(group)
                .map(|(at, topic)| {
                    let title = topic.title[lang as usize].clone();
                    view! { <option value=at.to_string()>{title}</option> }.into_any()
                })
                .collect();
            view! { <optgroup label=name>{topics}</optgroup> }.into_any()
        })
        .collect()
}

fn languages(page: Lang, words: &'static ShareWords) -> Vec<AnyView> {
    let all = Lang::ALL.into_iter().zip(words.languages);
    all.map(|(lang, name)| {
        view! {
            <label class="choice">
                <input type="radio" name="kit-language" data-do=KitAct::Language.name() value=lang.tag() autocomplete="off" checked={lang == page}/>
                <span lang=lang.tag()>{name}</span>
            </label>
        }
        .into_any()
    })
    .collect()
}

fn sizes(kit: &Kit, words: &'static ShareWords) -> Vec<AnyView> {
    let size = |(size, id): (u32, &'static str)| {
        view! {
            <label class="choice">
                <input type="radio" name="kit-size" id=id data-do=KitAct::Size.name() value=size.to_string() autocomplete="off" checked={size == kit.size()}/>
                <span>{format!("{size}{}", words.centimetres)}</span>
            </label>
        }
        .into_any()
    };
    SIZES.into_iter().zip(SIZE_IDS).map(size).collect()
}

fn button(act: KitAct, text: &'static str) -> AnyView {
    view! { <button type="button" class="button" data-do=act.name()>{text}</button> }.into_any()
}

/// A text that cannot end the script it stands in: there nothing else means anything.
fn harmless(text: &str) -> String {
    text.replace('<', "‹")
}

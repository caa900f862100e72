//! How the reader wants the site shown: colours and text size, remembered on the device.

use crate::{platform, text::Words};
use leptos::prelude::*;

/// One setting: the key it is remembered under, the attribute it sets on the document's root, its values.
/// The first value is what the style sheet does by itself.
struct Setting {
    key: &'static str,
    attribute: &'static str,
    values: &'static [&'static str],
}

const THEME: Setting = Setting {
    key: "theme",
    attribute: "data-theme",
    values: &["auto", "day", "night", "contrast"],
};
const TEXT_SIZE: Setting = Setting {
    key: "text-size",
    attribute: "data-text-size",
    values: &["100", "125", "150", "200"],
};

/// The display settings. Without script they are not shown: the device's own settings rule.
#[component]
pub fn Display(
    /// The interface's words.
    words: &'static Words,
) -> impl IntoView {
    let sizes = TEXT_SIZE
        .values
        .iter()
        .map(|size| format!("{size}%"))
        .collect();
    view! {
        <details class="display with-script" on:keydown=move |key| if key.key() == "Escape" { platform::close(".display") }>
            <summary class="display__toggle">{words.display}</summary>
            <div class="display__panel">
                {setting(&THEME, words.theme, words.themes.iter().map(|&name| name.into()).collect())}
                {setting(&TEXT_SIZE, words.text_size, sizes)}
            </div>
        </details>
    }
}

fn setting(setting: &'static Setting, legend: &'static str, labels: Vec<String>) -> AnyView {
    let chosen = RwSignal::new(0);
    Effect::new(move |_| {
        let remembered = platform::recall(setting.key);
        chosen.set(
            setting
                .values
                .iter()
                .position(|value| remembered.as_deref() == Some(value))
                .unwrap_or(0),
        );
    });
    let choose = move |index: usize| {
        chosen.set(index);
        let value = (index > 0).then(|| setting.values[index]);
        platform::remember(setting.key, value);
        platform::set_attribute(setting.attribute, value);
    };
    let choices: Vec<AnyView> = labels
        .into_iter()
        .enumerate()
        .map(|(index, label)| {
            view! {
                <label class="choice">
                    <input type="radio" name=setting.key value=setting.values[index] prop:checked=move || chosen.get() == index checked={index == 0} on:change=move |_| choose(index)/>
                    <span>{label}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    view! { <fieldset class="choices"><legend>{legend}</legend>{choices}</fieldset> }.into_any()
}

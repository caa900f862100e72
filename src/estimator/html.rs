//! What the estimator writes more than once: sentences, lists under a heading, buttons.

use super::{Do, slots::mark};
use crate::{domain::Lang, estimate::Certainty, markup::Html};

/// The text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_ascii_lowercase() => {
            let mut capital = String::from(first.to_ascii_uppercase());
            capital.push_str(letters.as_str());
            capital
        }
        _ => text.into(),
    }
}

/// The estimator's own parts of HTML.
pub(super) trait Parts {
    /// A text that stands by itself: in English it begins with a capital.
    fn sentence(&mut self, text: &str) -> &mut Self;

    /// A list under a heading; nothing when it is empty.
    fn list(&mut self, title: &str, items: &[String]) -> &mut Self;

    /// Opens a list under a heading.
    fn open_list(&mut self, title: &str) -> &mut Self;

    /// Closes it.
    fn close_list(&mut self) -> &mut Self;

    /// Opens a row of a list that has a name, a value and actions.
    fn open_row(&mut self) -> &mut Self;

    /// Goes on from its name to its value.
    fn to_value(&mut self) -> &mut Self;

    /// Goes on from its value to its actions.
    fn to_actions(&mut self) -> &mut Self;

    /// Closes it.
    fn close_row(&mut self) -> &mut Self;

    /// How certain something is: a mark with the word.
    fn certainty(&mut self, certainty: Certainty, lang: Lang) -> &mut Self;

    /// A button that does something at a place.
    fn button(&mut self, class: &'static str, doing: Do, at: usize, text: &str) -> &mut Self;

    /// A button that does something with a thing that has an id.
    fn button_of(&mut self, class: &'static str, doing: Do, id: &str, text: &str) -> &mut Self;
}

impl Parts for Html {
    #[inline(never)]
    fn sentence(&mut self, text: &str) -> &mut Self {
        self.text(&capital(text))
    }

    #[inline(never)]
    fn list(&mut self, title: &str, items: &[String]) -> &mut Self {
        if items.is_empty() {
            return self;
        }
        self.open_list(title);
        for item in items {
            self.tag("<li>").sentence(item).tag("</li>");
        }
        self.close_list()
    }

    #[inline(never)]
    fn open_list(&mut self, title: &str) -> &mut Self {
        self.tag("<div class=\"line__block\"><h5 class=\"line__title\">")
            .text(title)
            .tag("</h5><ul class=\"line__list\">")
    }

    #[inline(never)]
    fn close_list(&mut self) -> &mut Self {
        self.tag("</ul></div>")
    }

    fn open_row(&mut self) -> &mut Self {
        self.tag("<li class=\"answers__row\"><span class=\"answers__name\">")
    }

    fn to_value(&mut self) -> &mut Self {
        self.tag("</span><span class=\"answers__value\">")
    }

    fn to_actions(&mut self) -> &mut Self {
        self.tag("</span><span class=\"answers__actions\">")
    }

    fn close_row(&mut self) -> &mut Self {
        self.tag("</span></li>")
    }

    #[inline(never)]
    fn certainty(&mut self, certainty: Certainty, lang: Lang) -> &mut Self {
        self.tag("<span class=\"")
            .tag(mark(certainty))
            .tag("\">")
            .text(certainty.name(lang))
            .tag("</span> ")
    }

    #[inline(never)]
    fn button(&mut self, class: &'static str, doing: Do, at: usize, text: &str) -> &mut Self {
        self.tag("<button type=\"button\" class=\"")
            .tag(class)
            .tag("\" data-do=\"")
            .tag(doing.name())
            .tag("\" data-at=\"")
            .number(i64::try_from(at).unwrap_or(0))
            .tag("\">")
            .text(text)
            .tag("</button>")
    }

    #[inline(never)]
    fn button_of(&mut self, class: &'static str, doing: Do, id: &str, text: &str) -> &mut Self {
        self.tag("<button type=\"button\" class=\"")
            .tag(class)
            .tag("\" data-do=\"")
            .tag(doing.name())
            .tag("\" value=\"")
            .text(id)
            .tag("\">")
            .text(text)
            .tag("</button>")
    }
}

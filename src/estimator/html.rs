//! What the estimator writes more than once: sentences, lists under a heading, buttons.

use super::Do;
use crate::markup::Html;

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

    /// A button that does something at a place.
    fn button(&mut self, class: &'static str, doing: Do, at: usize, text: &str) -> &mut Self;
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
}

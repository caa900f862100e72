//! Writing HTML so that every text is escaped: tags come from code, texts only through [`Html::text`].

use super::Do;
use std::fmt::Write;

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

/// HTML in the making. Its methods stay out of line: they are called a few hundred times, and each copy costs bytes.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Html(String);

impl Html {
    /// Markup as it stands: only ever written in code.
    #[inline(never)]
    pub(super) fn tag(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A text, escaped; fit for an attribute in double quotes as well.
    #[inline(never)]
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c => self.0.push(c),
            }
        }
        self
    }

    /// A text that stands by itself: in English it begins with a capital.
    #[inline(never)]
    pub(super) fn sentence(&mut self, text: &str) -> &mut Self {
        self.text(&capital(text))
    }

    /// A number.
    #[inline(never)]
    pub(super) fn number(&mut self, number: i64) -> &mut Self {
        // Writing to a string does not fail.
        let _ = write!(self.0, "{number}");
        self
    }

    /// A list under a heading; nothing when it is empty.
    #[inline(never)]
    pub(super) fn list(&mut self, title: &str, items: &[String]) -> &mut Self {
        if items.is_empty() {
            return self;
        }
        self.open_list(title);
        for item in items {
            self.tag("<li>").sentence(item).tag("</li>");
        }
        self.close_list()
    }

    /// Opens a list under a heading.
    #[inline(never)]
    pub(super) fn open_list(&mut self, title: &str) -> &mut Self {
        self.tag("<div class=\"line__block\"><h5 class=\"line__title\">")
            .text(title)
            .tag("</h5><ul class=\"line__list\">")
    }

    /// Closes it.
    #[inline(never)]
    pub(super) fn close_list(&mut self) -> &mut Self {
        self.tag("</ul></div>")
    }

    /// A button that does something at a place.
    #[inline(never)]
    pub(super) fn button(
        &mut self,
        class: &'static str,
        doing: Do,
        at: usize,
        text: &str,
    ) -> &mut Self {
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

    /// What was written.
    #[inline(never)]
    pub(super) fn end(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        let html = Html::default()
            .tag("<p title=\"")
            .text("\"><script>&'")
            .tag("\"></p>")
            .end();
        assert_eq!(html, "<p title=\"&quot;&gt;&lt;script&gt;&amp;&#39;\"></p>");
    }
}

//! Writing HTML so that every text is escaped: tags come from code, texts only through [`Html::text`].

use std::fmt::Write;

/// HTML in the making. Its methods stay out of line: they are called a few hundred times, and each copy costs bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Markup as it stands: only ever written in code.
    #[inline(never)]
    pub fn tag(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A text, escaped; fit for an attribute in double quotes as well.
    #[inline(never)]
    pub fn text(&mut self, text: &str) -> &mut Self {
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

    /// A button that does what its name in `data-do` says.
    pub fn plain_button(
        &mut self,
        class: &'static str,
        doing: &'static str,
        text: &str,
    ) -> &mut Self {
        self.tag("<button type=\"button\" class=\"")
            .tag(class)
            .tag("\" data-do=\"")
            .tag(doing)
            .tag("\">")
            .text(text)
            .tag("</button>")
    }

    /// A number.
    #[inline(never)]
    pub fn number(&mut self, number: i64) -> &mut Self {
        // Writing to a string does not fail.
        let _ = write!(self.0, "{number}");
        self
    }

    /// What was written.
    #[inline(never)]
    pub fn end(&mut self) -> String {
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

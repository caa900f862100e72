//! Running text with what must not be lost in it: foreign words, stress, links.

use crate::domain::Lang;

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Text in the page's language.
    Text(String),
    /// Words in the other language, so that a voice can pronounce them.
    Foreign(Lang, String),
    /// What the sentence turns on.
    Strong(String),
    /// A link: path or fragment, and its words.
    Link(String, String),
}

/// Running text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich(pub Vec<Run>);

impl Rich {
    /// Plain text in the page's language, with the words of the other language marked.
    pub fn new(lang: Lang, text: &str) -> Self {
        let mut runs = Vec::new();
        let mut rest = text;
        while let Some((start, end)) = foreign(lang, rest) {
            if start > 0 {
                runs.push(Run::Text(rest[..start].into()));
            }
            runs.push(Run::Foreign(lang.other(), rest[start..end].into()));
            rest = &rest[end..];
        }
        if !rest.is_empty() {
            runs.push(Run::Text(rest.into()));
        }
        Self(runs)
    }

    /// Adds a run.
    #[must_use]
    pub fn with(mut self, run: Run) -> Self {
        self.0.push(run);
        self
    }

    /// Adds running text.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The text without its marks.
    pub fn plain(&self) -> String {
        let text = |run: &Run| match run {
            Run::Text(text) | Run::Foreign(_, text) | Run::Strong(text) | Run::Link(_, text) => {
                text.clone()
            }
        };
        self.0.iter().map(text).collect()
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Where the first run of foreign words begins and ends, in bytes.
fn foreign(lang: Lang, text: &str) -> Option<(usize, usize)> {
    match lang {
        Lang::En => {
            let start = text.find(is_chinese)?;
            // Chinese punctuation between and around Chinese words belongs to them.
            let inside = |c: char| {
                is_chinese(c)
                    || matches!(
                        c,
                        '、' | '，'
                            | '：'
                            | '“'
                            | '”'
                            | '《'
                            | '》'
                            | '（'
                            | '）'
                            | '—'
                            | '+'
                            | '·'
                    )
                    || c.is_ascii_digit()
            };
            let end = text[start..]
                .find(|c| !inside(c))
                .map_or(text.len(), |len| start + len);
            let quoted = text[..start].chars().next_back().filter(|c| *c == '《');
            Some((start - quoted.map_or(0, char::len_utf8), end))
        }
        Lang::Zh => {
            // A name in Latin letters, not an abbreviation such as IP or A4: it has a word with three small letters.
            let mut from = 0;
            while let Some(offset) = text[from..].find(|c: char| c.is_ascii_alphabetic()) {
                let start = from + offset;
                let end = text[start..]
                    .find(|c: char| !(c.is_ascii_alphanumeric() || " .-/'".contains(c)))
                    .map_or(text.len(), |len| start + len);
                let words = text[start..end].trim_end();
                if words
                    .split(' ')
                    .any(|word| word.chars().filter(char::is_ascii_lowercase).count() >= 3)
                {
                    return Some((start, start + words.len()));
                }
                from = end;
            }
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(lang: Lang, text: &str) -> Vec<String> {
        let mark = |run: &Run| match run {
            Run::Foreign(lang, text) => format!("[{}:{text}]", lang.tag()),
            Run::Text(text) | Run::Strong(text) | Run::Link(_, text) => text.clone(),
        };
        Rich::new(lang, text).0.iter().map(mark).collect()
    }

    #[test]
    fn chinese_in_an_english_text_is_marked() {
        assert_eq!(
            runs(Lang::En, "The office (影视服务窗口) helps."),
            ["The office (", "[zh-CN:影视服务窗口]", ") helps."]
        );
        assert_eq!(
            runs(Lang::En, "Policy 《衢江区短剧产业扶持政策》."),
            ["Policy ", "[zh-CN:《衢江区短剧产业扶持政策》]", "."]
        );
        assert_eq!(runs(Lang::En, "No foreign words."), ["No foreign words."]);
    }

    #[test]
    fn latin_names_in_a_chinese_text_are_marked_and_abbreviations_are_not() {
        assert_eq!(
            runs(Lang::Zh, "据Bastille Post报道，IP与A4不算"),
            ["据", "[en:Bastille Post]", "报道，IP与A4不算"]
        );
        assert_eq!(
            runs(Lang::Zh, "浙江省文旅厅 en.tourzj.com"),
            ["浙江省文旅厅 ", "[en:en.tourzj.com]"]
        );
    }

    #[test]
    fn marking_loses_no_letter() {
        for text in ["", "a衢b江c", "衢江 Qujiang 区", "《x》y《衢》"] {
            for lang in Lang::ALL {
                assert_eq!(Rich::new(lang, text).plain(), text);
            }
        }
    }
}

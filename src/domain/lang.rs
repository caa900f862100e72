//! The two languages of the site, and text that exists in both.

use serde::{Deserialize, Serialize};

/// A language of the site. Chinese comes first and prevails.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese, at `/…`.
    #[default]
    Zh,
    /// English, at `/en/…`.
    En,
}

impl Lang {
    /// Both languages, the prevailing one first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The BCP 47 tag for `lang` and `hreflang`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

/// Text in both languages. Neither is ever empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized {
    zh: String,
    en: String,
}

/// A text lacks one language, named here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingTranslation(pub Lang);

impl Localized {
    /// Takes both texts, refusing one that is empty or only white space.
    ///
    /// # Errors
    /// Names the language that is missing, the prevailing one first.
    pub fn new(zh: &str, en: &str) -> Result<Self, MissingTranslation> {
        let (zh, en) = (zh.trim(), en.trim());
        if zh.is_empty() {
            return Err(MissingTranslation(Lang::Zh));
        }
        if en.is_empty() {
            return Err(MissingTranslation(Lang::En));
        }
        Ok(Self {
            zh: zh.into(),
            en: en.into(),
        })
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_one_language_is_refused_and_the_language_named() {
        assert_eq!(
            Localized::new(" ", "Plan"),
            Err(MissingTranslation(Lang::Zh))
        );
        assert_eq!(
            Localized::new("计划", ""),
            Err(MissingTranslation(Lang::En))
        );
        let both = Localized::new(" 计划 ", "Plan").expect("both are there");
        assert_eq!((both.get(Lang::Zh), both.get(Lang::En)), ("计划", "Plan"));
    }
}

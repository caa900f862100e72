//! What can be wrong with a spreadsheet, said in the reader's language, with its cell and what would be right.

use qujiang_drama::domain::Lang;
use std::fmt;

/// The same words in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    zh: String,
    en: String,
}

/// Words in Chinese and in English.
pub fn words(zh: impl Into<String>, en: impl Into<String>) -> Words {
    Words {
        zh: zh.into(),
        en: en.into(),
    }
}

impl Words {
    /// The words in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Where something stands. What is not known of it is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The sheet's name, or the file's where there are no sheets.
    pub sheet: String,
    /// The row as the spreadsheet numbers it, from 1.
    pub row: Option<usize>,
    /// The column, from 0.
    pub column: Option<usize>,
    /// The column's heading.
    pub heading: Option<Words>,
}

impl Place {
    /// The whole of a sheet or file.
    pub fn whole(sheet: impl Into<String>) -> Self {
        Self {
            sheet: sheet.into(),
            ..Self::default()
        }
    }

    fn in_words(&self, lang: Lang) -> String {
        let column = self.column.map(letters);
        let at = match (lang, self.row, column) {
            (Lang::Zh, Some(row), Some(column)) => format!("，第{row}行，{column}列"),
            (Lang::Zh, Some(row), None) => format!("，第{row}行"),
            (Lang::Zh, None, Some(column)) => format!("，{column}列"),
            (Lang::En, Some(row), Some(column)) => format!(", row {row}, column {column}"),
            (Lang::En, Some(row), None) => format!(", row {row}"),
            (Lang::En, None, Some(column)) => format!(", column {column}"),
            (_, None, None) => String::new(),
        };
        let heading = self.heading.as_ref().map(|heading| heading.get(lang));
        let heading = heading.map_or_else(String::new, |heading| match lang {
            Lang::Zh => format!("“{heading}”"),
            Lang::En => format!(" “{heading}”"),
        });
        format!("{}{at}{heading}", self.sheet)
    }
}

/// One fault: where it is, what is wrong, what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub wrong: Words,
    /// What would be right.
    pub remedy: Words,
}

impl Fault {
    /// A fault of a whole file.
    pub fn of_file(file: impl Into<String>, wrong: Words, remedy: Words) -> Self {
        Self {
            place: Place::whole(file),
            wrong,
            remedy,
        }
    }

    /// The fault in a language.
    pub fn in_words(&self, lang: Lang) -> String {
        let place = self.place.in_words(lang);
        let (wrong, remedy) = (self.wrong.get(lang), self.remedy.get(lang));
        match lang {
            Lang::Zh => format!("{place}：{wrong}\n    改法：{remedy}"),
            Lang::En => format!("{place}: {wrong}\n    Remedy: {remedy}"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Lang::En))
    }
}

/// A column as spreadsheets call it: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_spreadsheets_call_them() {
        assert_eq!(
            [0, 25, 26, 51, 52, 701, 702].map(letters),
            ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
    }
}

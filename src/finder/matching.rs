//! What matches what: a word that is looked for against Chinese, English and pinyin, full or by initials, and with a
//! wrong letter where nothing else fits. The same rules find, and say which letters to mark.

use super::{
    index::{Entry, Index, words},
    readings::is_han,
    sorted,
};
use std::ops::Range;

/// A longer text has some initials by chance: there, this many are asked for.
const INITIALS_IN_LONG: usize = 4;
/// From how many characters on a text is long.
const LONG: usize = 24;
/// From how many letters on a word is also found inside others.
const INSIDE: usize = 3;
/// From how many letters on one may be wrong.
const ONE_WRONG: usize = 4;
/// From how many on two.
const TWO_WRONG: usize = 8;

/// How well a word fits; the sum over all words orders what is found.
mod score {
    pub(super) const TITLE: u16 = 80;
    pub(super) const PINYIN: u16 = 70;
    pub(super) const INITIALS: u16 = 60;
    pub(super) const TITLE_WORD: u16 = 40;
    pub(super) const AT_START: u16 = 10;
    pub(super) const PLACE: u16 = 30;
    pub(super) const WORD: u16 = 30;
    pub(super) const WORD_START: u16 = 25;
    pub(super) const TEXT: u16 = 20;
    pub(super) const WORD_INSIDE: u16 = 15;
    pub(super) const LOOSE: u16 = 5;
}

/// A word that is looked for, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    text: String,
    letters: Vec<char>,
    /// Whether it is of English letters and digits only.
    is_latin: bool,
    /// Whether it was found nowhere as it stands, and may have a wrong letter.
    is_loose: bool,
}

impl Wanted {
    fn new(text: String) -> Self {
        Self {
            letters: text.chars().collect(),
            is_latin: text.is_ascii(),
            is_loose: false,
            text,
        }
    }

    /// How many letters may be wrong.
    fn allowed(&self) -> usize {
        match self.letters.len() {
            count if self.is_latin => {
                usize::from(count >= ONE_WRONG) + usize::from(count >= TWO_WRONG)
            }
            count => usize::from(count > 2),
        }
    }
}

/// What somebody looks for: words, all of which have to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<Wanted>);

/// Something that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place among the entries.
    pub entry: u32,
    /// How well it fits.
    pub score: u16,
}

impl Query {
    /// Reads what was typed; full-width letters are letters.
    pub fn read(typed: &str) -> Self {
        let plain: String = typed
            .chars()
            .map(|c| narrow(c).to_ascii_lowercase())
            .collect();
        let parts = plain.split(|c: char| !is_part(c));
        let wanted = parts.filter(|part| !part.is_empty());
        Self(wanted.map(|part| Wanted::new(part.into())).collect())
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether some word was found nowhere as it is written, and what comes close is shown.
    pub fn is_loose(&self) -> bool {
        self.0.iter().any(|wanted| wanted.is_loose)
    }

    /// Finds, among the entries that are asked for, those that have every word; in their own order.
    pub fn find(&mut self, index: &Index, asked: impl Fn(&Entry) -> bool) -> Vec<Found> {
        let mut scores: Vec<u16> = index
            .entries
            .iter()
            .map(|entry| u16::from(asked(entry)))
            .collect();
        for wanted in &mut self.0 {
            let mut own = vec![0; scores.len()];
            wanted.is_loose = false;
            wanted.find(index, &scores, &mut own);
            if wanted.allowed() > 0 && own.iter().all(|score| *score == 0) {
                wanted.is_loose = true;
                wanted.find_loosely(index, &scores, &mut own);
            }
            for (score, own) in scores.iter_mut().zip(own) {
                *score = if own == 0 {
                    0
                } else {
                    score.saturating_add(own)
                };
            }
        }
        let found = (0..).zip(scores).filter(|(_, score)| *score > 0);
        found.map(|(entry, score)| Found { entry, score }).collect()
    }

    /// What of a text to mark, in order, none of it twice.
    pub fn marks(&self, index: &Index, text: &str) -> Vec<Range<usize>> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        for wanted in &self.0 {
            if wanted.is_loose {
                marks.extend(wanted.loose_mark(index, text));
            } else {
                wanted.marks(index, text, &mut marks);
            }
        }
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let marks = marks.into_iter();
        let marks = marks.map(|mark| (u64::from(number(mark.start)), number(mark.end)));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for (start, end) in sorted(marks.collect()) {
            let (Ok(start), Ok(end)) = (usize::try_from(start), usize::try_from(end)) else {
                continue;
            };
            match merged.last_mut() {
                Some(last) if start <= last.end => last.end = last.end.max(end),
                _ => merged.push(start..end),
            }
        }
        merged
    }
}

/// Whether a character is part of a word. The tables that know this of every script are larger than all of this file.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c >= 'À' && !matches!(c, '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}'))
}

/// A full-width letter, sign or blank as the common one; the one letter of pinyin that is on no key as it is typed.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        'ü' | 'Ü' => 'v',
        c => c,
    }
}

impl Wanted {
    fn find(&self, index: &Index, among: &[u16], own: &mut [u16]) {
        let mut give = |at: usize, score: u16| {
            if let Some(best) = own.get_mut(at) {
                *best = score.max(*best);
            }
        };
        if self.is_latin {
            for word in &index.words {
                let Some(score) = self.in_word(word.word) else {
                    continue;
                };
                for at in word
                    .entries
                    .iter()
                    .filter_map(|at| usize::try_from(*at).ok())
                {
                    if among.get(at).is_some_and(|score| *score > 0) {
                        let in_title = words(index.entries[at].title[1])
                            .any(|(_, title)| title.eq_ignore_ascii_case(word.word));
                        give(at, score + if in_title { score::TITLE_WORD } else { 0 });
                    }
                }
            }
        }
        for (at, entry) in index.entries.iter().enumerate() {
            if among[at] == 0 {
                continue;
            }
            if let Some(score) = self.in_title(index, entry.title[0]) {
                give(at, score);
            } else if self.in_title(index, entry.place[0]).is_some() {
                give(at, score::PLACE);
            } else if !self.is_latin && entry.text[0].contains(&self.text) {
                give(at, score::TEXT);
            }
        }
    }

    fn in_word(&self, word: &str) -> Option<u16> {
        if !word.contains(&self.text) {
            return None;
        }
        match (word.starts_with(&self.text), word.len() == self.text.len()) {
            (true, true) => Some(score::WORD),
            (true, false) => Some(score::WORD_START),
            _ => (self.text.len() >= INSIDE).then_some(score::WORD_INSIDE),
        }
    }

    fn in_title(&self, index: &Index, title: &str) -> Option<u16> {
        let (at, score) = if let Some(at) = title.find(&self.text).filter(|_| !self.is_latin) {
            (at, score::TITLE)
        } else {
            let (range, by_initials) = self.read_aloud(index, title)?;
            let score = if by_initials {
                score::INITIALS
            } else {
                score::PINYIN
            };
            (range.start, score)
        };
        Some(score + if at == 0 { score::AT_START } else { 0 })
    }

    /// Where a text is read like the word: what stands there, and whether initials stand for syllables.
    fn read_aloud(&self, index: &Index, text: &str) -> Option<(Range<usize>, bool)> {
        let first = *self.letters.first()?;
        let starts = text.char_indices().filter(|(_, c)| {
            is_han(*c) && (*c == first || index.readings.of(*c).any(|read| read.starts_with(first)))
        });
        let found = starts.filter_map(|(at, _)| {
            let (length, by_initials) = walk(index, &text[at..], &self.letters)?;
            Some((at..at + length, by_initials))
        });
        let mut enough = found.filter(|(_, by_initials)| {
            !by_initials
                || self.letters.len() >= INITIALS_IN_LONG
                || text.chars().nth(LONG).is_none()
        });
        enough.next()
    }

    fn marks(&self, index: &Index, text: &str, marks: &mut Vec<Range<usize>>) {
        let before = marks.len();
        if self.is_latin {
            for (start, word) in words(text) {
                let word = word.to_ascii_lowercase();
                if let (Some(at), Some(_)) = (word.find(&self.text), self.in_word(&word)) {
                    marks.push(start + at..start + at + self.text.len());
                }
            }
        } else {
            marks.extend(
                text.match_indices(&self.text)
                    .map(|(at, same)| at..at + same.len()),
            );
        }
        if marks.len() == before {
            marks.extend(self.read_aloud(index, text).map(|(range, _)| range));
        }
    }

    fn find_loosely(&self, index: &Index, among: &[u16], own: &mut [u16]) {
        if self.is_latin {
            for word in index.words.iter().filter(|word| self.is_near(word.word)) {
                for at in word
                    .entries
                    .iter()
                    .filter_map(|at| usize::try_from(*at).ok())
                {
                    if among.get(at).is_some_and(|score| *score > 0) {
                        own[at] = score::LOOSE;
                    }
                }
            }
        }
        for (at, entry) in index.entries.iter().enumerate() {
            if among[at] > 0 && self.loose_aloud(index, entry.title[0]).is_some() {
                own[at] = score::LOOSE;
            }
        }
    }

    fn loose_mark(&self, index: &Index, text: &str) -> Option<Range<usize>> {
        let mut words = words(text).filter(|_| self.is_latin);
        let word = words.find(|(_, word)| self.is_near(&word.to_ascii_lowercase()));
        let word = word.map(|(start, word)| start..start + word.len());
        word.or_else(|| self.loose_aloud(index, text))
    }

    /// Whether the word begins like this one but for the letters that may be wrong.
    fn is_near(&self, word: &str) -> bool {
        let allowed = self.allowed();
        // Whoever is wrong in the first letter is right in the second, or has turned the two round.
        let mut two = self.letters.iter().take(2);
        if !two.any(|letter| word.chars().take(2).any(|other| other == *letter)) {
            return false;
        }
        let length = self.text.len();
        let ends = length.saturating_sub(allowed)..=length + allowed;
        let mut beginnings = ends.filter_map(|end| word.get(..end));
        beginnings.any(|beginning| strsim::osa_distance(beginning, &self.text) <= allowed)
    }

    /// Where a Chinese text stands that is written, or read, like the word but for the letters that may be wrong.
    fn loose_aloud(&self, index: &Index, text: &str) -> Option<Range<usize>> {
        let allowed = self.allowed();
        let mut starts = text.char_indices().filter(|(_, c)| is_han(*c));
        if !self.is_latin {
            let count = self.letters.len();
            return starts.find_map(|(at, _)| {
                let end = text[at..]
                    .char_indices()
                    .nth(count)
                    .map_or(text.len(), |(end, _)| at + end);
                let near = strsim::osa_distance(&text[at..end], &self.text) <= allowed;
                near.then_some(at..end)
            });
        }
        let mut read = String::new();
        starts.find_map(|(at, _)| {
            read.clear();
            let mut end = at;
            for c in text[at..].chars().take_while(|c| is_han(*c)) {
                read.push_str(index.readings.of(c).next().unwrap_or_default());
                end += c.len_utf8();
                if read.len() >= self.text.len() {
                    break;
                }
            }
            self.is_near(&read).then_some(at..end)
        })
    }
}

/// How far a text is read like the letters, from its beginning on; and whether initials stand for syllables.
fn walk(index: &Index, text: &str, letters: &[char]) -> Option<(usize, bool)> {
    let Some(first) = letters.first() else {
        return Some((0, false));
    };
    let c = text.chars().next()?;
    let rest = &text[c.len_utf8()..];
    let on = |count: usize, by_initials: bool| {
        let (length, more) = walk(index, rest, &letters[count..])?;
        Some((c.len_utf8() + length, by_initials || more))
    };
    if c.to_ascii_lowercase() == *first
        && let Some(found) = on(1, false)
    {
        return Some(found);
    }
    for read in index.readings.of(c) {
        let same = read
            .chars()
            .zip(letters)
            .take_while(|(one, other)| one == *other)
            .count();
        if same == read.len() || (same > 0 && same == letters.len()) {
            // Two or more letters that end within the syllable are the beginning of a full one.
            let by_initial = same == 1 && read.len() > 1;
            if let Some(found) = on(same, by_initial) {
                return Some(found);
            }
        }
        let initials = [
            usize::from(same > 1 && read[1..].starts_with('h')) * 2,
            usize::from(same > 0),
        ];
        for count in initials.into_iter().filter(|count| *count > 0) {
            if let Some(found) = on(count, true) {
                return Some(found);
            }
        }
    }
    None
}

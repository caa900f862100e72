//! What matches what: a word that is looked for against Chinese, English and pinyin, full or by initials, and with a
//! wrong letter where nothing else fits. The same rules find, and say which letters to mark.

use super::{
    index::{Entry, Index, NOT_STATED, number, spelt, words},
    readings::{Letters, is_han},
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
/// From how many letters on one may be wrong outside names: shorter words are all too like each other.
const WRONG_IN_TEXT: usize = 7;
/// From how many digits on a number stands for itself, and what follows it is a word of its own.
const NUMBER: usize = 5;
/// From how many letters on the value of a facet is found.
const FACET: usize = 2;
/// How many characters of what is typed are looked for: nothing on the site is called so long.
pub const LONGEST: usize = 64;
/// How many words of it.
const MOST_WORDS: usize = 8;
/// Of how many places it is kept whether they fit.
const PLACES: usize = 64;
/// Places that are written or sound like 衢州 and 衢江 and are others: who types one of them has not made a slip.
const OTHER_PLACES: [&str; 5] = ["泉州", "徐州", "曲江", "quanzhou", "xuzhou"];

/// How well a word fits; the sum over all words orders what is found.
mod score {
    pub(super) const TITLE: u16 = 80;
    pub(super) const PINYIN: u16 = 70;
    pub(super) const INITIALS: u16 = 60;
    pub(super) const TITLE_WORD: u16 = 40;
    pub(super) const AT_START: u16 = 10;
    pub(super) const PLACE: u16 = 30;
    pub(super) const FACET: u16 = 28;
    pub(super) const WORD: u16 = 30;
    pub(super) const WORD_START: u16 = 25;
    pub(super) const TEXT: u16 = 20;
    pub(super) const WORD_INSIDE: u16 = 15;
    pub(super) const LOOSE_NAME: u16 = 8;
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

    /// How many letters may be wrong, or characters read the same.
    fn allowed(&self) -> usize {
        match self.letters.len() {
            _ if OTHER_PLACES.iter().any(|name| self.text.contains(name)) => 0,
            count if self.is_latin => {
                usize::from(count >= ONE_WRONG) + usize::from(count >= TWO_WRONG)
            }
            count => usize::from(count > 1),
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
        let is_tone = |c: &char| ('\u{0300}'..='\u{036F}').contains(c);
        let typed = short(typed);
        let plain = typed.chars().filter(|c| !is_tone(c));
        let plain: String = plain.map(|c| narrow(c).to_ascii_lowercase()).collect();
        let plain = in_digits(&plain);
        let parts = plain.split(|c: char| !is_part(c));
        let wanted = parts.filter(|part| !part.is_empty());
        let wanted = wanted.take(MOST_WORDS);
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
            let is_nowhere = own.iter().all(|score| *score == 0);
            // What stands somewhere on the site is spelt as it was meant.
            if is_nowhere && wanted.allowed() > 0 && !wanted.stands(index) {
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

    /// What of a name or a title to mark, in order, none of it twice.
    pub fn marks(&self, index: &Index, text: &str) -> Vec<Range<usize>> {
        merged(
            self.0
                .iter()
                .flat_map(|wanted| wanted.name_marks(index, text)),
        )
    }

    /// What of a longer text to mark.
    pub fn text_marks(&self, text: &str) -> Vec<Range<usize>> {
        merged(self.0.iter().flat_map(|wanted| wanted.text_marks(text)))
    }

    /// Why an entry was found, for every word that is marked in none of the titles and names that are shown: where it
    /// stands.
    pub fn reasons<'t>(
        &self,
        index: &Index<'t>,
        entry: &Entry<'t>,
        lang: usize,
        shown: &[&str],
    ) -> Vec<Reason<'t>> {
        let mut reasons: Vec<Reason> = Vec::new();
        let texts = |texts: &[&'t str; 2], is_name| {
            [lang, 1 - lang].map(|one| (texts[one], one != lang, is_name))
        };
        let values = entry.scene.iter().flat_map(|scene| &scene.values);
        let values = values.zip(&index.facets).filter_map(|(value, facet)| {
            let (key, name) = facet.values.get(usize::from(*value))?;
            (*key != NOT_STATED).then_some(name)
        });
        let mut places = texts(&entry.title, true).to_vec();
        places.extend(texts(&entry.place, true));
        places.extend(values.flat_map(|name| texts(name, true)));
        places.extend(texts(&entry.text, false));
        for wanted in &self.0 {
            let has = |text: &str, is_name: bool| {
                !if is_name {
                    wanted.name_marks(index, text)
                } else {
                    wanted.text_marks(text)
                }
                .is_empty()
            };
            if shown.iter().any(|text| has(text, true))
                || reasons
                    .iter()
                    .any(|reason| has(reason.text, reason.is_name))
            {
                continue;
            }
            let found = places.iter().find(|(text, _, is_name)| has(text, *is_name));
            reasons.extend(found.map(|&(text, is_other, is_name)| Reason {
                text,
                is_other,
                is_name,
                marks: if is_name {
                    self.marks(index, text)
                } else {
                    self.text_marks(text)
                },
            }));
        }
        reasons
    }
}

/// Why something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason<'t> {
    /// The text that has the word.
    pub text: &'t str,
    /// Whether it is in the other language.
    pub is_other: bool,
    is_name: bool,
    /// What of it to mark.
    pub marks: Vec<Range<usize>>,
}

/// Marks in order, none of them twice.
fn merged(marks: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
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

/// As much of what was typed as is looked for, without the signs that nobody sees and a paste brings along.
pub(super) fn short(typed: &str) -> String {
    let is_seen = |c: &char| !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}');
    typed.chars().filter(is_seen).take(LONGEST).collect()
}

/// Whether a character is part of a word. The tables that know this of every script are larger than all of this file.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c >= 'À' && !matches!(c, '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}'))
}

/// A full-width letter, sign or blank as the common one; the letters of pinyin that are on no key as they are typed.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        'ā' | 'á' | 'ǎ' | 'à' | 'Ā' | 'Á' | 'Ǎ' | 'À' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'Ē' | 'É' | 'Ě' | 'È' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' | 'Ī' | 'Í' | 'Ǐ' | 'Ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' | 'Ō' | 'Ó' | 'Ǒ' | 'Ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' | 'Ū' | 'Ú' | 'Ǔ' | 'Ù' => 'u',
        'ü' | 'Ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        c => c,
    }
}

/// What was typed with every number in digits only.
fn in_digits(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (length, digits) = number(rest).unwrap_or_else(|| (length, rest[..length].to_owned()));
        plain.push_str(&digits);
        plain.push_str(if digits.len() < NUMBER { "" } else { " " });
        rest = &rest[length..];
    }
    plain + rest
}

/// Whether a text is short enough for a name, not a statement.
pub(super) fn is_name(text: &str) -> bool {
    text.chars().nth(LONG).is_none()
}

impl Wanted {
    /// The letter that the word begins with.
    fn first(&self) -> Letters {
        self.letters
            .first()
            .copied()
            .map(Letters::only)
            .unwrap_or_default()
    }

    /// Whether an entry's Chinese title has a character that is read with one of these letters first; whatever is not
    /// in letters may stand in any.
    fn may_be_heard(&self, index: &Index, at: usize, first: Letters) -> bool {
        !self.is_latin || index.heard.get(at).is_none_or(|heard| heard.has(first))
    }

    /// The letters that a word close to this one begins with: a wrong letter is hardly ever the first, unless it has
    /// changed places with the second.
    fn nearly_first(&self) -> Letters {
        let two = self.letters.iter().take(2).copied().map(Letters::only);
        two.fold(Letters::default(), Letters::or)
    }

    fn find(&self, index: &Index, among: &[u16], own: &mut [u16]) {
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
                    // Whether it stands in the title is looked at only where that can still make it fit better.
                    let best = own[at];
                    if among[at] > 0 && best < score + score::TITLE_WORD {
                        let in_title = has(index.entries[at].title[1], word.word);
                        let score = score + if in_title { score::TITLE_WORD } else { 0 };
                        own[at] = best.max(score);
                    }
                }
            }
        }
        let facets = self.facets(index);
        let first = self.first();
        // Many entries stand at few places: what was found of each is kept.
        let mut places: Vec<(&str, bool)> = Vec::new();
        for (at, entry) in index.entries.iter().enumerate() {
            if among[at] == 0 {
                continue;
            }
            let mut best = own[at];
            if has_value(entry, &facets) {
                best = best.max(score::FACET);
            }
            let mut in_place = |name| {
                if let Some((_, is_in)) = places.iter().find(|(place, _)| *place == name) {
                    return *is_in;
                }
                let is_in = self.in_place(index, name);
                if places.len() < PLACES {
                    places.push((name, is_in));
                }
                is_in
            };
            let is_heard = self.may_be_heard(index, at, first);
            let in_title = is_heard.then(|| self.in_title(index, entry.title[0]));
            if let Some(score) = in_title.flatten() {
                best = best.max(score);
            } else if in_place(entry.place[0]) {
                best = best.max(score::PLACE);
            } else if !self.is_latin && entry.text[0].contains(&self.text) {
                best = best.max(score::TEXT);
            }
            own[at] = best;
        }
    }

    /// Whether the word stands anywhere as it was typed.
    fn stands(&self, index: &Index) -> bool {
        if self.is_latin {
            let mut words = index.words.iter();
            return words.any(|word| word.word.starts_with(&self.text));
        }
        let mut entries = index.entries.iter();
        entries.any(|entry| {
            let mut texts = [entry.title[0], entry.place[0], entry.text[0]].into_iter();
            texts.any(|text| text.contains(&self.text))
        })
    }

    /// Whether a place or a value is called so. What is found by these is much, so that a few initials are not enough.
    fn in_place(&self, index: &Index, name: &str) -> bool {
        let is_enough = |by_initials: bool| !by_initials || self.letters.len() >= INITIALS_IN_LONG;
        let is_read_so = || {
            self.read_aloud(index, name)
                .is_some_and(|(_, one)| is_enough(one))
        };
        (!self.is_latin && name.contains(&self.text)) || is_read_so()
    }

    /// For each facet and value, whether its name fits.
    fn facets(&self, index: &Index) -> Vec<Vec<bool>> {
        let has = |name: &str| {
            if self.is_loose {
                self.near_name(index, name).is_some()
            } else {
                !self.text_marks(name).is_empty() || self.in_place(index, name)
            }
        };
        let is_asked = !self.is_latin || self.letters.len() >= FACET;
        let fits = |name: &[&str; 2]| is_asked && name.iter().any(|name| has(name));
        let facets = index.facets.iter();
        let facets = facets.map(|facet| {
            let values = facet.values.iter();
            // Nobody looks for what is not stated.
            values
                .map(|(key, name)| *key != NOT_STATED && fits(name))
                .collect()
        });
        facets.collect()
    }

    fn in_word(&self, word: &str) -> Option<u16> {
        if word.starts_with(&self.text) {
            let is_whole = word.len() == self.text.len();
            return Some(if is_whole {
                score::WORD
            } else {
                score::WORD_START
            });
        }
        let is_inside = self.text.len() >= INSIDE
            && place_in(word, &self.text).is_some()
            // The noughts of a number would fit almost any.
            && word.contains(|c: char| !c.is_ascii_digit());
        is_inside.then_some(score::WORD_INSIDE)
    }

    fn in_title(&self, index: &Index, title: &str) -> Option<u16> {
        let written = if self.is_latin {
            None
        } else {
            place_in(title, &self.text)
        };
        let (at, score) = if let Some(at) = written {
            (at, score::TITLE)
        } else {
            let (range, by_initials) = self.readable(index, title, false)?;
            let score = if by_initials {
                score::INITIALS
            } else {
                score::PINYIN
            };
            (range.start, score)
        };
        Some(score + if at == 0 { score::AT_START } else { 0 })
    }

    /// Where a text is read like the word, for its marks. Where one passage can be read in this way only, it is meant
    /// before another that can be read so too.
    fn read_aloud(&self, index: &Index, text: &str) -> Option<(Range<usize>, bool)> {
        let any = self.readable(index, text, false)?;
        Some(self.readable(index, text, true).unwrap_or(any))
    }

    /// The first passage that can be read like the word, and whether initials stand for syllables in it.
    fn readable(&self, index: &Index, text: &str, is_sure: bool) -> Option<(Range<usize>, bool)> {
        let first = *self.letters.first()?;
        let letter = self.first();
        let starts = text
            .char_indices()
            .filter(|(_, c)| is_han(*c) && (*c == first || index.readings.begins(*c).has(letter)));
        let found = starts.filter_map(|(at, _)| {
            let (length, by_initials) = walk(index, &text[at..], &self.letters, is_sure)?;
            Some((at..at + length, by_initials))
        });
        let mut enough = found.filter(|(_, by_initials)| {
            !by_initials || self.letters.len() >= INITIALS_IN_LONG || is_name(text)
        });
        enough.next()
    }

    /// What of a name, or of a title, fits.
    fn name_marks(&self, index: &Index, text: &str) -> Vec<Range<usize>> {
        if self.is_loose {
            return self.near_name(index, text).into_iter().collect();
        }
        let mut marks = self.text_marks(text);
        if marks.is_empty() {
            marks.extend(self.read_aloud(index, text).map(|(range, _)| range));
        }
        marks
    }

    /// What of a longer text fits: there, nothing is read aloud.
    fn text_marks(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_loose {
            return self.near_word(text).into_iter().collect();
        }
        if !self.is_latin {
            let found = text.match_indices(&self.text);
            return found.map(|(at, same)| at..at + same.len()).collect();
        }
        let found = words(text).filter_map(|(start, raw)| {
            let word = spelt(raw);
            self.in_word(&word)?;
            // A number that is written otherwise is marked whole.
            if word.len() != raw.len() {
                return Some(start..start + raw.len());
            }
            let at = start + word.find(&self.text)?;
            Some(at..at + self.text.len())
        });
        found.collect()
    }

    fn find_loosely(&self, index: &Index, among: &[u16], own: &mut [u16]) {
        if self.is_latin {
            for word in index.words.iter().filter(|word| self.is_near(word.word)) {
                for at in word
                    .entries
                    .iter()
                    .filter_map(|at| usize::try_from(*at).ok())
                {
                    if among.get(at).is_none_or(|score| *score == 0) {
                        continue;
                    }
                    let entry = &index.entries[at];
                    let mut names = [entry.title[1], entry.place[1]].into_iter();
                    if names.any(|name| is_name(name) && has(name, word.word)) {
                        own[at] = score::LOOSE_NAME;
                    } else if self.letters.len() >= WRONG_IN_TEXT {
                        own[at] = own[at].max(score::LOOSE);
                    }
                }
            }
        }
        let facets = self.facets(index);
        let first = self.nearly_first();
        for (at, entry) in index.entries.iter().enumerate() {
            let is_heard = self.may_be_heard(index, at, first);
            let is_near = || is_heard && self.near_aloud(index, entry.title[0]).is_some();
            if among[at] > 0 && (has_value(entry, &facets) || is_near()) {
                own[at] = score::LOOSE_NAME;
            }
        }
        // What is in a name leaves no room for what is somewhere in a text.
        if own.contains(&score::LOOSE_NAME) {
            for own in own.iter_mut().filter(|own| **own == score::LOOSE) {
                *own = 0;
            }
        }
    }

    fn near_name(&self, index: &Index, text: &str) -> Option<Range<usize>> {
        let word = self.near_word(text);
        word.or_else(|| self.near_aloud(index, text))
    }

    fn near_word(&self, text: &str) -> Option<Range<usize>> {
        let is_asked = self.is_latin && (is_name(text) || self.letters.len() >= WRONG_IN_TEXT);
        let mut words = words(text).filter(|_| is_asked);
        let (start, word) = words.find(|(_, word)| self.is_near(&spelt(word)))?;
        Some(start..start + word.len())
    }

    /// Whether the whole word is this one but for the letters that may be wrong.
    fn is_near(&self, word: &str) -> bool {
        let allowed = self.allowed();
        if word.len().abs_diff(self.text.len()) > allowed {
            return false;
        }
        let first = |text: &str, at: usize| text.as_bytes().get(at).copied();
        let (one, other) = (|at| first(word, at), |at| first(&self.text, at));
        // As `nearly_first` says.
        (one(0) == other(0) || (one(0) == other(1) && one(1) == other(0)))
            // Another number is another number.
            && self.text.contains(|c: char| !c.is_ascii_digit())
            && strsim::osa_distance(word, &self.text) <= allowed
    }

    /// Where a Chinese name stands that is written, or read, like the word but for what may be wrong.
    fn near_aloud(&self, index: &Index, text: &str) -> Option<Range<usize>> {
        if !is_name(text) {
            return None;
        }
        let mut starts = text.char_indices().filter(|(_, c)| is_han(*c));
        if !self.is_latin {
            return starts.find_map(|(at, _)| self.near_characters(index, text, at));
        }
        let first = self.nearly_first();
        let mut starts = starts.filter(|(_, c)| index.readings.begins(*c).has(first));
        let mut read = String::new();
        starts.find_map(|(at, _)| {
            read.clear();
            let mut syllables = text[at..].char_indices().take_while(|(_, c)| is_han(*c));
            syllables.find_map(|(before, c)| {
                read.push_str(index.readings.of(c).next()?);
                let end = at + before + c.len_utf8();
                // One syllable is too like others.
                (before > 0 && self.is_near(&read)).then_some(at..end)
            })
        })
    }

    /// As many characters from there on, when they are read the same, or one of three and more is another.
    fn near_characters(&self, index: &Index, text: &str, at: usize) -> Option<Range<usize>> {
        let count = self.letters.len();
        let own: Vec<char> = text[at..].chars().take(count).collect();
        let length: usize = own.iter().map(|c| c.len_utf8()).sum();
        let is_same = |(one, other): (&char, &char)| {
            let mut readings = index.readings.of(*one);
            one == other || readings.any(|one| index.readings.of(*other).any(|other| one == other))
        };
        let is_read_so =
            count > 1 && own.len() == count && own.iter().zip(&self.letters).all(is_same);
        let is_near = || count > 2 && strsim::osa_distance(&text[at..at + length], &self.text) <= 1;
        (is_read_so || is_near()).then_some(at..at + length)
    }
}

/// Whether a word stands in a text.
fn has(text: &str, word: &str) -> bool {
    words(text).any(|(_, raw)| {
        raw.eq_ignore_ascii_case(word) || number(raw).is_some_and(|(_, digits)| digits == word)
    })
}

/// Where a few letters stand in a short text. What the standard library prepares before it searches is worth its time
/// in longer ones.
fn place_in(text: &str, part: &str) -> Option<usize> {
    let first = part.as_bytes().first()?;
    let places = text.bytes().enumerate();
    let mut starts = places.filter(|(_, byte)| byte == first);
    starts.find_map(|(at, _)| {
        text.as_bytes()[at..]
            .starts_with(part.as_bytes())
            .then_some(at)
    })
}

/// Whether one of a scene's values is among those.
fn has_value(entry: &Entry, facets: &[Vec<bool>]) -> bool {
    let values = entry.scene.iter().flat_map(|scene| &scene.values);
    let mut values = values.zip(facets);
    values.any(|(value, fits)| fits.get(usize::from(*value)).copied().unwrap_or_default())
}

/// How far a text is read like the letters, from its beginning on; and whether initials stand for syllables. When it is
/// to be sure, no character can be read in another way.
fn walk(index: &Index, text: &str, letters: &[char], is_sure: bool) -> Option<(usize, bool)> {
    let Some(first) = letters.first() else {
        return Some((0, false));
    };
    let c = text.chars().next()?;
    let rest = &text[c.len_utf8()..];
    let on = |count: usize, by_initials: bool| {
        let (length, more) = walk(index, rest, &letters[count..], is_sure)?;
        Some((c.len_utf8() + length, by_initials || more))
    };
    if c.to_ascii_lowercase() == *first
        && let Some(found) = on(1, false)
    {
        return Some(found);
    }
    let is_open = is_sure && index.readings.of(c).nth(1).is_some();
    for read in index.readings.of(c).filter(|_| !is_open) {
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

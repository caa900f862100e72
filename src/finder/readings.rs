//! How Chinese characters are read: pinyin without tones, for the characters that the site uses. Made natively; the
//! browser gets a table.

/// The first character of the table, and how many follow: the block that holds nearly all characters in use.
const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x5200;

/// Syllables, and for each character which of them it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readings<'t> {
    syllables: Vec<&'t str>,
    /// For each character of the block, one more than its place in `sets`; nothing is known of a 0.
    places: Vec<u16>,
    /// The syllables of a character.
    sets: Vec<Vec<u16>>,
    /// The letters that the syllables of each set begin with.
    begins: Vec<Letters>,
}

/// Some of the letters of pinyin, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters(u32);

impl Letters {
    /// The letter alone; none for anything else.
    pub(super) fn only(letter: char) -> Self {
        if letter.is_ascii_lowercase() {
            Self(1 << (u32::from(letter) - u32::from('a')))
        } else {
            Self::default()
        }
    }

    /// These and those.
    pub(super) const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether any of those is among these.
    pub(super) const fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl Default for Readings<'_> {
    fn default() -> Self {
        Self {
            syllables: Vec::new(),
            places: vec![0; COUNT],
            sets: Vec::new(),
            begins: Vec::new(),
        }
    }
}

impl<'t> Readings<'t> {
    /// The table of syllables with their characters, such as `di地第`, separated by blanks.
    pub fn read(line: &'t str) -> Self {
        let mut readings = Self::default();
        let mut sets: Vec<Vec<u16>> = vec![Vec::new(); COUNT];
        for group in line.split(' ') {
            let end = group.find(|c: char| !c.is_ascii()).unwrap_or(group.len());
            let (syllable, characters) = group.split_at(end);
            let Ok(number) = u16::try_from(readings.syllables.len()) else {
                break;
            };
            if syllable.is_empty() {
                continue;
            }
            readings.syllables.push(syllable);
            for place in characters.chars().filter_map(place) {
                sets[place].push(number);
            }
        }
        for (place, set) in sets
            .into_iter()
            .enumerate()
            .filter(|(_, set)| !set.is_empty())
        {
            let at = readings.sets.iter().position(|known| *known == set);
            let at = at.unwrap_or_else(|| {
                let syllables = set.iter().map(|at| readings.syllables[usize::from(*at)]);
                let letters = syllables.filter_map(|syllable| syllable.chars().next());
                let letters = letters.map(Letters::only);
                let begins = letters.fold(Letters::default(), Letters::or);
                readings.begins.push(begins);
                readings.sets.push(set);
                readings.sets.len() - 1
            });
            readings.places[place] = u16::try_from(at + 1).unwrap_or(0);
        }
        readings
    }

    /// The same table as text.
    pub fn write(&self) -> String {
        let mut groups: Vec<String> = self.syllables.iter().map(ToString::to_string).collect();
        for (place, c) in (FIRST..).zip(&self.places).filter_map(|(code, at)| {
            Some((usize::from(*at).checked_sub(1)?, char::from_u32(code)?))
        }) {
            for syllable in &self.sets[place] {
                groups[usize::from(*syllable)].push(c);
            }
        }
        groups.join(" ")
    }

    /// The place of a character's syllables, when it is known how it is read.
    fn set(&self, c: char) -> Option<usize> {
        usize::from(self.places[place(c)?]).checked_sub(1)
    }

    /// The letters that the readings of a character begin with.
    pub(super) fn begins(&self, c: char) -> Letters {
        let begins = self.set(c).and_then(|at| self.begins.get(at));
        begins.copied().unwrap_or_default()
    }

    /// How a character can be read, its usual reading first; in no way when it is not Chinese, or not known.
    pub fn of(&self, c: char) -> impl Iterator<Item = &'t str> {
        let set = self.set(c).and_then(|at| self.sets.get(at));
        let set = set.map_or(&[][..], Vec::as_slice);
        set.iter()
            .filter_map(|at| self.syllables.get(usize::from(*at)).copied())
    }
}

fn place(c: char) -> Option<usize> {
    let place = usize::try_from(u32::from(c).checked_sub(FIRST)?).ok()?;
    (place < COUNT).then_some(place)
}

/// Whether a character is Chinese.
pub(super) fn is_han(c: char) -> bool {
    place(c).is_some()
}

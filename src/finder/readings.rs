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
}

impl Default for Readings<'_> {
    fn default() -> Self {
        Self {
            syllables: Vec::new(),
            places: vec![0; COUNT],
            sets: Vec::new(),
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

    /// How a character can be read, its usual reading first; in no way when it is not Chinese, or not known.
    pub fn of(&self, c: char) -> impl Iterator<Item = &'t str> {
        let at = place(c).map_or(0, |place| usize::from(self.places[place]));
        let set = at.checked_sub(1).and_then(|at| self.sets.get(at));
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

//! The index that is built ahead: every page, measure, scene, guide entry and statement in both languages, how each
//! Chinese character is read, and every English word with where it stands. It travels as plain lines of text.

use super::readings::{Letters, Readings};

/// The first line of an index: what does not begin so was written by another version of the site.
const HEAD: &str = "qujiang-drama finder 2";

/// The key of a facet's value that no source states.
pub(crate) const NOT_STATED: &str = "not-stated";

/// How many noughts 万 stands for.
const TEN_THOUSAND: usize = 4;

/// Between the fields of a line.
const TAB: char = '\t';

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A scene, or a place to shoot in.
    Scene,
    /// A page.
    Page,
    /// A measure.
    Measure,
    /// An entry of the guide.
    Guide,
    /// A statement of a source.
    Fact,
}

impl Kind {
    /// All kinds, in the order of the results.
    pub const ALL: [Self; 5] = [
        Self::Page,
        Self::Scene,
        Self::Measure,
        Self::Guide,
        Self::Fact,
    ];

    const fn letter(self) -> &'static str {
        match self {
            Self::Scene => "s",
            Self::Page => "p",
            Self::Measure => "m",
            Self::Guide => "g",
            Self::Fact => "f",
        }
    }
}

/// A text in both languages: Chinese, English.
pub type Both<'t> = [&'t str; 2];

/// Something that is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// What it is.
    pub kind: Kind,
    /// Its path below the language's root, without a slash at its beginning.
    pub path: &'t str,
    /// What it is called.
    pub title: Both<'t>,
    /// The page it stands on, or the site it belongs to.
    pub place: Both<'t>,
    /// What else is searched.
    pub text: Both<'t>,
    /// What only a scene has.
    pub scene: Option<Scene<'t>>,
}

/// What only a scene has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene<'t> {
    /// For each facet, the place of its value.
    pub values: Vec<u8>,
    /// Its place in the order of names, in each language.
    pub rank: [u32; 2],
    /// The class of its status.
    pub mark: Mark,
    /// Its status in words, with its day.
    pub status: Both<'t>,
    /// The path of its picture.
    pub picture: &'t str,
}

/// The mark of a scene's status, as the style sheet knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// In use.
    Open,
    /// Being built.
    Building,
    /// Planned.
    Plan,
    /// To be asked for.
    Ask,
}

impl Mark {
    const ALL: [Self; 4] = [Self::Open, Self::Building, Self::Plan, Self::Ask];

    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Open => "mark mark--open",
            Self::Building => "mark mark--building",
            Self::Plan => "mark mark--plan",
            Self::Ask => "mark mark--ask",
        }
    }
}

/// Something to filter scenes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet<'t> {
    /// Its name in the address.
    pub key: &'t str,
    /// Its name.
    pub name: Both<'t>,
    /// Its values, each with its name in the address and its name.
    pub values: Vec<(&'t str, Both<'t>)>,
}

/// An English word, and the entries it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// The word, in small letters.
    pub word: &'t str,
    /// The entries, rising.
    pub entries: Vec<u32>,
}

/// The index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index<'t> {
    /// How each character is read.
    pub readings: Readings<'t>,
    /// What scenes are filtered by.
    pub facets: Vec<Facet<'t>>,
    /// Every English word, in alphabetical order.
    pub words: Vec<Word<'t>>,
    /// Every entry.
    pub entries: Vec<Entry<'t>>,
    /// For each entry that was read, the letters that the characters of its Chinese title can be read to begin with:
    /// most titles need not be looked at.
    pub(super) heard: Vec<Letters>,
}

impl<'t> Index<'t> {
    /// The index as text; texts hold neither tabs nor ends of lines.
    pub fn write(&self) -> String {
        let mut text = format!("{HEAD}\n{}\n", self.readings.write());
        let mut line = |fields: Vec<String>| {
            text.push_str(&fields.join("\t"));
            text.push('\n');
        };
        line(vec![self.facets.len().to_string()]);
        for facet in &self.facets {
            let mut fields = vec![facet.key, facet.name[0], facet.name[1]];
            for (key, name) in &facet.values {
                fields.extend([key, name[0], name[1]]);
            }
            line(fields.into_iter().map(flat).collect());
        }
        let word = |word: &Word| format!("{} {}", word.word, steps(&word.entries));
        line(self.words.iter().map(word).collect());
        for entry in &self.entries {
            let mut fields = vec![entry.kind.letter(), entry.path];
            fields.extend(entry.title.iter().chain(&entry.place).chain(&entry.text));
            let mut fields: Vec<String> = fields.into_iter().map(flat).collect();
            if let Some(scene) = &entry.scene {
                let values = scene.values.iter().map(ToString::to_string);
                fields.push(values.collect::<Vec<_>>().join(" "));
                fields.extend(scene.rank.map(|rank| rank.to_string()));
                fields.push((scene.mark as usize).to_string());
                fields.extend(scene.status.map(flat));
                fields.push(flat(scene.picture));
            }
            line(fields);
        }
        text
    }

    /// The index of a text; none when the text is no index of this version of the site.
    pub fn read(text: &'t str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next()? != HEAD {
            return None;
        }
        let readings = Readings::read(lines.next()?);
        let count: usize = lines.next()?.parse().ok()?;
        let mut facets = Vec::new();
        for _ in 0..count {
            facets.push(facet(lines.next()?)?);
        }
        let words = lines.next()?.split(TAB).filter(|word| !word.is_empty());
        let words = words.map(word).collect::<Option<Vec<_>>>()?;
        let entries = lines.map(|line| entry(line, &facets));
        let entries = entries.collect::<Option<Vec<_>>>()?;
        let heard = entries.iter().map(|entry| {
            let letters = entry.title[0].chars().map(|c| readings.begins(c));
            letters.fold(Letters::default(), Letters::or)
        });
        let heard = heard.collect();
        let count = u32::try_from(entries.len()).ok()?;
        let sound = words
            .iter()
            .all(|word| word.entries.last().is_none_or(|last| *last < count));
        sound.then_some(Self {
            readings,
            facets,
            words,
            entries,
            heard,
        })
    }

    /// The scenes, by their place among the entries.
    pub fn scenes(&self) -> impl Iterator<Item = (u32, &Scene<'t>)> {
        let scenes = (0..).zip(&self.entries);
        scenes.filter_map(|(at, entry)| Some((at, entry.scene.as_ref()?)))
    }
}

/// A text in one line, without tabs.
fn flat(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// Rising numbers, each as its distance from the one before.
fn steps(numbers: &[u32]) -> String {
    let mut before = 0;
    let steps = numbers.iter().map(|number| {
        let step = number - before;
        before = *number;
        step.to_string()
    });
    steps.collect::<Vec<_>>().join(" ")
}

fn word(text: &str) -> Option<Word<'_>> {
    let mut parts = text.split(' ');
    let word = parts.next()?;
    let mut sum: u32 = 0;
    let mut entries = Vec::new();
    for step in parts {
        sum = sum.checked_add(step.parse().ok()?)?;
        entries.push(sum);
    }
    Some(Word { word, entries })
}

fn facet(line: &str) -> Option<Facet<'_>> {
    let mut fields = line.split(TAB);
    let mut next = || fields.next();
    let (key, name) = (next()?, [next()?, next()?]);
    let mut values = Vec::new();
    while let Some(key) = next() {
        values.push((key, [next()?, next()?]));
    }
    Some(Facet { key, name, values })
}

fn entry<'t>(line: &'t str, facets: &[Facet]) -> Option<Entry<'t>> {
    let mut fields = line.split(TAB);
    let mut next = || fields.next();
    let letter = next()?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.letter() == letter)?;
    let mut entry = Entry {
        kind,
        path: next()?,
        title: [next()?, next()?],
        place: [next()?, next()?],
        text: [next()?, next()?],
        scene: None,
    };
    if kind == Kind::Scene {
        let values = next()?.split(' ').filter(|value| !value.is_empty());
        let values: Vec<u8> = values.map(str::parse).collect::<Result<_, _>>().ok()?;
        let fits = |(facet, value): (&Facet, &u8)| usize::from(*value) < facet.values.len();
        if values.len() != facets.len() || !facets.iter().zip(&values).all(fits) {
            return None;
        }
        entry.scene = Some(Scene {
            values,
            rank: [next()?.parse().ok()?, next()?.parse().ok()?],
            mark: *Mark::ALL.get(next()?.parse::<usize>().ok()?)?,
            status: [next()?, next()?],
            picture: next()?,
        });
    }
    Some(entry)
}

/// The words of a text in English letters and digits, each with where it stands; a number is one word however it is
/// written.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let is_part = |c: char| c.is_ascii_alphanumeric();
        let start = rest + text[rest..].find(is_part)?;
        let length = || text[start..].find(|c| !is_part(c));
        let length = number(&text[start..]).map_or_else(length, |(length, _)| Some(length));
        let end = length.map_or(text.len(), |length| start + length);
        rest = end;
        Some((start, &text[start..end]))
    })
}

/// A word as it is compared: in small letters, a number in digits only.
pub(super) fn spelt(word: &str) -> String {
    number(word).map_or_else(|| word.to_ascii_lowercase(), |(_, digits)| digits)
}

/// The number that a text begins with, when it is not written in digits only, as in `80,000` or `8万`: its length
/// there, and its digits.
pub(super) fn number(text: &str) -> Option<(usize, String)> {
    let count = |at: usize| text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = count(0);
    if end == 0 {
        return None;
    }
    let mut digits = text[..end].to_owned();
    let may_group = end <= 3;
    while may_group && text[end..].starts_with(',') && count(end + 1) == 3 {
        digits.push_str(&text[end + 1..end + 4]);
        end += 4;
    }
    let is_grouped = digits.len() < end;
    let decimals = if text[end..].starts_with('.') {
        count(end + 1)
    } else {
        0
    };
    let after = end + decimals + usize::from(decimals > 0);
    if decimals <= TEN_THOUSAND && text[after..].starts_with('万') {
        digits.push_str(&text[after - decimals..after]);
        digits.push_str(&"0000"[decimals..]);
        let digits = digits.trim_start_matches('0').to_owned();
        return Some((after + '万'.len_utf8(), digits));
    }
    is_grouped.then_some((end, digits))
}

//! Building the index, natively: how each character is read, in which order names stand, where each English word is.

use super::index::{Both, Entry, Facet, Index, Kind, Mark, Scene, Word, spelt as spelling, words};
use super::matching::is_name;
use super::readings::{Readings, is_han};
use encoding_rs::{BIG5, Encoding, GBK};
use pinyin::ToPinyin;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::RangeInclusive,
};

/// Readings beside the usual one that people type. The rare ones that a dictionary has would only find by chance what
/// nobody meant.
const OTHER_READINGS: &[(char, &str)] = &[
    ('行', "hang"),
    ('长', "chang"),
    ('长', "zhang"),
    ('重', "chong"),
    ('重', "zhong"),
    ('乐', "yue"),
    ('乐', "le"),
    ('都', "du"),
    ('都', "dou"),
    ('厦', "sha"),
    ('厦', "xia"),
    ('朝', "chao"),
    ('朝', "zhao"),
    ('藏', "cang"),
    ('藏', "zang"),
    ('传', "zhuan"),
    ('弹', "tan"),
    ('调', "diao"),
    ('调', "tiao"),
    ('会', "kuai"),
    ('角', "jue"),
    ('校', "jiao"),
    ('率', "lv"),
    ('率', "shuai"),
    ('曾', "zeng"),
    ('车', "ju"),
    ('参', "shen"),
    ('还', "huan"),
    ('种', "chong"),
    ('省', "xing"),
    ('血', "xie"),
    ('宿', "xiu"),
    ('给', "ji"),
    ('奇', "ji"),
    ('单', "shan"),
    ('区', "ou"),
    ('石', "dan"),
    ('大', "dai"),
    ('地', "de"),
];

/// Something to be found.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What it is.
    pub kind: Kind,
    /// Its path below the language's root, without a slash at its beginning.
    pub path: String,
    /// What it is called.
    pub title: [String; 2],
    /// The page it stands on, or the site it belongs to.
    pub place: [String; 2],
    /// What else is searched.
    pub text: [String; 2],
    /// What only a scene has.
    pub scene: Option<ListedScene>,
}

/// What only a scene has.
#[derive(Clone, Debug)]
pub struct ListedScene {
    /// For each facet, the place of its value.
    pub values: Vec<u8>,
    /// The class of its status.
    pub mark: Mark,
    /// Its status in words, with its day.
    pub status: [String; 2],
    /// The path of its picture.
    pub picture: String,
}

/// Something to filter scenes by: its key, its name, and its values with theirs.
pub type ListedFacet = (String, [String; 2], Vec<(String, [String; 2])>);

/// Everything to be found, before it is an index.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// What scenes are filtered by.
    pub facets: Vec<ListedFacet>,
    /// Everything.
    pub entries: Vec<Listed>,
}

impl Listing {
    /// The index as the text that travels.
    pub fn write(&self) -> String {
        let readings = self.readings();
        let spelt = spelt(&self.entries);
        let ranks = [self.ranks(0, read), self.ranks(1, str::to_lowercase)];
        let ranks = &ranks;
        let rank = |at: usize| [0, 1].map(|lang| ranks[lang].get(&at).copied().unwrap_or(0));
        let facets = self.facets.iter().map(|(key, name, values)| Facet {
            key,
            name: both(name),
            values: values
                .iter()
                .map(|(key, name)| (key.as_str(), both(name)))
                .collect(),
        });
        let entries = self.entries.iter().enumerate().map(|(at, listed)| Entry {
            kind: listed.kind,
            path: &listed.path,
            title: both(&listed.title),
            place: both(&listed.place),
            text: both(&listed.text),
            scene: listed.scene.as_ref().map(|scene| Scene {
                values: scene.values.clone(),
                rank: rank(at),
                mark: scene.mark,
                status: both(&scene.status),
                picture: &scene.picture,
            }),
        });
        let words = spelt.iter().map(|(word, entries)| Word {
            word,
            entries: entries.iter().copied().collect(),
        });
        let index = Index {
            readings: Readings::read(&readings),
            facets: facets.collect(),
            words: words.collect(),
            entries: entries.collect(),
            heard: Vec::new(),
        };
        index.write()
    }

    /// The table of readings: each syllable with the characters that are read so; the usual readings before the others.
    fn readings(&self) -> String {
        let texts = self
            .entries
            .iter()
            .flat_map(|entry| [&entry.title, &entry.place])
            .flatten();
        let values = self.facets.iter().flat_map(|(_, _, values)| values);
        let texts = texts.chain(values.flat_map(|(_, name)| name));
        let mut characters: BTreeSet<char> = texts
            .flat_map(|text| text.chars())
            .filter(|c| is_han(*c))
            .collect();
        characters.extend(self.homophones());
        let mut first: BTreeMap<String, String> = BTreeMap::new();
        let mut others = first.clone();
        for c in characters {
            let syllable = usual(c);
            let is_other =
                |(one, other): &&(char, &str)| *one == c && syllable.as_deref() != Some(*other);
            for (_, other) in OTHER_READINGS.iter().filter(is_other) {
                others.entry((*other).into()).or_default().push(c);
            }
            if let Some(syllable) = syllable {
                first.entry(syllable).or_default().push(c);
            }
        }
        let groups = first.into_iter().chain(others);
        let groups = groups.map(|(syllable, characters)| format!("{syllable}{characters}"));
        groups.collect::<Vec<_>>().join(" ")
    }

    /// The common characters, simplified and traditional, that are read like one in the name of a scene; and the
    /// traditional ones that are read like one in any other name.
    fn homophones(&self) -> Vec<char> {
        let syllables = |names: &mut dyn Iterator<Item = &String>| -> BTreeSet<String> {
            names
                .flat_map(|name| name.chars())
                .filter_map(usual)
                .collect()
        };
        let scenes = self.entries.iter().filter(|entry| entry.scene.is_some());
        let of_scenes = syllables(&mut scenes.map(|entry| &entry.title[0]));
        let values = self.facets.iter().flat_map(|(_, _, values)| values);
        let values = values.map(|(_, name)| &name[0]);
        let titles = self.entries.iter().map(|entry| &entry.title[0]);
        let titles = titles.filter(|title| is_name(title));
        let of_all = syllables(&mut titles.chain(values));
        let is_like = |c: char, among: &BTreeSet<String>| {
            usual(c).is_some_and(|syllable| among.contains(&syllable))
        };
        let known: BTreeSet<char> = simplified().collect();
        let others = traditional().filter(|c| !known.contains(c) && is_like(*c, &of_all));
        let common = simplified().chain(traditional());
        let mut found: BTreeSet<char> = common.filter(|c| is_like(*c, &of_scenes)).collect();
        found.extend(others);
        found.into_iter().collect()
    }

    /// For every scene, its place in the order of names.
    fn ranks(&self, lang: usize, key: impl Fn(&str) -> String) -> HashMap<usize, u32> {
        let scenes = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.scene.is_some());
        let mut names: Vec<(String, usize)> = scenes
            .map(|(at, entry)| (key(&entry.title[lang]), at))
            .collect();
        names.sort();
        (0..).zip(names).map(|(rank, (_, at))| (at, rank)).collect()
    }
}

fn both(texts: &[String; 2]) -> Both<'_> {
    [&texts[0], &texts[1]]
}

/// The common simplified characters, by the old standard that lists them, GB 2312.
fn simplified() -> impl Iterator<Item = char> {
    pairs(0xB0..=0xD7)
        .filter(|[_, two]| *two > 0xA0)
        .filter_map(|bytes| character(GBK, bytes))
}

/// The common traditional characters, by theirs, Big5.
fn traditional() -> impl Iterator<Item = char> {
    pairs(0xA4..=0xC6).filter_map(|bytes| character(BIG5, bytes))
}

fn pairs(first: RangeInclusive<u8>) -> impl Iterator<Item = [u8; 2]> {
    first.flat_map(|one| (0x40..=0xFE).map(move |two| [one, two]))
}

fn character(code: &'static Encoding, bytes: [u8; 2]) -> Option<char> {
    let text = code.decode_without_bom_handling_and_without_replacement(&bytes)?;
    text.chars().next().filter(|c| is_han(*c))
}

/// A name as it is read, for its place in a dictionary.
fn read(name: &str) -> String {
    let read = |c: char| usual(c).map_or_else(|| c.to_string(), |syllable| format!("{syllable} "));
    name.chars().map(read).collect()
}

/// How a character is usually read, in the letters of a keyboard: `lv` for 绿.
fn usual(c: char) -> Option<String> {
    Some(c.to_pinyin()?.plain().replace('ü', "v"))
}

/// Every English word in small letters, with the entries it stands in.
fn spelt(entries: &[Listed]) -> BTreeMap<String, BTreeSet<u32>> {
    let mut spelt: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (at, entry) in (0..).zip(entries) {
        let texts = entry.title.iter().chain(&entry.place).chain(&entry.text);
        for (_, word) in texts.flat_map(|text| words(text)) {
            spelt.entry(spelling(word)).or_default().insert(at);
        }
    }
    spelt
}

//! Lines of text: where Chinese and English may be broken, and where a figure would lose its unit or its "up to".
//!
//! The rules of Unicode say where a line may end (UAX 14: no 、。」 at a line's start, no 「（ at its end, no word in
//! two); the rules here take away some of those places.

use super::{Face, Type};
use crate::domain::MONTHS;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A text in lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// The lines, without the spaces at their ends.
    pub(super) lines: Vec<String>,
    /// Whether something that belongs together was too wide and had to be cut.
    pub(super) is_cut: bool,
}

/// What counts, after a figure: with it, it is one thing.
const UNITS: &str = "万亿千百十元角分年月日天周个号套部家辆条项人次座米里倍成％";

/// Words that say how a figure is meant, in front of it.
const BEFORE: &[&str] = &[
    "至多",
    "最多",
    "最长",
    "最高",
    "不超过",
    "超过",
    "突破",
    "不晚于",
    "约",
    "近",
    "目标",
    "目标：",
    "增加",
    "第",
    "截至",
    "up to",
    "at most",
    "at least",
    "over",
    "above",
    "about",
    "nearly",
    "more than",
    "less than",
    "target",
    "target:",
    "by",
    "within",
    "no later than",
    "between",
];

/// Words that belong to the figure in front of them or after them.
const SCALES: &[&str] = &["thousand", "million", "billion", "per"];

/// Breaks a text into lines of at most this width, as few as there can be.
pub(super) fn fold(text: &str, width: i32, measure: &dyn Fn(&str) -> i32) -> Lines {
    let mut lines = Vec::new();
    let mut is_cut = false;
    let (mut start, mut end) = (0, 0);
    for place in places(text) {
        if end > start && measure(text[start..place].trim_end()) > width {
            lines.push(text[start..end].trim_end().to_owned());
            start = end;
        }
        end = place;
        // What is too wide by itself is cut where it is full.
        while measure(text[start..end].trim_end()) > width {
            is_cut = true;
            let ends = text[start..end]
                .char_indices()
                .skip(1)
                .map(|(at, _)| start + at);
            let mut fits = ends.take_while(|at| measure(&text[start..*at]) <= width);
            let Some(cut) = fits.by_ref().last() else {
                break;
            };
            lines.push(text[start..cut].to_owned());
            start = cut;
        }
    }
    if start < text.len() {
        lines.push(text[start..].trim_end().to_owned());
    }
    Lines { lines, is_cut }
}

impl Lines {
    /// How many lines end where a reader does not pause: within a run of Chinese letters, or at a hyphen.
    pub(super) fn broken(&self) -> usize {
        let inner = self.lines.iter().rev().skip(1);
        let breaks = inner.filter(|line| {
            line.ends_with(|c: char| c == '-' || c.is_alphanumeric() && !c.is_ascii())
        });
        breaks.count() + usize::from(self.is_cut) * self.lines.len()
    }
}

/// The same for a heading: as few lines, ending where a reader pauses if there is such a place, and of about the same
/// length.
pub(super) fn even(text: &str, width: i32, measure: &dyn Fn(&str) -> i32) -> Lines {
    let full = fold(text, width, measure);
    let count = full.lines.len();
    if count < 2 || full.is_cut {
        return full;
    }
    let cost = |lines: &Lines| {
        let widest = lines.lines.iter().map(|line| measure(line)).max();
        (lines.broken(), widest.unwrap_or_default())
    };
    let narrower = (1..STEPS).map(|step| fold(text, width - width * step / (2 * STEPS), measure));
    let as_few = narrower.filter(|lines| lines.lines.len() == count && !lines.is_cut);
    as_few
        .chain([full.clone()])
        .min_by_key(cost)
        .unwrap_or(full)
}

/// The same for running text: as few lines, and the last of them is no single letter or short word.
pub(super) fn running(text: &str, width: i32, measure: &dyn Fn(&str) -> i32) -> Lines {
    let full = fold(text, width, measure);
    let count = full.lines.len();
    let is_alone = |lines: &Lines| {
        let last = lines.lines.last();
        last.is_some_and(|last| measure(last) < width / 4)
    };
    if count < 2 || full.is_cut || !is_alone(&full) {
        return full;
    }
    let narrower = (1..STEPS).map(|step| fold(text, width - width * step / (2 * STEPS), measure));
    let mut as_few = narrower.filter(|lines| lines.lines.len() == count && !lines.is_cut);
    as_few.find(|lines| !is_alone(lines)).unwrap_or(full)
}

/// How many widths are tried, down to half of the full one.
const STEPS: i32 = 24;

/// A heading in the largest of the sizes in which it takes no more than so many lines, and none of them is broken badly;
/// in the largest in which it fits where there is no such size, and in the smallest where it fits in none.
pub(super) fn heading(
    text: &str,
    width: i32,
    (sizes, most): (&[i32], usize),
    measure: &dyn Fn(&str, i32) -> i32,
) -> (i32, Lines) {
    let tried = sizes
        .iter()
        .map(|size| (*size, even(text, width, &|text| measure(text, *size))));
    let all: Vec<(i32, Lines)> = tried.collect();
    let fits = |lines: &Lines| !lines.is_cut && lines.lines.len() <= most;
    let best = all
        .iter()
        .position(|(_, lines)| fits(lines) && lines.broken() == 0);
    let index = best.or_else(|| all.iter().position(|(_, lines)| fits(lines)));
    let index = index.unwrap_or(all.len().saturating_sub(1));
    // A little smaller in one line is better than a last word alone.
    let whole = all.iter().position(|(size, lines)| {
        let is_near = |(larger, lines): &(i32, Lines)| {
            let first = lines.lines.first();
            let pauses = first.is_some_and(|line| line.ends_with(|c: char| !c.is_alphanumeric()));
            size * 4 >= larger * 3 && !pauses
        };
        lines.lines.len() == 1 && all.get(index).is_some_and(is_near)
    });
    let index = whole.filter(|whole| *whole > index).unwrap_or(index);
    all.into_iter().nth(index).unwrap_or_default()
}

/// A short text in the largest of the sizes in which it takes one line; where it takes more, in lines of the smallest that
/// end between its parts.
pub(super) fn short(
    text: &str,
    width: i32,
    (face, sizes): (Face, &[i32]),
    measure: &dyn Fn(&str, Type) -> i32,
) -> (Type, Vec<String>) {
    let fits = |size: &&i32| measure(text, Type::new(face, **size)) <= width;
    let size = sizes
        .iter()
        .find(fits)
        .or(sizes.last())
        .copied()
        .unwrap_or_default();
    let kind = Type::new(face, size);
    let mut lines: Vec<String> = Vec::new();
    for part in text.split(PARTS) {
        let joined = lines.last().map(|line| [line, PARTS, part].concat());
        match joined.filter(|joined| measure(joined, kind) <= width) {
            Some(joined) => {
                lines.pop();
                lines.push(joined);
            }
            None => lines.extend(even(part, width, &|text| measure(text, kind)).lines),
        }
    }
    (kind, lines)
}

/// What stands between the parts of a short text.
const PARTS: &str = " · ";

/// Where a line may end, the end of the text last.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let opportunities = linebreaks(text)
        .map(|(place, opportunity)| (place, opportunity == BreakOpportunity::Mandatory));
    opportunities
        .filter(move |(place, must)| *must || !belongs_together(&text[..*place], &text[*place..]))
        .map(|(place, _)| place)
}

/// Whether what stands before a place is not to be parted from what stands after it.
fn belongs_together(before: &str, after: &str) -> bool {
    let (before, is_spaced) = (before.trim_end(), before.ends_with(' '));
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    let is_counted = is_figure(last) || counts(before);
    if UNITS.contains(next) && is_counted {
        return true;
    }
    // From one figure to another.
    if is_range(last) && is_figure(next) || is_range(next) && is_counted {
        return true;
    }
    if is_figure(next) {
        return (is_counted && matches!(last, '年' | '月' | '日'))
            || BEFORE.iter().any(|word| ends_with_word(before, word))
            || MONTHS.iter().any(|month| ends_with_word(before, month));
    }
    if BEFORE.iter().any(|phrase| parts(phrase, before, after)) {
        return true;
    }
    let word = after
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let scaled = SCALES.iter().any(|scale| ends_with_word(before, scale));
    is_spaced
        && next.is_ascii_alphabetic()
        && (is_figure(last) || scaled || SCALES.contains(&word) && is_counted)
}

/// Whether a place lies within a phrase that a figure follows: `up` before it, `to 7` after it.
fn parts(phrase: &str, before: &str, after: &str) -> bool {
    let inner = phrase.char_indices().skip(1).map(|(at, _)| at);
    inner
        .map(|at| (phrase[..at].trim_end(), phrase[at..].trim_start()))
        .any(|(first, rest)| {
            let figure = after
                .get(..rest.len())
                .filter(|start| *start == rest)
                .map(|_| &after[rest.len()..]);
            let is_counted =
                figure.is_some_and(|figure| figure.trim_start().starts_with(is_figure));
            is_counted && !rest.is_empty() && ends_with_word(before, first)
        })
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '%' | '+' | '≥' | '≤' | '¥')
}

const fn is_range(c: char) -> bool {
    matches!(c, '–' | '—')
}

/// Whether a text ends with a figure and the units after it.
fn counts(text: &str) -> bool {
    let figure = text.trim_end_matches(|c| UNITS.contains(c));
    figure.len() < text.len() && figure.chars().next_back().is_some_and(is_figure)
}

/// Whether a text ends with this word, and not with a longer one that ends so.
fn ends_with_word(text: &str, word: &str) -> bool {
    let ends = text
        .get(text.len().wrapping_sub(word.len())..)
        .is_some_and(|end| end.eq_ignore_ascii_case(word));
    let before = text
        .get(..text.len().wrapping_sub(word.len()))
        .unwrap_or_default();
    ends && (!word.is_ascii() || !before.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two for a Chinese letter, one for another.
    fn cells(text: &str) -> i32 {
        text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
    }

    fn folded(text: &str, width: i32) -> Vec<String> {
        fold(text, width, &cells).lines
    }

    /// Every width from one at which nothing has to be cut.
    fn at_every_width(text: &str, check: impl Fn(&[String])) {
        for width in 2..=cells(text) {
            let lines = fold(text, width, &cells);
            if !lines.is_cut {
                assert!(
                    lines.lines.iter().all(|line| cells(line) <= width),
                    "{lines:?}"
                );
                check(&lines.lines);
            }
        }
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        let text =
            "来源点名的场景（东港片区、汉唐商业街）“短剧超级工厂”：在用、在建；《三年行动计划》。";
        at_every_width(text, |lines| {
            for line in lines {
                assert!(
                    !line.starts_with(['、', '。', '，', '：', '；', '）', '”', '》', '」']),
                    "{lines:?}"
                );
                assert!(!line.ends_with(['（', '“', '《', '「']), "{lines:?}");
            }
        });
        assert_eq!(
            folded("甲乙丙、丁「戊」己", 6),
            ["甲乙", "丙、丁", "「戊」", "己"]
        );
    }

    #[test]
    fn an_english_word_stays_whole_and_loses_the_space_at_the_end() {
        assert_eq!(
            folded("Short Drama Super Factory", 11),
            ["Short Drama", "Super", "Factory"]
        );
        assert_eq!(folded("在Donggang拍摄", 11), ["在Donggang", "拍摄"]);
    }

    #[test]
    fn a_figure_keeps_its_unit_and_the_word_that_says_how_it_is_meant() {
        let kept = [
            ("企业获得8万元奖励", "8万元"),
            ("来衢江求职可免费住宿，最长7天，凭证办理", "最长7天"),
            ("于2025年1月2日出台，共六大方面", "2025年1月2日"),
            ("营收突破4亿元的东港片区", "突破4亿元"),
            ("本土题材的额度增加50%计算", "增加50%"),
            ("目标是带动营收目标100亿元每年", "目标100亿元"),
            ("A firm receives 80,000 yuan for it", "80,000 yuan"),
            (
                "may stay free of charge for up to 7 days on arrival",
                "up to 7 days",
            ),
            ("attracted by 31 May 2025 in all", "by 31 May 2025"),
            ("a target of 10 billion yuan of revenue", "10 billion yuan"),
        ];
        for (text, whole) in kept {
            at_every_width(text, |lines| {
                assert!(
                    lines.iter().any(|line| line.contains(whole)),
                    "{whole}: {lines:?}"
                );
            });
        }
    }

    #[test]
    fn a_word_that_only_ends_like_a_qualifier_binds_nothing() {
        assert_eq!(folded("a baby 7 it", 6), ["a baby", "7 it"]);
        assert_eq!(folded("standby 7 is", 8), ["standby", "7 is"]);
    }

    #[test]
    fn what_is_too_wide_is_cut_and_that_is_told() {
        let lines = fold("abcdefgh", 3, &cells);
        assert_eq!(
            (lines.lines, lines.is_cut),
            (vec!["abc".into(), "def".into(), "gh".into()], true)
        );
        assert!(!fold("abc", 3, &cells).is_cut);
        let nothing_fits = fold("衢江", 1, &cells);
        assert!(nothing_fits.is_cut);
        assert_eq!(nothing_fits.lines.concat(), "衢江");
    }

    #[test]
    fn even_lines_are_as_many_and_no_wider() {
        let text = "微短剧在衢江：已有的和计划的";
        assert_eq!(
            fold(text, 22, &cells).lines,
            ["微短剧在衢江：已有的和", "计划的"]
        );
        assert_eq!(
            even(text, 22, &cells).lines,
            ["微短剧在衢江：", "已有的和计划的"]
        );
        assert_eq!(even("一行", 22, &cells).lines, ["一行"]);
    }

    #[test]
    fn running_text_does_not_end_in_a_letter_alone() {
        let text = "来源没有说明这项补助的金额和比例，也不是政府的承诺。";
        assert_eq!(
            fold(text, 24, &cells).lines.last().map(String::as_str),
            Some("诺。")
        );
        let lines = running(text, 24, &cells).lines;
        assert_eq!(lines.len(), 3);
        assert!(
            lines.last().is_some_and(|last| cells(last) >= 6),
            "{lines:?}"
        );
        // What ends well stays as full as it is.
        let well = "两行都满的一段文字在这里";
        assert_eq!(running(well, 16, &cells), fold(well, 16, &cells));
    }

    #[test]
    fn a_range_of_years_stays_whole() {
        for text in [
            "District · Quzhou · 2025–2027",
            "浙江衢州 · 衢江区 · 2025—2027年",
        ] {
            at_every_width(text, |lines| {
                let whole = lines
                    .iter()
                    .any(|line| line.contains("2025–2027") || line.contains("2025—2027年"));
                assert!(whole, "{lines:?}");
            });
        }
    }

    #[test]
    fn a_heading_of_two_words_gets_a_little_smaller_before_one_of_them_stands_alone() {
        let measure = |text: &str, size: i32| cells(text) * size;
        let set = |text: &str| heading(text, 60, (&[5, 4, 3], 2), &measure);
        assert_eq!(set("Three-year plan").0, 4);
        // But not much smaller.
        assert_eq!(set("Three-year plan, and").0, 5);
    }

    #[test]
    fn a_line_over_a_title_breaks_between_its_parts() {
        let measure = |text: &str, kind: Type| cells(text) * kind.size;
        let set = |text: &str| short(text, 20, (Face::Strong, &[2, 1]), &measure);
        assert_eq!(
            set("Factory · Public building").1,
            ["Factory", "Public building"]
        );
        assert_eq!(
            set("A · B · Public building").1,
            ["A · B", "Public building"]
        );
        assert_eq!(set("A · B").0.size, 2);
    }

    #[test]
    fn a_heading_gets_smaller_before_a_word_of_it_is_torn() {
        let measure = |text: &str, size: i32| cells(text) * size;
        let set = |text: &str, most: usize| heading(text, 60, (&[5, 4, 3], most), &measure);
        assert_eq!(
            set("短剧超级工厂东港片区", 2),
            (3, fold("短剧超级工厂东港片区", 20, &cells))
        );
        let (size, lines) = set("已有的：计划的", 2);
        assert_eq!(
            (size, lines.lines),
            (5, vec!["已有的：".into(), "计划的".into()])
        );
        // Where no size keeps it whole it is the largest that fits.
        assert_eq!(set("短剧超级工厂东港片区短剧超级工厂", 3).0, 5);
        assert_eq!(set(&"长".repeat(40), 2).0, 3);
    }

    #[test]
    fn nothing_is_lost() {
        for text in ["", "衢江 Qujiang", "a b  c", "最长7天，免费。"] {
            for width in 2..20 {
                let plain = |text: &str| text.replace(' ', "");
                assert_eq!(plain(&folded(text, width).concat()), plain(text));
            }
        }
    }
}

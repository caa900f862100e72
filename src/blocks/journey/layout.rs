//! Where everything of the drawing stands: one column of stops, a lane to their left, and to their right the
//! way on that nobody publishes. Made for the narrowest screen, so that no word in it is ever small.

use crate::{
    blocks::{Journey, JourneyLine, JourneyStop},
    domain::{Course, LineStatus},
};

/// How wide the drawing is, in its own units: those of a narrow screen, one to a pixel.
pub(super) const WIDTH: i32 = 328;

/// Where a line runs.
const LANE: i32 = 14;
/// Where stops stand that each have a way of their own to the last.
const BRANCH: i32 = 40;
/// From a stop's middle to its name.
const GAP: i32 = 18;
/// Where the way on from all stops of arrival runs.
const RAIL: i32 = WIDTH - 10;
/// Between a name and the way on.
const CLEAR: i32 = 10;
/// From line to line of text.
const ROW: i32 = 22;
/// Between two stops, besides their text.
const STEP: i32 = 10;
/// Between two lines.
const ROOM: i32 = 22;
/// From the middle of a letter to its foot.
const MIDDLE: i32 = 5;

/// Sizes of type, as the style sheet sets them.
const NAME: i32 = 16;
const SMALL: i32 = 13;

/// A part of the drawing, with its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A way.
    Path(&'static str, String),
    /// A stop.
    Dot {
        class: &'static str,
        x: i32,
        y: i32,
        r: i32,
    },
    /// Words, from their left foot.
    Text {
        class: &'static str,
        x: i32,
        y: i32,
        words: String,
    },
}

/// The whole drawing.
pub(super) struct Drawing {
    pub(super) height: i32,
    pub(super) shapes: Vec<Shape>,
}

/// Lays out the lines from top to bottom, and what the signs mean below them.
pub(super) fn draw(journey: &Journey) -> Drawing {
    let mut pencil = Pencil::default();
    let mut arrivals = Vec::new();
    for line in &journey.lines {
        arrivals.extend(pencil.line(line));
        pencil.y += ROOM;
    }
    pencil.last_leg(journey, &arrivals);
    pencil.legend(journey);
    Drawing {
        height: pencil.y,
        shapes: pencil.shapes,
    }
}

/// Draws from top to bottom.
#[derive(Default)]
struct Pencil {
    y: i32,
    shapes: Vec<Shape>,
}

/// A stop that was drawn.
struct Drawn {
    x: i32,
    y: i32,
    /// Where its name ends.
    end: i32,
}

impl Pencil {
    /// A line with its stops; gives those where one arrives.
    fn line(&mut self, line: &JourneyLine) -> Vec<Drawn> {
        self.words("journey__title", 0, &line.link.text, NAME);
        self.words("journey__small", 0, &line.kind, SMALL);
        self.y += STEP;
        let ways = self.shapes.len();
        let last = line.stops.len().saturating_sub(1);
        let place = |index: usize| match line.course {
            Course::EachToLast if index < last => BRANCH,
            _ => LANE,
        };
        if line.course == Course::Through {
            self.y += STEP;
        }
        let mut drawn = Vec::new();
        for (index, stop) in line.stops.iter().enumerate() {
            drawn.push(self.stop(place(index), stop));
        }
        if line.course == Course::Through {
            self.y += STEP;
        }
        let paths = paths(line, &drawn);
        // Ways lie under their stops.
        self.shapes.splice(ways..ways, paths);
        let arrives =
            |(stop, drawn)| matches!(stop, &JourneyStop { arrival: true, .. }).then_some(drawn);
        line.stops.iter().zip(drawn).filter_map(arrives).collect()
    }

    fn stop(&mut self, x: i32, stop: &JourneyStop) -> Drawn {
        let y = self.y + ROW / 2;
        let (class, r) = match (stop.status, stop.arrival) {
            (LineStatus::InService, true) => ("journey__dot journey__dot--arrival", 8),
            (LineStatus::InService, false) => ("journey__dot", 6),
            (LineStatus::Reserved, _) => ("journey__dot journey__dot--reserved", 8),
            (LineStatus::Planned, _) => ("journey__dot journey__dot--planned", 7),
            (LineStatus::NotPublished, _) => ("journey__dot journey__dot--unpublished", 7),
        };
        self.shapes.push(Shape::Dot { class, x, y, r });
        let end = self.words("journey__name-drawn", x + GAP, &stop.name, NAME);
        if let Some(note) = &stop.note {
            self.words("journey__small", x + GAP, note, SMALL);
        }
        self.y += STEP;
        Drawn { x, y, end }
    }

    /// Words in as many lines as they need; gives where the first ends.
    fn words(&mut self, class: &'static str, x: i32, words: &str, size: i32) -> i32 {
        let lines = wrap(words, RAIL - CLEAR * 2 - x, size);
        let end = lines.first().map_or(x, |line| x + wide(line, size));
        for words in lines {
            self.y += ROW;
            self.shapes.push(Shape::Text {
                class,
                x,
                y: self.y - ROW / 2 + MIDDLE,
                words,
            });
        }
        end
    }

    /// The way on from every stop of arrival, of which nothing is published.
    fn last_leg(&mut self, journey: &Journey, arrivals: &[Drawn]) {
        let y = self.y + ROW / 2;
        let end = self.words(
            "journey__name-drawn",
            LANE + GAP,
            &journey.destination,
            NAME,
        );
        self.words("journey__small", LANE + GAP, &journey.last_leg, SMALL);
        if let Some(first) = arrivals.first() {
            let way = "journey__way journey__way--unpublished";
            let rail = format!("M{RAIL} {}V{y}H{}", first.y, end + CLEAR);
            self.shapes.push(Shape::Path(way, rail));
            for stop in arrivals {
                let branch = format!("M{} {}H{RAIL}", stop.end + CLEAR, stop.y);
                self.shapes.push(Shape::Path(way, branch));
            }
        }
        let square = format!("M{} {}h16v16h-16z", LANE - 8, y - 8);
        self.shapes
            .push(Shape::Path("journey__destination", square));
        self.y += ROOM;
    }

    /// What the signs mean.
    fn legend(&mut self, journey: &Journey) {
        for (status, words) in &journey.legend {
            let y = self.y + ROW / 2;
            match status {
                LineStatus::Reserved => self.shapes.push(Shape::Dot {
                    class: "journey__dot journey__dot--reserved",
                    x: LANE,
                    y,
                    r: 8,
                }),
                status => self
                    .shapes
                    .push(Shape::Path(way(*status), format!("M0 {y}H28"))),
            }
            self.words("journey__small", LANE + GAP + 4, words, SMALL);
        }
        self.shapes.push(Shape::Dot {
            class: "journey__dot journey__dot--arrival",
            x: LANE,
            y: self.y + ROW / 2,
            r: 8,
        });
        self.words("journey__small", LANE + GAP + 4, &journey.arrival, SMALL);
        self.y += STEP;
    }
}

/// The ways between the stops of a line.
fn paths(line: &JourneyLine, stops: &[Drawn]) -> Vec<Shape> {
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else {
        return Vec::new();
    };
    let class = way(line.status);
    let path = |d: String| Shape::Path(class, d);
    match line.course {
        Course::InTurn => vec![path(format!("M{LANE} {}V{}", first.y, last.y))],
        Course::Through => {
            let beyond = 2 * STEP;
            vec![path(format!(
                "M{LANE} {}V{}",
                first.y - beyond,
                last.y + beyond
            ))]
        }
        Course::Alone => Vec::new(),
        Course::EachToLast => {
            let origins = stops.iter().filter(|stop| stop.x == BRANCH);
            origins
                .map(|stop| path(format!("M{BRANCH} {}H{LANE}V{}", stop.y, last.y)))
                .collect()
        }
    }
}

const fn way(status: LineStatus) -> &'static str {
    match status {
        LineStatus::InService => "journey__way",
        LineStatus::Reserved | LineStatus::Planned => "journey__way journey__way--planned",
        LineStatus::NotPublished => "journey__way journey__way--unpublished",
    }
}

/// How wide words are at most, in units: Chinese letters are as wide as high, others taken generously.
fn wide(words: &str, size: i32) -> i32 {
    let hundredths: i32 = words
        .chars()
        .map(|c| if c.is_ascii() || c == '–' { 58 } else { 100 })
        .sum();
    hundredths * size / 100 + 1
}

/// Words in lines that fit: broken between words, and anywhere between Chinese letters.
fn wrap(words: &str, room: i32, size: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(words) {
        let fits = lines
            .last()
            .is_some_and(|line| wide(&format!("{line}{}", piece.trim_end()), size) <= room);
        match lines.last_mut() {
            Some(line) if fits || line.is_empty() => line.push_str(piece),
            _ => lines.push(piece.into()),
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).collect()
}

/// What may not be broken: a word with the space after it, or a Chinese letter with the mark after it.
fn pieces(words: &str) -> Vec<&str> {
    const CLOSES: [char; 8] = ['，', '。', '、', '；', '：', '）', '”', '》'];
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in words.char_indices() {
        let after_space = before == Some(' ');
        let wide = |c: char| !c.is_ascii() && c != '–';
        let beside_wide = before.is_some_and(wide) || (before.is_some() && wide(c));
        let opened = before.is_some_and(|c| "（“《".contains(c));
        if after_space || (beside_wide && !opened && !CLOSES.contains(&c) && c != ' ') {
            pieces.push(&words[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&words[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{blocks::Rich, document::Link};

    fn stop(name: &str, arrival: bool) -> JourneyStop {
        JourneyStop {
            name: name.into(),
            note: None,
            status: LineStatus::InService,
            arrival,
        }
    }

    fn journey(course: Course, stops: Vec<JourneyStop>) -> Journey {
        let line = JourneyLine {
            link: Link {
                href: "#a".into(),
                text: "A line whose name is so long that it has to be broken somewhere".into(),
            },
            kind: "Railway".into(),
            status: LineStatus::InService,
            course,
            order: String::new(),
            stops,
            sources: Vec::new(),
        };
        Journey {
            drawn: String::new(),
            caution: Rich::default(),
            lines: vec![line],
            arrival: "arrival".into(),
            legend: vec![(LineStatus::InService, "in service".into())],
            destination: "东港、塔底片区".into(),
            unpublished: "not published".into(),
            last_leg: "how to go on".into(),
        }
    }

    fn ways(drawing: &Drawing) -> Vec<&str> {
        let way = |shape| match shape {
            &Shape::Path("journey__way", ref path) => Some(path.as_str()),
            _ => None,
        };
        drawing.shapes.iter().filter_map(way).collect()
    }

    fn dots(drawing: &Drawing) -> Vec<(i32, i32)> {
        let dot = |shape: &Shape| match shape {
            Shape::Dot { x, y, .. } => Some((*x, *y)),
            _ => None,
        };
        drawing.shapes.iter().filter_map(dot).collect()
    }

    #[test]
    fn nothing_leaves_the_drawing() {
        let stops = vec![
            stop("Hangzhou West, a name that is far longer than any", false),
            stop("衢州西衢州西衢州西衢州西衢州西衢州西衢州西衢州西", true),
        ];
        for course in [Course::InTurn, Course::EachToLast, Course::Through] {
            let drawing = draw(&journey(course, stops.clone()));
            for shape in &drawing.shapes {
                if let Shape::Text {
                    x, y, words, class, ..
                } = shape
                {
                    let size = if class.ends_with("small") {
                        SMALL
                    } else {
                        NAME
                    };
                    assert!(x + wide(words, size) < RAIL, "{words}");
                    assert!((0..drawing.height).contains(y), "{words}");
                }
            }
            let inside = |(x, y): (i32, i32)| x >= 8 && y >= 8 && y <= drawing.height - 8;
            assert!(dots(&drawing).into_iter().all(inside));
        }
    }

    #[test]
    fn stops_in_turn_stand_on_one_way_from_the_first_to_the_last() {
        let stops = ["a", "b", "c"].map(|name| stop(name, false));
        let drawing = draw(&journey(Course::InTurn, stops.into()));
        let dots = dots(&drawing);
        assert_eq!(
            ways(&drawing)[0],
            format!("M{LANE} {}V{}", dots[0].1, dots[2].1)
        );
        assert!(dots[..3].iter().all(|(x, _)| *x == LANE));
        assert!(dots[0].1 < dots[1].1 && dots[1].1 < dots[2].1);
    }

    #[test]
    fn stops_that_each_lead_to_the_last_have_a_way_of_their_own() {
        let stops = ["a", "b", "c"].map(|name| stop(name, name == "c"));
        let drawing = draw(&journey(Course::EachToLast, stops.into()));
        let dots = dots(&drawing);
        let last = dots[2].1;
        for (x, y) in &dots[..2] {
            assert_eq!(*x, BRANCH);
            let own = format!("M{BRANCH} {y}H{LANE}V{last}");
            assert!(ways(&drawing).contains(&own.as_str()), "{own}");
        }
        assert_eq!(dots[2].0, LANE);
    }

    #[test]
    fn the_way_on_leads_from_every_stop_of_arrival_and_from_no_other() {
        let stops = [("a", false), ("b", true), ("c", true)];
        let drawing = draw(&journey(
            Course::InTurn,
            stops.map(|(name, here)| stop(name, here)).into(),
        ));
        let unpublished = drawing.shapes.iter().filter(
            |shape| matches!(shape, Shape::Path(class, _) if class.ends_with("unpublished")),
        );
        // One for each of the two, and the one that gathers them.
        assert_eq!(unpublished.count(), 3);
    }

    #[test]
    fn words_are_broken_where_they_may_be() {
        assert_eq!(wrap("one two three", 60, 13), ["one two", "three"]);
        assert_eq!(wrap("东港片区，塔底", 60, 13), ["东港片", "区，塔底"]);
        assert_eq!(wrap("（衢江）很好", 45, 13), ["（衢", "江）很", "好"]);
        assert_eq!(wrap("", 60, 13), [""]);
    }
}

//! A sheet on which everything has its place: fields, drawings, lines of text, a code; and the same as one SVG text
//! that stands alone.

use super::{
    Code, Face, Picture, Type,
    colour::{Colour, families},
};
use crate::{domain::Lang, markup::Html};

/// A rectangle, in pixels from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

impl Area {
    pub(super) const fn new(x: i32, y: i32, width: i32, height: i32) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    pub(super) const fn bottom(self) -> i32 {
        self.y + self.height
    }
}

/// Something on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A field of one colour.
    Field(Area, Colour),
    /// One of the site's drawings, filling its area.
    Drawing(Area, Picture),
    /// A line of text.
    Text(Line),
    /// A shape in a square of 32 units, filling its area.
    Shape(Area, Colour, &'static str),
    /// The same, faint.
    Shade(Area, Colour, &'static str),
    /// The river that runs through the site's sign, as wide as its area; faint or plain.
    River(Area, Colour, bool),
    /// The four corners of a monitor's safe area.
    Corners(Area, Colour),
    /// A code: its area, light border included, the pixels of a module, and the path of the dark ones.
    Code(Area, i32, String),
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands: as wide as it was measured, as high as its letters.
    pub area: Area,
    /// Its typeface and size.
    pub kind: Type,
    /// What it says.
    pub text: String,
    pub(super) colour: Colour,
    /// Where its Chinese runs, and those between them, begin. A renderer may set a whole piece of text in the typeface that
    /// one run needs: so in English every run is a piece of its own.
    starts: Vec<i32>,
}

/// A finished sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its width in pixels.
    pub width: i32,
    /// Its height in pixels.
    pub height: i32,
    pub(super) lang: Lang,
    pub(super) items: Vec<Item>,
}

/// What lies under one another, before it is known where that begins.
#[derive(Debug, Default)]
pub(super) struct Stack {
    pub(super) items: Vec<Item>,
    pub(super) height: i32,
}

impl Stack {
    pub(super) fn gap(&mut self, height: i32) -> &mut Self {
        self.height += height;
        self
    }

    /// Lines below what is there.
    pub(super) fn lines(
        &mut self,
        lines: &[String],
        (x, leading): (i32, i32),
        kind: Type,
        colour: Colour,
        measure: &dyn Fn(&str, Type) -> i32,
    ) -> &mut Self {
        for text in lines {
            // The letters stand in the middle of the line.
            let y = self.height + (leading - kind.size) / 2;
            let area = Area::new(x, y, measure(text, kind), kind.size);
            let text = text.clone();
            let mut start = x;
            let runs = runs(&text).map(|(_, run)| {
                let before = start;
                start += measure(run, kind);
                before
            });
            let starts = runs.collect();
            self.items.push(Item::Text(Line {
                area,
                kind,
                text,
                colour,
                starts,
            }));
            self.height += leading;
        }
        self
    }

    /// Puts all of it below what is in another.
    pub(super) fn below(self, other: &mut Self) {
        let height = self.height;
        self.place(&mut other.items, other.height);
        other.height += height;
    }

    /// Puts all of it onto a sheet, that far down.
    pub(super) fn place(self, items: &mut Vec<Item>, down: i32) {
        items.extend(self.items.into_iter().map(|mut item| {
            let area = match &mut item {
                Item::Text(line) => &mut line.area,
                Item::Field(area, _)
                | Item::Drawing(area, _)
                | Item::Shape(area, ..)
                | Item::Shade(area, ..)
                | Item::River(area, ..)
                | Item::Corners(area, _)
                | Item::Code(area, ..) => area,
            };
            area.y += down;
            item
        }));
    }
}

impl Sheet {
    /// The lines of text, in order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(line) => Some(line),
            _ => None,
        })
    }

    /// Where the code stands.
    pub fn code(&self) -> Option<Area> {
        self.items.iter().find_map(|item| match item {
            Item::Code(area, ..) => Some(*area),
            _ => None,
        })
    }

    /// The sheet as one SVG text that needs nothing else but typefaces.
    pub fn svg(&self) -> String {
        let mut html = Html::default();
        html.tag("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
            .number(self.width.into());
        html.tag("\" height=\"").number(self.height.into());
        html.tag("\" viewBox=\"0 0 ").number(self.width.into());
        html.tag(" ").number(self.height.into());
        html.tag("\" xml:lang=\"").tag(self.lang.tag()).tag("\">");
        let mut svg = html.end();
        for item in &self.items {
            match item {
                Item::Drawing(area, drawing) => {
                    html.tag("<svg");
                    placed(&mut html, *area);
                    let (top, height) = seen(*area, drawing.focus);
                    html.tag(" viewBox=\"0 ").number(top.into());
                    html.tag(" 270 ").number(height.into());
                    html.tag("\" preserveAspectRatio=\"xMidYMid slice\"");
                    let (is_unfilled, inside) = inside(&drawing.file);
                    html.tag(if is_unfilled { " fill=\"none\">" } else { ">" });
                    svg.push_str(&html.end());
                    // A file of the site's own, not a text.
                    svg.push_str(inside);
                    svg.push_str("</svg>");
                }
                item => svg.push_str(&self.written(item)),
            }
        }
        svg.push_str("</svg>");
        svg
    }

    fn written(&self, item: &Item) -> String {
        let mut html = Html::default();
        match item {
            Item::Field(area, colour) => {
                html.tag("<rect");
                placed(&mut html, *area);
                html.tag(" fill=\"").text(colour.as_str()).tag("\"/>");
            }
            Item::Text(line) => self.text(&mut html, line),
            Item::Shape(area, colour, path) | Item::Shade(area, colour, path) => {
                html.tag("<svg");
                placed(&mut html, *area);
                html.tag(" viewBox=\"0 0 32 32\"><path fill=\"")
                    .text(colour.as_str());
                html.tag(if matches!(item, Item::Shade(..)) {
                    "\" opacity=\"0.16"
                } else {
                    ""
                });
                html.tag("\" fill-rule=\"evenodd\" d=\"")
                    .tag(path)
                    .tag("\"/></svg>");
            }
            Item::River(area, colour, is_faint) => {
                html.tag("<svg");
                placed(&mut html, *area);
                html.tag(" viewBox=\"0 -3 150 77\" preserveAspectRatio=\"none\"><path fill=\"")
                    .text(colour.as_str());
                html.tag(if *is_faint { "\" opacity=\"0.14" } else { "" });
                html.tag("\" d=\"M0 23q38-46 75-10t75-10v45q-38 46-75 10t-75 10z\"/></svg>");
            }
            Item::Corners(area, colour) => corners(&mut html, *area, *colour),
            Item::Code(area, module, path) => {
                html.tag("<rect");
                placed(&mut html, *area);
                html.tag(" fill=\"").text(Colour::QR_LIGHT.as_str());
                html.tag("\"/><path shape-rendering=\"crispEdges\" fill=\"")
                    .text(Colour::QR_DARK.as_str());
                html.tag("\" transform=\"translate(").number(area.x.into());
                html.tag(" ").number(area.y.into());
                html.tag(") scale(").number((*module).into());
                html.tag(")\" d=\"").text(path).tag("\"/>");
            }
            Item::Drawing(..) => {}
        }
        html.end()
    }

    fn text(&self, html: &mut Html, line: &Line) {
        let size = line.kind.size;
        html.tag("<text x=\"").number(line.area.x.into());
        // The baseline: letters of both scripts then stand in the middle of their area.
        html.tag("\" y=\"")
            .number((line.area.y + size * 88 / 100).into());
        html.tag("\" font-size=\"").number(size.into());
        html.tag("\" font-weight=\"")
            .number(line.kind.face.weight().into());
        html.tag("\" font-family=\"")
            .text(families(self.lang, line.kind.face == Face::Title));
        html.tag("\" fill=\"").text(line.colour.as_str()).tag("\">");
        if self.lang == Lang::Zh || line.starts.len() < 2 {
            html.text(&line.text);
        } else {
            for ((is_han, run), start) in runs(&line.text).zip(&line.starts) {
                html.tag("<tspan x=\"").number((*start).into());
                if is_han {
                    let families = families(Lang::Zh, line.kind.face == Face::Title);
                    html.tag("\" xml:lang=\"zh-CN\" font-family=\"")
                        .text(families);
                }
                html.tag("\">").text(run).tag("</tspan>");
            }
        }
        html.tag("</text>");
    }
}

/// The code as it lies on a sheet, with its light border.
pub(super) fn code(code: &Code, (x, y): (i32, i32), module: i32) -> Item {
    let side = code.side + 2 * Code::QUIET;
    let mut html = Html::default();
    for row in 0..code.side {
        let mut column = 0;
        while column < code.side {
            let start = column;
            while column < code.side && (code.is_dark)(column, row) {
                column += 1;
            }
            if column > start {
                html.tag("M").number((start + Code::QUIET).into());
                html.tag(" ").number((row + Code::QUIET).into());
                html.tag("h").number((column - start).into());
                html.tag("v1h").number((start - column).into()).tag("z");
            }
            column += 1;
        }
    }
    Item::Code(
        Area::new(x, y, side * module, side * module),
        module,
        html.end(),
    )
}

/// A text in runs of Chinese and of other letters: a Chinese name in English takes the Chinese typeface for itself alone.
fn runs(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let is_han = |letter: char| letter >= '\u{2e80}';
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = is_han(rest.chars().next()?);
        let end = rest
            .find(|letter| is_han(letter) != first)
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some((first, run))
    })
}

/// Whether a drawing's shapes are filled only where they say so, and what stands between the tags of its file; nothing
/// of a file that is no drawing.
fn inside(drawing: &str) -> (bool, &str) {
    let file = drawing.trim_end().strip_suffix("</svg>");
    let root = file.and_then(|file| file.split_once("<svg")?.1.split_once('>'));
    root.map_or((false, ""), |(attributes, inner)| {
        (attributes.contains("fill=\"none\""), inner)
    })
}

/// Which rows of a drawing an area shows: all, or as many as it is high enough for, around what the drawing is of.
fn seen(area: Area, focus: i32) -> (i32, i32) {
    let height = (270 * area.height / area.width.max(1)).min(480);
    ((focus - height / 2).clamp(0, 480 - height), height)
}

fn placed(html: &mut Html, area: Area) {
    html.tag(" x=\"").number(area.x.into());
    html.tag("\" y=\"").number(area.y.into());
    html.tag("\" width=\"").number(area.width.into());
    html.tag("\" height=\"")
        .number(area.height.into())
        .tag("\"");
}

fn corners(html: &mut Html, area: Area, colour: Colour) {
    let arm = area.width.min(area.height) / 12;
    let (right, bottom) = (area.x + area.width, area.bottom());
    html.tag("<path fill=\"none\" stroke=\"")
        .text(colour.as_str());
    html.tag("\" stroke-width=\"")
        .number((arm / 14).max(2).into())
        .tag("\" d=\"");
    for (x, y, across, down) in [
        (area.x, area.y, arm, arm),
        (right, area.y, -arm, arm),
        (area.x, bottom, arm, -arm),
        (right, bottom, -arm, -arm),
    ] {
        html.tag("M")
            .number((x + across).into())
            .tag(" ")
            .number(y.into());
        html.tag("H")
            .number(x.into())
            .tag("V")
            .number((y + down).into());
    }
    html.tag("\"/>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_name_in_english_is_a_run_of_its_own() {
        let found: Vec<(bool, &str)> = runs("called (规模以上), so").collect();
        assert_eq!(
            found,
            [(false, "called ("), (true, "规模以上"), (false, "), so")]
        );
        assert_eq!(runs("").count(), 0);
    }

    #[test]
    fn a_low_area_shows_of_a_drawing_what_it_is_of() {
        assert_eq!(seen(Area::new(0, 0, 270, 480), 100), (0, 480));
        assert_eq!(seen(Area::new(0, 0, 300, 900), 100), (0, 480));
        assert_eq!(seen(Area::new(0, 0, 600, 330), 240), (166, 148));
        assert_eq!(seen(Area::new(0, 0, 600, 330), 20), (0, 148));
        assert_eq!(seen(Area::new(0, 0, 600, 330), 470), (332, 148));
    }

    #[test]
    fn of_a_drawing_stands_what_it_draws_and_of_anything_else_nothing() {
        assert_eq!(
            inside("<svg width=\"1\">\n<path/></svg>\n"),
            (false, "\n<path/>")
        );
        assert_eq!(
            inside("<!-- a > b -->\n<svg fill=\"none\"><path/></svg>"),
            (true, "<path/>")
        );
        assert_eq!(inside("<!doctype html><p>Not found</p>"), (false, ""));
        assert_eq!(inside(""), (false, ""));
    }
}

//! The cards that stand for a page in a chat: wide for Open Graph, square for `WeChat`. They are seen small, so they
//! say little: what it is, the one figure or status with its word, and whose it is.

use super::{
    Credit, Face, Outside, Picture, Poster, SIGN, Type,
    colour::Colour,
    drawings,
    emblem::emblem,
    lines::{fold, heading, running, short},
    sheet::{Area, Item, Sheet, Stack},
    upright::side_by_side,
};

/// The shape of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// 1200 × 630.
    Wide,
    /// 600 × 600.
    Square,
}

impl Shape {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Wide, Self::Square];

    /// Width and height in pixels.
    pub const fn size(self) -> (i32, i32) {
        match self {
            Self::Wide => (1200, 630),
            Self::Square => (600, 600),
        }
    }
}

/// How a shape is set.
struct Setting {
    picture: Area,
    text: Area,
    titles: &'static [i32],
    title_lines: usize,
    small: i32,
    /// Whether the picture stands over the text, and holds the figure where there is no drawing.
    is_over: bool,
}

const WIDE: Setting = Setting {
    picture: Area::new(846, 0, 354, 630),
    text: Area::new(64, 48, 718, 534),
    titles: &[88, 78, 70, 62, 54, 48],
    title_lines: 3,
    small: 30,
    is_over: false,
};

/// With three drawings.
const STRIP: Setting = Setting {
    picture: Area::new(576, 0, 624, 630),
    text: Area::new(64, 48, 464, 534),
    titles: &[70, 62, 54, 48],
    title_lines: 4,
    ..WIDE
};

const SQUARE: Setting = Setting {
    picture: Area::new(0, 0, 600, 330),
    text: Area::new(40, 356, 520, 216),
    titles: &[68, 60, 52, 46, 40, 36],
    title_lines: 2,
    small: 30,
    is_over: true,
};

/// Lays out a card.
pub fn card(poster: &Poster, shape: Shape, outside: &Outside) -> Sheet {
    let (width, height) = shape.size();
    let files = drawings(poster, outside);
    let is_drawn = !files.is_empty();
    let setting = match shape {
        Shape::Square => &SQUARE,
        Shape::Wide if files.len() > 1 => &STRIP,
        Shape::Wide => &WIDE,
    };
    let setter = Setter {
        poster,
        outside,
        setting,
    };
    let mut items = vec![Item::Field(Area::new(0, 0, width, height), Colour::PAPER)];
    setter.picture(&mut items, files);
    match shape {
        Shape::Wide => setter.wide(&mut items),
        Shape::Square => setter.square(&mut items, is_drawn),
    }
    Sheet {
        width,
        height,
        lang: poster.lang,
        items,
    }
}

struct Setter<'a> {
    poster: &'a Poster,
    outside: &'a Outside<'a>,
    setting: &'a Setting,
}

impl Setter<'_> {
    fn width(&self, kind: Type) -> impl Fn(&str) -> i32 {
        move |text| (self.outside.measure)(text, kind)
    }

    fn put(
        &self,
        stack: &mut Stack,
        lines: &[String],
        leading: i32,
        (kind, colour): (Type, Colour),
    ) {
        let x = self.setting.text.x;
        stack.lines(lines, (x, leading), kind, colour, self.outside.measure);
    }

    fn picture(&self, items: &mut Vec<Item>, files: Vec<Picture>) {
        let area = self.setting.picture;
        let inset = area.width.min(area.height) / 12;
        if files.is_empty() {
            items.push(Item::Field(area, Colour::ACCENT));
            let third = area.height / 3;
            let river = Area::new(area.x, area.y + third, area.width, third);
            // Behind a figure or an emblem the river is faint.
            let is_behind = self.setting.is_over && self.poster.figure.is_some();
            let emblem = emblem(&self.poster.emblem);
            if is_behind || emblem.is_some() {
                items.push(Item::River(river, Colour::ON_ACCENT, true));
            } else {
                items.push(Item::River(river, Colour::PAPER, false));
            }
            if let Some(emblem) = emblem {
                let side = area.width.min(area.height) * 6 / 10;
                let (x, y) = (
                    area.x + (area.width - side) / 2,
                    area.y + (area.height - side) / 2,
                );
                items.push(if is_behind {
                    // At the right, where the figure leaves most room.
                    let x = area.x + area.width - side - 2 * inset;
                    Item::Shade(Area::new(x, y, side, side), Colour::ON_ACCENT, emblem)
                } else {
                    Item::Shape(Area::new(x, y, side, side), Colour::PAPER, emblem)
                });
            }
        } else {
            items.extend(side_by_side(area, files, 6));
        }
        let frame = Area::new(
            area.x + inset,
            area.y + inset,
            area.width - 2 * inset,
            area.height - 2 * inset,
        );
        items.push(Item::Corners(frame, Colour::REGISTRATION));
    }

    fn wide(&self, items: &mut Vec<Item>) {
        let area = self.setting.text;
        self.site(items, area.y);
        let below = 60;
        let room = area.height - below;
        // Title and figure get smaller with the lead, twice as fast, and the lead stands there whole or not at all.
        let steps = self.setting.titles.len();
        let leads = (0..).zip([30, 27, 24]);
        let with = leads.flat_map(|(step, lead)| {
            (0..steps).map(move |tight| (2 * step + tight, Some(lead), tight))
        });
        let mut fits: Vec<(usize, Option<i32>, usize)> = with.collect();
        fits.sort_by_key(|(cost, ..)| *cost);
        fits.extend((0..steps).map(|tight| (0, None, tight)));
        let mut stack = Stack::default();
        for (_, lead, tight) in fits {
            stack = self.middle(lead, tight);
            if stack.height <= room {
                break;
            }
        }
        let down = area.y + below + (room - stack.height) / 2;
        stack.place(items, down);
    }

    fn middle(&self, lead: Option<i32>, tight: usize) -> Stack {
        let mut stack = Stack::default();
        let (small, over) = self.short(&self.poster.over, self.setting.text.width, &[28, 25, 22]);
        self.put(&mut stack, &over, 44, (small, Colour::ACCENT));
        stack.gap(6);
        let titles = self.setting.titles;
        self.title(&mut stack, titles.get(tight..).unwrap_or(titles));
        if let Some(figure) = &self.poster.figure {
            stack.gap(14);
            let sizes = &[84, 72, 60, 48, 42];
            let sizes = sizes.get(tight.min(4)..).unwrap_or(sizes);
            self.figure(
                &mut stack,
                figure,
                (sizes, figure.mark.colour(), Colour::INK),
            );
        }
        if let Some(size) = lead.filter(|_| !self.poster.lead.is_empty()) {
            stack.gap(18);
            let kind = Type::new(Face::Text, size);
            let lines = running(
                &self.poster.lead,
                self.setting.text.width,
                &self.width(kind),
            );
            self.put(
                &mut stack,
                &lines.lines,
                size * 150 / 100,
                (kind, Colour::INK_SOFT),
            );
        }
        stack
    }

    fn square(&self, items: &mut Vec<Item>, is_drawn: bool) {
        let area = self.setting.text;
        let room = area.height - 46;
        let figure = self.poster.figure.as_ref();
        if let Some(figure) = figure.filter(|_| !is_drawn) {
            self.on_field(items, figure);
        }
        let sizes = self.setting.titles;
        let mut stack = Stack::default();
        for smaller in 0..sizes.len() {
            stack = Stack::default();
            self.title(&mut stack, &sizes[smaller..]);
            if let Some(figure) = figure.filter(|_| is_drawn) {
                stack.gap(4);
                self.figure(
                    &mut stack,
                    figure,
                    (&[44, 36], figure.mark.colour(), Colour::INK),
                );
            }
            if stack.height <= room {
                break;
            }
        }
        let down = area.y + (room - stack.height) / 2;
        stack.place(items, down);
        self.site(items, area.bottom() - 36);
    }

    fn on_field(&self, items: &mut Vec<Item>, figure: &Credit) {
        let mut stack = Stack::default();
        let colour = Colour::ON_ACCENT;
        let area = self.setting.picture;
        for sizes in [
            &[150, 124, 104, 88, 72, 60][..],
            &[104, 88, 72, 60],
            &[72, 60],
        ] {
            stack = Stack::default();
            self.figure(&mut stack, figure, (sizes, colour, colour));
            if stack.height <= area.height - 2 * 30 {
                break;
            }
        }
        let down = area.y + (area.height - stack.height) / 2;
        stack.place(items, down);
    }

    fn title(&self, stack: &mut Stack, sizes: &[i32]) {
        let setting = self.setting;
        let measure =
            |text: &str, size: i32| (self.outside.measure)(text, Type::new(Face::Title, size));
        let sizes = (sizes, setting.title_lines);
        let (size, lines) = heading(&self.poster.title, setting.text.width, sizes, &measure);
        let kind = Type::new(Face::Title, size);
        self.put(
            stack,
            &lines.lines,
            kind.size * 122 / 100,
            (kind, Colour::INK),
        );
    }

    /// The word that says how surely, the figure below it, and what it is of.
    fn figure(
        &self,
        stack: &mut Stack,
        credit: &Credit,
        (sizes, colour, ink): (&[i32], Colour, Colour),
    ) {
        let area = self.setting.text;
        let small = self.setting.small;
        // Where there is no figure the word is what is largest.
        let word: &[i32] = if credit.figure.is_none() && !credit.text.is_empty() {
            &[46, 40, 36, 27, 24]
        } else {
            &[small, 27, 24]
        };
        let (strong, lines) = self.short(&credit.word, area.width - 56, word);
        let (side, leading) = (strong.size * 7 / 8, strong.size * 150 / 100);
        let sign = Area::new(area.x, stack.height + (leading - side) / 2, side, side);
        stack
            .items
            .push(Item::Shape(sign, colour, credit.mark.sign()));
        stack.lines(
            &lines,
            (area.x + side + 16, leading),
            strong,
            colour,
            self.outside.measure,
        );
        self.value(stack, credit.figure.as_deref(), (sizes, ink));
        let kind = Type::new(Face::Strong, 27);
        let lines = running(&credit.text, area.width, &self.width(kind));
        self.put(stack, &lines.lines, 40, (kind, ink));
    }

    fn value(&self, stack: &mut Stack, figure: Option<&str>, (sizes, ink): (&[i32], Colour)) {
        let Some(figure) = figure else { return };
        let area = self.setting.text;
        let fits = |size: &&i32| {
            (self.outside.measure)(figure, Type::new(Face::Title, **size)) <= area.width
        };
        let size = sizes
            .iter()
            .find(fits)
            .or(sizes.last())
            .copied()
            .unwrap_or(self.setting.small);
        let kind = Type::new(Face::Title, size);
        let lines = fold(figure, area.width, &self.width(kind));
        self.put(stack, &lines.lines, size * 116 / 100, (kind, ink));
    }

    /// A short text in the largest of the sizes in which it takes one line.
    fn short(&self, text: &str, width: i32, sizes: &[i32]) -> (Type, Vec<String>) {
        short(text, width, (Face::Strong, sizes), self.outside.measure)
    }

    fn site(&self, items: &mut Vec<Item>, y: i32) {
        let x = self.setting.text.x;
        items.push(Item::Shape(Area::new(x, y, 36, 36), Colour::ACCENT, SIGN));
        let mut stack = Stack::default();
        let kind = Type::new(Face::Strong, 26);
        let site = [self.poster.site.clone()];
        stack.lines(
            &site,
            (x + 50, 36),
            kind,
            Colour::INK_SOFT,
            self.outside.measure,
        );
        stack.place(items, y);
    }
}

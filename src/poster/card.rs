//! The cards that stand for a page in a chat: wide for Open Graph, square for `WeChat`. They are seen small, so they
//! say little: what it is, the one figure or status with its word, and whose it is.

use super::{
    Credit, Face, Outside, Poster, SIGN, Type,
    colour::Colour,
    drawings,
    lines::{even, fold},
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
}

const WIDE: Setting = Setting {
    picture: Area::new(846, 0, 354, 630),
    text: Area::new(64, 56, 718, 518),
    titles: &[88, 78, 70, 62, 54],
    title_lines: 3,
    small: 30,
};

/// With three drawings.
const STRIP: Setting = Setting {
    picture: Area::new(576, 0, 624, 630),
    text: Area::new(64, 56, 464, 518),
    titles: &[70, 62, 54, 48],
    title_lines: 4,
    ..WIDE
};

const SQUARE: Setting = Setting {
    picture: Area::new(0, 0, 600, 330),
    text: Area::new(40, 356, 520, 216),
    titles: &[72, 64, 56, 48, 42],
    title_lines: 2,
    small: 30,
};

/// Lays out a card.
pub fn card(poster: &Poster, shape: Shape, outside: &Outside) -> Sheet {
    let (width, height) = shape.size();
    let files = drawings(poster, outside);
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
        Shape::Square => setter.square(&mut items),
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

    fn put(&self, stack: &mut Stack, lines: &[String], leading: i32, (kind, colour): (Type, Colour)) {
        let x = self.setting.text.x;
        stack.lines(lines, (x, leading), kind, colour, self.outside.measure);
    }

    fn picture(&self, items: &mut Vec<Item>, files: Vec<String>) {
        let area = self.setting.picture;
        let inset = area.width.min(area.height) / 12;
        if files.is_empty() {
            items.push(Item::Field(area, Colour::ACCENT));
            let third = area.height / 3;
            items.push(Item::River(Area { y: area.y + third, height: third, ..area }, Colour::PAPER, false));
        } else {
            items.extend(side_by_side(area, files, 6));
        }
        let frame = Area::new(area.x + inset, area.y + inset, area.width - 2 * inset, area.height - 2 * inset);
        items.push(Item::Corners(frame, Colour::REGISTRATION));
    }

    fn wide(&self, items: &mut Vec<Item>) {
        let area = self.setting.text;
        self.site(items, area.y);
        let below = 84;
        let room = area.height - below;
        // The lead stands there whole or not at all.
        let stacks = [Some(30), Some(27), None].map(|lead| self.middle(lead));
        let last = stacks.len() - 1;
        for (index, stack) in stacks.into_iter().enumerate() {
            if stack.height <= room || index == last {
                let down = area.y + below + (room - stack.height) / 2;
                stack.place(items, down);
                break;
            }
        }
    }

    fn middle(&self, lead: Option<i32>) -> Stack {
        let mut stack = Stack::default();
        let small = Type::new(Face::Strong, 28);
        let over = fold(&self.poster.over, self.setting.text.width, &self.width(small));
        self.put(&mut stack, &over.lines, 44, (small, Colour::ACCENT));
        stack.gap(6);
        self.title(&mut stack);
        if let Some(figure) = &self.poster.figure {
            stack.gap(14);
            self.figure(&mut stack, figure, &[84, 72, 60, 48]);
        }
        if let Some(size) = lead.filter(|_| !self.poster.lead.is_empty()) {
            stack.gap(18);
            let kind = Type::new(Face::Text, size);
            let lines = fold(&self.poster.lead, self.setting.text.width, &self.width(kind));
            self.put(&mut stack, &lines.lines, size * 150 / 100, (kind, Colour::INK_SOFT));
        }
        stack
    }

    fn square(&self, items: &mut Vec<Item>) {
        let area = self.setting.text;
        let mut stack = Stack::default();
        self.title(&mut stack);
        let room = area.height - 44;
        if let Some(figure) = &self.poster.figure {
            let mut with = Stack::default();
            self.figure(&mut with, figure, &[48, 40]);
            // A figure stands there with its word, or neither does.
            if stack.height + 6 + with.height <= room {
                with.below(stack.gap(6));
            }
        }
        let down = area.y + (room - stack.height) / 2;
        stack.place(items, down);
        self.site(items, area.bottom() - 36);
    }

    fn title(&self, stack: &mut Stack) {
        let setting = self.setting;
        let set = |size: i32| {
            let kind = Type::new(Face::Title, size);
            (kind, even(&self.poster.title, setting.text.width, &self.width(kind)))
        };
        let mut tried = setting.titles.iter().map(|size| set(*size));
        let fits = tried.find(|(_, lines)| !lines.is_cut && lines.lines.len() <= setting.title_lines);
        let (kind, lines) = fits.unwrap_or_else(|| set(setting.small));
        self.put(stack, &lines.lines, kind.size * 122 / 100, (kind, Colour::INK));
    }

    /// The word that says how surely, and the figure beside it or below.
    fn figure(&self, stack: &mut Stack, credit: &Credit, sizes: &[i32]) {
        let area = self.setting.text;
        let colour = credit.mark.colour();
        let strong = Type::new(Face::Strong, self.setting.small);
        let lines = fold(&credit.word, area.width - 42, &self.width(strong)).lines;
        let sign = Area::new(area.x, stack.height + 10, 26, 26);
        stack.items.push(Item::Shape(sign, colour, credit.mark.sign()));
        stack.lines(&lines, (area.x + 42, 46), strong, colour, self.outside.measure);
        let Some(figure) = &credit.figure else { return };
        let fits = |size: &&i32| (self.outside.measure)(figure, Type::new(Face::Title, **size)) <= area.width;
        let size = sizes.iter().find(fits).or(sizes.last()).copied().unwrap_or(self.setting.small);
        let kind = Type::new(Face::Title, size);
        let lines = fold(figure, area.width, &self.width(kind));
        self.put(stack, &lines.lines, size * 116 / 100, (kind, Colour::INK));
    }

    fn site(&self, items: &mut Vec<Item>, y: i32) {
        let x = self.setting.text.x;
        items.push(Item::Shape(Area::new(x, y, 36, 36), Colour::ACCENT, SIGN));
        let mut stack = Stack::default();
        let kind = Type::new(Face::Strong, 26);
        let site = [self.poster.site.clone()];
        stack.lines(&site, (x + 50, 36), kind, Colour::INK_SOFT, self.outside.measure);
        stack.place(items, y);
    }
}

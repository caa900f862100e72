//! The poster, upright, 1080 × 1920: the picture above, what is known below it as credits, the code at the foot.

use super::{
    Code, Credit, Face, Outside, Poster, SIGN, Type,
    colour::Colour,
    drawings,
    lines::{fold, heading, short},
    sheet::{Area, Item, Sheet, Stack, code as code_item},
    words,
};

const WIDTH: i32 = 1080;
const HEIGHT: i32 = 1920;

/// The margin, and the width between the margins.
const EDGE: i32 = 84;
const INSIDE: i32 = WIDTH - 2 * EDGE;

/// The smallest letters: a phone shows a poster at a third of its size.
const SMALL: i32 = 28;

/// The widest that the words that say how surely may take.
const MARKS: i32 = 290;

/// What should stand between the credits.
const LOOSE: i32 = 20;

/// The height that a drawing should have, and the least.
const PICTURE: (i32, i32) = (600, 120);

/// What should stand on a field above the title, and the least.
const ABOVE_HEAD: (i32, i32) = (260, 200);

/// The largest code, and the pixels of a module that a phone still tells apart on another phone. Of the usual link a
/// module takes nine, which are three at a third of the size.
const CODE: i32 = 396;
const MODULE: i32 = 6;

/// The same of the longest links, of more than so many modules a side.
const FINE: (i32, i32) = (5, 80);

/// How tightly it is set.
#[derive(Clone, Copy)]
struct Fit {
    lead: Option<i32>,
    text: i32,
    credits: usize,
    is_low: bool,
    /// Between the credits.
    gap: i32,
}

/// Lays out a poster with its code.
pub fn upright(poster: &Poster, code: &Code, outside: &Outside) -> Sheet {
    let files = drawings(poster, outside);
    let setter = Setter {
        poster,
        outside,
        is_drawn: !files.is_empty(),
    };
    let (mut head, mut body, mut height) = (Stack::default(), Stack::default(), 0);
    for fit in setter.fits() {
        head = setter.head(fit.is_low);
        body = Stack::default();
        body.gap(60);
        if setter.is_drawn {
            std::mem::take(&mut head).below(&mut body);
        }
        setter.body(&mut body, fit);
        setter.foot(&mut body, code);
        height = HEIGHT - body.height;
        let of = |(usual, least)| if fit.is_low { least } else { usual };
        let needed = if setter.is_drawn {
            of(PICTURE)
        } else {
            head.height + of(ABOVE_HEAD) + EDGE
        };
        if height >= needed {
            break;
        }
    }
    let mut items = vec![Item::Field(Area::new(0, 0, WIDTH, HEIGHT), Colour::PAPER)];
    setter.picture(&mut items, Area::new(0, 0, WIDTH, height), files);
    let down = height - head.height - EDGE;
    head.place(&mut items, down);
    body.place(&mut items, height);
    Sheet {
        width: WIDTH,
        height: HEIGHT,
        lang: poster.lang,
        items,
    }
}

struct Setter<'a> {
    poster: &'a Poster,
    outside: &'a Outside<'a>,
    is_drawn: bool,
}

impl Setter<'_> {
    /// From loose to tight. What gives way first is the size of the text, then the picture, then the room between
    /// the credits, then the lead as a whole or the last of the credits; a note never does.
    fn fits(&self) -> impl Iterator<Item = Fit> {
        let all = self.poster.credits.len();
        let lead = !self.poster.lead.is_empty();
        let whole = |is_low: bool| {
            let sizes = [(40, 36), (36, 34), (32, 31), (SMALL, SMALL)];
            sizes.map(|(size, text)| Fit {
                lead: lead.then_some(size),
                text,
                credits: all,
                is_low,
                gap: LOOSE,
            })
        };
        let close = Fit {
            lead: lead.then_some(SMALL),
            text: SMALL,
            credits: all,
            is_low: true,
            gap: 4,
        };
        // Where the largest figure or status is the point, the lead explains it and stays before the rest.
        let kept = close.lead.filter(|_| self.poster.figure.is_some());
        let fewer = (0..=all).rev().map(move |credits| Fit {
            lead: kept,
            credits,
            ..close
        });
        let whole = whole(false).into_iter().chain(whole(true));
        whole.chain([close]).chain(fewer)
    }

    fn width(&self, kind: Type) -> impl Fn(&str) -> i32 {
        move |text| (self.outside.measure)(text, kind)
    }

    fn put(
        &self,
        stack: &mut Stack,
        lines: &[String],
        x: i32,
        leading: i32,
        (kind, colour): (Type, Colour),
    ) {
        stack.lines(lines, (x, leading), kind, colour, self.outside.measure);
    }

    /// A text over the whole width, in the largest of the sizes in which it takes no more than so many lines.
    fn large(&self, stack: &mut Stack, text: &str, (sizes, most): (&[i32], usize), colour: Colour) {
        let measure =
            |text: &str, size: i32| (self.outside.measure)(text, Type::new(Face::Title, size));
        let (size, lines) = heading(text, INSIDE, (sizes, most), &measure);
        let kind = Type::new(Face::Title, size);
        self.put(
            stack,
            &lines.lines,
            EDGE,
            kind.size * 124 / 100,
            (kind, colour),
        );
    }

    /// A text in the largest of the sizes in which it takes one line.
    fn short(&self, text: &str, width: i32, (face, sizes): (Face, &[i32])) -> (Type, Vec<String>) {
        short(text, width, (face, sizes), self.outside.measure)
    }

    /// What it is of: on the picture's field, or below a drawing on the paper.
    fn head(&self, is_low: bool) -> Stack {
        let mut stack = Stack::default();
        let (accent, ink) = if self.is_drawn {
            (Colour::ACCENT, Colour::INK)
        } else {
            (Colour::ON_ACCENT, Colour::ON_ACCENT)
        };
        let (kind, over) = self.short(&self.poster.over, INSIDE, (Face::Strong, &[34, 31, SMALL]));
        self.put(&mut stack, &over, EDGE, 50, (kind, accent));
        stack.gap(14);
        let (sizes, most): (&[i32], usize) = if self.is_drawn {
            (&[104, 92, 82, 72, 64, 56], 2)
        } else {
            (&[136, 120, 104, 92, 80, 70, 60], 3)
        };
        // Beside a figure and where room is short the title is smaller.
        let sizes = if is_low || self.poster.figure.is_some() && !self.is_drawn {
            &sizes[2..]
        } else {
            sizes
        };
        let sizes = (if is_low { &sizes[2..] } else { sizes }, most);
        self.large(&mut stack, &self.poster.title, sizes, ink);
        if let Some(figure) = &self.poster.figure {
            stack.gap(if self.is_drawn { 24 } else { 48 });
            let colour = if self.is_drawn {
                figure.mark.colour()
            } else {
                ink
            };
            let kind = Type::new(Face::Strong, 40);
            let at = Area::new(EDGE, stack.height + 10, 36, 36);
            stack
                .items
                .push(Item::Shape(at, colour, figure.mark.sign()));
            let word = fold(&figure.word, INSIDE - 56, &self.width(kind));
            self.put(&mut stack, &word.lines, EDGE + 56, 56, (kind, colour));
            if let Some(value) = &figure.figure {
                self.large(&mut stack, value, (&[216, 180, 150, 124, 104, 88], 1), ink);
            }
            let kind = Type::new(Face::Text, 38);
            let text = fold(&figure.text, INSIDE, &self.width(kind));
            self.put(&mut stack, &text.lines, EDGE, 58, (kind, ink));
        }
        stack
    }

    /// What is known.
    fn body(&self, stack: &mut Stack, fit: Fit) {
        if let Some(size) = fit.lead {
            if self.is_drawn {
                stack.gap(20);
            }
            let kind = Type::new(Face::Text, size);
            let lines = fold(&self.poster.lead, INSIDE, &self.width(kind));
            self.put(
                stack,
                &lines.lines,
                EDGE,
                size * 150 / 100,
                (kind, Colour::INK),
            );
            stack.gap(24);
        }
        let strong = Type::new(Face::Strong, SMALL);
        let widths = self
            .poster
            .credits
            .iter()
            .map(|credit| (self.outside.measure)(&credit.word, strong));
        let column = (widths.max().unwrap_or_default() + 38 + 40).min(MARKS);
        for credit in self.poster.credits.iter().take(fit.credits) {
            stack.gap(fit.gap);
            self.credit(stack, credit, (column, fit));
        }
        let left = self.poster.credits.len().saturating_sub(fit.credits);
        if left > 0 {
            stack.gap(fit.gap);
            let kind = Type::new(Face::Text, SMALL);
            let more = [words::more(self.poster.lang, left)];
            self.put(stack, &more, EDGE + column, 44, (kind, Colour::INK_SOFT));
        }
    }

    /// A line as in the credits of a film: how surely at the left, what at the right.
    fn credit(&self, stack: &mut Stack, credit: &Credit, (column, fit): (i32, Fit)) {
        let size = fit.text;
        let strong = Type::new(Face::Strong, SMALL);
        let word = fold(&credit.word, column - 60, &self.width(strong));
        let text = Type::new(Face::Text, size);
        let leading = size * if fit.gap < LOOSE { 130 } else { 145 } / 100;
        let (x, width) = (EDGE + column, INSIDE - column);
        let mut right = Stack::default();
        let mut first = leading;
        let mut beside = 0;
        if let Some(figure) = &credit.figure {
            let kind = Type::new(Face::Title, size * 3 / 2);
            first = kind.size * 130 / 100;
            let figure = fold(figure, width, &self.width(kind));
            self.put(&mut right, &figure.lines, x, first, (kind, Colour::INK));
            let wide = |line: &String| (self.outside.measure)(line, kind) + 18;
            let taken = figure
                .lines
                .first()
                .filter(|_| figure.lines.len() == 1)
                .map_or(width, wide);
            if taken + (self.outside.measure)(&credit.text, text) <= width {
                beside = taken;
            }
        }
        if beside > 0 {
            // On the line of its figure, a little lower, as both stand on one baseline.
            let mut small = Stack::default();
            small.gap((first - leading) / 2 + size / 5);
            self.put(
                &mut small,
                std::slice::from_ref(&credit.text),
                x + beside,
                leading,
                (text, Colour::INK),
            );
            small.place(&mut right.items, 0);
        } else {
            let lines = fold(&credit.text, width, &self.width(text));
            self.put(&mut right, &lines.lines, x, leading, (text, Colour::INK));
        }
        let mut left = Stack::default();
        left.gap((first - 40).max(0) / 2);
        let colour = credit.mark.colour();
        let sign = Area::new(EDGE, left.height + 8, 24, 24);
        left.items
            .push(Item::Shape(sign, colour, credit.mark.sign()));
        self.put(&mut left, &word.lines, EDGE + 38, 40, (strong, colour));
        let height = left.height.max(right.height);
        left.place(&mut stack.items, stack.height);
        right.place(&mut stack.items, stack.height);
        stack.gap(height);
    }

    /// Whose it is, where more is found, and what it rests on.
    fn foot(&self, stack: &mut Stack, code: &Code) {
        let modules = code.side + 2 * Code::QUIET;
        let least = if modules > FINE.1 { FINE.0 } else { MODULE };
        let module = (CODE / modules).clamp(least, 9);
        let side = modules * module;
        let small = Type::new(Face::Text, SMALL);
        stack.gap(30);
        stack.items.push(Item::Field(
            Area::new(EDGE, stack.height, INSIDE, 2),
            Colour::LINE,
        ));
        stack.gap(40);
        let beside = INSIDE - side - 44;
        let is_narrow = beside < 340;
        if is_narrow {
            self.notes(stack, INSIDE);
            stack.gap(24);
        }
        let mut left = Stack::default();
        let at = Area::new(EDGE, 4, 56, 56);
        left.items.push(Item::Shape(at, Colour::ACCENT, SIGN));
        let (title, name) = self.short(
            &self.poster.site,
            beside - 72,
            (Face::Title, &[46, 40, 36, 32]),
        );
        self.put(&mut left, &name, EDGE + 72, 64, (title, Colour::INK));
        left.gap(10);
        let strong = Type::new(Face::Strong, 30);
        let scan = fold(words::scan(self.poster.lang), beside, &self.width(strong));
        self.put(&mut left, &scan.lines, EDGE, 44, (strong, Colour::ACCENT));
        let address = fold(code.address, beside, &self.width(small));
        self.put(
            &mut left,
            &address.lines,
            EDGE,
            40,
            (small, Colour::INK_SOFT),
        );
        if !is_narrow {
            left.gap(18);
            self.notes(&mut left, beside);
        }
        let height = left.height.max(side);
        left.place(&mut stack.items, stack.height);
        let place = (WIDTH - EDGE - side, stack.height);
        stack.items.push(code_item(code, place, module));
        stack.gap(height + 70);
    }

    fn notes(&self, stack: &mut Stack, width: i32) {
        let small = Type::new(Face::Text, SMALL);
        for note in &self.poster.notes {
            let lines = fold(note, width, &self.width(small));
            self.put(stack, &lines.lines, EDGE, 40, (small, Colour::INK_SOFT));
            stack.gap(6);
        }
    }

    /// The drawings side by side, or the field with the river; in either the marks of the frame.
    fn picture(&self, items: &mut Vec<Item>, area: Area, files: Vec<String>) {
        if self.is_drawn {
            items.extend(side_by_side(area, files, 12));
        } else {
            items.push(Item::Field(area, Colour::ACCENT));
            let wave = Area::new(
                0,
                area.height * 10 / 100,
                area.width,
                area.height * 55 / 100,
            );
            items.push(Item::River(wave, Colour::ON_ACCENT, true));
            let sign = Area::new(EDGE, EDGE + 10, 84, 84);
            items.push(Item::Shape(sign, Colour::ON_ACCENT, SIGN));
            let mut name = Stack::default();
            let kind = Type::new(Face::Title, 44);
            let site = [self.poster.site.clone()];
            self.put(&mut name, &site, EDGE + 110, 84, (kind, Colour::ON_ACCENT));
            name.place(items, EDGE + 10);
        }
        let frame = Area::new(44, 44, area.width - 88, area.height - 88);
        items.push(Item::Corners(frame, Colour::REGISTRATION));
    }
}

/// Drawings in columns of one width.
pub(super) fn side_by_side(area: Area, files: Vec<String>, gap: i32) -> Vec<Item> {
    let count = i32::try_from(files.len()).unwrap_or(1).max(1);
    let width = (area.width - gap * (count - 1)) / count;
    let place =
        |column: i32| Area::new(area.x + column * (width + gap), area.y, width, area.height);
    let placed = (0..).zip(files);
    placed
        .map(|(column, file)| Item::Drawing(place(column), file))
        .collect()
}

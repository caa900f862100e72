//! The poster, upright, 1080 × 1920: the picture above, what is known below it as credits, the code at the foot.

use super::{
    Code, Credit, Face, Outside, Picture, Poster, SIGN, Type,
    colour::Colour,
    drawings,
    emblem::emblem,
    lines::{even, fold, heading, running, short},
    sheet::{Area, Item, Sheet, Stack, code as code_item},
    words,
};

const WIDTH: i32 = 1080;
const HEIGHT: i32 = 1920;

/// The margin, and the width between the margins.
const EDGE: i32 = 84;
const INSIDE: i32 = WIDTH - 2 * EDGE;

/// The smallest letters: a phone shows a poster at a third of its size.
const SMALL: i32 = 34;

/// The widest that the words that say how surely may take.
const MARKS: i32 = 380;

/// What should stand between the credits.
const LOOSE: i32 = 20;

/// The height that a drawing over the whole width has at the least; of three side by side, the least where room is short.
const PICTURE: i32 = 700;
const PICTURES: i32 = 360;

/// Where there is no room for that, the drawing stands upright beside the title: its width, and its least height.
const BESIDE: (i32, i32) = (430, 440);

/// What should stand on a field above the title, and the least.
const ABOVE_HEAD: (i32, i32) = (260, 200);

/// The largest code, and the pixels of a module that a phone still tells apart on another phone. Of the usual link a
/// module takes nine, which are three at a third of the size.
const CODE: i32 = 396;
const MODULE: i32 = 6;

/// What the code's place is a multiple of.
const GRID: i32 = 6;

/// The same of the longest links, of more than so many modules a side.
const FINE: (i32, i32) = (5, 80);

/// The least width in which notes stand beside the code.
const NARROW: i32 = 340;

/// How tightly it is set.
#[derive(Clone, Copy)]
struct Fit {
    lead: Option<i32>,
    /// How many of the lead's sentences are left out at its end.
    less: usize,
    text: i32,
    credits: usize,
    /// Whether the picture takes no more room than it needs.
    is_low: bool,
    /// Whether the title is small.
    is_small: bool,
    /// Whether figures stand without the text of what they are of.
    is_bare: bool,
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
        is_one: files.len() == 1,
    };
    let (mut head, mut body, mut height) = (Stack::default(), Stack::default(), 0);
    let mut is_beside = false;
    let foot = setter.foot(code);
    for fit in setter.fits() {
        is_beside = fit.is_low && setter.is_one;
        head = setter.head(fit);
        body = Stack::default();
        body.gap(60);
        if setter.is_drawn && !is_beside {
            std::mem::take(&mut head).below(&mut body);
        }
        setter.body(&mut body, fit);
        height = HEIGHT - body.height - foot.height;
        let of = |(usual, least)| if fit.is_low { least } else { usual };
        let needed = if is_beside {
            (head.height + EDGE).max(BESIDE.1)
        } else if setter.is_drawn {
            of((PICTURE, PICTURES))
        } else {
            head.height + of(ABOVE_HEAD) + EDGE
        };
        if height >= needed {
            break;
        }
    }
    let mut items = vec![Item::Field(Area::new(0, 0, WIDTH, HEIGHT), Colour::PAPER)];
    let (left, down) = if is_beside {
        (WIDTH - BESIDE.0, (height - head.height).max(EDGE))
    } else {
        (0, height - head.height - EDGE)
    };
    setter.picture(&mut items, Area::new(left, 0, WIDTH - left, height), files);
    head.place(&mut items, down);
    foot.below(&mut body);
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
    /// Whether there is one drawing.
    is_one: bool,
}

impl Setter<'_> {
    /// From loose to tight. What gives way first is the size of the text, then the picture, then the room between the
    /// credits, then what figures are of, then the last sentences of the lead, then the lead as a whole or the last of
    /// the credits; a note never does.
    fn fits(&self) -> impl Iterator<Item = Fit> {
        let all = self.poster.credits.len();
        let lead = !self.poster.lead.is_empty();
        let whole = |is_low: bool| {
            let sizes: &[(i32, i32)] = &[
                (54, 44),
                (48, 42),
                (44, 40),
                (40, 38),
                (37, 36),
                (SMALL, SMALL),
            ];
            // Large letters are for those who have little else.
            let sizes = if self.is_drawn || is_low {
                &sizes[2..]
            } else {
                sizes
            };
            let of = move |(size, text): &(i32, i32)| Fit {
                lead: lead.then_some(*size),
                less: 0,
                text: *text,
                credits: all,
                is_low,
                is_small: false,
                is_bare: false,
                gap: LOOSE,
            };
            sizes.iter().map(of)
        };
        let close = Fit {
            lead: lead.then_some(SMALL),
            less: 0,
            text: SMALL,
            credits: all,
            is_low: true,
            is_small: false,
            is_bare: false,
            gap: 4,
        };
        let small = Fit {
            is_small: true,
            ..close
        };
        // Where the largest figure or status is the point, the lead explains it and stays before the rest.
        let kept = close.lead.filter(|_| self.poster.figure.is_some());
        let least = ends(&self.poster.lead).count().saturating_sub(1);
        let bare = Fit {
            is_bare: true,
            ..small
        };
        let without = move |fit: Fit| Fit {
            lead: kept,
            less: least,
            ..fit
        };
        let fewer = (0..all).rev();
        let fewer = fewer.map(move |credits| Fit {
            credits,
            ..without(small)
        });
        let sentences = ends(&self.poster.lead).count();
        let shorter = (1..sentences).map(move |less| Fit { less, ..bare });
        let whole = whole(false).chain(whole(true));
        whole
            .chain([close, small, bare])
            .chain(shorter)
            .chain([without(small), without(bare)])
            .chain(fewer)
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

    /// A text in the largest of the sizes in which it takes no more than so many lines.
    fn large(
        &self,
        stack: &mut Stack,
        (text, width): (&str, i32),
        (sizes, most): (&[i32], usize),
        colour: Colour,
    ) {
        let measure =
            |text: &str, size: i32| (self.outside.measure)(text, Type::new(Face::Title, size));
        let (size, lines) = heading(text, width, (sizes, most), &measure);
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
    fn head(
        &self,
        Fit {
            is_low, is_small, ..
        }: Fit,
    ) -> Stack {
        let mut stack = Stack::default();
        let (accent, ink) = if self.is_drawn {
            (Colour::ACCENT, Colour::INK)
        } else {
            (Colour::ON_ACCENT, Colour::ON_ACCENT)
        };
        let is_beside = is_low && self.is_one;
        let width = if is_beside {
            WIDTH - BESIDE.0 - EDGE - 40
        } else {
            INSIDE
        };
        let (kind, over) = self.short(&self.poster.over, width, (Face::Strong, &[38, 36, SMALL]));
        self.put(&mut stack, &over, EDGE, 50, (kind, accent));
        stack.gap(14);
        let (sizes, most): (&[i32], usize) = if is_beside {
            (&[104, 92, 82, 72, 64, 56, 48], 5)
        } else if self.is_drawn {
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
        let sizes = if is_low { &sizes[2..] } else { sizes };
        let few = sizes.len().saturating_sub(2);
        let sizes = (if is_small { &sizes[few..] } else { sizes }, most);
        self.large(&mut stack, (&self.poster.title, width), sizes, ink);
        if let Some(figure) = &self.poster.figure {
            stack.gap(if self.is_drawn { 24 } else { 48 });
            let colour = if self.is_drawn {
                figure.mark.colour()
            } else {
                ink
            };
            // Where there is no figure the word is what is largest.
            let is_large = figure.figure.is_none() && !self.is_drawn;
            let kind = Type::new(Face::Strong, if is_large { 60 } else { 40 });
            let side = kind.size * 9 / 10;
            let leading = kind.size * 140 / 100;
            let at = Area::new(EDGE, stack.height + (leading - side) / 2, side, side);
            stack
                .items
                .push(Item::Shape(at, colour, figure.mark.sign()));
            let inner = side + 20;
            let word = even(&figure.word, width - inner, &self.width(kind));
            self.put(
                &mut stack,
                &word.lines,
                EDGE + inner,
                leading,
                (kind, colour),
            );
            if let Some(value) = &figure.figure {
                let sizes = (&[216, 180, 150, 124, 104, 88][..], 1);
                self.large(&mut stack, (value, width), sizes, ink);
            }
            let kind = Type::new(Face::Text, 40);
            let text = running(&figure.text, width, &self.width(kind));
            self.put(&mut stack, &text.lines, EDGE, 58, (kind, ink));
        }
        stack
    }

    /// What is known.
    fn body(&self, stack: &mut Stack, fit: Fit) {
        if let Some(size) = fit.lead {
            if self.is_drawn && !(fit.is_low && self.is_one) {
                stack.gap(20);
            }
            let kind = Type::new(Face::Text, size);
            let lead = &self.poster.lead;
            let end = ends(lead).rev().nth(fit.less).unwrap_or(lead.len());
            let lead = lead.get(..end).unwrap_or(lead);
            let lines = running(lead, INSIDE, &self.width(kind));
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
        // A sign alone, where its word stands with the title for all of them.
        let column = match widths.max() {
            None | Some(0) => 56,
            Some(width) => (width + 42 + 36).min(MARKS),
        };
        for credit in self.poster.credits.iter().take(fit.credits) {
            stack.gap(fit.gap);
            self.credit(stack, credit, (column, fit));
        }
        let left = self.poster.credits.len().saturating_sub(fit.credits);
        if left > 0 {
            stack.gap(fit.gap);
            let kind = Type::new(Face::Text, SMALL);
            let more = [words::more(self.poster.lang, left)];
            self.put(stack, &more, EDGE + column, 48, (kind, Colour::INK_SOFT));
        }
    }

    /// A line as in the credits of a film: how surely at the left, what at the right.
    fn credit(&self, stack: &mut Stack, credit: &Credit, (column, fit): (i32, Fit)) {
        let size = fit.text;
        let strong = Type::new(Face::Strong, SMALL);
        let word = fold(&credit.word, column - 70, &self.width(strong));
        let text = Type::new(Face::Text, size);
        let leading = size * if fit.gap < LOOSE { 130 } else { 145 } / 100;
        let (x, width) = (EDGE + column, INSIDE - column);
        let what = match &credit.figure {
            Some(_) if fit.is_bare => "",
            _ => credit.text.as_str(),
        };
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
            if taken + (self.outside.measure)(what, text) <= width {
                beside = taken;
            }
        }
        if beside > 0 {
            // On the line of its figure, a little lower, as both stand on one baseline.
            let mut small = Stack::default();
            small.gap((first - leading) / 2 + size / 5);
            self.put(
                &mut small,
                &[what.to_owned()],
                x + beside,
                leading,
                (text, Colour::INK),
            );
            small.place(&mut right.items, 0);
        } else {
            let lines = running(what, width, &self.width(text));
            self.put(&mut right, &lines.lines, x, leading, (text, Colour::INK));
        }
        let mut left = Stack::default();
        left.gap((first - 44).max(0) / 2);
        let colour = credit.mark.colour();
        let sign = Area::new(EDGE, left.height + 8, 28, 28);
        left.items
            .push(Item::Shape(sign, colour, credit.mark.sign()));
        self.put(&mut left, &word.lines, EDGE + 42, 44, (strong, colour));
        let height = left.height.max(right.height);
        left.place(&mut stack.items, stack.height);
        right.place(&mut stack.items, stack.height);
        stack.gap(height);
    }

    /// Whose it is, where more is found, and what it rests on.
    fn foot(&self, code: &Code) -> Stack {
        let mut stack = Stack::default();
        let modules = code.side + 2 * Code::QUIET;
        let least = if modules > FINE.1 { FINE.0 } else { MODULE };
        let module = (CODE / modules).clamp(least, 9);
        let side = modules * module;
        stack.gap(30);
        stack.items.push(Item::Field(
            Area::new(EDGE, stack.height, INSIDE, 2),
            Colour::LINE,
        ));
        stack.gap(40);
        let beside = INSIDE - side - 44;
        let of = |notes: &[String], width| {
            let mut stack = Stack::default();
            self.notes(&mut stack, notes, width);
            stack
        };
        let mut left = self.whose(code, beside);
        left.gap(18);
        // Over the code and all the way across, or beside it: as many in each as take the least room together.
        let notes = &self.poster.notes;
        let needed = |over: usize| {
            let (wide, narrow) = notes.split_at(over);
            let wide = if over == 0 {
                0
            } else {
                of(wide, INSIDE).height + 24
            };
            wide + (left.height + of(narrow, beside).height).max(side)
        };
        let least = if beside < NARROW { notes.len() } else { 0 };
        let over = (least..=notes.len()).min_by_key(|over| needed(*over));
        let (wide, narrow) = notes.split_at(over.unwrap_or(least));
        if !wide.is_empty() {
            of(wide, INSIDE).below(&mut stack);
            stack.gap(24);
        }
        of(narrow, beside).below(&mut left);
        let height = left.height.max(side);
        left.place(&mut stack.items, stack.height);
        // On whole pixels at two thirds, half and a third of the size too.
        let (over, below) = (WIDTH - EDGE - side, height + 70);
        let place = (over - over % GRID, stack.height);
        stack.items.push(code_item(code, place, module));
        stack.gap((below + GRID - 1) / GRID * GRID);
        stack
    }

    /// Whose it is, and where the code leads.
    fn whose(&self, code: &Code, beside: i32) -> Stack {
        let small = Type::new(Face::Text, SMALL);
        let mut left = Stack::default();
        let at = Area::new(EDGE, 4, 56, 56);
        left.items.push(Item::Shape(at, Colour::ACCENT, SIGN));
        let (title, name) = self.short(
            &self.poster.site,
            beside - 72,
            (Face::Title, &[46, 40, 36, SMALL]),
        );
        self.put(&mut left, &name, EDGE + 72, 64, (title, Colour::INK));
        left.gap(10);
        let strong = Type::new(Face::Strong, SMALL);
        let scan = fold(words::scan(self.poster.lang), beside, &self.width(strong));
        self.put(&mut left, &scan.lines, EDGE, 44, (strong, Colour::ACCENT));
        let address = fold(code.address, beside, &self.width(small));
        self.put(
            &mut left,
            &address.lines,
            EDGE,
            44,
            (small, Colour::INK_SOFT),
        );
        left
    }

    fn notes(&self, stack: &mut Stack, notes: &[String], width: i32) {
        let small = Type::new(Face::Text, SMALL);
        for note in notes {
            let lines = running(note, width, &self.width(small));
            self.put(stack, &lines.lines, EDGE, 44, (small, Colour::INK_SOFT));
            stack.gap(6);
        }
    }

    /// The drawings side by side, or the field with the river; in either the marks of the frame.
    fn picture(&self, items: &mut Vec<Item>, area: Area, files: Vec<Picture>) {
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
            if let Some(emblem) = emblem(&self.poster.emblem) {
                let at = Area::new(WIDTH - EDGE - 330, EDGE + 10, 330, 330);
                items.push(Item::Shade(at, Colour::ON_ACCENT, emblem));
            }
            let sign = Area::new(EDGE, EDGE + 10, 84, 84);
            items.push(Item::Shape(sign, Colour::ON_ACCENT, SIGN));
            let mut name = Stack::default();
            let kind = Type::new(Face::Title, 44);
            let site = [self.poster.site.clone()];
            self.put(&mut name, &site, EDGE + 110, 84, (kind, Colour::ON_ACCENT));
            name.place(items, EDGE + 10);
        }
        let inset = if area.x > 0 { 30 } else { 44 };
        let frame = Area::new(
            area.x + inset,
            area.y + inset,
            area.width - 2 * inset,
            area.height - 2 * inset,
        );
        items.push(Item::Corners(frame, Colour::REGISTRATION));
    }
}

/// Where the sentences of a text end.
fn ends(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    text.char_indices().filter_map(move |(at, c)| {
        let end = at + c.len_utf8();
        let rest = text.get(end..)?;
        let is_end = c == '。' || c == '.' && (rest.is_empty() || rest.starts_with(' '));
        is_end.then_some(end)
    })
}

/// Drawings in columns of one width.
pub(super) fn side_by_side(area: Area, files: Vec<Picture>, gap: i32) -> Vec<Item> {
    let count = i32::try_from(files.len()).unwrap_or(1).max(1);
    let width = (area.width - gap * (count - 1)) / count;
    let place =
        |column: i32| Area::new(area.x + column * (width + gap), area.y, width, area.height);
    let placed = (0..).zip(files);
    placed
        .map(|(column, file)| Item::Drawing(place(column), file))
        .collect()
}

//! The poster, upright, 1080 × 1920: the picture above, what is known below it as credits, the code at the foot.

use super::{
    Code, Credit, Face, Outside, Poster, SIGN, Type,
    colour::Colour,
    drawings,
    lines::{even, fold},
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

/// The column of the words that say how surely.
const MARKS: i32 = 270;

/// The least height of a drawing.
const PICTURE: i32 = 560;

/// What stands on a field above the title.
const ABOVE_HEAD: i32 = 240;

/// The largest code, and the pixels of a module that a phone still tells apart on another phone.
const CODE: i32 = 340;
const MODULE: i32 = 6;

/// How tightly it is set.
#[derive(Clone, Copy)]
struct Fit {
    lead: Option<i32>,
    text: i32,
    credits: usize,
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
        head = setter.head();
        body = Stack::default();
        body.gap(60);
        if setter.is_drawn {
            std::mem::take(&mut head).below(&mut body);
        }
        setter.body(&mut body, fit);
        setter.foot(&mut body, code);
        height = HEIGHT - body.height;
        let needed = if setter.is_drawn { PICTURE } else { head.height + ABOVE_HEAD + EDGE };
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
    /// From loose to tight. What gives way first is the size of the text, then the lead as a whole, then the last of
    /// the credits; a note never does.
    fn fits(&self) -> impl Iterator<Item = Fit> {
        let all = self.poster.credits.len();
        let lead = !self.poster.lead.is_empty();
        let sizes = [(40, 36), (36, 34), (32, 31), (SMALL, SMALL)];
        let whole = sizes.map(|(size, text)| Fit {
            lead: lead.then_some(size),
            text,
            credits: all,
        });
        let fewer = (0..=all).rev().map(|credits| Fit {
            lead: None,
            text: SMALL,
            credits,
        });
        whole.into_iter().chain(fewer)
    }

    fn width(&self, kind: Type) -> impl Fn(&str) -> i32 {
        move |text| (self.outside.measure)(text, kind)
    }

    fn put(&self, stack: &mut Stack, lines: &[String], x: i32, leading: i32, (kind, colour): (Type, Colour)) {
        stack.lines(lines, (x, leading), kind, colour, self.outside.measure);
    }

    /// A text over the whole width, in the largest of the sizes in which it takes no more than so many lines.
    fn large(&self, stack: &mut Stack, text: &str, (sizes, most): (&[i32], usize), colour: Colour) {
        let set = |size: i32| {
            let kind = Type::new(Face::Title, size);
            (kind, even(text, INSIDE, &self.width(kind)))
        };
        let mut tried = sizes.iter().map(|size| set(*size));
        let fits = tried.find(|(_, lines)| !lines.is_cut && lines.lines.len() <= most);
        let smallest = || set(sizes.last().copied().unwrap_or(SMALL));
        let (kind, lines) = fits.unwrap_or_else(smallest);
        self.put(stack, &lines.lines, EDGE, kind.size * 124 / 100, (kind, colour));
    }

    /// What it is of: on the picture's field, or below a drawing on the paper.
    fn head(&self) -> Stack {
        let mut stack = Stack::default();
        let (accent, ink) = if self.is_drawn {
            (Colour::ACCENT, Colour::INK)
        } else {
            (Colour::ON_ACCENT, Colour::ON_ACCENT)
        };
        let kind = Type::new(Face::Strong, 34);
        let over = fold(&self.poster.over, INSIDE, &self.width(kind));
        self.put(&mut stack, &over.lines, EDGE, 50, (kind, accent));
        stack.gap(14);
        let sizes: (&[i32], usize) = if self.is_drawn {
            (&[104, 92, 82, 72, 64], 2)
        } else {
            (&[136, 120, 104, 92, 80, 70], 3)
        };
        self.large(&mut stack, &self.poster.title, sizes, ink);
        if let Some(figure) = &self.poster.figure {
            stack.gap(if self.is_drawn { 24 } else { 72 });
            let colour = if self.is_drawn { figure.mark.colour() } else { ink };
            let kind = Type::new(Face::Strong, 40);
            let at = Area::new(EDGE, stack.height + 10, 36, 36);
            stack.items.push(Item::Shape(at, colour, figure.mark.sign()));
            let word = fold(&figure.word, INSIDE - 56, &self.width(kind));
            self.put(&mut stack, &word.lines, EDGE + 56, 56, (kind, colour));
            if let Some(value) = &figure.figure {
                self.large(&mut stack, value, (&[240, 200, 168, 140, 116, 96], 1), ink);
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
            self.put(stack, &lines.lines, EDGE, size * 155 / 100, (kind, Colour::INK));
            stack.gap(24);
        }
        for credit in self.poster.credits.iter().take(fit.credits) {
            stack.gap(14);
            self.credit(stack, credit, fit.text);
            stack.gap(6);
        }
        let left = self.poster.credits.len().saturating_sub(fit.credits);
        if left > 0 {
            stack.gap(14);
            let kind = Type::new(Face::Text, SMALL);
            let more = [words::more(self.poster.lang, left)];
            self.put(stack, &more, EDGE + MARKS, 44, (kind, Colour::INK_SOFT));
        }
    }

    /// A line as in the credits of a film: how surely at the left, what at the right.
    fn credit(&self, stack: &mut Stack, credit: &Credit, size: i32) {
        let strong = Type::new(Face::Strong, SMALL);
        let word = fold(&credit.word, MARKS - 62, &self.width(strong));
        let text = Type::new(Face::Text, size);
        let leading = size * 145 / 100;
        let mut right = Stack::default();
        if let Some(figure) = &credit.figure {
            let kind = Type::new(Face::Title, 56);
            let figure = fold(figure, INSIDE - MARKS, &self.width(kind));
            self.put(&mut right, &figure.lines, EDGE + MARKS, 72, (kind, Colour::INK));
        }
        let first = if credit.figure.is_some() { 72 } else { leading };
        let lines = fold(&credit.text, INSIDE - MARKS, &self.width(text));
        self.put(&mut right, &lines.lines, EDGE + MARKS, leading, (text, Colour::INK));
        let mut left = Stack::default();
        left.gap((first - 40) / 2);
        let colour = credit.mark.colour();
        let sign = Area::new(EDGE, left.height + 8, 24, 24);
        left.items.push(Item::Shape(sign, colour, credit.mark.sign()));
        self.put(&mut left, &word.lines, EDGE + 38, 40, (strong, colour));
        let height = left.height.max(right.height);
        left.place(&mut stack.items, stack.height);
        right.place(&mut stack.items, stack.height);
        stack.gap(height);
    }

    /// Whose it is, where more is found, and what it rests on.
    fn foot(&self, stack: &mut Stack, code: &Code) {
        let modules = code.side + 2 * Code::QUIET;
        let module = (CODE / modules).max(MODULE);
        let side = modules * module;
        let small = Type::new(Face::Text, SMALL);
        stack.gap(30);
        stack.items.push(Item::Field(Area::new(EDGE, stack.height, INSIDE, 2), Colour::LINE));
        stack.gap(40);
        let beside = INSIDE - side - 44;
        let is_narrow = beside < 440;
        if is_narrow {
            self.notes(stack, INSIDE);
            stack.gap(24);
        }
        let mut left = Stack::default();
        let title = Type::new(Face::Title, 46);
        let at = Area::new(EDGE, 4, 56, 56);
        left.items.push(Item::Shape(at, Colour::ACCENT, SIGN));
        let site = fold(&self.poster.site, beside - 74, &self.width(title));
        self.put(&mut left, &site.lines, EDGE + 74, 64, (title, Colour::INK));
        left.gap(10);
        let strong = Type::new(Face::Strong, 30);
        let scan = fold(words::scan(self.poster.lang), beside, &self.width(strong));
        self.put(&mut left, &scan.lines, EDGE, 44, (strong, Colour::ACCENT));
        let address = fold(code.address, beside, &self.width(small));
        self.put(&mut left, &address.lines, EDGE, 40, (small, Colour::INK_SOFT));
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
            let wave = Area::new(0, area.height * 12 / 100, area.width, area.height * 46 / 100);
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
    let place = |column: i32| Area::new(area.x + column * (width + gap), area.y, width, area.height);
    let placed = (0..).zip(files);
    placed.map(|(column, file)| Item::Drawing(place(column), file)).collect()
}

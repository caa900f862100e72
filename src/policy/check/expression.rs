//! Expressions and conditions: every name resolved, every operand of the kind that its operation takes.

use super::{At, Checker, HOLE, Name, is_numeric, noun, warnings::Side};
use crate::{
    domain::Day,
    policy::{
        fault::{shown, which},
        fraction::Fraction,
        model::{
            self, Comparison, Condition, DateExpr, Edge, Expr, Kind, QuestionIndex, ScaleGives,
        },
        wire::{self, Operation, Test},
    },
};
use std::{cmp::Ordering, collections::HashSet};

/// How deeply operations can stand in one another. A policy file is JSON, in which each is up to four deep of the
/// 128 that a reader allows.
const DEPTH: usize = 24;

/// Whose expression it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Owner<'f> {
    /// A part's or a combination's, with the words of the source.
    Quote(&'f str),
    /// A named value's, by its place in the file.
    Value(usize),
}

/// Where an expression stands.
#[derive(Clone, Debug)]
pub(super) struct Context<'f> {
    pub owner: Owner<'f>,
    depth: usize,
    /// Inside a total: the lists that it goes through.
    over: Option<Vec<QuestionIndex>>,
    /// It is the `else` of a chain of conditions.
    in_chain: bool,
}

impl<'f> Context<'f> {
    pub const fn part(quote: &'f str) -> Self {
        Self::of(Owner::Quote(quote))
    }

    pub const fn value(place: usize) -> Self {
        Self::of(Owner::Value(place))
    }

    const fn of(owner: Owner<'f>) -> Self {
        Self {
            owner,
            depth: 0,
            over: None,
            in_chain: false,
        }
    }
}

/// What a name stands for, where it stands.
enum Named {
    Question(QuestionIndex),
    Field(QuestionIndex, u8),
    Parameter(u16),
    Value(usize),
    Position,
}

/// Whether something of one kind can stand where the other is needed.
fn agree(found: Kind, wanted: Kind) -> bool {
    let counts = |kind| matches!(kind, Kind::Count | Kind::Number);
    found == wanted || (counts(found) && counts(wanted))
}

/// The kind of several things together: a count and a number are numbers.
fn join(kinds: impl IntoIterator<Item = Option<Kind>>) -> Option<Kind> {
    kinds.into_iter().flatten().reduce(|one, other| {
        if one == Kind::Count && other == Kind::Number {
            other
        } else {
            one
        }
    })
}

impl<'f> Checker<'f> {
    /// Compiles an expression that must be of a certain kind, where that is known.
    pub(super) fn expr(
        &self,
        at: &At,
        cx: &Context<'f>,
        expr: &'f wire::Expr,
        wanted: Option<Kind>,
    ) -> Expr {
        match expr {
            wire::Expr::Number(text) => {
                let kind = match wanted {
                    None | Some(Kind::Number | Kind::Count) if text.ends_with('%') => {
                        wanted.unwrap_or(Kind::Rate)
                    }
                    Some(Kind::Count) if text.contains(['.', '/']) => Kind::Number,
                    Some(kind) => kind,
                    None => Kind::Number,
                };
                if kind == Kind::Rate {
                    self.doubtful_literal(at, cx, text);
                }
                Expr::Literal(self.number(at, text, kind), kind)
            }
            wire::Expr::Name(name) => self.name(at, cx, name, wanted),
            wire::Expr::Operation(operation) => match self.deeper(at, cx) {
                Some(inner) => self.operation(at, &inner, cx.in_chain, operation, wanted),
                None => Expr::Nothing,
            },
        }
    }

    fn deeper(&self, at: &At, cx: &Context<'f>) -> Option<Context<'f>> {
        if cx.depth == DEPTH {
            self.fault(
                at,
                format!("nested more than {DEPTH} deep"),
                "Give a part of it a name under `values`, and use the name.",
            );
            return None;
        }
        Some(Context {
            depth: cx.depth + 1,
            in_chain: false,
            ..cx.clone()
        })
    }

    // Names

    fn name(&self, at: &At, cx: &Context<'f>, name: &str, wanted: Option<Kind>) -> Expr {
        let Some(named) = self.named(at, cx, name) else {
            return Expr::Nothing;
        };
        let (expr, kind) = match named {
            Named::Question(index) => (Expr::Answer(index), self.question_kind(index)),
            Named::Field(index, field) => {
                (Expr::Field(index, field), self.field_kind(index, field))
            }
            Named::Parameter(index) => {
                let parameter = self.parameters.get(usize::from(index));
                (Expr::Parameter(index), parameter.map(|one| one.kind))
            }
            Named::Position => (Expr::Position, Some(Kind::Count)),
            Named::Value(place) => {
                if let (None, Some(wanted)) = (self.values.kind(place), wanted) {
                    self.values.set_kind(place, wanted);
                }
                self.noted.borrow_mut().uses.push((place, cx.owner));
                let index = self.values.index.get(place).copied().unwrap_or_default();
                (Expr::Value(index), self.values.kind(place))
            }
        };
        let remedy = match kind {
            Some(Kind::YesNo) => "Ask for it in a condition: {\"if\": {\"when\": …, \"then\": …}}.",
            Some(Kind::Choice) => {
                "Say what each option gives: {\"by_choice\": {\"question\": …, \"gives\": {…}}}."
            }
            Some(Kind::Date) => {
                "Take the time between two days: {\"days\": {\"from\": …, \"to\": …}}."
            }
            Some(Kind::List) => {
                "Go through the list: {\"total\": {\"over\": […], \"each\": …}}, or count it: {\"size\": …}."
            }
            _ => {
                self.must_be(at, &format!("`{name}`"), kind, wanted);
                return expr;
            }
        };
        let kind = kind.map_or_else(String::new, noun);
        self.fault(
            at,
            format!("`{name}` is {kind}, and here stands a number"),
            remedy,
        );
        expr
    }

    /// Faults something that is of another kind than is needed.
    fn must_be(&self, at: &At, what: &str, found: Option<Kind>, wanted: Option<Kind>) {
        let (Some(found), Some(wanted)) = (found, wanted) else {
            return;
        };
        if !agree(found, wanted) {
            self.fault(
                at,
                format!("{what} is {}, and here stands {}", noun(found), noun(wanted)),
                "Only things of one kind are added and compared. `share` makes an amount of a rate and a base, `per_unit` of an amount and a count.",
            );
        }
    }

    fn question_kind(&self, index: QuestionIndex) -> Option<Kind> {
        Some(self.questions.get(usize::from(index))?.kind)
    }

    fn field_kind(&self, index: QuestionIndex, field: u8) -> Option<Kind> {
        let question = self.questions.get(usize::from(index))?;
        Some(question.fields.get(usize::from(field))?.kind)
    }

    /// What a name stands for, or a fault.
    fn named(&self, at: &At, cx: &Context<'f>, name: &str) -> Option<Named> {
        if let Some((list, field)) = name.split_once('.') {
            return self.named_field(at, cx, name, list, field);
        }
        if name == "position" {
            if cx.over.is_none() {
                self.fault(
                    at,
                    "`position` outside of a total",
                    "It counts the entries of the lists that a `total` goes through.",
                );
                return None;
            }
            return Some(Named::Position);
        }
        let Some(found) = self.names.get(name).copied() else {
            if !self.is_lost(name) {
                self.fault(
                    at,
                    format!("there is no question, parameter or value `{}`", shown(name)),
                    which(name, self.all_names()),
                );
            }
            return None;
        };
        self.used.borrow_mut().insert(found);
        match found {
            Name::Parameter(index) => Some(Named::Parameter(index)),
            Name::Value(place) => Some(Named::Value(place)),
            Name::Question(index) => self.entry(at, cx, index, name),
        }
    }

    /// A question, or the entry of the list that a total goes through.
    fn entry(&self, at: &At, cx: &Context<'f>, index: QuestionIndex, name: &str) -> Option<Named> {
        let entered = cx.over.as_ref().is_some_and(|over| over.contains(&index));
        if !entered {
            return Some(Named::Question(index));
        }
        let fields = &self.questions.get(usize::from(index))?.fields;
        if fields.iter().all(|field| field.id.is_empty()) {
            return Some(Named::Field(index, 0));
        }
        let ids: Vec<&str> = fields.iter().map(|field| field.id.as_str()).collect();
        self.fault(
            at,
            format!("an entry of `{name}` has several fields"),
            format!(
                "Name one of them, such as `{name}.{}`.",
                ids.first().unwrap_or(&"")
            ),
        );
        None
    }

    fn named_field(
        &self,
        at: &At,
        cx: &Context<'f>,
        name: &str,
        list: &str,
        field: &str,
    ) -> Option<Named> {
        let Some(Name::Question(index)) = self.names.get(list).copied() else {
            if !self.is_lost(list) {
                let records = self.questions.iter().filter(|one| one.kind == Kind::List);
                self.fault(
                    at,
                    format!("there is no list `{}`", shown(list)),
                    which(list, records.map(|one| one.id.as_str())),
                );
            }
            return None;
        };
        self.used.borrow_mut().insert(Name::Question(index));
        let question = self.questions.get(usize::from(index))?;
        let place = question.fields.iter().position(|one| one.id == field);
        let Some(place) = place.and_then(|place| u8::try_from(place).ok()) else {
            if !self.is_lost(field) {
                self.fault(
                    at,
                    format!("`{list}` has no field `{}`", shown(field)),
                    which(field, question.fields.iter().map(|one| one.id.as_str())),
                );
            }
            return None;
        };
        if !cx.over.as_ref().is_some_and(|over| over.contains(&index)) {
            if self.gone.lacked("over") {
                return None;
            }
            self.fault(
                at,
                format!("`{name}` outside of a total over `{list}`"),
                "A field has a value only in an entry: {\"total\": {\"over\": [the list], \"each\": …}}.",
            );
            return None;
        }
        Some(Named::Field(index, place))
    }

    fn all_names(&self) -> impl Iterator<Item = &'f str> {
        let questions = self.file.questions.iter().map(|one| one.id.as_str());
        let parameters = self.file.parameters.iter().map(|one| one.id.as_str());
        let values = self.file.values.iter().map(|one| one.id.as_str());
        questions.chain(parameters).chain(values)
    }

    /// A question of this kind, by its id.
    fn question_of(&self, at: &At, id: &str, kind: Kind, example: &str) -> Option<QuestionIndex> {
        if self.is_lost(id) {
            return None;
        }
        let Some(Name::Question(index)) = self.names.get(id).copied() else {
            let fitting = self.questions.iter().filter(|one| one.kind == kind);
            self.fault(
                at,
                format!("there is no {} `{}`", super::noun_alone(kind), shown(id)),
                which(id, fitting.map(|one| one.id.as_str())),
            );
            return None;
        };
        self.used.borrow_mut().insert(Name::Question(index));
        let found = self.question_kind(index)?;
        if found == kind {
            return Some(index);
        }
        self.fault(
            at,
            format!("`{id}` is {}, and here stands {}", noun(found), noun(kind)),
            example,
        );
        None
    }

    // Kinds

    /// What kind of number an expression is, where that is to be seen; a plain number can be of any.
    pub(super) fn kind_of(&self, cx: &Context<'f>, expr: &wire::Expr) -> Option<Kind> {
        match expr {
            wire::Expr::Number(text) => text.ends_with('%').then_some(Kind::Rate),
            wire::Expr::Name(name) => self.kind_of_name(cx, name),
            wire::Expr::Operation(operation) => self.kind_of_operation(cx, operation),
        }
    }

    fn kind_of_name(&self, cx: &Context<'f>, name: &str) -> Option<Kind> {
        let (list, field) = match name.split_once('.') {
            Some((list, field)) => (list, Some(field)),
            None if name == "position" => return Some(Kind::Count),
            None => (name, None),
        };
        let kind = match (self.names.get(list).copied()?, field) {
            (Name::Question(index), _) => {
                let question = self.questions.get(usize::from(index))?;
                let entered = cx.over.as_ref().is_some_and(|over| over.contains(&index));
                if entered {
                    let mut fields = question.fields.iter();
                    fields.find(|one| one.id == field.unwrap_or_default())?.kind
                } else {
                    question.kind
                }
            }
            (Name::Parameter(index), _) => self.parameters.get(usize::from(index))?.kind,
            (Name::Value(place), _) => self.values.kind(place)?,
        };
        is_numeric(kind).then_some(kind)
    }

    fn kind_of_operation(&self, cx: &Context<'f>, operation: &Operation) -> Option<Kind> {
        let of = |expr| self.kind_of(cx, expr);
        match operation {
            Operation::Sum(items)
            | Operation::Least(items)
            | Operation::Greatest(items)
            | Operation::FirstAnswered(items) => join(items.iter().map(of)),
            Operation::Difference([a, b])
            | Operation::Increase { now: a, before: b }
            | Operation::Capped { amount: a, at: b }
            | Operation::TopUp { to: a, received: b }
            | Operation::Between { low: a, high: b } => join([of(a), of(b)]),
            Operation::Product(items) => {
                let kinds: Vec<_> = items.iter().map(of).collect();
                if kinds.contains(&Some(Kind::Amount)) {
                    Some(Kind::Amount)
                } else if kinds.contains(&None) {
                    None
                } else if kinds.iter().all(|kind| *kind == Some(Kind::Rate)) {
                    Some(Kind::Rate)
                } else {
                    Some(Kind::Number)
                }
            }
            Operation::Share { of: base, .. } => of(base).map(measured),
            Operation::PerUnit { rate, .. } => of(rate),
            Operation::If {
                then, otherwise, ..
            } => join([of(then), otherwise.as_ref().and_then(of)]),
            Operation::ByChoice {
                gives, otherwise, ..
            } => join(gives.values().chain(otherwise).map(of)),
            Operation::Scale {
                of: base,
                gives,
                steps,
            } => {
                let step = join(steps.iter().map(|step| of(&step.value)));
                match gives {
                    wire::ScaleGives::Value => step,
                    _ if step == Some(Kind::Amount) => step,
                    _ => match of(base) {
                        Some(Kind::Amount) => Some(Kind::Amount),
                        Some(base) if step == Some(Kind::Rate) => Some(measured(base)),
                        _ => None,
                    },
                }
            }
            Operation::Table { cells, .. } => join(cells.iter().flatten().map(of)),
            Operation::Uplift { amount, .. } => of(amount),
            Operation::Total { over, each, .. } => {
                let lists = over
                    .iter()
                    .filter_map(|id| match self.names.get(id.as_str()) {
                        Some(Name::Question(index)) => Some(*index),
                        _ => None,
                    });
                let inner = Context {
                    over: Some(lists.collect()),
                    ..cx.clone()
                };
                self.kind_of(&inner, each)
            }
            Operation::Size(_) | Operation::Days { .. } | Operation::Months { .. } => {
                Some(Kind::Count)
            }
        }
    }

    // Operations

    /// Operands that must all be of one kind.
    fn alike(
        &self,
        cx: &Context<'f>,
        operands: Vec<(At, &'f wire::Expr)>,
        wanted: Option<Kind>,
    ) -> Vec<Expr> {
        let kinds = operands.iter().map(|(_, expr)| self.kind_of(cx, expr));
        let kind = wanted.or_else(|| join(kinds));
        let compiled = operands
            .iter()
            .map(|(at, expr)| self.expr(at, cx, expr, kind));
        compiled.collect()
    }

    fn alike_two(
        &self,
        cx: &Context<'f>,
        operands: [(At, &'f wire::Expr); 2],
        wanted: Option<Kind>,
    ) -> [Expr; 2] {
        let mut both = self.alike(cx, operands.into(), wanted).into_iter();
        let mut next = || both.next().unwrap_or(Expr::Nothing);
        [next(), next()]
    }

    fn several(
        &self,
        at: &At,
        cx: &Context<'f>,
        items: &'f [wire::Expr],
        wanted: Option<Kind>,
    ) -> Vec<Expr> {
        self.not_empty(at, items.len());
        let operands = items.iter().enumerate();
        let operands = operands.map(|(i, item)| (at.index(i), item));
        self.alike(cx, operands.collect(), wanted)
    }

    fn not_empty(&self, at: &At, count: usize) {
        if count == 0 {
            self.fault(at, "an empty list", "Name at least one thing.");
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each operation, in the order of the language"
    )]
    fn operation(
        &self,
        at: &At,
        cx: &Context<'f>,
        in_chain: bool,
        operation: &'f Operation,
        wanted: Option<Kind>,
    ) -> Expr {
        let at_field = |operation: &str, field: &str| at.field(operation).field(field);
        match operation {
            Operation::Sum(items) => {
                let at = at.field("sum");
                let items = self.several(&at, cx, items, wanted);
                self.side_by_side(&at, &items);
                Expr::Sum(items)
            }
            Operation::Least(items) => {
                Expr::Least(self.several(&at.field("least"), cx, items, wanted))
            }
            Operation::Greatest(items) => {
                let at = at.field("greatest");
                let items = self.several(&at, cx, items, wanted);
                self.side_by_side(&at, &items);
                Expr::Greatest(items)
            }
            Operation::FirstAnswered(items) => {
                Expr::FirstAnswered(self.several(&at.field("first_answered"), cx, items, wanted))
            }
            Operation::Product(items) => self.product(&at.field("product"), cx, items, wanted),
            Operation::Difference([a, b]) => {
                let at = at.field("difference");
                Expr::Difference(Box::new(self.alike_two(
                    cx,
                    [(at.index(0), a), (at.index(1), b)],
                    wanted,
                )))
            }
            Operation::Increase { now, before } => {
                let place = |field| at_field("increase", field);
                let operands = [(place("now"), now), (place("before"), before)];
                Expr::Increase(Box::new(self.alike_two(cx, operands, wanted)))
            }
            Operation::Capped { amount, at: most } => {
                let place = |field| at_field("capped", field);
                self.note_unknown(&place("amount"), Side::Cap, amount, most);
                let operands = [(place("amount"), amount), (place("at"), most)];
                Expr::Capped(Box::new(self.alike_two(cx, operands, wanted)))
            }
            Operation::TopUp { to, received } => {
                let place = |field| at_field("top_up", field);
                let operands = [(place("to"), to), (place("received"), received)];
                Expr::TopUp(Box::new(self.alike_two(cx, operands, wanted)))
            }
            Operation::Between { low, high } => {
                let place = |field| at_field("between", field);
                let operands = [(place("low"), low), (place("high"), high)];
                let both = self.alike_two(cx, operands, wanted);
                if let [Expr::Literal(low, _), Expr::Literal(high, _)] = &both
                    && high.compare(*low) == Ok(Ordering::Less)
                {
                    self.fault(
                        &place("high"),
                        format!("the most, {high}, is below the least, {low}"),
                        "Turn them round.",
                    );
                }
                Expr::Between(Box::new(both))
            }
            Operation::Share { rate, of } => {
                let place = |field| at_field("share", field);
                let base = match wanted {
                    Some(Kind::Rate) => {
                        self.fault(
                            at,
                            "a share is no rate",
                            "`share` takes a rate of an amount or number; rates among themselves take `product`.",
                        );
                        None
                    }
                    _ => self.of_a_base(&place("of"), cx, of, wanted),
                };
                Expr::Share(Box::new([
                    self.expr(&place("rate"), cx, rate, Some(Kind::Rate)),
                    self.expr(&place("of"), cx, of, base),
                ]))
            }
            Operation::PerUnit {
                rate,
                quantity,
                up_to,
            } => {
                let place = |field| at_field("per_unit", field);
                let kind = wanted.or_else(|| self.kind_of(cx, rate));
                let counted = Some(Kind::Number);
                let most = up_to.as_ref();
                Expr::PerUnit(
                    Box::new([
                        self.expr(&place("rate"), cx, rate, kind.or(Some(Kind::Amount))),
                        self.expr(&place("quantity"), cx, quantity, counted),
                    ]),
                    most.map(|most| Box::new(self.expr(&place("up_to"), cx, most, counted))),
                )
            }
            Operation::If {
                when,
                then,
                otherwise,
            } => {
                let place = |field| at_field("if", field);
                let kind = wanted.or_else(|| self.kind_of_operation(cx, operation));
                let condition = self.condition(&place("when"), cx, when);
                let then = self.expr(&place("then"), cx, then, kind);
                let chained = Context {
                    in_chain: true,
                    ..cx.clone()
                };
                let otherwise = match otherwise {
                    Some(otherwise) => self.expr(&place("else"), &chained, otherwise, kind),
                    None => Expr::Literal(Fraction::ZERO, kind.unwrap_or(Kind::Number)),
                };
                let chain = Expr::If(Box::new(condition), Box::new([then, otherwise]));
                if !in_chain {
                    self.one_after_another(&at.field("if"), &chain);
                }
                chain
            }
            Operation::ByChoice {
                question,
                gives,
                otherwise,
            } => self.by_choice(
                &at.field("by_choice"),
                cx,
                (question, gives, otherwise.as_ref()),
                wanted,
            ),
            Operation::Scale { of, gives, steps } => {
                self.scale(&at.field("scale"), cx, of, *gives, steps, wanted)
            }
            Operation::Table {
                of,
                rows,
                columns,
                cells,
            } => self.table(&at.field("table"), cx, (of, rows, columns, cells), wanted),
            Operation::Uplift { amount, by, when } => {
                let place = |field| at_field("uplift", field);
                self.note_unknown(&place("amount"), Side::Uplift, amount, by);
                let kind = wanted.or_else(|| self.kind_of(cx, amount));
                let when = when.as_ref();
                Expr::Uplift(
                    Box::new([
                        self.expr(&place("amount"), cx, amount, kind),
                        self.expr(&place("by"), cx, by, Some(Kind::Rate)),
                    ]),
                    when.map(|when| Box::new(self.condition(&place("when"), cx, when))),
                )
            }
            Operation::Total { over, each, first } => {
                self.total(&at.field("total"), cx, over, each, first.as_ref(), wanted)
            }
            Operation::Size(list) => {
                let at = at.field("size");
                self.must_be(&at, "a number of entries", Some(Kind::Count), wanted);
                self.list(&at, list).map_or(Expr::Nothing, Expr::Size)
            }
            Operation::Days { from, to } => {
                self.must_be(at, "a number of days", Some(Kind::Count), wanted);
                let place = |field| at_field("days", field);
                Expr::Days([self.date(&place("from"), from), self.date(&place("to"), to)])
            }
            Operation::Months { from, to } => {
                self.must_be(at, "a number of months", Some(Kind::Count), wanted);
                let place = |field| at_field("months", field);
                Expr::Months([self.date(&place("from"), from), self.date(&place("to"), to)])
            }
        }
    }

    /// The kind that the base of a rate must have.
    fn of_a_base(
        &self,
        at: &At,
        cx: &Context<'f>,
        base: &wire::Expr,
        wanted: Option<Kind>,
    ) -> Option<Kind> {
        let kind = self.kind_of(cx, base);
        if kind == Some(Kind::Rate) {
            self.fault(
                at,
                "a share of a rate",
                "Take the share of an amount or number; rates among themselves take `product`.",
            );
            return None;
        }
        wanted.or(kind)
    }

    fn product(
        &self,
        at: &At,
        cx: &Context<'f>,
        items: &'f [wire::Expr],
        wanted: Option<Kind>,
    ) -> Expr {
        self.not_empty(at, items.len());
        let mut kinds: Vec<_> = items.iter().map(|item| self.kind_of(cx, item)).collect();
        let is_amount = |kind: &&Option<Kind>| **kind == Some(Kind::Amount);
        let amounts = kinds.iter().filter(is_amount).count();
        if amounts > 1 {
            self.fault(
                at,
                "money is multiplied by money",
                "At most one factor is an amount; the others are rates, counts or numbers.",
            );
        } else if amounts == 0 && wanted == Some(Kind::Amount) && !items.is_empty() {
            match kinds.iter_mut().find(|kind| kind.is_none()) {
                Some(open) => *open = Some(Kind::Amount),
                None => self.fault(
                    at,
                    "no factor is an amount, and here stands an amount",
                    "One factor must be money.",
                ),
            }
        } else if amounts == 1 {
            self.must_be(at, "the product", Some(Kind::Amount), wanted);
        }
        let factors = items.iter().zip(kinds).enumerate();
        let factors = factors.map(|(i, (item, kind))| {
            self.expr(&at.index(i), cx, item, kind.or(Some(Kind::Number)))
        });
        Expr::Product(factors.collect())
    }

    fn by_choice(
        &self,
        at: &At,
        cx: &Context<'f>,
        (question, gives, otherwise): (
            &'f String,
            &'f std::collections::BTreeMap<String, wire::Expr>,
            Option<&'f wire::Expr>,
        ),
        wanted: Option<Kind>,
    ) -> Expr {
        let branches = || gives.values().chain(otherwise);
        let kind = wanted.or_else(|| join(branches().map(|branch| self.kind_of(cx, branch))));
        self.not_empty(&at.field("gives"), gives.len());
        let example = "`by_choice` takes a question of the kind `choice`.";
        let index = self.question_of(&at.field("question"), question, Kind::Choice, example);
        let chosen = index.and_then(|index| self.questions.get(usize::from(index)));
        let options = chosen.map_or(&[][..], |question| &question.options);
        let mut compiled: Vec<Option<Expr>> = vec![None; options.len()];
        for (id, branch) in gives {
            let at = at.field("gives").field(&shown(id));
            let branch = self.expr(&at, cx, branch, kind);
            match options.iter().position(|option| option.id == *id) {
                Some(place) => {
                    if let Some(slot) = compiled.get_mut(place) {
                        *slot = Some(branch);
                    }
                }
                None if index.is_some() && !self.is_lost(id) => self.fault(
                    &at,
                    format!("`{question}` has no option `{}`", shown(id)),
                    which(id, options.iter().map(|option| option.id.as_str())),
                ),
                None => {}
            }
        }
        let rest = otherwise.map_or(Expr::Nothing, |otherwise| {
            self.expr(&at.field("otherwise"), cx, otherwise, kind)
        });
        let compiled = compiled.into_iter();
        let compiled = compiled.map(|branch| branch.unwrap_or_else(|| rest.clone()));
        index.map_or(Expr::Nothing, |index| {
            Expr::ByChoice(index, compiled.collect())
        })
    }

    fn scale(
        &self,
        at: &At,
        cx: &Context<'f>,
        of: &'f wire::Expr,
        gives: wire::ScaleGives,
        steps: &'f [wire::ScaleStep],
        wanted: Option<Kind>,
    ) -> Expr {
        let step_kind = join(steps.iter().map(|step| self.kind_of(cx, &step.value)));
        let own = self.kind_of(cx, of);
        let (base, step) = match gives {
            wire::ScaleGives::Value => (own, wanted.or(step_kind)),
            _ => match (own, wanted) {
                // So much for each: 1,000 yuan a person.
                (Some(Kind::Count | Kind::Number), Some(Kind::Amount)) => (own, wanted),
                (Some(Kind::Count | Kind::Number), None) if step_kind == Some(Kind::Amount) => {
                    (own, step_kind)
                }
                _ => (
                    self.of_a_base(&at.field("of"), cx, of, wanted),
                    Some(Kind::Rate),
                ),
            },
        };
        let compiled = self.expr(&at.field("of"), cx, of, base);
        let edges = steps
            .iter()
            .map(|step| (step.from.as_ref(), step.above.as_ref()));
        let edges = self.edges(at, "steps", cx, edges, base.unwrap_or(Kind::Number));
        let steps = steps.iter().zip(edges).enumerate();
        let steps = steps.map(|(i, (one, edge))| {
            let at = at.item("steps", i).field("value");
            (edge, self.expr(&at, cx, &one.value, step))
        });
        Expr::Scale(Box::new(model::Scale {
            of: compiled,
            gives: match gives {
                wire::ScaleGives::Value => ScaleGives::Value,
                wire::ScaleGives::RateOnWhole => ScaleGives::RateOnWhole,
                wire::ScaleGives::RateOnSlice => ScaleGives::RateOnSlice,
            },
            steps: steps.collect(),
        }))
    }

    fn table(
        &self,
        at: &At,
        cx: &Context<'f>,
        (of, rows, columns, cells): (
            &'f wire::Expr,
            &'f [wire::Edge],
            &'f [wire::Condition],
            &'f [Vec<wire::Expr>],
        ),
        wanted: Option<Kind>,
    ) -> Expr {
        let base = self.kind_of(cx, of);
        let compiled = self.expr(&at.field("of"), cx, of, base);
        let edges = rows
            .iter()
            .map(|row| (row.from.as_ref(), row.above.as_ref()));
        let rows = self.edges(at, "rows", cx, edges, base.unwrap_or(Kind::Number));
        self.not_empty(&at.field("columns"), columns.len());
        let conditions = columns.iter().enumerate();
        let conditions: Vec<Condition> = conditions
            .map(|(i, column)| self.condition(&at.item("columns", i), cx, column))
            .collect();
        if cells.len() != rows.len() {
            self.fault(
                &at.field("cells"),
                format!("{} rows of cells for {} rows", cells.len(), rows.len()),
                "Give each row of the table its cells.",
            );
        }
        let kinds = cells.iter().flatten().map(|cell| self.kind_of(cx, cell));
        let kind = wanted.or_else(|| join(kinds));
        let mut compiled_cells = Vec::with_capacity(cells.len());
        for (i, row) in cells.iter().enumerate() {
            let at = at.item("cells", i);
            if row.len() != conditions.len() {
                self.fault(
                    &at,
                    format!("{} cells for {} columns", row.len(), conditions.len()),
                    "Give each column its cell.",
                );
            }
            let row = row.iter().enumerate();
            let row = row.map(|(c, cell)| self.expr(&at.index(c), cx, cell, kind));
            compiled_cells.push(row.collect());
        }
        Expr::Table(Box::new(model::Table {
            of: compiled,
            rows,
            columns: conditions,
            cells: compiled_cells,
        }))
    }

    /// Where steps or rows begin: each at one number, from the lowest.
    fn edges<'a>(
        &self,
        at: &At,
        list: &str,
        cx: &Context<'f>,
        edges: impl Iterator<Item = (Option<&'a wire::Literal>, Option<&'a wire::Literal>)>,
        kind: Kind,
    ) -> Vec<Edge> {
        let mut compiled: Vec<Edge> = Vec::new();
        let mut count = 0;
        for (i, edge) in edges.enumerate() {
            count += 1;
            let at = at.item(list, i);
            let (text, included, field) = match edge {
                (Some(from), None) => (from, true, "from"),
                (None, Some(above)) => (above, false, "above"),
                (both, _) => {
                    self.fault(
                        &at,
                        if both.is_some() { "both `from` and `above`" } else { "neither `from` nor `above`" },
                        "Write `from` where the number itself belongs to it (以上、达到), `above` where it does not (超过、突破).",
                    );
                    continue;
                }
            };
            let at = at.field(field);
            let edge = Edge {
                at: self.signed(&at, &text.0, kind),
                included,
            };
            if let Some(before) = compiled.last() {
                let order = edge.at.compare(before.at).unwrap_or(Ordering::Greater);
                let lone = before.included && !included;
                if order == Ordering::Less || (order == Ordering::Equal && !lone) {
                    self.fault(
                        &at,
                        format!("{} does not follow {}", edge.at, before.at),
                        "Begin with the lowest, and let each begin above the one before.",
                    );
                } else if order == Ordering::Equal {
                    self.warn(
                        &at,
                        format!("the step before holds for {} alone", edge.at),
                        "Check which of the two the number belongs to, and begin them at different numbers.",
                    );
                }
            }
            self.note_threshold(&at, cx.owner, included, &Expr::Literal(edge.at, kind));
            compiled.push(edge);
        }
        self.not_empty(&at.field(list), count);
        compiled
    }

    fn total(
        &self,
        at: &At,
        cx: &Context<'f>,
        over: &'f [String],
        each: &'f wire::Expr,
        first: Option<&'f wire::Expr>,
        wanted: Option<Kind>,
    ) -> Expr {
        if cx.over.is_some() {
            self.fault(
                at,
                "a total inside of a total",
                "Go through several lists side by side with `over`, or give the inner total a name under `values`.",
            );
            return Expr::Nothing;
        }
        self.not_empty(&at.field("over"), over.len());
        let mut lists = Vec::with_capacity(over.len());
        let mut seen = HashSet::new();
        for (i, id) in over.iter().enumerate() {
            let at = at.item("over", i);
            let Some(list) = self.list(&at, id) else {
                continue;
            };
            if seen.insert(list) {
                lists.push(list);
            } else {
                self.fault(&at, format!("`{id}` stands twice"), "Name each list once.");
            }
        }
        let inner = Context {
            over: Some(lists.clone()),
            ..cx.clone()
        };
        let kind = wanted.or_else(|| self.kind_of(&inner, each));
        let each = self.expr(&at.field("each"), &inner, each, kind);
        let first = first
            .map(|first| Box::new(self.expr(&at.field("first"), cx, first, Some(Kind::Count))));
        Expr::Total(lists, Box::new(each), first)
    }

    fn list(&self, at: &At, id: &str) -> Option<QuestionIndex> {
        let example = "Name a question whose answer is a list: one with `list` or `fields`.";
        self.question_of(at, id, Kind::List, example)
    }

    // Conditions

    /// Compiles a condition.
    pub(super) fn condition(
        &self,
        at: &At,
        cx: &Context<'f>,
        condition: &'f wire::Condition,
    ) -> Condition {
        let harmless = || Condition::All(Vec::new());
        match condition {
            wire::Condition::Yes(name) => self.yes(at, cx, name).unwrap_or_else(harmless),
            wire::Condition::Test(test) => match self.deeper(at, cx) {
                Some(inner) => self.test(at, &inner, test).unwrap_or_else(harmless),
                None => harmless(),
            },
        }
    }

    fn yes(&self, at: &At, cx: &Context<'f>, name: &str) -> Option<Condition> {
        let example =
            "A condition is a yes-or-no question, or a test such as {\"at_least\": [\"days\", 7]}.";
        let (condition, kind) = match self.named(at, cx, name)? {
            Named::Question(index) => (Condition::Yes(index), self.question_kind(index)?),
            Named::Field(index, field) => (
                Condition::FieldYes(index, field),
                self.field_kind(index, field)?,
            ),
            Named::Parameter(_) | Named::Value(_) | Named::Position => {
                self.fault(
                    at,
                    format!("`{name}` is a number, and here stands a condition"),
                    example,
                );
                return None;
            }
        };
        if kind != Kind::YesNo {
            self.fault(
                at,
                format!("`{name}` is {}, and here stands a condition", noun(kind)),
                match kind {
                    Kind::Choice => "Say which options it takes: {\"chosen\": {\"question\": …, \"one_of\": […]}}.",
                    Kind::Date => "Compare it with another day: {\"on_or_after\": [\"the question\", \"2025-01-02\"]}.",
                    _ => example,
                },
            );
        }
        Some(condition)
    }

    fn test(&self, at: &At, cx: &Context<'f>, test: &'f Test) -> Option<Condition> {
        let all = |at: &At, conditions: &'f [wire::Condition]| {
            self.not_empty(at, conditions.len());
            let conditions = conditions.iter().enumerate();
            let conditions = conditions.map(|(i, one)| self.condition(&at.index(i), cx, one));
            conditions.collect::<Vec<_>>()
        };
        Some(match test {
            Test::All(conditions) => Condition::All(all(&at.field("all"), conditions)),
            Test::Any(conditions) => Condition::Any(all(&at.field("any"), conditions)),
            Test::Not(condition) => {
                Condition::Not(Box::new(self.condition(&at.field("not"), cx, condition)))
            }
            Test::AtLeast(operands) => {
                self.compare(&at.field("at_least"), cx, Comparison::AtLeast, operands)
            }
            Test::MoreThan(operands) => {
                self.compare(&at.field("more_than"), cx, Comparison::MoreThan, operands)
            }
            Test::AtMost(operands) => {
                self.compare(&at.field("at_most"), cx, Comparison::AtMost, operands)
            }
            Test::LessThan(operands) => {
                self.compare(&at.field("less_than"), cx, Comparison::LessThan, operands)
            }
            Test::Equal(operands) => {
                self.compare(&at.field("equal"), cx, Comparison::Equal, operands)
            }
            Test::Within { value, from, to } => {
                self.within(&at.field("within"), cx, [value, from, to])
            }
            Test::Chosen { question, one_of } => {
                return self.chosen(&at.field("chosen"), question, one_of);
            }
            Test::OnOrAfter([a, b]) => {
                let at = at.field("on_or_after");
                Condition::OnOrAfter([self.date(&at.index(0), a), self.date(&at.index(1), b)])
            }
            Test::Before([a, b]) => {
                let at = at.field("before");
                Condition::Before([self.date(&at.index(0), a), self.date(&at.index(1), b)])
            }
        })
    }

    fn compare(
        &self,
        at: &At,
        cx: &Context<'f>,
        how: Comparison,
        [a, b]: &'f [wire::Expr; 2],
    ) -> Condition {
        let operands = self.alike_two(cx, [(at.index(0), a), (at.index(1), b)], None);
        if let Some(included) = match how {
            Comparison::AtLeast => Some(true),
            Comparison::MoreThan => Some(false),
            _ => None,
        } {
            self.note_threshold(&at.index(1), cx.owner, included, &operands[1]);
        }
        Condition::Compare(how, Box::new(operands))
    }

    fn within(&self, at: &At, cx: &Context<'f>, operands: [&'f wire::Expr; 3]) -> Condition {
        let fields = ["value", "from", "to"].map(|field| at.field(field));
        let operands = fields.into_iter().zip(operands).collect();
        let mut compiled = self.alike(cx, operands, None).into_iter();
        let mut next = || compiled.next().unwrap_or(Expr::Nothing);
        let [value, from, to] = [next(), next(), next()];
        if let (Expr::Literal(low, _), Expr::Literal(high, _)) = (&from, &to)
            && high.compare(*low) == Ok(Ordering::Less)
        {
            self.fault(
                &at.field("to"),
                format!("the most, {high}, is below the least, {low}"),
                "Turn them round.",
            );
        }
        self.note_threshold(&at.field("from"), cx.owner, true, &from);
        Condition::Within(Box::new([value, from, to]))
    }

    fn chosen(&self, at: &At, question: &str, one_of: &[String]) -> Option<Condition> {
        let example = "`chosen` takes a question of the kind `choice`.";
        let index = self.question_of(&at.field("question"), question, Kind::Choice, example)?;
        let options = &self.questions.get(usize::from(index))?.options;
        self.not_empty(&at.field("one_of"), one_of.len());
        let mut chosen = Vec::with_capacity(one_of.len());
        for (i, id) in one_of.iter().enumerate() {
            let place = options.iter().position(|option| option.id == *id);
            match place.and_then(|place| u8::try_from(place).ok()) {
                Some(place) => chosen.push(place),
                None if self.is_lost(id) => {}
                None => self.fault(
                    &at.item("one_of", i),
                    format!("`{question}` has no option `{}`", shown(id)),
                    which(id, options.iter().map(|option| option.id.as_str())),
                ),
            }
        }
        Some(Condition::Chosen(index, chosen))
    }

    fn date(&self, at: &At, date: &wire::DateExpr) -> DateExpr {
        let text = date.0.as_str();
        if text == "today" || (self.holes && text == HOLE) {
            return DateExpr::Today;
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            let day: Option<Day> = self.day(at, text);
            return day.map_or(DateExpr::Today, DateExpr::Day);
        }
        let example = "A date is the id of a question of the kind `date`, `today`, or a day such as 2025-01-02.";
        let question = self.question_of(at, text, Kind::Date, example);
        question.map_or(DateExpr::Today, DateExpr::Answer)
    }
}

/// What a share of something is: of a count, a number.
const fn measured(kind: Kind) -> Kind {
    match kind {
        Kind::Count => Kind::Number,
        other => other,
    }
}

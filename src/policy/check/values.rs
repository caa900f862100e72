//! The named values of a policy: in which order they can be computed, what kind of number each is, and that none
//! of them unfolds without end.

use super::{At, Checker, Name, expression::Context};
use crate::policy::{
    model::Kind,
    wire::{self, Condition, Expr, Operation, Test},
};
use std::{cell::RefCell, cmp::Reverse, collections::BinaryHeap};

/// How many values may refer to one another in a row.
const CHAIN: usize = 8;
/// How many operations a value may unfold to, with all it refers to.
const UNFOLDED: usize = 20_000;

/// What is known of the named values, each by its place in the file.
#[derive(Default)]
pub(super) struct Values {
    /// Their places in an order in which each refers only to those before it.
    pub order: Vec<usize>,
    /// For each, its index in that order.
    pub index: Vec<u16>,
    /// For each, what kind of number it is: by what it is made of, or else by who uses it.
    kinds: RefCell<Vec<Option<Kind>>>,
}

impl Values {
    pub fn kind(&self, place: usize) -> Option<Kind> {
        *self.kinds.borrow().get(place)?
    }

    pub fn set_kind(&self, place: usize, kind: Kind) {
        if let Some(known) = self.kinds.borrow_mut().get_mut(place) {
            *known = Some(kind);
        }
    }
}

impl<'f> Checker<'f> {
    /// Orders the values, names every cycle among them, and finds out what kind each is.
    pub(super) fn order(&mut self, file: &'f wire::File) -> Values {
        let count = file.values.len();
        let mut needs: Vec<Vec<usize>> = Vec::with_capacity(count);
        let mut sizes = Vec::with_capacity(count);
        for value in &file.values {
            let (mut named, mut size) = (Vec::new(), 0_usize);
            each_node(&value.is, &mut |name| {
                size += 1;
                if let Some(Name::Value(place)) = name.and_then(|name| self.names.get(name)) {
                    named.push(*place);
                }
            });
            needs.push(named);
            sizes.push(size);
        }
        let order = self.sorted(file, &needs);
        let mut index = vec![0; count];
        for (compiled, place) in order.iter().enumerate() {
            if let Some(slot) = index.get_mut(*place) {
                *slot = super::index(compiled);
            }
        }
        self.end_soon(&order, &needs, &sizes);
        // The kinds are found in that order, with those found before in place.
        self.values = Values {
            order: Vec::new(),
            index: Vec::new(),
            kinds: RefCell::new(vec![None; count]),
        };
        for place in &order {
            let Some(value) = file.values.get(*place) else {
                continue;
            };
            if let Some(kind) = self.kind_of(&Context::value(*place), &value.is) {
                self.values.set_kind(*place, kind);
            }
        }
        Values {
            order,
            index,
            kinds: self.values.kinds.take().into(),
        }
    }

    fn sorted(&self, file: &wire::File, needs: &[Vec<usize>]) -> Vec<usize> {
        let count = needs.len();
        let mut waiting: Vec<usize> = needs.iter().map(Vec::len).collect();
        let mut users: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (user, needed) in needs.iter().enumerate() {
            for place in needed {
                if let Some(users) = users.get_mut(*place) {
                    users.push(user);
                }
            }
        }
        let mut done = vec![false; count];
        let mut order = Vec::with_capacity(count);
        let free = (0..count).filter(|place| waiting.get(*place) == Some(&0));
        let mut free: BinaryHeap<Reverse<usize>> = free.map(Reverse).collect();
        loop {
            while let Some(Reverse(place)) = free.pop() {
                if std::mem::replace(done.get_mut(place).unwrap_or(&mut true), true) {
                    continue;
                }
                order.push(place);
                for user in users.get(place).into_iter().flatten() {
                    let Some(count) = waiting.get_mut(*user) else {
                        continue;
                    };
                    *count = count.saturating_sub(1);
                    if *count == 0 {
                        free.push(Reverse(*user));
                    }
                }
            }
            let Some(start) = done.iter().position(|done| !done) else {
                return order;
            };
            // Nothing is free and something is left: from there, what it needs leads into a cycle.
            let cycle = cycle_from(start, needs, &done);
            let name = |place: &usize| file.values.get(*place).map_or("", |one| one.id.as_str());
            let mut names: Vec<&str> = cycle.iter().map(name).collect();
            names.extend(names.first().copied());
            let first = cycle.iter().min().copied().unwrap_or(start);
            self.fault(
                &At::file("values").index(first).field("is"),
                format!("a value refers to itself: {}", names.join(" → ")),
                "Break the circle: a value can be made only of what is known without it.",
            );
            free.extend(cycle.into_iter().map(Reverse));
        }
    }

    /// Faults what would take too long, or too deep a stack, to evaluate.
    fn end_soon(&self, order: &[usize], needs: &[Vec<usize>], sizes: &[usize]) {
        let mut chains = vec![0_usize; needs.len()];
        let mut unfolded = vec![0_usize; needs.len()];
        for place in order {
            let (mut chain, mut size) = (1, sizes.get(*place).copied().unwrap_or_default());
            for needed in needs.get(*place).into_iter().flatten() {
                chain = chain.max(1 + chains.get(*needed).copied().unwrap_or_default());
                size = size.saturating_add(unfolded.get(*needed).copied().unwrap_or_default());
            }
            let at = At::file("values").index(*place).field("is");
            if chain > CHAIN {
                self.fault(
                    &at,
                    format!("more than {CHAIN} values refer to one another in a row"),
                    "Join some of them.",
                );
                chain = 0;
            }
            if size > UNFOLDED {
                self.fault(
                    &at,
                    format!("with all it refers to, this comes to more than {UNFOLDED} operations"),
                    "Refer to each value once, and join what is the same.",
                );
                size = 0;
            }
            if let (Some(own_chain), Some(own_size)) =
                (chains.get_mut(*place), unfolded.get_mut(*place))
            {
                (*own_chain, *own_size) = (chain, size);
            }
        }
    }
}

fn cycle_from(start: usize, needs: &[Vec<usize>], done: &[bool]) -> Vec<usize> {
    let mut way = Vec::new();
    let mut seen = vec![false; needs.len()];
    let mut place = start;
    while !seen.get(place).copied().unwrap_or(true) {
        if let Some(seen) = seen.get_mut(place) {
            *seen = true;
        }
        way.push(place);
        let left = needs.get(place).into_iter().flatten();
        let next = left.copied().find(|need| done.get(*need) == Some(&false));
        let Some(next) = next else { break };
        place = next;
    }
    let begin = way.iter().position(|on_way| *on_way == place).unwrap_or(0);
    way.split_off(begin)
}

/// Goes through an expression: each operation, condition, number and name, names with their text.
pub(super) fn each_node<'f>(expr: &'f Expr, found: &mut dyn FnMut(Option<&'f str>)) {
    match expr {
        Expr::Number(_) => found(None),
        Expr::Name(name) => found(Some(name)),
        Expr::Operation(operation) => {
            found(None);
            each_of_operation(operation, found);
        }
    }
}

fn each_of_operation<'f>(operation: &'f Operation, found: &mut dyn FnMut(Option<&'f str>)) {
    match operation {
        Operation::Sum(items)
        | Operation::Product(items)
        | Operation::Least(items)
        | Operation::Greatest(items)
        | Operation::FirstAnswered(items) => {
            for item in items {
                each_node(item, found);
            }
        }
        Operation::Difference([a, b])
        | Operation::Increase { now: a, before: b }
        | Operation::Share { rate: a, of: b }
        | Operation::Capped { amount: a, at: b }
        | Operation::TopUp { to: a, received: b }
        | Operation::Between { low: a, high: b } => {
            each_node(a, found);
            each_node(b, found);
        }
        Operation::PerUnit {
            rate,
            quantity,
            up_to,
        } => {
            for item in [rate, quantity].into_iter().chain(up_to) {
                each_node(item, found);
            }
        }
        Operation::If {
            when,
            then,
            otherwise,
        } => {
            each_of_condition(when, found);
            for item in [then].into_iter().chain(otherwise) {
                each_node(item, found);
            }
        }
        Operation::ByChoice {
            gives, otherwise, ..
        } => {
            for item in gives.values().chain(otherwise) {
                each_node(item, found);
            }
        }
        Operation::Scale { of, steps, .. } => {
            each_node(of, found);
            for step in steps {
                each_node(&step.value, found);
            }
        }
        Operation::Table {
            of, columns, cells, ..
        } => {
            each_node(of, found);
            for column in columns {
                each_of_condition(column, found);
            }
            for cell in cells.iter().flatten() {
                each_node(cell, found);
            }
        }
        Operation::Uplift { amount, by, when } => {
            each_node(amount, found);
            each_node(by, found);
            if let Some(condition) = when {
                each_of_condition(condition, found);
            }
        }
        Operation::Total { each, first, .. } => {
            for item in [each].into_iter().chain(first) {
                each_node(item, found);
            }
        }
        Operation::Size(_) | Operation::Days { .. } | Operation::Months { .. } => {}
    }
}

/// Goes through a condition in the same way.
pub(super) fn each_of_condition<'f>(
    condition: &'f Condition,
    found: &mut dyn FnMut(Option<&'f str>),
) {
    found(None);
    let Condition::Test(test) = condition else {
        return;
    };
    match &**test {
        Test::All(conditions) | Test::Any(conditions) => {
            for condition in conditions {
                each_of_condition(condition, found);
            }
        }
        Test::Not(condition) => each_of_condition(condition, found),
        Test::AtLeast(operands)
        | Test::MoreThan(operands)
        | Test::AtMost(operands)
        | Test::LessThan(operands)
        | Test::Equal(operands) => {
            for operand in operands {
                each_node(operand, found);
            }
        }
        Test::Within { value, from, to } => {
            for operand in [value, from, to] {
                each_node(operand, found);
            }
        }
        Test::Chosen { .. } | Test::OnOrAfter(_) | Test::Before(_) => {}
    }
}

//! A case and what it comes to, as files for others: a table for a spreadsheet, and JSON with the answers in the
//! form in which `policy evaluate` takes them.

use super::{
    Case,
    link::role_text,
    typed,
    view::{LineView, View, part_name},
    words::{FileWords, words},
};
use crate::{
    domain::Role,
    policy::{
        Answer, Fraction, Policy, Value,
        model::{ParameterIndex, Part, Question},
        outcome::Money,
        words as say,
    },
};

/// As a table for a spreadsheet: marked as UTF-8, lines ended as spreadsheets do, and no cell a formula.
pub fn csv(policy: &Policy, case: &Case, view: &View, link: &str) -> String {
    let words = words(policy.lang).file;
    let mut table = Table(String::from('\u{FEFF}'));
    table.row(&[words.policy, &policy.title]);
    table.row(&[words.version, &policy.version]);
    table.row(&[words.day, &view.on.to_string()]);
    if let Some(role) = case.role {
        table.row(&[words.role, role_name(words, role)]);
    }
    table.row(&[words.summary, &view.summary]);
    table.row(&[words.disclaimer, words.disclaimer_text]);
    table.row(&[words.link, link]);
    table.gap();
    entered(&mut table, policy, case);
    table.gap();
    results(&mut table, policy, view);
    table.gap();
    sums(&mut table, policy, view);
    table.0
}

/// What the visitor entered.
fn entered(table: &mut Table, policy: &Policy, case: &Case) {
    let common = words(policy.lang);
    let words = common.file;
    table.row(&[words.question, words.answer]);
    for (question, answer) in answers(policy, case) {
        let text = typed::understood(policy, question, answer);
        table.row(&[&question.name, &text]);
    }
    for (index, value) in assumptions(policy, case) {
        if let Some(parameter) = policy.parameters.get(usize::from(index)) {
            let name = format!("{}{}{}", words.assumptions, common.colon, parameter.name);
            table.row(&[
                &name,
                &typed::parameter_understood(policy, parameter, value),
            ]);
        }
    }
    for (part, price) in prices(policy, case) {
        let name = format!("{}{}{}", words.prices, common.colon, part.name);
        table.row(&[&name, &typed::price_understood(policy, price)]);
    }
}

/// A row for each line that concerns the visitor.
fn results(table: &mut Table, policy: &Policy, view: &View) {
    let words = words(policy.lang).file;
    table.row(&[
        words.part,
        words.certainty,
        words.figure,
        words.low,
        words.high,
        words.quantity,
        words.value,
        words.outcome,
        words.rule,
        words.steps,
        words.reasons,
        words.caveats,
        words.gaps,
        words.not_published,
        words.assumptions,
        words.source,
        words.clause,
        words.quote,
        words.address,
        words.checked,
    ]);
    for line in view.lines.iter().filter(|line| line.concerns) {
        let Some(part) = policy.parts.get(line.part) else {
            continue;
        };
        let steps = line.steps.iter().map(|step| step.text.as_str());
        let gaps = line.gaps.iter().map(|gap| gap.text.as_str());
        let source = policy.sources.get(usize::from(part.source));
        let amount = |money| amount(policy, money).unwrap_or_default();
        table.row(&[
            &part_name(policy, line.part),
            line.certainty.name(policy.lang),
            &line.figure,
            &amount(line.low),
            &amount(line.high),
            &line
                .quantity
                .map_or_else(String::new, |quantity| quantity.to_string()),
            &amount(line.worth),
            line.outcome,
            line.rule.as_deref().unwrap_or_default(),
            &steps.collect::<Vec<_>>().join("\n"),
            &line.reasons.join("\n"),
            &line.caveats.join("\n"),
            &gaps.collect::<Vec<_>>().join("\n"),
            &say::missing_parameters(policy, &line.unpublished),
            &say::missing_parameters(policy, &line.assumed),
            source.map_or("", |source| &source.title),
            part.clause.as_deref().unwrap_or_default(),
            &part.quote,
            source
                .and_then(|source| source.url.as_deref())
                .unwrap_or_default(),
            &source.map_or_else(String::new, |source| source.checked.to_string()),
        ]);
    }
}

/// The totals, and what rules that count parts together take off.
fn sums(table: &mut Table, policy: &Policy, view: &View) {
    let common = words(policy.lang);
    let words = common.file;
    table.row(&[words.totals, words.count, words.figure]);
    for group in &view.totals {
        table.row(&[
            group.certainty.name(policy.lang),
            &group.count.to_string(),
            group.figure.as_deref().unwrap_or_default(),
        ]);
    }
    for removed in &view.removed {
        table.row(&[&removed.name, "", &removed.figure]);
    }
    table.row(&[words.total, words.low, words.high]);
    let high = view.high.map_or_else(
        || common.unpublished_or_open.into(),
        |high| amount(policy, Some(high)).unwrap_or_default(),
    );
    table.row(&[
        "",
        &amount(policy, Some(view.low)).unwrap_or_default(),
        &high,
    ]);
}

/// A table as comma-separated values.
struct Table(String);

impl Table {
    fn row(&mut self, cells: &[&str]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            self.0.push_str(&quoted(cell));
        }
        self.gap();
    }

    fn gap(&mut self) {
        self.0.push_str("\r\n");
    }
}

/// A cell: quoted where it has to be, and never read as a formula.
fn quoted(cell: &str) -> String {
    // Spreadsheets skip blanks before they look for a formula, and take full-width signs for plain ones.
    let starts = cell.trim_start().chars().next();
    let formula = matches!(
        starts,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    ) || cell.starts_with(['\t', '\r', '\n']);
    let guard = if formula { "'" } else { "" };
    if cell.contains([',', '"', '\n', '\r', ';', '\t']) {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{guard}{cell}")
    }
}

/// As JSON. Amounts are texts, exact, in the currency's main unit.
pub fn json(policy: &Policy, case: &Case, view: &View, link: &str) -> String {
    let words = words(policy.lang).file;
    let of_policy = object(&[
        ("id", string(&policy.id)),
        ("version", string(&policy.version)),
        ("title", string(&policy.title)),
    ]);
    let given: Vec<_> = answers(policy, case)
        .map(|(question, answer)| (question.id.as_str(), answer_json(question, answer)))
        .collect();
    let assumed: Vec<_> = assumptions(policy, case)
        .filter_map(|(index, value)| {
            let parameter = policy.parameters.get(usize::from(index))?;
            Some((parameter.id.as_str(), string(&value.to_string())))
        })
        .collect();
    let prices: Vec<_> = prices(policy, case)
        .map(|(part, price)| (part.id.as_str(), string(&price.to_string())))
        .collect();
    let lines = view.lines.iter().filter(|line| line.concerns);
    let lines = lines.filter_map(|line| line_json(policy, line));
    let groups = view.totals.iter().map(|group| {
        object(&[
            ("certainty", string(group.certainty.id())),
            ("count", group.count.to_string()),
            ("figure", optional(group.figure.as_deref())),
        ])
    });
    let removed = view.removed.iter().map(|removed| {
        object(&[
            ("name", string(&removed.name)),
            ("figure", string(&removed.figure)),
            ("quote", string(&removed.quote)),
        ])
    });
    let totals = object(&[
        ("low", money(policy, Some(view.low))),
        ("high", money(policy, view.high)),
        ("by_certainty", array(groups)),
        ("removed_by_caps", array(removed)),
    ]);
    let mut text = object(&[
        ("policy", of_policy),
        ("on", string(&view.on.to_string())),
        ("currency", string(&policy.currency)),
        ("role", optional(case.role.map(role_text))),
        ("link", string(link)),
        ("disclaimer", string(words.disclaimer_text)),
        ("summary", string(&view.summary)),
        ("answers", object(&given)),
        ("assumptions", object(&assumed)),
        ("prices", object(&prices)),
        ("lines", array(lines)),
        ("totals", totals),
    ]);
    text.push('\n');
    text
}

fn line_json(policy: &Policy, line: &LineView) -> Option<String> {
    let part = policy.parts.get(line.part)?;
    let source = policy.sources.get(usize::from(part.source));
    let question = |index: &u16| {
        let question = policy.questions.get(usize::from(*index))?;
        Some(string(&question.id))
    };
    let parameter = |index: &u16| {
        let parameter = policy.parameters.get(usize::from(*index))?;
        Some(string(&parameter.id))
    };
    let steps = line
        .steps
        .iter()
        .map(|step| object(&[("text", string(&step.text)), ("value", string(&step.value))]));
    let readings = line
        .readings
        .iter()
        .map(|(name, figure)| object(&[("name", string(name)), ("figure", string(figure))]));
    let texts = |texts: &[String]| array(texts.iter().map(|text| string(text)));
    Some(object(&[
        ("id", string(&part.id)),
        ("name", string(&part_name(policy, line.part))),
        ("certainty", string(line.certainty.id())),
        ("outcome", string(line.outcome)),
        ("figure", string(&line.figure)),
        ("low", money(policy, line.low)),
        ("high", money(policy, line.high)),
        (
            "quantity",
            optional(
                line.quantity
                    .map(|quantity| quantity.to_string())
                    .as_deref(),
            ),
        ),
        ("worth", money(policy, line.worth)),
        ("rule", optional(line.rule.as_deref())),
        ("steps", array(steps)),
        ("reasons", texts(&line.reasons)),
        ("caveats", texts(&line.caveats)),
        ("gaps", array(line.gaps.iter().map(|gap| string(&gap.text)))),
        ("readings", array(readings)),
        ("missing", array(line.missing.iter().filter_map(question))),
        (
            "not_published",
            array(line.unpublished.iter().filter_map(parameter)),
        ),
        ("assumed", array(line.assumed.iter().filter_map(parameter))),
        (
            "source",
            optional(source.map(|source| source.title.as_str())),
        ),
        (
            "address",
            optional(source.and_then(|source| source.url.as_deref())),
        ),
        ("clause", optional(part.clause.as_deref())),
        ("quote", string(&part.quote)),
        (
            "checked",
            optional(source.map(|source| source.checked.to_string()).as_deref()),
        ),
    ]))
}

fn answer_json(question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::One(value) => value_json(question, *value),
        Answer::List(entries) => array(entries.iter().map(|entry| {
            let fields: Vec<_> = question
                .fields
                .iter()
                .zip(entry)
                .filter_map(|(field, value)| {
                    Some((field.id.as_str(), value_json(question, (*value)?)))
                })
                .collect();
            match (question.fields.as_slice(), fields.first()) {
                ([only], Some((_, value))) if only.id.is_empty() => value.clone(),
                ([only], None) if only.id.is_empty() => "null".into(),
                _ => object(&fields),
            }
        })),
    }
}

fn value_json(question: &Question, value: Value) -> String {
    match value {
        Value::Number(number) => string(&number.to_string()),
        Value::Truth(truth) => truth.to_string(),
        Value::Choice(index) => {
            let option = question.options.get(usize::from(index));
            optional(option.map(|option| option.id.as_str()))
        }
        Value::Date(day) => string(&day.to_string()),
    }
}

/// What was answered, in the order of the policy.
fn answers<'a>(
    policy: &'a Policy,
    case: &'a Case,
) -> impl Iterator<Item = (&'a Question, &'a Answer)> {
    (0..)
        .zip(&policy.questions)
        .filter_map(|(index, question)| {
            let answer = case.answers.get(index)?;
            Some((question, answer))
        })
}

/// What was assumed, as far as it is not published.
fn assumptions(policy: &Policy, case: &Case) -> impl Iterator<Item = (ParameterIndex, Fraction)> {
    let unpublished = (0..)
        .zip(&policy.parameters)
        .filter(|(_, parameter)| parameter.values.is_empty());
    unpublished.filter_map(|(index, _)| Some((index, case.answers.assumption(index)?)))
}

/// The visitor's own prices.
fn prices<'a>(policy: &'a Policy, case: &'a Case) -> impl Iterator<Item = (&'a Part, Fraction)> {
    let parts = policy.parts.iter().enumerate();
    parts.filter_map(|(index, part)| Some((part, case.price(policy, index)?)))
}

const fn role_name(words: &FileWords, role: Role) -> &'static str {
    words.roles[role as usize]
}

/// An amount in main units.
fn amount(policy: &Policy, money: Option<Money>) -> Option<String> {
    money.map(|money| policy.main_units(money).to_string())
}

fn money(policy: &Policy, money: Option<Money>) -> String {
    optional(amount(policy, money).as_deref())
}

fn optional(text: Option<&str>) -> String {
    text.map_or_else(|| "null".into(), string)
}

fn string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            control if control < ' ' => {
                let code = format!("\\u{:04x}", u32::from(control));
                quoted.push_str(&code);
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

fn object(fields: &[(&str, String)]) -> String {
    let fields = fields
        .iter()
        .map(|(key, value)| format!("{}: {value}", string(key)));
    block('{', fields, '}')
}

fn array(items: impl Iterator<Item = String>) -> String {
    block('[', items, ']')
}

/// An item a line, indented. No text has a line break in it: those are escaped.
fn block(open: char, items: impl Iterator<Item = String>, close: char) -> String {
    let items: Vec<String> = items.map(|item| item.replace('\n', "\n  ")).collect();
    if items.is_empty() {
        return format!("{open}{close}");
    }
    format!("{open}\n  {}\n{close}", items.join(",\n  "))
}

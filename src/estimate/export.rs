//! A case and what it comes to, as files for others: a table for a spreadsheet, and JSON with the answers in the
//! form in which `policy evaluate` takes them.

use super::{
    Case, Plan,
    link::role_id,
    typed,
    view::{LineView, View, part_name},
    words::{FileWords, words},
};
use crate::{
    domain::{Day, Lang, Role},
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
    planned(&mut table, words, &case.plan);
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

/// The scenes, days and people of a shoot, as far as they are entered.
fn planned(table: &mut Table, words: &FileWords, plan: &Plan) {
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    let rows = [
        (words.scenes, plan.scenes.written()),
        (words.from, day(plan.from)),
        (words.until, day(plan.until)),
        (words.heads, plan.heads.map(|heads| heads.to_string())),
    ];
    for (name, said) in rows {
        if let Some(said) = said {
            table.row(&[name, &said]);
        }
    }
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
    let mut json = Json::default();
    json.open('{');
    json.key("policy");
    json.open('{');
    json.string("id", &policy.id);
    json.string("version", &policy.version);
    json.string("title", &policy.title);
    json.close('}');
    json.string("on", &view.on.to_string());
    json.string("currency", &policy.currency);
    json.optional("role", case.role.map(role_id));
    plan_json(&mut json, &case.plan);
    json.string("link", link);
    json.string("disclaimer", words.disclaimer_text);
    json.string("summary", &view.summary);
    json.key("answers");
    json.open('{');
    for (question, answer) in answers(policy, case) {
        json.key(&question.id);
        answer_json(&mut json, question, answer);
    }
    json.close('}');
    json.key("assumptions");
    json.open('{');
    for (index, value) in assumptions(policy, case) {
        if let Some(parameter) = policy.parameters.get(usize::from(index)) {
            json.string(&parameter.id, &value.to_string());
        }
    }
    json.close('}');
    json.key("prices");
    json.open('{');
    for (part, price) in prices(policy, case) {
        json.string(&part.id, &price.to_string());
    }
    json.close('}');
    json.key("lines");
    json.open('[');
    for line in view.lines.iter().filter(|line| line.concerns) {
        if let Some(part) = policy.parts.get(line.part) {
            json.item();
            line_json(&mut json, policy, part, line);
        }
    }
    json.close(']');
    json.key("totals");
    totals_json(&mut json, policy, view);
    json.close('}');
    json.text.push('\n');
    json.text
}

/// The shoot, where any of it is entered.
fn plan_json(json: &mut Json, plan: &Plan) {
    if plan.scenes.is_empty() && plan.from.or(plan.until).is_none() && plan.heads.is_none() {
        return;
    }
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    json.key("shoot");
    json.open('{');
    json.strings("scenes", &mut plan.scenes.ids());
    json.optional("from", day(plan.from).as_deref());
    json.optional("until", day(plan.until).as_deref());
    json.key("people");
    match plan.heads {
        Some(heads) => json.text.push_str(&heads.to_string()),
        None => json.value(None),
    }
    json.close('}');
}

fn totals_json(json: &mut Json, policy: &Policy, view: &View) {
    json.open('{');
    json.money("low", policy, Some(view.low));
    json.money("high", policy, view.high);
    json.key("by_certainty");
    json.open('[');
    for group in &view.totals {
        json.item();
        json.open('{');
        json.string("certainty", group.certainty.id());
        json.key("count");
        json.text.push_str(&group.count.to_string());
        json.optional("figure", group.figure.as_deref());
        json.close('}');
    }
    json.close(']');
    json.key("removed_by_caps");
    json.open('[');
    for removed in &view.removed {
        json.item();
        json.open('{');
        json.string("name", &removed.name);
        json.string("figure", &removed.figure);
        json.string("quote", &removed.quote);
        json.close('}');
    }
    json.close(']');
    json.close('}');
}

fn line_json(json: &mut Json, policy: &Policy, part: &Part, line: &LineView) {
    let source = policy.sources.get(usize::from(part.source));
    let question = |index: &u16| Some(&*policy.questions.get(usize::from(*index))?.id);
    let parameter = |index: &u16| Some(&*policy.parameters.get(usize::from(*index))?.id);
    json.open('{');
    json.string("id", &part.id);
    json.string("name", &part_name(policy, line.part));
    json.string("certainty", line.certainty.id());
    json.string("outcome", line.outcome);
    json.string("figure", &line.figure);
    json.money("low", policy, line.low);
    json.money("high", policy, line.high);
    let quantity = line.quantity.map(|quantity| quantity.to_string());
    json.optional("quantity", quantity.as_deref());
    json.money("worth", policy, line.worth);
    json.optional("rule", line.rule.as_deref());
    json.key("steps");
    json.open('[');
    for step in &line.steps {
        json.item();
        json.open('{');
        json.string("text", &step.text);
        json.string("value", &step.value);
        json.close('}');
    }
    json.close(']');
    json.strings("reasons", &mut line.reasons.iter().map(String::as_str));
    json.strings("caveats", &mut line.caveats.iter().map(String::as_str));
    json.strings("gaps", &mut line.gaps.iter().map(|gap| &*gap.text));
    json.key("readings");
    json.open('[');
    for (name, figure) in &line.readings {
        json.item();
        json.open('{');
        json.string("name", name);
        json.string("figure", figure);
        json.close('}');
    }
    json.close(']');
    json.strings("missing", &mut line.missing.iter().filter_map(question));
    json.strings(
        "not_published",
        &mut line.unpublished.iter().filter_map(parameter),
    );
    json.strings("assumed", &mut line.assumed.iter().filter_map(parameter));
    json.optional("source", source.map(|source| source.title.as_str()));
    json.optional("address", source.and_then(|source| source.url.as_deref()));
    json.optional("clause", part.clause.as_deref());
    json.string("quote", &part.quote);
    let checked = source.map(|source| source.checked.to_string());
    json.optional("checked", checked.as_deref());
    json.close('}');
}

fn answer_json(json: &mut Json, question: &Question, answer: &Answer) {
    let entries = match answer {
        Answer::One(value) => return value_json(json, question, Some(*value)),
        Answer::List(entries) => entries,
    };
    let is_plain = matches!(question.fields.as_slice(), [only] if only.id.is_empty());
    json.open('[');
    for entry in entries {
        json.item();
        if is_plain {
            value_json(json, question, entry.first().copied().flatten());
            continue;
        }
        json.open('{');
        for (field, value) in question.fields.iter().zip(entry) {
            if value.is_some() {
                json.key(&field.id);
                value_json(json, question, *value);
            }
        }
        json.close('}');
    }
    json.close(']');
}

fn value_json(json: &mut Json, question: &Question, value: Option<Value>) {
    match value {
        // What is answered has decimals that end, so that this is a number of JSON too.
        Some(Value::Number(number)) => json.text.push_str(&number.to_string()),
        Some(Value::Truth(truth)) => json.text.push_str(if truth { "true" } else { "false" }),
        Some(Value::Date(day)) => json.quoted(&day.to_string()),
        Some(Value::Choice(index)) => {
            let option = question.options.get(usize::from(index));
            json.value(option.map(|option| option.id.as_str()));
        }
        None => json.value(None),
    }
}

/// JSON while it is written: a field or an item a line, indented. It is written straight into one text: fields put
/// together first would be many more calls, and room in the browser's program.
#[derive(Default)]
struct Json {
    text: String,
    depth: usize,
    /// Whether nothing has been written since the last bracket was opened.
    is_first: bool,
}

impl Json {
    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.is_first = true;
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.is_first {
            self.line();
        }
        self.is_first = false;
        self.text.push(bracket);
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    /// Begins an item of a list.
    fn item(&mut self) {
        if !self.is_first {
            self.text.push(',');
        }
        self.is_first = false;
        self.line();
    }

    /// Begins a field.
    fn key(&mut self, key: &str) {
        self.item();
        self.quoted(key);
        self.text.push_str(": ");
    }

    fn string(&mut self, key: &str, value: &str) {
        self.optional(key, Some(value));
    }

    fn optional(&mut self, key: &str, value: Option<&str>) {
        self.key(key);
        self.value(value);
    }

    fn money(&mut self, key: &str, policy: &Policy, money: Option<Money>) {
        self.optional(key, amount(policy, money).as_deref());
    }

    fn strings(&mut self, key: &str, values: &mut dyn Iterator<Item = &str>) {
        self.key(key);
        self.open('[');
        for value in values {
            self.item();
            self.quoted(value);
        }
        self.close(']');
    }

    fn value(&mut self, value: Option<&str>) {
        match value {
            Some(value) => self.quoted(value),
            None => self.text.push_str("null"),
        }
    }

    fn quoted(&mut self, text: &str) {
        let quoted = &mut self.text;
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

/// The word for a role, and what whoever has it is called.
pub(super) const fn role_words(lang: Lang, role: Role) -> [&'static str; 2] {
    let words = words(lang).file;
    [words.role, role_name(words, role)]
}

const fn role_name(words: &FileWords, role: Role) -> &'static str {
    words.roles[role as usize]
}

/// An amount in main units.
fn amount(policy: &Policy, money: Option<Money>) -> Option<String> {
    money.map(|money| policy.main_units(money).to_string())
}

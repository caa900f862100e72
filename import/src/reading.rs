//! From a sheet to what each row asks for: headings found, cells read, every fault kept with its cell.

use crate::{
    clean,
    column::{Column, Form},
    fault::{Fault, Place, Words, words},
    known::{self, Known},
    sheet::{Cell, Row, Sheet},
};
use qujiang_drama::domain::{Day, Id, Lang};
use std::collections::{BTreeMap, HashMap};

/// The sheet that the template makes.
pub const SHEET: &str = "场景 Scenes";

/// The headings stand within so many rows from the top.
pub const HEADING_WITHIN: usize = 20;

/// What empties a cell's value, where an empty cell alone leaves it as it is.
pub const CLEAR: [&str; 2] = ["清空", "clear"];

/// What a cell asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Nothing.
    Blank,
    /// That there be no value.
    Clear,
    /// This value.
    Value(String),
    /// Something that was refused; nothing more is said of it.
    Refused,
}

/// What a row asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The row's number.
    pub row: usize,
    /// The scene.
    pub id: String,
    /// By column, for each column of the sheet.
    pub given: BTreeMap<Column, Given>,
}

/// A sheet, read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The sheet's name.
    pub sheet: String,
    /// The row of the headings.
    pub heading_row: usize,
    /// Where each column stands.
    pub columns: BTreeMap<Column, usize>,
    /// What the rows ask for; a row whose id cannot be read is not among them.
    pub entries: Vec<Entry>,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// What else is worth knowing.
    pub notes: Vec<Words>,
}

impl Reading {
    /// The place of a row's cell.
    pub fn place(&self, row: usize, column: Column) -> Place {
        Place {
            sheet: self.sheet.clone(),
            row: Some(row),
            column: self.columns.get(&column).copied(),
            heading: Some(column.heading()),
        }
    }

    fn bare_place(&self, row: usize, column: usize) -> Place {
        Place {
            sheet: self.sheet.clone(),
            row: Some(row),
            column: Some(column),
            heading: None,
        }
    }

    fn fault(&mut self, place: Place, wrong: Words, remedy: Words) {
        self.faults.push(Fault {
            place,
            wrong,
            remedy,
        });
    }
}

/// Reads the sheet that holds the scenes.
pub fn read(sheets: Vec<Sheet>, known: &Known) -> Reading {
    let mut notes = Vec::new();
    let several = sheets.len() > 1;
    let ours = sheets.iter().position(|sheet| sheet.name == SHEET);
    let headed = |sheet: &Sheet| headings(sheet).is_some_and(knows_id);
    let chosen = ours.or_else(|| sheets.iter().position(headed)).unwrap_or(0);
    let Some(sheet) = sheets.into_iter().nth(chosen) else {
        return Reading::default();
    };
    if several && sheet.name != SHEET {
        notes.push(words(
            format!("只读了工作表“{}”。", sheet.name),
            format!("Only the sheet “{}” was read.", sheet.name),
        ));
    }
    let mut reading = Reading {
        sheet: sheet.name.clone(),
        notes: [notes, sheet.notes.clone()].concat(),
        ..Reading::default()
    };
    let Some(heading) = headings(&sheet).filter(|row| knows_id(row)) else {
        let row = headings(&sheet).map_or(1, |row| row.number);
        let place = Place {
            row: Some(row),
            ..reading.place(row, Column::Id)
        };
        reading.fault(
            place,
            words(
                "没有找到标题为“编号”的一栏",
                "there is no column with the heading “ID”",
            ),
            words(
                "用 `cargo xtask import template` 生成的模板，标题行照原样保留。",
                "Use the template that `cargo xtask import template` makes, and leave its row of headings as it is.",
            ),
        );
        return reading;
    };
    reading.heading_row = heading.number;
    read_headings(&mut reading, heading);
    let rows = sheet.rows.iter();
    let rows = rows.filter(|row| row.number > heading.number && !row.is_blank());
    let rows: Vec<&Row> = rows.collect();
    headless(&mut reading, heading, &rows);
    let mut first: HashMap<String, usize> = HashMap::new();
    for row in rows {
        read_row(&mut reading, row, known, &mut first);
    }
    reading
}

/// The row with the most known headings.
fn headings(sheet: &Sheet) -> Option<&Row> {
    let known = |row: &&Row| {
        let cells = row.cells.iter();
        cells
            .filter(|cell| Column::of_heading(cell.as_text()).is_some())
            .count()
    };
    let top = sheet.rows.iter().take(HEADING_WITHIN);
    // The first of those that have as many.
    top.rev().max_by_key(known)
}

fn knows_id(row: &Row) -> bool {
    let mut cells = row.cells.iter();
    cells.any(|cell| Column::of_heading(cell.as_text()) == Some(Column::Id))
}

fn read_headings(reading: &mut Reading, heading: &Row) {
    for (at, cell) in heading.cells.iter().enumerate() {
        let place = reading.bare_place(heading.number, at);
        if cell.is_blank() {
            continue;
        }
        let text = clean::text(cell.as_text());
        let Some(column) = Column::of_heading(&text) else {
            let (zh, en) = match Column::nearest(&text) {
                Some(near) => (
                    format!("是不是“{}”？", near.heading().get(Lang::Zh)),
                    format!("Do you mean “{}”?", near.heading().get(Lang::En)),
                ),
                None => (
                    "标题照模板写；不要导入的栏，删掉。".into(),
                    "Write the headings as the template has them; delete a column that is not to be imported.".into(),
                ),
            };
            reading.fault(
                place,
                words(
                    format!("不认识标题“{text}”"),
                    format!("the heading “{text}” is not known"),
                ),
                words(zh, en),
            );
            continue;
        };
        if let Some(before) = reading.columns.insert(column, at) {
            reading.columns.insert(column, before);
            reading.fault(
                place,
                words(
                    format!("标题“{text}”出现了两次"),
                    format!("the heading “{text}” stands there twice"),
                ),
                words("留一栏，删掉另一栏。", "Keep one of the two columns."),
            );
        }
    }
}

/// Names what stands below no heading: in a text file, that is what a comma too many looks like.
fn headless(reading: &mut Reading, heading: &Row, rows: &[&Row]) {
    for row in rows {
        for (at, cell) in row.cells.iter().enumerate() {
            if cell.is_blank() || !heading.cell(at).is_blank() {
                continue;
            }
            let place = reading.bare_place(row.number, at);
            reading.fault(
                place,
                words("这一格上面没有标题", "there is no heading above this cell"),
                words(
                    "补上标题，或者清空这一格。如果是 CSV，可能是文字里的逗号把一格拆成了两格：给文字加双引号。",
                    "Add the heading, or empty the cell. In a CSV a comma inside a text may have split it: put the text in quotation marks.",
                ),
            );
        }
    }
}

fn read_row(reading: &mut Reading, row: &Row, known: &Known, first: &mut HashMap<String, usize>) {
    let columns = reading.columns.clone();
    let mut given = BTreeMap::new();
    for (&column, &at) in &columns {
        let value = read_cell(column, row.cell(at), known).unwrap_or_else(|(wrong, remedy)| {
            reading.fault(reading.place(row.number, column), wrong, remedy);
            Given::Refused
        });
        given.insert(column, value);
    }
    let place = reading.place(row.number, Column::Id);
    let id = match given.get(&Column::Id) {
        Some(Given::Value(id)) => id.clone(),
        Some(Given::Refused) => return,
        _ => {
            reading.fault(
                place,
                words("这一行没有编号", "the row has no id"),
                words(
                    "填上编号；不要的行，删掉。",
                    "Give it an id, or delete the row.",
                ),
            );
            return;
        }
    };
    if let Some(before) = first.get(&id) {
        reading.fault(
            place,
            words(
                format!("编号 {id} 在第{before}行已经有了"),
                format!("the id {id} is in row {before} already"),
            ),
            words(
                "改一个编号，或者删掉一行。",
                "Change one of the two, or delete a row.",
            ),
        );
        return;
    }
    first.insert(id.clone(), row.number);
    reading.entries.push(Entry {
        row: row.number,
        id,
        given,
    });
}

/// What is wrong with a cell, and what would be right.
type Refusal = (Words, Words);

fn read_cell(column: Column, cell: &Cell, known: &Known) -> Result<Given, Refusal> {
    if cell.is_blank() {
        return Ok(Given::Blank);
    }
    let form = column.form();
    let text = match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Unusable(wrong, remedy) => return Err((wrong.clone(), remedy.clone())),
        Cell::Day(year, month, day) => match (form, Day::new(*year, *month, *day)) {
            (Form::Day | Form::Date, Some(day)) => day.to_string(),
            _ => return Err(automatic_date()),
        },
        // Beyond that, spreadsheets round.
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        Cell::Number(number) => return Err(shown_number(*number)),
    };
    if CLEAR.contains(&clean::code(&text).to_lowercase().as_str()) {
        return if column.is_required() {
            Err((
                words("这一栏不能清空", "this column cannot do without a value"),
                words("填上内容。", "Give one."),
            ))
        } else {
            Ok(Given::Clear)
        };
    }
    read_text(column, &text, known).map(Given::Value)
}

fn automatic_date() -> Refusal {
    (
        words(
            "表格软件把这一格变成了日期",
            "the spreadsheet program has made a date of this cell",
        ),
        words(
            "把单元格格式设为“文本”，再输入一次。",
            "Set the cell’s format to “Text” and type it again.",
        ),
    )
}

fn shown_number(number: f64) -> Refusal {
    (
        words(
            format!("这一格是数字 {number}，读不到它显示成什么样（小数还是百分数，几位）"),
            format!(
                "the cell is the number {number}, and how it is shown (as a decimal, as a percentage) cannot be read"
            ),
        ),
        words(
            "把单元格格式设为“文本”，连单位一起再输入一次。",
            "Set the cell’s format to “Text” and type it again, with its unit.",
        ),
    )
}

fn read_text(column: Column, text: &str, known: &Known) -> Result<String, Refusal> {
    match column.form() {
        Form::Id => read_id(text),
        Form::Name if column == Column::PhotoFile => photograph(text, known),
        Form::Choice | Form::Name => choose(column, text, known),
        Form::Line => match clean::text(text) {
            line if line.contains('\n') => Err((
                words("文字里有换行", "there is a line break in the text"),
                words("写成一行。", "Write it on one line."),
            )),
            line => Ok(line),
        },
        Form::Lines => {
            let lines = clean::text(text);
            if lines.split('\n').any(str::is_empty) {
                return Err((
                    words("中间有空行", "there is an empty line among the others"),
                    words(
                        "一行一项，不留空行。",
                        "One item to a line, and no empty line.",
                    ),
                ));
            }
            Ok(lines)
        }
        Form::Facts => facts(text, known),
        Form::FactLines => {
            let lines = clean::text(text);
            let lines: Result<Vec<String>, Refusal> =
                lines.split('\n').map(|line| facts(line, known)).collect();
            Ok(lines?.join("\n"))
        }
        Form::Day => {
            let day = clean::date(text).filter(|date| Day::parse(date).is_ok());
            day.ok_or_else(|| no_date(text, "2026-05-01", "2026-05-01"))
        }
        Form::Date => clean::date(text).ok_or_else(|| {
            no_date(
                text,
                "2026、2026-05、2026-05-01、2025年年中",
                "2026, 2026-05, 2026-05-01, 2025-mid",
            )
        }),
    }
}

fn read_id(text: &str) -> Result<String, Refusal> {
    let id = clean::code(text);
    if Id::new(&id).is_ok() {
        return Ok(id);
    }
    let parts = id.split(|c: char| !c.is_ascii_alphanumeric());
    let parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    let near = parts.join("-");
    let example = if id.is_ascii() && Id::new(&near).is_ok() {
        near
    } else {
        "county-street".into()
    };
    Err((
        words(format!("“{id}”不能作编号"), format!("“{id}” is no id")),
        words(
            format!("只用小写英文字母、数字和中间的连字符，最多40个字符，如 {example}。"),
            format!(
                "Use a–z, 0–9 and single hyphens inside, at most 40 characters, such as {example}."
            ),
        ),
    ))
}

fn choose(column: Column, text: &str, known: &Known) -> Result<String, Refusal> {
    let choices = known.choices(column);
    if let Some(choice) = known::find(&choices, text) {
        return Ok(choice.code.clone());
    }
    let text = clean::text(text);
    let remedy = |lang: Lang| {
        let all: Vec<&str> = choices.iter().map(|choice| choice.words(lang)).collect();
        let near = known::nearest(&choices, &text).map(|choice| choice.words(lang));
        match (lang, near) {
            (Lang::Zh, Some(near)) => format!("是不是“{near}”？可选：{}。", all.join("、")),
            (Lang::Zh, None) => format!("可选：{}。", all.join("、")),
            (Lang::En, Some(near)) => {
                format!("Do you mean “{near}”? The choices: {}.", all.join("; "))
            }
            (Lang::En, None) => format!("The choices: {}.", all.join("; ")),
        }
    };
    Err((
        words(
            format!("“{text}”不在列表里"),
            format!("“{text}” is not on the list"),
        ),
        words(remedy(Lang::Zh), remedy(Lang::En)),
    ))
}

fn photograph(text: &str, known: &Known) -> Result<String, Refusal> {
    let file = clean::code(text);
    if known.photos.contains(&file) {
        return Ok(file);
    }
    Err((
        words(
            format!("public/photos 里没有“{file}”"),
            format!("there is no “{file}” in public/photos"),
        ),
        words(
            "先把照片放进 public/photos，文件名要一字不差（包括 .jpg）。",
            "Put the photograph into public/photos first, under exactly this name (with its .jpg).",
        ),
    ))
}

fn facts(text: &str, known: &Known) -> Result<String, Refusal> {
    let ids = clean::ids(text);
    let unknown = ids.iter().filter(|id| !known.facts.contains(*id));
    let unknown: Vec<&str> = unknown.map(String::as_str).collect();
    if !unknown.is_empty() {
        return Err((
            words(
                format!("没有编号为 {} 的陈述", unknown.join("、")),
                format!("there is no statement {}", unknown.join(", ")),
            ),
            words(
                "陈述编号见“来源与口径”页；新的陈述先写进 facts.json。",
                "The page of sources lists all numbers; write a new statement into facts.json first.",
            ),
        ));
    }
    if ids.is_empty() {
        return Err((
            words("没有陈述编号", "there is no number of a statement"),
            words("填编号，如 f55、x2。", "Give numbers such as f55, x2."),
        ));
    }
    Ok(ids.join(", "))
}

fn no_date(text: &str, zh: &str, en: &str) -> Refusal {
    let text = clean::text(text);
    (
        words(
            format!("“{text}”不是这里能用的日期"),
            format!("“{text}” is no date that can stand here"),
        ),
        words(format!("写成 {zh}。"), format!("Write it like {en}.")),
    )
}

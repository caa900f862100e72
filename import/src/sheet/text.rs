//! Reading .csv: UTF-8 with or without a mark, UTF-16 with one, or GB18030; commas, semicolons or tabs.

use super::{Cell, Row, Sheet};
use crate::{
    column::Column,
    fault::{Fault, Place, words},
};
use encoding_rs::{Encoding, GB18030};

/// What may stand between cells.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Reads the one sheet that such a file is.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Sheet, Box<Fault>> {
    let text = decode(name, bytes)?;
    if !text.matches('"').count().is_multiple_of(2) {
        return Err(Fault::of_file(
            name,
            words(
                "双引号（\"）不成对，分不清单元格到哪里结束",
                "the quotation marks (\") do not pair, so that cells cannot be told apart",
            ),
            words(
                "补上缺的双引号；文字里的双引号写两个（\"\"）。或者另存为 .xlsx 再导入。",
                "Add the one that is missing; one inside a text is written twice (\"\"). Or save the file as .xlsx and import that.",
            ),
        )
        .into());
    }
    let read = SEPARATORS.map(|separator| rows(&text, separator));
    let [comma, semicolon, tab] = read.map(|rows| rows.map(|rows| (known_headings(&rows), rows)));
    let mut best = comma;
    for other in [semicolon, tab] {
        let better = match (&best, &other) {
            (Ok((best, _)), Ok((known, _))) => known > best,
            (Err(_), Ok(_)) => true,
            _ => false,
        };
        if better {
            best = other;
        }
    }
    let (_, rows) = best.map_err(|error| {
        let row = error
            .position()
            .and_then(|at| usize::try_from(at.record()).ok());
        Fault {
            place: Place {
                sheet: name.into(),
                row: row.map(|record| record + 1),
                ..Place::default()
            },
            wrong: words(
                format!("读不了：{error}"),
                format!("cannot be read: {error}"),
            ),
            remedy: words(
                "另存为 .xlsx，再导入。",
                "Save it as .xlsx and import that.",
            ),
        }
    })?;
    Ok(Sheet {
        name: name.into(),
        rows,
        notes: Vec::new(),
    })
}

fn decode(name: &str, bytes: &[u8]) -> Result<String, Box<Fault>> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _, broken) = encoding.decode(bytes);
        if !broken {
            return Ok(text.into_owned());
        }
    } else if let Ok(text) = str::from_utf8(bytes) {
        return Ok(text.into());
    } else if let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text.into_owned());
    }
    Err(Fault {
        place: Place {
            sheet: name.into(),
            row: Some(first_undecodable_line(bytes)),
            ..Place::default()
        },
        wrong: words(
            "这一行的文字既不是 UTF-8，也不是 GB18030",
            "the text of this line is neither UTF-8 nor GB18030",
        ),
        remedy: words(
            "在表格软件里另存为“CSV UTF-8”或 .xlsx，再导入。",
            "Save it as “CSV UTF-8” or .xlsx in your spreadsheet program, and import that.",
        ),
    }
    .into())
}

fn first_undecodable_line(bytes: &[u8]) -> usize {
    let readable = |line: &&[u8]| {
        str::from_utf8(line).is_ok()
            || GB18030
                .decode_without_bom_handling_and_without_replacement(line)
                .is_some()
    };
    bytes
        .split(|byte| *byte == b'\n')
        .take_while(readable)
        .count()
        + 1
}

fn rows(text: &str, separator: u8) -> Result<Vec<Row>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Row> = Vec::new();
    for (record, number) in reader.records().zip(row_numbers(text)) {
        let record = record?;
        let cells = record.iter().map(|text| match text {
            "" => Cell::Empty,
            text => Cell::Text(text.into()),
        });
        rows.push(Row {
            number,
            cells: cells.collect(),
        });
    }
    Ok(rows)
}

/// The numbers of the rows that are not empty: the reader of records passes over the others without a word.
fn row_numbers(text: &str) -> Vec<usize> {
    let mut numbers = Vec::new();
    let (mut number, mut quoted, mut filled) = (1, false, false);
    for c in text.chars() {
        match c {
            '\n' if !quoted => {
                numbers.extend(filled.then_some(number));
                (number, filled) = (number + 1, false);
            }
            '\r' => {}
            c => {
                quoted ^= c == '"';
                filled = true;
            }
        }
    }
    numbers.extend(filled.then_some(number));
    numbers
}

/// How many known headings the fullest row has.
fn known_headings(rows: &[Row]) -> usize {
    let known = |row: &Row| {
        let cells = row.cells.iter();
        cells
            .filter(|cell| Column::of_heading(cell.as_text()).is_some())
            .count()
    };
    rows.iter()
        .take(crate::reading::HEADING_WITHIN)
        .map(known)
        .max()
        .unwrap_or(0)
}

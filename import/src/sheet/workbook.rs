//! Reading .xlsx: values, dates, the results of formulas, merged cells.

use super::{Cell, Row, Sheet};
use crate::fault::{Fault, Words, words};
use calamine::{Data, Dimensions, Range, Reader, SheetType, Xlsx, XlsxError};
use std::{fmt::Display, io::Cursor};

/// How files of the older kind and those with a password begin.
const COMPOUND_FILE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Reads every sheet of a workbook.
pub(super) fn read(name: &str, bytes: Vec<u8>) -> Result<Vec<Sheet>, Box<Fault>> {
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(Fault::of_file(
            name,
            words(
                "文件带密码，或者其实是旧的 .xls",
                "it has a password, or is really an old .xls",
            ),
            words(
                "打开它，去掉密码，“另存为”.xlsx。",
                "Open it, take the password off, and save it as .xlsx.",
            ),
        )
        .into());
    }
    let broken = |error: &dyn Display| {
        Fault::of_file(
            name,
            words(
                format!("不是完好的 .xlsx：{error}"),
                format!("is no sound .xlsx: {error}"),
            ),
            words(
                "用表格软件打开，“另存为”.xlsx，再导入。",
                "Open it in your spreadsheet program, save it as .xlsx, and import that.",
            ),
        )
    };
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error: XlsxError| broken(&error))?;
    // A chart can be a sheet too; it has no cells.
    let all = workbook.sheets_metadata().iter();
    let ours = all.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = ours.map(|sheet| sheet.name.clone()).collect();
    let sheets = names.into_iter().map(|name| {
        let values = workbook.worksheet_range(&name)?;
        let formulas = workbook.worksheet_formula(&name)?;
        let merged = workbook.merge_cells_by_sheet_name(&name)?;
        Ok(sheet(name, &values, &formulas, &merged))
    });
    let sheets: Result<Vec<Sheet>, XlsxError> = sheets.collect();
    Ok(sheets.map_err(|error| broken(&error))?)
}

fn sheet(
    name: String,
    values: &Range<Data>,
    formulas: &Range<String>,
    merged: &[Dimensions],
) -> Sheet {
    let formula = |row: u32, column: u32| {
        let formula = formulas.get_value((row, column));
        formula.is_some_and(|formula| !formula.is_empty())
    };
    let end = [values.end(), formulas.end()].into_iter().flatten();
    let end = end.fold((0, 0), |most, (row, column)| {
        (most.0.max(row), most.1.max(column))
    });
    let mut computed = 0;
    let mut rows: Vec<Row> = (0..=end.0)
        .map(|row| Row {
            number: row as usize + 1,
            cells: (0..=end.1)
                .map(|column| {
                    let value = values.get_value((row, column)).unwrap_or(&Data::Empty);
                    let is_formula = formula(row, column);
                    computed += usize::from(is_formula);
                    cell(value, is_formula)
                })
                .collect(),
        })
        .collect();
    for region in merged {
        unmerge(&mut rows, region);
    }
    let notes = (computed > 0).then(|| {
        words(
            format!("“{name}”里有{computed}个公式，按上次保存时算出的值读取。"),
            format!("“{name}” has {computed} formula(s), read as last computed and saved."),
        )
    });
    Sheet {
        name,
        rows,
        notes: notes.into_iter().collect(),
    }
}

fn cell(value: &Data, is_formula: bool) -> Cell {
    match value {
        Data::Empty if is_formula => Cell::Unusable(
            words(
                "公式没有存下算出的值",
                "a formula whose result was not saved",
            ),
            words(
                "在表格软件里打开并保存一次，或者粘贴为值。",
                "Open and save the file once in your spreadsheet program, or paste the value.",
            ),
        ),
        Data::Empty => Cell::Empty,
        Data::String(text) if text.is_empty() => Cell::Empty,
        Data::String(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spreadsheet holds nothing else than such numbers"
        )]
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(truth) => Cell::Text(truth.to_string().to_uppercase()),
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            Cell::Day(year, month, day)
        }
        Data::DateTime(time) => Cell::Number(time.as_f64()),
        Data::DateTimeIso(text) => Cell::Text(text.split('T').next().unwrap_or_default().into()),
        Data::Error(error) => Cell::Unusable(
            words(
                format!("单元格是错误值 {error}"),
                format!("the cell is in error: {error}"),
            ),
            words(
                "改好公式，或者直接填值。",
                "Mend the formula, or type the value.",
            ),
        ),
    }
}

/// A cell merged over rows counts for each of them; one merged over columns says nothing of which is meant.
fn unmerge(rows: &mut [Row], region: &Dimensions) {
    let (top, left) = (region.start.0 as usize, region.start.1 as usize);
    let (bottom, right) = (region.end.0 as usize, region.end.1 as usize);
    let Some(first) = rows.get(top).map(|row| row.cell(left).clone()) else {
        return;
    };
    if first.is_blank() {
        return;
    }
    if left != right {
        if let Some(cell) = rows.get_mut(top).and_then(|row| row.cells.get_mut(left)) {
            *cell = Cell::Unusable(across(), apart());
        }
        return;
    }
    for row in rows.iter_mut().take(bottom + 1).skip(top + 1) {
        if let Some(cell) = row.cells.get_mut(left) {
            *cell = first.clone();
        }
    }
}

fn across() -> Words {
    words(
        "这一格跨列合并了，看不出属于哪一栏",
        "the cell is merged across columns, so that it is not clear to which it belongs",
    )
}

fn apart() -> Words {
    words(
        "取消合并；如果只是小标题，删掉这一行。",
        "Unmerge it; if it is only a title, delete the row.",
    )
}

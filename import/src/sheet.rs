//! A spreadsheet as rows of cells, whatever file it came in.

use crate::fault::{Fault, Words, words};
use std::{fs, path::Path};

mod text;
mod workbook;

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A number; how it is shown is not known.
    Number(f64),
    /// A day.
    Day(u16, u8, u8),
    /// Something that cannot be used: what is wrong, and what would be right.
    Unusable(Words, Words),
}

impl Cell {
    /// Whether it holds nothing but white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => crate::clean::text(text).is_empty(),
            _ => false,
        }
    }

    /// What it says, where it is text.
    pub fn as_text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }
}

/// A row, numbered as the spreadsheet does.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number, from 1.
    pub number: usize,
    /// Its cells, from column A.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

/// A sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name, or the file's.
    pub name: String,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What whoever reads the result should know of how it was read.
    pub notes: Vec<Words>,
}

/// Reads every sheet of a file.
///
/// # Errors
/// Why the file cannot be read.
pub fn read(file: &Path) -> Result<Vec<Sheet>, Box<Fault>> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let bytes = fs::read(file).map_err(|error| {
        Fault::of_file(
            file.display().to_string(),
            words(
                format!("读不了：{error}"),
                format!("cannot be read: {error}"),
            ),
            words(
                "看看文件名和所在的文件夹对不对。",
                "Check its name and its folder.",
            ),
        )
    })?;
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    match ending.to_lowercase().as_str() {
        "xlsx" => workbook::read(&name, bytes),
        "csv" | "tsv" | "txt" => text::read(&name, &bytes).map(|sheet| vec![sheet]),
        _ => Err(Fault::of_file(
            name,
            words("不是 .xlsx，也不是 .csv", "neither .xlsx nor .csv"),
            words(
                "在表格软件里“另存为”.xlsx，再导入。",
                "Save it as .xlsx in your spreadsheet program, and import that.",
            ),
        )
        .into()),
    }
}

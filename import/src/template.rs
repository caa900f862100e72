//! The template: a sheet to fill in, with lists to choose from, a sheet that explains, and one with all choices.

use crate::{
    column::{Column, Form},
    file::Scene,
    known::{self, Known},
    reading::{CLEAR, SHEET},
};
use qujiang_drama::domain::Lang;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Formula,
    Workbook, Worksheet, XlsxError,
};

/// The sheet that explains.
const GUIDE: &str = "说明 Guide";

/// The sheet with all choices.
const CHOICES: &str = "选项 Choices";

/// The last row that offers lists.
const LAST_ROW: u32 = 25_000;

/// What must be known before the columns.
const RULES: &[(&str, &str)] = &[
    (
        "一行一个场景，第一行标题不要改。带 * 的栏，新场景必须填。",
        "One scene to a row; leave the first row as it is. A new scene needs every column marked *.",
    ),
    (
        "只写来源说过的。不知道就不填：网页会写“来源未说明”，不会当作没有。",
        "Write only what the sources say. Leave blank what is not known: the page then says so, and does not take it for none.",
    ),
    (
        "编号已经有的，改那个场景；没有的，新增。表里没有的场景不会动，除非导入时加 --replace。",
        "An id that exists changes that scene, another adds one. Scenes that are not in the sheet stay, unless the import is run with --replace.",
    ),
    (
        "改已有场景时，空格子表示不改。要删掉原有的内容，写“清空”。",
        "In a row of an existing scene, an empty cell changes nothing. To take a value out, write “clear”.",
    ),
    (
        "中文和英文要么都有，要么都没有。多项的栏，一行一项（Alt+Enter 换行），中英文逐行对应。",
        "Give both languages or neither. Where there are several items, one to a line (Alt+Enter), the same in both languages.",
    ),
    (
        "有一处错就什么都不写入；所有的错会一次列出，注明工作表、行、列和改法。",
        "A single fault and nothing is written; all are named at once, with sheet, row, column and remedy.",
    ),
];

/// The template's bytes, with these scenes filled in.
///
/// # Errors
/// What the writer of workbooks refuses.
pub fn write(scenes: &[Scene], known: &Known) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name(SHEET)?;
    fill(sheet, scenes, known)?;
    explain(workbook.add_worksheet().set_name(GUIDE)?)?;
    list(workbook.add_worksheet().set_name(CHOICES)?, known)?;
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, scenes: &[Scene], known: &Known) -> Result<(), XlsxError> {
    // As text: a program that knows better makes dates of “5月1日” and numbers of ids.
    let text = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let mut row = 0;
    for column in Column::ALL.iter().copied() {
        let at = place(column);
        sheet.set_column_format(at, &text)?;
        sheet.set_column_width(at, width(column))?;
        sheet.write_string_with_format(row, at, column.full_heading(), &heading(column))?;
        if let Some(list) = offered(column, known) {
            sheet.add_data_validation(1, at, LAST_ROW, at, &list)?;
        }
    }
    sheet.set_row_height(row, 36)?;
    sheet.set_freeze_panes(1, 1)?;
    for scene in scenes {
        row += 1;
        for column in Column::ALL.iter().copied() {
            let value = scene.flat.get(column);
            let choices = known.choices(column);
            let shown = known::find(&choices, value).map_or(value, |choice| choice.zh.as_str());
            // An empty text is a cell all the same, and would count as filled for the program.
            if !shown.is_empty() {
                sheet.write_string_with_format(row, place(column), shown, &text)?;
            }
        }
    }
    Ok(())
}

/// The list that a column's cells offer, from the sheet of choices.
fn offered(column: Column, known: &Known) -> Option<DataValidation> {
    let count = known.choices(column).len() + usize::from(!column.is_required());
    if known.choices(column).is_empty() {
        return None;
    }
    let letter = char::from(b'A' + u8::try_from(choice_column(column)?).ok()?);
    let source = format!("='{CHOICES}'!${letter}$2:${letter}${}", count + 1);
    // A warning and no more: the import knows the English words as well.
    Some(
        DataValidation::new()
            .allow_list_formula(Formula::new(source))
            .set_error_style(DataValidationErrorStyle::Warning),
    )
}

/// The columns with lists, in the order of the sheet of choices.
fn listed() -> impl Iterator<Item = Column> {
    let all = Column::ALL.iter().copied();
    all.filter(|column| {
        let form = column.form();
        form == Form::Choice || (form == Form::Name && *column != Column::PhotoFile)
    })
}

fn choice_column(column: Column) -> Option<u16> {
    listed()
        .zip(0..)
        .find(|(one, _)| *one == column)
        .map(|(_, at)| 2 * at)
}

fn list(sheet: &mut Worksheet, known: &Known) -> Result<(), XlsxError> {
    for column in listed() {
        let Some(at) = choice_column(column) else {
            continue;
        };
        let title = column.heading();
        sheet.write_string_with_format(0, at, title.get(Lang::Zh), &heading(column))?;
        sheet.write_string_with_format(0, at + 1, title.get(Lang::En), &heading(column))?;
        sheet.set_column_width(at, 26)?;
        sheet.set_column_width(at + 1, 26)?;
        let mut row = 1;
        for choice in known.choices(column) {
            sheet.write_string(row, at, &choice.zh)?;
            sheet.write_string(row, at + 1, &choice.en)?;
            row += 1;
        }
        if !column.is_required() {
            let [zh, en] = CLEAR;
            sheet.write_string(row, at, zh)?;
            sheet.write_string(row, at + 1, en)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn explain(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let title = Format::new()
        .set_bold()
        .set_align(FormatAlign::Top)
        .set_text_wrap();
    for (at, width) in [(0, 44), (1, 10), (2, 60), (3, 60)] {
        sheet.set_column_width(at, width)?;
    }
    let mut row = 0;
    for (zh, en) in RULES {
        sheet.write_string_with_format(row, 2, *zh, &wrapped)?;
        sheet.write_string_with_format(row, 3, *en, &wrapped)?;
        row += 1;
    }
    row += 1;
    for (at, name) in (0..).zip(["栏 / Column", "必填 / Required", "怎么填", "What to write"])
    {
        sheet.write_string_with_format(row, at, name, &title)?;
    }
    for column in Column::ALL.iter().copied() {
        row += 1;
        let help = column.help();
        let required = if column.is_required() { "*" } else { "" };
        sheet.write_string_with_format(row, 0, column.full_heading(), &title)?;
        sheet.write_string_with_format(row, 1, required, &wrapped)?;
        sheet.write_string_with_format(row, 2, help.get(Lang::Zh), &wrapped)?;
        sheet.write_string_with_format(row, 3, help.get(Lang::En), &wrapped)?;
    }
    Ok(())
}

fn heading(column: Column) -> Format {
    let fill = if column.is_required() {
        0xf3_d9_d2
    } else {
        0xe8_ee_ee
    };
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(Color::RGB(fill))
}

fn width(column: Column) -> u16 {
    match column {
        Column::SummaryZh | Column::SummaryEn | Column::UnknownZh | Column::UnknownEn => 48,
        Column::Site | Column::WorksEn | Column::WorksZh | Column::TechniqueSource => 26,
        _ => 18,
    }
}

fn place(column: Column) -> u16 {
    u16::try_from(column.index()).unwrap_or(u16::MAX)
}

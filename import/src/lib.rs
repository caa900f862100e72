//! Scenes from spreadsheets, and the template for them.
//!
//! A file becomes sheets of cells (`sheet`), a sheet what its rows ask for (`reading`), and that, with the scenes
//! there are, a new `scenes.json` (`merge`, `file`), which the site's own check must accept before it is written.
//! Nothing of this is part of the site: it only writes one of its content files.

pub mod clean;
pub mod column;
pub mod fault;
pub mod file;
pub mod flat;
pub mod json;
pub mod known;
pub mod merge;
pub mod reading;
pub mod sheet;
pub mod template;

use column::Column;
use fault::{Fault, Place, words};
use file::File;
use known::Known;
use merge::{Merged, Summary};
use qujiang_drama::{
    content::{self, Content},
    domain::Day,
};
use std::{fs, path::Path};

/// The file that is written.
const SCENES: &str = "scenes.json";

/// How to import.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// The sheet is the whole: a scene that is not in it is removed, and an empty cell empties.
    pub replace: bool,
    /// Only say what would be.
    pub dry_run: bool,
    /// The day on which removed scenes are removed.
    pub on: Day,
}

/// The site's content and the file of its scenes.
struct Present {
    file: File,
    text: String,
    known: Known,
}

impl Present {
    fn of(folder: &Path) -> Result<Self, Box<Fault>> {
        let content = Content::load(folder).map_err(|report| {
            Fault::of_file(
                folder.display().to_string(),
                words(
                    format!("网站内容本身有错，先改好：\n{report}"),
                    format!("the site’s content has faults of its own:\n{report}"),
                ),
                words(
                    "`cargo xtask check` 会列出这些错。",
                    "Mend them first; `cargo xtask check` names them.",
                ),
            )
        })?;
        let unreadable = |error: &dyn std::fmt::Display| {
            Fault::of_file(
                SCENES,
                words(
                    format!("读不了：{error}"),
                    format!("cannot be read: {error}"),
                ),
                words("看看文件还在不在。", "See whether the file is still there."),
            )
        };
        let text = fs::read_to_string(folder.join(SCENES)).map_err(|error| unreadable(&error))?;
        Ok(Self {
            file: File::read(&text).map_err(|error| unreadable(&error))?,
            known: Known::of(&content, folder),
            text,
        })
    }
}

/// Imports scenes from a spreadsheet into the content folder.
///
/// # Errors
/// Every fault of the spreadsheet; nothing has been written then.
pub fn scenes(spreadsheet: &Path, folder: &Path, manner: Manner) -> Result<Summary, Vec<Fault>> {
    let present = Present::of(folder).map_err(|fault| vec![*fault])?;
    let sheets = sheet::read(spreadsheet).map_err(|fault| vec![*fault])?;
    let reading = reading::read(sheets, &present.known);
    let merged = merge::merge(
        &present.file,
        &reading,
        &present.known,
        manner.replace,
        manner.on,
    )?;
    if merged.summary.changes_nothing() {
        return Ok(merged.summary);
    }
    let text = merged.file.to_text();
    Content::load_with_scenes(folder, text.clone()).map_err(|report| {
        let faults = report.faults.iter();
        faults
            .map(|fault| of_the_site(fault, &reading, &merged))
            .collect::<Vec<_>>()
    })?;
    if !manner.dry_run && text != present.text {
        file::replace(&folder.join(SCENES), &text).map_err(|error| {
            vec![Fault::of_file(
                SCENES,
                words(format!("写不了：{error:#}"), format!("{error:#}")),
                words(
                    "关掉占用它的程序，看看有没有写的权限。",
                    "Close what holds it open, and see whether you may write there.",
                ),
            )]
        })?;
    }
    Ok(merged.summary)
}

/// Writes the template, with the scenes there are if asked for.
///
/// # Errors
/// What stands in the way.
pub fn template(file: &Path, folder: &Path, with_scenes: bool) -> Result<(), Box<Fault>> {
    let present = Present::of(folder)?;
    let cannot = |error: &dyn std::fmt::Display| {
        Fault::of_file(
            file.display().to_string(),
            words(
                format!("写不了：{error}"),
                format!("cannot be written: {error}"),
            ),
            words("换一个文件名或文件夹。", "Choose another name or folder."),
        )
    };
    if !file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
    {
        return Err(cannot(&"not .xlsx").into());
    }
    if file.exists() {
        return Err(cannot(&"it exists").into());
    }
    let scenes: &[file::Scene] = if with_scenes {
        &present.file.scenes
    } else {
        &[]
    };
    let bytes = template::write(scenes, &present.known).map_err(|error| cannot(&error))?;
    Ok(fs::write(file, bytes).map_err(|error| cannot(&error))?)
}

/// A fault that the site's own check found, at the cell it comes from, where there is one.
fn of_the_site(fault: &content::Fault, reading: &reading::Reading, merged: &Merged) -> Fault {
    let cell = (fault.file == SCENES)
        .then(|| {
            let rest = fault.path.strip_prefix("scenes[")?;
            let (index, rest) = rest.split_once(']')?;
            let scene = merged.file.scenes.get(index.parse::<usize>().ok()?)?;
            let row = merged.rows.get(scene.flat.get(Column::Id))?;
            let column = column_of(rest.trim_start_matches('.'))?;
            Some(reading.place(*row, column))
        })
        .flatten();
    let gone = |removed: &&merge::Named| fault.wrong.contains(&format!("`{}`", removed.id));
    let remedy = if merged.summary.removed.iter().any(|removed| gone(&removed)) {
        words(
            format!(
                "表格里没有这个场景，按 --replace 要撤下，可是别处还在用它：先改那里，或者在表格里保留它。（{}）",
                fault.remedy
            ),
            format!(
                "The sheet leaves this scene out, so that --replace would remove it, but it is still named there: change that first, or keep the scene. ({})",
                fault.remedy
            ),
        )
    } else {
        words(fault.remedy.as_str(), fault.remedy.as_str())
    };
    let separator = if fault.path.is_empty() { "" } else { ": " };
    Fault {
        place: cell
            .unwrap_or_else(|| Place::whole(format!("{}{separator}{}", fault.file, fault.path))),
        wrong: words(
            format!("网站的内容检查不通过：{}", fault.wrong),
            format!("the site’s own check refuses it: {}", fault.wrong),
        ),
        remedy,
    }
}

/// The column of a path inside a scene.
fn column_of(path: &str) -> Option<Column> {
    let plain: String = path
        .split('[')
        .map(|part| part.split_once(']').map_or(part, |(_, rest)| rest))
        .collect();
    let key = match plain.as_str() {
        "works.title.zh" => "works_zh".into(),
        "works.title.en" => "works_en".into(),
        path => path.trim_start_matches("technique.").replace('.', "_"),
    };
    let key = match key.as_str() {
        "source" | "as_of" => format!("technique_{key}"),
        _ => key,
    };
    Column::ALL
        .iter()
        .copied()
        .find(|column| column.key() == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_sites_check_is_led_back_to_its_column() {
        for (path, column) in [
            ("id", Column::Id),
            ("name.en", Column::NameEn),
            ("facts[3]", Column::Facts),
            ("photo.alt.zh", Column::PhotoAltZh),
            ("technique.load_in.en", Column::LoadInEn),
            ("technique.as_of", Column::TechniqueAsOf),
            ("works[0].title.zh", Column::WorksZh),
            ("works[2].facts[0]", Column::WorksFacts),
            ("unknown[1].en", Column::UnknownEn),
        ] {
            assert_eq!(column_of(path), Some(column), "{path}");
        }
        assert_eq!(column_of("whatever"), None);
    }
}

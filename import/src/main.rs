//! The command: `import scenes FILE`, `import template [FILE]`. `cargo xtask import` is the way to it.

use import::{Manner, fault::words};
use lexopt::prelude::*;
use qujiang_drama::domain::{Day, Lang};
use std::{path::PathBuf, process::ExitCode};

const USAGE: &str = "\
cargo xtask import scenes FILE [--replace] [--dry-run] [--on DATE] [--lang zh|en]
cargo xtask import template [FILE] [--with-scenes] [--lang zh|en]

  scenes     把表格（.xlsx 或 .csv）里的场景写进 scenes.json / brings scenes from a spreadsheet into scenes.json
    --replace   表格就是全部：表里没有的场景撤下 / the sheet is the whole: what it leaves out is removed
    --dry-run   只说会怎样，不写 / only say what would be
    --on DATE   撤下的日期，默认今天 / the day of removals, today if left out
  template   写一份空的模板 / writes an empty template
    --with-scenes  连现有的场景一起 / with the scenes there are
";

/// What the command line asks for.
struct Order {
    task: String,
    file: Option<PathBuf>,
    folder: PathBuf,
    from: PathBuf,
    with_scenes: bool,
    manner: Manner,
    lang: Lang,
}

fn main() -> ExitCode {
    match order() {
        Ok(order) if order.task == "scenes" && order.file.is_some() => scenes(&order),
        Ok(order) if order.task == "template" => template(&order),
        Ok(_) => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprint!("{error}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn order() -> Result<Order, lexopt::Error> {
    let mut order = Order {
        task: String::new(),
        file: None,
        folder: "public/content".into(),
        from: PathBuf::new(),
        with_scenes: false,
        manner: Manner {
            replace: false,
            dry_run: false,
            on: today(),
        },
        lang: Lang::Zh,
    };
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(task) if order.task.is_empty() => order.task = task.string()?,
            Value(file) if order.file.is_none() => order.file = Some(file.into()),
            Long("from") => order.from = arguments.value()?.into(),
            Long("content") => order.folder = arguments.value()?.into(),
            Long("with-scenes") => order.with_scenes = true,
            Long("replace") => order.manner.replace = true,
            Long("dry-run") => order.manner.dry_run = true,
            Long("on") => order.manner.on = arguments.value()?.parse_with(Day::parse)?,
            Long("lang") => {
                order.lang = match arguments.value()?.string()?.as_str() {
                    "zh" => Lang::Zh,
                    "en" => Lang::En,
                    other => return Err(format!("`{other}`: zh, en").into()),
                }
            }
            other => return Err(other.unexpected()),
        }
    }
    Ok(order)
}

/// The day it is where this runs.
fn today() -> Day {
    let today = jiff::ZonedDateTime::now().date();
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(today.year()).unwrap_or_default();
    Day::new(year, part(today.month()), part(today.day())).unwrap_or(Day::FIRST)
}

fn scenes(order: &Order) -> ExitCode {
    let file = order.from.join(order.file.clone().unwrap_or_default());
    match import::scenes(&file, &order.folder, order.manner) {
        Ok(summary) => {
            println!("{}", summary.in_words(order.lang));
            let done = if summary.changes_nothing() {
                words(
                    "没有变化，文件没有动。",
                    "Nothing differs; the file was left alone.",
                )
            } else if order.manner.dry_run {
                words(
                    "只是试运行，没有写入。",
                    "A trial only; nothing was written.",
                )
            } else {
                words(
                    "已写入 scenes.json。请用 `cargo xtask serve` 看一看，再提交。",
                    "scenes.json is written. Look at it with `cargo xtask serve`, then commit it.",
                )
            };
            println!("{}", done.get(order.lang));
            ExitCode::SUCCESS
        }
        Err(faults) => {
            for fault in &faults {
                eprintln!("{}", fault.in_words(order.lang));
            }
            let count = faults.len();
            let sum = words(
                format!("{count}处要改；什么都没有写入。"),
                format!("{count} fault(s); nothing was written."),
            );
            eprintln!("{}", sum.get(order.lang));
            ExitCode::FAILURE
        }
    }
}

fn template(order: &Order) -> ExitCode {
    let name = order.file.clone();
    let file = order
        .from
        .join(name.unwrap_or_else(|| "scenes-template.xlsx".into()));
    match import::template(&file, &order.folder, order.with_scenes) {
        Ok(()) => {
            println!("{}", file.display());
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{}", fault.in_words(order.lang));
            ExitCode::FAILURE
        }
    }
}

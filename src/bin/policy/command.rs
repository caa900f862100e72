//! Checks a policy file and evaluates it: `policy check FILE`,
//! `policy evaluate FILE --answers ANSWERS.json [--on 2026-01-01] [--lang zh|en]`.
//!
//! Every problem goes to standard error. Exit status 2 says that something given is unusable, and then nothing is
//! on standard output; 1 that a policy is sound but one of its own cases fails.

use chrono::Datelike;
use qujiang_drama::{
    domain::{Day, Lang},
    policy::{
        answers_file::read_answers,
        check::{self, Checked, Fault},
        report::report,
    },
};
use std::{
    ffi::{OsStr, OsString},
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "usage: policy check FILE
       policy evaluate FILE --answers ANSWERS.json [--on 2026-01-01] [--lang zh|en]
Without --on, it is computed for today by this computer's calendar.";
const FAILED: u8 = 1;
const UNUSABLE: u8 = 2;

/// Runs the command of the program's arguments.
pub fn run() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<OsString> = arguments.collect();
    let result = match command.to_str() {
        Some("check") => check(&rest),
        Some("evaluate") => evaluate(&rest),
        Some("help" | "--help" | "-h") => print(USAGE),
        _ => Err(vec![USAGE.to_owned()]),
    };
    match result {
        Ok(status) => status,
        Err(problems) => {
            tell(&problems);
            ExitCode::from(UNUSABLE)
        }
    }
}

type Result<T> = std::result::Result<T, Vec<String>>;

/// Names every fault and warning of a policy, and every case of it that fails.
fn check(arguments: &[OsString]) -> Result<ExitCode> {
    let [file] = arguments else {
        return Err(vec![format!("`check` takes one file\n{USAGE}")]);
    };
    let file = Path::new(file);
    let Checked {
        policy,
        cases,
        warnings,
    } = read_policy(file, Lang::Zh)?;
    let mut differences = Vec::new();
    for case in &cases {
        match case.run(&policy) {
            Ok(found) => differences.extend(found.iter().map(ToString::to_string)),
            Err(error) => differences.push(format!("case {}: {error}", case.id)),
        }
    }
    tell(&named(file, "warning: ", &warnings));
    let file = file.display();
    if differences.is_empty() {
        print(&format!(
            "{file}: {} measures, {} parts, {} questions, {} parameters, {} cases: sound",
            policy.measures.len(),
            policy.parts.len(),
            policy.questions.len(),
            policy.parameters.len(),
            cases.len()
        ))
    } else {
        tell(
            &differences
                .iter()
                .map(|one| format!("{file}: {one}"))
                .collect::<Vec<_>>(),
        );
        Ok(ExitCode::from(FAILED))
    }
}

/// Prints what a policy comes to for the answers of a file.
fn evaluate(arguments: &[OsString]) -> Result<ExitCode> {
    let options = Options::read(arguments)?;
    let checked = read_policy(&options.file, options.lang);
    let text = text_of(&options.answers);
    let (Checked { policy, .. }, text) = match (checked, text) {
        (Ok(checked), Ok(text)) => (checked, text),
        (checked, text) => {
            let problems = [checked.err(), text.err()];
            return Err(problems.into_iter().flatten().flatten().collect());
        }
    };
    let answers =
        read_answers(&policy, &text).map_err(|faults| named(&options.answers, "", &faults))?;
    let report = policy
        .evaluate(&answers, options.on)
        .and_then(|evaluation| report(&policy, &answers, &evaluation))
        .map_err(|error| vec![format!("{}: {error}", options.answers.display())])?;
    let json = serde_json::to_string_pretty(&report).map_err(|error| vec![error.to_string()])?;
    print(&json)
}

/// What `evaluate` is asked.
struct Options {
    file: PathBuf,
    answers: PathBuf,
    on: Day,
    lang: Lang,
}

impl Options {
    /// Reads the arguments, and names all that is wrong with them.
    fn read(arguments: &[OsString]) -> Result<Self> {
        let mut problems = Vec::new();
        let (mut file, mut answers, mut on, mut lang) = (None, None, None, None);
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let (name, joined) = match argument.to_str().and_then(|text| text.split_once('=')) {
                Some((name, value)) if name.starts_with("--") => (name.into(), Some(value)),
                _ => (argument.to_string_lossy(), None),
            };
            let place = match name.as_ref() {
                "--answers" => &mut answers,
                "--on" => &mut on,
                "--lang" => &mut lang,
                flag if flag.starts_with('-') => {
                    problems.push(format!("there is no flag `{flag}`"));
                    continue;
                }
                _ if file.is_none() => {
                    file = Some(argument.as_os_str());
                    continue;
                }
                other => {
                    problems.push(format!("`{other}` is one argument too many"));
                    continue;
                }
            };
            let value = match joined {
                Some(value) => Some(OsStr::new(value)).filter(|value| !value.is_empty()),
                None => arguments.next().map(OsString::as_os_str),
            };
            if value.is_none() {
                problems.push(format!("`{name}` takes a value"));
            } else if place.is_some() {
                problems.push(format!("`{name}` stands twice"));
            } else {
                *place = value;
            }
        }
        let on = match on.map(|on| on.to_string_lossy()) {
            None => today(),
            Some(text) => {
                let day = Day::parse(&text).ok();
                if day.is_none() {
                    problems.push(format!(
                        "--on: `{text}` is no day that exists; write 2026-01-01"
                    ));
                }
                day
            }
        };
        let lang = match lang.map(|lang| lang.to_string_lossy()).as_deref() {
            None | Some("zh") => Lang::Zh,
            Some("en") => Lang::En,
            Some(other) => {
                problems.push(format!("--lang: `{other}` is neither zh nor en"));
                Lang::Zh
            }
        };
        if file.is_none() {
            problems.push("the policy file is missing".into());
        }
        if answers.is_none() {
            problems.push("`--answers` with the file of answers is missing".into());
        }
        match (file, answers, on) {
            (Some(file), Some(answers), Some(on)) if problems.is_empty() => Ok(Self {
                file: file.into(),
                answers: answers.into(),
                on,
                lang,
            }),
            _ => {
                if problems.is_empty() {
                    problems.push("the computer's clock is not set: say the day with --on".into());
                }
                problems.push(USAGE.into());
                Err(problems)
            }
        }
    }
}

fn text_of(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|error| {
        let file = file.display();
        vec![if error.kind() == io::ErrorKind::InvalidData {
            format!("{file}: is not UTF-8\n    Save it as UTF-8 in your editor (Save as…, Encoding: UTF-8).")
        } else {
            format!("{file}: cannot be read: {error}")
        }]
    })
}

fn read_policy(file: &Path, lang: Lang) -> Result<Checked> {
    check::read(&text_of(file)?, lang).map_err(|faults| named(file, "", &faults))
}

fn named(file: &Path, label: &str, faults: &[Fault]) -> Vec<String> {
    let file = file.display();
    faults
        .iter()
        .map(|fault| format!("{label}{file}: {fault}"))
        .collect()
}

fn tell(problems: &[String]) {
    let mut stream = io::stderr().lock();
    for problem in problems {
        // Nobody is left to tell that nobody reads.
        let _ = writeln!(stream, "{problem}");
    }
}

fn print(text: &str) -> Result<ExitCode> {
    writeln!(io::stdout().lock(), "{text}")
        .map(|()| ExitCode::SUCCESS)
        .map_err(|error| vec![format!("standard output: {error}")])
}

/// Today by the computer's own calendar.
fn today() -> Option<Day> {
    let today = chrono::Local::now().date_naive();
    let year = u16::try_from(today.year()).ok()?;
    let (month, day) = (u8::try_from(today.month()), u8::try_from(today.day()));
    Day::new(year, month.ok()?, day.ok()?)
}

//! Running other programs: through to the terminal, for their text, or both.

use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::process::{Child, Command, ExitStatus, Stdio};

use anyhow::{Context, Result, anyhow, bail};

/// A command from a program's name and its arguments.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Runs a program in the terminal; anything but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = start(command)?.wait()?;
    succeeded(command, status)
}

/// Runs a program in the background.
pub fn start(command: &mut Command) -> Result<Child> {
    command
        .spawn()
        .map_err(|error| not_started(command, &error))
}

/// What a program prints to its standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let child = start(command.stdout(Stdio::piped()))?;
    let output = child.wait_with_output()?;
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout).context("the program printed something that is not text")
}

/// The compiled program of a target, as Cargo reports it in `--message-format=json…`.
pub fn executable(messages: &str, target: &str) -> Result<String> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == target)
        .find_map(|message| message["executable"].as_str().map(str::to_owned))
        .with_context(|| format!("Cargo did not say where it put the program `{target}`"))
}

/// Runs a program in the terminal and keeps a copy of its standard output.
pub fn run_and_listen(command: &mut Command) -> Result<(ExitStatus, String)> {
    let mut child = start(command.stdout(Stdio::piped()))?;
    let mut heard = String::new();
    if let Some(stdout) = child.stdout.take() {
        let mut line = Vec::new();
        let mut stdout = BufReader::new(stdout);
        while stdout.read_until(b'\n', &mut line)? > 0 {
            std::io::stdout().write_all(&line)?;
            heard += &String::from_utf8_lossy(&line);
            line.clear();
        }
    }
    Ok((child.wait()?, heard))
}

/// Turns an unhappy exit into an error that names the command.
pub fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", line(command))
}

fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy();
    if error.kind() == ErrorKind::NotFound {
        return anyhow!("the program `{program}` was not found");
    }
    anyhow!("the program `{program}` could not be started: {error}")
}

fn line(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line += " ";
        line += &argument.to_string_lossy();
    }
    line
}

//! Checks and evaluates a policy file from a terminal: see `command`. In a browser there is no terminal, and the
//! browser's unit tests build every program.

#[cfg(not(target_arch = "wasm32"))]
#[path = "policy/command.rs"]
mod command;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

//! Where things lie in the project, and the few things done to many files at once.
//!
//! All paths are relative to the project's root, which every command enters first.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{env, fs};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The finished site.
pub const DIST: &str = "dist";

/// Trunk's page as it was before the prerenderer filled it in.
pub const SHELL: &str = "target/site-shell.html";

/// Where the command was called.
static CALLED_FROM: OnceLock<PathBuf> = OnceLock::new();

/// The folder in which the command was called; files that people name are named from there.
pub fn called_from() -> &'static Path {
    CALLED_FROM.get_or_init(PathBuf::new)
}

/// Makes the project's root the current directory, from wherever the command was called.
pub fn enter_project() -> Result<()> {
    CALLED_FROM.get_or_init(|| env::current_dir().unwrap_or_default());
    // Cargo sets the variable when it runs this program; the other value is for running the
    // compiled program by hand.
    let own = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let root = own.parent().context("xtask lies inside the project")?;
    env::set_current_dir(root).with_context(|| format!("cannot enter {}", root.display()))
}

/// Every file below a folder, or the file itself; sorted, so that results never depend on the disk.
pub fn below(path: impl AsRef<Path>) -> Result<Vec<PathBuf>> {
    walkdir::WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter(|entry| entry.as_ref().map_or(true, |e| e.file_type().is_file()))
        .map(|entry| Ok(entry?.into_path()))
        .collect()
}

/// Whether a file's extension is one of these.
pub fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .and_then(|found| found.to_str())
        .is_some_and(|found| extensions.contains(&found))
}

/// The file's text, with its name in the error.
pub fn read_text(path: impl AsRef<Path>) -> Result<String> {
    let path = path.as_ref();
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The file's bytes, with its name in the error.
pub fn read(path: impl AsRef<Path>) -> Result<Vec<u8>> {
    let path = path.as_ref();
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the folders above it.
pub fn write(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Result<()> {
    let path = path.as_ref();
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, bytes))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// One hash over the names and the contents of all these files and folders.
pub fn sha256_of_all<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Result<String> {
    let mut whole = Sha256::new();
    for path in paths {
        for file in below(path)? {
            whole.update(file.to_string_lossy().as_bytes());
            whole.update([0]);
            whole.update(sha256(read(&file)?));
        }
    }
    Ok(sha256(whole.finalize()))
}

//! The build tools: which, in which version, where they lie, and how a missing one gets there.
//!
//! They live in a versioned folder of the user's cache, so that nothing the user has installed
//! is touched, and two checkouts with different versions do not disturb each other.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Context, Result, anyhow, bail};

use crate::files;
use crate::process::{command, output, run as run_program};

const TARGET: &str = "wasm32-unknown-unknown";

const OLDEST_NODE: u32 = 20;

const NODE_IS_NEEDED: &str = "install Node.js 20 or newer, which brings npm along";

/// Where a tool comes from.
#[derive(Clone, Copy)]
enum Source {
    /// A crate, compiled here unless a finished one can be had.
    Crate(&'static str),
    /// An npm package, which brings its program along.
    Npm,
}

/// The typefaces of the pictures that the build draws: npm package, version, and the files taken from it. They are under
/// the SIL Open Font License; each package brings its text along.
const FONTS: [(&str, &str, &[&str]); 4] = [
    (
        "@expo-google-fonts/noto-serif-sc",
        "0.4.3",
        &["700Bold/NotoSerifSC_700Bold.ttf"],
    ),
    (
        "@expo-google-fonts/noto-sans-sc",
        "0.4.3",
        &[
            "400Regular/NotoSansSC_400Regular.ttf",
            "700Bold/NotoSansSC_700Bold.ttf",
        ],
    ),
    (
        "@expo-google-fonts/noto-serif",
        "0.4.2",
        &["700Bold/NotoSerif_700Bold.ttf"],
    ),
    (
        "@expo-google-fonts/noto-sans",
        "0.4.2",
        &[
            "400Regular/NotoSans_400Regular.ttf",
            "700Bold/NotoSans_700Bold.ttf",
        ],
    ),
];

/// Where the build and the tests read the typefaces.
pub const FONT_FOLDER: &str = "target/fonts";

/// The tools work for seconds in each build: to optimise them takes minutes longer than it ever saves.
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// A program in the cache.
struct Tool {
    name: &'static str,
    version: String,
    program: &'static str,
    /// What `--version` has to say, where that is not the version itself.
    says: Option<&'static str>,
    source: Source,
    purpose: &'static str,
    duration: &'static str,
}

/// Finds all tools and installs the missing ones.
pub fn run(arguments: lexopt::Parser) -> Result<()> {
    crate::no_arguments(arguments)?;
    tools()?;
    println!("All build tools are there.");
    Ok(())
}

/// The search path on which the tools are found first; installs what is missing.
pub fn tools() -> Result<OsString> {
    // Before anything is compiled: nobody should wait for minutes to hear that Node.js is missing.
    npm(&["--version"])?;
    wasm_target()?;
    let mut folders = Vec::new();
    for tool in all()? {
        folders.extend(tool.find_or_install()?);
    }
    fonts()?;
    // Trunk builds offline: that way it cannot fetch a tool of its own choice.
    run_program(&mut command("cargo", &["fetch", "--locked"]))?;
    let rest = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(
        folders.into_iter().chain(env::split_paths(&rest)),
    )?)
}

/// The versions that shape the finished site, for the stamp.
pub fn versions() -> Result<String> {
    let tools = all()?.map(|tool| format!("{} {}", tool.name, tool.version));
    Ok(format!("{}\n{}", tools.join("\n"), font_versions()))
}

/// Puts the typefaces where the build and the tests read them, by way of the cache.
pub fn fonts() -> Result<()> {
    let versions = font_versions();
    let note = Path::new(FONT_FOLDER).join("versions.txt");
    if fs::read_to_string(&note).is_ok_and(|noted| noted == versions) {
        return Ok(());
    }
    let folder = cache()?.join(format!("fonts-{}", &files::sha256(&versions)[..8]));
    if !folder.exists() {
        println!("Installing the typefaces of the chat cards (about 20 seconds, once) …");
        let half = folder.with_extension(format!("half-{}", std::process::id()));
        install_fonts(&half).context("the typefaces were not installed")?;
        // Another run may have put them there in the meantime, which is as good.
        if fs::rename(&half, &folder).is_err() {
            fs::remove_dir_all(&half)?;
        }
    }
    for file in files::below(&folder)? {
        files::write(
            Path::new(FONT_FOLDER).join(file.strip_prefix(&folder)?),
            files::read(&file)?,
        )?;
    }
    files::write(note, versions)
}

/// Takes the few files that are needed out of packages that hold all weights, and their licences.
fn install_fonts(folder: &Path) -> Result<()> {
    let packages = folder.join("packages");
    fs::create_dir_all(&packages)?;
    let quiet = [
        "install",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--ignore-scripts",
    ];
    let mut install = npm(&quiet)?;
    install.arg("--prefix").arg(&packages);
    install.args(FONTS.map(|(name, version, _)| format!("{name}@{version}")));
    run_program(&mut install)?;
    for (name, _, wanted) in FONTS {
        let package = packages.join("node_modules").join(name);
        for file in wanted {
            let file = package.join(file);
            files::write(
                folder.join(file.file_name().unwrap_or_default()),
                files::read(&file)?,
            )?;
        }
        let licence = format!("{}-LICENSE.txt", name.rsplit('/').next().unwrap_or(name));
        files::write(
            folder.join(licence),
            files::read(package.join("LICENSE_FONT"))?,
        )?;
    }
    Ok(fs::remove_dir_all(packages)?)
}

fn font_versions() -> String {
    FONTS
        .map(|(name, version, _)| format!("{name} {version}"))
        .join("\n")
}

/// `wasm-opt`, from the cache only: the one of some Linux distributions writes broken Wasm
/// without a word, so a search path is no place to look for it.
pub fn wasm_opt_command() -> Result<Command> {
    wasm_opt().installed()
}

/// `esbuild`, from the cache.
pub fn esbuild_command() -> Result<Command> {
    esbuild().installed()
}

/// npm, or a sentence that says what to do.
pub fn npm(arguments: &[&str]) -> Result<Command> {
    let program = script("npm");
    let node = version_of("node").context(NODE_IS_NEEDED)?;
    version_of(&program).context(NODE_IS_NEEDED)?;
    if major(&node).is_some_and(|major| major < OLDEST_NODE) {
        bail!("Node.js {} is too old: {NODE_IS_NEEDED}", node.trim());
    }
    Ok(command(&program, arguments))
}

fn version_of(program: &str) -> Result<String> {
    output(command(program, &["--version"]).stderr(Stdio::null()))
}

/// The first number of a version like `v20.1.0`.
fn major(version: &str) -> Option<u32> {
    let number = version.trim().trim_start_matches('v').split('.').next()?;
    number.parse().ok()
}

fn all() -> Result<[Tool; 4]> {
    Ok([trunk(), wasm_bindgen()?, wasm_opt(), esbuild()])
}

fn trunk() -> Tool {
    Tool {
        name: "trunk",
        version: "0.21.14".into(),
        program: "trunk",
        says: None,
        source: Source::Crate("trunk"),
        purpose: "which builds the site",
        duration: "about 3 minutes",
    }
}

fn wasm_bindgen() -> Result<Tool> {
    Ok(Tool {
        name: "wasm-bindgen",
        version: locked_version(&files::read_text("Cargo.lock")?, "wasm-bindgen")?,
        program: "wasm-bindgen",
        says: None,
        source: Source::Crate("wasm-bindgen-cli"),
        purpose: "which connects the Wasm with the browser",
        duration: "about a minute",
    })
}

fn wasm_opt() -> Tool {
    Tool {
        name: "binaryen",
        version: "132.0.0".into(),
        program: "wasm-opt",
        says: Some("132"),
        source: Source::Npm,
        purpose: "which makes the Wasm smaller",
        duration: "about 15 seconds",
    }
}

fn esbuild() -> Tool {
    Tool {
        name: "esbuild",
        version: "0.28.2".into(),
        program: "esbuild",
        says: None,
        source: Source::Npm,
        purpose: "which makes the scripts smaller",
        duration: "about 5 seconds",
    }
}

impl Tool {
    fn folder(&self) -> Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.name, self.version)))
    }

    fn bin_in(&self, folder: &Path) -> PathBuf {
        match self.source {
            Source::Crate(_) => folder.join("bin"),
            Source::Npm => folder.join("node_modules").join(".bin"),
        }
    }

    fn program_in(&self, folder: &Path) -> PathBuf {
        let file = match self.source {
            Source::Crate(_) => format!("{}{}", self.program, env::consts::EXE_SUFFIX),
            Source::Npm => script(self.program),
        };
        self.bin_in(folder).join(file)
    }

    fn works(&self, program: &Path) -> bool {
        let wanted = self.says.unwrap_or(&self.version);
        let found = output(Command::new(program).arg("--version").stderr(Stdio::null()));
        found.is_ok_and(|text| text.split_whitespace().any(|word| word == wanted))
    }

    fn installed(&self) -> Result<Command> {
        let program = self.program_in(&self.folder()?);
        if !program.exists() {
            bail!(
                "{} {} is not installed; `cargo xtask setup` does that",
                self.name,
                self.version
            );
        }
        Ok(Command::new(program))
    }

    /// The folder to put on the search path, or none where the search path already serves.
    fn find_or_install(&self) -> Result<Option<PathBuf>> {
        let folder = self.folder()?;
        if self.works(&self.program_in(&folder)) {
            return Ok(Some(self.bin_in(&folder)));
        }
        if matches!(self.source, Source::Crate(_)) && self.works(Path::new(self.program)) {
            return Ok(None);
        }
        println!(
            "Installing {} {}, {} ({}, once) …",
            self.name, self.version, self.purpose, self.duration
        );
        self.install(&folder)?;
        Ok(Some(self.bin_in(&folder)))
    }

    /// Installs beside the final place and moves there what has proved to run, so that an
    /// interrupted install is never taken for a whole one, but can be taken up again.
    fn install(&self, folder: &Path) -> Result<()> {
        let half = folder.with_file_name(format!(".half-{}-{}", self.name, self.version));
        fs::create_dir_all(&half).with_context(|| format!("cannot create {}", half.display()))?;
        let result = self.install_into(&half).and_then(|()| {
            if !self.works(&self.program_in(&half)) {
                bail!("`{} --version` does not answer as it should", self.program);
            }
            if folder.exists() {
                fs::remove_dir_all(folder)?;
            }
            Ok(fs::rename(&half, folder)?)
        });
        if half.exists() {
            fs::remove_dir_all(&half)?;
        }
        // Another run may have put the same tool there in the meantime, which is as good.
        if result.is_err() && self.works(&self.program_in(folder)) {
            return Ok(());
        }
        result.with_context(|| format!("{} {} was not installed", self.name, self.version))
    }

    fn install_into(&self, folder: &Path) -> Result<()> {
        match self.source {
            Source::Npm => {
                let package = format!("{}@{}", self.name, self.version);
                let quiet = ["install", "--no-audit", "--no-fund", "--loglevel=error"];
                run_program(npm(&quiet)?.arg("--prefix").arg(folder).arg(package))
            }
            Source::Crate(name) => {
                let package = format!("{name}@{}", self.version);
                if has_binstall()
                    && run_program(
                        command("cargo", &["binstall", "--no-confirm", "--locked", "--root"])
                            .envs(QUICK)
                            .arg(folder)
                            .arg(&package),
                    )
                    .is_ok()
                {
                    return Ok(());
                }
                // Its own build folder: the user's must not fill up with this tool's parts.
                let build = folder.join("build");
                run_program(
                    command("cargo", &["install", "--locked", &package])
                        .envs(QUICK)
                        .arg("--root")
                        .arg(folder)
                        .arg("--target-dir")
                        .arg(&build),
                )?;
                Ok(fs::remove_dir_all(build)?)
            }
        }
    }
}

fn has_binstall() -> bool {
    command("cargo", &["binstall", "-V"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn wasm_target() -> Result<()> {
    let sysroot = output(&mut command("rustc", &["--print", "sysroot"]))
        .context("Rust is missing: install it with rustup")?;
    let installed = Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .exists();
    if installed {
        return Ok(());
    }
    println!(
        "Adding the compiler's target {TARGET}, for which the browser's part is built (seconds, once) …"
    );
    run_program(&mut command("rustup", &["target", "add", TARGET])).with_context(|| {
        format!("the compiler's target {TARGET} is missing and needs rustup to be added")
    })
}

/// The version of a package as the lock file has it.
fn locked_version(lock: &str, package: &str) -> Result<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines
        .by_ref()
        .find(|line| *line == name)
        .and_then(|_| {
            lines
                .next()?
                .strip_prefix("version = \"")?
                .strip_suffix('"')
        })
        .map(str::to_owned)
        .ok_or_else(|| anyhow!("Cargo.lock has no package {package}"))
}

/// Where this user's programs keep what can be had again.
fn cache() -> Result<PathBuf> {
    let home = || env::home_dir().context("this user has no home folder");
    let base = if cfg!(windows) {
        env::var_os("LOCALAPPDATA")
            .context("LOCALAPPDATA is not set")?
            .into()
    } else if let Some(folder) = env::var_os("XDG_CACHE_HOME").filter(|name| !name.is_empty()) {
        PathBuf::from(folder)
    } else if cfg!(target_os = "macos") {
        home()?.join("Library/Caches")
    } else {
        home()?.join(".cache")
    };
    Ok(base.join("qujiang-drama").join("tools"))
}

/// Programs that npm installs are scripts, which have another ending on Windows.
pub fn script(name: &str) -> String {
    if cfg!(windows) {
        format!("{name}.cmd")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-macro"
version = "0.2.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.129"
dependencies = [
 "wasm-bindgen-macro",
]
"#;

    #[test]
    fn the_locked_version_is_that_of_the_package_and_not_of_a_namesake() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap(), "0.2.129");
    }

    #[test]
    fn a_package_that_is_not_locked_is_named_in_the_error() {
        let error = locked_version(LOCK, "leptos").unwrap_err();
        assert!(error.to_string().contains("leptos"));
    }

    #[test]
    fn a_program_of_another_version_does_not_count_as_the_tool() {
        let mut tool = trunk();
        tool.program = "rustc";
        assert!(!tool.works(Path::new("rustc")));
        let version = output(&mut command("rustc", &["--version"])).unwrap();
        tool.version = version.split_whitespace().nth(1).unwrap().to_owned();
        assert!(tool.works(Path::new("rustc")));
    }

    #[test]
    fn the_first_number_of_a_version_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("8.1"), Some(8));
        assert_eq!(major("next"), None);
    }

    #[test]
    fn a_program_that_does_not_exist_does_not_count_as_the_tool() {
        assert!(!trunk().works(Path::new("no-such-program-anywhere")));
    }
}

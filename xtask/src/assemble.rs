//! `cargo xtask assemble`: what happens between Trunk's work and the finished site.
//!
//! Trunk calls it once the Wasm is bound and the public files are copied. It makes the parts
//! small, names them by their final bytes, has every page written and compresses the result.
//! The same input gives the same bytes.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use lightningcss::targets::{Browsers, Targets};
use rayon::prelude::*;

use crate::headers::Headers;
use crate::process::{command, run as run_program};
use crate::{build, files, offline, setup};

/// The parts whose names carry a hash of their content, so that browsers may keep them for good.
const HASHED: &[&str] = &[
    "client.js",
    "client_bg.wasm",
    "desk.js",
    "desk_bg.wasm",
    "finder.js",
    "finder_bg.wasm",
    "share.js",
    "share_bg.wasm",
    "poster.js",
    "poster_bg.wasm",
    "offline.js",
    "site.css",
    "boot.js",
    "booth.js",
    "preferences.js",
];

/// The programs beside the client, each loaded when somebody reaches for what it does.
const LATER: &[&str] = &["desk", "finder", "share", "poster"];

/// Scripts are written in the language of the oldest browsers served.
const SCRIPT_TARGET: &str = "--target=es2020";

const COMPRESSED: &[&str] = &["html", "js", "css", "wasm", "json", "svg", "xml", "txt"];

/// Smaller files fit into one packet anyway.
const WORTH_COMPRESSING: usize = 1024;

/// Finishes what Trunk has staged.
pub fn run(arguments: lexopt::Parser) -> Result<()> {
    crate::no_arguments(arguments)?;
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("Trunk calls this command; for people there is `cargo xtask build`")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");

    bundle_styles(&staging.join("site.css"))?;
    bind_later(&staging, release)?;
    if release {
        let programs: Vec<_> = LATER.iter().chain(["client"].iter()).collect();
        programs
            .par_iter()
            .try_for_each(|program| shrink_wasm(&staging.join(format!("{program}_bg.wasm"))))?;
        shrink_scripts(&staging)?;
        name_by_content(&staging)?;
        files::write(files::SHELL, files::read(staging.join("index.html"))?)?;
    }
    prerender(&staging, &build::base_url(), Some(Path::new(CARDS)))?;
    if !release {
        // What is being worked on is never kept.
        let off = staging.join(offline::OFF);
        fs::copy(off, staging.join(offline::WORKER)).context("no switch for the worker")?;
        return Ok(());
    }
    offline::write(&staging, &Headers::read()?)?;
    compress_all(&staging)
}

/// Compiles and binds the programs that are loaded later, which Trunk does not know: it binds one program a page.
fn bind_later(staging: &Path, release: bool) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let (profile, folder) = if release {
        ("wasm-release", "wasm-release")
    } else {
        ("dev", "debug")
    };
    // All at once: linking a program keeps only one core busy.
    let mut build = command("cargo", &["build", "--quiet", "--locked"]);
    build.args([
        "--features",
        "hydrate",
        "--target",
        TARGET,
        "--profile",
        profile,
    ]);
    for program in LATER {
        build.args(["--bin", program]);
    }
    run_program(&mut build).context("the programs were not compiled")?;
    LATER.par_iter().try_for_each(|program| {
        let wasm = Path::new("target")
            .join(TARGET)
            .join(folder)
            .join(format!("{program}.wasm"));
        // On the search path, where Trunk finds it too.
        let mut bind = command("wasm-bindgen", &["--target", "web", "--no-typescript"]);
        bind.args(["--out-name", program, "--out-dir"])
            .arg(staging)
            .arg(wasm);
        run_program(&mut bind).with_context(|| format!("the program {program} was not bound"))
    })
}

/// Where the chat cards of earlier builds are kept.
const CARDS: &str = "target/cards";

/// Has every page written into a folder that holds the shell as its `index.html`. Chat cards that were kept are drawn
/// no second time.
pub fn prerender(folder: &Path, base_url: &str, kept: Option<&Path>) -> Result<()> {
    let mut prerender = command(
        "cargo",
        &["run", "--quiet", "--locked", "--features", "ssr"],
    );
    prerender.args(["--bin", "prerender", "--", "--content", "public/content"]);
    prerender.args(["--fonts", setup::FONT_FOLDER]);
    prerender.arg("--out").arg(folder);
    if let Some(kept) = kept {
        prerender.arg("--cards").arg(kept);
    }
    if !base_url.is_empty() {
        prerender.args(["--base-url", base_url]);
    }
    run_program(&mut prerender).context("the pages were not written")
}

/// One minified style sheet out of `style/main.css` and all it imports.
fn bundle_styles(target: &Path) -> Result<()> {
    let files = FileProvider::new();
    let targets = Targets::from(browsers());
    let css = Bundler::new(&files, None, ParserOptions::default())
        .bundle(Path::new("style/main.css"))
        .map_err(|error| anyhow!("{error}"))
        .and_then(|mut sheet| {
            let minify = MinifyOptions {
                targets,
                ..MinifyOptions::default()
            };
            sheet.minify(minify).map_err(|error| anyhow!("{error}"))?;
            let print = PrinterOptions {
                minify: true,
                targets,
                ..PrinterOptions::default()
            };
            sheet.to_css(print).map_err(|error| anyhow!("{error}"))
        })
        .context("the style sheets were not bundled")?;
    files::write(target, css.code)
}

/// The oldest browsers whose gaps are filled: the first that know cascade layers,
/// which cannot be written otherwise.
fn browsers() -> Browsers {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    Browsers {
        android: version(99, 0),
        chrome: version(99, 0),
        edge: version(99, 0),
        firefox: version(97, 0),
        ios_saf: version(15, 4),
        safari: version(15, 4),
        ..Browsers::default()
    }
}

/// Makes a Wasm file small, in its place.
pub fn shrink_wasm(wasm: &Path) -> Result<()> {
    let small = wasm.with_extension("small");
    run_program(
        setup::wasm_opt_command()?
            // Flattened and put together anew once, code comes out half a per cent smaller.
            .args(["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"])
            .arg(wasm)
            .arg("-o")
            .arg(&small),
    )?;
    fs::rename(&small, wasm).context("the smaller Wasm was not put in place")
}

fn shrink_scripts(staging: &Path) -> Result<()> {
    let parts: Vec<_> = HASHED
        .iter()
        .map(|name| staging.join(name))
        .filter(|path| files::has_extension(path, &["js"]))
        .collect();
    shrink(staging, &parts, &[])?;
    // A worker is no module: put into a function, its names become short too.
    let workers = [offline::WORKER, offline::OFF].map(|name| staging.join(name));
    shrink(staging, &workers, &["--format=iife"])
}

fn shrink(staging: &Path, scripts: &[PathBuf], more: &[&str]) -> Result<()> {
    run_program(
        setup::esbuild_command()?
            .args(["--minify", SCRIPT_TARGET, "--charset=utf8"])
            .args(["--log-level=warning", "--allow-overwrite"])
            .arg(format!("--outdir={}", staging.display()))
            .args(more)
            .args(scripts),
    )
}

/// Renames the parts and the mentions of them in the shell.
fn name_by_content(staging: &Path) -> Result<()> {
    let shell = staging.join("index.html");
    let mut html = files::read_text(&shell)?;
    for name in HASHED {
        let part = staging.join(name);
        let hashed = hashed_name(name, &files::read(&part)?);
        let mention = format!("\"/{name}\"");
        if !html.contains(&mention) {
            anyhow::bail!("index.html does not mention {mention}");
        }
        html = html.replace(&mention, &format!("\"/{hashed}\""));
        fs::rename(&part, staging.join(&hashed)).with_context(|| format!("cannot name {name}"))?;
    }
    files::write(&shell, html)
}

fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{extension}", &files::sha256(bytes)[..16])
}

/// Puts a Brotli and a gzip twin beside every file that gains by it.
fn compress_all(staging: &Path) -> Result<()> {
    files::below(staging)?
        .par_iter()
        .filter(|path| files::has_extension(path, COMPRESSED))
        // One file is all there is to replace when the worker is to go.
        .filter(|path| !path.ends_with(offline::WORKER) && !path.ends_with(offline::OFF))
        .try_for_each(|path| {
            let bytes = files::read(path)?;
            if bytes.len() < WORTH_COMPRESSING {
                return Ok(());
            }
            files::write(with_suffix(path, "br"), compress::brotli(&bytes)?)?;
            files::write(with_suffix(path, "gz"), compress::gzip(&bytes)?)
        })
}

/// The name of a compressed twin.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_content_and_keeps_its_ending() {
        let name = hashed_name("client_bg.wasm", b"a");
        assert_eq!(name, "client_bg-ca978112ca1bbdca.wasm");
        assert_ne!(name, hashed_name("client_bg.wasm", b"b"));
    }
}

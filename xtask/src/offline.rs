//! What a device keeps of the finished site: the pack, which holds all that is text in one file, and the worker that
//! knows the pack by its hash.
//!
//! The pack is a line of JSON that lists all files, and behind it the bytes of those that are packed, in the order of
//! that list. The other files are named there with their hash, and are fetched one by one. Everything that the build
//! has put into the site is kept, but for what `is_left_out` names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use axum::http::{HeaderMap, header};
use serde_json::json;

use crate::files;
use crate::headers::Headers;

/// The worker. Its address never changes, and its bytes change with the site's.
pub const WORKER: &str = "sw.js";

/// What takes the worker off all devices, put in its place.
pub const OFF: &str = "sw-off.js";

/// What stands in the worker where the hash of the pack goes.
const PLACE: &str = "THE-PACK";

/// What a file is sent as, by the end of its name; and whether it is packed.
const TYPES: &[(&str, &str, bool)] = &[
    ("css", "text/css; charset=utf-8", false),
    ("html", "text/html; charset=utf-8", true),
    ("js", "text/javascript; charset=utf-8", false),
    ("json", "application/json", true),
    ("png", "image/png", false),
    ("svg", "image/svg+xml", true),
    ("txt", "text/plain; charset=utf-8", true),
    ("wasm", "application/wasm", false),
    ("webmanifest", "application/manifest+json", true),
];

/// Writes the pack of a finished site, and its hash into the worker.
pub fn write(site: &Path, headers: &Headers) -> Result<()> {
    let pack = pack(site, headers)?;
    let hash = files::sha256(&pack);
    files::write(site.join(format!("pack-{}.txt", &hash[..16])), pack)?;
    let worker = site.join(WORKER);
    let script = files::read_text(&worker)?;
    anyhow::ensure!(
        script.contains(PLACE),
        "{WORKER} has no place for the hash of the pack"
    );
    files::write(worker, script.replace(PLACE, &hash))
}

/// The files that a device fetches one by one, and the pack itself.
pub fn fetched(site: &Path) -> Result<Vec<PathBuf>> {
    let all = files::below(site)?;
    let is_fetched = |path: &PathBuf| {
        let name = name_in(site, path);
        is_pack(&name) || (!is_left_out(&name) && !kind(&name).is_ok_and(|(_, packed)| packed))
    };
    Ok(all.into_iter().filter(is_fetched).collect())
}

fn pack(site: &Path, headers: &Headers) -> Result<Vec<u8>> {
    let (mut packed, mut parts, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
    for path in files::below(site)? {
        let name = name_in(site, &path);
        if is_left_out(&name) {
            continue;
        }
        let content = files::read(&path)?;
        if kind(&name)?.1 {
            packed.push(json!([name, content.len()]));
            bytes.extend(content);
        } else {
            parts.push(json!([name, files::sha256(content)]));
        }
    }
    let types: BTreeMap<_, _> = TYPES.iter().map(|(end, kind, _)| (end, kind)).collect();
    let list = json!({ "headers": for_every_path(headers), "types": types, "packed": packed, "parts": parts });
    let mut pack = serde_json::to_vec(&list)?;
    pack.push(b'\n');
    pack.append(&mut bytes);
    Ok(pack)
}

/// What is no page and no part of one: what only hosts and other sites read, and the worker itself.
fn is_left_out(name: &str) -> bool {
    let names = ["preview.png", "robots.txt", "sitemap.xml", WORKER, OFF];
    names.contains(&name)
        || name.starts_with("cards/")
        || is_pack(name)
        || files::has_extension(Path::new(name), &["br", "gz", "md"])
}

fn is_pack(name: &str) -> bool {
    name.starts_with("pack-") && files::has_extension(Path::new(name), &["txt"])
}

fn kind(name: &str) -> Result<(&'static str, bool)> {
    let found = TYPES
        .iter()
        .find(|(end, ..)| files::has_extension(Path::new(name), &[end]));
    found
        .map(|(_, kind, packed)| (*kind, *packed))
        .with_context(|| format!("{name}: say in xtask/src/offline.rs what such a file is sent as"))
}

/// The headers of every path, which a page needs from the device as it does from the host. How long something may
/// be kept means nothing there.
fn for_every_path(headers: &Headers) -> BTreeMap<String, String> {
    let mut map = HeaderMap::new();
    headers.apply("/", &mut map);
    map.remove(header::CACHE_CONTROL);
    map.iter()
        .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
        .collect()
}

fn name_in(site: &Path, path: &Path) -> String {
    let name = path.strip_prefix(site).unwrap_or(path);
    name.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A site in a folder of its own, which is gone again afterwards.
    fn with_site<T>(name: &str, test: impl FnOnce(&Path) -> T) -> T {
        let site = std::env::temp_dir().join(format!("offline-test-{name}-{}", std::process::id()));
        for (path, text) in [
            ("index.html", "<p>家"),
            ("plan/page.json", "{}"),
            ("plan/page.json.br", "no"),
            ("client-1.js", "let a;"),
            ("share_bg-2.wasm", "wasm"),
            ("cards/home.png", "no"),
            ("sitemap.xml", "no"),
            (OFF, "no"),
            (WORKER, "const WHOLE = \"THE-PACK\";"),
        ] {
            files::write(site.join(path), text).unwrap();
        }
        let result = test(&site);
        fs::remove_dir_all(&site).unwrap();
        result
    }

    fn some_headers() -> Headers {
        Headers::parse("/*\n  X-One: a\n  Cache-Control: b\n").unwrap()
    }

    #[test]
    fn the_pack_lists_what_the_build_wrote_and_holds_what_is_text() {
        with_site("lists", |site| {
            let pack = pack(site, &some_headers()).unwrap();
            let text = String::from_utf8(pack).unwrap();
            let (list, bytes) = text.split_once('\n').unwrap();
            let list: serde_json::Value = serde_json::from_str(list).unwrap();
            assert_eq!(
                list["packed"],
                json!([["index.html", 6], ["plan/page.json", 2]])
            );
            assert_eq!(bytes, "<p>家{}");
            assert_eq!(
                list["parts"][0],
                json!(["client-1.js", files::sha256("let a;")])
            );
            assert_eq!(list["parts"][1][0], "share_bg-2.wasm");
            assert_eq!(list["parts"].as_array().unwrap().len(), 2);
            assert_eq!(list["headers"], json!({ "x-one": "a" }));
        });
    }

    #[test]
    fn the_worker_knows_the_pack_by_its_hash_and_the_same_site_gives_the_same() {
        with_site("hash", |site| {
            write(site, &some_headers()).unwrap();
            let worker = files::read_text(site.join(WORKER)).unwrap();
            let pack = fetched(site)
                .unwrap()
                .into_iter()
                .find(|path| is_pack(&name_in(site, path)))
                .unwrap();
            let hash = files::sha256(files::read(&pack).unwrap());
            assert_eq!(worker, format!("const WHOLE = \"{hash}\";"));
            assert!(name_in(site, &pack).contains(&hash[..16]));
            files::write(site.join(WORKER), "\"THE-PACK\"").unwrap();
            write(site, &some_headers()).unwrap();
            assert_eq!(
                files::read_text(site.join(WORKER)).unwrap(),
                format!("\"{hash}\"")
            );
            assert_eq!(fetched(site).unwrap().len(), 3, "the pack and two parts");
        });
    }

    #[test]
    fn a_kind_of_file_that_nobody_named_stops_the_build() {
        assert!(
            kind("drawings/a.jpg")
                .unwrap_err()
                .to_string()
                .contains("a.jpg")
        );
    }
}

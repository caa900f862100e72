//! `cargo xtask serve`: the finished site on this machine, with the headers it is deployed with.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, Uri, header::LOCATION};
use axum::middleware::{Next, from_fn};
use axum::response::Redirect;
use lexopt::prelude::*;
use tower_http::services::{ServeDir, ServeFile};

use crate::headers::Headers;
use crate::stamp::Stamp;
use crate::{build, files};

const FIRST_PORT: u16 = 8080;
const PORTS_TO_TRY: u16 = 100;

/// Builds where needed, then serves until interrupted.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut port = None;
    let mut base_url = build::base_url();
    let mut build_first = true;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = Some(arguments.value()?.parse()?),
            Long("base-url") => base_url = arguments.value()?.string()?,
            Long("no-build") => build_first = false,
            other => return Err(other.unexpected().into()),
        }
    }
    if !build_first {
        require_site()?;
        if base_url.is_empty() {
            base_url = Stamp::built_for().unwrap_or_default();
        }
    }
    let prefix = prefix(&base_url)?;
    // Before the build, so that nobody waits for a build to hear that the port is taken.
    let listener = listen(port.or_else(|| local_port(&base_url)))?;
    if build_first {
        build::site(&base_url, false)?;
    }
    announce(&listener, &prefix)?;
    serve(listener, &prefix)
}

/// Fails with what to do where there is no site yet.
pub fn require_site() -> Result<()> {
    if Path::new(files::DIST).join("index.html").exists() {
        return Ok(());
    }
    bail!("dist/ holds no site yet: run `cargo xtask build` first")
}

/// A listener on the wished port, or on the first free one where none was wished.
pub fn listen(wished: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = wished {
        return TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
            format!("port {port} is not free: name another with --port, or none to have one found")
        });
    }
    for port in FIRST_PORT..FIRST_PORT + PORTS_TO_TRY {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            if port != FIRST_PORT {
                println!("Port {FIRST_PORT} is busy, so this is port {port}.");
            }
            return Ok(listener);
        }
    }
    bail!("no port from {FIRST_PORT} on is free: name one with --port")
}

/// Says where the site is.
pub fn announce(listener: &TcpListener, prefix: &str) -> Result<()> {
    let address = listener.local_addr()?;
    println!("The site is at http://{address}{prefix}/ (Ctrl+C ends it).");
    Ok(())
}

/// Serves in the background on a port of the system's choice, for as long as this program runs.
pub fn in_background(prefix: &str) -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let prefix = prefix.to_owned();
    thread::spawn(move || {
        if let Err(error) = serve(listener, &prefix) {
            eprintln!("the server stopped: {error:#}");
        }
    });
    Ok(address)
}

/// Serves until the program ends.
pub fn serve(listener: TcpListener, prefix: &str) -> Result<()> {
    let router = router(Path::new(files::DIST), prefix, Headers::read()?);
    listener.set_nonblocking(true)?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_io()
        .enable_time()
        .build()?
        .block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, router).await })
        .context("the server stopped")
}

/// The path below which a site with this address lives: empty, or like `/drama`.
pub fn prefix(base_url: &str) -> Result<String> {
    if base_url.is_empty() {
        return Ok(String::new());
    }
    let uri: Uri = base_url
        .parse()
        .ok()
        .filter(|uri: &Uri| uri.scheme().is_some())
        .with_context(|| format!("`{base_url}` is no address like https://example.org/drama/"))?;
    Ok(uri.path().trim_end_matches('/').to_owned())
}

/// The port an address names, where it is an address of this machine.
fn local_port(base_url: &str) -> Option<u16> {
    let uri: Uri = base_url.parse().ok()?;
    match uri.host()? {
        "127.0.0.1" | "localhost" => uri.port_u16(),
        _ => None,
    }
}

fn router(dist: &Path, prefix: &str, headers: Headers) -> Router {
    let not_found = ServeFile::new(dist.join("404.html"))
        .precompressed_br()
        .precompressed_gzip();
    let files = ServeDir::new(dist)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(not_found);
    let mount = prefix.to_owned();
    let site = Router::new().fallback_service(files).layer(from_fn(
        move |request: Request, next: Next| {
            let path = request.uri().path().to_owned();
            let headers = headers.clone();
            let mount = mount.clone();
            async move {
                let mut response = next.run(request).await;
                headers.apply(&path, response.headers_mut());
                // The file service does not know where it is mounted.
                let target = response.headers().get(LOCATION);
                let moved = target
                    .and_then(|target| target.to_str().ok())
                    .and_then(|target| HeaderValue::try_from(format!("{mount}{target}")).ok());
                if let Some(moved) = moved {
                    response.headers_mut().insert(LOCATION, moved);
                }
                response
            }
        },
    ));
    if prefix.is_empty() {
        return site;
    }
    let home = format!("{prefix}/");
    Router::new()
        .nest_service(prefix, site)
        .fallback(move || async move { Redirect::temporary(&home) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_is_the_path_without_its_last_slash() {
        assert_eq!(prefix("").unwrap(), "");
        assert_eq!(prefix("https://example.org").unwrap(), "");
        assert_eq!(prefix("https://example.org/").unwrap(), "");
        assert_eq!(prefix("http://127.0.0.1:8080/a/b/").unwrap(), "/a/b");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        assert!(prefix("example.org/drama").is_err());
        assert!(prefix("/drama").is_err());
    }

    #[test]
    fn only_an_address_of_this_machine_asks_for_a_port() {
        assert_eq!(local_port("http://127.0.0.1:9000/drama/"), Some(9000));
        assert_eq!(local_port("https://example.org:9000/drama/"), None);
        assert_eq!(local_port("http://localhost/"), None);
        assert_eq!(local_port(""), None);
    }

    #[test]
    fn a_wished_port_that_is_taken_is_named_in_the_error() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(Some(port)).unwrap_err();
        assert!(error.to_string().contains(&port.to_string()));
    }
}

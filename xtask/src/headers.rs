//! The response headers of `deploy/headers.txt`, the one list that is tested and deployed.
//!
//! The format: a path pattern on a line of its own, below it indented `Name: value` lines; `*`
//! stands for any characters; `#` opens a comment. Where two patterns name the same header, the
//! later one holds.

use anyhow::{Context, Result, bail};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::files;

/// Where the list lies.
pub const FILE: &str = "deploy/headers.txt";

/// The list, read.
#[derive(Debug, Clone)]
pub struct Headers(Vec<Rule>);

#[derive(Debug, Clone)]
struct Rule {
    pattern: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Headers {
    /// The project's list.
    pub fn read() -> Result<Self> {
        Self::parse(&files::read_text(FILE)?)
    }

    /// A list from its text.
    pub fn parse(text: &str) -> Result<Self> {
        let mut rules: Vec<Rule> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let place = || format!("{FILE}, line {}", index + 1);
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if !line.starts_with(char::is_whitespace) {
                rules.push(Rule {
                    pattern: content.to_owned(),
                    headers: Vec::new(),
                });
                continue;
            }
            let Some(rule) = rules.last_mut() else {
                bail!("{}: a header without a path above it", place());
            };
            let Some((name, value)) = content.split_once(':') else {
                bail!("{}: a header is written `Name: value`", place());
            };
            rule.headers.push((
                name.trim().parse().with_context(place)?,
                value.trim().parse().with_context(place)?,
            ));
        }
        Ok(Self(rules))
    }

    /// Sets what the list says for a path.
    pub fn apply(&self, path: &str, to: &mut HeaderMap) {
        for rule in self.0.iter().filter(|rule| matches(&rule.pattern, path)) {
            for (name, value) in &rule.headers {
                to.insert(name, value.clone());
            }
        }
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, end)) => {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# why\n/*\n  X-One: a: b\n  Cache-Control: no-cache\n\n/client-*.js\n  Cache-Control: immutable\n";

    fn for_path(path: &str) -> HeaderMap {
        let mut map = HeaderMap::new();
        Headers::parse(LIST).unwrap().apply(path, &mut map);
        map
    }

    #[test]
    fn the_later_pattern_holds() {
        assert_eq!(for_path("/client-1.js")["cache-control"], "immutable");
        assert_eq!(for_path("/client.js")["cache-control"], "no-cache");
    }

    #[test]
    fn a_value_keeps_its_colons() {
        assert_eq!(for_path("/")["x-one"], "a: b");
    }

    #[test]
    fn start_and_end_of_a_pattern_do_not_share_characters() {
        assert!(!matches("/client-*-a.js", "/client-a.js"));
        assert!(matches("/client-*.js", "/client-.js"));
    }

    #[test]
    fn a_header_without_a_path_is_an_error_with_its_line() {
        let error = Headers::parse("\n  X-One: a").unwrap_err();
        assert!(error.to_string().contains("line 2"));
    }

    #[test]
    fn a_line_that_is_no_header_is_an_error() {
        assert!(Headers::parse("/*\n  nonsense").is_err());
    }

    #[test]
    fn the_list_that_is_deployed_can_be_read() {
        let text = include_str!("../../deploy/headers.txt");
        let mut map = HeaderMap::new();
        Headers::parse(text).unwrap().apply("/", &mut map);
        assert!(map.contains_key("content-security-policy"));
        assert_eq!(map["cache-control"], "no-cache");
    }
}

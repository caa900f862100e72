//! The colours and typefaces of a poster: read from `style/tokens.css` when this is compiled, so that they are named
//! there and nowhere else. A poster is printed matter: it takes the colours of the day.

const TOKENS: &[u8] = include_bytes!("../../style/tokens.css");

/// A colour as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 7]);

impl Colour {
    pub(super) const PAPER: Self = Self::token("--paper:");
    pub(super) const INK: Self = Self::token("--ink:");
    pub(super) const INK_SOFT: Self = Self::token("--ink-soft:");
    pub(super) const LINE: Self = Self::token("--line:");
    pub(super) const ACCENT: Self = Self::token("--accent:");
    pub(super) const ON_ACCENT: Self = Self::token("--on-accent:");
    pub(super) const REGISTRATION: Self = Self::token("--registration:");
    pub(super) const PUBLISHED: Self = Self::token("--published:");
    pub(super) const AT_MOST: Self = Self::token("--at-most:");
    pub(super) const IN_KIND: Self = Self::token("--in-kind:");
    pub(super) const ASSUMED: Self = Self::token("--assumed:");
    pub(super) const BLOCKED: Self = Self::token("--blocked:");
    pub(super) const UNPUBLISHED: Self = Self::token("--unpublished:");
    pub(super) const QR_LIGHT: Self = Self::token("--qr-light:");
    pub(super) const QR_DARK: Self = Self::token("--qr-dark:");

    /// The first colour of a token: of two, that of the day. Evaluated by the compiler, which stops at a name that the
    /// tokens do not have.
    const fn token(name: &str) -> Self {
        let mut at = after(name);
        while TOKENS[at] != b'#' {
            assert!(TOKENS[at] != b';', "the token is no colour");
            at += 1;
        }
        Self(copy(at))
    }

    /// As SVG writes it.
    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

const HAN: [u8; length("--han:")] = copy(after("--han:"));
const HAN_SERIF: [u8; length("--han-serif:")] = copy(after("--han-serif:"));
const LATIN: [u8; length("--latin:")] = copy(after("--latin:"));
const LATIN_SERIF: [u8; length("--latin-serif:")] = copy(after("--latin-serif:"));

/// The families of a language, as CSS lists them.
pub(super) fn families(lang: crate::domain::Lang, is_serif: bool) -> &'static str {
    use crate::domain::Lang;
    let families: &'static [u8] = match (lang, is_serif) {
        (Lang::Zh, false) => &HAN,
        (Lang::Zh, true) => &HAN_SERIF,
        (Lang::En, false) => &LATIN,
        (Lang::En, true) => &LATIN_SERIF,
    };
    str::from_utf8(families).unwrap_or_default()
}

/// Where the value of a token begins.
const fn after(name: &str) -> usize {
    let name = name.as_bytes();
    let mut start = 0;
    loop {
        let mut same = 0;
        while same < name.len() && TOKENS[start + same] == name[same] {
            same += 1;
        }
        if same == name.len() {
            // After the white space that follows the colon.
            return start + same + 1;
        }
        start += 1;
    }
}

/// How long the value of a token is.
const fn length(name: &str) -> usize {
    let start = after(name);
    let mut end = start;
    while TOKENS[end] != b';' {
        end += 1;
    }
    end - start
}

const fn copy<const LENGTH: usize>(start: usize) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    let mut index = 0;
    while index < LENGTH {
        bytes[index] = TOKENS[start + index];
        index += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    #[test]
    fn a_colour_is_that_of_the_day_and_of_no_namesake() {
        let tokens = str::from_utf8(TOKENS).expect("text");
        for (name, colour) in [
            ("accent", Colour::ACCENT),
            ("on-accent", Colour::ON_ACCENT),
            ("ink", Colour::INK),
            ("ink-soft", Colour::INK_SOFT),
        ] {
            let written = format!("\n  --{name}: light-dark({},", colour.as_str());
            assert!(tokens.contains(&written), "{written}");
        }
        let written = format!("\n  --qr-dark: {};", Colour::QR_DARK.as_str());
        assert!(tokens.contains(&written), "{written}");
    }

    #[test]
    fn each_language_has_its_families() {
        assert!(families(Lang::Zh, false).starts_with("\"PingFang SC\""));
        assert!(families(Lang::Zh, true).ends_with("serif"));
        assert!(families(Lang::En, true).starts_with("Georgia"));
        assert!(families(Lang::En, false).ends_with("sans-serif"));
    }
}

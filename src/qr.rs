//! A link as a QR code: its modules, and the same as a drawing. Knows nothing of what the link is for.

use crate::markup::Html;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// The finest code that a phone reads across a table at the usual size: 57 modules a side. A finer one is drawn larger.
const FINE: i32 = 57;

/// The finest code that a phone reads at all, held near a screen or a sheet: 858 bytes.
const LARGEST: i32 = 97;

/// The light border that a reader needs, in modules.
const QUIET: i32 = 4;

/// A code.
#[derive(Clone)]
pub struct Code(QrCode);

impl Code {
    /// The code with the more repair the better it scans: a longer link gets less. None when the text is too long for
    /// one that scans well.
    pub fn sturdy(text: &str) -> Option<Self> {
        match encode(text, QrCodeEcc::Medium) {
            Some(code) if code.size() <= FINE => Some(Self(code)),
            _ => Self::coarse(text),
        }
    }

    /// The code with as few modules as the text allows, for print as small as two centimetres. None when the text is
    /// too long for one that scans well.
    pub fn coarse(text: &str) -> Option<Self> {
        // What is left over within a size goes into repair by itself.
        let code = encode(text, QrCodeEcc::Low)?;
        (code.size() <= LARGEST).then_some(Self(code))
    }

    /// Modules from edge to edge, with the light border.
    pub fn across(&self) -> u32 {
        u32::try_from(self.0.size() + 2 * QUIET).unwrap_or(0)
    }

    /// Whether a module is dark, counted from the corner of the border.
    pub fn is_dark(&self, x: u32, y: u32) -> bool {
        let module = |at: u32| i32::try_from(at).unwrap_or(i32::MAX).saturating_sub(QUIET);
        self.0.get_module(module(x), module(y))
    }

    /// The code as a drawing with a name, for a page or as a file of its own.
    pub fn svg(&self, name: &str) -> String {
        let mut html = Html::default();
        self.draw(&mut html, name);
        html.end()
    }

    /// Draws the code into a page.
    pub fn draw(&self, html: &mut Html, name: &str) {
        let size = self.0.size();
        let across = i64::from(self.across());
        html.tag("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
            .tag(if size > FINE {
                "class=\"qr qr--fine\""
            } else {
                "class=\"qr\""
            })
            .tag(" viewBox=\"0 0 ")
            .number(across)
            .tag(" ")
            .number(across);
        html.tag("\" role=\"img\" shape-rendering=\"crispEdges\" aria-label=\"")
            .text(name);
        // A file of its own has no style sheet: dark on light without one, too.
        html.tag("\"><rect class=\"qr__ground\" fill=\"white\" width=\"")
            .number(across)
            .tag("\" height=\"")
            .number(across);
        html.tag("\"/><path class=\"qr__modules\" d=\"");
        for y in 0..size {
            let mut x = 0;
            while x < size {
                let start = x;
                while x < size && self.0.get_module(x, y) {
                    x += 1;
                }
                if x > start {
                    let width = i64::from(x - start);
                    html.tag("M")
                        .number(i64::from(start + QUIET))
                        .tag(" ")
                        .number(i64::from(y + QUIET));
                    html.tag("h")
                        .number(width)
                        .tag("v1h")
                        .number(-width)
                        .tag("z");
                }
                x += 1;
            }
        }
        html.tag("\"/></svg>");
    }
}

/// As bytes, which a link is: trying the narrower alphabets first would bring much into the program.
fn encode(text: &str, repair: QrCodeEcc) -> Option<QrCode> {
    QrCode::encode_segments(&[QrSegment::make_bytes(text.as_bytes())], repair).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sturdy(text: &str) -> Option<String> {
        Code::sturdy(text).map(|code| code.svg("code"))
    }

    #[test]
    fn a_link_of_usual_length_makes_a_code_and_a_long_one_does_not() {
        let link = "https://example.org/estimate/#level=NRTA&v=2025-01-02";
        let code = sturdy(link).expect("a code");
        assert!(
            code.contains("d=\"M4 4h7v1h-7z"),
            "the finder stands in the corner: {code}"
        );
        // 10-L holds 271 bytes, 10-M 213: a code of 57 modules a side. 20-L holds 858 at 97 a side.
        assert!(
            sturdy(&"x".repeat(271))
                .is_some_and(|code| code.contains("\"qr\" viewBox=\"0 0 65 65"))
        );
        assert!(
            sturdy(&"x".repeat(858))
                .is_some_and(|code| code.contains("qr--fine\" viewBox=\"0 0 105 105"))
        );
        assert_eq!(sturdy(&"x".repeat(859)), None);
    }

    #[test]
    fn a_coarse_code_has_as_few_modules_as_its_text_allows() {
        // 3-L holds 53 bytes at 29 modules a side, 4-L 78 at 33.
        for (bytes, across) in [(53, 37), (54, 41), (78, 41), (79, 45)] {
            let code = Code::coarse(&"x".repeat(bytes)).expect("a code");
            assert_eq!(code.across(), across, "{bytes}");
        }
        assert!(Code::coarse(&"x".repeat(859)).is_none());
    }

    #[test]
    fn the_border_is_light_and_the_corner_dark() {
        let code = Code::coarse("https://example.org/").expect("a code");
        assert!((0..code.across()).all(|at| !code.is_dark(at, 3) && !code.is_dark(3, at)));
        assert!(code.is_dark(4, 4));
        assert!(!code.is_dark(code.across(), code.across()));
    }
}

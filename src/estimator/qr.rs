//! The link as a QR code.

use crate::markup::Html;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// The finest code that a phone reads across a table at the usual size: 57 modules a side. A finer one is drawn larger.
const FINE: i32 = 57;

/// The finest code that a phone reads at all, held near a screen or a sheet: 858 bytes.
const LARGEST: i32 = 97;

/// The light border that a reader needs, in modules.
const QUIET: i32 = 4;

/// The code as a drawing; none when the text is too long for one that scans well.
pub(super) fn qr(text: &str, name: &str) -> Option<String> {
    // As bytes, which a link is: trying the narrower alphabets first would bring much into the program.
    // The more repair a code carries the better it scans; a longer link gets less.
    let code = |repair| QrCode::encode_segments(&[QrSegment::make_bytes(text.as_bytes())], repair);
    let code = match code(QrCodeEcc::Medium) {
        Ok(code) if code.size() <= FINE => code,
        _ => code(QrCodeEcc::Low)
            .ok()
            .filter(|one| one.size() <= LARGEST)?,
    };
    let size = code.size();
    let across = i64::from(size + 2 * QUIET);
    let mut html = Html::default();
    html.tag(if size > FINE {
        "<svg class=\"qr qr--fine\""
    } else {
        "<svg class=\"qr\""
    })
    .tag(" viewBox=\"0 0 ")
    .number(across)
    .tag(" ")
    .number(across);
    html.tag("\" role=\"img\" shape-rendering=\"crispEdges\" aria-label=\"")
        .text(name);
    html.tag("\"><rect class=\"qr__ground\" width=\"")
        .number(across)
        .tag("\" height=\"")
        .number(across);
    html.tag("\"/><path class=\"qr__modules\" d=\"");
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let start = x;
            while x < size && code.get_module(x, y) {
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
    Some(html.tag("\"/></svg>").end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_of_usual_length_makes_a_code_and_a_long_one_does_not() {
        let link = "https://example.org/estimate/#level=NRTA&v=2025-01-02";
        let code = qr(link, "code").expect("a code");
        assert!(
            code.contains("d=\"M4 4h7v1h-7z"),
            "the finder stands in the corner: {code}"
        );
        // 10-L holds 271 bytes, 10-M 213: a code of 57 modules a side. 20-L holds 858 at 97 a side.
        assert!(
            qr(&"x".repeat(271), "code")
                .is_some_and(|code| code.contains("\"qr\" viewBox=\"0 0 65 65"))
        );
        assert!(
            qr(&"x".repeat(858), "code")
                .is_some_and(|code| code.contains("qr--fine\" viewBox=\"0 0 105 105"))
        );
        assert_eq!(qr(&"x".repeat(859), "code"), None);
    }
}

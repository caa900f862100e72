//! Codes as PNG files at a size on paper.

use crate::{markup::Html, qr::Code};
use base64::{Engine, engine::general_purpose::STANDARD};
use miniz_oxide::deflate::compress_to_vec_zlib;

/// The sizes a picture may have, in centimetres.
pub const SIZES: [u32; 4] = [2, 3, 5, 10];

/// Dots to an inch, at the least: what a printing house asks for.
const DPI: u32 = 600;

/// A picture of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Png {
    /// Its width and height in pixels.
    pub pixels: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Png {
    /// The picture of a code for a width on paper. Every module has the same whole number of pixels, and the file
    /// names the width, so that a layout program places it at that size.
    pub fn new(code: &Code, centimetres: u32) -> Option<Self> {
        let across = code.across();
        // An inch is 2.54 centimetres.
        let least = centimetres * DPI * 100 / 254;
        let scale = least.div_ceil(across).max(1);
        let pixels = across * scale;
        let row = usize::try_from(pixels.div_ceil(8)).ok()?;
        let mut data = Vec::with_capacity((row + 1) * usize::try_from(pixels).ok()?);
        for y in 0..across {
            // Before each row stands how it is filtered: not at all.
            let mut line = vec![0xff_u8; row + 1];
            line[0] = 0;
            for x in (0..pixels).filter(|x| code.is_dark(x / scale, y)) {
                *line.get_mut(usize::try_from(x / 8).ok()? + 1)? &= !(0x80 >> (x % 8));
            }
            for _ in 0..scale {
                data.extend_from_slice(&line);
            }
        }
        let bytes = file(pixels, pixels * 100 / centimetres, &data);
        Some(Self { pixels, bytes })
    }
}

/// A PNG of one bit a pixel: a head, its dots to a metre, the rows, an end. The crate `png` writes the same and is as
/// large as all else of this program; the tests read with it what is written here.
fn file(pixels: u32, dots: u32, rows: &[u8]) -> Vec<u8> {
    let side = pixels.to_be_bytes();
    let dots = dots.to_be_bytes();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    // One bit, grey, and the only ways of packing, filtering and ordering that are common.
    chunk(
        &mut file,
        *b"IHDR",
        &[&side[..], &side, &[1, 0, 0, 0, 0]].concat(),
    );
    // The unit is the metre.
    chunk(&mut file, *b"pHYs", &[&dots[..], &dots, &[1]].concat());
    chunk(&mut file, *b"IDAT", &compress_to_vec_zlib(rows, 6));
    chunk(&mut file, *b"IEND", &[]);
    file
}

fn chunk(file: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    file.extend_from_slice(&length.to_be_bytes());
    let start = file.len();
    file.extend_from_slice(&name);
    file.extend_from_slice(data);
    let sum = checksum(file.get(start..).unwrap_or_default());
    file.extend_from_slice(&sum.to_be_bytes());
}

/// The checksum of a chunk, as the format's annex defines it.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
    let of = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum));
    !bytes.iter().fold(u32::MAX, of)
}

/// Writes a picture into a page with its bytes in its address: a chat app's browser saves no other.
pub(super) fn image<'h>(html: &'h mut Html, picture: &Png, name: &str) -> &'h mut Html {
    html.tag("<img class=\"qr\" alt=\"")
        .text(name)
        .tag("\" src=\"data:image/png;base64,")
        .text(&STANDARD.encode(&picture.bytes))
        .tag("\">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_the_code_s_modules_and_its_size_on_paper() {
        let code = Code::coarse("https://example.org/plan/").expect("a code");
        for centimetres in SIZES {
            let picture = Png::new(&code, centimetres).expect("a picture");
            let decoder = png::Decoder::new(std::io::Cursor::new(&picture.bytes));
            let mut reader = decoder.read_info().expect("a PNG");
            let info = reader.info();
            assert_eq!((info.width, info.height), (picture.pixels, picture.pixels));
            let dots = info.pixel_dims.expect("a size").xppu;
            assert!(
                dots >= 23_600,
                "{dots} to a metre are fewer than 600 to an inch"
            );
            let wide = f64::from(picture.pixels) * 100.0 / f64::from(dots);
            assert!((wide - f64::from(centimetres)).abs() < 0.01, "{wide} cm");
            let mut data = vec![0; reader.output_buffer_size().expect("a size")];
            let frame = reader.next_frame(&mut data).expect("its pixels");
            let scale = picture.pixels / code.across();
            for (x, y) in [(0, 0), (4, 4), (5, 5), (10, 4), (20, 17)] {
                let (at_x, at_y) = (x * scale + scale / 2, y * scale);
                let byte = data[at_y as usize * frame.line_size + at_x as usize / 8];
                let is_dark = byte & (0x80 >> (at_x % 8)) == 0;
                assert_eq!(is_dark, code.is_dark(x, y), "{x} {y}");
            }
        }
    }
}

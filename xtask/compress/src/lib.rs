//! Brotli and gzip at their strongest: the same bytes in give the same bytes out.
//!
//! A package of its own, so that it alone is optimised: both are generic, and would be compiled as slowly as whoever
//! calls them, which costs a build half a minute.

use std::io::{Result, Write};

use flate2::{Compression, GzBuilder};

/// A file as Brotli.
///
/// # Errors
///
/// None in practice: memory is all it writes to.
pub fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut small, &parameters)?;
    Ok(small)
}

/// A file as gzip.
///
/// # Errors
///
/// None in practice: memory is all it writes to.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    // The builder writes no time and no file name, so that the same bytes give the same bytes.
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressing_the_same_bytes_twice_gives_the_same_bytes() {
        let text = "word ".repeat(1000);
        assert_eq!(
            gzip(text.as_bytes()).unwrap(),
            gzip(text.as_bytes()).unwrap()
        );
        let small = brotli(text.as_bytes()).unwrap();
        assert_eq!(small, brotli(text.as_bytes()).unwrap());
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut small.as_slice(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
    }
}

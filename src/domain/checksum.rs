//! Tells a kept text that was cut off or changed from one that was kept: half a list is a list too.

/// The FNV-1a sum of a name, a space and a text.
pub fn checksum(name: &str, text: &str) -> u32 {
    let bytes = name.bytes().chain([b' ']).chain(text.bytes());
    bytes.fold(0x811C_9DC5, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_one_that_devices_hold() {
        assert_eq!(checksum("", ""), 0x250c_8f7f);
        assert_eq!(checksum("rooms", "a,b"), 0x01c4_1322);
        assert_ne!(checksum("a", "b c"), checksum("a b", "d"));
    }
}

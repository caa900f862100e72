//! A policy as a text that is small and quick to read: for the page that carries it. Whoever wants to read a policy
//! reads its file.
//!
//! The bytes of a compact encoding, each as one character from U+0100 on: such a text needs no escaping in JSON or
//! HTML.

use super::model::Policy;

/// The character of the byte 0.
const FIRST: u32 = 0x100;

/// The text of a policy; none when it cannot be encoded, which no policy is.
pub fn pack(policy: &Policy) -> Option<String> {
    let bytes = postcard::to_allocvec(policy).ok()?;
    let packed = bytes.iter().map(|byte| char::from_u32(FIRST + u32::from(*byte)));
    packed.collect()
}

/// The policy of a text; none when the text is no policy of this version of the site.
pub fn unpack(text: &str) -> Option<Policy> {
    let bytes = text.chars().map(|c| u8::try_from(u32::from(c).checked_sub(FIRST)?).ok());
    let bytes: Vec<u8> = bytes.collect::<Option<_>>()?;
    postcard::from_bytes(&bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Lang, policy::check};

    #[test]
    fn every_policy_is_unpacked_as_it_was_packed() {
        for file in ["public/content/policy.json", "tests/policies/ICELAND.json"] {
            let text = std::fs::read_to_string(file).expect("a policy");
            let policy = check::read(&text, Lang::Zh).expect("a sound one").policy;
            let packed = pack(&policy).expect("packed");
            assert!(!packed.contains(|c: char| c < 'Ā'), "nothing needs escaping");
            assert_eq!(unpack(&packed), Some(policy));
        }
    }

    #[test]
    fn what_is_no_packed_policy_is_refused() {
        for text in ["", "{}", "ĀĀĀ", "ǿǿǿǿǿǿǿǿ", "plain"] {
            assert_eq!(unpack(text), None, "{text:?}");
        }
    }
}

//! A policy as a text that is small and quick to read: for the page that carries it. Whoever wants to read a policy
//! reads its file.
//!
//! The bytes of a compact encoding, each as one character from U+0100 on: such a text needs no escaping in JSON or
//! HTML.

use super::model::Policy;
use serde::{Deserialize, Deserializer, Serializer, de, ser};

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

/// For `#[serde(with)]`: writes.
///
/// # Errors
/// When the policy cannot be encoded.
pub fn serialize<S: Serializer>(policy: &Policy, serializer: S) -> Result<S::Ok, S::Error> {
    let packed = pack(policy).ok_or_else(|| ser::Error::custom("the policy cannot be packed"))?;
    serializer.serialize_str(&packed)
}

/// For `#[serde(with)]`: reads.
///
/// # Errors
/// When the text is no policy.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Policy, D::Error> {
    let text = String::deserialize(deserializer)?;
    unpack(&text).ok_or_else(|| de::Error::custom("no policy of this version"))
}

//! The named keys of an address's fragment, as a site writes them and as chats hand them on. What a key means is not
//! known here.

/// Whether a fragment holds named keys, and is no anchor of the page.
pub fn has_keys(fragment: &str) -> bool {
    fragment.contains('=') || fragment.contains("%3D") || fragment.contains("%3d")
}

/// The keys of a fragment and their values, each decoded, in their order.
pub fn pairs(fragment: &str) -> Vec<(String, String)> {
    // A chat may have encoded the whole, or written it as a part of a page.
    let whole = if fragment.contains('=') {
        fragment.to_owned()
    } else {
        decoded(fragment)
    };
    let whole = whole.replace("&amp;", "&");
    let says = |pair: &&str| !pair.is_empty() && *pair != "=";
    let pairs = whole.split('&').filter(says);
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs
        .map(|(key, value)| (decoded(key), decoded(value)))
        .collect()
}

/// Takes `%XX` back to what it stands for; what is not well formed stays as it is.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digit = |at: usize| {
            let digit = char::from(*bytes.get(at)?).to_digit(16)?;
            u8::try_from(digit).ok()
        };
        if let (b'%', Some(high), Some(low)) = (byte, digit(at + 1), digit(at + 2)) {
            decoded.push(high * 16 + low);
            at += 3;
        } else {
            decoded.push(*byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_chat_did_to_a_link_is_undone() {
        let expected = [("heads", "45"), ("scenes", "prison,inn")];
        for fragment in [
            "heads=45&scenes=prison,inn",
            "heads=45&scenes=prison%2cinn",
            "heads=45&amp;scenes=prison%2Cinn",
            "heads%3D45%26scenes%3Dprison%2Cinn",
            "heads%3d45%26scenes%3dprison,inn",
            "&heads=45&&=&scenes=prison,inn&",
        ] {
            assert!(has_keys(fragment), "{fragment}");
            let found = pairs(fragment);
            let found: Vec<_> = found
                .iter()
                .map(|(key, value)| (&**key, &**value))
                .collect();
            assert_eq!(found, expected, "{fragment}");
        }
        assert!(!has_keys("k-heading"));
    }
}

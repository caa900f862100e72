//! The text that goes with a link: a page's title, sentences of its own, the link.

/// The first sentences of a text, with their full stops; the whole text where it has no more.
pub fn first_sentences(text: &str, count: usize) -> &str {
    let ends = text.char_indices().filter_map(|(at, c)| {
        let end = at + c.len_utf8();
        let is_end = c == '。' || (c == '.' && text.get(end..)?.starts_with(' '));
        is_end.then_some(end)
    });
    let end = ends.take(count).enumerate().last();
    match end {
        Some((at, end)) if at + 1 == count => text.get(..end).unwrap_or(text),
        _ => text,
    }
}

/// A text to send: the title, what is said where anything is, the link, each on a line of its own.
pub(super) fn introduction(title: &str, text: &str, link: &str) -> String {
    let lines = [title, text, link].into_iter();
    let said: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    said.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_with_their_full_stop_in_both_languages() {
        assert_eq!(first_sentences("一。二。三。", 2), "一。二。");
        assert_eq!(first_sentences("One. Two. Three.", 1), "One.");
        assert_eq!(first_sentences("One. Two.", 2), "One. Two.");
        assert_eq!(first_sentences("At 1.5 times. Two.", 1), "At 1.5 times.");
        assert_eq!(first_sentences("没有句号", 1), "没有句号");
    }
}

//! Lists that are kept in order as they are made. They are short; the sorting of the standard library, made for long
//! ones, is several kilobytes of the browser's program for each type that is sorted.

/// Puts something into an ordered list, unless it is there.
pub fn insert<T: Ord>(list: &mut Vec<T>, one: T) {
    // From the end: most come in order.
    let at = list
        .iter()
        .rposition(|other| *other <= one)
        .map_or(0, |before| before + 1);
    if at == 0 || list[at - 1] != one {
        list.insert(at, one);
    }
}

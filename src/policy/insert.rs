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

#[cfg(test)]
mod tests {
    use super::insert;

    #[test]
    fn whatever_comes_stands_once_and_in_order() {
        let mut list = Vec::new();
        for one in [3, 1, 2, 3, 1, 0, 4, 2] {
            insert(&mut list, one);
        }
        assert_eq!(list, [0, 1, 2, 3, 4]);
    }
}

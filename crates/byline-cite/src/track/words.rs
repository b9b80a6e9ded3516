//! Quotations and names in the form in which they are compared.

/// The words of a quotation in lower case with single spaces between: no marks, no ellipses,
/// nothing in square brackets (an editor put it there), no apostrophes, no leading `that`.
pub(super) fn normalised(quotation: &str) -> String {
    let mut words = String::with_capacity(quotation.len());
    let mut bracket = 0_u32;
    let mut gap = false;
    for c in quotation.chars() {
        match c {
            '[' => bracket += 1,
            ']' => bracket = bracket.saturating_sub(1),
            '\'' | '’' | '‘' | '\u{ad}' => continue,
            c if bracket == 0 && c.is_alphanumeric() => {
                if gap && !words.is_empty() {
                    words.push(' ');
                }
                gap = false;
                words.extend(c.to_lowercase());
                continue;
            }
            _ => {}
        }
        gap = true;
    }
    match words.strip_prefix("that ") {
        Some(rest) => rest.to_owned(),
        None => words,
    }
}

/// Where the words of a normalised quotation start and end.
pub(super) fn spans(normalised: &str) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, byte) in normalised.bytes().enumerate() {
        if byte == b' ' {
            spans.push((start, at));
            start = at + 1;
        }
    }
    if start < normalised.len() {
        spans.push((start, normalised.len()));
    }
    spans
}

/// A name as it is compared: lower case, without article and marks.
pub(super) fn folded(name: &str) -> String {
    let words = normalised(name);
    ["the ", "a ", "an "]
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .map_or(words.clone(), str::to_owned)
}

/// True if two speakers, as folded names, can be one: the last words agree, or all words of one
/// stand in the other. A speaker who is not named can be anybody.
pub(super) fn can_be_same(one: &str, other: &str) -> bool {
    if one.is_empty() || other.is_empty() || one == other {
        return true;
    }
    let (left, right): (Vec<&str>, Vec<&str>) =
        (one.split(' ').collect(), other.split(' ').collect());
    left.last() == right.last()
        || left.iter().all(|word| right.contains(word))
        || right.iter().all(|word| left.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_brackets_and_case_do_not_count() {
        assert_eq!(normalised("“It’s … over [for him],” "), "its over");
        assert_eq!(normalised("that Café Zoé is shut"), "café zoé is shut");
        assert_eq!(normalised("“—”"), "");
        assert_eq!(normalised("a ] b [ c"), "a b");
    }

    #[test]
    fn speakers_agree_by_last_word_or_by_inclusion() {
        assert!(can_be_same("zoé marin", "marin"));
        assert!(can_be_same("", "marin"));
        assert!(!can_be_same("zoé marin", "jan kos"));
        assert_eq!(folded("The Café"), "café");
    }

    #[test]
    fn spans_are_those_of_the_words() {
        assert_eq!(spans("its over"), [(0, 3), (4, 8)]);
        assert!(spans("").is_empty());
    }
}

//! Names as stories write them: with an article or without, over the end of a line.

/// A name without its article.
///
/// ```
/// assert_eq!(byline_lexicon::without_article("The Café"), "Café");
/// ```
pub fn without_article(name: &str) -> &str {
    ["The ", "the ", "A ", "a ", "An ", "an "]
        .iter()
        .find_map(|article| name.strip_prefix(article))
        .unwrap_or(name)
}

/// True if two names are one but for an article and case.
///
/// ```
/// assert!(byline_lexicon::is_same_name("the café", "Café") && !byline_lexicon::is_same_name("café", "caf"));
/// ```
pub fn is_same_name(first: &str, second: &str) -> bool {
    without_article(first).eq_ignore_ascii_case(without_article(second))
}

/// The words with single spaces, whatever stood between them.
///
/// ```
/// assert_eq!(byline_lexicon::spaced("Le\n Café"), "Le Café");
/// ```
pub fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

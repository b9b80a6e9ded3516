//! When two names of a source are taken for one, as in `score_story.py`.

use std::collections::HashSet;
use std::ops::Range;

/// Words that say nothing about who is meant.
const FUNCTION_WORDS: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "for", "by", "from", "with", "and", "or",
    "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "'s",
    "’s", "who", "which",
];

/// The words of a text: letters and digits, joined by single dots, apostrophes and hyphens.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut open: Option<usize> = None;
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '.' | '\'' | '’' | '-')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        match open {
            Some(start) if !c.is_alphanumeric() && !joins => {
                words.push(start..at);
                open = None;
            }
            None if c.is_alphanumeric() => open = Some(at),
            _ => {}
        }
    }
    words.extend(open.map(|start| start..text.len()));
    words
}

/// True for a word that is not a function word.
pub fn is_content_word(word: &str) -> bool {
    !FUNCTION_WORDS.contains(&word.to_lowercase().as_str())
}

/// True if the last words agree, or all words of one name stand in the other.
pub fn same_name(first: &str, second: &str) -> bool {
    let (first, second) = (content(first), content(second));
    let (Some(one), Some(other)) = (first.last(), second.last()) else {
        return first.is_empty() && second.is_empty();
    };
    let (left, right): (HashSet<_>, HashSet<_>) = (first.iter().collect(), second.iter().collect());
    one == other || left.is_subset(&right) || right.is_subset(&left)
}

/// True if two chains have the same names in the same order.
pub fn same_chain(first: &[impl AsRef<str>], second: &[impl AsRef<str>]) -> bool {
    first.len() == second.len()
        && first.iter().zip(second).all(|(one, other)| same_name(one.as_ref(), other.as_ref()))
}

fn content(name: &str) -> Vec<String> {
    let words = words(name).into_iter().map(|word| name[word].to_lowercase());
    words.filter(|word| is_content_word(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_single_joints() {
        let text = "Al-Jazeera’s U.S. “café”…";
        let found: Vec<&str> = words(text).into_iter().map(|word| &text[word]).collect();
        assert_eq!(found, ["Al-Jazeera’s", "U.S", "café"]);
    }

    #[test]
    fn names_agree_by_last_word_or_by_inclusion() {
        assert!(same_name("Petro Novák", "Novák"));
        assert!(same_name("the written statement", "a statement"));
        assert!(same_name("", "the"));
        assert!(!same_name("", "Reuters"));
        assert!(!same_name("The New York Times", "The Washington Post"));
        assert!(same_chain(&["Zoë", "the Times"], &["Zoë", "The Times"]));
        assert!(!same_chain(&["Zoë"], &["Zoë", "The Times"]));
    }
}

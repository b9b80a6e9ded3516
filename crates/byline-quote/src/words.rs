//! Small closed word classes, and a view of a document's tokens in lower case.

use byline_core::{Document, Span, Token, TokenKind, TokenRange};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// For each word the bits of its classes.
static CLASSES: LazyLock<FxHashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut classes = FxHashMap::default();
    let lines = include_str!("../data/en/words.txt").lines();
    for (class, words) in lines.filter_map(|line| line.split_once(' ')) {
        for word in words.split_whitespace().filter(|_| class != "#") {
            *classes.entry(word).or_default() |= bit(class);
        }
    }
    classes
});

/// The bit of a class. Callers name classes by literals, so that this is done when compiling.
#[inline(always)]
fn bit(class: &str) -> u16 {
    match class {
        "adverb" => 1,
        "article" => 1 << 1,
        "auxiliary" => 1 << 2,
        "completion" => 1 << 3,
        "day" => 1 << 4,
        "determiner" => 1 << 5,
        "possessive" => 1 << 6,
        "preposition" => 1 << 7,
        "pronoun" => 1 << 8,
        "subject" => 1 << 9,
        "subordinator" => 1 << 10,
        "verb" => 1 << 11,
        _ => 0,
    }
}

fn bits(word: &str) -> u16 {
    CLASSES.get(word).copied().unwrap_or_default()
}

/// True if a lower-case word belongs to a class of `data/en/words.txt`.
#[inline]
pub(crate) fn is(class: &str, word: &str) -> bool {
    bits(word) & bit(class) != 0
}

/// A document's tokens as the rules look at them.
#[derive(Debug)]
pub(crate) struct Words<'d> {
    /// The document.
    pub document: &'d Document,
    /// Each token in lower case.
    pub lower: Vec<String>,
    /// The bits of each token's word classes.
    classes: Vec<u16>,
    /// For each token, the number of the paragraph that it stands in.
    pub paragraph: Vec<u32>,
}

impl<'d> Words<'d> {
    /// Reads a document's tokens.
    pub fn new(document: &'d Document) -> Self {
        let text = document.text();
        let tokens = document.tokens();
        let paragraph_of = |token: &Token| document.paragraph_at(token.span.start()) as u32;
        let paragraph = tokens.iter().map(paragraph_of).collect();
        let lower: Vec<String> =
            tokens.iter().map(|token| text[token.span].to_lowercase()).collect();
        let classes = lower.iter().map(|word| bits(word)).collect();
        Self { document, lower, classes, paragraph }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.lower.len()
    }

    /// The token at a position.
    pub fn token(&self, index: usize) -> Token {
        self.document.tokens()[index]
    }

    /// A token in lower case; empty outside the text.
    pub fn at(&self, index: usize) -> &str {
        self.lower.get(index).map_or("", String::as_str)
    }

    /// True if a token at `index` belongs to a word class.
    #[inline]
    pub fn is(&self, class: &str, index: usize) -> bool {
        self.classes.get(index).is_some_and(|classes| classes & bit(class) != 0)
    }

    /// True if the token is a word or number rather than a mark.
    pub fn is_word(&self, index: usize) -> bool {
        index < self.len()
            && !matches!(
                self.token(index).kind,
                TokenKind::Punctuation | TokenKind::Quote(_) | TokenKind::Symbol
            )
    }

    /// True if the token begins with a capital letter or digit.
    pub fn is_capital(&self, index: usize) -> bool {
        index < self.len()
            && self.document.text()[self.token(index).span]
                .chars()
                .next()
                .is_some_and(|first| first.is_uppercase() || first.is_numeric())
    }

    /// True if the token may belong to a name: a capital letter first, and no number.
    pub fn is_name(&self, index: usize) -> bool {
        self.is_capital(index) && !self.at(index).starts_with(|first: char| first.is_numeric())
    }

    /// True if the token ends a sentence: a full stop, question or exclamation mark, ellipsis.
    pub fn is_stop(&self, index: usize) -> bool {
        matches!(self.at(index), "." | "?" | "!" | "..." | "…" | "?!" | "!!")
    }

    /// The tokens that share a byte with a span.
    pub fn tokens(&self, span: Span) -> TokenRange {
        let start = self.document.token_at(span.start());
        let tokens = self.document.tokens();
        let end = tokens.partition_point(|token| token.span.start() < span.end());
        TokenRange::new(start.min(end), end)
    }

    /// The bytes from the first token of a range to its last.
    pub fn span(&self, range: TokenRange) -> Span {
        if range.is_empty() || range.end() > self.len() {
            return Span::default();
        }
        self.token(range.start()).span.cover(self.token(range.end() - 1).span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_list_has_a_bit() {
        for line in include_str!("../data/en/words.txt").lines() {
            let class = line.split(' ').next().unwrap_or_default();
            assert!(class == "#" || class.is_empty() || bit(class) != 0, "{line}");
        }
        assert!(is("preposition", "of") && !is("verb", "café"));
    }
}

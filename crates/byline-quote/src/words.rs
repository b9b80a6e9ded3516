//! Small closed word classes, and a document's tokens with theirs.

use byline_core::{Document, Span, Token, TokenRange};
use byline_view::View;
use rustc_hash::FxHashMap;
use std::ops::Deref;
use std::sync::LazyLock;

/// For each word the bits of its classes.
static CLASSES: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
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
fn bit(class: &str) -> u32 {
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
        "border" => 1 << 12,
        "clitic" => 1 << 13,
        "correlative" => 1 << 14,
        "inner" => 1 << 15,
        "joint" => 1 << 16,
        "loose" => 1 << 17,
        "opener" => 1 << 18,
        "relative" => 1 << 19,
        _ => 0,
    }
}

fn bits(word: &str) -> u32 {
    CLASSES.get(word).copied().unwrap_or_default()
}

/// True if a lower-case word belongs to a class of `data/en/words.txt`.
#[inline]
pub(crate) fn is(class: &str, word: &str) -> bool {
    bits(word) & bit(class) != 0
}

/// A document's tokens with their word classes.
#[derive(Debug)]
pub(crate) struct Words<'d> {
    /// The document.
    pub document: &'d Document,
    /// Its tokens as all layers look at them.
    pub view: View<'d>,
    /// The bits of each token's word classes.
    classes: Vec<u32>,
}

impl<'d> Deref for Words<'d> {
    type Target = View<'d>;

    fn deref(&self) -> &View<'d> {
        &self.view
    }
}

impl<'d> Words<'d> {
    /// Reads a document's tokens.
    pub fn new(view: View<'d>) -> Self {
        let classes = (0..view.len()).map(|at| bits(view.lower(at))).collect();
        Self { document: view.document(), view, classes }
    }

    /// The token at a position.
    pub fn token(&self, index: usize) -> Token {
        self.document.tokens()[index]
    }

    /// A token in lower case; empty outside the text.
    pub fn at(&self, index: usize) -> &str {
        self.view.lower(index)
    }

    /// The number of a token's paragraph, if there is such a token.
    pub fn paragraph(&self, index: usize) -> Option<usize> {
        (index < self.len()).then(|| self.view.paragraph(index))
    }

    /// True if a token at `index` belongs to a word class.
    #[inline]
    pub fn is(&self, class: &str, index: usize) -> bool {
        self.classes.get(index).is_some_and(|classes| classes & bit(class) != 0)
    }

    /// The tokens that share a byte with a span.
    pub fn tokens(&self, span: Span) -> TokenRange {
        self.view.tokens_in(span)
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
        assert!(bits("of") & bit("preposition") != 0 && bits("café") == 0);
    }
}

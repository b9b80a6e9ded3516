//! A text as a list of words, so that marks and blanks at the edge of a span do not count.

use super::names::{is_content_word, words};
use byline_core::{Offsets, Span, Unit};

/// A text with its words and the way from bytes to code points, in which the scorers count.
pub struct Page<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
    words: Vec<Word>,
}

/// A word, in bytes for its text and in code points for its place.
struct Word {
    bytes: std::ops::Range<usize>,
    /// Where it begins and ends, added up: twice its middle.
    doubled_middle: usize,
}

/// Positions of words in a text, in ascending order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words(Vec<usize>);

impl<'t> Page<'t> {
    /// Finds the words of a text.
    pub fn new(text: &'t str) -> Self {
        let offsets = Offsets::new(text, Unit::Chars);
        let word = |bytes: std::ops::Range<usize>| Word {
            doubled_middle: offsets.from_bytes(bytes.start) + offsets.from_bytes(bytes.end),
            bytes,
        };
        let words = words(text).into_iter().map(word).collect();
        Self { text, offsets, words }
    }

    /// The words whose middle lies in one of the spans.
    pub fn inside(&self, spans: &[Span]) -> Words {
        let mut inside = Vec::new();
        for &span in spans {
            let (start, end) = self.chars(span);
            let first = self.words.partition_point(|word| word.doubled_middle < 2 * start);
            let after = self.words.partition_point(|word| word.doubled_middle < 2 * end);
            inside.extend(first..after);
        }
        inside.sort_unstable();
        inside.dedup();
        Words(inside)
    }

    /// The words in the spans that say who is meant, or all if none does.
    pub fn content_words(&self, spans: &[Span]) -> Words {
        let all = self.inside(spans);
        let says = |&&at: &&usize| is_content_word(&self.text[self.words[at].bytes.clone()]);
        let content: Vec<usize> = all.0.iter().filter(says).copied().collect();
        if content.is_empty() { all } else { Words(content) }
    }

    /// Characters shared, as a part of the shorter span.
    pub fn overlap(&self, first: Span, second: Span) -> f64 {
        let ((start, end), (other_start, other_end)) = (self.chars(first), self.chars(second));
        let shared = end.min(other_end).saturating_sub(start.max(other_start));
        let shorter = (end - start).min(other_end - other_start).max(1);
        shared as f64 / shorter as f64
    }

    /// The characters of the spans, with an ellipsis between two.
    pub fn show(&self, spans: &[Span]) -> String {
        spans.iter().map(|&span| &self.text[span]).collect::<Vec<_>>().join(" … ")
    }

    fn chars(&self, span: Span) -> (usize, usize) {
        self.offsets.span_from_bytes(span)
    }
}

impl Words {
    /// True without words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True if a word stands in both.
    pub fn touches(&self, other: &Self) -> bool {
        self.shared(other) > 0
    }

    /// The words in both, as a part of the words in either.
    pub fn likeness(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        shared as f64 / (self.0.len() + other.0.len() - shared).max(1) as f64
    }

    fn shared(&self, other: &Self) -> usize {
        let mut rest = other.0.as_slice();
        let found = |&&at: &&usize| {
            rest = &rest[rest.partition_point(|&other| other < at)..];
            rest.first() == Some(&at)
        };
        self.0.iter().filter(found).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, part: &str) -> Span {
        let start = text.find(part).unwrap();
        Span::new(start, start + part.len())
    }

    #[test]
    fn a_word_counts_where_its_middle_lies() {
        let text = "“Déjà vu,” she said";
        let page = Page::new(text);
        let words = |part| page.inside(&[span(text, part)]);
        assert_eq!(words("“Déjà vu,”"), words("éjà vu"));
        assert_eq!(words("Déjà v"), words("Déjà"));
        assert!(words("“D").is_empty());
        assert_eq!(words("Déjà vu").likeness(&words("vu,” she")), 1.0 / 3.0);
        assert_eq!(words("“").likeness(&words("“")), 0.0);
    }

    #[test]
    fn overlap_counts_characters_of_the_shorter() {
        let text = "the café’s owner";
        let page = Page::new(text);
        assert_eq!(page.overlap(span(text, "the café’s"), span(text, "café’s owner")), 0.6);
        assert_eq!(page.overlap(span(text, "the"), span(text, "owner")), 0.0);
    }
}

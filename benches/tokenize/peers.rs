//! The other engines. Each counts what it finds.

use bstr::ByteSlice;
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
use logos::Logos;
use unicode_segmentation::UnicodeSegmentation;

/// Words between the boundaries of Unicode Standard Annex 29, without marks and blanks.
pub fn unicode_words(text: &str) -> usize {
    text.unicode_words().count()
}

/// The same boundaries; blanks and marks are pieces too.
pub fn unicode_bounds(text: &str) -> usize {
    text.split_word_bounds().count()
}

pub fn unicode_sentences(text: &str) -> usize {
    text.unicode_sentences().count()
}

/// The same boundaries by ICU4X, with its dictionary for Chinese.
pub fn icu_words(text: &str) -> usize {
    let segmenter = WordSegmenter::new_auto(Default::default());
    segmenter
        .segment_str(text)
        .iter_with_word_type()
        .filter(|(_, kind)| kind.is_word_like())
        .count()
}

pub fn icu_sentences(text: &str) -> usize {
    SentenceSegmenter::new(Default::default()).segment_str(text).count() - 1
}

/// The same boundaries by finite automata.
pub fn bstr_words(text: &str) -> usize {
    text.as_bytes().words().count()
}

pub fn bstr_sentences(text: &str) -> usize {
    text.as_bytes().sentences().count()
}

/// A lexer that is generated from a few expressions, and knows no English.
#[derive(Logos, Debug, PartialEq)]
#[logos(skip r"\s+")]
enum Lexeme {
    #[regex(r"\p{L}[\p{L}\p{M}\p{N}]*(['’\-]\p{L}+)*")]
    Word,
    #[regex(r"[0-9]+([.,:][0-9]+)*")]
    Number,
    #[regex(r"[^\p{L}\p{N}\s]")]
    Mark,
}

pub fn logos_tokens(text: &str) -> usize {
    Lexeme::lexer(text).count()
}

/// Spaces, found with `memchr`.
pub fn spaces(text: &str) -> usize {
    memchr::memchr_iter(b' ', text.as_bytes()).count()
}

/// The check that bytes are UTF-8, which whoever reads a file has made already.
pub fn utf8(text: &str) -> usize {
    std::str::from_utf8(text.as_bytes()).map_or(0, str::len)
}

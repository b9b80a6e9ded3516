//! The words of a document: its tokens, with compounds in one piece.

use byline_core::{Document, Span, Token, TokenKind};
use std::ops::Range;

/// A word where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<'d> {
    pub(crate) text: &'d str,
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    /// Stands in a line that capitalises nearly every word.
    pub(crate) headline: bool,
}

/// The words of a document, with those of each sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words<'d> {
    pub(crate) words: Vec<Word<'d>>,
    pub(crate) sentences: Vec<Range<usize>>,
}

/// A stretch of text with single blanks, so that a line break never enters a name.
pub(crate) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads all tokens of a document; the parts of a compound such as `Moscow-based` become one
/// word, however they were cut.
pub(crate) fn read(document: &Document) -> Words<'_> {
    let mut out = Words {
        words: Vec::with_capacity(document.tokens().len()),
        sentences: Vec::with_capacity(document.sentences().len()),
    };
    for sentence in document.sentences() {
        let start = out.words.len();
        for token in &document.tokens()[sentence.tokens.range()] {
            add(document.text(), &mut out.words, start, *token);
        }
        mark_headline(&mut out.words[start..]);
        out.sentences.push(start..out.words.len());
    }
    out
}

/// The words of each sentence of a document, as the tagger reads them, and where they stand.
#[cfg(feature = "train")]
pub fn words(document: &Document) -> Vec<Vec<(&str, Span)>> {
    let Words { words, sentences } = read(document);
    let of = |range: Range<usize>| words[range].iter().map(|word| (word.text, word.span)).collect();
    sentences.into_iter().map(of).collect()
}

fn add<'d>(text: &'d str, words: &mut Vec<Word<'d>>, start: usize, token: Token) {
    let lettered = matches!(token.kind, TokenKind::Word | TokenKind::Number);
    if let [.., left, hyphen] = &words[start..] {
        let glued = token.glued && left.span.end() == hyphen.span.start();
        if lettered && glued && hyphen.text == "-" && left.kind == TokenKind::Word {
            let span = left.span.cover(token.span);
            words.truncate(words.len() - 2);
            words.push(Word { text: &text[span], span, kind: TokenKind::Word, headline: false });
            return;
        }
    }
    let Token { span, kind, .. } = token;
    words.push(Word { text: &text[span], span, kind, headline: false });
}

fn mark_headline(words: &mut [Word<'_>]) {
    let (mut all, mut capitals) = (0, 0);
    for word in words.iter().filter(|w| w.kind == TokenKind::Word && w.text.len() > 3) {
        all += 1;
        capitals += usize::from(word.text.chars().any(char::is_uppercase));
    }
    // A headline has no full stop.
    let stopped = words.iter().rev().take(2).any(|word| word.text == ".");
    if all >= 4 && capitals * 10 >= all * 7 && !stopped {
        words.iter_mut().for_each(|word| word.headline = true);
    }
}

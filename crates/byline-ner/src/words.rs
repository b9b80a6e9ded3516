//! The words of a document: its tokens, with compounds in one piece.

#[cfg(feature = "train")]
use byline_core::Document;
use byline_core::{Span, TokenKind};
use byline_lexicon::Lexicon;
use byline_view::View;
use std::ops::Range;

/// A word where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<'d> {
    pub(crate) text: &'d str,
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    /// Stands in a line that capitalises nearly every word.
    pub(crate) headline: bool,
    lexicon: &'d Lexicon,
}

impl Word<'_> {
    /// What the lexicon of the story knows of it.
    pub(crate) fn known(&self) -> byline_lexicon::Word {
        self.lexicon.word(&self.text.to_lowercase())
    }
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

/// Reads the sentences of a document.
pub(crate) fn read<'d>(view: &View<'d>) -> Words<'d> {
    let document = view.document();
    let mut out = Words {
        words: Vec::with_capacity(view.len()),
        sentences: Vec::with_capacity(document.sentences().len()),
    };
    for sentence in document.sentences() {
        let start = out.words.len();
        out.words.extend(view.compounds(sentence.tokens).map(|range| Word {
            text: view.text(range),
            span: view.span(range),
            kind: view.kind(range.start()).unwrap_or(TokenKind::Word),
            headline: false,
            lexicon: view.lexicon(),
        }));
        mark_headline(&mut out.words[start..]);
        out.sentences.push(start..out.words.len());
    }
    out
}

/// The words of each sentence of a document, as the tagger reads them, and where they stand.
#[cfg(feature = "train")]
pub fn words(document: &Document) -> Vec<Vec<(&str, Span)>> {
    let Words { words, sentences } = read(&View::new(document, Lexicon::embedded()));
    let of = |range: Range<usize>| words[range].iter().map(|word| (word.text, word.span)).collect();
    sentences.into_iter().map(of).collect()
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

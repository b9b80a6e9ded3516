//! A document's tokens with the classes of each word, and the sentence and paragraph that it
//! stands in.

use crate::classes::Classes;
use byline_core::{Document, Span, TokenKind};
use byline_lexicon::Lexicon;
use std::ops::Range;

/// A document seen as words in paragraphs.
pub(crate) struct Page<'d> {
    pub document: &'d Document,
    pub lexicon: &'d Lexicon,
    classes: Vec<Classes>,
    /// Token ranges of the paragraphs.
    paragraphs: Vec<Range<usize>>,
    /// Where semicolons stand.
    semicolons: Vec<usize>,
}

impl<'d> Page<'d> {
    pub fn new(document: &'d Document, lexicon: &'d Lexicon) -> Self {
        let (text, tokens) = (document.text(), document.tokens());
        let mut buffer = String::new();
        let classes = tokens.iter().map(|token| match token.kind {
            TokenKind::Word | TokenKind::Number => {
                Classes::of(&text[token.span], lexicon, &mut buffer)
            }
            _ => Classes::default(),
        });
        let classes = classes.collect();
        let mut paragraphs = Vec::with_capacity(document.paragraphs().len());
        let mut start = 0;
        for paragraph in document.paragraphs() {
            let rest = &tokens[start..];
            let end = start + rest.partition_point(|token| token.span.start() < paragraph.end());
            if end > start {
                paragraphs.push(start..end);
            }
            start = end;
        }
        let semicolons = text.match_indices(';').map(|(at, _)| at).collect();
        Self { document, lexicon, classes, paragraphs, semicolons }
    }

    pub fn len(&self) -> usize {
        self.document.tokens().len()
    }

    /// The text of a token; empty past the end.
    pub fn word(&self, index: usize) -> &'d str {
        self.document.tokens().get(index).map_or("", |token| &self.document.text()[token.span])
    }

    /// The text of the token `back` places before `index`; empty before the start.
    pub fn word_before(&self, index: usize, back: usize) -> &'d str {
        index.checked_sub(back).map_or("", |index| self.word(index))
    }

    pub fn is(&self, index: usize, word: &str) -> bool {
        self.word(index).eq_ignore_ascii_case(word)
    }

    pub fn is_any(&self, index: usize, words: &[&str]) -> bool {
        let found = self.word(index);
        words.iter().any(|word| found.eq_ignore_ascii_case(word))
    }

    /// True for the participles behind which somebody is cited.
    pub fn is_citing(&self, index: usize) -> bool {
        self.is_any(index, &["citing", "quoting"])
    }

    /// True if `op-ed`, which is three tokens, ends here.
    pub fn is_op_ed(&self, index: usize) -> bool {
        self.is(index, "ed") && index > 1 && self.is_joint(index - 1) && self.is(index - 2, "op")
    }

    /// True if the word belongs to one of the classes.
    pub fn has(&self, index: usize, classes: Classes) -> bool {
        self.classes.get(index).is_some_and(|found| found.has(classes))
    }

    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.document.tokens().get(index).map(|token| token.kind)
    }

    pub fn is_word(&self, index: usize) -> bool {
        matches!(self.kind(index), Some(TokenKind::Word | TokenKind::Number))
    }

    pub fn is_quote(&self, index: usize) -> bool {
        matches!(self.kind(index), Some(TokenKind::Quote(_)))
    }

    pub fn is_capitalised(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Word)
            && self.word(index).chars().next().is_some_and(char::is_uppercase)
    }

    pub fn is_possessive(&self, index: usize) -> bool {
        matches!(self.word(index), "'s" | "’s" | "'" | "’")
    }

    /// True for a hyphen or slash with no blank beside it: `AFL-CIO`, `CNN/ORC`.
    pub fn is_joint(&self, index: usize) -> bool {
        let tokens = self.document.tokens();
        matches!(self.word(index), "-" | "/" | "–" | "‑")
            && index > 0
            && tokens.get(index + 1).is_some_and(|next| {
                tokens[index - 1].span.end() == tokens[index].span.start()
                    && tokens[index].span.end() == next.span.start()
            })
    }

    /// The bytes of the tokens `range`, which must not be empty.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let tokens = self.document.tokens();
        let first = tokens.get(range.start).map_or(0, |token| token.span.start());
        let last = tokens.get(range.end.saturating_sub(1)).map_or(first, |token| token.span.end());
        Span::new(first.min(last), last)
    }

    pub fn text_of(&self, range: &Range<usize>) -> &'d str {
        &self.document.text()[self.span(range)]
    }

    /// The words of `range` with single spaces, so that a line break never enters a name.
    pub fn phrase(&self, range: &Range<usize>) -> String {
        self.text_of(range).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn paragraph_of(&self, token: usize) -> Range<usize> {
        let index = self.paragraphs.partition_point(|paragraph| paragraph.end <= token);
        self.paragraphs.get(index).cloned().unwrap_or(token..token)
    }

    /// True if a semicolon stands between two places in the text.
    pub fn is_parted(&self, start: usize, end: usize) -> bool {
        let next = self.semicolons.partition_point(|&at| at < start);
        self.semicolons.get(next).is_some_and(|&at| at < end)
    }

    /// The sentence of a token; its paragraph where sentences are not known.
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        let paragraph = self.paragraph_of(token);
        let sentences = self.document.sentences();
        match self.document.sentence_of(token).and_then(|index| sentences.get(index)) {
            Some(sentence) => {
                let range = sentence.tokens.range();
                range.start.max(paragraph.start)..range.end.min(paragraph.end)
            }
            None => paragraph,
        }
    }
}

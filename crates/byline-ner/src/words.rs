//! The tokens of a document as the rules see them.

use byline_core::{Document, Span, Token, TokenKind};

/// A token with what the rules ask about it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<'d> {
    pub(crate) text: &'d str,
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    /// Begins with, or hides, a capital letter: `Kyiv`, `iPhone`, `al-Qaeda`.
    pub(crate) capital: bool,
    /// Its capital may be due to its place: first in a sentence or a quotation.
    pub(crate) initial: bool,
    /// Stands in a line that capitalises nearly every word.
    pub(crate) headline: bool,
    /// Stands after an empty line.
    pub(crate) block: bool,
}

impl Word<'_> {
    /// True for words of capitals alone, two letters or more.
    pub(crate) fn all_capitals(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic());
        self.text.chars().nth(1).is_some() && letters.all(char::is_uppercase)
    }
}

/// Reads all tokens of the document; the parts of a compound such as `Moscow-based` become one
/// word, however they were cut.
pub(crate) fn read(document: &Document) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::with_capacity(document.tokens().len());
    for sentence in document.sentences() {
        let start = words.len();
        for token in &document.tokens()[sentence.tokens.range()] {
            add(document.text(), &mut words, start, *token);
        }
        mark_sentence(&mut words[start..]);
    }
    words
}

fn add<'d>(text: &'d str, words: &mut Vec<Word<'d>>, start: usize, token: Token) {
    let lettered = matches!(token.kind, TokenKind::Word | TokenKind::Number);
    if let [.., left, hyphen] = &words[start..] {
        let glued = token.glued && left.span.end() == hyphen.span.start();
        if lettered && glued && hyphen.text == "-" && left.kind == TokenKind::Word {
            let span = left.span.cover(token.span);
            words.truncate(words.len() - 2);
            words.push(word(text, span, TokenKind::Word));
            return;
        }
    }
    let mut word = word(text, token.span, token.kind);
    let before = words.last().map_or(0, |word| word.span.end());
    let gap = text.get(before..token.span.start()).unwrap_or("");
    word.block = gap.matches('\n').nth(1).is_some();
    words.push(word);
}

fn word(text: &str, span: Span, kind: TokenKind) -> Word<'_> {
    let lettered = matches!(kind, TokenKind::Word | TokenKind::Number);
    let word = &text[span];
    let capital = lettered && word.chars().any(char::is_uppercase);
    Word { text: word, span, kind, capital, initial: false, headline: false, block: false }
}

fn mark_sentence(words: &mut [Word<'_>]) {
    let mut initial = true;
    for word in words.iter_mut() {
        let lettered = matches!(word.kind, TokenKind::Word | TokenKind::Number);
        word.initial = lettered && (initial || word.block);
        initial = match word.kind {
            TokenKind::Quote(_) => true,
            _ if lettered => false,
            _ => initial || matches!(word.text, ":" | "-" | "--" | "–" | "—"),
        };
    }
    let long = words.iter().filter(|w| w.kind == TokenKind::Word && w.text.len() > 3);
    let (mut all, mut capitals) = (0, 0);
    for word in long {
        all += 1;
        capitals += usize::from(word.capital);
    }
    // A headline has no full stop.
    let stopped = words.iter().rev().take(2).any(|word| word.text == ".");
    if all >= 4 && capitals * 10 >= all * 7 && !stopped {
        words.iter_mut().for_each(|word| word.headline = true);
    }
}

//! Tokens and sentences with the document that they stand in.

use crate::{Deprel, Document, Sentence, Span, Tag, Token, TokenRange};
use std::fmt;

/// A token of a document.
#[derive(Debug, Clone, Copy)]
pub struct TokenRef<'d> {
    pub(super) document: &'d Document,
    pub(super) index: usize,
}

/// A sentence of a document.
#[derive(Debug, Clone, Copy)]
pub struct SentenceRef<'d> {
    pub(super) document: &'d Document,
    pub(super) index: usize,
}

impl<'d> TokenRef<'d> {
    /// The token itself.
    pub fn token(self) -> Token {
        self.document.tokens()[self.index]
    }

    /// Position among the document's tokens.
    pub fn index(self) -> usize {
        self.index
    }

    /// Where it stands.
    pub fn span(self) -> Span {
        self.token().span
    }

    /// Its characters.
    pub fn text(self) -> &'d str {
        &self.document.text()[self.span()]
    }

    /// Its part-of-speech tag, if the tagger has run.
    pub fn tag(self) -> Option<Tag> {
        self.document.tags().get(self.index).copied()
    }

    /// The token that it depends on; `None` for the root of a sentence, and if the parser has not
    /// run.
    pub fn head(self) -> Option<TokenRef<'d>> {
        let index = self.document.syntax().get(self.index)?.head()?;
        Some(TokenRef { document: self.document, index })
    }

    /// How it depends on its head, if the parser has run.
    pub fn relation(self) -> Option<Deprel> {
        self.document.syntax().get(self.index).map(|dependency| dependency.relation())
    }

    /// The tokens that depend on it, in the order of the text.
    pub fn children(self) -> impl DoubleEndedIterator<Item = TokenRef<'d>> + ExactSizeIterator {
        let document = self.document;
        let children = document.children(self.index).iter();
        children.map(move |&index| TokenRef { document, index: index as usize })
    }

    /// It and all that hangs on it, if these tokens stand in a row; see [`Document::subtree`].
    pub fn subtree(self) -> Option<TokenRange> {
        self.document.subtree(self.index)
    }

    /// The sentence that it stands in, if sentences are known.
    pub fn sentence(self) -> Option<SentenceRef<'d>> {
        let index = self.document.sentence_of(self.index)?;
        Some(SentenceRef { document: self.document, index })
    }
}

impl<'d> SentenceRef<'d> {
    /// The sentence itself.
    pub fn sentence(self) -> Sentence {
        self.document.sentences()[self.index]
    }

    /// Position among the document's sentences.
    pub fn index(self) -> usize {
        self.index
    }

    /// From its first byte to its last.
    pub fn span(self) -> Span {
        self.document.sentence_span(self.sentence())
    }

    /// Its characters.
    pub fn text(self) -> &'d str {
        &self.document.text()[self.span()]
    }

    /// Its tokens.
    pub fn tokens(self) -> impl ExactSizeIterator<Item = TokenRef<'d>> {
        let document = self.document;
        self.sentence().tokens.range().map(move |index| TokenRef { document, index })
    }
}

/// Its characters.
impl fmt::Display for TokenRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

/// Its characters.
impl fmt::Display for SentenceRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

//! Handles that know both a document and a place in it.

mod citation;
mod entity;
mod quote;
mod token;

pub use citation::CitationRef;
pub use entity::EntityRef;
pub use quote::QuoteRef;
pub use token::{SentenceRef, TokenRef};

use crate::{CitationId, Document, EntityId, QuoteId};

/// Views of the layers. Each is `Copy`, and gives the text and what belongs to it.
///
/// ```
/// use byline_core::{Document, Sentence, Span, Token, TokenKind, TokenRange};
///
/// let mut document = Document::new("Café shut");
/// let word = |start, end| Token { span: Span::new(start, end), kind: TokenKind::Word, glued: false };
/// let sentence = Sentence { tokens: TokenRange::new(0, 2) };
/// document.set_tokens(vec![word(0, 5), word(6, 10)], vec![sentence])?;
/// let sentence = document.sentence_refs().next().unwrap();
/// let words: Vec<&str> = sentence.tokens().map(|token| token.text()).collect();
/// assert_eq!(words, ["Café", "shut"]);
/// # Ok::<(), byline_core::DocumentError>(())
/// ```
impl Document {
    /// Handles for all tokens.
    pub fn token_refs(&self) -> impl ExactSizeIterator<Item = TokenRef<'_>> {
        (0..self.tokens().len()).map(|index| TokenRef { document: self, index })
    }

    /// Handles for all sentences.
    pub fn sentence_refs(&self) -> impl ExactSizeIterator<Item = SentenceRef<'_>> {
        (0..self.sentences().len()).map(|index| SentenceRef { document: self, index })
    }

    /// Handles for all entities.
    pub fn entity_refs(&self) -> impl ExactSizeIterator<Item = EntityRef<'_>> {
        (0..self.entities().len()).map(|index| EntityRef { document: self, index })
    }

    /// Handles for all quotes.
    pub fn quote_refs(&self) -> impl ExactSizeIterator<Item = QuoteRef<'_>> {
        (0..self.quotes().len()).map(|index| QuoteRef { document: self, index })
    }

    /// Handles for all citations.
    pub fn citation_refs(&self) -> impl ExactSizeIterator<Item = CitationRef<'_>> {
        (0..self.citations().len()).map(|index| CitationRef { document: self, index })
    }

    /// The handle for one token, if it is there.
    pub fn token_ref(&self, index: usize) -> Option<TokenRef<'_>> {
        (index < self.tokens().len()).then_some(TokenRef { document: self, index })
    }

    /// The handle for one entity, if it is there.
    pub fn entity_ref(&self, id: EntityId) -> Option<EntityRef<'_>> {
        let index = id.index();
        (index < self.entities().len()).then_some(EntityRef { document: self, index })
    }

    /// The handle for one quote, if it is there.
    pub fn quote_ref(&self, id: QuoteId) -> Option<QuoteRef<'_>> {
        let index = id.index();
        (index < self.quotes().len()).then_some(QuoteRef { document: self, index })
    }

    /// The handle for one citation, if it is there.
    pub fn citation_ref(&self, id: CitationId) -> Option<CitationRef<'_>> {
        let index = id.index();
        (index < self.citations().len()).then_some(CitationRef { document: self, index })
    }
}

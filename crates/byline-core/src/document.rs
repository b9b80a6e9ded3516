//! A story with everything that was found in it.

use crate::{
    Citation, Date, Entity, EntityId, Mention, Quote, Sentence, Span, Tag, Token, TokenKind,
};
use thiserror::Error;

/// The longest text that a document takes, in bytes: offsets are stored in 32 bits.
pub const MAX_TEXT_LEN: usize = u32::MAX as usize;

/// A layer that does not fit its document's text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// The text has more bytes than offsets can count.
    #[error("text of {len} bytes is longer than {MAX_TEXT_LEN} bytes")]
    TextTooLong {
        /// Length of the text in bytes.
        len: usize,
    },
    /// A span ends after the text or splits a character.
    #[error("{layer} {index}: span {span:?} is no stretch of whole characters of the text")]
    BadSpan {
        /// The layer, for example `quote`.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// The span.
        span: Span,
    },
    /// Items that must be sorted, disjoint and non-empty are not.
    #[error("{layer} {index}: empty, or not after the {layer} before it")]
    Unordered {
        /// The layer.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
    },
    /// Something other than white space stands between two tokens.
    #[error("token {index}: text other than white space stands before it and belongs to no token")]
    Uncovered {
        /// Position of the token after the gap; the number of tokens for a gap at the end.
        index: usize,
    },
    /// The sentences do not hold exactly the tokens.
    #[error("the sentences hold {found} tokens, the document has {expected}")]
    SentenceTokens {
        /// Tokens of the document.
        expected: usize,
        /// Tokens in sentences.
        found: usize,
    },
    /// There is not one tag for each token.
    #[error("{found} tags for {expected} tokens")]
    TagCount {
        /// Tokens of the document.
        expected: usize,
        /// Tags given.
        found: usize,
    },
    /// A list that must hold something is empty.
    #[error("{layer} {index}: no {what}")]
    Empty {
        /// The layer.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// What is missing.
        what: &'static str,
    },
    /// An entity or quote is referred to that the document does not have.
    #[error("{layer} {index}: there is no {target} {found}")]
    UnknownId {
        /// The layer that refers.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// What is referred to.
        target: &'static str,
        /// The number given.
        found: u32,
    },
    /// A confidence outside 0 to 1.
    #[error("{layer} {index}: confidence {found} is not between 0 and 1")]
    Confidence {
        /// The layer.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// The number given, as text.
        found: String,
    },
}

/// A story: its text, and one list for each layer of annotation.
///
/// A document owns its text, so it can be stored, sent to another thread and serialised. A layer
/// that has not run is an empty list. Every span in it is a stretch of whole characters of the
/// text, and every id refers to something in it: the `set_` functions check that.
///
/// ```
/// use byline_core::{Document, Span, Token, TokenKind};
///
/// let mut document = Document::new("“Café”");
/// let word = Token { span: Span::new(4, 6), kind: TokenKind::Word, glued: false };
/// assert!(document.set_tokens(vec![word], vec![]).is_err());
/// assert_eq!(document.text(), "“Café”");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The caller's name for the story.
    pub id: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its date, given by the caller or found in its header or dateline.
    pub date: Option<Date>,
    text: Box<str>,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    tags: Vec<Tag>,
    entities: Vec<Entity>,
    quotes: Vec<Quote>,
    scare_quotes: Vec<Span>,
    citations: Vec<Citation>,
}

impl Document {
    /// Makes a document of a text, without annotations. Copies the text once.
    ///
    /// # Panics
    ///
    /// If the text is longer than [`MAX_TEXT_LEN`]. [`Document::try_new`] returns an error instead.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        match Self::try_new(text) {
            Ok(document) => document,
            #[allow(clippy::panic, reason = "the one documented panic for over-long text")]
            Err(error) => panic!("{error}"),
        }
    }

    /// Makes a document of a text of any length.
    ///
    /// # Errors
    ///
    /// [`DocumentError::TextTooLong`] if the text is longer than [`MAX_TEXT_LEN`].
    pub fn try_new(text: impl Into<Box<str>>) -> Result<Self, DocumentError> {
        let text = text.into();
        check_len(text.len())?;
        Ok(Self {
            id: None,
            publisher: None,
            date: None,
            text,
            tokens: Vec::new(),
            sentences: Vec::new(),
            tags: Vec::new(),
            entities: Vec::new(),
            quotes: Vec::new(),
            scare_quotes: Vec::new(),
            citations: Vec::new(),
        })
    }

    /// The text, exactly as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The tokens, in the order of the text.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The sentences, in the order of the text.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// One part-of-speech tag for each token, or nothing if the tagger has not run.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The entities; an [`EntityId`] is a position in this list.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The quotes; a [`QuoteId`](crate::QuoteId) is a position in this list.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// The stretches in quotation marks that quote nobody: titles, nicknames, words held at a
    /// distance.
    pub fn scare_quotes(&self) -> &[Span] {
        &self.scare_quotes
    }

    /// The citations.
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }

    /// The span from the first byte of a sentence to its last.
    ///
    /// # Panics
    ///
    /// If the sentence is not one of this document.
    pub fn sentence_span(&self, sentence: Sentence) -> Span {
        let tokens = &self.tokens[sentence.tokens.range()];
        tokens[0].span.cover(tokens[tokens.len() - 1].span)
    }

    /// The index of the first token that ends after byte `offset`; the number of tokens if there
    /// is none. Takes time logarithmic in the number of tokens.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end() <= offset)
    }

    /// The index of the sentence that holds token `token`, if one does.
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.tokens.end() <= token);
        (index < self.sentences.len()).then_some(index)
    }

    /// Sets tokens and sentences, and drops every layer that was built on the old ones.
    ///
    /// # Errors
    ///
    /// If the tokens are not sorted, disjoint and non-empty, lie off character boundaries or
    /// leave out text other than white space; if sentences are empty or do not hold the tokens
    /// one after the other. The document is then left as it was.
    pub fn set_tokens(
        &mut self,
        tokens: Vec<Token>,
        sentences: Vec<Sentence>,
    ) -> Result<(), DocumentError> {
        self.check_tokens(&tokens)?;
        check_sentences(&sentences, tokens.len())?;
        self.tokens = tokens;
        self.sentences = sentences;
        self.tags.clear();
        self.entities.clear();
        self.quotes.clear();
        self.scare_quotes.clear();
        self.citations.clear();
        Ok(())
    }

    /// Sets the part-of-speech tags.
    ///
    /// # Errors
    ///
    /// If there is not one for each token.
    pub fn set_tags(&mut self, tags: Vec<Tag>) -> Result<(), DocumentError> {
        if tags.len() != self.tokens.len() {
            return Err(DocumentError::TagCount { expected: self.tokens.len(), found: tags.len() });
        }
        self.tags = tags;
        Ok(())
    }

    /// Sets the entities, and drops the quotes and citations, which may refer to the old ones.
    ///
    /// # Errors
    ///
    /// If an entity has no mention, or one that does not fit the text.
    pub fn set_entities(&mut self, entities: Vec<Entity>) -> Result<(), DocumentError> {
        for (index, entity) in entities.iter().enumerate() {
            self.check_spans("entity", index, entity.mentions.iter().map(|mention| mention.span))?;
            if entity.mentions.is_empty() {
                return Err(DocumentError::Empty { layer: "entity", index, what: "mention" });
            }
            for mention in &entity.mentions {
                check_confidence("entity", index, mention.confidence)?;
            }
        }
        self.entities = entities;
        self.quotes.clear();
        self.citations.clear();
        Ok(())
    }

    /// Adds mentions to the entities: pronouns and descriptions that were found to mean them. A span
    /// that an entity has already stays as it is; quotes and citations stay too.
    ///
    /// # Errors
    ///
    /// If a span does not fit the text, or an entity is not there. The document is then left as it
    /// was.
    pub fn add_mentions(
        &mut self,
        mentions: Vec<(EntityId, Mention)>,
    ) -> Result<(), DocumentError> {
        for (index, (entity, mention)) in mentions.iter().enumerate() {
            self.check_spans("mention", index, [mention.span])?;
            self.check_entity("mention", index, Some(*entity))?;
            check_confidence("mention", index, mention.confidence)?;
        }
        for (entity, mention) in mentions {
            self.entities[entity.index()].mentions.push(mention);
        }
        for entity in &mut self.entities {
            // The order is kept among equals, so that of two the older one stays.
            entity.mentions.sort_by_key(|mention| mention.span);
            entity.mentions.dedup_by_key(|mention| mention.span);
        }
        Ok(())
    }

    /// Sets the quotes, and drops the citations, which may refer to the old ones.
    ///
    /// # Errors
    ///
    /// If a quote has no content, a span does not fit the text, or a speaker refers to an entity
    /// that is not there.
    pub fn set_quotes(&mut self, quotes: Vec<Quote>) -> Result<(), DocumentError> {
        self.check_quotes(&quotes)?;
        self.quotes = quotes;
        self.citations.clear();
        Ok(())
    }

    /// Sets the stretches in quotation marks that quote nobody.
    ///
    /// # Errors
    ///
    /// If a span does not fit the text.
    pub fn set_scare_quotes(&mut self, spans: Vec<Span>) -> Result<(), DocumentError> {
        for (index, &span) in spans.iter().enumerate() {
            self.check_spans("scare quote", index, [span])?;
        }
        self.scare_quotes = spans;
        Ok(())
    }

    /// Sets the citations together with the quotes whose speakers and chains they complete.
    ///
    /// # Errors
    ///
    /// If a span does not fit the text, a citation has no hop, or one refers to an entity or a
    /// quote that is not there. The document is then left as it was.
    pub fn set_citations(
        &mut self,
        citations: Vec<Citation>,
        quotes: Vec<Quote>,
    ) -> Result<(), DocumentError> {
        self.check_quotes(&quotes)?;
        for (index, citation) in citations.iter().enumerate() {
            self.check_citation(index, citation, quotes.len())?;
        }
        self.quotes = quotes;
        self.citations = citations;
        Ok(())
    }

    fn check_tokens(&self, tokens: &[Token]) -> Result<(), DocumentError> {
        let mut end = 0;
        for (index, token) in tokens.iter().enumerate() {
            self.check_spans("token", index, [token.span])?;
            if token.span.is_empty() || token.span.start() < end {
                return Err(DocumentError::Unordered { layer: "token", index });
            }
            if !is_blank(&self.text[end..token.span.start()]) {
                return Err(DocumentError::Uncovered { index });
            }
            end = token.span.end();
        }
        if !tokens.is_empty() && !is_blank(&self.text[end..]) {
            return Err(DocumentError::Uncovered { index: tokens.len() });
        }
        Ok(())
    }

    fn check_quotes(&self, quotes: &[Quote]) -> Result<(), DocumentError> {
        for (index, quote) in quotes.iter().enumerate() {
            let parts = [&quote.content, &quote.marked, &quote.cue, &quote.source];
            self.check_spans("quote", index, parts.into_iter().flatten().copied())?;
            if quote.content.is_empty() {
                return Err(DocumentError::Empty { layer: "quote", index, what: "content" });
            }
            if quote.content.windows(2).any(|pair| pair[1].start() < pair[0].end()) {
                return Err(DocumentError::Unordered { layer: "quote", index });
            }
            check_confidence("quote", index, quote.confidence)?;
            let entity = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
            self.check_entity("quote", index, entity)?;
        }
        Ok(())
    }

    fn check_citation(
        &self,
        index: usize,
        citation: &Citation,
        quotes: usize,
    ) -> Result<(), DocumentError> {
        let hops =
            citation.hops.iter().flat_map(|hop| [hop.source, hop.cue, hop.antecedent]).flatten();
        self.check_spans("citation", index, hops.chain([citation.clause]))?;
        if citation.hops.is_empty() {
            return Err(DocumentError::Empty { layer: "citation", index, what: "hop" });
        }
        check_confidence("citation", index, citation.confidence)?;
        for hop in &citation.hops {
            self.check_entity("citation", index, hop.entity)?;
        }
        match citation.supports.iter().find(|support| support.quote.index() >= quotes) {
            Some(support) => Err(DocumentError::UnknownId {
                layer: "citation",
                index,
                target: "quote",
                found: support.quote.0,
            }),
            None => Ok(()),
        }
    }

    fn check_entity(
        &self,
        layer: &'static str,
        index: usize,
        id: Option<EntityId>,
    ) -> Result<(), DocumentError> {
        match id {
            Some(id) if id.index() >= self.entities.len() => {
                Err(DocumentError::UnknownId { layer, index, target: "entity", found: id.0 })
            }
            _ => Ok(()),
        }
    }

    fn check_spans(
        &self,
        layer: &'static str,
        index: usize,
        spans: impl IntoIterator<Item = Span>,
    ) -> Result<(), DocumentError> {
        match spans.into_iter().find(|span| self.text.get(span.range()).is_none()) {
            Some(span) => Err(DocumentError::BadSpan { layer, index, span }),
            None => Ok(()),
        }
    }
}

impl TokenKind {
    /// True for the kinds that are read aloud: words, numbers, addresses and tags.
    pub const fn is_wordlike(self) -> bool {
        matches!(
            self,
            Self::Word | Self::Number | Self::Url | Self::Email | Self::Handle | Self::Hashtag
        )
    }
}

/// The one place that refuses text which 32-bit offsets cannot reach.
fn check_len(len: usize) -> Result<(), DocumentError> {
    if len > MAX_TEXT_LEN { Err(DocumentError::TextTooLong { len }) } else { Ok(()) }
}

/// White space for the tokenizer: what Unicode calls so, and the invisible marks that stray into
/// news text (zero-width space, byte order mark).
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}'))
}

fn check_sentences(sentences: &[Sentence], tokens: usize) -> Result<(), DocumentError> {
    let mut end = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        if sentence.tokens.is_empty() || sentence.tokens.start() != end {
            return Err(DocumentError::Unordered { layer: "sentence", index });
        }
        end = sentence.tokens.end();
    }
    if end != tokens && !sentences.is_empty() {
        return Err(DocumentError::SentenceTokens { expected: tokens, found: end });
    }
    Ok(())
}

fn check_confidence(layer: &'static str, index: usize, value: f32) -> Result<(), DocumentError> {
    if (0.0..=1.0).contains(&value) {
        Ok(())
    } else {
        Err(DocumentError::Confidence { layer, index, found: value.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_long_text_is_refused_with_its_length() {
        let error = check_len(MAX_TEXT_LEN + 1).unwrap_err();
        assert_eq!(error.to_string(), "text of 4294967296 bytes is longer than 4294967295 bytes");
        assert!(check_len(MAX_TEXT_LEN).is_ok());
    }
}

//! A story with everything that was found in it.

mod check;
mod error;
mod trees;

pub use error::DocumentError;

use crate::{
    Citation, Date, Dependency, Entity, EntityId, LineBreaks, Mention, Quote, Sentence, Span, Tag,
    Timestamp, Token, TokenRange, paragraphs,
};
use check::{check_confidence, check_len, check_sentences};
use trees::Trees;

/// The longest text that a document takes, in bytes: offsets are stored in 32 bits.
pub const MAX_TEXT_LEN: usize = u32::MAX as usize;

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
    /// The moment at which it was published, where the caller or its page gives it with a time zone.
    /// Of the same moment, `date` is the day where it was published.
    pub published: Option<Timestamp>,
    /// The names of those who wrote it, as the caller or its page gives them.
    pub authors: Vec<String>,
    /// The address that its page gives as its own.
    pub url: Option<String>,
    /// The language of the text, as an ISO 639 code such as `en`, where it was looked for.
    pub language: Option<String>,
    text: Box<str>,
    paragraphs: Vec<Span>,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    tags: Vec<Tag>,
    trees: Trees,
    entities: Vec<Entity>,
    quotes: Vec<Quote>,
    scare_quotes: Vec<Span>,
    citations: Vec<Citation>,
}

impl Document {
    /// Makes a document of a text, without annotations. Copies the text once, and finds its
    /// paragraphs as [`LineBreaks::Auto`] does.
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
            published: None,
            authors: Vec::new(),
            url: None,
            language: None,
            paragraphs: paragraphs(&text, LineBreaks::Auto),
            text,
            tokens: Vec::new(),
            sentences: Vec::new(),
            tags: Vec::new(),
            trees: Trees::default(),
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

    /// The paragraphs, in the order of the text: everything but the blanks around them.
    pub fn paragraphs(&self) -> &[Span] {
        &self.paragraphs
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

    /// The head of each token and its relation to that head, or nothing if the parser has not run.
    pub fn syntax(&self) -> &[Dependency] {
        self.trees.dependencies()
    }

    /// The indices of the tokens that depend on token `token`, in the order of the text; none if
    /// the parser has not run.
    pub fn children(&self, token: usize) -> &[u32] {
        self.trees.children(token)
    }

    /// Token `token` and all that hangs on it, directly or through others, if these tokens stand in
    /// a row; `None` if they do not or if the parser has not run.
    pub fn subtree(&self, token: usize) -> Option<TokenRange> {
        self.trees.subtree(token)
    }

    /// From the first token of the [`subtree`](Self::subtree) of token `token` to its last, whatever
    /// else stands between; `None` if the parser has not run.
    pub fn extent(&self, token: usize) -> Option<TokenRange> {
        self.trees.extent(token)
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

    /// The index of the first paragraph that ends after byte `offset`; the number of paragraphs if
    /// there is none. Takes time logarithmic in the number of paragraphs.
    pub fn paragraph_at(&self, offset: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end() <= offset)
    }

    /// The index of the sentence that holds token `token`, if one does.
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.tokens.end() <= token);
        (index < self.sentences.len()).then_some(index)
    }

    /// Finds the paragraphs anew, with another meaning for line breaks, and drops every layer.
    ///
    /// ```
    /// use byline_core::{Document, LineBreaks};
    ///
    /// let mut document = Document::new("The café on the harbour\nwill close.");
    /// assert_eq!(document.paragraphs().len(), 1);
    /// document.set_line_breaks(LineBreaks::EveryLine);
    /// assert_eq!(document.paragraphs().len(), 2);
    /// ```
    pub fn set_line_breaks(&mut self, line_breaks: LineBreaks) {
        self.paragraphs = paragraphs(&self.text, line_breaks);
        self.clear();
    }

    /// Sets the paragraphs, where the caller knows them, and drops every layer.
    ///
    /// # Errors
    ///
    /// If the paragraphs are not sorted, disjoint and non-empty, lie off character boundaries or
    /// leave out text other than white space. The document is then left as it was.
    pub fn set_paragraphs(&mut self, paragraphs: Vec<Span>) -> Result<(), DocumentError> {
        self.check_paragraphs(&paragraphs)?;
        self.paragraphs = paragraphs;
        self.clear();
        Ok(())
    }

    /// Drops every layer.
    fn clear(&mut self) {
        self.tokens.clear();
        self.sentences.clear();
        self.tags.clear();
        self.trees = Trees::default();
        self.entities.clear();
        self.quotes.clear();
        self.scare_quotes.clear();
        self.citations.clear();
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
        self.clear();
        self.tokens = tokens;
        self.sentences = sentences;
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

    /// Sets the dependency trees: one dependency for each token, or none at all for a layer that
    /// has not run.
    ///
    /// ```
    /// use byline_core::{
    ///     Dependency, Deprel, Document, Sentence, Span, Token, TokenKind, TokenRange,
    /// };
    ///
    /// let mut document = Document::new("Zoë left");
    /// let word = |start, end| Token { span: Span::new(start, end), kind: TokenKind::Word, glued: false };
    /// let sentence = Sentence { tokens: TokenRange::new(0, 2) };
    /// document.set_tokens(vec![word(0, 4), word(5, 9)], vec![sentence])?;
    /// document.set_syntax(vec![Dependency::new(1, Deprel::Nsubj), Dependency::ROOT])?;
    /// assert_eq!(document.children(1), [0]);
    /// assert_eq!(document.subtree(1), Some(TokenRange::new(0, 2)));
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there is not one dependency for each token, a head stands outside the sentence, a
    /// sentence has no root or several, a token with a head has the relation of a root, or tokens
    /// hang on each other in a circle. The document is then left as it was.
    pub fn set_syntax(&mut self, dependencies: Vec<Dependency>) -> Result<(), DocumentError> {
        self.trees = if dependencies.is_empty() {
            Trees::default()
        } else {
            Trees::new(dependencies, &self.sentences)?
        };
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
}

/// Like [`Document::new`], with its panic on texts over 4 GiB.
impl From<&str> for Document {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// Like [`Document::new`], with its panic on texts over 4 GiB.
impl From<String> for Document {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

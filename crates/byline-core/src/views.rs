//! Handles that know both a document and a place in it.

use crate::{
    Citation, Deprel, Document, Entity, EntityId, Quote, QuoteId, Sentence, Span, Tag, Token,
    TokenRange,
};

/// A token of a document.
#[derive(Debug, Clone, Copy)]
pub struct TokenRef<'d> {
    document: &'d Document,
    index: usize,
}

/// A sentence of a document.
#[derive(Debug, Clone, Copy)]
pub struct SentenceRef<'d> {
    document: &'d Document,
    index: usize,
}

/// An entity of a document.
#[derive(Debug, Clone, Copy)]
pub struct EntityRef<'d> {
    document: &'d Document,
    index: usize,
}

/// A quote of a document.
#[derive(Debug, Clone, Copy)]
pub struct QuoteRef<'d> {
    document: &'d Document,
    index: usize,
}

/// A citation of a document.
#[derive(Debug, Clone, Copy)]
pub struct CitationRef<'d> {
    document: &'d Document,
    index: usize,
}

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

impl<'d> EntityRef<'d> {
    /// The entity itself.
    pub fn entity(self) -> &'d Entity {
        &self.document.entities()[self.index]
    }

    /// Its id.
    pub fn id(self) -> EntityId {
        EntityId(self.index as u32)
    }

    /// The text of each of its mentions, in the order of the story.
    pub fn mention_texts(self) -> impl Iterator<Item = &'d str> {
        let text = self.document.text();
        self.entity().mentions.iter().map(move |mention| &text[mention.span])
    }

    /// The quotes that it is the speaker of.
    pub fn quotes(self) -> impl Iterator<Item = QuoteRef<'d>> {
        let id = Some(self.id());
        self.document
            .quote_refs()
            .filter(move |quote| quote.quote().speaker.as_ref().is_some_and(|s| s.entity == id))
    }
}

impl<'d> QuoteRef<'d> {
    /// The quote itself.
    pub fn quote(self) -> &'d Quote {
        &self.document.quotes()[self.index]
    }

    /// Its id.
    pub fn id(self) -> QuoteId {
        QuoteId(self.index as u32)
    }

    /// The content's characters, with an ellipsis where it is interrupted.
    pub fn text(self) -> String {
        join(self.document, &self.quote().content)
    }

    /// The cue's characters; empty if there is no cue.
    pub fn cue_text(self) -> String {
        join(self.document, &self.quote().cue)
    }

    /// The source's characters, as written; empty if there is no source.
    pub fn source_text(self) -> String {
        join(self.document, &self.quote().source)
    }

    /// The speaker's name; empty if nobody is named.
    pub fn speaker_name(self) -> &'d str {
        self.quote().speaker.as_ref().map_or("", |speaker| &speaker.name)
    }

    /// Who passed it on, nearest to the origin first: the chain without whoever said it. Empty
    /// where this story has it from the speaker, and where nobody is named at all.
    ///
    /// ```
    /// use byline_core::{Act, Document, Polarity, Quote, QuoteKind, Span};
    ///
    /// let mut document = Document::new("The café is shut, Zoë told Le Monde. It is “shut”.");
    /// let quote = |content, chain: &[&str]| Quote {
    ///     kind: QuoteKind::Indirect,
    ///     act: Act::Statement,
    ///     polarity: Polarity::Assert,
    ///     content: vec![content],
    ///     marked: vec![],
    ///     cue: vec![],
    ///     source: vec![],
    ///     speaker: None,
    ///     chain: chain.iter().map(|&name| name.to_owned()).collect(),
    ///     construction: None,
    ///     confidence: 1.0,
    /// };
    /// let told = quote(Span::new(0, 17), &["Zoë", "Le Monde"]);
    /// document.set_quotes(vec![told, quote(Span::new(45, 55), &[])])?;
    /// let via: Vec<String> = document.quote_refs().map(|quote| quote.via().join(", then ")).collect();
    /// assert_eq!(via, ["Le Monde", ""]);
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    pub fn via(self) -> &'d [String] {
        self.quote().chain.get(1..).unwrap_or_default()
    }

    /// The speaker as an entity, where it is one.
    pub fn speaker(self) -> Option<EntityRef<'d>> {
        self.document.entity_ref(self.quote().speaker.as_ref()?.entity?)
    }
}

impl<'d> CitationRef<'d> {
    /// The citation itself.
    pub fn citation(self) -> &'d Citation {
        &self.document.citations()[self.index]
    }

    /// Position among the document's citations.
    pub fn index(self) -> usize {
        self.index
    }

    /// The characters of its clause.
    pub fn text(self) -> &'d str {
        &self.document.text()[self.citation().clause]
    }

    /// The names of its hops, from the story outward.
    pub fn names(self) -> impl Iterator<Item = &'d str> {
        self.citation().hops.iter().map(|hop| hop.name.as_str())
    }

    /// The quotes that it vouches for.
    pub fn quotes(self) -> impl Iterator<Item = QuoteRef<'d>> {
        let document = self.document;
        self.citation().supports.iter().filter_map(move |s| document.quote_ref(s.quote))
    }
}

fn join(document: &Document, spans: &[Span]) -> String {
    spans.iter().map(|&span| &document.text()[span]).collect::<Vec<_>>().join(" … ")
}

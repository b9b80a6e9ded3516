//! The JSON of an analysed story, schema 1.
//!
//! [`Story`] has the shape of the JSON and nothing else; [`Story::new`] makes one from a
//! [`Document`], and [`Document::try_from`] checks one and takes it in. Readers ignore fields that
//! they do not know. Within a schema number fields are added, never renamed.
//!
//! Tokens and sentences survive the way there and back if the story was written with
//! [`Options::tokens`]; otherwise they can be computed again from the text.
//!
//! ```
//! use byline_core::{Document, wire::{Options, Story}};
//!
//! let document = Document::new("“Voilà,” said Zoë.");
//! let json = serde_json::to_string(&Story::new(&document, &Options::default())).unwrap();
//! let story: Story = serde_json::from_str(&json).unwrap();
//! assert_eq!(Document::try_from(story).unwrap(), document);
//! ```

use crate::{
    Citation, Date, Document, DocumentError, Entity, EntityId, Hop, Mention, Offsets, Quote,
    QuoteId, QuoteSide, Sentence, Span, Speaker, Support, Tag, Token, TokenKind, TokenRange, Unit,
    UnknownName,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use thiserror::Error;

/// The schema number that this version writes and reads.
pub const SCHEMA: u32 = 1;

/// A start and an end, in the unit that the story names.
pub type Pair = [usize; 2];

/// A story that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum WireError {
    /// Another schema than the one that is understood.
    #[error("schema {found}, expected {SCHEMA}")]
    Schema {
        /// The number found.
        found: u32,
    },
    /// The story was written without its text.
    #[error("the story has no `text`")]
    NoText,
    /// A name that stands for nothing known.
    #[error(transparent)]
    Name(#[from] UnknownName),
    /// A date that is none.
    #[error("`{found}` is no date of the form YYYY-MM-DD")]
    Date {
        /// The text found.
        found: String,
    },
    /// A start and end that are no stretch of whole characters.
    #[error("{layer} {index}: [{}, {}] is no stretch of whole characters of the text", pair[0], pair[1])]
    Span {
        /// The layer, for example `quote`.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// Start and end, as read.
        pair: Pair,
    },
    /// An `id` that is not the position in its list.
    #[error("{layer} {index}: id {found}, expected {index}")]
    Id {
        /// The layer.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// The id found.
        found: u32,
    },
    /// Lists that must run side by side have different lengths.
    #[error("{found} `{list}` for {expected} tokens")]
    Length {
        /// The list.
        list: &'static str,
        /// Number of tokens.
        expected: usize,
        /// Length of the list.
        found: usize,
    },
    /// A layer that does not fit the text.
    #[error(transparent)]
    Document(#[from] DocumentError),
}

/// What goes into the JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The unit of all offsets.
    pub offsets: Unit,
    /// Whether the text is included.
    pub text: bool,
    /// Whether tokens, their kinds and their tags are included.
    pub tokens: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { offsets: Unit::Bytes, text: true, tokens: false }
    }
}

/// One analysed story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// The schema number.
    pub schema: u32,
    /// The caller's name for the story.
    #[serde(default)]
    pub id: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The unit of all offsets: `bytes`, `chars` or `utf16`.
    pub offsets: String,
    /// The text, unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The date, ISO 8601.
    #[serde(default)]
    pub date: Option<String>,
    /// The sentences.
    #[serde(default)]
    pub sentences: Vec<Pair>,
    /// The tokens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tokens: Vec<Pair>,
    /// The kind of each token.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub token_kinds: Vec<String>,
    /// The Penn and the universal tag of each token.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<[String; 2]>,
    /// The entities.
    #[serde(default)]
    pub entities: Vec<WireEntity>,
    /// The quotes.
    #[serde(default)]
    pub quotes: Vec<WireQuote>,
    /// Stretches in quotation marks that quote nobody.
    #[serde(default)]
    pub scare_quotes: Vec<Pair>,
    /// The citations.
    #[serde(default)]
    pub citations: Vec<WireCitation>,
}

/// An entity in JSON; see [`Entity`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Entity`")]
pub struct WireEntity {
    pub id: u32,
    pub name: String,
    pub kind: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    pub mentions: Vec<WireMention>,
}

/// A mention in JSON; see [`Mention`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Mention`")]
pub struct WireMention {
    pub span: Pair,
    #[serde(default = "name_form")]
    pub form: String,
    #[serde(default = "certain")]
    pub confidence: f64,
}

/// A quote in JSON; see [`Quote`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Quote`")]
pub struct WireQuote {
    pub id: u32,
    pub kind: String,
    pub act: String,
    pub polarity: String,
    pub content: Vec<Pair>,
    #[serde(default)]
    pub marked: Vec<Pair>,
    #[serde(default)]
    pub cue: Vec<Pair>,
    #[serde(default)]
    pub source: Vec<Pair>,
    #[serde(default)]
    pub speaker: Option<WireSpeaker>,
    #[serde(default)]
    pub chain: Vec<String>,
    #[serde(default = "certain")]
    pub confidence: f64,
}

/// A speaker in JSON; see [`Speaker`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Speaker`")]
pub struct WireSpeaker {
    #[serde(default)]
    pub entity: Option<u32>,
    pub name: String,
    #[serde(default)]
    pub anonymous: bool,
}

/// A citation in JSON; see [`Citation`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Citation`")]
pub struct WireCitation {
    pub id: u32,
    pub clause: Pair,
    pub relation: String,
    #[serde(default)]
    pub medium: Option<String>,
    #[serde(default)]
    pub platform: Option<String>,
    pub hops: Vec<WireHop>,
    #[serde(default)]
    pub supports: Vec<WireSupport>,
    #[serde(default = "certain")]
    pub confidence: f64,
}

/// A hop in JSON; see [`Hop`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Hop`")]
pub struct WireHop {
    #[serde(default)]
    pub source: Option<Pair>,
    #[serde(default)]
    pub cue: Option<Pair>,
    pub name: String,
    pub kind: String,
    #[serde(default)]
    pub entity: Option<u32>,
    pub form: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub antecedent: Option<Pair>,
}

/// A support in JSON; see [`Support`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Support`")]
pub struct WireSupport {
    pub quote: u32,
    pub scope: String,
}

fn name_form() -> String {
    "name".to_owned()
}

fn certain() -> f64 {
    1.0
}

/// Two decimals say what a confidence can say, and keep 32-bit noise out of the JSON.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

impl Story {
    /// Writes a document down as a story. Takes time linear in the text and its annotations.
    pub fn new(document: &Document, options: &Options) -> Self {
        let offsets = Offsets::new(document.text(), options.offsets);
        let write = Writer { offsets: &offsets };
        let tokens = if options.tokens { document.tokens() } else { &[] };
        let tags = if options.tokens { document.tags() } else { &[] };
        Self {
            schema: SCHEMA,
            id: document.id.clone(),
            publisher: document.publisher.clone(),
            offsets: options.offsets.to_string(),
            text: options.text.then(|| document.text().to_owned()),
            date: document.date.map(|date| date.to_string()),
            sentences: document
                .sentences()
                .iter()
                .map(|&sentence| write.pair(document.sentence_span(sentence)))
                .collect(),
            tokens: tokens.iter().map(|token| write.pair(token.span)).collect(),
            token_kinds: tokens.iter().map(|token| token.kind.to_string()).collect(),
            tags: tags
                .iter()
                .map(|tag| [tag.penn.to_string(), tag.universal.to_string()])
                .collect(),
            entities: enumerate(document.entities(), |id, entity| write.entity(id, entity)),
            quotes: enumerate(document.quotes(), |id, quote| write.quote(id, quote)),
            scare_quotes: write.pairs(document.scare_quotes()),
            citations: enumerate(document.citations(), |id, citation| write.citation(id, citation)),
        }
    }
}

/// Turns annotations into their JSON counterparts.
struct Writer<'o> {
    offsets: &'o Offsets<'o>,
}

impl Writer<'_> {
    fn pair(&self, span: Span) -> Pair {
        self.offsets.span_from_bytes(span).into()
    }

    fn pairs(&self, spans: &[Span]) -> Vec<Pair> {
        spans.iter().map(|&span| self.pair(span)).collect()
    }

    fn entity(&self, id: u32, entity: &Entity) -> WireEntity {
        WireEntity {
            id,
            name: entity.name.clone(),
            kind: entity.kind.to_string(),
            aliases: entity.aliases.clone(),
            role: entity.role.clone(),
            value: entity.value.clone(),
            mentions: entity
                .mentions
                .iter()
                .map(|mention| WireMention {
                    span: self.pair(mention.span),
                    form: mention.form.to_string(),
                    confidence: rounded(mention.confidence),
                })
                .collect(),
        }
    }

    fn quote(&self, id: u32, quote: &Quote) -> WireQuote {
        WireQuote {
            id,
            kind: quote.kind.to_string(),
            act: quote.act.to_string(),
            polarity: quote.polarity.to_string(),
            content: self.pairs(&quote.content),
            marked: self.pairs(&quote.marked),
            cue: self.pairs(&quote.cue),
            source: self.pairs(&quote.source),
            speaker: quote.speaker.as_ref().map(|speaker| WireSpeaker {
                entity: speaker.entity.map(|id| id.0),
                name: speaker.name.clone(),
                anonymous: speaker.anonymous,
            }),
            chain: quote.chain.clone(),
            confidence: rounded(quote.confidence),
        }
    }

    fn citation(&self, id: u32, citation: &Citation) -> WireCitation {
        WireCitation {
            id,
            clause: self.pair(citation.clause),
            relation: citation.relation.to_string(),
            medium: citation.medium.map(|medium| medium.to_string()),
            platform: citation.platform.clone(),
            hops: citation.hops.iter().map(|hop| self.hop(hop)).collect(),
            supports: citation
                .supports
                .iter()
                .map(|s| WireSupport { quote: s.quote.0, scope: s.scope.to_string() })
                .collect(),
            confidence: rounded(citation.confidence),
        }
    }

    fn hop(&self, hop: &Hop) -> WireHop {
        WireHop {
            source: hop.source.map(|span| self.pair(span)),
            cue: hop.cue.map(|span| self.pair(span)),
            name: hop.name.clone(),
            kind: hop.kind.to_string(),
            entity: hop.entity.map(|id| id.0),
            form: hop.form.to_string(),
            antecedent: hop.antecedent.map(|span| self.pair(span)),
        }
    }
}

fn enumerate<T, W>(items: &[T], write: impl Fn(u32, &T) -> W) -> Vec<W> {
    items.iter().zip(0..).map(|(item, id)| write(id, item)).collect()
}

impl TryFrom<Story> for Document {
    type Error = WireError;

    fn try_from(mut story: Story) -> Result<Self, WireError> {
        if story.schema != SCHEMA {
            return Err(WireError::Schema { found: story.schema });
        }
        let text = story.text.take().ok_or(WireError::NoText)?;
        let offsets = Offsets::new(&text, Unit::from_str(&story.offsets)?);
        let read = Reader { offsets: &offsets };

        let mut document = Document::try_new(text.as_str())?;
        let date = story
            .date
            .as_ref()
            .map(|date| date.parse::<Date>().map_err(|_| WireError::Date { found: date.clone() }));
        document.date = date.transpose()?;
        if !story.token_kinds.is_empty() {
            let tokens = read.tokens(&story)?;
            let sentences = read.sentences(&story, &tokens)?;
            document.set_tokens(tokens, sentences)?;
            if !story.tags.is_empty() {
                document.set_tags(read_tags(&story.tags)?)?;
            }
        }
        document.set_entities(read.list("entity", &story.entities, Reader::entity)?)?;
        let quotes = read.list("quote", &story.quotes, Reader::quote)?;
        let citations = read.list("citation", &story.citations, Reader::citation)?;
        document.set_citations(citations, quotes)?;
        document.set_scare_quotes(read.spans("scare quote", 0, &story.scare_quotes)?)?;
        document.id = story.id;
        document.publisher = story.publisher;
        Ok(document)
    }
}

/// Checks JSON counterparts and turns them into annotations.
struct Reader<'o> {
    offsets: &'o Offsets<'o>,
}

impl Reader<'_> {
    fn span(&self, layer: &'static str, index: usize, pair: Pair) -> Result<Span, WireError> {
        let span = self.offsets.span_to_bytes(pair[0], pair[1]);
        span.ok_or(WireError::Span { layer, index, pair })
    }

    fn spans(
        &self,
        layer: &'static str,
        index: usize,
        pairs: &[Pair],
    ) -> Result<Vec<Span>, WireError> {
        pairs.iter().map(|&pair| self.span(layer, index, pair)).collect()
    }

    fn optional(
        &self,
        layer: &'static str,
        index: usize,
        pair: Option<Pair>,
    ) -> Result<Option<Span>, WireError> {
        pair.map(|pair| self.span(layer, index, pair)).transpose()
    }

    fn list<W: HasId, T>(
        &self,
        layer: &'static str,
        items: &[W],
        read: impl Fn(&Self, usize, &W) -> Result<T, WireError>,
    ) -> Result<Vec<T>, WireError> {
        let checked = items.iter().enumerate().map(|(index, item)| {
            if item.id() as usize != index {
                return Err(WireError::Id { layer, index, found: item.id() });
            }
            read(self, index, item)
        });
        checked.collect()
    }

    fn tokens(&self, story: &Story) -> Result<Vec<Token>, WireError> {
        let (expected, found) = (story.tokens.len(), story.token_kinds.len());
        if expected != found {
            return Err(WireError::Length { list: "token_kinds", expected, found });
        }
        let mut tokens: Vec<Token> = Vec::with_capacity(expected);
        for (index, (&pair, kind)) in story.tokens.iter().zip(&story.token_kinds).enumerate() {
            let span = self.span("token", index, pair)?;
            let glued = tokens.last().is_some_and(|last| last.span.end() == span.start());
            tokens.push(Token { span, kind: kind.parse()?, glued });
        }
        Ok(tokens)
    }

    fn sentences(&self, story: &Story, tokens: &[Token]) -> Result<Vec<Sentence>, WireError> {
        let mut start = 0;
        let mut sentences = Vec::with_capacity(story.sentences.len());
        for (index, &pair) in story.sentences.iter().enumerate() {
            let span = self.span("sentence", index, pair)?;
            let inside = tokens[start..].iter().take_while(|token| span.covers(token.span));
            let end = start + inside.count();
            sentences.push(Sentence { tokens: TokenRange::new(start, end) });
            start = end;
        }
        Ok(sentences)
    }

    fn entity(&self, index: usize, entity: &WireEntity) -> Result<Entity, WireError> {
        let mentions = entity.mentions.iter().map(|mention| {
            Ok(Mention {
                span: self.span("entity", index, mention.span)?,
                form: mention.form.parse()?,
                confidence: mention.confidence as f32,
            })
        });
        Ok(Entity {
            name: entity.name.clone(),
            kind: entity.kind.parse()?,
            aliases: entity.aliases.clone(),
            role: entity.role.clone(),
            value: entity.value.clone(),
            mentions: mentions.collect::<Result<_, WireError>>()?,
        })
    }

    fn quote(&self, index: usize, quote: &WireQuote) -> Result<Quote, WireError> {
        let spans = |pairs: &[Pair]| self.spans("quote", index, pairs);
        Ok(Quote {
            kind: quote.kind.parse()?,
            act: quote.act.parse()?,
            polarity: quote.polarity.parse()?,
            content: spans(&quote.content)?,
            marked: spans(&quote.marked)?,
            cue: spans(&quote.cue)?,
            source: spans(&quote.source)?,
            speaker: quote.speaker.as_ref().map(|speaker| Speaker {
                entity: speaker.entity.map(EntityId),
                name: speaker.name.clone(),
                anonymous: speaker.anonymous,
            }),
            chain: quote.chain.clone(),
            confidence: quote.confidence as f32,
        })
    }

    fn citation(&self, index: usize, citation: &WireCitation) -> Result<Citation, WireError> {
        let hops = citation.hops.iter().map(|hop| {
            Ok(Hop {
                source: self.optional("citation", index, hop.source)?,
                cue: self.optional("citation", index, hop.cue)?,
                name: hop.name.clone(),
                kind: hop.kind.parse()?,
                form: hop.form.parse()?,
                entity: hop.entity.map(EntityId),
                antecedent: self.optional("citation", index, hop.antecedent)?,
            })
        });
        let supports = citation
            .supports
            .iter()
            .map(|s| Ok(Support { quote: QuoteId(s.quote), scope: s.scope.parse()? }));
        Ok(Citation {
            clause: self.span("citation", index, citation.clause)?,
            relation: citation.relation.parse()?,
            medium: citation.medium.as_deref().map(str::parse).transpose()?,
            platform: citation.platform.clone(),
            hops: hops.collect::<Result<_, WireError>>()?,
            supports: supports.collect::<Result<_, WireError>>()?,
            confidence: citation.confidence as f32,
        })
    }
}

fn read_tags(tags: &[[String; 2]]) -> Result<Vec<Tag>, WireError> {
    let read = |[penn, universal]: &[String; 2]| {
        Ok(Tag { penn: penn.parse()?, universal: universal.parse()? })
    };
    tags.iter().map(read).collect()
}

/// What carries an `id` that must be its position.
trait HasId {
    fn id(&self) -> u32;
}

impl HasId for WireEntity {
    fn id(&self) -> u32 {
        self.id
    }
}

impl HasId for WireQuote {
    fn id(&self) -> u32 {
        self.id
    }
}

impl HasId for WireCitation {
    fn id(&self) -> u32 {
        self.id
    }
}

/// Every token kind with its written name.
const TOKEN_KINDS: [(TokenKind, &str); 12] = [
    (TokenKind::Word, "word"),
    (TokenKind::Number, "number"),
    (TokenKind::Punctuation, "punctuation"),
    (TokenKind::Quote(QuoteSide::Open), "opening-quote"),
    (TokenKind::Quote(QuoteSide::Close), "closing-quote"),
    (TokenKind::Quote(QuoteSide::Unknown), "quote"),
    (TokenKind::Symbol, "symbol"),
    (TokenKind::Url, "url"),
    (TokenKind::Email, "email"),
    (TokenKind::Handle, "handle"),
    (TokenKind::Hashtag, "hashtag"),
    (TokenKind::Emoji, "emoji"),
];

impl std::fmt::Display for TokenKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = TOKEN_KINDS.iter().find(|(kind, _)| kind == self).map_or("symbol", |k| k.1);
        f.pad(name)
    }
}

impl FromStr for TokenKind {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let kind = TOKEN_KINDS.iter().find(|(_, name)| *name == text);
        kind.map(|k| k.0).ok_or_else(|| UnknownName {
            what: "token kind",
            found: text.to_owned(),
            expected: TOKEN_KINDS.map(|k| k.1).join(", "),
        })
    }
}

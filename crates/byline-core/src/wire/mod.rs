//! The JSON of an analysed story, schema 1.
//!
//! [`Story`] has the shape of the JSON and nothing else; [`Story::new`] makes one from a
//! [`Document`](crate::Document), and `Document::try_from` checks one and takes it in. Readers ignore
//! fields that they do not know. Within a schema number fields are added, never renamed.
//!
//! Paragraphs survive the way there and back; where a story has none, they are found in the text.
//! Tokens and sentences survive the way there and back if the story was written with
//! [`Options::tokens`]; otherwise they can be computed again from the text. The words beside offsets
//! (`text`, `cue_text`, `source_text`) are for whoever reads the JSON without the text at hand; what
//! counts when a story is taken in are the offsets.
//!
//! ```
//! use byline_core::{Document, wire::{Options, Story}};
//!
//! let document = Document::new("“Voilà,” said Zoë.");
//! let json = serde_json::to_string(&Story::new(&document, &Options::default())).unwrap();
//! let story: Story = serde_json::from_str(&json).unwrap();
//! assert_eq!(Document::try_from(story).unwrap(), document);
//! ```

mod error;
mod kinds;
mod read;
mod types;
mod write;

pub use error::WireError;
pub use types::{
    WireCitation, WireEntity, WireHop, WireMention, WireQuote, WireSpeaker, WireSupport,
};

use crate::Unit;
use serde::{Deserialize, Serialize};

/// The schema number that this version writes and reads.
pub const SCHEMA: u32 = 1;

/// The JSON Schema (draft 2020-12) of [`Story`], for readers and validators in any language.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(byline_core::wire::JSON_SCHEMA).unwrap();
/// assert_eq!(schema["properties"]["schema"]["const"], byline_core::wire::SCHEMA);
/// ```
pub const JSON_SCHEMA: &str = include_str!("../../schema/story-1.schema.json");

pub use crate::rows::Pair;

/// What goes into the JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The unit of all offsets.
    pub offsets: Unit,
    /// Whether the text is included.
    pub text: bool,
    /// Whether tokens, their kinds, tags and trees are included.
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
    /// Those who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The address that its page gives as its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The language of the text, an ISO 639 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The unit of all offsets: `bytes`, `chars` or `utf16`.
    pub offsets: String,
    /// The text, unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The date, ISO 8601.
    #[serde(default)]
    pub date: Option<String>,
    /// The moment at which it was published, RFC 3339, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The paragraphs.
    #[serde(default)]
    pub paragraphs: Vec<Pair>,
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
    /// The head of each token: its position among all tokens, or nothing for the head of a sentence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heads: Vec<Option<usize>>,
    /// The relation of each token to its head.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<String>,
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

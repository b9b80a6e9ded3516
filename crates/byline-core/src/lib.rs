//! The vocabulary of byline: what a story, a token, a name, a quotation and a citation are.
//!
//! This crate holds types and their invariants, and finds the paragraphs of a text, which every
//! layer goes by. It knows no language, loads no model and does no input or output; the layers
//! (`byline-tokenize`, `byline-pos`, `byline-parse`, `byline-ner`, `byline-quote`, `byline-cite`)
//! meet in these types and nowhere else.
//!
//! Positions are half-open byte offsets into the caller's own text, see [`Span`]. Where another
//! program counts in code points or UTF-16 units, [`Offsets`] converts.
//!
//! ```
//! use byline_core::{Document, Span};
//!
//! let document = Document::new("“Voilà,” said Zoë.");
//! let zoe = Span::new(19, 23);
//! assert_eq!(&document.text()[zoe.range()], "Zoë");
//! ```
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::panic,
        clippy::todo,
        clippy::print_stdout,
        clippy::dbg_macro
    )
)]

#[macro_use]
mod named;

mod citation;
mod document;
mod entity;
mod offsets;
mod paragraphs;
mod quote;
pub mod rows;
mod span;
mod syntax;
mod tag;
mod token;
mod views;
#[cfg(feature = "serde")]
pub mod wire;

pub use citation::{
    Citation, CitationId, Hop, HopForm, Medium, Relation, Scope, SourceKind, Support,
};
pub use document::{Document, DocumentError, MAX_TEXT_LEN};
pub use entity::{Entity, EntityId, EntityKind, Mention, MentionForm};
pub use named::UnknownName;
pub use offsets::{Offsets, Unit};
pub use paragraphs::{LineBreaks, paragraphs};
pub use quote::{Act, Construction, Polarity, Quote, QuoteId, QuoteKind, Speaker};
pub use span::Span;
pub use syntax::{Dependency, Deprel};
pub use tag::{PennTag, Tag, UniversalTag};
pub use token::{QuoteSide, Sentence, Token, TokenKind, TokenRange};
pub use views::{CitationRef, EntityRef, QuoteRef, SentenceRef, TokenRef};

/// The calendar date type used in documents, re-exported so that callers need no own dependency.
pub use jiff::civil::Date;

/// A moment, the same in all time zones, re-exported as [`Date`] is.
pub use jiff::Timestamp;

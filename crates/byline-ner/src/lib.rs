//! Names, values and entities in English news.
//!
//! [`Tagger::tag`] finds names (people, bodies, places, groups, events, works, products),
//! [`values`] finds dates, times and amounts, and [`link()`] puts the mentions of one entity
//! together. [`Tagger::entities`] does all three. The document needs tokens and sentences; who
//! made them does not matter. Everything takes time linear in the length of the text.
//!
//! Tagging is by rules and word lists. It is no coreference: pronouns and descriptions such as
//! “the alliance” are not looked for.
//!
//! ```
//! use byline_core::{Document, EntityKind};
//!
//! let text = "“We agree,” said President Zoé Márquez of Peru.";
//! let mut document = Document::new(text);
//! let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
//! byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
//! document.set_tokens(tokens, sentences)?;
//!
//! let entities = byline_ner::Tagger::new().entities(&document);
//! assert_eq!(entities[0].name, "Zoé Márquez");
//! assert_eq!(entities[0].role.as_deref(), Some("President"));
//! assert_eq!(entities[1].kind, EntityKind::Location);
//! # Ok::<(), byline_core::DocumentError>(())
//! ```
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

mod amount;
mod classify;
mod date;
mod gazetteer;
mod lexicon;
mod link;
mod role;
mod runs;
mod tagger;
mod values;
mod words;

pub use date::story_date;
pub use gazetteer::{Gazetteer, GazetteerError};
pub use link::link;
pub use tagger::{Name, Tagger, TaggerBuilder};
pub use values::{Value, values};

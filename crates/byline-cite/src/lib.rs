//! Where a story says it has its information from.
//!
//! A citation is a place where a story names the carrier of information beyond the plain
//! "SPEAKER said": an outlet, an agency, a document, a platform, somebody unnamed. This crate
//! finds these places, decides which quotes each citation supports and joins everything into a chain
//! per quote, origin first. What `the newspaper` and `the report` stand for is said by whoever knows,
//! between [`Tracker::extract`] and [`Extraction::track`].
//!
//! Citations come from surface families, one file each under `families`: `according to`, `told
//! OUTLET`, `OUTLET reported`, `citing`, `first reported by`, documents that speak, platforms, the
//! unnamed, datelines, credits, headings. Names come from the lists of a [`Lexicon`], which can be added
//! to, and from words that give an outlet away (`Karlin News`, `the daily Volna`).
//! Features: `graph` for chains as graphs, `track` for quotations across stories.
//!
//! [`Lexicon`]: byline_lexicon::Lexicon
//!
//! It needs the tokens of a document. Sentences, entities and quotes are used when present; a
//! document without tokens has no citations, one without quotes has citations that support none.
//!
//! ```
//! use byline_cite::Tracker;
//! use byline_core::{Document, HopForm};
//!
//! let text = "The café was “shut for good,” Le Monde reported, citing Agence France-Presse.";
//! let mut document = Document::new(text);
//! let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
//! byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
//! document.set_tokens(tokens, sentences)?;
//! let tracking = Tracker::new().track(&document);
//! let names: Vec<_> = tracking.citations[0].hops.iter().map(|hop| hop.name.as_str()).collect();
//! assert_eq!(names, ["Le Monde", "Agence France-Presse"]);
//! assert_eq!(tracking.citations[0].hops[0].form, HopForm::Full);
//! # Ok::<(), byline_core::DocumentError>(())
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

mod chain;
mod classes;
mod extract;
mod families;
#[cfg(feature = "graph")]
mod graph;
mod page;
mod phrases;
mod scope;
mod sources;
#[cfg(feature = "track")]
pub mod track;
mod tracker;
mod usage;

pub use chain::{Chain, Link, Role, chains};
#[cfg(feature = "graph")]
pub use graph::{Edge, Node, SourceGraph};
pub use tracker::{Extraction, Tracker, Tracking};

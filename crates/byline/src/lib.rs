//! Reads English news the way an editor does: the words and sentences of a story, who is named in
//! it, who said what, and where the story has it from.
//!
//! ```
//! use byline::Pipeline;
//!
//! let story = "“We will not close the café,” Mayor Zoë Ruiz said in an interview with Reuters.";
//! let document = Pipeline::new().analyze(story);
//! # #[cfg(all(feature = "ner", feature = "quote", feature = "cite"))] {
//! let quote = document.quote_refs().next().unwrap();
//! assert_eq!(quote.text(), "“We will not close the café,”");
//! assert_eq!(quote.speaker_name(), "Zoë Ruiz");
//! assert_eq!(quote.via(), ["Reuters"]);
//! # }
//! ```
//!
//! [`Pipeline`] runs the layers in order. Each layer is a crate of its own, re-exported here as a
//! module, and can be used alone.
//!
//! # Promises
//!
//! Analysing never fails and never panics (but for a text over 4 GiB). The same text gives the same
//! result in every run, on any number of threads and on every machine. Time is linear in the text;
//! memory is at most 160 times the text for news, 300 times and 2 MB for anything. Every span lies
//! inside the text, on boundaries of characters. A damaged model or index is refused with a message.
//! Nothing is executed, fetched or written that the caller did not ask for. `crates/README.md` in
//! the repository names the test that holds each of these.
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

#[cfg(feature = "language")]
mod language;
#[cfg(all(feature = "model-en", any(feature = "pos", feature = "parse", feature = "ner")))]
mod models;
mod pipeline;

#[cfg(feature = "cite")]
pub use byline_cite as cite;
#[cfg(feature = "track")]
pub use byline_cite::track;
pub use byline_core::*;
#[cfg(any(feature = "quote", feature = "cite"))]
pub use byline_lexicon as lexicon;
#[cfg(feature = "ner")]
pub use byline_ner as ner;
#[cfg(feature = "parse")]
pub use byline_parse as parse;
#[cfg(feature = "pos")]
pub use byline_pos as pos;
#[cfg(feature = "quote")]
pub use byline_quote as quote;
pub use byline_tokenize as tokenize;
#[cfg(feature = "language")]
pub use language::language;
#[cfg(feature = "parallel")]
pub use pipeline::STREAM_CHUNK;
pub use pipeline::{Pipeline, PipelineBuilder};

/// The README's code runs as a test, so that it stays true.
#[cfg(all(doctest, feature = "ner", feature = "quote", feature = "cite"))]
#[doc = include_str!("../../../README.md")]
struct Readme;

//! Reads English news the way an editor does: the words and sentences of a story, who is named in
//! it, who said what, and where the story got it.
//!
//! ```
//! use byline::Pipeline;
//!
//! let story = "“We will not close the café,” Mayor Zoë Ruiz said in an interview with Reuters.";
//! let document = Pipeline::new().analyze(story);
//! # #[cfg(all(feature = "ner", feature = "quote", feature = "cite"))] {
//! let quote = document.quote_refs().next().unwrap();
//! assert_eq!(quote.text(), "“We will not close the café,”");
//! assert_eq!(quote.cue().as_deref(), Some("said"));
//! assert_eq!(quote.speaker_name(), Some("Zoë Ruiz"));
//! assert_eq!(quote.via(), ["Reuters"]);
//! # }
//! ```
//!
//! # A tour
//!
//! A [`Pipeline`] turns a text into a [`Document`], which owns the text and a list for each layer.
//! Handles such as [`QuoteRef`] know the document and a place in it, and give words, names and
//! whatever belongs together:
//!
//! ```
//! # #[cfg(all(feature = "ner", feature = "quote", feature = "cite"))] {
//! # let document = byline::Pipeline::new().analyze(
//! #     "“We will not close the café,” Mayor Zoë Ruiz said in an interview with Reuters.");
//! for entity in document.entity_refs() {
//!     println!("{} is mentioned {} times", entity, entity.mentions().len());
//!     for quote in entity.quotes() {
//!         println!("and said {}", quote.text());
//!     }
//! }
//! for citation in document.citation_refs() {
//!     println!("The story has something from {citation}: {}", citation.text());
//! }
//! let ruiz = document.entity_refs().next().unwrap();
//! assert_eq!(ruiz.to_string(), "Zoë Ruiz (Mayor)");
//! assert_eq!(ruiz.quotes().count(), 1);
//! # }
//! ```
//!
//! Where you want a table, [`rows`] gives flat rows of quotes, of cited sources and of mentions. The
//! JSON of a story is `wire`. What came through whom in full, documents and their authors included, is
//! `cite::chains`; the same quotation in many stories is followed by `track`. [`Offsets`] converts
//! positions, which are bytes of the text, to code points or UTF-16 units.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `pos` | yes | Part-of-speech tags, which quotations are found by. |
//! | `parse` | yes | Dependency trees. |
//! | `ner` | yes | Names, values, entities. Without it speakers are phrases. |
//! | `quote` | yes | Quotations with their speakers. |
//! | `cite` | yes | Citations, and the chain of every quotation. |
//! | `model-en` | yes | The trained models for English. |
//! | `track` | no | Quotations across stories, as `byline::track`; chains and citing outlets as graphs. |
//! | `serde` | no | The JSON of an analysed story, as `byline::wire`, and rows that serialise. |
//! | `encoder` | no | Names and quotations with a small transformer, as `byline::encoder`: more accurate, in some ten times the time. Needs Rust 1.94, all else 1.85. |
//! | `language` | no | The language of a text, as `byline::language`. |
//! | `parallel` | no | `Pipeline::analyze_batch` and `analyze_iter`, which use all cores. |
//!
//! # Which crate do I want?
//!
//! This one, for stories. Each layer is a crate of its own, re-exported here as a module, for those who
//! want it alone:
//!
//! | you want | take |
//! |---|---|
//! | words and sentences, without allocation | `byline-tokenize`, [`tokenize`] |
//! | names, dates and sums of money | `byline-ner`, `ner` |
//! | who said what, in a text that has its tokens | `byline-quote`, `quote` |
//! | who is cited, and the same quotation in many stories | `byline-cite`, `cite` and `track` |
//! | CSV, brat, CoNLL-U, a page for a browser | `byline-export` |
//! | stories out of HTML pages | `byline-page` |
//! | fewer mistakes, for fewer stories | `byline-encoder`, `encoder` |
//! | the types alone, to read the JSON | `byline-core` with `serde` |
//! | a program or a service, not a library | `byline-cli` |
//!
//! # Promises
//!
//! Analysing never fails and never panics (but for a text over 4 GiB). The same text gives the same
//! result in every run, on any number of threads and on every machine. Time is linear in the text;
//! memory is at most 160 times the text for news, 300 times and 2 MB for anything. Every span lies
//! inside the text, on boundaries of characters. A damaged model or index is refused with a message.
//! Nothing is executed, fetched or written that the caller did not ask for. `crates/README.md` in
//! the repository names the test that holds each of these.
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
#[cfg(feature = "encoder")]
pub use byline_encoder as encoder;
#[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
pub use byline_lexicon as lexicon;
#[cfg(feature = "ner")]
pub use byline_ner as ner;
#[cfg(feature = "parse")]
pub use byline_parse as parse;
#[cfg(feature = "pos")]
pub use byline_pos as pos;
#[cfg(feature = "quote")]
pub use byline_quote as quote;
#[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
pub use byline_refer as refer;
pub use byline_tokenize as tokenize;
#[cfg(feature = "language")]
pub use language::language;
#[cfg(feature = "parallel")]
pub use pipeline::STREAM_CHUNK;
pub use pipeline::{Pipeline, PipelineBuilder};

/// The README's code runs as a test, so that it stays true.
#[cfg(all(doctest, feature = "ner", feature = "quote", feature = "cite"))]
#[doc = include_str!("../README.md")]
struct Readme;

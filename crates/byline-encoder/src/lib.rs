//! A small transformer that reads the tokens of a story.
//!
//! An [`Encoder`] says for each token how well it fits each part of a quote and of a name, by all that
//! stands around it, and finds its part of speech and its place in the tree of its sentence.
//! `byline-quote` and `byline-ner` take its scores in place of those of their linear models, or beside
//! them; this crate knows neither. It is the accurate tier of byline: some ten times slower than the
//! linear models, and right more often.
//!
//! The network is MiniLM-L6 (Wang et al. 2020: six layers, 384 wide, pieces in lower case), fine-tuned,
//! with embeddings besides for the capitals of a word and for whether it stands in quotation marks. It
//! reads whole paragraphs, up to 256 word pieces at once. The weights are one file, which this crate does
//! not hold; the program that trains it is in the repository, under `crates/byline-encoder/train`.
//!
//! The runtime is `rten`: pure Rust, and fast with weights of one byte. It computes sums of these
//! exactly, and all others in an order that hangs on the width of the processor's vectors. So the same
//! text has the same scores in every run, on any number of threads and on all machines of one kind; from
//! one kind to another the last digits of a score may differ, and seldom, where two readings fit equally
//! well, what is found. A panic of the runtime does not reach the caller: it works on a thread of its
//! own, and [`Encoder::read`] then has no scores.
//!
//! ```
//! use byline_core::Document;
//! use byline_encoder::{Encoder, QUOTE_LABELS};
//! use byline_lexicon::Lexicon;
//! use byline_view::View;
//!
//! let text = "“The café stays,” said Zoé.";
//! let mut document = Document::new(text);
//! let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
//! byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
//! document.set_tokens(tokens, sentences)?;
//!
//! // A network of eight numbers a piece, which knows what a quotation mark is.
//! let file = include_bytes!("../tests/tiny/encoder.bin");
//! let encoder = Encoder::from_bytes(file.to_vec())?;
//! let reading = encoder.read(&View::new(&document, Lexicon::embedded())).unwrap();
//! assert_eq!(reading.quotes.len(), document.tokens().len());
//! let best = |at| {
//!     let scores = reading.quotes.token(at);
//!     QUOTE_LABELS[(0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap()]
//! };
//! assert_eq!((best(0), best(2), best(7)), ("B-content", "I-content", "O"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
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

mod case;
mod encoder;
mod error;
mod file;
mod network;
mod pieces;
mod rows;
mod trees;

pub use encoder::{Encoder, NAME_LABELS, QUOTE_LABELS, Reading};
pub use error::EncoderError;
#[cfg(feature = "train")]
pub use file::with_quotes_model;

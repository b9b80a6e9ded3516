//! Dependency trees for English sentences, in the relations of Universal Dependencies 2.
//!
//! A [`Parser`] reads the words and tags of a document and gives every token its head and its
//! relation to that head. It needs a model, which this crate does not hold. Parsing never fails: a
//! sentence of whatever length becomes one tree with one root. It takes time linear in the length
//! of the text.
//!
//! The parser goes through a sentence once, from left to right, and decides at each step what to
//! do next: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011) with a dynamic oracle
//! (Goldberg and Nivre 2013). What it goes by is in the spirit of Zhang and Nivre (2011): words, tags
//! and classes of words around the top of the stack, and the children found so far.
//!
//! What is said stands under the word of saying, wherever that is: in *“It rains,” said Zoë* and
//! in *Zoë said it rains*, `rains` is the `ccomp` of `said`. Where the word of saying interrupts
//! what is said (*It will, Zoë said, rain*), it is the `parataxis` of what it interrupts.
//!
//! The trainer is behind the feature `train`, and is deterministic.
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

mod decode;
mod features;
mod models;
mod parser;
mod state;
#[cfg(feature = "train")]
pub mod train;
mod words;

pub use byline_seq::Classes;
pub use byline_seq::ModelError;
pub use decode::Scratch;
pub use models::Models;
pub use parser::{ModelFiles, Parser};

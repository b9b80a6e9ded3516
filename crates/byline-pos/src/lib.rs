//! Part-of-speech tags for English tokens: the Penn Treebank tag, learned, and the universal one,
//! which follows from it by rule.
//!
//! A [`Tagger`] needs a model, which this crate does not hold. It reads the tokens and sentences
//! of a document, wherever those came from. Tagging never fails, and takes time linear in the
//! length of the text.
//!
//! The trainer is in `byline-seq`. It must see words as the tagger does: [`Extractor`] is the one
//! place that turns words into features, and [`TASK`] names its version in the model file.
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

mod features;
mod tagger;
mod universal;
mod word;

pub use byline_seq::ModelError;
pub use features::{Extractor, TASK};
pub use tagger::{Scratch, Tagger};
pub use universal::universal_tags;

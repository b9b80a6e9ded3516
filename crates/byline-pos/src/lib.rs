//! Part-of-speech tags for English tokens: the Penn Treebank tag, learned, and the universal one,
//! which follows from it by rule.
//!
//! A [`Tagger`] needs a model, which this crate does not hold. It reads the tokens and sentences
//! of a document, wherever those came from. Tagging never fails, and takes time linear in the
//! length of the text: some two million words a second.
//!
//! ```
//! use byline_core::{Document, PennTag, UniversalTag};
//!
//! let mut document = Document::new("“Zoë can open the café.”");
//! let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
//! byline_tokenize::fill_with_sentences(document.text(), &mut tokens, &mut sentences);
//! document.set_tokens(tokens, sentences)?;
//!
//! let files = byline_pos::ModelFiles {
//!     weights: byline_model_en::POS,
//!     classes: byline_model_en::NER_CLASSES,
//! };
//! let tagger = byline_pos::Tagger::from_files(files)?;
//! let tags = tagger.tag(&document);
//! assert_eq!((tags[2].penn, tags[2].universal), (PennTag::Md, UniversalTag::Aux), "can");
//! assert_eq!((tags[5].penn, tags[5].universal), (PennTag::Nn, UniversalTag::Noun), "café");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The tags are those of the Penn Treebank (Santorini 1990) and of Universal Dependencies 2.
//!
//! The trainer is in `byline-seq`. It must see words as the tagger does: [`Extractor`] is the one
//! place that turns words into features, and [`TASK`] names its version in the model file.
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

mod features;
mod tagger;
mod universal;
mod word;

pub use byline_seq::{Classes, ModelError};
pub use features::{Extractor, TASK};
pub use tagger::{ModelFiles, Scratch, Tagger, tags_of};
pub use universal::universal_tags;

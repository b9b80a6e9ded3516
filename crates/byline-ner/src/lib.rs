//! Names and values in English news.
//!
//! A [`Tagger`] finds names (people, bodies, places, groups, events, works, products) with a
//! trained model, which this crate does not hold. [`values`] finds dates, times and amounts by
//! rule. [`Tagger::entities`] does both, with an entity for every mention. The document needs tokens
//! and sentences; who made them does not matter. Everything takes time linear in the length of the
//! text.
//!
//! What counts as a name follows the guideline of CoNLL-2003 (Tjong Kim Sang and De Meulder) for
//! people, places, bodies and the rest, which lists and words beside a name divide further. Titles
//! are no parts of names. Values are normalised to ISO 8601 and to `EUR 48000000`.
//!
//! ```
//! use byline_core::{Document, EntityKind};
//! use byline_ner::{ModelFiles, Tagger};
//!
//! let tagger = Tagger::from_files(ModelFiles {
//!     weights: byline_model_en::NER,
//!     classes: byline_model_en::NER_CLASSES,
//!     lists: byline_model_en::NER_LISTS,
//! })?;
//!
//! let text = "“We agree,” said President Zoé Márquez of Peru.";
//! let mut document = Document::new(text);
//! let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
//! byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
//! document.set_tokens(tokens, sentences)?;
//!
//! let entities = tagger.entities(&document);
//! assert_eq!(entities[0].name, "Zoé Márquez");
//! assert_eq!(entities[1].kind, EntityKind::Location);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The feature `train` opens, as `train`, what a trainer needs. The learner is in `byline-seq`, and
//! must see words as the tagger does: `Extractor` is the one place that turns words into features,
//! `Lists` what it knows beforehand, and `SECOND_TASK` names the version of both in the model file.
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
mod gazetteer;
mod lexicon;
mod lists;
mod models;
mod sport;
mod story;
mod tagger;
mod templates;
mod values;
mod votes;
mod word;
mod words;

pub use byline_seq::ModelError;
pub use decode::Found;
pub use gazetteer::{Gazetteer, GazetteerError};
pub use tagger::{ModelFiles, Name, Scratch, Tagger};
pub use values::{Value, story_date, values};

/// What a trainer needs, and nobody else: how words become features, what is known about them
/// beforehand, and the files of both.
#[cfg(feature = "train")]
pub mod train {
    pub use crate::decode::{Decoder, DecoderScratch};
    pub use crate::features::{Extractor, FIRST_TASK, SECOND_TASK};
    pub use crate::lists::{List, Lists, join, lists_file};
    pub use crate::models::{KINDS, Models};
    pub use crate::words::words;
}

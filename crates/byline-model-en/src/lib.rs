//! Trained models for English news, as the bytes of their files. Data only: the layers read them.
//!
//! `MODEL_CARD.md` says what each was trained on, how it was scored and what it is not for;
//! `LICENSES.md` holds the notices of the sources. All files together take 8 MB of a program.
//!
//! ```
//! // A table begins with the magic of byline's files.
//! assert!(byline_model_en::NER_CLASSES.starts_with(b"byline"));
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations)]

/// Part-of-speech tags, for `byline_pos::Tagger::from_files`, with the classes of words.
pub static POS: &[u8] = include_bytes!("../models/pos.bin");

/// Dependency trees, for `byline_parse::Parser::from_files`, with the classes of words.
pub static PARSE: &[u8] = include_bytes!("../models/parse.bin");

/// Names: the weights, for `byline_ner::Tagger::from_files`.
pub static NER: &[u8] = include_bytes!("../models/ner.bin");

/// Names: the classes of words.
pub static NER_CLASSES: &[u8] = include_bytes!("../models/ner_classes.bin");

/// Names: the lists of words and names.
pub static NER_LISTS: &[u8] = include_bytes!("../models/ner_lists.bin");

/// Quotations, for `byline_quote::Attributor::from_files`, with the classes of words.
pub static QUOTES: &[u8] = include_bytes!("../models/quotes.bin");

//! Finds quotes with a trained model: a label for each token, then quotes from the labels.
//!
//! The labels are computed in two passes. The first looks at words, tags and quotation marks; the
//! second looks at the labels of the first as well, so that the words of a content know their cue.

mod assemble;
mod context;
mod facts;
mod labels;
mod rescue;
mod snap;
mod surface;
mod tagger;

pub(crate) use assemble::assemble;
pub use labels::{LABELS, Label, Labelled};
pub use tagger::{FIRST_TASK, Passes, SECOND_TASK, SpanTagger};

//! What a model says of single tokens: how likely each is part of a cue, a source or a content.
//!
//! The labels are evidence for the choice among candidates, and the seam for other models: whoever
//! has probabilities for tokens, however they were found, can hand them in.

mod facts;
mod label;
mod surface;
mod tagger;
#[cfg(feature = "train")]
mod training;

pub use byline_seq::Classes;
pub(crate) use label::Part;
pub use label::{LABELS, Label, Labelled};
pub use tagger::LABEL_TASK;
pub(crate) use tagger::LabelTagger;
#[cfg(feature = "train")]
pub use training::{Paragraphs, label_with};

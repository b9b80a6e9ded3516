//! Finds quotes with a trained model: a label for each token, then quotes from the labels.
//!
//! The labels are computed in two passes. The first looks at words, tags and quotation marks; the
//! second looks at the labels of the first as well, so that the words of a content know their cue.
//! A third model moves the borders of contents, which are then known as wholes.

mod assemble;
mod borders;
mod claims;
mod classes;
mod context;
mod evidence;
mod facts;
mod join;
mod labels;
mod owner;
mod pieces;
mod rescue;
mod snap;
mod source;
mod subject;
mod surface;
mod tagger;
mod training;

pub(crate) use assemble::{assemble, manner};
pub use classes::Classes;
pub use labels::{LABELS, Label, Labelled};
pub(crate) use subject::subject;
pub use tagger::{BORDER_TASK, FIRST_TASK, ModelFiles, SECOND_TASK, SpanTagger, weights_file};
pub use training::{Choice, Passes, border_choices};

//! Why a story's JSON cannot be taken in.

use super::{Pair, SCHEMA};
use crate::{DocumentError, UnknownName};
use thiserror::Error;

/// A story that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum WireError {
    /// Another schema than the one that is understood.
    #[error("schema {found}, expected {SCHEMA}")]
    Schema {
        /// The number found.
        found: u32,
    },
    /// The story was written without its text.
    #[error("the story has no `text`")]
    NoText,
    /// A name that stands for nothing known.
    #[error(transparent)]
    Name(#[from] UnknownName),
    /// A date that cannot be read as one.
    #[error("`{found}` is no date of the form YYYY-MM-DD")]
    Date {
        /// The text found.
        found: String,
    },
    /// A moment that cannot be read as one.
    #[error("`{found}` is no moment of the form YYYY-MM-DDThh:mm:ssZ")]
    Moment {
        /// The text found.
        found: String,
    },
    /// A start and end that are no stretch of whole characters.
    #[error("{layer} {index}: [{}, {}] does not begin and end between characters of the text", pair[0], pair[1])]
    Span {
        /// The layer, for example `quote`.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// Start and end, as read.
        pair: Pair,
    },
    /// An `id` that is not the position in its list.
    #[error("{layer} {index}: id {found}, expected {index}")]
    Id {
        /// The layer.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// The id found.
        found: u32,
    },
    /// Lists that must run side by side have different lengths.
    #[error("{found} `{list}` for {expected} tokens")]
    Length {
        /// The list.
        list: &'static str,
        /// Number of tokens.
        expected: usize,
        /// Length of the list.
        found: usize,
    },
    /// A layer that does not fit the text.
    #[error(transparent)]
    Document(#[from] DocumentError),
}

//! Why no model can be made.

use crate::ModelError;
use thiserror::Error;

/// Examples from which no model can be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TrainError {
    /// An example does not have one label for each token.
    #[error("example {index}: {found} labels for {expected} tokens")]
    LabelCount {
        /// Position of the example.
        index: usize,
        /// Number of tokens.
        expected: usize,
        /// Number of labels.
        found: usize,
    },
    /// An example has a label without a name.
    #[error("example {index}: there is no label {found}")]
    UnknownLabel {
        /// Position of the example.
        index: usize,
        /// The label.
        found: u8,
    },
    /// A name is longer than 255 bytes.
    #[error("name of {len} bytes is longer than 255 bytes")]
    NameTooLong {
        /// Length of the name.
        len: usize,
    },
    /// The model is not a usable one, for example because its weights grew without bounds.
    #[error(transparent)]
    Model(#[from] ModelError),
}

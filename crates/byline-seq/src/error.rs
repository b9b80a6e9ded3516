//! What can be wrong with a model.

use thiserror::Error;

/// A model that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The file does not begin as a model file does.
    #[error("not a model file")]
    Magic,
    /// The file has a format that this version does not read.
    #[error("model format {found}, expected {expected}")]
    Version {
        /// The format of the file.
        found: u32,
        /// The format that this version reads.
        expected: u32,
    },
    /// The file is shorter or longer than it says.
    #[error("model file of {found} bytes, expected {expected}")]
    Length {
        /// The length that the file announces.
        expected: u64,
        /// Its length.
        found: u64,
    },
    /// The bytes are not those that were written.
    #[error("model checksum {found:08x}, expected {expected:08x}")]
    Checksum {
        /// The checksum in the file.
        expected: u32,
        /// The checksum of its bytes.
        found: u32,
    },
    /// A number or name in the model is out of bounds.
    #[error("model {what} is invalid")]
    Invalid {
        /// What is out of bounds.
        what: &'static str,
    },
    /// The model was made for another task, or for other features.
    #[error("model is for `{found}`, expected `{expected}`")]
    Task {
        /// The task that was wanted.
        expected: String,
        /// The task of the model.
        found: String,
    },
    /// The model has a label that its user does not know.
    #[error("unknown label `{label}` in the model")]
    Label {
        /// The label.
        label: String,
    },
    /// The model was trained with other tables of classes or lists.
    #[error("the model was trained with other tables: {expected:016x}, these are {found:016x}")]
    Tables {
        /// The fingerprint of the tables that it was trained with.
        expected: u64,
        /// The fingerprint of the tables that it was given.
        found: u64,
    },
}

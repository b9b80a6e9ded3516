//! What can be wrong with the file of an encoder.

use std::io;
use thiserror::Error;

/// A file that no encoder can be made of.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EncoderError {
    /// The file cannot be read.
    #[error("{0}")]
    Read(#[from] io::Error),
    /// The file does not begin as the file of an encoder does.
    #[error("not the file of an encoder")]
    Magic,
    /// The file is shorter or longer than it says.
    #[error("encoder file of {found} bytes, expected {expected}")]
    Length {
        /// The length that the file announces.
        expected: u64,
        /// Its length.
        found: u64,
    },
    /// The bytes are not those that were written.
    #[error("encoder checksum {found:08x}, expected {expected:08x}")]
    Checksum {
        /// The checksum in the file.
        expected: u32,
        /// The checksum of its bytes.
        found: u32,
    },
    /// The header cannot be read.
    #[error("encoder header: {0}")]
    Header(#[from] serde_json::Error),
    /// Something that the header says is out of bounds or missing.
    #[error("encoder {what} is invalid")]
    Invalid {
        /// What is out of bounds.
        what: &'static str,
    },
    /// The encoder gives labels that this version does not know.
    #[error("encoder labels of {head} are {found:?}, expected {expected:?}")]
    Labels {
        /// The head: `quotes`, `names`, `tags` or `relations`.
        head: &'static str,
        /// The labels that this version knows.
        expected: Vec<&'static str>,
        /// The labels of the file.
        found: Vec<String>,
    },
    /// The network does not load, or cannot read a row.
    #[error("encoder network: {reason}")]
    Network {
        /// What the runtime says.
        reason: String,
    },
}

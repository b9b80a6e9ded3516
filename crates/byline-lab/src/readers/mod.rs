//! Readers of the corpora. Each gives plain data and names file, line and value in its errors.

pub mod conll;
pub mod conllu;
pub mod glove;
pub mod names;
pub mod polnear;
pub mod stories;
pub mod syntax;

use anyhow::Context;
use std::fs;
use std::path::Path;

/// Reads a whole text file.
///
/// # Errors
///
/// If the file cannot be read or is not UTF-8.
pub fn text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

//! Analysed stories, as `byline annotate --format jsonl` and `cargo lab predict stories` write them.

use anyhow::Context;
use byline_core::{Document, wire};
use std::path::Path;

/// Reads all stories of a file; each has an id.
///
/// # Errors
///
/// If the file cannot be read, or a line is no analysed story with its text and an id.
pub fn read(path: &Path) -> anyhow::Result<Vec<Document>> {
    super::lines(path, |line| {
        let document = Document::try_from(serde_json::from_str::<wire::Story>(line)?)?;
        document.id.as_ref().context("the story has no id")?;
        Ok(document)
    })
}

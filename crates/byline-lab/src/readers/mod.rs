//! Readers of the corpora. Each gives plain data and names file, line and value in its errors.

pub mod boundaries;
pub mod conll;
pub mod conllu;
pub mod glove;
pub mod names;
pub mod polnear;
pub mod predictions;
pub mod stories;

use anyhow::Context;
use flate2::read::GzDecoder;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Reads a whole text file; one whose name ends in `.gz` is unpacked.
///
/// # Errors
///
/// If the file cannot be read or is not UTF-8.
pub fn text(path: &Path) -> anyhow::Result<String> {
    let read = || -> io::Result<String> {
        if path.extension().is_none_or(|ending| ending != "gz") {
            return fs::read_to_string(path);
        }
        let mut text = String::new();
        GzDecoder::new(File::open(path)?).read_to_string(&mut text)?;
        Ok(text)
    };
    read().with_context(|| path.display().to_string())
}

/// Reads a file with one item a line; empty lines are passed over.
///
/// # Errors
///
/// If the file cannot be read, or a line cannot be; the error names the line.
pub fn lines<T>(path: &Path, parse: impl Fn(&str) -> anyhow::Result<T>) -> anyhow::Result<Vec<T>> {
    let text = text(path)?;
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let item = |(number, line)| {
        parse(line).with_context(|| format!("{} line {}", path.display(), number + 1))
    };
    numbered.map(item).collect()
}

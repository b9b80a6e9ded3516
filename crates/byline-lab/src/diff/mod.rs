//! `cargo lab diff`: what a new prediction gains and loses against an old one, for people to read.

mod names;

use clap::Subcommand;

/// The layers that can be compared.
#[derive(Debug, Subcommand)]
pub enum Diff {
    /// Names of two predictions of `cargo lab predict ner`, against the file that people annotated.
    Names(names::Names),
}

/// Prints what differs.
///
/// # Errors
///
/// If a file cannot be read, or the files do not belong together.
pub fn diff(layer: &Diff) -> anyhow::Result<()> {
    match layer {
        Diff::Names(files) => names::diff(files),
    }
}

//! `cargo lab eval`: what a layer finds against what people found.

pub mod tokenize;

use clap::Subcommand;
use std::path::PathBuf;

/// The layers that can be scored.
#[derive(Debug, Subcommand)]
pub enum Eval {
    /// Words and sentences: precision, recall and F1 of exact spans.
    Tokenize {
        /// JSON files with gold words and sentences, each beside its text (`X.json`, `X.txt`).
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

/// Scores one layer and prints a table.
///
/// # Errors
///
/// If a file cannot be read.
pub fn eval(layer: &Eval) -> anyhow::Result<()> {
    match layer {
        Eval::Tokenize { files } => files.iter().try_for_each(|file| tokenize::eval(file)),
    }
}

//! `cargo lab predict`: what a layer finds in a file, in the form of the file.

use crate::eval::ner;
use crate::models;
use crate::readers::conll;
use clap::Subcommand;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

/// The layers that can be asked.
#[derive(Debug, Subcommand)]
pub enum Predict {
    /// Names: prints each word with its tag (`B-` or `I-` and PER, ORG, LOC or MISC, or `O`),
    /// separated by a tab, and an empty line after each sentence.
    Ner {
        /// A CoNLL file; its own tags are not looked at.
        file: PathBuf,
        /// A folder with `ner.bin`, `ner_classes.bin` and `ner_lists.bin`, to use in place of the
        /// embedded files.
        #[arg(long)]
        models: Option<PathBuf>,
    },
}

/// Prints what the layer finds.
///
/// # Errors
///
/// If the file cannot be read or a model is damaged.
pub fn predict(layer: &Predict) -> anyhow::Result<()> {
    let Predict::Ner { file, models } = layer;
    let tagger = models::ner(models.as_deref())?;
    let sentences = conll::read(file)?;
    let mut out = BufWriter::new(stdout().lock());
    for (sentence, tags) in sentences.iter().zip(ner::predict(&sentences, &tagger)) {
        for (word, tag) in sentence.iter().zip(tags) {
            writeln!(out, "{}\t{tag}", word.form)?;
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

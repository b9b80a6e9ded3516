//! `cargo lab diff`: what a new prediction gains and loses against an old one, for people to read.

mod citations;
mod constructions;
mod context;
mod names;
mod quotes;

use crate::readers::{predictions, stories};
use anyhow::{Context, ensure};
use byline_core::Document;
use clap::{Args, Subcommand};
use std::collections::HashMap;
use std::path::PathBuf;

/// The layers that can be compared.
#[derive(Debug, Subcommand)]
pub enum Diff {
    /// Names of two predictions of `cargo lab predict ner`.
    Names(names::Names),
    /// Quotes with their speakers and chains.
    Quotes(Files),
    /// Citations: the hops with their names.
    Citations(Files),
    /// Texts of the construction suite that are read right, or no longer; needs the gold file.
    Constructions(Files),
}

/// Two predictions, and what is right.
#[derive(Debug, Args)]
pub struct Files {
    /// The old prediction: analysed stories as JSON Lines, as `cargo lab predict stories` and
    /// `byline annotate --format jsonl` write them.
    old: PathBuf,
    /// The new prediction.
    new: PathBuf,
    /// The file that people annotated, to see what is right.
    gold: Option<PathBuf>,
}

/// Prints what differs.
///
/// # Errors
///
/// If a file cannot be read, or the files do not belong together.
pub fn diff(layer: &Diff) -> anyhow::Result<()> {
    match layer {
        Diff::Names(files) => names::diff(files)?,
        Diff::Quotes(files) => quotes::diff(&triples(files)?),
        Diff::Citations(files) => citations::diff(&triples(files)?),
        Diff::Constructions(files) => {
            ensure!(files.gold.is_some(), "texts of the suite are compared by a third file, GOLD");
            constructions::diff(&triples(files)?);
        }
    }
    Ok(())
}

/// A story as it was read and as it is read now, and what is right.
pub struct Triple {
    pub old: Document,
    pub new: Document,
    pub gold: Option<stories::Story>,
}

impl Triple {
    fn id(&self) -> &str {
        self.new.id.as_deref().unwrap_or_default()
    }
}

/// Puts the stories of the files together, in the order of the new prediction.
fn triples(files: &Files) -> anyhow::Result<Vec<Triple>> {
    let id = |document: &Document| document.id.clone().unwrap_or_default();
    let old = predictions::read(&files.old)?;
    let mut old: HashMap<String, Document> = old.into_iter().map(|one| (id(&one), one)).collect();
    let gold = files.gold.as_ref().map(|path| stories::read(path)).transpose()?;
    let has_gold = gold.is_some();
    let gold = gold.into_iter().flatten().map(|story| (story.id.clone(), story));
    let mut gold: HashMap<String, stories::Story> = gold.collect();
    let mut triples = Vec::new();
    for new in predictions::read(&files.new)? {
        let id = id(&new);
        let missing = |path: &PathBuf| format!("there is no story `{id}` in {}", path.display());
        let old = old.remove(&id).with_context(|| missing(&files.old))?;
        ensure!(old.text() == new.text(), "the texts of story `{id}` differ");
        let gold = gold.remove(&id);
        if let (true, Some(path)) = (has_gold, &files.gold) {
            let gold = gold.as_ref().with_context(|| missing(path))?;
            ensure!(gold.text == new.text(), "the texts of story `{id}` differ");
        }
        triples.push(Triple { old, new, gold });
    }
    ensure!(old.is_empty(), "{} stories of the old prediction are missing in the new", old.len());
    Ok(triples)
}

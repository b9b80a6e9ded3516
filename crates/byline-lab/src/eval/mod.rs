//! `cargo lab eval`: what a layer finds against what people found.

mod candidates;
pub mod citations;
pub mod constructions;
mod entities;
pub mod layouts;
pub mod ner;
pub mod parse;
pub mod pos;
pub mod quotes;
pub mod referents;
pub mod reliability;
pub mod stories;
pub mod tokenize;

use crate::models;
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
    /// Whole stories: names, quotes, speakers, citations and chains, a row a file.
    Stories(stories::Stories),
    /// Texts of the construction suite: how many are read right.
    Constructions(constructions::Constructions),
    /// Stories whose lines are broken in several ways: how much of each layer is the same.
    Layouts(layouts::Layouts),
    /// Names in CoNLL files: precision, recall and F1 of exact spans, in four classes.
    Ner {
        /// CoNLL files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// A folder with `ner.bin`, `ner_classes.bin` and `ner_lists.bin`, to use in place of the
        /// embedded files.
        #[arg(long)]
        models: Option<PathBuf>,
    },
    /// Part-of-speech tags: accuracy on the words of a treebank.
    Pos {
        /// CoNLL-U files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// A model file to use in place of the embedded one.
        #[arg(long)]
        model: Option<PathBuf>,
    },
    /// Dependency trees, on the words of a treebank and our own tags: UAS, LAS, and F1 of relations.
    Parse {
        /// CoNLL-U files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        models: models::Files,
    },
    /// Candidates for quotes: by construction, how often the right one is there, and chosen.
    Candidates {
        /// Texts with marked quotes as JSON Lines.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// A model file to use in place of the embedded one.
        #[arg(long)]
        model: Option<PathBuf>,
    },
    /// Quotes, on stories with gold quotes as JSON Lines.
    Quotes {
        /// Gold files: one story a line.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        models: models::Files,
        /// A file for what was found, in the format of the gold files; one gold file then.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Citations: by kind and relation on stories; with chains on hard sentences and the seed story.
    Citations {
        /// Gold files: stories or sentences as JSON Lines, or one story in detail as JSON.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print every difference.
        #[arg(long)]
        errors: bool,
    },
    /// Who is meant: speakers by the form of the source, where people say what the quotes are, and
    /// which mentions of persons are put together.
    Referents {
        /// Stories with quotes as JSON Lines.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print every source and whom it was taken for.
        #[arg(long)]
        list: bool,
    },
}

/// Scores one layer and prints a table.
///
/// # Errors
///
/// If a file cannot be read or a model is damaged.
pub fn eval(layer: &Eval) -> anyhow::Result<()> {
    match layer {
        Eval::Tokenize { files } => files.iter().try_for_each(|file| tokenize::eval(file)),
        Eval::Stories(args) => stories::eval(args),
        Eval::Layouts(args) => layouts::eval(args),
        Eval::Constructions(args) => constructions::eval(args),
        Eval::Ner { files, models } => {
            let tagger = models::ner(models.as_deref())?;
            files.iter().try_for_each(|file| ner::eval(file, &tagger))
        }
        Eval::Pos { files, model } => {
            let tagger = models::tagger(model.as_deref())?;
            files.iter().try_for_each(|file| pos::eval(file, &tagger))
        }
        Eval::Parse { files, models } => {
            let pipeline = models::pipeline(models)?;
            files.iter().try_for_each(|file| parse::eval(file, &pipeline))
        }
        Eval::Candidates { files, model } => {
            let attributor = models::quotes(model.as_deref())?;
            let choice = models::weights(model.as_deref())?.decision.choice;
            files.iter().try_for_each(|file| candidates::eval(file, &attributor, &choice))
        }
        Eval::Quotes { files, models, out } => {
            let pipeline = models::pipeline(models)?;
            let options = quotes::Options { out: out.clone() };
            files.iter().try_for_each(|file| quotes::eval(file, &pipeline, &options))
        }
        Eval::Citations { files, errors } => {
            files.iter().try_for_each(|file| citations::eval(file, *errors))
        }
        Eval::Referents { files, list } => {
            files.iter().try_for_each(|file| referents::eval(file, *list))
        }
    }
}

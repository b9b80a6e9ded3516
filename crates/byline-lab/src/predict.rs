//! `cargo lab predict`: what a layer finds in a file, in the form of the file.

use crate::eval::stories::analyze;
use crate::eval::{ner, parse};
use crate::models;
use crate::readers::{conll, conllu};
use byline::Pipeline;
use byline_core::{Tag, wire};
use byline_quote::training::explain;
use clap::Subcommand;
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

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
    /// Dependency trees: prints CoNLL-U with our own tags and trees on the words of the file.
    Parse {
        /// A CoNLL-U file; its own tags and trees are not looked at.
        file: PathBuf,
        #[command(flatten)]
        models: models::Files,
    },
    /// Candidates for quotes: prints, for each cue of a text, the most probable ways to read it.
    Candidates {
        /// The text.
        text: String,
        /// A model file to use in place of the embedded one.
        #[arg(long)]
        model: Option<PathBuf>,
    },
    /// All layers: prints each story as a line of JSON, as `byline annotate --format jsonl` does.
    Stories {
        /// A file of stories or of the construction suite; its annotations are not looked at.
        file: PathBuf,
        #[command(flatten)]
        models: models::Files,
    },
}

/// Prints what the layer finds.
///
/// # Errors
///
/// If the file cannot be read or a model is damaged.
pub fn predict(layer: &Predict) -> anyhow::Result<()> {
    match layer {
        Predict::Ner { file, models } => names(file, models.as_deref()),
        Predict::Parse { file, models } => trees(file, models),
        Predict::Candidates { text, model } => candidates(text, model.as_deref()),
        Predict::Stories { file, models } => stories(file, models),
    }
}

fn names(file: &Path, models: Option<&Path>) -> anyhow::Result<()> {
    let tagger = models::ner(models)?;
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

fn candidates(text: &str, model: Option<&Path>) -> anyhow::Result<()> {
    let document = Pipeline::builder().quotes(false).citations(false).build().analyze(text);
    let choice = models::weights(model)?.decision.choice;
    let labelled = models::quotes(model)?.labels(&document);
    let tokens = document.token_refs().zip(document.syntax());
    let hangs = |(token, dependency): (byline::TokenRef<'_>, &byline_core::Dependency)| {
        let head = dependency
            .head()
            .map_or("", |head| document.token_refs().nth(head).map_or("", |t| t.text()));
        format!("{}/{}/{head}", token.text(), dependency.relation())
    };
    println!("{}", tokens.map(hangs).collect::<Vec<_>>().join(" "));
    for line in explain(&document, &labelled, &choice) {
        println!("{line}");
    }
    Ok(())
}

fn trees(file: &Path, models: &models::Files) -> anyhow::Result<()> {
    let mut out = BufWriter::new(stdout().lock());
    let sentences = conllu::read(file)?;
    let found = parse::parse(&sentences, &models::pipeline(models)?)?;
    for (sentence, found) in sentences.iter().zip(found) {
        for ((id, word), (Tag { penn, universal }, dependency)) in (1..).zip(sentence).zip(found) {
            let (head, relation) = (parse::number(dependency), dependency.relation());
            let form = &word.form;
            writeln!(out, "{id}\t{form}\t_\t{universal}\t{penn}\t_\t{head}\t{relation}\t_\t_")?;
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

fn stories(file: &Path, models: &models::Files) -> anyhow::Result<()> {
    let stories = crate::readers::stories::read(file)?;
    let mut out = BufWriter::new(stdout().lock());
    for document in analyze(&models::pipeline(models)?, &stories) {
        serde_json::to_writer(&mut out, &wire::Story::new(&document, &wire::Options::default()))?;
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

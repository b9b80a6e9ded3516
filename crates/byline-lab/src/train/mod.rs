//! `cargo lab train`: from corpora to the files of byline-model-en. The same corpora give the same
//! bytes.

mod pos;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use std::fs;
use std::path::PathBuf;

/// Where a model comes from and goes to.
#[derive(Debug, Args)]
pub struct Paths {
    /// The folder with the corpora.
    #[arg(long, env = "BYLINE_CORPORA")]
    data: PathBuf,
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
    Pos(Paths),
}

/// Trains a model and writes its file.
///
/// # Errors
///
/// If a corpus cannot be read, the file cannot be written, or, with `--check`, differs.
pub fn train(model: &Train) -> anyhow::Result<()> {
    match model {
        Train::Pos(paths) => store(paths, "pos.bin", &pos::train(&paths.data)?),
    }
}

fn store(paths: &Paths, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let models = concat!(env!("CARGO_MANIFEST_DIR"), "/../byline-model-en/models");
    let out = paths.out.clone().unwrap_or_else(|| PathBuf::from(models).join(name));
    if paths.check {
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

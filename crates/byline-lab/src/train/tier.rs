//! The last part of the file of an encoder: how quotes are chosen by its probabilities.
//!
//! The choice must see probabilities as they will be on new text, so each text is read by an encoder
//! that was trained without its fold.

use super::decision;
use super::texts::{self, FOLDS, in_parallel};
use anyhow::{Context, ensure};
use byline::Pipeline;
use byline_encoder::{Encoder, with_quotes_model};
use byline_lexicon::Lexicon;
use byline_quote::labels::Labelled;
use byline_view::View;
use std::fs;
use std::path::{Path, PathBuf};

/// Trains the choice and returns the bytes of the file of an encoder with it, in place of one that it
/// has.
pub fn train(data: &Path, network: &Path, folds: &[PathBuf]) -> anyhow::Result<Vec<u8>> {
    ensure!(folds.len() == FOLDS, "{FOLDS} encoders are needed, one trained without each fold");
    let encoders = folds.iter().map(Encoder::load).collect::<Result<Vec<_>, _>>()?;
    let whole = fs::read(network).with_context(|| network.display().to_string())?;
    // Tags and trees are those of the whole network: what it learned them from is in none of the texts.
    let below = Pipeline::builder().encoder(Encoder::from_bytes(whole.clone())?)?;
    let texts = texts::read(data, None, below)?;
    let labelled = in_parallel(&texts, |text| {
        let view = View::new(&text.document, Lexicon::embedded());
        let reading = encoders[text.fold(FOLDS)].read(&view).context("the encoder gave up")?;
        Ok(Labelled::from_scores(&reading.quotes))
    })?;
    println!("the encoders have read the texts");
    let decision = decision::train(&texts, &labelled)?;
    with_quotes_model(whole, &decision.to_bytes()?).with_context(|| network.display().to_string())
}

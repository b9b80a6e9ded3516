//! The last part of the file of an encoder: how quotes are chosen by its probabilities.
//!
//! The choice must see probabilities as they will be on new text, so each text is read by an encoder
//! that was trained without its fold.

use super::decision;
use super::texts::{self, FOLDS, in_parallel};
use anyhow::{Context, ensure};
use byline_encoder::Encoder;
use byline_lexicon::Lexicon;
use byline_quote::labels::Labelled;
use byline_view::View;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Trains the choice and returns the bytes of the file of an encoder with it, in place of one that it
/// has.
pub fn train(data: &Path, network: &Path, folds: &[PathBuf]) -> anyhow::Result<Vec<u8>> {
    ensure!(folds.len() == FOLDS, "{FOLDS} encoders are needed, one trained without each fold");
    let encoders = folds.iter().map(Encoder::load).collect::<Result<Vec<_>, _>>()?;
    let whole = fs::read(network).with_context(|| network.display().to_string())?;
    let texts = texts::read(data, None)?;
    let labelled = in_parallel(&texts, |text| {
        let view = View::new(&text.document, Lexicon::embedded());
        let scores = encoders[text.fold].read(&view).context("the encoder gave up")?;
        Ok(Labelled::from_scores(&scores.quotes))
    })?;
    println!("the encoders have read the texts");
    let decision = decision::train(&texts, &labelled)?;
    with_quotes(&whole, &decision.to_bytes()?).context("no file of an encoder")
}

/// The file of an encoder with these weights of the choice; `None` if it is none.
fn with_quotes(file: &[u8], quotes: &[u8]) -> Option<Vec<u8>> {
    let first = file.iter().position(|&byte| byte == b'\n')? + 1;
    let (length, rest) = file.get(first..)?.split_first_chunk::<4>()?;
    let (header, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let mut header: Value = serde_json::from_slice(header).ok()?;
    let network = header["sections"][0][1].as_u64()? as usize;
    header["sections"] = json!([["network", network], ["quotes", quotes.len()]]);
    let header = header.to_string();
    let mut out = file[..first].to_vec();
    out.extend((header.len() as u32).to_le_bytes());
    out.extend(header.as_bytes());
    out.extend(rest.get(..network)?);
    out.extend(quotes);
    out.extend(crc32fast::hash(&out).to_le_bytes());
    Some(out)
}

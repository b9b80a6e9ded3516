//! The scores that a change must not lose.

use crate::eval::tokenize;
use anyhow::bail;
use std::path::Path;

/// F1 of words and of sentences that each gold file must reach, in percent. The floors lie a
/// little under what is reached, so that a harmless change passes and a loss does not.
const TOKENIZE: &[(&str, f64, f64)] =
    &[("ewt_dev", 99.1, 83.5), ("gum_dev", 99.8, 95.5), ("golden_rules", 0.0, 93.0)];

/// Compares the scores on the development sets under `data` with their floors.
///
/// # Errors
///
/// If a set cannot be read, or a score lies under its floor.
pub fn floors(data: &Path) -> anyhow::Result<()> {
    let mut fallen = Vec::new();
    for (name, words, sentences) in TOKENIZE {
        let score = tokenize::score(&data.join("tokenize").join(name).with_extension("json"))?;
        let layers = [("words", score.words, words), ("sentences", score.sentences, sentences)];
        for (layer, counts, floor) in layers {
            println!("{name} {layer} {:.2}, floor {floor}", counts.f1());
            if counts.f1() < *floor {
                fallen.push(format!("{name} {layer}"));
            }
        }
    }
    if !fallen.is_empty() {
        bail!("under their floor: {}", fallen.join(", "));
    }
    Ok(())
}

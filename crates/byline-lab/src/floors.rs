//! The scores that a change must not lose.

use crate::eval::citations::{examples, percent, read, seed, stories, stories_of};
use crate::eval::tokenize;
use anyhow::{Context, bail};
use std::path::Path;

/// F1 of words and of sentences that each gold file must reach, in percent. The floors lie a
/// little under what is reached, so that a harmless change passes and a loss does not.
const TOKENIZE: &[(&str, f64, f64)] =
    &[("ewt_dev", 99.1, 83.5), ("gum_dev", 99.8, 95.5), ("golden_rules", 0.0, 93.0)];

/// F1 of citations with the right name, and the share of chains of two or more members that are
/// right, in percent.
const STORIES: &[(&str, f64, f64)] =
    &[("stories/stories_dev.jsonl", 90.0, 62.0), ("stories/wire_dev.jsonl", 88.0, 70.0)];

/// Hops and antecedents of the hard sentences, in percent.
const EXAMPLES: (f64, f64) = (86.0, 62.0);

/// Citations and chains of the seed story.
const SEED: (usize, usize) = (9, 10);

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
    fallen.extend(citations(data)?);
    if !fallen.is_empty() {
        bail!("under their floor: {}", fallen.join(", "));
    }
    Ok(())
}

/// The measures of citations that lie under their floor.
fn citations(data: &Path) -> anyhow::Result<Vec<String>> {
    let mut scores: Vec<(String, f64, f64)> = Vec::new();
    for (name, named, chains) in STORIES {
        let score = stories::score(&read(&data.join(name))?, false)?;
        scores.push((format!("{name} citations named"), score.named.f1(), *named));
        let (right, all) = score.long_chains;
        scores.push((format!("{name} chains of two or more"), percent(right, all), *chains));
    }
    let path = data.join("cite/examples.jsonl");
    let score = examples::score(&read(&path)?, &read(&stories_of(&path))?, false)?;
    scores.push(("example hops".to_owned(), percent(score.hops.0, score.hops.1), EXAMPLES.0));
    let (right, all) = score.antecedents;
    scores.push(("example antecedents".to_owned(), percent(right, all), EXAMPLES.1));
    let path = data.join("cite/seed_gold.json");
    let gold = seed::Gold::from_json(&read(&path)?).context("the seed annotation is damaged")?;
    let score = seed::score(&gold, &read(&gold.article(&path))?, false);
    scores.push(("seed citations".to_owned(), score.citations.0 as f64, SEED.0 as f64));
    scores.push(("seed chains".to_owned(), score.chains.0 as f64, SEED.1 as f64));
    for (name, score, floor) in &scores {
        println!("{name} {score:.1}, floor {floor}");
    }
    let fallen = scores.into_iter().filter(|(_, score, floor)| score < floor);
    Ok(fallen.map(|(name, ..)| name).collect())
}

//! Which names one prediction gets right that another does not.

use crate::names::{NameSpan, spans};
use crate::readers::conll::{self, Sentence};
use anyhow::ensure;
use clap::Args;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Compares two predictions of `cargo lab predict ner`.
#[derive(Debug, Args)]
pub struct Names {
    /// The old prediction.
    old: PathBuf,
    /// The new prediction.
    new: PathBuf,
    /// The file that people annotated.
    gold: PathBuf,
}

/// Prints the names that were gained and lost, and the wrong ones that came and went.
///
/// # Errors
///
/// If a file cannot be read, or the three do not have the same sentences.
pub fn diff(files: &Names) -> anyhow::Result<()> {
    let gold = conll::read(&files.gold)?;
    let (before, after) = (conll::read(&files.old)?, conll::read(&files.new)?);
    let same = |other: &[Sentence]| {
        other.len() == gold.len()
            && other.iter().zip(&gold).all(|(a, b)| conll::forms(a) == conll::forms(b))
    };
    ensure!(same(&before) && same(&after), "the files do not have the same sentences");
    let mut counts = [0; 4];
    for ((gold, before), after) in gold.iter().zip(&before).zip(&after) {
        let [right, old, new] = [gold, before, after].map(names);
        let changes = [
            ("gained", right.intersection(&new).filter(|name| !old.contains(name)).collect()),
            ("lost", right.intersection(&old).filter(|name| !new.contains(name)).collect()),
            ("mended", old.difference(&new).filter(|name| !right.contains(name)).collect()),
            ("broken", new.difference(&old).filter(|name| !right.contains(name)).collect()),
        ];
        for ((change, names), count) in changes.into_iter().zip(&mut counts) {
            let names: Vec<&NameSpan> = names;
            *count += names.len();
            names.into_iter().for_each(|name| println!("{change:6} {}", show(gold, *name)));
        }
    }
    let [gained, lost, mended, broken] = counts;
    println!("right names: {gained} gained, {lost} lost; wrong names: {mended} gone, {broken} new");
    Ok(())
}

fn names(sentence: &Sentence) -> BTreeSet<NameSpan> {
    spans(sentence.iter().map(|word| word.tag.as_str()))
}

/// A name with some words around it.
fn show(sentence: &Sentence, (start, end, class): NameSpan) -> String {
    let words = conll::forms(sentence);
    let before = words[start.saturating_sub(5)..start].join(" ");
    let after = words[end..words.len().min(end + 5)].join(" ");
    format!("{class:4} {before} [{}] {after}", words[start..end].join(" "))
}

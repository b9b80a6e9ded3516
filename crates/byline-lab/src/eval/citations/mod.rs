//! Citations and chains against what people found.
//!
//! Three kinds of gold file are known, told apart by their fields: whole stories, hard sentences
//! that each stand in a story, and one story worked out in every detail.

pub mod examples;
pub mod names;
pub mod seed;
pub mod stories;

use crate::counts::Counts;
use crate::readers;
use std::path::Path;

fn print(name: &str, counts: &Counts) {
    println!(
        "{name:22} P {:.1} R {:.1} F1 {:.1}  right {} found {} gold {}",
        counts.precision(),
        counts.recall(),
        counts.f1(),
        counts.right,
        counts.found,
        counts.gold,
    );
}

/// Scores a gold file and prints a table; with `errors` also every difference.
///
/// # Errors
///
/// If the file, or a story that it points to, cannot be read.
pub fn eval(path: &Path, errors: bool) -> anyhow::Result<()> {
    let text = readers::text(path)?;
    println!("{}", path.display());
    if let Some(gold) = seed::Gold::from_json(&text) {
        seed::score(&gold, &readers::text(&gold.article(path))?, errors).print();
    } else if text.lines().next().is_some_and(|line| line.contains("\"doc_offset\"")) {
        examples::score(&text, &readers::text(&stories_of(path))?, errors)?.print();
    } else {
        stories::score(&text, errors)?.print();
    }
    Ok(())
}

/// The stories that the examples in `path` were taken from.
pub fn stories_of(path: &Path) -> std::path::PathBuf {
    path.with_file_name("../quote/polnear_train.jsonl")
}

/// A file of the development data, which is not part of the repository. Where it is absent the
/// test that asks for it says so and checks nothing.
#[cfg(test)]
fn shared(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("SKIPPED: the development data is not at {}", path.display());
    }
    text
}

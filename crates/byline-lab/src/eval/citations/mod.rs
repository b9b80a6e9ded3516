//! Citations and chains against what people found.
//!
//! Three kinds of gold file are known, told apart by their fields: whole stories, hard sentences that
//! each stand in a story, and one story worked out in every detail.

pub mod examples;
mod kinds;
pub mod seed;

use crate::readers::{self, stories};
use std::path::Path;

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
    } else if stories::are(&text) {
        kinds::score(&stories::read(path)?)?.print();
    } else {
        examples::score(&text, &readers::text(&stories_of(path))?, errors)?.print();
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

//! Citations and chains against what people found.
//!
//! Three kinds of gold file are known, told apart by their fields: whole stories, hard sentences
//! that each stand in a story, and one story worked out in every detail.

pub mod examples;
pub mod names;
pub mod seed;
pub mod stories;

use anyhow::Context;
use std::fs;
use std::path::Path;

/// Items that are right, found, and there to be found.
#[derive(Debug, Default)]
pub struct Counts {
    right: usize,
    found: usize,
    gold: usize,
}

impl Counts {
    fn add(&mut self, right: usize, found: usize, gold: usize) {
        self.right += right;
        self.found += found;
        self.gold += gold;
    }

    /// F1 in percent.
    pub fn f1(&self) -> f64 {
        percent(2 * self.right, self.found + self.gold)
    }

    fn print(&self, name: &str) {
        println!(
            "{name:22} P {:.1} R {:.1} F1 {:.1}  right {} found {} gold {}",
            percent(self.right, self.found),
            percent(self.right, self.gold),
            self.f1(),
            self.right,
            self.found,
            self.gold,
        );
    }
}

/// A part of a whole in percent.
pub fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Scores a gold file and prints a table; with `errors` also every difference.
///
/// # Errors
///
/// If the file, or a story that it points to, cannot be read.
pub fn eval(path: &Path, errors: bool) -> anyhow::Result<()> {
    let text = read(path)?;
    println!("{}", path.display());
    if let Some(gold) = seed::Gold::from_json(&text) {
        seed::score(&gold, &read(&gold.article(path))?, errors).print();
    } else if text.lines().next().is_some_and(|line| line.contains("\"doc_offset\"")) {
        examples::score(&text, &read(&stories_of(path))?, errors)?.print();
    } else {
        stories::score(&text, errors)?.print();
    }
    Ok(())
}

/// The stories that the examples in `path` were taken from.
pub fn stories_of(path: &Path) -> std::path::PathBuf {
    path.with_file_name("../quote/polnear_train.jsonl")
}

/// Reads a file; the error names it.
pub fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// A file of the development data, which is not part of the repository. Where it is absent the
/// test that asks for it says so and checks nothing.
#[cfg(test)]
fn shared(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("SKIPPED: the development data is not at {}", path.display());
    }
    text
}

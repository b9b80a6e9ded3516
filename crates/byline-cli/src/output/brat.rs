//! A directory for brat: two files a story, and the configuration of the collection.

use super::StoryWriter;
use super::each::Each;
use super::target::Target;
use anyhow::{Context, bail};
use byline::Document;
use byline_export::brat;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The longest file name that is made of an id, in characters.
const LONGEST: usize = 50;

/// Opens the directory, or standard output for the annotations of a single story.
///
/// # Errors
///
/// If there may be several stories and no directory is named; if the directory holds anything,
/// which might be annotations that people have made; if it cannot be made.
pub fn open(directory: Option<&Path>, single: bool) -> anyhow::Result<Box<dyn StoryWriter>> {
    let Some(directory) = directory.filter(|path| *path != Path::new("-")) else {
        if !single {
            bail!("brat has two files for each story: name a directory for them with --out");
        }
        return Ok(Each::boxed(Target::open(None)?, "", brat::write));
    };
    let collection = Collection::new(directory).with_context(|| directory.display().to_string())?;
    Ok(Box::new(collection))
}

/// The files in a directory.
struct Collection {
    directory: PathBuf,
    names: Names,
}

impl Collection {
    fn new(directory: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(directory)?;
        if fs::read_dir(directory)?.next().is_some() {
            bail!("the directory is not empty, expected a new or an empty one");
        }
        let collection = Self { directory: directory.to_owned(), names: Names::default() };
        collection.write_file("annotation.conf", brat::configuration().as_bytes())?;
        Ok(collection)
    }

    fn write_file(&self, name: &str, content: &[u8]) -> anyhow::Result<()> {
        let mut file = Target::open(Some(&self.directory.join(name)))?;
        file.write_all(content)?;
        file.finish()
    }
}

impl StoryWriter for Collection {
    fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        let name = self.names.take(document.id.as_deref().unwrap_or_default());
        let mut annotations = Vec::new();
        brat::write(&mut annotations, document)?;
        self.write_file(&format!("{name}.txt"), brat::text(document.text()).as_bytes())?;
        self.write_file(&format!("{name}.ann"), &annotations)
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        Ok(())
    }
}

/// File names that are safe everywhere, each given once.
#[derive(Default)]
struct Names {
    /// In small letters, as some systems do not tell capitals apart.
    taken: HashSet<String>,
    /// The last number that was put after a name.
    numbers: HashMap<String, usize>,
}

impl Names {
    /// A name made of the id, with a number after it if it has been given before.
    fn take(&mut self, id: &str) -> String {
        let base = safe(id);
        let mut name = base.clone();
        while !self.taken.insert(name.to_lowercase()) {
            let number = self.numbers.entry(base.to_lowercase()).or_insert(1);
            *number += 1;
            name = format!("{base}-{number}");
        }
        name
    }
}

/// Letters, digits, `-`, `_` and `.` stay, the latter not in front; all else is `_`.
fn safe(id: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' };
    let name: String = id.chars().map(kept).skip_while(|&c| c == '.').take(LONGEST).collect();
    if name.is_empty() { "story".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_given_once() {
        let mut names = Names::default();
        let ids = ["a", "A", "../a", "a-2", "a", "", ".", "Zoë/né?", &"x".repeat(300)];
        let found = ids.map(|id| names.take(id));
        let long = "x".repeat(LONGEST);
        let expected = ["a", "A-2", "_a", "a-2-2", "a-3", "story", "story-2", "Zoë_né_", &long];
        assert_eq!(found, expected);
    }
}

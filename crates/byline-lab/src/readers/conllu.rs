//! CoNLL-U, the format of Universal Dependencies (universaldependencies.org/format.html).

use anyhow::Context;
use byline_core::Deprel;
use std::path::Path;

/// A syntactic word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word as written.
    pub form: String,
    /// The universal tag (column 4).
    pub universal: String,
    /// The language's own tag (column 5).
    pub penn: String,
    /// The number of the head (column 7), from 1; 0 for the root, `None` if there is no number.
    pub head: Option<u32>,
    /// The relation to the head (column 8), with the subtypes that we know.
    pub relation: Option<Deprel>,
}

/// The relation of this name, or the one that it refines.
pub fn relation(name: &str) -> Option<Deprel> {
    name.parse().ok().or_else(|| name.split(':').next()?.parse().ok())
}

/// Reads the words of each sentence. Lines of multiword tokens and empty nodes are passed over.
///
/// # Errors
///
/// If the file cannot be read, or a line has fewer than eight columns.
pub fn read(path: &Path) -> anyhow::Result<Vec<Vec<Word>>> {
    let text = super::text(path)?;
    let mut sentences = vec![Vec::new()];
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() {
            sentences.push(Vec::new());
        } else if !line.starts_with('#') {
            let word = word(line).with_context(|| {
                format!("{} line {}: expected 10 columns: {line}", path.display(), number + 1)
            })?;
            sentences.last_mut().context("no sentence")?.extend(word);
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    Ok(sentences)
}

/// The word of a line; an outer `None` for a line without columns, an inner one for a line that
/// is no word.
fn word(line: &str) -> Option<Option<Word>> {
    let mut columns = line.split('\t');
    let id = columns.next()?;
    let form = columns.next()?.to_owned();
    let universal = columns.nth(1)?.to_owned();
    let penn = columns.next()?.to_owned();
    let head = columns.nth(1)?.parse().ok();
    let relation = relation(columns.next()?);
    let plain = id.bytes().all(|byte| byte.is_ascii_digit());
    Some(plain.then_some(Word { form, universal, penn, head, relation }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_ranges_passed_over() {
        assert_eq!(word("1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_"), Some(None));
        let café = word("3\tcafé\tcafé\tNOUN\tNN\t_\t0\troot\t_\t_").flatten().unwrap();
        assert_eq!((café.form.as_str(), café.penn.as_str()), ("café", "NN"));
        assert_eq!((café.head, café.relation), (Some(0), Some(Deprel::Root)));
        let subtypes = ["nsubj:pass", "obl:tmod"].map(relation);
        assert_eq!(subtypes, [Some(Deprel::NsubjPass), Some(Deprel::Obl)]);
        assert_eq!(word("café"), None);
    }
}

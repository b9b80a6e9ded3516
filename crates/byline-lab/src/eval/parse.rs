//! Dependency trees against a treebank, on its own words and our own tags.
//!
//! The rules are those of the shared scorer: punctuation is left out, and of the subtypes those
//! count that say who did what to whom.

use crate::counts::{Counts, percent};
use crate::readers::conllu::{self, Word};
use crate::train::treebank;
use byline::Pipeline;
use byline_core::{Dependency, Deprel, Tag};
use std::collections::BTreeMap;
use std::path::Path;

/// The relations that a reading of reported speech rests on.
pub const NEEDED: [Deprel; 12] = [
    Deprel::Nsubj,
    Deprel::NsubjPass,
    Deprel::Ccomp,
    Deprel::Xcomp,
    Deprel::Parataxis,
    Deprel::Obl,
    Deprel::OblAgent,
    Deprel::Advcl,
    Deprel::AclRelcl,
    Deprel::Conj,
    Deprel::Appos,
    Deprel::Nmod,
];

/// Arcs that are right.
#[derive(Debug, Default)]
pub struct Score {
    words: usize,
    heads: usize,
    both: usize,
    relations: BTreeMap<Deprel, Counts>,
}

impl Score {
    /// The share of words whose head is right (unlabelled attachment score), in percent.
    pub fn unlabelled(&self) -> f64 {
        percent(self.heads, self.words)
    }

    /// The share of words whose head and relation are right (labelled attachment score), in
    /// percent.
    pub fn labelled(&self) -> f64 {
        percent(self.both, self.words)
    }

    /// F1 of the words with one relation, in percent.
    pub fn f1(&self, relation: Deprel) -> f64 {
        self.relations.get(&relation).copied().unwrap_or_default().f1()
    }

    fn add(&mut self, gold: &Word, found: (u32, Deprel)) {
        if gold.universal == "PUNCT" {
            return;
        }
        let (own, relation) = (plain(found.1), gold.relation.map(plain));
        let head = gold.head == Some(found.0);
        let both = head && relation == Some(own);
        self.words += 1;
        self.heads += usize::from(head);
        self.both += usize::from(both);
        self.relations.entry(own).or_default().add(usize::from(both), 1, 0);
        if let Some(relation) = relation {
            self.relations.entry(relation).or_default().add(0, 0, 1);
        }
    }
}

/// A relation without a subtype that does not count.
fn plain(relation: Deprel) -> Deprel {
    match relation {
        Deprel::NmodPoss => Deprel::Nmod,
        Deprel::CompoundPrt => Deprel::Compound,
        other => other,
    }
}

/// Prints the score of a treebank.
///
/// # Errors
///
/// If the treebank cannot be read.
pub fn eval(path: &Path, pipeline: &Pipeline) -> anyhow::Result<()> {
    let score = score(path, pipeline)?;
    println!("{}", path.display());
    println!("UAS {:.2} LAS {:.2} of {} words", score.unlabelled(), score.labelled(), score.words);
    for relation in NEEDED {
        println!("{relation:12} {:.1}", score.f1(relation));
    }
    Ok(())
}

/// Parses the sentences of a treebank.
///
/// # Errors
///
/// If the treebank cannot be read.
pub fn score(path: &Path, pipeline: &Pipeline) -> anyhow::Result<Score> {
    let mut score = Score::default();
    let sentences = conllu::read(path)?;
    for (sentence, found) in sentences.iter().zip(parse(&sentences, pipeline)?) {
        for (word, (_, dependency)) in sentence.iter().zip(found) {
            score.add(word, (number(dependency), dependency.relation()));
        }
    }
    Ok(score)
}

/// The tag and the place in its tree of each word.
///
/// # Errors
///
/// If a word is empty.
pub fn parse(
    sentences: &[Vec<Word>],
    pipeline: &Pipeline,
) -> anyhow::Result<Vec<Vec<(Tag, Dependency)>>> {
    let mut all = Vec::with_capacity(sentences.len());
    for text in treebank::texts(sentences) {
        let mut document = text?.document;
        pipeline.annotate_tokens(&mut document);
        for sentence in document.sentences() {
            let own = sentence.tokens.range();
            let trees = document.syntax()[own.clone()].iter().map(|&dependency| {
                let head = dependency.head().map(|head| head - own.start);
                head.map_or(Dependency::ROOT, |head| Dependency::new(head, dependency.relation()))
            });
            all.push(document.tags()[own.clone()].iter().copied().zip(trees).collect());
        }
    }
    Ok(all)
}

/// The number of the head, from 1; 0 for the root.
pub fn number(dependency: Dependency) -> u32 {
    dependency.head().map_or(0, |head| head as u32 + 1)
}

//! What speaks for a candidate: features of its beginning, its end, its whole, its source, and of
//! the cue that would be none.

mod border;
mod content;
mod cue;
mod source;

use crate::candidate::{Candidate, Parts};
use crate::constructions::Scene;
use crate::cue::Cue;
use crate::features::join;
use crate::reading::Reading;
use crate::tree::Tree;
use byline_core::TokenRange;
use byline_lexicon::Report;
use byline_seq::{Features, Model, Scores, feature, hash_bytes};

/// The features of all candidates of one cue. What candidates share is written down once, in rows;
/// the score of a candidate is the sum over its rows.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// The rows.
    pub rows: Features,
    /// The rows of each candidate; those of the first say that the cue attributes nothing.
    uses: Vec<u32>,
    ends: Vec<u32>,
}

impl Evidence {
    /// How many candidates there are, the empty one included.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The rows of a candidate.
    pub fn of(&self, candidate: usize) -> &[u32] {
        let start = candidate.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.uses[start..self.ends[candidate] as usize]
    }

    /// The score of every candidate by a model: the sum over its rows. `rows` is working memory.
    pub fn scores(&self, model: &Model, rows: &mut Scores) -> Vec<f32> {
        model.score(&self.rows, rows);
        let sum = |at: usize| self.of(at).iter().map(|&row| rows.token(row as usize)[0]).sum();
        (0..self.len()).map(sum).collect()
    }

    fn clear(&mut self) {
        self.rows.clear();
        self.uses.clear();
        self.ends.clear();
    }

    fn end_row(&mut self) -> u32 {
        self.rows.end_token();
        self.rows.len() as u32 - 1
    }

    fn end_candidate(&mut self) {
        self.ends.push(self.uses.len() as u32);
    }
}

/// Where the templates of each kind of row begin.
mod template {
    pub const CUE: u8 = 0;
    pub const START: u8 = 60;
    pub const END: u8 = 100;
    pub const WHOLE: u8 = 140;
    pub const SOURCE: u8 = 180;
    pub const PAIR: u8 = 220;
}

/// Nothing is there.
const NOTHING: u64 = 0x6e6f;

/// Writes a row, one template after the other.
struct Row<'e> {
    features: &'e mut Features,
    template: u8,
}

impl Row<'_> {
    fn add(&mut self, value: u64) {
        self.features.push(feature(self.template, value));
        self.template = self.template.wrapping_add(1);
    }

    fn all(&mut self, values: &[u64]) {
        self.add(values.iter().fold(7, |all, &value| join(all, value)));
    }
}

/// Collects the evidence for the candidates of a cue.
pub(crate) fn collect(
    scene: &Scene<'_, '_, '_>,
    candidates: &[Candidate],
    evidence: &mut Evidence,
) {
    evidence.clear();
    let witness = Witness::new(scene);
    let row = witness.no_quote(evidence);
    evidence.uses.push(row);
    evidence.end_candidate();
    let mut starts: Vec<(TokenRange, u32)> = Vec::new();
    let mut ends: Vec<(usize, u32)> = Vec::new();
    let mut wholes: Vec<(Parts, u32)> = Vec::new();
    let mut sources: Vec<(Option<TokenRange>, u32)> = Vec::new();
    for candidate in candidates {
        for part in candidate.content.iter() {
            let key = TokenRange::new(part.start(), part.start());
            let row = once(&mut starts, key, || witness.start(part.start(), evidence));
            evidence.uses.push(row);
            let row = once(&mut ends, part.end(), || witness.end(part.end(), evidence));
            evidence.uses.push(row);
        }
        let row = once(&mut wholes, candidate.content, || witness.whole(candidate, evidence));
        evidence.uses.push(row);
        let key = candidate.source.map(|source| source.tokens);
        let row = once(&mut sources, key, || witness.source(candidate.source, evidence));
        evidence.uses.push(row);
        let row = witness.pair(candidate, evidence);
        evidence.uses.push(row);
        evidence.end_candidate();
    }
}

/// The row of a key; a new one if there is none.
fn once<K: PartialEq>(known: &mut Vec<(K, u32)>, key: K, make: impl FnOnce() -> u32) -> u32 {
    if let Some((_, row)) = known.iter().find(|(other, _)| *other == key) {
        return *row;
    }
    let row = make();
    known.push((key, row));
    row
}

/// What all rows of a cue have in common.
struct Witness<'w, 'r, 's, 'd> {
    scene: &'w Scene<'r, 's, 'd>,
    reading: &'r Reading<'s, 'd>,
    cue: &'r Cue,
    lemma: u64,
    class: u64,
    pattern: u64,
    kind: u64,
}

impl<'w, 'r, 's, 'd> Witness<'w, 'r, 's, 'd> {
    fn new(scene: &'w Scene<'r, 's, 'd>) -> Self {
        let (reading, cue) = (scene.reading, scene.cue);
        let lexicon = reading.story.lexicon;
        let word = reading.story.words.lower(cue.head);
        let lemma = cue.entry.map_or(word, |entry| lexicon.lemma(entry.lemma));
        let lemma = hash_bytes(lemma.as_bytes());
        let kind = cue.kind as u64;
        let class = join(class(cue.entry), kind);
        Self { scene, reading, cue, lemma, class, pattern: pattern(cue.entry), kind }
    }

    fn word(&self, at: usize) -> u64 {
        if at >= self.reading.story.words.len() {
            return NOTHING;
        }
        hash_bytes(self.reading.story.words.lower(at).as_bytes())
    }

    fn tag(&self, at: usize) -> u64 {
        self.reading.tag(at).map_or(NOTHING, |tag| tag as u64)
    }

    fn before(&self, at: usize) -> (u64, u64) {
        at.checked_sub(1).map_or((NOTHING, NOTHING), |before| (self.word(before), self.tag(before)))
    }

    /// How the largest subtree that begins with a token hangs on its head, and where that is.
    fn opening(&self, at: usize) -> (u64, u64) {
        self.edge(at, |tree, node| tree.left(node) == at)
    }

    /// The same for the largest subtree that ends before a place.
    fn closing(&self, end: usize) -> (u64, u64) {
        self.edge(end - 1, |tree, node| tree.right(node) == end)
    }

    fn edge(&self, at: usize, fits: impl Fn(Tree<'_>, usize) -> bool) -> (u64, u64) {
        let tree = self.reading.tree;
        if at >= self.reading.story.words.len() {
            return (NOTHING, 0);
        }
        let mut node = at;
        for _ in 0..12 {
            match tree.head(node) {
                Some(head) if fits(tree, head) => node = head,
                _ => break,
            }
        }
        (tree.relation(node) as u64, self.standing(tree.head(node)))
    }

    /// Where a head stands to the cue: it is the cue, hangs on it, holds it, or neither.
    fn standing(&self, head: Option<usize>) -> u64 {
        let tree = &self.reading.tree;
        let cue = self.cue.head;
        match head {
            None => 0,
            Some(head) if head == cue => 1,
            Some(head) if tree.head(head) == Some(cue) => 2,
            Some(head) if tree.left(cue) <= head && head < tree.right(cue) => 3,
            Some(head) if tree.head(cue) == Some(head) => 4,
            Some(head) if tree.left(head) <= cue && cue < tree.right(head) => 5,
            Some(_) => 6,
        }
    }

    /// Before or behind the cue.
    fn side(&self, at: usize) -> u64 {
        u64::from(at >= self.cue.tokens.end())
    }

    /// Where a token stands to quotation marks.
    fn quoted(&self, at: usize) -> u64 {
        let story = self.reading.story;
        let Some(number) = story.quotation(at) else { return 0 };
        let tokens = story.quotations()[number].tokens;
        1 + u64::from(tokens.start() == at) + 2 * u64::from(tokens.end() == at + 1)
    }
}

/// What the lexicon says of a cue.
fn class(entry: Option<Report>) -> u64 {
    entry.map_or(NOTHING, |entry| join(entry.class as u64, entry.strength as u64))
}

/// What the lexicon says that a cue takes.
fn pattern(entry: Option<Report>) -> u64 {
    entry.map_or(NOTHING, |entry| entry.takes.bits().into())
}

fn tenths(probability: f32) -> u64 {
    (probability.clamp(0.0, 1.0) * 9.99) as u64
}

/// A difference between two probabilities, in fifths.
fn change(difference: f32) -> u64 {
    ((difference.clamp(-1.0, 1.0) + 1.0) * 5.0) as u64
}

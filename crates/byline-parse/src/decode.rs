//! From words to a tree, with any weights.

use crate::features::{self, Features, Marks};
use crate::state::{MOVES, Move, ROOT, State};
use crate::words::Word;
use byline_core::{Deprel, PennTag, Tag, UniversalTag};
use byline_seq::Classes;

/// The number of relations.
pub(crate) const LABELS: usize = Deprel::ALL.len();

/// The relation of the head of a sentence, as a position among all.
pub(crate) const ROOT_LABEL: u8 = Deprel::Root as u8;

/// Weights of features.
pub(crate) trait Scorer {
    /// The score of each move.
    fn moves(&self, features: &[u32]) -> [f32; MOVES];
    /// The score of each relation.
    fn relations(&self, features: &[u32]) -> [f32; LABELS];
}

/// Memory that is used again from one sentence to the next.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    pub(crate) words: Vec<Word>,
    pub(crate) marks: Marks,
    pub(crate) state: State,
    pub(crate) features: Features,
    buffer: String,
}

impl Scratch {
    /// Reads the words of a sentence and begins its tree.
    pub(crate) fn read<'w>(
        &mut self,
        words: impl Iterator<Item = &'w str>,
        tags: &[Tag],
        classes: &Classes,
    ) {
        self.words.clear();
        self.words.push(Word::special(1));
        let buffer = &mut self.buffer;
        let read = words.zip(tags).map(|(text, &tag)| Word::new(text, tag, classes, buffer));
        self.words.extend(read);
        self.words.push(Word::special(2));
        let kinds = tags[..self.words.len() - 2].iter().map(|tag| kind(*tag));
        self.marks.fill([None].into_iter().chain(kinds).chain([None]));
        self.state.begin(self.words.len() - 2);
    }
}

fn kind(tag: Tag) -> Option<usize> {
    match (tag.penn, tag.universal) {
        (PennTag::Comma, _) => Some(0),
        (PennTag::OpenQuote | PennTag::CloseQuote, _) => Some(1),
        (_, UniversalTag::Verb) => Some(2),
        (PennTag::Colon | PennTag::Cc, _) => Some(3),
        _ => None,
    }
}

/// Builds the tree of the sentence that was read.
pub(crate) fn decode(scratch: &mut Scratch, weights: &impl Scorer) {
    let Scratch { words, marks, state, features, .. } = scratch;
    while !state.is_done() {
        let chosen = choose(state, words, marks, features, weights);
        let label = match state.arc(chosen) {
            None => 0,
            Some(arc) => relation(state, words, marks, arc, features, weights),
        };
        state.make(chosen, label);
    }
}

/// The best move that is allowed.
#[inline]
fn choose(
    state: &State,
    words: &[Word],
    marks: &Marks,
    features: &mut Features,
    weights: &impl Scorer,
) -> Move {
    match state.allowed() {
        [true, false, false] => return Move::Shift,
        [false, true, false] => return Move::Left,
        [false, false, true] => return Move::Right,
        _ => {}
    }
    features::of_move(state, words, marks, features);
    best(weights.moves(features.all()), state.allowed())
}

/// The first of the best moves.
pub(crate) fn best(scores: [f32; MOVES], allowed: [bool; MOVES]) -> Move {
    let mut best = None;
    for at in 0..MOVES {
        if allowed[at] && best.is_none_or(|best: usize| scores[at] > scores[best]) {
            best = Some(at);
        }
    }
    Move::ALL[best.unwrap_or(0)]
}

/// The best relation for an arc.
#[inline]
pub(crate) fn relation(
    state: &State,
    words: &[Word],
    marks: &Marks,
    arc: (u32, u32),
    features: &mut Features,
    weights: &impl Scorer,
) -> u8 {
    if arc.0 == ROOT {
        return ROOT_LABEL;
    }
    features::of_relation(state, words, marks, arc, features);
    best_relation(&weights.relations(features.all()))
}

/// The first of the best relations, which is not that of a root.
pub(crate) fn best_relation(scores: &[f32; LABELS]) -> u8 {
    let mut best = 0;
    for (label, &score) in scores.iter().enumerate() {
        if score > scores[best] && label != usize::from(ROOT_LABEL) {
            best = label;
        }
    }
    best as u8
}

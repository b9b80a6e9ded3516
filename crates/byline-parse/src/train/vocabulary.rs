//! Which features there are.

use super::oracle::Gold;
use super::{Tree, Weights};
use crate::decode::{Scratch, best};
use crate::features;
use crate::state::MOVES;
use crate::train::learner::Learner;
use byline_core::Deprel;
use byline_seq::Classes;

/// Makes room for the features that occur often enough where right moves lead.
pub(super) fn collect(trees: &[Tree], classes: &Classes, min_count: u8) -> Weights {
    let (mut moves, mut relations) = (Seen::new(min_count), Seen::new(min_count));
    walk(trees, classes, |feature| moves.count(feature), |feature| relations.count(feature));
    walk(trees, classes, |feature| moves.keep(feature), |feature| relations.keep(feature));
    Weights { moves: Learner::new(moves.kept), relations: Learner::new(relations.kept) }
}

/// Shows every feature along the right moves.
fn walk(
    trees: &[Tree],
    classes: &Classes,
    mut of_move: impl FnMut(u32),
    mut of_relation: impl FnMut(u32),
) {
    let mut scratch = Scratch::default();
    for tree in trees {
        let gold = Gold::new(&tree.heads);
        scratch.read(tree.words.iter().map(String::as_str), &tree.tags, classes);
        let Scratch { words, marks, state, features, .. } = &mut scratch;
        while !state.is_done() {
            features::of_move(state, words, marks, features);
            features.all().iter().for_each(|&feature| of_move(feature));
            let chosen = best([0.0; MOVES], gold.best(state, state.allowed()));
            let mut label = 0;
            if let Some(arc) = state.arc(chosen) {
                features::of_relation(state, words, marks, arc, features);
                features.all().iter().for_each(|&feature| of_relation(feature));
                label = tree.relations[arc.1 as usize - 1].unwrap_or(Deprel::Dep) as u8;
            }
            state.make(chosen, label);
        }
    }
}

/// How often features were seen, roughly: those that share their first bits count together.
struct Seen {
    counts: Vec<u8>,
    least: u8,
    kept: Vec<u32>,
}

impl Seen {
    /// How many bits of a feature do not tell it from others.
    const SHARED: u32 = 5;

    fn new(least: u8) -> Self {
        Self { counts: vec![0; 1 << (32 - Self::SHARED)], least, kept: Vec::new() }
    }

    fn count(&mut self, feature: u32) {
        let count = &mut self.counts[(feature >> Self::SHARED) as usize];
        *count = count.saturating_add(1);
    }

    fn keep(&mut self, feature: u32) {
        if self.counts[(feature >> Self::SHARED) as usize] >= self.least {
            self.kept.push(feature);
        }
        // Whoever occurs often is noted often: now and then it pays to leave the doubles out.
        if self.kept.len() == self.kept.capacity() {
            self.kept.sort_unstable();
            self.kept.dedup();
            self.kept.reserve(self.kept.len() + (1 << 20));
        }
    }
}

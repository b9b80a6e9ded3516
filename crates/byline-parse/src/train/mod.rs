//! The trainer: two log-linear models, one for moves and one for relations, learned by stochastic
//! gradient ascent (AdaGrad) from the states that the parser gets itself into. Which moves are
//! right there says the dynamic oracle of Goldberg and Nivre (2013); a tree of which only a part
//! is known is learned from as far as it goes.

mod learner;
mod options;
mod oracle;
mod random;
mod vocabulary;

pub use byline_seq::TrainError;
pub use options::TrainOptions;

use crate::decode::{LABELS, ROOT_LABEL, Scorer, Scratch, best, best_relation, relation};
use crate::features::{self, Features, Marks};
use crate::models::{MOVE_NAMES, MOVES_TASK, Models, RELATIONS_TASK, relation_names};
use crate::state::{MOVES, ROOT, State};
use crate::words::Word;
use byline_core::{Deprel, Tag};
use byline_seq::Classes;
use learner::Learner;
use oracle::Gold;
use random::Random;

/// A sentence to learn from.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The words.
    pub words: Vec<String>,
    /// Their tags.
    pub tags: Vec<Tag>,
    /// The head of each word, counted from 1, 0 for the root; `None` where it is not known.
    pub heads: Vec<Option<u32>>,
    /// The relation of each word to its head; `None` where it is not known.
    pub relations: Vec<Option<Deprel>>,
    /// How much it counts.
    pub weight: f32,
}

/// The weights under training.
struct Weights {
    moves: Learner<MOVES>,
    relations: Learner<LABELS>,
}

impl Scorer for Weights {
    fn moves(&self, features: &[u32]) -> [f32; MOVES] {
        self.moves.score(features)
    }

    fn relations(&self, features: &[u32]) -> [f32; LABELS] {
        self.relations.score(features)
    }
}

/// Trains the models. The same arguments give the same bytes.
///
/// # Errors
///
/// If training does not give finite weights.
///
/// # Panics
///
/// If a tree has not one tag, head and relation for each word, or a head outside the sentence.
pub fn train(
    trees: &[Tree],
    classes: &Classes,
    options: &TrainOptions,
) -> Result<Models, TrainError> {
    let mut random = Random(options.seed);
    let mut weights = vocabulary::collect(trees, classes, options.min_count);
    let mut scratch = Scratch::default();
    let mut order: Vec<usize> = (0..trees.len()).collect();
    for epoch in 0..options.epochs {
        random.shuffle(&mut order);
        for &at in &order {
            Lesson { tree: &trees[at], options }.learn(classes, &mut scratch, &mut weights);
        }
        if epoch + options.averaged >= options.epochs {
            weights.moves.remember(options);
            weights.relations.remember(options);
        }
    }
    weights.moves.centre();
    let (moves, relations) = (weights.moves.mean(), weights.relations.mean());
    let moves = byline_seq::linear(MOVES_TASK, &MOVE_NAMES, moves, options.prune_moves)?;
    let relations =
        byline_seq::linear(RELATIONS_TASK, &relation_names(), relations, options.prune_relations)?;
    Ok(Models::new(moves, relations, classes))
}

/// One sentence to be learned from.
struct Lesson<'t> {
    tree: &'t Tree,
    options: &'t TrainOptions,
}

impl Lesson<'_> {
    /// Follows the parser's own moves, right or wrong.
    fn learn(&self, classes: &Classes, scratch: &mut Scratch, weights: &mut Weights) {
        let gold = Gold::new(&self.tree.heads);
        scratch.read(self.tree.words.iter().map(String::as_str), &self.tree.tags, classes);
        let Scratch { words, marks, state, features, .. } = scratch;
        while !state.is_done() {
            let allowed = state.allowed();
            let right = gold.best(state, allowed);
            let mut chosen = best([0.0; MOVES], allowed);
            if allowed.iter().filter(|allowed| **allowed).count() > 1 {
                features::of_move(state, words, marks, features);
                let Self { tree, options, .. } = self;
                let learner = &mut weights.moves;
                let scores = learner.learn(features.all(), allowed, right, tree.weight, options);
                chosen = best(scores, allowed);
            }
            let label = match state.arc(chosen) {
                None => 0,
                Some(arc) => self.relation(state, words, marks, arc, features, weights),
            };
            state.make(chosen, label);
        }
    }

    /// Learns the relation of an arc, if the arc is right, and returns the one that the model gave.
    fn relation(
        &self,
        state: &State,
        words: &[Word],
        marks: &Marks,
        arc: (u32, u32),
        features: &mut Features,
        weights: &mut Weights,
    ) -> u8 {
        let (head, child) = (arc.0, arc.1 as usize - 1);
        let known = self.tree.relations[child];
        let (Some(known), true) = (known, self.tree.heads[child] == Some(head) && head != ROOT)
        else {
            return relation(state, words, marks, arc, features, weights);
        };
        features::of_relation(state, words, marks, arc, features);
        let mut allowed = [true; LABELS];
        allowed[usize::from(ROOT_LABEL)] = false;
        let mut right = [false; LABELS];
        right[known as usize] = true;
        let learner = &mut weights.relations;
        let scores = learner.learn(features.all(), allowed, right, self.tree.weight, self.options);
        best_relation(&scores)
    }
}

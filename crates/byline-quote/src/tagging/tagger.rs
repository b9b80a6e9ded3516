//! The models: the two passes of labels, and the borders.

use super::classes::Classes;
use super::context::{self, Guess};
use super::facts::Facts;
use super::labels::{LABELS, Label, Labelled};
use super::surface;
use crate::clause::Story;
use crate::spans::Found;
use byline_core::TokenRange;
use byline_seq::{
    Cascade, Lattice, Model, ModelError, Scratch, Transitions, next_part, push_part, viterbi,
};

/// The task in the file of the first pass. The number changes whenever a feature does.
pub const FIRST_TASK: &str = "quote-first/1";
/// The task in the file of the second pass.
pub const SECOND_TASK: &str = "quote-second/2";
/// The task in the file of the borders.
pub const BORDER_TASK: &str = "quote-borders/1";

/// The probabilities of a token in a paragraph that the second pass need not see.
const NOTHING: [f32; LABELS.len()] = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];

/// The bytes of the files that a [`SpanTagger`] is made from.
#[derive(Debug, Clone, Copy)]
pub struct ModelFiles<'b> {
    /// The weights of the models, as [`weights_file`] writes them.
    pub weights: &'b [u8],
    /// The classes of words, as `byline_ner` has them.
    pub classes: &'b [u8],
}

/// The file of the weights: the models of the first pass, of the second, and of the borders, each
/// behind its length in eight bytes, little-endian.
pub fn weights_file(models: [&Model; 3]) -> Vec<u8> {
    let mut file = Vec::new();
    for model in models {
        push_part(&mut file, &model.to_bytes());
    }
    file
}

/// Labels the tokens of a story with the parts of its quotes.
#[derive(Debug, Clone)]
pub struct SpanTagger {
    models: Cascade,
    borders: Option<Model>,
    classes: Classes,
}

impl SpanTagger {
    /// Makes a tagger from the bytes of its files.
    ///
    /// # Errors
    ///
    /// If a file is damaged, or is for other features or other labels.
    pub fn from_files(files: ModelFiles<'_>) -> Result<Self, ModelError> {
        let mut rest = files.weights;
        let first = Model::for_task(next_part(&mut rest)?, FIRST_TASK, &LABELS)?;
        let second = Model::for_task(next_part(&mut rest)?, SECOND_TASK, &LABELS)?;
        let borders = Model::for_task(next_part(&mut rest)?, BORDER_TASK, &["right"])?;
        if !rest.is_empty() {
            return Err(ModelError::Magic);
        }
        let tagger = Self::without_borders(&first, &second, Classes::from_bytes(files.classes)?)?;
        Ok(Self { borders: Some(borders), ..tagger })
    }

    /// Makes a tagger that leaves borders where the labels put them, to learn from what it finds.
    ///
    /// # Errors
    ///
    /// If the models do not have the labels of the two passes.
    pub fn without_borders(
        first: &Model,
        second: &Model,
        classes: Classes,
    ) -> Result<Self, ModelError> {
        Ok(Self { models: Cascade::new(first, second)?, borders: None, classes })
    }

    /// The model that moves the borders of contents.
    pub(crate) fn borders(&self) -> Option<&Model> {
        self.borders.as_ref()
    }

    /// Labels every token.
    pub(crate) fn label(&self, story: &Story<'_>, ruled: &[Found]) -> Labelled {
        let facts = Facts::new(story, ruled, &self.classes);
        let mut labelled = Labelled::default();
        let (mut scratch, mut lattice) = (Scratch::default(), Lattice::default());
        let mut labels = Vec::new();
        for &unit in &facts.units {
            scratch.features.clear();
            surface::extract(&facts, unit, &mut scratch.features);
            self.models.score_first(&mut scratch);
            let guess = guess(unit, self.models.first_transitions(), &mut scratch, &mut lattice);
            if guess.is_empty() {
                labelled.labels.resize(unit.end(), Label::Outside);
                labelled.probabilities.resize(unit.end(), NOTHING);
                continue;
            }
            scratch.features.clear();
            context::extract(&facts, &guess, &mut scratch.features);
            self.models.score_second(&mut scratch);
            decode(self.models.second_transitions(), &mut scratch, &mut lattice, &mut labels);
            for (at, &label) in labels.iter().enumerate() {
                labelled.labels.push(Label::from_index(label));
                labelled.probabilities.push(std::array::from_fn(|label| lattice.label(at, label)));
            }
        }
        labelled
    }
}

/// Finds the best labels, and how probable each is, from the scores in the scratch.
fn decode(
    transitions: &Transitions,
    scratch: &mut Scratch,
    lattice: &mut Lattice,
    labels: &mut Vec<u8>,
) {
    let scores = std::mem::take(&mut scratch.scores);
    viterbi(&scores, transitions, scratch, labels);
    lattice.compute(&scores, transitions);
    scratch.scores = scores;
}

/// What the first pass says of a unit, whose scores are in the scratch.
pub(super) fn guess(
    unit: TokenRange,
    transitions: &Transitions,
    scratch: &mut Scratch,
    lattice: &mut Lattice,
) -> Guess {
    let mut labels = Vec::with_capacity(unit.len());
    decode(transitions, scratch, lattice, &mut labels);
    let tenths = |at: usize, labels: [Label; 2]| {
        let sum: f32 = labels.iter().map(|&label| lattice.label(at, label as usize)).sum();
        (sum * 9.99) as u8
    };
    let all = 0..labels.len();
    let cue = all.clone().map(|at| tenths(at, [Label::CueBegin, Label::Cue]));
    let content = all.map(|at| tenths(at, [Label::ContentBegin, Label::Content]));
    let (cue, content) = (cue.collect(), content.collect());
    Guess::new(unit, labels, cue, content)
}

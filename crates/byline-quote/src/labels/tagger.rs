//! The model of labels.

use super::facts::Facts;
use super::label::{Label, Labelled};
use super::surface;
use crate::clause::Story;
use byline_seq::Classes;
use byline_seq::{Lattice, Model, Scratch, viterbi};

/// The task in the file of the labels. The number changes whenever a feature does.
pub const LABEL_TASK: &str = "quote-labels/1";

/// Labels the tokens of a story with the parts of its quotes.
#[derive(Debug, Clone)]
pub(crate) struct LabelTagger {
    model: Model,
    classes: Classes,
}

impl LabelTagger {
    /// Makes a tagger of a model for [`LABEL_TASK`].
    pub fn new(model: Model, classes: Classes) -> Self {
        Self { model, classes }
    }

    /// Labels every token.
    pub fn label(&self, story: &Story<'_>) -> Labelled {
        let facts = Facts::new(story, &self.classes);
        let mut labelled = Labelled::default();
        let (mut scratch, mut lattice) = (Scratch::default(), Lattice::default());
        let mut labels = Vec::new();
        for &unit in &facts.units {
            scratch.features.clear();
            surface::extract(&facts, unit, &mut scratch.features);
            let mut scores = std::mem::take(&mut scratch.scores);
            self.model.score(&scratch.features, &mut scores);
            viterbi(&scores, self.model.transitions(), &mut scratch, &mut labels);
            self.model.probabilities(&scores, &mut lattice);
            scratch.scores = scores;
            for (at, &label) in labels.iter().enumerate() {
                labelled.labels.push(Label::from_index(label));
                labelled.probabilities.push(std::array::from_fn(|label| lattice.label(at, label)));
            }
        }
        labelled
    }
}

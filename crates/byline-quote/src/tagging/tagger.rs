//! The two passes.

use super::context::{self, Columns, Guess};
use super::facts::Facts;
use super::labels::{LABELS, Label, Labelled};
use super::surface;
use crate::clause::Story;
use crate::spans::Found;
use crate::{marks, rules, words};
use byline_core::{Document, Span};
use byline_seq::{Features, Lattice, Model, ModelError, Scratch};

/// The task in the file of the first pass. The number changes whenever a feature does.
pub const FIRST_TASK: &str = "quote-first/1";
/// The task in the file of the second pass.
pub const SECOND_TASK: &str = "quote-second/1";

/// Labels the tokens of a story with the parts of its quotes.
#[derive(Debug, Clone)]
pub struct SpanTagger {
    first: Model,
    second: Model,
}

impl SpanTagger {
    /// Makes a tagger from the bytes of a model file: the length of the first model in eight
    /// bytes, little-endian, then the two models.
    ///
    /// # Errors
    ///
    /// If the bytes are no sound model file, or one for something else.
    pub fn from_model(bytes: &[u8]) -> Result<Self, ModelError> {
        let (head, rest) = bytes.split_first_chunk::<8>().ok_or(ModelError::Magic)?;
        let length = usize::try_from(u64::from_le_bytes(*head)).unwrap_or(usize::MAX);
        let (first, second) = rest.split_at_checked(length).ok_or(ModelError::Magic)?;
        Self::new(Model::from_bytes(first)?, Model::from_bytes(second)?)
    }

    /// The bytes that [`from_model`](Self::from_model) reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (first, second) = (self.first.to_bytes(), self.second.to_bytes());
        [&(first.len() as u64).to_le_bytes()[..], &first, &second].concat()
    }

    /// Makes a tagger of its two models.
    ///
    /// # Errors
    ///
    /// If a model is for other features or other labels.
    pub fn new(first: Model, second: Model) -> Result<Self, ModelError> {
        for (model, task) in [(&first, FIRST_TASK), (&second, SECOND_TASK)] {
            if model.task() != task {
                let found = model.task().to_owned();
                return Err(ModelError::Task { expected: task.to_owned(), found });
            }
            if let Some(label) = model.labels().iter().find(|l| !LABELS.contains(&l.as_str())) {
                return Err(ModelError::Label { label: label.clone() });
            }
        }
        Ok(Self { first, second })
    }

    /// Labels every token.
    pub(crate) fn label(&self, story: &Story<'_>, ruled: &[Found]) -> Labelled {
        let facts = Facts::new(story, ruled);
        let guess = guess(&self.first, &facts);
        let columns = Columns::new(&facts, &guess);
        let mut labelled = Labelled::default();
        let (mut scratch, mut lattice) = (Scratch::default(), Lattice::default());
        let mut labels = Vec::new();
        for &unit in &facts.units {
            second(&facts, &guess, &columns, unit, &mut scratch.features);
            self.second.decode_with(&mut scratch, &mut labels);
            self.second.probabilities(&scratch.scores, &mut lattice);
            for (at, &label) in labels.iter().enumerate() {
                labelled.labels.push(Label::from_index(label));
                labelled.probabilities.push(std::array::from_fn(|label| lattice.label(at, label)));
            }
        }
        labelled
    }
}

/// Applies the first pass.
fn guess(model: &Model, facts: &Facts) -> Guess {
    let mut guess = Guess::default();
    let (mut scratch, mut lattice) = (Scratch::default(), Lattice::default());
    let mut labels = Vec::new();
    for &unit in &facts.units {
        scratch.features.clear();
        surface::extract(facts, unit, &mut scratch.features);
        model.decode_with(&mut scratch, &mut labels);
        model.probabilities(&scratch.scores, &mut lattice);
        let tenths = |at: usize, labels: [Label; 2]| {
            let sum: f32 = labels.iter().map(|&label| lattice.label(at, label as usize)).sum();
            (sum * 9.99) as u8
        };
        for at in 0..labels.len() {
            guess.cue.push(tenths(at, [Label::CueBegin, Label::Cue]));
            guess.content.push(tenths(at, [Label::ContentBegin, Label::Content]));
        }
        guess.labels.extend_from_slice(&labels);
    }
    guess
}

/// The features of the second pass for a unit.
fn second(
    facts: &Facts,
    guess: &Guess,
    columns: &Columns,
    unit: byline_core::TokenRange,
    features: &mut Features,
) {
    features.clear();
    let mut surface = Features::default();
    surface::extract(facts, unit, &mut surface);
    for (at, own) in unit.range().zip(surface.iter()) {
        features.extend(own);
        context::extend(facts, guess, columns, unit, at, features);
        features.end_token();
    }
}

/// A story as the trainer sees it: the features of each paragraph, for both passes.
#[derive(Debug)]
pub struct Passes {
    facts: Facts,
}

impl Passes {
    /// Prepares a document that has tokens and tags.
    pub fn new(document: &Document) -> Self {
        let words = words::Words::new(document);
        let quotations = marks::quotations(&words);
        let story = Story::new(words, quotations);
        let ruled = rules::find(&story);
        Self { facts: Facts::new(&story, &ruled) }
    }

    /// The features of the first pass, for each paragraph.
    pub fn first(&self) -> Vec<Features> {
        let units = self.facts.units.iter();
        let features = units.map(|&unit| {
            let mut features = Features::default();
            surface::extract(&self.facts, unit, &mut features);
            features
        });
        features.collect()
    }

    /// The features of the second pass, for each paragraph, with a model of the first.
    pub fn second(&self, model: &Model) -> Vec<Features> {
        let guess = guess(model, &self.facts);
        let columns = Columns::new(&self.facts, &guess);
        let units = self.facts.units.iter();
        let features = units.map(|&unit| {
            let mut features = Features::default();
            second(&self.facts, &guess, &columns, unit, &mut features);
            features
        });
        features.collect()
    }

    /// The labels of each paragraph, from what people marked: parts with their spans.
    pub fn labels(&self, document: &Document, parts: &[(Label, Span)]) -> Vec<Vec<u8>> {
        let mut labels = vec![0_u8; document.tokens().len()];
        for &(begin, span) in parts {
            let middle = |token: &byline_core::Token| token.span.start() + token.span.end();
            let start = document.tokens().partition_point(|token| middle(token) < 2 * span.start());
            let end = document.tokens().partition_point(|token| middle(token) <= 2 * span.end());
            for (nth, label) in labels[start..end.max(start)].iter_mut().enumerate() {
                *label = begin as u8 + u8::from(nth > 0);
            }
        }
        self.facts.units.iter().map(|unit| labels[unit.range()].to_vec()).collect()
    }
}

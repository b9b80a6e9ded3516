//! A story as the trainer of labels sees it.

use super::facts::Facts;
use super::label::{Label, Labelled};
use super::surface;
use super::tagger::LabelTagger;
use crate::Attributor;
use byline_core::{Document, Span, Token};
use byline_seq::Classes;
use byline_seq::{Features, Model};

/// The labels that a model gives the tokens of a document.
pub fn label_with(document: &Document, model: &Model, classes: &Classes) -> Labelled {
    let tagger = LabelTagger::new(model.clone(), classes.clone());
    let attributor = Attributor::new();
    tagger.label(&attributor.story(document, None))
}

/// The features of each paragraph of a story, as the tagger makes them.
#[derive(Debug)]
pub struct Paragraphs {
    facts: Facts,
}

impl Paragraphs {
    /// Prepares a document that has tokens, tags and trees.
    pub fn new(document: &Document, classes: &Classes) -> Self {
        let attributor = Attributor::new();
        let story = attributor.story(document, None);
        Self { facts: Facts::new(&story, classes) }
    }

    /// The features of each paragraph.
    pub fn features(&self) -> Vec<Features> {
        let features = self.facts.units.iter().map(|&unit| {
            let mut features = Features::default();
            surface::extract(&self.facts, unit, &mut features);
            features
        });
        features.collect()
    }

    /// The labels of each paragraph, from what people marked: parts with their spans.
    pub fn labels(&self, document: &Document, parts: &[(Label, Span)]) -> Vec<Vec<u8>> {
        let mut labels = vec![Label::Outside as u8; document.tokens().len()];
        let middle = |token: &Token| token.span.start() + token.span.end();
        for &(begin, span) in parts {
            let start = document.tokens().partition_point(|token| middle(token) < 2 * span.start());
            let end = document.tokens().partition_point(|token| middle(token) <= 2 * span.end());
            for (nth, label) in labels[start..end.max(start)].iter_mut().enumerate() {
                *label = begin as u8 + u8::from(nth > 0);
            }
        }
        self.facts.units.iter().map(|unit| labels[unit.range()].to_vec()).collect()
    }
}

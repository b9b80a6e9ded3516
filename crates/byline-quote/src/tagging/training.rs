//! A story as the trainer sees it.

use super::classes::Classes;
use super::context;
use super::facts::Facts;
use super::labels::Label;
use super::surface;
use super::tagger::guess;
use crate::clause::Story;
use crate::cues::Lexicon;
use crate::{marks, rules, words};
use byline_core::{Document, Span, Token};
use byline_seq::{Features, Lattice, Model, Scratch};

/// The features of each paragraph of a story, for both passes, as the tagger makes them.
#[derive(Debug)]
pub struct Passes {
    facts: Facts,
}

impl Passes {
    /// Prepares a document that has tokens and tags.
    pub fn new(document: &Document, classes: &Classes) -> Self {
        let words = words::Words::new(document);
        let quotations = marks::quotations(&words);
        let story = Story::new(words, quotations, Lexicon::embedded());
        let ruled = rules::find(&story);
        Self { facts: Facts::new(&story, &ruled, classes) }
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
    pub fn second(&self, first: &Model) -> Vec<Features> {
        let (mut scratch, mut lattice) = (Scratch::default(), Lattice::default());
        let units = self.facts.units.iter();
        let features = units.map(|&unit| {
            scratch.features.clear();
            surface::extract(&self.facts, unit, &mut scratch.features);
            first.score(&scratch.features, &mut scratch.scores);
            let guess = guess(unit, first.transitions(), &mut scratch, &mut lattice);
            let mut more = Features::default();
            context::extract(&self.facts, &guess, &mut more);
            let mut features = Features::default();
            for (own, more) in scratch.features.iter().zip(more.iter()) {
                features.extend(&own[surface::WORDS..]);
                features.extend(more);
                features.end_token();
            }
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

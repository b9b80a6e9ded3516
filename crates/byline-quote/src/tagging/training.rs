//! A story as the trainer sees it.

use super::assemble::from_labels;
use super::borders::Borders;
use super::classes::Classes;
use super::context;
use super::evidence;
use super::facts::Facts;
use super::labels::Label;
use super::surface;
use super::tagger::{SpanTagger, guess};
use crate::clause::Story;
use crate::cues::Lexicon;
use crate::{marks, rules, words};
use byline_core::{Document, Span, Token, TokenRange};
use byline_seq::{Features, Lattice, Model, Scratch};

/// The features of each paragraph of a story, for both passes, as the tagger makes them.
#[derive(Debug)]
pub struct Passes {
    facts: Facts,
}

/// The candidates for one content: the features of each, and 1 for those that fit best.
pub type Choice = (Features, Vec<u8>);

/// How much of its words a content shares with a marked one at least, to learn from it.
const LEAST_SHARED: f64 = 0.5;

/// The candidates for the contents that a tagger finds in a document with tokens and tags, and
/// which of them fit the contents that people marked.
pub fn border_choices(document: &Document, tagger: &SpanTagger, marked: &[Span]) -> Vec<Choice> {
    let words = words::Words::new(document);
    let quotations = marks::quotations(&words);
    let story = Story::new(words, quotations, Lexicon::embedded());
    let labelled = tagger.label(&story, &rules::find(&story));
    let found = from_labels(&story, &labelled);
    let marked: Vec<TokenRange> = marked.iter().map(|&span| story.words.tokens(span)).collect();
    let borders = Borders { story: &story, labelled: &labelled };
    let taken = borders.taken(&found);
    let mut choices = Vec::new();
    for quote in &found {
        let Some(cue) = quote.cue else { continue };
        for &part in &quote.content {
            let place = borders.place(part, cue, quote.source, &taken);
            let candidates = borders.candidates(&place);
            let fit = |&range: &TokenRange| {
                let fits = marked.iter().map(|&marked| shared(&story, range, marked));
                fits.fold(0.0, f64::max)
            };
            let fits: Vec<f64> = candidates.iter().map(fit).collect();
            let best = fits.iter().copied().fold(0.0, f64::max);
            if best >= LEAST_SHARED && candidates.len() > 1 {
                let mut features = Features::default();
                evidence::extract(&borders, &place, &candidates, &mut features);
                choices.push((features, fits.iter().map(|&fit| u8::from(fit >= best)).collect()));
            }
        }
    }
    choices
}

/// The share of words that two ranges have in common.
fn shared(story: &Story<'_>, a: TokenRange, b: TokenRange) -> f64 {
    let count = |start: usize, end: usize| {
        (start..end).filter(|&at| story.words.is_word(at)).count() as f64
    };
    let both = count(a.start().max(b.start()), a.end().min(b.end()));
    let all = count(a.start(), a.end()) + count(b.start(), b.end()) - both;
    if all > 0.0 { both / all } else { 0.0 }
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

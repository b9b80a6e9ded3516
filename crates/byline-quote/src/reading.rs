//! What every step of the reading looks at: a story with its trees and labels.

use crate::clause::Story;
use crate::constructions::turn;
use crate::labels::{Labelled, Part};
use crate::tree::Tree;
use byline_core::{EntityKind, PennTag, TokenRange};
use byline_lexicon::{Class, Nouns};
use rustc_hash::FxHashMap;

/// How many stops a line ends with at most.
const MOST_STOPS: usize = 4;

/// A story, its trees, and what labels say of its tokens.
#[derive(Debug)]
pub(crate) struct Reading<'s, 'd> {
    /// Words, marks, paragraphs and the lexicon.
    pub story: &'s Story<'d>,
    /// The trees of its sentences.
    pub tree: Tree<'d>,
    /// The labels of its tokens; none without a model.
    pub labelled: &'s Labelled,
    /// For each token and the end, how much content, and how many verbs, stand before it.
    content: Vec<f32>,
    verbs: Vec<u32>,
    words: Vec<u32>,
    /// The sentence of each token.
    sentences: Vec<u32>,
    /// What the name stands for that holds each token.
    entities: Vec<Option<EntityKind>>,
    /// How often each name stands before a colon at the beginning of a line.
    turns: FxHashMap<&'d str, usize>,
    /// How many names do so more than once.
    takers: usize,
}

impl<'s, 'd> Reading<'s, 'd> {
    /// Prepares a story.
    pub fn new(story: &'s Story<'d>, labelled: &'s Labelled) -> Self {
        let document = story.words.document();
        let count = story.words.len();
        let mut reading = Self {
            story,
            tree: Tree::new(document),
            labelled,
            content: vec![0.0; count + 1],
            verbs: vec![0; count + 1],
            words: vec![0; count + 1],
            sentences: vec![0; count],
            entities: vec![None; count],
            turns: FxHashMap::default(),
            takers: 0,
        };
        for at in 0..count {
            let finite = reading.tag(at).is_some_and(PennTag::is_finite);
            reading.content[at + 1] = reading.content[at] + reading.inside(at);
            reading.verbs[at + 1] = reading.verbs[at] + u32::from(finite);
            reading.words[at + 1] = reading.words[at] + u32::from(story.words.is_word(at));
        }
        for (number, sentence) in (0..).zip(document.sentences()) {
            reading.sentences[sentence.tokens.range()].fill(number);
        }
        for entity in document.entities() {
            for mention in &entity.mentions {
                let tokens = story.words.tokens_in(mention.span);
                reading.entities[tokens.range()].fill(Some(entity.kind));
            }
        }
        for name in turn::names(&reading) {
            *reading.turns.entry(story.words.text(name)).or_default() += 1;
        }
        reading.takers = reading.turns.values().filter(|&&count| count > 1).count();
        reading
    }

    /// How often a name stands before a colon at the beginning of a line.
    pub fn turns(&self, name: TokenRange) -> usize {
        self.turns.get(self.story.words.text(name)).copied().unwrap_or(0)
    }

    /// How many names do so more than once.
    pub fn takers(&self) -> usize {
        self.takers
    }

    /// What the name stands for that holds a token.
    pub fn entity(&self, at: usize) -> Option<EntityKind> {
        self.entities.get(at).copied().flatten()
    }

    /// The Penn tag of a token.
    #[inline]
    pub fn tag(&self, at: usize) -> Option<PennTag> {
        self.story.tag(at)
    }

    /// True for a verb of a class of the lexicon.
    pub fn is_verb_of(&self, at: usize, class: Class) -> bool {
        let verb = self.story.lexicon.word(self.story.words.lower(at)).verb;
        verb.is_some_and(|verb| verb.class == class)
    }

    /// True if a noun phrase is the name of an outlet or agency, or a noun for one.
    pub fn is_outlet(&self, phrase: TokenRange) -> bool {
        let (story, document) = (self.story, self.story.words.document());
        let outlets = Nouns::OUTLET.or(Nouns::BROADCASTER).or(Nouns::NEWSWIRE);
        let end = document.tokens()[phrase.end() - 1].span.end();
        phrase.range().any(|at| {
            let start = document.tokens()[at].span.start();
            let named = &document.text()[start..end];
            story.lexicon.word(story.words.lower(at)).is_noun(outlets)
                || story.lexicon.source_at(named, at > phrase.start()).is_some()
        })
    }

    /// How probable it is that a token is part of a cue.
    pub fn cue_probability(&self, at: usize) -> f32 {
        self.labelled.of_part(at, Part::Cue)
    }

    /// How probable it is that a token is part of content.
    pub fn inside(&self, at: usize) -> f32 {
        self.labelled.of_part(at, Part::Content)
    }

    /// The mean of [`inside`](Self::inside) over some tokens.
    pub fn inside_mean(&self, range: TokenRange) -> f32 {
        let sum = self.content[range.end()] - self.content[range.start()];
        sum / range.len().max(1) as f32
    }

    /// How many finite verbs there are among some tokens.
    pub fn finite_verbs(&self, range: TokenRange) -> u32 {
        self.verbs[range.end()] - self.verbs[range.start()]
    }

    /// How many words and numbers there are among some tokens.
    pub fn word_count(&self, range: TokenRange) -> u32 {
        self.words[range.end()] - self.words[range.start()]
    }

    /// The sentence that holds a token.
    pub fn sentence(&self, at: usize) -> TokenRange {
        let sentences = self.story.words.document().sentences();
        let number = self.sentences.get(at).map_or(usize::MAX, |&number| number as usize);
        sentences.get(number).map_or(TokenRange::new(0, self.story.words.len()), |s| s.tokens)
    }

    /// The line or paragraph that holds a token.
    pub fn line(&self, at: usize) -> TokenRange {
        self.story.words.paragraph_of(at)
    }

    /// The same without the stops at its end.
    pub fn line_without_stops(&self, at: usize) -> TokenRange {
        let line = self.line(at);
        let stop = |&at: &usize| self.story.words.is_stop(at);
        let stops = line.range().rev().take(MOST_STOPS).take_while(stop).count();
        TokenRange::new(line.start(), line.end() - stops)
    }

    /// True if both tokens stand in one paragraph.
    pub fn same_paragraph(&self, a: usize, b: usize) -> bool {
        let words = &self.story.words;
        a < words.len() && words.paragraph(a) == words.paragraph(b)
    }
}

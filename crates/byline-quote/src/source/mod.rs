//! Who a cue may attribute to: the noun phrases that the tree, the order of words and the labels
//! offer.

mod beside;
mod mark;
mod phrase;
mod word;

use crate::cue::{Cue, CueKind};
use crate::reading::Reading;
use byline_core::{Deprel, EntityKind, PennTag, TokenRange};
use byline_lexicon::{Class, Features, Nouns};

/// How a noun phrase came to be a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Role {
    /// Subject of the cue: **Zoë Ruiz** *said*.
    Subject = 1,
    /// Subject of a verb that the cue shares it with: **she** *rose and said*.
    Shared,
    /// Who did it, of a passive: *was told by* **Ruiz**.
    Agent,
    /// Whom the passive is about: **Ruiz** *was quoted as saying*.
    Patient,
    /// What a relative clause or participle hangs on: **a baker** *who said*.
    Antecedent,
    /// Possessor of a noun: **her** *claim*.
    Possessor,
    /// *according to* **Ruiz**.
    Object,
    /// Behind a verb of saying: *said* **Zoë Ruiz**.
    Inverted,
    /// Right before the cue.
    Beside,
    /// What labels call a source.
    Labelled,
    /// Named beside a mark, by its place in the line: **RUIZ** *:*.
    Line,
    /// Whom the sentence before a quotation is about.
    Before,
    /// Who speaks by the cue before.
    Last,
    /// A name in the words before a colon.
    Named,
}

/// A noun phrase that may be a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Source {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its head.
    pub head: usize,
    /// How it was found.
    pub role: Role,
}

/// The most sources of one cue.
const MOST: usize = 6;

/// How far from a cue a labelled source may stand, in tokens.
const REACH: usize = 40;

const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass];

/// The sources of a cue, best first; `last` is who may speak by the cue before.
pub(crate) fn sources(reading: &Reading<'_, '_>, cue: &Cue, last: Option<Source>) -> Vec<Source> {
    let mut finder = Finder { reading, cue, found: Vec::new(), relayed: false };
    match cue.kind {
        CueKind::Verb => finder.of_verb(cue.head),
        CueKind::Passive => finder.of_passive(),
        CueKind::Noun | CueKind::Adjective => finder.of_noun(),
        CueKind::Phrase => finder.of_phrase(),
        CueKind::Other => finder.of_other(),
        CueKind::Colon => finder.of_colon(),
        CueKind::Turn | CueKind::Heading | CueKind::Signature | CueKind::Gap => finder.of_line(),
        CueKind::Alone => finder.of_quotation(last),
    }
    let named = cue.kind.is_mark() && cue.kind != CueKind::Colon;
    if !named && !finder.relayed && !is_asked(cue) {
        finder.of_labels();
    }
    finder.found
}

/// True for the passive of a verb of asking: whoever is asked does not ask.
fn is_asked(cue: &Cue) -> bool {
    cue.kind == CueKind::Passive && cue.entry.is_some_and(|entry| entry.class == Class::Ask)
}

struct Finder<'r, 's, 'd> {
    reading: &'r Reading<'s, 'd>,
    cue: &'r Cue,
    found: Vec<Source>,
    /// `quoted Ruiz as saying`: the tree says who speaks, and labels may mean who quotes.
    relayed: bool,
}

impl Finder<'_, '_, '_> {
    /// True if a noun or name stands for a human being.
    fn is_person(&self, at: usize) -> bool {
        let word = self.reading.story.lexicon.word(self.reading.story.words.lower(at));
        self.reading.entity(at) == Some(EntityKind::Person)
            || word.is_noun(Nouns::PERSON.or(Nouns::OFFICE).or(Nouns::KIN))
            || word.features.has(Features::MALE.or(Features::FEMALE))
    }

    fn is_nominal(&self, at: usize) -> bool {
        use PennTag::{Cd, Nn, Nnp, Nnps, Nns, Prp};
        self.reading.tag(at).is_none_or(|tag| matches!(tag, Nn | Nns | Nnp | Nnps | Prp | Cd))
    }

    /// The token of a phrase whose head stands outside it.
    fn head_of(&self, tokens: TokenRange) -> usize {
        let tree = &self.reading.tree;
        let outside =
            |&at: &usize| tree.head(at).is_none_or(|head| !tokens.range().contains(&head));
        tokens
            .range()
            .filter(|&at| self.reading.story.words.is_word(at))
            .find(outside)
            .unwrap_or(tokens.end() - 1)
    }

    fn push(&mut self, source: Source) {
        let same = |other: &Source| other.tokens == source.tokens;
        let cue = self.cue.tokens;
        let apart = source.tokens.end() <= cue.start()
            || cue.end() <= source.tokens.start()
            || self.cue.kind == CueKind::Noun;
        if apart && self.found.len() < MOST && !self.found.iter().any(same) {
            self.found.push(source);
        }
    }
}

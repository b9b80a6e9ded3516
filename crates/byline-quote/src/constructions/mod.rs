//! The constructions that attribute: each proposes what a cue may attribute, and none looks at
//! what another proposes.

mod according_to;
mod comment;
mod end_attribution;
mod infinitive;
mod interrupted;
mod labelled;
mod noun;
mod object;
mod preposition;
mod quotation;
mod said_that;

use crate::candidate::{Candidates, Parts};
use crate::cue::{Cue, CueKind};
use crate::extent;
use crate::reading::Reading;
use crate::source::Source;
use byline_core::{Construction, Deprel, PennTag, TokenRange};
use byline_lexicon::Words;

/// A cue with all that the constructions need to know of its surroundings.
#[derive(Debug)]
pub(crate) struct Scene<'r, 's, 'd> {
    pub reading: &'r Reading<'s, 'd>,
    pub cue: &'r Cue,
    /// Who may speak, best first.
    pub sources: &'r [Source],
    /// Where contents behind the cue may end.
    pub ends: Vec<usize>,
    /// Where the words that attribute may begin.
    pub blocks: Vec<usize>,
}

impl<'r, 's, 'd> Scene<'r, 's, 'd> {
    pub fn new(reading: &'r Reading<'s, 'd>, cue: &'r Cue, sources: &'r [Source]) -> Self {
        let ends = extent::ends(reading, cue);
        let blocks = extent::block_starts(reading, cue, sources);
        Self { reading, cue, sources, ends, blocks }
    }

    /// What a content behind the cue is by its form: a clause, a question, an infinitive, a phrase.
    fn form(&self, content: TokenRange) -> Construction {
        let (reading, start) = (self.reading, content.start());
        let word = reading.story.lexicon.word(reading.story.words.at(start));
        let tag = reading.tag(start);
        let second = reading.tag(start + 1);
        let small = Words::PREPOSITION;
        let finite = reading.finite_verbs(content) > 0;
        match self.cue.kind {
            CueKind::Noun | CueKind::Adjective => Construction::Noun,
            CueKind::Passive => Construction::Passive,
            _ if tag == Some(PennTag::To) || second == Some(PennTag::Vb) && word.is(small) => {
                Construction::Infinitive
            }
            _ if word.is(Words::NEGATION) && second == Some(PennTag::To) => {
                Construction::Infinitive
            }
            _ if word.is(Words::WH) => Construction::Question,
            _ if finite || word.is(Words::SUBORDINATOR) && !word.is(small) => {
                Construction::SaidThat
            }
            _ if tag == Some(PennTag::In) => Construction::Preposition,
            _ => Construction::Object,
        }
    }

    /// Proposes all contents that begin at a place behind the cue and hold the token `head`.
    fn behind(&self, start: usize, head: usize, out: &mut Candidates) {
        let sentence = self.reading.sentence(self.cue.head);
        let start = extent::opened(self.reading, start.max(self.cue.head + 1), sentence.end());
        for &end in self.ends.iter().filter(|&&end| end > head.max(start)) {
            let content = TokenRange::new(start, end);
            out.propose(self.form(content), Parts::one(content), self.sources);
        }
    }

    /// Proposes the complements with some relation behind the cue.
    fn complements(&self, relations: &[Deprel], out: &mut Candidates) {
        let tree = &self.reading.tree;
        let from = self.cue.head + 1;
        for child in tree.children_of(self.cue.head, relations).filter(|&child| child >= from) {
            self.behind(tree.left(child), child, out);
            // `said in a statement that`, `a call to the council to`: what is said hangs on a noun
            // that hangs on the cue.
            for clause in tree.children_of(child, WITHIN).filter(|&clause| clause > child) {
                self.behind(tree.left(clause), clause, out);
            }
        }
    }
}

/// How a content may hang on a complement of its cue.
const WITHIN: &[Deprel] =
    &[Deprel::Acl, Deprel::AclRelcl, Deprel::Advcl, Deprel::Ccomp, Deprel::Nmod, Deprel::Xcomp];

/// Every construction, the one of colons first; where two propose the same words, the first gives them its name.
const ALL: &[fn(&Scene<'_, '_, '_>, &mut Candidates)] = &[
    quotation::propose,
    according_to::propose,
    comment::propose,
    interrupted::propose,
    end_attribution::propose,
    said_that::propose,
    infinitive::propose,
    noun::propose,
    preposition::propose,
    object::propose,
    labelled::propose,
];

/// Adds all that a cue may attribute.
pub(crate) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let all = if scene.cue.kind == CueKind::Colon { &ALL[..1] } else { ALL };
    for construction in all {
        construction(scene, out);
    }
}

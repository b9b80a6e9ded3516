//! The constructions that attribute: each proposes what a cue may attribute, and none looks at
//! what another proposes.

mod according_to;
mod comment;
mod end_attribution;
pub(crate) mod gapping;
pub(crate) mod heading;
mod infinitive;
mod interrupted;
mod labelled;
mod noun;
mod object;
mod preposition;
pub(crate) mod quotation;
mod relative;
mod said_that;
pub(crate) mod signature;
pub(crate) mod turn;
pub(crate) mod unattributed;

use crate::candidate::{Candidates, Parts};
use crate::cue::{Cue, CueKind};
use crate::extent;
use crate::reading::Reading;
use crate::source::{Role, Source};
use byline_core::{Construction, Deprel, EntityKind, PennTag, TokenRange};
use byline_lexicon::{Features, Takes, Words};

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
        let (ends, blocks) = match cue.kind.is_mark() {
            true => (Vec::new(), Vec::new()),
            false => (extent::ends(reading, cue), extent::block_starts(reading, cue, sources)),
        };
        Self { reading, cue, sources, ends, blocks }
    }

    /// True if the name before the cue takes turns with another.
    pub fn in_transcript(&self) -> bool {
        let name = self.cue.named;
        self.reading.takers() > 1 && name.is_some_and(|name| self.reading.turns(name) > 1)
    }

    /// True if the cue is a dash, and who is named stands behind it.
    pub fn behind_dash(&self) -> bool {
        let behind = self.cue.named.is_some_and(|name| name.start() > self.cue.head);
        behind && self.reading.story.words.lower(self.cue.head) != ":"
    }

    /// `Zoë Ruiz was unmoved: “Bread is dear.”`: nothing attributes but the colon, and the sentence
    /// before it is about a person.
    pub fn attributes_by_colon(&self) -> bool {
        let (reading, colon) = (self.reading, self.cue.head);
        let person = self.sources.first().is_some_and(|source| {
            source.role == Role::Shared && reading.entity(source.head) == Some(EntityKind::Person)
        });
        let start = reading.sentence(colon.saturating_sub(1)).start();
        let mut before = start.max(colon.saturating_sub(FARTHEST_CUE))..colon;
        person
            && unattributed::says_something(reading, colon + 1)
            && before.all(|at| reading.cue_probability(at) < LEAST_CUE)
    }

    /// True if nothing stands before the line of the cue.
    pub fn in_first_line(&self) -> bool {
        self.reading.line(self.cue.head).start() == 0
    }

    /// What a content behind the cue is by its form: a clause, a question, an infinitive, a phrase.
    fn form(&self, content: TokenRange) -> Construction {
        let (reading, start) = (self.reading, content.start());
        let word = reading.story.lexicon.word(reading.story.words.lower(start));
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
            if !self.is_addressed(content) {
                self.and_what_follows(self.form(content), Parts::one(content), out);
            }
        }
    }

    /// True for somebody alone, who is addressed or named and not said: `told Ruiz`, `called me`.
    fn is_addressed(&self, content: TokenRange) -> bool {
        let reading = self.reading;
        let word = reading.story.lexicon.word(reading.story.words.lower(content.start()));
        let pronoun = word.is(Words::PRONOUN) && word.features.has(Features::OBJECT);
        let person = |at: usize| reading.entity(at) == Some(EntityKind::Person);
        let addresses =
            self.cue.entry.is_some_and(|entry| entry.takes(Takes::HEARER.or(Takes::NAMED)));
        content.len() == 1 && pronoun || addresses && content.range().all(person)
    }

    /// Proposes a content, and the same with the quotations that go on from it.
    fn and_what_follows(&self, name: Construction, content: Parts, out: &mut Candidates) {
        out.propose(name, content, self.sources);
        for longer in self.going_on(content) {
            out.propose(name, longer, self.sources);
        }
    }

    /// A content with the next quotation, and with all that follow, if they go on from the sentence
    /// of the content and its cue: as the next sentence, or as paragraphs of their own.
    fn going_on(&self, content: Parts) -> impl Iterator<Item = Parts> {
        let last = content.end().max(self.cue.tokens.end()).saturating_sub(1);
        let sentence = self.reading.sentence(last).end().max(content.end());
        let attributed = content.end() + 1 >= sentence || content.end() <= self.cue.tokens.start();
        let mut all = content;
        let mut longer = Vec::new();
        let mut at = if attributed { sentence } else { usize::MAX };
        for _ in 0..MOST_QUOTATIONS {
            let Some(next) = extent::quotation_from(self.reading, at) else { break };
            all = all.and(next);
            longer.push(all);
            at = next.end();
        }
        // In between nothing tells one end from another.
        let last = longer.len().saturating_sub(1);
        longer
            .into_iter()
            .enumerate()
            .filter(move |(at, _)| *at == 0 || *at == last)
            .map(|(_, all)| all)
    }

    /// Proposes what begins with the next word that marks a clause or an infinitive, wherever the tree
    /// hangs it: `promised on Monday to sell`, `a claim by the bank that`.
    fn behind_markers(&self, out: &mut Candidates) {
        let (reading, words) = (self.reading, &self.reading.story.words);
        let from = self.cue.tokens.end();
        let nominal = self.cue.kind == CueKind::Noun;
        let marks = |&at: &usize| {
            let word = reading.story.lexicon.word(words.lower(at));
            let clause = word.is(Words::SUBORDINATOR) && !word.is(Words::PREPOSITION);
            clause || reading.tag(at) == Some(PennTag::To) || nominal && words.lower(at) == ":"
        };
        let limit = reading.sentence(self.cue.head).end().min(from + NEAREST_MARKER);
        let unquoted = (from..limit).take_while(|&at| !reading.story.quoted(at));
        for marker in unquoted.filter(marks).take(MARKERS) {
            self.behind(marker, marker, out);
        }
    }

    /// `accused by the army of firing`: what is said hangs on who said it.
    fn behind_agent(&self, out: &mut Candidates) {
        let tree = &self.reading.tree;
        for agent in tree.children_of(self.cue.head, &[Deprel::OblAgent]) {
            for said in tree.children_of(agent, WITHIN).filter(|&said| said > agent) {
                self.behind(tree.left(said), said, out);
            }
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

/// A word that labels call a cue less often leaves a colon to attribute; and how many tokens before the
/// colon are looked at, so that the work stays linear.
const LEAST_CUE: f32 = 0.5;
const FARTHEST_CUE: usize = 60;

/// How far behind the cue words that mark a clause are looked for, in tokens, and how many of them.
const NEAREST_MARKER: usize = 14;
const MARKERS: usize = 2;

/// How many quotations may go on from a content.
const MOST_QUOTATIONS: usize = 8;

/// How a content may hang on a complement of its cue.
const WITHIN: &[Deprel] =
    &[Deprel::Acl, Deprel::AclRelcl, Deprel::Advcl, Deprel::Ccomp, Deprel::Nmod, Deprel::Xcomp];

/// What a word may attribute; where two propose the same words, the first gives them its name.
const OF_WORDS: &[fn(&Scene<'_, '_, '_>, &mut Candidates)] = &[
    quotation::propose,
    according_to::propose,
    comment::propose,
    interrupted::propose,
    relative::propose,
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
    match scene.cue.kind {
        CueKind::Colon => quotation::propose(scene, out),
        CueKind::Turn => turn::propose(scene, out),
        CueKind::Heading => heading::propose(scene, out),
        CueKind::Signature => signature::propose(scene, out),
        CueKind::Alone => unattributed::propose(scene, out),
        CueKind::Gap => gapping::propose(scene, out),
        _ => OF_WORDS.iter().for_each(|construction| construction(scene, out)),
    }
}

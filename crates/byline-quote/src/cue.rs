//! Cues: every word that may attribute.

use crate::constructions::{gapping, heading, quotation, signature, turn, unattributed};
use crate::reading::Reading;
use byline_core::{Deprel, PennTag, TokenRange};
use byline_lexicon::{Forms, Report, Strength, Takes, Word, Words};

/// How a cue attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum CueKind {
    /// `said`, `has told`, `saying`.
    Verb = 1,
    /// `was told`, `is quoted as`.
    Passive,
    /// `claim`, `view`.
    Noun,
    /// `confident`, `clear`.
    Adjective,
    /// `according to`.
    Phrase,
    /// Any other word that labels call a cue.
    Other,
    /// A colon right before a quotation.
    Colon,
    /// A colon behind the name that takes a turn.
    Turn,
    /// A dash or colon beside the source of a heading.
    Heading,
    /// A dash between a quotation and its signature.
    Signature,
    /// No word at all: a quotation that stands alone.
    Alone,
    /// No word but that of the clause before: `Ruiz said that ..., and Brandt that`.
    Gap,
}

impl CueKind {
    /// True if a mark attributes, or nothing does, rather than a word.
    pub fn is_mark(self) -> bool {
        matches!(
            self,
            Self::Colon | Self::Turn | Self::Heading | Self::Signature | Self::Alone | Self::Gap
        )
    }
}

/// A word or phrase that may attribute.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cue {
    /// The word that others hang on.
    pub head: usize,
    /// The words of the cue.
    pub tokens: TokenRange,
    /// How it attributes.
    pub kind: CueKind,
    /// What the lexicon knows of it.
    pub entry: Option<Report>,
    /// The words that name the source by their place in the line.
    pub named: Option<TokenRange>,
    /// How likely labels find the head a cue, from 0 to 1; 0 without labels.
    pub probability: f32,
}

impl Cue {
    /// A mark that attributes to somebody who is named beside it.
    pub fn of_mark(
        reading: &Reading<'_, '_>,
        at: usize,
        kind: CueKind,
        source: TokenRange,
    ) -> Self {
        let tokens = TokenRange::new(at, at + 1);
        let probability = reading.cue_probability(at);
        Self { head: at, tokens, kind, entry: None, named: Some(source), probability }
    }
}

/// A word that no list knows is a cue for one in so many of its uses at least.
const LEAST_UNKNOWN: f32 = 0.25;
/// The same for a verb that has the tag of a noun.
const LEAST_MISTAGGED: f32 = 0.3;
/// The same for words that are neither verbs, nouns nor adjectives of the lexicon.
const LEAST_OTHER: f32 = 0.4;

/// The longest subject of a verb that is taken for a noun, in tokens.
const LONGEST_SUBJECT: usize = 14;

/// The longest phrase of the lexicon, in words.
const LONGEST_PHRASE: usize = 6;

/// Finds the cues of a story, in the order of the text. No word inside quotation marks is one.
pub(crate) fn cues(reading: &Reading<'_, '_>) -> Vec<Cue> {
    let story = reading.story;
    let mut found: Vec<Cue> = Vec::new();
    for at in 0..story.words.len() {
        if found.last().is_some_and(|last| at < last.tokens.end()) {
            continue;
        }
        let cue = if story.quoted(at) || !story.words.is_word(at) {
            mark(reading, at)
        } else {
            let known = story.lexicon.word(story.words.lower(at));
            let cue = phrase(reading, at).or_else(|| word(reading, at, at + 1, known));
            cue.or_else(|| gapping::cue(reading, at, &found))
        };
        found.extend(cue);
    }
    found
}

/// A mark that attributes, or a quotation that nothing attributes.
fn mark(reading: &Reading<'_, '_>, at: usize) -> Option<Cue> {
    if !reading.story.quoted(at) {
        let colon = quotation::cue(reading, at).or_else(|| signature::cue(reading, at));
        if let Some(cue) = colon.or_else(|| heading::cue(reading, at)) {
            return Some(cue);
        }
    }
    turn::cue(reading, at).or_else(|| unattributed::cue(reading, at))
}

/// A cue of several words: `according to`, `pointed out`.
fn phrase(reading: &Reading<'_, '_>, at: usize) -> Option<Cue> {
    let story = reading.story;
    let rest = (at..story.words.len()).take(LONGEST_PHRASE).map(|at| story.words.lower(at));
    let (length, known) = story.lexicon.longest(rest)?;
    let Some(entry) = known.preposition else {
        return word(reading, at, at + length, known);
    };
    Some(Cue {
        head: at,
        tokens: TokenRange::new(at, at + length),
        kind: CueKind::Phrase,
        entry: Some(entry),
        named: None,
        probability: reading.cue_probability(at),
    })
}

/// A cue of one word, or a verb with its particle.
fn word(reading: &Reading<'_, '_>, at: usize, end: usize, known: Word) -> Option<Cue> {
    let story = reading.story;
    let probability = reading.cue_probability(at);
    let (kind, entry) = match reading.tag(at) {
        // `called off` is no way to call somebody something.
        Some(tag) if tag.is_verb() && end == at + 1 && has_particle(reading, at) => {
            (CueKind::Verb, None)
        }
        Some(tag) if tag.is_verb() => (CueKind::Verb, known.verb),
        // `the paper reports` is taken for a noun at times.
        Some(PennTag::Nns) if known.forms.has(Forms::THIRD) && probability > LEAST_MISTAGGED => {
            (CueKind::Verb, known.verb)
        }
        Some(_) if passes_for_noun(reading, at, known) => (CueKind::Verb, known.verb),
        Some(PennTag::Nn | PennTag::Nns) => (CueKind::Noun, known.noun),
        Some(PennTag::Jj) => (CueKind::Adjective, known.adjective),
        None if known.verb.is_some() => (CueKind::Verb, known.verb),
        _ => (CueKind::Other, known.preposition),
    };
    let nominal = matches!(kind, CueKind::Noun | CueKind::Adjective);
    let least = match (kind, entry) {
        (CueKind::Other, None) => LEAST_OTHER,
        (CueKind::Verb | CueKind::Other, Some(_)) => 0.0,
        (_, Some(entry)) if nominal && may_attribute(reading, at, entry) => 0.0,
        _ => LEAST_UNKNOWN,
    };
    let small = || is_small(known, reading.tag(at)) || leads_account(reading, at);
    let helps = entry.is_none() && small();
    if probability < least || helps || !story.words.is_word(at) {
        return None;
    }
    let passive = kind == CueKind::Verb && is_passive(reading, at);
    let kind = if passive { CueKind::Passive } else { kind };
    let tokens = group(reading, at, kind);
    let tokens = TokenRange::new(tokens.start(), tokens.end().max(end));
    Some(Cue { head: at, tokens, kind, entry, named: None, probability })
}

/// True for words that hold sentences together and attribute nothing of themselves: `could`, `not`,
/// `if`, `to`, `she`.
fn is_small(word: Word, tag: Option<PennTag>) -> bool {
    let closed = Words::AUXILIARY
        .or(Words::NEGATION)
        .or(Words::COORDINATOR)
        .or(Words::DETERMINER)
        .or(Words::PRONOUN);
    let clause = word.is(Words::SUBORDINATOR) && !word.is(Words::PREPOSITION);
    word.is(closed) || clause || tag == Some(PennTag::To)
}

/// `A sign at the gate read: “Shut.”`, `Bread is dear, figures from the bank show.`: a verb that the
/// tagger takes for a noun, right behind a noun that fits its form.
fn passes_for_noun(reading: &Reading<'_, '_>, at: usize, known: Word) -> bool {
    use PennTag::{Nn, Nnp, Nnps, Nns};
    let story = reading.story;
    let noun = |&at: &usize| matches!(reading.tag(at), Some(Nn | Nnp | Nnps | Nns));
    let sentence = reading.sentence(at);
    let finite = Forms::BASE.or(Forms::THIRD).or(Forms::PAST);
    if known.verb.is_none() || !known.forms.has(finite) || at == 0 || !noun(&(at - 1)) {
        return false;
    }
    if story.words.lower(at + 1) == ":" {
        return story.quotation_from(at + 2).is_some();
    }
    let first = sentence.start().max(at.saturating_sub(LONGEST_SUBJECT));
    let comma = (first..at).rev().find(|&at| story.words.lower(at) == ",");
    let subject = comma.and_then(|comma| (comma + 1..at).find(noun));
    let last = (at + 1..sentence.end()).all(|at| story.words.is_stop(at));
    let plural = |at: usize| matches!(reading.tag(at), Some(Nns | Nnps));
    last && subject.is_some_and(|subject| plural(subject) != known.forms.has(Forms::THIRD))
        && comma.is_some_and(|comma| {
            reading.finite_verbs(TokenRange::new(comma, at)) == 0
                && reading.finite_verbs(TokenRange::new(sentence.start(), comma)) > 0
        })
}

/// True if a particle hangs on a verb right behind it.
fn has_particle(reading: &Reading<'_, '_>, verb: usize) -> bool {
    let mut particles = reading.tree.children_of(verb, &[Deprel::CompoundPrt]);
    particles.any(|particle| particle == verb + 1)
}

/// True for the preposition of `in her view`, where the noun attributes.
fn leads_account(reading: &Reading<'_, '_>, at: usize) -> bool {
    let (tree, story) = (&reading.tree, reading.story);
    let noun = tree.head(at).filter(|_| tree.relation(at) == Deprel::Case);
    let entry = noun.and_then(|noun| story.lexicon.word(story.words.lower(noun)).noun);
    entry.is_some_and(|entry| entry.takes(Takes::IN.or(Takes::BY)))
}

/// True if a clause hangs on a noun or adjective (`the claim that`, `sure that`), or a noun of saying
/// has somebody whose it is (`her view`, `a call by residents`).
fn may_attribute(reading: &Reading<'_, '_>, at: usize, entry: Report) -> bool {
    let clauses = [Deprel::Acl, Deprel::Ccomp, Deprel::Xcomp];
    let mut owners = reading.tree.children_of(at, &[Deprel::NmodPoss, Deprel::Nmod]);
    reading.tree.children_of(at, &clauses).any(|child| child > at)
        || entry.strength > Strength::Marks && owners.next().is_some()
}

/// True for a participle of the passive, also where its auxiliary is left out.
fn is_passive(reading: &Reading<'_, '_>, at: usize) -> bool {
    use PennTag::{Vbd, Vbn};
    let tree = &reading.tree;
    let passive = [Deprel::AuxPass, Deprel::NsubjPass, Deprel::OblAgent, Deprel::CsubjPass];
    let active = [Deprel::Aux, Deprel::Nsubj];
    // `Asked by the Echo, she said no`: a verb that begins the sentence has a subject if it is finite.
    let participle = match reading.tag(at) {
        Some(Vbn) => {
            matches!(tree.relation(at), Deprel::Acl | Deprel::AclRelcl)
                || at == reading.sentence(at).start()
        }
        Some(Vbd) => at == reading.sentence(at).start(),
        _ => false,
    };
    tree.children_of(at, &passive).next().is_some()
        || participle && tree.children_of(at, &active).next().is_none()
}

/// The words of a cue: a verb with the auxiliaries and particles beside it.
fn group(reading: &Reading<'_, '_>, at: usize, kind: CueKind) -> TokenRange {
    if !matches!(kind, CueKind::Verb | CueKind::Passive) {
        return TokenRange::new(at, at + 1);
    }
    let tree = &reading.tree;
    let hangs = |child: usize| tree.head(child) == Some(at);
    let part = |child: usize| {
        let relation = tree.relation(child);
        let adverb = relation == Deprel::Advmod && reading.story.words.is_word(child);
        hangs(child) && (matches!(relation, Deprel::Aux | Deprel::AuxPass | Deprel::Cop) || adverb)
    };
    let mut start = at;
    while start > 0 && part(start - 1) {
        start -= 1;
    }
    // An adverb alone before the verb is none of the cue.
    while start < at && tree.relation(start) == Deprel::Advmod {
        start += 1;
    }
    let mut end = at + 1;
    while end < reading.story.words.len() && hangs(end) && tree.relation(end) == Deprel::CompoundPrt
    {
        end += 1;
    }
    TokenRange::new(start, end)
}

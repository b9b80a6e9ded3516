//! `Zoë Ruiz said that bread is dear, and Karl Brandt that it is cheap.`: a clause whose source stands
//! beside it without the verb, which it has from the clause before. Priors weigh it: the training sets
//! have next to none.

use super::Scene;
use crate::candidate::{Candidates, Parts};
use crate::cue::{Cue, CueKind};
use crate::extent::closed;
use crate::reading::Reading;
use byline_core::{Construction, EntityKind, PennTag, TokenRange};
use byline_lexicon::{Nouns, Takes, Words};

/// The longest name of a source, in tokens.
const LONGEST_NAME: usize = 12;
/// The longest phrase between a source and its clause, in tokens with its commas: `, in contrast,`.
const LONGEST_ADJUNCT: usize = 6;
/// How far behind the verb its own clause begins, in tokens: `said on Tuesday that`.
const FARTHEST_CLAUSE: usize = 8;
/// How many words that may attribute are looked at for the verb.
const MOST_CUES: usize = 6;
/// What may stand between two verbs of which each has a clause.
const JOINT: Words =
    Words::COORDINATOR.or(Words::SUBORDINATOR).or(Words::WH).or(Words::COMPLEMENTIZER);
/// How long a clause is at most, in tokens.
const LONGEST_CLAUSE: usize = 120;

/// Who may speak, beside persons and bodies with a name.
const SPEAKERS: Nouns = Nouns::PERSON
    .or(Nouns::OFFICE)
    .or(Nouns::KIN)
    .or(Nouns::UNNAMED)
    .or(Nouns::PEOPLE)
    .or(Nouns::BODY)
    .or(Nouns::METONYM);

/// A `that` behind somebody who has no verb, where a verb before has a whole clause with `that`.
pub(crate) fn cue(reading: &Reading<'_, '_>, at: usize, found: &[Cue]) -> Option<Cue> {
    if !reading.story.words.is(Words::COMPLEMENTIZER, at) {
        return None;
    }
    let (shared, first) = shared(reading, at, found)?;
    let named = before(reading, shared.tokens.end(), at)?;
    // Behind a name no relative clause begins with `that`, whatever the tagger takes it for.
    let name = reading.entity(named.end() - 1) == Some(EntityKind::Person);
    let opens = name || reading.tag(at) == Some(PennTag::In);
    let whole = reading.finite_verbs(TokenRange::new(first, named.start())) > 0;
    let tokens = TokenRange::new(at, at);
    let cue = Cue { head: at, tokens, kind: CueKind::Gap, named: Some(named), ..*shared };
    (opens && whole && says_something(reading, at)).then_some(cue)
}

/// The verb that a clause may share, and where its own clause begins. Behind one that has a hearer and no
/// clause, `told the baker and the council that`, nothing is shared.
fn shared<'f>(reading: &Reading<'_, '_>, at: usize, found: &'f [Cue]) -> Option<(&'f Cue, usize)> {
    let sentence = reading.sentence(at);
    let near = found.iter().rev().take(MOST_CUES);
    for cue in near.take_while(|cue| sentence.range().contains(&cue.head)) {
        let Some(entry) = cue.entry.filter(|entry| entry.takes(Takes::THAT)) else { continue };
        let from = cue.tokens.end();
        let first = (from..at.min(from + FARTHEST_CLAUSE))
            .find(|&at| reading.story.words.is(Words::COMPLEMENTIZER, at));
        match first.filter(|_| matches!(cue.kind, CueKind::Verb | CueKind::Gap)) {
            Some(first) => return Some((cue, first)),
            None if cue.kind == CueKind::Noun || entry.takes(Takes::HEARER) => return None,
            None => {}
        }
    }
    None
}

/// True for a clause of its own. In `the baker that the council had hired was gone` and `the council that
/// met` it is one of the noun: there is no subject, or a verb too many.
fn says_something(reading: &Reading<'_, '_>, at: usize) -> bool {
    let words = &reading.story.words;
    let clause = clause(reading, at);
    let mut verbs = clause.range().filter(|&at| reading.tag(at).is_some_and(PennTag::is_finite));
    let joins = |at: usize| !words.is_word(at) || words.is(JOINT, at);
    match (verbs.next(), verbs.next()) {
        (Some(first), Some(second)) => first > at + 1 && (first..second).any(joins),
        (first, None) => first.is_some_and(|first| first > at + 1),
        (None, _) => false,
    }
}

/// The noun phrase before a clause, and before what stands between them in commas, if it begins
/// behind a semicolon or a conjunction.
fn before(reading: &Reading<'_, '_>, floor: usize, at: usize) -> Option<TokenRange> {
    let story = reading.story;
    let words = &story.words;
    let comma = |&at: &usize| words.lower(at) == ",";
    let mut end = at;
    if comma(&(at - 1)) {
        let adjunct = (floor.max(at.saturating_sub(LONGEST_ADJUNCT))..at - 1).rev();
        end = adjunct.into_iter().find(comma).unwrap_or(at - 1);
    }
    let border = |&at: &usize| words.lower(at) == ";" || words.is(Words::COORDINATOR, at);
    let start = 1 + (floor.max(end.saturating_sub(LONGEST_NAME))..end).rev().find(border)?;
    let name = TokenRange::new(start, end);
    let plain = |at: usize| !story.quoted(at) && (words.is_word(at) || words.lower(at) == ".");
    let speaks = |at: usize| {
        let named =
            matches!(reading.entity(at), Some(EntityKind::Person | EntityKind::Organization));
        named || story.lexicon.word(words.lower(at)).is_noun(SPEAKERS)
    };
    let fits = name.range().all(plain) && name.range().any(speaks);
    (fits && reading.finite_verbs(name) == 0).then_some(name)
}

/// From the beginning of a clause to the semicolon or the end of the sentence.
fn clause(reading: &Reading<'_, '_>, at: usize) -> TokenRange {
    let limit = reading.sentence(at).end().min(at + LONGEST_CLAUSE);
    let semicolon = (at..limit).find(|&at| reading.story.words.lower(at) == ";");
    TokenRange::new(at, closed(reading, at, semicolon.unwrap_or(limit)))
}

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let content = clause(scene.reading, scene.cue.head);
    out.propose(Construction::Gapping, Parts::one(content), scene.sources);
}

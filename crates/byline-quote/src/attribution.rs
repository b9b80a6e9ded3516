//! The walk of a story from cues to quotes: cues, constructions, scores, decision.

use crate::candidate::{Candidate, Candidates, Parts};
use crate::constructions::{Scene, propose};
use crate::cue::{Cue, CueKind, cues};
use crate::decide::{Contest, decide, weigh};
use crate::evidence::{Evidence, collect};
use crate::prior;
use crate::reading::Reading;
use crate::source::{Source, sources};
use crate::spans::Found;
use byline_core::{Act, Deprel, Polarity, TokenRange};
use byline_lexicon::{Class, Takes, Words};
use byline_seq::{Model, Scores, softmax};

/// Finds what the cues of a story attribute. Without a model the constructions' own priors decide.
pub(crate) fn find(reading: &Reading<'_, '_>, model: Option<&Model>) -> Vec<Found> {
    let mut contests: Vec<Contest> = Vec::new();
    let (mut evidence, mut rows) = (Evidence::default(), Scores::default());
    for_each_cue(reading, &cues(reading), |_, scene, candidates| {
        let mut probabilities = match model.filter(|_| !prior::decides(scene)) {
            Some(model) => {
                collect(scene, candidates, &mut evidence);
                evidence.scores(model, &mut rows)
            }
            None => prior::scores(scene, candidates),
        };
        softmax(&mut probabilities);
        contests.push(weigh(reading, scene.cue, candidates, &probabilities));
    });
    let decided = decide(reading, contests);
    decided
        .into_iter()
        .map(|(contest, bid)| {
            let cue = contest.cue;
            let entry = cue.entry;
            Found {
                content: bid.candidate.content.iter().collect(),
                cue: Some(cue.tokens).filter(|_| {
                    !matches!(cue.kind, CueKind::Alone | CueKind::Heading | CueKind::Gap)
                }),
                source: bid.candidate.source.map(|source| source.tokens),
                act: act(reading, &cue, &bid.candidate.content),
                polarity: entry.map_or(Polarity::Assert, |entry| entry.class.polarity()),
                construction: Some(bid.candidate.construction),
                confidence: bid.worth.clamp(0.0, 1.0),
            }
        })
        .collect()
}

/// The quotations that are part of no quote: they quote nobody.
pub(crate) fn without_quote(reading: &Reading<'_, '_>, found: &[Found]) -> Vec<TokenRange> {
    let mut covered = vec![false; reading.story.words.len()];
    for range in found.iter().flat_map(|quote| &quote.content) {
        covered[range.range()].fill(true);
    }
    let all = reading.story.quotations().iter().map(|quotation| quotation.tokens);
    all.filter(|tokens| !covered[tokens.range()].contains(&true)).collect()
}

/// Visits every cue that has candidates, with its number.
pub(crate) fn for_each_cue(
    reading: &Reading<'_, '_>,
    cues: &[Cue],
    mut visit: impl FnMut(usize, &Scene<'_, '_, '_>, &[Candidate]),
) {
    let mut candidates = Candidates::default();
    // Who may speak by the last word that attributes.
    let mut last: Option<Source> = None;
    for (number, cue) in cues.iter().enumerate() {
        if is_said_by_nobody(reading, cue) || is_relayed(reading, cue) || withholds(reading, cue) {
            continue;
        }
        let sources = sources(reading, cue, last);
        if cue.kind != CueKind::Alone {
            last = sources.first().copied().or(last);
        }
        let scene = Scene::new(reading, cue, &sources);
        candidates.clear();
        propose(&scene, &mut candidates);
        if !candidates.list().is_empty() {
            visit(number, &scene, candidates.list());
        }
    }
}

/// What the source does: states, thinks, or gives no answer (`declined to comment`, `would not say
/// whether`, `did not respond`).
fn act(reading: &Reading<'_, '_>, cue: &Cue, content: &Parts) -> Act {
    let Some(entry) = cue.entry else { return Act::Statement };
    let words = &reading.story.words;
    let lexicon = reading.story.lexicon;
    let answers = |at: usize| {
        let verb = lexicon.word(words.lower(at)).verb;
        verb.is_some_and(|verb| verb.takes(Takes::NO_ANSWER) || verb.class == Class::Say)
    };
    // `declined to comment`, `declined comment`; the tree may take the verb for a noun.
    let first = content.start();
    let refuses = entry.class == Class::Silence
        && (first..first + 2)
            .chain(reading.tree.children_of(cue.head, &[Deprel::Xcomp]))
            .any(answers);
    let asked = || lexicon.word(words.lower(content.start())).is(Words::WH);
    let silent = is_negated(reading, cue.head)
        && (entry.takes(Takes::NO_ANSWER) || entry.class == Class::Say && asked());
    if refuses || silent { Act::NoAnswer } else { entry.class.act() }
}

/// True if the subject of a cue says that nobody does so: `no one told us`, `nobody knows`.
fn is_said_by_nobody(reading: &Reading<'_, '_>, cue: &Cue) -> bool {
    let mut subjects = reading.tree.children_of(cue.head, &[Deprel::Nsubj, Deprel::NsubjPass]);
    cue.kind == CueKind::Verb
        && subjects.any(|subject| {
            let word = reading.story.lexicon.word(reading.story.words.lower(subject));
            word.is(Words::NEGATION) || is_negated(reading, subject)
        })
}

/// True if a verb relays what hangs on another one: `quoted Ruiz as saying that`.
pub(crate) fn relays(reading: &Reading<'_, '_>, verb: Option<usize>, says: usize) -> bool {
    let tree = &reading.tree;
    let marked = || tree.children_of(says, &[Deprel::Mark, Deprel::Case]).next().is_some();
    let relays = |verb: usize| reading.is_verb_of(verb, Class::Relay) && tree.left(says) > verb;
    verb.is_some_and(relays)
        && tree.relation(says) == Deprel::Advcl
        && reading.is_verb_of(says, Class::Say)
        && marked()
}

/// `quoted Ruiz as saying that`: the words are hers, and hang on `saying`.
fn is_relayed(reading: &Reading<'_, '_>, cue: &Cue) -> bool {
    let mut clauses = reading.tree.children_of(cue.head, &[Deprel::Advcl]);
    cue.kind == CueKind::Verb && clauses.any(|says| relays(reading, Some(cue.head), says))
}

/// `declined to be identified`, `asked not to be named`: what is said of a source, and not by it.
fn withholds(reading: &Reading<'_, '_>, cue: &Cue) -> bool {
    let (tree, story) = (&reading.tree, reading.story);
    let name = |at: usize| story.lexicon.word(story.words.lower(at)).is(Words::WITHHELD);
    let passive = |at: usize| tree.children_of(at, &[Deprel::AuxPass]).next().is_some();
    cue.kind == CueKind::Verb
        && tree.children_of(cue.head, &[Deprel::Xcomp]).any(|at| name(at) && passive(at))
}

/// True if a negation hangs on a word.
fn is_negated(reading: &Reading<'_, '_>, verb: usize) -> bool {
    let (words, lexicon) = (&reading.story.words, reading.story.lexicon);
    let mut adverbs = reading.tree.children_of(verb, &[Deprel::Advmod, Deprel::Det]);
    adverbs.any(|at| lexicon.word(words.lower(at)).is(Words::NEGATION))
}

//! The decision: of all candidates of a paragraph, the best that agree with each other.
//!
//! Each cue first weighs its candidates: a candidate is worth the probability that what people
//! would mark shares half of its words and its source. Then the set of candidates with the highest
//! sum of worth is taken in which no two contents cross.

use crate::candidate::{Candidate, Parts};
use crate::cue::{Cue, CueKind};
use crate::reading::Reading;
use byline_core::{EntityKind, TokenRange};

/// What a candidate must be worth to be chosen.
const LEAST: f32 = 0.40;
/// An outlet relays if so much of what it says is what somebody else says, with his name and verb.
const WHOLE: f32 = 0.6;
/// How many candidates of a cue take part in the search.
const MOST: usize = 4;
/// How many candidates are compared with each other; the others have next to no probability.
const COMPARED: usize = 16;
/// The most cues that are decided on exactly together.
const EXACT: usize = 10;

/// One candidate and its worth.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bid {
    pub candidate: Candidate,
    /// How probable it is that people would mark half of it with its source.
    pub worth: f32,
    /// How probable it is that they would mark just this.
    pub exact: f32,
}

impl Bid {
    /// What is gained by choosing it.
    fn gain(&self) -> f32 {
        2.0 * (self.worth - LEAST) + self.exact
    }
}

/// A cue with its best candidates, best first.
#[derive(Debug, Clone)]
pub(crate) struct Contest {
    pub cue: Cue,
    pub bids: Vec<Bid>,
}

/// Weighs candidates by their probabilities. The first is that of no quote at all.
pub(crate) fn weigh(
    reading: &Reading<'_, '_>,
    cue: &Cue,
    candidates: &[Candidate],
    probabilities: &[f32],
) -> Contest {
    let mut likely: Vec<(f32, &Candidate)> =
        probabilities[1..].iter().copied().zip(candidates).collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    likely.truncate(COMPARED);
    let worth = |candidate: &Candidate| -> f32 {
        let alike = likely.iter().filter(|(_, other)| alike(reading, candidate, other));
        alike.map(|(probability, _)| probability).sum()
    };
    let worth = likely.iter().map(|&(probability, candidate)| Bid {
        candidate: *candidate,
        worth: worth(candidate),
        exact: probability,
    });
    let mut bids: Vec<Bid> = worth.filter(|bid| bid.worth > LEAST).collect();
    bids.sort_by(|a, b| b.gain().total_cmp(&a.gain()));
    bids.truncate(MOST);
    Contest { cue: *cue, bids }
}

/// True if the contents share half of their words, and the sources a word.
fn alike(reading: &Reading<'_, '_>, a: &Candidate, b: &Candidate) -> bool {
    let sources = match (a.source, b.source) {
        (None, None) => true,
        (Some(a), Some(b)) => a.tokens.overlaps(b.tokens),
        _ => false,
    };
    sources && shared(reading, &a.content, &b.content) >= 0.5
}

/// How many words a content has.
fn size(reading: &Reading<'_, '_>, content: &Parts) -> u32 {
    content.iter().map(|part| reading.word_count(part)).sum()
}

/// The share of words that two contents have in common.
pub(crate) fn shared(reading: &Reading<'_, '_>, a: &Parts, b: &Parts) -> f32 {
    let both: u32 = a
        .iter()
        .flat_map(|a| b.iter().map(move |b| (a.start().max(b.start()), a.end().min(b.end()))))
        .filter(|(start, end)| start < end)
        .map(|(start, end)| reading.word_count(TokenRange::new(start, end)))
        .sum();
    let all = size(reading, a) + size(reading, b) - both;
    if all == 0 { 0.0 } else { both as f32 / all as f32 }
}

/// Chooses a candidate, or none, for each cue. A quotation that nothing else takes may stand alone.
pub(crate) fn decide(reading: &Reading<'_, '_>, contests: Vec<Contest>) -> Vec<(Contest, Bid)> {
    let (alone, attributed): (Vec<Contest>, Vec<Contest>) =
        contests.into_iter().partition(|contest| contest.cue.kind == CueKind::Alone);
    let chosen = decide_attributed(reading, &attributed);
    let pairs = attributed.into_iter().zip(chosen);
    let mut decided: Vec<(Contest, Bid)> =
        pairs.filter_map(|(contest, bid)| Some((contest, bid?))).collect();
    let mut covered = vec![false; reading.story.words.len()];
    for part in decided.iter().flat_map(|(_, bid)| bid.candidate.content.iter()) {
        covered[part.range()].fill(true);
    }
    let free =
        |bid: &Bid| bid.candidate.content.iter().all(|part| !covered[part.range()].contains(&true));
    let rest = alone.into_iter().filter_map(|contest| {
        let bid = contest.bids.first().copied().filter(free)?;
        Some((contest, bid))
    });
    decided.extend(rest);
    decided
}

/// Chooses among the candidates of words and marks.
fn decide_attributed(reading: &Reading<'_, '_>, contests: &[Contest]) -> Vec<Option<Bid>> {
    let mut chosen = vec![None; contests.len()];
    let mut start = 0;
    while start < contests.len() {
        // Cues whose candidates do not touch those of later cues are decided on by themselves.
        let mut end = start + 1;
        let mut reach = contests[start].reach();
        while end < contests.len() && end - start < EXACT && contests[end].first() < reach {
            reach = reach.max(contests[end].reach());
            end += 1;
        }
        let mut search = Search {
            contests: &contests[start..end],
            current: Vec::new(),
            best: Vec::new(),
            best_worth: -1.0,
            patience: PATIENCE,
        };
        search.run(0.0);
        // What was decided before a cut in a long row of cues stands.
        for (at, bid) in (start..).zip(search.best) {
            let fits = |bid: &Bid| {
                chosen[..at].iter().zip(contests).rev().take(EXACT).all(|(other, contest)| {
                    other.as_ref().is_none_or(|other: &Bid| {
                        agree((&contest.cue, other), (&contests[at].cue, bid))
                    })
                })
            };
            chosen[at] = bid.filter(fits);
        }
        start = end;
    }
    let relays: Vec<bool> =
        (0..contests.len()).map(|at| relays(reading, contests, &chosen, at)).collect();
    chosen.iter_mut().zip(relays).filter(|(_, relays)| *relays).for_each(|(bid, _)| *bid = None);
    chosen
}

/// `Ruiz said that bread is dear, Reuters reported`: what an outlet says that somebody said is said
/// once, by that person; the outlet carries it.
fn relays(
    reading: &Reading<'_, '_>,
    contests: &[Contest],
    chosen: &[Option<Bid>],
    at: usize,
) -> bool {
    let Some(outer) = chosen[at] else { return false };
    // `Ruiz told Volna that bread is dear, according to Volna`: no list has all outlets.
    let phrase = contests[at].cue.kind == CueKind::Phrase;
    let outlet = outer.candidate.source.is_some_and(|source| {
        let body = reading.entity(source.head) == Some(EntityKind::Organization);
        reading.is_outlet(source.tokens) || phrase && body
    });
    let content = &outer.candidate.content;
    let first = at.saturating_sub(EXACT);
    let last = contests.len().min(at + EXACT);
    outlet
        && (first..last).filter(|&other| other != at).any(|other| {
            let inside = content.contains(contests[other].cue.head);
            inside
                && chosen[other].is_some_and(|inner| {
                    let cue = reading.word_count(contests[other].cue.tokens);
                    let source = inner.candidate.source.map_or(0, |s| reading.word_count(s.tokens));
                    let said = size(reading, &inner.candidate.content) + cue + source;
                    said as f32 >= WHOLE * size(reading, content) as f32
                })
        })
}

impl Contest {
    /// The first token that any candidate touches.
    fn first(&self) -> usize {
        let starts = self.bids.iter().map(|bid| bid.candidate.content.start());
        starts.min().map_or(self.cue.tokens.start(), |start| start.min(self.cue.tokens.start()))
    }

    /// The place behind the last token that any candidate touches.
    fn reach(&self) -> usize {
        let ends = self.bids.iter().map(|bid| bid.candidate.content.end());
        ends.max().map_or(self.cue.tokens.end(), |end| end.max(self.cue.tokens.end()))
    }
}

/// A search through all sets of candidates that agree (branch and bound).
struct Search<'c> {
    contests: &'c [Contest],
    current: Vec<Option<Bid>>,
    best: Vec<Option<Bid>>,
    best_worth: f32,
    /// How many more sets are looked at; what comes first is what each cue likes best.
    patience: u32,
}

/// The most sets that a search looks at.
const PATIENCE: u32 = 4000;

impl Search<'_> {
    fn run(&mut self, worth: f32) {
        let at = self.current.len();
        if at == self.contests.len() {
            if worth > self.best_worth {
                self.best_worth = worth;
                self.best = self.current.clone();
            }
            return;
        }
        let hope: f32 = self.contests[at..]
            .iter()
            .map(|contest| contest.bids.first().map_or(0.0, Bid::gain))
            .sum();
        if worth + hope <= self.best_worth || self.patience == 0 {
            return;
        }
        self.patience -= 1;
        for number in 0..self.contests[at].bids.len() {
            let bid = self.contests[at].bids[number];
            let cue = &self.contests[at].cue;
            let fits = self.current.iter().zip(self.contests).all(|(other, contest)| {
                other.as_ref().is_none_or(|other| agree((&contest.cue, other), (cue, &bid)))
            });
            if fits {
                self.current.push(Some(bid));
                self.run(worth + bid.gain());
                self.current.pop();
            }
        }
        self.current.push(None);
        self.run(worth);
        self.current.pop();
    }
}

/// True if two cues may attribute both: their contents stand apart, or one lies inside the other
/// with its cue.
fn agree(a: (&Cue, &Bid), b: (&Cue, &Bid)) -> bool {
    let [first, second] = [&a.1.candidate.content, &b.1.candidate.content];
    if shares_verb(a, b) || shares_verb(b, a) {
        return false;
    }
    // What somebody says in a statement is said once.
    let sources = [a, b].map(|(_, bid)| bid.candidate.source.map(|source| source.tokens));
    if let [Some(a), Some(b)] = sources {
        if a.overlaps(b) && first.start().max(second.start()) < first.end().min(second.end()) {
            return false;
        }
    }
    if first.contains(b.0.head) {
        return within(first, second) && !second.contains(a.0.head);
    }
    if second.contains(a.0.head) {
        return within(second, first);
    }
    !first.iter().any(|part| second.overlaps(part))
}

/// True if a clause without a verb, or its source, would lie in what hangs on a verb before it: it has
/// that verb too.
fn shares_verb(outer: (&Cue, &Bid), inner: (&Cue, &Bid)) -> bool {
    let content = &outer.1.candidate.content;
    let source = inner.1.candidate.source;
    inner.0.kind == CueKind::Gap
        && outer.0.head < inner.0.head
        && outer.0.tokens.end() <= content.start()
        && (content.contains(inner.0.head) || source.is_some_and(|s| content.overlaps(s.tokens)))
}

/// True if every part of a content lies in a part of another.
fn within(outer: &Parts, inner: &Parts) -> bool {
    inner.iter().all(|inner| {
        outer.iter().any(|outer| outer.start() <= inner.start() && inner.end() <= outer.end())
    })
}

//! What the first pass makes of the same word elsewhere in the story.
//!
//! A name is seldom clear everywhere: `Doxim` alone may be anybody, but not after `the chairman
//! of`. So the second pass of the tagger hears how the first took the other mentions.

use crate::models::KINDS;
use crate::story::Story;
use byline_seq::{Features, feature, feature_of_two};
use rustc_hash::FxHashMap;

/// How probable it is that a word is in no name, or in one of each of the [`KINDS`].
pub(crate) type Odds = [f32; KINDS.len() + 1];

/// The odds of all words of a story.
#[derive(Debug, Clone, Default)]
pub(crate) struct Votes {
    odds: Vec<Odds>,
    /// The sum over all mentions of a word, by the hash of its lower case.
    sums: FxHashMap<u64, Odds>,
}

impl Votes {
    /// Forgets everything, for a story of `words` words.
    pub fn reset(&mut self, words: usize) {
        self.odds.clear();
        self.odds.resize(words, Odds::default());
        self.sums.clear();
    }
}

impl Story {
    /// Notes the odds of a word.
    pub fn vote(&mut self, at: usize, odds: Odds) {
        self.votes.odds[at] = odds;
        if self.counts(at) {
            let sum = self.votes.sums.entry(self.words[at].lower).or_default();
            sum.iter_mut().zip(odds).for_each(|(sum, odds)| *sum += odds);
        }
    }

    /// Adds what the other mentions say of a word, and of the last word of its run.
    pub fn voted(&self, at: usize, features: &mut Features) {
        let (word, place) = (&self.words[at], &self.places[at]);
        if !word.capital {
            return;
        }
        let (start, end) = (place.run.0 as usize, place.run.1 as usize);
        let own = self.others(at);
        features.extend(&[
            feature(90, own.all()),
            feature_of_two(91, own.all(), word.shape),
            feature_of_two(92, own.kind * 4 + own.sure, u64::from(place.initial)),
        ]);
        if end > start {
            let position = u64::from(at == start) + 2 * u64::from(at + 1 == end);
            features.push(feature_of_two(93, self.others(end - 1).all(), position));
        }
    }

    /// True for words whose capital means something.
    fn counts(&self, at: usize) -> bool {
        let place = &self.places[at];
        self.words[at].capital && !place.shout && !place.heading
    }

    fn others(&self, at: usize) -> Opinion {
        let Some(&sum) = self.votes.sums.get(&self.words[at].lower) else {
            return Opinion::NONE;
        };
        let mut odds = sum;
        if self.counts(at) {
            odds.iter_mut().zip(self.votes.odds[at]).for_each(|(sum, own)| *sum -= own);
        }
        Opinion::of(&odds)
    }
}

/// What some mentions of a word are, in few words.
#[derive(Debug, Clone, Copy)]
struct Opinion {
    kind: u64,
    sure: u64,
    many: u64,
}

impl Opinion {
    const NONE: Self = Self { kind: 8, sure: 0, many: 0 };

    fn of(odds: &Odds) -> Self {
        let total: f32 = odds.iter().sum();
        if total < 0.5 {
            return Self::NONE;
        }
        let (mut kind, mut most) = (0, f32::MIN);
        for (number, &odds) in (0..).zip(odds) {
            if odds > most {
                (kind, most) = (number, odds);
            }
        }
        let above = |value: f32, limits: &[f32]| limits.iter().filter(|&&l| value > l).count();
        let sure = above(most / total, &[0.6, 0.85, 0.97]) as u64;
        Self { kind, sure, many: above(total, &[1.5, 3.5]) as u64 }
    }

    fn all(self) -> u64 {
        self.kind * 16 + self.sure * 4 + self.many
    }
}

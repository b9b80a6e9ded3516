//! The words of a story with what can be seen around each: sentences, runs of capitalised words,
//! lists, and what the same word does elsewhere.

use crate::lists::{List, ListSet, Lists, join};
use crate::votes::Votes;
use crate::word::Word;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The most words that are labelled in one go: a text all in capitals is labelled in pieces, so
/// that it takes no more memory than others.
const LONGEST: usize = 1024;

/// A story as the templates see it. Keeps its memory from one story to the next.
#[derive(Debug, Clone, Default)]
pub(crate) struct Story {
    pub words: Vec<Word>,
    /// Where each word stands.
    pub places: Vec<Place>,
    pub sentences: Vec<Range<usize>>,
    /// The stretches of words at or beside a capital. All other words are no names.
    pub segments: Vec<Range<usize>>,
    /// What the story says about a word, by the hash of its lower case.
    pub seen: FxHashMap<u64, Seen>,
    /// The news outlets on the list.
    pub outlets: Vec<Range<usize>>,
    /// What the first pass says of the words.
    pub votes: Votes,
    buffer: String,
    lower: String,
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Place {
    /// First in a sentence, a heading or a quotation.
    pub initial: bool,
    /// In a sentence of capitals alone.
    pub shout: bool,
    /// In a sentence that capitalises nearly every word.
    pub heading: bool,
    /// The run of capitalised words around it.
    pub run: (u32, u32),
    pub sentence: u32,
    /// The lists that have a name of which this word is all, the first, or a later one.
    pub whole: ListSet,
    pub first: ListSet,
    pub later: ListSet,
}

/// What the story says about a word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Seen {
    pub lower: u32,
    /// Capitalised where nothing but a name is.
    pub capital: u32,
    /// The longest run of capitalised words with it.
    pub run: (u32, u32),
    /// Its place in that run.
    pub at: u32,
}

impl Story {
    /// Reads the sentences of a story.
    pub fn read<'w>(&mut self, sentences: impl IntoIterator<Item = &'w [&'w str]>, lists: &Lists) {
        self.words.clear();
        self.places.clear();
        self.sentences.clear();
        self.segments.clear();
        self.seen.clear();
        self.outlets.clear();
        for sentence in sentences {
            let start = self.words.len();
            for word in sentence {
                self.words.push(Word::new(word, lists, &mut self.buffer, &mut self.lower));
            }
            let range = start..self.words.len();
            self.cut(&range);
            for at in range.clone() {
                if self.near_capital(&range, at) {
                    self.words[at].look_closer(
                        sentence[at - start],
                        &mut self.buffer,
                        &mut self.lower,
                    );
                }
            }
            self.place(range.clone());
            self.find_listed(&range, lists);
            self.sentences.push(range);
        }
        self.gather();
        self.votes.reset(self.words.len());
    }

    fn near_capital(&self, sentence: &Range<usize>, at: usize) -> bool {
        let near = at.saturating_sub(1).max(sentence.start)..(at + 2).min(sentence.end);
        let joined =
            at >= sentence.start + 2 && self.words[at - 1].hyphen && self.words[at - 2].capital;
        joined || self.words[near].iter().any(|word| word.capital)
    }

    fn cut(&mut self, sentence: &Range<usize>) {
        let mut start: Option<usize> = None;
        for at in sentence.clone() {
            match (self.near_capital(sentence, at), start) {
                (true, None) => start = Some(at),
                (true, Some(from)) if at - from == LONGEST => {
                    self.segments.push(from..at);
                    start = Some(at);
                }
                (false, Some(from)) => {
                    self.segments.push(from..at);
                    start = None;
                }
                _ => {}
            }
        }
        self.segments.extend(start.map(|from| from..sentence.end));
    }

    fn place(&mut self, range: Range<usize>) {
        let words = &self.words[range.clone()];
        let long = words.iter().filter(|w| w.letter);
        let (mut all, mut capital, mut shouted) = (0, 0, 0);
        for word in long {
            all += 1;
            capital += usize::from(word.capital);
            shouted += usize::from(word.shouted);
        }
        let shout = all >= 2 && shouted * 10 >= all * 8
            || all == 1 && words.len() > 1 && shouted == 1 && words.len() < 6;
        let heading = !shout && all >= 4 && capital * 10 >= all * 7;
        let mut initial = true;
        let sentence = self.sentences.len() as u32;
        for word in words {
            self.places.push(Place {
                initial: initial && (word.letter || word.capital),
                shout,
                heading,
                sentence,
                ..Place::default()
            });
            initial = word.opens || initial && !(word.letter || word.digit);
        }
        self.find_runs(range);
    }

    fn find_runs(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            if !self.words[at].capital {
                at += 1;
                continue;
            }
            let start = at;
            let mut end = at + 1;
            while end < range.end && end - start < 12 {
                if self.words[end].capital {
                    end += 1;
                } else if self.words[end].tie && end + 1 < range.end && self.words[end + 1].capital
                {
                    end += 2;
                } else {
                    break;
                }
            }
            for place in &mut self.places[start..end] {
                place.run = (start as u32, end as u32);
            }
            at = end;
        }
    }

    fn find_listed(&mut self, range: &Range<usize>, lists: &Lists) {
        for at in range.clone() {
            if !self.words[at].capital {
                continue;
            }
            let single = self.words[at].lists;
            let place = &mut self.places[at];
            place.whole = place.whole.and(single.names());
            let mut so_far = self.words[at].lower;
            let mut set = single;
            let mut end = at + 1;
            let mut outlet = single.has(List::Outlet).then_some(at..end);
            while set.longer() && end < range.end {
                so_far = join(so_far, self.words[end].lower);
                set = lists.lists(so_far);
                end += 1;
                let names = set.names();
                if !names.is_empty() {
                    if names.has(List::Outlet) {
                        outlet = Some(at..end);
                    }
                    self.places[at].first = self.places[at].first.and(names);
                    for place in &mut self.places[at + 1..end] {
                        place.later = place.later.and(names);
                    }
                }
            }
            let inside = self.outlets.last().is_some_and(|before| before.end > at);
            self.outlets.extend(outlet.filter(|_| !inside));
        }
    }

    fn gather(&mut self) {
        for at in 0..self.words.len() {
            let (word, place) = (&self.words[at], &self.places[at]);
            if !word.letter || place.shout {
                continue;
            }
            let seen = self.seen.entry(word.lower).or_default();
            if !word.capital {
                seen.lower += 1;
                continue;
            }
            if place.heading {
                continue;
            }
            if !place.initial {
                seen.capital += 1;
            }
            let (start, end) = place.run;
            let longer = end - start > seen.run.1 - seen.run.0;
            if longer {
                seen.run = place.run;
                seen.at = at as u32;
            }
        }
    }
}

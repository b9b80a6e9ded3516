//! From the words of a story to features.

use crate::lists::{List, ListSet, Lists};
use crate::sport::about_sport;
use crate::story::Story;
use crate::votes::Odds;
use byline_seq::{Features, Lattice, Model, Scores};
use std::ops::Range;

/// The tasks of the two passes in the model file. The number changes whenever a feature does.
pub const FIRST_TASK: &str = "ner-first/1";

/// See [`FIRST_TASK`].
pub const SECOND_TASK: &str = "ner-second/1";

/// Turns the words of a story into features, and keeps its memory from one story to the next.
///
/// The first pass sees each word where it stands; the second sees in addition what the first
/// makes of the same word elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Extractor {
    story: Story,
    /// The features of the first pass, for each segment; there may be more than segments.
    first: Vec<Features>,
    scores: Scores,
    lattice: Lattice,
    /// Whether the story is about sport.
    sport: bool,
}

impl Extractor {
    /// Reads the sentences of a story.
    pub fn read<'w>(&mut self, sentences: impl IntoIterator<Item = &'w [&'w str]>, lists: &Lists) {
        self.story.read(sentences, lists);
        self.sport = about_sport(&self.story.words);
        let count = self.story.segments.len();
        self.first.resize(count.max(self.first.len()), Features::default());
        for (segment, features) in self.story.segments.iter().zip(&mut self.first) {
            features.clear();
            for at in segment.clone() {
                self.story.token(at, features);
                features.end_token();
            }
        }
    }

    /// The stretches of words at or beside a capital. All other words are no names.
    pub fn segments(&self) -> &[Range<usize>] {
        &self.story.segments
    }

    /// The features of the first pass, for each segment.
    #[cfg(feature = "train")]
    pub fn first(&self) -> &[Features] {
        &self.first[..self.story.segments.len()]
    }

    /// Labels the words by the model of the first pass. Comes before [`Extractor::second`].
    pub fn vote(&mut self, model: &Model) {
        for number in 0..self.story.segments.len() {
            model.score(&self.first[number], &mut self.scores);
            model.probabilities(&self.scores, &mut self.lattice);
            for (token, at) in self.story.segments[number].clone().enumerate() {
                let mut odds = Odds::default();
                for (label, odds) in odds.iter_mut().enumerate() {
                    *odds = self.lattice.label(token, label);
                }
                self.story.vote(at, odds);
            }
        }
    }

    /// Replaces `features` by those of the second pass, for the words of a segment.
    ///
    /// # Panics
    ///
    /// If there is no segment of that number.
    pub fn second(&self, segment: usize, features: &mut Features) {
        features.clear();
        let words = self.story.segments[segment].clone();
        for (at, first) in words.zip(self.first[segment].iter()) {
            features.extend(first);
            self.story.voted(at, features);
            features.end_token();
        }
    }

    /// The news outlets on the list in a segment, counted from its first word.
    pub(crate) fn outlets(
        &self,
        segment: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + '_ {
        let (first, end) = (segment.start, segment.end);
        let from = self.story.outlets.partition_point(|name| name.start < first);
        let inside = self.story.outlets[from..].iter().take_while(move |name| name.end <= end);
        inside.filter_map(move |name| {
            let acronym =
                self.story.words[name.start].shouted && !self.story.places[name.start].shout;
            (name.len() > 1 || acronym).then_some(name.start - first..name.end - first)
        })
    }

    /// The ships in a segment, `USS` and what follows, counted from its first word.
    pub(crate) fn ships(&self, segment: &Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let (start, end) = (segment.start, segment.end);
        (start..end).filter_map(move |at| {
            let (word, place) = (&self.story.words[at], &self.story.places[at]);
            let prefix = word.shouted && !place.shout && word.lists.has(List::ProductPrefix);
            let last = (place.run.1 as usize).min(end).min(at + 5);
            (prefix && last > at + 1).then(|| at - start..last - start)
        })
    }

    /// The words of a segment that name a country or city and have no capitals beside them,
    /// counted from its first word. None in a story about sport.
    pub(crate) fn lone_places(
        &self,
        segment: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + '_ {
        let start = segment.start;
        segment.clone().filter_map(move |at| {
            let place = &self.story.places[at];
            let listed = place.whole.has(List::Country) || place.whole.has(List::City);
            let alone = place.run.1 - place.run.0 == 1;
            (listed && alone && !self.sport).then_some(at - start..at - start + 1)
        })
    }

    /// The lists that have a name, or its first or last word.
    pub(crate) fn lists_of(&self, name: Range<usize>) -> ListSet {
        let (first, last) = (name.start, name.end - 1);
        let place = &self.story.places[first];
        let names = if first == last { place.whole } else { place.first };
        names.and(self.story.words[first].lists.words()).and(self.story.words[last].lists.words())
    }
}

//! What is known of one quotation.

use super::index::{ClusterData, Index, OccurrenceData, date};
use byline_core::{Date, QuoteId, Span, Timestamp};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// One quotation with all the places where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Cluster<'i> {
    pub(super) index: &'i Index,
    pub(super) place: usize,
}

/// One place where a quotation stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence<'i> {
    /// The story's id.
    pub story: &'i str,
    /// Who published the story, by its listed name.
    pub publisher: Option<&'i str>,
    /// When.
    pub date: Option<Date>,
    /// At which moment, where that is known.
    pub published: Option<Timestamp>,
    /// The quote in the story.
    pub quote: QuoteId,
    /// From the first byte of the content to the last.
    pub span: Span,
    /// True if at least a part of it stands in quotation marks.
    pub direct: bool,
    /// How it came to the story, origin first.
    pub chain: Vec<&'i str>,
    /// The outlets that the story got it from, nearest to the origin first; without its publisher.
    pub outlets: Vec<&'i str>,
}

/// Why an occurrence is held for the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FirstBy {
    /// No other has an earlier date. Where dates are missing, it was taken in first.
    Date,
    /// An occurrence with an earlier date says that it got the words from this one's publisher.
    Citation,
}

/// The first occurrence of a quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct First<'i> {
    /// Where it stands.
    pub occurrence: Occurrence<'i>,
    /// Why it is the first.
    pub by: FirstBy,
    /// The outlet that the first occurrence itself got it from, where it names one: the words were
    /// there before, in a story that is not in the index.
    pub earlier: Option<&'i str>,
}

impl<'i> Cluster<'i> {
    fn data(self) -> &'i ClusterData {
        &self.index.data.clusters[self.place]
    }

    /// Its number in the index.
    pub fn id(self) -> usize {
        self.place
    }

    /// The words as first met, with marks.
    pub fn quotation(self) -> &'i str {
        &self.data().quotation
    }

    /// The fullest name of the speaker; empty if nobody was named.
    pub fn speaker(self) -> &'i str {
        &self.data().speaker
    }

    /// The places where it stands, in the order in which they were taken in.
    pub fn occurrences(self) -> impl ExactSizeIterator<Item = Occurrence<'i>> {
        self.data().occurrences.iter().map(move |data| self.occurrence(data))
    }

    /// Number of different stories that have it.
    pub fn stories(self) -> usize {
        let stories: FxHashSet<u32> = self.data().occurrences.iter().map(|o| o.story).collect();
        stories.len()
    }

    fn occurrence(self, data: &'i OccurrenceData) -> Occurrence<'i> {
        let story = &self.index.data.stories[data.story as usize];
        Occurrence {
            story: &story.id,
            publisher: story.publisher.map(|name| self.name(name)),
            date: story.date.and_then(date),
            published: story.published.and_then(|seconds| Timestamp::from_second(seconds).ok()),
            quote: QuoteId(data.quote),
            span: Span::new(data.start as usize, data.end as usize),
            direct: data.direct,
            chain: data.chain.iter().map(|&name| self.name(name)).collect(),
            outlets: self.cited(data).into_iter().map(|name| self.name(name)).collect(),
        }
    }

    fn name(self, name: u32) -> &'i str {
        &self.index.data.names[name as usize]
    }

    /// The first occurrence: the earliest by moment where both have one, else by date, unless it says itself that it has the words
    /// from an outlet whose story is among the occurrences. Dates are those of the files and may
    /// be those of a crawl; who cites was second whatever the date. Where outlets got it from
    /// each other in a circle, the date decides.
    pub fn first(self) -> First<'i> {
        let all = &self.data().occurrences;
        let when = |data: &OccurrenceData| self.index.data.stories[data.story as usize].when();
        let mut order: Vec<&OccurrenceData> = all.iter().collect();
        order.sort_by_key(|data| when(data));
        let mut first = order[0];
        let mut by = FirstBy::Date;
        let mut passed: FxHashSet<u32> = FxHashSet::default();
        let earlier = loop {
            passed.insert(first.story);
            let cited = self.cited(first);
            let source = order.iter().find(|other| {
                self.publisher(other).is_some_and(|publisher| cited.contains(&publisher))
            });
            let Some(source) = source else { break cited.first().copied() };
            if passed.contains(&source.story) {
                // They got it from each other, so that only the date is left.
                (first, by) = (order[0], FirstBy::Date);
                break self.cited(first).first().copied();
            }
            (first, by) = (source, FirstBy::Citation);
        };
        First {
            occurrence: self.occurrence(first),
            by,
            earlier: earlier.map(|name| self.name(name)),
        }
    }

    fn publisher(self, data: &OccurrenceData) -> Option<u32> {
        self.index.data.stories[data.story as usize].publisher
    }

    /// The outlets that an occurrence got it from, nearest to the origin first.
    fn cited(self, data: &OccurrenceData) -> Vec<u32> {
        let own = self.publisher(data);
        data.outlets.iter().copied().filter(|&name| Some(name) != own).collect()
    }

    /// True if no story that has it names anybody who could be asked.
    pub fn lost_origin(self) -> bool {
        self.data().occurrences.iter().all(|data| data.lost)
    }

    /// Outlets that got the words from each other in a circle, if there are any: `A` got it from
    /// `B`, and `B` from `A`. The first is not repeated at the end. Of several circles it is the one
    /// whose names come first, whatever else is in the index.
    pub fn circle(self) -> Option<Vec<&'i str>> {
        let mut has_from: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for data in &self.data().occurrences {
            let mut nearer = self.publisher(data);
            for source in self.cited(data).into_iter().rev() {
                if let Some(outlet) = nearer {
                    has_from.entry(self.name(outlet)).or_default().insert(self.name(source));
                }
                nearer = Some(source);
            }
        }
        has_from.keys().find_map(|start| circle_from(start, &has_from))
    }
}

/// A way from `start` back to itself.
fn circle_from<'i>(
    start: &'i str,
    has_from: &BTreeMap<&'i str, BTreeSet<&'i str>>,
) -> Option<Vec<&'i str>> {
    let mut came_from: FxHashMap<&str, &str> = FxHashMap::default();
    let mut open = vec![start];
    while let Some(outlet) = open.pop() {
        for &source in has_from.get(outlet).into_iter().flatten() {
            if source == start {
                let mut way = vec![outlet];
                while let Some(&nearer) = way.last().and_then(|last| came_from.get(last)) {
                    way.push(nearer);
                }
                way.reverse();
                return Some(way);
            }
            if let Entry::Vacant(entry) = came_from.entry(source) {
                entry.insert(outlet);
                open.push(source);
            }
        }
    }
    None
}

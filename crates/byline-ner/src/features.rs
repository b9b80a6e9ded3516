//! From the words of a story to features.

use crate::lists::{List, ListSet, Lists, join};
use crate::word::Word;
use byline_seq::{Features, feature, feature_of_two};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The task in the model file. The number changes whenever a feature does.
pub const TASK: &str = "ner/1";

/// Turns the words of a story into features, and keeps its memory from one story to the next.
#[derive(Debug, Clone, Default)]
pub struct Extractor {
    words: Vec<Word>,
    places: Vec<Place>,
    sentences: Vec<Range<usize>>,
    segments: Vec<Range<usize>>,
    seen: FxHashMap<u64, Seen>,
    outlets: Vec<Range<usize>>,
    buffer: String,
    lower: String,
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// First in a sentence, a heading or a quotation.
    initial: bool,
    /// In a sentence of capitals alone.
    shout: bool,
    /// In a sentence that capitalises nearly every word.
    heading: bool,
    /// The run of capitalised words around it.
    run: (u32, u32),
    sentence: u32,
    /// The lists that have a name of which this word is all, the first, or a later one.
    whole: ListSet,
    first: ListSet,
    later: ListSet,
}

/// What the story says about a word.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    lower: u32,
    /// Capitalised where nothing but a name is.
    capital: u32,
    /// The longest run of capitalised words with it.
    run: (u32, u32),
    /// Its place in that run.
    at: u32,
}

impl Extractor {
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
    }

    /// The stretches of words at or beside a capital. All other words are no names.
    pub fn segments(&self) -> &[Range<usize>] {
        &self.segments
    }

    fn near_capital(&self, sentence: &Range<usize>, at: usize) -> bool {
        let near = at.saturating_sub(1).max(sentence.start)..(at + 2).min(sentence.end);
        let joined =
            at >= sentence.start + 2 && self.words[at - 1].hyphen && self.words[at - 2].capital;
        joined || self.words[near].iter().any(|word| word.capital)
    }

    fn cut(&mut self, sentence: &Range<usize>) {
        let mut start = None;
        for at in sentence.clone() {
            match (self.near_capital(sentence, at), start) {
                (true, None) => start = Some(at),
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

    /// The news outlets on the list in a segment, counted from its first word.
    pub(crate) fn outlets(
        &self,
        segment: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + '_ {
        let (first, end) = (segment.start, segment.end);
        let from = self.outlets.partition_point(|name| name.start < first);
        let inside = self.outlets[from..].iter().take_while(move |name| name.end <= end);
        inside.filter_map(move |name| {
            let acronym = self.words[name.start].shouted && !self.places[name.start].shout;
            (name.len() > 1 || acronym).then_some(name.start - first..name.end - first)
        })
    }

    /// The lists that have a name, or its first or last word.
    pub(crate) fn lists_of(&self, name: Range<usize>) -> ListSet {
        let (first, last) = (name.start, name.end - 1);
        let place = &self.places[first];
        let names = if first == last { place.whole } else { place.first };
        names.and(self.words[first].lists.words()).and(self.words[last].lists.words())
    }

    /// Replaces `features` by those of the words of a segment.
    pub fn extract(&self, segment: Range<usize>, features: &mut Features) {
        features.clear();
        for at in segment {
            self.token(at, features);
            features.end_token();
        }
    }

    fn token(&self, at: usize, features: &mut Features) {
        let edge = Word::edge();
        let sentence = &self.sentences[self.places[at].sentence as usize];
        let word = |offset: isize| {
            let index = at.wrapping_add_signed(offset);
            if sentence.contains(&index) { &self.words[index] } else { &edge }
        };
        let place = &self.places[at];
        let window = [word(-2), word(-1), word(0), word(1), word(2)];
        self.own(window[2], place, features);
        self.around(&window, place, features);
        classes(&window, features);
        self.listed(at, &window, features);
        if self.words[at].capital {
            self.run(at, features);
            self.elsewhere(at, features);
        }
    }

    fn own(&self, word: &Word, place: &Place, features: &mut Features) {
        let manner = u64::from(place.shout) * 2 + u64::from(place.heading);
        features.push(feature(0, manner));
        features.push(feature(2, word.lower));
        if !place.shout {
            features.push(feature(1, word.exact));
        }
        for (template, &prefix) in (3..).zip(&word.prefixes) {
            if prefix != 0 {
                features.push(feature(template, prefix));
            }
        }
        for (template, &suffix) in (6..).zip(&word.suffixes) {
            if suffix != 0 {
                features.push(feature(template, suffix));
            }
        }
        let shape = if place.shout { word.shape ^ 0xabcd } else { word.shape };
        features.extend(&[
            feature(10, shape),
            feature_of_two(11, shape, u64::from(place.initial) + 2 * manner),
        ]);
    }

    fn around(&self, window: &[&Word; 5], place: &Place, features: &mut Features) {
        let [before2, before, word, after, after2] = window;
        let shape = if place.shout { word.shape ^ 0xabcd } else { word.shape };
        features.extend(&[
            feature(12, before2.lower),
            feature(13, before.lower),
            feature(14, after.lower),
            feature(15, after2.lower),
            feature_of_two(16, before.lower, word.lower),
            feature_of_two(17, word.lower, after.lower),
            feature_of_two(18, before.lower, after.lower),
            feature_of_two(19, before.shape, shape),
            feature_of_two(20, shape, after.shape),
            feature_of_two(21, before.lower, shape),
            feature_of_two(22, shape, after.lower),
            feature_of_two(23, feature_of_two(0, before.shape, shape).into(), after.shape),
        ]);
    }

    fn listed(&self, at: usize, window: &[&Word; 5], features: &mut Features) {
        let [_, before, word, after, _] = window;
        let place = &self.places[at];
        for (position, set) in [(0, place.whole), (1, place.first), (2, place.later)] {
            for list in set.numbers() {
                features.push(feature_of_two(40, position, list));
            }
        }
        for (template, other) in [(41, word), (42, before), (43, after)] {
            for list in other.lists.words().numbers() {
                let capital = u64::from(other.capital);
                features.push(feature_of_two(template, list, capital));
            }
        }
        // Which lists a word is on together says more than each.
        let both = |set: ListSet| set.numbers().fold(0_u64, |sum, list| sum | 1 << list);
        features.push(feature_of_two(44, both(word.lists), both(before.lists)));
        features.push(feature_of_two(45, both(word.lists), both(after.lists)));
    }

    fn run(&self, at: usize, features: &mut Features) {
        let place = &self.places[at];
        if place.shout || place.heading {
            return;
        }
        let (start, end) = (place.run.0 as usize, place.run.1 as usize);
        let sentence = &self.sentences[place.sentence as usize];
        let first = &self.words[start];
        let last = &self.words[end - 1];
        let position = u64::from(at == start) + 2 * u64::from(at + 1 == end);
        let length = (end - start).min(4) as u64;
        let edge = Word::edge();
        let before = if start > sentence.start { &self.words[start - 1] } else { &edge };
        let after = if end < sentence.end { &self.words[end] } else { &edge };
        features.extend(&[
            feature_of_two(50, position, length),
            feature(51, last.lower),
            feature_of_two(52, last.lower, position),
            feature(53, first.lower),
            feature(54, before.lower),
            feature(55, after.lower),
            feature_of_two(56, before.lower, after.lower),
            feature_of_two(57, before.lower, length),
            feature_of_two(58, after.lower, length),
            feature_of_two(59, u64::from(self.places[start].initial), position),
        ]);
        features.extend(&[
            feature(60, u64::from(last.classes[1])),
            feature(61, u64::from(first.classes[1])),
            feature(62, u64::from(before.classes[2])),
            feature(63, u64::from(after.classes[2])),
        ]);
        for list in last.lists.words().numbers() {
            features.push(feature_of_two(64, list, position));
        }
        for list in first.lists.words().numbers() {
            features.push(feature_of_two(65, list, position));
        }
    }

    fn elsewhere(&self, at: usize, features: &mut Features) {
        let (word, place) = (&self.words[at], &self.places[at]);
        let Some(seen) = self.seen.get(&word.lower) else { return };
        let lower = u64::from(seen.lower.min(2));
        let own = u32::from(!place.initial && !place.heading && !place.shout);
        let capital = u64::from(seen.capital.saturating_sub(own).min(2));
        let hard = u64::from(place.initial || place.heading || place.shout);
        features.push(feature_of_two(70, lower * 3 + capital, hard));
        let (start, end) = (seen.run.0 as usize, seen.run.1 as usize);
        let mine = (place.run.1 - place.run.0) as usize;
        if end - start <= mine.min(if hard == 1 && (place.shout || place.heading) { 1 } else { 12 })
        {
            return;
        }
        let other = seen.at as usize;
        let sentence = &self.sentences[self.places[other].sentence as usize];
        let edge = Word::edge();
        let first = &self.words[start];
        let last = &self.words[end - 1];
        let position = u64::from(other == start) + 2 * u64::from(other + 1 == end);
        let length = (end - start).min(4) as u64;
        let before = if start > sentence.start { &self.words[start - 1] } else { &edge };
        let after = if end < sentence.end { &self.words[end] } else { &edge };
        features.extend(&[
            feature_of_two(71, position, length),
            feature_of_two(72, last.lower, position),
            feature_of_two(73, first.lower, position),
            feature(74, before.lower),
            feature(75, after.lower),
            feature(76, u64::from(first.classes[1])),
            feature(77, u64::from(last.classes[1])),
        ]);
        let there = &self.places[other];
        for (position, set) in [(0, there.whole), (1, there.first), (2, there.later)] {
            for list in set.numbers() {
                features.push(feature_of_two(78, position, list));
            }
        }
        for list in first.lists.words().numbers() {
            features.push(feature_of_two(79, list, position));
        }
        for list in last.lists.words().numbers() {
            features.push(feature_of_two(80, list, position));
        }
    }
}

/// The features of the classes of a word and its neighbours.
fn classes(window: &[&Word; 5], features: &mut Features) {
    let [before2, before, word, after, after2] = window;
    for (size, &class) in (0..).zip(&word.classes) {
        features.push(feature(24 + size, u64::from(class)));
        features.push(feature(28 + size, u64::from(before.classes[usize::from(size)])));
        features.push(feature(32 + size, u64::from(after.classes[usize::from(size)])));
    }
    let class = |word: &Word, size: usize| u64::from(word.classes[size]);
    features.extend(&[
        feature(36, class(before2, 1)),
        feature(37, class(after2, 1)),
        feature_of_two(38, class(before, 1), class(word, 1)),
        feature_of_two(39, class(word, 1), class(after, 1)),
        feature_of_two(46, word.shape, class(word, 2)),
        feature_of_two(47, class(before, 1), class(after, 1)),
    ]);
}

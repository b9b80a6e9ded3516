//! What is asked about a word: the templates of the features.

use crate::lists::ListSet;
use crate::story::{Place, Story};
use crate::word::Word;
use byline_seq::{Features, feature, feature_of_two};

impl Story {
    /// Adds the features of a word.
    pub fn token(&self, at: usize, features: &mut Features) {
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

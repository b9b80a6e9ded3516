//! The features of candidates for a content: their first and last words, what the labels say
//! there, and what they have more or less than the content of the labels.

use super::borders::{Borders, Place};
use super::facts::{head, is_finite, is_verb};
use super::labels::Label;
use super::surface::{EDGE, Writer, bucket, join};
use byline_core::TokenRange;
use byline_seq::{Features, hash_bytes};
use std::cmp::Ordering;

/// A number for what stands on the other side, out of the way of distances.
const ELSEWHERE: u64 = 99;

/// Adds the features of each candidate.
pub(super) fn extract(
    borders: &Borders<'_, '_>,
    place: &Place,
    candidates: &[TokenRange],
    features: &mut Features,
) {
    let verb = verb(borders, place);
    let mut writer = Writer::new(0);
    for &candidate in candidates {
        let evidence = Evidence { borders, place, candidate, verb };
        evidence.beginning(&mut writer);
        evidence.end(&mut writer);
        evidence.whole(&mut writer);
        writer.end_token(features);
    }
}

/// One candidate.
struct Evidence<'b, 's, 'd> {
    borders: &'b Borders<'s, 'd>,
    place: &'b Place,
    candidate: TokenRange,
    /// The verb of the cue.
    verb: u64,
}

impl Evidence<'_, '_, '_> {
    fn beginning(&self, writer: &mut Writer) {
        let (borders, place, at) = (self.borders, self.place, self.candidate.start());
        let (word, tag) = (self.word(at), self.tag(at));
        let before = at.checked_sub(1);
        let word_before = before.map_or(EDGE, |at| self.word(at));
        let tag_before = before.map_or(EDGE, |at| self.tag(at));
        let own = place.content.start();
        let moved = side(at, own);
        let cue = if place.cue.end() <= own { 1 } else { 2 };
        let gap = match at.checked_sub(place.cue.end()) {
            Some(gap) if cue == 1 => bucket(gap as u32),
            _ => u64::from(cue == 2) * ELSEWHERE,
        };
        let beside = u64::from(gap == 0);
        writer.add(moved);
        writer.pair(word, word_before);
        writer.pair(word, tag_before);
        writer.pair(tag, word_before);
        writer.triple(tag_before, tag, self.tag(at + 1));
        writer.pair(word, moved);
        writer.pair(word_before, moved);
        writer.triple(tag, tag_before, moved);
        writer.triple(word, self.word(at + 1), cue);
        writer.triple(self.verb, tag, gap);
        writer.triple(self.verb, word, beside);
        writer.pair(self.verb, beside);
        writer.triple(word, gap, cue);
        writer.triple(tag, gap, cue);
        let last = self.word(place.cue.end() - 1);
        writer.triple(last, word, beside);
        writer.triple(last, tag, gap);
        let begins = tenths(borders.probability(at, Label::ContentBegin));
        let goes_on = tenths(borders.probability(at, Label::Content));
        let left = before.map_or(0, |at| tenths(borders.inside(at)));
        writer.add(begins);
        writer.triple(begins, goes_on, left);
        writer.pair(begins, tag);
        writer.pair(begins, word);
        writer.triple(begins, moved, left);
        self.change(at, own, moved, writer);
        let source = place.source.map_or(3, |source| side(source.end(), at));
        writer.triple(source, tag, moved);
        writer.triple(source, gap, moved);
    }

    fn end(&self, writer: &mut Writer) {
        let (borders, place, at) = (self.borders, self.place, self.candidate.end());
        let own = place.content.end();
        let moved = side(own, at);
        let (word, next) = (self.word(at - 1), self.word(at));
        let (tag, next_tag) = (self.tag(at - 1), self.tag(at));
        let after_next = self.tag(at + 1);
        let edge = u64::from(at == place.limits.end());
        writer.add(moved);
        writer.pair(next, word);
        writer.pair(next, tag);
        writer.triple(next, after_next, edge);
        writer.triple(next, self.word(at + 1), moved);
        writer.triple(tag, next_tag, after_next);
        writer.triple(join(tag, next_tag), join(after_next, self.tag(at + 2)), edge);
        writer.triple(next, after_next, moved);
        writer.triple(next, moved, edge);
        writer.triple(self.verb, next, edge);
        writer.triple(self.verb, next_tag, moved);
        writer.triple(self.word(self.candidate.start()), next, edge);
        writer.triple(self.tag(self.candidate.start()), next, after_next);
        let cue = u64::from(place.cue.end() <= place.content.start());
        let beside = u64::from(cue == 0 && place.cue.start() <= at + 1);
        writer.triple(cue, join(edge, beside), moved);
        writer.triple(bucket(self.candidate.len() as u32), next, edge);
        let inside = tenths(borders.inside(at - 1));
        let outside = tenths(borders.inside(at));
        let begins = tenths(borders.probability(at, Label::ContentBegin));
        writer.pair(inside, outside);
        writer.triple(inside, outside, begins);
        writer.triple(inside, outside, moved);
        writer.pair(outside, next);
        writer.triple(inside.abs_diff(outside), next_tag, moved);
        let verbs = (at..place.limits.end()).filter(|&at| is_verb(borders.tag(at))).take(4);
        let verbs = verbs.count() as u64;
        writer.triple(verbs, next, edge);
        writer.triple(verbs, next_tag, moved);
        self.change(at, own, moved, writer);
    }

    /// What stands between a border and that of the labels.
    fn change(&self, at: usize, own: usize, moved: u64, writer: &mut Writer) {
        let tokens = at.min(own)..at.max(own);
        let (mut low, mut high, mut sum) = (1.0_f32, 0.0_f32, 0.0);
        let (mut verbs, mut marks) = (0_u64, 0_u64);
        for at in tokens.clone() {
            let probability = self.borders.inside(at).clamp(0.01, 0.99);
            low = low.min(probability);
            high = high.max(probability);
            sum += (probability / (1.0 - probability)).ln();
            verbs += u64::from(is_verb(self.borders.tag(at)));
            marks += u64::from(!self.borders.story.words.is_word(at));
        }
        let (verbs, marks) = (verbs.min(3), marks.min(3));
        let length = bucket(tokens.len() as u32);
        let (word, tag) = (self.word(tokens.start), self.tag(tokens.start));
        let mean = tenths(0.5 + sum / tokens.len().max(1) as f32 / 10.0);
        writer.pair(moved, length);
        writer.triple(moved, tenths(low), tenths(high));
        writer.triple(moved, mean, length);
        writer.pair(moved, (sum.clamp(-20.0, 20.0) + 20.0) as u64);
        writer.triple(moved, verbs, marks);
        writer.triple(moved, join(verbs, marks), mean);
        writer.triple(moved, tag, mean);
        writer.triple(moved, word, verbs.min(2));
        writer.triple(moved, word, mean);
    }

    fn whole(&self, writer: &mut Writer) {
        let count = |is: fn(u8) -> bool, most: usize| {
            let tags = self.candidate.range().map(|at| self.borders.tag(at));
            tags.filter(|&tag| is(tag)).take(most).count() as u64
        };
        let (verbs, finite) = (count(is_verb, 4), count(is_finite, 3));
        let length = bucket(self.candidate.len() as u32);
        let first = self.word(self.candidate.start());
        let tag = self.tag(self.candidate.start());
        let after = u64::from(self.place.cue.end() <= self.candidate.start());
        writer.pair(verbs, length);
        writer.triple(self.verb, finite, tag);
        writer.triple(first, finite, verbs);
        writer.triple(tag, finite, verbs);
        writer.triple(self.verb, first, finite);
        writer.triple(after, finite, tag);
        writer.triple(self.verb, length, after);
        writer.triple(first, length, after);
    }

    fn tag(&self, at: usize) -> u64 {
        self.borders.tag(at).into()
    }

    fn word(&self, at: usize) -> u64 {
        hash_bytes(self.borders.story.words.at(at).as_bytes())
    }
}

/// The first letters of the last verb of a cue, or of its last word.
fn verb(borders: &Borders<'_, '_>, place: &Place) -> u64 {
    let verb = place.cue.range().rev().find(|&at| is_verb(borders.tag(at)));
    let word = borders.story.words.at(verb.unwrap_or(place.cue.end() - 1));
    hash_bytes(head(word, 5).as_bytes())
}

fn side(a: usize, b: usize) -> u64 {
    match a.cmp(&b) {
        Ordering::Equal => 0,
        Ordering::Less => 1,
        Ordering::Greater => 2,
    }
}

fn tenths(probability: f32) -> u64 {
    (probability.clamp(0.0, 1.0) * 9.99) as u64
}

//! The features of the first pass: words, tags, quotation marks and clauses.

use super::facts::{Facts, NONE};
use crate::features::{bucket, join};
use byline_core::TokenRange;
use byline_seq::{Features, feature};

/// Writes the features of a token; each call is a template of its own.
pub(super) struct Writer {
    /// The feature of each template. All that a byte can count have room, so that none is
    /// checked for it.
    hashes: [u32; 256],
    first: u8,
    next: u8,
}

impl Writer {
    /// A writer whose first feature has this template.
    pub fn new(first: u8) -> Self {
        Self { hashes: [0; 256], first, next: first }
    }

    /// Adds a feature with a value.
    #[inline]
    pub fn add(&mut self, value: u64) {
        self.hashes[usize::from(self.next)] = feature(self.next, value);
        self.next = self.next.wrapping_add(1);
    }

    /// Adds a feature of two values.
    #[inline]
    pub fn pair(&mut self, first: u64, second: u64) {
        self.add(join(first, second));
    }

    /// Adds a feature of three values.
    #[inline]
    pub fn triple(&mut self, first: u64, second: u64, third: u64) {
        self.add(join(join(first, second), third));
    }

    /// Ends the token.
    pub fn end_token(&mut self, features: &mut Features) {
        features.extend(&self.hashes[usize::from(self.first)..usize::from(self.next)]);
        features.end_token();
        self.next = self.first;
    }
}

/// Values beyond the edge of the unit.
pub(super) const EDGE: u64 = 7;

/// A look at the columns around one token of a unit.
pub(super) struct Window<'f> {
    pub facts: &'f Facts,
    pub unit: TokenRange,
    pub at: usize,
}

impl Window<'_> {
    #[inline]
    fn place(&self, offset: isize) -> Option<usize> {
        let place = self.at.wrapping_add_signed(offset);
        // One comparison for both ends.
        (place.wrapping_sub(self.unit.start()) < self.unit.len()).then_some(place)
    }

    #[inline]
    pub fn of<T: Copy + Into<u64>>(&self, column: &[T], offset: isize) -> u64 {
        self.place(offset).map_or(EDGE, |place| column[place].into())
    }
}

/// Adds the features of every token of a unit.
pub(super) fn extract(facts: &Facts, unit: TokenRange, features: &mut Features) {
    let mut writer = Writer::new(0);
    for at in unit.range() {
        let window = Window { facts, unit, at };
        words(&window, &mut writer);
        tags(&window, &mut writer);
        marks(&window, &mut writer);
        clause(&window, &mut writer);
        cues(&window, &mut writer);
        lines(&window, &mut writer);
        tree(&window, &mut writer);
        classes(&window, &mut writer);
        writer.end_token(features);
    }
}

fn words(window: &Window<'_>, writer: &mut Writer) {
    let facts = window.facts;
    let word = |offset| window.of(&facts.word, offset);
    let tag = |offset| window.of(&facts.tag, offset);
    for offset in -3..=3 {
        writer.add(word(offset));
    }
    writer.pair(word(-2), word(-1));
    writer.pair(word(-1), word(0));
    writer.pair(word(0), word(1));
    writer.pair(word(1), word(2));
    writer.pair(word(-1), word(1));
    writer.pair(word(0), tag(-1));
    writer.pair(word(0), tag(1));
    writer.pair(tag(0), word(-1));
    writer.pair(tag(0), word(1));
    for offset in -1..=1 {
        writer.add(window.of(&facts.stem, offset));
    }
    writer.add(window.of(&facts.suffix, 0));
    writer.pair(window.of(&facts.stem, 0), tag(0));
    writer.triple(tag(-1), window.of(&facts.stem, 0), tag(1));
}

fn tags(window: &Window<'_>, writer: &mut Writer) {
    let facts = window.facts;
    let tag = |offset| window.of(&facts.tag, offset);
    for offset in -3..=3 {
        writer.add(tag(offset));
    }
    for offset in -3..3 {
        writer.pair(tag(offset), tag(offset + 1));
    }
    for offset in -3..=1 {
        writer.triple(tag(offset), tag(offset + 1), tag(offset + 2));
    }
    let shape = |offset| window.of(&facts.shape, offset);
    writer.triple(shape(-1), shape(0), shape(1));
    let class = |offset| window.of(&facts.class, offset);
    for offset in -3..=3 {
        writer.pair(class(offset), tag(0));
    }
}

fn marks(window: &Window<'_>, writer: &mut Writer) {
    let facts = window.facts;
    let mark = |offset| window.of(&facts.mark, offset);
    let word = |offset| window.of(&facts.word, offset);
    writer.add(mark(0));
    writer.triple(mark(-1), mark(0), mark(1));
    writer.triple(join(mark(-2), mark(-1)), mark(0), join(mark(1), mark(2)));
    writer.pair(mark(0), word(0));
    writer.triple(mark(-1), word(0), mark(1));
    writer.triple(mark(-1), word(-1), mark(0));
    writer.triple(mark(0), word(1), mark(1));
}

/// Where the token stands in its sentence and clause.
fn clause(window: &Window<'_>, writer: &mut Writer) {
    let (facts, at) = (window.facts, window.at);
    let tag0 = u64::from(facts.tag[at]);
    let mark0 = u64::from(facts.mark[at]);
    let from_start = at as u32 - facts.sentence_start[at];
    let to_end = facts.sentence_end[at] - at as u32;
    writer.pair(u64::from(from_start.min(3)), tag0);
    writer.triple(u64::from(to_end.min(4)), facts.word[at], mark0);
    writer.pair(facts.word[facts.sentence_start[at] as usize], mark0);
    let first = window.unit.start();
    writer.triple(u64::from(facts.mark[first]), mark0, facts.word[first]);
    writer.pair(u64::from((at - first).min(2) as u32), u64::from(u32::from(first == 0)));
    for (nearest, left) in [
        (&facts.verb_left, true),
        (&facts.verb_right, false),
        (&facts.border_left, true),
        (&facts.border_right, false),
    ] {
        let place = nearest[at];
        let distance = distance(at, place);
        let word = if place == NONE { EDGE } else { facts.word[place as usize] };
        let same = same_sentence(facts, at, place);
        writer.pair(word, same);
        writer.triple(word, bucket(distance as usize), same);
        writer.triple(word, tag0, same);
        let verbs = between(&facts.verbs, at, place, left);
        writer.triple(bucket(distance as usize), verbs, mark0);
    }
}

#[inline]
pub(super) fn distance(at: usize, place: u32) -> u32 {
    if place == NONE { 99 } else { place.abs_diff(at as u32) }
}

#[inline]
pub(super) fn same_sentence(facts: &Facts, at: usize, place: u32) -> u64 {
    if place == NONE {
        return 2;
    }
    u64::from(facts.sentence[at] == facts.sentence[place as usize])
}

/// The difference of a count between two places, at most 4.
#[inline]
pub(super) fn between(counts: &[u32], at: usize, place: u32, left: bool) -> u64 {
    if place == NONE {
        return 9;
    }
    let (from, to) = if left { (place as usize + 1, at) } else { (at, place as usize) };
    let low = counts.get(from).copied().unwrap_or(0);
    let high = counts.get(to).copied().unwrap_or(0);
    u64::from(high.saturating_sub(low).min(4))
}

/// Line breaks.
fn lines(window: &Window<'_>, writer: &mut Writer) {
    let facts = window.facts;
    let line = |offset| window.of(&facts.line, offset);
    writer.triple(line(0), line(1), window.of(&facts.mark, 0));
    writer.pair(line(0), window.of(&facts.word, 0));
    writer.pair(line(1), window.of(&facts.word, 0));
    writer.triple(line(0), window.of(&facts.word, -1), window.of(&facts.tag, 0));
}

/// Classes of the words around, and of the nearest verbs.
fn classes(window: &Window<'_>, writer: &mut Writer) {
    let (facts, at) = (window.facts, window.at);
    let middle = |offset| window.of(&facts.middle, offset);
    let tag0 = u64::from(facts.tag[at]);
    for offset in -2..=2 {
        writer.add(middle(offset));
    }
    writer.add(facts.fine[at].into());
    writer.pair(facts.fine[at].into(), tag0);
    writer.pair(facts.coarse[at].into(), tag0);
    writer.pair(middle(-1), middle(0));
    writer.pair(middle(0), middle(1));
    writer.triple(window.of(&facts.tag, -1), middle(0), window.of(&facts.tag, 1));
    writer.triple(middle(-1), tag0, middle(1));
    for (place, left) in [(facts.verb_left[at], true), (facts.verb_right[at], false)] {
        let class = if place == NONE { EDGE } else { facts.middle[place as usize].into() };
        let same = same_sentence(facts, at, place);
        let commas = between(&facts.commas, at, place, left);
        writer.triple(class, join(same, commas), tag0);
        writer.triple(class, bucket(distance(at, place) as usize), same);
    }
}

/// Where the token stands in the tree of its sentence.
fn tree(window: &Window<'_>, writer: &mut Writer) {
    let (facts, at) = (window.facts, window.at);
    let word_of = |place: u32| if place == NONE { EDGE } else { facts.word[place as usize] };
    let class_of =
        |place: u32| if place == NONE { EDGE } else { facts.class[place as usize].into() };
    let middle_of =
        |place: u32| if place == NONE { EDGE } else { facts.middle[place as usize].into() };
    let relation = |offset| window.of(&facts.relation, offset);
    let branch = |offset| window.of(&facts.branch, offset);
    let tag0 = u64::from(facts.tag[at]);
    let mark0 = u64::from(facts.mark[at]);
    let (head, governor) = (facts.head[at], facts.governor[at]);
    writer.pair(relation(0), tag0);
    writer.triple(relation(-1), relation(0), relation(1));
    writer.pair(relation(0), word_of(head));
    writer.triple(relation(0), middle_of(head), tag0);
    writer.pair(relation(0), class_of(head));
    let after = u64::from(governor != NONE && (governor as usize) < at);
    let sided = join(branch(0), after);
    writer.add(sided);
    writer.pair(sided, word_of(governor));
    writer.triple(sided, class_of(governor), mark0);
    writer.triple(sided, middle_of(governor), tag0);
    writer.pair(sided, tag0);
    writer.pair(sided, facts.word[at]);
    writer.triple(branch(-1), sided, branch(1));
    writer.triple(branch(-1), sided, class_of(governor));
    writer.triple(sided, branch(1), class_of(governor));
    let (opens, closes) = (u64::from(facts.opens[at]), u64::from(facts.closes[at]));
    writer.pair(opens, sided);
    writer.triple(opens, sided, class_of(governor));
    writer.pair(closes, sided);
    writer.triple(closes, window.of(&facts.opens, 1), sided);
    writer.triple(window.of(&facts.closes, -1), opens, mark0);
}

/// The nearest words of the lexicon of cues.
fn cues(window: &Window<'_>, writer: &mut Writer) {
    let (facts, at) = (window.facts, window.at);
    near_cue(window, writer, facts.cue_left[at], true);
    near_cue(window, writer, facts.cue_right[at], false);
    let left = same_sentence(facts, at, facts.cue_left[at]);
    let right = same_sentence(facts, at, facts.cue_right[at]);
    writer.triple(left, right, u64::from(facts.mark[at]));
    writer.triple(left, right, facts.word[at]);
}

/// The features of a token and a cue, at `place`, to its left or right.
pub(super) fn near_cue(window: &Window<'_>, writer: &mut Writer, place: u32, left: bool) {
    let (facts, at) = (window.facts, window.at);
    let same = same_sentence(facts, at, place);
    let word = if place == NONE { EDGE } else { facts.word[place as usize] };
    let class = if place == NONE { 0 } else { u64::from(facts.class[place as usize]) };
    let tag0 = u64::from(facts.tag[at]);
    let mark0 = u64::from(facts.mark[at]);
    let near = bucket(distance(at, place) as usize);
    let verbs = between(&facts.verbs, at, place, left);
    let commas = between(&facts.commas, at, place, left);
    writer.pair(word, same);
    writer.triple(word, near, same);
    writer.triple(word, tag0, same);
    writer.triple(class, near, join(same, mark0));
    writer.triple(class, join(verbs, commas), join(same, mark0));
    writer.triple(class, join(verbs, commas), join(same, tag0));
    writer.triple(class, join(same, near), facts.word[at]);
    // What stands right after a cue says where the content begins: `said that`, `said, "`.
    let beside = if place == NONE {
        EDGE
    } else {
        facts.word.get(place as usize + 1).copied().unwrap_or(EDGE)
    };
    writer.triple(join(class, beside), near, same);
    writer.triple(join(class, beside), commas, join(same, mark0));
}

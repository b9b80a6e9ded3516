//! The features that the second pass has beyond the first: what the first pass found around.

use super::facts::{Facts, NONE, nearest_in};
use super::labels::{Label, Part};
use super::surface::{EDGE, Window, Writer, between, bucket, distance, join, same_sentence};
use byline_core::TokenRange;
use byline_seq::Features;

/// The number of the first template; those of the first pass are lower.
const FIRST_TEMPLATE: u8 = 150;

/// What the first pass says of the tokens of a unit, and where it found the parts of quotes.
#[derive(Debug)]
pub(super) struct Guess {
    unit: TokenRange,
    /// The label of each token of the unit.
    labels: Vec<u8>,
    /// How probable it is, in tenths, that it belongs to a cue, and to content.
    cue: Vec<u8>,
    content: Vec<u8>,
    /// The nearest last words of cues and sources, and the nearest borders of content.
    cues: Sides,
    sources: Sides,
    begins: Sides,
    ends: Sides,
}

/// For each token of a unit the nearest place before it and after it.
#[derive(Debug)]
struct Sides {
    left: Vec<u32>,
    right: Vec<u32>,
}

impl Guess {
    pub fn new(unit: TokenRange, labels: Vec<u8>, cue: Vec<u8>, content: Vec<u8>) -> Self {
        let named: Vec<Label> = labels.iter().map(|&label| Label::from_index(label)).collect();
        let ends_in = |part: Part, at: usize| {
            named[at].part() == Some(part)
                && named.get(at + 1).is_none_or(|next| next.part() != Some(part) || next.begins())
        };
        let sides = |marked: &dyn Fn(usize) -> bool| {
            let marked: Vec<bool> = (0..named.len()).map(marked).collect();
            let (left, right) = nearest_in(unit, &marked);
            Sides { left, right }
        };
        let cues = sides(&|at| ends_in(Part::Cue, at));
        let sources = sides(&|at| ends_in(Part::Source, at));
        let begins = sides(&|at| named[at] == Label::ContentBegin);
        let ends = sides(&|at| ends_in(Part::Content, at));
        Self { unit, labels, cue, content, cues, sources, begins, ends }
    }

    /// True if nothing here is likely to be part of a quote.
    pub fn is_empty(&self) -> bool {
        self.cue.iter().chain(&self.content).all(|&tenths| tenths == 0)
    }

    /// A column around a token; see [`Window::of`].
    fn of(&self, column: &[u8], at: usize, offset: isize) -> u64 {
        let place = (at - self.unit.start()).checked_add_signed(offset);
        place.and_then(|place| column.get(place)).map_or(EDGE, |&value| value.into())
    }
}

/// Adds the features of every token of the unit, without those that
/// [`super::surface::extract`] writes.
pub(super) fn extract(facts: &Facts, guess: &Guess, features: &mut Features) {
    let mut writer = Writer::new(FIRST_TEMPLATE);
    for at in guess.unit.range() {
        around(facts, guess, at, &mut writer);
        writer.end_token(features);
    }
}

fn around(facts: &Facts, guess: &Guess, at: usize, writer: &mut Writer) {
    let window = Window { facts, unit: guess.unit, at };
    let here = at - guess.unit.start();
    let (tag0, mark0) = (u64::from(facts.tag[at]), u64::from(facts.mark[at]));
    let label = |offset| guess.of(&guess.labels, at, offset);
    for offset in -3..=3 {
        writer.add(label(offset));
    }
    writer.pair(label(-1), label(0));
    writer.pair(label(0), label(1));
    writer.triple(label(-1), label(0), label(1));
    writer.triple(join(label(-2), label(-1)), label(0), join(label(1), label(2)));
    writer.pair(label(0), facts.word[at]);
    writer.pair(label(0), tag0);
    writer.triple(label(0), label(1), window.of(&facts.word, 1));
    writer.triple(label(-1), label(0), window.of(&facts.word, -1));
    let content = |offset| guess.of(&guess.content, at, offset);
    let sure = join(guess.cue[here].into(), content(0));
    writer.add(sure);
    writer.pair(sure, mark0);
    writer.pair(content(0), content(-1));
    writer.pair(content(0), content(1));
    near(&window, writer, guess.cues.left[here], true);
    near(&window, writer, guess.cues.right[here], false);
    let same = |sides: &Sides| {
        let [left, right] = [sides.left[here], sides.right[here]];
        join(same_sentence(facts, at, left), same_sentence(facts, at, right))
    };
    let (cues, sources, contents) = (same(&guess.cues), same(&guess.sources), same(&guess.begins));
    writer.pair(cues, contents);
    writer.triple(cues, contents, mark0);
    writer.triple(cues, sources, label(0));
    writer.triple(cues, contents, join(label(0), tag0));
    edge(&window, writer, guess.begins.left[here], label(0));
    edge(&window, writer, guess.ends.right[here], label(0));
    edge(&window, writer, guess.begins.right[here], label(0));
    edge(&window, writer, guess.ends.left[here], label(0));
}

/// The features of a token and the cue that the first pass found nearest.
fn near(window: &Window<'_>, writer: &mut Writer, place: u32, left: bool) {
    let (facts, at) = (window.facts, window.at);
    let same = same_sentence(facts, at, place);
    let (word, stem) = match place {
        NONE => (EDGE, EDGE),
        place => (facts.word[place as usize], facts.stem[place as usize]),
    };
    let tag0 = u64::from(facts.tag[at]);
    let mark0 = u64::from(facts.mark[at]);
    let near = bucket(distance(at, place));
    let gap = join(between(&facts.verbs, at, place, left), between(&facts.commas, at, place, left));
    let next = match place {
        NONE => EDGE,
        place => facts.word.get(place as usize + 1).copied().unwrap_or(EDGE),
    };
    writer.pair(near, same);
    writer.triple(word, near, same);
    writer.triple(stem, gap, same);
    writer.triple(word, tag0, same);
    writer.triple(gap, mark0, same);
    writer.triple(gap, tag0, same);
    writer.triple(near, join(same, mark0), facts.word[at]);
    writer.triple(join(stem, next), near, same);
    writer.triple(next, gap, join(same, mark0));
    let class = if place == NONE { EDGE } else { facts.middle[place as usize].into() };
    writer.triple(class, gap, same);
    writer.triple(class, near, same);
    writer.triple(class, tag0, same);
    writer.triple(join(class, next), near, same);
}

/// The features of a token and the nearest border of content.
fn edge(window: &Window<'_>, writer: &mut Writer, place: u32, label: u64) {
    let (facts, at) = (window.facts, window.at);
    let near = bucket(distance(at, place));
    let word = if place == NONE { EDGE } else { facts.word[place as usize] };
    writer.triple(near, label, same_sentence(facts, at, place));
    writer.triple(word, label, near);
    writer.triple(near, label, u64::from(facts.tag[at]));
}

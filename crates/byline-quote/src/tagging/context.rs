//! The features that the second pass has beyond the first: what the first pass found around.

use super::facts::{Facts, NONE, nearest};
use super::labels::{Label, Part};
use super::surface::{Window, Writer, between, bucket, distance, join, same_sentence};
use byline_core::TokenRange;
use byline_seq::Features;

/// What the first pass says of the tokens of a story.
#[derive(Debug, Default, Clone)]
pub(crate) struct Guess {
    /// The label of each token.
    pub labels: Vec<u8>,
    /// For each token how probable it is, in tenths, that it belongs to a cue, and to content.
    pub cue: Vec<u8>,
    pub content: Vec<u8>,
}

/// Columns derived from a guess.
#[derive(Debug, Default)]
pub(super) struct Columns {
    cue_left: Vec<u32>,
    cue_right: Vec<u32>,
    source_left: Vec<u32>,
    source_right: Vec<u32>,
    begin_left: Vec<u32>,
    begin_right: Vec<u32>,
    end_right: Vec<u32>,
    end_left: Vec<u32>,
}

impl Columns {
    pub fn new(facts: &Facts, guess: &Guess) -> Self {
        let labels: Vec<Label> =
            guess.labels.iter().map(|&label| Label::from_index(label)).collect();
        let last = |part: Part, at: usize| {
            labels[at].part() == Some(part)
                && labels.get(at + 1).is_none_or(|next| next.part() != Some(part) || next.begins())
        };
        let ends = |part| (0..labels.len()).map(|at| last(part, at)).collect::<Vec<bool>>();
        let begins = |label| labels.iter().map(|&other| other == label).collect::<Vec<bool>>();
        let (cue_left, cue_right) = nearest(&facts.units, &ends(Part::Cue));
        let (source_left, source_right) = nearest(&facts.units, &ends(Part::Source));
        let (begin_left, begin_right) = nearest(&facts.units, &begins(Label::ContentBegin));
        let (end_left, end_right) = nearest(&facts.units, &ends(Part::Content));
        Self {
            cue_left,
            cue_right,
            source_left,
            source_right,
            begin_left,
            begin_right,
            end_left,
            end_right,
        }
    }
}

/// Adds features to those that [`super::surface::extract`] would write for a token.
pub(super) fn extend(
    facts: &Facts,
    guess: &Guess,
    columns: &Columns,
    unit: TokenRange,
    at: usize,
    features: &mut Features,
) {
    let window = Window { facts, unit, at };
    let mut writer = Writer { features, template: 150 };
    let label = |offset| window.of(&guess.labels, offset);
    for offset in -3..=3 {
        writer.add(label(offset));
    }
    writer.pair(label(-1), label(0));
    writer.pair(label(0), label(1));
    writer.triple(label(-1), label(0), label(1));
    writer.triple(join(label(-2), label(-1)), label(0), join(label(1), label(2)));
    writer.pair(label(0), facts.word[at]);
    writer.pair(label(0), u64::from(facts.tag[at]));
    writer.triple(label(0), label(1), window.of(&facts.word, 1));
    writer.triple(label(-1), label(0), window.of(&facts.word, -1));
    let sure = join(guess.cue[at].into(), guess.content[at].into());
    writer.add(sure);
    writer.pair(sure, u64::from(facts.mark[at]));
    writer.pair(u64::from(guess.content[at]), window.of(&guess.content, -1));
    writer.pair(u64::from(guess.content[at]), window.of(&guess.content, 1));
    near(&window, &mut writer, columns.cue_left[at], true);
    near(&window, &mut writer, columns.cue_right[at], false);
    let same = |place| same_sentence(facts, at, place);
    let cues = join(same(columns.cue_left[at]), same(columns.cue_right[at]));
    let contents = join(same(columns.begin_left[at]), same(columns.begin_right[at]));
    let sources = join(same(columns.source_left[at]), same(columns.source_right[at]));
    writer.pair(cues, contents);
    writer.triple(cues, contents, u64::from(facts.mark[at]));
    writer.triple(cues, sources, label(0));
    writer.triple(cues, contents, join(label(0), u64::from(facts.tag[at])));
    edge(&window, &mut writer, columns.begin_left[at], label(0));
    edge(&window, &mut writer, columns.end_right[at], label(0));
    edge(&window, &mut writer, columns.begin_right[at], label(0));
    edge(&window, &mut writer, columns.end_left[at], label(0));
}

/// The features of a token and the cue that the first pass found nearest.
fn near(window: &Window<'_>, writer: &mut Writer<'_>, place: u32, left: bool) {
    let (facts, at) = (window.facts, window.at);
    let same = same_sentence(facts, at, place);
    let (word, stem) = match place {
        NONE => (7, 7),
        place => (facts.word[place as usize], facts.stem[place as usize]),
    };
    let tag0 = u64::from(facts.tag[at]);
    let mark0 = u64::from(facts.mark[at]);
    let near = bucket(distance(at, place));
    let gap = join(between(&facts.verbs, at, place, left), between(&facts.commas, at, place, left));
    let next = match place {
        NONE => 7,
        place => facts.word.get(place as usize + 1).copied().unwrap_or(7),
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
}

/// The features of a token and the nearest border of content.
fn edge(window: &Window<'_>, writer: &mut Writer<'_>, place: u32, label: u64) {
    let (facts, at) = (window.facts, window.at);
    let near = bucket(distance(at, place));
    let word = if place == NONE { 7 } else { facts.word[place as usize] };
    writer.triple(near, label, same_sentence(facts, at, place));
    writer.triple(word, label, near);
    writer.triple(near, label, u64::from(facts.tag[at]));
}

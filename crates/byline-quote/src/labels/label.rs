//! What a token is in a quote.

use byline_core::TokenRange;
use byline_seq::{Lattice, Scores, Scratch, Transitions, viterbi};

/// The part of a quote that a token belongs to, and whether it begins there (BIO).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Label {
    /// Part of no quote.
    Outside = 0,
    /// First token of a cue.
    CueBegin,
    /// Further token of a cue.
    Cue,
    /// First token of a source.
    SourceBegin,
    /// Further token of a source.
    Source,
    /// First token of content.
    ContentBegin,
    /// Further token of content.
    Content,
}

/// The names of all labels, in their order.
pub const LABELS: [&str; 7] =
    ["O", "B-cue", "I-cue", "B-source", "I-source", "B-content", "I-content"];

/// The score of what cannot be: a logarithm that no sum of others makes up for.
const IMPOSSIBLE: f32 = -30.0;

/// The labels of a story's tokens, and how probable each is from 0 to 1: all that the rest of the
/// crate knows of the model that found them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Labelled {
    /// The label of each token.
    pub labels: Vec<Label>,
    /// For each token the probability of every label, in the order of [`LABELS`].
    pub probabilities: Vec<[f32; LABELS.len()]>,
}

impl Labelled {
    /// The labels of a story's tokens by the scores that some model gave each of [`LABELS`]:
    /// logarithms of probabilities, but for a summand that the labels of a token share. A label inside
    /// a part only follows one of the same part. Scores for another number of labels give no labels.
    ///
    /// ```
    /// use byline_quote::labels::{Label, Labelled};
    /// use byline_seq::Scores;
    ///
    /// let mut scores = Scores::new(7);
    /// scores.push(&[0.0, 0.0, 0.0, 9.0, 0.0, 0.0, 0.0]); // Zoë
    /// scores.push(&[0.0, 0.0, 0.0, 0.0, 4.0, 0.0, 5.0]); // Ruiz
    /// let labelled = Labelled::from_scores(&scores);
    /// assert_eq!(labelled.labels, [Label::SourceBegin, Label::Source]);
    /// ```
    pub fn from_scores(scores: &Scores) -> Self {
        let Some(transitions) = parts_in_one_piece().filter(|_| scores.labels() == LABELS.len())
        else {
            return Self::default();
        };
        let (mut scratch, mut lattice) = (Scratch::default(), Lattice::default());
        let mut best = Vec::new();
        viterbi(scores, &transitions, &mut scratch, &mut best);
        lattice.compute(scores, &transitions);
        Self {
            labels: best.into_iter().map(Label::from_index).collect(),
            probabilities: (0..scores.len())
                .map(|at| std::array::from_fn(|label| lattice.label(at, label)))
                .collect(),
        }
    }

    /// The label of a token; outside for one that has none.
    pub(crate) fn label(&self, at: usize) -> Label {
        self.labels.get(at).copied().unwrap_or(Label::Outside)
    }

    /// The probability that a part of a quote begins with a token.
    pub(crate) fn begin(&self, at: usize, part: Part) -> f32 {
        let label = match part {
            Part::Cue => Label::CueBegin,
            Part::Source => Label::SourceBegin,
            Part::Content => Label::ContentBegin,
        };
        self.probabilities.get(at).map_or(0.0, |all| all[label as usize])
    }

    /// The mean of [`of_part`](Self::of_part) over some tokens.
    pub(crate) fn mean(&self, range: TokenRange, part: Part) -> f32 {
        let sum: f32 = range.range().map(|at| self.of_part(at, part)).sum();
        sum / range.len().max(1) as f32
    }

    /// The probability that a token belongs to a part of a quote.
    pub(crate) fn of_part(&self, at: usize, part: Part) -> f32 {
        let Some(all) = self.probabilities.get(at) else { return 0.0 };
        match part {
            Part::Cue => all[Label::CueBegin as usize] + all[Label::Cue as usize],
            Part::Source => all[Label::SourceBegin as usize] + all[Label::Source as usize],
            Part::Content => all[Label::ContentBegin as usize] + all[Label::Content as usize],
        }
    }
}

/// Transitions by which a label inside a part only follows one of the same part.
fn parts_in_one_piece() -> Option<Transitions> {
    const COUNT: usize = LABELS.len();
    let label = |index: usize| Label::from_index(index as u8);
    let inside = |at: Label| matches!(at, Label::Cue | Label::Source | Label::Content);
    let cost = |impossible: bool| if impossible { IMPOSSIBLE } else { 0.0 };
    let start: Vec<f32> = (0..COUNT).map(|to| cost(inside(label(to)))).collect();
    let pairs = (0..COUNT * COUNT).map(|pair| (label(pair / COUNT), label(pair % COUNT)));
    let between: Vec<f32> =
        pairs.map(|(from, to)| cost(inside(to) && from.part() != to.part())).collect();
    Transitions::new(COUNT, &start, &[0.0; COUNT], &between).ok()
}

/// A part of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Cue,
    Source,
    Content,
}

impl Label {
    /// The label at a position of [`LABELS`].
    pub fn from_index(index: u8) -> Self {
        match index {
            1 => Self::CueBegin,
            2 => Self::Cue,
            3 => Self::SourceBegin,
            4 => Self::Source,
            5 => Self::ContentBegin,
            6 => Self::Content,
            _ => Self::Outside,
        }
    }

    pub(crate) fn part(self) -> Option<Part> {
        match self {
            Self::Outside => None,
            Self::CueBegin | Self::Cue => Some(Part::Cue),
            Self::SourceBegin | Self::Source => Some(Part::Source),
            Self::ContentBegin | Self::Content => Some(Part::Content),
        }
    }
}

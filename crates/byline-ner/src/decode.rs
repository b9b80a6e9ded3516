//! From scores of labels to names.

use byline_core::EntityKind;
use byline_seq::{Lattice, ModelError, Scores, Scratch, Transitions, viterbi};
use std::ops::Range;

/// A name among the words of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The words of the name, counted from the first of the story.
    pub words: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// How probable exactly this name is, from 0 to 1.
    pub confidence: f32,
}

/// Finds the best names by scores of labels, whatever model the scores are from.
///
/// ```
/// # #[cfg(feature = "train")] {
/// use byline_core::EntityKind;
/// use byline_ner::train::Decoder;
/// use byline_seq::{Scores, Scratch, Transitions};
///
/// let labels = ["O", "B-person", "I-person"].map(str::to_owned);
/// let even = Transitions::new(3, &[0.0; 3], &[0.0; 3], &[0.0; 9])?;
/// let decoder = Decoder::new(&labels, even)?;
/// let mut scores = Scores::new(3);
/// scores.push(&[0.0, 9.0, 0.0]); // Zoë
/// scores.push(&[0.0, 0.0, 9.0]); // Ruiz
/// scores.push(&[9.0, 0.0, 0.0]); // left
/// let mut found = Vec::new();
/// decoder.decode(&scores, 0, &mut Default::default(), &mut found);
/// assert_eq!((found[0].words.clone(), found[0].kind), (0..2, EntityKind::Person));
/// # }
/// # Ok::<(), byline_seq::ModelError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Decoder {
    labels: Vec<Label>,
    transitions: Transitions,
}

/// What a label says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Outside,
    First(EntityKind),
    Later(EntityKind),
}

/// Memory that is used again from one sequence to the next.
#[derive(Debug, Clone, Default)]
pub struct DecoderScratch {
    sequence: Scratch,
    lattice: Lattice,
    labels: Vec<u8>,
}

impl Decoder {
    /// Makes a decoder for labels `O`, `B-kind` (the first word of a name) and `I-kind` (a later
    /// one), where `kind` is the name of an [`EntityKind`].
    ///
    /// # Errors
    ///
    /// If a label is another, or if there are transitions for another number of labels.
    pub fn new(labels: &[String], transitions: Transitions) -> Result<Self, ModelError> {
        if labels.len() != transitions.labels() {
            return Err(ModelError::Invalid { what: "number of labels" });
        }
        let label = |label: &String| {
            read(label).ok_or_else(|| ModelError::Label { label: label.to_owned() })
        };
        let labels = labels.iter().map(label).collect::<Result<_, _>>()?;
        Ok(Self { labels, transitions })
    }

    /// Adds the names of a sequence of words to a list. `first` is the number of its first word
    /// in the story. Scores for another number of labels give no names.
    pub fn decode(
        &self,
        scores: &Scores,
        first: usize,
        scratch: &mut DecoderScratch,
        found: &mut Vec<Found>,
    ) {
        let DecoderScratch { sequence, lattice, labels } = scratch;
        viterbi(scores, &self.transitions, sequence, labels);
        let mut at = 0;
        let mut computed = false;
        while at < labels.len() {
            let Some(kind) = self.kind(labels[at]) else {
                at += 1;
                continue;
            };
            let same = |label: &&u8| self.labels[usize::from(**label)] == Label::Later(kind);
            let end = at + 1 + labels[at + 1..].iter().take_while(same).count();
            if !computed {
                lattice.compute(scores, &self.transitions);
                computed = true;
            }
            let confidence = lattice.path(at, &labels[at..end]);
            found.push(Found { words: first + at..first + end, kind, confidence });
            at = end;
        }
    }

    /// Raises the scores of the labels by which some words of a sequence are one name, or lowers
    /// them if `by` is negative.
    pub fn favour(&self, scores: &mut Scores, name: Range<usize>, kind: EntityKind, by: f32) {
        for at in name.clone() {
            let wanted = if at == name.start { Label::First(kind) } else { Label::Later(kind) };
            for (score, &label) in scores.token_mut(at).iter_mut().zip(&self.labels) {
                if label == wanted {
                    *score += by;
                }
            }
        }
    }

    /// The kind of the name that a word with this label is in.
    fn kind(&self, label: u8) -> Option<EntityKind> {
        match self.labels[usize::from(label)] {
            Label::Outside => None,
            Label::First(kind) | Label::Later(kind) => Some(kind),
        }
    }
}

fn read(label: &str) -> Option<Label> {
    if label == "O" {
        return Some(Label::Outside);
    }
    let (position, kind) = label.split_once('-')?;
    let kind = kind.parse().ok()?;
    match position {
        "B" => Some(Label::First(kind)),
        "I" => Some(Label::Later(kind)),
        _ => None,
    }
}

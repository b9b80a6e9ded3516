//! How well labels follow each other.

use crate::ModelError;

/// The most labels that a model can have: labels are stored as bytes.
pub(crate) const MAX_LABELS: usize = 255;

/// A score for each label at the start, at the end, and for each pair of neighbouring labels.
///
/// To forbid a pair give it a score far below all others, such as -1000.
#[derive(Debug, Clone, PartialEq)]
pub struct Transitions {
    labels: usize,
    start: Box<[f32]>,
    end: Box<[f32]>,
    between: Box<[f32]>,
    // dominance[b * labels + f] is the most that going on from label f can gain over going on
    // from label b. A label that is behind b by more than that can never be on the best path.
    dominance: Box<[f32]>,
}

impl Transitions {
    /// Makes transitions. The score of going from label `a` to label `b` is `between[a * labels + b]`.
    ///
    /// # Errors
    ///
    /// [`ModelError::Invalid`] if there are no labels or more than 255, if a slice has the wrong
    /// length, or if a score is not a finite number.
    ///
    /// ```
    /// use byline_seq::Transitions;
    ///
    /// let even = Transitions::new(2, &[0.0; 2], &[0.0; 2], &[0.0; 4])?;
    /// assert_eq!(even.from(1), [0.0, 0.0]);
    /// assert!(Transitions::new(2, &[0.0; 2], &[0.0; 2], &[f32::NAN; 4]).is_err());
    /// # Ok::<(), byline_seq::ModelError>(())
    /// ```
    pub fn new(
        labels: usize,
        start: &[f32],
        end: &[f32],
        between: &[f32],
    ) -> Result<Self, ModelError> {
        if labels == 0 || labels > MAX_LABELS {
            return Err(ModelError::Invalid { what: "number of labels" });
        }
        if start.len() != labels || end.len() != labels || between.len() != labels * labels {
            return Err(ModelError::Invalid { what: "number of transitions" });
        }
        if !start.iter().chain(end).chain(between).all(|score| score.is_finite()) {
            return Err(ModelError::Invalid { what: "transition" });
        }
        Ok(Self {
            labels,
            start: start.into(),
            end: end.into(),
            between: between.into(),
            dominance: dominance(labels, between, end),
        })
    }

    /// The number of labels.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// The score of each label on the first token.
    pub fn start(&self) -> &[f32] {
        &self.start
    }

    /// The score of each label on the last token.
    pub fn end(&self) -> &[f32] {
        &self.end
    }

    /// All scores of pairs: from the first label to each, then from the second, and so on.
    pub fn between(&self) -> &[f32] {
        &self.between
    }

    /// The score of going on from a label, for each next label.
    ///
    /// # Panics
    ///
    /// If there is no such label.
    #[inline]
    pub fn from(&self, label: usize) -> &[f32] {
        &self.between[label * self.labels..][..self.labels]
    }

    #[inline]
    pub(crate) fn dominance(&self, by: usize) -> &[f32] {
        &self.dominance[by * self.labels..][..self.labels]
    }
}

fn dominance(labels: usize, between: &[f32], end: &[f32]) -> Box<[f32]> {
    let mut gains = Vec::with_capacity(labels * labels);
    for (by, end_by) in between.chunks_exact(labels).zip(end) {
        for (from, end_from) in between.chunks_exact(labels).zip(end) {
            let gain = from.iter().zip(by).map(|(a, b)| a - b);
            gains.push(gain.fold(end_from - end_by, f32::max));
        }
    }
    gains.into()
}

//! One score for each token and label.

use crate::lattice::exp;

/// Further below the highest score no difference can be seen.
const LIMIT: f32 = 60.0;

/// How probable each of several candidates is by their scores (softmax), to the last bit the same on
/// every machine. The probabilities add up to 1; without scores there are none.
///
/// ```
/// let mut scores = [1.5, 1.5];
/// byline_seq::softmax(&mut scores);
/// assert_eq!(scores, [0.5, 0.5]);
/// ```
pub fn softmax(scores: &mut [f32]) {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut total = 0.0;
    for score in &mut *scores {
        *score = exp((*score - highest).max(-LIMIT));
        total += *score;
    }
    scores.iter_mut().for_each(|score| *score /= total);
}

/// How well each label fits each token, token by token. Higher is better; only differences
/// between the labels of one token matter.
///
/// ```
/// use byline_seq::Scores;
///
/// let mut scores = Scores::new(2);
/// scores.push(&[0.5, -0.5]);
/// assert_eq!(scores.token(0), [0.5, -0.5]);
/// assert_eq!(scores.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    labels: usize,
    values: Vec<f32>,
}

impl Scores {
    /// Makes an empty list of scores for a number of labels.
    pub fn new(labels: usize) -> Self {
        Self { labels, values: Vec::new() }
    }

    /// Makes room for `tokens` tokens with `labels` labels, all scores 0, and keeps the memory.
    pub fn reset(&mut self, tokens: usize, labels: usize) {
        self.labels = labels;
        self.values.clear();
        self.values.resize(tokens * labels, 0.0);
    }

    /// Adds a token. Scores that are missing count as 0, those of too many labels are dropped.
    pub fn push(&mut self, scores: &[f32]) {
        let start = self.values.len();
        self.values.extend(scores.iter().take(self.labels));
        self.values.resize(start + self.labels, 0.0);
    }

    /// The number of labels.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.values.len().checked_div(self.labels).unwrap_or(0)
    }

    /// True if there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The scores of a token, one for each label.
    ///
    /// # Panics
    ///
    /// If there is no such token.
    #[inline]
    pub fn token(&self, index: usize) -> &[f32] {
        &self.values[index * self.labels..][..self.labels]
    }

    /// The scores of a token, to be changed.
    ///
    /// # Panics
    ///
    /// If there is no such token.
    #[inline]
    pub fn token_mut(&mut self, index: usize) -> &mut [f32] {
        &mut self.values[index * self.labels..][..self.labels]
    }
}

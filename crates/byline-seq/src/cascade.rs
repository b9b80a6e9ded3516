//! Two models, one after the other.

use crate::model::scale;
use crate::narrow::{NARROW, Narrow, Row};
use crate::{Model, ModelError, Scratch, Transitions};

/// Two models of which the second reads the features of the first and more, such as what the first
/// found. A feature is looked up once for both.
///
/// ```
/// use byline_seq::{Cascade, Example, Features, Scratch, TrainOptions, feature, hash_bytes, train};
///
/// let options = TrainOptions::default();
/// let mut features = Features::default();
/// features.push(feature(0, hash_bytes("“Café”".as_bytes())));
/// let mut more = features.clone();
/// features.end_token();
/// more.push(feature(1, 7));
/// more.end_token();
/// let examples = |features: &Features| [Example { features: features.clone(), labels: vec![1] }];
/// let first = train("toy/1", &["other", "place"], &examples(&features), &options)?;
/// let second = train("toy/2", &["other", "place"], &examples(&more), &options)?;
///
/// let cascade = Cascade::new(&first, &second)?;
/// let mut scratch = Scratch::default();
/// scratch.features = features;
/// cascade.score_first(&mut scratch);
/// scratch.features.clear();
/// scratch.features.push(feature(1, 7));
/// scratch.features.end_token();
/// cascade.score_second(&mut scratch);
///
/// let mut alone = Scratch::default();
/// second.score(&more, &mut alone.scores);
/// assert_eq!(scratch.scores, alone.scores);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Cascade {
    first: Part,
    second: Part,
    /// The labels of the first model, then those of the second.
    table: Narrow,
}

/// What is left of a model beside its table.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    scales: Vec<f32>,
    transitions: Transitions,
}

impl Cascade {
    /// Puts two models together.
    ///
    /// # Errors
    ///
    /// [`ModelError::Invalid`] if they have more than sixteen labels together.
    pub fn new(first: &Model, second: &Model) -> Result<Self, ModelError> {
        let labels = first.labels().len();
        let (Some(left), Some(right)) = (first.table.narrow_rows(), second.table.narrow_rows())
        else {
            return Err(ModelError::Invalid { what: "number of labels" });
        };
        if labels + second.labels().len() > NARROW {
            return Err(ModelError::Invalid { what: "number of labels" });
        }
        let part = |model: &Model| Part {
            scales: model.scales.clone(),
            transitions: model.transitions.clone(),
        };
        let table = Narrow::new(&join(left, right, labels))?;
        Ok(Self { first: part(first), second: part(second), table })
    }

    /// How well labels of the first model follow each other.
    pub fn first_transitions(&self) -> &Transitions {
        &self.first.transitions
    }

    /// How well labels of the second model follow each other.
    pub fn second_transitions(&self) -> &Transitions {
        &self.second.transitions
    }

    /// Computes the scores of the first model for the features in the scratch.
    pub fn score_first(&self, scratch: &mut Scratch) {
        let Scratch { features, scores, sums, .. } = scratch;
        let labels = self.first.scales.len();
        scores.reset(features.len(), labels);
        sums.clear();
        for (token, hashes) in features.iter().enumerate() {
            let mut both = [0; NARROW];
            self.table.add(hashes, &mut both);
            scale(&both[..labels], &self.first.scales, scores.token_mut(token));
            sums.push(both);
        }
    }

    /// Computes the scores of the second model for the tokens that [`score_first`] saw last. The
    /// features in the scratch are those that the second model reads beyond the first. A token
    /// that the first did not see counts as one without features there.
    ///
    /// [`score_first`]: Self::score_first
    pub fn score_second(&self, scratch: &mut Scratch) {
        let Scratch { features, scores, sums, .. } = scratch;
        let labels = self.first.scales.len();
        scores.reset(features.len(), self.second.scales.len());
        sums.resize(features.len(), [0; NARROW]);
        for ((token, hashes), both) in features.iter().enumerate().zip(sums) {
            self.table.add(hashes, both);
            scale(&both[labels..], &self.second.scales, scores.token_mut(token));
        }
    }
}

/// The features of two tables, keys ascending. The labels of the right one are counted from
/// `labels` on.
fn join(
    left: impl Iterator<Item = Row>,
    right: impl Iterator<Item = Row>,
    labels: usize,
) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut left, mut right) = (left.peekable(), right.peekable());
    while let Some(key) = [left.peek(), right.peek()].into_iter().flatten().map(|row| row.key).min()
    {
        let mut row = left.next_if(|row| row.key == key).unwrap_or(Row::new(key));
        for (label, weight) in
            right.next_if(|row| row.key == key).iter().flat_map(|row| row.weights())
        {
            row.set(labels + usize::from(label), weight);
        }
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Parts;

    fn model(labels: usize, keys: &[u32], weights: &[(u8, i8)]) -> Model {
        let none = vec![0.0; labels];
        let transitions = Transitions::new(labels, &none, &none, &vec![0.0; labels * labels]);
        Model::from_parts(Parts {
            task: "toy/1".to_owned(),
            labels: vec!["label".to_owned(); labels],
            scales: vec![0.1; labels],
            transitions: transitions.unwrap(),
            keys: keys.to_vec(),
            counts: vec![1; keys.len()],
            weights: weights.to_vec(),
        })
        .unwrap()
    }

    #[test]
    fn both_models_score_as_each_alone() {
        let first = model(2, &[1, 5, u32::MAX], &[(0, 3), (1, -128), (1, 7)]);
        let second = model(3, &[0, 5, 6, u32::MAX], &[(2, 1), (2, 127), (0, 2), (1, -9)]);
        let cascade = Cascade::new(&first, &second).unwrap();
        let mut scratch = Scratch::default();
        let mut all = crate::Features::default();
        for hashes in [&[1, 5][..], &[], &[u32::MAX, 5, 5]] {
            scratch.features.extend(hashes);
            scratch.features.end_token();
            all.extend(hashes);
            all.extend(&[6, 0]);
            all.end_token();
        }
        let mut alone = crate::Scores::default();
        first.score(&scratch.features, &mut alone);
        cascade.score_first(&mut scratch);
        assert_eq!(scratch.scores, alone);

        scratch.features.clear();
        for _ in 0..3 {
            scratch.features.extend(&[6, 0]);
            scratch.features.end_token();
        }
        second.score(&all, &mut alone);
        cascade.score_second(&mut scratch);
        assert_eq!(scratch.scores, alone);
    }

    #[test]
    fn too_many_labels_are_refused() {
        for labels in [9, 17] {
            let error = Cascade::new(&model(8, &[], &[]), &model(labels, &[], &[])).unwrap_err();
            assert_eq!(error, ModelError::Invalid { what: "number of labels" });
        }
    }
}

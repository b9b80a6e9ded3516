//! Models out of weights.

use super::TrainError;
use crate::model::Parts;
use crate::{Model, Transitions};

/// Makes a model out of weights that were learned elsewhere, without transitions: one that chooses
/// a label for each token by itself. `rows` gives for each feature a weight for each label;
/// weights are rounded to bytes, and those under `prune` are left out.
///
/// # Errors
///
/// If there are no labels or more than 255, if features do not ascend, or if a weight is not
/// finite.
///
/// ```
/// use byline_seq::{feature, hash_bytes, linear};
///
/// let café = feature(0, hash_bytes("café".as_bytes()));
/// let model = linear("toy/1", &["other", "place"], [(café, &[-0.5, 1.0][..])], 0.1)?;
/// let mut scores = [0.0; 2];
/// model.score_one(&[café], &mut scores);
/// assert!(scores[1] > scores[0]);
/// # Ok::<(), byline_seq::TrainError>(())
/// ```
pub fn linear<'w>(
    task: &str,
    labels: &[impl AsRef<str>],
    rows: impl IntoIterator<Item = (u32, &'w [f32]), IntoIter: Clone>,
    prune: f32,
) -> Result<Model, TrainError> {
    let labels: Vec<String> = labels.iter().map(|label| label.as_ref().to_owned()).collect();
    let none = vec![0.0; labels.len()];
    let between = vec![0.0; labels.len() * labels.len()];
    let transitions = Transitions::new(labels.len(), &none, &none, &between)?;
    Ok(Model::from_parts(rounded(task, labels, transitions, rows.into_iter(), prune))?)
}

/// Rounds weights to bytes and leaves out those that are then zero. A row may have more weights
/// than there are labels.
pub(super) fn rounded<'w>(
    task: &str,
    labels: Vec<String>,
    transitions: Transitions,
    rows: impl Iterator<Item = (u32, &'w [f32])> + Clone,
    prune: f32,
) -> Parts {
    let scales = scales(rows.clone().map(|(_, row)| row), labels.len());
    let (mut keys, mut counts, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for (key, row) in rows {
        let before = weights.len();
        for ((label, &value), scale) in (0..).zip(row).zip(&scales) {
            let rounded = (value / scale).round() as i8;
            if rounded != 0 && value.abs() >= prune {
                weights.push((label, rounded));
            }
        }
        let count = weights.len() - before;
        if count > 0 {
            keys.push(key);
            counts.push(count as u8);
        }
    }
    Parts { task: task.to_owned(), labels, scales, transitions, keys, counts, weights }
}

/// For each label the factor that makes its largest weight 127.
fn scales<'w>(rows: impl Iterator<Item = &'w [f32]>, labels: usize) -> Vec<f32> {
    let mut largest = vec![0.0_f32; labels];
    for row in rows {
        largest
            .iter_mut()
            .zip(row)
            .for_each(|(largest, value)| *largest = largest.max(value.abs()));
    }
    largest.iter().map(|&largest| if largest > 0.0 { largest / 127.0 } else { 1.0 }).collect()
}

//! The best sequence of labels.

use crate::narrow::Sums;
use crate::{Features, Scores, Transitions};

/// Memory that is used again from one sequence to the next.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    /// The features of the sequence at hand, for the caller to fill.
    pub features: Features,
    /// The scores of the sequence at hand.
    pub scores: Scores,
    /// The sums of weights that one model leaves to the next; see [`Cascade`](crate::Cascade).
    pub(crate) sums: Vec<Sums>,
    best: Vec<f32>,
    next: Vec<f32>,
    origin: Vec<u32>,
    origins: Vec<u8>,
}

/// Finds the best sequence of labels (Viterbi) and returns its score. `labels` is emptied first,
/// and stays empty if the scores are for another number of labels than the transitions.
///
/// A score that is not a number counts as the lowest one. Among equal sequences the one with the
/// smaller labels towards the end wins.
///
/// ```
/// use byline_seq::{Scores, Scratch, Transitions, viterbi};
///
/// let mut scores = Scores::new(2);
/// scores.push(&[0.0, 1.0]);
/// let even = Transitions::new(2, &[0.0; 2], &[0.0; 2], &[0.0; 4])?;
/// let mut labels = Vec::new();
/// assert_eq!(viterbi(&scores, &even, &mut Scratch::default(), &mut labels), 1.0);
/// assert_eq!(labels, [1]);
/// # Ok::<(), byline_seq::ModelError>(())
/// ```
pub fn viterbi(
    scores: &Scores,
    transitions: &Transitions,
    scratch: &mut Scratch,
    labels: &mut Vec<u8>,
) -> f32 {
    labels.clear();
    if scores.is_empty() || scores.labels() != transitions.labels() {
        return 0.0;
    }
    scratch.best.clear();
    let first = transitions.start().iter().zip(scores.token(0));
    scratch.best.extend(first.map(|(start, &score)| start + sane(score)));
    scratch.origins.clear();
    match transitions.labels() {
        0..=8 => forward::<8>(scores, transitions, scratch),
        9..=16 => forward::<16>(scores, transitions, scratch),
        _ => (1..scores.len()).for_each(|token| step(scores.token(token), transitions, scratch)),
    }
    for (best, end) in scratch.best.iter_mut().zip(transitions.end()) {
        *best += end;
    }
    let last = highest(&scratch.best);
    trace(last, transitions.labels(), &scratch.origins, labels);
    scratch.best[last]
}

/// Extends the best path to each label to the last token. For few labels, which fit into vector
/// registers with what is left over, it is fastest to look at every pair.
fn forward<const N: usize>(scores: &Scores, transitions: &Transitions, scratch: &mut Scratch) {
    let labels = transitions.labels();
    let mut between = [[0.0; N]; N];
    for (row, from) in between.iter_mut().zip(transitions.between().chunks_exact(labels)) {
        row[..labels].copy_from_slice(from);
    }
    let mut best = [0.0; N];
    best[..labels].copy_from_slice(&scratch.best);
    for token in 1..scores.len() {
        let mut next = [f32::NEG_INFINITY; N];
        let mut origin = [0_u32; N];
        for (from, (so_far, row)) in (0..).zip(best.iter().zip(&between)).take(labels) {
            for ((next, origin), score) in next.iter_mut().zip(&mut origin).zip(row) {
                let candidate = so_far + score;
                let better = candidate > *next;
                *next = if better { candidate } else { *next };
                *origin = if better { from } else { *origin };
            }
        }
        for (next, &score) in next.iter_mut().zip(scores.token(token)) {
            *next = sane(*next + sane(score));
        }
        scratch.origins.extend(origin[..labels].iter().map(|&label| label as u8));
        best = next;
    }
    scratch.best.copy_from_slice(&best[..labels]);
}

/// Extends the best path to each of many labels by one token.
fn step(scores: &[f32], transitions: &Transitions, scratch: &mut Scratch) {
    let Scratch { best, next, origin, origins, .. } = scratch;
    let leader = highest(best);
    let lead = best[leader];
    next.clear();
    next.extend(transitions.from(leader).iter().map(|score| lead + score));
    origin.clear();
    origin.resize(next.len(), leader as u32);
    for (from, &gain) in transitions.dominance(leader).iter().enumerate() {
        // Most labels are so far behind the leader that no transition can bring them back. The
        // small allowance keeps rounding from dropping one that is exactly as good.
        if from == leader || best[from] + gain < lead - 1e-3 {
            continue;
        }
        let so_far = best[from];
        for ((next, origin), score) in
            next.iter_mut().zip(origin.iter_mut()).zip(transitions.from(from))
        {
            let candidate = so_far + score;
            let better = candidate > *next || (candidate == *next && (from as u32) < *origin);
            *next = if better { candidate } else { *next };
            *origin = if better { from as u32 } else { *origin };
        }
    }
    for (next, &score) in next.iter_mut().zip(scores) {
        *next = sane(*next + sane(score));
    }
    origins.extend(origin.iter().map(|&label| label as u8));
    std::mem::swap(best, next);
}

/// Follows the path back from its last label.
fn trace(last: usize, count: usize, origins: &[u8], labels: &mut Vec<u8>) {
    let mut label = last;
    labels.push(label as u8);
    for row in origins.chunks_exact(count).rev() {
        label = usize::from(row[label]);
        labels.push(label as u8);
    }
    labels.reverse();
}

/// Keeps scores where sums of them stay ordinary numbers.
#[inline]
pub(crate) fn sane(score: f32) -> f32 {
    // The order matters: `max` of NaN and a number is the number.
    score.max(-1e30).clamp(-1e30, 1e30)
}

/// The first index of the highest value.
fn highest(values: &[f32]) -> usize {
    let mut index = 0;
    for (other, &value) in values.iter().enumerate() {
        if value > values[index] {
            index = other;
        }
    }
    index
}

//! Sorts words into classes by the company they keep: k-means over word vectors, at four sizes.

use crate::readers::glove;
use byline_seq::{CLASS_SIZES, CLASSES_TASK, Records, hash_bytes, key};
use std::path::Path;

/// How many words get classes: the most frequent ones.
const WORDS: usize = 120_000;

/// How often the centres move.
const ROUNDS: usize = 12;

/// Computes the classes and returns the bytes of their file.
pub fn train(vectors: &Path) -> anyhow::Result<Vec<u8>> {
    let mut words = glove::read(vectors, WORDS)?;
    let width = words.first().map_or(0, |word| word.vector.len());
    for word in &mut words {
        normalise(&mut word.vector);
    }
    let points: Vec<f32> = words.iter().flat_map(|word| word.vector.iter().copied()).collect();
    let mut records = vec![Vec::new(); words.len()];
    for (number, size) in CLASS_SIZES.into_iter().enumerate() {
        println!("{} words into {size} classes", words.len());
        let classes = cluster(&points, width, size, number as u64);
        for (record, class) in records.iter_mut().zip(classes) {
            record.extend_from_slice(&class.to_le_bytes());
        }
    }
    let keys = words.iter().map(|word| key(hash_bytes(word.text.as_bytes())));
    let table = Records::new(CLASSES_TASK, 2 * CLASS_SIZES.len() as u8, keys.zip(records))?;
    Ok(table.to_bytes())
}

/// The class of each point (Lloyd's algorithm on the unit sphere). Everything is summed in one
/// order, so the same points always give the same classes.
fn cluster(points: &[f32], width: usize, size: usize, seed: u64) -> Vec<u16> {
    let count = points.len() / width;
    let mut centres: Vec<f32> = Vec::with_capacity(size * width);
    for point in sample(count, size, seed) {
        centres.extend_from_slice(&points[point * width..][..width]);
    }
    let mut classes = vec![0; count];
    for _ in 0..ROUNDS {
        assign(points, &centres, width, &mut classes);
        move_centres(points, &classes, width, &mut centres);
    }
    assign(points, &centres, width, &mut classes);
    classes
}

/// Gives every point the centre that lies nearest, which on the sphere is that with the largest
/// inner product.
fn assign(points: &[f32], centres: &[f32], width: usize, classes: &mut [u16]) {
    let halves = classes.len().div_ceil(2);
    std::thread::scope(|scope| {
        for (points, classes) in points.chunks(halves * width).zip(classes.chunks_mut(halves)) {
            scope.spawn(move || {
                for (point, class) in points.chunks_exact(width).zip(classes) {
                    *class = nearest(point, centres);
                }
            });
        }
    });
}

fn nearest(point: &[f32], centres: &[f32]) -> u16 {
    let (mut best, mut best_product) = (0, f32::MIN);
    for (number, centre) in (0..).zip(centres.chunks_exact(point.len())) {
        let product = product(point, centre);
        if product > best_product {
            (best, best_product) = (number, product);
        }
    }
    best
}

/// The inner product, in eight lanes so that it runs in vectors.
fn product(left: &[f32], right: &[f32]) -> f32 {
    let mut lanes = [0.0; 8];
    let (left, right) = (left.chunks(8), right.chunks(8));
    for (left, right) in left.zip(right) {
        for ((lane, a), b) in lanes.iter_mut().zip(left).zip(right) {
            *lane += a * b;
        }
    }
    lanes.iter().sum()
}

/// Moves every centre to the middle of its points. One without points stays.
fn move_centres(points: &[f32], classes: &[u16], width: usize, centres: &mut [f32]) {
    let mut sums = vec![0.0; centres.len()];
    for (point, &class) in points.chunks_exact(width).zip(classes) {
        let sum = &mut sums[usize::from(class) * width..][..width];
        sum.iter_mut().zip(point).for_each(|(sum, value)| *sum += value);
    }
    for (centre, sum) in centres.chunks_exact_mut(width).zip(sums.chunks_exact_mut(width)) {
        if sum.iter().any(|&value| value != 0.0) {
            normalise(sum);
            centre.copy_from_slice(sum);
        }
    }
}

fn normalise(vector: &mut [f32]) {
    let length = product(vector, vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|value| *value /= length);
    }
}

/// `size` different numbers below `count`, by the generator SplitMix64.
fn sample(count: usize, size: usize, seed: u64) -> Vec<usize> {
    let mut state = seed;
    let mut chosen = Vec::with_capacity(size);
    let mut taken = vec![false; count];
    while chosen.len() < size.min(count) {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = state;
        value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        let point = ((value ^ value >> 31) % count as u64) as usize;
        if !std::mem::replace(&mut taken[point], true) {
            chosen.push(point);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_that_lie_together_share_a_class() {
        let points = [1.0, 0.0, 0.9, 0.1, 0.0, 1.0, 0.1, 0.9];
        let classes = cluster(&points, 2, 2, 0);
        assert_eq!(classes[0], classes[1]);
        assert_eq!(classes[2], classes[3]);
        assert_ne!(classes[0], classes[2]);
    }
}

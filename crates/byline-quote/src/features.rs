//! Values of features, for labels and for candidates alike.

/// What two values say together.
#[inline]
pub(crate) fn join(first: u64, second: u64) -> u64 {
    (first ^ first >> 31).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ second.rotate_left(23)
}

/// A number, coarser the larger it is.
#[inline]
pub(crate) fn bucket(number: usize) -> u64 {
    match number {
        0..=3 => number as u64,
        4..=5 => 4,
        6..=8 => 6,
        9..=13 => 9,
        14..=20 => 14,
        21..=35 => 21,
        _ => 36,
    }
}

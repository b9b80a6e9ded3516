//! Hashes of features. They are part of the model format: to change one is to retrain.

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a string of bytes, the same on every machine.
///
/// ```
/// use byline_seq::hash_bytes;
///
/// assert_eq!(hash_bytes("“Café”".as_bytes()), hash_bytes("“Café”".as_bytes()));
/// assert_ne!(hash_bytes("café".as_bytes()), hash_bytes("cafe".as_bytes()));
/// ```
#[inline]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut state = (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        state = mix(state ^ u64::from_le_bytes(word));
    }
    let mut last = 0;
    for &byte in chunks.remainder() {
        last = last << 8 | u64::from(byte);
    }
    mix(state ^ last)
}

/// The feature "template `template` has the value `value`".
///
/// ```
/// use byline_seq::{feature, hash_bytes};
///
/// let value = hash_bytes("é".as_bytes());
/// assert_ne!(feature(1, value), feature(2, value));
/// ```
#[inline]
pub fn feature(template: u8, value: u64) -> u32 {
    (mix(value ^ u64::from(template).wrapping_mul(MULTIPLIER)) >> 32) as u32
}

/// The feature "template `template` has the values `first` and `second`, in this order".
///
/// ```
/// use byline_seq::feature_of_two;
///
/// assert_ne!(feature_of_two(1, 2, 3), feature_of_two(1, 3, 2));
/// ```
#[inline]
pub fn feature_of_two(template: u8, first: u64, second: u64) -> u32 {
    feature(template, mix(first) ^ second.rotate_left(23))
}

/// The key among [`Records`](crate::Records) of what has this hash.
#[inline]
pub fn key(hash: u64) -> u32 {
    (mix(hash) >> 32) as u32
}

#[inline]
fn mix(value: u64) -> u64 {
    let value = (value ^ value >> 29).wrapping_mul(MULTIPLIER);
    (value ^ value >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

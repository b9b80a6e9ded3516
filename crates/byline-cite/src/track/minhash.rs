//! Signatures that near duplicates are likely to share in part.

use super::words::spans;
use xxhash_rust::xxh3::xxh3_64;

/// Words in a shingle.
const SHINGLE: usize = 3;

/// Hashes in a band: all must agree for two quotations to meet.
const ROWS: usize = 2;

/// Bands. With two rows, quotations that share 40 % of their shingles meet with a probability of
/// 97 %, and ones that share 1 % with 0.2 %.
pub const BANDS: usize = 20;

/// The bands of a [`Quotation`](super::Quotation)'s words: keys of which two quotations that have
/// most of their words in common are likely to share one. A quotation of fewer words than a shingle
/// is one shingle. Takes time linear in the words.
///
/// ```
/// use byline_cite::track::bands;
///
/// let shared = |one: &str, other: &str| bands(one).iter().zip(bands(other)).any(|(a, b)| *a == b);
/// let words = "the café in karlin will be closed for good by the end of the month";
/// assert!(shared(words, "the café in karlin will be closed for good at the end of the month"));
/// assert!(!shared(words, "we have nothing to hide"));
/// ```
pub fn bands(words: &str) -> [u64; BANDS] {
    let text = words;
    let words = spans(text);
    let mut least = [u32::MAX; BANDS * ROWS];
    let last = words.len().saturating_sub(SHINGLE);
    for first in 0..=last {
        let end = words.get(first + SHINGLE - 1).or(words.last()).map_or(text.len(), |word| word.1);
        let start = words.get(first).map_or(0, |word| word.0);
        let hash = xxh3_64(text.get(start..end).unwrap_or(text).as_bytes());
        for (place, least) in least.iter_mut().enumerate() {
            *least = (*least).min(permuted(hash, place as u64));
        }
    }
    std::array::from_fn(|band| {
        let rows = &least[band * ROWS..(band + 1) * ROWS];
        rows.iter().fold(band as u64, |key, &row| mixed(key ^ u64::from(row).rotate_left(17)))
    })
}

/// One of a family of hash functions, by multiplication and shift.
fn permuted(hash: u64, place: u64) -> u32 {
    let odd = mixed(place) | 1;
    (hash.wrapping_mul(odd) >> 32) as u32
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every bit.
const fn mixed(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// How much of the shorter quotation stands in the longer, from 0 to 1: shared pairs of words, as a
/// part of the pairs of the shorter. Both are the words of a [`Quotation`](super::Quotation).
///
/// ```
/// use byline_cite::track::containment;
///
/// assert_eq!(containment("will be closed", "the café will be closed for good"), 1.0);
/// assert_eq!(containment("nothing to hide", "the café will be closed for good"), 0.0);
/// ```
pub fn containment(one: &str, other: &str) -> f64 {
    let (one, other) = (pairs(one), pairs(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if short.is_empty() {
        return 0.0;
    }
    let shared = short.iter().filter(|pair| long.binary_search(pair).is_ok()).count();
    shared as f64 / short.len() as f64
}

fn pairs(text: &str) -> Vec<u64> {
    let words = spans(text);
    let mut pairs: Vec<u64> = words
        .windows(2)
        .filter_map(|pair| Some(xxh3_64(text.get(pair[0].0..pair[1].1)?.as_bytes())))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_duplicates_share_bands_and_others_do_not() {
        let one = bands("the café in karlin will be closed for good by the end of the month");
        let two = bands("the café in karlin will be closed for good at the end of the month");
        let other = bands("we have nothing to hide and will answer every question that is put");
        let shared = |a: &[u64], b: &[u64]| a.iter().zip(b).filter(|(a, b)| a == b).count();
        assert!(shared(&one, &two) > 0);
        assert_eq!(shared(&one, &other), 0);
        assert_eq!(
            one,
            bands("the café in karlin will be closed for good by the end of the month")
        );
        let _ = (bands(""), bands("one"), bands("one two"));
    }

    #[test]
    fn a_part_is_contained_in_the_whole() {
        let whole = "the café in karlin will be closed for good";
        assert!(containment("will be closed for good", whole) > 0.99);
        assert!(containment("nothing of the kind was said", whole) < 0.1);
        assert!(containment("", whole) < 0.1);
    }
}

//! The words of a sentence as the parser sees them.

use byline_core::{PennTag, Tag};
use byline_seq::{Classes, hash_bytes};

/// Which of the classes of a word are used: the second and the third, 256 and 1,024 of them.
const USED: [usize; 2] = [1, 2];

/// A word, as hashes that are spread evenly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its lower case.
    pub form: u64,
    /// Its tags.
    pub tag: u64,
    /// Both.
    pub both: u64,
    /// Its classes, from coarse to fine.
    pub classes: [u64; USED.len()],
    /// Its last three letters and tag.
    pub suffix: u64,
}

/// Numbers as hashes: counts, distances, relations.
#[inline]
pub(crate) const fn spread(value: u64) -> u64 {
    let value = (value ^ 0x51_7cc1_b727_220a).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ value >> 29).wrapping_mul(0xd6e8_feb8_6659_fd93);
    value ^ value >> 32
}

impl Word {
    /// What stands for the root, 1, and for a word that is not there, 2.
    pub fn special(which: u64) -> Self {
        let hash = spread(1 << 40 | which);
        Self { form: hash, tag: hash, both: hash, classes: [hash; 2], suffix: hash }
    }

    /// Analyses a word. The buffer is only memory to work in.
    pub fn new(text: &str, tag: Tag, classes: &Classes, buffer: &mut String) -> Self {
        plain(text, buffer);
        let hash = hash_bytes(buffer.as_bytes());
        let known = classes.of(hash);
        let tag = spread(1 << 32 | number(tag));
        let start = buffer.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        Self {
            form: hash,
            tag,
            both: spread(hash ^ tag),
            classes: USED.map(|at| spread(2 << 32 | u64::from(known[at]))),
            suffix: spread(hash_bytes(&buffer.as_bytes()[start..]) ^ tag),
        }
    }
}

fn number(tag: Tag) -> u64 {
    let penn = match tag.penn {
        // Training texts do not always tell opening marks from closing ones.
        PennTag::CloseQuote => PennTag::OpenQuote,
        other => other,
    };
    (penn as u64) << 8 | tag.universal as u64
}

/// Writes a word in lower case, typographic marks in the plain way and digits as zeros.
fn plain(word: &str, buffer: &mut String) {
    buffer.clear();
    if word.is_ascii() {
        match word {
            "``" | "''" => buffer.push('"'),
            _ => buffer.push_str(word),
        }
        buffer.make_ascii_lowercase();
    } else {
        for letter in word.chars() {
            match letter {
                '‘' | '’' | 'ʼ' => buffer.push('\''),
                '“' | '”' | '„' | '«' | '»' => buffer.push('"'),
                '‐' | '‑' | '–' | '—' | '−' => buffer.push('-'),
                '…' => buffer.push_str("..."),
                _ => buffer.extend(letter.to_lowercase()),
            }
        }
    }
    if buffer.bytes().any(|byte| byte.is_ascii_digit()) {
        *buffer = buffer.replace(|letter: char| letter.is_ascii_digit(), "0");
    }
}

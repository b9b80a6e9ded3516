//! What a word looks like, as hashes.

use byline_seq::{CLASS_SIZES, Classes, hash_bytes};

/// How many letters the longest prefix and suffix have.
pub(crate) const PREFIXES: usize = 3;
pub(crate) const SUFFIXES: usize = 5;

/// The hashes of a word and of its parts. A prefix or suffix that would be longer than the word
/// is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Word {
    pub exact: u64,
    pub lower: u64,
    pub prefixes: [u64; PREFIXES],
    pub suffixes: [u64; SUFFIXES],
    pub shape: u64,
    /// From coarse to fine.
    pub classes: [u16; CLASS_SIZES.len()],
}

impl Word {
    /// Analyses a word. The buffers are only memory to work in.
    pub fn new(word: &str, known: &Classes, buffer: &mut String, lower: &mut String) -> Self {
        plain(word, buffer);
        lower.clear();
        if buffer.is_ascii() {
            lower.push_str(buffer);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(buffer.chars().flat_map(char::to_lowercase));
        }
        // Digits differ endlessly, and which ones they are says little about the part of speech.
        if !buffer.bytes().any(|byte| byte.is_ascii_alphabetic()) {
            digits_to_zero(lower);
        }
        let hash = hash_bytes(lower.as_bytes());
        let mut this = Self {
            exact: hash_bytes(buffer.as_bytes()),
            lower: hash,
            shape: shape(buffer),
            classes: known.of(hash),
            ..Self::default()
        };
        let ends = lower.char_indices().map(|(start, letter)| start + letter.len_utf8());
        for (prefix, end) in this.prefixes.iter_mut().zip(ends) {
            *prefix = hash_bytes(&lower.as_bytes()[..end]);
        }
        for (suffix, (start, _)) in this.suffixes.iter_mut().zip(lower.char_indices().rev()) {
            *suffix = hash_bytes(&lower.as_bytes()[start..]);
        }
        this
    }
}

/// Writes typographic marks in the plain way, in which training texts have them.
fn plain(word: &str, buffer: &mut String) {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        return;
    }
    for letter in word.chars() {
        match letter {
            '‘' | '’' | 'ʼ' => buffer.push('\''),
            '“' | '”' | '„' | '«' | '»' => buffer.push('"'),
            '‐' | '‑' | '–' | '—' | '−' => buffer.push('-'),
            '…' => buffer.push_str("..."),
            _ => buffer.push(letter),
        }
    }
}

fn digits_to_zero(lower: &mut String) {
    if lower.bytes().any(|byte| byte.is_ascii_digit()) {
        *lower = lower.replace(|letter: char| letter.is_ascii_digit(), "0");
    }
}

/// The kinds of letters in a word, with at most two of a kind in a row: `Zoë` is `Xxx`, `UNHCR`
/// is `XX`, `1990s` is `ddx`.
fn shape(word: &str) -> u64 {
    let mut hash = 0_u64;
    let (mut before, mut run) = (0, 0);
    for letter in word.chars() {
        let kind = kind(letter);
        run = if kind == before { run + 1 } else { 1 };
        before = kind;
        if run <= 2 {
            hash = (hash ^ u64::from(kind)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash
}

fn kind(letter: char) -> u32 {
    match letter {
        'a'..='z' => 1,
        'A'..='Z' => 2,
        '0'..='9' => 3,
        _ if letter.is_ascii() => u32::from(letter),
        _ if letter.is_uppercase() => 2,
        _ if letter.is_alphabetic() => 1,
        _ if letter.is_numeric() => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Word {
        let known = byline_seq::Records::new(byline_seq::CLASSES_TASK, 8, []).unwrap();
        let known = Classes::from_bytes(&known.to_bytes()).unwrap();
        Word::new(text, &known, &mut String::new(), &mut String::new())
    }

    #[test]
    fn typographic_marks_count_as_plain_ones() {
        assert_eq!(word("n’t"), word("n't"));
        assert_eq!(word("“"), word("”"));
        assert_eq!(word("…"), word("..."));
    }

    #[test]
    fn shapes_tell_kinds_apart() {
        assert_eq!(word("Zoë").shape, word("Ana").shape);
        assert_eq!(word("ÉLAN").shape, word("UN").shape);
        assert_ne!(word("café").shape, word("Café").shape);
        assert_ne!(word("1990s").shape, word("1990").shape);
    }

    #[test]
    fn suffixes_are_whole_letters() {
        assert_eq!(word("café").suffixes[0], word("é").lower);
        assert_eq!(word("é").suffixes[1], 0);
        assert_eq!(word("CAFÉ").lower, word("café").lower);
        assert_eq!(word("1,234").lower, word("5,678").lower);
    }
}

//! What a word looks like, as hashes.

use crate::lists::{ListSet, Lists};
use byline_seq::{CLASS_SIZES, hash_bytes};

/// The lengths of the prefixes and suffixes that are looked at.
pub(crate) const PREFIXES: [usize; 3] = [2, 3, 4];
pub(crate) const SUFFIXES: [usize; 4] = [1, 2, 3, 4];

/// The hashes of a word and of its parts. A prefix or suffix that would be longer than the word
/// is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Word {
    pub exact: u64,
    pub lower: u64,
    pub prefixes: [u64; PREFIXES.len()],
    pub suffixes: [u64; SUFFIXES.len()],
    pub shape: u64,
    pub classes: [u16; CLASS_SIZES.len()],
    pub lists: ListSet,
    /// Begins with, or hides, a capital letter: `Kyiv`, `iPhone`, `al-Qaeda`.
    pub capital: bool,
    /// Has capitals and nothing in lower case.
    pub shouted: bool,
    /// Begins with a letter.
    pub letter: bool,
    /// Has a digit.
    pub digit: bool,
    /// Joins words of a name: `of`, `&`.
    pub tie: bool,
    /// A hyphen or dash.
    pub hyphen: bool,
    /// After it a sentence, a heading or a quotation may begin.
    pub opens: bool,
}

impl Word {
    /// What stands before the first word and after the last.
    pub fn edge() -> Self {
        Self { exact: 1, lower: 1, shape: 1, ..Self::default() }
    }

    /// Analyses a word. The buffers are only memory to work in.
    pub fn new(word: &str, known: &Lists, buffer: &mut String, lower: &mut String) -> Self {
        plain(word, buffer);
        lower_case(buffer, lower);
        let mut this = Self::default();
        if buffer.is_ascii() {
            let bytes = buffer.as_bytes();
            this.capital = bytes.iter().any(u8::is_ascii_uppercase);
            this.shouted = this.capital && !bytes.iter().any(u8::is_ascii_lowercase);
            this.letter = bytes.first().is_some_and(u8::is_ascii_alphabetic);
            this.digit = bytes.iter().any(u8::is_ascii_digit);
        } else {
            this.capital = buffer.chars().any(char::is_uppercase);
            this.shouted = this.capital && !buffer.chars().any(char::is_lowercase);
            this.letter = buffer.chars().next().is_some_and(char::is_alphabetic);
            this.digit = buffer.bytes().any(|byte| byte.is_ascii_digit());
        }
        if this.digit && !this.letter {
            *lower = lower.replace(|letter: char| letter.is_ascii_digit(), "0");
        }
        this.exact = hash_bytes(buffer.as_bytes());
        this.lower = hash_bytes(lower.as_bytes());
        this.tie = matches!(
            lower.as_str(),
            "of" | "&" | "de" | "la" | "van" | "von" | "der" | "al" | "bin" | "del" | "du"
        );
        this.opens =
            matches!(buffer.as_str(), "\"" | "``" | "''" | ":" | "-" | "--" | "'" | "(" | "*");
        this.hyphen = buffer == "-";
        this.classes = known.classes(this.lower);
        this.lists = known.lists(this.lower);
        this
    }

    /// Adds what is only looked at near capitals.
    pub fn look_closer(&mut self, word: &str, buffer: &mut String, lower: &mut String) {
        plain(word, buffer);
        lower_case(buffer, lower);
        self.shape = shape(buffer);
        if lower.is_ascii() {
            for (prefix, length) in self.prefixes.iter_mut().zip(PREFIXES) {
                *prefix = lower.as_bytes().get(..length).map_or(0, hash_bytes);
            }
            for (suffix, length) in self.suffixes.iter_mut().zip(SUFFIXES) {
                let start = lower.len().checked_sub(length);
                *suffix = start.map_or(0, |start| hash_bytes(&lower.as_bytes()[start..]));
            }
        } else {
            for (prefix, length) in self.prefixes.iter_mut().zip(PREFIXES) {
                let last = lower.char_indices().nth(length - 1);
                *prefix =
                    last.map_or(0, |(at, c)| hash_bytes(&lower.as_bytes()[..at + c.len_utf8()]));
            }
            for (suffix, length) in self.suffixes.iter_mut().zip(SUFFIXES) {
                let first = lower.char_indices().rev().nth(length - 1);
                *suffix = first.map_or(0, |(at, _)| hash_bytes(&lower.as_bytes()[at..]));
            }
        }
    }
}

/// Replaces `lower` by the word in lower case.
fn lower_case(word: &str, lower: &mut String) {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        lower.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// Writes typographic marks in the plain way, in which training texts have them.
fn plain(word: &str, buffer: &mut String) {
    buffer.clear();
    if word.is_ascii() {
        match word {
            "``" | "''" => buffer.push('"'),
            _ => buffer.push_str(word),
        }
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

//! The word lists of `data/en`, made into one table when the crate is compiled.
//!
//! A word of up to eight bytes is an integer, its [`key`], so that a look-up compares integers.
//! [`TRAITS`] answers most questions without a look-up.

/// What an abbreviation may stand before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// It stands before a name and never ends a sentence: `Mr.`
    Name,
    /// It is an abbreviation only before a number: `No. 1`
    Number,
    /// It may also end a sentence: `Co.`
    Any,
}

/// Looks up a word, given without its full stop.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let entry = find(word.as_bytes())?;
    let capital = entry.capital && !word.starts_with(|c: char| c.is_uppercase());
    if capital { None } else { entry.abbreviation }
}

/// True if a hyphen after this first part does not split a word.
pub(crate) fn is_prefix(word: &str) -> bool {
    find(word.as_bytes()).is_some_and(|entry| entry.is_prefix)
}

/// The length of the first part of a word that is two tokens.
pub(crate) fn fused(word: &[u8]) -> Option<usize> {
    find(word).map(|entry| usize::from(entry.first_part)).filter(|&len| len > 0)
}

/// The longest entry, in bytes.
const LONGEST: usize = 8;

/// The word in small letters, as an integer. The bytes lie at its high end, so that words of
/// different lengths differ. Longer words have no key.
pub(crate) fn key(word: &[u8]) -> Option<u64> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(LONGEST.checked_sub(word.len())?..)?.copy_from_slice(word);
    let from_first = 64 - 8 * word.len() as u32;
    Some(u64::from_le_bytes(bytes) | SMALL.checked_shl(from_first)?)
}

/// Sets the bit that tells small letters from capitals in each of eight bytes.
pub(crate) const SMALL: u64 = 0x2020_2020_2020_2020;

/// Trait of a word: the word falls into two tokens.
pub(crate) const FUSED: u8 = 1;
/// Trait of a word: a full stop after it may belong to it.
pub(crate) const KEEPS_STOP: u8 = 2;
/// Trait of a word: a hyphen after it may belong to it.
pub(crate) const KEEPS_HYPHEN: u8 = 4;

/// A set of words, which may hold some words that were never put in.
pub(crate) struct WordSet([u64; 1 << (HASH_BITS - 6)]);

const HASH_BITS: u32 = 13;

impl WordSet {
    /// The set of all words with one of these traits.
    pub(crate) const fn new(traits: u8) -> Self {
        let mut set = WordSet([0; 1 << (HASH_BITS - 6)]);
        let mut place = 0;
        while place < PLACES {
            let entry = WORDS_AT_COMPILE_TIME[place];
            if entry.traits() & traits != 0 {
                set.put(entry.key);
            }
            place += 1;
        }
        // A single letter before a full stop may be an initial.
        let mut letter = b'a';
        while letter <= b'z' && traits & KEEPS_STOP != 0 {
            set.put((letter as u64) << 56);
            letter += 1;
        }
        set
    }

    const fn put(&mut self, key: u64) {
        let hash = hash(key);
        self.0[hash >> 6] |= 1 << (hash & 63);
    }

    /// The lowest bit is set if the set holds the word with this key. The other bits mean
    /// nothing.
    #[inline(always)]
    pub(crate) const fn shifted(&self, key: u64) -> u64 {
        let hash = hash(key);
        self.0[hash >> 6] >> (hash & 63)
    }
}

/// Multiplicative hashing with the golden ratio, as Knuth describes it.
#[inline(always)]
const fn hash(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - HASH_BITS)) as usize
}

#[derive(Clone, Copy)]
struct Entry {
    /// Zero in empty places.
    key: u64,
    abbreviation: Option<Abbreviation>,
    /// True if only the word with a capital is an abbreviation.
    capital: bool,
    is_prefix: bool,
    /// Length of the first of two tokens, or zero.
    first_part: u8,
}

impl Entry {
    const fn traits(&self) -> u8 {
        (if self.first_part > 0 { FUSED } else { 0 })
            | (if self.abbreviation.is_some() { KEEPS_STOP } else { 0 })
            | (if self.is_prefix { KEEPS_HYPHEN } else { 0 })
    }
}

const EMPTY: Entry =
    Entry { key: 0, abbreviation: None, capital: false, is_prefix: false, first_part: 0 };

const PLACES: usize = 1024;

/// An open hash table of all words.
static WORDS: [Entry; PLACES] = WORDS_AT_COMPILE_TIME;

const WORDS_AT_COMPILE_TIME: [Entry; PLACES] = words();

fn find(word: &[u8]) -> Option<&'static Entry> {
    let key = key(word)?;
    let mut place = hash(key) % PLACES;
    loop {
        let entry = WORDS.get(place)?;
        if entry.key == key {
            return Some(entry);
        }
        if entry.key == 0 {
            return None;
        }
        place = (place + 1) % PLACES;
    }
}

const ABBREVIATIONS: &[u8] = include_bytes!("../data/en/abbreviations.txt");
const PREFIXES: &[u8] = include_bytes!("../data/en/prefixes.txt");
const FUSED_WORDS: &[u8] = include_bytes!("../data/en/fused.txt");

const fn words() -> [Entry; PLACES] {
    let mut table = [EMPTY; PLACES];
    let mut line = Line::first(ABBREVIATIONS);
    while !line.is_end() {
        let place = place_of(&table, line.key(b' '));
        table[place].key = line.key(b' ');
        table[place].capital = line.file[line.start].is_ascii_uppercase();
        // The kind stands after a space: `name`, `number` or `any`.
        let kind = line.start + line.len_until(b' ') + 1;
        table[place].abbreviation = Some(match line.file[kind + 1] {
            b'a' => Abbreviation::Name,
            b'u' => Abbreviation::Number,
            b'n' => Abbreviation::Any,
            // The crate does not compile then.
            _ => unreachable!(),
        });
        line = line.next();
    }
    line = Line::first(PREFIXES);
    while !line.is_end() {
        let place = place_of(&table, line.key(b'\n'));
        table[place].key = line.key(b'\n');
        table[place].is_prefix = true;
        line = line.next();
    }
    line = Line::first(FUSED_WORDS);
    while !line.is_end() {
        let place = place_of(&table, line.key(b'\n'));
        table[place].key = line.key(b'\n');
        table[place].first_part = line.len_until(b'|') as u8;
        line = line.next();
    }
    table
}

/// The place of a key in the table, or the empty one where it belongs.
const fn place_of(table: &[Entry; PLACES], key: u64) -> usize {
    let mut place = hash(key) % PLACES;
    while table[place].key != 0 && table[place].key != key {
        place = (place + 1) % PLACES;
    }
    place
}

/// A line of a word list that is neither empty nor a comment.
#[derive(Clone, Copy)]
struct Line {
    file: &'static [u8],
    start: usize,
}

impl Line {
    const fn first(file: &'static [u8]) -> Line {
        Line { file, start: 0 }.or_later()
    }

    const fn next(self) -> Line {
        Line { file: self.file, start: self.start + self.len_until(b'\n') + 1 }.or_later()
    }

    const fn or_later(mut self) -> Line {
        while !self.is_end() && matches!(self.file[self.start], b'#' | b'\n') {
            self.start += self.len_until(b'\n') + 1;
        }
        self
    }

    const fn is_end(self) -> bool {
        self.start >= self.file.len()
    }

    /// Length of the line up to a byte, or to its end.
    const fn len_until(self, byte: u8) -> usize {
        let mut len = 0;
        while self.start + len < self.file.len() {
            let found = self.file[self.start + len];
            if found == byte || found == b'\n' {
                break;
            }
            len += 1;
        }
        len
    }

    /// The key of the word that goes up to a byte, without its bar.
    const fn key(self, end: u8) -> u64 {
        let mut key = 0;
        let mut index = 0;
        let mut len = 0;
        while index < self.len_until(end) {
            let byte = self.file[self.start + index];
            if byte != b'|' {
                key = key >> 8 | ((byte | 0x20) as u64) << 56;
                len += 1;
            }
            index += 1;
        }
        assert!(0 < len && len <= LONGEST, "a word that is empty or too long for a key");
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_case() {
        assert_eq!(abbreviation("Mr"), Some(Abbreviation::Name));
        assert_eq!(abbreviation("MR"), Some(Abbreviation::Name));
        assert_eq!(abbreviation("no"), Some(Abbreviation::Number));
        assert_eq!(abbreviation("wash"), None);
        assert_eq!(abbreviation("Wash"), Some(Abbreviation::Any));
        assert_eq!(abbreviation("café"), None);
        assert!(is_prefix("Pro"));
        assert!(!is_prefix("long"));
        assert_eq!(fused(b"Cannot"), Some(3));
        assert_eq!(fused(b"can"), None);
        assert_eq!(fused(b""), None);
    }

    #[test]
    fn every_entry_is_found_and_stands_once_in_its_list() {
        let lists = [ABBREVIATIONS, PREFIXES, FUSED_WORDS];
        for (list, expected) in lists.into_iter().zip([KEEPS_STOP, KEEPS_HYPHEN, FUSED]) {
            let list = std::str::from_utf8(list).unwrap();
            let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
            let mut words: Vec<String> =
                lines.map(|line| line.split(' ').next().unwrap().replace('|', "")).collect();
            for word in &words {
                let found = match expected {
                    KEEPS_STOP => abbreviation(word).is_some(),
                    KEEPS_HYPHEN => is_prefix(word),
                    _ => fused(word.as_bytes()).is_some(),
                };
                assert!(found, "{word}");
                let key = key(word.as_bytes()).unwrap();
                assert_eq!(WordSet::new(expected).shifted(key) & 1, 1, "{word}");
            }
            let count = words.len();
            words.iter_mut().for_each(|word| word.make_ascii_lowercase());
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), count);
        }
    }
}

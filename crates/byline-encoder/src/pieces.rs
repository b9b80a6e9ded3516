//! Words to word pieces, as BERT without case cuts them.
//!
//! After “BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding” (Devlin et
//! al. 2019), which takes the cut from Wu et al. (2016): from the left, the longest piece that the
//! vocabulary has.

use crate::EncoderError;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// The most pieces of a word that are kept.
const KEPT: usize = 6;

/// Longer words, in characters, are unknown.
const LONGEST: usize = 100;

/// The pieces that words are cut into.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// The pieces that may begin a word.
    first: FxHashMap<Box<str>, i32>,
    /// The pieces that go on with one, without the `##` before them.
    later: FxHashMap<Box<str>, i32>,
    /// Stands for a word that has no pieces.
    pub unknown: i32,
    /// Stands before the first piece of a row.
    pub start: i32,
    /// Stands after each stretch of a row.
    pub separator: i32,
    /// How many pieces there are.
    pub len: i32,
}

impl Vocabulary {
    /// # Errors
    ///
    /// If one of the marks is missing.
    pub fn new(pieces: &[String]) -> Result<Self, EncoderError> {
        let (mut first, mut later) = (FxHashMap::default(), FxHashMap::default());
        for (number, piece) in (0..).zip(pieces) {
            match piece.strip_prefix("##").filter(|rest| !rest.is_empty()) {
                Some(rest) => later.insert(rest.into(), number),
                None => first.insert(piece.as_str().into(), number),
            };
        }
        let mark = |name: &str| {
            first.get(name).copied().ok_or(EncoderError::Invalid { what: "vocabulary" })
        };
        let (unknown, start, separator) = (mark("[UNK]")?, mark("[CLS]")?, mark("[SEP]")?);
        let len = i32::try_from(pieces.len());
        let len = len.map_err(|_| EncoderError::Invalid { what: "vocabulary" })?;
        Ok(Self { first, later, unknown, start, separator, len })
    }

    /// Adds the pieces of a word to a list: at least one, at most [`KEPT`].
    pub fn cut(&self, word: &str, pieces: &mut Vec<i32>) {
        let start = pieces.len();
        for part in parts(word) {
            self.cut_part(&part, pieces);
            if pieces.len() - start >= KEPT {
                break;
            }
        }
        pieces.truncate(start + KEPT);
        if pieces.len() == start {
            pieces.push(self.unknown);
        }
    }

    fn cut_part(&self, part: &str, pieces: &mut Vec<i32>) {
        let kept = pieces.len();
        let mut rest = part;
        if part.chars().nth(LONGEST).is_some() {
            return pieces.push(self.unknown);
        }
        while !rest.is_empty() {
            let known = if rest.len() == part.len() { &self.first } else { &self.later };
            let ends = rest.char_indices().rev().map(|(at, char)| at + char.len_utf8());
            let longest = ends.map(|end| rest.split_at(end));
            let found = longest.filter_map(|(piece, rest)| Some((*known.get(piece)?, rest))).next();
            let Some((piece, after)) = found else {
                pieces.truncate(kept);
                return pieces.push(self.unknown);
            };
            pieces.push(piece);
            rest = after;
        }
    }
}

/// A word in lower case and without accents, cut at marks and ideographs: as many parts as can be of
/// use.
fn parts(word: &str) -> Vec<String> {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !word.is_empty() {
        return vec![word.to_ascii_lowercase()];
    }
    let (mut parts, mut part) = (Vec::new(), String::new());
    for char in word.to_lowercase().nfd() {
        use GeneralCategory::{Control, Format, NonspacingMark};
        if matches!(char.general_category(), NonspacingMark | Control | Format)
            || char == '\u{fffd}'
        {
            continue;
        }
        let alone = is_mark(char) || is_ideograph(char);
        if (alone || char.is_whitespace()) && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
        }
        if alone {
            parts.push(char.to_string());
        } else if !char.is_whitespace() {
            part.push(char);
        }
        if parts.len() >= KEPT {
            break;
        }
    }
    parts.extend(Some(part).filter(|part| !part.is_empty()));
    parts
}

/// True for punctuation, and for every sign of ASCII that is no letter or digit.
fn is_mark(char: char) -> bool {
    char.is_ascii_punctuation()
        || !char.is_ascii() && char.general_category_group() == GeneralCategoryGroup::Punctuation
}

fn is_ideograph(char: char) -> bool {
    matches!(char,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2ceaf}'
        | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECES: [&str; 16] = [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "cafe", "##s", "“", "-", "co", "##op", "u", ".", "s",
        "聞", "#", "##ed",
    ];

    fn cut(word: &str) -> Vec<&'static str> {
        let vocabulary = Vocabulary::new(&PIECES.map(str::to_owned)).unwrap();
        let mut pieces = vec![2];
        vocabulary.cut(word, &mut pieces);
        assert_eq!(pieces[0], 2, "what stands in the list stays");
        pieces[1..].iter().map(|&piece| PIECES[piece as usize]).collect()
    }

    #[test]
    fn the_longest_pieces_are_taken_from_the_left() {
        assert_eq!(cut("Cafés"), ["cafe", "##s"]);
        assert_eq!(cut("CAFE\u{301}S"), ["cafe", "##s"], "accents of both kinds fall off");
        assert_eq!(cut("“"), ["“"]);
        assert_eq!(cut("co-op"), ["co", "-", "[UNK]"], "a piece inside a word cannot begin one");
        assert_eq!(cut("U.S."), ["u", ".", "s", "."]);
        assert_eq!(cut("聞s"), ["聞", "s"]);
        assert_eq!(cut("#s"), ["#", "s"]);
    }

    #[test]
    fn what_has_no_pieces_is_unknown() {
        assert_eq!(cut("cafex"), ["[UNK]"], "all of a word, or nothing");
        assert_eq!(cut(""), ["[UNK]"]);
        assert_eq!(cut("\u{200b}"), ["[UNK]"]);
        assert_eq!(cut(&"s".repeat(101)), ["[UNK]"]);
    }

    #[test]
    fn few_pieces_of_a_word_are_kept() {
        assert_eq!(cut("u.s.u.s."), ["u", ".", "s", ".", "u", "."]);
        assert_eq!(cut(&"-".repeat(1_000_000)).len(), KEPT);
    }

    #[test]
    fn a_vocabulary_has_its_marks() {
        let pieces = ["[PAD]", "[UNK]", "[CLS]"].map(str::to_owned);
        assert!(Vocabulary::new(&pieces).is_err());
    }
}

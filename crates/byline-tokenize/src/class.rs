//! What a byte or a character is, as far as the scanner cares.

use unicode_segmentation::UnicodeSegmentation;

/// The class of a byte. The order matters: everything up to [`DIGIT`] goes on a word.
pub(crate) type Class = u8;

/// `A` to `Z`, `a` to `z`.
pub(crate) const LETTER: Class = 0;
/// `0` to `9`.
pub(crate) const DIGIT: Class = 1;
/// ASCII white space.
pub(crate) const BLANK: Class = 2;
/// Any other ASCII character.
pub(crate) const MARK: Class = 3;
/// A byte of a character that is not ASCII.
pub(crate) const WIDE: Class = 4;

const CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [MARK; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        if b.is_ascii_alphabetic() {
            table[byte] = LETTER;
        } else if b.is_ascii_digit() {
            table[byte] = DIGIT;
        } else if matches!(b, b' ' | 9..=13) {
            table[byte] = BLANK;
        } else if b >= 128 {
            table[byte] = WIDE;
        }
        byte += 1;
    }
    table
}

/// The class of a byte.
#[inline(always)]
pub(crate) fn class(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// True for the characters that may stand between tokens.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// False for bytes that no blank begins with.
#[inline]
pub(crate) fn may_begin_blank(first: u8) -> bool {
    matches!(first, 0..=b' ' | 0xC2 | 0xE1..=0xE3 | 0xEF)
}

/// True for a character that words are made of.
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

/// The character that starts at byte `at`, or a blank at the end of the text.
#[inline]
pub(crate) fn char_at(text: &str, at: usize) -> char {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => *byte as char,
        Some(_) => text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' '),
        None => ' ',
    }
}

/// The character that ends at byte `at`, or a blank at the start of the text.
#[inline]
pub(crate) fn char_before(text: &str, at: usize) -> char {
    match at.checked_sub(1).and_then(|last| text.as_bytes().get(last)) {
        Some(byte) if byte.is_ascii() => *byte as char,
        Some(_) => text.get(..at).and_then(|head| head.chars().next_back()).unwrap_or(' '),
        None => ' ',
    }
}

/// Length in bytes of the user-perceived character that starts at `at`: an emoji with its
/// joiners, a flag, a letter with its accents. A blank is part of none, although U+0600 and its like
/// would take it along.
pub(crate) fn cluster_len(text: &str, at: usize) -> usize {
    let c = char_at(text, at);
    let len = c.len_utf8();
    let stands_alone = |c| {
        let joins = matches!(c, '\u{3099}' | '\u{309A}');
        is_ideograph(c) && !joins || is_known_mark(c)
    };
    let next = char_at(text, at + len);
    // Neither joins with what is beside it, so most such characters need no closer look.
    if stands_alone(c) && (next.is_ascii() || stands_alone(next)) {
        return len;
    }
    let cluster = text.get(at..).and_then(|rest| rest.graphemes(true).next()).unwrap_or_default();
    let blank = cluster.char_indices().skip(1).find(|&(_, c)| is_blank(c));
    blank.map_or(cluster.len(), |(at, _)| at)
}

/// True for the marks of Latin and East Asian scripts. No letter is among them, and they combine
/// with nothing.
pub(crate) fn is_known_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

/// True for scripts that are written without spaces between words. Each of their characters
/// is a token, as no dictionary is there to find words.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x309F | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_begin_as_expected() {
        for blank in ('\0'..=char::MAX).filter(|&c| is_blank(c)) {
            assert!(may_begin_blank(blank.to_string().as_bytes()[0]), "{blank:?}");
        }
    }

    #[test]
    fn a_cluster_ends_before_a_blank() {
        // An Arabic number sign is written around the number that follows.
        assert_eq!(cluster_len("\u{600}1", 0), 3);
        for blank in ('\0'..=char::MAX).filter(|&c| is_blank(c)) {
            assert_eq!(cluster_len(&format!("\u{600}{blank}1"), 0), 2, "{blank:?}");
        }
    }

    #[test]
    fn characters_that_stand_alone_are_clusters() {
        for c in '\u{80}'..='\u{3FFFF}' {
            for next in ["", "a", "”", "日", "\u{301}", "\u{3099}"] {
                let text = format!("{c}{next}");
                let expected = text.graphemes(true).next().map(str::len);
                assert_eq!(Some(cluster_len(&text, 0)), expected, "{text:?}");
            }
        }
    }
}

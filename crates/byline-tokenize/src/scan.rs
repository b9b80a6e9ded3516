//! The scanner: one pass over the bytes, one token at a time.

use crate::class::{BLANK, DIGIT, LETTER, WIDE, char_at, class, is_blank, is_ideograph, is_word};
use crate::{mark, number, word};
use byline_core::{Span, Token, TokenKind};

/// What the scanner knows when a token starts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Here<'t> {
    /// The text.
    pub text: &'t str,
    /// Where the token starts.
    pub at: usize,
    /// True if no blank stands before it.
    pub glued: bool,
    /// The token before it.
    pub before: Option<Token>,
    /// True inside single quotation marks.
    pub in_single: bool,
    /// True inside straight double quotation marks.
    pub in_double: bool,
}

impl Here<'_> {
    /// The byte `ahead` bytes after the start, or a space after the end of the text.
    #[inline(always)]
    pub(crate) fn byte(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or(b' ')
    }
}

/// Iterator over the tokens of a text, made by [`tokens`].
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
    before: Option<Token>,
    in_single: bool,
    in_double: bool,
}

/// Iterates over the tokens of a text. Nothing is allocated.
///
/// # Panics
///
/// If a token lies beyond the first 4 GiB, which offsets cannot reach.
///
/// ```
/// use byline_tokenize::{TokenKind, tokens};
///
/// let text = "“Café’s open,” she said.";
/// let words: Vec<&str> = tokens(text).map(|token| &text[token.span]).collect();
/// assert_eq!(words, ["“", "Café", "’s", "open", ",", "”", "she", "said", "."]);
/// assert_eq!(tokens(text).next().unwrap().span.range(), 0..3);
/// assert!(tokens("5pm").all(|token| token.kind != TokenKind::Punctuation));
/// ```
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0, before: None, in_single: false, in_double: false }
}

/// Clears `tokens` and fills it with the tokens of a text.
///
/// ```
/// use byline_tokenize::fill;
///
/// let mut tokens = Vec::new();
/// fill("Don’t pay £3,000 for a café.", &mut tokens);
/// assert_eq!(tokens.len(), 9);
/// fill("", &mut tokens);
/// assert!(tokens.is_empty());
/// ```
pub fn fill(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    tokens.reserve(text.len() / 5);
    tokens.extend(self::tokens(text));
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let start = skip_blanks(self.text, self.at);
        let first = *self.text.as_bytes().get(start)?;
        let glued = start == self.at && self.before.is_some();
        if start > self.at + 1 {
            self.forget_quotes(start);
        }
        if let Some((end, kind)) = scan_plain(self.text.as_bytes(), start, first, glued) {
            let token = Token { span: Span::new(start, end), kind, glued };
            self.at = end;
            self.before = Some(token);
            return Some(token);
        }
        let here = Here {
            text: self.text,
            at: start,
            glued,
            before: self.before,
            in_single: self.in_single,
            in_double: self.in_double,
        };
        let (end, kind) = match class(first) {
            LETTER => word::scan(&here),
            DIGIT => number::scan(&here),
            WIDE => scan_wide(&here),
            _ => mark::scan(&here),
        };
        if let TokenKind::Quote(side) = kind {
            self.note_quote(first, side);
        }
        let token = Token { span: Span::new(start, end), kind, glued };
        self.at = end;
        self.before = Some(token);
        Some(token)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let rest = self.text.len() - self.at;
        (0, Some(rest))
    }
}

impl std::iter::FusedIterator for Tokens<'_> {}

impl Tokens<'_> {
    /// Takes no quotation for open after a line break among other blanks: a mark that somebody
    /// forgot to close must not turn every apostrophe of the story into a quotation mark.
    #[cold]
    fn forget_quotes(&mut self, start: usize) {
        let gap = self.text.as_bytes().get(self.at..start).unwrap_or_default();
        if gap.contains(&b'\n') {
            self.in_single = false;
            self.in_double = false;
        }
    }

    /// Remembers which kind of quotation is open.
    fn note_quote(&mut self, first: u8, side: byline_core::QuoteSide) {
        let open = side == byline_core::QuoteSide::Open;
        match first {
            b'"' => self.in_double = open,
            b'\'' => self.in_single = open,
            _ if matches!(char_at(self.text, self.at), '‘' | '’') => self.in_single = open,
            _ => {}
        }
    }
}

/// The offset of the first byte at or after `at` that belongs to a token.
#[inline]
fn skip_blanks(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        match class(byte) {
            BLANK => at += 1,
            WIDE => {
                let c = char_at(text, at);
                if !is_blank(c) {
                    break;
                }
                at += c.len_utf8();
            }
            _ => break,
        }
    }
    at
}

/// The tokens that need no rules, which are most: a word between blanks, or one before a comma;
/// a comma; the full stop at an end.
#[inline(always)]
fn scan_plain(bytes: &[u8], start: usize, first: u8, glued: bool) -> Option<(usize, TokenKind)> {
    let next = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    if class(first) == LETTER {
        if glued && matches!(first, b'n' | b'N') {
            return None;
        }
        let end = ascii_letters_end(bytes, start);
        if class(next(end)) != BLANK && next(end) != b',' {
            return None;
        }
        let word = bytes.get(start..end).unwrap_or_default();
        return Some((start + word::fused(word).unwrap_or(word.len()), TokenKind::Word));
    }
    let plain = first == b',' || first == b'.' && class(next(start + 1)) == BLANK;
    plain.then_some((start + 1, TokenKind::Punctuation))
}

/// The end of the ASCII letters that start at `at`. Eight bytes are looked at together, because a
/// loop over single bytes would have the processor guess the length of every word.
#[inline(always)]
fn ascii_letters_end(bytes: &[u8], mut at: usize) -> usize {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * LOW;
    while let Some(&eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let wide = u64::from_le_bytes(eight);
        // Each byte as a small letter, without its highest bit, so that no sum runs over.
        let small = (wide | (0x20 * LOW)) & !HIGH;
        let from_a = small + (0x80 - u64::from(b'a')) * LOW;
        let after_z = small + (0x7F - u64::from(b'z')) * LOW;
        let others = !(from_a & !after_z & !wide) & HIGH;
        if others != 0 {
            return at + others.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
        at += 1;
    }
    at
}

/// A token that starts with a character that is not ASCII.
fn scan_wide(here: &Here<'_>) -> (usize, TokenKind) {
    let c = char_at(here.text, here.at);
    if matches!(c, '\u{2010}'..='\u{2027}') {
        // Dashes and curly quotes are by far the most frequent.
        mark::scan(here)
    } else if is_ideograph(c) {
        (here.at + crate::class::cluster_len(here.text, here.at).max(c.len_utf8()), TokenKind::Word)
    } else if c.is_alphabetic() {
        word::scan(here)
    } else if is_word(c) {
        number::scan(here)
    } else {
        mark::scan(here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_together_find_the_same_letters_as_one_by_one() {
        for byte in 0..=255u8 {
            for place in 0..12 {
                let mut bytes = [b'k'; 24];
                bytes[place] = byte;
                let expected = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                assert_eq!(ascii_letters_end(&bytes, 0), expected, "byte {byte} at {place}");
            }
        }
    }
}

//! The scanner: one pass over the bytes, one token at a time.

use crate::class::{
    BLANK, DIGIT, LETTER, WIDE, char_at, class, is_blank, is_ideograph, is_known_mark, is_word,
    may_begin_blank,
};
use crate::simd::Classify;
use crate::window::{REACH, ROOM, Window};
use crate::{mark, number, word};
use byline_core::{QuoteSide, Span, Token, TokenKind};

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

/// The text and what is known of the part before `at`.
#[derive(Debug, Clone)]
pub(crate) struct Scanner<'t> {
    pub text: &'t str,
    /// The end of the token before.
    pub at: usize,
    before: Option<Token>,
    in_single: bool,
    in_double: bool,
    /// True in the middle of a stretch between blanks that the rules look at.
    in_stretch: bool,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, before: None, in_single: false, in_double: false, in_stretch: false }
    }

    /// Writes some tokens into `room` and returns their number, which is 0 at the end.
    #[inline(always)]
    pub(crate) fn scan<C: Classify>(&mut self, classify: C, room: &mut [Token; ROOM]) -> usize {
        let mut count = 0;
        if !self.in_stretch {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let padded;
            let bytes = match rest.first_chunk() {
                Some(bytes) => bytes,
                None => {
                    padded = pad(rest);
                    &padded
                }
            };
            let mut window = Window::new(classify, bytes);
            // Too far into the text for offsets, the rules report it.
            if let Some(offset) = offset_of_block(self.at).filter(|_| !window.is_empty()) {
                window.write(bytes, offset, room);
                count = window.len();
                if let Some(last) = window.last(bytes, offset) {
                    self.at = last.span.end();
                    self.before = Some(last);
                    self.note_quotes(&window);
                    if !window.needs_rules {
                        return count;
                    }
                }
            }
        }
        self.scan_stretch(room, count)
    }

    /// Lets the rules look at the text up to the next blank. Returns the number of tokens in
    /// `room`, of which the first `count` stand there already.
    fn scan_stretch(&mut self, room: &mut [Token; ROOM], mut count: usize) -> usize {
        self.in_stretch = true;
        for place in room.iter_mut().skip(count) {
            let Some(token) = self.scan_one() else { break };
            *place = token;
            count += 1;
            if self.text.as_bytes().get(self.at).is_none_or(|&byte| class(byte) == BLANK) {
                self.in_stretch = false;
                break;
            }
        }
        count
    }

    /// Finds the next token by the rules.
    pub(crate) fn scan_one(&mut self) -> Option<Token> {
        let start = skip_blanks(self.text, self.at);
        let first = *self.text.as_bytes().get(start)?;
        let glued = start == self.at && self.before.is_some();
        if start > self.at + 1 {
            self.forget_quotes(start);
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
            self.note_quote(first, start, side);
        }
        let token = Token { span: Span::new(start, end), kind, glued };
        self.at = end;
        self.before = Some(token);
        Some(token)
    }

    /// Takes no quotation for open after a line break among other blanks: a mark that somebody
    /// forgot to close must not turn every apostrophe of the story into a quotation mark.
    fn forget_quotes(&mut self, start: usize) {
        let gap = self.text.as_bytes().get(self.at..start).unwrap_or_default();
        if gap.contains(&b'\n') {
            self.in_single = false;
            self.in_double = false;
        }
    }

    /// Remembers which kind of quotation is open.
    fn note_quote(&mut self, first: u8, start: usize, side: QuoteSide) {
        let open = side == QuoteSide::Open;
        match first {
            b'"' => self.in_double = open,
            b'\'' => self.in_single = open,
            _ if matches!(char_at(self.text, start), '‘' | '’') => self.in_single = open,
            _ => {}
        }
    }

    /// Remembers which kind of quotation is open after the plain tokens of a window.
    #[inline(always)]
    fn note_quotes(&mut self, window: &Window) {
        if window.has_break() {
            self.in_single = false;
        }
        if let Some(in_double) = window.in_double() {
            self.in_double = in_double;
        }
    }
}

/// The offset of a block as it is stored, if all offsets in the block can be.
#[inline(always)]
fn offset_of_block(at: usize) -> Option<u32> {
    u32::try_from(at).ok().filter(|&offset| offset < u32::MAX - REACH as u32)
}

/// The last bytes of a text, with blanks after them.
fn pad(rest: &[u8]) -> [u8; REACH] {
    let mut padded = [b' '; REACH];
    for (place, byte) in padded.iter_mut().zip(rest) {
        *place = *byte;
    }
    padded
}

/// The offset of the first byte at or after `at` that belongs to a token.
#[inline]
fn skip_blanks(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        match class(byte) {
            BLANK => at += 1,
            WIDE if may_begin_blank(byte) => {
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

/// A token that starts with a character that is not ASCII.
fn scan_wide(here: &Here<'_>) -> (usize, TokenKind) {
    let c = char_at(here.text, here.at);
    if is_known_mark(c) {
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
    use crate::twins::{by_rules, with_simd, without_simd};
    use proptest::prelude::*;

    fn check(text: &str) {
        let expected = by_rules(text);
        assert_eq!(with_simd(text), expected, "{text:?}");
        assert_eq!(without_simd(text), expected, "without SIMD: {text:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

        #[test]
        fn windows_find_what_the_rules_find(
            text in "([a-eA-E]{1,9}[ .,\"'’-]?|[0-9]{1,3}|Mr|[Cc]annot|gotta|St|No|pre|vice|co|[nN]['’][tT]|['’](s|re|ve|d|ll|S)|[ \n\r\t.,:;!?()\\[\\]{}$%\"'’‘“”–—_@#&/…«»„-]| {1,3}|\n\n|[\u{e9}\u{444}\u{416}\u{3c9}\u{387}\u{b2}\u{d7}\u{301}\u{ad}\u{200b}\u{a0}\u{1F600}]){0,60}"
        ) {
            check(&text);
        }

        #[test]
        fn windows_find_what_the_rules_find_in_prose(
            words in prop::collection::vec("(\"|“|\\()?([a-z]{1,8}|[A-Z][a-z]{0,7}|[0-9,.]{1,6}|caf\u{e9}|[A-Z\u{e9}\u{416}\u{3c9}\u{159}]{1,3}|do|ca|U\\.S|gon)(na|nt|['’]s|n['’]t|-[a-z]{1,5}|-[0-9]{2})?(\"|”|\\))?[.,?!;:]?(\"|”|\\)|’|')?", 0..60),
            blank in "( |\n|  |\n\n)",
        ) {
            check(&words.join(&blank));
            check(&words.join(" "));
        }
    }

    /// Every kind of byte and every character that windows know, and some that they don't.
    const PARTS: [&str; 44] = [
        "a", "n", "t", "s", "Mr", "no", "gotta", "pre", "U", "é", "я", "Ж", "ω", "5", "10", " ",
        "\n", "  ", ",", ".", "!", "?", ":", ";", "(", "]", "$", "%", "\"", "'", "’", "‘", "-",
        "“", "”", "—", "…", "«", "»", "/", "\u{301}", "\u{a0}", "日", "🇺🇦",
    ];

    #[test]
    fn windows_find_what_the_rules_find_in_every_mixture_of_three() {
        for first in PARTS {
            for second in PARTS {
                for third in PARTS {
                    check(&format!("{first}{second}{third}"));
                    check(&format!("b {first}{second}{third}c d"));
                }
            }
        }
    }

    #[test]
    fn windows_find_what_the_rules_find_at_every_offset() {
        let text = "“Café’s open,” said Mr. Noël—who can’t know. (\"No,\" he wrote at 5.30 - \n\nU.S. well-known $5bn, 3,000 co-op's cannot. 日本 naïve.";
        for offset in 0..70 {
            check(&(" ".repeat(offset) + text));
            check(&("x".repeat(offset) + text));
        }
    }
}

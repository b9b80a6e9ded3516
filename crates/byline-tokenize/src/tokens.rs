//! The tokens of a text: one after the other, or in a list.

use crate::scan::Scanner;
use crate::simd::{self, Classify, Task};
use crate::window::{NO_TOKEN, ROOM};
use byline_core::Token;
use std::fmt;

/// Iterator over the tokens of a text, made by [`tokens`].
#[derive(Clone)]
pub struct Tokens<'t> {
    scanner: Scanner<'t>,
    /// Tokens that were found together, of which those from `next` to `len` are still to come.
    room: [Token; ROOM],
    next: usize,
    len: usize,
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
    Tokens { scanner: Scanner::new(text), room: [NO_TOKEN; ROOM], next: 0, len: 0 }
}

/// Clears `tokens` and fills it with the tokens of a text.
///
/// # Panics
///
/// If a token lies beyond the first 4 GiB, which offsets cannot reach.
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
    simd::with_fastest(Fill { text, tokens });
}

struct Fill<'t, 'v> {
    text: &'t str,
    tokens: &'v mut Vec<Token>,
}

impl Task for Fill<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run<C: Classify>(self, classify: C) {
        let Fill { text, tokens } = self;
        let mut scanner = Scanner::new(text);
        // What the list held before is overwritten, which spares clearing it.
        let mut count = 0;
        loop {
            let room = match tokens.get_mut(count..).and_then(|rest| rest.first_chunk_mut()) {
                Some(room) => room,
                None => {
                    // English has a token for about five bytes.
                    tokens.resize(count + ROOM + (text.len() - scanner.at) / 4, NO_TOKEN);
                    continue;
                }
            };
            let found = scanner.scan(classify, room);
            if found == 0 {
                break;
            }
            count += found;
        }
        tokens.truncate(count);
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        if self.next == self.len {
            self.next = 0;
            self.len =
                simd::with_fastest(Scan { scanner: &mut self.scanner, room: &mut self.room });
            if self.len == 0 {
                return None;
            }
        }
        let token = self.room.get(self.next).copied();
        self.next += 1;
        token
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let held = self.len - self.next;
        (held, Some(held + self.scanner.text.len() - self.scanner.at))
    }
}

impl std::iter::FusedIterator for Tokens<'_> {}

impl fmt::Debug for Tokens<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens").field("text", &self.scanner.text).finish_non_exhaustive()
    }
}

struct Scan<'s, 't> {
    scanner: &'s mut Scanner<'t>,
    room: &'s mut [Token; ROOM],
}

impl Task for Scan<'_, '_> {
    type Output = usize;

    #[inline(always)]
    fn run<C: Classify>(self, classify: C) -> usize {
        self.scanner.scan(classify, self.room)
    }
}

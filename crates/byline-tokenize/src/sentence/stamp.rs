//! Boundaries without a stop that messages have: beside the date and time of one, and after an
//! address.

use super::Splitter;
use super::stop::OPENERS;
use byline_core::TokenKind;

impl Splitter<'_> {
    /// True if token `next` begins the stamp of a message after its sender, or follows a stamp.
    pub(super) fn is_beside_stamp(&self, next: usize) -> bool {
        let sender = match self.tokens.get(next - 1).map(|token| token.kind) {
            Some(TokenKind::Word) => self.first_char(next - 1).is_uppercase(),
            Some(TokenKind::Email) => true,
            _ => self.text_of(next - 1) == ">",
        };
        if sender && self.stamp_len(next) > 0 {
            return true;
        }
        let is_start = self.first_char(next).is_uppercase();
        is_start && [2, 3].iter().any(|&len| next >= len && self.stamp_len(next - len) == len)
    }

    /// Length in tokens of the date and time at token `index`: `08/16/2000 12:05 PM`.
    fn stamp_len(&self, index: usize) -> usize {
        let marks = |index: usize, mark| {
            let is_number =
                self.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number);
            if is_number { self.text_of(index).matches(mark).count() } else { 0 }
        };
        if marks(index, '/') != 2 || marks(index + 1, ':') == 0 {
            return 0;
        }
        if matches!(self.text_of(index + 2), "AM" | "PM") { 3 } else { 2 }
    }

    /// True if an address stands before token `next`, and a sentence seems to begin with it: the
    /// stop after the address is left out, as it would be taken for a part of it.
    pub(super) fn ends_with_address(&self, next: usize) -> bool {
        let before = self.tokens.get(next - 1).map(|token| token.kind);
        matches!(before, Some(TokenKind::Url | TokenKind::Email))
            && OPENERS.contains(&self.text_of(next))
            && self.first_char(next + 1).is_lowercase()
    }
}

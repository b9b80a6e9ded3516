//! Items of lists, which begin with a bullet, a number or a letter.

use super::Splitter;
use byline_core::TokenKind;

impl Splitter<'_> {
    pub(super) fn is_bullet(&self, index: usize) -> bool {
        let kind = self.tokens.get(index).map(|token| token.kind);
        matches!(kind, Some(TokenKind::Punctuation | TokenKind::Symbol))
            && matches!(self.first_char(index), '•' | '⁃' | '‣' | '▪' | '●')
    }

    /// The number of the list item whose marker, such as `2.` or `b)`, starts at token `index`.
    pub(super) fn item_number(&self, index: usize) -> Option<u32> {
        let token = self.tokens.get(index)?;
        if token.span.len() > 3 || !token.kind.is_wordlike() {
            return None;
        }
        let after = self.tokens.get(index + 1)?;
        if !after.glued || !matches!(self.first_char(index + 1), '.' | ')') {
            return None;
        }
        let marker = self.text_of(index);
        match marker.as_bytes() {
            [letter @ b'a'..=b'z'] => Some(u32::from(*letter)),
            _ => marker.parse().ok(),
        }
    }

    /// True if token `next` is a bullet, or the marker of the list item after this one.
    pub(super) fn begins_item(&self, next: usize) -> bool {
        if self.is_bullet(next) {
            return true;
        }
        self.item.is_some_and(|item| self.item_number(next) == Some(item + 1))
    }

    /// True if the stop belongs to the marker of this list item: `1.` or `• a.`
    pub(super) fn is_item_stop(&self, stop: usize) -> bool {
        let marker = self.start + usize::from(self.is_bullet(self.start));
        self.item.is_some() && stop == marker + 1
    }
}

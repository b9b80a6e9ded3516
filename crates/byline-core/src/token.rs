//! Tokens and sentences.

use crate::Span;
use std::fmt;
use std::ops::Range;

/// What a token looks like on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// A word or a part of one: `café`, `do`, `n't`, `'s`, `pro-Beijing`.
    Word,
    /// Digits, with their separators: `2022`, `3,000`, `1.5`, `10:30`.
    Number,
    /// A mark that structures the sentence: `,` `.` `(` `...` `-` `—`.
    Punctuation,
    /// A quotation mark.
    Quote(QuoteSide),
    /// Any other sign: `$`, `%`, `©`, `→`.
    Symbol,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// An account name: `@newsroom`.
    Handle,
    /// A hashtag: `#election`.
    Hashtag,
    /// An emoji or emoticon: `🇺🇦`, `:-)`.
    Emoji,
}

impl TokenKind {
    /// True for the kinds that are read aloud: words, numbers, addresses and tags.
    pub const fn is_wordlike(self) -> bool {
        matches!(
            self,
            Self::Word | Self::Number | Self::Url | Self::Email | Self::Handle | Self::Hashtag
        )
    }
}

/// Which end of a quotation a quotation mark stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteSide {
    /// The mark opens a quotation.
    Open,
    /// The mark closes one.
    Close,
    /// Neither the form of the mark nor its neighbours tell.
    Unknown,
}

/// A word, number, mark or sign.
///
/// In a list of tokens they are sorted, disjoint and non-empty, lie on character boundaries, and
/// have nothing but white space between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    /// Where the token stands.
    pub span: Span,
    /// What it looks like.
    pub kind: TokenKind,
    /// True if no white space stands between this token and the one before it.
    pub glued: bool,
}

/// A range of token indices. It is a type of its own so that an index never passes for a byte.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TokenRange {
    start: u32,
    end: u32,
}

impl TokenRange {
    /// Makes the range of the tokens `start..end`.
    ///
    /// # Panics
    ///
    /// If `start > end`, or if `end` does not fit in 32 bits.
    #[inline]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a token range must not end before it starts");
        assert!(end <= u32::MAX as usize, "a token range must end within 2^32 tokens");
        Self { start: start as u32, end: end as u32 }
    }

    /// Index of the first token.
    #[inline]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// Index after the last token.
    #[inline]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Number of tokens.
    #[inline]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True if the range holds no token.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The range as a standard one, for slicing.
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// True if both ranges hold a token.
    #[inline]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl fmt::Debug for TokenRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}..{}", self.start, self.end)
    }
}

/// A sentence: one or more tokens in a row.
///
/// In a document sentences are sorted, disjoint and non-empty, and together hold every token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sentence {
    /// The tokens of the sentence.
    pub tokens: TokenRange,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_stay_small() {
        assert_eq!(size_of::<Span>(), 8);
        assert_eq!(size_of::<Token>(), 12);
        assert_eq!(size_of::<Sentence>(), 8);
    }
}

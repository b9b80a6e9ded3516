//! A stretch of text.

use std::fmt;
use std::ops::{Index, Range};

/// A half-open range `start..end` of bytes in the text that the caller gave.
///
/// A `Span` is a `Range<usize>` that is `Copy` and half its size. It is stored in 32 bits, so
/// texts are at most [`MAX_TEXT_LEN`](crate::MAX_TEXT_LEN) bytes long.
///
/// Invariant: `start <= end`. That both lie on character boundaries of the text is checked where
/// a [`Document`](crate::Document) takes the span in.
///
/// ```
/// use byline_core::Span;
///
/// let text = "“café”";
/// let word = Span::new(3, 8);
/// assert_eq!(&text[word], "café");
/// assert_eq!(format!("{word:?}"), "3..8");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Makes the span `start..end`.
    ///
    /// # Panics
    ///
    /// If `start > end`, or if `end` does not fit in 32 bits.
    #[inline]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span must not end before it starts");
        assert!(end <= u32::MAX as usize, "a span must end within 4 GiB");
        Self { start: start as u32, end: end as u32 }
    }

    /// Offset of the first byte.
    #[inline]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// Offset after the last byte.
    #[inline]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The span as a standard range, for slicing.
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Length in bytes.
    #[inline]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True if the span holds no byte.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if `offset` is the offset of a byte inside the span.
    #[inline]
    pub const fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// True if every byte of `other` lies inside this span.
    #[inline]
    pub const fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two spans share a byte.
    #[inline]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[inline]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// As `Debug` prints it: `3..8`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// As [`Span::new`] makes it, with its panics.
///
/// ```
/// use byline_core::Span;
///
/// let text = "“café”";
/// let at = text.find("café").unwrap();
/// assert_eq!(Span::from(at..at + "café".len()), Span::new(3, 8));
/// ```
impl From<Range<usize>> for Span {
    #[inline]
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl Index<Span> for str {
    type Output = str;

    #[inline]
    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

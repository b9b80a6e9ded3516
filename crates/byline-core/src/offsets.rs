//! Conversion between bytes, code points and UTF-16 units.

use crate::Span;

named_enum! {
    /// What an offset counts.
    "offset unit" Unit {
        /// Bytes of UTF-8: Rust, Go, C.
        Bytes = "bytes",
        /// Unicode code points: Python.
        Chars = "chars",
        /// UTF-16 units: JavaScript, Java, C#.
        Utf16 = "utf16",
    }
}

/// Distance in bytes between two stored positions.
const STEP: usize = 64;

/// A table that converts the offsets of one text between bytes and another unit.
///
/// Building it takes one pass over the text; it stores four bytes for every 64 of text, and
/// nothing for text that is ASCII. A conversion looks at up to 64 bytes.
///
/// ```
/// use byline_core::{Offsets, Span, Unit};
///
/// let text = "“Zoë 🇺🇦” won";
/// let chars = Offsets::new(text, Unit::Chars);
/// let won = Span::new(20, 23);
/// assert_eq!(&text[won], "won");
/// assert_eq!(chars.from_bytes(won.start()), 9);
/// assert_eq!(chars.span_to_bytes(9, 12), Some(won));
/// assert_eq!(Offsets::new(text, Unit::Utf16).from_bytes(20), 11);
/// ```
#[derive(Debug, Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: Unit,
    /// Units before the byte `STEP * i`, for every `i`; empty where one unit is one byte.
    before: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Prepares the conversion of `text` to and from `unit`.
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let mut before = Vec::new();
        if unit != Unit::Bytes && !text.is_ascii() {
            let mut units = 0;
            for block in text.as_bytes().chunks(STEP) {
                before.push(units);
                units += block.iter().map(|&byte| width(byte, unit)).sum::<u32>();
            }
            before.push(units);
        }
        Self { text, unit, before }
    }

    /// The unit that is converted to and from.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The number of units before byte `offset`. Offsets past the end count as the end.
    ///
    /// The offset is meant to lie on a character boundary; one inside a character is rounded up.
    pub fn from_bytes(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let Some(&before) = self.before.get(offset / STEP) else { return offset };
        let block = &self.text.as_bytes()[offset / STEP * STEP..offset];
        (before + block.iter().map(|&byte| width(byte, self.unit)).sum::<u32>()) as usize
    }

    /// The byte offset that stands after `count` units, or `None` if the text is shorter or the
    /// position falls inside a character.
    pub fn to_bytes(&self, count: usize) -> Option<usize> {
        if self.before.is_empty() {
            return self.text.is_char_boundary(count).then_some(count);
        }
        let block = self.before.partition_point(|&units| units as usize <= count) - 1;
        let mut units = self.before[block] as usize;
        let bytes = self.text.as_bytes();
        for (offset, &byte) in bytes.iter().enumerate().skip(block * STEP) {
            if units == count && self.text.is_char_boundary(offset) {
                return Some(offset);
            }
            units += width(byte, self.unit) as usize;
            if units > count {
                return None;
            }
        }
        (units == count).then_some(bytes.len())
    }

    /// Converts a span of bytes into `(start, end)` in the unit.
    pub fn span_from_bytes(&self, span: Span) -> (usize, usize) {
        (self.from_bytes(span.start()), self.from_bytes(span.end()))
    }

    /// Converts `start..end` in the unit into a span of bytes; `None` if that is not a stretch of
    /// whole characters of the text.
    pub fn span_to_bytes(&self, start: usize, end: usize) -> Option<Span> {
        let (start, end) = (self.to_bytes(start)?, self.to_bytes(end)?);
        (start <= end).then(|| Span::new(start, end))
    }
}

/// How many units the byte adds, where a character's units are counted at its first byte.
fn width(byte: u8, unit: Unit) -> u32 {
    match unit {
        Unit::Bytes => 1,
        _ if byte & 0xC0 == 0x80 => 0,
        Unit::Utf16 if byte >= 0xF0 => 2,
        _ => 1,
    }
}

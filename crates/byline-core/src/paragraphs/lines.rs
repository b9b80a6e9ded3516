//! The lines of a text that hold more than blanks.

use crate::Span;

/// A line that holds more than blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// From its first byte that is no blank to its last.
    pub span: Span,
    /// Blanks before it, in characters.
    pub indent: u32,
    /// True if a blank line or a paragraph separator stands before it.
    pub parted: bool,
}

/// White space: what Unicode calls so, and the invisible marks that stray into news text
/// (zero-width space, byte order mark).
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// The lines of a text, without the blank ones.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let (mut start, mut parted) = (0, false);
    while start < text.len() {
        let (end, next, separator) = line_end(text, start);
        let line = &text[start..end];
        let inner = line.trim_matches(is_blank);
        if inner.is_empty() {
            parted = true;
        } else {
            let indent = line.len() - line.trim_start_matches(is_blank).len();
            let span = Span::new(start + indent, start + indent + inner.len());
            let indent = line[..indent].chars().count() as u32;
            found.push(Line { span, indent, parted });
            parted = false;
        }
        parted |= separator;
        start = next;
    }
    found
}

/// Where the line ends that starts at byte `start`, where the next one starts, and whether a
/// paragraph separator stands between.
fn line_end(text: &str, start: usize) -> (usize, usize, bool) {
    let bytes = text.as_bytes();
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        let len = match (byte, &bytes[end + 1..]) {
            (b'\r', [b'\n', ..]) => 2,
            (b'\n' | b'\r' | 0x0B | 0x0C, _) => 1,
            (0xC2, [0x85, ..]) => 2,
            (0xE2, [0x80, 0xA8, ..]) => 3,
            (0xE2, [0x80, 0xA9, ..]) => return (end, end + 3, true),
            _ => {
                end += 1;
                continue;
            }
        };
        let feed = byte != 0x0C && bytes.get(end + len) == Some(&0x0C);
        return (end, end + len + usize::from(feed), false);
    }
    (end, end, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, u32, bool)> {
        lines(text).into_iter().map(|line| (&text[line.span], line.indent, line.parted)).collect()
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        for end in ["\n", "\r", "\r\n", "\x0B", "\x0C", "\u{85}", "\u{2028}", "\n\x0C"] {
            let text = format!("“é{end}  à {end}{end}b{end}");
            assert_eq!(read(&text), [("“é", 0, false), ("à", 2, false), ("b", 0, true)], "{end:?}");
        }
    }

    #[test]
    fn lines_of_blanks_and_separators_part() {
        assert_eq!(read("a\n \t\u{A0}\u{200B}\nb"), [("a", 0, false), ("b", 0, true)]);
        assert_eq!(read("a\u{2029}b"), [("a", 0, false), ("b", 0, true)]);
        assert_eq!(read("\u{FEFF}\n"), []);
        assert_eq!(read(""), []);
    }
}

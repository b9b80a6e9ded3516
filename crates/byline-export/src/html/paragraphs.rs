//! The paragraphs of a text, for its look alone: a story has no annotation of them.

use byline_core::Span;

/// Lines longer than this, in bytes, are paragraphs and not lines of one.
const LONGEST_WRAPPED: usize = 120;

/// The longest line, in bytes, that is taken for a heading.
const LONGEST_HEADING: usize = 120;

/// Where the paragraphs stand: sorted, disjoint, with nothing but blanks between them. A blank
/// line ends a paragraph; so does a line end beside a line too long to be wrapped by hand.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut start = 0;
    let mut last = 0;
    let mut goes_on = false;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let length = end - start;
        if length == 0 {
            goes_on = false;
        } else {
            let wrapped = length.max(last) <= LONGEST_WRAPPED;
            match found.last_mut() {
                Some(before) if goes_on && wrapped => *before = before.cover(Span::new(start, end)),
                _ => found.push(Span::new(start, end)),
            }
            (last, goes_on) = (length, true);
        }
        start += line.len();
    }
    found
}

/// True for a short line that begins like a title and does not end like a sentence.
pub(super) fn is_heading(paragraph: &str) -> bool {
    let line = paragraph.trim();
    let starts = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '‘' | '"');
    let ends = |c: char| c.is_alphanumeric() || matches!(c, '’' | '?');
    line.len() <= LONGEST_HEADING
        && !line.contains('\n')
        && line.starts_with(starts)
        && line.ends_with(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn blank_lines_and_long_lines_part_paragraphs() {
        assert_eq!(lines(" a\nb\r\n\r\n  c \n"), [" a\nb", "  c"]);
        let long = "é".repeat(100);
        assert_eq!(lines(&format!("{long}\nb\nc")), [long.as_str(), "b\nc"]);
        assert!(lines(" \n\t\n").is_empty());
        assert!(lines("").is_empty());
    }

    #[test]
    fn a_heading_is_one_short_line_without_a_stop() {
        assert!(is_heading("EBSA to send inspectors: Lindqvist"));
        assert!(!is_heading("He left."));
        assert!(!is_heading("(Image: AP)"));
        assert!(!is_heading("- one of a list"));
        assert!(!is_heading("One\ntwo"));
    }
}

//! Which paragraphs of a page are headings.

/// The longest line, in bytes, that is taken for a heading.
const LONGEST_HEADING: usize = 120;

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

    #[test]
    fn a_heading_is_one_short_line_without_a_stop() {
        assert!(is_heading("EBSA to send inspectors: Lindqvist"));
        assert!(!is_heading("He left."));
        assert!(!is_heading("(Image: AP)"));
        assert!(!is_heading("- one of a list"));
        assert!(!is_heading("One\ntwo"));
    }
}

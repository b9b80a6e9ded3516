//! Lines that fit a terminal.

use std::ops::Range;
use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The lines of a text, each as wide as the width at most, without the blanks that end them. Breaks
/// where the rules of Unicode allow it; a word that is too long for a line is cut.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0);
    let mut offset = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(text) {
        let columns = word.word.width();
        if used > 0 && used + columns > width {
            lines.push(start..end);
            (start, used) = (offset, 0);
        }
        if columns > width {
            for (at, part) in word.word.grapheme_indices(true) {
                if used > 0 && used + part.width() > width {
                    lines.push(start..offset + at);
                    (start, used) = (offset + at, 0);
                }
                used += part.width();
            }
        } else {
            used += columns;
        }
        end = offset + word.word.len();
        used += word.whitespace.width();
        offset = end + word.whitespace.len();
    }
    lines.push(start..end);
    lines
}

/// The text with blanks behind it up to a width, or cut to it.
pub fn fit(text: &str, width: usize) -> String {
    let columns = text.width();
    if columns <= width {
        return format!("{text}{}", " ".repeat(width - columns));
    }
    let mut cut = String::new();
    let mut used = 0;
    for part in text.graphemes(true) {
        if used + part.width() >= width {
            break;
        }
        used += part.width();
        cut.push_str(part);
    }
    format!("{cut}…{}", " ".repeat((width - used).saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|line| &text[line]).collect()
    }

    #[test]
    fn lines_break_at_blanks_and_long_words_are_cut() {
        assert_eq!(lines("Zoë ran to the café.", 8), ["Zoë ran", "to the", "café."]);
        assert_eq!(lines("a abcdefghij b", 4), ["a", "abcd", "efgh", "ij b"]);
        assert_eq!(lines("", 4), [""]);
        assert_eq!(lines("one", 4), ["one"]);
    }

    #[test]
    fn columns_are_counted_rather_than_characters() {
        assert_eq!(lines("日本語日本語", 6), ["日本語", "日本語"]);
        // Ten letters, each of two characters; then one sign of three characters and two columns.
        let accents = "e\u{301}".repeat(5);
        assert_eq!(lines(&format!("{accents} {accents}"), 11), [format!("{accents} {accents}")]);
        assert_eq!(lines("👩‍🚀👩‍🚀👩‍🚀", 4), ["👩‍🚀👩‍🚀", "👩‍🚀"]);
    }

    #[test]
    fn what_fits_is_padded_and_what_does_not_is_cut() {
        assert_eq!(fit("Zoë", 5), "Zoë  ");
        assert_eq!(fit("Zoë Ruiz", 5), "Zoë …");
        assert_eq!(fit("日本語", 4), "日… ");
        assert_eq!(fit("日本語", 6), "日本語");
    }
}

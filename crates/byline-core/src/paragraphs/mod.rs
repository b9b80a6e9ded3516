//! The paragraphs of a text: what its line breaks mean.

mod lines;
mod wrapping;

pub(crate) use lines::is_blank;

use crate::Span;
use lines::lines;
use wrapping::Wrapping;

named_enum! {
    /// What a line break means. A line that holds nothing but blanks ends a paragraph, and so does
    /// a paragraph separator (U+2029), however the rest is read.
    ///
    /// A line ends with LF, CR, CR and LF, a vertical tab, a form feed, NEL (U+0085) or a line
    /// separator (U+2028). A form feed behind another line end is one with it.
    #[derive(Default)]
    "meaning of line breaks" LineBreaks {
        /// `Wrapped` if the text as a whole looks as if it had been broken at a width, and
        /// `EveryLine` if not.
        #[default]
        Auto = "auto",
        /// Only blank lines end a paragraph: a line break alone is a space.
        BlankLines = "blank-lines",
        /// Every line is a paragraph, a heading or an item of a list.
        EveryLine = "every-line",
        /// The lines were broken at a width: a line break is a space, unless the next line is
        /// indented, or the first word of it would have found room before the break.
        Wrapped = "wrapped",
    }
}

/// Finds the paragraphs of a text: sorted, disjoint, non-empty, with nothing but blanks around
/// and between them. Takes time linear in the length of the text.
///
/// Whether lines were wrapped is read off all of them: whether the next one goes on with a small
/// letter, whether it would have had room, whether stops stand at the ends. No words are looked at.
///
/// ```
/// use byline_core::{LineBreaks, paragraphs};
///
/// let text = "Café to close\n\n“It pays no rent,” Zoë Ruiz said on Monday.\r\nShe owns it.";
/// let found: Vec<&str> =
///     paragraphs(text, LineBreaks::Auto).into_iter().map(|span| &text[span]).collect();
/// assert_eq!(found, ["Café to close", "“It pays no rent,” Zoë Ruiz said on Monday.", "She owns it."]);
///
/// let text = "“The café on the harbour pays no\nrent,” said Zoë Ruiz, who owns the\nhouse.";
/// assert_eq!(paragraphs(text, LineBreaks::Auto).len(), 1);
/// assert_eq!(paragraphs(text, LineBreaks::EveryLine).len(), 3);
/// ```
///
/// # Panics
///
/// If the text is longer than [`MAX_TEXT_LEN`](crate::MAX_TEXT_LEN).
pub fn paragraphs(text: &str, line_breaks: LineBreaks) -> Vec<Span> {
    let lines = lines(text);
    let wrapping = match line_breaks {
        LineBreaks::Auto => Wrapping::of(text, &lines).filter(Wrapping::is_likely),
        LineBreaks::Wrapped => Wrapping::of(text, &lines),
        LineBreaks::BlankLines | LineBreaks::EveryLine => None,
    };
    let mut found: Vec<Span> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let ends = line.parted
            || match &wrapping {
                Some(wrapping) => wrapping.ends_before(index),
                None => line_breaks != LineBreaks::BlankLines,
            };
        match found.last_mut() {
            Some(last) if !ends => *last = last.cover(line.span),
            _ => found.push(line.span),
        }
    }
    found
}

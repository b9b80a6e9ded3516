//! Characters that a page cannot hold as they are, or that would change how others are shown.

use askama::Template;

/// A stretch of a story's text, written so that a browser reads back the same characters.
#[derive(Debug, Clone, Copy, Template)]
#[template(path = "text.html")]
pub(super) struct Text<'d>(pub(super) &'d str);

impl askama::filters::HtmlSafe for Text<'_> {}

/// A part of a text that is written in one way.
enum Piece<'d> {
    Plain(&'d str),
    /// A carriage return, which as itself would be read as a line feed.
    Return,
    /// A character that is shown by its code.
    Control {
        character: char,
        code: String,
    },
}

impl<'d> Text<'d> {
    fn pieces(&self) -> impl Iterator<Item = Piece<'d>> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let (piece, length) = if first == '\r' {
                (Piece::Return, 1)
            } else if is_unsafe(first) {
                (Piece::control(first), first.len_utf8())
            } else {
                let end = rest.find(|c| c == '\r' || is_unsafe(c)).unwrap_or(rest.len());
                (Piece::Plain(&rest[..end]), end)
            };
            rest = &rest[length..];
            Some(piece)
        })
    }
}

impl Piece<'_> {
    fn control(found: char) -> Self {
        let character = if found == '\0' { char::REPLACEMENT_CHARACTER } else { found };
        Self::Control { character, code: format!("U+{:04X}", u32::from(found)) }
    }
}

/// True for control characters other than blanks, and for those that turn the direction of text.
pub(super) fn is_unsafe(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// A text for titles, labels and notes: blanks are single spaces, and characters that are not
/// shown as themselves are U+FFFD.
pub(super) fn plain(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().map(|c| if is_unsafe(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// A plain text of at most `length` characters, with an ellipsis where it was longer.
pub(super) fn shortened(text: &str, length: usize) -> String {
    // Blanks only get fewer, so this is enough of a long text to fill the length.
    let mut text = plain(text);
    if let Some((end, _)) = text.char_indices().nth(length) {
        text.truncate(end);
        let cut = text.rfind(' ').filter(|&cut| cut > end / 2).unwrap_or(end);
        text.truncate(cut);
        text.push('…');
    }
    text
}

//! Sentences: which full stop ends one.

mod item;
mod stamp;
mod stop;

use crate::class::char_at;
use byline_core::{Sentence, Token, TokenKind, TokenRange};

/// What a single line break means. A blank line always ends a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LineBreaks {
    /// A line break is a space: the text was wrapped.
    #[default]
    Space,
    /// A line break ends a sentence: every line is a paragraph, a heading or a list item.
    Boundary,
}

/// Groups the tokens of a text into sentences. A single line break is a space.
///
/// The tokens must be those of [`tokens`](crate::tokens) for the same text.
///
/// ```
/// use byline_tokenize::{fill, sentences};
///
/// let text = "“Is the café open?” asked Mr. Ruiz. It was.";
/// let mut tokens = Vec::new();
/// fill(text, &mut tokens);
/// let found = sentences(text, &tokens);
/// assert_eq!(found.len(), 2);
/// assert_eq!(found[1].tokens.len(), 3);
/// ```
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    sentences_with(text, tokens, LineBreaks::Space)
}

/// Groups the tokens of a text into sentences, with a meaning for single line breaks.
///
/// ```
/// use byline_tokenize::{LineBreaks, fill, sentences_with};
///
/// let text = "Café to close\nZoë Ruiz is sad";
/// let mut tokens = Vec::new();
/// fill(text, &mut tokens);
/// assert_eq!(sentences_with(text, &tokens, LineBreaks::Space).len(), 1);
/// assert_eq!(sentences_with(text, &tokens, LineBreaks::Boundary).len(), 2);
/// ```
pub fn sentences_with(text: &str, tokens: &[Token], line_breaks: LineBreaks) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    collect(text, tokens, line_breaks, &mut sentences);
    sentences
}

/// Clears both lists and fills them with the tokens and sentences of a text.
///
/// ```
/// use byline_tokenize::fill_with_sentences;
///
/// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
/// fill_with_sentences("Café. “No,” he said.", &mut tokens, &mut sentences);
/// assert_eq!((tokens.len(), sentences.len()), (9, 2));
/// ```
pub fn fill_with_sentences(text: &str, tokens: &mut Vec<Token>, sentences: &mut Vec<Sentence>) {
    crate::fill(text, tokens);
    sentences.clear();
    collect(text, tokens, LineBreaks::Space, sentences);
}

fn collect(text: &str, tokens: &[Token], line_breaks: LineBreaks, sentences: &mut Vec<Sentence>) {
    let mut splitter =
        Splitter { text, tokens, line_breaks, start: 0, item: None, informal: false };
    splitter.begin(0);
    for (index, pair) in tokens.windows(2).enumerate() {
        let next = index + 1;
        let is_dull = splitter.item.is_none() && is_dull(text.as_bytes(), line_breaks, pair);
        if !is_dull && splitter.ends_before(next) {
            sentences.push(Sentence { tokens: TokenRange::new(splitter.start, next) });
            splitter.begin(next);
        }
    }
    if splitter.start < tokens.len() {
        sentences.push(Sentence { tokens: TokenRange::new(splitter.start, tokens.len()) });
    }
}

/// True if a sentence cannot end between these two tokens, which is so between most. Two bytes
/// tell it of nearly all of them.
#[inline]
fn is_dull(text: &[u8], line_breaks: LineBreaks, pair: &[Token]) -> bool {
    let [last, following] = pair else { return true };
    let (end, start) = (last.span.end(), following.span.start());
    let byte = |index: usize| text.get(index).copied().unwrap_or(b' ');
    if start > end + 1 || line_breaks == LineBreaks::Boundary && byte(end) != b' ' {
        return false;
    }
    let (before, after) = (byte(end.wrapping_sub(1)), byte(start));
    if BESIDE[usize::from(before)] & LAST == 0 && BESIDE[usize::from(after)] & FIRST == 0 {
        return !matches!(last.kind, TokenKind::Url | TokenKind::Email);
    }
    let may_end = match last.kind {
        // An abbreviation, or the `PM` of a stamp.
        TokenKind::Word => before == b'.' || before == b'M' && last.span.len() == 2,
        TokenKind::Number => byte(end.wrapping_sub(3)) == b':',
        _ => true,
    };
    let may_begin = match following.kind {
        TokenKind::Word | TokenKind::Quote(_) => false,
        TokenKind::Number => byte(start + 1) == b'/' || byte(start + 2) == b'/',
        _ => true,
    };
    !may_end && !may_begin
}

/// Set in [`BESIDE`] for the last bytes of tokens after which a sentence may end: stops, what
/// closes after them, ends of stamps, and all characters that are not ASCII.
const LAST: u8 = 1;

/// Set in [`BESIDE`] for the first bytes of tokens before which a sentence may end although there
/// is no stop: numbers, which may be stamps, and characters that are not ASCII, as bullets are.
const FIRST: u8 = 2;

static BESIDE: [u8; 256] = {
    let mut beside = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        beside[byte] = match byte as u8 {
            b'.' | b'!' | b'?' | b'"' | b'\'' | b'`' | b')' | b']' | b'}' | b'M' => LAST,
            b'0'..=b'9' | 128.. => LAST | FIRST,
            _ => 0,
        };
        byte += 1;
    }
    beside
};

/// The text, and the sentence that is being read.
struct Splitter<'t> {
    text: &'t str,
    tokens: &'t [Token],
    line_breaks: LineBreaks,
    /// The first token of the sentence.
    start: usize,
    /// The number of the list item that the sentence is, if it is one.
    item: Option<u32>,
    /// True if a sentence so far began with a small letter.
    informal: bool,
}

impl Splitter<'_> {
    fn begin(&mut self, start: usize) {
        self.start = start;
        self.informal |= self.first_char(start).is_lowercase();
        let first = if self.is_bullet(start) { start + 1 } else { start };
        self.item = self.item_number(first);
    }

    fn text_of(&self, index: usize) -> &str {
        self.tokens.get(index).and_then(|token| self.text.get(token.span.range())).unwrap_or("")
    }

    fn first_char(&self, index: usize) -> char {
        self.tokens.get(index).map_or(' ', |token| char_at(self.text, token.span.start()))
    }

    /// True if the sentence ends before token `next`.
    fn ends_before(&self, next: usize) -> bool {
        let (Some(last), Some(following)) = (self.tokens.get(next - 1), self.tokens.get(next))
        else {
            return false;
        };
        if !following.glued {
            let gap = last.span.end()..following.span.start();
            let gap = self.text.get(gap).unwrap_or_default();
            if gap.len() > 1 || gap == "\n" {
                match line_break_count(gap) {
                    0 => {}
                    1 if self.line_breaks == LineBreaks::Space => {}
                    _ => return true,
                }
            }
            if self.begins_item(next) {
                return true;
            }
        }
        match self.stop_before(next) {
            Some(stop) => self.starts_sentence(stop, next),
            None => {
                !following.glued && (self.is_beside_stamp(next) || self.ends_with_address(next))
            }
        }
    }
}

/// The number of line breaks in a gap; two or more make a blank line.
fn line_break_count(gap: &str) -> usize {
    let feeds = gap.bytes().filter(|&byte| byte == b'\n').count();
    let separators = gap.chars().filter(|&c| c == '\u{2029}').count();
    if feeds == 0 && separators == 0 {
        return gap.bytes().filter(|&byte| byte == b'\r').count();
    }
    feeds + 2 * separators
}

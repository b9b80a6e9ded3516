//! Sentences: which full stop ends one.

mod item;
mod stamp;
mod stop;

use crate::class::char_at;
use byline_core::{LineBreaks, Sentence, Span, Token, TokenKind, TokenRange, paragraphs};

/// Groups the tokens of a text into sentences. None runs over the end of a paragraph, and a line
/// break inside a paragraph is a blank; paragraphs are found as [`LineBreaks::Auto`] does.
///
/// The tokens must be those of [`tokens`](crate::tokens) for the same text.
///
/// [`LineBreaks::Auto`]: byline_core::LineBreaks::Auto
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
    sentences_in(text, tokens, &paragraphs(text, LineBreaks::Auto))
}

/// Groups the tokens of a text into sentences, by paragraphs that are known, such as those of a
/// [`Document`](byline_core::Document).
///
/// ```
/// use byline_core::{LineBreaks, paragraphs};
/// use byline_tokenize::{fill, sentences_in};
///
/// let text = "Café to close\nZoë Ruiz is sad";
/// let mut tokens = Vec::new();
/// fill(text, &mut tokens);
/// let count = |line_breaks| sentences_in(text, &tokens, &paragraphs(text, line_breaks)).len();
/// assert_eq!(count(LineBreaks::BlankLines), 1);
/// assert_eq!(count(LineBreaks::EveryLine), 2);
/// ```
pub fn sentences_in(text: &str, tokens: &[Token], paragraphs: &[Span]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    collect(text, tokens, paragraphs, &mut sentences);
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
    collect(text, tokens, &paragraphs(text, LineBreaks::Auto), sentences);
}

fn collect(text: &str, tokens: &[Token], paragraphs: &[Span], sentences: &mut Vec<Sentence>) {
    let mut splitter = Splitter { text, tokens, start: 0, item: None, informal: false };
    let mut starts = paragraphs.iter().map(|paragraph| paragraph.start());
    let mut border = starts.next().unwrap_or(usize::MAX);
    splitter.begin(0);
    for (index, pair) in tokens.windows(2).enumerate() {
        let [last, following] = pair else { continue };
        let next = index + 1;
        // Where the paragraph after that of the last token starts.
        while border <= last.span.start() {
            border = starts.next().unwrap_or(usize::MAX);
        }
        let ends = border <= following.span.start()
            || !(splitter.item.is_none() && is_dull(text.as_bytes(), last, following))
                && splitter.ends_before(next);
        if ends {
            sentences.push(Sentence { tokens: TokenRange::new(splitter.start, next) });
            splitter.begin(next);
        }
    }
    if splitter.start < tokens.len() {
        sentences.push(Sentence { tokens: TokenRange::new(splitter.start, tokens.len()) });
    }
}

/// True if a sentence cannot end between two tokens of a paragraph, which is so between most. Two
/// bytes tell it of nearly all of them.
#[inline]
fn is_dull(text: &[u8], last: &Token, following: &Token) -> bool {
    let (end, start) = (last.span.end(), following.span.start());
    let byte = |index: usize| text.get(index).copied().unwrap_or(b' ');
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

    /// True if the sentence ends before token `next` of the same paragraph.
    fn ends_before(&self, next: usize) -> bool {
        let Some(following) = self.tokens.get(next) else { return false };
        if !following.glued && self.begins_item(next) {
            return true;
        }
        match self.stop_before(next) {
            Some(stop) => self.starts_sentence(stop, next),
            None => {
                !following.glued && (self.is_beside_stamp(next) || self.ends_with_address(next))
            }
        }
    }
}

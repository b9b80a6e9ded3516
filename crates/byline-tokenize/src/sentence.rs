//! Sentences: which full stop ends one.

use crate::class::char_at;
use crate::lexicon::{Abbreviation, abbreviation};
use byline_core::{QuoteSide, Sentence, Token, TokenKind, TokenRange};

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
    let plain_gaps = line_breaks == LineBreaks::Space;
    for (index, pair) in tokens.windows(2).enumerate() {
        let next = index + 1;
        let is_dull = plain_gaps && splitter.item.is_none() && is_dull(text.as_bytes(), pair);
        if !is_dull && splitter.ends_before(next) {
            sentences.push(Sentence { tokens: TokenRange::new(splitter.start, next) });
            splitter.begin(next);
        }
    }
    if splitter.start < tokens.len() {
        sentences.push(Sentence { tokens: TokenRange::new(splitter.start, tokens.len()) });
    }
}

/// True if a sentence cannot end between these two tokens, which is so between most. Tells it
/// from two bytes.
#[inline]
fn is_dull(text: &[u8], pair: &[Token]) -> bool {
    let [last, following] = pair else { return true };
    let (end, start) = (last.span.end(), following.span.start());
    let (Some(before), Some(after)) = (text.get(end - 1), text.get(start)) else { return false };
    start <= end + 1 && !MAY_END[usize::from(*before)] && after.is_ascii()
}

/// Last bytes of the tokens after which a sentence may end: stops, what closes after them, and
/// all characters that are not ASCII.
static MAY_END: [bool; 256] = {
    let mut may_end = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        may_end[byte] = byte >= 128
            || matches!(byte as u8, b'.' | b'!' | b'?' | b'"' | b'\'' | b'`' | b')' | b']' | b'}');
        byte += 1;
    }
    may_end
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
        // Most tokens are words that are followed by a space and a word.
        let words = last.kind == TokenKind::Word && following.kind == TokenKind::Word;
        let near = following.span.start() <= last.span.end() + 1;
        let may_break = self.line_breaks == LineBreaks::Boundary || self.item.is_some();
        if words && near && !may_break && !ends_with_stop(self.text, last) {
            return false;
        }
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
        if last.kind == TokenKind::Word && !ends_with_stop(self.text, last) {
            return false;
        }
        self.stop_before(next).is_some_and(|stop| self.starts_sentence(stop, next))
    }

    fn is_bullet(&self, index: usize) -> bool {
        let kind = self.tokens.get(index).map(|token| token.kind);
        matches!(kind, Some(TokenKind::Punctuation | TokenKind::Symbol))
            && matches!(self.first_char(index), '•' | '⁃' | '‣' | '▪' | '●')
    }

    /// The number of the list item whose marker, such as `2.` or `b)`, starts at token `index`.
    fn item_number(&self, index: usize) -> Option<u32> {
        let token = self.tokens.get(index)?;
        if token.span.len() > 3 || !token.kind.is_wordlike() {
            return None;
        }
        let after = self.tokens.get(index + 1)?;
        if !after.glued || !matches!(self.first_char(index + 1), '.' | ')') {
            return None;
        }
        let marker = self.text_of(index);
        match marker.as_bytes() {
            [letter @ b'a'..=b'z'] => Some(u32::from(*letter)),
            _ => marker.parse().ok(),
        }
    }

    /// True if token `next` is a bullet, or the marker of the list item after this one.
    fn begins_item(&self, next: usize) -> bool {
        if self.is_bullet(next) {
            return true;
        }
        self.item.is_some_and(|item| self.item_number(next) == Some(item + 1))
    }

    /// True if the stop belongs to the marker of this list item: `1.` or `• a.`
    fn is_item_stop(&self, stop: usize) -> bool {
        let marker = self.start + usize::from(self.is_bullet(self.start));
        self.item.is_some() && stop == marker + 1
    }

    /// The token with the stop that may end the sentence before token `next`: the one before
    /// it, or one before the quotation marks, brackets and note numbers that stand there.
    fn stop_before(&self, next: usize) -> Option<usize> {
        // No more than this many marks close at once in honest text; the bound keeps time linear.
        const MOST_CLOSERS: usize = 4;
        let mut index = next - 1;
        if let Some(before) = self.before_note(index) {
            index = before;
        }
        for _ in 0..=MOST_CLOSERS {
            let token = self.tokens.get(index)?;
            if is_stop(self.text, token) {
                return Some(index);
            }
            if index == self.start || !token.glued || !closes(self.text, token) {
                return None;
            }
            index -= 1;
        }
        None
    }

    /// The token before a note such as `[6]` that ends with token `index`.
    fn before_note(&self, index: usize) -> Option<usize> {
        let before = index.checked_sub(3)?;
        let note = before >= self.start
            && self.first_char(index) == ']'
            && self.tokens.get(index - 1)?.kind == TokenKind::Number
            && self.first_char(index - 2) == '[';
        note.then_some(before)
    }

    /// True if token `next` is a note such as `[6]` or the mark of an omission, `[...]`.
    fn is_note(&self, next: usize) -> bool {
        self.first_char(next) == '['
            && self.first_char(next + 2) == ']'
            && (matches!(self.first_char(next + 1), '.' | '…')
                || self.tokens.get(next + 1).is_some_and(|token| token.kind == TokenKind::Number))
    }

    /// How many stops in a row end with token `stop`, counted no further than five.
    fn stops_in_row(&self, stop: usize) -> usize {
        (0..5).take_while(|&back| stop >= back && self.text_of(stop - back) == ".").count()
    }

    /// True if token `next` begins a sentence after the stop at `stop`.
    fn starts_sentence(&self, stop: usize, next: usize) -> bool {
        let (Some(end), Some(following)) = (self.tokens.get(stop), self.tokens.get(next)) else {
            return false;
        };
        let mark = following.kind == TokenKind::Punctuation && is_stop(self.text, following);
        if mark || following.glued && closes(self.text, following) || self.is_note(next) {
            return false;
        }
        if self.is_item_stop(stop) || stop + 1 < next && self.is_item_stop(next - 2) {
            return false;
        }
        if end.kind == TokenKind::Word {
            return stop + 1 == next && !following.glued && self.abbreviation_ends(stop, next);
        }
        let first = self.first_char(next);
        let plain = self.text_of(stop) == ".";
        if following.glued {
            let marks = end.span.len() > 1 || plain;
            return marks && stop + 1 == next && first.is_uppercase();
        }
        if first.is_lowercase() {
            // Whoever writes without capitals does so in every sentence.
            return self.informal && stop + 1 == next;
        }
        if self.first_char(stop) == '.' && self.stops_in_row(stop) == 3
            || stop > 0 && self.first_char(stop - 1) == '°'
            || self.is_bracketed_ellipsis(stop)
        {
            return false;
        }
        !matches!(first, ',' | ';' | ':' | ')' | '-' | '–' | '—')
    }

    /// True for the `...` of `[...]`.
    fn is_bracketed_ellipsis(&self, stop: usize) -> bool {
        stop > self.start && self.first_char(stop - 1) == '[' && self.first_char(stop + 1) == ']'
    }

    /// True if the abbreviation at `stop` also ends the sentence.
    fn abbreviation_ends(&self, stop: usize, next: usize) -> bool {
        let word = self.text_of(stop).trim_end_matches('.');
        if matches!(abbreviation(word), Some(Abbreviation::Name | Abbreviation::Number)) {
            return false;
        }
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        if letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() {
            return false;
        }
        if word == "etc" {
            return self.first_char(next).is_uppercase();
        }
        match self.tokens.get(next).map(|token| token.kind) {
            Some(TokenKind::Quote(side)) => side == QuoteSide::Open,
            Some(TokenKind::Word) => OPENERS.contains(&self.text_of(next)),
            _ => false,
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

fn is_stop(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Punctuation => {
            matches!(char_at(text, token.span.start()), '.' | '!' | '?' | '…' | '。')
        }
        TokenKind::Word => ends_with_stop(text, token),
        _ => false,
    }
}

/// True for a mark that closes a quotation or bracket.
fn closes(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Quote(side) => side != QuoteSide::Open,
        TokenKind::Punctuation => matches!(char_at(text, token.span.start()), ')' | ']' | '}'),
        _ => false,
    }
}

/// Words that begin a sentence far more often than a name: after `U.S.` they decide.
const OPENERS: [&str; 40] = [
    "The", "A", "An", "It", "He", "She", "They", "We", "I", "You", "This", "That", "These",
    "Those", "There", "In", "On", "At", "But", "And", "However", "If", "When", "While", "As",
    "After", "Before", "For", "His", "Her", "Their", "Its", "Our", "My", "How", "What", "Why",
    "Who", "Where", "Some",
];

fn ends_with_stop(text: &str, token: &Token) -> bool {
    text.get(token.span.range()).is_some_and(|word| word.ends_with('.'))
}

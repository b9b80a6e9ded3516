//! Punctuation, quotation marks, symbols, emoji, and what starts with a mark.

use crate::class::{char_at, char_before, cluster_len, is_blank, is_word};
use crate::scan::Here;
use crate::{number, web, word};
use byline_core::{QuoteSide, TokenKind};

/// Scans a token that starts with anything but a letter, a digit or a blank.
pub(crate) fn scan(here: &Here<'_>) -> (usize, TokenKind) {
    let first = here.byte(0);
    if !first.is_ascii() {
        return scan_wide(here);
    }
    let one = here.at + 1;
    match first {
        b'.' if here.byte(1).is_ascii_digit() && !here.glued => number::scan(here),
        b'!' | b'?' => (run(here, |byte| matches!(byte, b'!' | b'?')), TokenKind::Punctuation),
        b'.' if matches!(here.byte(1), b'!' | b'?') => {
            (run(here, |byte| matches!(byte, b'.' | b'!' | b'?')), TokenKind::Punctuation)
        }
        b'.' | b'-' => (run(here, |byte| byte == first), TokenKind::Punctuation),
        b'*' | b'=' | b'_' | b'~' | b'+' | b'<' | b'>' | b'#' | b'|' | b'$'
            if here.byte(1) == first =>
        {
            (run(here, |byte| byte == first), TokenKind::Symbol)
        }
        b'"' => (one, TokenKind::Quote(straight_side(here, one, here.in_double))),
        b'\'' => apostrophe(here, one),
        b'`' => match word::clitic(here.text, here.at, here.glued) {
            Some(end) => (end, TokenKind::Word),
            None => (run(here, |byte| byte == b'`'), TokenKind::Quote(QuoteSide::Open)),
        },
        b':' | b';' | b'=' => match emoticon(here) {
            Some(end) => (end, TokenKind::Emoji),
            None if first == b'=' => (one, TokenKind::Symbol),
            None => (one, TokenKind::Punctuation),
        },
        b'@' | b'#' => web::scan_tag(here).unwrap_or((one, TokenKind::Symbol)),
        b',' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'/' => (one, TokenKind::Punctuation),
        _ => (one, TokenKind::Symbol),
    }
}

fn scan_wide(here: &Here<'_>) -> (usize, TokenKind) {
    let c = char_at(here.text, here.at);
    let end = here.at + cluster_len(here.text, here.at).max(c.len_utf8());
    match c {
        '“' | '„' | '«' | '‟' | '‹' | '「' | '『' | '‚' | '‛' => {
            (end, TokenKind::Quote(QuoteSide::Open))
        }
        '”' | '»' | '›' | '」' | '』' => (end, TokenKind::Quote(QuoteSide::Close)),
        '‘' | '’' => apostrophe(here, end),
        '´' => match word::clitic(here.text, here.at, here.glued) {
            Some(end) => (end, TokenKind::Word),
            None => (end, TokenKind::Symbol),
        },
        '\u{2010}'..='\u{2015}' | '…' | '·' | '•' | '‣' | '⁃' | '¡' | '¿' | '、' | '。' => {
            (end, TokenKind::Punctuation)
        }
        _ if is_emoji(c) => (end, TokenKind::Emoji),
        _ => (end, TokenKind::Symbol),
    }
}

/// The end of the run of bytes that starts here.
fn run(here: &Here<'_>, same: impl Fn(u8) -> bool) -> usize {
    let rest = here.text.as_bytes().get(here.at..).unwrap_or_default();
    here.at + rest.iter().take_while(|&&byte| same(byte)).count()
}

/// A mark that is an apostrophe or a single quotation mark.
fn apostrophe(here: &Here<'_>, end: usize) -> (usize, TokenKind) {
    let curly_open = char_at(here.text, here.at) == '‘';
    if let Some(end) = word::clitic(here.text, here.at, here.glued) {
        return (end, TokenKind::Word);
    }
    let next = char_at(here.text, end);
    if !here.glued {
        let clipped = word::clipped(here.text, end);
        // Programs turn the apostrophe of ’em the wrong way, and a quotation may begin so.
        let is_sure = |&found: &usize| {
            !curly_open || word::is_only_clipped(here.text.get(end..found).unwrap_or_default())
        };
        if let Some(end) = clipped.filter(is_sure) {
            return (end, TokenKind::Word);
        }
    }
    if !curly_open && here.byte(0) == b'\'' && here.byte(1) == b'\'' {
        let end = here.at + 2;
        return (end, TokenKind::Quote(straight_side(here, end, here.in_double)));
    }
    if curly_open {
        return (end, TokenKind::Quote(QuoteSide::Open));
    }
    let after_word = here.before.is_some_and(|token| token.kind == TokenKind::Word);
    let clipped = matches!(char_before(here.text, here.at), 's' | 'S' | 'x' | 'z' | 'n');
    if here.glued && after_word && clipped && !is_word(next) {
        // Nothing is there to close, so a letter was left out: the voters’ choice, goin’ home. Or
        // the quotation closes later: ‘The voters’ choice is clear,’ she said.
        let plural = matches!(char_before(here.text, here.at), 's' | 'S');
        if !here.in_single || plural && next == ' ' && closes_later(here.text, end + 1) {
            return (end, TokenKind::Word);
        }
    }
    if char_at(here.text, here.at) == '’' {
        return (end, TokenKind::Quote(QuoteSide::Close));
    }
    (end, TokenKind::Quote(straight_side(here, end, here.in_single)))
}

/// How far a single mark looks for the end of speech, in bytes.
const SPEECH_REACH: usize = 400;

/// True if speech in single marks goes on at `start`, behind a blank, and ends later: the next
/// single mark that is no apostrophe inside a word stands behind a stop or comma.
fn closes_later(text: &str, start: usize) -> bool {
    if !is_word(char_at(text, start)) {
        return false;
    }
    let rest = text.get(start..).unwrap_or_default();
    let near = rest.char_indices().take_while(|&(at, c)| at < SPEECH_REACH && c != '\n');
    let mut before = ' ';
    for (at, c) in near {
        if matches!(c, '‘' | '“') {
            return false;
        }
        if matches!(c, '\'' | '’') {
            let after = char_at(rest, at + c.len_utf8());
            if matches!(before, '.' | ',' | '!' | '?') && !is_word(after) {
                return true;
            }
            if !is_word(before) {
                return false;
            }
        }
        before = c;
    }
    false
}

/// The side of a straight quotation mark, told from the characters on both sides of it.
fn straight_side(here: &Here<'_>, end: usize, is_open: bool) -> QuoteSide {
    let before = char_before(here.text, here.at);
    let after = char_at(here.text, end);
    match (opens_after(before), closes_before(after)) {
        (true, false) => QuoteSide::Open,
        (false, true) => QuoteSide::Close,
        (false, false) if is_word(before) != is_word(after) => {
            if is_word(after) {
                QuoteSide::Open
            } else {
                QuoteSide::Close
            }
        }
        _ if is_open => QuoteSide::Close,
        _ => QuoteSide::Unknown,
    }
}

/// True if a quotation may open after this character.
fn opens_after(c: char) -> bool {
    is_blank(c) || matches!(c, '(' | '[' | '{' | '—' | '–' | '/' | '“' | '‘')
}

/// True if a quotation may close before this character.
fn closes_before(c: char) -> bool {
    is_blank(c)
        || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '—' | '–' | '”' | '’')
}

/// The end of an emoticon such as `:-)`.
fn emoticon(here: &Here<'_>) -> Option<usize> {
    let nose = usize::from(matches!(here.byte(1), b'-' | b'o' | b'\''));
    let mouth = here.byte(1 + nose);
    let known = match mouth {
        b')' | b'(' => nose == 1 || !here.glued,
        b'D' | b'P' | b'p' | b'O' | b'|' | b'/' | b'*' => !here.glued,
        _ => false,
    };
    let end = here.at + 2 + nose;
    (known && !is_word(char_at(here.text, end))).then_some(end)
}

/// True for a character that is drawn as a picture.
fn is_emoji(c: char) -> bool {
    matches!(u32::from(c), 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B50 | 0x2B55 | 0x231A | 0x231B | 0x23E9..=0x23F3)
}

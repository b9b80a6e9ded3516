//! Numbers, dates, times, and words that start with a digit.

use crate::class::{char_at, is_word};
use crate::scan::Here;
use crate::{web, word};
use byline_core::TokenKind;

/// Scans a token that starts with a digit, or with a point and a digit.
pub(crate) fn scan(here: &Here<'_>) -> (usize, TokenKind) {
    let end = digits_end(here.text, here.at);
    let next = char_at(here.text, end);
    if end == here.at {
        // A digit or letter number of another script.
        return word::scan(here);
    }
    if matches!(next, '.' | '@' | '_' | '-') || next.is_ascii_alphabetic() {
        if let Some(address) = web::scan_address(here) {
            return address;
        }
    }
    if next == '-' {
        if let Some(end) = code_end(here.text, here.at, end) {
            return (end, TokenKind::Number);
        }
    }
    if !is_word(next) {
        return (end, TokenKind::Number);
    }
    let tail = word::letters_end(here.text, end);
    let letters = here.text.get(end..tail).unwrap_or_default();
    if splits_off(letters) { (end, TokenKind::Number) } else { (tail, TokenKind::Word) }
}

/// The end of the digits here with the marks between them: `3,000.5`, `10:30`, `11/28/2000`.
fn digits_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    if bytes.get(end) == Some(&b'.') {
        end += 1;
    }
    loop {
        while digit(end) {
            end += 1;
        }
        match bytes.get(end) {
            Some(b'.' | b',' | b':' | b'/') if end > start && digit(end + 1) => end += 1,
            _ => return end,
        }
    }
}

/// The end of a telephone number or date that is written with hyphens, where a range such as
/// `3-5` or `1998-99` is three tokens.
fn code_end(text: &str, start: usize, first: usize) -> Option<usize> {
    // Longer chains are no code. The bound keeps the time linear.
    const MOST_PARTS: usize = 8;
    let bytes = text.as_bytes();
    let mut parts = 1;
    let mut end = first;
    let mut last = 0;
    while parts <= MOST_PARTS
        && bytes.get(end) == Some(&b'-')
        && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
    {
        let from = end + 1;
        end = from + bytes.get(from..)?.iter().take_while(|b| b.is_ascii_digit()).count();
        last = end - from;
        parts += 1;
    }
    let phone = parts == 2 && last == 4 && matches!(first - start, 1 | 3 | 5);
    ((3..=MOST_PARTS).contains(&parts) || phone)
        .then_some(end)
        .filter(|&end| !is_word(char_at(text, end)))
}

/// True if these letters after a number are a token of their own: `5|pm`, `16|bn`, but `80s`,
/// `1st`, `3D`.
fn splits_off(letters: &str) -> bool {
    if ["st", "nd", "rd", "th", "s"].iter().any(|ending| letters.eq_ignore_ascii_case(ending)) {
        return false;
    }
    let small = letters.bytes().all(|byte| byte.is_ascii_lowercase());
    small || ["AM", "PM", "MW", "MB", "GB", "KM", "BN", "K"].contains(&letters)
}

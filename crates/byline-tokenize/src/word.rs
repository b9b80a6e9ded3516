//! Words and the parts that they fall into.

use crate::class::{
    DIGIT, MARK, char_at, char_before, class, cluster_len, is_blank, is_ideograph, is_word,
};
use crate::lexicon::{Abbreviation, abbreviation, fused, is_prefix};
use crate::scan::Here;
use crate::web;
use byline_core::TokenKind;

/// Endings that are tokens of their own after an apostrophe.
const CLITICS: [&str; 6] = ["s", "m", "d", "re", "ve", "ll"];

/// Words that are written with a slash.
const SLASHED: [&str; 5] = ["b/c", "w/o", "n/a", "c/o", "s/he"];

/// Words that begin with an apostrophe.
const CLIPPED: [&str; 8] = ["em", "til", "twas", "tis", "cause", "bout", "n", "round"];

/// Scans a token that starts with a letter.
pub(crate) fn scan(here: &Here<'_>) -> (usize, TokenKind) {
    let text = here.text;
    if here.glued {
        if let Some(end) = negation(text, here.at) {
            return (end, TokenKind::Word);
        }
    }
    let (end, kind) = scan_whole(here);
    let word = text.as_bytes().get(here.at..end).unwrap_or_default();
    (fused(word).map_or(end, |first_part| here.at + first_part), kind)
}

/// Scans a word that may be two tokens written in one.
fn scan_whole(here: &Here<'_>) -> (usize, TokenKind) {
    let text = here.text;
    let mut part = here.at;
    let mut end = letters_end(text, here.at).max(here.at + char_at(text, here.at).len_utf8());
    let end = loop {
        let next = char_at(text, end);
        if class(text.as_bytes().get(end).copied().unwrap_or(b' ')) < MARK {
            break end;
        }
        let joined = match next {
            '\'' | '’' => match apostrophe(text, here.at, end) {
                Ok(next) => next,
                Err(end) => return (end, TokenKind::Word),
            },
            slip if is_apostrophe(slip) => match negation(text, end.saturating_sub(1)) {
                Some(_) if end - 1 > here.at => return (end - 1, TokenKind::Word),
                _ => break end,
            },
            '.' => match full_stop(here, part, end) {
                Ok(next) => next,
                Err(found) => return found,
            },
            '@' | ':' | '/' if end - here.at < 65 => match web::scan_address(here) {
                Some(found) => return found,
                None => break slashed(text, here.at).unwrap_or(end),
            },
            '-' | '\u{2010}' | '\u{2011}' => {
                if let Some((end, TokenKind::Email)) = web::scan_address(here) {
                    return (end, TokenKind::Email);
                }
                let after = end + next.len_utf8();
                let joins = is_prefix(text.get(part..end).unwrap_or_default())
                    && is_word(char_at(text, after));
                if !joins {
                    // A word that was broken off, as in “pre- and post-war”, keeps its hyphen.
                    let broken = next == '-' && is_blank(char_at(text, after));
                    break if broken { after } else { end };
                }
                after
            }
            '_' => end + 1,
            '$' if is_currency(text, here.at, end) => return (end + 1, TokenKind::Symbol),
            '&' => {
                let capitals = char_before(text, end).is_uppercase()
                    && char_at(text, end + 1).is_uppercase()
                    && end - here.at <= 2;
                if !capitals {
                    break end;
                }
                end + 1
            }
            _ => break end,
        };
        if joined <= end {
            break end;
        }
        part = joined;
        end = letters_end(text, joined);
    };
    (end, TokenKind::Word)
}

/// The end of the letters, digits and combining marks that start at `at`.
#[inline]
pub(crate) fn letters_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        while bytes.get(at).is_some_and(|&byte| class(byte) <= DIGIT) {
            at += 1;
        }
        match bytes.get(at) {
            Some(byte) if !byte.is_ascii() => {}
            _ => return at,
        }
        let c = char_at(text, at);
        if is_word(c) && !is_ideograph(c) {
            at += c.len_utf8();
        } else {
            let extended = extension_end(text, at, c);
            if extended == at {
                return at;
            }
            at = extended;
        }
    }
}

/// The end of the combining marks and joiners at `at` that belong to the letter before them.
fn extension_end(text: &str, at: usize, c: char) -> usize {
    let before = char_before(text, at);
    if c == '\u{AD}' {
        return at + c.len_utf8();
    }
    // Most characters that are no letters are dashes and curly quotes, which never combine.
    if matches!(c, '\u{2010}'..='\u{2027}' | '\u{A0}'..='\u{BF}') || !is_word(before) {
        return at;
    }
    let start = at - before.len_utf8();
    (start + cluster_len(text, start)).max(at)
}

/// An apostrophe inside or after the word `start..at`: where the word goes on, or where it ends.
fn apostrophe(text: &str, start: usize, at: usize) -> Result<usize, usize> {
    let after = at + char_at(text, at).len_utf8();
    if let Some(end) = negation(text, at.saturating_sub(1)) {
        if end > at && at - 1 > start {
            return Err(at - 1);
        }
    }
    if !is_word(char_at(text, after)) || clitic(text, at, true).is_some() {
        return Err(at);
    }
    let word = text.get(start..at).unwrap_or_default();
    if word.eq_ignore_ascii_case("y") && starts_word(text, after, "all") {
        return Err(after);
    }
    Ok(after)
}

/// True for an apostrophe, and for the marks that are typed in its place by mistake.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

/// The end of `n't` at `at`.
fn negation(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if !matches!(bytes.get(at), Some(b'n' | b'N')) {
        return None;
    }
    let mark = char_at(text, at + 1);
    let end = at + 1 + mark.len_utf8() + 1;
    let negates = is_apostrophe(mark)
        && matches!(bytes.get(end - 1), Some(b't' | b'T'))
        && !is_word(char_at(text, end));
    negates.then_some(end)
}

/// The end of the ending `'s`, `'re` and so on that starts with the apostrophe at `at`.
pub(crate) fn clitic(text: &str, at: usize, glued: bool) -> Option<usize> {
    if !glued
        || !is_word(char_before(text, at))
            && !matches!(char_before(text, at), '.' | ')' | '!' | '?' | '%' | '"' | '”')
    {
        return None;
    }
    let mark = char_at(text, at);
    if !is_apostrophe(mark) {
        return None;
    }
    let start = at + mark.len_utf8();
    CLITICS
        .iter()
        .find(|ending| starts_word(text, start, ending))
        .map(|ending| start + ending.len())
}

/// True if this word stands at `at`, in any case, and ends there.
fn starts_word(text: &str, at: usize, word: &str) -> bool {
    text.as_bytes()
        .get(at..at + word.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
        && !is_word(char_at(text, at + word.len()))
}

/// The end of a word that starts with an apostrophe, such as `'70s` or `'em`; `at` is the
/// offset after the apostrophe.
pub(crate) fn clipped(text: &str, at: usize) -> Option<usize> {
    let digits =
        text.as_bytes().get(at..at + 2).is_some_and(|two| two.iter().all(u8::is_ascii_digit));
    if digits {
        let end = at + 2 + usize::from(text.as_bytes().get(at + 2) == Some(&b's'));
        return (!is_word(char_at(text, end))).then_some(end);
    }
    let end =
        CLIPPED.iter().find(|word| starts_word(text, at, word)).map(|word| at + word.len())?;
    // The “and” of rock ’n’ roll has an apostrophe on both sides.
    let mark = char_at(text, end);
    let both = end == at + 1 && matches!(mark, '\'' | '’');
    Some(if both { end + mark.len_utf8() } else { end })
}

/// True for a clipped word that is no word without its apostrophe: `em`, but not `cause`.
pub(crate) fn is_only_clipped(word: &str) -> bool {
    ["em", "twas", "tis"].iter().any(|only| word.eq_ignore_ascii_case(only))
}

/// A full stop after the word part `part..at`: where the word goes on, or the finished token.
fn full_stop(here: &Here<'_>, part: usize, at: usize) -> Result<usize, (usize, TokenKind)> {
    let text = here.text;
    let next = char_at(text, at + 1);
    if is_word(next) {
        if let Some(end) = file_end(text, at) {
            return Err((end, TokenKind::Word));
        }
        if let Some(found) = web::scan_address(here) {
            return Err(found);
        }
        let single = at - part == char_before(text, at).len_utf8();
        // The first part of `Ph.D.` has two letters.
        let short = at - part <= 2 && char_at(text, part).is_uppercase();
        if (single || short) && is_single_dotted(text, at + 1) {
            return Ok(at + 1);
        }
        let word = text.get(part..at).unwrap_or_default();
        if next.is_ascii_digit() && word.len() > 1 && abbreviation(word).is_some() {
            return Err((at + 1, TokenKind::Word));
        }
        let small = char_before(text, at).is_lowercase() && next.is_lowercase();
        if small || single && next.is_lowercase() || next.is_ascii_digit() {
            return Ok(at + 1);
        }
    }
    if next == '.' {
        if let Some(found) = web::scan_email(here) {
            return Err(found);
        }
        // Two stops after an abbreviation: one is its own.
        let two = char_at(text, at + 2) != '.' && keeps_stop(here, part, at);
        return Err((if two { at + 1 } else { at }, TokenKind::Word));
    }
    let end = if keeps_stop(here, part, at) { at + 1 } else { at };
    Err((end, TokenKind::Word))
}

/// The end of a file name's ending such as `.pdf`.
fn file_end(text: &str, at: usize) -> Option<usize> {
    const FILES: [&str; 10] =
        ["doc", "pdf", "htm", "html", "xls", "jpg", "png", "txt", "zip", "ppt"];
    FILES.iter().find(|file| starts_word(text, at + 1, file)).map(|file| at + 1 + file.len())
}

/// True if the capitals from `start` to `end` and the dollar sign behind them are one currency:
/// `US$5` and `HK$ 20`, but not `A$AP`.
fn is_currency(text: &str, start: usize, end: usize) -> bool {
    let letters = text.get(start..end).unwrap_or_default();
    letters.len() <= 3
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && !char_at(text, end + 1).is_alphabetic()
        && char_at(text, end + 1) != '$'
}

/// The end of a word such as `b/c` at `at`.
fn slashed(text: &str, at: usize) -> Option<usize> {
    SLASHED.iter().find(|word| starts_word(text, at, word)).map(|word| at + word.len())
}

/// True if one letter and a full stop stand at `at`: the next part of `U.S.` or `J.K.`
fn is_single_dotted(text: &str, at: usize) -> bool {
    let letter = char_at(text, at);
    let after = at + letter.len_utf8();
    letter.is_alphabetic() && !is_word(char_at(text, after))
}

/// True if the full stop at `at` belongs to the word before it.
fn keeps_stop(here: &Here<'_>, part: usize, at: usize) -> bool {
    let text = here.text;
    let last = char_before(text, at);
    let single = at - part == last.len_utf8() && last.is_alphabetic();
    if single && part > here.at && char_before(text, part) == '.' {
        return true;
    }
    if single && last.is_uppercase() {
        return is_initial(here, at);
    }
    let word = text.get(here.at..at).unwrap_or_default();
    match abbreviation(word) {
        Some(Abbreviation::Name | Abbreviation::Any) => true,
        Some(Abbreviation::Number) => after_blank(text, at + 1).is_numeric(),
        None => false,
    }
}

/// True if the single capital before the full stop at `at` is somebody's initial. `I` is one
/// only after a name: “you and I. Then”.
fn is_initial(here: &Here<'_>, at: usize) -> bool {
    let next = after_blank(here.text, at + 1);
    if char_before(here.text, at) != 'I' {
        return next.is_alphabetic() || is_word(next) || next == ',' || next == '&';
    }
    let after_name =
        here.before.is_some_and(|token| char_at(here.text, token.span.start()).is_uppercase());
    after_name && next.is_uppercase()
}

/// The first character behind one space, or behind one line break with the blanks beside it.
fn after_blank(text: &str, at: usize) -> char {
    let blanks = [' ', '\t', '\u{A0}'];
    let rest = text.get(at..).unwrap_or_default().trim_start_matches(blanks);
    let next_line = ["\r\n", "\n", "\r"].iter().find_map(|end| rest.strip_prefix(end));
    if let Some(line) = next_line {
        return char_at(line.trim_start_matches(blanks), 0);
    }
    let c = char_at(text, at);
    if matches!(c, ' ' | '\u{A0}') { char_at(text, at + c.len_utf8()) } else { c }
}

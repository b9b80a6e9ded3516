//! Addresses, account names and hashtags.

use crate::class::{char_before, is_word};
use crate::scan::Here;
use byline_core::TokenKind;

/// The longest part before the `@` of a mail address. A bound keeps the time linear.
const LONGEST_LOCAL: usize = 64;

/// The longest bare host name that is looked for, for the same reason.
const LONGEST_HOST: usize = 128;

/// Top-level domains after which a bare name is an address.
const DOMAINS: [&str; 36] = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "co", "uk", "us", "ca",
    "au", "de", "fr", "eu", "ru", "ua", "cn", "jp", "in", "nz", "ie", "ch", "es", "nl", "se", "no",
    "pl", "br", "tv", "me", "news", "int",
];

/// An address that starts with a letter or digit here, if there is one.
pub(crate) fn scan_address(here: &Here<'_>) -> Option<(usize, TokenKind)> {
    scan_email(here).or_else(|| Some((url(here)?, TokenKind::Url)))
}

/// A mail address that starts with a letter or digit here, if there is one.
pub(crate) fn scan_email(here: &Here<'_>) -> Option<(usize, TokenKind)> {
    email(here).map(|end| (end, TokenKind::Email))
}

fn bytes_from<'t>(here: &Here<'t>) -> &'t [u8] {
    here.text.as_bytes().get(here.at..).unwrap_or_default()
}

fn email(here: &Here<'_>) -> Option<usize> {
    let bytes = bytes_from(here);
    let local = bytes
        .iter()
        .take(LONGEST_LOCAL)
        .take_while(|b| b.is_ascii_alphanumeric() || b".-_+%".contains(b))
        .count();
    if bytes.get(local) != Some(&b'@') {
        return None;
    }
    let host = host_len(bytes.get(local + 1..)?);
    (host > 0).then_some(here.at + local + 1 + host)
}

/// Length of the host name at the start of `bytes`, without a final stop or hyphen.
fn host_len(bytes: &[u8]) -> usize {
    let len = bytes
        .iter()
        .take(LONGEST_HOST)
        .take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b))
        .count();
    bytes
        .get(..len)
        .unwrap_or_default()
        .iter()
        .rposition(u8::is_ascii_alphanumeric)
        .map_or(0, |last| last + 1)
}

fn url(here: &Here<'_>) -> Option<usize> {
    let bytes = bytes_from(here);
    let scheme = bytes.iter().take(10).take_while(|b| b.is_ascii_alphanumeric()).count();
    if bytes.get(scheme..)?.starts_with(b"://") {
        return Some(url_end(here.text, here.at, here.at + scheme + 3));
    }
    if bytes.get(..4)?.eq_ignore_ascii_case(b"www.") && bytes.get(4)?.is_ascii_alphanumeric() {
        return Some(url_end(here.text, here.at, here.at + 4));
    }
    let host = host_len(bytes);
    let name = bytes.get(..host)?;
    let dot = name.iter().rposition(|&b| b == b'.')?;
    let domain = name.get(dot + 1..)?;
    let known = DOMAINS.iter().any(|known| known.as_bytes() == domain);
    if dot < 2 || !known || bytes.get(host) == Some(&b'@') {
        return None;
    }
    let end = here.at + host;
    Some(if bytes.get(host) == Some(&b'/') { url_end(here.text, here.at, end) } else { end })
}

/// The end of an address whose first bytes up to `from` are known: the next blank or quotation
/// mark, less the marks that end the sentence around it.
fn url_end(text: &str, start: usize, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let len = rest
        .find(|c: char| !is_word(c) && !"-._~:/?#[]@!$&'()*+,;=%|".contains(c))
        .unwrap_or(rest.len());
    let mut end = from + len;
    let mut surplus = None;
    while end > from {
        let last = char_before(text, end);
        let drop = match last {
            ')' => {
                // A bracket belongs to the address only if it was opened inside it.
                let surplus = surplus.get_or_insert_with(|| {
                    let url = text.get(start..end).unwrap_or_default();
                    let count = |bracket| url.bytes().filter(|&byte| byte == bracket).count();
                    count(b')').saturating_sub(count(b'('))
                });
                let is_surplus = *surplus > 0;
                *surplus = surplus.saturating_sub(1);
                is_surplus
            }
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ']' | '*' | '|' => true,
            _ => false,
        };
        if !drop {
            break;
        }
        end -= last.len_utf8();
    }
    end
}

/// `@name` or `#word`.
pub(crate) fn scan_tag(here: &Here<'_>) -> Option<(usize, TokenKind)> {
    if is_word(char_before(here.text, here.at)) {
        return None;
    }
    let rest = here.text.get(here.at + 1..)?;
    let len = rest.find(|c: char| !is_word(c) && c != '_').unwrap_or(rest.len());
    let name = rest.get(..len)?;
    let kind = if here.byte(0) == b'@' { TokenKind::Handle } else { TokenKind::Hashtag };
    let has_letter = name.chars().any(|c| c.is_alphabetic());
    has_letter.then_some((here.at + 1 + len, kind))
}

//! The encoding of a page.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// How much of a page may come before the declaration of its encoding, by the HTML standard.
const DECLARATION: usize = 1024;

/// The encoding of a page that is not UTF-8, whatever it declares: bytes that read as UTF-8 are that.
/// What the server `stated` goes before what the page declares. Without either it is windows-1252, as
/// for browsers.
pub fn charset(html: &[u8], stated: Option<&'static Encoding>) -> Option<&'static Encoding> {
    if std::str::from_utf8(html).is_ok() {
        return None;
    }
    stated.or_else(|| declared(html)).or(Some(WINDOWS_1252))
}

/// A page as text. A byte order mark decides, else [`charset`]; U+FFFD stands for what cannot be read.
///
/// ```
/// assert_eq!(byline_page::decoded(b"<meta charset=latin1>Zo\xEB", None), "<meta charset=latin1>Zoë");
/// ```
pub fn decoded<'h>(html: &'h [u8], stated: Option<&'static Encoding>) -> Cow<'h, str> {
    charset(html, stated).unwrap_or(UTF_8).decode(html).0
}

/// The encoding that a page declares: `<meta charset="windows-1252">`.
fn declared(html: &[u8]) -> Option<&'static Encoding> {
    let head = html[..html.len().min(DECLARATION)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let value = head.split("charset").nth(1)?.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(['"', '\'', ';', '>', ' ', '/']).unwrap_or(value.len());
    Encoding::for_label(&value.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_encodings_are_found() {
        for html in [
            "<meta charset=windows-1252>",
            "<META CHARSET = 'latin1' />",
            "<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">",
        ] {
            assert_eq!(declared(html.as_bytes()), Some(WINDOWS_1252), "{html}");
        }
        for html in ["", "<p>charset</p>", "<meta charset=nonsense>"] {
            assert_eq!(declared(html.as_bytes()), None, "{html}");
        }
    }

    #[test]
    fn what_reads_as_utf8_is_that() {
        assert_eq!(charset("<meta charset=iso-8859-1>Zoë".as_bytes(), None), None);
        assert_eq!(charset(b"<meta charset=iso-8859-1>Zo\xEB", None), Some(WINDOWS_1252));
        assert_eq!(charset(b"<p>Zo\xEB", None), Some(WINDOWS_1252));
    }
}

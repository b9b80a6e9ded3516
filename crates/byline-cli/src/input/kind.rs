//! What an input is by its first bytes: where its name does not say it, and where it is no text.

use super::{decode, warc};
use crate::args::Input;
use encoding_rs::Encoding;

/// Formats that begin with readable characters. Any other that is not text is one only if it holds
/// bytes that no text has: `BM` begins an image, and a story about BMW.
const READABLE: [&str; 4] =
    ["application/pdf", "application/rtf", "text/rtf", "application/postscript"];

/// How Parquet begins.
const PARQUET: &[u8] = b"PAR1";

/// The kind of what begins so, where nothing else says it.
pub fn of(head: &[u8], encoding: Option<&'static Encoding>) -> Input {
    if warc::is_archive(head) {
        return Input::Warc;
    }
    let head = decode::decode(head.to_vec(), encoding, None).text;
    let head = head.trim_start();
    if is_json(head) {
        Input::Jsonl
    } else if is_html(head) {
        Input::Html
    } else {
        Input::Text
    }
}

/// An object or a list of objects, and not `[Photo]`.
fn is_json(head: &str) -> bool {
    let after = |open| head.strip_prefix(open).map(str::trim_start);
    after('{').is_some_and(|rest| rest.starts_with('"'))
        || after('[').is_some_and(|rest| rest.starts_with('{'))
}

/// A page, also one that is declared as XML.
fn is_html(head: &str) -> bool {
    let head = match head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => head,
    };
    let name = |name: &str| {
        let found = head.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        found && !head[name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    name("<!doctype html")
        || name("<article")
        || name("<meta")
        || infer::get(head.as_bytes()).is_some_and(|found| found.mime_type() == "text/html")
}

/// Why what begins so is not read as text, as the end of a message; `None` if it may be.
pub fn refusal(head: &[u8], encoding: Option<&'static Encoding>) -> Option<String> {
    if warc::is_archive(head) {
        return None;
    }
    let known = infer::get(head).filter(|found| {
        let is_text = found.matcher_type() == infer::MatcherType::Text;
        READABLE.contains(&found.mime_type()) || !is_text && has_controls(head)
    });
    if let Some(found) = known {
        let name = name(&found);
        return Some(format!("looks like {name}, which is not read; take its text out first"));
    }
    if head.starts_with(PARQUET) && has_controls(head) {
        return Some("looks like Parquet, which is not read; write JSON Lines of it".to_owned());
    }
    if encoding.is_some() || Encoding::for_bom(head).is_some() {
        return None;
    }
    if let Some(name) = unmarked(head) {
        return Some(format!(
            "looks like {name} without a byte order mark (--encoding {} reads it)",
            name.to_lowercase()
        ));
    }
    let is_xml = head.trim_ascii_start().starts_with(b"<?xml");
    if is_xml && of(head, encoding) != Input::Html {
        return Some("looks like XML, which is not read".to_owned());
    }
    has_controls(head)
        .then(|| "does not look like text: it holds bytes that no text has".to_owned())
}

/// What a user calls a format.
fn name(found: &infer::Type) -> String {
    use infer::MatcherType as M;
    let ending = found.extension().to_uppercase();
    let kind = match (found.mime_type(), found.matcher_type()) {
        ("application/pdf", _) => return "a PDF".to_owned(),
        ("application/postscript", _) => return "PostScript".to_owned(),
        (name, _) if name.ends_with("/rtf") => return "rich text (RTF)".to_owned(),
        (_, M::Archive) => "an archive",
        (_, M::Doc) => "an office document",
        (_, M::Book) => "an electronic book",
        (_, M::Image) => "an image",
        (_, M::Audio) => "a sound recording",
        (_, M::Video) => "a video",
        (_, M::Font) => "a font",
        (_, M::App) => "a program",
        _ => "a file of another kind",
    };
    format!("{kind} ({ending})")
}

/// The encoding of text of two bytes a character, of which one is mostly zero.
fn unmarked(head: &[u8]) -> Option<&'static str> {
    let zeros = |first| head.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 4;
    match (even > most, odd > most) {
        (true, false) => Some("UTF-16BE"),
        (false, true) => Some("UTF-16LE"),
        _ => None,
    }
}

/// True for bytes that stand in no text of any encoding but UTF-16.
fn has_controls(head: &[u8]) -> bool {
    head.iter().any(|byte| matches!(byte, 0..=6 | 14..=26 | 28..=31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_what_they_hold() {
        for (head, kind) in [
            ("{\"id\": 1}", Input::Jsonl),
            ("\n [ {\"id\"", Input::Jsonl),
            ("{\n  \"id\"", Input::Jsonl),
            ("[Photo] Zoë left.", Input::Text),
            ("{sic}", Input::Text),
            (" <!DOCTYPE html><title>", Input::Html),
            ("<?xml version='1.0'?>\n<html lang=en>", Input::Html),
            ("<!-- saved --><html>", Input::Html),
            ("<article class=a>", Input::Html),
            ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", Input::Warc),
            ("<b3> is a key.", Input::Text),
            ("BMW sells cars.", Input::Text),
            ("", Input::Text),
        ] {
            assert_eq!(of(head.as_bytes(), None), kind, "{head}");
            assert_eq!(refusal(head.as_bytes(), None), None, "{head}");
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (head, name) in [
            (&b"%PDF-1.4\n1 0 obj"[..], "looks like a PDF, "),
            (b"{\\rtf1\\ansi One.}", "looks like rich text (RTF), "),
            (b"PK\x03\x04 word/document.xml\0\x01", "looks like an archive (ZIP), "),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "looks like an image (PNG), "),
            (b"PAR1\x15\x04\x15", "looks like Parquet, "),
            (b"O\0n\0e\0 \0h\0e\0r\0e\0", "UTF-16LE without"),
            (b"\0O\0n\0e\0 \0h\0e\0r\0e", "UTF-16BE without"),
            (b"One\0\x01\x02two", "does not look like text"),
            (b"<?xml version='1.0'?><rss>", "XML"),
        ] {
            let found = refusal(head, None).unwrap_or_default();
            assert!(found.contains(name), "{found}");
        }
    }
}

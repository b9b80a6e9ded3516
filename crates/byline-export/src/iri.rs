//! Names of stories and of their parts, for formats that link things.

use byline_core::Document;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in no IRI; all else of a web address is left as it is.
const FORBIDDEN: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// All that has a meaning in an IRI, for ids that are not IRIs.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The IRI of a story: its id if that is a web address, without the part after `#`; else
/// `urn:byline:story:` and the id.
pub(crate) fn story(document: &Document) -> String {
    let id = document.id.as_deref().unwrap_or("unnamed");
    if id.starts_with("https://") || id.starts_with("http://") {
        let page = id.split('#').next().unwrap_or(id);
        return utf8_percent_encode(page, FORBIDDEN).to_string();
    }
    format!("urn:byline:story:{}", utf8_percent_encode(id, RESERVED))
}

/// The relative reference to a file that lies beside.
pub(crate) fn file(name: &str) -> String {
    utf8_percent_encode(name, RESERVED).to_string()
}

/// The IRI of a part of a story, such as `quote` 3.
pub(crate) fn part(story: &str, layer: &str, index: usize) -> String {
    format!("{story}#{layer}-{index}")
}

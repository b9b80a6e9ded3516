//! What byline itself has written, which is no story when its directory is read again.

use crate::args::Format;

/// How results begin, apart from blanks and from the bracket of a list.
const BEGINNINGS: [&str; 5] = [
    r#"{"schema":1,"#,
    r#"{"type":"cluster","#,
    r#"{"type":"edge","#,
    r#"{"@context":["http://www.w3.org/ns/anno.jsonld","#,
    r#"{"@context":"https://schema.org","#,
];

/// What stands in the head of a page for a browser.
const GENERATOR: &str = r#"<meta name="generator" content="byline">"#;

/// True if what begins so is a result of byline.
pub fn is_result(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    if head.contains(GENERATOR) {
        return true;
    }
    let dense: String = head.chars().filter(|c| !c.is_whitespace()).take(100).collect();
    let first = dense.strip_prefix('[').unwrap_or(&dense);
    BEGINNINGS.iter().any(|beginning| first.starts_with(beginning))
}

/// True if what begins so is an analysed story that has its text.
pub fn is_story(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let dense: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    dense.trim_start_matches('[').starts_with(BEGINNINGS[0]) && dense.contains(r#","text":"#)
}

/// True if what a format writes can be told from a story.
pub fn is_known(format: Format) -> bool {
    use Format as F;
    matches!(format, F::Json | F::Jsonl | F::WebAnnotation | F::JsonLd | F::Html)
}

//! The article of an HTML page.

use super::lines::day;
use byline::Document;
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;

/// How much of a page may come before the declaration of its encoding, by the HTML standard.
const DECLARATION: usize = 1024;

/// How deep elements may be nested: as deep as browsers go. The search for the article takes time that
/// grows with the square of the depth.
const MAX_DEPTH: usize = 512;

/// Reads the article of a page: its title, a blank line, its paragraphs. Date and publisher come
/// from what the page says about itself, where they can be read.
pub fn read(html: &str) -> Result<Document, String> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let no_article = |error| format!("no article found: {error}");
    let mut page = Readability::new(html, None, Some(config)).map_err(no_article)?;
    if is_too_deep(&page) {
        return Err(format!("elements are nested more than {MAX_DEPTH} deep"));
    }
    let article = page.parse().map_err(no_article)?;
    let title = article.title.trim();
    let body = article.text_content.trim();
    let text = if title.is_empty() || body.starts_with(title) {
        body.to_owned()
    } else {
        format!("{title}\n\n{body}")
    };
    let mut document = Document::try_new(text).map_err(|error| error.to_string())?;
    document.date = article.published_time.as_deref().and_then(day);
    document.publisher = article.site_name.filter(|name| !name.is_empty());
    Ok(document)
}

fn is_too_deep(page: &Readability) -> bool {
    let root = page.doc.root();
    let mut nodes = root.descendants_it();
    nodes.any(|node| node.ancestors_it(None).nth(MAX_DEPTH).is_some())
}

/// The encoding that a page declares: `<meta charset="windows-1252">`.
pub fn charset(html: &[u8]) -> Option<&'static Encoding> {
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
            assert_eq!(charset(html.as_bytes()), Some(encoding_rs::WINDOWS_1252), "{html}");
        }
        for html in ["", "<p>charset</p>", "<meta charset=nonsense>"] {
            assert_eq!(charset(html.as_bytes()), None, "{html}");
        }
    }
}

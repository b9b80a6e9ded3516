//! Any text through all layers.

use crate::{PIPELINE, json, sound};
use byline::Document;

/// Checks that all invariants of the document hold, that the result is the same each time, and
/// that it survives the way to JSON and back.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let document = PIPELINE.analyze(&text);
    sound::check(&document, &text);
    json::check(&document);
    assert_eq!(PIPELINE.analyze(&text), document, "a second time: {text:?}");

    // The tokens of others may be of any kind: here there is one for each stretch without blanks.
    let mut foreign = Document::new(&*text);
    let (tokens, sentences) = words(&text);
    foreign.set_tokens(tokens, sentences).unwrap();
    PIPELINE.annotate_tokens(&mut foreign);
    sound::check(&foreign, &text);
}

fn words(text: &str) -> (Vec<byline::Token>, Vec<byline::Sentence>) {
    use byline::{Sentence, Span, Token, TokenKind, TokenRange};
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}');
    let mut tokens = Vec::new();
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::new(start, start + word.len());
        tokens.push(Token { span, kind: TokenKind::Word, glued: false });
    }
    let ends = (0..tokens.len()).step_by(7);
    let range = |start: usize| TokenRange::new(start, (start + 7).min(tokens.len()));
    let sentences = ends.map(|start| Sentence { tokens: range(start) }).collect();
    (tokens, sentences)
}

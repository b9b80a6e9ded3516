//! Any text to tokens and sentences.

use byline::{Document, LineBreaks, Token};
use byline_tokenize::twins::{by_rules, with_simd, without_simd};
use byline_tokenize::{fill, fill_with_sentences, sentences, sentences_in, tokens};

/// Checks that all ways to tokens agree, that tokens and blanks give back the text, that sentences
/// hold all tokens, and that blanks around a text change nothing.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let found = by_rules(&text);
    assert_eq!(without_simd(&text), found, "windows without SIMD: {text:?}");
    assert_eq!(with_simd(&text), found, "windows: {text:?}");
    assert_eq!(tokens(&text).collect::<Vec<_>>(), found, "one by one: {text:?}");
    let (mut filled, mut grouped) = (found.clone(), Vec::new());
    fill(&text, &mut filled);
    assert_eq!(filled, found, "into a list: {text:?}");
    fill_with_sentences(&text, &mut filled, &mut grouped);
    assert_eq!(filled, found, "with sentences: {text:?}");
    assert_eq!(grouped, sentences(&text, &found), "sentences: {text:?}");

    for &line_breaks in LineBreaks::ALL {
        let mut document = Document::new(&*text);
        document.set_line_breaks(line_breaks);
        let grouped = sentences_in(&text, &found, document.paragraphs());
        // Here it is checked that spans and blanks cover the text.
        document.set_tokens(found.clone(), grouped).unwrap();
        crate::sound::check(&document, &text);
    }

    for blank in [" ", "\n", "\u{a0}\r\n\t "] {
        let around = format!("{blank}{text}{blank}");
        let moved: Vec<Token> = tokens(&around).collect();
        let back = |token: &Token| (token.span.start() - blank.len(), token.span.len(), token.kind);
        let expected = found.iter().map(|token| (token.span.start(), token.span.len(), token.kind));
        assert!(expected.eq(moved.iter().map(back)), "{text:?} with {blank:?} around it");
    }
}

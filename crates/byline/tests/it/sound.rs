//! What holds for every document that the pipeline makes, whatever the text.

use byline::{Document, Span};

/// Checks that a document is one of this text and that all its invariants hold.
pub fn check(document: &Document, text: &str) {
    assert_eq!(document.text(), text);
    fits(document);
    let mut end = None;
    for token in document.tokens() {
        assert_eq!(token.glued, end == Some(token.span.start()), "{token:?} in {text:?}");
        end = Some(token.span.end());
    }
    if !document.sentences().is_empty() {
        let held: usize = document.sentences().iter().map(|s| s.tokens.len()).sum();
        assert_eq!(held, document.tokens().len(), "tokens in sentences of {text:?}");
    }
    if !document.syntax().is_empty() {
        assert_eq!(document.syntax().len(), document.tokens().len(), "trees of {text:?}");
    }
    for span in spans(document) {
        holds_whole_tokens(document, span);
    }
    for entity in document.entities() {
        assert!(!entity.name.is_empty(), "{entity:?} in {text:?}");
        let sorted = entity.mentions.is_sorted_by(|a, b| a.span < b.span);
        assert!(sorted, "{entity:?} in {text:?}");
    }
}

/// Checks that the document takes its own annotations, which is where it checks them.
pub fn fits(document: &Document) {
    let mut copy = Document::new(document.text());
    (copy.id, copy.publisher) = (document.id.clone(), document.publisher.clone());
    copy.date = document.date;
    copy.published = document.published;
    copy.set_paragraphs(document.paragraphs().to_vec()).unwrap();
    copy.set_tokens(document.tokens().to_vec(), document.sentences().to_vec()).unwrap();
    if !document.tags().is_empty() {
        copy.set_tags(document.tags().to_vec()).unwrap();
    }
    copy.set_syntax(document.syntax().to_vec()).unwrap();
    copy.set_entities(document.entities().to_vec()).unwrap();
    copy.set_citations(document.citations().to_vec(), document.quotes().to_vec()).unwrap();
    copy.set_scare_quotes(document.scare_quotes().to_vec()).unwrap();
    assert_eq!(&copy, document);
}

/// All spans of the layers above the tokens.
fn spans(document: &Document) -> impl Iterator<Item = Span> {
    let mentions = document.entities().iter().flat_map(|entity| &entity.mentions);
    let quotes = document.quotes().iter().flat_map(|quote| {
        let parts = [&quote.content, &quote.marked, &quote.cue, &quote.source];
        parts.into_iter().flatten().copied()
    });
    let citations = document.citations().iter().flat_map(|citation| {
        let hops = citation.hops.iter().flat_map(|hop| [hop.source, hop.cue, hop.antecedent]);
        hops.flatten().chain([citation.clause])
    });
    let scare_quotes = document.scare_quotes().iter().copied();
    mentions.map(|mention| mention.span).chain(quotes).chain(citations).chain(scare_quotes)
}

/// Checks that a span begins where a token begins and ends where one ends.
fn holds_whole_tokens(document: &Document, span: Span) {
    let text = document.text();
    assert!(!span.is_empty(), "{span:?} of {text:?}");
    let tokens = document.tokens();
    let first = tokens[document.token_at(span.start())];
    let last = tokens[document.token_at(span.end() - 1)];
    assert_eq!(first.span.start(), span.start(), "{:?} in {text:?}", &text[span]);
    assert_eq!(last.span.end(), span.end(), "{:?} in {text:?}", &text[span]);
}

//! What holds for any text.

use crate::document;
use byline_lexicon::Lexicon;
use byline_view::View;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_view_holds_every_token(
        text in "([a-zA-Zé.,“”\"'’‘«»0-9 -]{0,12}(\n|\r\n|\n\n|\u{2029}| ){0,2}){0,20}"
    ) {
        let document = document(&text);
        let view = View::new(&document, Lexicon::embedded());
        prop_assert_eq!(view.len(), document.tokens().len());
        let held = view.paragraphs().iter().flat_map(|paragraph| paragraph.range());
        prop_assert!(held.eq(0..view.len()));
        for index in 0..view.len() {
            prop_assert_eq!(view.lower(index), view.word(index).to_lowercase());
            prop_assert!(view.paragraph_of(index).range().contains(&index));
            prop_assert!(view.sentence_of(index).range().contains(&index));
            let paragraph = document.paragraphs()[view.paragraph(index)];
            prop_assert!(paragraph.covers(document.tokens()[index].span));
        }
        let mut end = 0;
        for (number, quotation) in view.quotations().iter().enumerate() {
            let tokens = quotation.tokens;
            prop_assert!(end <= tokens.start() && !tokens.is_empty());
            prop_assert!(tokens.range().all(|at| view.quotation(at) == Some(number)));
            prop_assert_eq!(view.paragraph(tokens.start()), view.paragraph(tokens.end() - 1));
            end = tokens.end();
        }
        let (after, word) = (view.len(), view.word(view.len()));
        prop_assert!(word.is_empty() && view.lower(after).is_empty() && !view.is_quoted(after));
        prop_assert!(view.paragraph_of(after).is_empty() && view.sentence_of(after).is_empty());
    }
}

//! What a view says of the tokens of a document.

mod properties;
mod quotations;

use byline_core::{Document, Sentence, Span, Token, TokenKind, TokenRange};
use byline_lexicon::{Lexicon, Words};
use byline_view::{Looks, Shape, View};

/// A document with tokens and sentences.
pub(crate) fn document(text: &str) -> Document {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences).unwrap();
    document
}

#[test]
fn words_have_a_lower_case_and_a_shape() {
    let document = document("Zoë’s U.S. iPhone cost 3,000 € in ÉLAN?");
    let view = View::new(&document, Lexicon::embedded());
    let seen: Vec<_> = (0..view.len()).map(|at| (view.lower(at), view.shape(at))).collect();
    let wanted = [
        ("zoë", Shape::Capital),
        ("’s", Shape::Lower),
        ("u.s.", Shape::Upper),
        ("iphone", Shape::Inner),
        ("cost", Shape::Lower),
        ("3,000", Shape::Number),
        ("€", Shape::Other),
        ("in", Shape::Lower),
        ("élan", Shape::Upper),
        ("?", Shape::Other),
    ];
    assert_eq!(seen, wanted);
    assert!(view.is_glued(1) && view.is_capital(8) && view.is_stop(9));
    assert!(view.is_any(7, &["at", "in"]) && !view.is_word(6));
}

#[test]
fn a_range_has_its_bytes_and_its_words() {
    let document = document("Le café\n du  port, AFL-CIO");
    let view = View::new(&document, Lexicon::embedded());
    assert_eq!(view.phrase(TokenRange::new(0, 4)), "Le café du port");
    assert_eq!(view.tokens_in(Span::new(4, 12)), TokenRange::new(1, 3));
    let joints: Vec<_> = (0..view.len()).filter(|&at| view.is_joint(at)).collect();
    assert_eq!(joints.len(), usize::from(view.word(5) == "AFL"));
    assert_eq!(view.text(TokenRange::new(2, 2)), "");
}

#[test]
fn the_parts_of_a_compound_stay_together() {
    let document = document("The Lyon-based café-owner paid 3-4 % - or Zoë -");
    let view = View::new(&document, Lexicon::embedded());
    let compounds = view.compounds(TokenRange::new(0, view.len())).map(|range| view.text(range));
    let found = compounds.collect::<Vec<_>>().join("|");
    assert_eq!(found, "The|Lyon-based|café-owner|paid|3|-|4|%|-|or|Zoë|-");
}

#[test]
fn a_sentence_ends_with_its_paragraph() {
    let mut document = Document::new("Le café\n\na ouvert");
    let token =
        |start, end| Token { span: Span::new(start, end), kind: TokenKind::Word, glued: false };
    let tokens = vec![token(0, 2), token(3, 8), token(10, 11), token(12, 18)];
    document.set_tokens(tokens.clone(), vec![]).unwrap();
    assert_eq!(View::new(&document, Lexicon::embedded()).sentence_of(3), TokenRange::new(2, 4));
    let whole = vec![Sentence { tokens: TokenRange::new(0, 4) }];
    document.set_tokens(tokens, whole).unwrap();
    let view = View::new(&document, Lexicon::embedded());
    assert_eq!(
        [1, 2].map(|at| view.sentence_of(at)),
        [TokenRange::new(0, 2), TokenRange::new(2, 4)]
    );
    assert_eq!([0, 1, 2, 4].map(|at| view.begins_paragraph(at)), [true, false, true, false]);
}

#[test]
fn a_paragraph_in_which_no_token_begins_is_left_out() {
    let mut document = Document::new("café\n\nau\n\nlait");
    let token =
        |start, end| Token { span: Span::new(start, end), kind: TokenKind::Word, glued: false };
    document.set_tokens(vec![token(0, 9), token(11, 15)], vec![]).unwrap();
    let view = View::new(&document, Lexicon::embedded());
    assert_eq!(view.paragraphs(), [TokenRange::new(0, 1), TokenRange::new(1, 2)]);
    assert_eq!([0, 1, 2].map(|at| view.paragraph(at)), [0, 1, 2]);
}

#[test]
fn what_was_seen_serves_until_tokens_or_lexicon_change() {
    let mut document = document("“Le café,” she said.");
    let looks = Looks::of(&document, Lexicon::embedded());
    document.set_scare_quotes(vec![Span::new(0, 3)]).unwrap();
    let view = View::with(&document, Lexicon::embedded(), Some(&looks));
    assert!(view.lower(2) == "café" && view.is_quoted(2) && view.is(Words::PRONOUN, 5));

    let own = Lexicon::builder().verbs("[manner always quote]\nthunder").build().unwrap();
    let view = View::with(&document, &own, Some(&looks));
    assert!(view.lexicon().word("thundered").verb.is_some());
    let (other, none) = (self::document("Rien"), Document::new(""));
    assert_eq!(View::with(&other, Lexicon::embedded(), Some(&looks)).lower(0), "rien");
    assert!(View::with(&none, Lexicon::embedded(), Some(&looks)).is_empty());
}

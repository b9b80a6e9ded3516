use crate::FILE;
use byline_core::{Dependency, Deprel, Document, PennTag};
use byline_encoder::{Encoder, Reading};
use byline_lexicon::Lexicon;
use byline_view::View;
use std::thread;

/// Of numbers around 1; what vectors of another width add up differs by less.
const TOLERANCE: f32 = 1e-4;

fn document(text: &str) -> Document {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences).unwrap();
    document
}

fn read(encoder: &Encoder, text: &str) -> Reading {
    encoder.read(&View::new(&document(text), Lexicon::embedded())).unwrap()
}

#[test]
fn scores_are_those_of_onnx_runtime() {
    let encoder = Encoder::from_bytes(FILE.to_vec()).unwrap();
    let found = read(&encoder, "“The cafés”, said Zoé.");
    let expected = include_str!("../tiny/scores.txt").lines();
    assert_eq!(expected.clone().count(), found.quotes.len());
    for (at, expected) in expected.enumerate() {
        let expected = expected.split(' ').map(|score| score.parse::<f32>().unwrap());
        let found = found.quotes.token(at).iter().chain(found.names.token(at));
        for (expected, found) in expected.zip(found) {
            assert!((expected - found).abs() < TOLERANCE, "token {at}: {expected} {found}");
        }
    }
}

#[test]
fn every_token_is_scored() {
    let encoder = Encoder::from_bytes(FILE.to_vec()).unwrap();
    let long = "“The cafés”, said Zoé. ".repeat(300);
    for text in ["", "\n\n", "café", "新聞\u{301}", long.as_str()] {
        let tokens = document(text).tokens().len();
        let scores = read(&encoder, text);
        assert_eq!((scores.quotes.len(), scores.names.len()), (tokens, tokens), "{text:.20}");
    }
}

#[test]
fn sentences_have_tags_and_trees() {
    let encoder = Encoder::from_bytes(FILE.to_vec()).unwrap();
    let reading = read(&encoder, "“The cafés”, said Zoé. The café.");
    assert_eq!(reading.tags[5], PennTag::Vbd);
    let [Some(said), Some(café)] = &reading.trees[..] else { panic!("{:?}", reading.trees) };
    assert_eq!(said[5], Dependency::ROOT);
    assert_eq!(said[6], Dependency::new(5, Deprel::Nsubj));
    assert_eq!(said[2].head(), Some(5));
    assert_eq!(café.iter().filter(|dependency| dependency.head().is_none()).count(), 1);
    assert!(café.iter().filter_map(|dependency| dependency.head()).all(|head| head >= 8));
}

#[test]
fn a_sentence_that_fits_no_row_has_no_tree() {
    let encoder = Encoder::from_bytes(FILE.to_vec()).unwrap();
    let reading = read(&encoder, &format!("Zoé said: the {}.", "café ".repeat(80)));
    assert_eq!(reading.trees, [None]);
    assert_eq!(reading.tags.len(), 85);
}

#[test]
fn what_stands_in_other_rows_changes_nothing() {
    let encoder = Encoder::from_bytes(FILE.to_vec()).unwrap();
    let paragraph = "“The cafés”, said Zoé. ".repeat(6);
    let alone = read(&encoder, &paragraph);
    let first = read(&encoder, &format!("{paragraph}\n\n{}", "Zoé said the café. ".repeat(12)));
    for at in 0..alone.quotes.len() {
        assert_eq!(alone.quotes.token(at), first.quotes.token(at));
    }
}

#[test]
fn threads_find_the_same() {
    let encoder = Encoder::from_bytes(FILE.to_vec()).unwrap();
    let text = "“The cafés”, said Zoé. ".repeat(40);
    let expected = read(&encoder, &text);
    thread::scope(|scope| {
        for _ in 0..8 {
            let (encoder, text, expected) = (encoder.clone(), &text, &expected);
            scope.spawn(move || assert_eq!(read(&encoder, text), *expected));
        }
    });
}

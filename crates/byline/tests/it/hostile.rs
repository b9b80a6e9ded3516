//! Texts that nobody would write, analysed whole.

use crate::{inputs::INPUTS, sound};
use byline::Pipeline;
use std::collections::BTreeSet;
use std::fs;

#[test]
fn every_odd_text_is_analysed() {
    let pipeline = Pipeline::new();
    for input in INPUTS {
        let text = input.text(1500);
        sound::check(&pipeline.analyze(&text), &text);
    }
}

/// What is labelled in pieces, because it has no sentences or no paragraphs, is longer than that.
#[test]
fn a_text_without_an_end_is_analysed() {
    let pipeline = Pipeline::new();
    for name in ["words in capitals", "commas", "prose"] {
        let input = INPUTS.iter().find(|input| input.name == name).unwrap();
        let text = input.text(30_000);
        sound::check(&pipeline.analyze(&text), &text);
    }
}

#[test]
fn every_character_is_analysed() {
    let pipeline = Pipeline::new();
    let text: String = ('\0'..char::MAX).step_by(61).collect();
    sound::check(&pipeline.analyze(&text), &text);
}

/// A text may begin or end with any word that a rule asks for.
#[test]
fn every_word_is_first_and_last() {
    let pipeline = Pipeline::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../byline-lexicon/data/en");
    let mut words = BTreeSet::new();
    for list in ["groups", "media", "reports", "things", "verbs", "words"] {
        let list = fs::read_to_string(format!("{folder}/{list}.txt")).unwrap();
        words.extend(list.split_whitespace().map(str::to_owned));
    }
    assert!(words.len() > 3000, "{} words", words.len());
    for word in words {
        let text = format!("{word} that café, {word}");
        sound::check(&pipeline.analyze(&text), &text);
    }
}

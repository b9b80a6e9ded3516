//! Texts that nobody would write, analysed whole.

use crate::{inputs::INPUTS, sound};
use byline::Pipeline;

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

//! Every short text over characters that rules trip on.

use crate::twins::{by_rules, with_simd, without_simd};
use crate::{fill_with_sentences, sentences_in};
use byline_core::{Document, LineBreaks, paragraphs};

/// Letters, digits, blanks, marks of every kind, and characters that are not what they seem.
const ALPHABET: [char; 38] = [
    'a', 's', 'N', '1', ' ', '\n', '.', '\'', '’', '"', '-', 'é', '\u{301}', '“', '\r', ',', '日',
    '\u{200d}', // A joiner.
    '\0', 'T', '@', '/', ':', '!', '#', '$', '(', '”', '—', '…', '😀', '🇺', '\u{200b}', '\u{200f}',
    '\u{fe0f}', // What makes an emoji of a sign.
    'ก', '\u{600}', // A mark that takes along what follows.
    '\u{737}', // A vowel sign, which is a letter and combines with what stands before.
];

/// Checks a text in every way, and that tokens and blanks give it back.
fn check(text: &str) {
    let expected = by_rules(text);
    assert!(without_simd(text) == expected, "windows without SIMD: {text:?}");
    assert!(with_simd(text) == expected, "windows: {text:?}");
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    fill_with_sentences(text, &mut tokens, &mut sentences);
    assert!(tokens == expected, "with sentences: {text:?}");
    let blank = tokens.iter().find(|token| text[token.span].contains(crate::class::is_blank));
    assert!(blank.is_none(), "{blank:?} of {text:?}");
    let by_lines = sentences_in(text, &tokens, &paragraphs(text, LineBreaks::EveryLine));
    // A document takes what covers its text, and nothing else.
    let mut document = Document::new(text);
    let taken = document.set_tokens(tokens.clone(), sentences);
    assert!(taken.is_ok(), "{taken:?} of {text:?}");
    let taken = document.set_tokens(tokens, by_lines);
    assert!(taken.is_ok(), "{taken:?} of {text:?}");
}

/// Calls `check` with every text of at most `length` of the first `count` characters, and returns
/// how many there are.
fn every(count: usize, length: usize, check: &mut impl FnMut(&str)) -> usize {
    fn longer(
        text: &mut String,
        alphabet: &[char],
        left: usize,
        check: &mut impl FnMut(&str),
    ) -> usize {
        check(text);
        if left == 0 {
            return 1;
        }
        let mut all = 1;
        for &c in alphabet {
            text.push(c);
            all += longer(text, alphabet, left - 1, check);
            text.pop();
        }
        all
    }
    longer(&mut String::new(), &ALPHABET[..count], length, check)
}

#[test]
fn every_text_of_five_characters() {
    assert_eq!(every(18, 5, &mut check), (18_usize.pow(6) - 1) / 17);
}

#[test]
fn every_text_of_three_characters_of_more() {
    assert_eq!(every(38, 3, &mut check), (38_usize.pow(4) - 1) / 37);
}

/// Windows are 64 bytes long, so a text is tried with each of its bytes at each place of one: after
/// blanks, and as a part of a word.
#[test]
fn every_text_of_two_characters_at_every_place_of_a_window() {
    for before in [" ", "x"] {
        for shift in 0..70 {
            every(ALPHABET.len(), 2, &mut |text| {
                check(&format!("{}{text}b c", before.repeat(shift)))
            });
        }
    }
}

#[test]
#[ignore = "takes minutes"]
fn every_text_of_five_characters_of_more() {
    every(24, 5, &mut check);
    every(ALPHABET.len(), 4, &mut check);
}

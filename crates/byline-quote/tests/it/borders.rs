//! Where the trained models see contents begin and end.

use crate::{document, show};
use byline_quote::{Attributor, ModelError, ModelFiles};
use std::sync::LazyLock;

static TAGGER: LazyLock<byline_pos::Tagger> =
    LazyLock::new(|| byline_pos::Tagger::from_model(byline_model_en::POS).unwrap());

fn read(weights: &[u8]) -> Result<Attributor, ModelError> {
    Attributor::from_files(ModelFiles { weights, classes: byline_model_en::NER_CLASSES })
}

/// The contents of a tagged text.
fn contents(text: &str) -> Vec<String> {
    let mut document = document(text, &[]);
    document.set_tags(TAGGER.tag(&document)).unwrap();
    let quotes = read(byline_model_en::QUOTES).unwrap().attribute(&document).quotes;
    quotes.iter().map(|quote| show(text, &quote.content)).collect()
}

#[test]
fn a_content_goes_on_behind_what_stands_between_commas() {
    let text = "Police said they had fought off an attempt by dozens of thieves, armed with knives \
                and ropes, to rob the café.";
    let all = &text["Police said ".len()..text.len() - 1];
    assert_eq!(contents(text), [all]);
}

#[test]
fn a_file_that_is_cut_or_goes_on_is_refused() {
    let file = byline_model_en::QUOTES;
    let length = |at: usize| u64::from_le_bytes(file[at..at + 8].try_into().unwrap()) as usize;
    let second = 8 + length(0);
    let borders = second + 8 + length(second);
    // Two whole models are not the three that there must be.
    for end in [0, second, borders, file.len() - 1] {
        assert!(read(&file[..end]).is_err(), "{end}");
    }
    assert!(read(&[file, "é".as_bytes()].concat()).is_err());
}

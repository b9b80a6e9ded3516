//! Where the trained models see contents begin and end.

use crate::{document, show};
use byline_quote::{Attributor, ModelFiles};
use std::sync::LazyLock;

static TAGGER: LazyLock<byline_pos::Tagger> =
    LazyLock::new(|| byline_pos::Tagger::from_model(byline_model_en::POS).unwrap());

/// The file of the weights without the model of the borders.
fn without_borders() -> &'static [u8] {
    let file = byline_model_en::QUOTES;
    let length = |at: usize| u64::from_le_bytes(file[at..at + 8].try_into().unwrap()) as usize;
    let second = 8 + length(0);
    &file[..second + 8 + length(second)]
}

/// The contents of a tagged text.
fn contents(text: &str, weights: &[u8]) -> Vec<String> {
    let mut document = document(text, &[]);
    document.set_tags(TAGGER.tag(&document)).unwrap();
    let files = ModelFiles { weights, classes: byline_model_en::NER_CLASSES };
    let quotes = Attributor::from_files(files).unwrap().attribute(&document).quotes;
    quotes.iter().map(|quote| show(text, &quote.content)).collect()
}

#[test]
fn a_content_goes_on_behind_what_stands_between_commas() {
    let text = "Police said they had fought off an attempt by dozens of thieves, armed with knives \
                and ropes, to rob the café.";
    let all = &text["Police said ".len()..text.len() - 1];
    let labels = all.strip_suffix(", to rob the café").unwrap();
    assert_eq!(contents(text, without_borders()), [labels]);
    assert_eq!(contents(text, byline_model_en::QUOTES), [all]);
}

#[test]
fn a_file_that_is_cut_or_goes_on_is_refused() {
    let file = byline_model_en::QUOTES;
    let read = |weights: &[u8]| {
        Attributor::from_files(ModelFiles { weights, classes: byline_model_en::NER_CLASSES })
    };
    assert!(read(&file[..file.len() - 1]).is_err());
    assert!(read(&[file, "é".as_bytes()].concat()).is_err());
}

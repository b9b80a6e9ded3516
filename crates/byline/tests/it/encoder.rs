//! The accurate tier, with an encoder of some kilobytes that knows a mark, a capital and a verb.

use byline::encoder::{Encoder, EncoderError, NAME_LABELS, QUOTE_LABELS};
use byline::ner::{ModelFiles, Tagger};
use byline::quote::labels::LABELS;
use byline::{PennTag, Pipeline};

const FILE: &[u8] = include_bytes!("../../../byline-encoder/tests/tiny/encoder.bin");

const TEXT: &str = "“The café stays,” said Zoé.\n\nMayor Ruiz told Le Monde that nobody asked.";

fn accurate() -> Pipeline {
    let encoder = Encoder::from_bytes(FILE.to_vec()).unwrap();
    Pipeline::builder().encoder(encoder).unwrap().build()
}

#[test]
fn labels_are_those_of_the_layers() {
    assert_eq!(QUOTE_LABELS, LABELS);
    let tagger = Tagger::from_files(ModelFiles {
        weights: byline_model_en::NER,
        classes: byline_model_en::NER_CLASSES,
        lists: byline_model_en::NER_LISTS,
    });
    assert_eq!(tagger.unwrap().labels(), NAME_LABELS);
}

#[test]
fn names_and_quotes_are_found_with_an_encoder() {
    let document = accurate().analyze(TEXT);
    let quote = document.quote_refs().next().unwrap();
    assert_eq!(quote.text(), "“The café stays,”");
    assert_eq!(quote.speaker_name(), Some("Zoé"));
    // It takes every capital for a person, and counts.
    let plain = Pipeline::new().analyze(TEXT);
    assert_ne!(document.entities(), plain.entities());
    assert_eq!(document, accurate().analyze(TEXT), "the same each time");
    assert!(accurate().analyze("").tokens().is_empty());
}

#[test]
fn tags_and_trees_are_those_of_the_encoder() {
    let document = accurate().analyze("“The café stays,” said Zoé.");
    let said = document.token_refs().find(|token| token.text() == "said").unwrap();
    assert_eq!(said.tag().unwrap().penn, PennTag::Vbd);
    // To this encoder everything hangs on the verb.
    let parts = said.children().map(|child| child.text());
    assert_eq!(parts.collect::<Vec<_>>(), ["“", "The", "café", "stays", ",", "”", "Zoé", "."]);
    let words = Pipeline::builder().tags(false).syntax(false);
    let encoder = Encoder::from_bytes(FILE.to_vec()).unwrap();
    let without = words.encoder(encoder).unwrap().build().analyze("“Café,” said Zoé.");
    assert!(without.tags().is_empty() && without.syntax().is_empty());
}

#[test]
fn weights_that_are_damaged_are_refused() {
    let header = std::str::from_utf8(&FILE[21..])
        .unwrap_or_else(|error| std::str::from_utf8(&FILE[21..21 + error.valid_up_to()]).unwrap());
    let end = header.find("]]").unwrap() + 21;
    let length = u32::from_le_bytes(FILE[17..21].try_into().unwrap());
    let section = ", [\"quotes\", 3]";
    let mut bytes = FILE[..17].to_vec();
    bytes.extend((length + section.len() as u32).to_le_bytes());
    bytes.extend(&FILE[21..=end]);
    bytes.extend(section.as_bytes());
    bytes.extend(&FILE[end + 1..FILE.len() - 4]);
    bytes.extend(b"bad\0\0\0\0");
    let Err(EncoderError::Checksum { found, .. }) = Encoder::from_bytes(bytes.clone()) else {
        panic!("the checksum is another");
    };
    bytes.truncate(bytes.len() - 4);
    bytes.extend(found.to_le_bytes());
    let encoder = Encoder::from_bytes(bytes).unwrap();
    assert_eq!(encoder.quotes_model(), Some(&b"bad"[..]));
    assert!(Pipeline::builder().encoder(encoder).is_err());
}

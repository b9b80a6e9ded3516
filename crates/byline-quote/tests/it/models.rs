//! All layers that the models of quotes build on, and what their files must be.

use byline_core::Document;
use byline_parse::Parser;
use byline_pos::Tagger;
use byline_quote::{Attributor, ModelError, ModelFiles};
use std::sync::LazyLock;

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| {
    let (weights, classes) = (byline_model_en::POS, byline_model_en::NER_CLASSES);
    Tagger::from_files(byline_pos::ModelFiles { weights, classes }).unwrap()
});
static PARSER: LazyLock<Parser> = LazyLock::new(|| {
    let (weights, classes) = (byline_model_en::PARSE, byline_model_en::NER_CLASSES);
    Parser::from_files(byline_parse::ModelFiles { weights, classes }).unwrap()
});
static ATTRIBUTOR: LazyLock<Attributor> = LazyLock::new(|| read(byline_model_en::QUOTES).unwrap());

/// Adds tags and trees to a document.
pub(crate) fn parse(document: &mut Document) {
    document.set_tags(TAGGER.tag(document)).unwrap();
    document.set_syntax(PARSER.parse(document)).unwrap();
}

/// The attributor with the embedded models.
pub(crate) fn attributor() -> &'static Attributor {
    &ATTRIBUTOR
}

fn read(weights: &[u8]) -> Result<Attributor, ModelError> {
    Attributor::from_files(ModelFiles { weights, classes: byline_model_en::NER_CLASSES })
}

#[test]
fn a_file_that_is_cut_or_goes_on_is_refused() {
    let file = byline_model_en::QUOTES;
    let part = |start: usize| {
        start + 8 + u64::from_le_bytes(file[start..start + 8].try_into().unwrap()) as usize
    };
    // A fingerprint and the first parts alone are not the whole that there must be.
    let (curve, labels) = (part(8), part(part(8)));
    for end in [0, 8, curve, labels, file.len() - 1] {
        assert!(read(&file[..end]).is_err(), "{end}");
    }
    assert!(read(&[file, "é".as_bytes()].concat()).is_err());
}

#[test]
fn a_model_for_other_words_is_refused() {
    let mut file = byline_model_en::QUOTES.to_vec();
    file[0] ^= 1;
    assert!(matches!(read(&file), Err(ModelError::Tables { .. })));
}

//! What the tagger promises, with a small model of its own.

use byline_core::{Document, PennTag, UniversalTag};
use byline_pos::{Classes, Extractor, ModelError, ModelFiles, TASK, Tagger};
use byline_seq::{
    CLASSES_TASK, Example, Features, Model, Records, TrainOptions, hash_bytes, key, train,
};
use proptest::prelude::*;
use std::sync::LazyLock;

const SENTENCES: &[&str] = &[
    "Zoë/NNP opened/VBD the/DT café/NN ./.",
    "The/DT mayor/NN said/VBD that/IN she/PRP was/VBD happy/JJ ./.",
    "She/PRP does/VBZ n't/RB like/VB large/JJ cafés/NNS ./.",
    "\"/`` The/DT large/JJ plan/NN failed/VBD ,/, \"/'' said/VBD Ruiz/NNP ./.",
    "They/PRP have/VBP opened/VBN 28/CD cafés/NNS in/IN Madrid/NNP ./.",
];

/// A file of classes that knows two words.
fn classes_file() -> Vec<u8> {
    let class = |word: &str| (key(hash_bytes(word.as_bytes())), vec![1, 0, 2, 0, 3, 0, 4, 0]);
    Records::new(CLASSES_TASK, 8, ["café", "mayor"].map(class)).unwrap().to_bytes()
}

fn classes() -> Classes {
    Classes::from_bytes(&classes_file()).unwrap()
}

fn model(task: &str) -> Model {
    let classes = classes();
    let labels: Vec<_> = PennTag::ALL.iter().map(|tag| tag.as_str()).collect();
    let example = |sentence: &&str| {
        let pairs = sentence.split(' ').filter_map(|pair| pair.rsplit_once('/'));
        let (words, tags): (Vec<_>, Vec<_>) = pairs.unzip();
        let mut features = Features::default();
        Extractor::default().extract(words, &classes, &mut features);
        let label = |tag: &str| labels.iter().position(|label| *label == tag).unwrap() as u8;
        Example { features, labels: tags.into_iter().map(label).collect() }
    };
    let examples: Vec<_> = SENTENCES.iter().map(example).collect();
    train(task, &labels, &examples, &TrainOptions::default()).unwrap()
}

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(model(TASK), classes()).unwrap());

fn document(text: &str) -> Document {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences).unwrap();
    document
}

#[test]
fn words_of_a_sentence_are_tagged() {
    let words = ["The", "mayor", "does", "n’t", "like", "Zoë", "."];
    let tags = TAGGER.tag_words(&words);
    let penn: Vec<_> = tags.iter().map(|tag| tag.penn.as_str()).collect();
    assert_eq!(penn, ["DT", "NN", "VBZ", "RB", "VB", "NNP", "."]);
    assert_eq!(tags[2].universal, UniversalTag::Aux);
    assert_eq!(tags[3].universal, UniversalTag::Part);
    assert!(TAGGER.tag_words(&[]).is_empty());
}

#[test]
fn a_document_gets_one_tag_for_each_token() {
    let document = document("“The plan failed,” Zoë said. She was happy.");
    let tags = TAGGER.tag(&document);
    assert_eq!(tags.len(), document.tokens().len());
    assert_eq!(tags[0].penn, PennTag::OpenQuote);
    assert_eq!(tags[5].penn, PennTag::CloseQuote);
    assert!(TAGGER.tag(&Document::new("Café")).is_empty());
}

#[test]
fn a_model_for_something_else_is_refused() {
    let error = Tagger::new(model("names/1"), classes()).unwrap_err();
    let expected = TASK.to_owned();
    assert_eq!(error, ModelError::Task { expected, found: "names/1".to_owned() });
    let other = train(TASK, &["NN", "Café"], &[], &TrainOptions::default()).unwrap();
    let error = Tagger::new(other, classes()).unwrap_err();
    assert_eq!(error, ModelError::Label { label: "Café".to_owned() });
}

#[test]
fn a_file_is_read_with_its_own_classes_alone() {
    let weights = TAGGER.to_bytes();
    let classes = classes_file();
    let again = Tagger::from_files(ModelFiles { weights: &weights, classes: &classes }).unwrap();
    assert_eq!(again.to_bytes(), weights);
    let others = Records::new(CLASSES_TASK, 8, []).unwrap().to_bytes();
    let error = Tagger::from_files(ModelFiles { weights: &weights, classes: &others }).unwrap_err();
    assert!(matches!(error, ModelError::Tables { .. }));
}

proptest! {
    #[test]
    fn any_words_are_tagged(words in prop::collection::vec("\\PC{0,12}|[“”’é0-9A-z-]{0,9}", 0..12)) {
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        prop_assert_eq!(TAGGER.tag_words(&words).len(), words.len());
    }

    #[test]
    fn any_text_is_tagged(text in "(\\PC|[“”’é .!?\n]){0,60}") {
        let document = document(&text);
        prop_assert_eq!(TAGGER.tag(&document).len(), document.tokens().len());
    }
}

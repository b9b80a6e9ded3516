//! Writes the seeds that are files of byline itself: analysed stories, models, indexes. The others
//! are written by hand.

use byline::pos::{Classes, Extractor, TASK};
use byline::track::Index;
use byline::wire::{Options, Story};
use byline::{Document, Pipeline, Unit, ner, quote};
use byline_fuzz::parts::joined;
use byline_seq::{
    CLASSES_TASK, Example, Features, Model, Records, TrainOptions, hash_bytes, key, train,
};
use std::error::Error;
use std::fs;
use std::path::Path;

/// A network of some kilobytes.
const ENCODER: &[u8] = include_bytes!("../../../byline-encoder/tests/tiny/encoder.bin");

/// Bytes of a file before its body: magic, version, length and checksum.
const HEAD: usize = 24;
const INDEX_HEAD: usize = 28;

const STORIES: [&str; 2] = [
    "“We will not close the café,” Mayor Zoë Ruiz told Reuters on June 3.",
    "Le Monde reported, citing Reuters, that “we will not close the café,” Ruiz said. 😀",
];

fn main() -> Result<(), Box<dyn Error>> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let write = |name: &str, bytes: Vec<u8>| fs::write(seeds.join(name), bytes);
    let documents = stories();
    for (document, &offsets) in documents.iter().zip(Unit::ALL) {
        let options = Options { offsets, text: true, tokens: true };
        let json = serde_json::to_vec(&Story::new(document, &options))?;
        write(&format!("wire/story-{offsets}"), json.clone())?;
        write(&format!("command/story-{offsets}"), [&[0x80], json.as_slice()].concat())?;
    }
    write("index/two-stories", index(&documents)?)?;
    write("index/empty", index(&[])?)?;
    let pos = model(TASK, &["NN", "VBD", ","], true)?;
    write("model/model", [&[1], body(&pos)].concat())?;
    let (classes, lists) = tables()?;
    write("model/pos", [&[3], joined(&[body(&pos), body(&classes)]).as_slice()].concat())?;
    write("model/records", [&[2], body(&classes)].concat())?;
    write("model/ner", [&[4], names(&classes, &lists)?.as_slice()].concat())?;
    write("model/quotes", [&[5], quotes(&classes)?.as_slice()].concat())?;
    let encoder = &ENCODER[byline_fuzz::model::ENCODER.len()..];
    write("model/encoder", [&[9], &encoder[..encoder.len() - 4]].concat())?;
    Ok(())
}

fn stories() -> Vec<Document> {
    let pipeline = Pipeline::new();
    let mut documents: Vec<Document> = STORIES.iter().map(|text| pipeline.analyze(text)).collect();
    for (document, name) in documents.iter_mut().zip(["Reuters", "Le Monde"]) {
        document.publisher = Some(name.to_owned());
        document.date = byline::Date::new(2024, 5, 1).ok();
    }
    documents
}

/// The body of an index file.
fn index(documents: &[Document]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut index = Index::new();
    for document in documents {
        index.add(document);
    }
    let path = std::env::temp_dir().join(format!("byline-seeds-{}", std::process::id()));
    index.save(&path)?;
    let bytes = fs::read(&path)?;
    fs::remove_file(&path)?;
    Ok(bytes[INDEX_HEAD..].to_vec())
}

fn body(file: &[u8]) -> &[u8] {
    &file[HEAD..]
}

/// A small model, with weights or without.
fn model(task: &str, labels: &[&str], weights: bool) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut features = Features::default();
    let known = Classes::from_bytes(&tables()?.0)?;
    Extractor::default().extract(["The", "café", "shut", ","], &known, &mut features);
    let example = Example { features, labels: vec![0, 0, 1, 2] };
    let examples = if weights { vec![example] } else { vec![] };
    let model: Model = train(task, labels, &examples, &TrainOptions::default())?;
    Ok(model.to_bytes())
}

/// Classes of words and lists of names.
fn tables() -> Result<(Vec<u8>, Vec<u8>), Box<dyn Error>> {
    let class = |word: &str| (key(hash_bytes(word.as_bytes())), vec![1, 0, 2, 0, 3, 0, 4, 0]);
    let classes = Records::new(CLASSES_TASK, 8, ["café", "mayor", "told"].map(class))?;
    let names = [(ner::train::List::Outlet, "reuters"), (ner::train::List::FirstName, "zoë")];
    let lists = ner::train::lists_file(names.map(|(list, name)| (list, name.to_owned())))?;
    Ok((classes.to_bytes(), lists))
}

fn names(classes: &[u8], lists: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let named = |task, labels: Vec<String>| {
        model(task, &labels.iter().map(String::as_str).collect::<Vec<_>>(), true)
    };
    let first = named(ner::train::FIRST_TASK, ner::train::Models::first_labels())?;
    let second = named(ner::train::SECOND_TASK, ner::train::Models::second_labels())?;
    Ok(joined(&[body(&first), body(&second), body(classes), body(lists)]))
}

fn quotes(classes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    use quote::labels::{LABEL_TASK, LABELS};
    let labels = model(LABEL_TASK, &LABELS, true)?;
    let choice = model(quote::CHOICE_TASK, &["right"], false)?;
    Ok(joined(&[body(&labels), body(&choice), body(classes)]))
}

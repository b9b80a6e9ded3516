//! Any bytes as the files of trained models, and as lists of names and words of the user's own.

use crate::parts::parts;
use byline::encoder::Encoder;
use byline::lexicon::Lexicon;
use byline::ner::{self, Gazetteer};
use byline::quote::{Attributor, Confidence};
use byline::{Document, Pipeline, SourceKind, parse, pos};
use byline_seq::{Features, Lattice, Model, Records, Scratch};
use std::fmt::Display;

/// How files of each kind begin: magic and version.
pub const MODEL: &[u8] = b"byline\0\x1a\x01\0\0\0";
/// The same for sets of records.
pub const RECORDS: &[u8] = b"byline\0\x1b\x01\0\0\0";

/// The same for encoders.
pub const ENCODER: &[u8] = b"byline encoder 2\n";

/// What is analysed with whatever was read.
const TEXT: &str = "“The café is shut,” Mayor Zoë Ruiz told Reuters on May 3.\n\nNATO paid $5bn.";

/// Checks that bytes are an error or something that can be used. The first byte says what the rest
/// is meant for. Bodies are given the head and the checksum that they should have, which a fuzzer
/// cannot guess.
pub fn check(data: &[u8]) {
    let (&kind, data) = data.split_first().unwrap_or((&0, &[]));
    match kind % 11 {
        0 => any(data),
        1 => model(&sealed(MODEL, data)),
        2 => records(&sealed(RECORDS, data)),
        3 => tags(parts(data)),
        4 => names(parts(data)),
        5 => quotes(parts(data)),
        6 => gazetteer(&String::from_utf8_lossy(data)),
        7 => verbs(&String::from_utf8_lossy(data)),
        8 => outlets(parts(data).map(String::from_utf8_lossy)),
        9 => encoder(&encoder_file(data)),
        _ => trees(parts(data)),
    }
}

/// The file that holds a body.
pub fn sealed(head: &[u8], body: &[u8]) -> Vec<u8> {
    let mut bytes = head.to_vec();
    bytes.extend((body.len() as u64).to_le_bytes());
    bytes.extend(crc32fast::hash(body).to_le_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// Bytes as they are, for every reader.
fn any(data: &[u8]) {
    model(data);
    records(data);
    read(pos::Tagger::from_files(pos::ModelFiles { weights: data, classes: data }));
    read(parse::Parser::from_files(parse::ModelFiles { weights: data, classes: data }));
    read(ner::train::Models::from_bytes(data));
    read(ner::Tagger::from_files(ner::ModelFiles { weights: data, classes: data, lists: data }));
    read(Attributor::from_files(byline::quote::ModelFiles { weights: data, classes: data }));
    encoder(data);
}

/// What was read, if it was. An error must say something.
fn read<T>(result: Result<T, impl Display>) -> Option<T> {
    result.map_err(|error| assert!(!error.to_string().is_empty())).ok()
}

fn model(bytes: &[u8]) {
    let Some(model) = read(Model::from_bytes(bytes)) else { return };
    assert_eq!(model.to_bytes(), bytes, "a model is written as it was read");
    let mut scratch = Scratch::default();
    scratch.features = features(bytes);
    let mut labels = Vec::new();
    model.decode_with(&mut scratch, &mut labels);
    assert_eq!(labels.len(), scratch.features.len());
    assert!(labels.iter().all(|&label| usize::from(label) < model.labels().len()));
    model.probabilities(&scratch.scores, &mut Lattice::default());
}

/// Three tokens with features that stand anywhere in the file, so that some are known.
fn features(bytes: &[u8]) -> Features {
    let mut features = Features::default();
    for shift in 0..3 {
        let words = bytes.get(shift..).unwrap_or_default().chunks_exact(4);
        for word in words.take(200) {
            features.push(u32::from_le_bytes([word[0], word[1], word[2], word[3]]));
        }
        features.end_token();
    }
    features
}

fn records(bytes: &[u8]) {
    let Some(table) = read(Records::from_bytes(bytes)) else { return };
    assert_eq!(table.to_bytes(), bytes, "records are written as they were read");
    let known = bytes.windows(4).filter(|word| {
        let key = u32::from_le_bytes([word[0], word[1], word[2], word[3]]);
        table.get(key).is_some_and(|record| record.len() == table.width())
    });
    assert!(known.count() >= table.len(), "every record is found");
}

/// Model and classes.
fn tags([model, classes, ..]: [&[u8]; 4]) {
    let (model, classes) = (sealed(MODEL, model), sealed(RECORDS, classes));
    let mark = byline_seq::hash_bytes(&classes).to_le_bytes();
    let weights = [&mark[..], &model].concat();
    let files = pos::ModelFiles { weights: &weights, classes: &classes };
    let Some(tagger) = read(pos::Tagger::from_files(files)) else { return };
    let pipeline = Pipeline::builder().pos_tagger(tagger).entities(false);
    analyse(&pipeline.build());
}

/// First model, second model, classes and lists.
fn names([first, second, classes, lists]: [&[u8]; 4]) {
    let (first, second) = (sealed(MODEL, first), sealed(MODEL, second));
    let (classes, lists) = (sealed(RECORDS, classes), sealed(RECORDS, lists));
    let tables = ner::train::join(byline_seq::hash_bytes(&classes), byline_seq::hash_bytes(&lists));
    let length = first.len() as u64;
    let weights = [&tables.to_le_bytes()[..], &length.to_le_bytes(), &first, &second].concat();
    let files = ner::ModelFiles { weights: &weights, classes: &classes, lists: &lists };
    let Some(tagger) = read(ner::Tagger::from_files(files)) else { return };
    analyse(&Pipeline::builder().ner_tagger(tagger).tags(false).build());
}

/// Model of the moves, model of the relations, and classes.
fn trees([moves, relations, classes, _]: [&[u8]; 4]) {
    let (moves, relations) = (sealed(MODEL, moves), sealed(MODEL, relations));
    let classes = sealed(RECORDS, classes);
    let mark = byline_seq::hash_bytes(&classes).to_le_bytes();
    let length = (moves.len() as u64).to_le_bytes();
    let weights = [&mark[..], &length, &moves, &relations].concat();
    let files = parse::ModelFiles { weights: &weights, classes: &classes };
    let Some(parser) = read(parse::Parser::from_files(files)) else { return };
    analyse(&Pipeline::builder().parser(parser).entities(false).quotes(false).build());
}

/// Model of the labels, model of the choice, and classes.
fn quotes([labels, choice, classes]: [&[u8]; 3]) {
    let (labels, choice) = (sealed(MODEL, labels), sealed(MODEL, choice));
    let classes = sealed(RECORDS, classes);
    let words = [byline_seq::hash_bytes(&classes), Lexicon::fingerprint()].map(u64::to_le_bytes);
    let mark = byline_seq::hash_bytes(words.as_flattened()).to_le_bytes();
    let Ok(curve) = Confidence::default().to_bytes() else { return };
    let [first, second] = [&curve, &labels].map(|part| (part.len() as u64).to_le_bytes());
    let weights = [&mark[..], &first, &curve, &second, &labels, &choice].concat();
    let files = byline::quote::ModelFiles { weights: &weights, classes: &classes };
    let Some(attributor) = read(Attributor::from_files(files)) else { return };
    analyse(&Pipeline::builder().quote_attributor(attributor).entities(false).build());
}

/// The file of an encoder whose header and sections these are, with the checksum that it should have.
pub fn encoder_file(data: &[u8]) -> Vec<u8> {
    let mut bytes = [ENCODER, data].concat();
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    bytes
}

fn encoder(bytes: &[u8]) {
    let Some(encoder) = read(Encoder::from_bytes(bytes.to_vec())) else { return };
    // The weights of the choice may be refused where the network is not.
    let Some(builder) = read(Pipeline::builder().encoder(encoder)) else { return };
    analyse(&builder.build());
}

fn gazetteer(text: &str) {
    let Some(names) = read(text.parse::<Gazetteer>()) else { return };
    let pipeline = Pipeline::builder().gazetteer(names).quotes(false).build();
    analyse(&pipeline);
    crate::sound::check(&pipeline.analyze(text), text);
}

fn verbs(text: &str) {
    let Some(lexicon) = read(Lexicon::builder().verbs(text).build()) else { return };
    let pipeline = Pipeline::builder().lexicon(lexicon).entities(false).build();
    analyse(&pipeline);
    crate::sound::check(&pipeline.analyze(text), text);
}

fn outlets([agencies, outlets]: [std::borrow::Cow<'_, str>; 2]) {
    let builder = Lexicon::builder()
        .sources(SourceKind::Agency, &agencies)
        .sources(SourceKind::Outlet, &outlets);
    let Some(lexicon) = read(builder.build()) else { return };
    let pipeline = Pipeline::builder().lexicon(lexicon).entities(false).build();
    analyse(&pipeline);
    crate::sound::check(&pipeline.analyze(&outlets), &outlets);
}

/// Whatever a model says, its annotations fit the text.
fn analyse(pipeline: &Pipeline) {
    let document: Document = pipeline.analyze(TEXT);
    crate::sound::check(&document, TEXT);
}

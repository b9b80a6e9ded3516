//! Many threads at once.

use byline::{Pipeline, PipelineBuilder};
use std::thread;

const THREADS: usize = 16;

/// Whatever a user can hold may go to another thread, and be used from several.
#[test]
fn everything_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Pipeline>();
    shared::<PipelineBuilder>();

    shared::<byline::Document>();
    shared::<byline::DocumentError>();
    shared::<byline::LineBreaks>();
    shared::<byline::UnknownName>();
    shared::<byline::Offsets<'static>>();
    shared::<byline::QuoteRef<'static>>();

    shared::<byline::tokenize::Tokens<'static>>();

    shared::<byline_seq::Model>();
    shared::<byline_seq::Cascade>();
    shared::<byline_seq::Records>();
    shared::<byline_seq::Scratch>();
    shared::<byline_seq::Lattice>();
    shared::<byline_seq::ModelError>();

    shared::<byline::pos::Tagger>();
    shared::<byline::pos::Scratch>();

    shared::<byline::ner::Tagger>();
    shared::<byline::ner::Scratch>();
    shared::<byline::ner::Gazetteer>();
    shared::<byline::ner::GazetteerError>();

    shared::<byline::quote::Attributor>();
    shared::<byline::quote::Attribution>();
    shared::<byline::lexicon::Lexicon>();
    shared::<byline::lexicon::LexiconError>();

    shared::<byline::cite::Tracker>();
    shared::<byline::lexicon::Builder>();
    shared::<byline::cite::Tracking>();
    shared::<byline::lexicon::Lexicon>();
    shared::<byline::lexicon::LexiconError>();
}

#[cfg(feature = "encoder")]
#[test]
fn an_encoder_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<byline::encoder::Encoder>();
    shared::<byline::encoder::EncoderError>();
}

#[cfg(feature = "track")]
#[test]
fn an_index_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<byline::track::Index>();
    shared::<byline::track::Cluster<'static>>();
    shared::<byline::track::IndexError>();
    shared::<byline::cite::SourceGraph>();
}

#[cfg(feature = "serde")]
#[test]
fn one_pipeline_on_many_threads_writes_what_it_writes_on_one() {
    use crate::stories::Stories;
    use byline::wire::{Options, Story, WireError};
    fn shared<T: Send + Sync>() {}
    shared::<Story>();
    shared::<WireError>();

    let pipeline = Pipeline::new();
    let mut stories = Stories::new(16);
    let texts: Vec<String> = (1..=24).map(|size| stories.story(size)).collect();
    let analysed = |text: &String| {
        let options = Options { tokens: true, ..Options::default() };
        serde_json::to_string(&Story::new(&pipeline.analyze(text), &options)).unwrap()
    };
    let alone: Vec<String> = texts.iter().map(analysed).collect();
    thread::scope(|scope| {
        for first in 0..THREADS {
            let (analysed, texts, alone) = (&analysed, &texts, &alone);
            // Each begins elsewhere, so that all have other stories in work at any time.
            scope.spawn(move || {
                for at in (0..texts.len()).map(|nth| (first + nth) % texts.len()) {
                    assert_eq!(analysed(&texts[at]), alone[at], "story {at}");
                }
            });
        }
    });
}

/// Sixteen threads that all want the first pipeline of the program.
#[test]
fn models_are_read_once_whoever_comes_first() {
    let text = "“No,” said Zoë Ruiz.";
    let made = || Pipeline::new().analyze(text);
    let documents: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(made)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(documents.iter().all(|document| *document == documents[0]));
    assert_eq!(documents[0].quotes().len(), 1);
}

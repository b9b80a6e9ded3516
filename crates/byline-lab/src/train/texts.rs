//! The texts that quotes are learned from, in folds. A construction of the suite and a publisher of the
//! stories are always in one fold as a whole.

use crate::readers::stories::{self, Quote, Story};
use byline::PipelineBuilder;
use byline_core::{Document, Span};
use byline_quote::labels::Label;
use byline_quote::training::Marked;
use byline_seq::hash_bytes;
use std::path::Path;
use std::thread;

/// How many folds there are for labels: each takes a model, or an encoder, that did not see it.
pub const FOLDS: usize = 2;

/// Of the texts of each construction one in so many is learned from: they are alike.
const CONSTRUCTIONS: usize = 2;

/// A text to learn from.
pub struct Text {
    pub story: Story,
    /// With the layers below quotes.
    pub document: Document,
    pub quotes: Vec<Marked>,
    /// The hash of its publisher or construction.
    group: u64,
}

/// Reads all texts and analyses them, by the layers of a pipeline that are below quotes. Without those, if
/// one is given, whose id or construction hashes to this fold of five.
///
/// # Errors
///
/// If a corpus cannot be read.
pub fn read(
    data: &Path,
    without: Option<usize>,
    below: PipelineBuilder,
) -> anyhow::Result<Vec<Text>> {
    let mut texts = Vec::new();
    for text in stories::read(&data.join("quote/polnear_train.jsonl"))? {
        texts.push((text.id.clone(), text));
    }
    for text in stories::read(&data.join("stories/stories_train.jsonl"))? {
        texts.push((publisher(&text.id).to_owned(), text));
    }
    let constructions = stories::read(&data.join("constructions/train.jsonl"))?;
    for text in constructions.into_iter().step_by(CONSTRUCTIONS) {
        texts.push((text.construction.clone().unwrap_or_default(), text));
    }
    let left_out = |name: &str| without == Some((hash_bytes(name.as_bytes()) % 5) as usize);
    texts.retain(|(name, _)| !left_out(name));
    println!("{} texts", texts.len());
    let pipeline = below.quotes(false).citations(false).build();
    let documents = in_parallel(&texts, |(_, story)| Ok(pipeline.analyze(story.text.as_str())))?;
    println!("{} texts prepared", documents.len());
    let all = texts.into_iter().zip(documents).map(|((name, story), document)| Text {
        quotes: story.quotes.iter().map(Quote::marked).collect(),
        group: hash_bytes(name.as_bytes()),
        story,
        document,
    });
    Ok(all.collect())
}

/// The publisher that the id of a story names.
fn publisher(id: &str) -> &str {
    id.split_once('_').map_or(id, |(_, publisher)| publisher)
}

impl Text {
    /// The fold that it is in, of so many.
    pub fn fold(&self, folds: usize) -> usize {
        (self.group >> 8) as usize % folds
    }

    /// The parts of all quotes with the labels that they begin with.
    pub fn parts(&self) -> Vec<(Label, Span)> {
        let mut parts = Vec::new();
        for quote in &self.quotes {
            let lists = [
                (Label::ContentBegin, &quote.content),
                (Label::SourceBegin, &quote.source),
                (Label::CueBegin, &quote.cue),
            ];
            for (label, spans) in lists {
                parts.extend(spans.iter().map(|&span| (label, span)));
            }
        }
        parts
    }
}

/// Does the same with all of a list, on two threads; results in order.
pub fn in_parallel<T: Sync, R: Send>(
    list: &[T],
    work: impl Fn(&T) -> anyhow::Result<R> + Sync,
) -> anyhow::Result<Vec<R>> {
    let (first, second) = list.split_at(list.len() / 2);
    let run = |half: &[T]| half.iter().map(&work).collect::<anyhow::Result<Vec<R>>>();
    thread::scope(|scope| {
        let other = scope.spawn(|| run(second));
        let mut results = run(first)?;
        let rest = other.join().map_err(|_| anyhow::anyhow!("a thread ended early"))?;
        results.extend(rest?);
        Ok(results)
    })
}

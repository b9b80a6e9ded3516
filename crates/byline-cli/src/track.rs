//! `byline track`: quotations across stories.

use crate::args::{Track, TrackFormat};
use crate::input::{self, Source};
use crate::run;
use anyhow::Context;
use byline::track::{Index, Row};
use byline::{Document, Pipeline};
use std::io::{self, BufWriter, Write};

/// Runs the command and returns the number of stories that could not be read.
///
/// # Errors
///
/// If the index is damaged or cannot be saved, or the output cannot be written.
pub fn run(track: &Track) -> anyhow::Result<usize> {
    let mut index = match track.index.as_deref().filter(|path| path.exists()) {
        Some(path) => Index::load(path).with_context(|| path.display().to_string())?,
        None => Index::new(),
    };
    let pipeline = Pipeline::new();
    let analyse = |document: &mut Document| {
        if document.quotes().is_empty() && document.citations().is_empty() {
            pipeline.annotate(document);
        }
    };
    let take = &mut |document: Document| {
        index.add(&document);
        Ok(())
    };
    let sources = input::sources(&track.reading);
    let sources = sources.into_iter().map(|source| source.map(Source::analysed)).collect();
    let failed = run::each(sources, track.reading.threads, false, &analyse, take)?;
    if let Some(path) = &track.index {
        index.save(path).with_context(|| path.display().to_string())?;
    }
    write(&index, track)?;
    Ok(failed)
}

fn write(index: &Index, track: &Track) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout());
    match track.format {
        TrackFormat::Jsonl => {
            let wanted = index.clusters().filter(|found| found.stories() >= track.min_stories);
            for row in wanted.map(Row::from).chain(index.outlets().map(Row::from)) {
                serde_json::to_writer(&mut out, &row).map_err(io::Error::from)?;
                writeln!(out)?;
            }
        }
        TrackFormat::Dot => write!(out, "{}", index.graph().to_dot())?,
        TrackFormat::Graphml => writeln!(out, "{}", index.graph().to_graphml())?,
    }
    Ok(out.flush()?)
}

//! `byline track`: quotations across stories.

use crate::args::{Format, Output, Track, TrackFormat};
use crate::input::{self, Source};
use crate::output::STANDARD_OUTPUT;
use crate::run::{self, Outcome, Usage, Work};
use anyhow::{Context, bail};
use byline::Document;
use byline::track::{Index, Row};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::SystemTime;

/// Runs the command. If it is interrupted, the index file stays as it was and nothing is written.
///
/// # Errors
///
/// If the index is damaged, cannot be saved, or was changed by another run meanwhile; if the output
/// cannot be written.
pub fn run(track: &Track) -> anyhow::Result<Outcome> {
    if track.min_stories.is_some() && track.format != TrackFormat::Jsonl {
        return Err(Usage("--min-stories does nothing for a graph".to_owned()).into());
    }
    let before = track.index.as_deref().and_then(state);
    let mut index = match track.index.as_deref().filter(|path| path.exists()) {
        Some(path) => Index::load(path).with_context(|| path.display().to_string())?,
        None => Index::new(),
    };
    let pipeline = track.reading.pipeline().english_only(!track.any_language).build();
    let analyse = |document: &mut Document| {
        if document.quotes().is_empty() && document.citations().is_empty() {
            pipeline.annotate(document);
        }
    };
    let mut sources = input::sources(&track.reading);
    let output = Output { out: None, offsets: None };
    input::check_target(&mut sources, &output, Format::Jsonl).map_err(Usage)?;
    let outcome = run::each(Work {
        sources: sources.into_iter().map(|source| source.map(Source::analysed)).collect(),
        jobs: track.reading.jobs,
        analyse: &analyse,
        take: &mut |documents| {
            for document in &documents {
                index.add(document);
            }
            Ok(())
        },
        writes_on_the_way: false,
    })?;
    if outcome.interrupted {
        anstream::eprintln!("byline: stopped; nothing is written, and an index file is as it was");
        return Ok(outcome);
    }
    if let Some(path) = &track.index {
        if state(path) != before {
            // To save now would lose what the other run has saved.
            let path = path.display();
            bail!(
                "{path}: another run has changed it meanwhile; it stays so, start this one again"
            );
        }
        index.save(path).with_context(|| path.display().to_string())?;
    }
    write(&index, track).context(STANDARD_OUTPUT)?;
    Ok(outcome)
}

/// What changes whenever a file is replaced; nothing if there is none.
fn state(path: &Path) -> Option<(SystemTime, u64)> {
    let file = path.metadata().ok()?;
    Some((file.modified().ok()?, file.len()))
}

fn write(index: &Index, track: &Track) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout());
    match track.format {
        TrackFormat::Jsonl => {
            let wanted =
                index.clusters().filter(|found| found.stories() >= track.min_stories.unwrap_or(2));
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

//! `byline track`: quotations across stories.

use crate::args::{Format, Output, Track, TrackFormat};
use crate::input::{self, Source};
use crate::output::{Target, shows_colours};
use crate::run::{self, Outcome, Usage, Work};
use crate::terminal;
use anyhow::{Context, bail};
use byline::track::{Index, Row};
use byline::{Document, Pipeline};
use std::io::{self, Write};
use std::path::Path;
use std::time::SystemTime;

/// Runs the command. If it is interrupted, the index file stays as it was and nothing is written.
///
/// # Errors
///
/// If the index is damaged, cannot be saved, or was changed by another run meanwhile; if the output
/// cannot be written.
pub fn run(track: &Track) -> anyhow::Result<Outcome> {
    if track.min_stories.is_some() && is_graph(track.format) {
        return Err(Usage("--min-stories does nothing for a graph".to_owned()).into());
    }
    let before = track.index.as_deref().and_then(state);
    let index = match track.index.as_deref().filter(|path| path.exists()) {
        Some(path) => Index::load(path).with_context(|| path.display().to_string())?,
        None => Index::new(),
    };
    let builder = track.reading.pipeline().english_only(!track.any_language);
    let builder = track.lists.add_to(builder)?;
    #[cfg(feature = "encoder")]
    let builder = track.reader.add_to(builder)?;
    let pipeline = builder.build();
    let mut index = naming(index, &pipeline);
    let analyse = |document: &mut Document| analyse(&pipeline, document);
    let mut sources = input::sources(&track.reading);
    let output = Output { out: track.out.clone(), offsets: None };
    let format = match track.format {
        TrackFormat::Jsonl => Format::Jsonl,
        TrackFormat::Terminal => Format::Terminal,
        TrackFormat::Dot | TrackFormat::Graphml => Format::Dot,
    };
    input::check_target(&mut sources, &output, format).map_err(Usage)?;
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
    write(&index, track, output.file())?;
    Ok(outcome)
}

/// The index with the names of outlets that the pipeline has.
pub fn naming(index: Index, pipeline: &Pipeline) -> Index {
    match pipeline.own_lexicon() {
        Some(lexicon) => index.with_lexicon(lexicon.clone()),
        None => index,
    }
}

/// Analyses a story, unless that has been done before.
pub fn analyse(pipeline: &Pipeline, document: &mut Document) {
    if document.quotes().is_empty() && document.citations().is_empty() {
        pipeline.annotate(document);
    }
}

/// The quotations that stand in enough stories, then who cites whom.
pub fn rows(index: &Index, min_stories: usize) -> impl Iterator<Item = Row<'_>> {
    let wanted = index.clusters().filter(move |found| found.stories() >= min_stories);
    wanted.map(Row::from).chain(index.outlets().map(Row::from))
}

/// The fewest stories that a quotation stands in to be of interest.
pub const MIN_STORIES: usize = 2;

/// What changes whenever a file is replaced; nothing if there is none.
fn state(path: &Path) -> Option<(SystemTime, u64)> {
    let file = path.metadata().ok()?;
    Some((file.modified().ok()?, file.len()))
}

fn is_graph(format: TrackFormat) -> bool {
    matches!(format, TrackFormat::Dot | TrackFormat::Graphml)
}

fn write(index: &Index, track: &Track, file: Option<&Path>) -> anyhow::Result<()> {
    let min_stories = track.min_stories.unwrap_or(MIN_STORIES);
    let mut out = match track.format {
        TrackFormat::Terminal => Target::open_styled(file, shows_colours(file))?,
        _ => Target::open(file)?,
    };
    match track.format {
        TrackFormat::Terminal => {
            terminal::write_quotations(&mut out, index, min_stories, terminal::width(file))?;
        }
        TrackFormat::Jsonl => {
            for row in rows(index, min_stories) {
                serde_json::to_writer(&mut out, &row).map_err(io::Error::from)?;
                writeln!(out)?;
            }
        }
        TrackFormat::Dot => write!(out, "{}", index.graph().to_dot())?,
        TrackFormat::Graphml => writeln!(out, "{}", index.graph().to_graphml())?,
    }
    out.finish()
}

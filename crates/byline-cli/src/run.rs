//! Reads stories, analyses them on several threads, and writes them in the order read.

use crate::args::{Args, Command};
use crate::input::{self, Source, Story};
use crate::output;
use crate::track;
use byline::{Document, Pipeline};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::io::{self, IsTerminal};

/// Stories held in memory at once, for each thread. Enough to keep threads busy, few enough that
/// memory does not grow with the input.
const BATCH: usize = 32;

/// Runs the command and returns the number of stories that could not be read.
///
/// # Errors
///
/// If the output cannot be written.
pub fn run(args: &Args) -> anyhow::Result<usize> {
    let (options, pipeline, tokens_only) = match &args.command {
        Command::Annotate(options) => (options, Pipeline::new(), false),
        Command::Tokens(options) => {
            let builder =
                Pipeline::builder().tags(false).entities(false).quotes(false).citations(false);
            (options, builder.build(), true)
        }
        Command::Track(track) => return track::run(track),
    };
    let sources = input::sources(&options.reading);
    let single = sources.len() == 1 && sources[0].as_ref().is_ok_and(|s| s.is_single());
    let mut output = output::open(options, tokens_only, single)?;
    let analyse = |document: &mut Document| pipeline.annotate(document);
    let write = &mut |document: Document| output.write(&document);
    let failed = each(sources, options.reading.threads, single, &analyse, write)?;
    output.finish()?;
    Ok(failed)
}

/// Analyses every story on several threads, and hands them on in the order read. Returns the number
/// of stories that could not be read.
pub fn each(
    sources: Vec<Result<Source, String>>,
    threads: usize,
    single: bool,
    analyse: &(dyn Fn(&mut Document) + Sync),
    take: &mut dyn FnMut(Document) -> anyhow::Result<()>,
) -> anyhow::Result<usize> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let mut job = Job {
        batch: Vec::new(),
        batch_size: BATCH * threads.current_num_threads(),
        threads,
        progress: progress_bar(single),
        failed: 0,
        analyse,
        take,
    };
    for source in sources {
        match source {
            Ok(source) => {
                let mut result = Ok(());
                source.read(&mut |story| {
                    if result.is_ok() {
                        result = job.push(story);
                    }
                });
                result?;
            }
            Err(message) => job.push(Err(message))?,
        }
    }
    job.flush()?;
    job.progress.finish_and_clear();
    Ok(job.failed)
}

/// The state of a run.
struct Job<'a> {
    threads: rayon::ThreadPool,
    batch: Vec<Story>,
    batch_size: usize,
    progress: ProgressBar,
    failed: usize,
    analyse: &'a (dyn Fn(&mut Document) + Sync),
    take: &'a mut dyn FnMut(Document) -> anyhow::Result<()>,
}

impl Job<'_> {
    fn push(&mut self, story: Story) -> anyhow::Result<()> {
        self.batch.push(story);
        if self.batch.len() >= self.batch_size { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> anyhow::Result<()> {
        let mut batch = std::mem::take(&mut self.batch);
        let analyse = self.analyse;
        self.threads.install(|| batch.par_iter_mut().flatten().for_each(analyse));
        self.progress.inc(batch.len() as u64);
        for story in batch {
            match story {
                Ok(document) => (self.take)(document)?,
                Err(message) => {
                    self.failed += 1;
                    self.progress.suspend(|| anstream::eprintln!("byline: {message}"));
                }
            }
        }
        Ok(())
    }
}

/// A bar on standard error, if that is a terminal and there may be more than one story.
fn progress_bar(single: bool) -> ProgressBar {
    if single || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} stories, {per_sec}, {elapsed}");
    ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

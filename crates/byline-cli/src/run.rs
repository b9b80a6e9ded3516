//! Reads stories, analyses them on several threads, and writes them in the order read.

use crate::args::{Args, Command, Format, Output, Reading, TokenFormat};
use crate::input::{self, Counter, Item, Source};
use crate::interrupt;
use crate::manual;
use crate::output::{self, StoryWriter};
use crate::progress::Progress;
use crate::track;
use anyhow::{Context, bail};
use byline::{Document, Pipeline};
use rayon::prelude::*;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Stories held in memory at once, for each thread. Enough to keep threads busy, few enough that
/// memory does not grow with the input.
const BATCH: usize = 32;

/// How often to look whether Ctrl-C was pressed while there is nothing to read.
const PATIENCE: Duration = Duration::from_millis(100);

/// How a run ended.
#[derive(Debug, Clone, Copy, Default)]
pub struct Outcome {
    /// Stories that could not be read.
    pub failed: usize,
    /// Whether the user stopped it before the end of the input.
    pub interrupted: bool,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome { interrupted: true, .. } => Self::from(interrupt::EXIT_CODE),
            Outcome { failed: 0, .. } => Self::SUCCESS,
            _ => Self::FAILURE,
        }
    }
}

/// Runs the command.
///
/// # Errors
///
/// If the output cannot be written.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let reading = match &args.command {
        Command::Annotate(options) => Some(&options.reading),
        Command::Tokens(options) => Some(&options.reading),
        Command::Track(track) => Some(&track.reading),
        #[cfg(feature = "serve")]
        Command::Serve(_) => None,
        Command::Completions { .. } | Command::Man { .. } => None,
    };
    if let Some(message) = reading.and_then(Reading::idle) {
        return Err(Usage(message).into());
    }
    match &args.command {
        Command::Annotate(options) => {
            if let Some(option) = options.idle() {
                return Err(Usage(format!("{option} does nothing for {}", options.format)).into());
            }
            let open = |single| output::open(options, single);
            let builder = options.reading.pipeline().english_only(!options.any_language);
            let builder = options.lists.add_to(builder)?;
            #[cfg(feature = "encoder")]
            let builder = options.reader.add_to(builder)?;
            let pipeline = builder.build();
            annotate(&options.reading, &options.output, options.format, &pipeline, &open)
        }
        Command::Tokens(options) => {
            let has_offsets = matches!(options.format, TokenFormat::Json | TokenFormat::Jsonl);
            if options.output.offsets.is_some() && !has_offsets {
                let format = Format::from(options.format);
                return Err(Usage(format!("--offsets does nothing for {format}")).into());
            }
            let builder = options
                .reading
                .pipeline()
                .tags(false)
                .syntax(false)
                .entities(false)
                .quotes(false)
                .citations(false);
            let open = |single| output::open_tokens(options, single);
            let format = options.format.into();
            annotate(&options.reading, &options.output, format, &builder.build(), &open)
        }
        Command::Track(track) => track::run(track),
        #[cfg(feature = "serve")]
        Command::Serve(options) => crate::serve::run(options),
        Command::Completions { shell } => manual::completions(*shell),
        Command::Man { command } => manual::page(command.as_deref()),
    }
}

/// A command line that is wrong in a way that shows only when it is looked at as a whole.
#[derive(Debug)]
pub struct Usage(pub String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

fn annotate(
    reading: &Reading,
    to: &Output,
    format: Format,
    pipeline: &Pipeline,
    open: &dyn Fn(bool) -> anyhow::Result<Box<dyn StoryWriter>>,
) -> anyhow::Result<Outcome> {
    let mut sources = input::sources(reading);
    let single = sources.len() == 1 && sources[0].as_ref().is_ok_and(|s| s.is_single());
    input::check_target(&mut sources, to, format).map_err(Usage)?;
    let mut output = open(single)?;
    let outcome = each(Work {
        sources,
        jobs: reading.jobs,
        analyse: &|document| pipeline.annotate(document),
        take: &mut |documents| {
            documents.iter().try_for_each(|document| output.write(document))?;
            Ok(output.flush()?)
        },
        writes_on_the_way: to.file().is_none(),
    })?;
    match to.file().filter(|_| outcome.interrupted) {
        // What is named as a file is replaced when all is done, and only then.
        Some(path) => anstream::eprintln!("byline: stopped; {} is as it was", path.display()),
        None => output.finish()?,
    }
    Ok(outcome)
}

/// What is to be done with stories.
pub struct Work<'a> {
    /// Where they come from.
    pub sources: Vec<Result<Source, String>>,
    /// Threads to analyse on; 0 is one for each core.
    pub jobs: usize,
    /// Analyses one, on any thread.
    pub analyse: &'a (dyn Fn(&mut Document) + Sync),
    /// Takes what was analysed, in the order read; as many at a time as were there to read.
    pub take: &'a mut dyn FnMut(Vec<Document>) -> anyhow::Result<()>,
    /// Whether output appears before all is done.
    pub writes_on_the_way: bool,
}

/// Analyses every story on several threads, and hands them on in the order read.
///
/// # Errors
///
/// If threads cannot be started, or an error of `take`.
pub fn each(work: Work) -> anyhow::Result<Outcome> {
    let Work { sources, jobs, analyse, take, writes_on_the_way } = work;
    interrupt::listen().context("Ctrl-C cannot be listened to")?;
    if sources.iter().flatten().any(Source::is_terminal) {
        anstream::eprintln!(
            "byline: reads what is typed here, to the end by Ctrl-D (byline --help says more)"
        );
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build()?;
    let batch_size = BATCH * pool.current_num_threads();
    let sizes = sources.iter().flatten().map(Source::size);
    let mut progress = Progress::new(sizes.sum(), writes_on_the_way);
    let counter = Counter::default();
    let (items, reader) = read(sources, batch_size, counter.clone());
    let mut outcome = Outcome::default();
    while let Some(batch) = next_batch(&items, batch_size) {
        let mut documents = Vec::new();
        for item in batch {
            match item {
                Item::Story(document) => documents.push(*document),
                Item::Warning(message) => progress.say(&message),
                Item::Failure(message) => {
                    outcome.failed += 1;
                    progress.say(&message);
                }
            }
        }
        pool.install(|| documents.par_iter_mut().for_each(analyse));
        documents.iter().filter_map(foreign).for_each(|message| progress.say(&message));
        let count = documents.len();
        take(documents)?;
        progress.advance(count, counter.get());
    }
    progress.finish();
    outcome.interrupted = interrupt::requested();
    // A reader that was interrupted may still wait for its input.
    if !outcome.interrupted && reader.join().is_err() {
        bail!("reading broke off before the end of the input");
    }
    Ok(outcome)
}

/// What to say of a story that was not analysed because of its language.
fn foreign(document: &Document) -> Option<String> {
    let language = document.language.as_deref().filter(|language| *language != "en")?;
    let is_analysed = !document.tags().is_empty() || !document.entities().is_empty();
    let name = document.id.as_deref().unwrap_or("the story");
    (!is_analysed).then(|| {
        format!(
            "{name}: seems to be in another language than English ({language}) and is not analysed \
             (--any-language does it)"
        )
    })
}

/// Reads on a thread of its own: on Ctrl-C nobody has to wait for a slow pipe.
fn read(
    sources: Vec<Result<Source, String>>,
    ahead: usize,
    counter: Counter,
) -> (Receiver<Item>, JoinHandle<()>) {
    let (sender, items) = sync_channel(ahead);
    let reader = thread::spawn(move || {
        // It ends early only if nobody takes its items.
        let _ = read_all(sources, &counter, &sender);
    });
    (items, reader)
}

fn read_all(
    sources: Vec<Result<Source, String>>,
    counter: &Counter,
    items: &SyncSender<Item>,
) -> ControlFlow<()> {
    let take = &mut |item| match items.send(item) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    };
    for source in sources {
        match source {
            Ok(source) => source.read(counter, take)?,
            Err(message) => take(Item::Failure(message))?,
        }
    }
    ControlFlow::Continue(())
}

/// Waits for an item and takes what else is there. `None` at the end of the input, or on Ctrl-C.
fn next_batch(items: &Receiver<Item>, size: usize) -> Option<Vec<Item>> {
    let first = loop {
        if interrupt::requested() {
            return None;
        }
        match items.recv_timeout(PATIENCE) {
            Ok(item) => break item,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    };
    Some(std::iter::once(first).chain(items.try_iter()).take(size).collect())
}

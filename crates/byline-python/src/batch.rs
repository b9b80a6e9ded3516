//! Many documents on many threads, without the interpreter's lock, until Ctrl-C.

use crate::story::Story;
use byline::{Document, Pipeline};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::num::NonZeroUsize;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often Python is asked whether somebody pressed Ctrl-C.
const ASK: Duration = Duration::from_millis(50);

/// The number of threads that a caller asks for; without a number one for each core.
pub fn threads(given: Option<i64>) -> PyResult<usize> {
    let Some(given) = given else {
        return Ok(thread::available_parallelism().map_or(1, NonZeroUsize::get));
    };
    usize::try_from(given)
        .ok()
        .filter(|&number| number > 0)
        .ok_or_else(|| PyValueError::new_err(format!("threads: expected 1 or more, found {given}")))
}

/// Analyses documents, and returns them in their order.
///
/// The threads end with the call, so a process may fork before and after it. An exception of a
/// signal handler, such as `KeyboardInterrupt`, ends it after the stories that are under way.
pub fn run(
    py: Python<'_>,
    pipeline: &Pipeline,
    documents: Vec<Document>,
    threads: usize,
) -> PyResult<Vec<Story>> {
    let threads = threads.min(documents.len());
    py.detach(|| spread(pipeline, documents, threads))
}

fn spread(pipeline: &Pipeline, documents: Vec<Document>, threads: usize) -> PyResult<Vec<Story>> {
    let mut done: Vec<Option<Story>> = documents.iter().map(|_| None).collect();
    let waiting = Mutex::new(documents.into_iter().enumerate());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    thread::scope(|scope| {
        let (sender, receiver) = channel();
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some((index, mut document)) = next() {
                    pipeline.annotate(&mut document);
                    // Nobody listens after Ctrl-C.
                    if sender.send((index, Story::new(document))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut asked = Instant::now();
        loop {
            match receiver.recv_timeout(ASK) {
                Ok((index, story)) => done[index] = Some(story),
                Err(RecvTimeoutError::Timeout) => (),
                Err(RecvTimeoutError::Disconnected) => return Ok::<(), PyErr>(()),
            }
            if asked.elapsed() >= ASK {
                Python::attach(|py| py.check_signals())?;
                asked = Instant::now();
            }
        }
    })?;
    // A thread that panicked has ended the scope with its panic, so every story is there.
    Ok(done.into_iter().flatten().collect())
}

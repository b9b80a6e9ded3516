//! The iterator of `analyze_iter`.

use crate::analyze::{Wanted, analyze_read, refuse_single};
use crate::document::PyDocument;
use crate::input;
use byline::Pipeline;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use std::collections::VecDeque;
use std::sync::Arc;

/// How many texts are read ahead, as in the Rust library: enough that threads seldom wait for the
/// longest of them, and few megabytes.
const CHUNK: usize = 256;

/// Analysed documents of a stream, in its order.
#[pyclass(module = "byline._byline")]
pub struct Documents {
    pipeline: Arc<Pipeline>,
    texts: Py<PyIterator>,
    wanted: Wanted,
    /// How many texts have been read.
    read: usize,
    ready: VecDeque<PyResult<PyDocument>>,
    /// What the stream itself raised, which comes after the documents before it.
    broken: Option<PyErr>,
    /// Whether it has raised, after which nothing comes.
    ended: bool,
}

impl Documents {
    /// Starts on a stream; nothing is read yet.
    pub fn new(
        pipeline: Arc<Pipeline>,
        texts: &Bound<'_, PyAny>,
        wanted: Wanted,
    ) -> PyResult<Self> {
        refuse_single(texts)?;
        let texts = texts.try_iter()?.unbind();
        Ok(Self {
            pipeline,
            texts,
            wanted,
            read: 0,
            ready: VecDeque::new(),
            broken: None,
            ended: false,
        })
    }

    fn end<T>(&mut self, error: PyErr) -> PyResult<T> {
        self.ended = true;
        self.ready.clear();
        Err(error)
    }

    fn fill(&mut self, py: Python<'_>) -> PyResult<()> {
        let mut read = Vec::new();
        while read.len() < CHUNK && self.broken.is_none() {
            match self.texts.bind(py).clone().next() {
                Some(Ok(item)) => {
                    read.push(input::document(&item, &format!("texts[{}]", self.read)));
                    self.read += 1;
                }
                Some(Err(error)) => self.broken = Some(error),
                None => break,
            }
        }
        self.ready = analyze_read(py, &self.pipeline, read, self.wanted.threads)?.into();
        Ok(())
    }
}

#[pymethods]
impl Documents {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__<'py>(&mut self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        if self.ended {
            return Ok(None);
        }
        if self.ready.is_empty() {
            self.fill(py)?;
        }
        match self.ready.pop_front() {
            Some(Ok(document)) => Ok(Some(Bound::new(py, document)?.into_any())),
            Some(Err(error)) if self.wanted.return_errors => {
                Ok(Some(error.into_value(py).into_bound(py).into_any()))
            }
            Some(Err(error)) => self.end(error),
            None => self.broken.take().map_or(Ok(None), |error| self.end(error)),
        }
    }
}

/// Adds what this file defines to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Documents>()
}

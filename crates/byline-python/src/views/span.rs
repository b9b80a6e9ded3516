//! `byline.Span`.

use crate::document::PyDocument;
use crate::repr::quoted;
use byline::Span;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use std::hash::{Hash, Hasher};

/// A stretch of the text of a document, from the character at start to the one before end.
///
/// >>> import byline
/// >>> doc = byline.analyze("“Oui,” said Zoë Ruiz.")
/// >>> cue, = doc.quotes[0].cue
/// >>> cue
/// Span(7, 11, 'said')
/// >>> doc.text[cue.start:cue.end] == cue.text
/// True
#[pyclass(name = "Span", module = "byline", frozen, eq, hash)]
pub struct PySpan {
    document: Py<PyDocument>,
    span: Span,
}

impl PySpan {
    /// A span of the document's text.
    pub fn new(document: Py<PyDocument>, span: Span) -> Self {
        Self { document, span }
    }

    fn chars(&self) -> (usize, usize) {
        self.document.get().story().chars(self.span)
    }
}

impl PartialEq for PySpan {
    fn eq(&self, other: &Self) -> bool {
        self.span == other.span && self.document.get() == other.document.get()
    }
}

impl Hash for PySpan {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.span, self.document.get().story().document().text().len()).hash(state);
    }
}

#[pymethods]
impl PySpan {
    /// The first character.
    #[getter]
    fn start(&self) -> usize {
        self.chars().0
    }

    /// The character after the last.
    #[getter]
    fn end(&self) -> usize {
        self.chars().1
    }

    /// The characters.
    #[getter]
    fn text(&self) -> &str {
        self.document.get().story().text(self.span)
    }

    /// The document.
    #[getter]
    fn document(&self, py: Python<'_>) -> Py<PyDocument> {
        self.document.clone_ref(py)
    }

    fn __str__(&self) -> &str {
        self.text()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (start, end) = self.chars();
        Ok(format!("Span({start}, {end}, {})", quoted(py, self.text())?))
    }

    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let document = self.document.clone_ref(py);
        let (start, end) = self.chars();
        let class = py.get_type::<PyDocument>();
        Ok((class.getattr("span")?, (document, start, end).into_pyobject(py)?))
    }
}

//! `byline.Chain` and `byline.Link`.

use super::{Nth, Place, PyCitation, PyEntity, PyQuote, nth};
use crate::document::PyDocument;
use crate::repr::{optional, quoted};
use byline::cite::{Chain, Link, Role};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// The way of one quote to the story.
///
/// >>> import byline
/// >>> doc = byline.analyze("“The café stays,” Mayor Zoë Ruiz told Reuters.")
/// >>> chain = doc.chains[0]
/// >>> chain
/// <Chain of quote 0: 'Zoë Ruiz' > 'Reuters'>
/// >>> [(link.name, link.role, link.kind) for link in chain.links]
/// [('Zoë Ruiz', 'speaker', 'person'), ('Reuters', 'carrier', 'agency')]
/// >>> chain.lost_origin
/// False
#[pyclass(name = "Chain", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PyChain {
    at: Place,
}

impl PyChain {
    /// The chain of the quote with this index.
    pub fn new(document: Py<PyDocument>, index: usize) -> Self {
        Self { at: Place::new(document, index) }
    }

    fn chain(&self) -> &Chain {
        &self.at.story().chains()[self.at.index]
    }
}

#[pymethods]
impl PyChain {
    /// The quote.
    #[getter]
    fn quote(&self, py: Python<'_>) -> PyQuote {
        PyQuote::new(self.at.document.clone_ref(py), self.at.index)
    }

    /// The stations, origin first. The story itself is not among them.
    #[getter]
    fn links<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let make = |document, n| PyLink::new(document, self.at.index, n);
        self.at.others(py, 0..self.chain().depth(), make)
    }

    /// The names of the stations.
    #[getter]
    fn names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.chain().links.iter().map(|link| &link.name).collect::<Vec<_>>())
    }

    /// How many stations lie between the origin and the story, the origin included.
    #[getter]
    fn depth(&self) -> usize {
        self.chain().depth()
    }

    /// True if the chain ends without anybody who could be asked: in an outlet that names no
    /// origin, in somebody unnamed, or nowhere.
    #[getter]
    fn lost_origin(&self) -> bool {
        self.chain().lost_origin()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let names = self.chain().links.iter().map(|link| quoted(py, &link.name));
        let names = names.collect::<PyResult<Vec<_>>>()?.join(" > ");
        Ok(format!("<Chain of quote {}: {names}>", self.at.index))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Nth<'py>> {
        nth(py, self.at.document.clone_ref(py).into_any(), "chains", self.at.index)
    }
}

/// One station on the way of a quote.
#[pyclass(name = "Link", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PyLink {
    at: Place,
}

impl PyLink {
    /// The link with this number of the quote with that index.
    pub fn new(document: Py<PyDocument>, quote: usize, link: usize) -> Self {
        Self { at: Place { document, index: quote, part: link } }
    }

    fn link(&self) -> &Link {
        &self.at.story().chains()[self.at.index].links[self.at.part]
    }
}

#[pymethods]
impl PyLink {
    /// Its name; empty where the story only implies that there is somebody (“reportedly”).
    #[getter]
    fn name(&self) -> &str {
        &self.link().name
    }

    /// What it is, as for a hop; None for a speaker who is neither cited nor an entity.
    #[getter]
    fn kind(&self) -> Option<&'static str> {
        self.link().kind.map(|kind| kind.as_str())
    }

    /// What it did: speaker (said it), author (wrote the document that says it) or carrier (passed
    /// it on).
    #[getter]
    fn role(&self) -> &'static str {
        match self.link().role {
            Role::Speaker => "speaker",
            Role::Author => "author",
            _ => "carrier",
        }
    }

    /// The year that tells editions of one document apart, or None.
    #[getter]
    fn edition(&self) -> Option<&str> {
        self.link().edition.as_deref()
    }

    /// The entity of the story that it is, or None.
    #[getter]
    fn entity(&self, py: Python<'_>) -> Option<PyEntity> {
        PyEntity::referred(py, &self.at, self.link().entity)
    }

    /// The citation that names it; None for a speaker named by the quote alone.
    #[getter]
    fn citation(&self, py: Python<'_>) -> Option<PyCitation> {
        let index = self.link().citation?;
        Some(PyCitation::new(self.at.document.clone_ref(py), index))
    }

    /// How it is known that the citation vouches for the quote: explicit or inferred.
    #[getter]
    fn scope(&self) -> &'static str {
        self.link().scope.as_str()
    }

    /// The quote.
    #[getter]
    fn quote(&self, py: Python<'_>) -> PyQuote {
        PyQuote::new(self.at.document.clone_ref(py), self.at.index)
    }

    fn __str__(&self) -> &str {
        self.name()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (name, kind) = (quoted(py, self.name())?, optional(py, self.kind())?);
        Ok(format!("<Link {} {name}, kind {kind}>", self.role()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Nth<'py>> {
        nth(py, self.quote(py).into_pyobject(py)?.into_any().unbind(), "links", self.at.part)
    }
}

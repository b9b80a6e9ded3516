//! `byline.Citation`, `byline.Hop` and `byline.Support`.

use super::{Nth, Place, PyEntity, PyQuote, PySpan, nth};
use crate::document::PyDocument;
use crate::repr::{optional, quoted};
use byline::rows::rounded;
use byline::{Citation, Hop, Span, Support};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// A place where a story says where it has something from.
///
/// >>> import byline
/// >>> doc = byline.analyze(
/// ...     "“It closes,” Zoë Ruiz said. The café was sold, Le Monde reported, citing Reuters."
/// ... )
/// >>> citation = doc.citations[0]
/// >>> citation
/// <Citation 0 second-hand 'Le Monde' from 'Reuters': 'Le Monde reported, citing Reuters'>
/// >>> [(hop.name, hop.kind, hop.cue.text) for hop in citation.hops]
/// [('Le Monde', 'outlet', 'reported'), ('Reuters', 'agency', 'citing')]
#[pyclass(name = "Citation", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PyCitation {
    at: Place,
}

impl PyCitation {
    /// The citation with this index.
    pub fn new(document: Py<PyDocument>, index: usize) -> Self {
        Self { at: Place::new(document, index) }
    }

    fn citation(&self) -> &Citation {
        &self.at.story().document().citations()[self.at.index]
    }
}

#[pymethods]
impl PyCitation {
    /// Position among the document's citations.
    #[getter]
    fn id(&self) -> usize {
        self.at.index
    }

    /// The first character of the smallest stretch that holds all hops and cues.
    #[getter]
    fn start(&self) -> usize {
        self.at.story().chars(self.citation().clause).0
    }

    /// The character after the last of that stretch.
    #[getter]
    fn end(&self) -> usize {
        self.at.story().chars(self.citation().clause).1
    }

    /// The characters of that stretch.
    #[getter]
    fn text(&self) -> &str {
        self.at.story().text(self.citation().clause)
    }

    /// How the information came here: reported, second-hand, venue, document, dateline, credit,
    /// link or anaphor.
    #[getter]
    fn relation(&self) -> &'static str {
        self.citation().relation.as_str()
    }

    /// Through what it went, such as interview, report or post; or None.
    #[getter]
    fn medium(&self) -> Option<&'static str> {
        self.citation().medium.map(|medium| medium.as_str())
    }

    /// The platform, where the medium is a post; or None.
    #[getter]
    fn platform(&self) -> Option<&str> {
        self.citation().platform.as_deref()
    }

    /// The sources, from this story outward: the last is nearest to the origin.
    #[getter]
    fn hops<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let make = |document, n| PyHop { at: Place { document, index: self.at.index, part: n } };
        self.at.others(py, 0..self.citation().hops.len(), make)
    }

    /// The names of the hops.
    #[getter]
    fn names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.citation().hops.iter().map(|hop| &hop.name).collect::<Vec<_>>())
    }

    /// The quotes that it vouches for, and how that is known.
    #[getter]
    fn supports<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let make =
            |document, n| PySupport { at: Place { document, index: self.at.index, part: n } };
        self.at.others(py, 0..self.citation().supports.len(), make)
    }

    /// The quotes that it vouches for.
    #[getter]
    fn quotes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let quotes = self.citation().supports.iter().map(|support| support.quote.index());
        self.at.others(py, quotes, PyQuote::new)
    }

    /// How sure the tracker is, from 0 to 1.
    #[getter]
    fn confidence(&self) -> f64 {
        rounded(self.citation().confidence)
    }

    /// The document.
    #[getter]
    fn document(&self, py: Python<'_>) -> Py<PyDocument> {
        self.at.document.clone_ref(py)
    }

    fn __str__(&self) -> &str {
        self.text()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let names = self.citation().hops.iter().map(|hop| quoted(py, &hop.name));
        let names = names.collect::<PyResult<Vec<_>>>()?.join(" from ");
        let text = quoted(py, self.text())?;
        Ok(format!("<Citation {} {} {names}: {text}>", self.id(), self.relation()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Nth<'py>> {
        nth(py, self.document(py).into_any(), "citations", self.at.index)
    }
}

/// One source on the way from the origin to the story.
#[pyclass(name = "Hop", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PyHop {
    at: Place,
}

impl PyHop {
    fn hop(&self) -> &Hop {
        &self.at.story().document().citations()[self.at.index].hops[self.at.part]
    }

    fn span(&self, py: Python<'_>, span: Option<Span>) -> Option<PySpan> {
        span.map(|span| PySpan::new(self.at.document.clone_ref(py), span))
    }
}

#[pymethods]
impl PyHop {
    /// The canonical name; for a described source its phrase.
    #[getter]
    fn name(&self) -> &str {
        &self.hop().name
    }

    /// What it is: outlet, agency, broadcaster, website, platform, document, organization, person
    /// or unnamed.
    #[getter]
    fn kind(&self) -> &'static str {
        self.hop().kind.as_str()
    }

    /// How it is named here: full, short (“the Post”) or anaphor (“the newspaper”).
    #[getter]
    fn form(&self) -> &'static str {
        self.hop().form.as_str()
    }

    /// The noun phrase, as written; None where the source is only implied (“reportedly”).
    #[getter]
    fn source(&self, py: Python<'_>) -> Option<PySpan> {
        self.span(py, self.hop().source)
    }

    /// The words that make it a citation, or None.
    #[getter]
    fn cue(&self, py: Python<'_>) -> Option<PySpan> {
        self.span(py, self.hop().cue)
    }

    /// The noun phrase that a short form or an anaphor points to, or None.
    #[getter]
    fn antecedent(&self, py: Python<'_>) -> Option<PySpan> {
        self.span(py, self.hop().antecedent)
    }

    /// The entity of the story that it is, or None.
    #[getter]
    fn entity(&self, py: Python<'_>) -> Option<PyEntity> {
        PyEntity::referred(py, &self.at, self.hop().entity)
    }

    /// The citation.
    #[getter]
    fn citation(&self, py: Python<'_>) -> PyCitation {
        PyCitation::new(self.at.document.clone_ref(py), self.at.index)
    }

    fn __str__(&self) -> &str {
        self.name()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let cue = optional(py, self.hop().cue.map(|cue| self.at.story().text(cue)))?;
        Ok(format!("<Hop {} {}, cue {cue}>", self.kind(), quoted(py, self.name())?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Nth<'py>> {
        nth(py, self.citation(py).into_pyobject(py)?.into_any().unbind(), "hops", self.at.part)
    }
}

/// A quote that a citation vouches for.
#[pyclass(name = "Support", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PySupport {
    at: Place,
}

impl PySupport {
    fn support(&self) -> Support {
        self.at.story().document().citations()[self.at.index].supports[self.at.part]
    }
}

#[pymethods]
impl PySupport {
    /// The quote.
    #[getter]
    fn quote(&self, py: Python<'_>) -> PyQuote {
        PyQuote::new(self.at.document.clone_ref(py), self.support().quote.index())
    }

    /// How that is known: explicit (they stand in one sentence) or inferred.
    #[getter]
    fn scope(&self) -> &'static str {
        self.support().scope.as_str()
    }

    /// The citation.
    #[getter]
    fn citation(&self, py: Python<'_>) -> PyCitation {
        PyCitation::new(self.at.document.clone_ref(py), self.at.index)
    }

    fn __repr__(&self) -> String {
        let quote = self.support().quote.index();
        format!("<Support of quote {quote} by citation {}, {}>", self.at.index, self.scope())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Nth<'py>> {
        nth(py, self.citation(py).into_pyobject(py)?.into_any().unbind(), "supports", self.at.part)
    }
}

//! `byline.Quote` and `byline.Speaker`.

use super::{Nth, Place, PyCitation, PyEntity, PyLink, PySpan, nth};
use crate::document::PyDocument;
use crate::repr::{optional, quoted, truth};
use byline::rows::rounded;
use byline::{Quote, QuoteId, QuoteRef, Span, Speaker};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// One attribution: somebody is said to have said, or thought, something.
///
/// >>> import byline
/// >>> doc = byline.analyze("“The café stays,” Mayor Zoë Ruiz told Reuters, “if we can pay.”")
/// >>> quote = doc.quotes[0]
/// >>> quote
/// <Quote 0 direct '“The café stays,” … “if we can pay.”' by 'Zoë Ruiz'>
/// >>> [span.text for span in quote.content]
/// ['“The café stays,”', '“if we can pay.”']
/// >>> quote.cue_text, quote.source_text, quote.chain, quote.via
/// ('told', 'Mayor Zoë Ruiz', ('Zoë Ruiz', 'Reuters'), ('Reuters',))
/// >>> quote.speaker.entity.role
/// 'Mayor'
#[pyclass(name = "Quote", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PyQuote {
    at: Place,
}

impl PyQuote {
    /// The quote with this index.
    pub fn new(document: Py<PyDocument>, index: usize) -> Self {
        Self { at: Place::new(document, index) }
    }

    fn quote(&self) -> &Quote {
        &self.at.story().document().quotes()[self.at.index]
    }

    /// The quote as the library gives it; it is there, because the document does not change.
    fn reference(&self) -> Option<QuoteRef<'_>> {
        self.at.story().document().quote_ref(QuoteId(self.at.index as u32))
    }

    fn spans<'py>(&self, py: Python<'py>, spans: &[Span]) -> PyResult<Bound<'py, PyTuple>> {
        let make = |document, n| PySpan::new(document, spans[n]);
        self.at.others(py, 0..spans.len(), make)
    }
}

#[pymethods]
impl PyQuote {
    /// Position among the document's quotes.
    #[getter]
    fn id(&self) -> usize {
        self.at.index
    }

    /// How much of it stands in quotation marks: direct (all), indirect (nothing) or mixed.
    #[getter]
    fn kind(&self) -> &'static str {
        self.quote().kind.as_str()
    }

    /// What the source did: statement (said, wrote), attitude (believes, wants, fears) or no-answer
    /// (declined to comment).
    #[getter]
    fn act(&self) -> &'static str {
        self.quote().act.as_str()
    }

    /// How the quote was found: the construction that it stands in, such as said-that,
    /// end-attribution or passive.
    #[getter]
    fn construction(&self) -> Option<&'static str> {
        self.quote().construction.map(byline::Construction::as_str)
    }

    /// Whether the source stands by the content: assert or deny.
    #[getter]
    fn polarity(&self) -> &'static str {
        self.quote().polarity.as_str()
    }

    /// The first character of the content.
    #[getter]
    fn start(&self) -> usize {
        self.quote().content.first().map_or(0, |span| self.at.story().chars(*span).0)
    }

    /// The character after the last of the content.
    #[getter]
    fn end(&self) -> usize {
        self.quote().content.last().map_or(0, |span| self.at.story().chars(*span).1)
    }

    /// The content, quotation marks included. It is what stands between start and end, unless the
    /// quote is interrupted: then “ … ” stands for the words between.
    #[getter]
    fn text(&self) -> String {
        self.reference().map(QuoteRef::text).unwrap_or_default()
    }

    /// The content; more than one span where the quote is interrupted or goes on later.
    #[getter]
    fn content<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.spans(py, &self.quote().content)
    }

    /// The parts of the content in quotation marks, marks included.
    #[getter]
    fn marked<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.spans(py, &self.quote().marked)
    }

    /// The words that attribute: “said”, “according to”.
    #[getter]
    fn cue<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.spans(py, &self.quote().cue)
    }

    /// The words of the cue, or None without one.
    #[getter]
    fn cue_text(&self) -> Option<String> {
        self.reference().and_then(QuoteRef::cue)
    }

    /// The noun phrase that names the source, as written.
    #[getter]
    fn source<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.spans(py, &self.quote().source)
    }

    /// The words of the source, or None without one.
    #[getter]
    fn source_text(&self) -> Option<String> {
        self.reference().and_then(QuoteRef::source)
    }

    /// Who that is, or None where nobody is known.
    #[getter]
    fn speaker(&self, py: Python<'_>) -> Option<PySpeaker> {
        let at = Place::new(self.at.document.clone_ref(py), self.at.index);
        self.quote().speaker.as_ref().map(|_| PySpeaker { at })
    }

    /// Who is meant: the fullest name in the story, also where the quote has “she”; for somebody whom
    /// the story never names the description, “senior official”. None where nobody is known.
    #[getter]
    fn speaker_name(&self) -> Option<&str> {
        self.reference().and_then(QuoteRef::speaker_name)
    }

    /// The names of those whom it came through, origin first: the speaker, then every carrier.
    #[getter]
    fn chain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.quote().chain)
    }

    /// Who passed it on, nearest to the origin first: the chain without whoever said it. Empty where
    /// the story got it from the speaker, and where nobody is named at all.
    #[getter]
    fn via<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.reference().map_or(&[][..], QuoteRef::via))
    }

    /// The same way in full, with documents beside their authors: what each station did, what it
    /// is, and which citation names it.
    #[getter]
    fn links<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let links = self.at.story().chains().get(self.at.index).map_or(0, |chain| chain.depth());
        self.at.others(py, 0..links, |document, n| PyLink::new(document, self.at.index, n))
    }

    /// The citations that vouch for it.
    #[getter]
    fn citations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let citations = self.at.story().document().citations().iter().enumerate();
        let vouching = citations.filter(|(_, citation)| {
            citation.supports.iter().any(|support| support.quote.index() == self.at.index)
        });
        self.at.others(py, vouching.map(|(index, _)| index), PyCitation::new)
    }

    /// How sure the attributor is, from 0 to 1.
    #[getter]
    fn confidence(&self) -> f64 {
        rounded(self.quote().confidence)
    }

    /// The document.
    #[getter]
    fn document(&self, py: Python<'_>) -> Py<PyDocument> {
        self.at.document.clone_ref(py)
    }

    fn __str__(&self) -> String {
        self.text()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (text, name) = (quoted(py, &self.text())?, optional(py, self.speaker_name())?);
        Ok(format!("<Quote {} {} {text} by {name}>", self.id(), self.kind()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Nth<'py>> {
        nth(py, self.document(py).into_any(), "quotes", self.at.index)
    }
}

/// Who a quote is attributed to.
///
/// >>> import byline
/// >>> doc = byline.analyze("“It closes,” a senior official said. “Oui,” said Zoë Ruiz.")
/// >>> [(q.speaker.name, q.speaker.anonymous, q.speaker.entity is None) for q in doc.quotes]
/// [('senior official', True, True), ('Zoë Ruiz', False, False)]
#[pyclass(name = "Speaker", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PySpeaker {
    /// The place of the quote.
    at: Place,
}

impl PySpeaker {
    /// An object is only made for a quote that has a speaker.
    fn speaker(&self) -> Option<&Speaker> {
        self.at.story().document().quotes()[self.at.index].speaker.as_ref()
    }
}

#[pymethods]
impl PySpeaker {
    /// The fullest name in the story, or for an unnamed source its phrase without article. Empty
    /// where nobody is meant.
    #[getter]
    fn name(&self) -> &str {
        self.speaker().map_or("", |speaker| &speaker.name)
    }

    /// True for a source that the story does not name.
    #[getter]
    fn anonymous(&self) -> bool {
        self.speaker().is_some_and(|speaker| speaker.anonymous)
    }

    /// The entity of the story, or None where the source is not one.
    #[getter]
    fn entity(&self, py: Python<'_>) -> Option<PyEntity> {
        PyEntity::referred(py, &self.at, self.speaker()?.entity)
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
        let entity = self.speaker().and_then(|speaker| speaker.entity);
        let entity = entity.map_or_else(|| "None".to_owned(), |id| id.index().to_string());
        let (name, anonymous) = (quoted(py, self.name())?, truth(self.anonymous()));
        Ok(format!("<Speaker {name}, anonymous={anonymous}, entity={entity}>"))
    }

    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, (PyQuote, &'static str))> {
        Ok((py.import("builtins")?.getattr("getattr")?, (self.quote(py), "speaker")))
    }
}

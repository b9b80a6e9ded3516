//! `byline.Token` and `byline.Sentence`.

use super::{Nth, Place, nth};
use crate::document::PyDocument;
use crate::repr::quoted;
use byline::{Sentence, Span, Tag, Token};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// A word, number, mark or sign.
///
/// >>> import byline
/// >>> [(token.text, token.kind, token.tag) for token in byline.analyze("“Zoë left.”").tokens]
/// [('“', 'opening-quote', '``'), ('Zoë', 'word', 'NNP'), ('left', 'word', 'VBD'), ('.', 'punctuation', '.'), ('”', 'closing-quote', "''")]
#[pyclass(name = "Token", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PyToken {
    at: Place,
}

impl PyToken {
    /// The token with this index.
    pub fn new(document: Py<PyDocument>, index: usize) -> Self {
        Self { at: Place::new(document, index) }
    }

    fn token(&self) -> Token {
        self.at.story().document().tokens()[self.at.index]
    }

    fn both(&self) -> Option<Tag> {
        self.at.story().document().tags().get(self.at.index).copied()
    }
}

#[pymethods]
impl PyToken {
    /// Position among the document's tokens.
    #[getter]
    fn index(&self) -> usize {
        self.at.index
    }

    /// The first character.
    #[getter]
    fn start(&self) -> usize {
        self.at.story().chars(self.token().span).0
    }

    /// The character after the last.
    #[getter]
    fn end(&self) -> usize {
        self.at.story().chars(self.token().span).1
    }

    /// The characters.
    #[getter]
    fn text(&self) -> &str {
        self.at.story().text(self.token().span)
    }

    /// What it looks like: word, number, punctuation, opening-quote, closing-quote, quote, symbol,
    /// url, email, handle, hashtag or emoji.
    #[getter]
    fn kind(&self) -> String {
        self.token().kind.to_string()
    }

    /// The Penn Treebank tag of its part of speech, or None if tags are off.
    #[getter]
    fn tag(&self) -> Option<&'static str> {
        self.both().map(|tag| tag.penn.as_str())
    }

    /// The universal tag of its part of speech, or None if tags are off.
    #[getter]
    fn universal_tag(&self) -> Option<&'static str> {
        self.both().map(|tag| tag.universal.as_str())
    }

    /// The token that it depends on; None for the head of a sentence, or if trees are off.
    #[getter]
    fn head(&self, py: Python<'_>) -> Option<Self> {
        let index = self.at.story().document().syntax().get(self.at.index)?.head()?;
        Some(Self::new(self.document(py), index))
    }

    /// Its relation to its head, as Universal Dependencies name it (nsubj, obj, ccomp, ...; root
    /// for the head of a sentence), or None if trees are off.
    #[getter]
    fn relation(&self) -> Option<&'static str> {
        let syntax = self.at.story().document().syntax();
        syntax.get(self.at.index).map(|dependency| dependency.relation().as_str())
    }

    /// The tokens that depend on it, in the order of the text.
    #[getter]
    fn children<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let children = self.at.story().document().children(self.at.index).to_vec();
        self.at.others(py, children.into_iter().map(|index| index as usize), PyToken::new)
    }

    /// The sentence that it stands in, or None if sentences are not known.
    #[getter]
    fn sentence(&self, py: Python<'_>) -> Option<PySentence> {
        let index = self.at.story().document().sentence_of(self.at.index)?;
        Some(PySentence::new(self.at.document.clone_ref(py), index))
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
        Ok(format!("<Token {} {}>", self.at.index, quoted(py, self.text())?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Nth<'py>> {
        nth(py, self.document(py).into_any(), "tokens", self.at.index)
    }
}

/// A sentence.
///
/// >>> import byline
/// >>> [sentence.text for sentence in byline.analyze("The café closed. “Oui,” said Zoë.").sentences]
/// ['The café closed.', '“Oui,” said Zoë.']
#[pyclass(name = "Sentence", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PySentence {
    at: Place,
}

impl PySentence {
    /// The sentence with this index.
    pub fn new(document: Py<PyDocument>, index: usize) -> Self {
        Self { at: Place::new(document, index) }
    }

    fn sentence(&self) -> Sentence {
        self.at.story().document().sentences()[self.at.index]
    }

    fn place(&self) -> Span {
        self.at.story().document().sentence_span(self.sentence())
    }
}

#[pymethods]
impl PySentence {
    /// Position among the document's sentences.
    #[getter]
    fn index(&self) -> usize {
        self.at.index
    }

    /// The first character.
    #[getter]
    fn start(&self) -> usize {
        self.at.story().chars(self.place()).0
    }

    /// The character after the last.
    #[getter]
    fn end(&self) -> usize {
        self.at.story().chars(self.place()).1
    }

    /// The characters.
    #[getter]
    fn text(&self) -> &str {
        self.at.story().text(self.place())
    }

    /// Its tokens.
    #[getter]
    fn tokens<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.at.others(py, self.sentence().tokens.range(), PyToken::new)
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
        Ok(format!("<Sentence {} {}>", self.at.index, quoted(py, self.text())?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Nth<'py>> {
        nth(py, self.document(py).into_any(), "sentences", self.at.index)
    }
}

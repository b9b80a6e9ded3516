//! `byline.Entity` and `byline.Mention`.

use super::{Nth, Place, PyQuote, nth};
use crate::document::PyDocument;
use crate::repr::{counted, quoted};
use byline::rows::rounded;
use byline::{Entity, EntityId, Mention};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// A person, body, place, thing or value of a story, with all its mentions.
///
/// >>> import byline
/// >>> doc = byline.analyze("“Oui,” said Mayor Zoë Ruiz. She told Le Monde that the café stays.")
/// >>> ruiz = doc.entities[0]
/// >>> ruiz.name, ruiz.kind, ruiz.role
/// ('Zoë Ruiz', 'person', 'Mayor')
/// >>> [mention.text for mention in ruiz.mentions]
/// ['Zoë Ruiz', 'She']
/// >>> [quote.text for quote in ruiz.quotes]
/// ['“Oui,”', 'that the café stays']
#[pyclass(name = "Entity", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PyEntity {
    at: Place,
}

impl PyEntity {
    /// The entity with this index.
    pub fn new(document: Py<PyDocument>, index: usize) -> Self {
        Self { at: Place::new(document, index) }
    }

    /// The entity that something refers to.
    pub fn referred(py: Python<'_>, at: &Place, id: Option<EntityId>) -> Option<Self> {
        id.map(|id| Self::new(at.document.clone_ref(py), id.index()))
    }

    fn entity(&self) -> &Entity {
        &self.at.story().document().entities()[self.at.index]
    }
}

#[pymethods]
impl PyEntity {
    /// Position among the document's entities.
    #[getter]
    fn id(&self) -> usize {
        self.at.index
    }

    /// The fullest name used in the story.
    #[getter]
    fn name(&self) -> &str {
        &self.entity().name
    }

    /// What it is: person, organization, location, group, event, work, product, other, date, time,
    /// money, percent or quantity.
    #[getter]
    fn kind(&self) -> &'static str {
        self.entity().kind.as_str()
    }

    /// The other names it goes by in the story.
    #[getter]
    fn aliases<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.entity().aliases)
    }

    /// What the story says the person or body is, or None.
    #[getter]
    fn role(&self) -> Option<&str> {
        self.entity().role.as_deref()
    }

    /// For a date, time or amount its normalised form, such as 2022-02-24 or USD 5000000000; else
    /// None.
    #[getter]
    fn value(&self) -> Option<&str> {
        self.entity().value.as_deref()
    }

    /// What the list of names that the pipeline was given calls it, such as an id of Wikidata, or
    /// None.
    #[getter]
    fn key(&self) -> Option<&str> {
        self.entity().key.as_deref()
    }

    /// Where it is mentioned, in the order of the text.
    #[getter]
    fn mentions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let make = |document, n| PyMention::new(document, self.at.index, n);
        self.at.others(py, 0..self.entity().mentions.len(), make)
    }

    /// The quotes that it is the speaker of.
    #[getter]
    fn quotes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let document = self.at.story().document();
        let id = EntityId(self.at.index as u32);
        let quotes = document.entity_ref(id).into_iter().flat_map(|entity| entity.quotes());
        self.at.others(py, quotes.map(|quote| quote.id().index()), PyQuote::new)
    }

    /// The document.
    #[getter]
    fn document(&self, py: Python<'_>) -> Py<PyDocument> {
        self.at.document.clone_ref(py)
    }

    fn __str__(&self) -> &str {
        self.name()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mentions = counted(self.entity().mentions.len(), "mention", "mentions");
        Ok(format!(
            "<Entity {} {} {}, {mentions}>",
            self.id(),
            self.kind(),
            quoted(py, self.name())?
        ))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Nth<'py>> {
        nth(py, self.document(py).into_any(), "entities", self.at.index)
    }
}

/// One place where an entity is spoken of.
///
/// >>> import byline
/// >>> doc = byline.analyze("“Oui,” said Zoë Ruiz. She left the café.")
/// >>> [(mention.text, mention.form, mention.entity.name) for mention in doc.mentions]
/// [('Zoë Ruiz', 'name', 'Zoë Ruiz'), ('She', 'pronoun', 'Zoë Ruiz')]
#[pyclass(name = "Mention", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PyMention {
    at: Place,
}

impl PyMention {
    /// The mention with this index of the entity with that index.
    pub fn new(document: Py<PyDocument>, entity: usize, mention: usize) -> Self {
        Self { at: Place { document, index: entity, part: mention } }
    }

    fn mention(&self) -> Mention {
        self.at.story().document().entities()[self.at.index].mentions[self.at.part]
    }
}

#[pymethods]
impl PyMention {
    /// The first character.
    #[getter]
    fn start(&self) -> usize {
        self.at.story().chars(self.mention().span).0
    }

    /// The character after the last.
    #[getter]
    fn end(&self) -> usize {
        self.at.story().chars(self.mention().span).1
    }

    /// The characters: no title, no possessive 's, no leading “the” for a name.
    #[getter]
    fn text(&self) -> &str {
        self.at.story().text(self.mention().span)
    }

    /// How it refers: name, nominal (“the military alliance”) or pronoun.
    #[getter]
    fn form(&self) -> &'static str {
        self.mention().form.as_str()
    }

    /// How sure the tagger is, from 0 to 1.
    #[getter]
    fn confidence(&self) -> f64 {
        rounded(self.mention().confidence)
    }

    /// The entity.
    #[getter]
    fn entity(&self, py: Python<'_>) -> PyEntity {
        PyEntity::new(self.at.document.clone_ref(py), self.at.index)
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
        let name = &self.at.story().document().entities()[self.at.index].name;
        let (text, name) = (quoted(py, self.text())?, quoted(py, name)?);
        Ok(format!("<Mention {} {text} of {name}>", self.form()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Nth<'py>> {
        nth(py, self.entity(py).into_pyobject(py)?.into_any().unbind(), "mentions", self.at.part)
    }
}

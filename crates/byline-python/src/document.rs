//! `byline.Document`.

use crate::repr::{counted, quoted};
use crate::story::Story;
use crate::views::{
    PyChain, PyCitation, PyEntity, PyMention, PyQuote, PySentence, PySpan, PyToken, tuple,
};
use crate::{input, json, notebook};
use byline::{Date, Unit};
use byline_export::html;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateTime, PyDict, PyString, PyTuple, PyType, PyTzInfo};

/// A story with everything that was found in it. It cannot be changed.
///
/// >>> import byline
/// >>> doc = byline.analyze("“We will not close the café,” Mayor Zoë Ruiz told Reuters.")
/// >>> doc
/// <Document of 1 sentence, 2 entities, 1 quote, 1 citation: '“We will not close the café,” Mayor Zoë Ruiz told Reuters.'>
/// >>> [(entity.name, entity.kind) for entity in doc.entities]
/// [('Zoë Ruiz', 'person'), ('Reuters', 'organization')]
///
/// Every start and end counts characters (code points), so ``doc.text[start:end]`` is what stands
/// there. What is listed comes as a tuple, which is made at each access: take it once before a loop.
///
/// Document(text) is a story that has not been analysed, for the functions that take one with its
/// id, publisher, date, authors and url:
///
/// >>> stories = [byline.Document("“Oui,” Zoë Ruiz said.", id="a-1", date="2024-03-07")]
/// >>> byline.analyze_batch(stories)[0].to_dict()["date"]
/// '2024-03-07'
///
/// Two documents are equal if their dicts are. Documents and what is in them can be hashed, copied
/// and pickled.
#[pyclass(name = "Document", module = "byline", frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct PyDocument {
    story: Story,
}

impl PyDocument {
    /// What was found.
    pub fn story(&self) -> &Story {
        &self.story
    }
}

impl From<Story> for PyDocument {
    fn from(story: Story) -> Self {
        Self { story }
    }
}

#[pymethods]
impl PyDocument {
    #[new]
    #[pyo3(signature = (text, *, id=None, publisher=None, date=None, authors=None, url=None))]
    fn new(
        text: &Bound<'_, PyString>,
        id: Option<String>,
        publisher: Option<String>,
        date: Option<&Bound<'_, PyAny>>,
        authors: Option<Vec<String>>,
        url: Option<String>,
    ) -> PyResult<Self> {
        let mut document = input::from_text(text, "text")?;
        input::describe(&mut document, id, publisher, date)?;
        document.authors = authors.unwrap_or_default();
        document.url = url;
        Ok(Self::from(Story::new(document)))
    }

    /// The text, exactly as given.
    #[getter]
    fn text(&self) -> &str {
        self.story.document().text()
    }

    /// The caller's name for the story, or None.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.story.document().id.as_deref()
    }

    /// Who published the story, or None.
    #[getter]
    fn publisher(&self) -> Option<&str> {
        self.story.document().publisher.as_deref()
    }

    /// The date of the story as a datetime.date, given by the caller or found in the story; or None.
    #[getter]
    fn date<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        let date =
            |day: Date| PyDate::new(py, day.year().into(), day.month() as u8, day.day() as u8);
        self.story.document().date.map(date).transpose()
    }

    /// The moment at which the story was published, as a datetime.datetime in UTC, if its page or the
    /// caller gives it with a time zone; or None.
    ///
    /// >>> import byline
    /// >>> doc = byline.Document("“Oui,” Zoë said.", date="2024-03-05T23:30:00-05:00")
    /// >>> str(doc.date), str(doc.published)
    /// ('2024-03-05', '2024-03-06 04:30:00+00:00')
    #[getter]
    fn published<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDateTime>>> {
        let Some(moment) = self.story.document().published else { return Ok(None) };
        let seconds = moment.as_microsecond() as f64 / 1e6;
        PyDateTime::from_timestamp(py, seconds, Some(&*PyTzInfo::utc(py)?)).map(Some)
    }

    /// Who wrote the story, as far as the caller knows.
    ///
    /// >>> import byline
    /// >>> byline.Document("“Oui,” Zoë said.", authors=["Renée Okafor"]).authors
    /// ('Renée Okafor',)
    #[getter]
    fn authors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.story.document().authors)
    }

    /// The address of the story, or None.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.story.document().url.as_deref()
    }

    /// The language of the text, such as ``en``, if a pipeline with english_only looked for it, or the
    /// JSON had it that the document was read from; or None.
    #[getter]
    fn language(&self) -> Option<&str> {
        self.story.document().language.as_deref()
    }

    /// The words, numbers and marks.
    #[getter]
    fn tokens<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(this, this.get().story.document().tokens().len(), PyToken::new)
    }

    /// The paragraphs: everything but the blanks around them.
    ///
    /// >>> import byline
    /// >>> [span.text for span in byline.analyze("Le café\n\n“Oui,” said Zoë.").paragraphs]
    /// ['Le café', '“Oui,” said Zoë.']
    #[getter]
    fn paragraphs<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let spans = this.get().story.document().paragraphs();
        tuple(this, spans.len(), |document, index| PySpan::new(document, spans[index]))
    }

    /// The sentences.
    #[getter]
    fn sentences<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(this, this.get().story.document().sentences().len(), PySentence::new)
    }

    /// The people, bodies, places, things and values, each with all its mentions.
    #[getter]
    fn entities<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(this, this.get().story.document().entities().len(), PyEntity::new)
    }

    /// The mentions of all entities, in the order of the text.
    #[getter]
    fn mentions<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let entities = this.get().story.document().entities().iter().enumerate();
        let mut places: Vec<_> = entities
            .flat_map(|(index, entity)| {
                entity.mentions.iter().enumerate().map(move |(n, mention)| (mention.span, index, n))
            })
            .collect();
        places.sort_unstable();
        tuple(this, places.len(), |document, n| {
            let (_, entity, mention) = places[n];
            PyMention::new(document, entity, mention)
        })
    }

    /// The quotations, each with its speaker and its chain.
    #[getter]
    fn quotes<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(this, this.get().story.document().quotes().len(), PyQuote::new)
    }

    /// The stretches in quotation marks that quote nobody: titles, nicknames, words held at a
    /// distance.
    #[getter]
    fn scare_quotes<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let spans = this.get().story.document().scare_quotes();
        tuple(this, spans.len(), |document, index| PySpan::new(document, spans[index]))
    }

    /// The places where the story says where it has something from.
    #[getter]
    fn citations<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(this, this.get().story.document().citations().len(), PyCitation::new)
    }

    /// How each quote came to the story, in the order of the quotes.
    #[getter]
    fn chains<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(this, this.get().story.chains().len(), PyChain::new)
    }

    /// The stretch of text between two characters.
    ///
    /// >>> import byline
    /// >>> byline.Document("“Café”").span(1, 5)
    /// Span(1, 5, 'Café')
    ///
    /// Raises IndexError if the text is shorter, or the end lies before the start.
    fn span(this: &Bound<'_, Self>, start: usize, end: usize) -> PyResult<PySpan> {
        match this.get().story.span(start, end) {
            Some(span) => Ok(PySpan::new(this.clone().unbind(), span)),
            None => Err(PyIndexError::new_err(format!("the text has no span {start} to {end}"))),
        }
    }

    /// The story as JSON, schema 1.
    ///
    /// >>> import byline
    /// >>> byline.Document("“Café”", id="a-1").to_json()
    /// '{"schema":1,"id":"a-1","offsets":"chars","text":"“Café”","date":null,"paragraphs":[[0,6]],"sentences":[],"entities":[],"quotes":[],"scare_quotes":[],"citations":[]}'
    ///
    /// offsets: what a start and an end count: "chars" as Python does, "bytes" of UTF-8, or
    /// "utf16" units as JavaScript does.
    ///
    /// text, tokens: whether the text, and the tokens with their kinds and tags, are included.
    #[pyo3(signature = (*, offsets="chars", text=true, tokens=false))]
    fn to_json(&self, offsets: &str, text: bool, tokens: bool) -> PyResult<String> {
        json::write(&self.story, offsets, text, tokens)
    }

    /// The story as a dict of the shape of its JSON. The arguments are those of to_json.
    ///
    /// >>> import byline
    /// >>> byline.analyze("“Oui,” Zoë Ruiz said.").to_dict()["quotes"][0]["speaker"]
    /// {'entity': 0, 'name': 'Zoë Ruiz', 'anonymous': False}
    #[pyo3(signature = (*, offsets="chars", text=true, tokens=false))]
    fn to_dict<'py>(
        &self,
        py: Python<'py>,
        offsets: &str,
        text: bool,
        tokens: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let written = json::write(&self.story, offsets, text, tokens)?;
        py.import("json")?.call_method1("loads", (written,))
    }

    /// Reads a story from its JSON, a str or bytes, whatever its offsets count.
    ///
    /// >>> import byline
    /// >>> doc = byline.analyze("“Oui,” Zoë Ruiz said.")
    /// >>> byline.Document.from_json(doc.to_json()) == doc
    /// True
    ///
    /// Tokens and sentences that the JSON lacks are found again in the text.
    ///
    /// Raises JsonError, which names the place, if it is no JSON or does not have the shape, and
    /// if a span or an id in it does not fit.
    ///
    /// >>> byline.Document.from_json('{"schema": 1, "offsets": "chars", "text": "é", "quotes": 1}')
    /// Traceback (most recent call last):
    /// byline.errors.JsonError: quotes: invalid type: integer `1`, expected a sequence at line 1 column 59
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, json: &Bound<'_, PyAny>) -> PyResult<Self> {
        json::read(json).map(Self::from)
    }

    /// Reads a story from a dict of the shape of its JSON; see from_json.
    #[classmethod]
    fn from_dict(class: &Bound<'_, PyType>, story: &Bound<'_, PyDict>) -> PyResult<Self> {
        let written = story.py().import("json")?.call_method1("dumps", (story,))?;
        Self::from_json(class, &written)
    }

    /// The story as an HTML page for people, which needs no network and no other file: the text
    /// with names, quotes and citations highlighted, and who said what beside it.
    ///
    /// >>> import byline
    /// >>> byline.Document("“Café”").to_html(title="Cafés")[:15]
    /// '<!doctype html>'
    ///
    /// title: that of the page; without one that of the story.
    #[pyo3(signature = (*, title=None))]
    fn to_html(&self, title: Option<String>) -> String {
        html::page(self.story.document(), &html::Options { title })
    }

    /// The page of to_html in a frame of its own, for notebooks.
    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        notebook::frame(py, &self.to_html(None))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let document = self.story.document();
        Ok(format!(
            "<Document of {}, {}, {}, {}: {}>",
            counted(document.sentences().len(), "sentence", "sentences"),
            counted(document.entities().len(), "entity", "entities"),
            counted(document.quotes().len(), "quote", "quotes"),
            counted(document.citations().len(), "citation", "citations"),
            quoted(py, document.text())?
        ))
    }

    fn __copy__(this: Py<Self>) -> Py<Self> {
        this
    }

    fn __deepcopy__(this: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        this
    }

    fn __reduce__<'py>(this: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let written = json::write(&this.get().story, Unit::Bytes.as_str(), true, true)?;
        Ok((this.get_type().getattr("from_json")?, (written,)))
    }
}

/// Adds what this file defines to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyDocument>()
}

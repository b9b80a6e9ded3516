//! `analyze`, `analyze_batch` and `analyze_iter`.

use crate::document::PyDocument;
use crate::pipeline::shared;
use crate::story::Story;
use crate::stream::Documents;
use crate::{batch, input};
use byline::{Document, Pipeline};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use std::sync::Arc;

/// Analyses a text: words, names, quotations with their speakers, citations with their chains.
///
/// >>> import byline
/// >>> doc = byline.analyze("“We will not close the café,” Mayor Zoë Ruiz told Reuters.")
/// >>> quote = doc.quotes[0]
/// >>> quote.text, quote.speaker.name, quote.chain
/// ('“We will not close the café,”', 'Zoë Ruiz', ('Zoë Ruiz', 'Reuters'))
/// >>> doc.text[quote.start:quote.end] == quote.text
/// True
///
/// text: a str, or a Document whose text is to be analysed; its id, publisher and date are kept.
///
/// id, publisher: the caller's name for the story, and who published it.
///
/// date: a datetime.date, or a str of the form YYYY-MM-DD. It is what “on Tuesday” is counted
/// from; without one the date is looked for in the story. If it has a time with its zone (a datetime
/// that is aware, or 2024-03-07T09:30:00+01:00), the moment is Document.published.
///
/// >>> doc = byline.analyze("“Le café est fermé,” Zoë Ruiz said on Tuesday.", date="2024-03-07")
/// >>> [entity.value for entity in doc.entities if entity.name == "Tuesday"]
/// ['2024-03-05']
///
/// Raises TypeError if text is something else, TextError if it is no text (a lone surrogate), and
/// ValueError if the date cannot be read. Takes some milliseconds for 500 words; other threads of Python
/// run meanwhile. The first call also reads the models.
#[pyfunction]
#[pyo3(signature = (text, *, id=None, publisher=None, date=None))]
fn analyze(
    text: &Bound<'_, PyAny>,
    id: Option<String>,
    publisher: Option<String>,
    date: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyDocument> {
    analyze_one(text.py().detach(shared), text, id, publisher, date)
}

/// Reads the article of an HTML page, and analyses it.
///
/// >>> import byline
/// >>> page = """<title>Café stays | The Post</title>
/// ... <meta property="og:site_name" content="The Post"><meta name="author" content="Renée Okafor">
/// ... <article><h1>Café stays</h1><time datetime="2024-03-05T09:30:00+01:00">5 March 2024</time>
/// ... <p>“We will not close the café,” Mayor Zoë Ruiz told Reuters.</p></article>"""
/// >>> doc = byline.annotate_html(page)
/// >>> doc.text
/// 'Café stays\n\n“We will not close the café,” Mayor Zoë Ruiz told Reuters.'
/// >>> doc.publisher, doc.authors, doc.date, doc.quotes[0].speaker.name
/// ('The Post', ('Renée Okafor',), datetime.date(2024, 3, 5), 'Zoë Ruiz')
///
/// html: the page, a str, or bytes as a server sent them: their encoding is that of a byte order mark
/// or the one that the page declares.
///
/// id, publisher, date: what the caller knows better than the page.
///
/// Captions, teasers, dates, and blocks for sharing and the like are left out; the text is the headline
/// and the paragraphs, with blank lines between. Positions count in it.
///
/// Raises PageError if the page has no article, TypeError if it is neither str nor bytes. Does nothing
/// with the network: the page is what the caller has fetched.
#[pyfunction]
#[pyo3(signature = (html, *, id=None, publisher=None, date=None))]
fn annotate_html(
    html: &Bound<'_, PyAny>,
    id: Option<String>,
    publisher: Option<String>,
    date: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyDocument> {
    analyze_page(html.py().detach(shared), html, id, publisher, date)
}

/// Analyses many texts on many threads. Returns a list in the order of the texts.
///
/// >>> import byline
/// >>> docs = byline.analyze_batch(["“Oui,” Zoë Ruiz said.", "The café closed."])
/// >>> [len(doc.quotes) for doc in docs]
/// [1, 0]
///
/// texts: any iterable of str; a Document stands for its text, id, publisher and date.
///
/// threads: how many; without a number one for each core.
///
/// errors: what to do with an item that is neither, or no text. "raise" raises TypeError or
/// TextError, which name the item's index, before anything is analysed. "return" puts the exception
/// in the place of the document and goes on.
///
/// >>> byline.analyze_batch(["The café closed.", None], errors="return")[1]
/// TypeError('texts[1]: expected str or byline.Document, found NoneType')
///
/// Other threads of Python run meanwhile, and Ctrl-C ends it. All documents are in memory at once:
/// for more than fit there is analyze_iter.
#[pyfunction]
#[pyo3(signature = (texts, *, threads=None, errors="raise"))]
fn analyze_batch<'py>(
    texts: &Bound<'py, PyAny>,
    threads: Option<i64>,
    errors: &str,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let wanted = Wanted::new(threads, errors)?;
    analyze_all(texts.py().detach(shared), texts, &wanted)
}

/// Analyses a stream of texts on many threads. Returns an iterator in the order of the texts, which
/// takes 256 of them at a time and holds no more in memory, so the stream may be endless.
///
/// >>> import byline, itertools
/// >>> stories = (f"“Day {day},” Zoë said in the café." for day in itertools.count(1))
/// >>> docs = byline.analyze_iter(stories)
/// >>> next(docs).text, next(docs).text
/// ('“Day 1,” Zoë said in the café.', '“Day 2,” Zoë said in the café.')
///
/// The arguments are those of analyze_batch. With errors="raise" an item that is not a text ends the
/// stream at its place, after the documents before it.
#[pyfunction]
#[pyo3(signature = (texts, *, threads=None, errors="raise"))]
fn analyze_iter(
    texts: &Bound<'_, PyAny>,
    threads: Option<i64>,
    errors: &str,
) -> PyResult<Documents> {
    let wanted = Wanted::new(threads, errors)?;
    Documents::new(Arc::clone(texts.py().detach(shared)), texts, wanted)
}

/// How many texts are to be analysed.
pub struct Wanted {
    /// The number of threads.
    pub threads: usize,
    /// Whether an item that is not a text is an exception in its place, rather than raised.
    pub return_errors: bool,
}

impl Wanted {
    /// Checks what a caller asks for.
    pub fn new(threads: Option<i64>, errors: &str) -> PyResult<Self> {
        let return_errors = match errors {
            "raise" => false,
            "return" => true,
            other => {
                let message = format!("errors: expected 'raise' or 'return', found '{other}'");
                return Err(PyValueError::new_err(message));
            }
        };
        Ok(Self { threads: batch::threads(threads)?, return_errors })
    }
}

/// Analyses one text.
pub fn analyze_one(
    pipeline: &Pipeline,
    text: &Bound<'_, PyAny>,
    id: Option<String>,
    publisher: Option<String>,
    date: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyDocument> {
    let mut document = input::document(text, "text")?;
    input::describe(&mut document, id, publisher, date)?;
    Ok(annotated(text.py(), pipeline, document))
}

/// Analyses the article of one page.
pub fn analyze_page(
    pipeline: &Pipeline,
    html: &Bound<'_, PyAny>,
    id: Option<String>,
    publisher: Option<String>,
    date: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyDocument> {
    let mut document = input::page(html)?;
    input::describe(&mut document, id, publisher, date)?;
    Ok(annotated(html.py(), pipeline, document))
}

fn annotated(py: Python<'_>, pipeline: &Pipeline, mut document: Document) -> PyDocument {
    let story = py.detach(|| {
        pipeline.annotate(&mut document);
        Story::new(document)
    });
    PyDocument::from(story)
}

/// Analyses all texts of an iterable: documents, or exceptions where these are to be returned.
pub fn analyze_all<'py>(
    pipeline: &Pipeline,
    texts: &Bound<'py, PyAny>,
    wanted: &Wanted,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    refuse_single(texts)?;
    let mut read = Vec::new();
    for (index, item) in texts.try_iter()?.enumerate() {
        let document = input::document(&item?, &format!("texts[{index}]"));
        read.push(if wanted.return_errors { document } else { Ok(document?) });
    }
    let finished = analyze_read(texts.py(), pipeline, read, wanted.threads)?;
    let object = |result: PyResult<PyDocument>| match result {
        Ok(document) => Ok(Bound::new(texts.py(), document)?.into_any()),
        Err(error) => Ok(error.into_value(texts.py()).into_bound(texts.py()).into_any()),
    };
    finished.into_iter().map(object).collect()
}

/// Analyses what could be read, and leaves the errors between where they are.
pub fn analyze_read(
    py: Python<'_>,
    pipeline: &Pipeline,
    read: Vec<PyResult<Document>>,
    threads: usize,
) -> PyResult<Vec<PyResult<PyDocument>>> {
    let mut documents = Vec::with_capacity(read.len());
    let mut places = Vec::with_capacity(read.len());
    for item in read {
        places.push(item.map(|document| documents.push(document)));
    }
    let mut stories = batch::run(py, pipeline, documents, threads)?.into_iter();
    let fill = |place: PyResult<()>| match place {
        Ok(()) => stories.next().map(|story| Ok(PyDocument::from(story))),
        Err(error) => Some(Err(error)),
    };
    Ok(places.into_iter().filter_map(fill).collect())
}

/// A single text is an iterable of characters, which nobody means.
pub fn refuse_single(texts: &Bound<'_, PyAny>) -> PyResult<()> {
    if texts.is_instance_of::<PyString>() || texts.is_instance_of::<PyBytes>() {
        let found = texts.get_type().name()?;
        let message = format!("texts: expected an iterable of str, found a single {found}");
        return Err(PyTypeError::new_err(message));
    }
    Ok(())
}

/// Adds what this file defines to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(analyze, module)?)?;
    module.add_function(wrap_pyfunction!(analyze_batch, module)?)?;
    module.add_function(wrap_pyfunction!(analyze_iter, module)?)?;
    module.add_function(wrap_pyfunction!(annotate_html, module)?)
}

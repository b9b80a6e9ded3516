//! From what a caller gives to a document, with errors that say what is wrong with which text.

use crate::document::PyDocument;
use crate::errors::{PageError, TextError};
use byline::{Date, Document, Timestamp};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDate, PyDateAccess, PyString};

/// Reads a text or a document that is to be analysed. `name` is what the caller calls it.
pub fn document(item: &Bound<'_, PyAny>, name: &str) -> PyResult<Document> {
    if let Ok(text) = item.cast::<PyString>() {
        return from_text(text, name);
    }
    let Ok(given) = item.cast::<PyDocument>() else {
        let found = item.get_type().name()?;
        let message = format!("{name}: expected str or byline.Document, found {found}");
        return Err(PyTypeError::new_err(message));
    };
    Ok(unread(given.get().story().document()))
}

/// The same story with what the caller knows of it, of which nothing has been read.
pub fn unread(given: &Document) -> Document {
    let mut document = Document::new(given.text());
    document.id.clone_from(&given.id);
    document.publisher.clone_from(&given.publisher);
    document.date = given.date;
    document.published = given.published;
    document.authors.clone_from(&given.authors);
    document.url.clone_from(&given.url);
    document.language.clone_from(&given.language);
    document
}

/// Reads a text.
pub fn from_text(text: &Bound<'_, PyString>, name: &str) -> PyResult<Document> {
    let text = text.to_str().map_err(|error| not_text(text.py(), &error, name))?;
    Document::try_new(text).map_err(|error| TextError::new_err(format!("{name}: {error}")))
}

/// Reads the article of a page, a str or bytes.
pub fn page(html: &Bound<'_, PyAny>) -> PyResult<Document> {
    let py = html.py();
    let read = |html: &str| byline_page::read(html);
    let read = if let Ok(text) = html.cast::<PyString>() {
        let text = text.to_str().map_err(|error| not_text(py, &error, "html"))?;
        py.detach(|| read(text))
    } else if let Ok(bytes) = html.cast::<PyBytes>() {
        let bytes = bytes.as_bytes();
        py.detach(|| read(&byline_page::decoded(bytes, None)))
    } else {
        let found = html.get_type().name()?;
        return Err(PyTypeError::new_err(format!("html: expected str or bytes, found {found}")));
    };
    read.map_err(|error| PageError::new_err(format!("html: {error}")))
}

/// Half of a pair of surrogates is the only thing that a str can hold and UTF-8 cannot.
fn not_text(py: Python<'_>, error: &PyErr, name: &str) -> PyErr {
    let place = error.value(py).getattr("start").and_then(|start| start.extract::<usize>());
    let place = place.map_or_else(|_| String::new(), |place| format!(" at {place}"));
    TextError::new_err(format!(
        "{name}: a lone surrogate stands{place}, which is no character; \
         text.encode('utf-8', 'replace').decode() puts a question mark in its place"
    ))
}

/// Reads a date: `datetime.date`, or a str of the form YYYY-MM-DD; and the moment, if it has a time with
/// a zone.
pub fn date(given: &Bound<'_, PyAny>) -> PyResult<(Date, Option<Timestamp>)> {
    if let Ok(day) = given.cast::<PyDate>() {
        let (year, month) = (day.get_year() as i16, day.get_month() as i8);
        let date = Date::new(year, month, day.get_day() as i8);
        let date = date.map_err(|error| PyValueError::new_err(format!("date: {error}")))?;
        let written: String = given.call_method0("isoformat")?.extract()?;
        return Ok((date, written.parse().ok()));
    }
    let Ok(text) = given.extract::<String>() else {
        let found = given.get_type().name()?;
        let message = format!("date: expected datetime.date or str, found {found}");
        return Err(PyTypeError::new_err(message));
    };
    written_date(&text).map_err(|message| PyValueError::new_err(format!("date: {message}")))
}

/// Reads a date of the form YYYY-MM-DD, and the moment if a time with a zone stands behind it.
///
/// # Errors
///
/// What is wrong with it, for people.
pub fn written_date(text: &str) -> Result<(Date, Option<Timestamp>), String> {
    // A time, with a zone or without, stands behind the day.
    let day = if text.contains(':') { text.get(..10).unwrap_or(text) } else { text };
    let day = day.parse().map_err(|_| format!("`{text}` is not of the form YYYY-MM-DD"))?;
    Ok((day, text.parse().ok()))
}

/// What the caller knows of a story besides its text.
pub fn describe(
    document: &mut Document,
    id: Option<String>,
    publisher: Option<String>,
    given: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    document.id = id.or(document.id.take());
    document.publisher = publisher.or(document.publisher.take());
    if let Some((date, moment)) = given.map(date).transpose()? {
        (document.date, document.published) = (Some(date), moment);
    }
    Ok(())
}

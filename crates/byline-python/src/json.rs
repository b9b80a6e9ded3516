//! The JSON of a story, written and read.

use crate::errors::JsonError;
use crate::input;
use crate::story::Story;
use byline::wire::{self, Options};
use byline::{Document, Pipeline, Unit};
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// Writes a story.
pub fn write(story: &Story, offsets: &str, text: bool, tokens: bool) -> PyResult<String> {
    let offsets: Unit =
        offsets.parse().map_err(|error| PyValueError::new_err(format!("offsets: {error}")))?;
    let shape = wire::Story::new(story.document(), &Options { offsets, text, tokens });
    serde_json::to_string(&shape).map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// Reads a story from a str or bytes.
pub fn read(json: &Bound<'_, PyAny>) -> PyResult<Story> {
    let refused = |error: &dyn std::fmt::Display| JsonError::new_err(error.to_string());
    let bytes = if let Ok(text) = json.cast::<PyString>() {
        // A lone surrogate cannot stand in JSON either.
        text.to_str().map_err(|error| refused(&error))?.as_bytes()
    } else if let Ok(bytes) = json.cast::<PyBytes>() {
        bytes.as_bytes()
    } else {
        let found = json.get_type().name()?;
        return Err(PyTypeError::new_err(format!("json: expected str or bytes, found {found}")));
    };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let shape: wire::Story =
        serde_path_to_error::deserialize(&mut reader).map_err(|error| refused(&error))?;
    reader.end().map_err(|error| refused(&error))?;
    let had_sentences = !shape.sentences.is_empty();
    let document = Document::try_from(shape).map_err(|error| refused(&error))?;
    if document.tokens().is_empty() && had_sentences {
        return with_tokens(document).map(Story::new).map_err(|error| refused(&error));
    }
    Ok(Story::new(document))
}

/// The document with the tokens and sentences that its JSON left out.
fn with_tokens(read: Document) -> Result<Document, byline::DocumentError> {
    let mut document = input::unread(&read);
    document.set_paragraphs(read.paragraphs().to_vec())?;
    let words = Pipeline::builder()
        .tags(false)
        .syntax(false)
        .entities(false)
        .quotes(false)
        .citations(false)
        .build();
    words.annotate(&mut document);
    document.set_entities(read.entities().to_vec())?;
    document.set_citations(read.citations().to_vec(), read.quotes().to_vec())?;
    document.set_scare_quotes(read.scare_quotes().to_vec())?;
    Ok(document)
}

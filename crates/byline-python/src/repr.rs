//! What objects look like in an interactive session.

use pyo3::prelude::*;
use pyo3::types::PyString;

/// How many characters of a text are shown.
const SHOWN: usize = 60;

/// A text as Python writes it, cut where it is long.
pub fn quoted(py: Python<'_>, text: &str) -> PyResult<String> {
    let cut = match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    Ok(PyString::new(py, &cut).repr()?.to_string())
}

/// A text as Python writes it, or `None`.
pub fn optional(py: Python<'_>, text: Option<&str>) -> PyResult<String> {
    text.map_or_else(|| Ok("None".to_owned()), |text| quoted(py, text))
}

/// A number and the name of what is counted.
pub fn counted(number: usize, singular: &str, plural: &str) -> String {
    format!("{number} {}", if number == 1 { singular } else { plural })
}

/// `True` or `False`.
pub fn truth(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

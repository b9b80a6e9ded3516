//! `byline.Document`.

use crate::story::Story;
use byline::Unit;
use byline::wire::Options;
use byline_export::html;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// An analysed story.
#[pyclass(name = "Document", module = "byline", frozen)]
pub struct PyDocument {
    story: Story,
}

impl From<Story> for PyDocument {
    fn from(story: Story) -> Self {
        Self { story }
    }
}

#[pymethods]
impl PyDocument {
    /// The text, exactly as given.
    #[getter]
    fn text(&self) -> &str {
        self.story.document().text()
    }

    /// The story as JSON, schema 1, with offsets in code points.
    fn to_json(&self) -> PyResult<String> {
        let options = Options { offsets: Unit::Chars, ..Options::default() };
        self.story.to_json(&options).map_err(|error| PyRuntimeError::new_err(error.to_string()))
    }

    /// The story as a dict of the same shape as its JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.to_json()?,))
    }

    /// The story as an HTML page.
    fn to_html(&self) -> String {
        html::page(self.story.document(), &html::Options::default())
    }
}

/// Adds what this file defines to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyDocument>()
}

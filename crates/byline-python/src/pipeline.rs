//! The pipeline that all functions share, and `analyze`.

use crate::document::PyDocument;
use crate::story::Story;
use byline::Pipeline;
use pyo3::prelude::*;
use std::sync::LazyLock;

/// The pipeline of all layers. The first use reads the models, which takes some tens of
/// milliseconds: let go of the interpreter before.
pub fn shared() -> &'static Pipeline {
    static SHARED: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);
    &SHARED
}

/// Analyses a text.
#[pyfunction]
fn analyze(py: Python<'_>, text: &str) -> PyDocument {
    PyDocument::from(py.detach(|| Story::of(shared().analyze(text))))
}

/// Adds what this file defines to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(analyze, module)?)
}

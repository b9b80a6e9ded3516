//! The native half of the Python package `byline`; `python/byline` is the other.
//!
//! Each file is one part of the package, and adds its own classes and functions to the module.

mod document;
mod pipeline;
mod story;

use pyo3::prelude::*;

/// Reads English news: who is named, who said what, and where the story has it from.
#[pymodule]
fn _byline(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    document::register(module)?;
    pipeline::register(module)?;
    Ok(())
}

//! The native half of the Python package `byline`; `python/byline` is the other.
//!
//! Each file is one part of the package, and adds its own classes and functions to the module.

mod analyze;
mod arrow;
mod batch;
mod document;
mod errors;
mod input;
mod json;
mod notebook;
mod pipeline;
mod repr;
mod story;
mod stream;
mod views;

use pyo3::prelude::*;

/// The native half of the package `byline`.
#[pymodule]
fn _byline(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    analyze::register(module)?;
    arrow::register(module)?;
    document::register(module)?;
    pipeline::register(module)?;
    stream::register(module)?;
    views::register(module)
}

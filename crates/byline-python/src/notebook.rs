//! A page inside a notebook.

use pyo3::prelude::*;

/// The page in a frame, so that its style stays its own and the notebook's stays out. The frame may
/// run the page's script and do nothing else.
pub fn frame(py: Python<'_>, page: &str) -> PyResult<String> {
    // Inside a frame `#note` would be counted from the address of the notebook. No text can hold
    // these characters, because quotation marks are escaped there.
    let page = page.replace("href=\"#", "href=\"about:srcdoc#");
    let page: String = py.import("html")?.call_method1("escape", (page,))?.extract()?;
    Ok(format!(
        "<iframe title=\"byline\" sandbox=\"allow-scripts\" \
         style=\"width: 100%; height: 32em; border: 1px solid #8884\" srcdoc=\"{page}\"></iframe>"
    ))
}

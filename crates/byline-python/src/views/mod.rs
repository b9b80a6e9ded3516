//! What a document lists: objects that know the document and their place in it.

mod chain;
mod citation;
mod entity;
mod quote;
mod span;
mod token;

pub use chain::{PyChain, PyLink};
pub use citation::{PyCitation, PyHop, PySupport};
pub use entity::{PyEntity, PyMention};
pub use quote::{PyQuote, PySpeaker};
pub use span::PySpan;
pub use token::{PySentence, PyToken};

use crate::document::PyDocument;
use crate::story::Story;
use pyo3::PyClass;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use std::hash::{Hash, Hasher};

/// A place in a list of a document, or in a list of what stands at that place.
pub struct Place {
    /// The document.
    pub document: Py<PyDocument>,
    /// Position in the document's list.
    pub index: usize,
    /// Position in the list of what stands there; 0 for that itself.
    pub part: usize,
}

impl Place {
    /// A place in a list of the document.
    pub fn new(document: Py<PyDocument>, index: usize) -> Self {
        Self { document, index, part: 0 }
    }

    /// What was found in the document.
    pub fn story(&self) -> &Story {
        self.document.get().story()
    }

    /// The objects that `make` gives for `places` in the same document.
    pub fn others<'py, T: IntoPyObject<'py>>(
        &self,
        py: Python<'py>,
        places: impl IntoIterator<Item = usize>,
        make: impl Fn(Py<PyDocument>, usize) -> T,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let items: Vec<T> =
            places.into_iter().map(|n| make(self.document.clone_ref(py), n)).collect();
        PyTuple::new(py, items)
    }
}

/// Places are equal if they have the same numbers in equal documents.
impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        (self.index, self.part) == (other.index, other.part) && self.story() == other.story()
    }
}

/// The text itself would make a set of all tokens take time quadratic in it.
impl Hash for Place {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.index, self.part, self.story().document().text().len()).hash(state);
    }
}

/// The objects that `make` gives for the first `len` places of a document's list.
pub fn tuple<'py, T: IntoPyObject<'py>>(
    document: &Bound<'py, PyDocument>,
    len: usize,
    make: impl Fn(Py<PyDocument>, usize) -> T,
) -> PyResult<Bound<'py, PyTuple>> {
    let items: Vec<T> = (0..len).map(|index| make(document.clone().unbind(), index)).collect();
    PyTuple::new(document.py(), items)
}

/// What pickle makes an object again from: this function, the owner, its list and the index.
type Nth<'py> = (Bound<'py, PyAny>, (Py<PyAny>, &'static str, usize));

fn nth<'py>(
    py: Python<'py>,
    owner: Py<PyAny>,
    list: &'static str,
    index: usize,
) -> PyResult<Nth<'py>> {
    Ok((py.import("byline._byline")?.getattr("_nth")?, (owner, list, index)))
}

/// An item of a list of an object.
#[pyfunction]
fn _nth<'py>(owner: &Bound<'py, PyAny>, list: &str, index: usize) -> PyResult<Bound<'py, PyAny>> {
    owner.getattr(list)?.get_item(index)
}

fn add<T: PyClass>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<T>()
}

/// Adds what these files define to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(_nth, module)?)?;
    add::<PySpan>(module)?;
    add::<PyToken>(module)?;
    add::<PySentence>(module)?;
    add::<PyEntity>(module)?;
    add::<PyMention>(module)?;
    add::<PyQuote>(module)?;
    add::<PySpeaker>(module)?;
    add::<PyCitation>(module)?;
    add::<PyHop>(module)?;
    add::<PySupport>(module)?;
    add::<PyChain>(module)?;
    add::<PyLink>(module)
}

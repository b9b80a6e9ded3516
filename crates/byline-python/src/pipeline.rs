//! `byline.Pipeline`, and the pipeline that all functions share.

use crate::analyze::{Wanted, analyze_all, analyze_one, analyze_page};
use crate::document::PyDocument;
use crate::errors::ListError;
use crate::stream::Documents;
use byline::encoder::{Encoder, EncoderError};
use byline::lexicon::Lexicon;
use byline::ner::Gazetteer;
use byline::{LineBreaks, Pipeline, PipelineBuilder, SourceKind, UnknownName};
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyTuple};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// The pipeline of all layers. The first use reads the models, which takes some tens of
/// milliseconds: let go of the interpreter before.
pub fn shared() -> &'static Arc<Pipeline> {
    static SHARED: LazyLock<Arc<Pipeline>> = LazyLock::new(|| Arc::new(Pipeline::new()));
    &SHARED
}

/// Runs the layers over stories, one after the other.
///
/// The functions `analyze`, `analyze_batch` and `analyze_iter` use one with everything on. A
/// pipeline of your own may leave layers out and know more names, reporting words and outlets:
///
/// >>> import byline
/// >>> pipeline = byline.Pipeline(
/// ...     gazetteer="organization\tÉquité maintenant",
/// ...     verbs="[manner always quote that]\nthunder",
/// ...     outlets={"The Harbour Gazette": ["Harbour Gazette"]},
/// ... )
/// >>> doc = pipeline.analyze("“Not one café will close,” thundered Équité maintenant.")
/// >>> doc.quotes[0].chain
/// ('Équité maintenant',)
///
/// tags, syntax, entities, quotes, citations: whether parts of speech, dependency trees, names,
/// quotations and citations are found. Trees and quotations are found by tags, and speakers among
/// entities.
///
/// line_breaks: what a line break means: "blank-lines" (only blank lines end a paragraph),
/// "every-line" (each line is a paragraph), "wrapped" (lines were broken at a width), or "auto", as
/// the text as a whole looks. None is "auto", and leaves the paragraphs of a document as they are.
///
/// english_only: whether a story in another language gets words, sentences and paragraphs alone; its
/// language is then `Document.language`.
///
/// >>> german = (
/// ...     "Der Bürgermeister sagte am Dienstag, dass das Café an der Straße nicht geschlossen wird. "
/// ...     "„Wir bleiben hier“, erklärte Zoë Ruiz der Zeitung."
/// ... )
/// >>> doc = byline.Pipeline(english_only=True).analyze(german)
/// >>> doc.language, doc.entities
/// ('de', ())
///
/// gazetteer: names that go before all that is found, one a line: kind, tab, name; then, if you like,
/// a tab with a key, such as an id of Wikidata, and a tab with other names between bars. Entities of
/// these names have the key as `Entity.key`.
///
/// verbs: reporting verbs under headings of class, strength and patterns, for example
/// ``[manner always quote that]`` and on the next line ``thunder``.
///
/// outlets: canonical names of outlets with the other ways to write them. agencies, broadcasters,
/// websites and platforms have the same form.
///
/// encoder: the file of an encoder, a small transformer: tags, trees, names and quotations are then found with it,
/// which takes some ten times as long and is right more often. None is the fast tier. The file does
/// not come with this package; the repository says how it is made.
///
/// Raises OSError if the file cannot be read, ValueError if it is damaged, ValueError if line_breaks is none of these, and ListError if a list has a line that cannot be read; the message names it.
///
/// A pipeline may be shared by threads, pickled and copied.
#[pyclass(name = "Pipeline", module = "byline", frozen)]
pub struct PyPipeline {
    pipeline: Arc<Pipeline>,
    /// What it was made with, to make it again in another process.
    given: Py<PyDict>,
}

/// Names with the other ways to write them.
type Names = BTreeMap<String, Vec<String>>;

#[pymethods]
impl PyPipeline {
    #[new]
    #[pyo3(signature = (*, tags=true, syntax=true, entities=true, quotes=true, citations=true,
        english_only=false, line_breaks=None, gazetteer=None, verbs=None, outlets=None, agencies=None,
        broadcasters=None, websites=None, platforms=None, encoder=None))]
    #[expect(clippy::too_many_arguments, reason = "they are keywords")]
    fn new(
        py: Python<'_>,
        tags: bool,
        syntax: bool,
        entities: bool,
        quotes: bool,
        citations: bool,
        english_only: bool,
        line_breaks: Option<&str>,
        gazetteer: Option<&str>,
        verbs: Option<&str>,
        outlets: Option<Names>,
        agencies: Option<Names>,
        broadcasters: Option<Names>,
        websites: Option<Names>,
        platforms: Option<Names>,
        encoder: Option<PathBuf>,
    ) -> PyResult<Self> {
        let given = PyDict::new(py);
        for (name, on) in [
            ("tags", tags),
            ("syntax", syntax),
            ("entities", entities),
            ("quotes", quotes),
            ("citations", citations),
            ("english_only", english_only),
        ] {
            given.set_item(name, on)?;
        }
        given.set_item("line_breaks", line_breaks)?;
        given.set_item("gazetteer", gazetteer)?;
        given.set_item("verbs", verbs)?;

        let mut builder = Pipeline::builder()
            .tags(tags)
            .syntax(syntax)
            .entities(entities)
            .quotes(quotes)
            .citations(citations)
            .english_only(english_only);
        if let Some(name) = line_breaks {
            let refused =
                |error: UnknownName| PyValueError::new_err(format!("line_breaks: {error}"));
            builder = builder.line_breaks(name.parse::<LineBreaks>().map_err(refused)?);
        }
        if let Some(list) = gazetteer {
            builder = builder.gazetteer(list.parse::<Gazetteer>().map_err(ListError::of)?);
        }
        let mut lexicon = Lexicon::builder();
        if let Some(list) = verbs {
            lexicon = lexicon.verbs(list);
        }
        for (name, kind, names) in [
            ("outlets", SourceKind::Outlet, outlets),
            ("agencies", SourceKind::Agency, agencies),
            ("broadcasters", SourceKind::Broadcaster, broadcasters),
            ("websites", SourceKind::Website, websites),
            ("platforms", SourceKind::Platform, platforms),
        ] {
            if let Some(names) = &names {
                lexicon = lexicon.sources(kind, &lines(name, names)?);
            }
            given.set_item(name, names)?;
        }
        if !lexicon.is_empty() {
            builder = builder.lexicon(lexicon.build().map_err(ListError::of)?);
        }
        given.set_item("encoder", &encoder)?;
        if let Some(path) = encoder {
            builder = py.detach(|| with_encoder(builder, &path))?;
        }
        let pipeline = py.detach(|| Arc::new(builder.build()));
        Ok(Self { pipeline, given: given.unbind() })
    }

    /// Analyses a text; see the function of this name.
    #[pyo3(signature = (text, *, id=None, publisher=None, date=None))]
    fn analyze(
        &self,
        text: &Bound<'_, PyAny>,
        id: Option<String>,
        publisher: Option<String>,
        date: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyDocument> {
        analyze_one(&self.pipeline, text, id, publisher, date)
    }

    /// Reads the article of an HTML page, and analyses it; see the function of this name.
    #[pyo3(signature = (html, *, id=None, publisher=None, date=None))]
    fn annotate_html(
        &self,
        html: &Bound<'_, PyAny>,
        id: Option<String>,
        publisher: Option<String>,
        date: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyDocument> {
        analyze_page(&self.pipeline, html, id, publisher, date)
    }

    /// Analyses many texts on many threads; see the function of this name.
    #[pyo3(signature = (texts, *, threads=None, errors="raise"))]
    fn analyze_batch<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        threads: Option<i64>,
        errors: &str,
    ) -> PyResult<Vec<Bound<'py, PyAny>>> {
        analyze_all(&self.pipeline, texts, &Wanted::new(threads, errors)?)
    }

    /// Analyses a stream of texts on many threads; see the function of this name.
    #[pyo3(signature = (texts, *, threads=None, errors="raise"))]
    fn analyze_iter(
        &self,
        texts: &Bound<'_, PyAny>,
        threads: Option<i64>,
        errors: &str,
    ) -> PyResult<Documents> {
        Documents::new(Arc::clone(&self.pipeline), texts, Wanted::new(threads, errors)?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut given = Vec::new();
        for (name, value) in self.given.bind(py) {
            // Layers are on, and all languages are taken, unless it is said otherwise.
            let usual = name.to_string() != "english_only";
            if !value.is_none() && !value.is(PyBool::new(py, usual)) {
                given.push(format!("{name}={}", value.repr()?));
            }
        }
        Ok(format!("Pipeline({})", given.join(", ")))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyTuple>, Py<PyDict>) {
        (PyTuple::empty(py), self.given.clone_ref(py))
    }
}

/// A pipeline that reads with the encoder of a file.
fn with_encoder(builder: PipelineBuilder, path: &Path) -> PyResult<PipelineBuilder> {
    let refused = |error: &dyn Display| {
        PyValueError::new_err(format!("encoder: {}: {error}", path.display()))
    };
    let encoder = Encoder::load(path).map_err(|error| match error {
        EncoderError::Read(error) => {
            PyOSError::new_err((error.raw_os_error(), error.to_string(), path.to_owned()))
        }
        error => refused(&error),
    })?;
    builder.encoder(encoder).map_err(|error| refused(&error))
}

/// The list that a tracker reads: a source a line.
fn lines(list: &str, names: &Names) -> PyResult<String> {
    for name in names.iter().flat_map(|(name, aliases)| [name].into_iter().chain(aliases)) {
        let start = name.trim_start();
        if start.is_empty() || start.starts_with('#') || name.contains(['|', '\n', '\r']) {
            let message = "a name has letters or digits, no `|` and one line, found";
            return Err(ListError::new_err(format!("{list}: {message} `{name}`")));
        }
    }
    let line = |(name, aliases): (&String, &Vec<String>)| {
        [name].into_iter().chain(aliases).map(String::as_str).collect::<Vec<_>>().join(" | ")
    };
    Ok(names.iter().map(line).collect::<Vec<_>>().join("\n"))
}

impl ListError {
    fn of(error: impl std::fmt::Display) -> PyErr {
        Self::new_err(error.to_string())
    }
}

/// Adds what this file defines to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyPipeline>()
}

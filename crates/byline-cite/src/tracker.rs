//! The public face: extraction, resolution, scope and chains in one place.

use crate::{chain, extract, resolve, scope};
use byline_core::{Citation, Document, Quote};

/// What tracking a story yields.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tracking {
    /// The citations, in the order of the story.
    pub citations: Vec<Citation>,
    /// The document's quotes, with chains, and with speakers where a citation names the origin.
    pub quotes: Vec<Quote>,
}

/// Finds and follows citations.
#[derive(Debug, Clone, Default)]
pub struct Tracker {
    _private: (),
}

impl Tracker {
    /// Makes a tracker with the built-in lists of sources.
    ///
    /// ```
    /// let document = byline_core::Document::new("“Né à Paris”");
    /// assert!(byline_cite::Tracker::new().track(&document).citations.is_empty());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Finds the citations with their hops as written. Short forms and anaphors keep their own
    /// words as names, and nothing is supported yet.
    ///
    /// ```
    /// use byline_core::{Document, SourceKind};
    ///
    /// let text = "“C’est fini,” Zoé told Reuters.";
    /// let mut document = Document::new(text);
    /// document.set_tokens(byline_tokenize::tokens(text).collect(), vec![])?;
    /// let citations = byline_cite::Tracker::new().extract(&document);
    /// assert_eq!(citations[0].hops[0].kind, SourceKind::Agency);
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    pub fn extract(&self, document: &Document) -> Vec<Citation> {
        extract::extract(document)
    }

    /// Gives short forms and anaphors the name of what they stand for. Where two candidates are
    /// equally good the name stays as written.
    ///
    /// ```
    /// use byline_core::Document;
    ///
    /// let text = "“Oui,” Zoé told Le Monde. She was “calm,” the newspaper reported.";
    /// let mut document = Document::new(text);
    /// document.set_tokens(byline_tokenize::tokens(text).collect(), vec![])?;
    /// let tracker = byline_cite::Tracker::new();
    /// let mut citations = tracker.extract(&document);
    /// tracker.resolve(&document, &mut citations);
    /// assert_eq!(citations[1].hops[0].name, "Le Monde");
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    #[allow(clippy::ptr_arg, reason = "later rules may also join or drop citations")]
    pub fn resolve(&self, document: &Document, citations: &mut Vec<Citation>) {
        resolve::resolve(document, citations);
    }

    /// Extracts, resolves, decides what each citation supports and builds the chains.
    ///
    /// ```
    /// use byline_core::Document;
    ///
    /// let text = "(Image: AP) “Adieu, café!”";
    /// let mut document = Document::new(text);
    /// document.set_tokens(byline_tokenize::tokens(text).collect(), vec![])?;
    /// let tracking = byline_cite::Tracker::new().track(&document);
    /// assert_eq!(tracking.citations[0].hops[0].name, "Associated Press");
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    pub fn track(&self, document: &Document) -> Tracking {
        let mut citations = self.extract(document);
        self.resolve(document, &mut citations);
        scope::support(document, &mut citations);
        let mut quotes = document.quotes().to_vec();
        chain::build(&citations, &mut quotes);
        Tracking { citations, quotes }
    }
}

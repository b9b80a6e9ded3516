//! The public face: extraction, resolution, scope and chains in one place.

use crate::page::Page;
use crate::{chain, extract, resolve, scope};
use byline_core::{Citation, Document, Quote};
use byline_lexicon::Lexicon;
use byline_view::{Looks, View};
use std::sync::Arc;

/// What tracking a story yields.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tracking {
    /// The citations, in the order of the story.
    pub citations: Vec<Citation>,
    /// The document's quotes, with chains, and with speakers where a citation names the origin.
    pub quotes: Vec<Quote>,
}

/// Finds and follows citations. Cheap to clone and to share between threads.
#[derive(Debug, Clone, Default)]
pub struct Tracker {
    /// The lexicon with what was added to it; `None` stands for the one that comes with the crate.
    lexicon: Option<Arc<Lexicon>>,
}

impl Tracker {
    /// Makes a tracker with the lexicon that comes with the crate.
    ///
    /// ```
    /// let document = byline_core::Document::new("“Né à Paris”");
    /// assert!(byline_cite::Tracker::new().track(&document).citations.is_empty());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes by another lexicon, which may have words and sources of one's own.
    ///
    /// ```
    /// use byline_cite::Tracker;
    /// use byline_core::{Document, SourceKind};
    /// use byline_lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::builder()
    ///     .outlet("Gazette du Café", &["Gazette-Café"])
    ///     .sources(SourceKind::Agency, "# one a line\nAgence Zéphyr | AZ Presse")
    ///     .build()?;
    /// let text = "“Oui,” she told Gazette-Café, and AZ Presse reported more.";
    /// let mut document = Document::new(text);
    /// document.set_tokens(byline_tokenize::tokens(text).collect(), vec![])?;
    /// let citations = Tracker::new().with_lexicon(lexicon).extract(&document);
    /// assert_eq!(citations[0].hops[0].name, "Gazette du Café");
    /// assert_eq!(citations[1].hops[0].kind, SourceKind::Agency);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Arc<Lexicon>) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    fn page<'d>(&'d self, document: &'d Document, seen: Option<&Looks<'d>>) -> Page<'d> {
        let lexicon = self.lexicon.as_deref().unwrap_or_else(|| Lexicon::embedded());
        Page::new(View::with(document, lexicon, seen))
    }

    /// Finds the citations with their hops as written. Short forms and anaphors keep their own
    /// words as names, and nothing is supported yet. Takes time linear in the text.
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
        extract::extract(&self.page(document, None))
    }

    /// Gives short forms and anaphors the name of what they stand for, and the place where that
    /// is named. Where two candidates are equally good the name stays as written and
    /// [`antecedent`](byline_core::Hop::antecedent) is empty.
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
    /// assert_eq!(&text[citations[1].hops[0].antecedent.unwrap()], "Le Monde");
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    pub fn resolve(&self, document: &Document, citations: &mut Vec<Citation>) {
        resolve::resolve(&self.page(document, None), citations);
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
        self.run(document, None)
    }

    /// The same as [`track`](Self::track), with what an earlier layer has seen of the document's tokens.
    pub fn track_seen(&self, document: &Document, seen: &Looks<'_>) -> Tracking {
        self.run(document, Some(seen))
    }

    fn run<'d>(&'d self, document: &'d Document, seen: Option<&Looks<'d>>) -> Tracking {
        let page = self.page(document, seen);
        let mut citations = extract::extract(&page);
        resolve::resolve(&page, &mut citations);
        scope::support(&page, &mut citations);
        let mut quotes = document.quotes().to_vec();
        chain::build(document, &citations, &mut quotes);
        Tracking { citations, quotes }
    }
}

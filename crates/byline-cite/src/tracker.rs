//! The public face: extraction, scope and chains in one place.

use crate::page::Page;
use crate::{chain, extract, scope};
use byline_core::{Citation, Document, Hop, Quote};
use byline_lexicon::Lexicon;
use byline_view::{Looks, View};
use std::sync::Arc;

/// What tracking a story yields.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tracking {
    /// The citations, in the order of the story.
    pub citations: Vec<Citation>,
    /// The document's quotes with their chains.
    pub quotes: Vec<Quote>,
}

/// The citations of a story as written, before it is clear what `the newspaper` and `the report` mean.
#[derive(Debug)]
pub struct Extraction {
    /// The citations, in the order of the story, with the quotes that they support. Short forms and
    /// anaphors have their own words for names.
    pub citations: Vec<Citation>,
    /// The sources that the story names or describes in full, cited or not, in the order of the text.
    pub named: Vec<Hop>,
}

impl Extraction {
    /// Gives the quotes of the story their chains: whoever speaks, and the hops of the citations.
    pub fn track(self, mut quotes: Vec<Quote>) -> Tracking {
        chain::build(&self.citations, &mut quotes);
        Tracking { citations: self.citations, quotes }
    }
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

    /// Goes by another lexicon, which may have words and sources of your own.
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
    /// let citations = Tracker::new().with_lexicon(lexicon).track(&document).citations;
    /// assert_eq!(citations[0].hops[0].name, "Gazette du Café");
    /// assert_eq!(citations[1].hops[0].kind, SourceKind::Agency);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Arc<Lexicon>) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// Finds the citations with their hops as written, and what each supports. Whoever knows what short
    /// forms and anaphors stand for, and so who speaks, may say so before they are
    /// [tracked](Extraction::track). Takes time linear in the text.
    ///
    /// ```
    /// use byline_core::{Document, SourceKind};
    ///
    /// let text = "“C’est fini,” Zoé told Reuters. She was calm, the agency reported.";
    /// let mut document = Document::new(text);
    /// document.set_tokens(byline_tokenize::tokens(text).collect(), vec![])?;
    /// let tracker = byline_cite::Tracker::new();
    /// let found = tracker.extract(&document, None);
    /// assert_eq!(found.citations[0].hops[0].kind, SourceKind::Agency);
    /// assert_eq!(found.citations[1].hops[0].name, "the agency");
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    ///
    /// `seen` is what an earlier layer has seen of the document's tokens.
    pub fn extract<'d>(&'d self, document: &'d Document, seen: Option<&Looks<'d>>) -> Extraction {
        let lexicon = self.lexicon.as_deref().unwrap_or_else(|| Lexicon::embedded());
        let page = Page::new(View::with(document, lexicon, seen));
        let (mut citations, named) = extract::extract(&page);
        scope::support(&page, &mut citations);
        Extraction { citations, named }
    }

    /// Extracts, decides what each citation supports and builds the chains. Short forms and anaphors
    /// keep their own words as names.
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
        self.extract(document, None).track(document.quotes().to_vec())
    }
}

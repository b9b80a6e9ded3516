//! The public face: extraction, resolution, scope and chains in one place.

use crate::lexicon::{LEXICON, Lexicon, LexiconError};
use crate::page::Page;
use crate::{chain, extract, resolve, scope};
use byline_core::{Citation, Document, Quote, SourceKind};
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
    /// The lists with what was added to them; `None` stands for the built-in ones.
    lexicon: Option<Arc<Lexicon>>,
}

/// Adds sources to the built-in lists of a [`Tracker`].
///
/// ```
/// use byline_cite::Tracker;
/// use byline_core::{Document, SourceKind};
///
/// let tracker = Tracker::builder()
///     .outlet("Gazette du Café", &["Gazette-Café"])
///     .lexicon(SourceKind::Agency, "# one a line\nAgence Zéphyr | AZ Presse")
///     .build()?;
/// let text = "“Oui,” she told Gazette-Café, and AZ Presse reported more.";
/// let mut document = Document::new(text);
/// document.set_tokens(byline_tokenize::tokens(text).collect(), vec![])?;
/// let citations = tracker.extract(&document);
/// assert_eq!(citations[0].hops[0].name, "Gazette du Café");
/// assert_eq!(citations[1].hops[0].kind, SourceKind::Agency);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct TrackerBuilder {
    lists: Vec<(SourceKind, String)>,
}

impl TrackerBuilder {
    /// Adds an outlet with other ways to write its name. Equal to a line of [`lexicon`] with the
    /// kind [`SourceKind::Outlet`].
    ///
    /// [`lexicon`]: Self::lexicon
    pub fn outlet(self, name: &str, aliases: &[&str]) -> Self {
        let names: Vec<&str> = std::iter::once(name).chain(aliases.iter().copied()).collect();
        self.lexicon(SourceKind::Outlet, &names.join(" | "))
    }

    /// Adds a list of sources, one a line: `canonical name | alias | alias`. Empty lines and lines
    /// that begin with `#` say nothing. What is added later wins over what was there before.
    pub fn lexicon(mut self, kind: SourceKind, list: &str) -> Self {
        self.lists.push((kind, list.to_owned()));
        self
    }

    /// Makes the tracker.
    ///
    /// # Errors
    ///
    /// If a name is empty or begins with no letter or digit, if a list gives one name to two
    /// sources, or if its kind is not one of outlets, agencies, broadcasters, platforms and web
    /// sites. The error names the line of the list and its text.
    pub fn build(self) -> Result<Tracker, LexiconError> {
        if self.lists.is_empty() {
            return Ok(Tracker::new());
        }
        let mut lexicon = LEXICON.clone();
        for (kind, list) in &self.lists {
            lexicon.add(*kind, list)?;
        }
        Ok(Tracker { lexicon: Some(Arc::new(lexicon)) })
    }
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

    /// Makes a tracker with additional sources.
    pub fn builder() -> TrackerBuilder {
        TrackerBuilder::default()
    }

    fn page<'d>(&'d self, document: &'d Document) -> Page<'d> {
        Page::new(document, self.lexicon.as_deref().unwrap_or(&LEXICON))
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
        extract::extract(&self.page(document))
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
    pub fn resolve(&self, document: &Document, citations: &mut [Citation]) {
        resolve::resolve(&self.page(document), citations);
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
        let page = self.page(document);
        let mut citations = extract::extract(&page);
        resolve::resolve(&page, &mut citations);
        scope::support(&page, &mut citations);
        let mut quotes = document.quotes().to_vec();
        chain::build(document, &citations, &mut quotes);
        Tracking { citations, quotes }
    }
}

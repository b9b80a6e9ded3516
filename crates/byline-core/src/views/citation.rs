//! Citations with the document that they stand in.

use super::QuoteRef;
use crate::{Citation, CitationId, Document, Hop, Medium, Relation, Span};
use std::fmt;

/// A citation of a document: where the story says that it has something from.
///
/// ```
/// use byline_core::{Citation, Document, Hop, HopForm, Relation, SourceKind, Span};
///
/// let mut document = Document::new("The café is shut, RT reported, citing Le Monde.");
/// let hop = |span, name| {
///     let mut hop = Hop::new(name, SourceKind::Outlet, HopForm::Full);
///     hop.source = Some(span);
///     hop
/// };
/// let hops = vec![hop(Span::new(19, 21), "RT"), hop(Span::new(39, 47), "Le Monde")];
/// let citation = Citation::new(Span::new(19, 47), Relation::SecondHand, hops);
/// document.set_citations(vec![citation], vec![])?;
///
/// let citation = document.citation_refs().next().unwrap();
/// assert_eq!(citation.text(), "RT reported, citing Le Monde");
/// assert_eq!(citation.to_string(), "Le Monde → RT", "origin first");
/// # Ok::<(), byline_core::DocumentError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CitationRef<'d> {
    pub(super) document: &'d Document,
    pub(super) index: usize,
}

impl<'d> CitationRef<'d> {
    /// The citation itself.
    pub fn citation(self) -> &'d Citation {
        &self.document.citations()[self.index]
    }

    /// Its id.
    pub fn id(self) -> CitationId {
        CitationId(self.index as u32)
    }

    /// How the information came to this story.
    pub fn relation(self) -> Relation {
        self.citation().relation
    }

    /// Through what.
    pub fn medium(self) -> Option<Medium> {
        self.citation().medium
    }

    /// The platform of a post: `Twitter`.
    pub fn platform(self) -> Option<&'d str> {
        self.citation().platform.as_deref()
    }

    /// The sources, from the story outward: the last is nearest to the origin. Several that one phrase
    /// means are one of its [steps](Citation::steps). Never empty.
    pub fn hops(self) -> &'d [Hop] {
        &self.citation().hops
    }

    /// How sure the tracker is, from 0 to 1.
    pub fn confidence(self) -> f32 {
        self.citation().confidence
    }

    /// The smallest stretch that holds all sources and the words that make them such.
    pub fn span(self) -> Span {
        self.citation().clause
    }

    /// The characters of that stretch.
    pub fn text(self) -> &'d str {
        &self.document.text()[self.span()]
    }

    /// The names of its sources, from the story outward; without those that are only implied
    /// (`reportedly`).
    pub fn names(self) -> impl DoubleEndedIterator<Item = &'d str> {
        self.hops().iter().map(|hop| hop.name.as_str()).filter(|name| !name.is_empty())
    }

    /// The quotes that it vouches for.
    pub fn quotes(self) -> impl Iterator<Item = QuoteRef<'d>> {
        let document = self.document;
        self.citation().supports.iter().filter_map(move |s| document.quote_ref(s.quote))
    }
}

/// The names of its sources, origin first.
impl fmt::Display for CitationRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.names().rev().enumerate() {
            write!(f, "{}{name}", if index == 0 { "" } else { " → " })?;
        }
        Ok(())
    }
}

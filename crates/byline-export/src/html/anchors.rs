//! Places in the text that links lead to: where names and citations begin, where quotes end.

use byline_core::Document;

/// A place without width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) at: usize,
    pub(super) kind: AnchorKind,
}

/// What begins or ends there, with its number in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AnchorKind {
    Entity(usize),
    Citation(usize),
    QuoteEnd(usize),
}

/// Where entities are first mentioned and citations begin, by position.
pub(super) fn starts(document: &Document) -> Vec<Anchor> {
    let entities = document.entities().iter().enumerate().filter_map(|(index, entity)| {
        let at = entity.mentions.first()?.span.start();
        Some(Anchor { at, kind: AnchorKind::Entity(index) })
    });
    let citations = document.citations().iter().enumerate().map(|(index, citation)| Anchor {
        at: citation.clause.start(),
        kind: AnchorKind::Citation(index),
    });
    sorted(entities.chain(citations).collect())
}

/// Where quotes end, by position.
pub(super) fn quote_ends(document: &Document) -> Vec<Anchor> {
    let ends = document.quotes().iter().enumerate().map(|(index, quote)| Anchor {
        at: quote.content.last().map_or(0, |span| span.end()),
        kind: AnchorKind::QuoteEnd(index),
    });
    sorted(ends.collect())
}

fn sorted(mut anchors: Vec<Anchor>) -> Vec<Anchor> {
    anchors.sort_by_key(|anchor| anchor.at);
    anchors
}

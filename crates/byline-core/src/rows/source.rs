//! A row for each source of each citation.

use super::cell::row;
use super::{About, pair, rounded};
use crate::{
    CitationRef, Document, Hop, HopForm, Medium, Offsets, Relation, SourceKind, Span, Unit,
};

row! {
    /// A source on the way of a citation. What the citation says stands in the row of each.
    SourceRow by sources {
        /// The id of the story.
        story: Option<String>,
        /// Who published the story.
        publisher: Option<String>,
        /// Its date, as YYYY-MM-DD.
        date: Option<String>,
        /// The position among the citations of the story.
        citation: u32,
        /// The place of the source in the citation; 0 is nearest to the story.
        hop: u32,
        /// How the information came to the story.
        relation: Relation,
        /// Through what.
        medium: Option<Medium>,
        /// The platform of a post.
        platform: Option<String>,
        /// The name of the source; empty where one is only implied (`reportedly`).
        source: Option<String>,
        /// What it is.
        kind: SourceKind,
        /// How it is named here.
        form: HopForm,
        /// Its id among the entities of the story.
        entity: Option<u32>,
        /// What a list of the caller's own calls it.
        key: Option<String>,
        /// Its words, as written.
        text: Option<String>,
        /// The words that make it a source.
        cue: Option<String>,
        /// The quotes that the citation vouches for.
        supports: Vec<u32>,
        /// The words of the citation.
        clause: String,
        /// How sure the tracker is, from 0 to 1, with two decimals.
        confidence: f64,
        /// Where the citation begins.
        start: usize,
        /// Where it ends.
        end: usize,
        /// Where the source begins.
        source_start: Option<usize>,
        /// Where it ends.
        source_end: Option<usize>,
        /// Where the cue begins.
        cue_start: Option<usize>,
        /// Where it ends.
        cue_end: Option<usize>,
        /// The moment at which the story was published, in RFC 3339.
        published: Option<String>,
        /// Who wrote it.
        authors: Vec<String>,
        /// Its address.
        url: Option<String>,
    }
}

fn sources(document: &Document, unit: Unit) -> Vec<SourceRow> {
    let offsets = Offsets::new(document.text(), unit);
    let mut rows = Vec::new();
    for citation in document.citation_refs() {
        let hops = citation.hops().iter().zip(0..);
        rows.extend(hops.map(|(hop, place)| row_of(document, citation, (hop, place), &offsets)));
    }
    rows
}

fn row_of(
    document: &Document,
    citation: CitationRef<'_>,
    (hop, place): (&Hop, u32),
    offsets: &Offsets<'_>,
) -> SourceRow {
    let About { story, publisher, date, published, authors, url } = About::new(document);
    let found = citation.citation();
    let words = |span: Option<Span>| span.map(|span| document.text()[span].to_owned());
    let entity = hop.entity.and_then(|id| document.entity_ref(id));
    let source = hop.source.map(|span| pair(offsets, span));
    let cue = hop.cue.map(|span| pair(offsets, span));
    let [start, end] = pair(offsets, found.clause);
    SourceRow {
        story,
        publisher,
        date,
        citation: citation.id().0,
        hop: place,
        relation: found.relation,
        medium: found.medium,
        platform: found.platform.clone(),
        source: Some(hop.name.clone()).filter(|name| !name.is_empty()),
        kind: hop.kind,
        form: hop.form,
        entity: hop.entity.map(|id| id.0),
        key: entity.and_then(|entity| entity.key()).map(str::to_owned),
        text: words(hop.source),
        cue: words(hop.cue),
        supports: found.supports.iter().map(|support| support.quote.0).collect(),
        clause: citation.text().to_owned(),
        confidence: rounded(found.confidence),
        start,
        end,
        source_start: source.map(|[start, _]| start),
        source_end: source.map(|[_, end]| end),
        cue_start: cue.map(|[start, _]| start),
        cue_end: cue.map(|[_, end]| end),
        published,
        authors,
        url,
    }
}

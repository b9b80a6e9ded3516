//! The chain of each quote, origin first: the speaker, then the carriers.

use crate::families::is_press;
use byline_core::{Citation, Hop, Quote, Relation, SourceKind, Speaker};

/// Fills in the chains, and the speaker where the last hop is the origin.
pub(crate) fn build(citations: &[Citation], quotes: &mut [Quote]) {
    let mut hops: Vec<Vec<&Citation>> = vec![Vec::new(); quotes.len()];
    for citation in citations {
        for support in &citation.supports {
            if let Some(list) = hops.get_mut(support.quote.index()) {
                list.push(citation);
            }
        }
    }
    for (quote, citations) in quotes.iter_mut().zip(hops) {
        complete(quote, &citations);
    }
}

fn complete(quote: &mut Quote, citations: &[&Citation]) {
    let mut chain: Vec<String> = Vec::new();
    let spoken = quote.speaker.as_ref().map(|speaker| speaker.name.clone());
    let joint = is_joint(quote, citations);
    if let Some(hop) = origin(quote, citations) {
        // An outlet taken for the speaker has turned out to be a carrier.
        let carries = citations.iter().any(|citation| names(citation, quote));
        let anonymous = hop.kind == SourceKind::Unnamed;
        quote.speaker = Some(Speaker { entity: hop.entity, name: hop.name.clone(), anonymous });
        chain.push(hop.name.clone());
        chain.extend(spoken.filter(|name| !carries && !same(name, &hop.name)));
    } else {
        chain.extend(spoken.filter(|_| !joint));
    }
    // Carriers nearest to the origin come first: outlets are nearest to the reader.
    let mut carriers: Vec<&Citation> = citations.to_vec();
    carriers.sort_by_key(|citation| citation.relation != Relation::Venue);
    for hop in carriers.iter().flat_map(|citation| citation.hops.iter().rev()) {
        let speaks = !is_press(hop.kind) && quote.source.iter().any(|&span| is_inside(hop, span));
        let known = chain.iter().any(|name| same(name, &hop.name));
        let own = chain.first().is_some_and(|speaker| is_own(hop, speaker));
        if !hop.name.is_empty() && !known && !own && (!speaks || chain.is_empty()) {
            chain.push(hop.name.clone());
        }
    }
    quote.chain = chain;
}

/// The hop that is the origin of a quote without a speaker, or whose speaker is only a carrier.
fn origin<'c>(quote: &Quote, citations: &[&'c Citation]) -> Option<&'c Hop> {
    let Some(speaker) = &quote.speaker else {
        // The longest citation leads nearest to the origin; an outlet is no origin while
        // something else is named.
        let last = |citation: &&Citation| citation.hops.last().map(|hop| is_press(hop.kind));
        let nearest = citations
            .iter()
            .min_by_key(|citation| (std::cmp::Reverse(citation.hops.len()), last(citation)))?;
        return nearest.hops.last().filter(|hop| !hop.name.is_empty());
    };
    let carrier = citations.iter().find(|citation| names(citation, quote))?;
    let behind = match carrier.hops.len() {
        // `the note read, as first reported by OUTLET`: the outlet found a document that speaks.
        1 if carrier.relation == Relation::SecondHand => citations
            .iter()
            .filter(|citation| citation.relation == Relation::Document)
            .find_map(|citation| citation.hops.last()),
        1 => None,
        _ => carrier.hops.last(),
    };
    behind.filter(|hop| !same(&hop.name, &speaker.name))
}

/// True if a citation's outlet is what the quote was attributed to.
fn names(citation: &Citation, quote: &Quote) -> bool {
    let spoken = quote.speaker.as_ref().map(|speaker| speaker.name.as_str());
    let several = citation.hops.len() > 1;
    citation.hops.iter().any(|hop| {
        let written = is_press(hop.kind) && quote.source.iter().any(|&span| is_inside(hop, span));
        spoken.is_some_and(|name| same(&hop.name, name)) || several && written
    })
}

/// True for a document that bears the speaker's name: a `ministry statement` is the ministry's
/// own voice and carries nothing on its own.
fn is_own(hop: &Hop, speaker: &str) -> bool {
    let rest = bare(&hop.name).strip_prefix(bare(speaker));
    hop.kind == SourceKind::Document && rest.is_some_and(|rest| rest.starts_with([' ', '\'', '’']))
}

fn is_inside(hop: &Hop, span: byline_core::Span) -> bool {
    hop.source.is_some_and(|source| source.overlaps(span))
}

/// True if several outlets speak together: `the Sun and the Mirror reported`.
fn is_joint(quote: &Quote, citations: &[&Citation]) -> bool {
    let hops = citations.iter().filter_map(|citation| citation.hops.first());
    let together = hops
        .filter(|hop| is_press(hop.kind) && quote.source.iter().any(|&span| is_inside(hop, span)));
    together.count() > 1
}

/// True if two names are one but for an article and case.
fn same(first: &str, second: &str) -> bool {
    bare(first).eq_ignore_ascii_case(bare(second))
}

fn bare(name: &str) -> &str {
    ["The ", "the ", "A ", "a ", "An ", "an "]
        .iter()
        .find_map(|article| name.strip_prefix(article))
        .unwrap_or(name)
}

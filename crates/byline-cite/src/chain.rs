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
    let origin = origin(quote, citations);
    if let Some(hop) = origin {
        let anonymous = hop.kind == SourceKind::Unnamed;
        quote.speaker = Some(Speaker { entity: hop.entity, name: hop.name.clone(), anonymous });
        chain.push(hop.name.clone());
        // An outlet taken for the speaker has turned out to be a carrier.
        chain.extend(spoken.filter(|name| !same(name, &hop.name)));
    } else {
        chain.extend(spoken.filter(|name| !is_joint(name, citations)));
    }
    // Carriers nearest to the origin come first: outlets are nearest to the reader.
    let mut carriers: Vec<&Citation> = citations.to_vec();
    carriers.sort_by_key(|citation| citation.relation != Relation::Venue);
    for hop in carriers.iter().flat_map(|citation| citation.hops.iter().rev()) {
        let speaks = !is_press(hop.kind) && quote.source.iter().any(|&span| is_inside(hop, span));
        let known = chain.iter().any(|name| same(name, &hop.name));
        if !hop.name.is_empty() && !known && (!speaks || chain.is_empty()) {
            chain.push(hop.name.clone());
        }
    }
    quote.chain = chain;
}

/// The hop that is the origin of a quote without a speaker, or whose speaker is only a carrier.
fn origin<'c>(quote: &Quote, citations: &[&'c Citation]) -> Option<&'c Hop> {
    let Some(speaker) = &quote.speaker else {
        let first = citations.iter().max_by_key(|citation| citation.hops.len())?;
        return first.hops.last().filter(|hop| !hop.name.is_empty());
    };
    let cited = |citation: &&&Citation| {
        citation.hops.len() > 1 && citation.hops.iter().any(|hop| same(&hop.name, &speaker.name))
    };
    citations.iter().find(cited)?.hops.last().filter(|hop| !same(&hop.name, &speaker.name))
}

fn is_inside(hop: &Hop, span: byline_core::Span) -> bool {
    hop.source.is_some_and(|source| source.overlaps(span))
}

/// True if a speaker's name is that of several outlets together: `the Sun and the Mirror`.
fn is_joint(name: &str, citations: &[&Citation]) -> bool {
    let hops = citations.iter().filter_map(|citation| citation.hops.first());
    let named = hops.filter(|hop| is_press(hop.kind) && name.contains(bare(&hop.name)));
    name.contains(" and ") && named.count() > 1
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

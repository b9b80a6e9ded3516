//! Who speaks by what citations say: the origin behind an outlet, the outlet that a source describes,
//! whoever stands behind the colon of a heading.

use crate::joint::listed;
use crate::story::Story;
use byline_core::{Citation, Hop, Quote, Relation, SourceKind, Span, Speaker};
use byline_lexicon::{Nouns, is_same_name, spaced, without_article};
use std::cmp::Reverse;

/// Nouns that stand after the name of an outlet.
const PRESS: Nouns =
    Nouns::OUTLET.or(Nouns::BROADCASTER).or(Nouns::NEWSWIRE).or(Nouns::BESIDE_OUTLET);

/// The quotes of the document, with whoever the citations that support them name as the speaker.
pub(crate) fn speakers(story: &Story<'_>, citations: &[Citation]) -> Vec<Quote> {
    let mut quotes = story.words.document.quotes().to_vec();
    let mut supporting: Vec<Vec<&Citation>> = vec![Vec::new(); quotes.len()];
    for citation in citations {
        for support in &citation.supports {
            if let Some(list) = supporting.get_mut(support.quote.index()) {
                list.push(citation);
            }
        }
    }
    for (quote, citations) in quotes.iter_mut().zip(supporting) {
        let speaking = described(story, quote, &citations);
        quote.speaker = speaking.or(quote.speaker.take());
        let origin = heading(story, &citations).or_else(|| origin(quote, &citations));
        quote.speaker = origin.map(speaker).or(quote.speaker.take());
    }
    quotes
}

fn speaker(hop: &Hop) -> Speaker {
    let anonymous = hop.kind == SourceKind::Unnamed;
    Speaker { entity: hop.entity, name: hop.name.clone(), anonymous }
}

/// An outlet described as one is the speaker by its name: `Russia’s RIA news agency` is RIA. So are
/// several that are meant together: `the papers`.
fn described(story: &Story<'_>, quote: &Quote, citations: &[&Citation]) -> Option<Speaker> {
    // In `a memo seen by OUTLET` the memo speaks.
    let memo = |citation: &&Citation| {
        let document = |hop: &Hop| hop.kind == SourceKind::Document && is_inside(hop, quote);
        citation.relation == Relation::Document && citation.hops.iter().any(document)
    };
    if citations.iter().any(memo) {
        return None;
    }
    let known = quote.speaker.as_ref()?;
    let name = spaced(&known.name);
    let names = |hop: &Hop| {
        let Some(span) = hop.source.filter(|_| hop.kind.is_press()) else { return false };
        let written = spaced(without_article(&story.words.document.text()[span]));
        let Some((_, rest)) = name.split_once(&written) else { return false };
        let noun = rest.trim().rsplit(' ').next().unwrap_or_default();
        let described = story.lexicon.word(noun).is_noun(PRESS);
        !written.is_empty() && (described || rest.trim().is_empty() && is_inside(hop, quote))
    };
    let step = citations
        .iter()
        .flat_map(|citation| citation.steps())
        .find(|step| step.iter().any(names))?;
    let meant: Vec<&str> = step.iter().map(|hop| hop.name.as_str()).collect();
    Some(Speaker {
        entity: known.entity.or(step[0].entity),
        name: listed(&meant),
        anonymous: false,
    })
}

/// Whoever stands after the colon of a heading speaks: `Port to close: sources`.
fn heading<'c>(story: &Story<'_>, citations: &[&'c Citation]) -> Option<&'c Hop> {
    citations.iter().flat_map(|citation| &citation.hops).find(|hop| {
        let cue = hop.cue.map_or("", |cue| &story.words.document.text()[cue]);
        hop.kind == SourceKind::Unnamed && matches!(cue, ":" | "–" | "—")
    })
}

/// The hop that is the origin of a quote without a speaker, or whose speaker is only a carrier.
fn origin<'c>(quote: &Quote, citations: &[&'c Citation]) -> Option<&'c Hop> {
    let Some(speaker) = &quote.speaker else {
        // The longest citation leads nearest to the origin; an outlet is no origin while
        // something else is named.
        let last = |citation: &Citation| citation.hops.last().map(|hop| hop.kind.is_press());
        // Nobody is known to have said what stood in an outlet or on a platform.
        let nearest = citations
            .iter()
            .filter(|citation| citation.relation != Relation::Venue || citation.hops.len() > 1)
            .min_by_key(|citation| (Reverse(citation.steps().count()), last(citation)))?;
        return nearest.hops.last().filter(|hop| !hop.name.is_empty());
    };
    let carrier = citations.iter().find(|citation| carries(citation, quote, speaker))?;
    let behind = match carrier.steps().count() {
        // `the note read, as first reported by OUTLET`: the outlet found a document that speaks.
        1 if carrier.relation == Relation::SecondHand => citations
            .iter()
            .filter(|citation| citation.relation == Relation::Document)
            .find_map(|citation| citation.hops.last()),
        1 => None,
        _ => carrier.hops.last(),
    };
    behind.filter(|hop| !is_same_name(&hop.name, &speaker.name))
}

/// True if a citation's outlet is what the quote was attributed to.
fn carries(citation: &Citation, quote: &Quote, speaker: &Speaker) -> bool {
    let several = citation.steps().count() > 1;
    citation.hops.iter().any(|hop| {
        is_same_name(&hop.name, &speaker.name)
            || several && hop.kind.is_press() && is_inside(hop, quote)
    })
}

/// True if the words of a hop are among those of the quote's source.
fn is_inside(hop: &Hop, quote: &Quote) -> bool {
    let overlaps = |span: Span| quote.source.iter().any(|source| source.overlaps(span));
    hop.source.is_some_and(overlaps)
}

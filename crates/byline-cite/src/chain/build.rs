//! The names on each quote, origin first: the speaker, then the carriers.

use byline_core::{Citation, Hop, Quote, Relation, SourceKind, Span};
use byline_lexicon::{is_same_name, without_article};

/// How deep quotes stand within each other that are looked at, and the most names that one has
/// from those it stands in. Nobody says that others said it more often.
const DEEPEST: usize = 32;

/// Fills in the chains.
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
    nest(quotes);
}

/// Who relays what another said carries it: in `A said that B denied it`, B’s words came through A.
fn nest(quotes: &mut [Quote]) {
    let place = |quote: &Quote| {
        let parts = quote.content.iter().chain(&quote.cue).chain(&quote.source).copied();
        parts.reduce(Span::cover).unwrap_or_default()
    };
    // Outer quotes start before inner ones, or at the same place and end later.
    let mut order: Vec<usize> = (0..quotes.len()).collect();
    order.sort_by_key(|&index| {
        let span = place(&quotes[index]);
        (span.start(), std::cmp::Reverse(span.end()))
    });
    let mut open: Vec<usize> = Vec::new();
    for index in order {
        let whole = place(&quotes[index]);
        open.retain(|&outer| quotes[outer].content.iter().any(|span| span.end() > whole.start()));
        let holds = |outer: &&usize| quotes[**outer].content.iter().any(|span| span.covers(whole));
        let relayed = |outer: &&usize| {
            let speaker = quotes[**outer].speaker.as_ref();
            speaker.is_some_and(|s| s.anonymous || s.name.starts_with(char::is_uppercase))
        };
        if let Some(&outer) = open.iter().rev().find(holds).filter(relayed) {
            let carriers = quotes[outer].chain.clone();
            let chain = &mut quotes[index].chain;
            for name in carriers.into_iter().take(DEEPEST) {
                if chain.len() < DEEPEST && !chain.iter().any(|known| is_same_name(known, &name)) {
                    chain.push(name);
                }
            }
        }
        if open.len() == DEEPEST {
            open.remove(0);
        }
        open.push(index);
    }
}

/// Reads the chain of a quote off its speaker and the citations that support it.
fn complete(quote: &mut Quote, citations: &[&Citation]) {
    let speaker = quote.speaker.as_ref().map(|speaker| speaker.name.clone());
    let together = speak_together(quote, citations);
    let mut chain: Vec<String> = speaker.filter(|_| !together).into_iter().collect();
    let mut carriers: Vec<&Citation> = citations.to_vec();
    carriers.sort_by_key(|citation| (citation.relation != Relation::Venue, distance(citation)));
    let hops = carriers.iter().flat_map(|citation| {
        // `the report says, citing a witness`: then the report carries.
        let relays = citation.steps().count() > 1;
        let hops = citation.steps().rev().flatten();
        hops.map(move |hop| (hop, relays && hop.kind == SourceKind::Document))
    });
    for (hop, relays) in hops {
        let own = |&span: &Span| begins(hop, span) || joins(hop, span);
        let speaks = !hop.kind.is_press() && !relays && quote.source.iter().any(own);
        let known = chain.iter().any(|other| is_same_name(other, &hop.name));
        let own = chain.first().is_some_and(|speaker| is_own(hop, speaker));
        if !hop.name.is_empty() && !known && !own && (!speaks || chain.is_empty()) {
            chain.push(hop.name.clone());
        }
    }
    quote.chain = chain;
}

/// How far from the origin a carrier is: a statement was posted first, and read by an outlet then.
fn distance(citation: &Citation) -> u8 {
    match citation.hops[0].kind {
        SourceKind::Document => 0,
        SourceKind::Website | SourceKind::Platform => 1,
        kind => 2 + u8::from(kind.is_press()),
    }
}

/// True for a document that bears the speaker's name: a `ministry statement` is the ministry's
/// own voice and carries nothing on its own.
fn is_own(hop: &Hop, speaker: &str) -> bool {
    let (name, speaker) = (without_article(&hop.name), without_article(speaker));
    let rest = name.strip_prefix(speaker);
    let longer = rest.is_some_and(|rest| rest.starts_with([' ', '\'', '’']));
    // `leaked minutes` are the minutes.
    let shorter = speaker.strip_suffix(name).is_some_and(|rest| rest.ends_with(' '));
    hop.kind == SourceKind::Document && (longer || shorter)
}

/// True if the hop is what a source phrase is about, and not where it spoke: the ministry, in `the
/// ministry on its website`.
fn begins(hop: &Hop, span: Span) -> bool {
    const ARTICLE: usize = 6;
    hop.source.is_some_and(|hop| hop.overlaps(span) && hop.start() <= span.start() + ARTICLE)
}

/// True for one of several who speak together: the witnesses, in `medics and witnesses`.
fn joins(hop: &Hop, span: Span) -> bool {
    hop.kind == SourceKind::Unnamed && hop.source.is_some_and(|hop| span.covers(hop))
}

/// True if several outlets speak together: `the Sun and the Mirror reported`.
fn speak_together(quote: &Quote, citations: &[&Citation]) -> bool {
    let inside = |hop: &&Hop| {
        let span = hop.source.unwrap_or_default();
        hop.kind.is_press() && quote.source.iter().any(|source| source.overlaps(span))
    };
    let nearest = citations.iter().filter_map(|citation| citation.steps().next()).flatten();
    let outlets: Vec<&Hop> = nearest.filter(inside).collect();
    // Whoever they cite speaks alone.
    let among = |name: &str| outlets.iter().any(|hop| name.contains(without_article(&hop.name)));
    outlets.len() > 1 && quote.speaker.as_ref().is_none_or(|speaker| among(&speaker.name))
}

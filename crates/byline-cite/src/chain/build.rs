//! The names on each quote, origin first: the speaker, then the carriers.

use crate::page::Page;
use byline_core::{Citation, Document, Hop, HopForm, Quote, Relation, SourceKind, Span, Speaker};
use byline_lexicon::Nouns;

/// How deep quotes stand within each other that are looked at, and the most names that one has
/// from those it stands in. Nobody says that others said it more often.
const DEEPEST: usize = 32;

/// Fills in the chains, and the speaker where the last hop is the origin.
pub(crate) fn build(page: &Page, citations: &[Citation], quotes: &mut [Quote]) {
    let mut hops: Vec<Vec<&Citation>> = vec![Vec::new(); quotes.len()];
    for citation in citations {
        for support in &citation.supports {
            if let Some(list) = hops.get_mut(support.quote.index()) {
                list.push(citation);
            }
        }
    }
    for (quote, citations) in quotes.iter_mut().zip(hops) {
        complete(page, quote, &citations);
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
                if chain.len() < DEEPEST && !chain.iter().any(|known| same(known, &name)) {
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

fn complete(page: &Page, quote: &mut Quote, citations: &[&Citation]) {
    let document = page.document;
    give_outlet(page, quote, citations);
    give_heading(document, quote, citations);
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
    let mut carriers: Vec<&Citation> = citations.to_vec();
    carriers.sort_by_key(|citation| (citation.relation != Relation::Venue, distance(citation)));
    let hops = carriers.iter().flat_map(|citation| {
        // `the report says, citing a witness`: then the report carries.
        let relays = citation.hops.len() > 1;
        citation.hops.iter().rev().map(move |hop| (hop, relays && hop.kind == SourceKind::Document))
    });
    for (hop, relays) in hops {
        let own = |&span: &Span| begins(hop, span) || joins(hop, span);
        let speaks = !hop.kind.is_press() && !relays && quote.source.iter().any(own);
        for name in names_of(document, hop) {
            let known = chain.iter().any(|other| same(other, name));
            let own = chain.first().is_some_and(|speaker| is_own(hop, speaker));
            if !name.is_empty() && !known && !own && (!speaks || chain.is_empty()) {
                chain.push(name.to_owned());
            }
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

/// An outlet described as one is the speaker by its name: `Russia’s RIA news agency` is RIA.
fn give_outlet(page: &Page, quote: &mut Quote, citations: &[&Citation]) {
    let (document, lexicon) = (page.document, page.lexicon);
    // In `a memo seen by OUTLET` the memo speaks.
    let memo = |citation: &&Citation| {
        let hops = citation.hops.iter().filter(|hop| hop.kind == SourceKind::Document);
        let speaks = citation.relation == Relation::Document;
        speaks && hops.into_iter().any(|hop| quote.source.iter().any(|&span| begins(hop, span)))
    };
    if citations.iter().any(memo) {
        return;
    }
    let Some(speaker) = &mut quote.speaker else { return };
    let hops = citations.iter().flat_map(|citation| &citation.hops);
    for hop in hops.filter(|hop| hop.kind.is_press()) {
        let Some(span) = hop.source else { continue };
        let written = spaced(bare(&document.text()[span]));
        let name = spaced(&speaker.name);
        let rest = name.split_once(&written).map(|(_, rest)| rest.trim());
        let noun = rest.and_then(|rest| rest.rsplit(' ').next()).unwrap_or_default();
        let described = lexicon.word(noun).is_noun(PRESS);
        let here = rest.is_some_and(str::is_empty) && quote.source.iter().any(|s| s.overlaps(span));
        if (described || here) && !written.is_empty() {
            speaker.name.clone_from(&hop.name);
            speaker.entity = speaker.entity.or(hop.entity);
            speaker.anonymous = false;
            return;
        }
    }
}

/// Whoever stands after the colon of a heading speaks: `Port to close: sources`.
fn give_heading(document: &Document, quote: &mut Quote, citations: &[&Citation]) {
    let mut hops = citations.iter().flat_map(|citation| &citation.hops);
    let unnamed = hops.find(|hop| {
        let cue = hop.cue.map_or("", |cue| &document.text()[cue]);
        hop.kind == SourceKind::Unnamed && matches!(cue, ":" | "–" | "—")
    });
    if let Some(hop) = unnamed {
        let name = hop.name.clone();
        quote.speaker = Some(Speaker { entity: hop.entity, name, anonymous: true });
    }
}

/// The words with single spaces, whatever stood between them.
pub(crate) fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Nouns that stand after the name of an outlet.
const PRESS: Nouns =
    Nouns::OUTLET.or(Nouns::BROADCASTER).or(Nouns::NEWSWIRE).or(Nouns::BESIDE_OUTLET);

/// The hop that is the origin of a quote without a speaker, or whose speaker is only a carrier.
fn origin<'c>(quote: &Quote, citations: &[&'c Citation]) -> Option<&'c Hop> {
    let Some(speaker) = &quote.speaker else {
        // The longest citation leads nearest to the origin; an outlet is no origin while
        // something else is named.
        let last = |citation: &&Citation| citation.hops.last().map(|hop| hop.kind.is_press());
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
        let written = hop.kind.is_press() && quote.source.iter().any(|&span| is_inside(hop, span));
        spoken.is_some_and(|name| same(&hop.name, name)) || several && written
    })
}

/// The names of a hop: several where outlets are meant together (`the papers`).
fn names_of<'h>(document: &Document, hop: &'h Hop) -> Vec<&'h str> {
    let plural = hop.source.is_some_and(|span| document.text()[span].ends_with('s'));
    if plural && hop.form == HopForm::Anaphor && hop.antecedent.is_some() && hop.kind.is_press() {
        hop.name.split(" and ").collect()
    } else {
        vec![hop.name.as_str()]
    }
}

/// True for a document that bears the speaker's name: a `ministry statement` is the ministry's
/// own voice and carries nothing on its own.
fn is_own(hop: &Hop, speaker: &str) -> bool {
    let rest = bare(&hop.name).strip_prefix(bare(speaker));
    let longer = rest.is_some_and(|rest| rest.starts_with([' ', '\'', '’']));
    // `leaked minutes` are the minutes.
    let shorter =
        bare(speaker).strip_suffix(bare(&hop.name)).is_some_and(|rest| rest.ends_with(' '));
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

fn is_inside(hop: &Hop, span: byline_core::Span) -> bool {
    hop.source.is_some_and(|source| source.overlaps(span))
}

/// True if several outlets speak together: `the Sun and the Mirror reported`.
fn is_joint(quote: &Quote, citations: &[&Citation]) -> bool {
    let hops = citations.iter().filter_map(|citation| citation.hops.first());
    let together = hops
        .filter(|hop| hop.kind.is_press() && quote.source.iter().any(|&span| is_inside(hop, span)));
    together.count() > 1
}

/// True if two names are one but for an article and case.
pub(super) fn same(first: &str, second: &str) -> bool {
    bare(first).eq_ignore_ascii_case(bare(second))
}

/// A name without its article.
pub(crate) fn bare(name: &str) -> &str {
    ["The ", "the ", "A ", "a ", "An ", "an "]
        .iter()
        .find_map(|article| name.strip_prefix(article))
        .unwrap_or(name)
}

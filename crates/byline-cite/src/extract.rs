//! From phrases to citations: each phrase is judged by the families, then hops are joined.

use crate::families::{self, Link, hearsay};
use crate::page::Page;
use crate::phrases::{Phrase, phrases};
use crate::sources;
use byline_core::{
    Citation, Document, EntityId, EntityKind, Hop, HopForm, Medium, Relation, SourceKind, Span,
    Token, TokenKind,
};
use byline_lexicon::{spaced, without_article};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many tokens may lie between an outlet and the source that it cites.
const CHAIN_REACH: usize = 30;

/// A phrase that a family took for a source.
struct Found {
    phrase: Phrase,
    link: Link,
}

/// The citations as written, and the sources that the story names or describes in full, cited or not.
pub(crate) fn extract(page: &Page) -> (Vec<Citation>, Vec<Hop>) {
    let mut found: Vec<Found> = Vec::new();
    let entities = mentions(page.document);
    let phrases = phrases(page);
    let full = phrases.iter().filter(|phrase| phrase.form == HopForm::Full);
    let named = full.map(|phrase| hop(page, phrase)).collect();
    for (mut phrase, link) in linked(page, phrases) {
        if found.last().is_some_and(|last| owns(&last.phrase, &phrase)) {
            found.pop();
        }
        let within = found.last().is_some_and(|last| is_part(&phrase, &last.phrase));
        if !within && is_wanted(&phrase, &link) && !is_other_body(page, &phrase) {
            phrase.entity = phrase.entity.or_else(|| entity_of(page, &entities, &phrase));
            found.push(Found { phrase, link });
        }
    }
    let mut citations = join(page, &found);
    citations.extend(hearsay::adverbs(page).into_iter().map(|index| hearsay_at(page, index)));
    citations.extend(links(page));
    keep_written(page, &mut citations);
    add_reporters(page, &mut citations);
    citations.sort_by_key(|citation| (citation.clause.start(), citation.clause.end()));
    (citations, named)
}

/// Puts the reporter behind an outlet that reports by one: `Ana Novak of OUTLET reports`.
fn add_reporters(page: &Page, citations: &mut [Citation]) {
    for citation in citations.iter_mut().filter(|one| one.relation == Relation::Reported) {
        let [hop] = &citation.hops[..] else { continue };
        let outlet = hop.source.filter(|_| hop.kind.is_press());
        let reporter = outlet.and_then(|outlet| reporter(page, outlet));
        citation.hops.extend(reporter);
    }
}

/// The person by whom the outlet reports whose name stands in the source of a quote.
fn reporter(page: &Page, outlet: Span) -> Option<Hop> {
    let quote = page.quote_of_source(page.document.token_at(outlet.start()))?;
    let cue = page.tokens_of(*quote.cue.first()?);
    let id = quote.speaker.as_ref()?.entity?;
    let person = page.document.entities().get(id.index())?;
    let named = person.mentions.iter().find(|mention| quote.source[0].covers(mention.span))?;
    let reports = families::reports(page, cue.start);
    (person.kind == EntityKind::Person && reports).then(|| {
        let mut hop = Hop::new(person.name.clone(), SourceKind::Person, HopForm::Full);
        hop.source = Some(named.span);
        hop.cue = quote.cue.first().copied();
        hop.entity = Some(id);
        hop
    })
}

/// Gives outlets the fullest name that the story gives: an abbreviation where their listed name
/// stands nowhere, and the long form that stands somewhere for a listed abbreviation. Credits carry
/// nothing that is said, and keep the listed name.
fn keep_written(page: &Page, citations: &mut [Citation]) {
    let text = page.document.text();
    let carrying = |citation: &&mut Citation| citation.relation != Relation::Credit;
    let mut stands: FxHashMap<String, bool> = FxHashMap::default();
    let mut long: FxHashMap<String, &str> = FxHashMap::default();
    for hop in citations.iter_mut().filter(carrying).flat_map(|citation| &mut citation.hops) {
        let Some(span) = hop.source.filter(|_| hop.kind.is_press()) else { continue };
        let written = without_article(&text[span]);
        match (is_abbreviation(&hop.name), is_abbreviation(written)) {
            (false, true) => {
                let name = hop.name.clone();
                let stands = stands.entry(name).or_insert_with_key(|name| text.contains(name));
                if !*stands {
                    hop.name = written.to_owned();
                }
            }
            (true, false) if written.contains(' ') && !written.contains(&hop.name) => {
                long.insert(hop.name.clone(), written);
            }
            _ => {}
        }
    }
    for hop in citations.iter_mut().flat_map(|citation| &mut citation.hops) {
        if let Some(written) = long.get(&hop.name) {
            hop.name = spaced(written);
        }
    }
}

/// True for a few capitals: `AP`.
fn is_abbreviation(name: &str) -> bool {
    (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The phrases that a family takes for sources, and those joined to them by `and`.
fn linked(page: &Page, phrases: Vec<Phrase>) -> Vec<(Phrase, Link)> {
    let mut links: Vec<Option<Link>> =
        phrases.iter().map(|phrase| families::link(page, phrase)).collect();
    let mut joined: Vec<bool> =
        phrases.windows(2).map(|pair| are_joined(page, &pair[0], &pair[1])).collect();
    // `the Sun, the Mail and the Post`: a comma joins before what `and` joins.
    for index in (0..joined.len().saturating_sub(1)).rev() {
        let (first, second) = (&phrases[index], &phrases[index + 1]);
        let press = first.kind.is_press() && second.kind.is_press();
        let comma =
            second.tokens.start == first.tokens.end + 1 && page.word(first.tokens.end) == ",";
        joined[index] |= joined[index + 1] && press && comma;
    }
    // `the Sun and the Mail reported`: the cue after the last belongs to all.
    for index in (0..joined.len()).rev().filter(|&index| joined[index]) {
        let after = links[index + 1].as_ref().filter(|link| {
            link.cue.as_ref().is_some_and(|cue| cue.start >= phrases[index + 1].tokens.end)
        });
        let after = after.cloned();
        links[index] = links[index].take().or(after);
    }
    // `told the Sun and the Mail`: the cue before the first belongs to all.
    for index in (0..joined.len()).filter(|&index| joined[index]) {
        let before = links[index].as_ref().filter(|link| {
            link.cue.as_ref().is_some_and(|cue| cue.end <= phrases[index].tokens.start)
        });
        let before = before.cloned();
        links[index + 1] = links[index + 1].take().or(before);
    }
    let linked = phrases.into_iter().zip(links).filter_map(|(phrase, link)| Some((phrase, link?)));
    with_quoted(page, linked.collect())
}

/// Adds the carriers that are quoted, unless a family has found the phrase already.
fn with_quoted(page: &Page, mut linked: Vec<(Phrase, Link)>) -> Vec<(Phrase, Link)> {
    linked.extend(sources::quoted(page));
    // The sort keeps what the families found before the same words read off a quote.
    linked.sort_by_key(|(phrase, _)| phrase.head);
    linked.dedup_by(|(phrase, _), (before, _)| {
        let same = before.kind == phrase.kind || before.head == phrase.head;
        same && phrase.tokens.start < before.tokens.end
    });
    linked
}

/// True if two phrases of one kind stand with only `and` between them.
fn are_joined(page: &Page, first: &Phrase, second: &Phrase) -> bool {
    let gap = first.tokens.end..second.tokens.start;
    let same = first.kind.is_press() && second.kind.is_press()
        || first.kind == second.kind
            && matches!(first.kind, SourceKind::Unnamed | SourceKind::Platform);
    let and = gap.len() == 1 && page.is_any(gap.start, &["and", "or", "&"])
        || gap.len() == 2 && page.word(gap.start) == "," && page.is(gap.start + 1, "and");
    same && and
}

/// True for a document or page that only describes another: `a translation of the statement`.
fn is_part(phrase: &Phrase, whole: &Phrase) -> bool {
    matches!(phrase.kind, SourceKind::Document | SourceKind::Website)
        && phrase.tokens.start < whole.tokens.end
}

/// True for whoever a document belongs to: `Novak` in `according to Novak’s analysis`.
fn owns(owner: &Phrase, document: &Phrase) -> bool {
    owner.kind == SourceKind::Person
        && document.kind == SourceKind::Document
        && document.tokens.start <= owner.tokens.start
        && owner.tokens.end < document.tokens.end
}

/// A person is a carrier only where somebody relays or is credited.
fn is_wanted(phrase: &Phrase, link: &Link) -> bool {
    if phrase.kind == SourceKind::Organization {
        return link.behind;
    }
    phrase.kind != SourceKind::Person
        || link.behind
        || matches!(link.relation, Relation::Reported | Relation::Credit | Relation::Anaphor)
}

/// True for `the agency` where the quotes say that it is no news agency.
fn is_other_body(page: &Page, phrase: &Phrase) -> bool {
    let agency = phrase.kind == SourceKind::Agency && phrase.form == HopForm::Anaphor;
    let speaker = page.speaker(&phrase.tokens).filter(|_| agency);
    speaker.is_some_and(|entity| {
        let listed = page.lexicon.source_at(&entity.name, true);
        listed.is_none_or(|(_, _, kind)| kind != SourceKind::Agency)
    })
}

/// Makes citations of what was found: a source behind another becomes its second hop.
fn join(page: &Page, found: &[Found]) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    let mut taken = vec![false; found.len()];
    for (index, item) in found.iter().enumerate() {
        let front = if item.link.behind { front_of(page, found, index) } else { None };
        let body = item.phrase.kind == SourceKind::Organization;
        // A body that is cited by somebody who is no outlet is what he speaks of.
        let photographer = item.link.behind && is_credit(item);
        if taken[index] || front.is_some() || body || photographer {
            continue;
        }
        let mut members = vec![item];
        for (other, candidate) in neighbours(found, index) {
            let behind = candidate.link.behind && front_of(page, found, other) == Some(index);
            if behind || tells(item, candidate) {
                taken[other] = true;
                members.push(candidate);
            }
        }
        citations.push(citation(page, &members));
    }
    // A teller that stands before its outlet was made a citation of its own first.
    let tellers: FxHashSet<Span> = citations
        .iter()
        .filter(|citation| citation.hops.len() > 1)
        .flat_map(|citation| citation.hops[1..].iter().filter_map(|hop| hop.source))
        .collect();
    citations.retain(|citation| {
        citation.hops.len() > 1
            || !citation.hops[0].source.is_some_and(|span| tellers.contains(&span))
    });
    citations
}

/// The found sources near one of them.
fn neighbours(found: &[Found], index: usize) -> impl Iterator<Item = (usize, &Found)> {
    let range = index.saturating_sub(3)..(index + 4).min(found.len());
    range.filter(move |&other| other != index).map(|other| (other, &found[other]))
}

/// The outlet in the same sentence that the source at `index` stands behind.
fn front_of(page: &Page, found: &[Found], index: usize) -> Option<usize> {
    let behind = &found[index];
    let sentence = page.sentence_of(behind.phrase.tokens.start);
    neighbours(found, index)
        .filter(|(_, front)| {
            let start = front.phrase.tokens.start;
            !front.link.behind
                && (cites(front) || is_credit(front) && is_credit(behind))
                && sentence.contains(&start)
                && start.abs_diff(behind.phrase.tokens.start) <= CHAIN_REACH
        })
        .min_by_key(|(_, front)| front.phrase.tokens.start.abs_diff(behind.phrase.tokens.start))
        .map(|(front, _)| front)
}

fn is_credit(found: &Found) -> bool {
    found.link.relation == Relation::Credit
}

/// True for an outlet that reports, and for a document that speaks.
fn cites(front: &Found) -> bool {
    match front.link.relation {
        Relation::Reported | Relation::SecondHand => front.phrase.kind.is_press(),
        relation => relation == Relation::Document,
    }
}

/// True if `teller` is the unnamed source that told the outlet `venue`.
fn tells(venue: &Found, teller: &Found) -> bool {
    venue.link.relation == Relation::Venue
        && venue.phrase.kind.is_press()
        && teller.phrase.kind == SourceKind::Unnamed
        && teller.link.cue.is_some()
        && venue.link.cue.as_ref().map(|cue| cue.start)
            == teller.link.cue.as_ref().map(|cue| cue.start)
}

/// One citation with a hop for each member; the first member is nearest to this story.
fn citation(page: &Page, members: &[&Found]) -> Citation {
    let first = &members[0];
    let cited = |member: &&Found| {
        let mut hop = hop(page, &member.phrase);
        hop.cue = member.link.cue.as_ref().map(|cue| page.span(cue));
        hop
    };
    let hops: Vec<Hop> = members.iter().map(cited).collect();
    let parts = hops.iter().flat_map(|hop| [hop.source, hop.cue]).flatten();
    let clause = parts.reduce(Span::cover).unwrap_or_default();
    let second_hand = members.len() > 1 && first.link.relation == Relation::Reported;
    let platform = members.iter().find(|member| member.phrase.kind == SourceKind::Platform);
    let clause = with_brackets(page, clause, first.link.medium);
    let relation = if second_hand { Relation::SecondHand } else { first.link.relation };
    let mut citation = Citation::new(clause, relation, hops);
    citation.medium = first.link.medium;
    citation.platform = platform.map(|member| member.phrase.name.clone());
    citation.confidence = members.iter().map(|member| member.link.confidence).fold(1.0, f32::min);
    citation
}

fn hop(page: &Page, phrase: &Phrase) -> Hop {
    let mut hop = Hop::new(phrase.name.clone(), phrase.kind, phrase.form);
    hop.source = Some(page.span(&phrase.tokens));
    hop.entity = phrase.entity;
    hop
}

/// The entity of a named source, where the document has one.
fn entity_of(
    page: &Page,
    entities: &FxHashMap<usize, EntityId>,
    phrase: &Phrase,
) -> Option<EntityId> {
    if !phrase.kind.is_press() || phrase.form == HopForm::Anaphor {
        return None;
    }
    let tokens = page.document.tokens();
    let starts = phrase.tokens.clone().filter_map(|index| tokens.get(index));
    starts.map(|token| token.span.start()).find_map(|start| entities.get(&start).copied())
}

/// The entities by the byte that each mention starts at.
fn mentions(document: &Document) -> FxHashMap<usize, EntityId> {
    let entities = (0..).map(EntityId).zip(document.entities());
    entities
        .flat_map(|(id, entity)| entity.mentions.iter().map(move |m| (m.span.start(), id)))
        .collect()
}

/// The brackets of a picture credit belong to its clause, because they are what marks it.
fn with_brackets(page: &Page, clause: Span, medium: Option<Medium>) -> Span {
    let text = page.document.text();
    let open = text[..clause.start()].ends_with('(');
    let close = text[clause.end()..].starts_with(')');
    if medium == Some(Medium::Photo) && open && close {
        Span::new(clause.start() - 1, clause.end() + 1)
    } else {
        clause
    }
}

fn hearsay_at(page: &Page, index: usize) -> Citation {
    let cue = page.span(&(index..index + 1));
    let mut hop = Hop::new("", SourceKind::Unnamed, HopForm::Full);
    hop.cue = Some(cue);
    let mut citation = Citation::new(cue, Relation::SecondHand, vec![hop]);
    citation.medium = Some(Medium::Report);
    citation.confidence = 0.7;
    citation
}

/// Addresses given in the text.
fn links(page: &Page) -> Vec<Citation> {
    let text = page.document.text();
    let is_address = |token: &&Token| {
        token.kind == TokenKind::Url
            && (text[token.span].contains('/') || text[token.span].starts_with("www."))
    };
    let tokens = page.document.tokens().iter().filter(is_address);
    tokens
        .map(|token| {
            let address = &text[token.span];
            let mut hop = match platform_of(page, address) {
                Some(platform) => Hop::new(platform, SourceKind::Platform, HopForm::Full),
                None => Hop::new(address, SourceKind::Website, HopForm::Full),
            };
            hop.source = Some(token.span);
            let mut citation = Citation::new(token.span, Relation::Link, vec![hop]);
            citation.medium = Some(Medium::Website);
            citation.confidence = 0.8;
            citation
        })
        .collect()
}

/// The platform that an address is of: Twitter, for `pic.twitter.com/abc`.
fn platform_of<'p>(page: &Page<'p>, address: &str) -> Option<&'p str> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', ':']).next()?;
    let name = page.lexicon.listed_source(host.rsplit('.').nth(1)?)?;
    let (_, _, kind) = page.lexicon.source_at(name, true)?;
    (kind == SourceKind::Platform).then_some(name)
}

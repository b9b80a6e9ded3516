//! Outlets that no list knows and whose names do not tell, by what the story does with them: somebody
//! tells them something, they report it, and nothing else is said of them.

use crate::classes::Classes;
use crate::families::is_time;
use crate::page::Page;
use byline_core::EntityKind;
use byline_lexicon::{Features, Groups, Nouns, Words};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many tokens the name of an outlet has at most.
const LONGEST: usize = 6;

/// What a mention of a name says of whether it is an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It says whom it has something from, or reports with an outlet: `Volna, citing AFP, said`,
    /// `according to Volna, which cited AFP`, `Volna and the Guardian reported`.
    Cites,
    /// It is told something, or has reported it: `told Volna`, `Volna reported`.
    Carries,
    /// Anybody may be cited so: `according to Volna`, `Volna said`.
    Speaks,
    /// Something else is said of it: `shares in Volna`.
    Other,
}

/// The names that every mention allows to be outlets and one shows to be, by the first token of each
/// mention, with the token behind its last. A name that was taken for a person, a place or a thing
/// has to cite somebody.
pub(crate) fn outlets(page: &Page) -> FxHashMap<usize, usize> {
    let mut names: BTreeMap<&str, (EntityKind, Vec<Range<usize>>)> = BTreeMap::new();
    for (tokens, name) in page.names().filter(|(_, name)| !name.kind.is_value()) {
        names.entry(name.full).or_insert((name.kind, Vec::new())).1.push(tokens);
    }
    let mut outlets = FxHashMap::default();
    for (name, (kind, mentions)) in names {
        let uses: Vec<Use> = mentions.iter().map(|tokens| used(page, tokens)).collect();
        let cites = uses.contains(&Use::Cites);
        let shown = match kind {
            EntityKind::Organization => cites || uses.contains(&Use::Carries),
            _ => cites && !mentions.iter().any(|tokens| is_somebody(page, tokens, name)),
        };
        let is_body = mentions.iter().any(|tokens| is_office(page, tokens));
        if shown && !is_body && !uses.contains(&Use::Other) {
            outlets.extend(mentions.iter().map(|tokens| (tokens.start, tokens.end)));
        }
    }
    outlets
}

/// True for a name that is short for another one, begins with a first name, or has a title.
fn is_somebody(page: &Page, tokens: &Range<usize>, full: &str) -> bool {
    let titles = Nouns::TITLE.or(Nouns::COURTESY).or(Nouns::PERSON);
    let first = page.known(tokens.start).first_name;
    let titled = tokens.start > 0 && page.noun(tokens.start - 1).has(titles);
    page.phrase(tokens) != full || first.has(Features::MALE.or(Features::FEMALE)) || titled
}

/// True for a name that ends in a noun for a body that is no outlet: `the Senate Committee`.
fn is_office(page: &Page, tokens: &Range<usize>) -> bool {
    let last = page.noun(tokens.end - 1);
    last.has(Nouns::BODY.or(Nouns::METONYM))
        || tokens.len() == 1 && page.word(tokens.start).len() < 4
}

fn used(page: &Page, tokens: &Range<usize>) -> Use {
    let article = page.is(tokens.start.wrapping_sub(1), "the");
    let start = tokens.start - usize::from(article);
    let before = start.wrapping_sub(1);
    let behind = |groups: Groups| page.of(before.wrapping_sub(1), groups);
    let told = page.of(before, Groups::TELLS) || page.is(before, "via");
    let spoken = page.is_any(before, &["with", "to"]) && behind(Groups::ADDRESSED);
    // `obtained on Saturday by`
    let earlier = (before.saturating_sub(4)..before).rev().find(|&at| !is_time(page, at));
    let seen = earlier.is_some_and(|verb| page.known(verb).is(Words::CONSULTED));
    let made = page.is_any(before, &["by", "in", "on"]) && (behind(Groups::PUBLISHES) || seen);
    // `a report in Volna`
    let noun = page.known(before.wrapping_sub(1));
    let made = made || page.is(before, "in") && (noun.is(Words::REPORT) || behind(Groups::ESSAY));
    let verb = (tokens.end..tokens.end + 3)
        .find(|&at| !page.has(at, Classes::FILLER))
        .unwrap_or(tokens.end);
    let reports = page.of(verb, Groups::REPORTS) && !has_object(page, verb + 1);
    // `Volna, citing`, `Volna said, citing`
    let comma = (tokens.end..tokens.end + 3).find(|&at| page.word(at) == ",");
    let speaks = |comma: usize| comma == tokens.end || page.has(verb, Classes::CARRY);
    let relative =
        |at: usize| page.is_any(at, &["which", "that"]) && page.of(at + 1, Groups::CITES);
    let from = |at: usize| page.is_citing(at) || relative(at);
    let cites = comma.is_some_and(|comma| from(comma + 1) && speaks(comma))
        || relative(tokens.end)
        || reports_beside(page, start, tokens.end);
    let cited = page.is_citing(before)
        || page.is(before, "to") && page.is(before.wrapping_sub(1), "according");
    if cites {
        Use::Cites
    } else if told || spoken || made || reports || page.of(verb, Groups::CITES) {
        Use::Carries
    } else if cited || page.has(verb, Classes::CARRY) || page.is_cue(before) {
        Use::Speaks
    } else {
        Use::Other
    }
}

/// True if a listed outlet is told something or reports together with the name.
fn reports_beside(page: &Page, start: usize, end: usize) -> bool {
    let behind = || {
        let first = end + 1 + usize::from(page.is(end + 1, "the"));
        listed(page, first).filter(|_| page.is(end, "and")).map(|last| (start, last))
    };
    let before = || {
        let and = start.checked_sub(1).filter(|&and| page.is(and, "and"))?;
        let first = (and.saturating_sub(LONGEST)..and).find(|&at| listed(page, at) == Some(and))?;
        Some((first - usize::from(page.is(first.wrapping_sub(1), "the")), end))
    };
    behind().or_else(before).is_some_and(|(first, last)| {
        let led = first.wrapping_sub(1);
        let according = page.is(led, "to") && page.is(led.wrapping_sub(1), "according");
        according || page.of(led, Groups::TELLS) || page.of(last, Groups::REPORTS)
    })
}

/// The end of the listed outlet that begins at a token.
fn listed(page: &Page, at: usize) -> Option<usize> {
    let start = page.document.tokens().get(at)?.span.start();
    let article = page.is(at.wrapping_sub(1), "the");
    let (length, _, kind) = page.lexicon.source_at(&page.document.text()[start..], article)?;
    kind.is_press().then(|| page.document.token_at(start + length))
}

/// True for what begins a noun phrase, as in `reported a loss`.
fn has_object(page: &Page, at: usize) -> bool {
    page.has(at, Classes::DETERMINER)
        || page.tag(at).is_some_and(|tag| tag.is_adjective() || tag.is_noun())
            && !page.has(at, Classes::CALENDAR)
}

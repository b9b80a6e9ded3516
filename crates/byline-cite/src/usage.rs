//! Outlets that no list knows and whose names do not tell, by what the story does with them: somebody
//! tells them something, they report it, and nothing else is said of them.

use crate::classes::Classes;
use crate::page::Page;
use byline_core::EntityKind;
use byline_lexicon::{Groups, Nouns};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a mention of a body says of whether it is an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It is told something, or has reported it: `told Volna`, `Volna reported`.
    Carries,
    /// Anybody may be cited so: `according to Volna`, `Volna said`.
    Speaks,
    /// Something else is said of it: `shares in Volna`.
    Other,
}

/// The names of bodies that every mention allows to be outlets and one shows to be, by the first
/// token of each mention, with the token behind its last.
pub(crate) fn outlets(page: &Page) -> FxHashMap<usize, usize> {
    let mut bodies: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    for (tokens, name) in page.names(EntityKind::Organization) {
        bodies.entry(name).or_default().push(tokens);
    }
    let mut outlets = FxHashMap::default();
    for mentions in bodies.into_values() {
        let uses = || mentions.iter().map(|tokens| used(page, tokens));
        let carries = uses().any(|found| found == Use::Carries);
        let is_body = mentions.iter().any(|tokens| is_office(page, tokens));
        if carries && !is_body && uses().all(|found| found != Use::Other) {
            outlets.extend(mentions.iter().map(|tokens| (tokens.start, tokens.end)));
        }
    }
    outlets
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
    let made = page.is_any(before, &["by", "in", "on"]) && behind(Groups::PUBLISHES);
    let verb = (tokens.end..tokens.end + 3)
        .find(|&at| !page.has(at, Classes::FILLER))
        .unwrap_or(tokens.end);
    let reports = page.of(verb, Groups::REPORTS) && !has_object(page, verb + 1);
    let cites = page.is_citing(tokens.end + 1) && page.word(tokens.end) == ","
        || page.of(verb, Groups::CITES);
    let cited = page.is_citing(before)
        || page.is(before, "to") && page.is(before.wrapping_sub(1), "according");
    if told || spoken || made || reports || cites {
        Use::Carries
    } else if cited || page.has(verb, Classes::CARRY) || page.is_cue(before) {
        Use::Speaks
    } else {
        Use::Other
    }
}

/// True for what begins a noun phrase, as in `reported a loss`.
fn has_object(page: &Page, at: usize) -> bool {
    page.has(at, Classes::DETERMINER)
        || page.tag(at).is_some_and(|tag| tag.is_adjective() || tag.is_noun())
            && !page.has(at, Classes::CALENDAR)
}

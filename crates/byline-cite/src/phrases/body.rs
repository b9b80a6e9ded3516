//! Bodies that an outlet cites: `citing the Interior Ministry`. After `citing` alone, because
//! elsewhere a body that speaks is a speaker and no carrier.

use super::{Phrase, is_article, name};
use crate::classes::Classes;
use crate::page::Page;
use byline_core::{EntityKind, HopForm, SourceKind};
use byline_lexicon::{Groups, Nouns};
use std::ops::Range;

/// The most tokens of a body's name.
const LONGEST: usize = 8;

/// The body named right after `citing` or `quoting`.
pub(super) fn cited(page: &Page, index: usize) -> Option<Phrase> {
    let article = usize::from(is_article(page.word_before(index, 1)));
    let cue = index.checked_sub(1 + article)?;
    let relative =
        page.of(cue, Groups::CITES) && page.is_any(cue.wrapping_sub(1), &["that", "which"]);
    if !relative && !page.is_citing(cue) {
        return None;
    }
    // `citing The Guardian`: an article before the name of an outlet.
    if is_article(page.word(index)) && name::listed(page, index + 1).is_some() {
        return None;
    }
    let named = page.name_at(index, EntityKind::Organization).map_or(index, |name| name.end);
    let end = name_end(page, index).max(named);
    let head = end.checked_sub(1).filter(|&head| head >= index)?;
    // `citing the ministry’s failures` gives a reason, and `citing party insiders` others.
    let others = page.has(end, Classes::UNNAMED_NOUN.or(Classes::PERSON_NOUN));
    if others
        || page.is_possessive(end)
        || !(ends_body(page, head) || is_capitals(page, index..end) || end == named)
    {
        return None;
    }
    let name = page.phrase(&(index..end));
    let tokens = index - article..end;
    let (kind, form) = (SourceKind::Organization, HopForm::Full);
    Some(Phrase { tokens, head, kind, form, name, entity: None })
}

/// True for what the name of a body ends in, written small or large.
fn ends_body(page: &Page, at: usize) -> bool {
    page.noun(at).has(Nouns::BODY.or(Nouns::PUBLIC)) || page.of(at, Groups::BODY_END)
}

/// An abbreviation: `NATO`, `the SBU`.
fn is_capitals(page: &Page, tokens: Range<usize>) -> bool {
    let word = page.word(tokens.start);
    tokens.len() == 1 && word.len() >= 2 && word.chars().all(char::is_uppercase)
}

/// Where the capitalised words and the noun of a body end, behind one small word at the most: `the
/// customs office`.
fn name_end(page: &Page, start: usize) -> usize {
    let small = ends_body(page, start + 1)
        && page.is_word(start)
        && !page.has(start, Classes::STOP.or(Classes::DETERMINER));
    let describes = ["ing", "ed", "s"].iter().any(|ending| page.word(start).ends_with(ending));
    let lead = small && (!describes || page.of(start, Groups::FIELD));
    let mut end = start + usize::from(lead);
    while end < start + LONGEST {
        let joins = page.is_any(end, &["of", "for", "and", "the"]) && page.is_capitalised(end + 1);
        let owner = page.is_possessive(end) && end > start && page.is_capitalised(end - 1);
        if page.is_capitalised(end) || ends_body(page, end) || joins && end > start || owner {
            end += 1;
        } else {
            break;
        }
    }
    if end > start && page.is_possessive(end - 1) { end - 1 } else { end }
}

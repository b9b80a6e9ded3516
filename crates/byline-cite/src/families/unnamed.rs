//! `two officials said`, `a source familiar with the matter told Reuters`, `calls by some officials`.

use super::Link;
use crate::classes::Classes;
use crate::page::Page;
use crate::phrases::{Phrase, name};
use byline_core::{Relation, SourceKind};
use byline_lexicon::Groups;
use std::ops::Range;

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    if phrase.kind != SourceKind::Unnamed {
        return None;
    }
    // Where quotes are known, they say who speaks; but whoever tells an outlet speaks anyway.
    let verb = verb_after(page, phrase).or_else(|| verb_before(page, phrase));
    let known = !page.document.quotes().is_empty();
    let verb = verb.filter(|&verb| !known || name::listed(page, verb + 1).is_some());
    let cue = verb.map(|verb| verb..verb + 1).or_else(|| told_by(page, phrase.tokens.start))?;
    Some(Link::new(cue, Relation::Reported, None))
}

/// `accusations from a woman`, `calls by some legislators`: the noun and the preposition before
/// `start`.
pub(crate) fn told_by(page: &Page, start: usize) -> Option<Range<usize>> {
    let by = start.checked_sub(1)?;
    let noun = by.checked_sub(1)?;
    if page.is_any(by, &["from", "by"]) && page.of(noun, Groups::SAYINGS) {
        return Some(noun..start);
    }
    // `provided to OUTLET by people familiar with the talks`
    let given = (by.saturating_sub(6)..by)
        .any(|at| page.of(at, Groups::GIVEN_OUT) && page.is(at + 1, "to"));
    (given && page.is(by, "by") && by >= page.sentence_of(start).start).then_some(by..start)
}

fn verb_after(page: &Page, phrase: &Phrase) -> Option<usize> {
    let sentence = page.sentence_of(phrase.tokens.start);
    let mut at = phrase.tokens.end;
    if page.word(at) == "," && page.is_any(at + 1, &["who", "speaking", "which"]) {
        let close = (at + 2..sentence.end.min(at + 20)).find(|&next| page.word(next) == ",")?;
        at = close + 1;
    }
    for _ in 0..4 {
        if at >= sentence.end {
            return None;
        }
        let word = page.word(at);
        if page.has(at, Classes::SPEECH) && !page.is(at + 1, "by") {
            return Some(at);
        }
        if !page.has(at, Classes::FILLER) && !word.ends_with("ly") {
            return None;
        }
        at += 1;
    }
    None
}

/// `”, said a diplomat`. A verb that follows makes the phrase its subject: `he said critics lie`.
fn verb_before(page: &Page, phrase: &Phrase) -> Option<usize> {
    let verb = phrase.tokens.start.checked_sub(1)?;
    let mark = page.is_quote(verb.wrapping_sub(1)) || page.word_before(verb, 1) == ",";
    let end = phrase.tokens.end;
    let over = !page.is_word(end)
        || end >= page.sentence_of(verb).end
        || page.has(end, Classes::STOP.or(Classes::CALENDAR))
        || page.of(end, Groups::AFTER_SOURCE);
    (mark && over && page.is_any(verb, &["said", "says", "according"])).then_some(verb)
}

//! `told OUTLET`, `in an interview with OUTLET`, `speaking on OUTLET`. Somebody told is no venue.

use super::{Link, described_start};
use crate::classes::Classes;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Deprel, Medium, Relation};
use byline_lexicon::{Groups, Nouns};
use std::ops::Range;

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    if !phrase.kind.is_press() {
        return None;
    }
    let start = described_start(page, phrase, &["told", "tells", "telling", "with", "to", "the"]);
    let (cue, medium) = told(page, start)
        .or_else(|| given(page, start, phrase.tokens.end))
        .or_else(|| addressed(page, start))
        .or_else(|| handed(page, start))
        .or_else(|| noun(page, start))
        .or_else(|| programme(page, start))
        .or_else(|| interview(page, phrase))?;
    Some(Link::new(cue, Relation::Venue, Some(medium)))
}

type Cue = (Range<usize>, Medium);

fn told(page: &Page, start: usize) -> Option<Cue> {
    let verb = start.checked_sub(1)?;
    page.of(verb, Groups::TELLS).then_some((verb..start, Medium::Interview))
}

/// `gave OUTLET another version`.
fn given(page: &Page, start: usize, end: usize) -> Option<Cue> {
    let verb = start.checked_sub(1)?;
    let object = (end..end + 4).take_while(|&at| page.is_word(at)).any(|at| is_words(page, at));
    (page.of(verb, Groups::GIVES) && object).then_some((verb..start, Medium::Interview))
}

/// True for a noun for what people say or write.
fn is_words(page: &Page, at: usize) -> bool {
    let word = page.known(at);
    word.noun.is_some() || word.is_noun(Nouns::DOCUMENT.or(Nouns::RECORDING))
}

/// `explained to OUTLET`, `speaking to OUTLET`, `confirmed to OUTLET`.
fn addressed(page: &Page, start: usize) -> Option<Cue> {
    let verb = start.checked_sub(2)?;
    // `confirmed the plan to OUTLET`
    let object = page.has(verb.wrapping_sub(1), Classes::DETERMINER) && page.is(start - 1, "to");
    let told = object && page.of(verb.wrapping_sub(2), Groups::ADDRESSED);
    let verb = if told { verb - 2 } else { verb };
    if !page.is_any(start - 1, &["to", "with"]) || !page.of(verb, Groups::ADDRESSED) {
        return None;
    }
    let medium = match page.word(verb) {
        "statement" => Medium::Statement,
        "email" => Medium::Email,
        _ => Medium::Interview,
    };
    let opener = verb - fronting(page, verb);
    Some((opener..start, medium))
}

/// `a statement emailed to OUTLET`, `records leaked to OUTLET`, as the tree has it.
fn handed(page: &Page, start: usize) -> Option<Cue> {
    let verb = start.checked_sub(2).filter(|verb| page.is_any(verb + 1, &["to", "with"]))?;
    let dependency = page.document.syntax().get(verb)?;
    let noun = dependency.head().filter(|_| dependency.relation() == Deprel::Acl)?;
    page.noun(noun)
        .has(Nouns::DOCUMENT.or(Nouns::RECORDING))
        .then_some((verb..start, Medium::Statement))
}

/// How many words of `in a phone` stand before `interview`.
fn fronting(page: &Page, noun: usize) -> usize {
    (1..=4).find(|&back| page.is_any(noun.wrapping_sub(back), &["in", "during"])).unwrap_or(0)
}

/// `an interview on OUTLET`, `an op-ed in OUTLET`, `an interview published by OUTLET`.
fn noun(page: &Page, start: usize) -> Option<Cue> {
    let noun = start.checked_sub(2)?;
    let preposition = page.is_any(start - 1, &["on", "in", "for", "by"]);
    if !preposition || !(page.of(noun, Groups::TALK.or(Groups::ESSAY)) || page.is_op_ed(noun)) {
        return None;
    }
    let medium = if page.of(noun, Groups::TALK) { Medium::Interview } else { Medium::Editorial };
    Some((noun - fronting(page, noun)..start, medium))
}

/// `in a Karlin News interview`
fn interview(page: &Page, phrase: &Phrase) -> Option<Cue> {
    let start = phrase.tokens.start;
    let article = usize::from(page.has(start.wrapping_sub(1), Classes::DETERMINER));
    let preposition = start.checked_sub(1 + article)?;
    let held = page.of(phrase.tokens.end, Groups::TALK);
    (held && page.is_any(preposition, &["in", "during"]))
        .then_some((preposition..start, Medium::Interview))
}

/// `speaking on OUTLET`, `appeared on OUTLET`, `wrote in OUTLET`.
fn programme(page: &Page, start: usize) -> Option<Cue> {
    let preposition = start.checked_sub(1)?;
    if !page.is_any(preposition, &["on", "in", "by"]) {
        return None;
    }
    let verb = (1..=2).find(|&back| page.of(preposition.wrapping_sub(back), Groups::ON_AIR))?;
    Some((preposition - verb..start, Medium::Broadcast))
}

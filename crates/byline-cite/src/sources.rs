//! Sources that the quotes name: whoever is quoted and has no name in the story is cited by each
//! mention that is a source, and so is a document that speaks.

use crate::classes::Classes;
use crate::families::{Link, medium};
use crate::page::Page;
use crate::phrases::{Phrase, without_determiner};
use byline_core::{Act, Deprel, EntityKind, HopForm, PennTag, Quote, Relation, SourceKind};
use byline_lexicon::{Features, Groups, Nouns, Words};
use std::ops::Range;

/// Nouns for people.
const PEOPLE: Nouns = Nouns::PERSON.or(Nouns::UNNAMED).or(Nouns::PEOPLE).or(Nouns::KIN);

/// A phrase for each quote whose source is such a carrier in words of its own.
pub(crate) fn quoted(page: &Page) -> impl Iterator<Item = (Phrase, Link)> {
    page.document.quotes().iter().filter_map(|quote| source(page, quote))
}

fn source(page: &Page, quote: &Quote) -> Option<(Phrase, Link)> {
    let speaker = quote.speaker.as_ref()?;
    let whole = page.tokens_of(*quote.source.first()?);
    let tokens = core(page, whole.clone());
    if tokens.is_empty() || has_pronoun(page, &tokens) {
        return None;
    }
    let head = head(page, &tokens);
    let document = page.has(head, Classes::DOCUMENT_NOUN) && !page.is_possessive(head + 1);
    let named = speaker.entity.is_some() && !speaker.anonymous;
    let states = quote.act == Act::Statement;
    let kind = if document && !named {
        SourceKind::Document
    } else if speaker.anonymous
        && quote.act != Act::NoAnswer
        && (are_people(page, &tokens, head) || states && are_outlets(page, head))
        && !is_named(page, &whole, head)
    {
        SourceKind::Unnamed
    } else {
        return None;
    };
    let name = match kind {
        SourceKind::Unnamed if !speaker.name.is_empty() => speaker.name.clone(),
        _ => without_determiner(page, &tokens),
    };
    let form = if kind == SourceKind::Document && is_pointing(page, &tokens) {
        HopForm::Anaphor
    } else {
        HopForm::Full
    };
    let entity = speaker.entity.filter(|_| kind == SourceKind::Unnamed);
    let phrase = Phrase { tokens, head, kind, form, name, entity };
    let (relation, medium) = match kind {
        SourceKind::Document => (Relation::Document, medium(page, &phrase)),
        _ => (Relation::Reported, None),
    };
    let cue = quote.cue.first().map(|&cue| page.tokens_of(cue));
    Some((phrase, Link { cue, relation, medium, behind: false, confidence: quote.confidence }))
}

/// The noun of a source: the head of its tree; and where that says nothing, as trees have `close`
/// in `a source close to her`, the last noun for people before the first preposition.
fn head(page: &Page, tokens: &Range<usize>) -> usize {
    let head = page.head_of(tokens).unwrap_or(tokens.end - 1);
    let says = |at: usize| !page.noun(at).is_empty() || page.is_capitalised(at);
    if says(head) {
        return head;
    }
    let chunk = tokens.clone().take_while(|&at| page.tag(at) != Some(PennTag::In));
    chunk.filter(|&at| page.noun(at).has(PEOPLE)).last().unwrap_or(head)
}

/// True for a noun with nothing but a definite determiner: `the report`.
fn is_pointing(page: &Page, tokens: &Range<usize>) -> bool {
    let determiner = page.has(tokens.start, Classes::DETERMINER);
    tokens.len() == 2 && determiner && !page.has(tokens.start, Classes::INDEFINITE)
}

/// True if a pronoun stands in for the source or for a part of it: `he and others`.
fn has_pronoun(page: &Page, tokens: &Range<usize>) -> bool {
    let tags = page.document.tags().get(tokens.clone()).unwrap_or_default();
    let pronoun = |tag: PennTag| matches!(tag, PennTag::Prp | PennTag::Wp | PennTag::Wdt);
    tags.iter().any(|tag| pronoun(tag.penn)) || matches!(tags, [tag] if tag.penn == PennTag::PrpS)
}

/// True if a person's name stands beside the noun: `former ambassador Ana Novak`.
fn is_named(page: &Page, tokens: &Range<usize>, head: usize) -> bool {
    tokens.clone().any(|first| {
        let Some(name) = page.name_at(first, EntityKind::Person) else { return false };
        let Some(at) = page.head_of(&(first..name.end)) else { return false };
        let dependency = page.document.syntax().get(at);
        at == head
            || dependency.is_some_and(|dependency| {
                let beside = matches!(dependency.relation(), Deprel::Appos | Deprel::Flat);
                beside && dependency.head() == Some(head)
            })
    })
}

/// True for people and for a number of them: `three officials`, `many in the city`, `most of the
/// women`, but not `most of the games`.
fn are_people(page: &Page, tokens: &Range<usize>, head: usize) -> bool {
    const NUMBER: Words = Words::QUANTIFIER.or(Words::NUMERAL).or(Words::OTHER);
    let word = |at: usize| page.known(at);
    let of = || {
        let below = page.document.children(head).iter().map(|&child| child as usize);
        below.into_iter().find(|&child| {
            tokens.contains(&child)
                && page.document.syntax().get(child).is_some_and(|d| d.relation() == Deprel::Nmod)
        })
    };
    let whole = word(head);
    let number = whole.is(NUMBER) || whole.is_noun(Nouns::AMOUNT);
    let one = !whole.features.has(Features::PLURAL);
    let fresh = page.has(tokens.start, Classes::INDEFINITE);
    // Who holds an office alone is named somewhere, as a rule; but not `the town’s mayor`.
    let owned = (tokens.start..head).any(|at| page.is_possessive(at));
    let holder = one && whole.is_noun(Nouns::OFFICE) && !whole.is_noun(Nouns::UNNAMED) && !owned;
    whole.is_noun(PEOPLE.or(Nouns::OFFICE)) && (fresh || !holder)
        || page.of(head, Groups::FOLK)
        || number && of().is_none_or(|part| word(part).is_noun(PEOPLE) || is_nation(page, part))
}

/// True for several outlets: `other media outlets`.
fn are_outlets(page: &Page, head: usize) -> bool {
    let noun = page.known(head);
    noun.features.has(Features::PLURAL) && noun.is_noun(Nouns::OUTLET)
}

/// True for the plural of a name: Americans, Democrats.
fn is_nation(page: &Page, at: usize) -> bool {
    page.is_capitalised(at) && matches!(page.tag(at), Some(PennTag::Nns | PennTag::Nnps))
}

/// The phrase without what explains it: it ends before a comma, a bracket or a relative clause.
fn core(page: &Page, tokens: Range<usize>) -> Range<usize> {
    let explains = |&at: &usize| {
        let relative = matches!(page.tag(at), Some(PennTag::Wp | PennTag::Wdt | PennTag::WpS));
        let inside = page.is_word(at) || page.is_joint(at) || page.is_possessive(at);
        relative || !inside && !page.is_quote(at)
    };
    let end = (tokens.start + 1..tokens.end).find(explains).unwrap_or(tokens.end);
    tokens.start..end
}

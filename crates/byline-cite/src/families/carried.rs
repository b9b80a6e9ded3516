//! What hangs on the word that a quote is attributed by: `told OUTLET`, `said on OUTLET`, `wrote in
//! a letter to OUTLET`, however far it stands from that word. Needs trees and quotes.

use super::{Link, medium};
use crate::classes::Classes;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Deprel, HopForm, Medium, Relation, SourceKind};
use byline_lexicon::{Groups, Nouns, Takes};

/// How many phrases may stand within each other: `in a video of a speech posted on OUTLET`.
const DEEPEST: usize = 4;

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    use SourceKind::{Document, Platform, Website};
    let carries = phrase.kind.is_press() || matches!(phrase.kind, Document | Platform | Website);
    let preposition = case(page, phrase.head);
    if !carries || page.is_source(&phrase.tokens) {
        return None;
    }
    let posted = || posted(page, phrase.head).filter(|_| phrase.kind == Platform);
    let placed =
        |at: usize| page.of(at, Groups::PLACING).then(|| anchor(page, phrase.head)).flatten();
    let anchor = match preposition {
        Some(at) => posted().or_else(|| placed(at))?,
        None => heard(page, phrase)?,
    };
    let first = preposition.unwrap_or(anchor).min(phrase.tokens.start);
    let cue = if anchor + 1 == first { anchor } else { first };
    (cue < phrase.tokens.start)
        .then(|| Link::new(cue..phrase.tokens.start, Relation::Venue, place(page, phrase)))
}

/// The cue of a quote that a phrase hangs on, perhaps through the nouns and participles of other
/// carriers: `said in a letter sent to OUTLET`.
fn anchor(page: &Page, head: usize) -> Option<usize> {
    let mut token = head;
    for _ in 0..DEEPEST {
        let dependency = page.document.syntax().get(token)?;
        let above = dependency.head()?;
        match dependency.relation() {
            Deprel::Obl if page.is_cue(above) || page.has(above, Classes::SPEECH) => {
                return Some(above);
            }
            // Trees hang `in a letter` on the name before it: `wrote Zoë Ruiz in a letter`.
            Deprel::Nmod if voice(page, token) => {
                if let Some(cue) = page.cue_of_source(above) {
                    return Some(cue);
                }
            }
            Deprel::Nmod | Deprel::Acl if carrier(page, above) => {}
            Deprel::Obl if is_participle(page, above) => {}
            _ => return None,
        }
        token = above;
    }
    None
}

/// The cue whose words stood on a platform: `took to Twitter and said`, `one user on Weibo wrote`, `said
/// in a series of tweets`.
fn posted(page: &Page, head: usize) -> Option<usize> {
    use Deprel::{Advcl, Conj, Nmod, Obl, Xcomp};
    let dependency = page.document.syntax().get(head)?;
    let above = dependency.head()?;
    match dependency.relation() {
        Nmod if page.is(case(page, head)?, "of") => anchor(page, above),
        Nmod => page.spoken_by(&(above..above + 1)).map(|cue| cue.start),
        Obl => {
            let cue = |&child: &usize| {
                let relation = page.document.syntax().get(child).map(|child| child.relation());
                page.is_cue(child) && matches!(relation, Some(Conj | Xcomp | Advcl))
            };
            page.document.children(above).iter().map(|&child| child as usize).find(cue)
        }
        _ => None,
    }
}

/// True for what somebody speaks in: `in a letter`, `in a tweet`.
fn voice(page: &Page, at: usize) -> bool {
    page.noun(at).has(Nouns::VOICE) && case(page, at).is_some_and(|at| page.is(at, "in"))
}

/// True for the noun of something that carries words: `letter`, `interview`, `tweet`.
fn carrier(page: &Page, at: usize) -> bool {
    page.noun(at).has(Nouns::DOCUMENT.or(Nouns::RECORDING).or(Nouns::VENUE))
}

/// True for the participle of a noun: `posted` in `a video posted to OUTLET`.
fn is_participle(page: &Page, at: usize) -> bool {
    page.document.syntax().get(at).is_some_and(|dependency| dependency.relation() == Deprel::Acl)
}

/// The cue whose hearer an outlet is: `told OUTLET`.
fn heard(page: &Page, phrase: &Phrase) -> Option<usize> {
    let dependency = page.document.syntax().get(phrase.head)?;
    let object = matches!(dependency.relation(), Deprel::Obj | Deprel::Iobj);
    let verb = dependency.head().filter(|&verb| object && page.is_cue(verb))?;
    let word = page.known(verb);
    let hears = word.verb.is_some_and(|verb| verb.takes(Takes::HEARER));
    (phrase.kind.is_press() && hears && phrase.form != HopForm::Anaphor).then_some(verb)
}

/// The preposition of a noun.
fn case(page: &Page, head: usize) -> Option<usize> {
    let below = page.document.children(head).iter().map(|&child| child as usize);
    let case = |&child: &usize| {
        page.document.syntax().get(child).is_some_and(|d| d.relation() == Deprel::Case)
    };
    below.into_iter().find(|child| case(child) && *child < head)
}

fn place(page: &Page, phrase: &Phrase) -> Option<Medium> {
    match phrase.kind {
        SourceKind::Platform => Some(Medium::Post),
        SourceKind::Website => Some(Medium::Website),
        SourceKind::Document => medium(page, phrase),
        _ => Some(Medium::Interview),
    }
}

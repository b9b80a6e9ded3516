//! `OUTLET reported`, `OUTLET, citing X, said`, `a RIA Novosti correspondent reported`.

use super::Link;
use crate::classes::Classes;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation};
use byline_lexicon::Groups;
use std::ops::Range;

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    // `those surveyed for Karlin News said`: they said it, not the outlet.
    let served = page.is_any(phrase.tokens.start.wrapping_sub(1), &["for", "with"]);
    // `Neither Novak nor Karlin News explained it`.
    let denied = page.has(phrase.tokens.start.wrapping_sub(1), Classes::NEGATION);
    if !phrase.kind.is_press() || served || denied {
        return None;
    }
    if let Some(cue) = via(page, phrase) {
        return Some(Link::new(cue, Relation::Reported, Some(Medium::Report)));
    }
    let verb = verb_after(page, phrase).or_else(|| verb_before(page, phrase))?;
    Some(Link::new(verb..verb + 1, Relation::Reported, Some(Medium::Report)))
}

/// True for what an outlet does by its people: `reported`.
pub(crate) fn reports(page: &Page, verb: usize) -> bool {
    page.of(verb, Groups::REPORTS)
}

/// `(via OUTLET)`, `, via OUTLET.`; and `(OUTLET)` at the end of a paragraph.
fn via(page: &Page, phrase: &Phrase) -> Option<Range<usize>> {
    let (start, end) = (phrase.tokens.start, phrase.tokens.end);
    let before = start.checked_sub(1)?;
    let via = page.is(before, "via");
    let open = before - usize::from(via && before > 0);
    let brackets = page.word(open) == "(" && page.word(end) == ")";
    let commas = page.word(open) == "," && matches!(page.word(end), "," | ".");
    let paragraph = page.paragraph_of(start);
    let last = end + 1 >= paragraph.end && open > paragraph.start;
    (brackets && (via || last) || commas && via).then_some(before..start)
}

/// The verb after the name, past `news agency`, `also`, a date or a remark between commas.
fn verb_after(page: &Page, phrase: &Phrase) -> Option<usize> {
    let sentence = page.sentence_of(phrase.tokens.start);
    let mut at = phrase.tokens.end;
    if page.is_possessive(at) {
        // `CNN’s Ana Novak reported`: she speaks for the station.
        let name = (at + 1..at + 4).take_while(|&next| page.is_capitalised(next)).count();
        let verb = at + 1 + name + usize::from(page.is_any(at + 1 + name, &["has", "had", "also"]));
        return (name > 0 && reports(page, verb) && verb < sentence.end).then_some(verb);
    }
    // `the Post, citing Novak, put it at 19`: whoever cites reports, whatever the verb is.
    let mut cites = None;
    for _ in 0..8 {
        let word = page.word(at);
        let noun = page.has(at, Classes::APPOSITION);
        if at >= sentence.end {
            return cites;
        }
        if page.has(at, Classes::CARRY)
            && (!page.has(at, Classes::NOUN_TOO) || is_plural(page, phrase))
        {
            return Some(at);
        }
        if word == "," && page.is_citing(at + 1) {
            cites = Some(at + 1);
        }
        let explains = is_subject(page, phrase)
            && page.is_any(at + 1, &["a", "an", "the", "which", "who", "whose"]);
        if word == "," && page.is(at + 1, "which") && page.has(at + 2, Classes::CARRY) {
            return Some(at + 2);
        }
        if word == "," && (cites == Some(at + 1) || explains) {
            let close = (at + 2..sentence.end.min(at + 20)).find(|&next| page.word(next) == ",");
            let Some(close) = close else { return cites };
            at = close + 1;
        } else if noun || page.has(at, Classes::FILLER) || word.ends_with("ly") {
            at += 1;
        } else {
            return cites;
        }
    }
    cites
}

/// True unless a preposition stands before the name: `Novak, head of Karlin News, said`.
fn is_subject(page: &Page, phrase: &Phrase) -> bool {
    let before = phrase.tokens.start.wrapping_sub(1);
    !page.is_any(before, &["of", "at", "from", "by", "for", "in", "with", "to", "on"])
}

fn is_plural(page: &Page, phrase: &Phrase) -> bool {
    page.word(phrase.head).ends_with('s') || page.word(phrase.head).ends_with("media")
}

/// The verb before the name after a quotation: `”, reported Le Monde`.
fn verb_before(page: &Page, phrase: &Phrase) -> Option<usize> {
    let verb = super::phrase_start(page, phrase).checked_sub(1)?;
    let mark = page.is_quote(verb.wrapping_sub(1)) || page.word_before(verb, 1) == ",";
    let as_clause = page.is(verb.wrapping_sub(1), "as");
    let says = reports(page, verb) || page.is(verb, "said");
    (says && (mark || as_clause)).then_some(verb)
}

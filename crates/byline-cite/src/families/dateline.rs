//! `KYIV (Reuters) -`, `Moscow, Nov.17 (ČTK) —`, `By Ana Novak, Associated Press`, and an agency
//! alone in a paragraph at either end of the story.

use super::Link;
use crate::classes::Classes;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation, SourceKind, TokenKind};
use std::ops::Range;

/// The most tokens of a place and a day.
const LONGEST: usize = 12;

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    if !phrase.kind.is_press() {
        return None;
    }
    let paragraph = page.paragraph_of(phrase.tokens.start);
    let agency = phrase.kind == SourceKind::Agency;
    let found = bracketed(page, phrase, &paragraph)
        || agency && (bare(page, phrase, &paragraph) || byline(page, phrase, &paragraph))
        || agency && alone(page, phrase, &paragraph);
    found.then_some(Link {
        cue: None,
        relation: Relation::Dateline,
        medium: Some(Medium::Dateline),
        behind: false,
        confidence: 0.95,
    })
}

fn is_dash(page: &Page, at: usize) -> bool {
    matches!(page.word(at), "-" | "–" | "—" | "--" | "―")
}

/// `KYIV, May 3 (Reuters) -`; without the dash only after what is surely a place and a day.
fn bracketed(page: &Page, phrase: &Phrase, paragraph: &Range<usize>) -> bool {
    let (start, end) = (phrase.tokens.start, phrase.tokens.end);
    if page.word_before(start, 1) != "(" || page.word(end) != ")" {
        return false;
    }
    let place = paragraph.start..start - 1;
    let short = place.len() <= 3 && place.clone().all(|at| page.is_capitalised(at));
    is_dash(page, end + 1) || (short || is_place(page, &place)) && page.is_capitalised(end + 1)
}

/// A place in capitals, perhaps with a region and a day: `ORLANDO, Fla., Aug. 10`.
fn is_place(page: &Page, tokens: &Range<usize>) -> bool {
    let shouts = |at| page.word(at).chars().all(|c| !c.is_lowercase());
    let fits = |at: usize| {
        page.is_capitalised(at)
            || page.kind(at) == Some(TokenKind::Number)
            || matches!(page.word(at), "," | "." | "/" | "-")
    };
    !tokens.is_empty()
        && tokens.len() <= LONGEST
        && page.word(tokens.start).len() > 2
        && shouts(tokens.start)
        && tokens.clone().all(fits)
}

/// `PARIS, 3 March, AFP —` at the start of a paragraph.
fn bare(page: &Page, phrase: &Phrase, paragraph: &Range<usize>) -> bool {
    let start = phrase.tokens.start;
    let city = page.word(paragraph.start);
    matches!(page.word(phrase.tokens.end), "–" | "—" | "--")
        && start - paragraph.start <= 6
        && start > paragraph.start
        && city.chars().all(|c| c.is_uppercase())
}

/// `By Ana Novak, Associated Press` as a whole paragraph.
fn byline(page: &Page, phrase: &Phrase, paragraph: &Range<usize>) -> bool {
    let names = paragraph.start + 1..phrase.tokens.start;
    let is_name = |at: usize| {
        page.is_capitalised(at)
            || page.is_any(at, &["and", "the", "for", "of"])
            || !page.is_word(at) && page.word(at) != "."
    };
    page.is(paragraph.start, "by")
        && !names.is_empty()
        && names.len() <= LONGEST
        && names.clone().all(is_name)
        && phrase.tokens.end + 2 >= paragraph.end
}

/// `(AFP)`, `© 2014 Reuters`, `Xinhua` as the first or the last paragraph.
fn alone(page: &Page, phrase: &Phrase, paragraph: &Range<usize>) -> bool {
    let mut rest = paragraph.clone().filter(|at| !phrase.tokens.contains(at));
    let year = |at: usize| page.kind(at) == Some(TokenKind::Number);
    let plain = |at: usize| !page.is_word(at) || year(at) || page.has(at, Classes::CALENDAR);
    let last = page.paragraph_of(page.len().saturating_sub(1));
    let edge = paragraph.start == 0 || paragraph.start >= last.start;
    let line = edge && page.len() > paragraph.len() && paragraph.len() <= 8 && rest.all(plain);
    // `... into the country. PTI`
    let sentence = page.sentence_of(phrase.tokens.start);
    line || phrase.tokens == sentence && sentence.end == page.len()
}

//! One file for each family of surface forms: what around a phrase makes it a citation.

mod according;
mod carried;
mod citing;
mod credit;
mod dateline;
mod document;
mod heading;
pub(crate) mod hearsay;
mod passive;
mod pointing;
mod publication;
mod reported;
mod social;
mod spoken;
mod unnamed;
mod venue;

use crate::classes::Classes;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation};
use byline_lexicon::Groups;
use std::ops::Range;

/// What a family says about a phrase.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    /// The tokens of the cue.
    pub cue: Option<Range<usize>>,
    pub relation: Relation,
    pub medium: Option<Medium>,
    /// True if the phrase stands behind another source, as after `citing`.
    pub behind: bool,
    pub confidence: f32,
}

impl Link {
    fn new(cue: Range<usize>, relation: Relation, medium: Option<Medium>) -> Self {
        Self { cue: Some(cue), relation, medium, behind: false, confidence: 0.9 }
    }
}

pub(crate) use credit::is_picture;
pub(crate) use document::medium;
pub(crate) use reported::reports;
pub(crate) use unnamed::told_by;

type Family = fn(&Page, &Phrase) -> Option<Link>;

/// The families, the most telling first.
const FAMILIES: &[Family] = &[
    dateline::link,
    credit::link,
    according::link,
    citing::link,
    passive::link,
    venue::link,
    social::link,
    carried::link,
    reported::link,
    spoken::link,
    publication::link,
    unnamed::link,
    document::link,
    pointing::link,
    heading::link,
];

/// The link of the first family that takes the phrase for a source.
pub(crate) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    if document::is_in_place(page, phrase) {
        return None;
    }
    FAMILIES.iter().find_map(|family| family(page, phrase))
}

/// True if the words before `index` are `words`, whatever their case.
fn preceded(page: &Page, index: usize, words: &[&str]) -> bool {
    index >= words.len()
        && words.iter().enumerate().all(|(at, word)| page.is(index - words.len() + at, word))
}

/// The range of the `words` before `index`, if they stand there.
fn cue_before(page: &Page, index: usize, words: &[&str]) -> Option<Range<usize>> {
    preceded(page, index, words).then(|| index - words.len()..index)
}

/// True for words that say when something came out, or that it is online.
pub(crate) fn is_time(page: &Page, at: usize) -> bool {
    page.has(at, Classes::CALENDAR) || page.of(at, Groups::OUT)
}

/// Steps over a description before a name, back to one of the `openers`: `the French daily` in
/// `told the French daily Le Monde`.
fn described_start(page: &Page, phrase: &Phrase, openers: &[&str]) -> usize {
    let start = phrase_start(page, phrase);
    for at in (start.saturating_sub(6)..start).rev() {
        if page.is_any(at, openers) {
            return if page.is(at, "the") { at } else { at + 1 };
        }
        let inside = page.is_word(at) || page.is_possessive(at) || page.is_joint(at);
        let of = page.is_any(at, &["of", "from"]);
        if !inside || !of && page.has(at, Classes::STOP.or(Classes::SPEECH)) {
            break;
        }
    }
    start
}

/// True for a programme whose name stands between quotation marks: `on “Karlin Tonight,”`.
fn is_title(page: &Page, phrase: &Phrase) -> bool {
    let (start, end) = (phrase.tokens.start, phrase.tokens.end);
    let stop = usize::from(matches!(page.word(end), "," | "."));
    phrase.kind.is_press()
        && start > 0
        && page.is_quote(start - 1)
        && (page.is_quote(end) || page.is_quote(end + stop))
}

/// Where the determiners and adjectives before a phrase begin: `Russia's` in `Russia's Interfax`.
fn phrase_start(page: &Page, phrase: &Phrase) -> usize {
    let first = phrase.tokens.start - usize::from(is_title(page, phrase));
    if first >= 2 && page.is_possessive(first - 1) { first - 2 } else { first }
}

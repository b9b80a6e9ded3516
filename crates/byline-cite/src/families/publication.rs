//! `a report by X`, `an article in X`, `footage from X`: what an outlet has published.

use super::{Link, described_start, is_time};
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation};
use byline_lexicon::{Groups, Nouns};

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    if !phrase.kind.is_press() {
        return None;
    }
    let start = described_start(page, phrase, &["by", "from", "in", "on", "the"]);
    let preposition = start.checked_sub(1)?;
    if !page.is_any(preposition, &["by", "in", "from", "on"]) {
        return None;
    }
    // A participle and a day may stand between: `a report published on Monday in Le Monde`.
    let first = page.sentence_of(preposition).start.max(preposition.saturating_sub(4));
    let noun =
        (first..preposition).rev().find(|&at| is_published(page, at) || page.is_op_ed(at))?;
    let between = (noun + 1..preposition)
        .all(|at| page.of(at, Groups::PUT_OUT) || page.is_capitalised(at) || is_time(page, at));
    between.then(|| Link::new(noun..preposition + 1, Relation::Reported, Some(Medium::Report)))
}

/// True for a noun for what outlets publish.
fn is_published(page: &Page, at: usize) -> bool {
    page.noun(at).has(Nouns::DOCUMENT.or(Nouns::RECORDING)) || page.of(at, Groups::STORY)
}

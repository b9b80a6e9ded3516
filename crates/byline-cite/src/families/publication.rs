//! `a report by X`, `an article in X`, `footage from X`: what an outlet has published.

use super::{Link, is_press, phrase_start};
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation};

/// What outlets publish.
const PUBLISHED: &[&str] = &[
    "report",
    "reports",
    "article",
    "articles",
    "story",
    "stories",
    "investigation",
    "editorial",
    "dispatch",
    "analysis",
    "coverage",
    "expose",
    "exposé",
    "footage",
    "broadcast",
    "piece",
    "profile",
    "account",
    "column",
];

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    if !is_press(phrase.kind) {
        return None;
    }
    let preposition = phrase_start(page, phrase).checked_sub(1)?;
    if !page.is_any(preposition, &["by", "in", "from", "on"]) {
        return None;
    }
    // A participle and a day may stand between: `a report published Monday in Le Monde`.
    let first = page.sentence_of(preposition).start.max(preposition.saturating_sub(3));
    let noun =
        (first..preposition).rev().find(|&at| page.is_any(at, PUBLISHED) || page.is_op_ed(at))?;
    let between = (noun + 1..preposition).all(|at| {
        let participles = ["published", "posted", "carried", "released", "aired", "broadcast"];
        page.is_any(at, &participles)
            || page.is_capitalised(at)
            || page.is_any(at, &["late", "last"])
    });
    between.then(|| Link::new(noun..preposition + 1, Relation::Reported, Some(Medium::Report)))
}

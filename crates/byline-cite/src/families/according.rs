//! `according to X`, `as per X`.

use super::{Link, cue_before, phrase_start};
use crate::classes::Classes;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation, SourceKind};

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let start = described_start(page, phrase);
    let cue = cue_before(page, start, &["according", "to"])
        .or_else(|| cue_before(page, start, &["as", "per"]))
        .or_else(|| cue_before(page, start, &["per"]).filter(|_| phrase.kind.is_press()))?;
    let (relation, medium) = match phrase.kind {
        SourceKind::Document => (Relation::Document, super::document::medium(page, phrase)),
        SourceKind::Person | SourceKind::Unnamed => (Relation::Reported, None),
        _ => (Relation::Reported, Some(Medium::Report)),
    };
    Some(Link::new(cue, relation, medium))
}

/// Steps over a description before a name: `the French daily` in `the French daily Le Monde`.
pub(super) fn described_start(page: &Page, phrase: &Phrase) -> usize {
    let mut start = phrase_start(page, phrase);
    let person = phrase.kind == SourceKind::Person;
    let described = matches!(phrase.kind, SourceKind::Document | SourceKind::Unnamed);
    for _ in 0..6 {
        let before = start.wrapping_sub(1);
        // `results of a poll`, `one of his aides`, but not `somebody familiar with Novak`.
        let through =
            !person && page.is_any(before, &["by", "and"]) || described && page.is(before, "of");
        let ends = page.has(before, Classes::STOP) && !through || page.is(before, "to");
        // `according to reports Mr. Novak filed` cites the reports.
        let inside = page.is_word(before) || page.is_joint(before);
        if !inside || ends || person && page.has(before, Classes::DOCUMENT_NOUN) {
            break;
        }
        start = before;
    }
    start
}

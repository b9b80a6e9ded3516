//! `according to X`, `as per X`.

use super::{Link, cue_before, is_press, phrase_start};
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation, SourceKind};

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let start = described_start(page, phrase);
    let cue = cue_before(page, start, &["according", "to"])
        .or_else(|| cue_before(page, start, &["as", "per"]))
        .or_else(|| cue_before(page, start, &["per"]).filter(|_| is_press(phrase.kind)))?;
    let (relation, medium) = match phrase.kind {
        SourceKind::Document => (Relation::Document, super::document::medium(page, phrase)),
        SourceKind::Person | SourceKind::Unnamed => (Relation::Reported, None),
        _ => (Relation::Reported, Some(Medium::Report)),
    };
    Some(Link::new(cue, relation, medium))
}

/// Steps over a description before a name: `the French daily` in `the French daily Le Monde`.
fn described_start(page: &Page, phrase: &Phrase) -> usize {
    let mut start = phrase_start(page, phrase);
    for _ in 0..5 {
        if !page.is_word(start.wrapping_sub(1))
            || page.is(start - 1, "to")
            || page.is(start - 1, "per")
        {
            break;
        }
        start -= 1;
    }
    start
}

//! `KYIV (Reuters) -`, `Moscow, Nov.17 (ČTK) —`.

use super::Link;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation, SourceKind};

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let (start, end) = (phrase.tokens.start, phrase.tokens.end);
    let opened = page.word_before(start, 1) == "(" && page.word(end) == ")";
    let dash = matches!(page.word(end + 1), "-" | "–" | "—" | "--" | "―");
    let bare = dash_after_bare_agency(page, phrase);
    if !super::is_press(phrase.kind) || !(opened && dash || bare) {
        return None;
    }
    Some(Link {
        cue: None,
        relation: Relation::Dateline,
        medium: Some(Medium::Dateline),
        behind: false,
        confidence: 0.95,
    })
}

/// `PARIS, 3 March, AFP —` at the start of a paragraph.
fn dash_after_bare_agency(page: &Page, phrase: &Phrase) -> bool {
    let paragraph = page.paragraph_of(phrase.tokens.start);
    let city = page.word(paragraph.start);
    phrase.kind == SourceKind::Agency
        && matches!(page.word(phrase.tokens.end), "–" | "—" | "--")
        && phrase.tokens.start - paragraph.start <= 6
        && phrase.tokens.start > paragraph.start
        && city.chars().all(|c| c.is_uppercase())
}

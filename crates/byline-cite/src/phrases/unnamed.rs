//! People whom the story does not name: `two officials familiar with the matter`.

use super::{Phrase, is_article, noun_phrase_start, run_end, without_determiner};
use crate::classes::Classes;
use crate::page::Page;
use byline_core::{HopForm, SourceKind};
use byline_lexicon::Groups;
use std::ops::Range;

/// How many phrases back somebody unnamed may have been introduced.
const RECENT: usize = 12;

/// `two officials familiar with the matter`, but not `spokesman Dmitry Peskov`.
pub(super) fn unnamed(page: &Page, index: usize, before: &[Phrase]) -> Option<Phrase> {
    let people = page.of(index, Groups::PEOPLE);
    let quantified = page.has(index.wrapping_sub(1), Classes::INDEFINITE);
    let press = page.is_any(index, &["reports", "outlets"])
        && page.is_any(index.wrapping_sub(1), &["media", "news", "press"])
        || quantified && page.is(index, "outlets");
    let official = page.has(index, Classes::UNNAMED_NOUN);
    let anybody = page.has(index, Classes::PERSON_NOUN);
    let telling = page.of(index, Groups::MAN_OR_WOMAN)
        && crate::families::told_by(page, noun_phrase_start(page, index)).is_some();
    let quoted = is_quoted(page, index);
    if !(official || anybody || people || press || telling || quoted) {
        return None;
    }
    let close = is_close(page, index + 1);
    let mut first = noun_phrase_start(page, index);
    if page.is(first.wrapping_sub(1), "of") && page.has(first.wrapping_sub(2), Classes::INDEFINITE)
    {
        // `one of those advisers` is not all of them.
        first -= 2;
    }
    let anybody = anybody || telling || quoted;
    // Anybody may be `a woman`; only with an indefinite article, or where she is cited, is she a
    // source and not a person of the story.
    let indefinite = page.has(first, Classes::INDEFINITE) && first < index;
    let cited = page.is_citing(first.wrapping_sub(1));
    let told_of = close || cited && page.is(index + 1, "who");
    if !(official || press || told_of && people || anybody && (indefinite || close || cited)) {
        return None;
    }
    let end = unnamed_end(page, index + 1);
    if is_named_after(page, index) || is_apposition(page, index, &(first..end), before) {
        return None;
    }
    let word = page.word(index);
    let plural = word.ends_with('s') || word.ends_with("people") || word.ends_with("men");
    let article = is_article(page.word(first));
    let origin = page.of(index, Groups::SOURCE) || people;
    // `official says` in a heading has no article.
    let introduced = before.iter().rev().take(RECENT).any(|earlier| {
        earlier.kind == SourceKind::Unnamed
            && page.has(earlier.tokens.start, Classes::INDEFINITE)
            && page.is(earlier.head, word)
    });
    let heading = page.is(index + 1, "says") && !page.is_capitalised(index.wrapping_sub(1));
    let bare = !plural && first == index && !close && !heading;
    let known = article && !origin && !introduced && !cited;
    if bare || !plural && known && index == first + 1 {
        // `the spokesman` mostly points to somebody named before, unless `a spokesman` was quoted.
        return None;
    }
    let pointing = article || page.is_any(first, &["this", "these", "that", "those"]);
    let form = if pointing && end == index + 1 && index == first + 1 {
        HopForm::Anaphor
    } else {
        HopForm::Full
    };
    let tokens = first..end;
    let name = without_determiner(page, &tokens);
    Some(Phrase { name, tokens, head: index, kind: SourceKind::Unnamed, form, entity: None })
}

/// True for the noun of whoever is quoted: `quoting a village head,`, `quoting three ministers,`. A document has its own noun.
fn is_quoted(page: &Page, index: usize) -> bool {
    let other = Classes::DOCUMENT_NOUN.or(Classes::OUTLET).or(Classes::BROADCASTER);
    let ends = !page.is_word(index + 1) || page.has(index + 1, Classes::STOP);
    if !ends || !page.is_word(index) || page.has(index, other) {
        return false;
    }
    let first = noun_phrase_start(page, index);
    first < index
        && page.has(first, Classes::INDEFINITE)
        && page.is(first.wrapping_sub(1), "quoting")
}

/// True for the words that say how somebody knows: `familiar with`, `briefed on`, `in attendance`.
fn is_close(page: &Page, at: usize) -> bool {
    page.of(at, Groups::CLOSE)
        || page.is(at, "with") && page.is_any(at + 1, &["knowledge", "direct"])
        || page.is(at, "in") && page.is(at + 1, "attendance")
        || page.is(at, "directly")
}

/// True if a personal name follows the noun, as a title's name or after a comma.
fn is_named_after(page: &Page, index: usize) -> bool {
    let next = index + 1;
    if next >= page.paragraph_of(index).end {
        return false;
    }
    page.is_capitalised(next) && !page.has(next, Classes::CALENDAR)
        || page.word(next) == ","
            && page.is_capitalised(next + 1)
            && page.is_capitalised(next + 2)
            && page.word(next + 3) == ","
}

/// True if the phrase explains the name before it: `Peskov, a spokesman for the president,`. With a
/// verb right after it, it is somebody else: `in Karlin, a spokesman said`.
fn is_apposition(page: &Page, index: usize, tokens: &Range<usize>, before: &[Phrase]) -> bool {
    let (first, end) = (tokens.start, tokens.end);
    let after_name = page.word_before(first, 1) == ","
        && first >= 2
        && page.is_capitalised(first - 2)
        && !is_article(page.word(first - 2))
        && page.is_any(first, &["a", "an", "the", "one", "his", "her", "its"]);
    let speaks = page.has(end, Classes::SPEECH);
    let bare = end == index + 1;
    let person = before.last().is_some_and(|earlier| {
        earlier.kind == SourceKind::Person && earlier.tokens.end + 1 == first
    });
    let named = person || page.document.entities().is_empty();
    after_name && !(speaks && (bare || !named))
}

/// Where the words that describe an unnamed source end.
fn unnamed_end(page: &Page, start: usize) -> usize {
    let served = page.is(start, "to")
        && page.of(start.wrapping_sub(1), Groups::AIDE)
        && (page.is_any(start + 1, &["the", "a"]) || page.is_capitalised(start + 1));
    if !served && !page.of(start, Groups::CLOSE.or(Groups::DESCRIBES_SOURCE)) {
        return start;
    }
    let end = run_end(page, start);
    // A relative clause that was cut off at its verb says nothing.
    if page.is(end - 1, "who") { end - 1 } else { end }
}

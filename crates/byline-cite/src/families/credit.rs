//! Credits: `(Image: AP)`, `X/Getty Images`, `h/t X`, `with inputs from X`, `Reporting by X`.

use super::Link;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation, SourceKind};
use byline_lexicon::Groups;

/// True for a word for pictures: `photo`.
pub(crate) fn is_picture(page: &Page, at: usize) -> bool {
    page.of(at, Groups::PICTURE)
}

/// The most tokens of a paragraph that is a credit and no text.
const LONGEST_CREDIT: usize = 16;

/// A paragraph of so many tokens is no line of thanks.
const LONGEST_FOOTER: usize = 60;

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let start = phrase.tokens.start;
    if !matches!(phrase.kind, SourceKind::Document | SourceKind::Unnamed) {
        if let Some(link) = picture(page, start) {
            return Some(link);
        }
    }
    if page.word_before(start, 1) == "/" && phrase.name == "Getty Images" {
        return Some(Link::new(start - 1..start, Relation::Credit, Some(Medium::Photo)));
    }
    if let Some(link) = shared_picture(page, phrase).or_else(|| photographer(page, phrase)) {
        return Some(link);
    }
    footer(page, phrase)
}

/// `AP Photo`, `Bloomberg/Getty Images`, `AFP/Ana Novak`, `© Reuters` in a line of its own.
fn shared_picture(page: &Page, phrase: &Phrase) -> Option<Link> {
    let (start, end) = (phrase.tokens.start, phrase.tokens.end);
    // The credit may stand behind the words below the picture.
    let paragraph = page.paragraph_of(start);
    let own = paragraph.len() <= LONGEST_CREDIT || paragraph.end - end.min(paragraph.end) <= 10;
    if !phrase.kind.is_press() || !own {
        return None;
    }
    let agency = phrase.kind == SourceKind::Agency;
    let photo = agency && is_picture(page, end);
    let before = matches!(page.word_before(start, 1), "/" | "©" | "|");
    let parts = page.word(end) == "/" || agency && page.word(end) == "|";
    let after = parts && page.is_capitalised(end + 1);
    let via = page.is(start.wrapping_sub(1), "via");
    let labelled =
        || (start.saturating_sub(8).max(paragraph.start)..start).any(|at| is_picture(page, at));
    let cue = if photo || after {
        end..end + 1
    } else if start > 0 && (before || via && labelled()) {
        start - 1..start
    } else {
        return None;
    };
    Some(Link::new(cue, Relation::Credit, Some(Medium::Photo)))
}

/// `Reuters/Ana Novak`, `AP Photo/Ana Novak`: the person stands behind the agency.
fn photographer(page: &Page, phrase: &Phrase) -> Option<Link> {
    let mark = phrase.tokens.start.checked_sub(1).filter(|&mark| page.word(mark) == "/")?;
    let noun = is_picture(page, mark.wrapping_sub(1));
    let agency = mark.checked_sub(1 + usize::from(noun))?;
    let whole = noun || page.is_capitalised(agency);
    (phrase.kind == SourceKind::Person && whole).then(|| Link {
        behind: true,
        ..Link::new(mark..mark + 1, Relation::Credit, Some(Medium::Photo))
    })
}

/// `Image: AP`, `Photo by AP`.
fn picture(page: &Page, start: usize) -> Option<Link> {
    let label = start.checked_sub(2)?;
    let mark = page.word(start - 1) == ":" || page.of(start - 1, Groups::CREDITS);
    (mark && is_picture(page, label) && page.is_capitalised(label))
        .then(|| Link::new(label..start, Relation::Credit, Some(Medium::Photo)))
}

/// Lines at the end of a story that name who helped.
fn footer(page: &Page, phrase: &Phrase) -> Option<Link> {
    let start = phrase.tokens.start;
    let paragraph = page.paragraph_of(start);
    let named = !matches!(phrase.kind, SourceKind::Document | SourceKind::Unnamed);
    if !named || paragraph.len() >= LONGEST_FOOTER {
        return None;
    }
    let opens = paragraph.start + usize::from(page.word(paragraph.start) == "(");
    let cue = if is_nod(page, opens) && start <= opens + 4 && start > opens {
        Some(opens..start)
    } else if thanks(page, opens).is_some() {
        // `Reporting by A; editing by B` thanks twice.
        let own = (opens..start).rev().find(|&at| page.word(at) == ";").map(|mark| mark + 1);
        [own, Some(opens)]
            .into_iter()
            .flatten()
            .find_map(|from| thanks(page, from).map(|end| from..end))
    } else {
        let end = phrase.tokens.end;
        (end..paragraph.end.min(end + 8))
            .find(|&at| page.of(at, Groups::HELPED) && page.is(at + 1, "to"))
            .filter(|&at| {
                page.is_any(at + 2, &["this", "the"]) && page.of(at + 3, Groups::THIS_STORY)
            })
            .map(|at| at..at + 4)
    }?;
    (cue.start < cue.end).then(|| Link::new(cue, Relation::Credit, Some(Medium::Footer)))
}

/// Where the words end that open a line of thanks: `with inputs from`, `reporting by`, `with
/// additional reporting by`.
fn thanks(page: &Page, opens: usize) -> Option<usize> {
    let with = usize::from(page.is(opens, "with"));
    let more = usize::from(page.of(opens + with, Groups::MORE));
    let noun = opens + with + more;
    let helped = page.of(noun, Groups::HELP);
    let listed = page.of(noun, Groups::WORK) && page.word(noun + 1) == ":";
    let by = page.of(noun, Groups::WORK) && page.is(noun + 1, "by") || listed && with == 0;
    (by || with == 1 && helped).then_some(if by && with == 0 { noun + 2 } else { noun + 1 })
}

/// True for `h/t`, which may be three tokens, `via` and `source`.
fn is_nod(page: &Page, opens: usize) -> bool {
    let split = page.is(opens, "h") && page.word(opens + 1) == "/" && page.is(opens + 2, "t");
    let source = page.is(opens, "source") && page.word(opens + 1) == ":";
    split || source || page.is_any(opens, &["h/t", "via"])
}

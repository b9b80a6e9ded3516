//! Who wrote or published a document, from the words that describe it.

use byline_core::{Document, EntityId, Hop, TokenKind};
use std::ops::Range;

/// The author or publisher named within the source phrase: `the ministry’s report` has none,
/// `NATO’s report`, `a report by NATO` and `a note on the NATO website` do.
pub(crate) fn author(document: &Document, hop: &Hop) -> Option<(String, Option<EntityId>)> {
    let span = hop.source?;
    let tokens = document.token_at(span.start())..document.token_at(span.end());
    let place = owner(document, &tokens).or_else(|| maker(document, &tokens))?;
    let start = document.tokens().get(place.start)?.span.start();
    let end = document.tokens().get(place.end - 1)?.span.end();
    let known = (0..).map(EntityId).zip(document.entities()).find(|(_, entity)| {
        let mut spans = entity.mentions.iter().map(|mention| mention.span);
        spans.any(|span| span.start() < end && start < span.end())
    });
    // A `Friday’s filing` has no author.
    if known.is_some_and(|(_, entity)| entity.kind.is_value()) {
        return None;
    }
    Some(match known {
        Some((id, entity)) => (entity.name.clone(), Some(id)),
        None => (document.text()[start..end].to_owned(), None),
    })
}

/// The capitalised words before a possessive: `NATO` in `NATO’s new report`.
fn owner(document: &Document, tokens: &Range<usize>) -> Option<Range<usize>> {
    let first = tokens.start + usize::from(is(document, tokens.start, &["the", "a", "an"]));
    let name = run(document, first, tokens.end)?;
    is(document, name.end, &["'s", "’s", "'", "’"]).then_some(name)
}

/// What is done with a document by somebody who did not write it.
const SEEN: &[&str] = &[
    "seen", "obtained", "reviewed", "verified", "viewed", "examined", "leaked", "quoted", "cited",
];

/// The capitalised words after `by` or `from`, or between `on the` and `website`.
fn maker(document: &Document, tokens: &Range<usize>) -> Option<Range<usize>> {
    let statement =
        tokens.clone().any(|at| is(document, at, &["statement", "testimony", "remarks"]));
    tokens.clone().find_map(|at| {
        let seen = at.checked_sub(1).is_some_and(|verb| is(document, verb, SEEN));
        let made =
            is(document, at, &["by", "from"]) && !seen || statement && is(document, at, &["of"]);
        let placed = is(document, at, &["on", "at"]);
        if !made && !placed {
            return None;
        }
        let first = at + 1 + usize::from(is(document, at + 1, &["the", "a", "an"]));
        let name = run(document, first, tokens.end)?;
        let site = is(document, name.end, &["website", "site", "blog", "page"]);
        (made || site).then_some(name)
    })
}

/// The capitalised words from `first` on, with `of` and `for` between them.
fn run(document: &Document, first: usize, limit: usize) -> Option<Range<usize>> {
    let is_name = |at: usize| {
        document.tokens().get(at).is_some_and(|token| {
            let word = &document.text()[token.span];
            token.kind == TokenKind::Word && word.starts_with(char::is_uppercase)
        })
    };
    let mut end = first;
    while end < limit {
        if is_name(end) {
            end += 1;
        } else if end > first && is(document, end, &["of", "for", "and"]) && is_name(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    (end > first).then_some(first..end.min(limit))
}

fn is(document: &Document, at: usize, words: &[&str]) -> bool {
    let word = document.tokens().get(at).map_or("", |token| &document.text()[token.span]);
    words.iter().any(|expected| expected.eq_ignore_ascii_case(word))
}

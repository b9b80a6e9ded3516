//! Borders that text itself sets: whole words, and quotation marks.

use super::labels::Part;
use crate::clause::Story;
use byline_core::{Act, TokenRange};

/// Moves the borders of a part to where they can be: never inside `Courier-Journal`, and not
/// between a quotation and its marks.
pub(super) fn snap(story: &Story<'_>, part: Part, tokens: TokenRange) -> TokenRange {
    let tokens = whole_words(story, tokens);
    match part {
        Part::Content => with_marks(story, first_clause(story, tokens)),
        Part::Cue => tokens,
        Part::Source => last_sentence(story, tokens),
    }
}

/// A source that labels stretch over the end of a sentence begins after it.
fn last_sentence(story: &Story<'_>, tokens: TokenRange) -> TokenRange {
    let unit = story.units[story.unit(tokens.end() - 1)];
    TokenRange::new(tokens.start().max(unit.start()), tokens.end())
}

fn whole_words(story: &Story<'_>, tokens: TokenRange) -> TokenRange {
    let words = &story.words;
    let joined = |at: usize| {
        at > 0
            && at < words.len()
            && words.token(at).glued
            && (words.at(at - 1) == "-" || words.at(at) == "-")
            && (words.is_word(at) || words.is_word(at - 1))
    };
    let (mut start, mut end) = (tokens.start(), tokens.end());
    while joined(start) {
        start -= 1;
    }
    while joined(end) {
        end += 1;
    }
    TokenRange::new(start, end)
}

/// `He sees a threat; Ruiz denies it`: what stands behind a semicolon outside quotation marks is
/// another statement, if it has a cue of its own. `sending it, as the Herald first reported`: such
/// a remark is the writer's.
fn first_clause(story: &Story<'_>, tokens: TokenRange) -> TokenRange {
    let words = &story.words;
    let lexicon = story.lexicon;
    let reports =
        |at: usize| lexicon.verb(words.at(at)).is_some_and(|verb| verb.cue.act == Act::Statement);
    let ends = |&at: &usize| {
        let remark = words.at(at) == "," && words.at(at + 1) == "as";
        !story.quoted(at)
            && (words.at(at) == ";" || remark && (at + 2..tokens.end().min(at + 8)).any(reports))
    };
    let Some(end) = (tokens.start() + 1..tokens.end()).find(ends) else { return tokens };
    let cue = (end..tokens.end()).any(|at| lexicon.verb(words.at(at)).is_some());
    if cue { TokenRange::new(tokens.start(), end) } else { tokens }
}

fn with_marks(story: &Story<'_>, tokens: TokenRange) -> TokenRange {
    let (mut start, mut end) = (tokens.start(), tokens.end());
    if let Some(number) = story.quotation(start) {
        let quotation = story.quotations[number];
        if quotation.tokens.start() + 1 == start {
            start -= 1;
        }
        // A quotation that ends like a sentence is all of the content.
        let close = quotation.tokens.end();
        let inner = close.checked_sub(2).map_or("", |at| story.words.at(at));
        let whole = matches!(inner, "." | "," | "?" | "!");
        if quotation.tokens.start() == start && quotation.closed && whole && end > close {
            end = close;
        }
    }
    if let Some(number) = end.checked_sub(1).and_then(|last| story.quotation(last)) {
        let quotation = story.quotations[number];
        if quotation.closed && quotation.tokens.end() == end + 1 {
            end += 1;
        }
    }
    TokenRange::new(start, end)
}

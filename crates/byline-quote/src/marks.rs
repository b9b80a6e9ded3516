//! Quotation marks, paired.

use crate::words::Words;
use byline_core::{QuoteSide, TokenKind, TokenRange};

/// A stretch between an opening quotation mark and its partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The tokens, marks included.
    pub tokens: TokenRange,
    /// False if the partner is missing and the paragraph's end stands in for it.
    pub closed: bool,
    /// True if the paragraph before ended inside the same quotation.
    pub reopened: bool,
}

impl Quotation {
    /// Number of words and numbers between the marks.
    pub fn words(self, words: &Words<'_>) -> usize {
        self.tokens.range().filter(|&index| words.is_word(index)).count()
    }
}

/// What a mark looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Straight,
    Curly,
    Guillemets,
    Single,
}

/// Pairs the quotation marks of a document: the outermost quotations, in order.
///
/// A mark without partner never disturbs more than its own paragraph: it runs to the paragraph's
/// end where it clearly opens, and is passed over otherwise.
pub(crate) fn quotations(words: &Words<'_>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Option<(Family, usize)> = None;
    let (mut carried, mut within) = (false, false);
    for index in 0..words.len() {
        if index > 0 && words.paragraph[index] != words.paragraph[index - 1] {
            carried = end_paragraph(words, &mut open, index, carried, &mut found);
        }
        let Some((family, side)) = mark(words, index) else { continue };
        match open {
            None if side != QuoteSide::Close => {
                if family == Family::Single && !closes_later(words, index) {
                    continue;
                }
                open = Some((family, index));
                within = false;
            }
            // A quotation of the other kind within.
            Some((kind, _)) if other(kind, family) && side == QuoteSide::Open => within = true,
            Some((kind, _)) if other(kind, family) && within => within = false,
            Some((kind, start))
                if (kind == family || other(kind, family)) && closes(words, index, side) =>
            {
                let tokens = TokenRange::new(start, index + 1);
                let first = start == 0 || words.paragraph[start] != words.paragraph[start - 1];
                found.push(Quotation { tokens, closed: true, reopened: carried && first });
                carried = false;
                open = None;
            }
            _ => {}
        }
    }
    end_paragraph(words, &mut open, words.len(), carried, &mut found);
    found
}

/// Closes what is open at the end of a paragraph; true if the quotation may go on in the next.
fn end_paragraph(
    words: &Words<'_>,
    open: &mut Option<(Family, usize)>,
    end: usize,
    carried: bool,
    found: &mut Vec<Quotation>,
) -> bool {
    let Some((family, start)) = open.take() else { return false };
    // An opening mark that is only a stray sign, as for inches, would swallow the paragraph.
    let reopens = end < words.len() && mark(words, end).is_some_and(|(next, _)| next == family);
    let first = start == 0 || words.paragraph[start] != words.paragraph[start - 1];
    if family == Family::Single || end - start < 3 || !(reopens || first) {
        return false;
    }
    let reopened = carried && first;
    found.push(Quotation { tokens: TokenRange::new(start, end), closed: false, reopened });
    reopens
}

/// The family and side of the mark at a token.
fn mark(words: &Words<'_>, index: usize) -> Option<(Family, QuoteSide)> {
    let text = words.at(index);
    let spaced = !words.token(index).glued;
    let followed = index + 1 < words.len() && words.token(index + 1).glued;
    let by_space = match (spaced, followed) {
        (true, true) => QuoteSide::Open,
        (false, false) => QuoteSide::Close,
        _ => match words.document.tokens()[index].kind {
            TokenKind::Quote(side) => side,
            _ => QuoteSide::Unknown,
        },
    };
    match text {
        "\"" | "''" | "``" => Some((Family::Straight, by_space)),
        "“" | "„" => Some((Family::Curly, QuoteSide::Open)),
        // Some typesetters open with the closing mark.
        "”" if by_space == QuoteSide::Open => Some((Family::Curly, QuoteSide::Open)),
        "”" => Some((Family::Curly, QuoteSide::Close)),
        "«" => Some((Family::Guillemets, QuoteSide::Open)),
        "»" => Some((Family::Guillemets, QuoteSide::Close)),
        "‘" => Some((Family::Single, QuoteSide::Open)),
        "’" => Some((Family::Single, by_space)),
        "'" => Some((Family::Single, by_space)),
        _ => None,
    }
}

/// True for straight and curly marks: some keyboards give the one here and the other there.
fn other(open: Family, close: Family) -> bool {
    let double = |family| matches!(family, Family::Straight | Family::Curly);
    open != close && double(open) && double(close)
}

/// True if a mark ends the quotation.
fn closes(words: &Words<'_>, index: usize, side: QuoteSide) -> bool {
    match words.at(index) {
        "'" | "’" => side == QuoteSide::Close,
        "“" | "„" | "«" | "‘" => false,
        _ => side != QuoteSide::Open,
    }
}

/// How far a single mark looks for its partner, in tokens; beyond that it is an apostrophe.
const SINGLE_REACH: usize = 80;

fn closes_later(words: &Words<'_>, start: usize) -> bool {
    if !words.is_word(start + 1) || words.at(start) == "’" {
        return false;
    }
    (start + 2..words.len().min(start + SINGLE_REACH))
        .take_while(|&index| words.paragraph[index] == words.paragraph[start])
        .any(|index| {
            matches!(words.at(index), "'" | "’")
                && mark(words, index).is_some_and(|(_, side)| side == QuoteSide::Close)
        })
}

//! Quotation marks, paired.

use crate::View;
use byline_core::{QuoteSide, TokenKind, TokenRange};

/// A stretch between an opening quotation mark and its partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The tokens, marks included.
    pub tokens: TokenRange,
    /// False if the partner is missing and the paragraph's end stands in for it.
    pub closed: bool,
    /// True if the paragraph before ended inside the same quotation.
    pub reopened: bool,
}

/// What a mark looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Straight,
    Curly,
    Guillemets,
    Single,
}

impl Family {
    /// True for straight and curly marks: some keyboards give the one here and the other there.
    fn may_close(self, open: Self) -> bool {
        let double = |family| matches!(family, Self::Straight | Self::Curly);
        self == open || double(self) && double(open)
    }
}

/// How far a single mark looks for its partner, in tokens; beyond that it is an apostrophe.
const SINGLE_REACH: usize = 80;

/// The fewest tokens of a quotation that the end of a paragraph closes.
const SHORTEST_OPEN: usize = 3;

/// Pairs the quotation marks of a document: the outermost quotations, in order.
///
/// A mark without partner never disturbs more than its own paragraph: it runs to the paragraph's
/// end where it clearly opens, and is passed over otherwise.
pub(crate) fn quotations(view: &View<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut carried = false;
    for paragraph in view.paragraphs() {
        let mut pairing = Pairing { view, open: None, within: false, carried, found: &mut found };
        for index in paragraph.range() {
            if let Some((family, side)) = mark(view, index) {
                pairing.take(index, family, side);
            }
        }
        carried = pairing.finish(paragraph.end());
    }
    found
}

/// The marks of a paragraph, read up to some place.
struct Pairing<'v, 'd> {
    view: &'v View<'d>,
    /// The mark that waits for its partner.
    open: Option<(Family, usize)>,
    /// True inside a quotation of the other kind within.
    within: bool,
    /// True if the paragraph before ended inside a quotation, and none has been closed since.
    carried: bool,
    found: &'v mut Vec<Quotation>,
}

impl Pairing<'_, '_> {
    fn take(&mut self, index: usize, family: Family, side: QuoteSide) {
        let Some((open, start)) = self.open else {
            let opens = side != QuoteSide::Close
                && (family != Family::Single || closes_later(self.view, index));
            if opens {
                (self.open, self.within) = (Some((family, index)), false);
            }
            return;
        };
        if open != family && family.may_close(open) {
            if side == QuoteSide::Open {
                self.within = true;
                return;
            }
            if std::mem::take(&mut self.within) {
                return;
            }
        }
        if family.may_close(open) && closes(self.view, index, side) {
            self.push(TokenRange::new(start, index + 1), true);
            (self.open, self.carried) = (None, false);
        }
    }

    /// Closes what is open at the end of the paragraph; true if the quotation may go on in the next.
    fn finish(&mut self, end: usize) -> bool {
        let Some((family, start)) = self.open else { return false };
        // An opening mark that is only a stray sign, as for inches, would swallow the paragraph.
        let reopens = mark(self.view, end).is_some_and(|(next, _)| next == family);
        let begins = reopens || self.view.begins_paragraph(start);
        if family == Family::Single || end - start < SHORTEST_OPEN || !begins {
            return false;
        }
        self.push(TokenRange::new(start, end), false);
        reopens
    }

    fn push(&mut self, tokens: TokenRange, closed: bool) {
        let reopened = self.carried && self.view.begins_paragraph(tokens.start());
        self.found.push(Quotation { tokens, closed, reopened });
    }
}

/// The family and side of the mark at a token.
fn mark(view: &View<'_>, index: usize) -> Option<(Family, QuoteSide)> {
    let family = match view.word(index) {
        "\"" | "''" | "``" => Family::Straight,
        "“" | "„" => return Some((Family::Curly, QuoteSide::Open)),
        "”" => Family::Curly,
        "«" => return Some((Family::Guillemets, QuoteSide::Open)),
        "»" => return Some((Family::Guillemets, QuoteSide::Close)),
        "‘" => return Some((Family::Single, QuoteSide::Open)),
        // The tokenizer takes an apostrophe that ends a word for one: the voters’ choice.
        "’" | "'" if view.kind(index) != Some(TokenKind::Word) => Family::Single,
        _ => return None,
    };
    let side = match (view.is_glued(index), view.is_glued(index + 1)) {
        (false, true) => QuoteSide::Open,
        (true, false) => QuoteSide::Close,
        _ => match view.kind(index) {
            Some(TokenKind::Quote(side)) => side,
            _ => QuoteSide::Unknown,
        },
    };
    // Some typesetters open with the closing mark.
    let closing = family == Family::Curly && side != QuoteSide::Open;
    Some((family, if closing { QuoteSide::Close } else { side }))
}

/// True if a mark ends the quotation.
fn closes(view: &View<'_>, index: usize, side: QuoteSide) -> bool {
    match view.word(index) {
        "'" | "’" => side == QuoteSide::Close,
        "“" | "„" | "«" | "‘" => false,
        _ => side != QuoteSide::Open,
    }
}

/// True if a single mark has a partner within reach, in its paragraph.
fn closes_later(view: &View<'_>, start: usize) -> bool {
    if !view.is_word(start + 1) || view.word(start) == "’" {
        return false;
    }
    let end = view.paragraph_of(start).end().min(start + SINGLE_REACH);
    (start + 2..end).any(|index| {
        matches!(view.word(index), "'" | "’")
            && mark(view, index).is_some_and(|(_, side)| side == QuoteSide::Close)
    })
}

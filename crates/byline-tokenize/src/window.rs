//! Plain text, many tokens at a time.
//!
//! Most of a text needs no rules: words between blanks, commas, full stops, quotation marks,
//! hyphens, `'s`. A [`Window`] finds the tokens of such text for 64 bytes together, with
//! operations on bitmaps in which bit 0 is the first byte of the window. It knows what it does
//! not know: it ends before the first stretch between blanks that the rules must look at.
//! Every token it finds is the token that the rules would find; tests compare the two.

use crate::bitmaps::{Bitmaps, below};
use crate::lexicon::{FUSED, KEEPS_HYPHEN, KEEPS_STOP, SMALL, WordSet};
use crate::simd::{BLOCK, Classify};
use byline_core::{QuoteSide, Span, Token, TokenKind};

/// Bytes that a window looks at: a block, and what is loaded together with its last word.
pub(crate) const REACH: usize = BLOCK + 8;

/// The most tokens that a window holds. Stretches of more marks are left to the rules.
pub(crate) const MOST_TOKENS: usize = 32;

/// Tokens that a window, and the rules after it, are given room for.
pub(crate) const ROOM: usize = MOST_TOKENS + 8;

/// A token to fill lists with.
pub(crate) const NO_TOKEN: Token =
    Token { span: Span::new(0, 0), kind: TokenKind::Symbol, glued: false };

/// The plain tokens at the start of a stretch of text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    maps: Bitmaps,
    /// True if the rules must look at the stretch after the tokens.
    pub needs_rules: bool,
}

impl Window {
    /// Finds the plain tokens of `bytes`. A blank or the start of the text must stand before
    /// them, or a blank at their start.
    #[inline(always)]
    pub(crate) fn new<C: Classify>(classify: C, bytes: &[u8; REACH]) -> Window {
        let maps = Bitmaps::new(classify, bytes);
        let mut window = Window { maps, needs_rules: maps.rules != 0 };
        // The last stretch without a blank goes on beyond the window, as far as is known here.
        window.cut_after_blank(maps.rules.trailing_zeros());
        if window.len() > MOST_TOKENS {
            window.cut_after_blank(0);
            window.needs_rules = true;
        }
        window
    }

    /// True if there are no plain tokens.
    #[inline(always)]
    pub(crate) fn is_empty(&self) -> bool {
        self.maps.starts == 0
    }

    /// The number of tokens.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.maps.starts.count_ones() as usize
    }

    /// Leaves out what stands after the last blank before a byte.
    #[inline(always)]
    fn cut_after_blank(&mut self, index: u32) {
        let maps = &mut self.maps;
        let kept = below(64 - (maps.blanks & below(index)).leading_zeros());
        maps.starts &= kept;
        maps.ends &= kept;
        maps.quotes &= kept;
        maps.breaks &= kept;
    }

    /// Whether a straight double quotation mark is open after the window, where it says so.
    #[inline(always)]
    pub(crate) fn in_double(&self) -> Option<bool> {
        let Bitmaps { blanks, quotes, breaks, .. } = self.maps;
        if breaks > quotes {
            Some(false)
        } else {
            let last = 63u32.checked_sub(quotes.leading_zeros())?;
            Some((blanks << 1 | 1) >> last & 1 == 1)
        }
    }

    /// True if there is a line break beside other white space.
    #[inline(always)]
    pub(crate) fn has_break(&self) -> bool {
        self.maps.breaks != 0
    }

    /// Writes the tokens, as they stand in the text that has `bytes` at `offset`. Words that
    /// might be abbreviations and the like end the window before them.
    #[inline(always)]
    pub(crate) fn write(&mut self, bytes: &[u8; REACH], offset: u32, room: &mut [Token; ROOM]) {
        let suspicious = if self.maps.is_ascii {
            self.write_tokens(bytes, offset, room, |[first, ..]| first)
        } else {
            self.write_tokens(bytes, offset, room, telling)
        };
        if suspicious {
            self.cut_before_rules(bytes);
        }
    }

    /// Writes the tokens. True if the rules must look at some of them.
    #[inline(always)]
    fn write_tokens(
        &self,
        bytes: &[u8; REACH],
        offset: u32,
        room: &mut [Token; ROOM],
        telling: impl Fn([u8; 3]) -> u8 + Copy,
    ) -> bool {
        let (mut starts, mut ends) = (self.maps.starts, self.maps.ends);
        let mut suspects = 0;
        for token in room.get_mut(..self.len()).unwrap_or_default() {
            let (start, end) = (starts.trailing_zeros(), ends.trailing_zeros());
            suspects |= suspect(bytes, start, end);
            *token = self.token(bytes, offset, start, end, telling);
            starts &= starts.wrapping_sub(1);
            ends &= ends.wrapping_sub(1);
        }
        suspects & 1 == 1
    }

    #[inline(always)]
    fn token(
        &self,
        bytes: &[u8; REACH],
        offset: u32,
        start: u32,
        end: u32,
        telling: impl Fn([u8; 3]) -> u8,
    ) -> Token {
        let index = start as usize;
        let telling = telling([bytes[index], bytes[index + 1], bytes[index + 2]]);
        let glued = (self.maps.blanks << 1 | 1).wrapping_shr(start) & 1 == 0;
        let kind = TABLES.kinds[usize::from(glued)][usize::from(telling)];
        let from = offset + start;
        let to = from.saturating_add(end.wrapping_sub(start));
        Token { span: Span::new(from as usize, to as usize), kind, glued }
    }

    /// The last token, if there is one. To read it from where it was written is slower, because
    /// the processor then waits for all that was written.
    #[inline(always)]
    pub(crate) fn last(&self, bytes: &[u8; REACH], offset: u32) -> Option<Token> {
        let start = 63u32.checked_sub(self.maps.starts.leading_zeros())?;
        let end = 63u32.checked_sub(self.maps.ends.leading_zeros())?;
        Some(self.token(bytes, offset, start, end, telling))
    }

    /// Ends the window before the first word whose traits matter.
    #[cold]
    fn cut_before_rules(&mut self, bytes: &[u8; REACH]) {
        let (mut starts, mut ends) = (self.maps.starts, self.maps.ends);
        while starts != 0 {
            let (start, end) = (starts.trailing_zeros(), ends.trailing_zeros());
            if suspect(bytes, start, end) & 1 == 1 {
                self.cut_after_blank(start);
                self.needs_rules = true;
                return;
            }
            starts &= starts - 1;
            ends &= ends - 1;
        }
    }
}

/// The byte that tells the kind of the token with these first bytes: the last byte of a mark
/// that is not ASCII, the first byte of anything else.
#[inline(always)]
fn telling([first, second, third]: [u8; 3]) -> u8 {
    match first {
        0xE2 => third,
        0xC2 if matches!(second, 0xAB | 0xBB) => second,
        _ => first,
    }
}

/// The lowest bit is set if the word that may stand here is perhaps an abbreviation, a prefix or
/// two words, and what follows makes that matter.
#[inline(always)]
fn suspect(bytes: &[u8; REACH], start: u32, end: u32) -> u64 {
    let index = start as usize;
    let eight = bytes[index..index + 8].first_chunk().copied().unwrap_or_default();
    // The shift leaves the key of a short word. Longer words get the key of some other word,
    // which costs a needless look at them now and then.
    let key =
        (u64::from_le_bytes(eight) | SMALL).wrapping_shl(start.wrapping_sub(end).wrapping_mul(8));
    let set = TABLES.sets[usize::from(bytes[end as usize])] % 4;
    TABLES.suspects[usize::from(set)].shifted(key)
}

/// What [`Window::write`] looks up, in one place, so that one register points to it.
struct Tables {
    /// Kinds of tokens by their telling byte, for tokens after a blank and for others.
    kinds: [[TokenKind; 256]; 2],
    /// Which of the sets below matters before a byte.
    sets: [u8; 256],
    suspects: [WordSet; 4],
}

static TABLES: Tables = Tables {
    kinds: [kinds(QuoteSide::Open), kinds(QuoteSide::Close)],
    sets: {
        let mut sets = [0; 256];
        sets[b'.' as usize] = 1;
        sets[b'-' as usize] = 2;
        sets
    },
    suspects: [
        WordSet::new(FUSED),
        WordSet::new(FUSED | KEEPS_STOP),
        WordSet::new(FUSED | KEEPS_HYPHEN),
        WordSet::new(0),
    ],
};

const fn kinds(straight: QuoteSide) -> [TokenKind; 256] {
    let mut kinds = [TokenKind::Punctuation; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' => TokenKind::Word,
            // The first bytes of `é` and `я`, and both apostrophes, which are found in `'s` only.
            0xC2..=0xDF | b'\'' | 0x99 => TokenKind::Word,
            b'0'..=b'9' => TokenKind::Number,
            b'$' | b'%' => TokenKind::Symbol,
            b'"' => TokenKind::Quote(straight),
            // “ „ «
            0x9C | 0x9E | 0xAB => TokenKind::Quote(QuoteSide::Open),
            // ” »
            0x9D | 0xBB => TokenKind::Quote(QuoteSide::Close),
            _ => TokenKind::Punctuation,
        };
        byte += 1;
    }
    kinds
}

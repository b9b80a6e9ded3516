//! Where plain tokens start and end, as bitmaps of the bytes of a window.

use crate::class::cluster_len;
use crate::simd::{BLOCK, Classes, Classify};
use crate::window::REACH;
use std::hint::black_box;
use std::sync::LazyLock;

/// What a window knows about its bytes: bit 0 is the first of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bitmaps {
    /// First bytes of plain tokens.
    pub starts: u64,
    /// Bytes after plain tokens.
    pub ends: u64,
    /// ASCII white space.
    pub blanks: u64,
    /// Straight double quotation marks.
    pub quotes: u64,
    /// Line feeds beside other white space.
    pub breaks: u64,
    /// Bytes that the rules must look at.
    pub rules: u64,
    /// True if all bytes are ASCII.
    pub is_ascii: bool,
}

impl Bitmaps {
    /// Looks at the first bytes, the first of which stands after a blank or is one. What is said
    /// of the stretch that goes on beyond the block means nothing.
    #[inline(always)]
    pub(crate) fn new<C: Classify>(classify: C, bytes: &[u8; REACH]) -> Bitmaps {
        let block = bytes.first_chunk().unwrap_or(&[b' '; BLOCK]);
        // The compiler does better if it does not know where the bits come from: it otherwise
        // takes the registers apart to carry single bytes around the branches below.
        let classes = black_box(classify.classify(block));
        let mut marks = Marks { letters: classes.letters, ..Marks::default() };
        if classes.wide != 0 {
            let pairs = black_box(classify.pairs(block));
            marks.letters |= pairs | pairs << 1;
            marks.wide_letters |= pairs << 1;
            marks.add_wide(&classes, bytes, classes.wide & !(pairs | pairs << 1));
        }
        if classes.apostrophes != 0 {
            marks.add_apostrophes(&classes, bytes);
        }
        marks.into_bitmaps(&classes)
    }
}

/// The bits below an index.
#[inline(always)]
pub(crate) fn below(index: u32) -> u64 {
    if index < 64 { (1 << index) - 1 } else { !0 }
}

/// For each first byte of two, the second bytes that make a letter with it, one bit each. The vowel
/// signs of Hebrew, Arabic and Syriac are letters too, but combine with any mark before them, which
/// is for the rules to see.
static LETTERS: LazyLock<[u64; 256]> = LazyLock::new(|| {
    let mut letters = [0; 256];
    let stands_alone = |c: &char| cluster_len(&format!("”{c}"), 0) == '”'.len_utf8();
    for c in ('\u{80}'..='\u{7FF}').filter(|c| c.is_alphabetic()).filter(stands_alone) {
        let mut bytes = [0; 2];
        c.encode_utf8(&mut bytes);
        letters[usize::from(bytes[0])] |= 1 << (bytes[1] % 64);
    }
    letters
});

/// Bitmaps that take more than the class of single bytes.
#[derive(Debug, Clone, Copy, Default)]
struct Marks {
    /// Bytes of letters, and the apostrophes of `'s` and `n't`.
    letters: u64,
    /// Where `'s` and `n't` start, which end the word before them.
    clitics: u64,
    /// First bytes of dashes, quotation marks and `…`.
    wide_marks: u64,
    /// All their bytes.
    wide_mark_bytes: u64,
    /// Second bytes of letters that are not ASCII.
    wide_letters: u64,
    /// Bytes that the rules must look at.
    rules: u64,
}

impl Marks {
    /// Sorts the characters in `rest`, which are not ASCII.
    #[inline(always)]
    fn add_wide(&mut self, classes: &Classes, bytes: &[u8; REACH], mut rest: u64) {
        let letters = &*LETTERS;
        while rest != 0 {
            let at = rest.trailing_zeros();
            let index = at as usize;
            let (first, second) = (bytes[index], bytes[index + 1]);
            let size = if letters[usize::from(first)] >> (second % 64) & 1 == 1 {
                self.letters |= 3 << at;
                self.wide_letters |= 2 << at;
                2
            } else {
                match [first, second, bytes[index + 2]] {
                    // « and »
                    [0xC2, 0xAB | 0xBB, _] => self.add_mark(at, 2),
                    // – — “ ” „ …
                    [0xE2, 0x80, 0x93 | 0x94 | 0x9C..=0x9E | 0xA6] => self.add_mark(at, 3),
                    // ’
                    [0xE2, 0x80, 0x99] if self.add_apostrophe(classes, bytes, at, 3) => 3,
                    _ => {
                        self.rules |= 1 << at;
                        1
                    }
                }
            };
            rest &= !below(at + size);
        }
    }

    /// Takes in a mark that is a token wherever it stands. Returns its length.
    #[inline(always)]
    fn add_mark(&mut self, at: u32, size: u32) -> u32 {
        self.wide_marks |= 1 << at;
        self.wide_mark_bytes |= below(size) << at;
        size
    }

    #[inline(always)]
    fn add_apostrophes(&mut self, classes: &Classes, bytes: &[u8; REACH]) {
        let mut rest = classes.apostrophes;
        while rest != 0 {
            let at = rest.trailing_zeros();
            if !self.add_apostrophe(classes, bytes, at, 1) {
                self.rules |= 1 << at;
            }
            rest &= rest - 1;
        }
    }

    /// Takes in an apostrophe of `size` bytes if it belongs to `'s` or the like or to `n't`.
    #[inline(always)]
    fn add_apostrophe(
        &mut self,
        classes: &Classes,
        bytes: &[u8; REACH],
        at: u32,
        size: u32,
    ) -> bool {
        // Both neighbours must lie inside the block.
        if at < 2 || at + size + 2 >= 64 {
            return false;
        }
        let next = (at + size) as usize;
        let small = |index: usize| bytes[index] | 0x20;
        let ends = |index: u32| (classes.letters | classes.digits | classes.wide) >> index & 1 == 0;
        let is_letter = |index: u32| self.letters >> index & 1 == 1;
        let one = ends(at + size + 1);
        let found = match (small(next), small(next + 1)) {
            (b's' | b'd' | b'm', _) if one => is_letter(at - 1).then_some(at),
            (b'r' | b'v', b'e') | (b'l', b'l') if ends(at + size + 2) => {
                is_letter(at - 1).then_some(at)
            }
            (b't', _) if one => {
                let negates = small(at as usize - 1) == b'n' && is_letter(at - 2);
                negates.then_some(at - 1)
            }
            _ => None,
        };
        let Some(start) = found else { return false };
        self.clitics |= 1 << start;
        self.letters |= below(size) << at;
        true
    }

    /// Puts everything together.
    #[inline(always)]
    fn into_bitmaps(self, classes: &Classes) -> Bitmaps {
        let letters = self.letters;
        let digits = classes.digits;
        let blanks = classes.blanks;
        // A blank or nothing stands before the window.
        let after_blank = blanks << 1 | 1;
        // `3,000` and `3.5` are one number.
        let points = (classes.commas | classes.stops) & digits << 1 & digits >> 1;
        let numbers = digits | points;
        let commas = classes.commas & !points;
        let stops = classes.stops & !points;
        let wide_rests = self.wide_mark_bytes & !self.wide_marks;
        let wide_ends = self.wide_mark_bytes & !(wide_rests >> 1);
        let calls = classes.calls;
        let closers = classes.brackets | classes.quotes | wide_ends;

        let after_text = (letters | numbers | closers) << 1;
        let before_end = (blanks | classes.quotes | classes.brackets | self.wide_marks) >> 1;
        // A single letter that is not ASCII may be an initial, which the rules must know.
        let initials = self.wide_letters << 1 & !(letters << 3);
        let plain_stops = stops & after_text & before_end & !initials;
        let plain_calls = calls & after_text & before_end;
        let plain_colons = classes.colons & after_text & blanks >> 1;
        let opening = classes.quotes & after_blank & (letters | digits) >> 1;
        let pauses = commas | stops | calls;
        let closing = classes.quotes & (letters | numbers | pauses) << 1 & (blanks | pauses) >> 1;
        let between = (letters | digits) << 1 & (letters | digits) >> 1;
        let range = digits << 1 & digits >> 1;
        let alone = after_blank & blanks >> 1;
        let plain_hyphens = classes.hyphens & (between & !range | alone);
        // `US$` is one token.
        let plain_signs = classes.signs & !(classes.signs << 1 | classes.signs >> 1 | letters << 1);

        let marks = commas
            | plain_stops
            | plain_calls
            | plain_colons
            | opening
            | closing
            | plain_hyphens
            | plain_signs
            | classes.brackets;
        let plain = letters | numbers | blanks | marks | self.wide_mark_bytes;
        let mixed = letters & (numbers << 1) | numbers & (letters << 1);
        let rules = !plain | mixed | self.rules;

        let starts = letters & !(letters << 1)
            | numbers & !(numbers << 1)
            | marks
            | self.wide_marks
            | self.clitics;
        let ends = !letters & letters << 1
            | !numbers & numbers << 1
            | marks << 1
            | wide_ends << 1
            | self.clitics;

        Bitmaps {
            starts,
            ends,
            blanks,
            quotes: classes.quotes,
            breaks: classes.feeds & (blanks << 1 | blanks >> 1),
            rules,
            is_ascii: classes.wide == 0,
        }
    }
}

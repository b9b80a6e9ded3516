//! Small changes of an input, the same in every run.

/// Pieces that inputs are changed by: markup of news and of files, and bytes that readers trip on.
const PIECES: &[&[u8]] = &[
    b"\0",
    b"\xff",
    b"\x80",
    b"\xff\xff\xff\xff",
    b"\r",
    b"\n\n",
    b"\r\n",
    b" ",
    b"'",
    b"\"",
    "“".as_bytes(),
    "”".as_bytes(),
    "’".as_bytes(),
    "\u{301}".as_bytes(),
    "\u{200d}".as_bytes(),
    "\u{feff}".as_bytes(),
    "\u{202e}".as_bytes(),
    "🇺🇦".as_bytes(),
    "日".as_bytes(),
    "é".as_bytes(),
    b" said ",
    b"Mr. ",
    b"U.S.",
    b" according to ",
    b"Reuters ",
    b"he ",
    b"<",
    b">",
    b"&",
    b"</p>",
    b"<script>",
    b"javascript:",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\\ud800",
    b"1e999",
    b"-1",
    b"4294967296",
    b"null",
    b"\t",
    b"|",
];

/// A source of numbers that look random and are the same in every run (xorshift64*).
#[derive(Debug, Clone)]
pub struct Numbers(u64);

impl Numbers {
    /// The numbers that follow from this one.
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % end as u64) as usize
    }
}

/// Changes an input at one to four places; what is joined to it may come from another one.
pub fn mutate(input: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..1 + numbers.below(4) {
        let at = numbers.below(bytes.len() + 1);
        let end = at + numbers.below((bytes.len() - at).min(32) + 1);
        match numbers.below(7) {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.truncate(at),
            2 => drop(bytes.splice(at..at, PIECES[numbers.below(PIECES.len())].iter().copied())),
            3 => drop(bytes.splice(at..end, PIECES[numbers.below(PIECES.len())].iter().copied())),
            4 => {
                let repeated = bytes[at..end].repeat(1 + numbers.below(8));
                bytes.splice(at..at, repeated);
            }
            5 => {
                let from = numbers.below(other.len() + 1);
                let to = from + numbers.below(other.len() - from + 1);
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << numbers.below(8);
                }
            }
        }
    }
    bytes
}

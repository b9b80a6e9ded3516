//! The texts, and what is expected of them.

/// English news with curly quotes, dashes and accents.
const STORY: &str = include_str!("../../examples/data/bridge.txt");

/// Other languages and scripts.
const SCRIPTS: &str = include_str!("../data/scripts.txt");

/// A text, in one or more pieces.
#[derive(Debug)]
pub struct Text {
    pub name: &'static str,
    pieces: Vec<String>,
    /// How many tokens this project finds in it.
    pub tokens: usize,
    /// How many words `unicode_words` finds.
    pub unicode_words: usize,
}

impl Text {
    /// The number of bytes.
    pub fn len(&self) -> usize {
        self.pieces.iter().map(String::len).sum()
    }

    /// What an engine counts in all pieces.
    pub fn count(&self, mut engine: impl FnMut(&str) -> usize) -> usize {
        self.pieces.iter().map(|piece| engine(piece)).sum()
    }
}

/// All texts.
pub fn all() -> Vec<Text> {
    let text = |name, pieces, tokens, unicode_words| Text { name, pieces, tokens, unicode_words };
    vec![
        text("ascii", vec![drawn(&ascii(STORY), 256 << 10)], 53_163, 44_437),
        text("typographic", vec![drawn(STORY, 256 << 10)], 52_035, 43_351),
        text("scripts", vec![drawn(SCRIPTS, 256 << 10)], 40_377, 31_301),
        text("one-line-1mb", vec![drawn(STORY, 1 << 20)], 207_841, 173_633),
        text("stories-1000", stories(1000), 198_316, 165_625),
        text("story-20-times", vec![STORY.repeat(20)], 12_320, 10_280),
        text("snippet", vec![STORY.chars().take(200).collect()], 33, 32),
    ]
}

/// A line of about `len` bytes, made of words of a text in random order. A short text that is
/// repeated would be learned by heart by the processor, which guesses what comes next; no stream
/// of stories lets it do so.
fn drawn(text: &str, len: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut line = String::with_capacity(len + 64);
    let mut state = 1;
    while line.len() < len {
        state = next(state);
        line.push_str(words[(state >> 33) as usize % words.len()]);
        line.push(' ');
    }
    line
}

/// Pieces of about 1,000 bytes each.
fn stories(count: usize) -> Vec<String> {
    let line = drawn(STORY, 1000 * count + 1000);
    let words: Vec<&str> = line.split(' ').collect();
    words.chunks(words.len() / count).take(count).map(|words| words.join(" ")).collect()
}

/// The next state of a linear congruential generator, with the multiplier of Knuth's MMIX.
fn next(state: u64) -> u64 {
    state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407)
}

/// The text with plain marks, and `e` for every letter with an accent.
fn ascii(text: &str) -> String {
    let plain = |c| match c {
        '“' | '”' => '"',
        '’' => '\'',
        '–' | '—' => '-',
        c if c.is_ascii() => c,
        _ => 'e',
    };
    text.chars().map(plain).collect()
}

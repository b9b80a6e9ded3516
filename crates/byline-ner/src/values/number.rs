//! Numbers in digits and words.

use super::text_at;
use crate::words::Word;

/// Words that numbers begin with.
pub(super) const OPENERS: &[&str] = &[
    "a",
    "an",
    "half",
    "minus",
    "tens",
    "dozens",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "trillions",
];

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number where it stands.
#[derive(Debug, Clone, Copy)]
struct Number {
    /// The word after its last.
    end: usize,
    value: f64,
    /// What `million` and the like multiply it by; 1 without.
    factor: f64,
    /// The size is a lone `m`, which also stands for metres.
    letter: bool,
}

/// One number, or the two ends of a range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    /// The word after its last.
    pub(super) end: usize,
    low: f64,
    high: Option<f64>,
    /// Said with `million` or more.
    pub(super) large: bool,
    /// The size is a lone `m`, which also stands for metres.
    pub(super) letter: bool,
}

impl Amount {
    /// `5` or `5..7`, each number written by `show`.
    pub(super) fn shown(self, show: impl Fn(f64) -> String) -> String {
        match self.high {
            Some(high) => format!("{}..{}", show(self.low), show(high)),
            None => show(self.low),
        }
    }

    /// The number, if it is one and whole.
    pub(super) fn whole(self) -> Option<i32> {
        let whole = self.high.is_none() && self.low.fract() == 0.0 && self.low.abs() < 1e6;
        whole.then_some(self.low as i32)
    }
}

/// A number without exponent or needless decimals.
pub(super) fn plain(value: f64) -> String {
    let rounded = (value * 1e4).round() / 1e4;
    format!("{rounded}")
}

/// The amount whose first number is at `at`. The phrase begins at `start`, with a sign of money if
/// one stands before the number; `sign` gives the word after such a sign, which may stand before
/// the second number too.
pub(super) fn amount(
    words: &[Word<'_>],
    start: usize,
    at: usize,
    sign: impl Fn(usize) -> Option<usize>,
) -> Option<Amount> {
    let minus = matches!(text_at(words, at), "-" | "−" | "minus" | "Minus");
    if minus && at > 0 && words[at - 1].span.end() == words[at].span.start() {
        return None;
    }
    let first = number(words, at + usize::from(minus))?;
    let value = if minus { -first.value } else { first.value };
    let one = Amount {
        end: first.end,
        low: value * first.factor,
        high: None,
        large: first.factor >= 1e5,
        letter: first.letter,
    };
    let joined = match text_at(words, first.end) {
        "-" | "–" | "to" => true,
        "and" => start > 0 && text_at(words, start - 1).eq_ignore_ascii_case("between"),
        _ => false,
    };
    let next = first.end + 1;
    let Some(second) = joined.then(|| number(words, sign(next).unwrap_or(next))).flatten() else {
        return Some(one);
    };
    // In `5 to 7 million` both are millions.
    let shared = first.factor == 1.0 && value < second.value;
    let low = value * if shared { second.factor } else { first.factor };
    let high = second.value * second.factor;
    let large = one.large || second.factor >= 1e5;
    let range = Amount { end: second.end, low, high: Some(high), large, letter: second.letter };
    Some(if low < high { range } else { one })
}

/// A number in digits or words, with its size.
fn number(words: &[Word<'_>], at: usize) -> Option<Number> {
    let (mut end, mut value, rest) = match digits(text_at(words, at)) {
        Some((value, rest)) => (at + 1, value, rest),
        None => spelled(words, at).map(|(end, value)| (end, value, ""))?,
    };
    if text_at(words, end) == "and"
        && text_at(words, end + 1) == "a"
        && text_at(words, end + 2) == "half"
    {
        value += 0.5;
        end += 3;
    }
    let mut number = Number { end, value, factor: 1.0, letter: rest == "m" };
    if !rest.is_empty() {
        number.factor = size(rest, true)?;
        return Some(number);
    }
    let glued = |at: usize| {
        at > 0 && words.get(at).is_some_and(|w| w.span.start() == words[at - 1].span.end())
    };
    loop {
        let hyphen = usize::from(text_at(words, number.end) == "-" && glued(number.end));
        let word = text_at(words, number.end + hyphen);
        let Some(factor) = size(word, glued(number.end + hyphen)) else { break };
        number.factor *= factor;
        number.letter = word == "m";
        number.end += hyphen + 1;
    }
    Some(number)
}

/// The number that a word begins with, and what is left of the word.
fn digits(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let value = digits.trim_end_matches(['.', ',']).replace(',', "").parse::<f64>().ok()?;
    let half = rest.strip_prefix('½');
    Some((if half.is_some() { value + 0.5 } else { value }, half.unwrap_or(rest)))
}

/// What a word of size multiplies a number by. A letter alone must be glued to the number.
fn size(word: &str, glued: bool) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "million" | "mn" | "mln" | "mio" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        "dozen" => 12.0,
        "k" | "K" if glued => 1e3,
        "m" | "M" if glued => 1e6,
        "b" | "B" if glued => 1e9,
        _ => return None,
    })
}

/// A number in words without `million` and the like, or the 1 of `a million`: the word after it
/// and the number.
fn spelled(words: &[Word<'_>], at: usize) -> Option<(usize, f64)> {
    let first = text_at(words, at).to_ascii_lowercase();
    let sized = |at: usize| size(text_at(words, at), false).is_some();
    match first.as_str() {
        "a" | "an" => return sized(at + 1).then_some((at + 1, 1.0)),
        "half" => {
            let article = matches!(text_at(words, at + 1), "a" | "an");
            return (article && sized(at + 2)).then_some((at + 2, 0.5));
        }
        _ => {}
    }
    let mut value = small(&first)?;
    let mut end = at + 1;
    if text_at(words, end) == "hundred" {
        value *= 100.0;
        end += 1;
        let and = usize::from(text_at(words, end) == "and");
        if let Some(rest) = small(text_at(words, end + and)) {
            value += rest;
            end += and + 1;
        }
    }
    Some((end, value))
}

/// A number below a hundred in one word: `seven`, `twenty-five`.
pub(super) fn small(word: &str) -> Option<f64> {
    let below = |word: &str| SMALL.iter().position(|&small| small == word);
    let tens = |word: &str| Some(20 + 10 * TENS.iter().position(|&tens| tens == word)?);
    let number = below(word).or_else(|| tens(word)).or_else(|| {
        let (left, right) = word.split_once('-')?;
        Some(tens(left)? + below(right).filter(|ones| (1..10).contains(ones))?)
    })?;
    Some(number as f64)
}

/// The words for numbers up to a hundred that are no compounds.
pub(super) fn small_numbers() -> impl Iterator<Item = String> {
    SMALL.iter().chain(&TENS).map(|word| (*word).to_owned())
}

/// The word after `tens of thousands of` or the like.
pub(super) fn vague(words: &[Word<'_>], at: usize) -> Option<usize> {
    let mut end = at;
    let many = |at: usize| {
        let word = text_at(words, at);
        OPENERS[4..].iter().any(|many| many.eq_ignore_ascii_case(word))
            && text_at(words, at + 1) == "of"
    };
    while many(end) && end < at + 8 {
        end += 2;
    }
    (end > at).then_some(end)
}

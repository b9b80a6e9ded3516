//! Sums of money, shares and quantities.

use super::number::{Amount, amount, plain, small, vague};
use super::{Reading, text_at};
use crate::lexicon::entries;
use crate::words::Word;
use byline_core::EntityKind;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The ISO 4217 code and how many of the currency one is, for every sign and word.
static CURRENCIES: LazyLock<FxHashMap<&'static str, (&'static str, f64)>> = LazyLock::new(|| {
    let mut signs = FxHashMap::default();
    for line in entries(include_str!("../../data/en/currencies.txt")) {
        let mut columns = line.split('\t');
        let (Some(code), Some(factor), Some(names)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let factor = factor.parse().unwrap_or(1.0);
        signs.extend(names.split(", ").map(|name| (name, (code, factor))));
    }
    signs
});

/// The short form of a unit for every word for it.
static UNITS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut units = FxHashMap::default();
    for line in entries(include_str!("../../data/en/units.txt")) {
        let Some((unit, names)) = line.split_once('\t') else { continue };
        units.extend(names.split(", ").map(|name| (name, unit)));
    }
    units
});

/// The longest entry of a table that the words at a place begin with: the word after it, and what
/// the table has.
fn look_up<V: Copy>(
    table: &FxHashMap<&'static str, V>,
    words: &[Word<'_>],
    at: usize,
    most: usize,
) -> Option<(usize, V)> {
    let mut phrase = String::new();
    let mut found = None;
    for (index, word) in words.iter().enumerate().skip(at).take(most) {
        if index > at {
            phrase.push(' ');
        }
        phrase.push_str(word.text);
        found = table.get(phrase.as_str()).map(|value| (index + 1, *value)).or(found);
    }
    found
}

/// A sign or code of money that a number follows: the word after it, the code and the factor.
fn sign(words: &[Word<'_>], at: usize) -> Option<(usize, (&'static str, f64))> {
    let text = text_at(words, at);
    let (end, found) = match text_at(words, at + 1) {
        "$" if text.len() <= 4 && text.starts_with(|c: char| c.is_ascii_uppercase()) => {
            (at + 2, CURRENCIES.get(format!("{text}$").as_str())?)
        }
        "." if text == "Rs" => (at + 2, CURRENCIES.get(text)?),
        _ => (at + 1, CURRENCIES.get(text)?),
    };
    (!text.starts_with(char::is_lowercase)).then_some((end, *found))
}

/// `$5bn`, `€3.5 million`, `20 million dollars`, `millions of pounds`.
pub(super) fn money(words: &[Word<'_>], at: usize) -> Option<Reading> {
    let shown = |amount: Amount, (code, factor): (&str, f64)| {
        Some(format!("{code} {}", amount.shown(|number| plain(number * factor))))
    };
    if let Some((number, currency)) = sign(words, at) {
        let sum = amount(words, at, number, |at| Some(sign(words, at)?.0))?;
        return Some((sum.end, EntityKind::Money, shown(sum, currency)));
    }
    if let Some(end) = vague(words, at) {
        let (end, _) = currency(words, end).or_else(|| pounds(words, end))?;
        return Some((end, EntityKind::Money, None));
    }
    let sum = amount(words, at, at, |_| None)?;
    let glued = words.get(sum.end).is_some_and(|w| w.span.start() == words[sum.end - 1].span.end());
    if glued && text_at(words, sum.end) == "p" {
        return Some((sum.end + 1, EntityKind::Money, shown(sum, ("GBP", 0.01))));
    }
    let large = || {
        let korean = text_at(words, sum.end) == "won";
        let won = korean.then_some((sum.end + 1, ("KRW", 1.0)));
        won.or_else(|| pounds(words, sum.end)).filter(|_| sum.large)
    };
    let (end, found) = currency(words, behind(words, sum.end)).or_else(large)?;
    Some((end, EntityKind::Money, shown(sum, found)))
}

/// The name of a currency: the word after it, its code and factor.
fn currency(words: &[Word<'_>], at: usize) -> Option<(usize, (&'static str, f64))> {
    let name = text_at(words, at).starts_with(char::is_alphabetic);
    name.then(|| look_up(&CURRENCIES, words, at, 4)).flatten()
}

/// `pounds` alone, which are as often a weight.
fn pounds(words: &[Word<'_>], at: usize) -> Option<(usize, (&'static str, f64))> {
    (text_at(words, at) == "pounds").then_some((at + 1, ("GBP", 1.0)))
}

/// The word after a hyphen that binds a number to its unit: `a 20-mile road`.
fn behind(words: &[Word<'_>], at: usize) -> usize {
    let glued = words.get(at).is_some_and(|w| w.span.start() == words[at - 1].span.end());
    at + usize::from(glued && text_at(words, at) == "-")
}

/// `12%`, `3.5 percent`, `3 to 4 per cent`, `0.5 percentage points`.
pub(super) fn percent(words: &[Word<'_>], at: usize) -> Option<Reading> {
    let share = amount(words, at, at, |_| None)?;
    let unit = behind(words, share.end);
    let (end, sign) = match text_at(words, unit) {
        "%" => (unit + 1, "%"),
        "percent" | "pct" => (unit + 1, "%"),
        "per" if text_at(words, unit + 1) == "cent" => (unit + 2, "%"),
        "percentage" if matches!(text_at(words, unit + 1), "point" | "points") => {
            (unit + 2, " percentage points")
        }
        _ => return None,
    };
    Some((end, EntityKind::Percent, Some(format!("{}{sign}", share.shown(plain)))))
}

/// `300 kilometres`, `20-30 °C`, `three weeks`: a number with a unit.
pub(super) fn quantity(words: &[Word<'_>], at: usize) -> Option<Reading> {
    if let Some(end) = vague(words, at) {
        let (end, _) = look_up(&UNITS, words, end, 4)?;
        return Some((end, EntityKind::Quantity, None));
    }
    let (end, value) = measure(words, at)?;
    Some((end, EntityKind::Quantity, Some(value)))
}

fn measure(words: &[Word<'_>], at: usize) -> Option<(usize, String)> {
    // The tokens of `two-day` are one word here.
    let compound = text_at(words, at).split_once('-');
    let compound = compound
        .and_then(|(number, unit)| Some((small(&number.to_ascii_lowercase())?, *UNITS.get(unit)?)));
    if let Some((number, unit)) = compound {
        return Some((at + 1, measured(number, unit)));
    }
    let number = amount(words, at, at, |_| None)?;
    let (end, unit) = look_up(&UNITS, words, behind(words, number.end), 5)?;
    let last = text_at(words, end - 1);
    let age = unit.starts_with('P') && matches!(text_at(words, end), "old" | "older" | "of age");
    // `One day he will` is no length of time, and `5 C` no temperature.
    let loose =
        matches!(last, "C" | "F") && words[end - 1].span.start() > words[end - 2].span.end();
    let once = last == "day" && text_at(words, at).eq_ignore_ascii_case("one");
    if age || loose || once || number.letter {
        return None;
    }
    let value = match unit.starts_with('P') {
        true => number.shown(|number| measured(number, unit)),
        false => format!("{} {unit}", number.shown(plain)),
    };
    Some((end, value))
}

/// A number with its unit, as a length of time where the unit is one.
fn measured(number: f64, unit: &str) -> String {
    let start = unit.len() - unit.trim_start_matches(['P', 'T']).len();
    let (time, factor) = unit.split_at(start);
    let last = factor.char_indices().next_back().map_or(0, |(last, _)| last);
    let (factor, letter) = factor.split_at(last);
    match factor.parse::<f64>() {
        Ok(factor) if start > 0 => format!("{time}{}{letter}", plain(number * factor)),
        _ => format!("{} {unit}", plain(number)),
    }
}

/// A length of time in days or longer: the word after it, the number if it is whole, and the unit.
pub(super) fn span_of_time(
    words: &[Word<'_>],
    at: usize,
) -> Option<(usize, Option<i32>, &'static str)> {
    let text = text_at(words, at);
    let article = matches!(text, "a" | "an" | "A" | "An");
    let (number, unit) = match text_at(words, at + 1) {
        _ if !article && !matches!(text, "several" | "Several" | "some" | "Some" | "many") => {
            let number = amount(words, at, at, |_| None)?;
            (number.whole(), number.end)
        }
        "few" | "couple" if article => (None, at + 2 + usize::from(text_at(words, at + 2) == "of")),
        _ => (article.then_some(1), at + 1),
    };
    let unit_name = UNITS.get(text_at(words, unit)).filter(|unit| unit.starts_with('P'))?;
    Some((unit + 1, number, unit_name))
}

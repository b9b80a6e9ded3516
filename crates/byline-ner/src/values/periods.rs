//! Years and stretches of them: quarters, seasons, decades, centuries.

use super::calendar::{Found, around, middle, season, year, year_behind};
use super::text_at;
use crate::words::Word;
use byline_core::Date;

/// Centuries in words.
const CENTURIES: [(&str, i16); 4] =
    [("eighteenth", 18), ("nineteenth", 19), ("twentieth", 20), ("twenty-first", 21)];

/// Words in lower case that a stretch of time begins with.
pub(super) const OPENERS: &[&str] = &[
    "q1",
    "q2",
    "q3",
    "q4",
    "h1",
    "h2",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "first",
    "second",
    "third",
    "fourth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "mid",
];

/// A year or a stretch of time at a word.
pub(super) fn period(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    season_and_year(words, at)
        .or_else(|| part_of_year(words, at, story))
        .or_else(|| century(words, at))
        .or_else(|| decade(words, at))
        .or_else(|| years(words, at))
}

/// `summer 2019`, `the spring of 2022`.
fn season_and_year(words: &[Word<'_>], at: usize) -> Option<Found> {
    let (text, _) = middle(words, at);
    let (season, _) = season(&text.to_ascii_lowercase())?;
    let (end, year) = year_behind(words, at + 1)?;
    Some((end, Some(format!("{year}-{season}"))))
}

/// `Q3 2021`, `the second quarter of 2021`, `the first half of this year`.
fn part_of_year(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    let text = text_at(words, at);
    let ordinal = |word: &str| match word {
        "first" | "First" => Some('1'),
        "second" | "Second" => Some('2'),
        "third" | "Third" => Some('3'),
        "fourth" | "Fourth" => Some('4'),
        _ => None,
    };
    let (end, letter, number) = match text.as_bytes() {
        [letter @ (b'Q' | b'H'), number @ b'1'..=b'4'] => {
            (at + 1, char::from(*letter), char::from(*number))
        }
        _ => match text_at(words, at + 1) {
            "quarter" => (at + 2, 'Q', ordinal(text)?),
            "half" => (at + 2, 'H', ordinal(text)?),
            _ => return None,
        },
    };
    if letter == 'H' && number > '2' {
        return None;
    }
    if let Some((end, year)) = year_behind(words, end) {
        return Some((end, Some(format!("{year}-{letter}{number}"))));
    }
    let shift = match text_at(words, end + 1) {
        "this" | "the" => 0,
        "last" => -1,
        "next" => 1,
        _ => return None,
    };
    let whole = text_at(words, end) == "of" && text_at(words, end + 2) == "year";
    let year = story.filter(|_| text_at(words, end + 1) != "the");
    let year = year.and_then(|story| around(story, shift, "P1Y"));
    whole.then(|| (end + 3, year.map(|year| format!("{year}-{letter}{number}"))))
}

/// `2019`, `2014-2019`, `2019-20`, `from 2014 to 2019`.
fn years(words: &[Word<'_>], at: usize) -> Option<Found> {
    let (text, middle) = middle(words, at);
    let before = at.checked_sub(1).map_or("", |before| words[before].text);
    if let Some((first, last)) = text.split_once('/') {
        let (first, last) = (year(first)?, last_year(first, last)?);
        return Some((at + 1, Some(format!("{first}/{last}"))));
    }
    let first = year(text)?;
    let joined = match text_at(words, at + 1) {
        "-" | "–" => true,
        "to" | "until" | "through" => matches!(before, "from" | "From"),
        "and" => matches!(before, "between" | "Between"),
        _ => false,
    };
    let last = last_year(text, text_at(words, at + 2)).filter(|_| joined);
    if let Some(last) = last {
        return Some((at + 3, Some(format!("{first}/{last}"))));
    }
    let counted = COUNTING.contains(&before) || COUNTED.contains(&text_at(words, at + 1));
    let recent = (1800..2100).contains(&first) || matches!(before, "in" | "In");
    let lone = middle || recent && !counted;
    lone.then(|| (at + 1, Some(first.to_string())))
}

/// Words before a number of four digits that is no year.
const COUNTING: [&str; 15] = [
    "than",
    "some",
    "nearly",
    "almost",
    "least",
    "most",
    "approximately",
    "roughly",
    "over",
    "exceeding",
    "Flight",
    "Room",
    "No.",
    "#",
    "+",
];

/// Words behind a number of four digits that is no year.
const COUNTED: [&str; 22] = [
    "people",
    "troops",
    "soldiers",
    "men",
    "women",
    "children",
    "refugees",
    "police",
    "workers",
    "jobs",
    "homes",
    "houses",
    "civilians",
    "protesters",
    "members",
    "votes",
    "points",
    "students",
    "fighters",
    "companies",
    "words",
    "others",
];

/// The last year of a range, which may be in two digits.
fn last_year(first: &str, last: &str) -> Option<i16> {
    let whole = match last.len() {
        2 => year(&format!("{}{last}", first.get(..2)?)),
        _ => year(last),
    };
    whole.filter(|last| year(first).is_some_and(|first| first < *last))
}

/// `the 19th century`, `21st-century`, `the twentieth century`.
fn century(words: &[Word<'_>], at: usize) -> Option<Found> {
    let (text, _) = middle(words, at);
    let (ordinal, ending) = match text.strip_suffix("-century") {
        Some(ordinal) => (ordinal, Some(at + 1)),
        None => (text, None),
    };
    let digits = ordinal.strip_suffix("th").or_else(|| ordinal.strip_suffix("st"));
    let number = digits.and_then(|digits| digits.parse().ok()).filter(|n| (11..=22).contains(n));
    let named = || CENTURIES.iter().find(|(name, _)| name.eq_ignore_ascii_case(ordinal));
    let number = number.or_else(|| Some(named()?.1))?;
    let behind = || {
        let noun = at + 1 + usize::from(text_at(words, at + 1) == "-");
        (text_at(words, noun) == "century").then_some(noun + 1)
    };
    Some((ending.or_else(behind)?, Some(format!("{}XX", number - 1))))
}

/// `the 1990s`, `the '90s`, `the 1990's`.
fn decade(words: &[Word<'_>], at: usize) -> Option<Found> {
    let (text, _) = middle(words, at);
    let the = at > 0 && text_at(words, at - 1) == "the";
    let plural =
        || (the && matches!(text_at(words, at + 1), "'s" | "’s")).then_some((text, at + 2));
    let (digits, end) = text.strip_suffix('s').map(|text| (text, at + 1)).or_else(plural)?;
    let whole = match digits.strip_prefix(['\'', '’']) {
        Some(tens) if tens.len() == 2 => year(&format!("19{tens}")),
        _ => year(digits),
    };
    let year = whole.filter(|year| year % 10 == 0)?;
    Some((end, Some(format!("{}X", year / 10))))
}

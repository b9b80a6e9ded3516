//! Dates that name a month or a day.

use super::calendar::{
    Found, around, day_at, iso, middle, month, nearest, weekday, year, year_behind,
};
use super::{Reading, periods, text_at};
use crate::words::Word;
use byline_core::{Date, EntityKind};

/// Words in lower case that a date begins with, apart from months and days of the week.
pub(super) const OPENERS: &[&str] = &["early", "late", "mid", "new", "christmas", "boxing"];

/// A date at a word, reckoned from the date of the story where it does not say all.
pub(super) fn date(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Reading> {
    let part = matches!(text_at(words, at), "early" | "Early" | "late" | "Late");
    let start = at + usize::from(part);
    let (end, value) = numeric(words, start)
        .or_else(|| with_weekday(words, start, story))
        .or_else(|| day_and_month(words, start, story))
        .or_else(|| month_and_year(words, start, part, story))
        .or_else(|| periods::period(words, start, story))
        .or_else(|| feast(words, start, story))?;
    Some((end, EntityKind::Date, value))
}

/// `2022-02-24`, `24/02/2022`, `24.02.2022`. Where day and month could change places there is no
/// form.
fn numeric(words: &[Word<'_>], at: usize) -> Option<Found> {
    let text = text_at(words, at);
    if let Some(date) = iso(text) {
        return Some((at + 1, Some(date.to_string())));
    }
    let slashes = text.contains('/');
    let mut parts = text.splitn(3, if slashes { '/' } else { '.' });
    let (first, second, last) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| part.parse::<i8>().ok().filter(|_| part.len() <= 2);
    let (first, second, year) = (short(first)?, short(second)?, year(last)?);
    let days = [Date::new(year, second, first), Date::new(year, first, second)];
    let value = match days {
        [Ok(date), _] if !slashes || first == second => Some(date),
        [Ok(_), Ok(_)] => None,
        [Ok(date), Err(_)] | [Err(_), Ok(date)] => Some(date),
        [Err(_), Err(_)] => return None,
    };
    Some((at + 1, value.map(|date| date.to_string())))
}

/// `Friday, February 24`.
fn with_weekday(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    weekday(text_at(words, at))?;
    let comma = usize::from(text_at(words, at + 1) == ",");
    day_and_month(words, at + 1 + comma, story)
}

/// `February 24`, `24th of February 2022`, `Feb. 24-26`.
fn day_and_month(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    let month_at = |at: usize| month(text_at(words, at));
    let (month, days, end) = match month_at(at) {
        Some(month) => {
            let the = usize::from(text_at(words, at + 1) == "the");
            let (end, days) = days(words, at + 1 + the)?;
            (month, days, end)
        }
        None => {
            let (end, days) = days(words, at)?;
            let of = usize::from(text_at(words, end) == "of");
            (month_at(end + of)?, days, end + of + 1)
        }
    };
    let comma = usize::from(text_at(words, end) == ",");
    let year = year(text_at(words, end + comma));
    let end = if year.is_some() { end + comma + 1 } else { end };
    let whole = |day: i8| match (year, story) {
        (Some(year), _) => Date::new(year, month, day).ok(),
        (None, Some(story)) => nearest(story, month, day),
        (None, None) => None,
    };
    let value = match days {
        (day, None) => whole(day).map(|date| date.to_string()),
        (first, Some(last)) => {
            whole(first).zip(whole(last)).map(|(first, last)| format!("{first}/{last}"))
        }
    };
    Some((end, value))
}

/// One day of a month, or the first and last of several: the word after it.
fn days(words: &[Word<'_>], at: usize) -> Option<(usize, (i8, Option<i8>))> {
    let first = day_at(words, at)?;
    let last = match text_at(words, at + 1) {
        "-" | "–" | "to" => day_at(words, at + 2).filter(|last| *last > first),
        _ => None,
    };
    Some((at + if last.is_some() { 3 } else { 1 }, (first, last)))
}

/// `March 2020`, `mid-March`. `May` and `March` are also verbs and names: alone they count behind
/// a word that dates stand behind, and so do months in headlines.
fn month_and_year(words: &[Word<'_>], at: usize, part: bool, story: Option<Date>) -> Option<Found> {
    let (text, middle) = middle(words, at);
    let month = month(text)?;
    if let Some((end, year)) = year_behind(words, at + 1) {
        return Some((end, Some(format!("{year}-{month:02}"))));
    }
    let before = at.checked_sub(1).map_or("", |before| words[before].text);
    let led = part
        || middle
        || matches!(
            before,
            "in" | "In"
                | "since"
                | "Since"
                | "until"
                | "Until"
                | "by"
                | "By"
                | "of"
                | "from"
                | "From"
                | "through"
                | "during"
                | "During"
                | "between"
                | "before"
                | "every"
        );
    let named = text_at(words, at + 1).starts_with(char::is_uppercase);
    let plain = !named && !words[at].headline;
    let plain = plain && !matches!(text, "May" | "March" | "Mar" | "Jan" | "Jun");
    let value = story.and_then(|story| nearest_month(story, month));
    (led || plain).then_some((at + 1, value))
}

/// The month of that number nearest to the story, the past one of two at the same distance.
fn nearest_month(story: Date, month: i8) -> Option<String> {
    let ahead = (month - story.month()).rem_euclid(12);
    let shift = if ahead < 6 { ahead } else { ahead - 12 };
    around(story, shift.into(), "P1M")
}

/// `Christmas Day`, `New Year's Eve`; `Christmas` alone behind a preposition.
fn feast(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    let word = |ahead: usize| text_at(words, at + ahead);
    let before = at.checked_sub(1).map_or("", |before| words[before].text);
    let led = matches!(before, "at" | "before" | "by" | "since" | "after" | "over" | "until");
    let (end, month, day) = match (word(0), word(1)) {
        ("Christmas", "Day") => (at + 2, 12, 25),
        ("Christmas", "Eve") => (at + 2, 12, 24),
        ("Boxing", "Day") => (at + 2, 12, 26),
        ("Christmas", next) if led && !next.starts_with(char::is_alphabetic) => (at + 1, 12, 25),
        ("New", "Year") if matches!(word(2), "'s" | "’s") => match word(3) {
            "Eve" => (at + 4, 12, 31),
            "Day" => (at + 4, 1, 1),
            _ => return None,
        },
        _ => return None,
    };
    let (end, date) = match (year_behind(words, end), story) {
        (Some((end, year)), _) => (end, Date::new(year, month, day).ok()),
        (None, story) => (end, story.and_then(|story| nearest(story, month, day))),
    };
    Some((end, date.map(|date| date.to_string())))
}

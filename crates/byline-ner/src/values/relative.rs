//! Dates that are reckoned from the story's own.

use super::amount::span_of_time;
use super::calendar::{Found, around, month, part_of_day, season, weekday};
use super::{Reading, text_at};
use crate::words::Word;
use byline_core::{Date, EntityKind};
use jiff::civil::Weekday;

/// Words in lower case that a relative date begins with.
pub(super) const OPENERS: &[&str] = &[
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "day",
    "last",
    "this",
    "next",
    "past",
    "coming",
    "following",
    "previous",
    "recent",
    "early",
    "earlier",
    "late",
    "later",
    "several",
    "some",
    "many",
];

/// A relative date at a word.
pub(super) fn date(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Reading> {
    let part = matches!(
        text_at(words, at),
        "early" | "Early" | "earlier" | "Earlier" | "late" | "Late" | "later" | "Later"
    );
    let start = at + usize::from(part);
    let (end, value) = near_day(words, start, story)
        .or_else(|| on_weekday(words, start, story))
        .or_else(|| led(words, start, story))
        .or_else(|| loose(words, start))
        .or_else(|| ago(words, at, story))?;
    Some((end, EntityKind::Date, value))
}

fn moved(story: Option<Date>, shift: i32, unit: &str) -> Option<String> {
    around(story?, shift, unit)
}

/// Adds the part of the day behind a date, if one stands there.
fn with_part(words: &[Word<'_>], end: usize, date: Option<String>) -> Found {
    match part_of_day(text_at(words, end)) {
        Some(part) => (end + 1, date.map(|date| date + part)),
        None => (end, date),
    }
}

/// `yesterday`, `tomorrow morning`, `last night`, `the day before yesterday`.
fn near_day(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    let next = text_at(words, at + 1);
    let shift = match text_at(words, at).to_ascii_lowercase().as_str() {
        "today" => 0,
        "tonight" => {
            return Some((at + 1, moved(story, 0, "P1D").map(|date| date + "TNI")));
        }
        "yesterday" => -1,
        "tomorrow" => 1,
        "last" if next == "night" => {
            return Some(with_part(words, at + 1, moved(story, -1, "P1D")));
        }
        "this" if matches!(next, "morning" | "afternoon" | "evening") => {
            return Some(with_part(words, at + 1, moved(story, 0, "P1D")));
        }
        "day" if next == "before" && text_at(words, at + 2) == "yesterday" => {
            return Some((at + 3, moved(story, -2, "P1D")));
        }
        "day" if next == "after" && text_at(words, at + 2) == "tomorrow" => {
            return Some((at + 3, moved(story, 2, "P1D")));
        }
        _ => return None,
    };
    Some(with_part(words, at + 1, moved(story, shift, "P1D")))
}

/// Words that make a name of the day of the week behind them.
const NAMING: [&str; 9] =
    ["Black", "Good", "Bloody", "Super", "Ash", "Palm", "Easter", "Holy", "Cyber"];

/// `Tuesday`, `last Tuesday`, `Tuesday night`: the last one up to the story, the next one behind
/// `next` and `will`.
fn on_weekday(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    let first = text_at(words, at).to_ascii_lowercase();
    let led = matches!(first.as_str(), "next" | "last" | "this" | "coming" | "past");
    let name = at + usize::from(led);
    let text = text_at(words, name);
    let many = text.strip_suffix('s').filter(|day| day.ends_with("day"));
    let day = weekday(many.unwrap_or(text))?;
    let before = at.checked_sub(1).map_or("", |before| words[before].text);
    if NAMING.contains(&before) {
        return None;
    }
    // Another date follows, and says it all: `Tuesday, March 3`.
    let comma = usize::from(text_at(words, name + 1) == ",");
    let behind = name + 1 + comma;
    let dated = |at: usize| month(text_at(words, at)).is_some();
    if dated(behind) || super::calendar::day_at(words, behind).is_some() && dated(behind + 1) {
        return None;
    }
    if many.is_some() || matches!(before, "every" | "Every" | "each" | "Each") {
        return Some((name + 1, None));
    }
    let future = matches!(first.as_str(), "next" | "this" | "coming") || !led && ahead(words, at);
    let date = story.and_then(|story| match first.as_str() {
        "last" | "past" => story.nth_weekday(-1, day).ok(),
        "next" | "coming" => story.nth_weekday(1, day).ok(),
        _ => same_or_near(story, day, future),
    });
    Some(with_part(words, name + 1, date.map(|date| date.to_string())))
}

fn same_or_near(story: Date, day: Weekday, future: bool) -> Option<Date> {
    if story.weekday() == day {
        return Some(story);
    }
    story.nth_weekday(if future { 1 } else { -1 }, day).ok()
}

/// True if the verb before a date speaks of the future.
fn ahead(words: &[Word<'_>], at: usize) -> bool {
    for word in words[..at].iter().rev().take(8) {
        match word.text {
            "will" | "'ll" | "’ll" | "shall" | "scheduled" | "due" | "planned" => return true,
            "." | ";" | "?" | "!" => return false,
            _ if word.known().reports() => return false,
            _ => {}
        }
    }
    false
}

/// `last week`, `earlier this month`, `next year`, `this weekend`, `last summer`, `last March`.
fn led(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    let mut shift = match text_at(words, at).to_ascii_lowercase().as_str() {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let mut name = at + 1;
    if shift == 0 && matches!(text_at(words, name), "past" | "coming") {
        shift = if text_at(words, name) == "past" { -1 } else { 1 };
        name += 1;
    }
    let anaphoric = shift != 0 && at > 0 && text_at(words, at - 1).eq_ignore_ascii_case("the");
    let story = story.filter(|_| !anaphoric);
    let value = match text_at(words, name) {
        "week" => moved(story, shift, "P1W"),
        "month" => moved(story, shift, "P1M"),
        "year" => moved(story, shift, "P1Y"),
        "decade" => moved(story, shift, "P10Y"),
        "century" => moved(story, shift, "P100Y"),
        "weekend" => moved(story, shift, "P1W").map(|week| week + "-WE"),
        "quarter" => story.and_then(|story| quarter(story, shift)),
        text => match season(text) {
            Some((short, start)) => story.and_then(|story| season_near(story, short, start, shift)),
            None => {
                let month = month(text)?;
                story.and_then(|story| month_near(story, month, shift))
            }
        },
    };
    Some((name + 1, value))
}

fn quarter(story: Date, shift: i32) -> Option<String> {
    let date = around(story, 3 * shift, "P1M")?;
    let (year, month) = date.split_once('-')?;
    Some(format!("{year}-Q{}", (month.parse::<i8>().ok()? + 2) / 3))
}

/// The last month of that number before the story, the next one, or that of the same year.
fn month_near(story: Date, month: i8, shift: i32) -> Option<String> {
    let distance = i32::from(month - story.month());
    let turn = match shift {
        -1 if distance >= 0 => -12,
        1 if distance <= 0 => 12,
        _ => 0,
    };
    around(story, distance + turn, "P1M")
}

/// The last season of that name over before the story, the next one to begin, or this year's.
fn season_near(story: Date, short: &str, start: i8, shift: i32) -> Option<String> {
    let month = story.month();
    // January and February belong to the winter of the year before.
    let year = story.year() - i16::from(start == 12 && month < 3);
    let over = start != 12 && month >= start + 3;
    let begun = month >= start || start == 12 && month < 3;
    let turn = match shift {
        -1 if !over => -1,
        1 if begun => 1,
        _ => 0,
    };
    Some(format!("{}-{short}", year + turn))
}

/// `the next day`, `the past week`, `recent years`: dates that other words of the story fix.
fn loose(words: &[Word<'_>], at: usize) -> Option<Found> {
    let the = at > 0 && text_at(words, at - 1).eq_ignore_ascii_case("the");
    let unit = text_at(words, at + 1);
    let single = matches!(unit, "day" | "week" | "month" | "year" | "decade" | "century");
    let many = matches!(unit, "days" | "weeks" | "months" | "years" | "decades" | "centuries");
    let dated = match text_at(words, at) {
        "next" => the && unit == "day",
        "following" | "previous" => the && single,
        "past" | "coming" => the && (single || many),
        "recent" | "Recent" => many,
        _ => false,
    };
    dated.then_some((at + 2, None))
}

/// `three days ago`, `a year earlier`, `several weeks later`.
fn ago(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    let (end, number, unit) = span_of_time(words, at)?;
    match text_at(words, end) {
        "ago" => {
            let value = number.and_then(|number| moved(story, -number, unit));
            Some((end + 1, value))
        }
        "earlier" | "later" => Some((end + 1, None)),
        _ => None,
    }
}

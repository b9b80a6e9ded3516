//! The calendar: names of months, days and seasons, and reckoning with them.

use super::text_at;
use crate::words::Word;
use byline_core::Date;
use jiff::ToSpan;
use jiff::civil::Weekday;

/// Months and days of the week in lower case, days also in the plural, and their short forms.
pub(super) const OPENERS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// A date that was read: the word after its last, and its form.
pub(super) type Found = (usize, Option<String>);

/// The word without `mid-`, and whether it had that.
pub(super) fn middle<'d>(words: &[Word<'d>], at: usize) -> (&'d str, bool) {
    let text = text_at(words, at);
    let rest = text.strip_prefix("mid-").or_else(|| text.strip_prefix("Mid-"));
    (rest.unwrap_or(text), rest.is_some())
}

/// The year at a word or behind `of`: the word after it and the year.
pub(super) fn year_behind(words: &[Word<'_>], at: usize) -> Option<(usize, i16)> {
    let of = usize::from(matches!(text_at(words, at), "of" | "in" | ","));
    year(text_at(words, at + of)).map(|year| (at + of + 1, year))
}

/// The day of `2022-02-24`.
pub(super) fn iso(word: &str) -> Option<Date> {
    let mut parts = word.trim_end_matches([',', '.', ':']).splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The number of a month by its name or short form, which begin with a capital.
pub(super) fn month(word: &str) -> Option<i8> {
    let index = named(word, &OPENERS[..12], "Mar")?;
    i8::try_from(index + 1).ok()
}

/// A day of the week by its name or a short form with a stop.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let short = word.len() < 6 && !word.ends_with('.');
    named(word, &OPENERS[12..19], "").filter(|_| !short).map(|index| DAYS[index])
}

/// The position of a name among those of `names`, which are in lower case. The short form `word`
/// needs its stop.
fn named(text: &str, names: &[&str], word: &str) -> Option<usize> {
    let short = text.strip_suffix('.').unwrap_or(text);
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) || short.len() < 3 || text == word {
        return None;
    }
    names.iter().position(|name| {
        let cut = short.len() <= 5 && name.len() > short.len();
        let begins = name.get(..short.len()).is_some_and(|start| start.eq_ignore_ascii_case(short));
        begins
            && (name.len() == short.len() && short.len() == text.len() || cut && abbreviates(text))
    })
}

/// `Sept.`, `Sep` and `Thurs.` are short forms, `Marc` and `Satur` are not.
fn abbreviates(text: &str) -> bool {
    match text.strip_suffix('.').unwrap_or(text).len() {
        3 => true,
        4 => text.starts_with("Sept") || text.starts_with("Tues") || text.starts_with("Thur"),
        _ => text.starts_with("Thurs"),
    }
}

/// The day of the month at a word, from `24`, `24th`.
pub(super) fn day_at(words: &[Word<'_>], at: usize) -> Option<i8> {
    let text = text_at(words, at);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &text[digits.len()..];
    let day = digits.parse::<i8>().ok().filter(|day| (1..=31).contains(day))?;
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then_some(day)
}

/// The year of a word of four digits.
pub(super) fn year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| digits && (1000..2200).contains(year))
}

/// The day of that name nearest to the story: in the year before, of or after it.
pub(super) fn nearest(story: Date, month: i8, day: i8) -> Option<Date> {
    (-1..=1)
        .filter_map(|shift| Date::new(story.year().checked_add(shift)?, month, day).ok())
        .min_by_key(|date| days_between(story, *date).unsigned_abs())
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// A season: its short form and its first month. Winter belongs to the year in which it begins.
pub(super) fn season(word: &str) -> Option<(&'static str, i8)> {
    Some(match word {
        "spring" => ("SP", 3),
        "summer" => ("SU", 6),
        "autumn" | "fall" => ("FA", 9),
        "winter" => ("WI", 12),
        _ => return None,
    })
}

/// The part of the day that a word names.
pub(super) fn part_of_day(word: &str) -> Option<&'static str> {
    Some(match word {
        "morning" => "TMO",
        "afternoon" => "TAF",
        "evening" => "TEV",
        "night" => "TNI",
        _ => return None,
    })
}

/// The form of a stretch of time around a date, one of `unit` after another: `2022-W26` for `W`.
/// The unit is the last letter of its length in ISO 8601.
pub(super) fn around(date: Date, shift: i32, unit: &str) -> Option<String> {
    let shift = i64::from(shift);
    let moved = match unit {
        "P1D" => shift.days(),
        "P1W" => shift.weeks(),
        "P14D" => (2 * shift).weeks(),
        "P1M" => shift.months(),
        "P1Y" => shift.years(),
        "P10Y" => (10 * shift).years(),
        "P100Y" => (100 * shift).years(),
        _ => return None,
    };
    let date = date.checked_add(moved).ok()?;
    let week = date.iso_week_date();
    Some(match unit {
        "P1D" => date.to_string(),
        "P1W" | "P14D" => format!("{}-W{:02}", week.year(), week.week()),
        "P1M" => format!("{}-{:02}", date.year(), date.month()),
        "P1Y" => date.year().to_string(),
        "P10Y" => format!("{}X", date.year() / 10),
        _ => format!("{}XX", date.year() / 100),
    })
}

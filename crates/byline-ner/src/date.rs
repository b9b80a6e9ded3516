//! Dates in running text, and the date of a story.

use crate::amount::Reading;
use crate::words::Word;
use byline_core::{Date, Document, EntityKind};
use jiff::ToSpan;
use jiff::civil::Weekday;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

/// The date that a story gives for itself: in a header ` date 2022-06-26 ` at its start, or in a
/// dateline with a year. Looks at the first words only.
///
/// ```
/// use byline_core::{Date, Document};
///
/// let story = Document::new("ORLÉANS, March 3, 2021 (Agence) - “It rains,” he said.");
/// assert_eq!(byline_ner::story_date(&story), Date::new(2021, 3, 3).ok());
/// ```
pub fn story_date(document: &Document) -> Option<Date> {
    let words: Vec<&str> = document.text().split_whitespace().take(60).collect();
    if let [first, second, ..] = words[..] {
        if first.trim_end_matches(':').eq_ignore_ascii_case("date") {
            return iso(second);
        }
    }
    (1..words.len()).find_map(|at| dateline(&words, at))
}

/// A date at `at` with a place before it and a dash or bracket soon after.
fn dateline(words: &[&str], at: usize) -> Option<Date> {
    let place = words[at - 1].strip_suffix(',')?;
    if !place.starts_with(char::is_uppercase) {
        return None;
    }
    let word = |ahead: usize| words.get(at + ahead).map(|word| word.trim_end_matches([',', '.']));
    let number = |ahead: usize| word(ahead)?.parse::<i8>().ok();
    let (month, day) = match month(word(0)?) {
        Some(month) => (month, number(1)?),
        None => (month(word(1)?)?, number(0)?),
    };
    let year = word(2)?.parse::<i16>().ok()?;
    let mark = |word: &&str| word.starts_with(['(', '-', '–', '—', '/']);
    words[at + 3..].iter().take(4).any(mark).then(|| Date::new(year, month, day).ok()).flatten()
}

fn iso(word: &str) -> Option<Date> {
    let mut parts = word.trim_end_matches([',', '.', ':']).splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn month(word: &str) -> Option<i8> {
    let short = word.trim_end_matches('.');
    let index = MONTHS.iter().position(|month| {
        *month == short
            || short.len() >= 3 && short.len() <= 4 && short != "Mar" && month.starts_with(short)
            || word == "Mar." && *month == "March"
    })?;
    i8::try_from(index + 1).ok()
}

/// A date at a token, reckoned from the date of the story where it does not say all.
pub(crate) fn date(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Reading> {
    let (end, value) = calendar_date(words, at, story)
        .or_else(|| relative(words, at, story))
        .or_else(|| weekday(words, at, story))?;
    Some((end, EntityKind::Date, value))
}

type Found = (usize, Option<String>);

fn calendar_date(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    let text = words.get(at)?.text;
    if let Some(date) = iso(text) {
        return Some((at + 1, Some(date.to_string())));
    }
    let month_at = |at: usize| words.get(at).and_then(|word| month(word.text));
    let (month, day, end) = match month(text) {
        Some(month) => match day_at(words, at + 1) {
            Some(day) => (month, Some(day), at + 2),
            None => (month, None, at + 1),
        },
        None => match (day_at(words, at), month_at(at + 1)) {
            (Some(day), Some(month)) => (month, Some(day), at + 2),
            _ => return year_at(words, at).map(|year| (at + 1, Some(year.to_string()))),
        },
    };
    let comma = usize::from(day.is_some() && words.get(end).is_some_and(|word| word.text == ","));
    if let Some(year) = year_at(words, end + comma) {
        let value = match day {
            Some(day) => Date::new(year, month, day).ok().map(|date| date.to_string()),
            None => Some(format!("{year}-{month:02}")),
        };
        return Some((end + comma + 1, value));
    }
    let Some(day) = day else {
        return bare_month(words, at).then_some((end, None));
    };
    let near = story.and_then(|story| nearest(story, month, day));
    Some((end, near.map(|date| date.to_string())))
}

/// `May` and `March` are also verbs: alone they count after a word that dates stand behind.
fn bare_month(words: &[Word<'_>], at: usize) -> bool {
    if words[at].text.len() > 5 && !words[at].headline {
        return true;
    }
    let before = at.checked_sub(1).map_or("", |before| words[before].text);
    matches!(
        before,
        "in" | "In" | "since" | "Since" | "last" | "next" | "until" | "by" | "of" | "this"
    )
}

fn day_at(words: &[Word<'_>], at: usize) -> Option<i8> {
    let text = words.get(at)?.text;
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &text[digits.len()..];
    let day = digits.parse::<i8>().ok().filter(|day| (1..=31).contains(day))?;
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then_some(day)
}

fn year_at(words: &[Word<'_>], at: usize) -> Option<i16> {
    let text = words.get(at)?.text;
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| digits && (1800..2100).contains(year))
}

/// The day of that name nearest to the story: the year before, of or after it.
fn nearest(story: Date, month: i8, day: i8) -> Option<Date> {
    (-1..=1)
        .filter_map(|shift| Date::new(story.year().checked_add(shift)?, month, day).ok())
        .min_by_key(|date| days_between(story, *date).unsigned_abs())
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

fn relative(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    let first = words.get(at)?.text.to_lowercase();
    let day = |shift: i64| {
        let date = story.and_then(|story| story.checked_add(shift.days()).ok());
        Some((at + 1, date.map(|date| date.to_string())))
    };
    match first.as_str() {
        "today" | "tonight" => return day(0),
        "yesterday" => return day(-1),
        "tomorrow" => return day(1),
        _ => {}
    }
    let shift = match first.as_str() {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let value = |add: jiff::Span, show: fn(Date) -> String| {
        Some((at + 2, story.and_then(|story| story.checked_add(add).ok()).map(show)))
    };
    match words.get(at + 1)?.text {
        "week" => value((7 * shift).days(), week),
        "month" => value(shift.months(), |date| format!("{}-{:02}", date.year(), date.month())),
        "year" => value(shift.years(), |date| date.year().to_string()),
        _ => None,
    }
}

fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{}-W{:02}", week.year(), week.week())
}

/// A day of the week: the last one before the story, or the next after `next`.
fn weekday(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Found> {
    let led = matches!(words.get(at)?.text, "next" | "last");
    let name = words.get(at + usize::from(led))?.text;
    let (_, weekday) = DAYS.iter().find(|(day, _)| *day == name)?;
    let end = at + 1 + usize::from(led);
    let date = story.and_then(|story| match (led, words[at].text) {
        (true, "next") => story.nth_weekday(1, *weekday).ok(),
        (false, _) if story.weekday() == *weekday => Some(story),
        _ => story.nth_weekday(-1, *weekday).ok(),
    });
    Some((end, date.map(|date| date.to_string())))
}

//! Dates as pages write them: ISO 8601 and its kin, mail headers, and words.

use crate::{clock, words};
use byline_core::{Date, Timestamp};
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

/// When something was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct When {
    /// The day, where it was published.
    pub day: Date,
    /// The moment, if time and zone are stated too.
    pub moment: Option<Timestamp>,
}

/// The order of day and month where both are numbers and neither is above twelve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 3/5/2024 is the fifth of March.
    MonthFirst,
    /// 3/5/2024 is the third of May.
    DayFirst,
    /// Nobody knows.
    Unknown,
}

/// The day that a text gives, with the moment if it gives that too. `None` if it gives none, or if it
/// could be two.
///
/// ```
/// use byline_page::{Order, when};
///
/// let found = when("2024-03-05T23:30:00-05:00", Order::Unknown).unwrap();
/// assert_eq!(found.day.to_string(), "2024-03-05");
/// assert_eq!(found.moment.unwrap().to_string(), "2024-03-06T04:30:00Z");
/// assert_eq!(when("le 5 mars", Order::DayFirst), None, "no é, and no English");
/// ```
pub fn when(text: &str, order: Order) -> Option<When> {
    let text = text.trim();
    let parts = parts(text);
    let day = day(&parts, order)?;
    Some(When { day, moment: moment(text).or_else(|| clock::moment(&parts, day)) })
}

/// The moment of a text that is a stamp of a machine: ISO 8601, a mail header, or seconds or
/// milliseconds since 1970.
fn moment(text: &str) -> Option<Timestamp> {
    if let Ok(number) = text.parse::<i64>() {
        return from_count(number, text.len());
    }
    let mail = || rfc2822::DateTimeParser::new().parse_timestamp(text);
    text.parse().or_else(|_| mail()).ok()
}

fn day(parts: &[Part], order: Order) -> Option<Date> {
    let count = parts.iter().filter(|part| part.number.is_some()).count();
    if let Some((number, length)) = parts.first().and_then(|p| Some((p.number?, p.text.len()))) {
        if count == 1 || length == 8 {
            return from_one(number, length);
        }
    }
    if let Some(at) = parts.iter().position(|part| part.month.is_some()) {
        return from_words(parts, at);
    }
    let [a, b, c] = [0, 1, 2].map(|at| parts.get(at).and_then(|part| part.number));
    let (a, b, c) = (a?, b?, c?);
    if parts[0].text.len() == 4 {
        return date(a, b, c);
    }
    let joined = parts[1].mark();
    if parts[2].text.len() != 4 || !["/", ".", "-"].contains(&joined) || parts[2].mark() != joined {
        return None;
    }
    match (a > 12, b > 12, order) {
        (true, _, _) | (false, false, Order::DayFirst) => date(c, b, a),
        (_, true, _) | (false, false, Order::MonthFirst) => date(c, a, b),
        _ if a == b => date(c, a, b),
        _ => None,
    }
}

/// True if a line says when something was published, and no more.
pub fn is_stamp(line: &str) -> bool {
    let parts = parts(line);
    let known = |part: &Part| {
        let word = part.text.to_lowercase();
        part.number.is_some()
            || part.month.is_some()
            || words::is_day(&word)
            || words::is("stamp", &word)
            || words::zones().any(|(name, _)| name.eq_ignore_ascii_case(part.text))
    };
    parts.len() <= 30 && parts.iter().any(|part| part.number.is_some()) && parts.iter().all(known)
}

/// When something was published, by a line that begins with that and holds nothing but times. What the
/// line says of changes is passed over.
pub fn stamped(line: &str) -> Option<When> {
    let lower = line.to_lowercase();
    if !is_stamp(line) || !words::all("first").any(|start| words::begins(&lower, start)) {
        return None;
    }
    let end = words::all("changed").filter_map(|word| lower.find(word)).min();
    when(line.get(..end.unwrap_or(line.len()))?, Order::Unknown)
}

/// Letters or digits in a row, and what stands before them.
pub struct Part<'t> {
    pub text: &'t str,
    pub before: &'t str,
    pub number: Option<i64>,
    month: Option<i8>,
}

impl Part<'_> {
    /// What stands before it but blanks.
    pub fn mark(&self) -> &str {
        self.before.trim()
    }
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let word = &rest[start..];
        let is_digit = word.starts_with(|c: char| c.is_ascii_digit());
        let inside = |c: char| c.is_alphanumeric() && c.is_ascii_digit() == is_digit;
        let end = word.find(|c| !inside(c)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        parts.push(Part {
            text: word,
            before: &rest[..start],
            number: word.parse().ok().filter(|_| is_digit),
            month: if is_digit { None } else { words::month(&word.to_lowercase()) },
        });
        rest = after;
    }
    parts
}

/// A date of one number: 20240305, or seconds or milliseconds since 1970.
fn from_one(number: i64, digits: usize) -> Option<Date> {
    match digits {
        8 => date(number / 10_000, number / 100 % 100, number % 100),
        _ => Some(TimeZone::UTC.to_datetime(from_count(number, digits)?).date()),
    }
}

/// A count of seconds or milliseconds since 1970, as many digits as those of today have.
fn from_count(number: i64, digits: usize) -> Option<Timestamp> {
    match digits {
        10 => Timestamp::from_second(number).ok(),
        13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

/// March 5, 2024; 5 March 2024; 5th of March, 2024; Tue, 05 Mar 2024 10:00:00 GMT.
fn from_words(parts: &[Part], at: usize) -> Option<Date> {
    let month = i64::from(parts[at].month?);
    let is_year = |part: &&Part| part.text.len() == 4 && part.number.is_some();
    let year = parts[at..].iter().take(8).find(is_year)?.number?;
    let is_day = |part: &&Part| {
        part.text.len() <= 2 && part.number.is_some_and(|day| (1..=31).contains(&day))
    };
    let before = parts[at.saturating_sub(3)..at].iter().rev().take_while(|part| part.mark() != ":");
    let after = parts.get(at + 1).filter(is_day);
    let before = before.filter(|part| part.text.len() <= 2 || part.number.is_none()).find(is_day);
    date(year, month, after.or(before)?.number?)
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    if !(1900..=2200).contains(&year) {
        return None;
    }
    Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_of(text: &str, order: Order) -> Option<Date> {
        when(text, order).map(|when| when.day)
    }

    #[test]
    fn dates_are_read_in_any_form() {
        for text in [
            "2024-03-05",
            "2024-03-05T07:02:00Z",
            "2024-03-05T11:00:09.000+01:00",
            "2024-03-05 23:59:59",
            "2024/03/05",
            "20240305",
            "20240305T070200Z",
            "1709622000",
            "1709622000000",
            "Tue, 05 Mar 2024 10:00:00 GMT",
            "March 5, 2024",
            "Mar. 5, 2024 7:02 a.m. EST",
            "Tuesday 5 March 2024 07.02 GMT",
            "5th of March, 2024",
            "Published 10:15 AM EST, Tue March 5, 2024",
            "7:02 5 Mar 2024",
        ] {
            assert_eq!(day_of(text, Order::Unknown), Date::new(2024, 3, 5).ok(), "{text}");
        }
        assert_eq!(day_of("3/5/2024", Order::MonthFirst), Date::new(2024, 3, 5).ok());
        assert_eq!(day_of("05.03.2024", Order::DayFirst), Date::new(2024, 3, 5).ok());
        assert_eq!(day_of("3/25/2024", Order::DayFirst), Date::new(2024, 3, 25).ok());
    }

    #[test]
    fn moments_have_a_time_and_a_zone() {
        for text in [
            "2024-03-05T07:02:00Z",
            "2024-03-05T08:02:00.000+01:00",
            "2024-03-05T08:02+0100",
            "2024-03-05 07:02:00Z",
            "20240305T070200Z",
            "1709622120",
            "1709622120000",
            "Tue, 05 Mar 2024 07:02:00 GMT",
            "Tue, 5 Mar 2024 02:02:00 -0500",
            "Mon, 05 Mar 2024 07:02 GMT",
            "2024-03-05 07:02:00 UTC",
            "2024-03-05 08:02:00 +0100",
            "Tue Mar 5 07:02:00 UTC 2024",
            "March 5, 2024 2:02 a.m. EST",
            "March 5, 2024, 2:02 AM ET",
            "Published 2:02 AM EST, Tue March 5, 2024",
            "Tuesday 5 March 2024 07.02 GMT",
            "5 March 2024 07:02 GMT (08:02 CET)",
            "5 March 2024 - 08:02 GMT+1",
            "5 Mar 2024 12:32 UTC+5:30",
            "5 March 2024 at 4.02pm (JST)",
        ] {
            let found = when(text, Order::Unknown).and_then(|when| when.moment);
            assert_eq!(found, "2024-03-05T07:02:00Z".parse().ok(), "{text}");
        }
        let summer = when("3 p.m. EDT, July 5, 2024", Order::Unknown).and_then(|when| when.moment);
        assert_eq!(summer, "2024-07-05T19:00:00Z".parse().ok());
        for text in [
            "2024-03-05",
            "2024-03-05T07:02:00",
            "20240305",
            "March 5, 2024 7:02 a.m.",
            "March 5, 2024 7:02 a.m. XYZ",
            "March 5, 2024 EST",
            "March 5, 2024 13:02 p.m. EST",
            "July 5, 2024 7:02 a.m. EST",
            "5 March 2024 07:02 GMT, updated 09:00 GMT",
            "07:02 - 5 March 2024",
        ] {
            let found = when(text, Order::Unknown).unwrap();
            assert_eq!(found.moment, None, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_or_two_is_none() {
        for text in [
            "3/5/2024",
            "1 May",
            "May 2024",
            "2024-13-40",
            "soon",
            "",
            "12",
            "10:15:20",
            "24-03-05",
        ] {
            assert_eq!(day_of(text, Order::Unknown), None, "{text}");
        }
    }

    #[test]
    fn a_line_that_begins_with_publishing_gives_its_moment() {
        let line = "Posted Tue 5 Mar 2024 at 5:12pm AEDT, updated Wed 6 Mar 2024 at 8:01am AEDT";
        let moment = stamped(line).and_then(|when| when.moment);
        assert_eq!(moment, "2024-03-05T06:12:00Z".parse().ok());
        assert_eq!(stamped("Updated 5 March 2024"), None);
        assert_eq!(stamped("Published 5 March 2024 by Zoë"), None);
    }

    #[test]
    fn a_line_of_nothing_but_time_is_a_stamp() {
        for line in [
            "Published 10:15 AM EST, Tue March 5, 2024",
            "5 hours ago",
            "Updated: 2024-03-05T10:00Z",
            "4 min read",
            "Posted Tue 5 Mar 2024 at 5:12pm AEDT, updated Wed 6 Mar 2024 at 8:01am AEDT",
        ] {
            assert!(is_stamp(line), "{line}");
        }
        for line in ["Zoë left on March 5, 2024.", "Tuesday", "5 killed", ""] {
            assert!(!is_stamp(line), "{line}");
        }
    }
}

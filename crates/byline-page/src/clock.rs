//! The moment that a text gives in words: “7:02 a.m. EST”, “08:02 GMT+1”.

use crate::date::Part;
use crate::words;
use byline_core::{Date, Timestamp};
use jiff::civil::Time;
use jiff::tz::{Offset, TimeZone};

/// The farthest that a zone lies from Greenwich, in hours.
const FARTHEST: i64 = 14;

/// Zones that an offset may stand behind.
const COUNTED_FROM: [&str; 2] = ["GMT", "UTC"];

/// The moment of a day at the time that stands in a text with its zone. `None` if no time has one, or
/// if two do and are not the same moment.
pub fn moment(parts: &[Part], day: Date) -> Option<Timestamp> {
    let mut found = (0..parts.len()).filter_map(|at| {
        // What a mark joins to what stands before it is no hour.
        let is_inside = parts[at].before.ends_with([':', '.', '+', '-', '−']);
        let (time, zone) = if is_inside { None } else { time(&parts[at..]) }?;
        Some(zoned(day, time, zone))
    });
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)?
}

/// The time that some parts begin with, and the parts behind it.
fn time<'p, 't>(parts: &'p [Part<'t>]) -> Option<(Time, &'p [Part<'t>])> {
    let pair = |at: usize, marks: &[&str]| {
        let part = parts.get(at).filter(|part| part.text.len() == 2);
        part.filter(|part| marks.contains(&part.before))?.number
    };
    let hour = parts[0].number.filter(|_| parts[0].text.len() <= 2)?;
    let minute = pair(1, &[":", "."]);
    let second = minute.and_then(|_| pair(2, &[":"]));
    let rest = &parts[1 + usize::from(minute.is_some()) + usize::from(second.is_some())..];
    let (half, rest) = half(rest);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        None if minute.is_some() => hour,
        _ => return None,
    };
    let [hour, minute, second] = [hour, minute.unwrap_or(0), second.unwrap_or(0)]
        .map(|number| i8::try_from(number).unwrap_or(i8::MAX));
    Some((Time::new(hour, minute, second, 0).ok()?, rest))
}

/// The hours that “a.m.” or “p.m.” adds, and what stands behind it.
fn half<'p, 't>(parts: &'p [Part<'t>]) -> (Option<i64>, &'p [Part<'t>]) {
    let text = |at: usize| parts.get(at).map(|part| part.text.to_lowercase()).unwrap_or_default();
    let [first, second] = [text(0), text(1)];
    for (name, hours) in [("a", 0), ("p", 12)] {
        if first == name && second == "m" {
            return (Some(hours), &parts[2..]);
        }
        if first.strip_prefix(name) == Some("m") {
            return (Some(hours), &parts[1..]);
        }
    }
    (None, parts)
}

/// The moment of a time of a day in the zone that some parts begin with.
fn zoned(day: Date, time: Time, parts: &[Part]) -> Option<Timestamp> {
    let at = day.to_datetime(time);
    let name = parts.first().filter(|part| part.mark().chars().all(|c| ".,(".contains(c)));
    let name = name.map(|part| part.text);
    let is_counted = name.is_some_and(|name| COUNTED_FROM.contains(&name));
    if let Some(offset) = offset(&parts[usize::from(is_counted)..], is_counted) {
        return offset.to_timestamp(at).ok();
    }
    let (name, rule) = words::zones().find(|(known, _)| name == Some(*known))?;
    let zone = TimeZone::posix(rule).ok()?;
    let found = zone.to_ambiguous_timestamp(at).unambiguous().ok()?;
    // “EST” in July is an hour that nobody knows; “ET” is whichever holds.
    let is_of_rule = rule.split(|c: char| !c.is_alphabetic()).any(|part| part == name);
    let holds = !is_of_rule || zone.to_offset_info(found).abbreviation() == name;
    holds.then_some(found)
}

/// The offset that some parts begin with: `-0500`, `+01:00`, or `+1` behind the name of a zone.
fn offset(parts: &[Part], is_named: bool) -> Option<Offset> {
    let first = parts.first()?;
    let sign = match first.before.strip_prefix(' ').unwrap_or(first.before) {
        "+" => 1,
        "-" | "−" => -1,
        _ => return None,
    };
    let second = parts.get(1).filter(|part| part.before == ":" && part.text.len() == 2);
    let (hours, minutes) = match (first.text.len(), second) {
        (4, _) => (first.number? / 100, first.number? % 100),
        (1 | 2, Some(minutes)) => (first.number?, minutes.number?),
        (1 | 2, None) if is_named => (first.number?, 0),
        _ => return None,
    };
    let is_offset = hours <= FARTHEST && minutes < 60;
    let seconds = i32::try_from(sign * (hours * 60 + minutes) * 60).ok()?;
    is_offset.then(|| Offset::from_seconds(seconds).ok())?
}
